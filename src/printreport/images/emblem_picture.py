"""Emblems of pixels as files hold them: laid on the colour that is there, packed without loss, their edges kept sharp."""

from __future__ import annotations

import hashlib
import math
import zlib
from dataclasses import dataclass
from pathlib import Path

from PIL import Image as Pillow
from PIL import ImageChops
from PIL.Image import Image, Resampling

from printreport.core.color import Cmyk, Color
from printreport.core.geometry import Rect
from printreport.images.color_convert import limit_ink, to_press
from printreport.images.emblem_look import EmblemLook, look_of
from printreport.images.own_profile import own_colours
from printreport.images.picture_file import open_picture
from printreport.images.picture_order import EncodedPicture, LostPicture
from printreport.images.screen_color import light_of, to_screen
from printreport.images.upright import read_header, upright
from printreport.images.vector_picture import page_pixels
from printreport.model.document import Logo

MOST_PPI = 560.0
"""Pixels to the inch that plates can use of edges; an emblem with more is made smaller."""

_INK = 294.0
"""Per cent of ink that a pixel holds at most, as photographs do first (`press_picture.py`)."""

_LOOKED_AT = 384
"""Pixels of the longer side at which an emblem is opened to be looked at: four to one of its outline."""
_ALPHA = ("LA", "PA", "RGBA", "La", "RGBa")


@dataclass(frozen=True, slots=True)
class EmblemOrder:
    """An emblem of pixels to be made: the file with the hash of its bytes, its size in pixels, the colour that it is laid on."""

    path: str
    sha256: str
    width: int
    height: int
    ground: Color


def order_emblem(logo: Logo, root: str, rect: Rect, ground: Color) -> EmblemOrder:
    """What to make for an emblem that fills `rect` (points): its own pixels, or 560 to the inch where it has more."""
    share = min(1.0, MOST_PPI * rect.width / 72.0 / logo.width)
    width, height = math.ceil(share * logo.width), math.ceil(share * logo.height)
    return EmblemOrder(str(Path(root) / logo.path), logo.sha256, width, height, ground)


def press_emblem(order: EmblemOrder, profile: bytes) -> EncodedPicture:
    """The emblem in the inks of a press profile; one in greys is printed in K alone. Raises LostPicture."""
    colours, alpha, own = _opened(order)
    inks = to_press(colours, own, profile)
    if inks.mode == "L":
        none = Pillow.new("L", inks.size, 0)
        inks = Pillow.merge("CMYK", (none, none, none, ImageChops.invert(inks)))
    assert isinstance(order.ground, Cmyk), "pixels are not laid on spot colours"
    ground = order.ground
    levels = tuple(round(255 * share) for share in (ground.c, ground.m, ground.y, ground.k))
    return _packed(_laid_on(limit_ink(inks, _INK), alpha, levels), order)


def screen_emblem(order: EmblemOrder, profile: bytes) -> EncodedPicture:
    """The emblem in sRGB on what its ground looks like. Raises LostPicture."""
    colours, alpha, own = _opened(order)
    light = light_of(order.ground, profile)
    levels = tuple(round(255 * share) for share in (light.red, light.green, light.blue))
    return _packed(_laid_on(to_screen(colours, own, profile).convert("RGB"), alpha, levels), order)


def read_look(logo: Logo, root: str) -> EmblemLook:
    """How an emblem looks; one that can no longer be read, of which the painters tell, looks like nothing in particular."""
    try:
        return look_of(emblem_pixels(Path(root) / logo.path, logo.format, _LOOKED_AT))
    except LostPicture:
        return EmblemLook((), None)


def emblem_pixels(path: Path, kind: str, longest: int) -> Image:
    """An emblem of either kind as RGBA pixels, its longer side at most so long; raises LostPicture."""
    try:
        if kind == "PDF":
            return page_pixels(path, longest)
        colours, alpha, own = _parts(path)
    except Exception as fault:
        raise LostPicture(str(path)) from fault
    seen = to_screen(colours, own, b"") if colours.mode != "CMYK" or own else colours
    whole = seen.convert("RGB")
    whole.putalpha(alpha if alpha is not None else 255)
    whole.thumbnail((longest, longest))
    return whole


def _opened(order: EmblemOrder) -> tuple[Image, Image | None, bytes | None]:
    """Colours and opacity of an order's file, which must be the one that was judged."""
    path = Path(order.path)
    try:
        if hashlib.sha256(path.read_bytes()).hexdigest() == order.sha256:
            return _parts(path)
    except Exception as fault:
        raise LostPicture(order.path) from fault
    raise LostPicture(order.path)


def _parts(path: Path) -> tuple[Image, Image | None, bytes | None]:
    """The colours (L, RGB, CMYK or LAB), how opaque each pixel is (None for a picture that is so everywhere), the own profile."""
    with open_picture(path) as image:
        if image.mode in _ALPHA or "transparency" in image.info:
            whole = image.convert("RGBA")
            alpha = whole.getchannel("A")
            colours = _plain(whole.convert("RGB"), alpha)
            return colours, alpha, own_colours(image.info, colours.mode).profile
    with path.open("rb") as file:
        header = read_header(file)
        whole = upright(header, header.size)
        return whole, None, own_colours(header.image.info, whole.mode).profile


def _plain(colours: Image, alpha: Image) -> Image:
    """The colours as greys where all that is seen of them is grey: they are printed in one ink then."""
    red, green, blue = colours.split()
    apart = ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(green, blue))
    highest = ImageChops.multiply(apart, alpha).getextrema()[1]
    return green if highest == 0 else colours


def _laid_on(colours: Image, alpha: Image | None, levels: tuple[int, ...]) -> Image:
    if alpha is None:
        return colours
    return Pillow.composite(colours, Pillow.new(colours.mode, colours.size, levels), alpha)


def _packed(image: Image, order: EmblemOrder) -> EncodedPicture:
    size = (order.width, order.height)
    sized = image if image.size == size else image.resize(size, Resampling.LANCZOS)
    return EncodedPicture(*size, "CMYK" if sized.mode == "CMYK" else "RGB", False, zlib.compress(sized.tobytes(), 6))
