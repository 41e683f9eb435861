"""Sets the report's paragraphs by printreport and by Typst at the same measures and in the same face, and compares the lines.

    .venv/bin/python bench/bench_lines.py [--measures 14 22 30] [--times]

Both make a PDF, and both PDFs are read by PDFium alone: glyph origins, nothing of either engine. The table is Markdown.
`--times` adds how long breaking and justifying the text takes, once and a hundred times over, with a profile.
Typst (the PyPI package `typst`) is measured when it can be imported; it is no dependency.
"""

from __future__ import annotations

import argparse
import ctypes
import itertools
import re
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from report_copies import ROOT, split_section

from printreport.core.color import BLACK
from printreport.core.figure_grammar import find_figures
from printreport.core.geometry import Point
from printreport.fonts.font_book import FontBook, open_font_book
from printreport.model.blocks import InlineRun
from printreport.model.theme import TextStyle
from printreport.text.typesetter import Typesetter

SIZE, LEADING, MARGIN = 10.5, 17.0, 40.0
STYLE = TextStyle(face="song", size=SIZE, leading=LEADING, color=BLACK, indent=2.0)
STOPS, CLOSING, OPENING = "，。、；：？！", "”’）》〉】」』", "“‘（《〈【「『"
FULL_WIDTH = str.maketrans("(),:;?!", "（），：；？！")


@dataclass(frozen=True)
class Glyph:
    """A character, its origin in em from the measure's left edge, and its advance by the font file."""

    text: str
    x: float
    advance: float

    @property
    def is_han(self) -> bool:
        return "\u4e00" <= self.text <= "\u9fff"


Paragraph = list[list[Glyph]]


def report_paragraphs() -> list[str]:
    """The paragraphs of the repository's report, brackets beside Han full-width as its reader sets them."""
    found = []
    for path in sorted((ROOT / "content/sections").glob("*.md")):
        body = split_section(path.read_text("utf-8"))[1]
        found += [re.sub(r"(?<![0-9A-Za-z])\n(?!\n)", "", part.strip()) for part in body.split("\n\n") if part.strip()]
    return [part.translate(FULL_WIDTH) for part in found if not part.startswith(("#", "-", ">", "|"))]


def by_printreport(paragraphs: list[str], measure: float, book: FontBook) -> bytes:
    """A page for each paragraph, through the press renderer."""
    from printreport.finish.output_intent import press_condition
    from printreport.images.image_store import ImageStore
    from printreport.model.document import PressChoice
    from printreport.model.layout import Layout, Page, PlacedGlyphRun
    from printreport.model.press import PressCondition
    from printreport.render.press_pdf import render_press
    from printreport.source.project import read_project

    setter = Typesetter(book, "zh-Hans-CN")
    pages = []
    for number, text in enumerate(paragraphs, 1):
        lines = setter.set_paragraph((InlineRun(text),), STYLE, [measure * SIZE]).lines
        items = tuple(
            PlacedGlyphRun(Point(MARGIN, MARGIN + row * LEADING), run) for row, line in enumerate(lines) for run in line.runs
        )
        pages.append(Page(number, False, "bench", items))
    condition = press_condition(PressChoice("coated-fogra39"))
    document = read_project(ROOT, book, ImageStore(None)).document
    assert isinstance(condition, PressCondition)
    assert document is not None
    layout = Layout(measure * SIZE + 2 * MARGIN, 1200.0, 0.0, tuple(pages))
    return render_press(layout, document, book, ImageStore(None), condition, marks="none")


def by_typst(paragraphs: list[str], measure: float, book: FontBook) -> bytes:
    """The same in Typst: its own Chinese composition with justification, the same face and size."""
    import typst

    face = book.chain("song")[0]
    head = (
        f"#set page(width: {measure * SIZE + 2 * MARGIN}pt, height: 1200pt, margin: {MARGIN}pt)\n"
        f'#set text(font: "{face.family}", size: {SIZE}pt, lang: "zh", region: "cn")\n'
        "#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 6.5pt)\n"
    )
    body = "\n#pagebreak()\n".join(re.sub(r"([#*_$@<\[\]\\`~])", r"\\\1", text) for text in paragraphs)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "lines.typ"
        source.write_text(head + body, "utf-8")
        return bytes(typst.compile(source, font_paths=[face.path.parent], ignore_system_fonts=True))


