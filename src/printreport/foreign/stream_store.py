"""The streams of one file, each unpacked once, and what reading the file has spent."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

import pikepdf

from printreport.foreign.limits import MalformedError, ReadingLimitError, Spent
from printreport.foreign.unpacking import refuse_bombs

_KEPT_BYTES = 48 * 1024 * 1024
"""Unpacked bytes that are kept in case a stream is asked for again."""
STRANGE_BYTES = (pikepdf.PikepdfError, UnicodeError, OverflowError, NotImplementedError)
"""What qpdf and pikepdf raise for strange bytes."""


@contextmanager
def reading() -> Iterator[None]:
    """What qpdf and pikepdf raise for strange bytes, turned into MalformedError."""
    try:
        yield
    except STRANGE_BYTES as problem:
        raise MalformedError(f"对象读不出来（{words_of(problem)}）") from problem
    except MemoryError as problem:
        raise ReadingLimitError("对象大得内存放不下") from problem


def words_of(problem: Exception) -> str:
    """The end of what a library says of a problem, on one line."""
    return " ".join(str(problem).split())[-80:]


class StreamStore:
    """Unpacks streams within bounds and remembers them by their object and generation numbers."""

    def __init__(self) -> None:
        self.spent = Spent()
        self._kept: dict[tuple[int, int], bytes] = {}
        self._kept_bytes = 0
        self._digests: dict[tuple[int, int], bytes] = {}

    def unpacked(self, raw: Any, filters: tuple[str, ...], number: tuple[int, int], most: int) -> bytes:
        """The bytes of a stream; each is unpacked once, as far as all fit into what is kept.

        `raw` is pikepdf's stream, `filters` its filters by their long names. Raises MalformedError, and ReadingLimitError
        for more than `most` bytes.
        """
        if number in self._kept:
            if len(self._kept[number]) > most:
                raise ReadingLimitError(f"一个数据流解压后超过 {most // 2**20} MB")
            return self._kept[number]
        with reading():
            packed = bytes(raw.read_raw_bytes())
        refuse_bombs(packed, filters, most)
        with reading():
            data = bytes(raw.read_bytes())
        self.spent.unpack(len(data))
        if number[0] and self._kept_bytes + len(data) <= _KEPT_BYTES:
            self._kept[number] = data
            self._kept_bytes += len(data)
        return data

    def digest(self, raw: Any, filters: tuple[str, ...], number: tuple[int, int], most: int) -> bytes:
        """What tells a stream's bytes from others, worked out once; asked and refused as `unpacked`."""
        if number not in self._digests:
            self._digests[number] = sha256(self.unpacked(raw, filters, number, most)).digest()
        return self._digests[number]
