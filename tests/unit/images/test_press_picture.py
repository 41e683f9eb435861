"""Every kind of picture is printed in the right colours, within the ink limit, at the size of its place.

The plates are Ghostscript's where it is installed; expected colours come from primaries, curves and black point
compensation worked out here, not from the converter under test.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from press_samples import (
    ADOBE,
    SRGB,
    difference,
    expected_lab,
    full_page,
    lab_of,
    layout_of,
    matrix_profile,
    photo_of,
    plates,
    press,
    rendered,
    xyz_of,
)
from printreport.core.geometry import Crop, Rect
from printreport.images.color_convert import highest_ink, limit_ink, to_press, within_ink_limit
from printreport.images.image_store import ImageStore
from printreport.images.picture_order import EncodedPicture, LostPicture
from printreport.images.press_picture import order_press_picture, press_pictures
from printreport.model.document import Picture

PATCHES = ((200, 120, 90), (110, 140, 110), (120, 120, 160), (190, 180, 140), (120, 120, 120), (225, 215, 205))
SIZE = (60, 40)


def patches(mode: str = "RGB", colours: tuple[tuple[int, ...], ...] = PATCHES) -> Image.Image:
    """Three by two fields of plain colour."""
    picture = Image.new(mode, SIZE)
    for index, colour in enumerate(colours):
        x, y = index % 3 * 20, index // 3 * 20
        picture.paste(colour if len(colour) > 1 else colour[0], (x, y, x + 20, y + 20))
    return picture


def press_black() -> float:
    """Relative luminance of the darkest colour that the press prints by relative colorimetric."""
    inks = to_press(Image.new("RGB", (1, 1)), None, press().profile).getpixel((0, 0))
    assert isinstance(inks, tuple)
    return float(((lab_of(inks)[0] + 16) / 116) ** 3)  # type: ignore[arg-type]


def printed(folder: Path, *names: str) -> list[list[tuple[float, float, float]]]:
    """The colours of the six fields of each picture on Ghostscript's plates, a page for each."""
    photos = [photo_of(folder / name, name) for name in names]
    sheets = layout_of(*(full_page(photo).pages[0].items for photo in photos))
    return [fields(page) for page in plates(rendered(sheets, *photos, marks="none"), folder)]


