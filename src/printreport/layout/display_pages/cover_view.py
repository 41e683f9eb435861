"""Which part of a photograph the cover shows: found by measuring how calm it is where words will stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from printreport.core.color import Color
from printreport.core.geometry import Crop, Rect
from printreport.core.lab import LARGE, SMALL, contrast, tone_luminance
from printreport.images.crop import focus_lost, largest_crop, part_of
from printreport.images.placed import AIM_PPI, effective_ppi
from printreport.layout.page.tone_map import Calm, ToneMap
from printreport.model.document import Photo

LOST_COST = 20.0
"""What it costs to leave out all that there is to see in a picture of middling detail, in shares of its steps."""

EDGE_COST = 5.0
"""What it costs to cut through restless parts."""

_EDGE = 0.05
"""The share of the crop's width or height, at its edge, that is looked at for what it cuts through. No other value was
tried."""
# A crop that stops nearer to the picture's edge than this cuts nothing.
_WHOLE = 1e-6
_ZOOMS = (1.0, 0.97, 0.94, 0.91, 0.88)
"""Sizes of the crop as shares of the largest: a cover shows the photograph, not a detail, so an eighth of a side is the most it
loses."""
_STEPS = 8
"""Steps along each free direction of a crop. Twice as many make the choice of a view four times as long. No other value was
tried."""
_ZOOM_COST = 1.2
"""An eighth off costs 0.14: as much as two colours passed over. It is paid only for calmer ground. First value."""
_TORN_COST = 0.8
"""A focus for inside pages that is half shown costs 0.2 here; wholly in or wholly out it costs nothing. First value."""
_OFF_MIDDLE_COST = 0.05
"""Only decides between equals: the middle is where the photographer aimed. No other value was tried."""
_CALM_COST = 20.0
"""Of the mean step from place to place, some 0.004 on calm ground. With 4.0, which was tried first, the crop's shape outweighed
it."""
# Each colour of words that has to be passed over for a later one.
_LATER_COST = 0.06


@dataclass(frozen=True, slots=True)
class Zone:
    """Where words stand on the picture, and how calm it must be there: small words ask for more than display type.

    A place that is `covered` by a plate may be as busy as it likes.
    """

    rect: Rect
    display: bool
    covered: bool = False

    def reads(self, calm: Calm, words: float) -> bool:
        """Whether words of this luminance are told from a part of a picture, in its lightest places and in its darkest."""
        if self.covered:
            return True
        step, spread = (0.0045, 0.15) if self.display else (0.004, 0.1)
        if calm.step > step or calm.spread > spread:
            return False
        need = LARGE if self.display else SMALL
        dark, light = (tone_luminance(min(1.0, max(0.0, tone))) for tone in (calm.darkest, calm.lightest))
        return not dark < words < light and min(contrast(words, dark), contrast(words, light)) >= need


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours that the title may have, and the ones of small words, the earlier the better; how light each is."""

    title: tuple[Color, ...]
    small: tuple[Color, ...]
    luminances: Mapping[Color, float]


@dataclass(frozen=True, slots=True)
class View:
    """A crop of the cover's picture, the colours of words on it, and what it costs beside other crops."""

    crop: Crop
    title: Color
    small: Color
    cost: float


@dataclass(frozen=True, slots=True)
class Stage:
    """The frame that the picture fills, where words stand on it, their colours, and the part in which the focus must lie."""

    frame: Rect
    zones: tuple[Zone, ...]
    home: Rect
    inks: Inks


def best_view(tones: ToneMap, photo: Photo, focus: Crop | None, stage: Stage) -> View | None:
    """The crop that keeps the focus at home and clear of words, is calm under all words and cuts least; None without one."""
    best: View | None = None
    for crop in _crops(photo, stage.frame):
        shape = _cost(tones, photo, focus, crop)
        if best is not None and shape >= best.cost:
            continue
        view = _judged(tones, focus, stage, crop, shape)
        if view is not None and (best is None or view.cost < best.cost):
            best = view
    return best


