"""CommonMark's blocks, as markdown-it reads them, narrowed to what the format names.

What the format refuses is still recognised, so that it can be told by name; `*` and `+` make no lists and four spaces no code.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from printreport.source.table_rows import is_alignment_row

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

TABLE = "pipe_table"

_MARKER = re.compile(r"-|[0-9]{1,9}\.")
_MARKUP = re.compile(r"^[ \t]*(?:[-#>*_=<~`:+]|[0-9]{1,9}[.)])|\|", re.MULTILINE)
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


def block_tokens(text: str) -> list[BlockToken]:
    """The block tokens of a Markdown text, each with its lines; inline content is left as it is."""
    # Most sections are plain paragraphs; for them the library need not be loaded.
    return list(_paragraphs(text)) if _MARKUP.search(text) is None else parsed_tokens(text)


def parsed_tokens(text: str) -> list[BlockToken]:
    """The block tokens as markdown-it reads them, whatever the text."""
    tokens = []
    for token in _parser().parse(text):
        first, end = token.map or (0, 0)
        tokens.append(BlockToken(token.type, first, end, token.content, token.markup, token.info, token.nesting))
    return tokens


def _paragraphs(text: str) -> Iterator[BlockToken]:
    """The tokens of a text that has no markup of blocks: its paragraphs."""
    lines = [*text.split("\n"), ""]
    first = -1
    for number, line in enumerate(lines):
        if line.strip() and first < 0:
            first = number
        elif not line.strip() and first >= 0:
            yield BlockToken("paragraph_open", first, number, nesting=1)
            yield BlockToken("inline", first, number, "\n".join(lines[first:number]).strip())
            yield BlockToken("paragraph_close", nesting=-1)
            first = -1


@functools.cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero", {"html": True, "maxNesting": 20})
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.block.ruler.after("list", TABLE, _table, {"alt": ["paragraph"]})
    parser.block.ruler.at("list", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.block.ruler.enableOnly([TABLE, *_BLOCKS])
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
    token = state.push(TABLE, "", 0)
    token.map = [start, stop]
    state.line = stop
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]
