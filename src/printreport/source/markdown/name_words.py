"""Parts a line of a name list into names, and a name from the post or unit behind it.

Marks (、，,；;) part names, and so does white space; but a name of two characters may have been spread by a space (张　三), and
a post may stand behind a name (张三 办公室).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from printreport.source.markdown.surnames import DOTS, HAN, is_person, is_post_or_unit
from printreport.syntax.inline_cuts import NOTE_PLACE
from printreport.syntax.placed_words import SPACES

_BLANK = f"[{re.escape(SPACES)}]"
_MARKS = re.compile("[、，,；;/／|｜]")
_BRACKETED = re.compile(r"[（(〔［\[][^（()）〔〕［］\[\]]*[）)〕］\]]")
_AROUND_DOT = re.compile(rf"(?<=[{HAN}]){_BLANK}*[{DOTS}]{_BLANK}*(?=[{HAN}])")
_WORD = re.compile(rf"[^{re.escape(SPACES)}]+")
_HIDDEN = "\x01"
_TAIL = "。.；;，,、" + SPACES
_LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ.'’-]*")
_SINGLE = re.compile(rf"[{HAN}][\x00\x01]*")
# Characters: names of people without a dot have no more (努尔买买提明).
_LONGEST_NAME = 7


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of a line without a gap in it, or a name whose gaps mean nothing; `spread` tells that it has such gaps."""

    start: int
    end: int
    spread: bool = False


@dataclass(frozen=True, slots=True)
class NameChunk:
    """What stands between two marks of a line: words that are names, or a name with what is behind it."""

    words: tuple[Word, ...]


def chunks_of(text: str) -> list[NameChunk]:
    """The chunks of a line, in their order; brackets are never parted, a final mark belongs to none.

    `text` has NOTE_PLACE for every mark of a note.
    """
    masked = _BRACKETED.sub(lambda match: _HIDDEN * len(match.group()), text)
    masked = _AROUND_DOT.sub(lambda match: match.group().strip(SPACES).center(len(match.group()), _HIDDEN), masked)
    masked = masked.rstrip(_TAIL)
    chunks = []
    start = 0
    for stop in (*(match.start() for match in _MARKS.finditer(masked)), len(masked)):
        words = [Word(match.start(), match.end()) for match in _WORD.finditer(masked, start, stop)]
        if words:
            chunks.append(NameChunk(tuple(_joined(masked, words))))
        start = stop + 1
    return chunks


def core(text: str) -> str:
    """A word without what stands in brackets behind it, and without the marks of notes."""
    bare = text[: post_start(text)].replace(NOTE_PLACE, "")
    return _AROUND_DOT.sub(lambda match: match.group().strip(SPACES), bare)


def post_start(text: str) -> int:
    """Where brackets begin behind a name (张三（女）); the length of the word where there are none, as in 高一（2）班."""
    bracket = _BRACKETED.search(text)
    if bracket is None or not bracket.start():
        return len(text)
    behind = text[bracket.end() :]
    is_within = len(behind) == 1 or (behind and not is_person(text[: bracket.start()].replace(NOTE_PLACE, "")))
    return len(text) if is_within else bracket.start()


def is_row(words: Sequence[str]) -> bool:
    """Whether words are a name and a post or unit, and not several names."""
    if len(words) < 2 or is_post_or_unit(words[0]):
        return False
    behind = words[1]
    return is_post_or_unit(behind) or (not is_person(behind) and len(behind) > _LONGEST_NAME and is_person(words[0]))


def headed_end(text: str) -> int:
    """Where a unit ends before the names of its people (办公室 张三 李四); 0 for a line that is none such."""
    chunks = chunks_of(text)
    words = [(word, core(text[word.start : word.end])) for chunk in chunks for word in chunk.words]
    if not words or len(chunks[0].words) < 2 or not is_post_or_unit(words[0][1]):
        return 0
    people = all(word.spread or is_person(shown) for word, shown in words[1:])
    return words[0][0].end if people else 0


def _joined(text: str, words: list[Word]) -> Iterator[Word]:
    """The words with Latin names and spread Han names made one."""
    at = 0
    while at < len(words):
        stop = at + 1
        if _is(_LATIN, text, words[at]):
            while stop < len(words) and _is(_LATIN, text, words[stop]) and text[words[stop - 1].end : words[stop].start] == " ":
                stop += 1
            yield Word(words[at].start, words[stop - 1].end)
        elif _is(_SINGLE, text, words[at]):
            while stop < len(words) and _is(_SINGLE, text, words[stop]):
                stop += 1
            yield from _spread(text, words[at:stop])
        else:
            yield words[at]
        at = stop


def _is(form: re.Pattern[str], text: str, word: Word) -> bool:
    return form.fullmatch(text, word.start, word.end) is not None


def _spread(text: str, singles: list[Word]) -> Iterator[Word]:
    """Names out of single characters: parted at the wider gaps, else two and two, or three."""
    gaps = [_width(text[left.end : right.start]) for left, right in pairwise(singles)]
    if gaps and max(gaps) > min(gaps):
        edges = [0, *(place + 1 for place, gap in enumerate(gaps) if gap > min(gaps)), len(singles)]
    else:
        # Two and two; three at the end of an odd number.
        edges = [*range(0, max(1, len(singles) - 2 * (len(singles) % 2)), 2), len(singles)]
    for first, stop in pairwise(edges):
        yield Word(singles[first].start, singles[stop - 1].end, spread=stop - first > 1)


def _width(gap: str) -> int:
    return sum(2 if char in "\u3000\u2003" else 8 if char == "\t" else 1 for char in gap)
