"""What the editor calls leading, normal or quiet is so: in every form a figure of more weight is larger than one of less."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from cell_samples import NASTY_FIGURES, TRIMS, leaves_cell, overlaps, painted, runs, section, setting_for, tags
from printreport.layout.figures.callout_sets import NOT_LED, figure_forms, set_stats, tile_sets
from printreport.layout.figures.figure_setting import QUIET_MOST, RANKS
from printreport.layout.figures.figure_tile import LEAST_IN_TILE
from printreport.layout.page.cell_form import CellForm
from printreport.layout.page.setting import Setting
from printreport.model.document import Section, Weight
from printreport.model.layout import Item, walk

FIGURES = (("10万余名", "职工参赛"), ("25340人", "累计培训职工"), ("84项", "国家发明专利"), ("307个", "填补行业空白"))
HEROES = ("hero", "hero-full", "hero-field", "hero-field-full")


def weighed(weights: Sequence[Weight], figures: Iterable[tuple[str, str]] = FIGURES) -> Section:
    plain = section(itertools.islice(itertools.cycle(figures), len(weights)))
    return replace(plain, stats=tuple(replace(s, weight=w) for s, w in zip(plain.stats, weights, strict=True)))


def sizes(items: tuple[Item, ...]) -> dict[str, float]:
    """The size of the number of each callout, by its key; a Han numeral's as it looks beside digits."""
    found = {}
    for tag in tags(items, "callout"):
        number = max(runs(walk((tag,))), key=lambda run: run.run.size)
        found[tag.key] = number.run.size
    return found


def ranges(setting: Setting, forms: tuple[CellForm, ...]) -> dict[str, tuple[float, float]]:
    """The least and the greatest size of each callout over all cells that a set's forms can have."""
    seen: dict[str, list[float]] = {}
    for form in forms:
        for _, items in painted(setting, form):
            for key, size in sizes(items).items():
                seen.setdefault(key, []).append(size)
    return {key: (min(own), max(own)) for key, own in seen.items()}


MIXED: list[tuple[Weight, ...]] = [
    ("lead", "normal"),
    ("normal", "lead", "quiet"),
    ("normal", "normal", "lead", "normal"),
    ("quiet", "normal", "normal", "quiet", "normal", "normal", "normal"),
    ("lead", "normal", "lead"),
    ("quiet", "lead", "lead", "normal", "quiet"),
    ("lead", "lead", "lead", "normal"),
    ("quiet", "lead", "normal", "quiet", "quiet"),
    ("lead", "quiet"),
    ("quiet", "normal"),
]


@pytest.mark.parametrize("weights", MIXED, ids=" ".join)
@pytest.mark.parametrize("trim", ["large-16", "a5"])
def test_a_figure_of_more_weight_is_larger_in_every_form(weights: tuple[Weight, ...], trim: str) -> None:
    setting, shown = setting_for(TRIMS[trim]), weighed(weights)
    for forms in figure_forms(setting, shown, (1,)):
        for form in forms:
            for _, items in painted(setting, form):
                own = [(RANKS.index(weights[int(key.rpartition("/")[2])]), size) for key, size in sizes(items).items()]
                for (rank, size), (other, less) in itertools.permutations(own, 2):
                    assert rank >= other or size > less, ([f.name for f in forms], own)
        found = {weights[int(key.rpartition("/")[2])]: size for key, size in ranges(setting, forms).items()}
        for grave, light in itertools.combinations([w for w in RANKS if w in found], 2):
            assert found[grave][1] > found[light][1], ([f.name for f in forms], found)


@pytest.mark.parametrize("weights", MIXED, ids=" ".join)
def test_only_what_matters_most_is_a_hero_and_nothing_quiet(weights: tuple[Weight, ...]) -> None:
    setting, shown = setting_for(), weighed(weights)
    may = "lead" if "lead" in weights else "normal"
    for forms in figure_forms(setting, shown, (1,)):
        for form in forms:
            for _, items in painted(setting, form) if form.name in HEROES else ():
                assert {weights[int(key.rpartition("/")[2])] for key in sizes(items)} == {may}


