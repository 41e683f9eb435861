"""Frames of one moment among a report's photographs: which they are, and how they are kept from following each other."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from pathlib import Path

from printreport.core.memo import Kind
from printreport.images.likeness import same_moment
from printreport.layout.page.setting import Setting
from printreport.model.document import Photo

Moments = Mapping[str, frozenset[str]]
"""For each photograph of which there are other frames, these; photographs that stand alone are not in it."""

_ALONE: frozenset[str] = frozenset()
_MOMENTS: Kind[Moments] = Kind(8)


def moments_of(setting: Setting) -> Moments:
    """The moments of which the report has several frames, kept while its pictures stay as they are."""
    return setting.memo.recall(_MOMENTS, setting.images, setting.document.photos, lambda: _found(setting))


def _found(setting: Setting) -> Moments:
    paths = {key: Path(photo.picture.path) for key, photo in setting.document.photos.items() if not photo.grey_field}
    seen = {key: frame for key, path in paths.items() if (frame := setting.images.impression(path)) is not None}
    moments: dict[str, frozenset[str]] = {}
    for one, other in itertools.combinations(seen, 2):
        if same_moment(seen[one], seen[other]):
            moments[one] = moments.get(one, _ALONE) | {other}
            moments[other] = moments.get(other, _ALONE) | {one}
    return moments


def other_frames(setting: Setting, photo: Photo) -> frozenset[str]:
    """The other frames of a photograph's moment; none for most."""
    return moments_of(setting).get(photo.id, _ALONE)


def are_twins(moments: Moments, one: str, other: str) -> bool:
    """Whether two photographs are frames of one moment."""
    return other in moments.get(one, _ALONE)


def numbered(moments: Moments, photos: Sequence[str]) -> tuple[int, ...]:
    """A number for each of some photographs: the same for frames that a chain of twins among them joins, 0 for all others."""
    numbers = dict.fromkeys(photos, 0)
    for number, photo in enumerate(photos if moments else (), start=1):
        twins = [twin for twin in photos if are_twins(moments, photo, twin)]
        joined = {numbers[twin] for twin in twins} - {0}
        if twins:
            numbers |= {key: number for key, known in numbers.items() if known in joined or key in (photo, *twins)}
    return tuple(numbers[photo] for photo in photos)


def neighbours(moments: Moments, photos: Sequence[str]) -> int:
    """How many photographs in a row are followed by another frame of the same moment."""
    return sum(are_twins(moments, *pair) for pair in itertools.pairwise(photos)) if moments else 0


def kept_apart(moments: Moments, photos: Sequence[str]) -> tuple[str, ...]:
    """The photographs in an order in which frames of one moment do not follow each other, as far as the others reach.

    The first keeps the lead. The next other picture is drawn forward between two frames; where none follows, pictures are moved
    elsewhere, first those that part most frames on the shortest way.
    """
    order = _drawn_forward(moments, photos)
    while (together := neighbours(moments, order)) > 0:
        ways = itertools.product(range(1, len(order)), repeat=2)
        tried = [(_moved(order, *way), way) for way in ways]
        least, _, _, best = min((neighbours(moments, new), abs(at - to), (at, to), new) for new, (at, to) in tried)
        if least == together:
            break
        order = best
    return order


def _drawn_forward(moments: Moments, photos: Sequence[str]) -> tuple[str, ...]:
    left, order = list(photos), list[str]()
    while left:
        others = (photo for photo in left if not order or not are_twins(moments, order[-1], photo))
        order.append(next(others, left[0]))
        left.remove(order[-1])
    return tuple(order)


def _moved(order: tuple[str, ...], at: int, to: int) -> tuple[str, ...]:
    rest = (*order[:at], *order[at + 1 :])
    return (*rest[:to], order[at], *rest[to:])


def in_apart_order(setting: Setting, photos: Sequence[str]) -> tuple[str, ...]:
    """A section's photographs in the order in which pages take them; those that fill pages of their own keep their places."""
    moments = moments_of(setting)
    if not moments:
        return tuple(photos)
    shared = [key for key in photos if setting.document.photos[key].place not in ("full", "spread")]
    apart = iter(kept_apart(moments, shared))
    return tuple(next(apart) if key in shared else key for key in photos)
