"""How calm and how dark a part of a picture is: what decides whether words may stand on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from printreport.core.geometry import Crop
from printreport.core.memo import Kind
from printreport.images.image_store import Tones
from printreport.layout.page.setting import Setting
from printreport.model.document import Picture

_COLUMNS = 64
"""Places across a picture: one is about 3 mm of a page, a character of a cover's small words. Finer ones see grain."""

RunningSums = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Calm:
    """A part of a picture: mean luminance (0 black to 1 white), its spread, and how unevenly it goes on from place to place.

    `step` is the mean difference between a place and the middle of its two neighbours: an evenly darkening sky has none.
    """

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

    def left_out(self, crop: Crop) -> float:
        """How much there was to see outside a crop: the steps there, spread over the whole picture; 0 for a plain sky."""
        inside = _part(self._steps, crop.left, crop.right, crop.top, crop.bottom)
        return max(0.0, _part(self._steps, 0.0, 1.0, 0.0, 1.0) - inside) / (self._columns * self._rows)


_MAPS: Kind[ToneMap] = Kind(32)


def tone_map(setting: Setting, picture: Picture) -> ToneMap:
    """The tones of a picture file on a raster of square places."""
    images = setting.images
    rows = max(2, min(4 * _COLUMNS, round(_COLUMNS / picture.ratio)))
    return setting.memo.recall(_MAPS, picture, images, lambda: ToneMap(images.tones(Path(picture.path), _COLUMNS, rows)))


def _span(low: float, high: float, count: int) -> tuple[int, int]:
    start = min(count - 1, max(0, math.floor(low * count + 1e-9)))
    return start, min(count, max(start + 1, math.ceil(high * count - 1e-9)))


def _steps(tones: Tones) -> Tones:
    """How far each place is from the middle of its neighbours left and right, above and below; the mean of both."""
    across = [_bends(row) for row in tones]
    down = [_bends(column) for column in zip(*tones, strict=True)]
    return tuple(
        tuple((a + d) / 2 for a, d in zip(row, column, strict=True))
        for row, column in zip(across, zip(*down, strict=True), strict=True)
    )


def _bends(tones: Sequence[float]) -> list[float]:
    """The distance of each tone from the middle of its two neighbours; none at the ends."""
    inner = [abs(a - 2 * b + c) / 2 for a, b, c in zip(tones, tones[1:], tones[2:], strict=False)]
    return [0.0, *inner, 0.0] if len(tones) > 1 else [0.0]


def _table(values: Tones) -> RunningSums:
    """Running sums from the upper left corner, with a row and a column of noughts before them."""
    rows: list[tuple[float, ...]] = [(0.0,) * (len(values[0]) + 1)]
    for row in values:
        total, sums = 0.0, [0.0]
        for above, value in zip(rows[-1][1:], row, strict=True):
            total += value
            sums.append(above + total)
        rows.append(tuple(sums))
    return tuple(rows)


def _box(table: RunningSums, x0: int, y0: int, x1: int, y1: int) -> float:
    """The sum over whole places.

    `table` has the running sums; `x0`, `y0` and `x1`, `y1` are places from the upper left corner, the second ones excluded.
    """
    return table[y1][x1] - table[y0][x1] - table[y1][x0] + table[y0][x0]


def _part(table: RunningSums, left: float, right: float, top: float, bottom: float) -> float:
    """The sum over a part given in shares of the raster, its edges anywhere between places.

    `table` has the running sums; `left`, `right`, `top` and `bottom` are shares of the raster from its upper left corner.
    """
    return _upto(table, right, bottom) - _upto(table, left, bottom) - _upto(table, right, top) + _upto(table, left, top)


def _upto(table: RunningSums, x: float, y: float) -> float:
    """The sum from the upper left corner to a point, places taken in part."""
    across, down = x * (len(table[0]) - 1), y * (len(table) - 1)
    i, j = min(int(across), len(table[0]) - 2), min(int(down), len(table) - 2)
    u, v = across - i, down - j
    upper = table[j][i] * (1 - u) + table[j][i + 1] * u
    lower = table[j + 1][i] * (1 - u) + table[j + 1][i + 1] * u
    return upper * (1 - v) + lower * v
