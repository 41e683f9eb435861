"""Figures that had to be torn, lines without a place to break and tables too wide, at the measures at which a plan sets them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from printreport.core.diagnostics import Diagnostic, error, warning
from printreport.core.span import Span
from printreport.layout.display_pages.closing import closing_words
from printreport.layout.display_pages.opening import opening_words
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.raised_words import RaisedWords
from printreport.layout.page.setting import Setting
from printreport.layout.plans.planner import Found
from printreport.layout.stacks.page_plan import InnerPlan
from printreport.layout.story.name_units import torn_names
from printreport.layout.story.note_units import set_notes
from printreport.layout.story.passage import line_units, passages
from printreport.layout.story.signature_units import signed_units
from printreport.layout.story.story import Story, Unit
from printreport.layout.story.table_units import most_columns, torn_figures
from printreport.model.blocks import ListBlock, NameList, Notice, Paragraph, Quotation, Signature, Table, Timeline, printed_text
from printreport.model.document import Document, Section


def badly_set(setting: Setting, found: Found) -> Iterator[Diagnostic]:
    """Paragraphs, items and quotations in which a figure had to be torn, or a line has no place to break."""
    lines: dict[str, list[Unit]] = {}
    inside = _inside(found.matter.story, found.plan)
    for unit in itertools.chain(_outside(setting, found), inside, _in_notes(setting, setting.document)):
        lines.setdefault(unit.key, []).append(unit)
    bad = {key: units for key, units in lines.items() if any(unit.torn or unit.overfull for unit in units)}
    if bad:
        spans = dict(_spans(setting, setting.document))
        for key in sorted(bad, key=list(spans).index):
            yield from _messages(setting.document, spans[key], bad[key])


def tables_too_wide(setting: Setting) -> Iterator[Diagnostic]:
    """Tables of more columns, or of more digits side by side, than a text column has room for in the smallest type."""
    measure = PageGrid(setting.theme, False).measure
    most = most_columns(setting, measure)
    for table in _tables(setting.document):
        columns = len(table.head)
        if columns > most:
            message = f"表格有 {columns} 列，这个开本和主题的一栏最多排 {most} 列"
            yield error("table-columns", table.span, message, "把表格分成几张，或把行和列对调。")
        elif torn := torn_figures(setting, table, measure):
            message = f"表格的 {columns} 列在一栏里排不下：用最小的字，“{torn[0]}”也要拆成两行"
            yield error("table-columns", table.span, message, "把表格分成几张，或把行和列对调；数很大时换大一些的单位。")


def names_torn(setting: Setting) -> Iterator[Diagnostic]:
    """Names of persons that are wider than a text column, so that they go on after a dot on the next line."""
    measure = PageGrid(setting.theme, False).measure
    lists = (block for section in setting.document.sections for block in section.blocks if isinstance(block, NameList))
    for name in (name for block in lists for name in torn_names(setting, block, measure)):
        message = f"“{printed_text(name.name)}”比一栏还宽，只好在间隔号后面分成两行"
        yield warning("name-torn", name.span, message, "换宽一些的开本，或写这个名字通用的简称。")


def _tables(document: Document) -> Iterator[Table]:
    return (block for section in document.sections for block in section.blocks if isinstance(block, Table))


def _messages(document: Document, span: Span, units: list[Unit]) -> Iterator[Diagnostic]:
    for number, unit in enumerate(units, start=1):
        if unit.torn:
            message = f"“{unit.torn}”只好拆在第 {number} 行行末和下一行"
            yield warning("figure-torn", _place_of(unit.torn, document, span), message, "前后增减一两个字，就能排在一行里")
    if any(unit.overfull for unit in units):
        yield warning("line-overfull", span, "有一行太长，没有可以断开的地方", "在长串的字母或数字中间加空格")


def _place_of(words: str, document: Document, span: Span) -> Span:
    """Where words stand on the line at which a passage begins; its beginning, where they are not there as they are printed."""
    lines = document.sources.get(span.path, ())
    at = lines[span.line - 1].find(words, span.column - 1) if span.line <= len(lines) else -1
    return Span(span.path, span.line, at + 1, len(words)) if at >= 0 else span


def _inside(story: Story, plan: InnerPlan) -> Iterator[Unit]:
    """The lines of the pages in columns, where a page sets its words anew as it sets them."""
    for page in plan.pages:
        for column in page.zone.columns if page.zone is not None else ():
            yield from column.units if column.units is not None else story.units[column.start : column.end]


def _outside(setting: Setting, found: Found) -> Iterator[Unit]:
    """The lines of leaders' words, and of opening and closing words that have pages of their own."""
    display, grid = found.display, PageGrid(setting.theme, False)
    for message in display.messages:
        yield from message.words.story.units
    if display.opening is not None and (words := opening_words(setting, display.opening, grid)):
        yield from _lines(display.opening, words)
    closing = display.closing and closing_words(setting, display.closing, grid, setting.theme.color("paper"))
    if closing:
        yield from _lines(closing.section, closing.words)


def _lines(section: Section, words: RaisedWords) -> Iterator[Unit]:
    for position, done in enumerate(words.paragraphs):
        yield from line_units(done, "paragraph", f"{section.slug}/{position}", ())
    yield from signed_units(words.signed, f"{section.slug}/{len(words.paragraphs)}", ())


def _in_notes(setting: Setting, document: Document) -> Iterator[Unit]:
    """The lines of all notes, whose units in columns hold those of several."""
    measure = PageGrid(setting.theme, False).measure
    for section in document.sections:
        for note, done in zip(section.notes, set_notes(setting, section, measure), strict=True):
            yield from line_units(done, "note", f"{section.slug}/note-{note.number}", ())


def _spans(setting: Setting, document: Document) -> Iterator[tuple[str, Span]]:
    """Where the passages of all sections are written."""
    for section in document.sections:
        for position, block in enumerate(section.blocks):
            key = f"{section.slug}/{position}"
            match block:
                case Paragraph() | ListBlock() | Quotation():
                    yield from ((passage.key, passage.span) for passage in passages(setting, block, key, ()))
                case Timeline():
                    yield from ((f"{key}/{number}", event.span) for number, event in enumerate(block.events))
                case NameList():
                    yield from ((f"{key}/{number}", group.span) for number, group in enumerate(block.groups))
                case Signature():
                    yield from ((f"{key}/{number}", block.span) for number in range(len(block.lines)))
                case Notice():
                    yield f"{key}/title", block.span
                    yield from ((f"{key}/{number}", own.span) for number, own in enumerate(block.paragraphs))
        yield from ((f"{section.slug}/note-{note.number}", note.span) for note in section.notes)
