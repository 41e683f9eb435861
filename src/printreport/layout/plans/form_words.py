"""Forms by the Chinese names that explanations and the sheet of forms give them: 全景横带, 跨页, 五图墙, 半版图＋大数字."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from printreport.core.han_numerals import NUMERALS_TO_TEN
from printreport.layout.page.form_names import AMONG, BESIDE, WORDS, body_titles
from printreport.layout.page.page_form import PageForm, Strips, Words
from printreport.layout.stacks.page_rule import FULL, SPREAD, TEXT
from printreport.model.theme import Theme
from printreport.model.wishes import Wishes

_WHOLE = {
    **dict.fromkeys(("整页", "整页图", "满版", "占一页"), FULL),
    **dict.fromkeys(("跨页", "跨页图", "双页"), SPREAD),
    **dict.fromkeys(("文字", "正文", "满页文字", "纯文字"), TEXT),
}
"""Pages that are no strips, by the names that editors give them."""
_SAME = {**{title: word for word, title in BESIDE.items()}, **{title: word for word, title in AMONG.items()}}
_NUMERALS = {"两": 2, **{numeral: number for number, numeral in enumerate(NUMERALS_TO_TEN[1:], 1)}}
_NUMBER = rf"(\d+|十[{''.join(_NUMERALS)}]?|[{''.join(_NUMERALS)}])"
_SUFFIXES = ("-tile", "-full")


def form_of(words: str, bodies: Mapping[str, str]) -> str | None:
    """The form that some Chinese words name, as plans write it; None where they name none.

    `bodies` are the theme's body forms with their titles. Strips under each other are parted by ， or /, side by side by ＋ or +.
    """
    words = re.sub(r"\s", "", words)
    if words in _WHOLE:
        return _WHOLE[words]
    for body, title in bodies.items():
        if words.startswith(title):
            inside = [_strips(part) for part in re.split("[、,]", words.removeprefix(title)) if part]
            if not all(inside):
                return None
            return PageForm(body=body, sides=tuple(inside)).name if inside else body
    return PageForm(_strips(words)).name or None


def in_plan_words(wishes: Wishes | None, theme: Theme) -> Wishes | None:
    """The wishes with the forms that are named in Chinese as plans write them; unknown ones stay, to be told of."""
    if wishes is None:
        return None
    bodies = body_titles(theme.forms)
    pages = (
        replace(wish, form=form_of(wish.form, bodies) or wish.form) if wish.form is not None else wish for wish in wishes.on_pages
    )
    return replace(wishes, on_pages=tuple(pages))


def _strips(words: str) -> Strips:
    """The strips that some words name from top to bottom; none where one of them is unknown."""
    strips = tuple(_strip(part) for part in re.split("[，/]", words) if part and part not in ("文字在下", "文字在上"))
    return strips if all(strips) else ()


def _strip(words: str) -> Words:
    parts = tuple(_word(part) or "" for part in re.split("[＋+]", words))
    return parts if all(parts) else ()


def _word(words: str) -> str | None:
    if words in _SAME:
        return _SAME[words]
    for word, title in WORDS.items():
        before, numbered, after = title.partition("{n}")
        match = re.fullmatch(re.escape(before) + (_NUMBER if numbered else "") + re.escape(after), words)
        if match is not None:
            return _counted(word, _number(match[1])) if numbered else word
    return None


def _counted(word: str, number: int) -> str:
    """`wall-tile` of five is `wall-5-tile`."""
    suffix = next((suffix for suffix in _SUFFIXES if word.endswith(suffix)), "")
    return f"{word.removesuffix(suffix)}-{number}{suffix}"


def _number(words: str) -> int:
    if words.isdigit():
        return int(words)
    return sum(_NUMERALS[numeral] for numeral in words)
