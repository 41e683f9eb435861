"""CommonMark's blocks, as markdown-it reads them, narrowed to what the format names.

What the format refuses is still recognised, so that it can be told by name; `*` and `+` make no lists and four spaces no code.
A line is a paragraph unless the report says `lines: join`; lines with tabs are a table, lines numbered by hand stand alone.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from printreport.source.markdown.table_rows import is_alignment_row
from printreport.syntax.placed_words import SPACES

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

TABLE = "pipe_table"
TABBED = "tab_table"

GUARD = "\x1a"
"""Stands before what looks like a mark and is none; no file can hold it, as control characters are refused."""

_NUMERAL = "〇零一二三四五六七八九十百"
NUMBERED = re.compile(
    rf"(?:[0-9０-９]{{1,3}}|[{_NUMERAL}]{{1,5}})(?:[、)）]|[．.](?![0-9０-９]))|[A-Za-z][)）、]"
    rf"|[（(〔［【](?:[0-9０-９]{{1,3}}|[{_NUMERAL}]{{1,5}}|[A-Za-z])[)）〕］】]"
    r"|[①-⓿❶-➓㈠-㈩㊀-㊉Ⅰ-Ⅻⅰ-ⅻ]|[•●■◆▪▫○◇□★☆▶►➢➤✓✔‣◦]|[·*＊+＋－—–][ \t\u3000]"
)
"""What officers type at the head of a line to number or mark it; such lines are never joined."""

_MARKER = re.compile(r"-|[0-9]{1,3}\.")
_LIST_HEAD = re.compile(r"(?:-|[0-9]{1,3}\.)(?=[ \t]|$)")
# A year before a full stop is no list's number, and > without a space after it no quotation's mark.
_NO_MARK = re.compile(r">(?![> \t\u3000\xa0]|$)|[0-9]{4,9}[.)]")
_HEAD = re.compile(rf"(?:[-*+•·]|{NUMBERED.pattern})[ \t]*")
_NEVER_CELLS = ("|", "#", ">", ":::", "：：：")
_MARKUP = re.compile(r"^[ \t]*(?:[-#>*_=<~`:+]|[0-9]{1,9}[.)])|[|\t]", re.MULTILINE)
_UNDERLINE = re.compile(r"={2,}|-{2,}")
_BLOCKS = ["fence", "blockquote", "hr", "list", "html_block", "heading", "lheading", "paragraph"]


@dataclass(frozen=True, slots=True)
class BlockToken:
    """A block's beginning (nesting 1), end (-1) or inline content (0); `first` and `end` count lines from 0.

    `markup` is the sign that made it (### of a heading), `info` the number of a list item.
    """

    type: str
    first: int = 0
    end: int = 0
    content: str = ""
    markup: str = ""
    info: str = ""
    nesting: int = 0


def block_tokens(lines: Sequence[str], join: bool = False) -> list[BlockToken]:
    """The block tokens of a body's lines, each with its lines; inline content is left as it is.

    `join` reads a single line break as CommonMark does, as a part of the paragraph.
    """
    text = "\n".join(prepared_line(line) for line in lines)
    # Most sections are plain paragraphs; for them the library need not be loaded.
    plain = _MARKUP.search(text) is None and not (join and any(NUMBERED.match(line.lstrip()) for line in lines))
    return list(_paragraphs(text, join)) if plain else parsed_tokens(text, join)


def parsed_tokens(text: str, join: bool = False) -> list[BlockToken]:
    """The block tokens as markdown-it reads them, whatever the text."""
    tokens = []
    for token in _parser(join).parse(text):
        first, end = token.map or (0, 0)
        content = token.content.replace(GUARD, "")
        tokens.append(BlockToken(token.type, first, end, content, token.markup, token.info, token.nesting))
    return tokens


def tabbed_rows(lines: Sequence[str]) -> int:
    """How many of the lines, from the first on, are a table pasted from a spreadsheet; 0 for none, 1 for a lone line with tabs.

    Blank lines end it; a line without tabs between two with tabs belongs to it, as a row that is too short.
    """
    if not lines or not _has_cells(lines[0]):
        return 0
    last = 1
    for number, line in enumerate(lines[1:], 2):
        if not line.strip(SPACES):
            break
        if "\t" in line.lstrip(SPACES):
            last = number
    return last


def _has_cells(line: str) -> bool:
    """Whether tabs part a line; those that indent it or follow its number part nothing."""
    text = line.strip(SPACES)
    if "\t" not in text or text.startswith(_NEVER_CELLS):
        return False
    head = _HEAD.match(text)
    return "\t" in (text[head.end() :] if head else text)


def prepared_line(line: str) -> str:
    """A line as the parser is to see it: indents of typists gone where they mean nothing, marks that are none guarded."""
    text = line.strip(SPACES)
    if not text:
        return ""
    indent = line[: line.index(text[0])]
    if not indent.isascii():
        # Before a list's mark full-width spaces indent as they look; elsewhere they are the first line's indent.
        width = sum(2 if ch == "\u3000" else 1 for ch in indent if ch in " \t\u3000\xa0")
        indent = " " * width if _LIST_HEAD.match(text) else ""
    if NUMBERED.match(text) and not _LIST_HEAD.match(text):
        # CommonMark would not look at what is indented by more.
        indent = indent[:3]
    # Tabs at a line's end are empty cells.
    return indent + (GUARD if _NO_MARK.match(text) else "") + text + "\t" * line.count("\t", len(line.rstrip(SPACES)))


def _paragraphs(text: str, join: bool) -> Iterator[BlockToken]:
    """The tokens of a text that has no markup of blocks: its paragraphs."""
    lines = [*text.split("\n"), ""]
    first = -1
    for number, line in enumerate(lines):
        if first >= 0 and (not line or not join):
            yield BlockToken("paragraph_open", first, number, nesting=1)
            yield BlockToken("inline", first, number, "\n".join(lines[first:number]).strip().replace(GUARD, ""))
            yield BlockToken("paragraph_close", nesting=-1)
            first = -1
        if line and first < 0:
            first = number


@functools.cache
def _parser(join: bool) -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero", {"html": True, "maxNesting": 20})
    parser.core.ruler.enableOnly(["normalize", "block"])
    ruler = parser.block.ruler
    ruler.after("list", TABLE, _table, {"alt": ["paragraph"]})
    ruler.after(TABLE, TABBED, _tabbed, {"alt": ["paragraph"]})
    ruler.at("list", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    if join:
        ruler.before("paragraph", "numbered_line", _numbered_line, {"alt": ["paragraph", "blockquote"]})
        ruler.enableOnly([TABLE, TABBED, "numbered_line", *_BLOCKS])
        return parser
    ruler.before("paragraph", "line_end", _line_end, {"alt": ["blockquote"]})
    ruler.at("lheading", _underlined)
    ruler.at("paragraph", _one_line)
    ruler.enableOnly([TABLE, TABBED, "line_end", *_BLOCKS])
    return parser


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A list, if it begins with `-` or a number and a dot."""
    from markdown_it.rules_block import list_block

    if _MARKER.match(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start]) is None:
        return False
    return list_block(state, start, end, silent)


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A pipe table: a line with a bar, an alignment row, and all lines that follow without a blank one."""
    if start + 1 >= end or state.sCount[start + 1] < state.blkIndent or state.is_code_block(start):
        return False
    if "|" not in _line(state, start) or not is_alignment_row(_line(state, start + 1)):
        return False
    if silent:
        return True
    stop = start + 2
    while stop < end and not state.isEmpty(stop) and state.sCount[stop] >= state.blkIndent:
        stop += 1
    _push_lines(state, TABLE, start, stop)
    return True


def _tabbed(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines with tabs, as pasted from a spreadsheet; in lists and quotations tabs are spaces."""
    if state.level or "\t" not in _line(state, start):
        return False
    stop = start + 1
    while stop < end and not state.isEmpty(stop):
        stop += 1
    count = tabbed_rows([_line(state, number) for number in range(start, stop)])
    if count < 2:
        return False
    if not silent:
        _push_lines(state, TABBED, start, start + count)
    return True


