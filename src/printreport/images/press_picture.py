"""Makes the picture that goes into a press file: cropped, scaled to its place, separated, compressed, kept."""

from __future__ import annotations

import hashlib
import io
import json
import math
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from printreport.core.geometry import Crop, Rect
from printreport.images.image_store import ImageStore
from printreport.model.document import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PPI = 350.0
SCALED_PPI = 300.0
_QUALITY = 93
_LIMITS = (294.0, 288.0, 278.0)
# Noise of this compression is under 12 per cent of ink in the worst pixel: only fuller pictures are looked at again,
# and taken when no pixel passes what is accepted.
_NEAR_LIMIT = 284.0
_ACCEPTED = 299.0
_RECIPE = 1
_MOST_THREADS = 4


@dataclass(frozen=True, slots=True)
class PictureOrder:
    """A picture to be made: the file, the hash of its bytes, the part shown and the size in pixels."""

    path: str
    sha256: str
    crop: Crop
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PressPicture:
    """An encoded picture: 8 bits a channel; `grey` has one channel (white 255), else four inks; JPEG or Flate data.

    The JPEG of four inks is stored inverted, as Adobe's applications do (0 is full ink).
    """

    width: int
    height: int
    grey: bool
    jpeg: bool
    data: bytes


def order_picture(picture: Picture, root: str, crop: Crop, rect: Rect) -> PictureOrder:
    """What to make for a picture that fills `rect` (points).

    Its own pixels up to 350 to the inch; a picture with more is scaled to 300, so that none is resampled for little.
    """
    return PictureOrder(
        str(Path(root) / picture.path),
        picture.sha256,
        crop,
        _pixels(picture.width * crop.width, rect.width),
        _pixels(picture.height * crop.height, rect.height),
    )


def _pixels(available: float, points: float) -> int:
    inches = points / 72.0
    return max(1, round(available) if available <= MAX_PPI * inches else math.ceil(SCALED_PPI * inches))


def press_pictures(orders: Iterable[PictureOrder], store: ImageStore, profile: bytes) -> Mapping[PictureOrder, PressPicture]:
    """The pictures of all orders, from the cache or made now, files side by side in threads."""
    wanted = tuple(dict.fromkeys(orders))
    stamp = hashlib.sha256(profile).hexdigest()
    made = {order: kept for order in wanted if (kept := _recall(store, _name(order, stamp)))}
    missing: dict[str, list[PictureOrder]] = {}
    for order in wanted:
        if order not in made:
            missing.setdefault(order.path, []).append(order)
    if missing:
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1)) as threads:
            for result in threads.map(lambda group: _make_all(group, store, profile, stamp), missing.values()):
                made.update(result)
    return made


def _make_all(orders: list[PictureOrder], store: ImageStore, profile: bytes, stamp: str) -> dict[PictureOrder, PressPicture]:
    data = Path(orders[0].path).read_bytes()
    # A file that was changed while the build ran is printed as it is now, but not kept under its old hash.
    unchanged = hashlib.sha256(data).hexdigest() == orders[0].sha256
    made = {}
    embedded, upright = _decoded(data, _least(orders))
    parts = _parts(upright, orders)
    del data, upright
    for order, part in parts:
        made[order] = _encode(part, embedded, profile)
        if unchanged:
            store.results.put(_name(order, stamp), _pack(made[order]))
    return made


def _decoded(data: bytes, least: tuple[int, int]) -> tuple[bytes | None, Image]:
    from printreport.images.picture_file import load_upright, on_paper, open_picture

    image = open_picture(io.BytesIO(data))
    return image.info.get("icc_profile"), on_paper(load_upright(image, least=least))


def _parts(upright: Image, orders: list[PictureOrder]) -> Iterator[tuple[PictureOrder, Image]]:
    """Each order with its part of the picture, whose own pixels are given up before the last part is separated.

    A photograph of 18 megapixels takes 72 MB.
    """
    for order in orders[:-1]:
        yield order, _scaled(upright, order)
    last = _scaled(upright, orders[-1])
    del upright
    yield orders[-1], last


def _least(orders: list[PictureOrder]) -> tuple[int, int]:
    """The size of the whole picture that still gives every order all its pixels."""
    return (
        max(round(order.width / order.crop.width) for order in orders),
        max(round(order.height / order.crop.height) for order in orders),
    )


def _scaled(image: Image, order: PictureOrder) -> Image:
    from PIL.Image import Resampling

    box = (
        order.crop.left * image.width,
        order.crop.top * image.height,
        order.crop.right * image.width,
        order.crop.bottom * image.height,
    )
    whole = tuple(round(edge) for edge in box)
    if (order.width, order.height) == (whole[2] - whole[0], whole[3] - whole[1]) and all(
        abs(edge - near) < 0.01 for edge, near in zip(box, whole, strict=True)
    ):
        return image if whole == (0, 0, *image.size) else image.crop((whole[0], whole[1], whole[2], whole[3]))
    return image.resize((order.width, order.height), Resampling.BICUBIC, box=box, reducing_gap=3.0)


def _encode(image: Image, embedded: bytes | None, profile: bytes) -> PressPicture:
    from printreport.images.color_convert import highest_ink, limit_ink, most_ink, to_press

    inks = to_press(image, embedded, profile)
    if inks.mode == "L":
        return PressPicture(inks.width, inks.height, True, True, _jpeg(inks))
    highest = most_ink(image, embedded, profile)
    if highest is None or highest > _NEAR_LIMIT:
        highest = highest_ink(inks)
    for limit in _LIMITS:
        data = _jpeg(limit_ink(inks, limit) if highest > limit else inks)
        if highest <= _NEAR_LIMIT or _stays_under(data):
            return PressPicture(inks.width, inks.height, False, True, data)
    flat = zlib.compress(limit_ink(inks, _LIMITS[0]).tobytes(), 6)
    return PressPicture(inks.width, inks.height, False, False, flat)


def _jpeg(image: Image) -> bytes:
    data = io.BytesIO()
    image.save(data, "JPEG", quality=_QUALITY, subsampling=0)
    return data.getvalue()


def _stays_under(data: bytes) -> bool:
    from PIL import Image as Pillow

    from printreport.images.color_convert import highest_ink

    return highest_ink(Pillow.open(io.BytesIO(data))) <= _ACCEPTED


def _name(order: PictureOrder, stamp: str) -> str:
    crop = order.crop
    key = f"{order.sha256} {crop.left:.9f} {crop.top:.9f} {crop.right:.9f} {crop.bottom:.9f} {order.width} {order.height} {stamp}"
    return f"press-{_RECIPE}-{hashlib.sha256(key.encode()).hexdigest()}"


def _pack(picture: PressPicture) -> bytes:
    head = json.dumps([picture.width, picture.height, picture.grey, picture.jpeg]).encode()
    return head + b"\n" + picture.data


def _recall(store: ImageStore, name: str) -> PressPicture | None:
    entry = store.results.get(name)
    if entry is None:
        return None
    head, _, data = entry.partition(b"\n")
    width, height, grey, jpeg = json.loads(head)
    return PressPicture(width, height, grey, jpeg, data)
