"""Themes that come with printreport: whatever the composer asks for is there, and each stands on its own grid."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from printreport.core.color import Cmyk, Spot
from printreport.core.lab import LARGE, SMALL, contrast, hue_between
from printreport.core.units import mm
from printreport.images.press_color import builtin_profile, luminances, printed_labs
from printreport.layout.page.solid_field import on_field
from printreport.model import theme_measures
from printreport.model.document import ThemeChoice
from printreport.model.theme import SHARE_ROLES, ColorRole, StyleName, Theme
from printreport.source.schema import PALETTE_KEYS, REPORT_KEYS
from printreport.theme.read_theme import read_theme, words_on_paper
from printreport.theme.theme_file import open_theme, theme_names

PACKAGE = Path(__file__).resolve().parents[3] / "src" / "printreport"
A4, LARGE_16, A5 = (mm(210), mm(297)), (mm(210), mm(285)), (mm(148), mm(210))


def theme(name: str, trim: tuple[float, float] = A4) -> Theme:
    return read_theme(ThemeChoice(name), trim)


def read_in(sources: Iterable[str]) -> tuple[set[str], set[str]]:
    """The names behind a dot in some code, and its words in quotes."""
    nodes = [node for source in sources for node in ast.walk(ast.parse(source))]
    words = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {node.attr for node in nodes if isinstance(node, ast.Attribute)}, words


def asked_of_themes() -> tuple[set[str], set[str]]:
    """The names of all measures that a theme has to write, and of all styles and colours."""
    parts = [getattr(theme_measures, name) for name in dir(theme_measures) if name.endswith("Measures")]
    assert len(parts) >= 10
    return {field.name for part in parts for field in fields(part)}, {*get_args(StyleName), *get_args(ColorRole)}


def test_no_theme_is_asked_for_what_nobody_reads() -> None:
    """That code asks for nothing else is said by the types; that themes write it all is tested in test_theme_file.py."""
    names, words = read_in(path.read_text("utf-8") for path in (PACKAGE / "layout").rglob("*.py"))
    measures, styles_and_colours = asked_of_themes()
    assert measures - names == set()
    for_editors = {key.name for key in PALETTE_KEYS}
    assert styles_and_colours - words - set(SHARE_ROLES) - for_editors == set()


def test_what_code_reads_is_found_wherever_it_does() -> None:
    names, words = read_in(['a = theme.title.block_pt\nb = color("field" if dark else "paper")'])
    measures, styles_and_colours = asked_of_themes()
    assert (names & measures, words & styles_and_colours) == ({"block_pt"}, {"field", "paper"})
    assert measures - names != set() != styles_and_colours - words


@pytest.mark.parametrize("name", theme_names())
@pytest.mark.parametrize("trim", [A4, LARGE_16, A5])
def test_the_type_area_and_the_margins_fill_the_page_exactly(name: str, trim: tuple[float, float]) -> None:
    made = theme(name, trim)
    assert made.page.inside + made.grid.width + made.page.outside == pytest.approx(trim[0])
    assert made.page.head + made.grid.height + made.page.foot == pytest.approx(trim[1])
    assert made.grid.text_columns * (made.grid.measure + made.grid.gap) - made.grid.gap == pytest.approx(
        made.grid.width / made.grid.em
    )


@pytest.mark.parametrize("name", theme_names())
def test_raised_words_take_two_lines_to_three_of_the_grid(name: str) -> None:
    made = theme(name)
    assert made.styles["body"].leading == made.grid.leading
    assert made.styles["opening"].leading == made.styles["closing"].leading == 1.5 * made.grid.leading


def test_ink_holds_three_columns_of_fourteen_on_a4_and_two_on_a5() -> None:
    assert (theme("ink").grid.text_columns, theme("ink").grid.measure) == (3, 14.0)
    assert theme("ink", A5).grid.text_columns == 2
    assert theme("vermilion").grid.text_columns == 2


def test_ink_on_a4_has_nine_whole_rows_of_modules() -> None:
    grid = theme("ink").grid
    assert (grid.lines, grid.rows) == (44, 9)
    assert grid.rows * (grid.row_lines + 1) - 1 == grid.lines


def test_headings_of_ink_stand_on_the_grid() -> None:
    made = theme("ink")
    second_line = made.grid.leading + made.han.face_top_em * made.grid.em
    assert made.heading.drop_pt == pytest.approx(second_line)
    assert made.heading.pitch_pt == made.grid.leading


def test_a_role_that_stands_for_another_follows_it_into_the_editors_palette() -> None:
    green = Cmyk(0.9, 0.2, 0.8, 0.1)
    changed = read_theme(ThemeChoice("vermilion", (("accent", green),)), A4)
    assert changed.color("field") == changed.color("figure") == changed.color("share-1") == green
    assert changed.color("strip") == theme("vermilion").color("tint")


def test_a_role_that_the_editor_chose_stands_for_itself() -> None:
    green = Cmyk(0.9, 0.2, 0.8, 0.1)
    changed = read_theme(ThemeChoice("vermilion", (("field", green),)), A4)
    assert changed.color("field") == green
    assert changed.color("figure") == theme("vermilion").color("accent")


@pytest.mark.parametrize("name", theme_names())
def test_no_colour_of_a_theme_has_more_ink_than_coated_paper_takes(name: str) -> None:
    for color in theme(name).palette.values():
        assert isinstance(color, Cmyk)
        assert color.c + color.m + color.y + color.k <= 3.0


@pytest.mark.parametrize("name", theme_names())
def test_words_on_the_fields_of_a_theme_are_told_from_them(name: str) -> None:
    made = theme(name)
    for role in ("field", "strip", "strip-spread", "tint"):
        ground = made.color(role)
        assert contrast(made.luminances[on_field(made, ground)], made.luminances[ground]) >= SMALL, role


@pytest.mark.parametrize("name", theme_names())
def test_words_of_a_theme_are_told_from_paper(name: str) -> None:
    """But running heads, which repeat what readers know: their grey is to stay behind the text."""
    made = theme(name)
    pale = [w.style for w in words_on_paper(open_theme(name)) if contrast(made.luminances[made.color(w.role)], 1.0) < w.need]
    assert set(pale) <= {"running-head"}


@pytest.mark.parametrize("name", theme_names())
@pytest.mark.parametrize("accent", [None, Cmyk(0.0, 0.0, 1.0, 0.0), Cmyk(0.2, 0.8, 0.0, 0.0), Cmyk(0.0, 0.0, 0.0, 0.1)])
def test_figures_under_bars_are_told_from_paper(name: str, accent: Cmyk | None) -> None:
    chosen = () if accent is None else (("accent", accent), ("second", accent))
    made = read_theme(ThemeChoice(name, chosen), A4)
    roles = ("past", *(f"share-{number}" for number in range(1, 5)))
    figures = [made.figure_colors[made.color(role)] for role in roles]
    assert all(contrast(light, 1.0) >= LARGE for light in luminances(figures, builtin_profile()))


@pytest.mark.parametrize("bar", [Cmyk(0.15, 0.3, 0.75, 0.05), Cmyk(0.45, 0.25, 0.1, 0.1), Cmyk(0.5, 0.0, 0.6, 0.0)])
def test_a_figure_has_the_hue_of_its_bar(bar: Cmyk) -> None:
    made = read_theme(ThemeChoice("vermilion", (("second", bar),)), A4)
    figure = made.figure_colors[bar]
    assert isinstance(figure, Cmyk)
    assert figure != bar
    assert hue_between(*printed_labs([bar, figure], builtin_profile())) < 20


def test_display_type_asks_for_less_contrast_than_small_words() -> None:
    needs = {words.style: (words.role, words.need) for words in words_on_paper(open_theme("vermilion"))}
    assert needs["heading"] == ("accent", LARGE)
    assert needs["subheading"] == needs["folio"] == ("accent", SMALL)
    assert "publisher" not in needs


def test_a_spot_is_as_light_as_what_stands_for_it() -> None:
    red = theme("vermilion").color("accent")
    assert isinstance(red, Cmyk)
    made = read_theme(ThemeChoice("vermilion", (("accent", Spot("大红", red)),)), A4)
    assert made.luminances[made.color("accent")] == theme("vermilion").luminances[red]


def test_a_themes_file_names_its_theme() -> None:
    for name in theme_names():
        text = (PACKAGE / "theme" / "builtin" / f"{name}.yaml").read_text("utf-8")
        assert re.search(rf"^name: {name}$", text, re.MULTILINE)


@pytest.mark.parametrize("name", theme_names())
def test_editors_are_told_of_a_theme_and_of_its_body_forms(name: str) -> None:
    (key,) = (key for key in REPORT_KEYS if key.name == "theme")
    assert name in re.findall(r"\w+", key.about)
    guide = (PACKAGE.parents[1] / "docs/GUIDE.md").read_text("utf-8")
    rows = [re.split(r" *[|] *", line)[1:-1] for line in guide.splitlines() if line.startswith("| `")]
    told = {form for row in rows if name in row[-1] or "都有" in row[-1] for form in re.findall(r"`([\w-]+)`", row[0])}
    assert {form.name for form in theme(name).forms} <= told