def read_lines(pdf: bytes, book: FontBook) -> list[Paragraph]:
    """The lines of every page's paragraph, as PDFium reads them."""
    return [_read_page(page, book) for page in pdfium.PdfDocument(pdf)]


def _read_page(page: pdfium.PdfPage, book: FontBook) -> Paragraph:
    face = book.chain("song")[0]
    text = page.get_textpage()
    left = page.get_trimbox()[0] + MARGIN
    x, y = ctypes.c_double(), ctypes.c_double()
    rows: dict[int, list[Glyph]] = {}
    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text.raw, index))
        if ord(char) < 32 or raw.FPDFText_IsGenerated(text.raw, index) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
        row = rows.setdefault(round(-y.value / 4), [])
        row.append(Glyph(char, (x.value - left) / SIZE, face.advance(face.glyph(char))))
    return [_without_spaces_at_the_end(sorted(rows[key], key=lambda glyph: glyph.x)) for key in sorted(rows)]


def _without_spaces_at_the_end(line: list[Glyph]) -> list[Glyph]:
    while line and line[-1].text.isspace():
        line = line[:-1]
    return line


def joined(paragraph: Paragraph) -> str:
    return "|".join("".join(glyph.text for glyph in line).strip() for line in paragraph)


def torn_figures(paragraph: Paragraph) -> int:
    """How many figures (numbers with their measure words) a paragraph's line ends part."""
    text = joined(paragraph)
    ends = {match.start() - number for number, match in enumerate(re.finditer(r"\|", text))}
    figures = find_figures(text.replace("|", ""))
    return sum(any(figure.start < end < figure.end for end in ends) for figure in figures if figure.in_digits)


def gaps(line: list[Glyph], wanted: str) -> list[float]:
    """The white between neighbours of a kind on a line, in em: Han and Han, or Han and Western."""
    pairs = [(a, b) for a, b in itertools.pairwise(line)]
    if wanted == "han":
        chosen = [(a, b) for a, b in pairs if a.is_han and b.is_han]
    else:
        chosen = [(a, b) for a, b in pairs if a.is_han != b.is_han and (a.text + b.text).isalnum()]
    return [b.x - a.x - a.advance for a, b in chosen]


def expansions(paragraphs: list[Paragraph]) -> list[float]:
    """The mean Han–Han gap of every line but the last ones."""
    found = [gaps(line, "han") for paragraph in paragraphs for line in paragraph[:-1]]
    return sorted(sum(line) / len(line) for line in found if len(line) >= 3)


def right_edges(paragraphs: list[Paragraph], measure: float) -> list[float]:
    """By how many points each line but the last misses the right edge, a closing mark counted as half an em."""
    lasts = [line[-1] for paragraph in paragraphs for line in paragraph[:-1] if line]
    return [abs(g.x + (0.5 if g.text in STOPS + CLOSING else g.advance) - measure) * SIZE for g in lasts]


