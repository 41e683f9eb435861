"""Set lines read as a reader of the page would: glyphs in order with their places and rooms, in em."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

from printreport.core.color import BLACK
from printreport.fonts.font_book import FontBook
from printreport.model.blocks import InlineRun, InlineText
from printreport.model.line import Line, SetParagraph
from printreport.model.theme import Composition, TextStyle
from printreport.text.typesetter import Typesetter

BODY = TextStyle(face="song", size=10.0, leading=16.0, color=BLACK, indent=2.0)
FLAT = replace(BODY, indent=0.0)

PROSE = (
    "坚持引导职工群众贯彻新发展理念，大力弘扬劳模精神、劳动精神和工匠精神，组织广大职工群众拼搏奉献、创先争优。"
    "出台《关于推进新时期产业工人队伍建设改革的贯彻措施》，牵头落实改革任务，涉及31个行业、43个工种（项目），"
    "10万余名职工参赛，283名职工分别被授予“技术状元”“技术明星”“技术能手”荣誉称号。全市3000多家企事业单位、"
    "1.5万个班组、40多万人（次）职工参赛，29家单位获“青海高原工人先锋号”、50家单位获“西宁工人先锋号”称号。"
    "开办“新时代我有新作为——职工群众大讲堂”，用群众语言、鲜活事例讲好故事：比例提高5.3%、21.7%、12.3%以上！"
)


def off(style: TextStyle = BODY, **switches: object) -> TextStyle:
    """The style with switches of composition changed."""
    return replace(style, composition=replace(Composition(), **switches))  # type: ignore[arg-type]


def runs(text: str) -> InlineText:
    return (InlineRun(text),)


def set_text(setter: Typesetter, text: str, em: float, style: TextStyle = BODY) -> SetParagraph:
    """A paragraph at a measure in em."""
    return setter.set_paragraph(runs(text), style, [em * style.size])


@dataclass(frozen=True)
class Seen:
    """One glyph: its characters, origin and advance in em of the line's style, its face, and its ink's edges."""

    text: str
    x: float
    y: float
    advance: float
    face: str
    ink: tuple[float, float, float, float]

    @property
    def left(self) -> float:
        return self.x + self.ink[0]

    @property
    def right(self) -> float:
        return self.x + self.ink[2]


def read_line(line: Line, book: FontBook, size: float = BODY.size) -> list[Seen]:
    """The glyphs that carry characters, left to right."""
    seen = []
    for run in line.runs:
        face = book.face(run.face)
        share = run.size / size
        for gid, x, y, text in zip(run.glyphs, run.xs, run.ys, run.texts, strict=True):
            if text:
                ink = face.ink(gid) or (0.0, 0.0, 0.0, 0.0)
                scaled = tuple(edge * share for edge in ink)
                seen.append(Seen(text, x / size, y / size, face.advance(gid) * share, run.face, scaled))  # type: ignore[arg-type]
    return seen


def glyph_text(line: Line) -> str:
    """What copying the line gives."""
    return "".join(text for run in line.runs for text in run.texts)


def is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def han_gaps(line: Line, book: FontBook, size: float = BODY.size) -> list[float]:
    """The white between neighbouring Han, in em."""
    seen = read_line(line, book, size)
    return [
        b.x - a.x - a.advance for a, b in itertools.pairwise(seen) if is_han(a.text[0]) and is_han(b.text[0])
    ]


def origins(setter: Typesetter, book: FontBook, text: str, style: TextStyle = FLAT) -> dict[str, Seen]:
    """The glyphs of one natural line by their characters (which must differ)."""
    return {seen.text: seen for seen in read_line(setter.set_line(text, style), book, style.size)}
