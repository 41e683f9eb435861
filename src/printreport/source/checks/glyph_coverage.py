"""Asks the fonts for every character that will be printed: none may come out as an empty box, or odd in a heading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Protocol, Self

from printreport.core.span import Span
from printreport.source.checks.printed_text import Passage
from printreport.source.checks.spelling import MARKED, MOST_MARKS
from printreport.syntax.characters import proper_character, unprintable_kind
from printreport.syntax.message_log import MessageLog

_OTHER = "换一个字，或把有这个字的字库放进项目的 fonts 文件夹。"


class GlyphSource(Protocol):
    """What knows the fonts: the font book."""

    def can_print(self, role: str, text: str) -> bool:
        """Whether a character, or a character with its combining marks, comes out in a role's setting."""

    def unlike_face(self, role: str, char: str) -> object | None:
        """The face that a role sets a character in, where that looks unlike the role's own."""

    def for_language(self, language: str) -> Self:
        """What knows the fonts as reports of a language choose them."""


def check_glyphs(passages: Iterable[Passage], book: GlyphSource, log: MessageLog) -> None:
    """Note every printed character that no font has or that needs rules which are not kept here, at each of its places."""
    check = _GlyphCheck(book, log)
    for passage in passages:
        for text, span in passage.pieces:
            check.check(text, span, passage.role)
            if passage.style is None:
                check.warn_of_borrowed(text, span, passage.role)


def check_heading_faces(passages: Iterable[Passage], faces: Mapping[str, str], book: GlyphSource, log: MessageLog) -> None:
    """Warn of every character of a heading that is set in a face unlike the heading's; `faces` are the styles' roles."""
    for passage in passages:
        if passage.style is None:
            continue
        role = faces[passage.style]
        for text, span in passage.pieces:
            for offset, char in enumerate(text):
                if not char.isspace() and book.unlike_face(role, char) is not None:
                    message = f"标题的字体（{role}）没有“{char}”（U+{ord(char):04X}），这个字借用别的字体，和旁边的字不一样"
                    log.warning("unlike-face", span.at(offset), message, _alike(char, role, book))


def _alike(char: str, role: str, book: GlyphSource) -> str:
    """What makes a character look like its neighbours."""
    if book.for_language("zh-Hant-TW").unlike_face(role, char) is None:
        return "繁体报告在 report.yaml 里写 language: zh-Hant-TW 或 zh-Hant-HK；简体报告换成简体字。"
    return f"换一个字，或把有这个字的字库放进项目的 fonts 文件夹，写进 roles 的 {role}。"


class _GlyphCheck:
    """One look at all that is printed; every character of a role is judged once."""

    def __init__(self, book: GlyphSource, log: MessageLog) -> None:
        self.book, self.log = book, log
        self._good: dict[tuple[str, str], bool] = {}

    def check(self, text: str, span: Span, role: str) -> None:
        """Note what of a text can't be printed."""
        marked = list(MARKED.finditer(text)) if not text.isascii() else []
        for match in marked:
            self._check_marked(match, span, role)
        covered = {offset for match in marked for offset in range(match.start(), match.end())}
        missing = {char for char in set(text) if not self._has(role, char)}
        for offset, char in enumerate(text if missing else ""):
            if char in missing and offset not in covered:
                self._note(char, span.at(offset))

    def warn_of_borrowed(self, text: str, span: Span, role: str) -> None:
        """Warn of letters of running text that only a face unlike the text's has; a word is told of once."""
        at = -2
        for offset, char in enumerate("" if text.isascii() else text):
            if not char.isspace() and not unicodedata.combining(char) and self.book.unlike_face(role, char) is not None:
                if offset > at + 1:
                    message = f"正文的字体没有“{char}”（U+{ord(char):04X}），借用别的字体，和旁边的字不大一样"
                    self.log.warning("unlike-face", span.at(offset), message, _alike(char, role, self.book))
                at = offset

    def _check_marked(self, match: re.Match[str], span: Span, role: str) -> None:
        base, marks = match["base"], match["marks"]
        place = span.at(match.start())
        name = "、".join(f"U+{ord(char):04X}" for char in marks[:MOST_MARKS])
        if len(marks) > MOST_MARKS:
            message = f"这个字上叠了 {len(marks)} 个附加符号，最多 {MOST_MARKS} 个"
            self.log.error("too-many-marks", place, message, "把多余的符号删去：光标移到字后，按几次退格键。")
        elif not base or base.isspace():
            place = span.at(match.start("marks"))
            self.log.error("lone-mark", place, f"附加符号（{name}）前面没有字母", "把字母补在它前面，或把它删去。")
        elif not self._has(role, base + marks):
            hint = "换一种写法，例如去掉符号；或把有这个字的字库放进项目的 fonts 文件夹。"
            self.log.error("no-glyph", place, f"没有字库能印带附加符号的“{base + marks}”（{name}）", hint)

    def _has(self, role: str, text: str) -> bool:
        asked = (role, text)
        if asked not in self._good:
            self._good[asked] = _is_space(text) or (not unprintable_kind(text) and self.book.can_print(role, text))
        return self._good[asked]

    def _note(self, char: str, span: Span) -> None:
        code, hint = "no-glyph", _OTHER
        message = f"没有字库能印“{char}”（U+{ord(char):04X}）"
        proper, kind = proper_character(char), unprintable_kind(char)
        if proper:
            hint = f"改成“{proper}”（U+{ord(proper):04X}）。"
        elif unicodedata.category(char) == "Co":
            hint = "这是私用区的字，检索、朗读都会出错；改成 Unicode 正式收录的字，或做成图片。"
        elif kind:
            code, message = "script", f"{kind}要按自己的规则连写，这里排不了：“{char}”（U+{ord(char):04X}）"
            hint = "改成汉字或拉丁字母的写法，或做成图片放进来。"
        elif ord(char) >= 0x1F000 and not unicodedata.category(char).startswith("L"):
            hint = "表情符号印不出来，改成文字，或删去。"
        self.log.error(code, span, message, hint)


def _is_space(char: str) -> bool:
    # The space of Ogham is drawn as a line.
    return unicodedata.category(char[0]) == "Zs" and char != "\u1680"
