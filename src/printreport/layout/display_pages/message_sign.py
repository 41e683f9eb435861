"""What stands under a leader's words, ranged right: post and name where no portrait has them, the signature, the date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from printreport.core.geometry import Crop, Rect
from printreport.core.units import mm
from printreport.images.placed import AIM_PPI
from printreport.layout.display_pages.leader import Leader
from printreport.layout.display_pages.message_portrait import post_and_name_styles
from printreport.layout.page.setting import Setting, place_line_right, tagged
from printreport.layout.photos.photo import placed_photo
from printreport.model.document import Photo
from printreport.model.layout import Item
from printreport.model.line import Line
from printreport.model.theme import TextStyle

_LEAST_HIGH = mm(10)
"""No signature is lower, but one that would be wider than the words."""

_WIDEST = 0.5
"""The share of the measure that a signature takes before it is set lower."""

_OVER, _ABOUT = 1.0, 0.45
"""Lines of white over what is under the words, and over a signature that is a picture."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One line under the words: how far it stands under the one before, and its items between two edges on a baseline."""

    drop: float
    paint: Callable[[float, float], tuple[Item, ...]]


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands under the words; `depth` is how far its last baseline is under theirs, in points."""

    rows: tuple[_Row, ...]

    @property
    def depth(self) -> float:
        """Points from the words' last baseline to its own."""
        return sum(row.drop for row in self.rows)

    def paint(self, right: float, baseline: float) -> tuple[Item, ...]:
        """The rows ranged right under words that end on a baseline."""
        items: list[Item] = []
        for row in self.rows:
            baseline += row.drop
            items += row.paint(right, baseline)
        return tuple(items)


def sign_of(leader: Leader, measure: float, style: TextStyle) -> Sign:
    """What is set under the words of a section at a measure in points; the date is in their style."""
    rows = list(_rows(leader, measure, style))
    if rows:
        rows[0] = _Row(rows[0].drop + _OVER * leader.setting.theme.grid.leading, rows[0].paint)
    return Sign(tuple(rows))


def _rows(leader: Leader, measure: float, style: TextStyle) -> Iterator[_Row]:
    message, leading = leader.message, leader.setting.theme.grid.leading

    def order(number: int) -> tuple[int, ...]:
        return leader.index, 1, len(leader.section.blocks) + number

    if message.portrait is None:
        yield from _post_and_name(leader, order, measure)
    if message.signature_photo is not None:
        yield _picture(leader.setting, leader.setting.document.photos[message.signature_photo], measure, order(2))
    elif message.signature_name:
        written = _fitted(leader.setting, message.signature_name, leader.setting.theme.style("signature"), measure)
        yield _text(written, 2 * leading, f"{leader.section.slug}/signature", order(2))
    if message.date:
        date = _fitted(leader.setting, message.date, style, measure)
        yield _text(date, 1.5 * leading, f"{leader.section.slug}/date", order(3))


def _post_and_name(leader: Leader, order: Callable[[int], tuple[int, ...]], measure: float) -> Iterator[_Row]:
    """Post and name on one line, an em between; under each other where that is too long."""
    setting, section, message = leader.setting, leader.section, leader.message
    leading = setting.theme.grid.leading
    styles, texts = dict(zip(("post", "name"), post_and_name_styles(setting), strict=True)), dict(message.lines)
    set_words = [(key, _fitted(setting, texts[key], style, measure)) for key, style in styles.items() if key in texts]
    keys = [f"{section.slug}/{key}" for key, _ in set_words]
    lines = [line for _, line in set_words]
    gap = setting.theme.grid.em
    if len(lines) == 2 and lines[0].width + gap + lines[1].width <= measure:

        def paint(right: float, baseline: float) -> tuple[Item, ...]:
            post = place_line_right(lines[0], right - lines[1].width - gap, baseline)
            name = place_line_right(lines[1], right, baseline)
            return tagged("paragraph", keys[0], order(0), post), tagged("paragraph", keys[1], order(1), name)

        yield _Row(1.5 * leading, paint)
        return
    for number, (key, line) in enumerate(zip(keys, lines, strict=True)):
        yield _text(line, 1.5 * leading, key, order(number))


def _text(line: Line, drop: float, key: str, order: tuple[int, ...]) -> _Row:
    def paint(right: float, baseline: float) -> tuple[Item, ...]:
        return (tagged("paragraph", key, order, place_line_right(line, right, baseline)),)

    return _Row(drop, paint)


def _fitted(setting: Setting, text: str, style: TextStyle, measure: float) -> Line:
    """One line, smaller where it would be wider than the measure."""
    flush = setting.line(text, style)
    if flush.width <= measure:
        return flush
    return setting.line(text, replace(style, size=style.size * measure / flush.width))


def _picture(setting: Setting, photo: Photo, measure: float, order: tuple[int, ...]) -> _Row:
    """A signature as it was written: never cropped, on the paper itself."""
    height = signature_height(setting, photo, measure)
    width = height * photo.picture.ratio

    def paint(right: float, baseline: float) -> tuple[Item, ...]:
        return (placed_photo(photo, Rect(right - width, baseline - height, width, height), Crop(), order),)

    return _Row(height + _ABOUT * setting.theme.grid.leading, paint)


def signature_height(setting: Setting, photo: Photo, measure: float) -> float:
    """The height in points of a signature that is a picture: the theme's, less where it would be wide or coarse."""
    wished = mm(setting.theme.message.signature_mm)
    sharp = photo.picture.height / AIM_PPI * 72.0
    height = max(_LEAST_HIGH, min(wished, sharp, _WIDEST * measure / photo.picture.ratio))
    return min(height, measure / photo.picture.ratio)
