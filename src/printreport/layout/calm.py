"""How calm and how dark a part of a picture is: what decides whether words may stand on it."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from printreport.core.geometry import Crop
from printreport.images.image_store import ImageStore, Tones
from printreport.model.document import Picture

_COLUMNS = 64

Table = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Calm:
    """A part of a picture: mean luminance (0 black to 1 white), its spread, and the mean step to the neighbouring place."""

    mean: float
    spread: float
    step: float

    @property
    def lightest(self) -> float:
        """The luminance under which nearly all of the part lies."""
        return self.mean + 2.0 * self.spread

    @property
    def darkest(self) -> float:
        """The luminance over which nearly all of the part lies."""
        return self.mean - 2.0 * self.spread


class ToneMap:
    """Sums over a picture's coarse tones, so that any rectangle of it is judged at once."""

    def __init__(self, tones: Tones) -> None:
        self._columns, self._rows = len(tones[0]), len(tones)
        self._sum = _table(tones)
        self._squares = _table(tuple(tuple(v * v for v in row) for row in tones))
        self._steps = _table(_steps(tones))

    def calm(self, part: Crop) -> Calm:
        """The part of the picture, outwards to whole places of the raster."""
        x0, x1 = _span(part.left, part.right, self._columns)
        y0, y1 = _span(part.top, part.bottom, self._rows)
        count = (x1 - x0) * (y1 - y0)
        mean = _box(self._sum, x0, y0, x1, y1) / count
        variance = _box(self._squares, x0, y0, x1, y1) / count - mean * mean
        return Calm(mean, math.sqrt(max(0.0, variance)), _box(self._steps, x0, y0, x1, y1) / count)


@functools.lru_cache(maxsize=32)
def tone_map(images: ImageStore, picture: Picture) -> ToneMap:
    """The tones of a picture file on a raster of square places."""
    rows = max(2, min(4 * _COLUMNS, round(_COLUMNS / picture.ratio)))
    return ToneMap(images.tones(Path(picture.path), _COLUMNS, rows))


def _span(low: float, high: float, count: int) -> tuple[int, int]:
    start = min(count - 1, max(0, math.floor(low * count + 1e-9)))
    return start, min(count, max(start + 1, math.ceil(high * count - 1e-9)))


def _steps(tones: Tones) -> Tones:
    """The step from each place to the one right of it and the one under it, the mean of both."""
    across = [[*(abs(b - a) for a, b in pairwise(row)), 0.0] for row in tones]
    down = [[abs(b - a) for a, b in zip(upper, lower, strict=True)] for upper, lower in pairwise(tones)]
    down.append([0.0] * len(tones[0]))
    return tuple(tuple((a + d) / 2 for a, d in zip(*rows, strict=True)) for rows in zip(across, down, strict=True))


def _table(values: Tones) -> Table:
    """Running sums from the upper left corner, with a row and a column of noughts before them."""
    rows: list[tuple[float, ...]] = [(0.0,) * (len(values[0]) + 1)]
    for row in values:
        total, sums = 0.0, [0.0]
        for above, value in zip(rows[-1][1:], row, strict=True):
            total += value
            sums.append(above + total)
        rows.append(tuple(sums))
    return tuple(rows)


def _box(table: Table, x0: int, y0: int, x1: int, y1: int) -> float:
    return table[y1][x1] - table[y0][x1] - table[y1][x0] + table[y0][x0]
