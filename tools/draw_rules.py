"""Draws docs/rules.png: one paragraph with the rules of Chinese composition off, and with them on, as they print.

    .venv/bin/python tools/draw_rules.py
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium

from printreport.core.color import BLACK, Cmyk
from printreport.core.geometry import Point
from printreport.finish.output_intent import press_condition
from printreport.fonts.font_book import open_font_book
from printreport.images.image_store import ImageStore
from printreport.model.blocks import InlineRun
from printreport.model.document import PressChoice
from printreport.model.layout import Item, Layout, Page, PlacedGlyphRun, PlacedShape
from printreport.model.press import PressCondition
from printreport.model.theme import Composition, TextStyle
from printreport.render.press_pdf import render_press
from printreport.source.project import read_project
from printreport.text.typesetter import Typesetter

ROOT = Path(__file__).resolve().parent.parent
SIZE, LEADING, MEASURE = 10.5, 17.0, 20.0
RED = Cmyk(0.0, 1.0, 1.0, 0.1)
TEXT = (
    "（一）深入开展“当好主人翁、建功新时代”，打造“劳动技能竞赛”品牌；举办第四届、第五届职工职业技能大赛，涉及31个行业、43个工种（项目），10万余名"
    "职工参赛，283名职工分别被授予“技术状元”“技术明星”“技术能手”称号——全市3000多家企事业单位、1.5万个班组参赛，29家单位获“先锋号”。"
)
ON = TextStyle(face="song", size=SIZE, leading=LEADING, color=BLACK, indent=2.0)
OFF = replace(
    ON,
    composition=Composition(
        kinsoku="none",
        squeeze_pairs=False,
        squeeze_line_end=False,
        squeeze_line_start=False,
        trim_indent_open=False,
        western_gap=0.0,
        keep_figures=False,
        total_fit=False,
    ),
)


def column(setter: Typesetter, style: TextStyle, left: float) -> list[Item]:
    """The paragraph in one style between two hairlines."""
    lines = setter.set_paragraph((InlineRun(TEXT),), style, [MEASURE * SIZE]).lines
    items: list[Item] = [
        PlacedGlyphRun(Point(left, 40.0 + row * LEADING), run) for row, line in enumerate(lines) for run in line.runs
    ]
    bottom = 34.0 + len(lines) * LEADING
    for x in (left, left + MEASURE * SIZE):
        items.append(PlacedShape.line(Point(x, 26.0), Point(x, bottom), RED, 0.25))
    return items


def main() -> None:
    book = open_font_book()
    setter = Typesetter(book, "zh-Hans-CN")
    condition = press_condition(PressChoice("coated-fogra39"))
    document = read_project(ROOT, book, ImageStore(None)).document
    assert isinstance(condition, PressCondition)
    assert document is not None
    items = (*column(setter, OFF, 30.0), *column(setter, ON, 70.0 + MEASURE * SIZE))
    layout = Layout(100.0 + 2 * MEASURE * SIZE, 175.0, 0.0, (Page(1, False, "rules", items),))
    pdf = render_press(layout, document, book, ImageStore(None), condition, marks="none")
    picture = pdfium.PdfDocument(pdf)[0].render(scale=2.5).to_pil()
    picture.convert("P", palette=1, colors=32).save(ROOT / "docs" / "rules.png", optimize=True)


if __name__ == "__main__":
    main()
