"""The measures of a theme beyond its grid and its type: one value for each part, the unit in each field's name.

A theme's file has the same names; who reads a field says by its type what may be written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CaptionPlace = Literal["strips", "block"]
"""Captions of photo walls: in strips where those fit, or always in one block under the wall."""


@dataclass(frozen=True, slots=True)
class HanMeasures:
    """A Han character: how many em above the baseline its face begins."""

    face_top_em: float


@dataclass(frozen=True, slots=True)
class RuleMeasures:
    """Rules between figures, of charts and of contents: their thickness."""

    hairline_pt: float


@dataclass(frozen=True, slots=True)
class HeadingMeasures:
    """A section's heading: its lines, the rules above it, and where its words stand under them.

    `over_columns` sets headings over all columns, the text above and below them level. `hairline_pt` is a rule over the whole
    column, `rule_length_em` (em of the body) and `rule_width_pt` a short one in the accent; 0 for none. `drop_pt` leads from the
    face top of the heading's first grid line to its first baseline, `pitch_pt` on to the next; `foot_pt` stay free below.
    """

    most_lines: int
    over_columns: bool
    hairline_pt: float
    rule_length_em: float
    rule_width_pt: float
    pitch_pt: float
    drop_pt: float
    foot_pt: float


@dataclass(frozen=True, slots=True)
class SectionMeasures:
    """How a section begins: on a page of its own or not, under how many blank lines inside a column.

    `drop_cap_lines` is the depth of its first character (首字下沉); under 2 there is none.
    """

    opens_page: bool
    space_lines: int
    drop_cap_lines: int


@dataclass(frozen=True, slots=True)
class CaptionMeasures:
    """Captions of photographs: the lines that a strip of one line takes, and where those of walls stand."""

    strip_lines: float
    on_walls: CaptionPlace


@dataclass(frozen=True, slots=True)
class RunningHeadMeasures:
    """Running head and folio: how far the folio stands under the last baseline, and the running head over the first."""

    drop_lines: float


@dataclass(frozen=True, slots=True)
class TitleMeasures:
    """The title of cover and opening: its greatest size in em of the body, its pitch in em of its own.

    On the cover it may take a share of the type area's height, another on landscape pages; across the head of a text page it is
    `block_pt` large at most.
    """

    largest_em: float
    pitch_em: float
    height_share: float
    landscape_share: float
    block_pt: float


@dataclass(frozen=True, slots=True)
class OpeningMeasures:
    """Opening and closing words: their measure in em of the body, and the rail beside them in which the title stands.

    Beside a rail a line has so many characters at least, and grows to so many on wide pages.
    """

    measure_em: float
    rail_em: float
    fewest_characters: int
    most_characters: int


@dataclass(frozen=True, slots=True)
class MessageMeasures:
    """A leader's words on pages of their own: the portrait beside or over them, and the signature under them.

    The portrait is `rail_em` (of the body) wide beside many words, and at most a share of the type area's width over few;
    `shape_share` is its width by its height. Under it a line has so many characters at most. A signature that is a picture is
    so many millimetres high.
    """

    rail_em: float
    shape_share: float
    widest_share: float
    longest_characters: int
    signature_mm: float


@dataclass(frozen=True, slots=True)
class QuoteMeasures:
    """The size of a pull quote: the least, the least that is good, the wished one, the most."""

    least_pt: float
    good_pt: float
    wished_pt: float
    most_pt: float


@dataclass(frozen=True, slots=True)
class CalloutMeasures:
    """Figures in display size: the rows of modules that a giant one may take, the white before a measure word."""

    hero_rows: int
    measure_word_gap_pt: float
