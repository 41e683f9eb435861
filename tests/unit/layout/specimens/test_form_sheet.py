"""Page and spread forms: every form of the sheet is one that the composer makes, every form it makes has a name."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from cell_samples import typesetter
from printreport.build.pipeline import Builder
from printreport.core.units import mm
from printreport.images.image_store import ImageStore
from printreport.layout.page.cell_form import CellForm
from printreport.layout.page.form_names import PAGE_FORMS, SPREAD_FORMS, body_titles, page_title, strip_title
from printreport.layout.page.page_form import TEXT_ALONE, PageForm, read_page
from printreport.layout.page.strip import Stack
from printreport.layout.specimens import form_sheet as drawing
from printreport.layout.specimens.form_sheet import form_sheet
from printreport.layout.specimens.sample_forms import Specimens, specimens
from printreport.layout.specimens.sample_pages import BodySpecimens
from printreport.layout.story.body_shape import shortened, whole_columns
from printreport.model.document import ThemeChoice
from printreport.model.layout import Layout, PlacedGlyphRun, PlacedShape, PlacedTag, walk
from printreport.model.theme import BodyForm, Theme
from printreport.theme.read_theme import read_theme
from printreport.theme.theme_file import theme_names
from reports import write_report

A4, LARGE_16, A5, POCKET = (mm(210), mm(297)), (mm(210), mm(285)), (mm(148), mm(210)), (mm(90), mm(90))
WHOLE = "满页文字，各栏齐平"
SPECIAL = {"picture", "opening", "contents", "cover", "back", "spread-left", "spread-right"}


@cache
def samples(theme: str, trim: tuple[float, float]) -> Specimens:
    return specimens(read_theme(ThemeChoice(theme), trim), typesetter(), ImageStore(None))


@cache
def sheet(theme: str, trim: tuple[float, float]) -> Layout:
    """The sheet of forms of a theme as it ships, drawn once."""
    return form_sheet(samples(theme, trim))


def short_sheet(made: Specimens) -> Layout:
    """The body forms and a page of text alone: a sheet in half the time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "PAGE_FORMS", tuple(form for form in PAGE_FORMS if form.title == WHOLE))
        patch.setattr(drawing, "SPREAD_FORMS", ())
        return form_sheet(made)


def test_the_sheet_shows_at_least_twenty_four_page_forms_and_eight_spread_forms() -> None:
    assert len({form.title for form in PAGE_FORMS}) >= 24
    assert len({form.title for form in SPREAD_FORMS}) >= 8


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("trim", [A4, LARGE_16])
def test_every_form_drawn_is_a_stack_of_the_composers_own_strips(theme: str, trim: tuple[float, float]) -> None:
    made = samples(theme, trim)
    drawn = {form.name for form in PAGE_FORMS} | {side for form in SPREAD_FORMS for side in (form.left, form.right)}
    for form in sorted(drawn - SPECIAL):
        found = read_page(form)
        if found is not None and found[0] != TEXT_ALONE:
            stack = made.stack(found[0])
            assert isinstance(stack, Stack), form
            assert stack.form == found[0]
            assert stack.least <= stack.ideal <= stack.most


def test_a_form_that_nothing_makes_cannot_be_drawn() -> None:
    made = samples("vermilion", LARGE_16)
    assert made.stack(PageForm.read("clown")) is None
    assert made.stack(PageForm.read("bleed/clown+quote")) is None


def test_the_sheet_of_a_small_trim_leaves_out_what_has_no_room() -> None:
    made = samples("vermilion", LARGE_16)
    assert samples("vermilion", POCKET).stack(PageForm.read("wall-7")) is None
    small, large = sheet("vermilion", POCKET), sheet("vermilion", LARGE_16)
    bodies = len(body_titles(made.setting.theme.forms))
    assert 8 <= len(figures(small)) < len(figures(large)) == len(PAGE_FORMS) + bodies + len(SPREAD_FORMS)


@pytest.mark.parametrize("theme", theme_names())
def test_each_small_picture_stays_on_its_sheet_and_carries_its_name(theme: str) -> None:
    made = samples(theme, A4)
    drawn, titles = sheet(theme, A4), body_titles(made.setting.theme.forms)
    pages = {form.title for form in PAGE_FORMS if has_sections_abreast(made.setting.theme) or not form.parallel}
    names = pages | {form.title for form in SPREAD_FORMS}
    bodies = {page_title(plan.name, titles) for _, plan in BodySpecimens(made).pages()}
    assert {tag.alt for tag in figures(drawn)} == names | bodies
    for page in drawn.pages:
        for item in walk(page.items):
            if isinstance(item, PlacedGlyphRun):
                assert 0 < item.origin.x < drawn.width
                assert 0 < item.origin.y < drawn.height - mm(8)


