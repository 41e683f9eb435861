"""Colours of a palette: spot inks by name and fallback, screens' colours mixed for the press, words that can be read."""

from __future__ import annotations

import random
import re

import pytest

from printreport.core.color import Cmyk, Color, Spot
from printreport.core.lab import SMALL, contrast, hue_between
from printreport.images.press_color import builtin_profile, luminances, printed_labs
from printreport.layout.page.solid_field import on_field
from printreport.model.document import ThemeChoice
from printreport.source.screen_color import parse_lights, written
from printreport.theme.read_theme import read_theme
from printreport.theme.theme_file import theme_names
from small_projects import Project

GOLD = "{name: 烫金, fallback: C0 M15 Y50 K20}"


def palette(project: Project, *entries: str) -> Project:
    return project.report(f"theme: {{base: vermilion, palette: {{{', '.join(entries)}}}}}")


def test_a_spot_ink_has_a_name_and_what_stands_for_it(project: Project) -> None:
    document = palette(project, f"accent: {GOLD}", "tint: C0 M0 Y5 K0").read().document
    assert document is not None
    assert dict(document.report.theme.palette) == {
        "accent": Spot("烫金", Cmyk(0.0, 0.15, 0.5, 0.2)),
        "tint": Cmyk(0.0, 0.0, 0.05, 0.0),
    }


def test_two_roles_may_share_one_spot(project: Project) -> None:
    assert palette(project, f"accent: {GOLD}", f"field: {GOLD}").codes() == []


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ((f"accent: {GOLD}", "field: {name: 烫金, fallback: C0 M0 Y50 K20}"), "spot-differs"),
        (("accent: {name: Cyan, fallback: C100 M0 Y0 K0}",), "bad-spot"),
        (("accent: {name: All, fallback: C100 M0 Y0 K0}",), "bad-spot"),
        ((f"accent: {{name: {'金' * 32}, fallback: C0 M0 Y50 K20}}",), "bad-spot"),
        (("accent: {name: 烫金}",), "missing-key"),
        (("accent: {fallback: C0 M0 Y50 K20}",), "missing-key"),
        (("accent: {name: 烫金, fallback: gold}",), "bad-color"),
        ((f"ink: {GOLD}",), "spot-for-text"),
        (("accent: [烫金]",), "wrong-type"),
    ],
)
def test_a_spot_that_no_plate_setter_understands_is_refused(project: Project, entries: tuple[str, ...], code: str) -> None:
    assert palette(project, *entries).codes() == [code]


# -- screens' colours ---------------------------------------------------------------------------------------------------


def test_a_screen_colour_is_told_as_it_will_print_with_what_to_write(project: Project) -> None:
    message = palette(project, 'accent: "#1F6B4A"').only()
    assert (message.code, message.is_error) == ("rgb-color", False)
    found = re.search(r"用 (C\d+ M\d+ Y\d+ K\d+) 印，印出来是 (#[0-9A-F]{6})（色差 ΔE (\d+\.\d)", message.message)
    assert found is not None
    (role, color), *_ = project.document().report.theme.palette
    assert (role, written(color)) == ("accent", found[1]) if isinstance(color, Cmyk) else False
    assert message.hint.endswith(f"accent: {found[1]}")
    assert float(found[3]) < 1.0


def test_the_ink_that_a_message_offers_is_printed_alike_and_without_a_word(project: Project) -> None:
    palette(project, 'accent: "#6A1B9A"')
    before, offered = project.document().report.theme.palette, project.only().hint.rsplit("accent: ", 1)[1]
    assert palette(project, f"accent: {offered}").codes() == []
    assert project.document().report.theme.palette == before


def test_a_colour_that_no_press_prints_is_told_so(project: Project) -> None:
    assert "印不出这样的颜色" in palette(project, 'field: "#0000FF"').only().message


def test_the_same_screen_colour_needs_other_inks_on_another_press(project: Project) -> None:
    inks = []
    for press in ("coated-fogra39", "coated-gracol2006"):
        project.report(f'press: {press}\ntheme: {{base: vermilion, palette: {{accent: "#1F6B4A"}}}}')
        inks.append(project.document().report.theme.palette)
    assert inks[0] != inks[1]


def test_an_editors_own_profile_is_asked(project: Project) -> None:
    project.put("press.icc", builtin_profile("coated-gracol2006"))
    own = "press: {profile: press.icc, condition: Test}"
    palettes = []
    for press in (own, "press: coated-gracol2006"):
        project.report(f'{press}\ntheme: {{base: vermilion, palette: {{accent: "#1F6B4A"}}}}')
        palettes.append(project.document().report.theme.palette)
    assert palettes[0] == palettes[1]


@pytest.mark.parametrize("profile", [b"", b"no profile", builtin_profile()[:5000]])
def test_a_broken_profile_of_the_editors_does_not_break_the_reading_of_colours(project: Project, profile: bytes) -> None:
    project.put("press.icc", profile)
    press = "press: {profile: press.icc, condition: Test}"
    project.report(f'{press}\ntheme: {{base: vermilion, palette: {{accent: "#1F6B4A"}}}}')
    assert project.codes() == ["rgb-color"]


@pytest.mark.parametrize(
    ("text", "lights"),
    [
        ("#C8102E", (200, 16, 46)),
        ("#c8102e", (200, 16, 46)),
        ("#F00", (255, 0, 0)),
        ("rgb(200, 16, 46)", (200, 16, 46)),
        ("RGB(200,16,46)", (200, 16, 46)),
        ("rgb(200 16 46)", (200, 16, 46)),
        ("rgb(100%, 0%, 20%)", (255, 0, 51)),
        ("rgb(256, 0, 0)", None),
        ("#12345", None),
        ("#12345678", None),
        ("C8102E", None),
        ("rgb(1, 2)", None),
    ],
)
def test_the_ways_to_write_a_screen_colour(text: str, lights: tuple[int, int, int] | None) -> None:
    found = parse_lights(text)
    assert (None if found is None else tuple(round(255 * light) for light in found)) == lights


