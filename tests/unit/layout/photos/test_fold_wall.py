"""Walls over two pages: one rectangle over the fold, shared out in order, found by the search, kept by wishes and plans."""

from __future__ import annotations

import functools
from dataclasses import replace

import pytest

import special_pages as sp
from composed_reports import LINE, composed, found_of, read_sized, reported, saved, write_sized_report
from containment import holds
from printreport.core.span import Span
from printreport.layout.compose import Composed
from printreport.layout.page.page_form import read_page
from printreport.layout.page.setting import Setting
from printreport.layout.photos.fold_wall import FEWEST, fold_cell, fold_wall
from printreport.layout.photos.photo import FOLD_CLEAR
from printreport.layout.plans.explain_page import explain_page
from printreport.layout.search.search_node import Node, Successor
from printreport.model.document import Document, Photo
from printreport.model.layout import Page
from printreport.model.wishes import PageWish, Wishes
from reports import empty_folder

SIZES = ((6000, 4000), (4000, 6000), (6000, 4500), (6000, 4000), (6400, 3600), (4500, 6000), (6000, 4000), (5000, 5000))


def photos(count: int) -> tuple[Photo, ...]:
    sizes = [SIZES[index % len(SIZES)] for index in range(count)]
    return tuple(sp.photo(f"p{i}", *size, caption=f"第{i + 1}张图片的说明。") for i, size in enumerate(sizes))


def orders(count: int) -> list[tuple[int, ...]]:
    return [(1, 2, index) for index in range(count)]


def with_grouped_captions(made: Setting) -> Setting:
    return replace(made, theme=replace(made.theme, caption=replace(made.theme.caption, on_walls="block")))


# -- the form -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [5, 7, 9, 12])
def test_a_wall_fills_both_pages_up_to_half_a_gap_before_the_fold(count: int) -> None:
    shown = photos(count)
    made = sp.setting(*shown)
    wall = fold_wall(made, shown, orders(count))
    assert wall is not None
    seen: list[str] = []
    for strip, grid in ((wall.left, sp.left_page(made)), (wall.right, sp.right_page(made))):
        items = strip.paint(grid, 1, grid.lines)
        rects = [image.rect for image in sp.images_of(items)]
        frame = fold_cell(grid, 1, grid.lines).rect
        grown = sum((rect.width + made.theme.picture_gap) * (rect.height + made.theme.picture_gap) for rect in rects)
        whole = (frame.width + made.theme.picture_gap) * (frame.height + made.theme.picture_gap)
        assert grown == pytest.approx(whole, rel=1e-6)
        assert all(holds(frame.outset(*[1e-6] * 4), rect) for rect in rects)
        seen += [image.photo for image in sp.images_of(items)]
    fold = made.theme.page.width
    assert fold - fold_cell(sp.left_page(made), 1, 1).rect.right == pytest.approx(made.theme.picture_gap / 2)
    assert sorted(seen[: wall.cut]) == [photo.id for photo in shown[: wall.cut]]
    assert sorted(seen) == sorted(photo.id for photo in shown)
    assert abs(2 * wall.cut - count) <= 2


@pytest.mark.parametrize("grouped", [False, True])
def test_no_word_of_a_caption_comes_near_the_fold(grouped: bool) -> None:
    shown = photos(8)
    made = with_grouped_captions(sp.setting(*shown)) if grouped else sp.setting(*shown)
    wall = fold_wall(made, shown, orders(8))
    assert wall is not None
    right = wall.right.paint(sp.right_page(made), 1, sp.right_page(made).lines)
    left = wall.left.paint(sp.left_page(made), 1, sp.left_page(made).lines)
    captions = sp.tags(right, "caption")
    assert len(captions) == 8 - wall.cut
    assert min(sp.ink_of(made, (caption,)).x for caption in captions) >= FOLD_CLEAR - 0.5
    assert max(sp.ink_of(made, (caption,)).right for caption in sp.tags(left, "caption")) <= made.theme.page.width - FOLD_CLEAR


def test_pictures_of_both_pages_end_on_one_line() -> None:
    """Long captions need a block under a wall: where one page's block is deeper, the pictures are shared out otherwise."""
    ends = []
    for long in range(9):
        shown = tuple(replace(p, caption=p.caption * (12 if n == long else 1)) for n, p in enumerate(photos(9)))
        made = sp.setting(*shown)
        wall = fold_wall(made, shown, orders(9))
        for strip, grid in ((wall.left, sp.left_page(made)), (wall.right, sp.right_page(made))) if wall is not None else ():
            ends.append(max(image.rect.bottom for image in sp.images_of(strip.paint(grid, 1, grid.lines))))
    assert ends
    assert ends[::2] == pytest.approx(ends[1::2])


