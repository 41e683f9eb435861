"""Pictures as they were ordered for a file: decoded once for all their places, cropped, scaled, encoded, kept."""

from __future__ import annotations

import hashlib
import json
import math
import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from PIL.Image import Image, Resampling

from printreport.core.geometry import Crop, Rect
from printreport.images.image_store import ImageStore
from printreport.images.jpeg_head import jpeg_shape
from printreport.images.own_profile import own_colours
from printreport.images.upright import read_header, upright
from printreport.model.document import Picture

_MOST_THREADS = 4
"""Each holds a picture decoded, so four at most; LittleCMS and zlib use no more on an office machine."""

Space = Literal["Gray", "RGB", "CMYK"]
"""The device space of an encoded picture, as PDF names it."""

_CHANNELS = {"Gray": 1, "RGB": 3, "CMYK": 4}


class LostPicture(Exception):  # noqa: N818 - it ends in a message for the editor, not in a fault of ours
    """A picture was taken away or spoilt between being judged and being printed; the argument is its path."""


@dataclass(frozen=True, slots=True)
class PictureOrder:
    """A picture to be made: the file, the hash of its bytes, the part shown and the size in pixels."""

    path: str
    sha256: str
    crop: Crop
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class EncodedPicture:
    """An encoded picture: 8 bits a channel of its space (Gray: white 255); JPEG or Flate data.

    A JPEG of four inks is stored inverted, as Adobe's applications do (0 is full ink).
    """

    width: int
    height: int
    space: Space
    jpeg: bool
    data: bytes


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a file's pictures are encoded; `name` changes whenever one would come out differently.

    `encode` is given the upright part at its size, and the ICC profile that its pixels are meant by.
    """

    name: str
    encode: Callable[[Image, bytes | None], EncodedPicture]


def order_picture(picture: Picture, root: str, crop: Crop, rect: Rect, most: float, scaled: float) -> PictureOrder:
    """What to make for a picture that fills `rect` (points).

    Its own pixels up to `most` to the inch; a picture with more is scaled to `scaled`, so that none is resampled for
    little.

    `picture` is the file, `root` the project's folder, `crop` the part shown. `most` and `scaled` are pixels to the inch.
    """
    return PictureOrder(
        str(Path(root) / picture.path),
        picture.sha256,
        crop,
        _pixels(picture.width * crop.width, rect.width, most, scaled),
        _pixels(picture.height * crop.height, rect.height, most, scaled),
    )


def _pixels(available: float, points: float, most: float, scaled: float) -> int:
    inches = points / 72.0
    return max(1, round(available) if available <= most * inches else math.ceil(scaled * inches))


def made_pictures(orders: Iterable[PictureOrder], store: ImageStore, recipe: Recipe) -> Mapping[PictureOrder, EncodedPicture]:
    """The pictures of all orders, from the cache or made now, files side by side in threads."""
    wanted = tuple(dict.fromkeys(orders))
    made = {order: kept for order in wanted if (kept := _recall(store, order, recipe))}
    missing: dict[str, list[PictureOrder]] = {}
    for order in wanted:
        if order not in made:
            missing.setdefault(order.path, []).append(order)
    if missing:
        with ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1)) as threads:
            for result in threads.map(lambda group: _make_all(group, store, recipe), missing.values()):
                made.update(result)
    return made


def _make_all(orders: list[PictureOrder], store: ImageStore, recipe: Recipe) -> dict[PictureOrder, EncodedPicture]:
    path, sha = Path(orders[0].path), orders[0].sha256
    try:
        with path.open("rb") as file:
            # A file that was changed while the build ran is printed as it is now, but not kept under its old hash.
            unchanged = hashlib.file_digest(file, "sha256").hexdigest() == sha
            own, whole = _decoded(file, _least(orders))
    except Exception as fault:
        if _still_holds(path, sha):
            raise
        raise LostPicture(orders[0].path) from fault
    made = {}
    parts = _parts(whole, orders)
    del whole
    for order, part in parts:
        made[order] = recipe.encode(part, own)
        if unchanged:
            store.results.put(_name(order, recipe), _pack(made[order]))
    return made


def _still_holds(path: Path, sha256: str) -> bool:
    """Whether a file has the bytes that were judged when the report was read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False


def _decoded(file: BinaryIO, least: tuple[int, int]) -> tuple[bytes | None, Image]:
    header = read_header(file)
    whole = upright(header, least)
    return own_colours(header.image.info, whole.mode).profile, whole


def _parts(whole: Image, orders: list[PictureOrder]) -> Iterator[tuple[PictureOrder, Image]]:
    """Each order with its part of the picture, whose own pixels are given up before the last part is encoded.

    A photograph of 18 megapixels takes 72 MB.
    """
    for order in orders[:-1]:
        yield order, _scaled(whole, order)
    last = _scaled(whole, orders[-1])
    del whole
    yield orders[-1], last


def _least(orders: list[PictureOrder]) -> tuple[int, int]:
    """The size of the whole picture that still gives every order all its pixels."""
    return (
        max(round(order.width / order.crop.width) for order in orders),
        max(round(order.height / order.crop.height) for order in orders),
    )


def _scaled(image: Image, order: PictureOrder) -> Image:
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


def _name(order: PictureOrder, recipe: Recipe) -> str:
    crop = order.crop
    part = f"{crop.left:.9f} {crop.top:.9f} {crop.right:.9f} {crop.bottom:.9f}"
    key = f"{order.sha256} {part} {order.width} {order.height}"
    return f"{recipe.name}-{hashlib.sha256(key.encode()).hexdigest()}"


def _pack(picture: EncodedPicture) -> bytes:
    head = json.dumps([picture.width, picture.height, picture.space, picture.jpeg]).encode()
    return head + b"\n" + picture.data


def _recall(store: ImageStore, order: PictureOrder, recipe: Recipe) -> EncodedPicture | None:
    """The picture that was kept for an order, or None; bytes of another shape count as none."""
    entry = store.results.get(_name(order, recipe))
    if entry is None:
        return None
    head, _, data = entry.partition(b"\n")
    try:
        width, height, space, jpeg = json.loads(head)
        kept = EncodedPicture(width, height, space, jpeg, data)
        return kept if (width, height) == (order.width, order.height) and _is_shaped(kept) else None
    except (ValueError, LookupError, TypeError, RecursionError, zlib.error):
        return None


def _is_shaped(picture: EncodedPicture) -> bool:
    """Whether the data are of the size and space that is said of them."""
    channels = _CHANNELS[picture.space]
    if picture.jpeg is True:
        return jpeg_shape(picture.data) == (picture.width, picture.height, channels)
    size = picture.width * picture.height * channels
    reader = zlib.decompressobj()
    whole = len(reader.decompress(picture.data, size + 1)) == size and reader.eof and not reader.unused_data
    return picture.jpeg is False and whole