def pair_rooms(paragraphs: list[Paragraph]) -> list[float]:
    """The distance of the origins of adjacent full-width marks, the line's own gap taken out."""
    found = []
    for line in (line for paragraph in paragraphs for line in paragraph):
        own = gaps(line, "han")
        base = sorted(own)[len(own) // 2] if own else 0.0
        for a, b in itertools.pairwise(line):
            if a.text in STOPS + CLOSING and b.text in STOPS + CLOSING + OPENING:
                found.append(b.x - a.x - base)
    return found


def percentile(values: list[float], share: float) -> float:
    return values[min(len(values) - 1, int(share * len(values)))] if values else 0.0


def measure_lines(paragraphs: list[Paragraph], measure: float) -> dict[str, float]:
    """The rows of the table for one setting."""
    text = "\n".join(joined(paragraph) for paragraph in paragraphs)
    lasts = [line[-1] for paragraph in paragraphs for line in paragraph[:-1]]
    marks = [glyph for glyph in lasts if glyph.text in STOPS + CLOSING]
    between = [gap for paragraph in paragraphs for line in paragraph for gap in gaps(line, "western")]
    expanded = expansions(paragraphs)
    cores = [re.sub(rf"[{STOPS}{CLOSING}{OPENING}]", "", "".join(g.text for g in p[-1])) for p in paragraphs if len(p) > 1]
    return {
        "lines that begin with a forbidden mark": len(re.findall(rf"\|[{STOPS}{CLOSING}·%℃]", text)),
        "lines that end with a forbidden mark": len(re.findall(rf"[{OPENING}／]\|", text)),
        "figures torn from their measure words": sum(torn_figures(p) for p in paragraphs),
        "line-end marks of half an em, share": _share([abs(measure - g.x - 0.5) < 0.02 for g in marks]),
        "largest miss of the right edge, pt": max(right_edges(paragraphs, measure)),
        "adjacent marks not squeezed, share": _share([room > 0.65 for room in pair_rooms(paragraphs)]),
        "Han–Western gaps within 1/8–1/2 em, share": _share([0.12 <= gap <= 0.505 for gap in between]),
        "Han–Han gap, 95 of 100 lines under, em": percentile(expanded, 0.95),
        "Han–Han gap, largest, em": expanded[-1],
        "Han–Han gap, smallest, em": expanded[0],
        "paragraphs that end with a lone character": sum(len(core) == 1 for core in cores),
    }


def _share(seen: list[bool]) -> float:
    return sum(seen) / len(seen) if seen else 1.0


def table(measures: list[float]) -> str:
    """The comparison as a Markdown table."""
    book = open_font_book()
    paragraphs = report_paragraphs()
    columns: dict[str, dict[str, float]] = {}
    for measure in measures:
        columns[f"printreport, {measure:g} em"] = measure_lines(
            read_lines(by_printreport(paragraphs, measure, book), book), measure
        )
        try:
            pages = read_lines(by_typst(paragraphs, measure, book), book)
        except ImportError:
            continue
        columns[f"Typst, {measure:g} em"] = measure_lines(pages, measure)
    rows = next(iter(columns.values()))
    lines = ["| | " + " | ".join(columns) + " |", "|---|" + "---|" * len(columns)]
    lines += ["| " + name + " | " + " | ".join(f"{column[name]:.3g}" for column in columns.values()) + " |" for name in rows]
    return "\n".join(lines)


def times() -> str:
    """Milliseconds of processor time for setting the report's text at 22 em, by stage, once and many times over."""
    from printreport.text.itemize import itemize
    from printreport.text.justify import Sums
    from printreport.text.line_break import total_fit
    from printreport.text.pairing import Pairing
    from printreport.text.set_paragraph import make_frame, set_lines
    from printreport.text.type_case import TypeCase

    case, pairing = TypeCase(open_font_book(), "zh-Hans-CN"), Pairing(STYLE.composition)
    frame = make_frame(STYLE, [22 * SIZE], ())
    lines = []
    for copies in (1, 1, 10, 100):
        spent = [0.0, 0.0, 0.0]
        for text in report_paragraphs() * copies:
            marks = [time.process_time()]
            galley = itemize((InlineRun(text),), STYLE, case, pairing)
            sums = Sums(galley, STYLE.composition, indented=True)
            marks.append(time.process_time())
            chosen, cost = min(total_fit(galley, sums, frame.rooms()).values(), key=lambda pair: pair[1])
            marks.append(time.process_time())
            set_lines(galley, sums, chosen, frame, STYLE, cost)
            marks.append(time.process_time())
            spent = [seconds + b - a for seconds, a, b in zip(spent, marks[:-1], marks[1:], strict=True)]
        count = sum(map(len, report_paragraphs())) * copies
        shown = "  ".join(
            f"{name} {seconds * 1000:.0f} ms" for name, seconds in zip(("itemise", "break", "justify"), spent, strict=True)
        )
        lines.append(f"{count:7d} characters: {shown}")
    return "\n".join(["first with an empty type case, then as in a running builder:", *lines])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measures", type=float, nargs="+", default=[14.0, 22.0, 30.0])
    parser.add_argument("--times", action="store_true")
    chosen = parser.parse_args()
    print(table(chosen.measures))
    if chosen.times:
        print(times())


if __name__ == "__main__":
    main()
