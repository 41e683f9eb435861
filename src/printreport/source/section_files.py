"""Reads one file of `content/sections`: front matter, figures, charts, quote, and the body below."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import cast

from printreport.core.figure_grammar import find_figures, split_figure
from printreport.core.span import Span
from printreport.model.document import Chart, ChartKind, PullQuote, Section, Stat, Weight
from printreport.source.checks.claims import ChartClaim, Claim, FigureClaim, LabelClaim, QuoteClaim, SectionDraft
from printreport.source.checks.lengths import check_block_lengths
from printreport.source.checks.name_counts import check_name_counts
from printreport.source.checks.printed_blocks import set_blocks
from printreport.source.checks.printed_text import HeadingStyle, PrintedText
from printreport.source.markdown.section_body import read_body
from printreport.source.message_keys import read_message
from printreport.source.schema import (
    CHART_KEYS,
    CHART_KIND_NAMES,
    CHART_KINDS,
    CHART_POINTS,
    SECTION_KEYS,
    STAT_KEYS,
    WEIGHT_NAMES,
    WEIGHTS,
)
from printreport.source.yaml_habits import find_habits
from printreport.syntax.message_log import MessageLog
from printreport.syntax.placed_words import SPACES, Words, cut_words
from printreport.syntax.records import Record, is_blank, read_record
from printreport.syntax.source_files import SourceFile
from printreport.syntax.values import read_choice, read_items, read_switch, read_words, unquoted
from printreport.syntax.yaml_nodes import Node, Scalar
from printreport.syntax.yaml_reader import read_yaml

_BORDER = "---"
# What phones and Word make of ---, and what is drawn in its stead.
_BORDER_LIKE = re.compile(r"(?:[-—–―－−‐‑‒─━][ \t\u3000\xa0]*)+")
_OTHER_BORDER = re.compile(r"[*=_+~＊＝＿＋…·#]{2,}")
_LOST_BORDER = re.compile(r"(?:" + "|".join(key.name for key in SECTION_KEYS) + r")\s*[:：]", re.IGNORECASE)
MOST_ITEMS = 200
"""Of one list in a section's front matter: a hundred times what a page shows is a mistake of indentation."""


@dataclass(frozen=True, slots=True)
class SectionSource:
    """A section file whose front matter is read as YAML; the body begins at line index `body`."""

    file: SourceFile
    front: Node | None
    body: int


def open_section(file: SourceFile, log: MessageLog) -> SectionSource:
    """Part a file into front matter and body, and read the YAML."""
    first = next((number for number, line in enumerate(file.lines) if line.strip(SPACES)), len(file.lines))
    if first == len(file.lines) or not _is_border(file.lines[first]):
        return SectionSource(file, None, 0)
    last = _closing_border(file.lines, first)
    if last is None:
        span = Span(file.path, first + 1, 1, max(1, len(file.lines[first])))
        log.error("front-matter", span, "开头的 --- 没有配对的 ---", "在 heading: 这些行的下面再写一行 ---，正文从那以后开始。")
        return SectionSource(file, None, len(file.lines))
    for number in (first, last):
        _warn_of_border(file, number, log)
    return SectionSource(file, read_yaml(file.path, file.lines, log, first + 1, last, find_habits), last + 1)


def _is_border(line: str) -> bool:
    """Whether a line is --- or what a phone or an office program makes of it; a lone hyphen is an item of a list."""
    text = line.strip(SPACES)
    return text != "-" and _BORDER_LIKE.fullmatch(text) is not None


def _closing_border(lines: tuple[str, ...], first: int) -> int | None:
    """The line of dashes below the settings: the first that is not indented, else the first at all."""
    found = [number for number in range(first + 1, len(lines)) if _is_border(lines[number])]
    return next((number for number in found if lines[number][0] not in " \t"), found[0] if found else None)


def _warn_of_border(file: SourceFile, number: int, log: MessageLog) -> None:
    line = file.lines[number]
    if line.rstrip() != _BORDER:
        hint = "改成三个半角短横，顶格写：---。手机和 Word 会自动把它换掉，可以关掉“智能标点”“自动更正”。"
        log.warning("front-matter", Span(file.path, number + 1, 1, len(line)), "这一行当作 --- 来读", hint)


