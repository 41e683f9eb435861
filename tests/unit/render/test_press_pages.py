"""Pages of the press file: boxes, bleed, inks, outlines, clips, pictures, marks; the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.pdfbase import pdfdoc

from press_samples import (
    BLEED,
    HEIGHT,
    WIDTH,
    full_page,
    layout_of,
    operators,
    photo_of,
    plates,
    rendered,
    run_of,
)
from printreport.core.color import BLACK, Cmyk, Spot
from printreport.core.geometry import Crop, Point, Rect
from printreport.model.layout import Item, PlacedGroup, PlacedImage, PlacedLink, PlacedShape, PlacedTag

RED = Cmyk(0.0, 1.0, 1.0, 0.1)
INK_OPERATORS = {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "ri"}


def box(page: pikepdf.Page, name: str) -> list[float]:
    return [float(value) for value in page.obj[name]]


@pytest.mark.parametrize(("marks", "margin"), [("none", 0.0), ("crop", 9.0), ("full", 11.0)])
def test_boxes_nest_and_stand_on_every_page(marks: str, margin: float) -> None:
    pdf = rendered(layout_of((), (run_of("字", 10, 20),)), marks=marks)
    around = margin * 72 / 25.4
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            media, crop, bleed, trim = (box(page, f"/{n}Box") for n in ("Media", "Crop", "Bleed", "Trim"))
            assert crop == media
            assert media[:2] == [0, 0]
            assert bleed == pytest.approx([around, around, media[2] - around, media[3] - around], abs=0.001)
            assert trim == pytest.approx([bleed[0] + BLEED, bleed[1] + BLEED, bleed[2] - BLEED, bleed[3] - BLEED], abs=0.001)
            assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((WIDTH, HEIGHT), abs=0.001)
            assert "/Rotate" not in page.obj
            assert "/ArtBox" not in page.obj


def test_only_cmyk_and_named_plates_are_painted(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (30, 30), "orange").save(path)
    items: tuple[Item, ...] = (
        PlacedImage(Rect(0, 0, 50, 50), "photo", Crop()),
        PlacedShape.rect(Rect(0, 0, 20, 20), RED),
        PlacedShape.rect(Rect(0, 30, 20, 20), Spot("烫金", Cmyk(0.15, 0.3, 0.75, 0))),
        PlacedShape.line(Point(0, 60), Point(50, 60), BLACK, 0.6),
        run_of("字", 10, 100),
    )
    pdf = rendered(layout_of(items), photo_of(path))
    used = {name for name, _ in operators(pdf)} & INK_OPERATORS
    assert used <= {"k", "K", "cs", "CS", "scn", "SCN"}
    with pikepdf.open(io.BytesIO(pdf)) as file:
        spaces = file.pages[0].Resources.ColorSpace
        names = {bytes(str(space[1])[1:], "utf-8").decode() for _, space in spaces.items()}
        assert names == {"烫金", "All"}
        assert all(space[2] == "/DeviceCMYK" for _, space in spaces.items())
        assert [image.ColorSpace for image in file.pages[0].Resources.XObject.values()] == ["/DeviceCMYK"]


def ink_at(page: Image.Image, x: float, y: float, margin: float = 0.0) -> tuple[int, ...]:
    """The inks at a place of a page's plates of 144 dpi, points from the trim's corner."""
    found = page.getpixel((int((x + BLEED + margin) * 2), int((y + BLEED + margin) * 2)))
    assert isinstance(found, tuple)
    return found


def test_a_field_that_reaches_into_the_bleed_is_printed_to_its_edge_and_no_further(tmp_path: Path) -> None:
    beyond = Rect(-BLEED - 20, -BLEED - 20, 60, 60)
    page = plates(rendered(layout_of((PlacedShape.rect(beyond, RED),)), marks="crop"), tmp_path, 144)[0]
    margin = 9 * 72 / 25.4
    red = (0, 255, 255, 26)
    assert ink_at(page, -BLEED + 0.6, -BLEED + 0.6, margin) == pytest.approx(red, abs=1)
    assert ink_at(page, -BLEED - 1.0, 10, margin) == (0, 0, 0, 0)


def test_a_picture_fills_its_place_exactly_and_upright(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    picture = Image.new("CMYK", (40, 40), (0, 0, 0, 0))
    picture.paste((255, 0, 0, 0), (0, 0, 20, 20))
    picture.paste((0, 255, 0, 0), (20, 20, 40, 40))
    picture.save(path.with_suffix(".tif"))
    pdf = rendered(layout_of((PlacedImage(Rect(50, 60, 80, 80), "photo", Crop()),)), photo_of(path.with_suffix(".tif")))
    page = plates(pdf, tmp_path, 144)[0]
    margin = 11 * 72 / 25.4
    place = lambda x, y: ink_at(page, x, y, margin)  # noqa: E731
    assert place(60, 70) == pytest.approx((255, 0, 0, 0), abs=3)
    assert place(120, 130) == pytest.approx((0, 255, 0, 0), abs=3)
    assert place(49, 70) == place(60, 59) == place(131, 130) == (0, 0, 0, 0)


def test_black_text_overprints_on_the_plates(tmp_path: Path) -> None:
    field = PlacedShape.rect(Rect(0, 0, 200, 200), Cmyk(0, 1, 1, 0))
    text = run_of("一", 20, 150, "song-black", 120)
    page = plates(rendered(layout_of((field, text)), marks="none"), tmp_path, 144)[0]
    counted = {inks: count for count, inks in page.getcolors(page.width * page.height) or () if inks[3] == 255}  # type: ignore[index]
    assert list(counted) == [(0, 255, 255, 255)]
    assert counted[0, 255, 255, 255] > 100


def test_groups_are_cut_to_their_clip(tmp_path: Path) -> None:
    field = PlacedShape.rect(Rect(0, 0, 200, 200), RED)
    page = plates(rendered(layout_of((PlacedGroup((field,), Rect(20, 20, 40, 40)),)), marks="none"), tmp_path, 144)[0]
    assert ink_at(page, 30, 30)[1] == 255
    assert ink_at(page, 70, 30) == (0, 0, 0, 0)


def test_lines_are_never_thinner_than_plates_hold() -> None:
    items = tuple(PlacedShape.line(Point(0, y), Point(50, y), BLACK, width) for y, width in ((10, 0.05), (20, 0.6), (30, 2.6)))
    pdf = rendered(layout_of(items), marks="none")
    assert [float(operands[0]) for name, operands in operators(pdf) if name == "w"] == [0.25, 0.6, 2.6]


def test_tags_and_links_leave_no_trace_on_paper() -> None:
    plain = (run_of("字", 10, 20),)
    tagged = (PlacedTag("paragraph", "p1", (1,), plain), PlacedLink(Rect(0, 0, 10, 10), 1))
    assert rendered(layout_of(tagged)) == rendered(layout_of(plain))


def test_one_crop_of_a_photo_is_embedded_once_and_another_crop_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.linear_gradient("L").convert("RGB").save(path)
    whole = PlacedImage(Rect(0, 0, 40, 40), "photo", Crop())
    part = PlacedImage(Rect(0, 50, 40, 40), "photo", Crop(0, 0, 0.5, 0.5))
    pdf = rendered(layout_of((whole,), (whole, part)), photo_of(path))
    with pikepdf.open(io.BytesIO(pdf)) as file:
        images = [[image.objgen for image in page.Resources.XObject.values()] for page in file.pages]
    assert len(images[0]) == 1
    assert len(images[1]) == 2
    assert images[0][0] in images[1]


@pytest.mark.parametrize("marks", ["crop", "full"])
def test_marks_are_printed_on_every_plate_outside_the_bleed(tmp_path: Path, marks: str) -> None:
    page = plates(rendered(layout_of(()), marks=marks), tmp_path, 144)[0]
    margin = {"crop": 9, "full": 11}[marks] * 72 / 25.4 * 2
    inner = page.crop((int(margin) + 1, int(margin) + 1, page.width - int(margin) - 1, page.height - int(margin) - 1))
    assert inner.getextrema() == ((0, 0),) * 4
    assert all(channel[1] == 255 for channel in page.getextrema())


def test_crop_marks_stand_in_line_with_the_trim() -> None:
    pdf = rendered(layout_of(()), marks="crop")
    with pikepdf.open(io.BytesIO(pdf)) as file:
        x0, y0, x1, y1 = box(file.pages[0], "/TrimBox")
        bleed = box(file.pages[0], "/BleedBox")
    moves = [tuple(float(v) for v in operands) for name, operands in operators(pdf) if name in ("m", "l")]
    lines = list(zip(moves[::2], moves[1::2], strict=True))
    upright = sorted(a[0] for a, b in lines if a[0] == b[0])
    level = sorted(a[1] for a, b in lines if a[1] == b[1])
    assert upright == pytest.approx([x0, x0, x1, x1], abs=0.001)
    assert level == pytest.approx([y0, y0, y1, y1], abs=0.001)
    for a, b in lines:
        assert not (
            bleed[0] < max(a[0], b[0])
            and min(a[0], b[0]) < bleed[2]
            and bleed[1] < max(a[1], b[1])
            and min(a[1], b[1]) < bleed[3]
        )


def test_without_marks_the_page_holds_nothing_but_its_items() -> None:
    assert {name for name, _ in operators(rendered(layout_of(()), marks="none"))} == {"q", "re", "W", "n", "Q"}


def test_equal_layouts_give_equal_bytes_in_every_process(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.linear_gradient("L").convert("RGB").save(path)
    photo = photo_of(path)
    assert rendered(full_page(photo), photo) == rendered(full_page(photo), photo)
    program = (
        "import hashlib; from press_samples import *;"
        "print(hashlib.sha256(rendered(layout_of((run_of('凝聚职工力量', 10, 20), run_of('12', 9, 50, 'display'))))).hexdigest())"
    )
    digests = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path), "TZ": f"UTC+{seed}"}
        digests.add(subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True).stdout)
    assert len(digests) == 1
    here = rendered(layout_of((run_of("凝聚职工力量", 10, 20), run_of("12", 9, 50, "display"))))
    assert digests == {hashlib.sha256(here).hexdigest().encode() + b"\n"}


def test_reportlab_still_has_the_few_parts_that_are_used() -> None:
    document = pdfdoc.PDFDocument(invariant=1, pdfVersion=(1, 6))
    reference = document.Reference(pdfdoc.PDFObject())
    assert reference.format(document).endswith(b" R")
    assert {"Contents", "Parent"} <= set(pdfdoc.PDFPage.__Refs__)
    page = pdfdoc.PDFPage()
    assert all(hasattr(page, name) for name in ("MediaBox", "CropBox", "BleedBox", "TrimBox", "Resources", "Contents"))
    assert document.fontMapping == {}
