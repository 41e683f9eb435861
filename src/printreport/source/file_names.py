"""Names of files as editors see them: signs that cannot be seen or told apart are shown by their numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\xa0\u00ad\u034f\u061c\u115f\u1160\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffd]"
)


def visible(name: str) -> str:
    """A name in which no-break and other odd spaces, unseen signs and loose accents stand as ‹U+00A0›; no other is changed.

    Bytes that are no UTF-8 become question marks.
    """
    text = name.encode("utf-8", "replace").decode("utf-8")
    return "".join(_marked(char) if _UNSEEN.match(char) or unicodedata.combining(char) else char for char in text)


def folded(name: str) -> str:
    """What is the same in names that only differ in case, in composed accents, in kinds of spaces or in width."""
    text = unicodedata.normalize("NFKC", name)
    return " ".join(re.sub("[\u00ad\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f]", "", text).split()).casefold()


def lookalikes(name: str, names: Iterable[str]) -> list[str]:
    """The other names that only differ from one in what eyes pass over."""
    return [other for other in names if other != name and folded(other) == folded(name)]


def difference(written: str, found: str) -> str:
    """In words, by what two names differ that look alike."""
    one, other = unicodedata.normalize("NFC", written), unicodedata.normalize("NFC", found)
    if one == other:
        return "重音字母一个是整的，一个是字母加重音符（NFC 和 NFD）"
    if one.casefold() == other.casefold():
        return "只差大小写"
    if _usual_spaces(one).casefold() == _usual_spaces(other).casefold():
        return "空格不是同一种"
    return "只差全角半角，或看不见的字符"


def _usual_spaces(text: str) -> str:
    return "".join(" " if char.isspace() else char for char in text)


def _marked(char: str) -> str:
    return f"‹U+{ord(char):04X}›"
