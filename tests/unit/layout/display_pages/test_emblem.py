"""Cover and back with emblem, second title, date, address lines and code: large enough, clear of each other, never drawn over."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import emblem_samples as es
import special_pages as sp
from printreport.core.color import Cmyk, Spot
from printreport.core.geometry import Rect
from printreport.core.units import mm
from printreport.layout.display_pages.back import back_page, closing_fits
from printreport.layout.display_pages.back_foot import check_back
from printreport.layout.display_pages.cover import cover
from printreport.layout.display_pages.emblem import emblem_of, plate_color
from printreport.layout.page.setting import Setting
from printreport.model.document import Logo, Photo, QrCode, ThemeChoice
from printreport.model.layout import Item, PlacedArea, PlacedEmblem, PlacedShape, walk
from sampled_products import sampled

COLOPHON = (("编印单位", "西宁市总工会"), ("印数", "2000册"), ("地址", "西宁市城西区五四西路88号"), ("电话", "0971-6123456"))
WORDS: dict[str, Any] = {
    "subtitle": "2015—2025 Ten Years of Work",
    "date": "2025年12月",
    "qr": QrCode("https://example.org/2025", "扫码看电子版", sp.SPAN),
    "colophon": COLOPHON,
}
TRIMS = [(90, 90), (90, 130), (130, 90), (105, 148), (148, 210), (210, 210), (210, 285), (297, 210), (450, 450), (450, 160)]


def setting_of(folder: Path, logo: Logo | None, *photos: Photo, **over: Any) -> Setting:
    made = sp.setting(*photos, logo=logo, **{**WORDS, **over})
    object.__setattr__(made.document, "root", str(folder))
    return made


def sheet_of(made: Setting, photo: Photo | None = None) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """The cover's items and the back's, with closing words where those have room."""
    sheet = cover(made, photo, sp.right_page(made))
    last = made.document.sections[-1]
    closing = last if closing_fits(made, last, sp.left_page(made), sheet) else None
    return sheet.items, back_page(made, closing, sp.left_page(made), sheet)


def emblems(items: tuple[Item, ...]) -> list[PlacedEmblem]:
    return [item for item in walk(items) if isinstance(item, PlacedEmblem)]


def things(made: Setting, items: tuple[Item, ...]) -> Iterator[tuple[str, Rect]]:
    """Everything that must keep clear of everything else: words by element, the emblem with its clear space, the code's plate."""
    for tag in sp.outermost(items):
        if list(sp.ink_rects(made, tag.items)):
            yield sp.text_of(tag.items), sp.ink_of(made, tag.items)
    for item in walk(items):
        if isinstance(item, PlacedEmblem):
            clear = 0.2 * min(item.rect.width, item.rect.height)
            yield "emblem", item.rect.outset(clear, clear, clear, clear)
        if isinstance(item, PlacedArea):
            quiet = 4 * item.bounds.width / 25
            yield "code", item.bounds.outset(quiet, quiet, quiet, quiet)


def holds(outer: Rect, inner: Rect) -> bool:
    """Whether a rectangle lies in another one."""
    return outer.x <= inner.x and outer.y <= inner.y and inner.right <= outer.right and inner.bottom <= outer.bottom


def collisions(made: Setting, items: tuple[Item, ...]) -> list[tuple[str, str]]:
    pairs = itertools.combinations(things(made, items), 2)
    return [(one, other) for (one, first), (other, second) in pairs if first.overlaps(second, 0.5)]


@pytest.mark.parametrize(("theme", "trim", "shape"), sampled(("vermilion", "ink"), TRIMS, (1.0, 4.0, 0.5)))
def test_nothing_stands_on_anything_else_on_any_trim(tmp_path: Path, trim: tuple[int, int], theme: str, shape: float) -> None:
    logo = es.vector(tmp_path, es.IN_RED, width=es.SIDE * shape)
    made = setting_of(tmp_path, logo, sp.photo("night"), trim=(mm(trim[0]), mm(trim[1])), theme=ThemeChoice(theme))
    for photo in (None, made.document.photos["night"]):
        for items in sheet_of(made, photo):
            if items and not list(check_back(made)):
                assert collisions(made, items) == []
                safe = Rect(0.0, 0.0, made.theme.page.width, made.theme.page.height)
                assert [name for name, rect in things(made, items) if not holds(safe, rect)] == []


def test_the_sweep_would_see_a_collision(tmp_path: Path) -> None:
    made = setting_of(tmp_path, es.vector(tmp_path, es.IN_RED))
    front, _ = sheet_of(made)
    title = sp.ink_of(made, sp.tags(front, "title")[0].items)
    assert collisions(made, (*front, PlacedEmblem(title, None))) != []


@pytest.mark.parametrize("trim", TRIMS)
def test_the_shorter_side_is_never_under_ten_millimetres(tmp_path: Path, trim: tuple[int, int]) -> None:
    for width, height in ((120, 120), (480, 120), (60, 120)):
        made = setting_of(tmp_path, es.vector(tmp_path, es.IN_RED, width=width, height=height), trim=(mm(trim[0]), mm(trim[1])))
        emblem = emblem_of(made)
        assert emblem is not None
        assert min(emblem.width, emblem.height) >= mm(10) - 0.01
        assert emblem.width / emblem.height == pytest.approx(width / height)


