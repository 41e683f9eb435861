"""How long a packed stream becomes, told before it is unpacked whole: so that a few bytes cannot fill the memory."""

from __future__ import annotations

import re
import zlib
from base64 import a85decode

from printreport.foreign.limits import MalformedError, ReadingLimitError

MOST_FILTERS = 8
"""Layers of packing on one stream: programs use one or two, and each can blow a stream up a thousandfold."""

_GROWS = {"FlateDecode": 1032, "LZWDecode": 2560, "ASCII85Decode": 4, "ASCIIHexDecode": 1, "RunLengthDecode": 64, "Crypt": 1}
"""Filters whose streams hold bytes that can be read, and how many bytes one packed byte can become; others pack pictures."""
_MOST_CODES = 4_000_000
"""Bytes of LZW, which is read in Python and so is slow."""
_MOST_LETTERS = 8_000_000
"""Bytes of ASCII85, which is read in Python and so is slow."""


def holds_bytes(filters: tuple[str, ...]) -> bool:
    """Whether a stream with these filters holds bytes that can be read, not a picture."""
    return all(name in _GROWS for name in filters) and len(filters) <= MOST_FILTERS


def refuse_bombs(packed: bytes, filters: tuple[str, ...], most: int) -> None:
    """Raise ReadingLimitError when a stream unpacks to more than `most` bytes, MalformedError for filters of pictures.

    Filters are named at length, the outermost first. What cannot grow so far is not unpacked at all.
    """
    if len(filters) > MOST_FILTERS:
        raise ReadingLimitError(f"一个数据流用了 {len(filters)} 层压缩，超过 {MOST_FILTERS} 层")
    for name in filters:
        if name not in _GROWS:
            raise MalformedError(f"数据流的压缩方式 {name[:24]} 不能用在这里")
    size = len(packed)
    for name in filters:
        size *= _GROWS[name]
    if size <= most:
        return
    for place, name in enumerate(filters):
        packed = _unpacked(packed, name, most)
        rest = len(packed)
        for later in filters[place + 1 :]:
            rest *= _GROWS[later]
        if rest <= most:
            return


def _unpacked(packed: bytes, name: str, most: int) -> bytes:
    """One filter undone, as far as it can be; damage ends it early, as qpdf does."""
    if name == "FlateDecode":
        return _inflated(packed, most)
    if name == "RunLengthDecode":
        return _runs(packed, most)
    if name == "LZWDecode":
        return _lzw(packed, most)
    return _written_out(packed, name, most)


def _inflated(packed: bytes, most: int) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(packed, most)
        more = bool(unpacker.unconsumed_tail and unpacker.decompress(unpacker.unconsumed_tail, 1))
    except zlib.error:
        return b""
    if more:
        raise _too_long(most)
    return data


def _runs(packed: bytes, most: int) -> bytes:
    """RunLengthDecode (ISO 32000-1, 7.4.5)."""
    found, at = bytearray(), 0
    while at < len(packed) and packed[at] != 128:
        count = packed[at]
        if count < 128:
            found += packed[at + 1 : at + 2 + count]
            at += 2 + count
        else:
            found += packed[at + 1 : at + 2] * (257 - count)
            at += 2
        if len(found) > most:
            raise _too_long(most)
    return bytes(found)


def _lzw(packed: bytes, most: int) -> bytes:
    """LZWDecode with early change (ISO 32000-1, 7.4.4), counted code by code."""
    if len(packed) > _MOST_CODES:
        raise ReadingLimitError(f"LZW 数据流超过 {_MOST_CODES // 2**20} MB")
    first = [bytes((value,)) for value in range(256)] + [b"", b""]
    table, found, total, width, held, bits, last = list(first), [], 0, 9, 0, 0, b""
    for byte in packed:
        held, bits = held << 8 | byte, bits + 8
        if bits < width:
            continue
        bits -= width
        code, held = held >> bits, held & (1 << bits) - 1
        if code == 257:
            break
        if code == 256:
            table, width, last = list(first), 9, b""
            continue
        if code > len(table) or (code == len(table) and not last):
            break
        entry = table[code] if code < len(table) else last + last[:1]
        if last and len(table) < 4096:
            table.append(last + entry[:1])
        found.append(entry)
        total += len(entry)
        if total > most:
            raise _too_long(most)
        last = entry
        width = 9 if len(table) < 511 else 10 if len(table) < 1023 else 11 if len(table) < 2047 else 12
    return b"".join(found)


def _written_out(packed: bytes, name: str, most: int) -> bytes:
    """ASCII85Decode and ASCIIHexDecode."""
    if packed.count(b"z") * 4 + len(packed) * 4 // 5 > most or len(packed) > _MOST_LETTERS:
        raise _too_long(most)
    if name == "ASCIIHexDecode":
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", packed.split(b">", 1)[0])
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    if name == "ASCII85Decode":
        try:
            return a85decode(packed.split(b"~", 1)[0], ignorechars=b" \t\n\r\v\f\0")
        except ValueError:
            return b""
    return packed


def _too_long(most: int) -> ReadingLimitError:
    return ReadingLimitError(f"一个数据流解压后超过 {most // 2**20} MB")
