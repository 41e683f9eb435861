"""Runs of glyphs as TJ arrays: each glyph's code, and the moves that widths alone do not make (ISO 32000-1, 9.4.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_CODES = tuple(f"{code:04X}" for code in range(65536))
_BACKS: dict[int, str] = {}
_STILL = 0.0005
"""Points: half of the 0.001 to which places are held."""


def line_ends(across: Sequence[float]) -> list[int]:
    """Where a run leaves its baseline, and where it ends."""
    first = across[0]
    if across.count(first) == len(across):
        return [len(across)]
    ends = []
    for index, level in enumerate(across):
        if abs(level - first) > _STILL:
            ends.append(index)
            first = level
    return [*ends, len(across)]


def shown(glyphs: Sequence[int], along: Sequence[float], size: float, widths: Mapping[int, float]) -> str:
    """The TJ of glyphs on one baseline; the pen goes as a reader's does, so that rounding never adds up."""
    parts: list[str] = []
    add = parts.append
    pen = along[0]
    step = size / 100000.0
    for glyph, place in zip(glyphs, along, strict=True):
        gap = pen - place
        if gap > _STILL or gap < -_STILL:
            steps = round(gap / step)
            add(_BACKS.get(steps) or _back(steps))
            pen -= steps * step
        add(_CODES[glyph])
        pen += widths[glyph] * size
    return f"[<{''.join(parts)}>] TJ"


def _back(steps: int) -> str:
    """A move back by hundredths of a thousandth of the em, between two pieces of a TJ array; the common ones are kept."""
    text = f">{steps / 100:g}<" if abs(steps) < 100000 else f">{steps / 100:.2f}<"
    if len(_BACKS) < 65536:
        _BACKS[steps] = text
    return text
