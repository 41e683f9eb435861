"""Turns press pages into pages for office printers and screens: inks become sRGB or grey, pictures smaller.

The pages are those of the press file, operator for operator, so that lines and words are the same by construction, and
colours are those that the press will print: separated again by nobody, only looked at through its profile.
"""

from __future__ import annotations

import io
import math
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from printreport.core.color import Cmyk
from printreport.core.kept_results import KeptResults
from printreport.images.office_picture import OfficePicture, SeparatedPicture, office_picture
from printreport.images.screen_color import light_of

if TYPE_CHECKING:
    import pikepdf

BOOKLET_PPI = 200.0
"""The resolution of pictures for office printers."""

_MOST_THREADS = 4


def office_pages(pdf: bytes, profile: bytes, kept: KeptResults, ppi: float) -> bytes:
    """Rendered press pages in sRGB, their pictures at most `ppi` at their place; no overprint, no spot colour is left.

    Reads what the press painter writes: inks in device space, pictures placed by the one matrix before them.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as file:
        sizes: dict[tuple[int, int], tuple[float, float]] = {}
        pictures: dict[tuple[int, int], pikepdf.Object] = {}
        for page in file.pages:
            resources = page.obj.Resources
            steps = tuple(pikepdf.parse_content_stream(page))
            _measure(steps, resources, sizes, pictures)
            page.obj.Contents = pikepdf.Stream(file, pikepdf.unparse_content_stream(list(_recoloured(steps, resources, profile))))
            for kind in ("/ColorSpace", "/ExtGState"):
                if kind in resources:
                    del resources[kind]
        _exchange({key: (picture, sizes[key]) for key, picture in pictures.items()}, ppi, profile, kept)
        for name in ("/OutputIntents", "/Metadata"):
            if name in file.Root:
                del file.Root[name]
        data = io.BytesIO()
        file.save(data, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return data.getvalue()


def _measure(
    steps: Iterable[Any],
    resources: pikepdf.Object,
    sizes: dict[tuple[int, int], tuple[float, float]],
    pictures: dict[tuple[int, int], pikepdf.Object],
) -> None:
    """Note the largest size, in points, at which each picture stands."""
    width = height = 0.0
    for step in steps:
        operator = str(step.operator)
        if operator == "cm":
            width, height = float(step.operands[0]), float(step.operands[3])
        elif operator == "Do":
            picture = resources.XObject[str(step.operands[0])]
            known = sizes.get(picture.objgen, (0.0, 0.0))
            sizes[picture.objgen] = max(known[0], width), max(known[1], height)
            pictures[picture.objgen] = picture


def _recoloured(steps: Iterable[Any], resources: pikepdf.Object, profile: bytes) -> Iterator[Any]:
    """The operators with every ink looked at through the profile; graphics states only held overprint and are left out."""
    import pikepdf

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
            yield pikepdf.ContentStreamInstruction(*_light(inks, operator == "SCN", profile))
        elif operator in ("k", "K"):
            inks = Cmyk(*(float(share) for share in operands))
            yield pikepdf.ContentStreamInstruction(*_light(inks, operator == "K", profile))
        else:
            yield step


def _light(inks: Cmyk, stroke: bool, profile: bytes) -> tuple[list[float], pikepdf.Operator]:
    """The operator that shows inks as sRGB, or as grey where they are, so that black text is printed with black alone."""
    import pikepdf

    seen = light_of(inks, profile)
    shares = [round(share, 4) for share in (seen.red, seen.green, seen.blue)]
    if shares[0] == shares[1] == shares[2]:
        return shares[:1], pikepdf.Operator("G" if stroke else "g")
    return shares, pikepdf.Operator("RG" if stroke else "rg")


def _exchange(
    pictures: Mapping[tuple[int, int], tuple[pikepdf.Object, tuple[float, float]]], ppi: float, profile: bytes, kept: KeptResults
) -> None:
    """Put smaller pictures in the places of the separated ones, several at a time."""
    from concurrent.futures import ThreadPoolExecutor

    orders = [(_separated(picture), _pixels(size, ppi)) for picture, size in pictures.values()]
    with ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1)) as threads:
        made = list(threads.map(lambda order: office_picture(order[0], order[1], profile, kept), orders))
    for (picture, _), seen in zip(pictures.values(), made, strict=True):
        _write(picture, seen)


def _pixels(size: tuple[float, float], ppi: float) -> tuple[int, int]:
    return math.ceil(size[0] / 72 * ppi), math.ceil(size[1] / 72 * ppi)


def _separated(picture: pikepdf.Object) -> SeparatedPicture:
    import pikepdf

    jpeg = picture.Filter == pikepdf.Name.DCTDecode
    return SeparatedPicture(
        width=int(picture.Width),
        height=int(picture.Height),
        grey=picture.ColorSpace == pikepdf.Name.DeviceGray,
        jpeg=jpeg,
        data=picture.read_raw_bytes() if jpeg else picture.read_bytes(),
    )


def _write(picture: pikepdf.Object, seen: OfficePicture) -> None:
    import pikepdf

    picture.write(seen.data, filter=pikepdf.Name.DCTDecode)
    picture.Width, picture.Height = seen.width, seen.height
    picture.ColorSpace = pikepdf.Name.DeviceGray if seen.grey else pikepdf.Name.DeviceRGB
    if "/Decode" in picture:
        del picture.Decode
