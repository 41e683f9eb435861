"""Reads a theme and works it out for one trim: margins, columns, lines and type in points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from printreport.core.color import Color
from printreport.core.lab import LARGE, SMALL
from printreport.core.units import mm
from printreport.images.press_color import builtin_profile
from printreport.model.document import ThemeChoice
from printreport.model.theme import BodyForm, ColorRole, Grid, PageGeometry, StyleName, TextStyle, Theme
from printreport.theme.theme_file import FormEntry, GridMeasures, PageMeasures, StyleEntry, ThemeFile, open_theme
from printreport.theme.tones import Tones

# Floating millimetres must not lose a column or a line that fits exactly.
_EXACT = 1e-6
_LARGE_SIZE, _LARGE_HEAVY = 18.0, 14.0
"""Points: large type by WCAG 2.1, 1.4.3, and large type in a heavy face."""
_MODULES = {1: 6, 2: 6, 3: 6, 4: 8}


@dataclass(frozen=True, slots=True)
class WordsOnPaper:
    """A style whose words stand on bare paper: its name, the palette role of its colour, and the contrast that it needs."""

    style: StyleName
    role: ColorRole
    need: float


def words_on_paper(theme: ThemeFile) -> tuple[WordsOnPaper, ...]:
    """The styles of a theme by the colours of their words; those in the colour of paper stand on fields instead."""
    styles = theme.styles.items()
    return tuple(WordsOnPaper(name, s.color, _need(s.size_pt, s.face)) for name, s in styles if s.color != "paper")


def _need(size: float, face: str) -> float:
    """What WCAG 2, 1.4.3, asks of words: less from 18 points on, and from 14 points of a bold face on."""
    heavy = face.endswith(("bold", "black"))
    return LARGE if size >= _LARGE_SIZE or (heavy and size >= _LARGE_HEAVY) else SMALL


def read_theme(choice: ThemeChoice, trim: tuple[float, float], profile: bytes | None = None) -> Theme:
    """The chosen theme, worked out for a trim of so many points; palette roles of the choice replace the theme's.

    How light its colours look is measured through a press profile, by default that of the usual condition.
    """
    source = open_theme(choice.name)
    palette = source.colors(dict(choice.palette))
    tones = Tones.measured(palette, profile or builtin_profile())
    page, grid = _geometry(source.page, source.grid, trim)
    return Theme(
        name=source.name,
        page=page,
        grid=grid,
        styles={name: _style(entry, palette) for name, entry in source.styles.items()},
        palette=palette,
        luminances=tones.luminances,
        figure_colors=tones.figure_colors,
        picture_gap=mm(source.grid.picture_gap_mm),
        han=source.han,
        rules=source.rules,
        heading=source.heading,
        section=source.section,
        caption=source.caption,
        running_head=source.running_head,
        title=source.title,
        opening=source.opening,
        message=source.message,
        quote=source.quote,
        callout=source.callout,
        forms=tuple(form for entry in source.forms if (form := _form(entry)).columns == grid.text_columns),
    )


def _geometry(page: PageMeasures, wished: GridMeasures, trim: tuple[float, float]) -> tuple[PageGeometry, Grid]:
    width, height = trim
    em, leading, gap = wished.size_pt, wished.leading_pt, wished.gap_em
    inside, outside = page.inside_share * width, page.outside_share * width
    head, foot = page.head_share * height, page.foot_share * height
    count, measure = _columns(width - inside - outside, em, gap, wished.measure_em)
    lines = int((height - head - foot - em) / leading + _EXACT) + 1
    text_width = (count * (measure + gap) - gap) * em
    inside, outside = _spread_rest(inside, outside, width - text_width)
    head, foot = _spread_rest(head, foot, height - (lines - 1) * leading - em)
    modules = _MODULES[count]
    module = (text_width / em + gap) / modules - gap
    return (
        PageGeometry(width, height, mm(page.bleed_mm), inside, outside, head, foot),
        Grid(em, leading, modules, module, gap, lines, wished.row_lines, count, measure),
    )


def _form(entry: FormEntry) -> BodyForm:
    """A body form as the theme writes it; the text's columns are as many as the page's when it doesn't say otherwise."""
    columns = len(entry.text) if entry.columns is None else entry.columns
    foot = entry.at == "foot"
    return BodyForm(entry.name, columns, entry.text, entry.element, foot, entry.beside, entry.mirror, entry.title)


def _columns(width: float, em: float, gap: float, wished: float) -> tuple[int, float]:
    """How many text columns of how many whole em come nearest to the wished measure."""
    room = int(width / em + _EXACT)
    count = min(4, max(1, round((room + gap) / (wished + gap))))
    return count, float(int((room - gap * (count - 1)) // count))


def _spread_rest(first: float, second: float, total: float) -> tuple[float, float]:
    """Two margins that sum to `total` in their proportion."""
    return total * first / (first + second), total * second / (first + second)


def _style(entry: StyleEntry, palette: Mapping[str, Color]) -> TextStyle:
    return TextStyle(
        face=entry.face,
        size=entry.size_pt,
        leading=entry.leading_pt,
        color=palette[entry.color],
        strong=entry.strong,
        emphasis=entry.emphasis,
        latin=entry.latin,
        latin_scale=entry.latin_scale,
        indent=entry.indent_em,
        align=entry.align,
        tracking=entry.tracking_em,
    )
