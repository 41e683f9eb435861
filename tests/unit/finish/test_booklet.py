"""The booklet's sheets: pages at their places with their text, moved for thick paper, pictures whole at the fold."""

from __future__ import annotations

import io
import statistics
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from press_samples import BLEED, HEIGHT, WIDTH, document_of, layout_of, photo_of, press, rendered, run_of
from printreport.core.color import Cmyk, Spot
from printreport.core.geometry import Crop, Point, Rect
from printreport.core.kept_results import KeptResults
from printreport.core.units import MM, mm
from printreport.finish.booklet import Imposition, impose
from printreport.finish.imposition import SHEETS, places_on, sides_of
from printreport.finish.office_pages import BOOKLET_PPI, office_pages
from printreport.finish.report_booklet import pages_over_fold, report_booklet
from printreport.model.document import Binding, Photo
from printreport.model.layout import Layout, PlacedImage, PlacedShape

PAPER = mm(0.5)
FULL = Rect(-BLEED, -BLEED, WIDTH + 2 * BLEED, HEIGHT + 2 * BLEED)


def lettered(pages: int) -> Layout:
    return layout_of(*((run_of(f"第{number}页", mm(40), mm(70)),) for number in range(1, pages + 1)))


def booklet(layout: Layout, *photos: Photo, binding: Binding = "saddle-stitch", paper: float = PAPER) -> bytes:
    pages = office_pages(rendered(layout, *photos, marks="none"), press().profile, KeptResults(None), BOOKLET_PPI)
    return report_booklet(pages.data, layout, replace(document_of().report, binding=binding, paper=paper))


def halves(pdf: bytes) -> list[tuple[str, str]]:
    """The words on the left and the right half of each side."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage()
            found.append(
                (
                    text.get_text_bounded(0, 0, width / 2, height).strip(),
                    text.get_text_bounded(width / 2, 0, width, height).strip(),
                )
            )
    return found


@pytest.mark.parametrize("pages", [4, 8, 20])
def test_each_half_says_what_its_page_says(pages: int) -> None:
    expected = [(f"第{side.left}页", f"第{side.right}页") for side in sides_of(pages, "saddle")]
    assert halves(booklet(lettered(pages))) == expected


def test_a_brochure_that_is_not_stapled_stands_on_leaves() -> None:
    assert halves(booklet(lettered(3), binding="perfect")) == [("第1页", "第3页"), ("", "第2页")]
    assert halves(booklet(lettered(6), binding="perfect")) == [
        ("第1页", "第5页"), ("第6页", "第2页"), ("第3页", ""), ("", "第4页"),
    ]  # fmt: skip


def test_sheets_tell_the_printer_how_to_print_them() -> None:
    with pikepdf.open(io.BytesIO(booklet(lettered(4)))) as file:
        wishes = file.Root.ViewerPreferences
        assert (str(wishes.Duplex), str(wishes.PrintScaling)) == ("/DuplexFlipShortEdge", "/None")
        assert str(file.Root.Lang) == "zh-Hans-CN"
        assert [[float(v) / MM for v in page.mediabox] for page in file.pages] == [pytest.approx([0, 0, 297, 210], abs=0.01)] * 2


def test_equal_pages_give_equal_bytes() -> None:
    assert booklet(lettered(8)) == booklet(lettered(8))


def left_of_word(pdf: bytes, side: int, word: str) -> float:
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[side].get_textpage()
        found = text.search(word)
        start, _ = found.get_next()
        return float(text.get_charbox(start)[0])


def test_pages_of_inner_sheets_move_to_the_fold_by_the_paper_around_them() -> None:
    moved, still = booklet(lettered(12)), booklet(lettered(12), paper=0.0)
    for side, page in ((0, 12), (2, 10), (4, 8)):
        shift = left_of_word(moved, side, f"第{page}页") - left_of_word(still, side, f"第{page}页")
        assert shift == pytest.approx(side / 2 * PAPER, abs=0.01)
    for side, page in ((0, 1), (2, 3), (4, 5)):
        shift = left_of_word(moved, side, f"第{page}页") - left_of_word(still, side, f"第{page}页")
        assert shift == pytest.approx(-side / 2 * PAPER, abs=0.01)


@pytest.fixture
def slope(tmp_path: Path) -> Photo:
    """A photograph in 254 ppi whose dark lower part begins one pixel further down in every column."""
    rows = (bytes(min(2060, y + 301)) + bytes([255]) * (1759 - y) for y in range(1460))
    path = tmp_path / "slope.png"
    Image.frombytes("L", (2060, 1460), b"".join(rows)).save(path)
    return photo_of(path, "slope")


def spread(photo: Photo, pages: int, first: int) -> Layout:
    """A brochure whose pages `first` and the next hold the halves of one photograph, each with its bleed over the fold."""
    whole = 2 * WIDTH + 2 * BLEED
    left = PlacedImage(FULL, photo.id, Crop(0, 0, FULL.width / whole, 1))
    right = PlacedImage(FULL, photo.id, Crop(WIDTH / whole, 0, 1, 1))
    items = {first: (left,), first + 1: (right,)}
    return layout_of(*(items.get(number, ()) for number in range(1, pages + 1)))


def edge_at_fold(pdf: bytes, pages: int, number: int) -> float:
    """Where the slope reaches the fold on the half that holds page `number`, in millimetres from the top: a line through
    the slope's places in the hundred columns beside the fold, one every quarter of a millimetre."""
    sides = sides_of(pages, "saddle")
    index = next(i for i, side in enumerate(sides) if number in (side.left, side.right))
    with pypdfium2.PdfDocument(pdf) as document:
        beside = document[index].get_width() / 2 - mm(30)
        image = document[index].render(scale=400 / 72, grayscale=True, crop=(beside, 0, beside, 0)).to_pil()
    middle = image.width / 2
    columns = [int(middle) + step * (-4 if sides[index].left == number else 4) for step in range(2, 102)]
    inks = (image.crop((x, 0, x + 1, image.height)).tobytes() for x in columns)
    tops = [next(y for y, light in enumerate(ink) if light < 128) for ink in inks]
    (slope, start) = statistics.linear_regression([x + 0.5 - middle for x in columns], [float(top) for top in tops])
    assert abs(abs(slope) - 1.0) < 0.02
    return start / 400 * 25.4


