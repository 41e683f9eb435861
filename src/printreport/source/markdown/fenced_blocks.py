"""Reads what stands between `:::` lines: which kind of block it is, and the two kinds that are plain lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from printreport.core.span import Span
from printreport.model.blocks import FencedBlock, Notice, Paragraph, Signature
from printreport.source.markdown.fenced_lines import LIST_MARK, BodySource, FencedLine, FencedLines
from printreport.source.markdown.fences import Fence
from printreport.source.markdown.inline import read_inline
from printreport.source.markdown.names_block import read_names
from printreport.source.markdown.timeline_block import read_timeline
from printreport.source.markdown.wrapped_lines import first_wrapped
from printreport.syntax.placed_words import SPACES
from printreport.syntax.records import closest

NAMES = {
    "大事记": "大事记 大事 大事年表 年表 纪事 时间线 时间轴 历程 发展历程 大事記 timeline events chronology milestones history",
    "名单": "名单 名录 姓名 荣誉榜 光荣榜 红榜 名單 名錄 榮譽榜 光榮榜 names name-list list roster honours honors",
    "落款": "落款 署名 签名 签署 具名 簽名 signature sign signed",
    "提示": "提示 提示框 小贴士 贴士 温馨提示 提醒 方框 文本框 溫馨提示 小貼士 notice box tip tips info callout",
}
"""The kinds of blocks by the names that the messages use, each with all the names that it goes by."""

_KIND = {alias: kind for kind, aliases in NAMES.items() for alias in aliases.split()}
_NAME = re.compile(r"[^\s\u3000：:，,、（(]+")
_TITLE_GAP = " \t\u3000\xa0：:"
_LONGEST_SIGNATURE = 6
"""Lines: two units, two posts, a name and a date; more is text."""


def is_known(fence: Fence) -> bool:
    """Whether the name of a block is one of those that there are."""
    return _name(fence).casefold() in _KIND


def read_fence(fence: Fence, source: BodySource) -> FencedBlock | None:
    """The block of a fence whose name is known; None where nothing can be made of it, which is noted."""
    name, span = _name(fence), source.line_place(fence.opening)
    found = tuple(_lines(fence, source))
    if not found and fence.holds_blocks:
        return None
    if not found:
        source.log.error("empty-block", span, f"“{name}”这一块是空的", "在两行 ::: 之间写上内容，或删去这两行。")
        return None
    title = fence.rest[len(name) :].strip(_TITLE_GAP)
    column = source.lines[fence.opening].rindex(fence.rest) + fence.rest.rindex(title) if title else 0
    words = read_inline([(title, Span(source.path, fence.opening + 1, column + 1))], source.log) if title else ()
    return _READERS[_KIND[name.casefold()]](FencedLines(name, words, span, found, source))


def note_unknown(fence: Fence, source: BodySource) -> None:
    """Say which kinds of blocks there are, the likeliest first."""
    name = _name(fence)
    meant = closest(name, _KIND)
    aliases = () if meant else sorted(_KIND, key=len, reverse=True)
    glued = next((alias for alias in aliases if name.casefold().startswith(alias)), "")
    likely = _KIND.get(meant or glued or closest(name, _KIND, 0.4), "")
    kinds = sorted(NAMES, key=lambda kind: kind != likely)
    hint = f"可以写：{'、'.join(f'::: {kind}' for kind in kinds)}；别的内容写成普通段落、列表或表格。"
    if glued:
        hint = f"名称和标题之间空一格：::: {name[: len(glued)]} {name[len(glued) :]}；{hint}"
    source.log.error("unknown-block", source.line_place(fence.opening), f"没有“::: {name[:20]}”这种块", hint)


def _name(fence: Fence) -> str:
    match = _NAME.match(fence.rest)
    return match.group() if match else fence.rest


def _lines(fence: Fence, source: BodySource) -> Iterator[FencedLine]:
    above = -2
    for row in fence.rows:
        line = source.lines[row]
        text = line.strip(SPACES)
        if text:
            start = line.index(text[0])
            indent = sum(2 if char == "\u3000" else 4 if char == "\t" else 1 for char in line[:start])
            yield FencedLine(text, row, Span(source.path, row + 1, start + 1), indent, row == above + 1)
            above = row


def _read_signature(block: FencedLines) -> Signature | None:
    """Unit, name and date, a line each."""
    hint = "落款只写单位、姓名、日期，各占一行。"
    lines = [line for line in block.lines if not block.refused(line, hint)]
    if len(lines) > _LONGEST_SIGNATURE:
        place = lines[_LONGEST_SIGNATURE].whole
        block.log.error("too-many", place, f"落款有 {len(lines)} 行，最多 {_LONGEST_SIGNATURE} 行", "正文写在 ::: 上面；" + hint)
    if block.title:
        place = block.title[0].span or block.span
        block.log.error("block-title", place, "落款没有标题", "把这些字另起一行，写在 ::: 落款 的下面。")
    texts = tuple(text for line in lines if (text := block.inline(line.piece())))
    return Signature(texts, block.span) if texts else None


def _read_notice(block: FencedLines) -> Notice | None:
    """A short text in a box; `lines: join` joins its lines as elsewhere."""
    hint = "提示里只写段落；标题写在“::: 提示”后面。"
    groups: list[list[FencedLine]] = []
    for line in block.lines:
        if LIST_MARK.match(line.text) and line.text[0] in "-*+":
            block.refuse(line, "列表", "每条写成一段，行首可以写 1、或（一）。")
        elif not block.refused(line, hint):
            if block.join and line.follows and groups:
                groups[-1].append(line)
            else:
                groups.append([line])
    if not block.join:
        _doubt_wrapping(block)
    texts = [(block.inline(*(_flat(line) for line in group)), group[0].span) for group in groups]
    paragraphs = tuple(Paragraph(text, span) for text, span in texts if text)
    return Notice(block.title, paragraphs, block.span) if paragraphs else None


def _flat(line: FencedLine) -> tuple[str, Span]:
    return line.text.replace("\t", " "), line.span


def _doubt_wrapping(block: FencedLines) -> None:
    row = first_wrapped([(line.row, line.text) for line in block.lines])
    if row is None:
        return
    place = next(line.whole for line in block.lines if line.row == row)
    hint = "如果这几行本是一段，在 report.yaml 里写 lines: join（空行才分段）；本来就各成一段，不用改。"
    block.log.warning("wrapped-lines", place, "从这里起几行差不多长，行末没有句号，像是折行；现在一行印成一段", hint)


_READERS: dict[str, Callable[[FencedLines], FencedBlock | None]] = {
    "大事记": read_timeline,
    "名单": read_names,
    "落款": _read_signature,
    "提示": _read_notice,
}
