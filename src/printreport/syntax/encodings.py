"""Bytes of text files: UTF-8 is taken, what else they are is named in one message that says how to save them anew."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_SAVE_AS = "另存为 UTF-8：记事本里“文件→另存为→编码”选 UTF-8；WPS、Word 存成“纯文本”时选 UTF-8。"
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_CONTAINERS = (
    (b"PK\x03\x04", "压缩包或 Word、WPS 文档（docx）"),
    (b"\xd0\xcf\x11\xe0", "Word、WPS 文档（doc）"),
    (b"{\\rtf", "RTF 文档"),
    (b"%PDF-", "PDF"),
    (b"\xff\xd8\xff", "图片"),
    (b"\x89PNG", "图片"),
)
_LINE_END = re.compile("\r{0,2}\n|\r")
_BODY_END = re.compile("\r{0,2}\n|[\r\x0b\x0c\u2028\u2029]")
_LEADING = "[\u200b\u2060\ufeff]+"
_USUAL = re.compile("[\t\n\r -~\u00b7\u2010-\u2027\u3000-\u303f\u4e00-\u9fff\uff00-\uff5e]")
_COMMON = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所"
)
_SAMPLE = 20_000
"""Bytes or characters from which an encoding is guessed: some pages of text. More takes time and tells nothing new."""


@dataclass(frozen=True, slots=True)
class Misread:
    """Why bytes are no UTF-8: message and hint, and the text as far as it can be read, for the line shown with them.

    `place` is the offset of the first wrong character in the text.
    """

    message: str
    hint: str
    text: str
    place: int = 0


def decode_text(data: bytes) -> str | Misread:
    """The text of a file in UTF-8, with or without its mark at the start."""
    for sign, what in _CONTAINERS:
        if data.startswith(sign):
            return Misread(f"这不是文本文件，是{what}", f"打开它，把文字{_SAVE_AS}", "")
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return Misread(f"文件是 {name} 编码，不是 UTF-8", _SAVE_AS, data.decode(codec, "replace"))
    wide = _wide_codec(data)
    if wide:
        return Misread("文件是 UTF-16 编码，不是 UTF-8", _SAVE_AS, data.decode(wide, "replace"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        return _other(data, fault)


def split_lines(text: str, path: str) -> tuple[str, ...]:
    """The lines of a file, whichever system ended them (LF, CRLF, CR); in a body what Word ends lines and pages with, too."""
    ends = _BODY_END if path.casefold().endswith((".md", ".markdown")) else _LINE_END
    return tuple(ends.split(text))


def leading_unseen(line: str) -> int:
    """How many marks that nobody sees stand at a line's head, as where two files with a BOM were joined."""
    match = re.match(_LEADING, line)
    return 0 if match is None else match.end()


def _other(data: bytes, fault: UnicodeDecodeError) -> Misread:
    good = data[: fault.start].decode("utf-8", "replace").removeprefix("\ufeff")
    for codec, name in (("gb18030", "GBK（GB 18030）"), ("big5hkscs", "Big5 ")):
        text = _decoded(data, codec)
        if text and _share(text, _COMMON_SIGN) > 0.02 and not _is_mostly_utf8(data):
            return Misread(f"文件是 {name}编码，不是 UTF-8", _SAVE_AS, text)
    if not _is_mostly_utf8(data) and (text := _decoded(data, "gb18030")):
        return Misread("文件像是 GBK（GB 18030）编码，不是 UTF-8", _SAVE_AS, text)
    return Misread("这里不是 UTF-8 编码", f"改正这里的字；整个文件乱了就{_SAVE_AS}", data.decode("utf-8", "replace"), len(good))


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether most of the bytes beyond ASCII are good UTF-8, so that a few broken ones make no other encoding of it."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    good = sum(char > "\x7f" and char != "\ufffd" for char in text)
    return good > text.count("\ufffd")


def _wide_codec(data: bytes) -> str:
    """The order of bytes of UTF-16 without its mark; nothing for what is none."""
    if len(data) < 4 or len(data) % 2:
        return ""
    sample = data[:_SAMPLE]
    plain = b"\0" not in sample and _decoded(data, "utf-8") is not None
    for codec in ("utf-16-le", "utf-16-be"):
        text = _decoded(sample, codec)
        if text and not plain and _share(text, _USUAL) > 0.9:
            return codec
    return ""


def _decoded(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


_COMMON_SIGN = re.compile(f"[{_COMMON}]")


def _share(text: str, sign: re.Pattern[str]) -> float:
    """What share of the characters beyond ASCII (of all, where there are none) a pattern takes."""
    sample = [char for char in text[:_SAMPLE] if char > "\x7f"] or list(text[:_SAMPLE])
    return sum(sign.match(char) is not None for char in sample) / max(1, len(sample))
