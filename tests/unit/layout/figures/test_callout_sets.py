"""Callouts: figures as large as their cells allow, on the grid, inside their cells, one of them dominant."""

from __future__ import annotations

import itertools

import pytest

from cell_samples import (
    LABELS,
    NASTY_FIGURES,
    TRIMS,
    cell_for,
    display_sizes,
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
from printreport.layout.figures.callout_sets import MOST_CALLOUT_SETS, figure_forms, set_stats
from printreport.layout.figures.figure_setting import DISPLAY_LEAST, DOMINANCE, DOMINANCE_MOST
from printreport.layout.page.cell_form import Width
from sampled_products import sampled

SKILLS = (("10万余名", "职工参赛"), ("25340人(次)", "累计培训职工"), ("84项", "国家发明专利"), ("307个", "填补企业行业技术空白"))
QUOTE = "形成尊重劳动、崇尚技能、鼓励创造的社会风尚"


def form_named(forms, name):
    return next(form for alternative in forms for form in alternative if form.name == name)


@pytest.mark.parametrize("count", range(1, 9))
def test_every_alternative_shows_every_figure_and_the_quote_once(count):
    setting = setting_for()
    pool = (SKILLS * 2)[:count]
    shown = section(pool, QUOTE)
    for alternative in figure_forms(setting, shown, (2,)):
        items = [item for form in alternative for item in form.paint(cell_for(setting, form, min(form.widths, key=_name)))]
        expected = sorted("".join(figure + label for figure, label in pool) + QUOTE)
        assert sorted(words(items).replace(" ", "")) == expected
        keys = [tag.key for tag in tags(items, "callout")]
        assert sorted(keys) == [f"skills/stat/{index}" for index in range(count)]
        assert {tag.order for tag in tags(items, "callout")} == {(2, index) for index in range(count)}


@pytest.mark.parametrize("count", range(11))
def test_there_are_never_many_alternatives_and_none_without_figures(count):
    forms = figure_forms(setting_for(), section((SKILLS * 3)[:count]), (1,))
    assert (len(forms) == 0) == (count == 0)
    assert len(forms) <= MOST_CALLOUT_SETS


def test_the_first_eight_figures_are_shown_and_the_others_named():
    shown, left_out = set_stats(section(SKILLS * 3))
    assert len(shown) == 8
    assert len(left_out) == 4


@pytest.mark.parametrize(("figure", "trim"), sampled(NASTY_FIGURES, tuple(TRIMS)))
def test_a_lone_figure_stays_in_its_cell_on_the_grid_and_clear_of_its_label(figure, trim):
    setting = setting_for(TRIMS[trim])
    for label in LABELS:
        for (form,) in figure_forms(setting, section([(figure, label)]), (1,)):
            for cell, items in painted(setting, form):
                assert leaves_cell(cell, items) == [], (form.name, label, cell.lines)
                assert off_grid(cell, items) == []
                assert overlaps(items) == [], (form.name, label, cell.lines)


@pytest.mark.parametrize(("start", "trim"), sampled(range(len(NASTY_FIGURES)), tuple(TRIMS)))
def test_several_figures_stay_in_their_cells_and_apart(start, trim):
    setting = setting_for(TRIMS[trim])
    ring = list(zip(itertools.cycle(NASTY_FIGURES), LABELS * 3, strict=False))
    for count in (2, 3, 5):
        for alternative in figure_forms(setting, section(ring[start : start + count]), (1,)):
            for form in alternative:
                for cell, items in painted(setting, form):
                    assert leaves_cell(cell, items) == [], (form.name, cell.lines, cell.width)
                    assert overlaps(items) == [], (form.name, cell.lines, cell.width)
                    assert off_grid(cell, items) == []


def test_the_hero_shares_the_baseline_of_the_last_line_of_the_quote_beside_it():
    setting = setting_for()
    hero, quote, band = figure_forms(setting, section(SKILLS, QUOTE), (1,))[0]
    assert (hero.name, quote.name, band.name) == ("hero", "quote", "band-3")
    for lines in (8, 9, 10, 11):
        figure = runs(hero.paint(cell_for(setting, hero, Width.HALF, lines)))[0]
        last = runs(quote.paint(cell_for(setting, quote, Width.HALF, lines)))[-1]
        assert figure.origin.y == pytest.approx(last.origin.y)
        assert figure.run.size > 4 * last.run.size or lines < 10


def test_a_hero_shares_it_also_when_its_label_takes_two_lines():
    setting = setting_for()
    hero, quote = figure_forms(setting, section([("84项", LABELS[3])], QUOTE), (1,))[0]
    figure = runs(hero.paint(cell_for(setting, hero, Width.HALF, 11)))[0]
    last = runs(quote.paint(cell_for(setting, quote, Width.HALF, 11)))[-1]
    assert figure.origin.y == pytest.approx(last.origin.y)


@pytest.mark.parametrize("figure", NASTY_FIGURES)
def test_a_hero_fills_the_width_or_the_height_of_its_cell(figure):
    setting = setting_for()
    (hero,) = figure_forms(setting, section([(figure, "职工参赛")]), (1,))[0]
    for lines in (6, 8, 10):
        if not hero.least <= lines <= hero.most:
            continue
        cell = cell_for(setting, hero, Width.HALF, lines)
        placed = runs(hero.paint(cell))
        baseline = cell.baseline(lines - 2)
        figure_runs = [run for run in placed if run.origin.y == pytest.approx(baseline)]
        right = max(ink(run).right for run in figure_runs)
        top = min(ink(run).y for run in figure_runs)
        assert right > cell.x + 0.97 * cell.width or top < cell.rect.y + 1.0


@pytest.mark.parametrize("name", ["hero", "band-3", "tiles-3"])
def test_the_stem_of_a_figure_stands_on_the_edge_of_its_column(name):
    setting = setting_for()
    form = form_named(figure_forms(setting, section(SKILLS), (1,)), name)
    width = Width.FULL if name.startswith("band") else Width.HALF
    cell = cell_for(setting, form, width)
    number = next(run for run in runs(form.paint(cell)) if run.run.face == "display")
    assert ink(number).x == pytest.approx(cell.x, abs=0.01)


@pytest.mark.parametrize("count", range(2, 9))
def test_one_figure_dominates_the_others_by_no_less_and_no_more_than_the_rule(count):
    setting = setting_for()
    for alternative in figure_forms(setting, section((SKILLS * 2)[:count]), (1,)):
        leader, *others = alternative
        if not leader.name.startswith("hero") or not others:
            continue
        heroes = [max(display_sizes(items)) for _, items in painted(setting, leader)]
        nexts = [max(display_sizes(items)) for form in others for _, items in painted(setting, form)]
        assert min(heroes) >= DOMINANCE * max(nexts) - 0.1
        assert max(heroes) <= DOMINANCE_MOST * min(nexts) + 0.1


def test_a_figure_that_cannot_be_large_leads_no_others():
    long = ("12345678901元", "累计发放")
    forms = figure_forms(setting_for(), section([long, long]), (1,))
    assert forms
    assert not [form.name for alternative in forms for form in alternative if form.name.startswith("hero")]
    assert any(form.name == "hero" for form in figure_forms(setting_for(), section([long, SKILLS[2]]), (1,))[0])


@pytest.mark.parametrize("name", ["band-3", "band-4", "tiles-3", "tiles-4"])
def test_figures_of_one_rank_have_one_size(name):
    setting = setting_for()
    form = form_named(figure_forms(setting, section(SKILLS), (1,)), name)
    for _, items in painted(setting, form):
        assert len(set(display_sizes(items))) == 1


def test_bands_keep_their_figures_in_the_display_voice_or_are_not_offered():
    wide = [("12345678901元", "累计发放")] * 4
    for count in (2, 3, 4):
        for alternative in figure_forms(setting_for(), section(wide[:count]), (1,)):
            for form in alternative:
                for _, items in painted(setting_for(), form):
                    assert min(display_sizes(items)) >= DISPLAY_LEAST - 0.1


def test_a_field_fills_its_cell_and_carries_white_words_only():
    setting = setting_for()
    (field,) = figure_forms(setting, section([("1431家", "打造“群众之家”")]), (1,))[1]
    assert field.field
    cell = cell_for(setting, field, Width.HALF)
    items = field.paint(cell)
    (rect,) = shapes(items)
    assert rect.bounds == cell.rect
    assert rect.fill == setting.theme.color("accent")
    assert {run.run.color for run in runs(items)} == {setting.theme.color("paper")}
    assert all(ink(run).x >= cell.x + 0.75 * setting.theme.grid.em for run in runs(items))


def test_only_a_hero_or_a_field_is_loud():
    forms = figure_forms(setting_for(), section(SKILLS, QUOTE), (1,))
    loud = {form.name for alternative in forms for form in alternative if form.loud >= 1}
    assert loud == {"hero", "hero-field", "hero-tiles-3"}


def test_a_quote_alone_has_forms_of_its_own():
    forms = figure_forms(setting_for(), section((), QUOTE), (1,))
    assert [tuple(form.name for form in alternative) for alternative in forms] == [("quote",), ("quote-full",)]


def test_hairlines_are_those_of_the_theme():
    setting = setting_for()
    form = form_named(figure_forms(setting, section(SKILLS), (1,)), "band-4")
    rules = shapes(form.paint(cell_for(setting, form, Width.FULL)), "line")
    assert len(rules) == 5
    assert {rule.stroke_width for rule in rules} == {0.6}


def _name(width: Width) -> str:
    return width.value