def _crops(photo: Photo, frame: Rect) -> Iterator[Crop]:
    """Crops of the frame's proportion at a few sizes and places, sharp ones only."""
    wide, high = largest_crop(photo.picture.ratio, frame.ratio)
    for zoom in _ZOOMS:
        width, height = wide * zoom, high * zoom
        if effective_ppi(photo.picture, Crop(0.0, 0.0, width, height), frame) < AIM_PPI:
            return
        for left in _places(1.0 - width):
            for top in _places(1.0 - height):
                yield Crop(left, top, min(1.0, left + width), min(1.0, top + height))


def _places(room: float) -> list[float]:
    return [0.0] if room < 1e-9 else [room * step / _STEPS for step in range(_STEPS + 1)]


def _judged(tones: ToneMap, focus: Crop | None, stage: Stage, crop: Crop, shape: float) -> View | None:
    """The crop as a view if it keeps the focus and is calm under all words; `shape` is what its size and place cost.

    `tones` are the picture's, `focus` its part that must be kept, `stage` the frame with its words, `crop` the part that is
    tried, in shares of the picture.
    """
    if focus is not None and not _kept(focus, crop, stage):
        return None
    calms = [tones.calm(shown_part(crop, stage.frame, zone.rect)) for zone in stage.zones]
    title = _readable(stage, calms, stage.inks.title, display=True)
    small = _readable(stage, calms, stage.inks.small, display=False)
    if title is None or small is None:
        return None
    busy = sum(calm.step for calm in calms) / len(calms)
    later = stage.inks.title.index(title) + stage.inks.small.index(small)
    return View(crop, title, small, _CALM_COST * busy + _LATER_COST * later + shape)


def _readable(stage: Stage, calms: list[Calm], colors: tuple[Color, ...], *, display: bool) -> Color | None:
    """The first of the colours in which all display type, or all small words, can be read."""
    places = [(zone, calm) for zone, calm in zip(stage.zones, calms, strict=True) if zone.display is display]
    return next((color for color in colors if all(zone.reads(calm, stage.inks.luminances[color]) for zone, calm in places)), None)


def _kept(focus: Crop, crop: Crop, stage: Stage) -> bool:
    """Whether the focus lies whole in the stage's home, and clear of all words."""
    words = (shown_part(crop, stage.frame, zone.rect) for zone in stage.zones)
    inside = focus_lost(shown_part(crop, stage.frame, stage.home), focus) == 0.0
    return inside and all(focus_lost(part, focus) == 1.0 for part in words)


def _cost(tones: ToneMap, photo: Photo, focus: Crop | None, crop: Crop) -> float:
    """Small crops, crops far from the middle, and such as tear or leave out what the photograph shows elsewhere."""
    shown = 0.0 if photo.focus is None or photo.focus == focus else 1.0 - focus_lost(crop, photo.focus)
    width, height = crop.width, crop.height
    zoomed = 1.0 - max(width, height)
    off = abs(_middle(crop.left, width) - 0.5) + abs(_middle(crop.top, height) - 0.42)
    lost = LOST_COST * tones.left_out(crop) + EDGE_COST * edge_steps(tones, crop)
    return _ZOOM_COST * zoomed + _TORN_COST * shown * (1.0 - shown) + _OFF_MIDDLE_COST * off + lost


def edge_steps(tones: ToneMap, crop: Crop) -> float:
    """What there is to see where a crop cuts a picture at its left, its right and its head: its steps there."""
    wide, high = _EDGE * crop.width, _EDGE * crop.height
    cuts = (
        (crop.left > _WHOLE, Crop(crop.left, crop.top, crop.left + wide, crop.bottom)),
        (crop.right < 1.0 - _WHOLE, Crop(crop.right - wide, crop.top, crop.right, crop.bottom)),
        (crop.top > _WHOLE, Crop(crop.left, crop.top, crop.right, crop.top + high)),
    )
    return sum(tones.calm(part).step for cut, part in cuts if cut)


def _middle(start: float, size: float) -> float:
    """Where a crop lies in the room it has, 0 to 1."""
    return start / (1.0 - size) if size < 1.0 - 1e-9 else 0.42


def shown_part(crop: Crop, frame: Rect, rect: Rect) -> Crop:
    """The part of the picture that a rectangle on the page covers, when the crop fills the frame."""
    share = Crop(
        (rect.x - frame.x) / frame.width,
        (rect.y - frame.y) / frame.height,
        (rect.right - frame.x) / frame.width,
        (rect.bottom - frame.y) / frame.height,
    )
    return part_of(crop, share)