def test_text_columns_are_drawn_as_many_as_the_theme_has() -> None:
    for theme, count in (("vermilion", 2), ("ink", 3)):
        whole = next(tag for tag in figures(sheet(theme, A4)) if tag.alt == WHOLE)
        bars = [item.bounds for item in walk(whole.items) if isinstance(item, PlacedShape) and item.bounds.height < 1.5]
        lefts = {round(bar.x, 1) for bar in bars if bar.width > 8}
        assert count <= len(lefts) <= 2 * count + 1


# -- body forms ---------------------------------------------------------------------------------------------------------


def has_sections_abreast(theme: Theme) -> bool:
    return not (theme.heading.over_columns or theme.section.opens_page)


def can_have(theme: Theme, form: BodyForm) -> bool:
    """Headings over all columns leave a theme the forms of regular columns that give way, first characters all regular ones."""
    across = theme.heading.over_columns
    if whole_columns(form, theme.grid.columns // theme.grid.text_columns):
        return shortened(form) > 0 or not across
    return theme.section.drop_cap_lines < 2 and not across


def drawn_bodies(made: Specimens) -> tuple[list[str], list[str]]:
    """The body forms that are drawn of a theme, and those that it can have."""
    theme = made.setting.theme
    drawn = [plan.zone.body for _, plan in BodySpecimens(made).pages() if plan.zone is not None]
    can = [form.name for form in theme.forms if can_have(theme, form)]
    return drawn, can + ["parallel"] * has_sections_abreast(theme)


@pytest.mark.parametrize("theme", theme_names())
def test_every_body_form_of_a_theme_is_made_of_sample_matter_on_its_own_trim(theme: str) -> None:
    drawn, can = drawn_bodies(samples(theme, A4))
    assert drawn == can


@pytest.mark.parametrize(
    ("changed", "without"), [({}, 0), ({"opens_page": True}, 1), ({"drop_cap_lines": 3}, 5), ({"over_columns": True}, 7)]
)
def test_a_theme_that_can_have_fewer_body_forms_has_these_drawn(changed: dict[str, int], without: int) -> None:
    made = with_sections(samples("vermilion", LARGE_16), **changed)
    drawn, can = drawn_bodies(made)
    assert drawn == can
    assert len(can) == len(made.setting.theme.forms) + 1 - without


def with_sections(
    made: Specimens, *, over_columns: bool = False, opens_page: bool = False, drop_cap_lines: int = 0
) -> Specimens:
    """The same sheet under a theme with headings over all columns, a page for every section, or large first characters."""
    theme = made.setting.theme
    heading = replace(theme.heading, over_columns=over_columns)
    section = replace(theme.section, opens_page=opens_page, drop_cap_lines=drop_cap_lines)
    return Specimens(replace(made.setting, theme=replace(theme, heading=heading, section=section)))


@pytest.mark.parametrize(
    ("theme", "trim", "forms"),
    [
        ("vermilion", LARGE_16, ["side-foot", "side-head"]),
        ("ink", A4, ["side-foot", "side-head", "two-head", "two-foot"]),
    ],
)
def test_body_forms_of_regular_columns_are_drawn_under_a_heading_over_all_of_them(
    theme: str, trim: tuple[float, float], forms: list[str]
) -> None:
    made = BodySpecimens(with_sections(samples(theme, trim), over_columns=True))
    zones = [plan.zone for _, plan in made.pages() if plan.zone is not None]
    assert [zone.body for zone in zones] == forms
    assert all(zone.headed and zone.columns[0].span == (0, made._grid.columns) for zone in zones)


@pytest.mark.parametrize(
    ("changed", "shown"), [({"over_columns": True}, False), ({"opens_page": True}, False), ({}, True)]
)
def test_sections_side_by_side_are_shown_only_where_a_theme_can_have_them(changed: dict[str, bool], shown: bool) -> None:
    made = with_sections(samples("vermilion", LARGE_16), **changed)
    alts = [tag.alt or "" for tag in figures(short_sheet(made) if changed else sheet("vermilion", LARGE_16))]
    assert any("并排" in alt for alt in alts) == shown


def test_a_heading_over_all_columns_is_drawn_over_all_of_them() -> None:
    """The grey lines of both columns begin on one line under it, and end on one."""
    headed = short_sheet(with_sections(samples("vermilion", LARGE_16), over_columns=True))
    for drawn, level in ((headed, True), (sheet("vermilion", LARGE_16), False)):
        whole = next(tag for tag in figures(drawn) if tag.alt == WHOLE)
        bars = [item.bounds for item in walk(whole.items) if isinstance(item, PlacedShape) and item.bounds.height < 1.5]
        bars = [bar for bar in bars if bar.width > 4]
        middle = (min(bar.x for bar in bars) + max(bar.right for bar in bars)) / 2
        tops = [min(bar.y for bar in bars if (bar.x < middle) == left) for left in (True, False)]
        assert (abs(tops[0] - tops[1]) < 0.1) == level


@pytest.mark.parametrize("theme", theme_names())
def test_every_body_form_of_a_theme_has_a_chinese_name(theme: str) -> None:
    for name, title in body_titles(samples(theme, A4).setting.theme.forms).items():
        assert re.search(r"[\u4e00-\u9fff]", title), name


def with_form(made: Specimens, form: BodyForm) -> Specimens:
    theme = replace(made.setting.theme, forms=(*made.setting.theme.forms, form))
    return Specimens(replace(made.setting, theme=theme))


def test_a_form_that_a_designer_adds_to_a_theme_is_drawn_under_its_own_name() -> None:
    middle = BodyForm("middle", 3, ((0, 2), (2, 2), (4, 2)), element=(2, 2), title="中栏栏头")
    alts = [tag.alt for tag in figures(short_sheet(with_form(samples("ink", A4), middle)))]
    assert "中栏栏头图片" in alts


def test_a_form_for_which_the_trim_has_no_matter_is_left_out() -> None:
    narrow = BodyForm("sliver", 2, ((0, 5),), element=(5, 1), beside=((4, 1),), title="一线")
    alts = [tag.alt for tag in figures(short_sheet(with_form(samples("vermilion", A5), narrow)))]
    assert not any("一线" in alt for alt in alts)


def test_lines_beside_an_element_are_drawn_as_short_as_they_are_set() -> None:
    drawn = next(tag for tag in figures(sheet("vermilion", LARGE_16)) if tag.alt == "绕排图片")
    shapes = [item.bounds for item in walk(drawn.items) if isinstance(item, PlacedShape)]
    bars = [shape for shape in shapes if shape.height < 1.5]
    picture = next(shape for shape in shapes if 8 < shape.height < 40)
    longest = max(bar.right for bar in bars)
    beside = [bar for bar in bars if picture.y < bar.y < picture.bottom and bar.right > picture.x - 15]
    assert len(beside) >= 3
    assert all(bar.right < picture.x < longest for bar in beside)


def figures(drawn: Layout) -> list[PlacedTag]:
    return [item for page in drawn.pages for item in page.items if isinstance(item, PlacedTag) and item.role == "figure"]


# -- names --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("text:", "满页文字"),
        ("text:bleed/hero+quote", "出血大图，大数字＋引文"),
        ("text-below:wall-12", "文字在上，十二图墙"),
        ("text:row-2", "两图一排"),
        ("text:picture+white", "半版图＋留白"),
        ("text:bar-rows-6-full", "六行通栏条形图"),
        ("spread-left", "跨页图左页"),
    ],
)
def test_a_form_is_named_by_its_words(form: str, name: str) -> None:
    assert page_title(form) == name


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("text:|middle:picture", "中栏栏头图片"),
        ("text:bleed|middle:hero/picture", "出血大图，中栏栏头大数字，图片"),
        ("text:|unnamed:picture", "unnamed图片"),
        ("text:|parallel:hero,tiles-2", "数节并排，各栏上方大数字、两数字竖列"),
    ],
)
def test_a_body_form_is_named_by_the_title_that_its_theme_gives_it(form: str, name: str) -> None:
    middle = BodyForm("middle", 3, ((0, 2), (2, 2), (4, 2)), element=(2, 2), title="中栏栏头")
    assert page_title(form, body_titles((middle,))) == name


