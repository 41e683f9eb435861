"""Colour spaces and colours as a content stream names them (ISO 32000-1, 8.6), and the inks that they print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from printreport.foreign.limits import ReadingLimitError
from printreport.foreign.pdf_value import PdfValue

_SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_DEVICE = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}
_CIE = {"CalGray": 1, "CalRGB": 3, "Lab": 3}
_PROCESS = {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}
_DEEPEST = 6
"""Colour spaces in each other: the format allows three or four (a pattern's, indexed, of a separation, of its alternate)."""
_MOST_INKS = 64
"""Twice what DeviceN allows (ISO 32000-1, annex C)."""
NO_INK = 0.001
"""A share of an ink under which a press prints none: a quarter of the least that 8 bits can say."""


@dataclass(frozen=True, slots=True)
class ColourSpace:
    """A colour space: its family, number of components, inks (Separation, DeviceN) and the space below it.

    `definition` tells two spaces of one name apart; `source` is the PDF object (the profile's stream for ICCBased).
    """

    kind: str
    components: int
    inks: tuple[str, ...] = ()
    base: ColourSpace | None = None
    definition: bytes = b""
    source: Any = field(default=None, compare=False)

    @property
    def painted(self) -> ColourSpace:
        """The space that the pixels of an indexed picture stand in; itself otherwise."""
        return self.base.painted if self.kind in ("Indexed", "Pattern") and self.base is not None else self

    @property
    def family(self) -> str:
        """The kind as a reader knows it, ICC profiles with the number of their components."""
        return f"ICCBased{self.components}" if self.kind == "ICCBased" else self.kind


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour that paint is set to: space, components, and the pattern if it is one."""

    space: ColourSpace
    values: tuple[float, ...]
    pattern: Any = field(default=None, compare=False)

    @property
    def inks(self) -> Mapping[str, float] | None:
        """Share of each ink (C M Y K or a spot's name); None for colours that are no inks."""
        return _inks(self.space, self.values)

    @property
    def used_inks(self) -> tuple[str, ...]:
        """The inks that really print."""
        return tuple(name for name, share in (self.inks or {}).items() if share > NO_INK)

    @property
    def total_ink(self) -> float:
        """Shares of all process inks together, 4 at most; spots count as inks of their own."""
        return sum((self.inks or {}).values())

    @property
    def is_white(self) -> bool:
        """Whether it leaves the paper bare."""
        inks = self.inks
        if inks is not None:
            return all(share <= NO_INK for share in inks.values())
        return self.space.components == 3 and self.space.kind != "Lab" and min(self.values, default=0.0) >= 0.999

    @property
    def is_black(self) -> bool:
        """Whether the black plate alone prints it, as a solid or nearly so."""
        inks = self.inks
        return inks is not None and self.used_inks == ("K",) and inks["K"] >= 0.85

    @property
    def is_rich_black(self) -> bool:
        """Whether it is seen as black but printed from several plates."""
        inks = self.inks
        if inks is None:
            return len(self.values) == 3 and self.space.kind != "Lab" and max(self.values) <= 0.2
        if len(self.used_inks) < 2 or set(self.used_inks) - set("CMYK"):
            return False
        dark = inks.get("C", 0) >= 0.6 and inks.get("M", 0) >= 0.55 and inks.get("Y", 0) >= 0.55
        return inks.get("K", 0) >= 0.85 or (dark and sum(inks.values()) >= 2.0)

    @property
    def text(self) -> str:
        """The colour as printers write it."""
        inks = self.inks
        if inks is None:
            return f"{self.space.kind} {' '.join(f'{value:g}' for value in self.values)}"
        return " ".join(f"{name}{share * 100:.0f}" for name, share in inks.items()) or "无墨"


def _inks(space: ColourSpace, values: tuple[float, ...]) -> Mapping[str, float] | None:
    if len(values) != space.components:
        return None
    if space.components == 4 and space.kind in ("DeviceCMYK", "ICCBased"):
        return dict(zip("CMYK", values, strict=True))
    if space.components == 1 and space.kind in ("DeviceGray", "CalGray", "ICCBased"):
        return {"K": 1.0 - values[0]}
    if space.kind in ("Separation", "DeviceN"):
        return {_PROCESS.get(name, name): value for name, value in zip(space.inks, values, strict=True) if name != "None"}
    return None


DEVICE_GRAY = ColourSpace("DeviceGray", 1)
BLACK = Colour(DEVICE_GRAY, (0.0,))
UNKNOWN = ColourSpace("unknown", 0)


def device_space(name: str) -> ColourSpace:
    """DeviceGray, DeviceRGB or DeviceCMYK."""
    return ColourSpace(name, _DEVICE[name])


def initial_colour(space: ColourSpace) -> Colour:
    """What a space begins with when it is chosen (ISO 32000-1, 8.6.3)."""
    if space.kind == "DeviceCMYK":
        return Colour(space, (0.0, 0.0, 0.0, 1.0))
    first = 1.0 if space.kind in ("Separation", "DeviceN") else 0.0
    return Colour(space, (first,) * space.components)


def colour_space(value: PdfValue | str | None, resources: PdfValue | None, depth: int = 0) -> ColourSpace:
    """The space that a name or array stands for; names are looked up in the resources' ColorSpace.

    Raises MalformedError.
    """
    if value is None or depth > _DEEPEST:
        return UNKNOWN
    if isinstance(value, str) or value.kind in ("name", "string"):
        return _named_space(str(value).lstrip("/"), resources, depth)
    if value.kind == "array" and len(value):
        return _array_space(value, resources, depth)
    return UNKNOWN


def _named_space(name: str, resources: PdfValue | None, depth: int) -> ColourSpace:
    name = _SHORT.get(name, name)
    if name in _DEVICE:
        return device_space(name)
    if name == "Pattern":
        return ColourSpace("Pattern", 0)
    spaces = resources.get("/ColorSpace") if resources is not None else None
    return colour_space(spaces.get(f"/{name}"), resources, depth + 1) if spaces is not None else UNKNOWN


def _array_space(array: PdfValue, resources: PdfValue | None, depth: int) -> ColourSpace:
    kind = _SHORT.get(str(array[0]).lstrip("/"), str(array[0]).lstrip("/"))
    if kind == "ICCBased":
        return ColourSpace(kind, int(array[1].get("/N", 0)), source=array[1])
    if kind in _CIE:
        return ColourSpace(kind, _CIE[kind])
    if kind in ("Separation", "DeviceN"):
        return _spot_space(array, kind, resources, depth)
    if kind == "Indexed":
        return ColourSpace(kind, 1, base=colour_space(array[1], resources, depth + 1))
    if kind == "Pattern":
        return ColourSpace(kind, 0, base=colour_space(array[1], resources, depth + 1) if len(array) > 1 else None)
    return colour_space(array[0], resources, depth + 1)


def _spot_space(array: PdfValue, kind: str, resources: PdfValue | None, depth: int) -> ColourSpace:
    names = [array[1]] if kind == "Separation" else list(array[1]) if len(array[1]) <= _MOST_INKS else None
    if names is None:
        raise ReadingLimitError(f"一个颜色空间有 {len(array[1])} 种墨，超过 {_MOST_INKS} 种")
    inks = tuple(str(name)[1:] for name in names)
    base = colour_space(array[2], resources, depth + 1)
    return ColourSpace(kind, len(inks), inks, base, definition=_definition(array))


def _definition(array: PdfValue) -> bytes:
    """Alternate space and tint transform: what one spot's name must always mean."""
    function = array[3]
    said = b"".join(part.written for part in (array[2], function))
    return said + (function.digest if function.kind == "stream" else b"")
