"""A theme as its file says it, before any trim: every key known, none missing, every value of its type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Literal, cast, get_args

from printreport.core.color import PAPER, Cmyk, Color
from printreport.core.diagnostics import Diagnostic, format_diagnostic
from printreport.core.span import Span
from printreport.model.theme import Alignment, ColorRole, ModuleSpan, StyleName
from printreport.model.theme_measures import (
    CalloutMeasures,
    CaptionMeasures,
    HanMeasures,
    HeadingMeasures,
    MessageMeasures,
    OpeningMeasures,
    QuoteMeasures,
    RuleMeasures,
    RunningHeadMeasures,
    SectionMeasures,
    TitleMeasures,
)
from printreport.syntax.message_log import MessageLog
from printreport.syntax.records import Key, closest, is_doubled, read_record
from printreport.syntax.values import read_items, read_words
from printreport.syntax.yaml_nodes import Entry, Node, Scalar
from printreport.syntax.yaml_nodes import Mapping as MappingNode
from printreport.syntax.yaml_reader import read_list
from printreport.theme.typed_parts import read_part


class ThemeError(ValueError):
    """A theme's file that breaks its own rules: a designer's mistake, with the message of each at its place."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("\n".join(format_diagnostic(found) for found in diagnostics))
        self.diagnostics = diagnostics


@dataclass(frozen=True, slots=True)
class PageMeasures:
    """The sheet: the bleed, and each margin as a share of the trim's width (inside, outside) or height (head, foot)."""

    bleed_mm: float
    inside_share: float
    outside_share: float
    head_share: float
    foot_share: float


@dataclass(frozen=True, slots=True)
class GridMeasures:
    """What the grid follows from: the body's size and leading, the gap between columns, the lines of a row of modules.

    `measure_em` is the wished width of a text column; `picture_gap_mm` stands between the pictures of a wall.
    """

    size_pt: float
    leading_pt: float
    gap_em: float
    row_lines: int
    measure_em: float
    picture_gap_mm: float


@dataclass(frozen=True, slots=True)
class FormEntry:
    """A body form as it is written; without `columns` it is for pages of as many columns as `text` has."""

    name: str
    title: str
    text: tuple[ModuleSpan, ...]
    element: ModuleSpan | None = None
    at: Literal["head", "foot"] = "head"
    beside: tuple[ModuleSpan, ...] = ()
    columns: int | None = None
    mirror: bool = False


@dataclass(frozen=True, slots=True)
class StyleEntry:
    """A type style as it is written; `color` is a role of the palette, faces are font roles.

    Indent and tracking are in em of the style's own size.
    """

    face: str
    size_pt: float
    leading_pt: float
    color: ColorRole
    align: Alignment = "justify"
    indent_em: float = 0.0
    tracking_em: float = 0.0
    strong: str = "hei-medium"
    emphasis: str = "kai"
    latin: str | None = None
    latin_scale: float = 1.0


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """All that a theme's file says. A role of the palette has a colour of its own, or the name of the role that it follows."""

    name: str
    palette: Mapping[str, Cmyk | str]
    page: PageMeasures
    grid: GridMeasures
    han: HanMeasures
    rules: RuleMeasures
    heading: HeadingMeasures
    section: SectionMeasures
    caption: CaptionMeasures
    running_head: RunningHeadMeasures
    title: TitleMeasures
    opening: OpeningMeasures
    message: MessageMeasures
    quote: QuoteMeasures
    callout: CalloutMeasures
    forms: tuple[FormEntry, ...]
    styles: Mapping[StyleName, StyleEntry]

    def colors(self, chosen: Mapping[str, Color]) -> dict[str, Color]:
        """The colour of every role: the chosen one, the theme's own, or that of the role which it follows."""
        own = {role: color for role, color in self.palette.items() if isinstance(color, Cmyk)}
        colors: dict[str, Color] = {"paper": PAPER, **own, **chosen}
        followed = {role: name for role, name in self.palette.items() if isinstance(name, str) and role not in chosen}
        return colors | {role: colors[name] for role, name in followed.items()}

    def color_source(self, role: str, chosen: Iterable[str]) -> str:
        """The role that a role takes its colour from: itself, or the one that it follows."""
        followed = self.palette.get(role)
        return followed if isinstance(followed, str) and role not in chosen else role


_FOLDER = "theme/builtin"


def theme_names() -> tuple[str, ...]:
    """The names of the themes that come with printreport, sorted."""
    folder = resources.files("printreport") / _FOLDER
    return tuple(sorted(entry.name.removesuffix(".yaml") for entry in folder.iterdir() if entry.name.endswith(".yaml")))


# As shipped tables are, a theme is read once: a build asks for its own three times, twenty milliseconds each.
@lru_cache(maxsize=8)
def open_theme(name: str) -> ThemeFile:
    """A theme that comes with printreport; raises ThemeError where its file is wrong."""
    return parse_theme(f"{_FOLDER}/{name}.yaml", (resources.files("printreport") / _FOLDER / f"{name}.yaml").read_text("utf-8"))


