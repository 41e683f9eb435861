"""Charts: one true scale, values on their marks, every word once, nothing over anything else."""

from __future__ import annotations

from functools import cache

import pytest

from cell_samples import (
    LABELS,
    TRIMS,
    cell_for,
    chart,
    ink,
    leaves_cell,
    off_grid,
    overlaps,
    painted,
    runs,
    section,
    setting_for,
    shapes,
    tags,
    words,
)
from printreport.layout.charts.chart_forms import chart_forms
from printreport.layout.charts.chart_frame import LEAST_BAR, extents
from printreport.layout.charts.share_labels import keep_apart
from printreport.layout.page.cell_form import Width
from sampled_products import sampled

POOR = chart("before-after", [("17898户", "2016年"), ("469户", "减少到")], "全市已建档在册困难职工")
RATES = chart("bars", [("95.6%", "公有制企业、事业单位"), ("94.6%", "非公有制企业")], "建立厂务公开制度建制率")
SHELVES = chart("share", [("100家", "市级"), ("39家", "省级"), ("5家", "全国级")], "“职工书屋”示范点", "144家")
YEARS = chart("bars", [(f"{n}人", f"{year}年") for n, year in ((3200, 2015), (4800, 2016), (6100, 2017), (10200, 2018))])
COUNTIES = ["城东区", "城中区", "城西区", "城北区", "湟中区", "湟源县", "大通回族土族自治县", "甘河工业园区"]
TWELVE = chart("bars", [(f"{(i * 37) % 90 + 5}个", name) for i, name in enumerate((COUNTIES * 2)[:12])])
NASTY = {
    "poor": POOR,
    "rates": RATES,
    "shelves": SHELVES,
    "years": YEARS,
    "twelve": TWELVE,
    "nothing-left": chart("before-after", [("17898户", "2016年"), ("0户", "2020年")]),
    "equal": chart("before-after", [("52项", LABELS[1]), ("52项", LABELS[2])]),
    "huge-ratio": chart("before-after", [("1元", LABELS[2]), ("10000元", LABELS[3])]),
    "long-money": chart("before-after", [("12345678901元", LABELS[3]), ("1.2345亿元", LABELS[0])], LABELS[3]),
    "all-zero": chart("bars", [("0个", "甲"), ("0个", "乙"), ("0个", "丙")]),
    "long-bars": chart("bars", [("12345678901元", LABELS[3]), ("0.3元", LABELS[2]), ("1.2345亿元", LABELS[1])], LABELS[2]),
    "per-mille": chart("bars", [("0.3‰", LABELS[3]), ("12.5‰", LABELS[0])]),
    "tiny-parts": chart("share", [("97.4%", "职工活动支出"), ("1%", "维权支出"), ("1%", "业务支出"), ("0.6%", "其他")]),
    "eight-parts": chart("share", [(f"{n}项", label) for n, label in zip((90, 60, 20, 9, 4, 3, 2, 1), COUNTIES, strict=True)]),
    "long-parts": chart("share", [("12345万元", LABELS[3]), ("1万元", LABELS[2]), ("0万元", LABELS[1])], LABELS[3], "12346万元"),
    "unequal-to-whole": chart("share", [("46.5%", "职工活动"), ("22%", "维权")]),
}


def forms_of(figures, trim=TRIMS["large-16"]):
    setting = setting_for(trim, (section(charts=(figures,)),))
    return setting, chart_forms(setting, figures, (3, 4, 0))


def form_named(figures, name):
    setting, forms = forms_of(figures)
    return setting, next(form for form in forms if form.name == name)


def bars_of(items, *colors):
    return [shape.bounds for shape in shapes(items) if not colors or shape.fill in colors]


@cache
def drawn(name, trim):
    """Every form of a nasty chart in its cells, painted once for all that is asked of them."""
    setting, forms = forms_of(NASTY[name], TRIMS[trim])
    return [(form, cell, items) for form in forms for cell, items in painted(setting, form)]


@pytest.mark.parametrize(("name", "trim"), sampled(tuple(NASTY), tuple(TRIMS)))
def test_a_chart_stays_in_its_cell_and_its_words_apart(name, trim):
    for form, cell, items in drawn(name, trim):
        assert leaves_cell(cell, items) == [], (form.name, cell.lines, cell.width)
        assert overlaps(items) == [], (form.name, cell.lines, cell.width)


