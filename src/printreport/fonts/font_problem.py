"""Says before a font file is used why it can't be: not a font, broken, variable, bitmap only, or not to be embedded."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

LARGEST = 200 * 1024 * 1024
"""Bytes: ten times a whole Chinese font, well under what a machine can hold."""
MOST_TABLES = 256
"""Of one face: ten times what fonts have; more is a damaged or made-up file."""
MOST_FACES = 64
"""Of a collection: the largest of Noto CJK have some forty."""

_NEEDED = ("cmap", "head", "hhea", "hmtx", "maxp")


@dataclass(frozen=True, slots=True)
class FontProblem:
    """Why a file can't be used as a font: Chinese message and hint."""

    code: str
    message: str
    hint: str


def find_font_problem(path: Path, data: bytes, index: int) -> FontProblem | None:
    """The reason why the face `index` of a font file can't be set and embedded, or None.

    Looks at the table directory (OpenType 1.9, “Organization of an OpenType font”), so that a truncated file is found
    here and not as missing glyphs in print; and at the embedding permission (OS/2 fsType, 2 = restricted licence).
    """
    name = path.name
    if data[:4] in (b"wOFF", b"wOF2"):
        return FontProblem("font-format", f"{name} 是网页字体（WOFF），不能用于印刷", "向字体的提供者要 .otf 或 .ttf 文件。")
    start = _face_start(data, index)
    if start is None:
        hint = "index 从 0 数起；.otf 和 .ttf 不写 index。"
        return FontProblem("font-index", f"{name} 里没有第 {index + 1} 个字体（index: {index}）", hint)
    if data[start : start + 4] not in (b"\0\1\0\0", b"OTTO", b"true"):
        return FontProblem("font-format", f"{name} 不是字体文件", "要 OpenType 字体：.otf、.ttf 或 .ttc。")
    tables = _tables(data, start)
    if tables is None:
        return FontProblem("font-broken", f"{name} 不完整，文件被截断或损坏", "重新复制或下载这个字体文件。")
    return _judge(name, data, tables)


def _face_start(data: bytes, index: int) -> int | None:
    """Where the table directory of a face begins; None where a collection has no such face."""
    if data[:4] != b"ttcf":
        return 0 if index == 0 else None
    if len(data) < 12:
        return None
    (count,) = struct.unpack_from(">L", data, 8)
    at = 12 + 4 * index
    if index >= min(count, MOST_FACES) or at + 4 > len(data):
        return None
    (start,) = struct.unpack_from(">L", data, at)
    return int(start)


def _tables(data: bytes, start: int) -> dict[str, tuple[int, int]] | None:
    """Offset and length of each table; None where the file ends before one of them does."""
    if start + 12 > len(data):
        return None
    (count,) = struct.unpack_from(">H", data, start + 4)
    if count > MOST_TABLES or start + 12 + 16 * count > len(data):
        return None
    tables = {}
    for number in range(count):
        tag, _, offset, length = struct.unpack_from(">4sLLL", data, start + 12 + 16 * number)
        if offset + length > len(data):
            return None
        tables[tag.decode("latin-1")] = (offset, length)
    return tables


def _judge(name: str, data: bytes, tables: dict[str, tuple[int, int]]) -> FontProblem | None:
    if "fvar" in tables or "CFF2" in tables:
        return FontProblem("font-variable", f"{name} 是可变字体，印刷文件里用不了", "换成其中一种粗细的静态字体。")
    missing = [tag for tag in _NEEDED if tag not in tables]
    if "CFF " not in tables and not {"glyf", "loca"} <= tables.keys():
        missing.append("glyf/CFF")
    if missing:
        return FontProblem("font-broken", f"{name} 里缺少 {'、'.join(missing)}，没有可印的字形", "换成完整的 .otf 或 .ttf 文件。")
    if _may_not_embed(data, *tables.get("OS/2", (0, 0))):
        return FontProblem("font-embedding", f"{name} 的许可不准把字体嵌入文件", "换一个准许嵌入的字体，或向版权方取得许可。")
    return None


def _may_not_embed(data: bytes, offset: int, length: int) -> bool:
    if length < 10:
        return False
    (permission,) = struct.unpack_from(">H", data, offset + 8)
    return bool(permission & 0x000F == 2)
