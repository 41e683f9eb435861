"""Frames of one moment do not follow each other, nor hang beside each other, where another order or wall takes them apart."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

import special_pages as sp
from composed_reports import LINE, SizedPictures, read_sized, saved, write_sized_report
from printreport.core.geometry import Rect
from printreport.core.memo import Memo
from printreport.images.image_store import ImageStore
from printreport.images.likeness import SIDE, Impression
from printreport.layout.compose import Composed, compose
from printreport.layout.page.setting import Setting
from printreport.layout.page.strip import TWINS, Stack, paired_strip
from printreport.layout.photos.photo_forms import half_form, row_strip
from printreport.layout.photos.photo_series import in_apart_order, kept_apart, moments_of, neighbours, numbered
from printreport.layout.photos.wall_form import wall_strips
from printreport.layout.photos.wall_tree import Piece, are_beside, solve_wall
from printreport.layout.stacks.element_book import ElementBook
from printreport.layout.stacks.elements import PhotoElement
from printreport.layout.stacks.span_stacks import SideBook
from printreport.model.document import Document, Photo
from printreport.model.saved_plan import SavedPlan
from printreport.theme.read_theme import read_theme
from reports import empty_folder

GAP, WIDTH, MEMO = 8.5, 483.0, Memo()


def seen(name: str) -> Impression:
    """What is seen of a picture whose name is a scene with a number (`b2`): scenes are unlike, frames of one are alike."""
    chance = random.Random(name[0])
    blocks = [[bytes(chance.randrange(256) for _ in range(3)) for _ in range(4)] for _ in range(4)]
    return Impression(b"".join(blocks[y // 4][x // 4] for y in range(SIDE) for x in range(SIDE)), 1.5)


class Scenes(SizedPictures):
    """Pictures of sizes, each a frame of the scene that its name begins with."""

    def impression(self, path: Path) -> Impression:  # type: ignore[override]
        return seen(path.stem)


IMAGES = cast(ImageStore, Scenes())


def photos(names: str) -> tuple[Photo, ...]:
    return tuple(sp.photo(name, 6000, 4000) for name in names.split())


def setting_of(names: str) -> Setting:
    return replace(sp.setting(*photos(names)), images=IMAGES)


def orders(count: int) -> list[tuple[int, ...]]:
    return [(1, 2, index) for index in range(count)]


def frames(names: str) -> dict[str, frozenset[str]]:
    """The moments of names as `seen` would have them."""
    made = names.split()
    return {name: twins for name in made if (twins := frozenset(n for n in made if n[0] == name[0]) - {name})}


# -- which and in which order -------------------------------------------------------------------------------------------


def test_frames_are_found_by_what_they_show() -> None:
    assert moments_of(setting_of("a1 b1 a2 c1")) == frames("a1 b1 a2 c1")
    assert moments_of(setting_of("a1 b1 c1")) == {}


def test_a_chain_of_twins_has_one_number() -> None:
    drifting = {"a": frozenset("b"), "b": frozenset("ac"), "c": frozenset("b"), "x": frozenset("y"), "y": frozenset("x")}
    a, o, x, c, y, b = numbered(drifting, ("a", "o", "x", "c", "y", "b"))
    assert (o, a == b == c, x == y) == (0, True, True)
    assert len({o, a, x}) == 3
    assert numbered(drifting, ("a", "o", "c")) == (0, 0, 0)


@pytest.mark.parametrize(
    ("given", "apart"),
    [
        ("a1 b1 c1", "a1 b1 c1"),
        ("a1 a2 b1", "a1 b1 a2"),
        ("a1 b1 a2", "a1 b1 a2"),
        ("a1 b1 c1 c2", "a1 c1 b1 c2"),
        ("a1 a2 a3 b1 c1", "a1 b1 a2 c1 a3"),
        ("a1 a2 b1 b2", "a1 b1 a2 b2"),
        ("a1 a2", "a1 a2"),
        ("a1", "a1"),
    ],
)
def test_an_order_is_changed_as_little_as_takes_frames_apart(given: str, apart: str) -> None:
    assert " ".join(kept_apart(frames(given), given.split())) == apart


def test_every_order_keeps_its_lead_and_all_its_pictures_and_parts_what_can_be_parted() -> None:
    chance = random.Random(1)
    for _ in range(60):
        names = [f"{chance.choice('abcd')}{number}" for number in range(chance.randint(1, 7))]
        moments = frames(" ".join(names))
        made = kept_apart(moments, names)
        fewest = min(neighbours(moments, (names[0], *rest)) for rest in itertools.permutations(names[1:]))
        assert made[0] == names[0]
        assert sorted(made) == sorted(names)
        assert neighbours(moments, made) == fewest


# -- side by side -------------------------------------------------------------------------------------------------------


def terms(made: Sequence[object]) -> list[float]:
    return [dict(stack.terms(stack.ideal))["twins"] for stack in made if isinstance(stack, Stack)]


def test_a_row_sets_another_picture_between_frames_and_else_costs_more() -> None:
    def row(names: str) -> tuple[list[str], float]:
        strip = row_strip(setting_of(names), photos(names), orders(len(names.split())))
        assert strip is not None
        shown = sp.images_of(strip.paint(sp.right_page(setting_of(names)), 1, strip.ideal))
        return [image.photo for image in sorted(shown, key=lambda image: image.rect.x)], strip.twins

    assert row("a1 a2 b1") == (["a1", "b1", "a2"], 0.0)
    assert row("a1 b1 c1") == (["a1", "b1", "c1"], 0.0)
    assert row("a1 a2") == (["a1", "a2"], TWINS)


def test_a_pair_of_frames_costs_more_than_a_pair_of_pictures() -> None:
    def pair(names: str) -> tuple[float, float]:
        made = setting_of(names)
        strip = paired_strip(*(half_form(made, photo, (0,)) for photo in photos(names)))
        assert strip is not None
        return strip.base, strip.twins

    like, other = pair("a1 a2"), pair("a1 b1")
    assert (like[1], other[1]) == (TWINS, 0.0)
    assert like[0] == pytest.approx(other[0] + TWINS)


def test_frames_under_each_other_in_a_column_cost_more() -> None:
    for names, cost in (("a1 a2", TWINS), ("a1 b1", 0.0)):
        made = setting_of(names)
        elements = [PhotoElement(photo, order, 0) for photo, order in zip(photos(names), orders(2), strict=True)]
        book = ElementBook(made, {"photos": elements})
        stacks = SideBook(book).stacks(book.taking({"photos": range(2)}), (0, 3))
        assert terms([side.stack for side in stacks]) == [pytest.approx(cost)] * len(stacks) != []


def test_every_way_to_show_two_frames_together_names_what_that_costs() -> None:
    for names, least in (("a1 a2", TWINS), ("a1 b1", 0.0)):
        elements = [PhotoElement(photo, order, 0) for photo, order in zip(photos(names), orders(2), strict=True)]
        book = ElementBook(setting_of(names), {"photos": elements})
        stacks = book.stacks(book.taking({"photos": range(2)})).stacks
        assert terms(stacks) == [pytest.approx(least)] * len(stacks) != []
        for stack in stacks:
            assert sum(cost for _, cost in stack.terms(stack.ideal)) == pytest.approx(stack.ideal_cost)


# -- on walls -----------------------------------------------------------------------------------------------------------


def pieces(scenes: str) -> tuple[Piece, ...]:
    """Pictures of usual proportions; letters that come twice are of one moment, `-` is of none."""
    ratios = (1.5, 0.67, 1.33, 1.5, 1.0, 1.78, 0.75, 1.5, 1.5)
    return tuple(
        Piece(ratio, 1.0, ratio * 0.88, ratio / 0.88, 4000.0, 60.0, 60.0, 6000.0, moment=0 if scene == "-" else ord(scene))
        for ratio, scene in zip(ratios, scenes, strict=False)
    )


@pytest.mark.parametrize("scenes", ["-aa--", "a--a-", "aa-bb-", "-a-a-b-b", "a-a-a----"])
def test_frames_do_not_share_an_edge_on_a_wall_that_has_room_for_others_between(scenes: str) -> None:
    walls = [solve_wall(pieces(scenes), WIDTH, float(height), GAP, MEMO) for height in range(260, 700, 40)]
    found = [wall for wall in walls if wall is not None]
    apart = [wall for wall in found if wall.twins == 0]
    assert len(apart) >= 0.7 * len(found) > 0
    for wall in apart:
        hung = [(scene, rect) for scene, rect in zip(scenes, wall.rects, strict=True) if scene != "-"]
        assert not any(a == b and are_beside(r, s, GAP) for (a, r), (b, s) in itertools.combinations(hung, 2))


def test_without_frames_of_one_moment_walls_are_as_they_were() -> None:
    for height in range(260, 700, 40):
        apart, alone = (solve_wall(pieces(scenes), WIDTH, float(height), GAP, MEMO) for scenes in ("abcdef", "------"))
        assert apart == alone


def test_frames_change_places_with_their_neighbours_where_that_takes_them_apart() -> None:
    wall = solve_wall(pieces("aa-"), WIDTH, 135.0, GAP, MEMO)
    assert wall is not None
    first, second, third = wall.rects
    assert wall.twins == 0
    assert first.x < third.x < second.x


def test_two_frames_alone_hang_beside_each_other_at_a_cost() -> None:
    wall, other = (solve_wall(pieces(scenes), WIDTH, 240.0, GAP, MEMO) for scenes in ("aa", "--"))
    assert wall is not None
    assert other is not None
    assert (wall.twins, wall.rects) == (1, other.rects)
    assert wall.cost > other.cost + 2.0


@pytest.mark.parametrize(
    ("other", "beside"),
    [
        (Rect(108.5, 0, 100, 80), True),
        (Rect(0, 108.5, 50, 80), True),
        (Rect(108.5, 90, 100, 100), False),
        (Rect(108.5, 108.5, 100, 100), False),
        (Rect(217, 0, 100, 100), False),
    ],
)
def test_pieces_are_beside_each_other_along_an_edge_not_at_a_corner(other: Rect, beside: bool) -> None:
    assert are_beside(Rect(0, 0, 100, 100), other, GAP) is beside
    assert are_beside(other, Rect(0, 0, 100, 100), GAP) is beside


def test_a_wall_is_another_form_at_depths_where_its_frames_hang_together() -> None:
    names = "a1 b1 a2 c1"
    made = setting_of(names)
    found = list(wall_strips(made, photos(names), orders(4)))
    assert found
    for strip in found:
        for lines in range(strip.least, strip.most + 1):
            images = {image.photo: image.rect for image in sp.images_of(strip.paint(sp.right_page(made), 1, lines))}
            together = are_beside(images["a1"], images["a2"], made.theme.picture_gap)
            assert strip.twins == pytest.approx(TWINS * together)
    assert min(found, key=lambda strip: strip.base).twins == 0.0


# -- in a report --------------------------------------------------------------------------------------------------------


def report(names: str) -> Document:
    shown = names.split()
    text = f"---\nheading: 典礼\nphotos: [{', '.join(shown)}]\n---\n" + "\n\n".join([LINE * 4] * 14) + "\n"
    with empty_folder() as folder:
        sizes = dict.fromkeys(shown, ("6000x4000", ""))
        return read_sized(write_sized_report(folder, "title: 年度工作\nbinding: none\n", {"01-part": text}, sizes))


def made_of(document: Document, plan: SavedPlan | None = None) -> Composed:
    theme = read_theme(document.report.theme, document.report.trim)
    return compose(document, theme, sp.typesetter(), IMAGES, None, plan)


def test_a_report_with_frames_shows_each_once_and_its_plan_is_taken_up_again() -> None:
    document = report("a1 a2 b1 c1")
    made = made_of(document)
    assert made.layout is not None
    shown = [part.elements["photos"] for page in saved(made).inner for part in (page, *page.sides)]
    taken = [photo for photos in shown for photo in photos]
    assert sorted(set(taken)) == ["a1", "a2", "b1", "c1"]
    assert made_of(document, saved(made)).layout == made.layout
    locked = made_of(replace(document, lock=saved(made)))
    assert locked.layout == made.layout
    assert saved(locked) == saved(made)


def test_frames_never_meet_on_the_pages_of_a_report_that_has_other_pictures() -> None:
    for names in ("a1 a2 b1 c1", "a1 b1 b2 c1 d1"):
        made = made_of(report(names))
        assert made.layout is not None
        for page in made.layout.pages:
            shown = [(image.photo, image.rect) for image in sp.images_of(page.items)]
            assert not any(a[0] == b[0] and are_beside(r, s, 60.0) for (a, r), (b, s) in itertools.combinations(shown, 2))


def test_pictures_of_their_own_pages_keep_their_places() -> None:
    made = setting_of("a1 a2 b1 c1")
    photos_of = dict(made.document.photos)
    photos_of["b1"] = replace(photos_of["b1"], place="full")
    document = replace(made.document, photos=photos_of)
    assert in_apart_order(replace(made, document=document), ("a1", "a2", "b1", "c1")) == ("a1", "c1", "b1", "a2")
    assert in_apart_order(made, ("a1", "a2", "b1", "c1")) == ("a1", "b1", "a2", "c1")
