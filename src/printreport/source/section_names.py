"""Names of section files: `NN-slug.md`, a letter allowed after the number, and what a wrong name was meant to be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from string import ascii_lowercase

from printreport.core.han_numerals import han_value

_SECTION = re.compile(r"([0-9]{1,9})([a-z]?)-(.+)\.(?:md|markdown)", re.IGNORECASE)
_PROSE = re.compile(r"(.*?)(?:\.(?:md|markdown|mdown|mkd))+", re.IGNORECASE)
_HAN = "一二三四五六七八九十百"
_CALLED = re.compile(
    rf"(?:第 ?([0-9]{{1,6}}|[{_HAN}]{{1,4}}) ?[章节節部篇回]|([{_HAN}]{{1,4}})(?=[、.])|([0-9]{{1,6}}))"
    r"(?:([a-z])(?![a-z0-9]))?",
    re.IGNORECASE,
)
_JOINTS = " -—–―_.,、，。·:：()（）[]【】"


@dataclass(frozen=True, slots=True, order=True)
class SectionNumber:
    """What sections are ordered by: 06, 06b, 06c, 07."""

    number: int
    letter: str

    def __str__(self) -> str:
        return f"{self.number:02}{self.letter}"


def section_number(name: str) -> SectionNumber | None:
    """The number of a section's file; None for a name that is none of a section."""
    match = _SECTION.fullmatch(name)
    return None if match is None else SectionNumber(int(match[1]), match[2].lower())


def is_prose(name: str) -> bool:
    """Whether a name is that of a Markdown file, so that somebody expects to see it printed."""
    return _PROSE.fullmatch(name) is not None


def proposed_name(name: str, taken: Collection[SectionNumber]) -> str:
    """A name under which a Markdown file would be read: its own number where it has one, else the next."""
    prose = _PROSE.fullmatch(name)
    stem = unicodedata.normalize("NFKC", name if prose is None else prose[1]).encode("utf-8", "ignore").decode("utf-8")
    stem = stem.strip(_JOINTS)
    match = _CALLED.match(stem)
    rest = (stem if match is None else stem[match.end() :]).strip(_JOINTS)
    rest = re.sub(r"[\s/\\]+", "-", rest)[:60] or "正文"
    return f"{_free(match, taken)}-{rest}.md"


def _free(match: re.Match[str] | None, taken: Collection[SectionNumber]) -> SectionNumber:
    following = SectionNumber(max((each.number for each in taken), default=0) + 1, "")
    if match is None:
        return following
    called = next(group for group in match.groups()[:3] if group)
    number = int(called) if called.isdecimal() else int(han_value(called) or 0)
    letters = ((match[4] or "").lower(), "", *ascii_lowercase[1:])
    wanted = (SectionNumber(number, letter) for letter in letters)
    return next((each for each in wanted if each not in taken), following)