@pytest.mark.parametrize("form", ["wall-4", "text:wall", "text:hero-3", "text:clown", "text-above:hero", ""])
def test_a_form_outside_the_grammar_has_no_name(form: str) -> None:
    with pytest.raises(ValueError, match="no such"):
        page_title(form)


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("trim", [A4, A5, POCKET])
def test_every_form_of_a_cell_and_every_strip_has_a_name(theme: str, trim: tuple[float, float]) -> None:
    made = samples(theme, trim)
    cells: dict[str, CellForm] = made.cells
    for words in (*((name,) for name in cells), *made.strips):
        assert re.search(r"[\u4e00-\u9fff]", strip_title(words)), words


STATS = """---
heading: 第{n}节的标题
stats:
  - {{figure: 1{n}00名, label: 参加培训的职工}}
  - {{figure: 9{n}.6%, label: 满意率}}
quote: 坚持以职工为中心
---
坚持以职工为中心，服务更加周到。全年共有1{n}00名职工参加培训，满意率9{n}.6%。

各项工作稳步推进，取得新的进展，全市职工群众的获得感、幸福感、安全感不断增强。
"""


@pytest.mark.parametrize("theme", theme_names())
def test_every_page_of_a_composed_report_has_a_name(theme: str, tmp_path: Path) -> None:
    sections = {f"0{n}-part": STATS.format(n=n) for n in range(1, 5)}
    project = write_report(tmp_path, f"title: 年度工作\ntheme: {theme}\ntrim: A4\ncontents: true\n", sections)
    layout = Builder(cache=None).draft(project).layout
    assert layout is not None
    names = [page_title(page.form) for page in layout.pages]
    assert (names[0], names[-1]) == ("封面", "封底")
