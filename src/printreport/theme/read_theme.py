"""Reads a theme and works it out for one trim: margins, columns, lines and type in points."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib import resources
from typing import Any, cast

from printreport.core.color import PAPER, Cmyk, Color
from printreport.core.lab import LARGE, SMALL
from printreport.core.units import ZIHAO, mm
from printreport.images.press_color import builtin_profile
from printreport.model.document import ThemeChoice
from printreport.model.theme import Alignment, BodyForm, Grid, PageGeometry, TextStyle, Theme
from printreport.theme.tones import Tones

# Floating millimetres must not lose a column or a line that fits exactly.
_EXACT = 1e-6
_LARGE_SIZE, _LARGE_HEAVY = 18.0, 14.0
_MODULES = {1: 6, 2: 6, 3: 6, 4: 8}


def theme_names() -> tuple[str, ...]:
    """The names of the themes that come with printreport, sorted."""
    folder = resources.files("printreport.theme") / "builtin"
    return tuple(sorted(entry.name.removesuffix(".yaml") for entry in folder.iterdir() if entry.name.endswith(".yaml")))


def style_faces(name: str) -> dict[str, str]:
    """The font role of each style of a theme."""
    return {style: entry["face"] for style, entry in _source(name)["styles"].items()}


@dataclass(frozen=True, slots=True)
class WordsOnPaper:
    """A style whose words stand on bare paper: its name, the palette role of its colour, and the contrast that it needs."""

    style: str
    role: str
    need: float


def words_on_paper(name: str) -> tuple[WordsOnPaper, ...]:
    """The styles of a theme by the colours of their words; those in the colour of paper stand on fields instead."""
    styles = _source(name)["styles"].items()
    found = ((style, entry["color"], _need(_length(entry["size"]), entry["face"])) for style, entry in styles)
    return tuple(WordsOnPaper(*one) for one in found if one[1] != "paper")


def _need(size: float, face: str) -> float:
    """What WCAG 2, 1.4.3, asks of words: less from 18 points on, and from 14 points of a bold face on."""
    heavy = face.endswith(("bold", "black"))
    return LARGE if size >= _LARGE_SIZE or (heavy and size >= _LARGE_HEAVY) else SMALL


def palette_of(name: str, chosen: Mapping[str, Color]) -> dict[str, Color]:
    """Every role's colour: the chosen one, the theme's own, or that of the role whose name the theme gives for it."""
    roles = _source(name)["palette"]
    own = {role: _color(text) for role, text in roles.items() if text not in roles}
    colors: dict[str, Color] = {"paper": PAPER, **own, **chosen}
    return colors | {role: colors[text] for role, text in roles.items() if text in roles and role not in chosen}


def palette_source(name: str, role: str, chosen: Iterable[str]) -> str:
    """The role that a role takes its colour from: itself, or the one whose name the theme gives for it."""
    roles = _source(name)["palette"]
    followed = roles.get(role, role)
    return followed if followed in roles and role not in chosen else role


def read_theme(choice: ThemeChoice, trim: tuple[float, float], profile: bytes | None = None) -> Theme:
    """The chosen theme, worked out for a trim of so many points; palette roles of the choice replace the theme's.

    How light its colours look is measured through a press profile, by default that of the usual condition.
    """
    source = _source(choice.name)
    palette = palette_of(choice.name, dict(choice.palette))
    tones = Tones.measured(palette, profile or builtin_profile())
    grid_source = source["grid"]
    em, leading = _length(grid_source["size"]), _length(grid_source["leading"])
    page, grid = _geometry(source["page"], grid_source, em, leading, trim)
    return Theme(
        name=source["name"],
        page=page,
        grid=grid,
        styles={name: _style(entry, palette) for name, entry in source["styles"].items()},
        palette=palette,
        luminances=tones.luminances,
        figure_colors=tones.figure_colors,
        picture_gap=_length(grid_source["picture_gap"]),
        numbers={name: float(value) for name, value in source["numbers"].items()},
        forms=tuple(form for entry in source["forms"] if (form := _form(entry)).columns == grid.text_columns),
    )


@functools.cache
def _source(name: str) -> Mapping[str, Any]:
    import yaml

    text = (resources.files("printreport.theme") / "builtin" / f"{name}.yaml").read_text("utf-8")
    return cast(Mapping[str, Any], yaml.safe_load(text))


def _geometry(
    page: Mapping[str, Any], grid: Mapping[str, Any], em: float, leading: float, trim: tuple[float, float]
) -> tuple[PageGeometry, Grid]:
    width, height = trim
    margins = {side: page[side] * (width if side in ("inside", "outside") else height) for side in _SIDES}
    count, measure = _columns(width - margins["inside"] - margins["outside"], em, float(grid["gap"]), grid["measure"])
    lines = int((height - margins["head"] - margins["foot"] - em) / leading + _EXACT) + 1
    text_width = (count * (measure + grid["gap"]) - grid["gap"]) * em
    inside, outside = _spread_rest(margins["inside"], margins["outside"], width - text_width)
    head, foot = _spread_rest(margins["head"], margins["foot"], height - (lines - 1) * leading - em)
    modules = _MODULES[count]
    module = (text_width / em + grid["gap"]) / modules - grid["gap"]
    return (
        PageGeometry(width, height, _length(page["bleed"]), inside, outside, head, foot),
        Grid(em, leading, modules, module, float(grid["gap"]), lines, grid["row_lines"], count, measure),
    )


def _form(entry: Mapping[str, Any]) -> BodyForm:
    """A body form as the theme writes it; the text's columns are as many as the page's when it doesn't say otherwise."""
    text, beside = (tuple((first, count) for first, count in entry.get(key, ())) for key in ("text", "beside"))
    element = entry.get("element")
    return BodyForm(
        entry["name"],
        int(entry.get("columns", len(text))),
        text,
        (element[0], element[1]) if element else None,
        entry.get("at") == "foot",
        beside,
        bool(entry.get("mirror", False)),
        str(entry.get("title", entry["name"])),
    )


