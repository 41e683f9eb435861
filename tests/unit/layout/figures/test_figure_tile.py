"""The figure tile: right in every size it accepts, inside its field, on the page's lines."""

from __future__ import annotations

import pytest

from cell_samples import LABELS, NASTY_FIGURES, display_sizes, ink, overlaps, runs, setting_for, shapes, stat, tags
from containment import holds
from printreport.core.geometry import Rect
from printreport.layout.figures.figure_setting import DISPLAY_LEAST, Callout
from printreport.layout.figures.figure_tile import Tile, figure_tile
from printreport.layout.page.grid import PageGrid

SETTING = setting_for()
PAGE = PageGrid(SETTING.theme, False)


def tile(figure: str = "37万张", label: str = "发放电子阅读卡", *, field: bool = False) -> Tile:
    return figure_tile(SETTING, Callout(stat(figure, label), "s/stat/0", (1,)), field=field)


def rects(made: Tile) -> list[Rect]:
    """Frames of the least size and of much larger ones, off the grid as those of a wall are."""
    sizes = ((1.0, 1.0), (1.0, 1.9), (1.6, 1.0), (1.7, 1.8), (2.4, 2.2))
    return [Rect(PAGE.left + 11.3, 200.7, made.least_width * a, made.least_height * b) for a, b in sizes]


@pytest.mark.parametrize("figure", ["37万张", "1431家", *NASTY_FIGURES])
@pytest.mark.parametrize("label", LABELS)
def test_figure_and_label_stand_apart_inside_the_field_at_every_size(figure: str, label: str) -> None:
    made = tile(figure, label)
    for rect in rects(made):
        items = made.paint(PAGE, rect)
        assert holds(rect, shapes(items)[0].bounds)
        assert holds(shapes(items)[0].bounds, rect)
        inner = rect.outset(-6.0, -6.0, -6.0, -5.0)
        assert [run.run.texts for run in runs(items) if not holds(inner, ink(run))] == []
        assert overlaps(items) == []
        assert all(size >= DISPLAY_LEAST for size in display_sizes(items))


def test_words_stand_on_the_pages_lines_with_the_label_two_lines_under_the_figure() -> None:
    made = tile()
    lines = {round(PAGE.baseline(n), 3): n for n in range(1, 60)}
    for rect in rects(made):
        stood = [lines[round(run.origin.y, 3)] for run in runs(made.paint(PAGE, rect))]
        assert max(stood) - min(stood) == 2


def test_the_figure_hangs_with_its_stem_on_the_labels_edge() -> None:
    made = tile("1431家")
    items = made.paint(PAGE, rects(made)[3])
    number, label = runs(items)[0], runs(items)[-1]
    assert ink(number).x == pytest.approx(label.origin.x, abs=0.01)


def test_the_figure_grows_with_its_tile() -> None:
    made = tile()
    sizes = [display_sizes(made.paint(PAGE, rect))[0] for rect in rects(made)]
    assert sizes[0] < sizes[3] < sizes[4]


def test_a_tall_tile_shares_its_white_between_above_and_below() -> None:
    made = tile()
    rect = Rect(PAGE.left, 150.0, made.least_width, 4 * made.least_height)
    boxes = [ink(run) for run in runs(made.paint(PAGE, rect))]
    above, below = min(box.y for box in boxes) - rect.y, rect.bottom - max(box.bottom for box in boxes)
    assert 1.5 < above / below < 4.0


def test_on_the_solid_field_all_words_are_white() -> None:
    made = tile(field=True)
    items = made.paint(PAGE, rects(made)[0])
    assert made.field
    assert shapes(items)[0].fill == SETTING.theme.color("field")
    assert {run.run.color for run in runs(items)} == {SETTING.theme.color("paper")}
    assert [tag.key for tag in tags(items, "callout")] == ["s/stat/0"]