def test_an_emblem_too_wide_for_the_trim_is_refused_where_it_is_named(tmp_path: Path) -> None:
    made = setting_of(tmp_path, es.vector(tmp_path, es.IN_RED, width=1100.0), trim=(mm(90), mm(130)))
    told = [d for d in check_back(made) if d.code == "logo-room"]
    assert [d.span for d in told] == [es.SPAN]


def test_it_is_named_once_and_shown_twice(tmp_path: Path) -> None:
    made = setting_of(tmp_path, es.vector(tmp_path, es.IN_GOLD))
    front, back = sheet_of(made)
    assert [tag.alt for tag in sp.tags(front, "figure") if tag.key == "emblem"] == ["西宁市总工会标志"]
    assert [tag.key for tag in sp.tags(back, "figure")] == ["code"]
    assert len(emblems(front)) == len(emblems(back)) == 1


@pytest.mark.parametrize(
    ("content", "theme", "plated"),
    [
        (es.IN_RED, "vermilion", True),
        (es.IN_GOLD, "vermilion", False),
        (es.IN_WHITE, "vermilion", False),
        (es.ON_WHITE, "vermilion", True),
        (es.IN_WHITE, "ink", False),
    ],
)
def test_a_plate_lies_under_what_would_be_lost_in_the_field(tmp_path: Path, content: str, theme: str, plated: bool) -> None:
    made = setting_of(tmp_path, es.vector(tmp_path, content), theme=ThemeChoice(theme))
    emblem = emblem_of(made)
    assert emblem is not None
    assert (plate_color(made, emblem, made.theme.color("field")) is not None) is plated
    front, _ = sheet_of(made)
    (shown,) = emblems(front)
    plates = [item.bounds for item in walk(front) if isinstance(item, PlacedShape) and item.fill == made.theme.color("paper")]
    assert [holds(plate, shown.rect) for plate in plates] == ([True] if plated else [])


def test_pixels_are_never_laid_on_a_spot_colour(tmp_path: Path) -> None:
    made = setting_of(tmp_path, es.pixels(tmp_path, (255, 255, 255)))
    emblem = emblem_of(made)
    assert emblem is not None
    foil = Spot("Foil", Cmyk(0, 1, 1, 0.5))
    made.theme.luminances[foil] = 0.05  # type: ignore[index]
    assert plate_color(made, emblem, foil) is not None


def test_nothing_is_painted_after_the_emblem_in_its_place(tmp_path: Path) -> None:
    made = setting_of(tmp_path, es.vector(tmp_path, es.IN_RED), sp.photo("crowd"))
    for items in sheet_of(made, made.document.photos["crowd"]):
        flat = [item for item in walk(items) if isinstance(item, PlacedEmblem | PlacedShape | PlacedArea)]
        (at,) = [at for at, item in enumerate(flat) if isinstance(item, PlacedEmblem)]
        rect = flat[at].rect  # type: ignore[union-attr]
        assert not any(item.bounds.overlaps(rect) for item in flat[at + 1 :])  # type: ignore[union-attr]


# -- second title, date -------------------------------------------------------------------------------------------------


def test_the_second_title_is_smaller_under_the_first_and_flush_with_it(tmp_path: Path) -> None:
    made = setting_of(tmp_path, None)
    front, _ = sheet_of(made)
    first, second = (sp.ink_of(made, sp.tags(front, role)[0].items) for role in ("title", "subtitle"))
    assert second.y > first.bottom + 8.0
    assert second.x == pytest.approx(first.x, abs=0.5)
    sizes = [{run.run.size for run in sp.runs_of(sp.tags(front, role))} for role in ("title", "subtitle")]
    assert max(sizes[1]) <= 0.5 * min(sizes[0])


def test_the_date_stands_in_the_publishers_row(tmp_path: Path) -> None:
    made = setting_of(tmp_path, es.vector(tmp_path, es.IN_GOLD))
    front, _ = sheet_of(made)
    publisher = next(tag for tag in sp.tags(front, "paragraph") if tag.key == "publisher")
    (date,) = sp.tags(front, "date")
    assert sp.text_of(date.items).replace(" ", "") == "2025年12月"
    assert sp.baselines(date.items) == sp.baselines(publisher.items)


def test_without_the_new_keys_the_cover_is_as_it_was() -> None:
    made = sp.setting()
    roles = [tag.role for tag in sp.tags(sheet_of(made)[0], "title")]
    assert roles == ["title"]
    assert sheet_of(made)[0] == sheet_of(sp.setting())[0]


def test_what_is_too_much_for_the_back_is_told_with_what_to_shorten(tmp_path: Path) -> None:
    many = tuple((f"第{n}行", "西宁市城西区五四西路88号综合楼办公室") for n in range(24))
    made = setting_of(tmp_path, es.vector(tmp_path, es.IN_RED), trim=(mm(90), mm(130)), colophon=many)
    assert [d.code for d in check_back(made)] == ["colophon-room"]
    made = setting_of(tmp_path, es.vector(tmp_path, es.IN_RED), trim=(mm(90), mm(130)), colophon=COLOPHON)
    assert [d.code for d in check_back(made)] == []