@pytest.mark.parametrize("count", range(1, 7))
def test_quiet_figures_are_never_large(count: int) -> None:
    setting, shown = setting_for(), weighed(("quiet",) * count)
    forms = figure_forms(setting, shown, (1,))
    assert forms
    assert max(high for alternative in forms for _, high in ranges(setting, alternative).values()) <= QUIET_MOST
    assert not tile_sets(setting, shown, (1,))
    # control: the same figures of no weight get larger
    plain = figure_forms(setting, weighed(("normal",) * count), (1,))
    assert max(high for alternative in plain for _, high in ranges(setting, alternative).values()) > QUIET_MOST


def test_a_leading_figure_is_a_hero_first_and_what_makes_it_none_is_dear() -> None:
    setting = setting_for()
    for place in range(4):
        weights: list[Weight] = ["normal"] * 4
        weights[place] = "lead"
        for forms in figure_forms(setting, weighed(weights), (1,)):
            led = any(form.name.startswith("hero") for form in forms)
            assert sum(form.unkept for form in forms) == (0.0 if led else NOT_LED)
        first = figure_forms(setting, weighed(weights), (1,))[0][0]
        assert [*sizes(next(painted(setting, first))[1])] == [f"skills/stat/{place}"]
    assert not [f for forms in figure_forms(setting, weighed(("normal",) * 4), (1,)) for f in forms if f.unkept]


def test_a_leading_figure_that_no_hero_can_be_is_larger_and_not_dear() -> None:
    setting = setting_for()
    shown = weighed(("normal", "lead"), (("84项", "专利"), ("12345678901元", "累计发放")))
    forms = figure_forms(setting, shown, (1,))
    assert forms
    assert not [form for alternative in forms for form in alternative if form.unkept or form.name.startswith("hero")]


def test_a_leading_figure_among_pictures_is_larger_than_those_beside_them() -> None:
    setting = setting_for()
    for tiles in tile_sets(setting, weighed(("normal", "lead", "normal")), (1,)):
        assert max(high for _, high in ranges(setting, tiles.forms).values()) < LEAST_IN_TILE
        assert "skills/stat/1" not in ranges(setting, tiles.forms)


def test_of_more_figures_than_are_shown_the_quiet_ones_are_left_out_first() -> None:
    weights: list[Weight] = ["quiet", "normal", "normal", "normal", "normal", "normal", "normal", "normal", "normal", "lead"]
    stats = weighed(weights).stats
    shown, left = set_stats(weighed(weights))
    assert shown == (*stats[1:8], stats[9])
    assert left == (stats[0], stats[8])
    assert set_stats(weighed(["normal"] * 10)) == (weighed(["normal"] * 10).stats[:8], weighed(["normal"] * 10).stats[8:])


@pytest.mark.parametrize("trim", TRIMS.values(), ids=TRIMS)
@pytest.mark.parametrize("weights", [("lead", "quiet", "normal"), ("lead", "lead", "normal", "quiet")], ids=" ".join)
def test_weighed_figures_stay_in_their_cells_and_apart(weights: tuple[Weight, ...], trim: tuple[float, float]) -> None:
    setting = setting_for(trim)
    for start in range(0, len(NASTY_FIGURES), 3):
        ring = [(figure, "家数") for figure in (*NASTY_FIGURES, *NASTY_FIGURES)[start : start + len(weights)]]
        for form in {form for forms in figure_forms(setting, weighed(weights, ring), (1,)) for form in forms}:
            for cell, items in painted(setting, form):
                assert leaves_cell(cell, items) == [], (form.name, cell.lines, cell.width)
                assert overlaps(items) == [], (form.name, cell.lines, cell.width)