def _one_line(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A paragraph of one line."""
    if silent:
        return False
    _push_text(state, "paragraph", start, start + 1)
    return True


def _underlined(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A heading underlined with = or -, which the format refuses by name."""
    below = start + 1
    if silent or below >= end or state.sCount[below] < state.blkIndent:
        return False
    if _UNDERLINE.fullmatch(_line(state, below).strip()) is None:
        return False
    _push_text(state, "heading", start, below + 1, _line(state, below)[0])
    return True


def _numbered_line(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A line numbered by hand ends the paragraph above; it makes no block of its own."""
    return silent and NUMBERED.match(_line(state, start)) is not None


def _line_end(_state: StateBlock, _start: int, _end: int, silent: bool) -> bool:
    """A line without > ends a quotation."""
    return silent


def _push_lines(state: StateBlock, kind: str, start: int, stop: int) -> None:
    token = state.push(kind, "", 0)
    token.map = [start, stop]
    state.line = stop


def _push_text(state: StateBlock, kind: str, start: int, stop: int, markup: str = "") -> None:
    """A block whose text is the line `start`; it goes on to the line before `stop`.

    `state` is markdown-it's, `kind` names the block, `start` and `stop` are line numbers, and `markup` is what the block begins
    with.
    """
    state.line = stop
    opening = state.push(f"{kind}_open", "p", 1)
    opening.map, opening.markup = [start, stop], markup
    inline = state.push("inline", "", 0)
    inline.map, inline.content, inline.children = [start, start + 1], _line(state, start).strip(), []
    state.push(f"{kind}_close", "p", -1).markup = markup


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]
