"""Writes the small ICC profiles that a gamma and three primaries stand for, where a picture names them by number."""

from __future__ import annotations

import struct
from functools import lru_cache

from printreport.core.lab import D50

SRGB_PRIMARIES = (0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06)
"""Chromaticities x, y of white, red, green and blue (IEC 61966-2-1), in the order of a PNG's cHRM."""

ADOBE_RGB = (2.19921875, (0.3127, 0.329, 0.64, 0.33, 0.21, 0.71, 0.15, 0.06))
"""Gamma and primaries of what cameras call Adobe RGB (DCF 2.0, optional colour space)."""

# Bradford: the usual way to look at a white as if it were another (ICC.1:2010, annex E).
_CONES = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))

Vector = tuple[float, float, float]
Matrix = tuple[Vector, Vector, Vector]


@lru_cache(maxsize=32)
def plain_profile(mode: str, gamma: float, primaries: tuple[float, ...] = SRGB_PRIMARIES) -> bytes | None:
    """An ICC profile of one curve, a power, for grey (mode L) or, with these primaries, for RGB.

    `primaries` are x, y of white, red, green, blue. None when no colours can be mixed of them.
    """
    curve = _curve(gamma)
    if mode == "L":
        return _profile(b"GRAY", {b"wtpt": _xyz(D50), b"kTRC": curve})
    columns = _columns(primaries)
    if columns is None:
        return None
    tags = {b"wtpt": _xyz(D50)}
    for name, column in zip((b"r", b"g", b"b"), columns, strict=True):
        tags[name + b"XYZ"] = _xyz(column)
        tags[name + b"TRC"] = curve
    return _profile(b"RGB ", tags)


def _curve(gamma: float) -> bytes:
    """A curveType of 1024 steps."""
    return b"curv" + struct.pack(">II1024H", 0, 1024, *(round((step / 1023) ** gamma * 65535) for step in range(1024)))


def _columns(primaries: tuple[float, ...]) -> tuple[Vector, ...] | None:
    """Red, green and blue as XYZ under D50, adding up to its white."""
    if len(primaries) != 8 or not all(0.0 <= value <= 1.0 for value in primaries) or min(primaries[1::2]) < 0.001:
        return None
    white, *colours = (_xyz_of(x, y) for x, y in zip(primaries[::2], primaries[1::2], strict=True))
    shares = _solved(_rows_of(colours), white)
    seen, wanted = _times(_CONES, white), _times(_CONES, D50)
    if shares is None or min(shares) <= 0 or min(seen) <= 0:
        return None
    columns = []
    for colour, share in zip(colours, shares, strict=True):
        cones = _times(_CONES, (colour[0] * share, colour[1] * share, colour[2] * share))
        under_d50 = (cones[0] * wanted[0] / seen[0], cones[1] * wanted[1] / seen[1], cones[2] * wanted[2] / seen[2])
        columns.append(_solved(_CONES, under_d50) or (0.0, 0.0, 0.0))
    return tuple(columns) if all(abs(value) < 2.0 for column in columns for value in column) else None


def _xyz_of(x: float, y: float) -> Vector:
    return x / y, 1.0, (1.0 - x - y) / y


def _rows_of(columns: list[Vector]) -> Matrix:
    a, b, c = columns
    return (a[0], b[0], c[0]), (a[1], b[1], c[1]), (a[2], b[2], c[2])


def _times(matrix: Matrix, vector: Vector) -> Vector:
    a, b, c = (sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix)
    return a, b, c


def _solved(matrix: Matrix, wanted: Vector) -> Vector | None:
    """The vector that the matrix turns into the wanted one, by Cramer's rule; None where there is none."""
    whole = _determinant(matrix)
    if abs(whole) < 1e-9:
        return None
    parts = []
    for index in range(3):
        rows = [[wanted[r] if c == index else matrix[r][c] for c in range(3)] for r in range(3)]
        parts.append(_determinant(_rows_of([(row[0], row[1], row[2]) for row in rows])) / whole)
    return parts[0], parts[1], parts[2]


def _determinant(m: Matrix) -> float:
    return (
        m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
        - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
        + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0])
    )


def _xyz(vector: Vector) -> bytes:
    return b"XYZ " + struct.pack(">Iiii", 0, *(round(value * 65536) for value in vector))


def _profile(space: bytes, tags: dict[bytes, bytes]) -> bytes:
    """A display profile of ICC version 2.1; equal tags are written once."""
    tags = {b"desc": b"desc" + struct.pack(">II", 0, 1) + bytes(79), b"cprt": b"text" + bytes(5), **tags}
    at, table, body, places = 132 + 12 * len(tags), b"", b"", dict[bytes, int]()
    for name, data in tags.items():
        if data not in places:
            places[data] = at + len(body)
            body += data + bytes(-len(data) % 4)
        table += name + struct.pack(">II", places[data], len(data))
    head = struct.pack(">I4xI4s4s4s", at + len(body), 0x02100000, b"mntr", space, b"XYZ ")
    head += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + struct.pack(">3i", *(round(v * 65536) for v in D50))
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body
