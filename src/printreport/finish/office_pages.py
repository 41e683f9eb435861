"""Turns press pages into pages for office printers and screens: inks become sRGB or grey, pictures smaller.

The pages are those of the press file, operator for operator, so that lines and words are the same by construction, and
colours are those that the press will print: separated again by nobody, only looked at through its profile.
"""

from __future__ import annotations

import io
import math
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pikepdf

from printreport.core.color import Cmyk
from printreport.core.kept_results import KeptResults
from printreport.images.office_picture import OfficePicture, SeparatedPicture, office_picture
from printreport.images.screen_color import light_of

BOOKLET_PPI = 200.0
"""The resolution of pictures for office printers."""

_MOST_THREADS = 4
"""Each holds a page's pictures in memory; so four at most, as where pictures are separated."""


@dataclass(frozen=True, slots=True)
class OfficePages:
    """A PDF in sRGB, and for each of its pages the most ink, in per cent, that one colour or pixel of the press page has."""

    data: bytes
    inks: tuple[float, ...]


@dataclass(slots=True)
class _Picture:
    """A picture of the press file and the largest size, in points, at which it stands."""

    image: pikepdf.Object
    width: float = 0.0
    height: float = 0.0


def office_pages(pdf: bytes, profile: bytes, kept: KeptResults, ppi: float) -> OfficePages:
    """Rendered press pages in sRGB, their pictures at most `ppi` at their place; no overprint, no spot colour is left.

    Reads what the press painter writes: inks in device space, pictures placed by the one matrix before them.
    """
    pictures: dict[tuple[int, int], _Picture] = {}
    pages: list[tuple[float, list[tuple[int, int]]]] = []
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            resources = page.obj.Resources
            steps = tuple(pikepdf.parse_content_stream(page))
            inks: list[float] = [0.0]
            seen = list(_recoloured(steps, resources, profile, inks))
            page.obj.Contents = pikepdf.Stream(file, pikepdf.unparse_content_stream(seen))
            pages.append((max(inks), _measure(steps, resources, pictures)))
            _drop(resources, "/ColorSpace", "/ExtGState")
        made = _made(pictures, ppi, profile, kept)
        for key, picture in pictures.items():
            _write(picture.image, made[key])
        _drop(file.Root, "/OutputIntents", "/Metadata")
        data = io.BytesIO()
        file.save(data, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return OfficePages(data.getvalue(), tuple(max([ink, *(made[key].ink for key in keys)]) for ink, keys in pages))


def _drop(dictionary: pikepdf.Object, *names: str) -> None:
    for name in names:
        if name in dictionary:
            del dictionary[name]


def _measure(steps: Iterable[Any], resources: pikepdf.Object, pictures: dict[tuple[int, int], _Picture]) -> list[tuple[int, int]]:
    """Note the largest size at which each picture stands; returns those of this page."""
    width = height = 0.0
    keys = []
    for step in steps:
        operator = str(step.operator)
        if operator == "cm":
            width, height = float(step.operands[0]), float(step.operands[3])
        elif operator == "Do":
            image = resources.XObject[str(step.operands[0])]
            if image.Subtype != pikepdf.Name.Image:
                continue
            picture = pictures.setdefault(image.objgen, _Picture(image))
            picture.width, picture.height = max(picture.width, width), max(picture.height, height)
            keys.append(image.objgen)
    return keys


def _recoloured(steps: Iterable[Any], resources: pikepdf.Object, profile: bytes, sums: list[float]) -> Iterator[Any]:
    """The operators with every ink looked at through the profile, its per cents added to `sums`.

    Graphics states only held overprint and are left out.
    """
    spots: dict[str, tuple[float, ...]] = {}
    for step in steps:
        operator, operands = str(step.operator), step.operands
        if operator == "gs":
            continue
        if operator in ("cs", "CS"):
            spots[operator] = tuple(float(share) for share in resources.ColorSpace[str(operands[0])][3].C1)
        elif operator in ("scn", "SCN"):
            full = spots["cs" if operator == "scn" else "CS"]
            inks = Cmyk(*(share * float(operands[0]) for share in full))
            sums.append(100.0 * float(operands[0]))
            yield pikepdf.ContentStreamInstruction(*_light(inks, operator == "SCN", profile))
        elif operator in ("k", "K"):
            inks = Cmyk(*(float(share) for share in operands))
            sums.append(100.0 * (inks.c + inks.m + inks.y + inks.k))
            yield pikepdf.ContentStreamInstruction(*_light(inks, operator == "K", profile))
        else:
            yield step


def _light(inks: Cmyk, stroke: bool, profile: bytes) -> tuple[list[float], pikepdf.Operator]:
    """The operator that shows inks as sRGB, or as grey where they are, so that black text is printed with black alone."""
    seen = light_of(inks, profile)
    shares = [round(share, 4) for share in (seen.red, seen.green, seen.blue)]
    if shares[0] == shares[1] == shares[2]:
        return shares[:1], pikepdf.Operator("G" if stroke else "g")
    return shares, pikepdf.Operator("RG" if stroke else "rg")


def _made(
    pictures: Mapping[tuple[int, int], _Picture], ppi: float, profile: bytes, kept: KeptResults
) -> dict[tuple[int, int], OfficePicture]:
    """The smaller pictures for the places of the separated ones, several made at a time."""
    orders = [(_separated(picture.image), _pixels(picture, ppi)) for picture in pictures.values()]
    with ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1)) as threads:
        made = threads.map(lambda order: office_picture(order[0], order[1], profile, kept), orders)
        return dict(zip(pictures, made, strict=True))


def _pixels(picture: _Picture, ppi: float) -> tuple[int, int]:
    return math.ceil(picture.width / 72 * ppi), math.ceil(picture.height / 72 * ppi)


def _separated(picture: pikepdf.Object) -> SeparatedPicture:
    jpeg = picture.Filter == pikepdf.Name.DCTDecode
    return SeparatedPicture(
        width=int(picture.Width),
        height=int(picture.Height),
        grey=picture.ColorSpace == pikepdf.Name.DeviceGray,
        jpeg=jpeg,
        data=picture.read_raw_bytes() if jpeg else picture.read_bytes(),
    )


def _write(picture: pikepdf.Object, seen: OfficePicture) -> None:
    picture.write(seen.data, filter=pikepdf.Name.DCTDecode)
    picture.Width, picture.Height = seen.width, seen.height
    picture.ColorSpace = pikepdf.Name.DeviceGray if seen.grey else pikepdf.Name.DeviceRGB
    _drop(picture, "/Decode")
