"""What a file is printed for: press conditions and the findings of proof and preflight."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PressCondition:
    """A characterised printing condition: registered identifier, registry, and the ICC profile's bytes."""

    name: str
    identifier: str
    registry: str
    info: str
    profile: bytes


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """How large a photograph stands on a page, and the resolution that this gives it."""

    photo: str
    page: int
    width: float
    height: float
    ppi: float