def fields(page: Image.Image) -> list[tuple[float, float, float]]:
    width, height = page.size
    found = []
    for index in range(6):
        inks = page.getpixel((int(width * (index % 3 + 0.5) / 3), int(height * (index // 3 + 0.5) / 2)))
        assert isinstance(inks, tuple)
        found.append(lab_of(inks))  # type: ignore[arg-type]
    return found


def assert_colours(folder: Path, names: tuple[str, ...], expected: list[tuple[float, float, float]]) -> None:
    for name, colours in zip(names, printed(folder, *names), strict=True):
        for number, (got, wanted) in enumerate(zip(colours, expected, strict=True)):
            assert difference(got, wanted) <= 3.0, (name, number, got, wanted)


def srgb_colours() -> list[tuple[float, float, float]]:
    black = press_black()
    return [expected_lab(xyz_of(colour, SRGB, None), black) for colour in PATCHES]


def test_colours_without_a_profile_are_srgb(tmp_path: Path) -> None:
    patches().save(tmp_path / "srgb.jpg", quality=98, subsampling=0)
    patches().save(tmp_path / "srgb.webp", lossless=True)
    for name in ("srgb.png", "srgb.tif"):
        patches().save(tmp_path / name)
    assert_colours(tmp_path, ("srgb.jpg", "srgb.png", "srgb.tif", "srgb.webp"), srgb_colours())


def test_a_wide_gamut_profile_is_honoured(tmp_path: Path) -> None:
    patches().save(tmp_path / "wide.jpg", quality=98, subsampling=0, icc_profile=matrix_profile(ADOBE, 2.19921875))
    black = press_black()
    assert_colours(tmp_path, ("wide.jpg",), [expected_lab(xyz_of(colour, ADOBE, 2.19921875), black) for colour in PATCHES])
    plain = [expected_lab(xyz_of(colour, SRGB, None), black) for colour in PATCHES]
    (colours,) = printed(tmp_path, "wide.jpg")
    assert max(difference(a, b) for a, b in zip(colours, plain, strict=True)) > 5


def hollow(profile: bytes) -> bytes:
    """A profile with a sound header whose tables are all zeros."""
    return profile[:132] + bytes(len(profile) - 132)


def test_a_broken_or_unfit_profile_counts_as_none(tmp_path: Path) -> None:
    sound = matrix_profile(ADOBE, 2.2)
    profiles = {"none": b"not a profile", "short": sound[:200], "hollow": hollow(sound), "inks": press().profile}
    for name, profile in profiles.items():
        patches().save(tmp_path / f"{name}.png", icc_profile=profile)
    assert_colours(tmp_path, tuple(f"{name}.png" for name in profiles), srgb_colours())


def test_sixteen_bit_colour_palettes_and_opaque_alpha_print_alike(tmp_path: Path) -> None:
    patches("RGBA", tuple((*colour, 255) for colour in PATCHES)).save(tmp_path / "alpha.png")
    patches().quantize(8).save(tmp_path / "palette.png")
    sixteen_bit_png(tmp_path / "deep.png")
    assert_colours(tmp_path, ("alpha.png", "palette.png", "deep.png"), srgb_colours())


def sixteen_bit_png(path: Path) -> None:
    import struct
    import zlib

    rows = b""
    plain = patches()
    for y in range(SIZE[1]):
        rows += b"\0" + b"".join(struct.pack(">3H", *(v * 257 for v in plain.getpixel((x, y)))) for x in range(SIZE[0]))  # type: ignore[union-attr]
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", *SIZE, 16, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    body = b"".join(struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in chunks)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)


def test_see_through_parts_are_laid_on_paper(tmp_path: Path) -> None:
    patches("RGBA", tuple((*colour, 128) for colour in PATCHES)).save(tmp_path / "half.png")
    black = press_black()
    mixed = [tuple(round(v * 128 / 255 + 255 * 127 / 255) for v in colour) for colour in PATCHES]
    wanted = [expected_lab(xyz_of(colour, SRGB, None), black) for colour in mixed]  # type: ignore[arg-type]
    assert_colours(tmp_path, ("half.png",), wanted)


GREYS = ((0,), (60,), (110,), (160,), (210,), (255,))


@pytest.mark.parametrize("kind", ["L", "LA", "I;16"])
def test_grey_is_printed_in_black_alone_and_as_light_as_it_is(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "grey.png"
    if kind == "LA":
        patches("LA", tuple((*grey, 255) for grey in GREYS)).save(path)
    elif kind == "I;16":
        patches("I;16", tuple((grey[0] * 257,) for grey in GREYS)).save(path)
    else:
        patches("L", GREYS).save(path)
    photo = photo_of(path)
    page = plates(rendered(full_page(photo), photo, marks="none"), tmp_path)[0]
    assert all(page.getchannel(ink).getextrema() == (0, 0) for ink in "CMY")
    black = ((lab_of((0, 0, 0, 255))[0] + 16) / 116) ** 3
    for index, grey in enumerate(GREYS):
        ink = page.getpixel((int(page.width * (index % 3 + 0.5) / 3), int(page.height * (index // 3 + 0.5) / 2)))
        wanted = expected_lab(xyz_of((grey[0],) * 3, SRGB, None), black)
        assert lab_of(ink)[0] == pytest.approx(wanted[0], abs=2.0)  # type: ignore[arg-type]


def test_a_broken_grey_profile_counts_as_none(tmp_path: Path) -> None:
    grey = hollow(matrix_profile(ADOBE, 2.2)).replace(b"RGB ", b"GRAY")
    patches("L", GREYS).save(tmp_path / "plain.png")
    patches("L", GREYS).save(tmp_path / "hollow.png", icc_profile=grey)
    inch = Rect(0, 0, 72, 72)
    assert made(tmp_path / "hollow.png", inch) == made(tmp_path / "plain.png", inch)


INKS = ((0, 0, 0, 0), (255, 0, 0, 0), (0, 255, 0, 0), (0, 0, 255, 0), (0, 0, 0, 255), (60, 120, 90, 30))


def test_inks_without_a_profile_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "inks.jpg"
    patches("CMYK", INKS).save(path, quality=99, subsampling=0)
    photo = photo_of(path)
    page = plates(rendered(full_page(photo), photo, marks="none"), tmp_path)[0]
    for index, inks in enumerate(INKS):
        found = page.getpixel((int(page.width * (index % 3 + 0.5) / 3), int(page.height * (index // 3 + 0.5) / 2)))
        assert isinstance(found, tuple)
        assert max(abs(a - b) for a, b in zip(found, inks, strict=True)) <= 3


def test_inks_of_another_press_are_converted(tmp_path: Path) -> None:
    from printreport.finish.output_intent import press_condition
    from printreport.model.document import PressChoice
    from printreport.model.press import PressCondition

    other = press_condition(PressChoice("coated-gracol2006"))
    assert isinstance(other, PressCondition)
    to_lab = ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(other.profile)),
        ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")),
        "CMYK",
        "LAB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )
    light = ((40, 20, 30, 0), (20, 80, 60, 0), (90, 30, 90, 0), (60, 60, 60, 0), (0, 0, 0, 90), (120, 60, 40, 20))
    source = patches("CMYK", light)
    source.save(tmp_path / "other.tif", icc_profile=other.profile)
    lab = ImageCms.applyTransform(source, to_lab)
    assert lab is not None
    expected = []
    for index in range(6):
        l8, a8, b8 = lab.getpixel((index % 3 * 20 + 10, index // 3 * 20 + 10))  # type: ignore[misc]
        expected.append((l8 * 100 / 255, a8 - 128.0, b8 - 128.0))
    assert_colours(tmp_path, ("other.tif",), expected)


def test_the_exif_turn_is_made(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 3
    patches().save(tmp_path / "turned.jpg", quality=98, subsampling=0, exif=exif)
    assert_colours(tmp_path, ("turned.jpg",), list(reversed(srgb_colours())))


def made(path: Path, rect: Rect, crop: Crop = Crop(), store: ImageStore | None = None) -> EncodedPicture:  # noqa: B008
    store = store or ImageStore(None)
    picture = store.probe(path)
    assert isinstance(picture, Picture)
    order = order_press_picture(picture, "/", crop, rect)
    return press_pictures([order], store, press().profile)[order]


def test_no_pixel_has_more_than_300_per_cent_of_ink_after_compression(tmp_path: Path) -> None:
    full = Image.merge("CMYK", [Image.effect_noise((300, 300), 200) for _ in range(4)])
    full.save(tmp_path / "full.tif")
    Image.effect_noise((300, 300), 60).point(lambda v: v // 4).convert("RGB").save(tmp_path / "dark.png")
    assert highest_ink(full) > 350
    for name in ("full.tif", "dark.png"):
        picture = made(tmp_path / name, Rect(0, 0, 72, 72))
        if picture.jpeg and picture.space == "CMYK":
            assert highest_ink(Image.open(io.BytesIO(picture.data))) <= 300


def test_no_place_on_the_plates_has_more_than_300_per_cent_of_ink(tmp_path: Path) -> None:
    path = tmp_path / "full.tif"
    Image.merge("CMYK", [Image.effect_noise((400, 560), 120) for _ in range(4)]).save(path)
    photo = photo_of(path)
    page = plates(rendered(full_page(photo), photo, marks="none"), tmp_path, dpi=150)[0]
    assert page.getchannel("K").getextrema()[1] > 100  # type: ignore[operator]
    assert highest_ink(page) <= 301.6


def test_limiting_ink_leaves_black_and_allowed_pixels_alone() -> None:
    picture = patches("CMYK", ((255, 255, 255, 255), (255, 255, 255, 0), (250, 250, 250, 100), (10, 20, 30, 40), (0, 0, 0, 255)))
    limited = limit_ink(picture, 290)
    assert within_ink_limit(limited, 292)
    assert not within_ink_limit(picture)
    assert limited.getpixel((10, 30)) == (10, 20, 30, 40)
    assert limited.getpixel((30, 30)) == (0, 0, 0, 255)
    dark = limited.getpixel((10, 10))
    assert isinstance(dark, tuple)
    assert dark[0] == dark[1] == dark[2]
    assert dark[3] == 255


def test_pictures_are_scaled_down_but_never_up(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.new("RGB", (1000, 800), "red").save(path)
    inch = Rect(0, 0, 72, 72)
    assert (made(path, inch).width, made(path, inch).height) == (300, 300)
    assert made(path, Rect(0, 0, 216, 216)).width == 1000
    assert made(path, Rect(0, 0, 720, 720)).width == 1000
    half = made(path, Rect(0, 0, 720, 720), Crop(0.0, 0.0, 0.5, 1.0))
    assert (half.width, half.height) == (500, 800)


def test_compression_is_of_high_quality_and_keeps_every_ink_at_full_size(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.linear_gradient("L").convert("RGB").save(path)
    jpeg = Image.open(io.BytesIO(made(path, Rect(0, 0, 720, 720)).data))
    assert jpeg.mode == "CMYK"
    assert {(h, v) for _, h, v, _ in jpeg.layer} == {(1, 1)}  # type: ignore[attr-defined]
    assert max(jpeg.quantization[0]) <= 20  # type: ignore[attr-defined]


def test_a_kept_picture_is_the_one_that_was_made(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    patches().save(path)
    store = ImageStore(tmp_path / "cache")
    first = made(path, Rect(0, 0, 72, 72), store=store)
    path.unlink()
    patches("RGB", tuple(reversed(PATCHES))).save(tmp_path / "b.png")
    assert made(tmp_path / "b.png", Rect(0, 0, 72, 72), store=store) != first
    patches().save(path)
    assert made(path, Rect(0, 0, 72, 72), store=ImageStore(tmp_path / "cache")) == first
    assert made(path, Rect(0, 0, 72, 72)) == first


def test_a_picture_changed_during_the_build_is_not_kept_under_its_old_hash(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    patches().save(path)
    store = ImageStore(tmp_path / "cache")
    picture = store.probe(path)
    assert isinstance(picture, Picture)
    order = order_press_picture(picture, "/", Crop(), Rect(0, 0, 72, 72))
    before = made(path, Rect(0, 0, 72, 72))
    patches("RGB", tuple(reversed(PATCHES))).save(path)
    assert press_pictures([order], store, press().profile)[order] != before
    patches().save(path)
    assert press_pictures([order], store, press().profile)[order] == before


def test_a_picture_taken_away_or_spoilt_during_the_build_is_told_apart_from_our_defects(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.png"
    patches().save(path)
    picture = ImageStore(None).probe(path)
    assert isinstance(picture, Picture)
    order = order_press_picture(picture, "/", Crop(), Rect(0, 0, 72, 72))
    whole = path.read_bytes()
    for spoil in (lambda: path.write_bytes(whole[:60]), path.unlink):
        spoil()
        with pytest.raises(LostPicture):
            press_pictures([order], ImageStore(None), press().profile)
    path.write_bytes(whole)

    def fail(*_: object) -> None:
        raise ValueError("planted")

    monkeypatch.setattr("printreport.images.picture_order._decoded", fail)
    with pytest.raises(ValueError, match="planted"):
        press_pictures([order], ImageStore(None), press().profile)


def test_the_halves_of_a_picture_over_the_fold_continue_each_other(tmp_path: Path) -> None:
    path = tmp_path / "slope.png"
    Image.linear_gradient("L").rotate(90).resize((401, 300)).convert("RGB").save(path)
    place = Rect(0, 0, 200, 300)
    left = Image.open(io.BytesIO(made(path, place, Crop(0, 0, 0.5, 1)).data))
    right = Image.open(io.BytesIO(made(path, place, Crop(0.5, 0, 1, 1)).data))
    a, b = left.getpixel((left.width - 1, 150)), right.getpixel((0, 150))
    assert isinstance(a, tuple)
    assert isinstance(b, tuple)
    assert max(abs(x - y) for x, y in zip(a, b, strict=True)) <= 3
