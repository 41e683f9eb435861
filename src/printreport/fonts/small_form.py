"""Superscripts and subscripts that a face lacks, made from its own figures, letters and signs."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from printreport.fonts.font_face import FontFace

_SCALE, _RISE, _DROP = 0.6, 0.34, 0.14
"""Size and place where the face has no superior figure to be measured against, in em."""


@dataclass(frozen=True, slots=True)
class SmallForm:
    """How a raised or lowered character is made: `base` of a face at `scale`, its baseline `drop` em lower (negative: higher)."""

    face: FontFace
    base: str
    scale: float
    drop: float


@lru_cache(maxsize=1024)
def small_base(char: str) -> tuple[str, bool] | None:
    """The character that a superscript or subscript repeats and whether it is raised; None for any other character."""
    kind, _, code = unicodedata.decomposition(char).partition(" ")
    if kind not in ("<super>", "<sub>") or " " in code:
        return None
    base = chr(int(code, 16))
    return None if unicodedata.east_asian_width(base) in "WF" else (base, kind == "<super>")


def small_form(face: FontFace, char: str) -> SmallForm | None:
    """The form made from a face's own character, as large and as high as the face's own ²; None where it can't be made."""
    found = small_base(char)
    if found is None or not face.has(found[0]):
        return None
    base, raised = found
    scale, rise = _measured(face)
    return SmallForm(face, base, scale, -rise if raised else _DROP)


def _measured(face: FontFace) -> tuple[float, float]:
    small, plain = (face.ink(face.glyph(char)) if face.has(char) else None for char in "²2")
    if small is None or plain is None:
        return _SCALE, _RISE
    scale = (small[3] - small[1]) / (plain[3] - plain[1])
    return scale, small[1] - scale * plain[1]
