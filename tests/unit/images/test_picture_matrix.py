"""Every mode, format and kind of profile: printed in the right colours, or without its profile and with a note that says so.

What a colour must print is worked out from primaries, curves and the profiles' own tables (`picture_samples`), not by the
converter under test; it is looked for in the bytes that the press file and the screen file will hold.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from picture_samples import KINDS, Kind, Lab, seen_rgb, write_picture
from press_samples import difference, lab_of, press
from printreport.core.geometry import Crop, Rect
from printreport.images.image_store import ImageStore
from printreport.images.picture_order import EncodedPicture
from printreport.images.press_picture import order_press_picture, press_pictures
from printreport.images.screen_picture import order_screen_picture, screen_pictures
from printreport.model.document import Picture

PLACE = Rect(0, 0, 30, 20)
PROFILES = ("none", "fitting", "other", "cut", "link", "abstract", "named", "noise")


def profile_of(kind: Kind, name: str) -> bytes | None:
    fitting = kind.fitting()
    classes = {"link": b"link", "abstract": b"abst", "named": b"nmcl"}
    if name in classes:
        return fitting[:12] + classes[name] + fitting[16:]
    return {
        "none": None,
        "fitting": fitting,
        "other": kind.other(),
        "cut": fitting[: len(fitting) * 2 // 3],
        "noise": b"no profile",
    }[name]


def cases() -> Iterator[tuple[str, str, str]]:
    """All profiles with the first format of every mode, and all formats without one, with a fitting and another one."""
    for mode, kind in KINDS.items():
        for number, ending in enumerate(kind.formats):
            for profile in PROFILES if number == 0 else PROFILES[:3]:
                # The profile that tells of Lab itself is an abstract one.
                if (mode, profile) != ("LAB", "abstract"):
                    yield mode, ending, profile


def fields(picture: EncodedPicture, inks: bool) -> list[tuple[int, ...]]:
    """The colours of the six fields, as they lie in the file: ink as 0 to 255, or light."""
    if picture.jpeg:
        seen = Image.open(io.BytesIO(picture.data))
    else:
        seen = Image.frombytes("CMYK", (picture.width, picture.height), picture.data)
    if picture.space == "Gray" and inks:
        seen = ImageChops.invert(seen)
    found = [seen.getpixel((int(seen.width * (i % 3 + 0.5) / 3), int(seen.height * (i // 3 + 0.5) / 2))) for i in range(6)]
    return [pixel if isinstance(pixel, tuple) else (int(pixel or 0),) for pixel in found]


def printed(path: Path) -> list[Lab]:
    """What the press prints, by its profile's own table; of grey the lightness alone, as it is printed in black."""
    store = ImageStore(None)
    picture = store.probe(path)
    assert isinstance(picture, Picture), picture
    order = order_press_picture(picture, "/", Crop(), PLACE)
    made = press_pictures([order], store, press().profile)[order]
    inks = fields(made, inks=True)
    if made.space == "Gray":
        return [(lab_of((0, 0, 0, ink[0]))[0], 0.0, 0.0) for ink in inks]
    return [lab_of(ink) for ink in inks]  # type: ignore[arg-type]


def shown(path: Path) -> list[Lab]:
    """What a screen shows, black laid on the press's black as the print's is."""
    store = ImageStore(None)
    picture = store.probe(path)
    assert isinstance(picture, Picture), picture
    order = order_screen_picture(picture, "/", Crop(), PLACE)
    made = screen_pictures([order], store, press().profile)[order]
    lights = tuple(pixel * 3 if len(pixel) == 1 else pixel for pixel in fields(made, inks=False))
    return seen_rgb(lights, fitting=False)


@pytest.mark.parametrize(("mode", "ending", "profile"), list(cases()), ids=str)
def test_a_picture_is_printed_in_its_colours_or_a_note_says_what_is_left_out(
    tmp_path: Path, mode: str, ending: str, profile: str
) -> None:
    kind = KINDS[mode]
    path = write_picture(tmp_path / f"p.{ending}", kind.picture(), ending, profile_of(kind, profile))
    notes = {note.code for note in ImageStore(None).notes(path)}
    assert ("picture-profile" in notes) == (profile not in ("none", "fitting"))
    assert ("picture-pages" in notes) == (ending in ("pages.tif", "animated.webp"))
    slack = 5.0 if ending.endswith("jpg") else 3.0
    for got, wanted in zip(printed(path), kind.seen(profile == "fitting"), strict=True):
        assert difference(got, wanted) <= slack, (got, wanted)


@pytest.mark.parametrize("mode", KINDS)
@pytest.mark.parametrize("profile", ["none", "fitting", "other"])
def test_the_screen_shows_what_is_printed(tmp_path: Path, mode: str, profile: str) -> None:
    kind = KINDS[mode]
    path = write_picture(tmp_path / f"p.{kind.formats[0]}", kind.picture(), kind.formats[0], profile_of(kind, profile))
    for got, wanted in zip(shown(path), kind.seen(profile == "fitting"), strict=True):
        # Inks are laid from the press's black on the screen's, which moves dark colours.
        near = got if wanted[1:] != (0.0, 0.0) else (got[0], 0.0, 0.0)
        assert difference(near, wanted) <= (9.0 if len(kind.picture().getbands()) == 1 or mode == "CMYK" else 5.0), (got, wanted)
