"""Asks the fonts for every character that will be printed: none may come out as an empty box, or odd in a heading."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Protocol, Self

from printreport.core.span import Span
from printreport.source.characters import proper_character
from printreport.source.message_log import MessageLog
from printreport.source.printed_text import Passage


class GlyphSource(Protocol):
    """What knows the fonts: the font book."""

    def face_for(self, role: str, char: str) -> object | None:
        """The face that a role sets a character in, or None."""

    def unlike_face(self, role: str, char: str) -> object | None:
        """The face that a role sets a character in, where that looks unlike the role's own."""

    def for_language(self, language: str) -> Self:
        """What knows the fonts as reports of a language choose them."""


def check_glyphs(passages: Iterable[Passage], book: GlyphSource, log: MessageLog) -> None:
    """Note every printed character that no font has, at each of its places."""
    known: dict[tuple[str, str], bool] = {}
    for passage in passages:
        for text, span in passage.pieces:
            missing = {char for char in set(text) if not _has(book, passage.role, char, known)}
            for offset, char in enumerate(text if missing else ""):
                if char in missing:
                    _note(char, span.at(offset), log)


def check_heading_faces(passages: Iterable[Passage], faces: Mapping[str, str], book: GlyphSource, log: MessageLog) -> None:
    """Warn of every character of a heading that is set in a face unlike the heading's; `faces` are the styles' roles."""
    for passage in passages:
        if passage.style is None:
            continue
        role = faces[passage.style]
        for text, span in passage.pieces:
            for offset, char in enumerate(text):
                if book.unlike_face(role, char) is not None:
                    message = f"标题的字体（{role}）没有“{char}”（U+{ord(char):04X}），这个字排成宋体，和旁边的字不一样"
                    log.warning("unlike-face", span.at(offset), message, _alike(char, role, book))


def _alike(char: str, role: str, book: GlyphSource) -> str:
    """What makes a character look like its neighbours."""
    if book.for_language("zh-Hant-TW").unlike_face(role, char) is None:
        return "繁体报告在 report.yaml 里写 language: zh-Hant-TW 或 zh-Hant-HK；简体报告换成简体字。"
    return f"换一个字，或把有这个字的字库放进项目的 fonts 文件夹，写进 roles 的 {role}。"


def _has(book: GlyphSource, role: str, char: str, known: dict[tuple[str, str], bool]) -> bool:
    asked = (role, char)
    if asked not in known:
        known[asked] = _needs_no_glyph(char) or book.face_for(role, char) is not None
    return known[asked]


def _needs_no_glyph(char: str) -> bool:
    """Spaces, and the selectors that only choose a form of the character before them."""
    return unicodedata.category(char) == "Zs" or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def _note(char: str, span: Span, log: MessageLog) -> None:
    name = f"U+{ord(char):04X}"
    proper = proper_character(char)
    if proper:
        hint = f"改成“{proper}”（U+{ord(proper):04X}）。"
    elif unicodedata.category(char) == "Co":
        hint = "这是私用区的字；改成 Unicode 正式收录的字，或把有它的字库放进项目的 fonts 文件夹。"
    elif ord(char) >= 0x1F000 and not unicodedata.category(char).startswith("L"):
        hint = "表情符号印不出来，改成文字，或删去。"
    else:
        hint = "换一个字，或把有这个字的字库放进项目的 fonts 文件夹。"
    log.error("no-glyph", span, f"没有字库能印“{char}”（{name}）", hint)
