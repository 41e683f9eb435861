"""How an emblem looks: how light its outline is, and whether it brings a ground of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from PIL.Image import Image

from printreport.core.lab import contrast, tone_luminance

_SIDE = 96
"""Pixels of the longer side at which an outline is looked at: strokes of a hundredth of the emblem are still there."""
_SEEN = 128
"""The opacity from which on a pixel is there."""

_TOLD = 1.8
"""The ratio of luminances at which a large shape is told from its ground: gold on the red of flags has a little more."""

_MOST_LOST = 0.12
"""The share of an outline that may be lost in the ground."""

_WHITE = 0.93
"""The luminance from which on a ground is taken for paper."""

_RING = 0.9
"""The share of the outermost pixels that are opaque on an emblem with a ground of its own; corners may be round."""


@dataclass(frozen=True, slots=True)
class EmblemLook:
    """The luminances along an emblem's outline, inner ones too; `ground` is that of its own ground, None without one."""

    outline: tuple[float, ...]
    ground: float | None

    @property
    def is_on_white(self) -> bool:
        """Whether it stands on a white rectangle of its own."""
        return self.ground is not None and self.ground >= _WHITE

    def reads_on(self, luminance: float) -> bool:
        """Whether its outline is told from a ground of this luminance (1 is paper)."""
        if self.is_on_white:
            return luminance >= _WHITE
        lost = sum(contrast(light, luminance) < _TOLD for light in self.outline)
        return lost <= _MOST_LOST * len(self.outline)


def look_of(pixels: Image) -> EmblemLook:
    """How an emblem of RGBA pixels looks."""
    small = pixels.copy()
    small.thumbnail((_SIDE, _SIDE))
    width, height = small.size
    data = small.tobytes()
    seen = [data[at] >= _SEEN for at in range(3, len(data), 4)]
    lights = [_luminance(*data[at : at + 3]) for at in range(0, len(data), 4)]
    ring = [at for at in range(width * height) if at % width in (0, width - 1) or at // width in (0, height - 1)]
    opaque = [lights[at] for at in ring if seen[at]]
    ground = sum(opaque) / len(opaque) if len(opaque) > _RING * len(ring) else None
    outline = tuple(lights[at] for at in _outline(seen, width, height))
    return EmblemLook(outline, ground)


def _outline(seen: list[bool], width: int, height: int) -> Iterator[int]:
    """The places that are there and touch one that is not, or the picture's edge."""
    for at, there in enumerate(seen):
        x, y = at % width, at // width
        if there and (
            x in (0, width - 1)
            or y in (0, height - 1)
            or not (seen[at - 1] and seen[at + 1] and seen[at - width] and seen[at + width])
        ):
            yield at


@cache
def _level(value: int) -> float:
    return tone_luminance(value / 255)


def _luminance(red: int, green: int, blue: int) -> float:
    return 0.2126 * _level(red) + 0.7152 * _level(green) + 0.0722 * _level(blue)
