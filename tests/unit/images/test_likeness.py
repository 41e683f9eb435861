"""Frames of one moment are recognised however they were cut, exposed and compressed; other pictures of like look are not."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageEnhance

from printreport.images.image_store import ImageStore
from printreport.images.likeness import Impression, foreign_share, same_moment
from reports import empty_folder
from sampled_products import sampled

STAND_INS = sorted((Path(__file__).parents[3] / "images").glob("*.jpg"))


@cache
def drawn(path: Path) -> Image.Image:
    picture = Image.open(path).convert("RGB")
    picture.thumbnail((720, 720))
    return picture


@cache
def seen(path: Path) -> Impression:
    with empty_folder() as folder:
        return impression(drawn(path), folder)


def cut(picture: Image.Image, left: float, top: float, right: float, bottom: float) -> Image.Image:
    width, height = picture.size
    return picture.crop((round(left * width), round(top * height), round(right * width), round(bottom * height)))


def compressed(picture: Image.Image) -> Image.Image:
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=40)
    return Image.open(data).convert("RGB")


def lighter(picture: Image.Image, by: float = 1.15) -> Image.Image:
    return ImageEnhance.Brightness(picture).enhance(by)


def smaller(picture: Image.Image) -> Image.Image:
    return picture.resize((picture.width // 3, picture.height // 3))


TWINS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "cropped": lambda picture: cut(picture, 0.015, 0.015, 0.985, 0.985),
    "shifted": lambda picture: cut(picture, 0.02, 0.02, 1.0, 1.0),
    "lighter": lighter,
    "darker": lambda picture: lighter(picture, 0.87),
    "compressed": compressed,
    "scaled": smaller,
    "all of it": lambda picture: compressed(smaller(lighter(cut(picture, 0.0, 0.0, 0.97, 0.97)))),
}


def impression(picture: Image.Image, folder: Path, name: str = "a.png", exif: Image.Exif | None = None) -> Impression:
    picture.save(folder / name, exif=Image.Exif() if exif is None else exif, compress_level=1)
    found = ImageStore(None).impression(folder / name)
    assert found is not None
    return found


@pytest.mark.parametrize(("path", "change"), sampled(STAND_INS, tuple(TWINS)), ids=lambda value: getattr(value, "stem", value))
def test_a_picture_is_recognised_in_another_cut_exposure_and_size(path: Path, change: str, tmp_path: Path) -> None:
    one, other = seen(path), impression(TWINS[change](drawn(path)), tmp_path)
    assert same_moment(one, other)
    assert same_moment(other, one)


def test_no_two_of_the_stand_ins_are_of_one_moment() -> None:
    made = [seen(path) for path in STAND_INS]
    assert len(made) > 5
    assert not any(same_moment(one, other) for one, other in itertools.combinations(made, 2))


def person(shirt: str, wall: str = "#9ab4d0", x: int = 120) -> Image.Image:
    """Head and shoulders before a wall: pictures of one composition."""
    picture = Image.new("RGB", (240, 320), wall)
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((x - 80, 170, x + 80, 400), 30, fill=shirt)
    draw.ellipse((x - 42, 70, x + 42, 175), fill="#ecc4a0")
    draw.pieslice((x - 45, 58, x + 45, 150), 180, 360, fill="#282220")
    return picture


def test_people_in_other_shirts_or_before_another_wall_are_not_of_one_moment(tmp_path: Path) -> None:
    blue, green = impression(person("#2c5a8a"), tmp_path), impression(person("#2c8a5a"), tmp_path)
    warm = impression(person("#2c5a8a", wall="#d0b49a"), tmp_path)
    assert blue.differences == green.differences == warm.differences
    assert not same_moment(blue, green)
    assert not same_moment(blue, warm)


def test_one_person_a_step_aside_is_of_one_moment_and_far_aside_is_not(tmp_path: Path) -> None:
    middle = impression(person("#2c5a8a"), tmp_path)
    assert same_moment(middle, impression(person("#2c5a8a", x=124), tmp_path))
    assert not same_moment(middle, impression(person("#2c5a8a", x=180), tmp_path))


def test_an_upright_and_a_broad_picture_are_not_of_one_moment(tmp_path: Path) -> None:
    one = impression(person("#2c5a8a"), tmp_path)
    assert not same_moment(one, impression(person("#2c5a8a").resize((320, 240)), tmp_path))


# -- when they were taken -----------------------------------------------------------------------------------------------


def taken(at: str, fraction: str | None = None) -> Image.Exif:
    exif = Image.Exif()
    # without a tag of the first directory Pillow takes it for empty
    exif[0x0112] = 1
    ifd = exif.get_ifd(0x8769)
    ifd[0x9003] = at
    if fraction is not None:
        ifd[0x9291] = fraction
    return exif


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_the_second_in_which_a_picture_was_taken_is_read_with_its_fraction(name: str, tmp_path: Path) -> None:
    times = [
        impression(person("red"), tmp_path, name, taken(*words)).taken
        for words in (("2025:05:01 09:30:59", "25"), ("2025:05:01 09:31:00", "5"), ("2025:05:01 09:31:00",))
    ]
    assert None not in times
    first, second, third = (time or 0.0 for time in times)
    assert second - first == pytest.approx(1.25)
    assert third - first == pytest.approx(0.75)


@pytest.mark.parametrize("words", ["", "0000:00:00 00:00:00", "    :  :     :  :  ", "2025-05-01", "2025:13:01 09:31:00"])
def test_a_time_that_is_none_is_no_fault_of_the_picture(words: str, tmp_path: Path) -> None:
    assert impression(person("red"), tmp_path, "a.jpg", taken(words)).taken is None
    assert impression(person("red"), tmp_path, "b.jpg").taken is None


def test_frames_shot_within_seconds_may_be_less_alike(tmp_path: Path) -> None:
    one, other = person("#2c5a8a"), person("#2c5a8a")
    ImageDraw.Draw(other).rectangle((0, 0, 90, 90), fill="#c8d4e0")
    assert 2.8 < foreign_share(impression(one, tmp_path), impression(other, tmp_path)) < 5.6
    first = impression(one, tmp_path, "a.jpg", taken("2025:05:01 09:30:59"))
    assert same_moment(first, impression(other, tmp_path, "b.jpg", taken("2025:05:01 09:31:02", "5")))
    assert not same_moment(first, impression(other, tmp_path, "b.jpg", taken("2025:05:01 10:31:02")))
    assert not same_moment(first, impression(other, tmp_path, "b.jpg"))


def test_what_a_picture_is_recognised_by_outlives_the_process(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    person("red").save(path, exif=taken("2025:05:01 09:30:59", "25"))
    first = ImageStore(tmp_path / "cache").impression(path)
    assert first is not None
    assert ImageStore(tmp_path / "cache").impression(path) == first
    assert ImageStore(None).impression(tmp_path / "none.jpg") is None
