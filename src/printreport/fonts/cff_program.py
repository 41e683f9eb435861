"""Widths and CIDs of a bare CFF table (Adobe TN 5176), without interpreting a single outline."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from math import prod

_ENDS_WIDTH = frozenset((1, 3, 4, 14, 18, 19, 20, 21, 22, 23))
"""Operators that empty the stack and may stand first: hints, moves and endchar (TN 5177, 4)."""
_ONE_OPERAND = frozenset((4, 22))
_DEEPEST = 10
"""Subroutines in each other: what the format allows (Adobe Technical Note 5177, appendix B)."""
_MOST_STEPS = 20_000
"""Numbers and calls of one charstring before its first operator; 48 are allowed (TN 5177, annex B)."""


class FontProgramError(Exception):
    """The bytes are no font program, or one that is cut off."""


@dataclass(frozen=True, slots=True)
class _Index:
    """An INDEX: where each of its objects lies in the table."""

    data: bytes
    start: int
    count: int
    size: int

    def __getitem__(self, number: int) -> bytes:
        if not 0 <= number < self.count:
            raise IndexError(number)
        at = self.start + 3 + number * self.size
        first = int.from_bytes(self.data[at : at + self.size], "big")
        last = int.from_bytes(self.data[at + self.size : at + 2 * self.size], "big")
        body = self.start + 2 + (self.count + 1) * self.size
        if not 1 <= first <= last or body + last > len(self.data):
            raise ValueError("INDEX beyond the end")
        return self.data[body + first : body + last]

    @property
    def end(self) -> int:
        """The first byte after it."""
        if not self.count:
            return self.start + 2
        at = self.start + 3 + self.count * self.size
        return self.start + 2 + (self.count + 1) * self.size + int.from_bytes(self.data[at : at + self.size], "big")


@dataclass(frozen=True, slots=True)
class _Private:
    """What a font dictionary says of widths, and its subroutines."""

    default: float
    nominal: float
    scale: float
    routines: _Index | None


@dataclass(frozen=True, slots=True)
class CffProgram:
    """A CFF font; glyphs are found by CID where it is CID-keyed, else the CID is the glyph's number."""

    strings: _Index
    routines: _Index
    privates: tuple[_Private, ...]
    chosen: tuple[tuple[int, int], ...]
    cids: dict[int, int] | None
    known: dict[int, float | None] = field(default_factory=dict)

    @property
    def glyph_count(self) -> int:
        """How many glyphs it holds."""
        return self.strings.count

    def glyph_of(self, cid: int) -> int:
        """The glyph for a CID, 0 when there is none."""
        if self.cids is not None:
            return self.cids.get(cid, 0)
        return cid if cid < self.strings.count else 0

    def width(self, glyph: int) -> float | None:
        """The width that the charstring begins with, or its dictionary's default (TN 5177, 3.1); raises FontProgramError."""
        if glyph not in self.known:
            try:
                self.known[glyph] = self._width(glyph)
            except (IndexError, ValueError, OverflowError) as problem:
                raise FontProgramError(str(problem)) from problem
        return self.known[glyph]

    def _width(self, glyph: int) -> float | None:
        private = self.privates[self._dictionary(glyph)]
        extra = _leading_width(self.strings[glyph], private.routines, self.routines)
        if extra is None:
            return private.default * private.scale
        return (private.nominal + extra) * private.scale

    def _dictionary(self, glyph: int) -> int:
        place = bisect_right(self.chosen, (glyph, 1 << 30)) - 1
        number = self.chosen[place][1] if place >= 0 else 0
        return number if number < len(self.privates) else 0


def read_cff(data: bytes) -> CffProgram:
    """Read the table's dictionaries; raises ValueError or IndexError where it is damaged."""
    names = _index(data, data[2])
    tops = _index(data, names.end)
    strings = _index(data, tops.end)
    routines = _index(data, strings.end)
    top = _dictionary(tops[0])
    glyphs = _index(data, int(top[17][0]))
    if 1230 not in top:
        return CffProgram(glyphs, routines, (_private(data, top, _scale(top)),), ((0, 0),), None)
    fonts = _index(data, int(top[1236][0]))
    dictionaries = [_dictionary(fonts[number]) for number in range(fonts.count)]
    privates = tuple(_private(data, font, _scale(top, font)) for font in dictionaries)
    chosen = _selection(data, int(top[1237][0]), glyphs.count)
    return CffProgram(glyphs, routines, privates, chosen, _charset(data, top, glyphs.count))


def _index(data: bytes, start: int) -> _Index:
    if start < 0 or start + 2 > len(data):
        raise ValueError("INDEX beyond the end")
    count = int.from_bytes(data[start : start + 2], "big")
    size = data[start + 2] if count else 1
    if not 1 <= size <= 4 or start + 3 + (count + 1) * size > len(data) + 4:
        raise ValueError("INDEX beyond the end")
    return _Index(data, start, count, size)


def _scale(*dictionaries: dict[int, list[float]]) -> float:
    """Thousandths of the em in a unit of the font; the matrices of a CID-keyed font and its part are multiplied."""
    scales = [matrix[0] for matrix in (dictionary.get(1207) for dictionary in dictionaries) if matrix]
    # Some writers state the same matrix twice, where one of the two should be the identity.
    return prod(set(scales)) * 1000.0 if scales else 1.0