@pytest.mark.parametrize("first", [2, 4])
def test_a_photograph_over_the_fold_goes_on_without_a_step(slope: Photo, first: int) -> None:
    layout = spread(slope, 8, first)
    assert pages_over_fold(layout) == {first, first + 1}
    made = booklet(layout, slope)
    assert abs(edge_at_fold(made, 8, first) - edge_at_fold(made, 8, first + 1)) < 0.1


def test_the_test_above_would_see_halves_that_had_moved(slope: Photo) -> None:
    layout = spread(slope, 8, 4)
    pages = office_pages(rendered(layout, slope, marks="none"), press().profile, KeptResults(None), BOOKLET_PPI).data
    with pikepdf.open(io.BytesIO(pages)) as file:
        moved = impose(file, Imposition(places_on(SHEETS["A4"], WIDTH, HEIGHT), "saddle", PAPER))
    assert abs(edge_at_fold(moved, 8, 4) - edge_at_fold(moved, 8, 5)) > 0.3


def test_two_pictures_that_meet_at_the_fold_by_chance_are_no_spread() -> None:
    one, other = PlacedImage(FULL, "one", Crop()), PlacedImage(FULL, "other", Crop())
    assert pages_over_fold(layout_of((), (one,), (other,), ())) == frozenset()


def colours(pdf: bytes) -> set[str]:
    """Colour operators of all pages, with their operands."""
    found = set()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            for step in pikepdf.parse_content_stream(page):
                if str(step.operator) in ("k", "K", "g", "G", "rg", "RG", "cs", "CS", "scn", "SCN", "gs"):
                    found.add(" ".join([*(f"{float(value):.2f}" for value in step.operands), str(step.operator)]))
    return found


def test_inks_become_light_and_black_stays_black_alone() -> None:
    red = PlacedShape.rect(Rect(0, 0, 20, 20), Cmyk(0, 1, 1, 0))
    rule = PlacedShape.line(Point(0, 30), Point(20, 30), Cmyk(0, 0, 0, 1), 1.0)
    pages = office_pages(
        rendered(layout_of((red, rule, run_of("黑", 10, 50))), marks="none"), press().profile, KeptResults(None), BOOKLET_PPI
    )
    found = colours(pages.data)
    assert {"0.00 g", "0.00 G"} <= found
    (shown,) = [name for name in found if name.endswith(" rg")]
    red_, green, blue = (float(share) for share in shown.split()[:3])
    assert red_ > 0.8
    assert max(green, blue) < 0.25
    assert len(found) == 3
    assert pages.inks == (200.0,)


def test_marks_in_every_plate_are_seen_as_black() -> None:
    pages = office_pages(rendered(lettered(1), marks="crop"), press().profile, KeptResults(None), 72)
    assert not [name for name in colours(pages.data) if name.split()[-1] not in ("g", "G", "rg", "RG")]


def test_pictures_are_scaled_to_what_an_office_prints_and_converted(tmp_path: Path) -> None:
    path = tmp_path / "red.png"
    Image.new("RGB", (1800, 2400), (200, 30, 30)).save(path)
    photo = photo_of(path)
    layout = layout_of((PlacedImage(FULL, photo.id, Crop()),))
    pages = office_pages(rendered(layout, photo, marks="none"), press().profile, KeptResults(None), BOOKLET_PPI)
    with pikepdf.open(io.BytesIO(pages.data)) as file:
        (picture,) = file.pages[0].get_images().values()
        assert picture.ColorSpace == "/DeviceRGB"
        assert int(picture.Width) / (FULL.width / 72) == pytest.approx(BOOKLET_PPI, abs=1)
        seen = pikepdf.PdfImage(picture).as_pil_image().getpixel((100, 100))
    assert isinstance(seen, tuple)
    assert all(abs(a - b) < 12 for a, b in zip(seen, (200, 30, 30), strict=True))
    assert 150 < pages.inks[0] < 260


def test_a_spot_ink_is_shown_by_what_stands_for_it_and_counts_as_one_ink() -> None:
    gold = PlacedShape.rect(Rect(0, 0, 20, 20), Spot("烫金", Cmyk(0, 0.15, 0.5, 0.2)))
    pages = office_pages(rendered(layout_of((gold,)), marks="none"), press().profile, KeptResults(None), BOOKLET_PPI)
    (shown,) = colours(pages.data)
    red, _, blue = (float(share) for share in shown.split()[:3])
    assert shown.endswith(" rg")
    assert red > blue
    assert pages.inks == (100.0,)