def test_too_few_pictures_make_no_wall_over_two_pages() -> None:
    shown = photos(FEWEST - 1)
    assert fold_wall(sp.setting(*shown), shown, orders(FEWEST - 1)) is None


# -- in a brochure ------------------------------------------------------------------------------------------------------


@functools.cache
def album(in_one_section: bool) -> Document:
    """A page of text and twelve photographs, all of one section, or shared out to two."""
    names = [f"照片{name}" for name in "甲乙丙丁戊己庚辛壬癸子丑"]
    shares = ([], names) if in_one_section else (names[::2], names[1::2])
    heads = [f"heading: 第{'一二'[number]}项工作\nphotos: [{', '.join(share)}]" for number, share in enumerate(shares)]
    texts = {f"0{number}-part": f"---\n{head}\n---\n{LINE * 9}\n\n{LINE * 8}\n" for number, head in enumerate(heads)}
    sizes = {name: ("x".join(map(str, SIZES[number % len(SIZES)])), "") for number, name in enumerate(names)}
    with empty_folder() as folder:
        return read_sized(write_sized_report(folder, "title: 年度工作\nbinding: none\n", texts, sizes))


@functools.cache
def made_album() -> Composed:
    return composed(album(True), 6)


def walls(made: Composed) -> list[Page]:
    assert made.layout is not None, made.diagnostics
    return [page for page in made.layout.pages if (found := read_page(page.form)) is not None and found[0].over_fold]


@pytest.mark.slow
def test_the_search_hangs_a_sections_photographs_over_two_pages() -> None:
    left, right = walls(made_album())
    assert (left.number % 2, right.number) == (0, left.number + 1)
    ids = [image.photo for page in (left, right) for image in sp.images_of(page.items)]
    assert len(set(ids)) == len(ids) >= FEWEST


@pytest.mark.slow
def test_photographs_of_unlike_sections_do_not_share_a_wall_over_two_pages() -> None:
    made = composed(album(False), 6)
    sections = {photo: section.slug for section in album(False).sections for photo in section.photos}
    shown = [sections[image.photo] for page in walls(made) for image in sp.images_of(page.items)]
    assert len(set(shown)) <= len(walls(made)) // 2


def test_a_second_wall_in_a_row_is_dearer_than_the_first() -> None:
    search = found_of(album(True), made_album()).search
    beginning = Node(search.start, 0.0, None, 0, None)
    first = min(search.wall_successors(beginning, 2), key=lambda successor: successor.whole[1].photos)
    second = next(search.wall_successors(search.follow(beginning, 2, first), 4))
    assert turned(second) > turned(first)


def turned(successor: Successor) -> float:
    return sum(cost for terms in successor.terms for name, cost in terms if name == "turned")


def test_a_plan_with_a_wall_over_two_pages_is_taken_up_again() -> None:
    again = composed(album(True), 6, saved(made_album()))
    assert again.layout == made_album().layout
    assert again.plan == made_album().plan


@pytest.mark.slow
def test_a_wall_over_two_pages_can_be_wished_for() -> None:
    left, right = walls(made_album())
    count = len(sp.images_of(left.items))
    wish = PageWish(left.number, Span("content/layout.yaml"), form=f"wall-left-{count}")
    kept = composed(replace(album(True), wishes=Wishes(on_pages=(wish,))), 6)
    assert [page.form for page in walls(kept)] == [left.form, right.form]
    shown = tuple(image.photo for page in (left, right) for image in sp.images_of(page.items))
    spread = replace(wish, form="spread", elements={"photos": shown})
    assert [page.form for page in walls(composed(replace(album(True), wishes=Wishes(on_pages=(spread,))), 6))] == [
        left.form,
        right.form,
    ]
    other = replace(wish, form="row-2")
    refused = composed(replace(album(True), wishes=Wishes(on_pages=(other,))), 6)
    assert refused.layout is None or left.number not in [page.number for page in walls(refused)]


def test_both_pages_of_a_wall_are_explained() -> None:
    left, right = walls(made_album())
    plan = reported(made_album())
    first, second = explain_page(plan, left.number), explain_page(plan, right.number)
    assert first is not None
    assert second is not None
    assert "跨页图墙左页" in first
    assert "那一节的正文就在前后页" in first
    assert "它和左页合成一面图墙" in second