def _private(data: bytes, font: dict[int, list[float]], scale: float) -> _Private:
    if 18 not in font:
        return _Private(0.0, 0.0, scale, None)
    size, start = (int(number) for number in font[18])
    entries = _dictionary(data[start : start + size])
    routines = _index(data, start + int(entries[19][0])) if 19 in entries else None
    return _Private(entries.get(20, [0.0])[0], entries.get(21, [0.0])[0], scale, routines)


def _selection(data: bytes, start: int, count: int) -> tuple[tuple[int, int], ...]:
    """FDSelect as (first glyph, dictionary) in order (TN 5176, 19)."""
    if data[start] == 0:
        return tuple((glyph, data[start + 1 + glyph]) for glyph in range(count))
    ranges = int.from_bytes(data[start + 1 : start + 3], "big")
    places = range(start + 3, start + 3 + 3 * ranges, 3)
    return tuple((int.from_bytes(data[at : at + 2], "big"), data[at + 2]) for at in places)


def _charset(data: bytes, top: dict[int, list[float]], count: int) -> dict[int, int] | None:
    """Glyph by CID (TN 5176, 13); None when every CID is its glyph's number."""
    start = int(top.get(15, [0.0])[0])
    if start <= 2:
        return None
    form, at, glyph = data[start], start + 1, 1
    found = {0: 0}
    while glyph < count:
        first = int.from_bytes(data[at : at + 2], "big")
        width = (0, 1, 2)[form]
        more = int.from_bytes(data[at + 2 : at + 2 + width], "big")
        if first == glyph == 1 and glyph + more >= count - 1:
            return None
        for step in range(min(more + 1, count - glyph)):
            found[first + step] = glyph + step
        glyph += more + 1
        at += 2 + width
        if at > len(data):
            raise ValueError("charset beyond the end")
    return found


def _dictionary(data: bytes) -> dict[int, list[float]]:
    """Operators (two-byte ones as 1200 + the second byte) with their operands (TN 5176, 4)."""
    found: dict[int, list[float]] = {}
    operands: list[float] = []
    at = 0
    while at < len(data):
        byte = data[at]
        if byte <= 21:
            operator = 1200 + data[at + 1] if byte == 12 else byte
            found[operator] = operands
            operands = []
            at += 2 if byte == 12 else 1
        elif byte == 30:
            number, at = _real(data, at + 1)
            operands.append(number)
        else:
            number, at = _integer(data, at)
            operands.append(number)
    return found


def _integer(data: bytes, at: int) -> tuple[float, int]:
    byte = data[at]
    if byte == 28:
        return float(int.from_bytes(data[at + 1 : at + 3], "big", signed=True)), at + 3
    if byte == 29:
        return float(int.from_bytes(data[at + 1 : at + 5], "big", signed=True)), at + 5
    return _small(data, at)


def _small(data: bytes, at: int) -> tuple[float, int]:
    byte = data[at]
    if byte <= 246:
        return float(byte - 139), at + 1
    if byte <= 250:
        return float((byte - 247) * 256 + data[at + 1] + 108), at + 2
    return float(-(byte - 251) * 256 - data[at + 1] - 108), at + 2


def _real(data: bytes, at: int) -> tuple[float, int]:
    text = ""
    while True:
        for nibble in (data[at] >> 4, data[at] & 15):
            if nibble == 15:
                return float(text), at + 1
            text += "0123456789.EE -"[nibble] + ("-" if nibble == 12 else "")
        at += 1


def _leading_width(code: bytes, own: _Index | None, shared: _Index) -> float | None:
    """The operand that stands before those of the first operator that empties the stack; None when there is none."""
    stack: list[float] = []
    frames: list[tuple[bytes, int]] = [(code, 0)]
    steps = 0
    while frames:
        body, at = frames.pop()
        while at < len(body):
            byte, steps = body[at], steps + 1
            if steps > _MOST_STEPS:
                raise ValueError("charstring without an end")
            if byte >= 32 and byte != 255:
                number, at = _small(body, at)
                stack.append(number)
            elif byte == 255:
                stack.append(int.from_bytes(body[at + 1 : at + 5], "big", signed=True) / 65536.0)
                at += 5
            elif byte == 28:
                stack.append(float(int.from_bytes(body[at + 1 : at + 3], "big", signed=True)))
                at += 3
            elif byte in (10, 29):
                routines = own if byte == 10 else shared
                if routines is None or not stack or len(frames) > _DEEPEST:
                    return None
                frames.append((body, at + 1))
                body, at = routines[int(stack.pop()) + _bias(routines.count)], 0
            elif byte == 11:
                break
            else:
                return _extra(byte, stack)
    return None


def _bias(count: int) -> int:
    return 107 if count < 1240 else 1131 if count < 33900 else 32768


def _extra(operator: int, stack: list[float]) -> float | None:
    if operator not in _ENDS_WIDTH or not stack:
        return None
    if operator in _ONE_OPERAND:
        wanted = 1
    elif operator == 21:
        wanted = 2
    elif operator == 14:
        wanted = 4 if len(stack) > 3 else 0
    else:
        # Stem hints come in pairs.
        return stack[0] if len(stack) % 2 else None
    return stack[0] if len(stack) > wanted else None
