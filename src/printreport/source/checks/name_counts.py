"""Holds the numbers that a section gives for its name lists against the names: “76名劳动模范” with 75 names is doubted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from printreport.core.span import Span
from printreport.model.blocks import Block, InlineText, NameGroup, NameList, Paragraph, Quotation, Subheading, plain_text
from printreport.syntax.inline_cuts import CutText
from printreport.syntax.message_log import MessageLog
from printreport.syntax.placed_words import Words

_COUNT = re.compile(
    r"(?<![0-9０-９.．,，第约近])(?P<number>[0-9０-９]{1,5}|[一二两三四五六七八九十百]{1,5})[ ]?"
    r"(?P<measure>余?[名人位个個户戶家])(?P<behind>[^，。；：、！？（）()]{0,20})"
)
_ANNOUNCES = re.compile(r"(?:[：:]|如下[：:。]?|名单[：:。]?)$")
_BRACKETED = re.compile(r"[（(][^（()）]*[）)]")
_NUMERALS = {**{char: number for number, char in enumerate("〇一二三四五六七八九")}, "两": 2}
# Numbers of people looked at in a section: every one is held against every head.
_MOST_COUNTS = 2000
# Characters of a title that are looked for in the text; one alone says nothing.
_SHORTEST = 2
_BETWEEN = 4
"""Characters that may stand between a number and what it counts: 76名市级劳动模范."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A number of people that the text gives, what it says they are, and where."""

    number: int
    words: str
    behind: str
    span: Span


def check_name_counts(blocks: Sequence[Block], heading: Words | None, log: MessageLog) -> None:
    """Warn of every head, title and sentence that gives a list, or a group of it, another number of names than stand there."""
    lists = [(place, block) for place, block in enumerate(blocks) if isinstance(block, NameList)]
    if not lists:
        return
    counts = (each for text, span in _texts(blocks) for each in _counts_of(text, span))
    said = list(islice(counts, _MOST_COUNTS))
    for place, names in lists:
        total = sum(len(group.names) for group in names.groups)
        for group in names.groups:
            _hold(list(_counts_of(group.head, group.span)), len(group.names), log)
            _hold(_about(said, plain_text(group.head)), len(group.names), log)
        _hold(list(_counts_of(names.title, names.span)), total, log)
        about = _about(said, plain_text(names.title))
        _hold(about or _announced(blocks, place, heading), total, log, _sizes(names.groups))


def _hold(said: Sequence[_Said], count: int, log: MessageLog, also: Sequence[int] = ()) -> None:
    """Warn at the last of some numbers where none of them is the count of the names, or of a group's."""
    if not said or any(each.number == count or each.number in also for each in said):
        return
    last = said[-1]
    hint = "核对名单有没有漏、有没有重复，再把数字改一致。"
    log.warning("name-count", last.span, f"这里写着“{last.words}”，名单里有 {count} 个名字", hint)


def _sizes(groups: Sequence[NameGroup]) -> list[int]:
    return [len(group.names) for group in groups]


def _about(said: Sequence[_Said], what: str) -> list[_Said]:
    """The numbers that the text gives for what a head or title names: 76名劳动模范 for 劳动模范."""
    wanted = _BRACKETED.sub("", what).removesuffix("名单").strip("　 ：:")
    return [each for each in said if len(wanted) >= _SHORTEST and wanted in each.behind[: len(wanted) + _BETWEEN]]


def _announced(blocks: Sequence[Block], place: int, heading: Words | None) -> list[_Said]:
    """The numbers in what stands directly above a list: a subheading, a sentence with a colon, the section's heading."""
    above = blocks[place - 1] if place else None
    if isinstance(above, Subheading):
        return list(_counts_of(above.text, above.span))
    if isinstance(above, Paragraph) and _ANNOUNCES.search(plain_text(above.text)):
        return list(_counts_of(above.text, above.span))
    if above is None and heading is not None:
        matches = _COUNT.finditer(heading.text)
        return [_said(match, heading.place(match.start(), len(_shown(match)))) for match in matches if _is_exact(match)]
    return []


def _counts_of(text: InlineText, span: Span) -> Iterator[_Said]:
    cut = CutText(text)
    for match in _COUNT.finditer(cut.text):
        if _is_exact(match):
            yield _said(match, cut.place(match.start(), len(_shown(match)), span))


def _is_exact(match: re.Match[str]) -> bool:
    return not match["measure"].startswith("余")


def _shown(match: re.Match[str]) -> str:
    return match["number"] + match["measure"]


def _said(match: re.Match[str], span: Span) -> _Said:
    return _Said(_value(match["number"]), _shown(match), match["behind"], span)


def _value(text: str) -> int:
    if text.isdecimal():
        return int(text)
    hundreds, hundred, rest = text.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    value = _NUMERALS.get(hundreds[-1:], 1) * 100 if hundred else 0
    value += (_NUMERALS.get(tens[-1:], 1) if ten else 0) * 10
    return value + _NUMERALS.get(ones[-1:], 0)


def _texts(blocks: Sequence[Block]) -> Iterator[tuple[InlineText, Span]]:
    for block in blocks:
        match block:
            case Paragraph() | Subheading():
                yield block.text, block.span
            case Quotation():
                yield from ((paragraph.text, paragraph.span) for paragraph in block.paragraphs)
            case _:
                pass
