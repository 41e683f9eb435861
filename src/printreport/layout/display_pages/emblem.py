"""The emblem on cover and back: how large it is, whether it needs a plate under it, and its place in the structure.

Nothing is drawn over an emblem, and it is never cropped or recoloured. Where its outline would be lost in the ground it stands
on a plate with its clear space around.
"""

from __future__ import annotations

from dataclasses import dataclass

from printreport.core.color import Cmyk, Color
from printreport.core.geometry import Rect
from printreport.core.memo import Kind
from printreport.core.units import mm
from printreport.images.emblem_look import EmblemLook
from printreport.images.emblem_picture import read_look
from printreport.layout.page.setting import Setting, artifact, tagged
from printreport.layout.page.solid_field import field
from printreport.model.document import Logo
from printreport.model.layout import Item, PlacedEmblem

LEAST_SIDE = mm(10.0)
"""The shorter side of an emblem in print."""

_WISHED_SHARE, _MOST_WISHED = 0.05, mm(22.0)
"""The side of a square emblem as a share of the page's height, and the most of it."""

_WIDEST_SHARE = 0.45
"""The share of the type area's width that an emblem takes where that leaves it large enough."""

_CLEAR_SHARE = 0.25
"""The clear space around an emblem as a share of its height."""

EMBLEM_ORDER = (-8, 2)
"""After publisher and date."""


@dataclass(frozen=True, slots=True)
class Emblem:
    """The emblem's size in points and how it looks."""

    width: float
    height: float
    look: EmblemLook
    is_vector: bool

    @property
    def clear(self) -> float:
        """What stays free on all sides."""
        return _CLEAR_SHARE * min(self.width, self.height)


_LOOKS: Kind[EmblemLook] = Kind(4)


def emblem_of(setting: Setting) -> Emblem | None:
    """The report's emblem at the size that suits the trim; None without one."""
    logo = setting.document.report.logo
    if logo is None:
        return None
    root = setting.document.root
    look = setting.memo.recall(_LOOKS, logo, root, lambda: read_look(logo, root))
    return Emblem(*_size(setting, logo), look, logo.format == "PDF")


def _size(setting: Setting, logo: Logo) -> tuple[float, float]:
    """As much area for every shape, the shorter side never under LEAST_SIDE; no wider than the type area all the same."""
    page, width = setting.theme.page, setting.theme.grid.width
    wished = min(_MOST_WISHED, max(LEAST_SIDE, _WISHED_SHARE * min(page.height, 1.4 * page.width)))
    high = min((1.3 * wished * wished / logo.ratio) ** 0.5, wished * 1.25)
    high = min(high, _WIDEST_SHARE * width / logo.ratio)
    high = max(high, LEAST_SIDE / min(1.0, logo.ratio))
    high = min(high, width / logo.ratio)
    return high * logo.ratio, high


def plate_color(setting: Setting, emblem: Emblem, ground: Color) -> Color | None:
    """The colour of the plate that an emblem needs on a ground; None where it can stand there as it is.

    Paper where the emblem is told from it, else the first of field and ink that it is told from. Pixels are laid on process
    inks alone, so that a field of a spot colour always has a plate.
    """
    theme = setting.theme
    can_lie = emblem.is_vector or isinstance(ground, Cmyk)
    if can_lie and emblem.look.reads_on(theme.luminances[ground]):
        return None
    return own_plate(setting, emblem)


def own_plate(setting: Setting, emblem: Emblem) -> Color:
    """The colour of a plate that an emblem is told from, whatever lies around it."""
    theme = setting.theme
    usable = [color for role in ("paper", "field", "ink") if isinstance(color := theme.palette[role], Cmyk)]
    return next((color for color in usable if emblem.look.reads_on(theme.luminances[color])), theme.color("paper"))


def place_emblem(setting: Setting, rect: Rect, ground: Color | None, plate: Rect | None, *, named: bool) -> tuple[Item, ...]:
    """The emblem in `rect`; `ground` is the colour under it, that of its `plate` where it has one; `setting` has the report.

    `named` makes it an element of the document; where it is shown again it is none.
    """
    under = (field(plate, ground),) if plate is not None and ground is not None else ()
    item = PlacedEmblem(rect, ground)
    if not named:
        return (*under, artifact((item,)))
    return (*under, tagged("figure", "emblem", EMBLEM_ORDER, (item,), alt=alt_of(setting)))


def alt_of(setting: Setting) -> str:
    """What a reader who cannot see the emblem is told: whose it is."""
    report = setting.document.report
    word = "标志" if report.language == "zh-Hans-CN" else "標誌"
    return f"{report.publisher}{word}" if report.publisher else word
