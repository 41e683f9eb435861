"""Colours of a stranger's spaces as inks or lights: what a level of one of them stands for (ISO 32000-1, 8.6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pikepdf

_DEVICE = {"/DeviceGray": 1, "/G": 1, "/DeviceRGB": 3, "/RGB": 3, "/DeviceCMYK": 4, "/CMYK": 4, "/CalGray": 1, "/CalRGB": 3}
_DEEPEST = 4
"""Names and alternates that lead from a space to a device's; a named ink over a profile takes two."""

Levels = tuple[float, ...]


class UnseenColourError(Exception):
    """A colour that is not worked out here: a pattern, a calculation, transparency."""


@dataclass(frozen=True, slots=True)
class Tint:
    """A colour space: how many levels it has, the first colour, and the function of a named ink's tint, if it is one."""

    components: int
    first: Levels
    alternate: Tint | None = None
    function: Any = None

    def colour(self, levels: Levels) -> Levels:
        """Three lights or four inks for levels of the space; a grey is black ink."""
        if len(levels) != self.components:
            raise UnseenColourError("levels")
        if self.alternate is not None:
            return self.alternate.colour(_value(self.function, levels))
        return (0.0, 0.0, 0.0, 1.0 - levels[0]) if self.components == 1 else levels


GREY = Tint(1, (0.0,))
"""The space that a page begins with."""


def tint_of(name: Any, resources: pikepdf.Object) -> Tint:
    """The space that a name or an array stands for; raises UnseenColourError."""
    return _space(name, resources.get("/ColorSpace", pikepdf.Dictionary()), 0)


def _space(named: Any, known: pikepdf.Object, depth: int) -> Tint:
    if depth > _DEEPEST:
        raise UnseenColourError("spaces in spaces")
    if isinstance(named, pikepdf.Name):
        if str(named) in _DEVICE:
            return _device(_DEVICE[str(named)])
        if str(named) not in known:
            raise UnseenColourError(str(named))
        return _space(known[str(named)], known, depth + 1)
    kind = str(named[0])
    if kind in _DEVICE:
        return _device(_DEVICE[kind])
    if kind == "/ICCBased":
        return _device(int(named[1].N))
    if kind in ("/Separation", "/DeviceN"):
        count = 1 if kind == "/Separation" else len(named[1])
        return Tint(count, (1.0,) * count, _space(named[2], known, depth + 1), named[3])
    raise UnseenColourError(kind)


def _device(components: int) -> Tint:
    if components not in (1, 3, 4):
        raise UnseenColourError(str(components))
    return Tint(components, (0.0, 0.0, 0.0, 1.0) if components == 4 else (0.0,) * components)


def _value(function: Any, levels: Levels) -> Levels:
    """A function of one level: a power between two colours, pieces of such, or a table (ISO 32000-1, 7.10)."""
    kind = int(function.FunctionType)
    if len(levels) != 1 or kind not in (0, 2, 3):
        raise UnseenColourError("function")
    x = min(max(levels[0], float(function.Domain[0])), float(function.Domain[1]))
    return {0: _sampled, 2: _power, 3: _stitched}[kind](function, x)


def _power(function: Any, x: float) -> Levels:
    low = [float(v) for v in function.get("/C0", [0.0])]
    high = [float(v) for v in function.get("/C1", [1.0])]
    share = x ** float(function.N)
    return tuple(a + share * (b - a) for a, b in zip(low, high, strict=True))


def _stitched(function: Any, x: float) -> Levels:
    start, end = (float(v) for v in function.Domain)
    edges = [start, *(float(v) for v in function.Bounds), end]
    piece = next((i for i in range(len(edges) - 2) if x < edges[i + 1]), len(edges) - 2)
    low, high = (float(v) for v in list(function.Encode)[2 * piece : 2 * piece + 2])
    wide = edges[piece + 1] - edges[piece]
    return _value(function.Functions[piece], (low + (high - low) * ((x - edges[piece]) / wide if wide else 0.0),))


def _sampled(function: Any, x: float) -> Levels:
    if int(function.BitsPerSample) != 8 or len(function.Size) != 1:
        raise UnseenColourError("samples")
    ranges = [float(v) for v in function.Range]
    count, outputs = int(function.Size[0]), len(ranges) // 2
    data = function.read_bytes()
    start, end = (float(v) for v in function.Domain)
    at = (x - start) / (end - start) * (count - 1)
    first = min(int(at), count - 2) if count > 1 else 0
    share = at - first

    def level(row: int, column: int) -> float:
        low, high = ranges[2 * column], ranges[2 * column + 1]
        return low + float(data[min(row, count - 1) * outputs + column]) / 255 * (high - low)

    return tuple(level(first, c) + share * (level(first + 1, c) - level(first, c)) for c in range(outputs))