@pytest.mark.parametrize("name", NASTY)
def test_every_word_of_a_chart_is_printed_once(name):
    figures = NASTY[name]
    expected = figures.title + (figures.total.figure if figures.total else "")
    expected += "".join(point.figure + point.label for point in figures.points)
    for _, _, items in drawn(name, "large-16"):
        assert sorted(words(items).replace(" ", "")) == sorted(expected)


@pytest.mark.parametrize("name", NASTY)
def test_words_stand_on_the_grid_but_for_values_on_upright_bars(name):
    for form, cell, items in drawn(name, "large-16"):
        loose = off_grid(cell, items)
        if form.name.startswith("bar-columns"):
            assert set(loose) <= {run.origin.y for run in runs(items) if run.run.size > 9}
        else:
            assert loose == []


@pytest.mark.parametrize("name", NASTY)
def test_words_keep_clear_of_bars(name):
    for form, _, items in drawn(name, "large-16"):
        bars = bars_of(items)
        for run in runs(items):
            box = ink(run)
            assert not any(box.overlaps(bar, slack=0.2) for bar in bars), (form.name, run.run.texts)


@pytest.mark.parametrize("name", NASTY)
def test_there_is_always_a_form_of_the_whole_width(name):
    _, forms = forms_of(NASTY[name])
    assert any(Width.FULL in form.widths for form in forms)
    assert all(form.least <= form.ideal <= form.most for form in forms)


def test_before_and_after_are_drawn_to_one_scale():
    for form in forms_of(POOR)[1]:
        setting = setting_for()
        for cell, items in painted(setting, form):
            before, after = bars_of(items)
            assert before.width == pytest.approx(cell.width)
            assert after.width / before.width == pytest.approx(469 / 17898)
            assert before.height == after.height


def test_the_figure_that_tells_is_large_and_red_and_the_one_before_grey():
    setting, form = form_named(POOR, "before-after")
    items = form.paint(cell_for(setting, form, Width.HALF, 11))
    before, after = (run.run for run in runs(items) if run.run.face == "display")
    assert (before.color, after.color) == (setting.theme.color("muted"), setting.theme.color("accent"))
    assert 1.8 <= after.size / before.size <= 4.5


def test_bars_of_shares_have_the_column_as_their_hundred_per_cent():
    setting, form = form_named(RATES, "bars-2")
    cell = cell_for(setting, form, Width.HALF)
    first, second = bars_of(form.paint(cell), setting.theme.color("accent"))
    assert first.width == pytest.approx(0.956 * cell.width)
    assert second.width == pytest.approx(0.946 * cell.width)


def test_shares_before_and_after_are_drawn_in_their_whole():
    figures = chart("before-after", [("60%", "2014年"), ("80%", "增长到")])
    setting, form = form_named(figures, "before-after")
    cell = cell_for(setting, form, Width.HALF)
    widths = [bar.width / cell.width for bar in bars_of(form.paint(cell))]
    assert widths == pytest.approx([0.6, 0.4, 0.8, 0.2])


@pytest.mark.parametrize("name", ["bar-rows-4", "bar-rows-4-full"])
def test_rows_are_drawn_to_one_scale(name):
    setting, form = form_named(YEARS, name)
    for _, items in painted(setting, form):
        lengths = [bar.width for bar in bars_of(items)]
        assert [length / lengths[-1] for length in lengths] == pytest.approx([v / 10200 for v in YEARS.values])


def test_columns_are_drawn_to_one_scale_and_stand_on_one_foot():
    setting, form = form_named(YEARS, "bar-columns-4-full")
    for _, items in painted(setting, form):
        bars = bars_of(items)
        assert len({round(bar.bottom, 3) for bar in bars}) == 1
        assert [bar.height / bars[-1].height for bar in bars] == pytest.approx([v / 10200 for v in YEARS.values])