_SIDES = ("inside", "outside", "head", "foot")


def _columns(width: float, em: float, gap: float, wished: float) -> tuple[int, float]:
    """How many text columns of how many whole em come nearest to the wished measure."""
    room = int(width / em + _EXACT)
    count = min(4, max(1, round((room + gap) / (wished + gap))))
    return count, float(int((room - gap * (count - 1)) // count))


def _spread_rest(first: float, second: float, total: float) -> tuple[float, float]:
    """Two margins that sum to `total` in their proportion."""
    return total * first / (first + second), total * second / (first + second)


def _style(entry: Mapping[str, Any], palette: Mapping[str, Color]) -> TextStyle:
    style = TextStyle(
        face=entry["face"],
        size=_length(entry["size"]),
        leading=_length(entry["leading"]),
        color=palette[entry["color"]],
        indent=float(entry.get("indent", 0)),
        align=cast(Alignment, entry.get("align", "justify")),
        tracking=float(entry.get("tracking", 0)),
    )
    return replace(style, **{key: entry[key] for key in ("strong", "emphasis", "latin", "latin_scale") if key in entry})


def _length(value: str | float) -> float:
    """A length of a theme in points: a 字号, `17pt`, `3mm`, or a bare number of points."""
    if isinstance(value, int | float):
        return float(value)
    if value in ZIHAO:
        return ZIHAO[value]
    return mm(float(value[:-2])) if value.endswith("mm") else float(value.removesuffix("pt"))


def _color(text: str) -> Cmyk:
    """A process colour written `C0 M100 Y100 K10`."""
    parts = {ink: float(share) / 100 for ink, share in re.findall(r"([CMYK])(\d+(?:\.\d+)?)", text)}
    return Cmyk(parts["C"], parts["M"], parts["Y"], parts["K"])
