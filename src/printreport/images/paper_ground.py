"""Lays decoded pixels of every kind on white paper: 8 bits a channel, no palette, nothing to see through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PIL import Image as Pillow
from PIL import ImageChops
from PIL.Image import Image

_WHITE_IS_ZERO, _PHOTOMETRIC, _SAMPLE_FORMAT, _SIGNED = 0, 262, 339, 2
"""TIFF 6.0: a value and its tag PhotometricInterpretation, and the tag SampleFormat with its value for signed integers."""
# PNG, 3rd edition, 11.3.2.1: the see-through level is counted in the file's own depth, Pillow's pixels in 8 bits.
_LEVEL_STEPS = {"L;2": 85, "L;4": 17}
DEEP_MODES = ("I;16", "I;16L", "I;16B", "I;16N")
DEEP_COLOUR = "RGB;16B"
"""Pillow's name for the pixels of a PNG with 16 bits for each of red, green and blue."""


class UnreadablePicture(Exception):  # noqa: N818 - it ends in a message for the editor, not in a fault of ours
    """Pillow cannot read a picture that its first bytes promise; the text is the reason in Chinese."""


@dataclass(frozen=True, slots=True)
class Storing:
    """How a file stores its pixels, where Pillow's mode does not tell; known before they are decoded.

    `raw` is Pillow's raw mode; `see_through` the grey level or colour of a PNG that stands for nothing, as the file
    counts; `negative` whether 0 means white (16-bit TIFF), or no ink means 255 (JPEG of four inks that no Adobe
    application marked, which Pillow takes for marked).
    """

    raw: str = ""
    see_through: int | tuple[int, ...] | None = None
    negative: bool = False


PLAIN = Storing()


def storing_of(image: Image) -> Storing:
    """What the header of a picture says; raises UnreadablePicture where no white is agreed on."""
    tags: Any = getattr(image, "tag_v2", {})
    if image.mode in ("I", "F"):
        kind = "浮点" if image.mode == "F" else "整数"
        raise UnreadablePicture(f"灰度值是 32 位或带符号的{kind}，没有约定哪一个是白")
    see_through = image.info.get("transparency") if image.format == "PNG" and image.mode in ("1", "L", "RGB", "I;16") else None
    negative = image.mode in DEEP_MODES and tags.get(_PHOTOMETRIC) == _WHITE_IS_ZERO
    if image.format in ("JPEG", "MPO") and image.mode == "CMYK":
        negative = "adobe" not in image.info
    return Storing(_raw_mode(image), see_through if isinstance(see_through, int | tuple) else None, negative)


def _raw_mode(image: Image) -> str:
    tile = getattr(image, "tile", None)
    found: Any = tile[0][3] if tile else None
    if isinstance(found, tuple):
        found = found[0] if found else None
    return found if isinstance(found, str) else ""


def on_paper(image: Image, storing: Storing = PLAIN, low: Image | None = None) -> Image:
    """The picture in 8 bits a channel, without palette or alpha: see-through parts are laid on white paper.

    The result's mode is L, RGB, CMYK or LAB. `low` holds the lower bytes of 16-bit colours: only with them is a
    see-through colour told from its neighbours.
    """
    if image.mode in DEEP_MODES:
        return _from_sixteen_bits(image, storing)
    if storing.raw == "LA;16B" and image.mode == "RGBA":
        image = image.convert("LA")
    plain = _FLATTENERS.get(image.mode, _flatten_others)(image)
    if storing.negative and plain.mode == "CMYK":
        plain = ImageChops.invert(plain)
    return plain if storing.see_through is None else _without_colour(plain, storing, low)


def _from_sixteen_bits(image: Image, storing: Storing) -> Image:
    levels = [(value * 255 + 32767) // 65535 for value in range(65536)]
    if storing.raw == "I;12":
        levels = [(min(value, 4095) * 255 + 2047) // 4095 for value in range(65536)]
    if storing.negative:
        levels = [255 - level for level in levels]
    if isinstance(storing.see_through, int) and 0 <= storing.see_through <= 65535:
        levels[storing.see_through] = 255
    return image.convert("I").point(levels, "L")


def _without_colour(image: Image, storing: Storing, low: Image | None) -> Image:
    """The picture with the one level or colour that stands for nothing made white."""
    meant = storing.see_through
    if image.mode == "L" and isinstance(meant, int):
        level = meant * _LEVEL_STEPS.get(storing.raw, 1)
        return image.point([255 if value == level else value for value in range(256)])
    if image.mode != "RGB" or not isinstance(meant, tuple) or len(meant) != 3:
        return image
    deep = storing.raw == DEEP_COLOUR
    mask = _where(image, [value >> 8 for value in meant] if deep else meant)
    if deep and low is not None:
        mask = ImageChops.darker(mask, _where(low, [value & 255 for value in meant]))
    image = image.copy()
    image.paste("white", mask=mask)
    return image


def _where(image: Image, colour: Sequence[int]) -> Image:
    """255 where the picture has this colour, 0 elsewhere."""
    red, green, blue = (
        channel.point([255 if value == wanted else 0 for value in range(256)])
        for channel, wanted in zip(image.split(), colour, strict=True)
    )
    return ImageChops.darker(ImageChops.darker(red, green), blue)


def _flatten_palette(image: Image) -> Image:
    return _over_paper(image.convert("RGBA"), "RGB") if image.has_transparency_data else image.convert("RGB")


def _flatten_grey(image: Image) -> Image:
    return _over_paper(image.convert("LA"), "L") if image.mode in ("LA", "La") else _in_mode(image, "L")


def _flatten_colour(image: Image) -> Image:
    return _over_paper(image.convert("RGBA"), "RGB") if image.mode in ("RGBA", "RGBa") else _in_mode(image, "RGB")


def _in_mode(image: Image, mode: str) -> Image:
    # Pillow copies a picture that is converted to its own mode, which doubles the memory of every photograph.
    return image if image.mode == mode else image.convert(mode)


def _flatten_others(image: Image) -> Image:
    return image.convert("RGB")


def _over_paper(image: Image, mode: str) -> Image:
    paper = Pillow.new(mode, image.size, "white")
    paper.paste(image.convert(mode), mask=image.getchannel("A"))
    return paper


def _as_it_is(image: Image) -> Image:
    return image


_FLATTENERS: dict[str, Callable[[Image], Image]] = {
    "1": _flatten_grey,
    "L": _flatten_grey,
    "LA": _flatten_grey,
    "La": _flatten_grey,
    "P": _flatten_palette,
    "PA": _flatten_palette,
    "RGB": _flatten_colour,
    "RGBA": _flatten_colour,
    "RGBa": _flatten_colour,
    "RGBX": _flatten_colour,
    "CMYK": _as_it_is,
    "LAB": _as_it_is,
}