def test_in_a_series_of_years_only_the_last_is_red():
    setting, form = form_named(YEARS, "bar-rows-4")
    colors = [shape.fill for shape in shapes(form.paint(cell_for(setting, form, Width.HALF)))]
    assert colors == [setting.theme.color("muted")] * 3 + [setting.theme.color("accent")]
    setting, form = form_named(TWELVE, "bar-rows-12-full")
    assert {shape.fill for shape in shapes(form.paint(cell_for(setting, form, Width.FULL)))} == {setting.theme.color("accent")}


def test_a_value_too_small_to_be_drawn_gets_a_hairline_and_no_more():
    (nothing, all_of_it) = extents((0.0, 5.0), 100.0)
    assert nothing == (0.0, LEAST_BAR)
    assert all_of_it == (0.0, 100.0)
    assert extents((1.0, 100000.0), 100.0)[0] == (0.0, LEAST_BAR)


def test_values_below_zero_reach_left_of_one_zero_line():
    below, above = extents((-25.0, 75.0), 100.0)
    assert below == pytest.approx((0.0, 25.0))
    assert above == pytest.approx((25.0, 100.0))


@pytest.mark.parametrize("name", ["share", "share-full"])
def test_each_unit_of_a_share_has_a_spine(name):
    setting, form = form_named(SHELVES, name)
    color = setting.theme.color
    for cell, items in painted(setting, form):
        fills = [shape.fill for shape in shapes(items)]
        assert [fills.count(color(role)) for role in ("accent", "second", "ink")] == [100, 39, 5]
        spines = bars_of(items)
        assert spines[0].x == pytest.approx(cell.x)
        assert spines[-1].right == pytest.approx(cell.x + cell.width)
        assert min(spine.width for spine in spines) >= 0.25


def test_the_largest_part_is_red_wherever_it_stands():
    figures = chart("share", [("7名", "全国"), ("63名", "省级"), ("156名", "市级")], total="226名")
    setting, form = form_named(figures, "share-full")
    fills = [shape.fill for shape in shapes(form.paint(cell_for(setting, form, Width.FULL)))]
    assert fills == [setting.theme.color(role) for role in ("ink", "second", "accent")]


def test_more_units_than_can_be_counted_become_a_bar_in_proportion():
    figures = chart("share", [("150家", "市级"), ("51家", "省级")], total="201家")
    setting, form = form_named(figures, "share-full")
    first, second = bars_of(form.paint(cell_for(setting, form, Width.FULL)))
    assert first.width / second.width == pytest.approx(150 / 51)
    assert first.right == pytest.approx(second.x)


def test_the_rest_of_a_hundred_per_cent_is_drawn_pale():
    setting, form = form_named(NASTY["unequal-to-whole"], "share-full")
    cell = cell_for(setting, form, Width.FULL)
    rest, *parts = bars_of(form.paint(cell))
    assert rest.width == pytest.approx((1 - 0.685) * cell.width)
    assert parts[0].width == pytest.approx(0.465 * cell.width)


def test_tags_stand_under_their_stretches_while_there_is_room():
    setting, form = form_named(SHELVES, "share-full")
    cell = cell_for(setting, form, Width.FULL, 11)
    tag = [ink(run).x for run in runs(form.paint(cell)) if run.run.face == "display"]
    assert tag[1:3] == pytest.approx([cell.x, cell.x + 100 / 144 * cell.width], abs=0.1)


def test_things_kept_apart_move_as_little_as_they_can():
    assert keep_apart([0, 50], [10, 10], 5, 100) == [0, 50]
    assert keep_apart([40, 42], [10, 10], 5, 100) == pytest.approx([33.5, 48.5])
    assert keep_apart([95, 97], [10, 10], 5, 100) == pytest.approx([75, 90])
    assert keep_apart([0, 0, 0], [10, 10, 10], 5, 40) == pytest.approx([0, 15, 30])


def test_a_chart_is_one_element_with_its_content_in_words():
    setting, form = form_named(POOR, "before-after")
    (element,) = tags(form.paint(cell_for(setting, form, Width.HALF)), "chart")
    assert element.key == "skills/chart/0"
    assert element.order == (3, 4, 0)
    assert element.alt == "全市已建档在册困难职工：2016年17898户，减少到469户"
    assert tags(element.items, "artifact")