def read_section(
    source: SectionSource, printed: PrintedText, log: MessageLog, join: bool = False, ids: Collection[str] = ()
) -> SectionDraft | None:
    """The section, or None when its front matter is no mapping; every mistake is noted.

    `source` is the file, `printed` takes what will be printed, `log` the messages. `join` is `lines: join`; `ids` are those
    of all photographs, by which a signature is told from a name.
    """
    record: Record | None = {}
    if source.front is not None:
        record = read_record(source.front, SECTION_KEYS, "本节开头", log)
    return None if record is None else _Reading(source, record, printed, log).draft(join, ids)


class _Reading:
    """One reading of one section file."""

    def __init__(self, source: SectionSource, record: Record, printed: PrintedText, log: MessageLog) -> None:
        self.source, self.record, self.printed, self.log = source, record, printed, log
        self.claims: list[Claim] = []
        self._heading_words: Words | None = None

    def draft(self, join: bool, ids: Collection[str]) -> SectionDraft:
        path = self.source.file.path
        heading = self._heading()
        photos = self._photos()
        stats = tuple(stat for node in self._items("stats") if (stat := self._stat(node, "stats ")))
        charts = tuple(chart for node in self._items("charts") if (chart := self._chart(node)))
        quote = self._quote()
        message = read_message(self.record, ids, self.printed, self.log)
        self._check_border()
        errors = self.log.error_count
        body = read_body(path, self.source.file.lines, self.source.body, self.log, join)
        check_block_lengths(body.blocks, body.notes, self.log)
        check_name_counts(body.blocks, self._heading_words, self.log)
        blocks = set_blocks(body.blocks, self.printed)
        notes = tuple(replace(note, text=self.printed.set_runs(note.text)) for note in body.notes)
        if not blocks and self.log.error_count == errors:
            self.log.error("empty-section", Span(path), "这一节没有正文", "在 --- 下面写上正文，或删去这个文件。")
        slug = PurePosixPath(path).stem
        names = tuple(name for name, _ in photos)
        section = Section(slug, path, heading, names, stats, charts, quote, blocks, Span(path), notes, message)
        return SectionDraft(section, tuple(self.claims), tuple(span for _, span in photos))

    def _items(self, name: str) -> tuple[Node, ...]:
        node = self.record.get(name)
        items = () if node is None else read_items(node, name, self.log)
        if len(items) <= MOST_ITEMS:
            return items
        hint = "只把要放大印出来的写在这里；分成几节，或者在正文里做成表格。"
        self.log.error("too-many", items[MOST_ITEMS].span, f"{name} 有 {len(items)} 项，一节最多 {MOST_ITEMS} 项", hint)
        return items[:MOST_ITEMS]

    def _line(self, record: Record, name: str, style: HeadingStyle | None = None) -> Words | None:
        words = None if name not in record else read_words(record[name], name, self.log)
        return None if words is None else self.printed.set_words(words, style)

    def _figure(self, record: Record, name: str) -> Words | None:
        """A figure without the quotation marks that Word has made curly."""
        words = self._line(record, name)
        if words is None:
            return None
        bare = unquoted(words.text)
        if bare == words.text or not bare:
            return words
        start = words.text.find(bare)
        return cut_words(words, start, start + len(bare))

    def _heading(self) -> str | None:
        node = self.record.get("heading")
        if isinstance(node, Scalar) and node.is_empty and node.comment is None:
            self.log.error("empty-value", node.span, "heading 是空的", "写上标题；无题的一节就删去 heading: 这一行。")
            return None
        words = self._heading_words = self._line(self.record, "heading", "heading")
        return None if words is None else words.text.strip()

    def _photos(self) -> list[tuple[str, Span]]:
        words = [(read_words(item, "photos", self.log), item.span) for item in self._items("photos")]
        return [(unquoted(each.text), span) for each, span in words if each is not None]

    def _stat(self, node: Node, what: str, vouched: bool = False) -> Stat | None:
        record = read_record(node, STAT_KEYS, what, self.log)
        if record is None:
            return None
        figure, label = self._figure(record, "figure"), self._line(record, "label")
        if figure is not None:
            self.claims.append(FigureClaim(figure))
        if label is not None:
            self.claims.append(LabelClaim(label, "label", vouched or self._vouched(record)))
        if figure is None or label is None:
            return None
        return replace(_as_stat(figure, label.text.strip()), weight=self._weight(record))

    def _weight(self, record: Record) -> Weight:
        node = record.get("weight")
        chosen = None if node is None or is_blank(node) else read_choice(node, "weight", WEIGHTS, self.log, WEIGHT_NAMES)
        return cast(Weight, chosen or "normal")

    def _vouched(self, record: Record) -> bool:
        node = record.get("vouched")
        return False if node is None or is_blank(node) else bool(read_switch(node, "vouched", self.log))

    def _chart_kind(self, node: Node) -> str | None:
        return read_choice(node, "kind", CHART_KINDS, self.log, CHART_KIND_NAMES)

    def _chart(self, node: Node) -> Chart | None:
        record = read_record(node, CHART_KEYS, "charts ", self.log)
        if record is None:
            return None
        kind = None if "kind" not in record else self._chart_kind(record["kind"])
        title, vouched = self._line(record, "title"), self._vouched(record)
        if title is not None:
            self.claims.append(LabelClaim(title, "title", vouched))
        nodes = read_items(record["points"], "points", self.log) if "points" in record else ()
        claimed = len(self.claims)
        points = [self._stat(point, "points ", vouched) for point in nodes]
        figures = tuple(claim.words for claim in self.claims[claimed:] if isinstance(claim, FigureClaim))
        total = self._total(record, kind)
        if kind is None or title is None or "points" not in record or not self._counts(kind, len(nodes), record["points"]):
            return None
        numbers = [self._number(words) for words in figures]
        if None in points or None in numbers:
            return None
        chart_kind = cast(ChartKind, kind)
        self.claims.append(ChartClaim(chart_kind, figures, total))
        stats = tuple(stat for stat in points if stat is not None)
        values = tuple(number for number in numbers if number is not None)
        whole = None if total is None else _as_stat(total, "")
        return Chart(chart_kind, title.text.strip(), stats, values, whole, node.span)

    def _total(self, record: Record, kind: str | None) -> Words | None:
        node = record.get("total")
        if node is None or is_blank(node):
            return None
        if kind not in ("share", None):
            self.log.error("unknown-key", node.span, "total 只用于占比图（kind: share）", "删去 total，或改成 kind: share")
            return None
        words = self._figure(record, "total")
        if words is not None:
            self.claims.append(FigureClaim(words))
            self._number(words)
        return words

    def _counts(self, kind: str, count: int, node: Node) -> bool:
        low, high = CHART_POINTS[kind]
        if low <= count <= high:
            return True
        wanted = f"{low} 项" if low == high else f"{low}–{high} 项"
        hint = f"points 里写 {wanted}；项数不同就换一种图。"
        self.log.error("bad-points", node.span, f"{kind} 图要有 {wanted}，这里有 {count} 项", hint)
        return False

    def _number(self, words: Words) -> float | None:
        """The value to be drawn of a figure."""
        figures = find_figures(words.text)
        if figures and figures[0].value is not None:
            return float(figures[0].value)
        hint = "图表的数字写成 469户、95.6% 这样；范围和日期画不出来。"
        self.log.error("no-number", words.span, f"“{words.text}”里读不出一个数", hint)
        return None

    def _quote(self) -> PullQuote | None:
        node = self.record.get("quote")
        if node is None or is_blank(node):
            return None
        words = self._line(self.record, "quote")
        if words is None:
            return None
        self.claims.append(QuoteClaim(words))
        return PullQuote(words.text.strip(), words.span)

    def _check_border(self) -> None:
        """A file that starts with `heading:` has lost its first line of dashes."""
        if self.source.front is not None:
            return
        lines = self.source.file.lines
        numbers = [n for n in range(self.source.body, len(lines)) if lines[n].strip(SPACES)][:2]
        texts = [lines[n].strip(SPACES) for n in numbers]
        if (texts and _LOST_BORDER.match(texts[0])) or (
            len(texts) == 2 and _OTHER_BORDER.fullmatch(texts[0]) and _LOST_BORDER.match(texts[1])
        ):
            span = Span(self.source.file.path, numbers[0] + 1)
            self.log.error("front-matter", span, "这几行设置要夹在两行 --- 之间", "在它们上面和下面各写一行 ---。")


def _as_stat(figure: Words, label: str) -> Stat:
    text = figure.text.strip()
    number, measure = split_figure(text)
    return Stat(text, number, measure, label, figure.span)
