"""Which part of a picture a frame shows: geometry alone, in shares of the upright picture and of the frame."""

from __future__ import annotations

from dataclasses import dataclass

from printreport.core.geometry import Crop

WHOLE = Crop()

# Where the crop lies when the editor named no focus: heads stand in the upper half of most photographs.
_ANCHOR_X = 0.5
_ANCHOR_Y = 0.42
"""The height, from the top, that is kept in the middle: heads stand a little over the middle. No other value was tried."""
_ZOOM_STEPS = 24
"""Sizes tried to get a focus off the fold, each a twenty-fourth smaller. Finer ones show no more of the picture."""
_SLACK = 1e-9
"""Shares of a picture: far under a pixel, and over what sums of floats lose."""


@dataclass(frozen=True, slots=True)
class Framing:
    """A crop that fills a frame, and the share of the focus that lies outside it."""

    crop: Crop
    lost: float

    @property
    def cut(self) -> float:
        """The share of the picture's area that is cut away."""
        return 1.0 - self.crop.width * self.crop.height


@dataclass(frozen=True, slots=True)
class _Axis:
    """One direction of a crop: its size, the focus from a to b, the safe part of the frame from s0 to s1."""

    size: float
    a: float
    b: float
    s0: float
    s1: float

    def interval(self, s0: float, s1: float) -> tuple[float, float] | None:
        """The crop starts for which the focus lies in the part s0 to s1 of the frame."""
        low = max(0.0, self.b - s1 * self.size)
        high = min(1.0 - self.size, self.a - s0 * self.size)
        return (low, high) if low <= high + _SLACK else None

    def clamp(self, start: float) -> float:
        return min(max(start, 0.0), 1.0 - self.size)

    def centred(self) -> float:
        """The crop start that puts the focus's middle in the middle of the safe part, as near as the picture allows."""
        return self.clamp((self.a + self.b) / 2 - (self.s0 + self.s1) / 2 * self.size)


def largest_crop(picture_ratio: float, frame_ratio: float) -> tuple[float, float]:
    """Width and height, as shares of the picture, of the largest part that has the frame's ratio."""
    if picture_ratio > frame_ratio:
        return frame_ratio / picture_ratio, 1.0
    return 1.0, picture_ratio / frame_ratio


def focus_lost(crop: Crop, focus: Crop | None) -> float:
    """The share of the focus's area that lies outside the crop; 0 when there is no focus."""
    if focus is None or focus.width <= 0 or focus.height <= 0:
        return 0.0
    width = min(crop.right, focus.right) - max(crop.left, focus.left)
    height = min(crop.bottom, focus.bottom) - max(crop.top, focus.top)
    kept = max(0.0, width) * max(0.0, height) / (focus.width * focus.height)
    return 0.0 if kept > 1.0 - _SLACK else 1.0 - kept


def frame_picture(
    picture_ratio: float,
    frame_ratio: float,
    focus: Crop | None = None,
    *,
    safe: Crop = WHOLE,
    fold: tuple[float, float] | None = None,
    max_cut: float = 0.5,
) -> Framing:
    """The crop that fills a frame and keeps the focus in the safe part of it, off the fold.

    Ratios are width over height. `safe` is the part of the frame (bleed included) that is well inside the trim;
    `fold` the strip of the frame, from and to as shares of its width, in which nothing important may lie. A crop
    smaller than the largest one is tried only to get the focus off the fold, and cuts at most `max_cut` of the
    picture. A focus that the frame cannot hold keeps its middle, and `lost` says how much of it is gone.

    `picture_ratio` is the picture's, `frame_ratio` the frame's, and `focus` the part that must be kept.
    """
    width, height = largest_crop(picture_ratio, frame_ratio)
    crop = Crop(
        *_corners(
            _place(_axis_x(width, focus, safe), focus is None, _ANCHOR_X),
            _place(_axis_y(height, focus, safe), focus is None, _ANCHOR_Y),
            width,
            height,
        )
    )
    if focus is None or fold is None or not lies_on_fold(crop, focus, fold):
        return Framing(crop, focus_lost(crop, focus))
    for step in range(_ZOOM_STEPS):
        zoom = 1.0 - step / _ZOOM_STEPS
        if step and 1.0 - width * height * zoom * zoom > max_cut:
            break
        if moved := _off_fold(width * zoom, height * zoom, focus, safe, fold):
            return Framing(moved, focus_lost(moved, focus))
    return Framing(crop, focus_lost(crop, focus))


def part_of(crop: Crop, part: Crop) -> Crop:
    """The part `part` (shares of the crop) of a crop, as shares of the picture."""
    return Crop(
        crop.left + part.left * crop.width,
        crop.top + part.top * crop.height,
        crop.left + part.right * crop.width,
        crop.top + part.bottom * crop.height,
    )


def _axis_x(size: float, focus: Crop | None, safe: Crop) -> _Axis:
    seen = focus or WHOLE
    return _Axis(size, seen.left, seen.right, safe.left, safe.right)


def _axis_y(size: float, focus: Crop | None, safe: Crop) -> _Axis:
    seen = focus or WHOLE
    return _Axis(size, seen.top, seen.bottom, safe.top, safe.bottom)


def _place(axis: _Axis, free: bool, anchor: float) -> float:
    natural = (1.0 - axis.size) * anchor
    if free:
        return natural
    # A focus that has room in the safe part moves the crop no further than it must; one that only the bare frame
    # holds is kept whole there; one that is larger than the frame keeps its middle.
    for s0, s1 in ((axis.s0, axis.s1), (0.0, 1.0)):
        if interval := axis.interval(s0, s1):
            return min(max(natural, interval[0]), interval[1])
    return axis.centred()


def _corners(left: float, top: float, width: float, height: float) -> tuple[float, float, float, float]:
    return left, top, min(1.0, left + width), min(1.0, top + height)


def lies_on_fold(crop: Crop, focus: Crop, fold: tuple[float, float]) -> bool:
    """Whether a crop shows part of the focus on the fold, a strip given from and to as shares of the frame's width."""
    return focus.left < crop.left + fold[1] * crop.width - _SLACK and focus.right > crop.left + fold[0] * crop.width + _SLACK


def _off_fold(width: float, height: float, focus: Crop, safe: Crop, fold: tuple[float, float]) -> Crop | None:
    """The crop of one size that has its focus off the fold, or None.

    `width` and `height` are shares of the picture, `focus` the part that must be kept, `safe` the frame's part inside the trim,
    and `fold` its strip from and to, in shares of the width.
    """
    axis = _axis_x(width, focus, safe)
    natural = axis.centred()
    starts = [
        min(max(natural, side[0]), side[1])
        for side in (axis.interval(safe.left, fold[0]), axis.interval(fold[1], safe.right))
        if side
    ]
    if not starts:
        return None
    upright = _axis_y(height, focus, safe)
    if upright.interval(0.0, 1.0) is None:
        return None
    left = min(starts, key=lambda start: abs(start - natural))
    return Crop(*_corners(axis.clamp(left), _place(upright, False, _ANCHOR_Y), width, height))