def parse_theme(path: str, text: str) -> ThemeFile:
    """The theme that the text of a file says; raises ThemeError with all that is wrong, each at its place."""
    log = MessageLog()
    log.sources[path] = lines = tuple(text.split("\n"))
    node = read_list(path, lines, log)
    if node is None and not log.has_errors:
        log.error("missing-key", Span(path), "主题是空的", "抄一份 vermilion.yaml，再改。")
    theme = None if node is None else _theme(node, log)
    if theme is None:
        raise ThemeError(log.in_file_order())
    return theme


_MEASURES: Mapping[str, type[Any]] = {
    "page": PageMeasures,
    "grid": GridMeasures,
    "han": HanMeasures,
    "rules": RuleMeasures,
    "heading": HeadingMeasures,
    "section": SectionMeasures,
    "caption": CaptionMeasures,
    "running_head": RunningHeadMeasures,
    "title": TitleMeasures,
    "opening": OpeningMeasures,
    "message": MessageMeasures,
    "quote": QuoteMeasures,
    "callout": CalloutMeasures,
}
"""The parts that are measures, each with the value that describes it."""

_KEYS = tuple(
    Key(name, "", about, True)
    for name, about in (
        ("name", "文件名去掉 .yaml"),
        ("palette", "各种颜色"),
        ("page", "出血和页边"),
        ("grid", "正文和网格"),
        ("han", "汉字的字面"),
        ("rules", "细线"),
        ("heading", "标题"),
        ("section", "一节怎样开头"),
        ("caption", "图注"),
        ("running_head", "书眉和页码"),
        ("title", "书名"),
        ("opening", "卷首的话"),
        ("message", "领导致辞"),
        ("quote", "大字引语"),
        ("callout", "大数字"),
        ("forms", "文字和图共用一页的版式"),
        ("styles", "各种文字的样式"),
    )
)


def _theme(node: Node, log: MessageLog) -> ThemeFile | None:
    record = read_record(node, _KEYS, "主题", log) or {}
    if log.has_errors:
        return None
    name = read_words(record["name"], "name", log)
    places = {entry.key.text: entry.key.span for entry in _entries(node, log)}
    roles = _names(role for role in get_args(ColorRole) if role != "paper")
    read_record(record["palette"], roles, "palette ", log, places["palette"])
    palette = _palette(record["palette"], log)
    parts: dict[str, Any] = {part: read_part(kind, record[part], part, log, places[part]) for part, kind in _MEASURES.items()}
    forms = [read_part(FormEntry, item, "forms", log) for item in read_items(record["forms"], "forms", log)]
    read_record(record["styles"], _names(get_args(StyleName)), "styles ", log, places["styles"])
    styles = _styles(record["styles"], log)
    if log.has_errors or name is None:
        return None
    shapes = tuple(form for form in forms if form is not None)
    return ThemeFile(name=name.text, palette=palette, forms=shapes, styles=styles, **parts)


def _names(names: Iterable[str]) -> tuple[Key, ...]:
    """Keys that all must be there, and no others."""
    return tuple(Key(name, "", "每个主题都要有", True) for name in names)


def _styles(node: Node, log: MessageLog) -> dict[StyleName, StyleEntry]:
    """The styles by name, those that are right."""
    said = {entry.key.text: entry for entry in _entries(node, log)}
    read = {name: read_part(StyleEntry, entry.value, f"styles 的 {name}", log, entry.key.span) for name, entry in said.items()}
    return {cast(StyleName, name): style for name, style in read.items() if style is not None}


_INKS = re.compile(r"C(\d+(?:\.\d+)?) M(\d+(?:\.\d+)?) Y(\d+(?:\.\d+)?) K(\d+(?:\.\d+)?)")


def _palette(node: Node, log: MessageLog) -> dict[str, Cmyk | str]:
    """The roles, each with its colour, `C0 M100 Y100 K10`, or the name of another role."""
    palette: dict[str, Cmyk | str] = {}
    entries = [(entry.key.text, entry.value) for entry in _entries(node, log)]
    roles = [role for role, _ in entries]
    own = [role for role, value in entries if not isinstance(value, Scalar) or value.text not in roles]
    for role, value in entries:
        words = read_words(value, role, log)
        if words is None:
            continue
        inks = _INKS.fullmatch(words.text)
        if inks is not None:
            palette[role] = Cmyk(*(float(share) / 100 for share in inks.groups()))
        elif words.text in own:
            palette[role] = words.text
        else:
            meant = closest(words.text, own)
            hint = f"是不是要写 {meant}？" if meant else "写成 C0 M100 Y100 K10，或者一个有自己颜色的角色的名字。"
            log.error("bad-color", value.span, f"{role} 不能是“{words.text}”", hint)
    return palette


def _entries(node: Node, log: MessageLog) -> Iterator[Entry]:
    """The entries of a mapping, one for each key."""
    if not isinstance(node, MappingNode):
        log.error("wrong-type", node.span, "这里应当是一组“键: 值”", "写成“键: 值”，一行一个。")
        return
    seen: dict[str, Span] = {}
    for entry in node.entries:
        if not is_doubled(entry, seen, log):
            yield entry
