"""The colours that a picture brings along: its ICC profile where that can be believed, else what its header says."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PIL import Image as Pillow
from PIL import ImageCms
from PIL.Image import Image
from PIL.ImageCms import ImageCmsTransform

from printreport.images.plain_profile import ADOBE_RGB, SRGB_PRIMARIES, plain_profile

_SPACES = {"L": b"GRAY", "RGB": b"RGB ", "CMYK": b"CMYK", "LAB": b"Lab "}
_SPACE_NAMES = {b"GRAY": "灰度", b"RGB ": "RGB", b"CMYK": "CMYK", b"Lab ": "Lab"}
_MODE_NAMES = {"L": "灰度", "RGB": "RGB", "CMYK": "CMYK", "LAB": "Lab"}
# ICC.1:2010, 7.2.5: what describes pixels of a device or a colour space. Links, abstract and named-colour profiles do not.
_CLASSES = (b"scnr", b"mntr", b"prtr", b"spac")
_SHORTEST = 132
"""Bytes: an ICC header of 128 and the count of tags (ISO 15076-1, 7.2)."""
_LEAST_CONTRAST = 20.0
"""Lightness (L*) between what a profile calls white and black: with less it makes every picture grey."""
_WHITE_AND_BLACK = {
    "L": b"\xff\0",
    "RGB": b"\xff\xff\xff\0\0\0",
    "CMYK": b"\0\0\0\0\xff\xff\xff\xff",
    "LAB": b"\xff\x80\x80\0\x80\x80",
}
_SRGB_GAMMA = (0.43, 0.47)
"""PNG's gAMA for sRGB is 0.45455; what programs write rounded lies between these."""
_NEAR = 0.002
"""Of chromaticity: profiles say the same primaries in three to four digits."""
_INTEROPERABILITY = 0xA005
"""The tag under which EXIF keeps its mark of Adobe RGB (DCF 2.0: R03)."""


@dataclass(frozen=True, slots=True)
class OwnColours:
    """The profile that a picture's pixels are read by, None for the usual one; why an embedded one is not used, in Chinese."""

    profile: bytes | None
    unused: str | None = None


def own_colours(info: Mapping[Any, Any], mode: str) -> OwnColours:
    """How the pixels of a decoded picture of this mode (L, RGB, CMYK, LAB) are meant, by what its header says.

    `info` is Pillow's. An embedded profile counts when it is whole, describes pixels, and those of this mode, and really
    converts them. Without one a PNG's sRGB, gAMA and cHRM count, in this order (PNG, 3rd edition, 4.3), and what
    `name_colours` found in a camera's EXIF.
    """
    embedded = info.get("icc_profile")
    if "icc_profile" not in info:
        return OwnColours(_from_chunks(info, mode))
    # Where parts of a profile are missing Pillow gives None.
    unused = profile_fault(embedded if isinstance(embedded, bytes) else b"", mode)
    if mode == "LAB" and unused is None:
        # What Lab means needs no profile.
        return OwnColours(None)
    return OwnColours(embedded) if unused is None else OwnColours(_from_chunks(info, mode), unused)


def name_colours(image: Image) -> None:
    """Write into the `info` of a JPEG without a profile what its EXIF says of colours: cameras mark Adobe RGB there.

    DCF 2.0: an interoperability index of R03 stands for Adobe RGB (1998). To be asked before the picture is decoded.
    """
    if image.format not in ("JPEG", "MPO") or image.mode != "RGB" or "icc_profile" in image.info:
        return
    try:
        index = image.getexif().get_ifd(_INTEROPERABILITY).get(1)
    except Exception:
        # Pillow raises anything at all on a broken EXIF block.
        return
    if str(index).startswith("R03"):
        gamma, primaries = ADOBE_RGB
        image.info.update(gamma=1.0 / gamma, chromaticity=primaries)


@lru_cache(maxsize=64)
def profile_fault(profile: bytes, mode: str) -> str | None:
    """Why an ICC profile cannot be used for pixels of a mode, in Chinese; None when it can."""
    if len(profile) < _SHORTEST or profile[36:40] != b"acsp":
        return "不是 ICC 配置文件，或者已经损坏"
    if len(profile) < struct.unpack(">I", profile[:4])[0]:
        return "不完整，后面的部分缺失"
    # The usual profile of Lab itself is an abstract one.
    if profile[12:16] not in _CLASSES and (mode, profile[12:16]) != ("LAB", b"abst"):
        return "不是描述图片颜色的那一类"
    if profile[16:20] != _SPACES[mode]:
        space = _SPACE_NAMES.get(profile[16:20], "别的色彩空间")
        return f"是{_spaced(space)}的，图片却是{_spaced(_MODE_NAMES[mode])}的"
    return None if _tells_white_from_black(profile, mode) else "已经损坏，换算不了颜色"


def usual_colours(mode: str) -> str:
    """What pixels of a mode are taken for when nothing says how they are meant, in Chinese."""
    return {"CMYK": "本书印刷条件的 CMYK", "LAB": "Lab（D50）", "L": "sRGB 的灰度"}.get(mode, "sRGB")


def _spaced(name: str) -> str:
    return f" {name} " if name.isascii() else name


def _tells_white_from_black(profile: bytes, mode: str) -> bool:
    try:
        for target in ("sRGB", "LAB"):
            to_target = _transform(profile, mode, target)
        seen = ImageCms.applyTransform(Pillow.frombytes(mode, (2, 1), _WHITE_AND_BLACK[mode]), to_target)
    except (OSError, ValueError, ImageCms.PyCMSError):
        return False
    white, black = (level * 100 / 255 for level in (seen.getchannel(0).tobytes() if seen is not None else b"\0\0"))
    return white - black >= _LEAST_CONTRAST


def _transform(profile: bytes, mode: str, target: str) -> ImageCmsTransform:
    return ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB" if target == "LAB" else "sRGB")),
        mode,
        "LAB" if target == "LAB" else "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def _from_chunks(info: Mapping[Any, Any], mode: str) -> bytes | None:
    """A profile for what a PNG's gAMA and cHRM say; None for sRGB, and where they say nothing that could be."""
    gamma, primaries = info.get("gamma"), info.get("chromaticity") or SRGB_PRIMARIES
    if mode not in ("L", "RGB") or "srgb" in info or not isinstance(gamma, float) or not 0.1 <= gamma <= 1.5:
        return None
    if _SRGB_GAMMA[0] <= gamma <= _SRGB_GAMMA[1] and (
        mode == "L" or all(abs(a - b) <= _NEAR for a, b in zip(primaries, SRGB_PRIMARIES, strict=True))
    ):
        return None
    made = plain_profile(mode, 1.0 / gamma, primaries)
    return made if made is not None and profile_fault(made, mode) is None else None
