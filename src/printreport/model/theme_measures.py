"""The measures of a theme beyond its grid and its type: one value for each part, the unit in each field's name.

A theme's file has the same names; who reads a field says by its type what may be written.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HanMeasures:
    """A Han character: how many em above the baseline its face begins."""

    face_top_em: float


@dataclass(frozen=True, slots=True)
class RuleMeasures:
    """Rules between figures, of charts and of contents: their thickness."""

    hairline_pt: float
