"""CommonMark's blocks, as markdown-it reads them, narrowed to what the format names.

What the format refuses is still recognised, so that it can be told by name; `*` and `+` make no lists and four spaces no code.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block

from printreport.source.table_rows import is_alignment_row

if TYPE_CHECKING:
    from markdown_it.token import Token

TABLE = "pipe_table"

_MARKER = re.compile(r"-|[0-9]{1,9}\.")
_INTERRUPTS = ["paragraph", "reference", "blockquote", "list"]
_BLOCKS = ["fence", "blockquote", "hr", "list", "html_block", "heading", "lheading", "paragraph"]


def block_tokens(text: str) -> list[Token]:
    """The block tokens of a Markdown text, each with its lines; inline content is left as it is."""
    return _parser().parse(text)


@functools.cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": True, "maxNesting": 20})
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.block.ruler.after("list", TABLE, _table, {"alt": ["paragraph"]})
    parser.block.ruler.at("list", _list, {"alt": _INTERRUPTS[:3]})
    parser.block.ruler.enableOnly([TABLE, *_BLOCKS])
    return parser


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A list, if it begins with `-` or a number and a dot."""
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