@pytest.mark.parametrize("text", ['"＃1F6B4A"', '"rgb（31， 107， 74）"'])
def test_full_width_signs_of_a_screen_colour_are_read(project: Project, text: str) -> None:
    assert palette(project, f"accent: {text}").codes() == ["rgb-color"]


@pytest.mark.parametrize("text", ['"#12345"', '"#1F6B4AFF"', '"rgba(1, 2, 3, 0.5)"', '"rgb(300, 0, 0)"'])
def test_a_screen_colour_that_is_almost_right_is_refused_with_how_to_write_one(project: Project, text: str) -> None:
    message = palette(project, f"accent: {text}").only()
    assert message.code == "bad-color"
    assert '"#C8102E"' in message.hint


def test_a_fallback_of_a_spot_may_be_a_screen_colour(project: Project) -> None:
    (message,) = palette(project, 'accent: {name: 烫金, fallback: "#B8963E"}').messages()
    assert (message.code, "fallback: C" in message.hint) == ("rgb-color", True)


# -- words that can be read ---------------------------------------------------------------------------------------------


def told(project: Project, *entries: str) -> list[str]:
    return [message.message for message in palette(project, *entries).messages() if message.code == "low-contrast"]


def test_an_accent_too_pale_for_small_words_is_warned_of_with_a_darker_one(project: Project) -> None:
    message = palette(project, "accent: C0 M70 Y100 K0").only()
    assert message.code == "low-contrast"
    assert "小标题、页码、量词要 4.5:1" in message.message
    offered = message.hint.rsplit("写深一些：", 1)[1]
    assert told(project, offered) == []


@pytest.mark.parametrize("accent", ["C0 M100 Y100 K10", "C71 M0 Y63 K52", "C100 M80 Y0 K20"])
def test_colours_that_can_be_read_are_let_pass(project: Project, accent: str) -> None:
    assert palette(project, f"accent: {accent}").codes() == []


def test_a_field_between_dark_and_light_is_warned_of_with_one_of_each(project: Project) -> None:
    (message,) = palette(project, "field: C0 M0 Y0 K59").messages()
    offered = re.findall(r"field: C\d+ M\d+ Y\d+ K\d+", message.hint)
    assert len(offered) == 2
    assert [told(project, each) for each in offered] == [[], []]


def test_words_of_an_ink_that_is_too_pale_are_warned_of_once(project: Project) -> None:
    (message,) = told(project, "ink: C0 M0 Y0 K50")
    assert message.startswith("ink 印在纸上")


def test_a_title_like_its_field_is_warned_of(project: Project) -> None:
    (message,) = told(project, "title: C0 M100 Y90 K30")
    assert message.startswith("封面书名印在 field 上")


def test_what_the_theme_has_by_itself_is_not_warned_of(project: Project) -> None:
    assert palette(project, "muted: C0 M0 Y0 K60").codes() == []


@pytest.mark.slow
@pytest.mark.parametrize("name", theme_names())
def test_words_on_any_field_are_told_from_it_or_a_message_says_that_they_are_not(project: Project, name: str) -> None:
    chance, profile = random.Random(3), builtin_profile()
    warned = 0
    for _ in range(40):
        color = Cmyk(*(chance.choice((0.0, chance.randrange(101) / 100)) for _ in range(3)), chance.choice((0.0, 0.3)))
        project.report(f"theme: {{base: {name}, palette: {{field: {written(color)}}}}}")
        read = project.read()
        assert read.document is not None
        ratio = told_from(read.document.report.theme, color, profile)
        between = any("作底色" in message.message for message in read.diagnostics)
        warned += between
        assert (ratio < SMALL) == between, written(color)
    assert 0 < warned < 30


def told_from(choice: ThemeChoice, ground: Cmyk, profile: bytes) -> float:
    theme = read_theme(choice, (595.0, 842.0), profile)
    words: tuple[Color, Color] = (on_field(theme, theme.color("field")), ground)
    return contrast(*luminances(words, profile))


def test_white_on_orange_becomes_ink_on_orange() -> None:
    """The formula saw a dark field in C0 M70 Y100, on which paper has 3.3 : 1."""
    orange = Cmyk(0.0, 0.7, 1.0, 0.0)
    theme = read_theme(ThemeChoice("vermilion", (("field", orange),)), (595.0, 842.0))
    assert on_field(theme, orange) == theme.color("ink")
    assert told_from(ThemeChoice("vermilion", (("field", orange),)), orange, builtin_profile()) >= SMALL


@pytest.mark.parametrize("text", ["C0 M70 Y100 K0", "C80 M0 Y60 K0", "C50 M50 Y0 K0", "C0 M0 Y100 K0"])
def test_what_is_proposed_keeps_the_hue(project: Project, text: str) -> None:
    message = next(m for m in palette(project, f"accent: {text}").messages() if "纸上" in m.message)
    offered = message.hint.rsplit("accent: ", 1)[1]
    labs = printed_labs([_inks(text), _inks(offered)], builtin_profile())
    assert hue_between(*labs) < 10
    assert labs[1].l < labs[0].l


def _inks(text: str) -> Cmyk:
    return Cmyk(*(int(share) / 100 for share in re.findall(r"\d+", text)))
