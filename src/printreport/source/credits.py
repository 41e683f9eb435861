"""Credits of photographs as they are printed: the name once, whatever the editor wrote around it."""

from __future__ import annotations

import re

from printreport.syntax.placed_words import Words, cut_words

_TAIL = 20
"""Characters at a text's end in which what was done is looked for."""

_ROLE = "摄影者?|攝影者?|摄|攝|图片?|圖片?|照片|拍摄者?|拍攝者?|作者|photo(?: by)?"
_TAKEN = "摄影|攝影|拍摄|拍攝|摄|攝"
_BEFORE = re.compile(rf"\s*(?:本组|本版)?(?:{_ROLE})\s*[:：/／|｜]\s*", re.IGNORECASE)
_AFTER = re.compile(rf"(?:(?:\s*[/／|｜]\s*|\s+)(?:{_TAKEN}|图|圖)|(?<=[\u3400-\u9fff])(?:{_TAKEN}))\s*")
_BRACKETS = re.compile(r"\s*[（(【\[](.*)[）)】\]]\s*")
_GIVEN = re.compile(r"(?:供图|供圖|提供|制图|製圖|绘图|繪圖|绘|繪|翻拍|截图|截圖)\s*")


def bare_credit(words: Words) -> Words:
    """The name alone: `摄影：许莹`, `许莹 摄` and `（图：许莹）` are 许莹.

    `新华社供图` stays as it is, for it says itself what its owner did.
    """
    text = words.text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if match := _BRACKETS.fullmatch(text, start, end):
        start, end = match.span(1)
    if match := _BEFORE.match(text, start, end):
        start = match.end()
    given = any(each.end() == end for each in _GIVEN.finditer(text, max(start, end - _TAIL), end))
    after = (
        None
        if given
        else next((each for each in _AFTER.finditer(text, max(start + 1, end - _TAIL), end) if each.end() == end), None)
    )
    if after is not None:
        end = after.start()
    return cut_words(words, start, end) if text[start:end].strip() else words


def without_credit(caption: Words, credit: str) -> Words:
    """A caption that ends in the credit already, in brackets, without it: it is printed behind the caption anyway."""
    taken = rf"(?:(?:{_ROLE})\s*[:：/／]\s*)?{re.escape(credit)}\s*[/／]?\s*(?:{_TAKEN}|图|圖)?"
    pattern = re.compile(rf"\s*[（(【\[]\s*{taken}\s*[）)】\]]\s*$", re.IGNORECASE)
    match = pattern.search(caption.text, max(0, len(caption.text) - len(credit) - 2 * _TAIL))
    return caption if match is None or not match.start() else cut_words(caption, 0, match.start())
