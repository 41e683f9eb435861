"""Black and white: text on one plate, black over colours, white never over them, small letters in one ink."""

from __future__ import annotations

from collections.abc import Iterator

from printreport.preflight.check import ERROR, WARNING, Fault, Subject
from printreport.preflight.profile import PRESS
from printreport.preflight.reading.box import Box
from printreport.preflight.reading.page_reading import PageReading
from printreport.preflight.reading.painted import ImageMark, Mark, PathMark, ShadingMark, TextMark

BLACK = Subject("黑与白")

_OVERPRINTS_UNDER = 12.0
"""Points (GWG 2022, R0009): smaller black text overprints, as misregister shows at its edges."""
_ONE_INK_UNDER = 8.0
"""Points (GWG 2022, R0016, R0017): smaller text has one ink."""
_LEAST = 5.0
"""Points: what Chinese print houses call the smallest type (CY/T)."""
_MOST_FIELDS = 1000
"""Coloured fields of a page that text is compared with, the largest ones: the time grows with their product."""


def _inside(page: PageReading) -> list[TextMark]:
    """The text that is printed on the page itself, not on the sheet around it; Type 3 glyphs are judged as outlines."""
    area = page.frame.inked
    return [mark for mark in page.texts if mark.box.overlaps(area) and mark.font.kind != "Type3"]


def _fields(page: PageReading) -> list[tuple[int, Box]]:
    """The largest coloured areas that text could stand on, with their places in painting order."""
    found = [(index, mark.box) for index, mark in enumerate(page.marks) if _is_ink(mark)]
    return sorted(found, key=lambda field: -field[1].width * field[1].height)[:_MOST_FIELDS]


def _is_ink(mark: Mark) -> bool:
    if isinstance(mark, ImageMark | ShadingMark):
        return True
    return isinstance(mark, PathMark) and any(not coat.colour.is_white for coat in mark.coats)


def _knocked_out(page: PageReading) -> Iterator[tuple[TextMark, bool]]:
    """Solid black text that does not overprint, and whether it stands on something coloured."""
    fields = _fields(page)
    order = {id(mark): index for index, mark in enumerate(page.marks)}
    for mark in _inside(page):
        if mark.size < _OVERPRINTS_UNDER and any(
            _knocks_out(mark, coat.overprint) and coat.colour.is_black for coat in mark.coats
        ):
            yield mark, any(index < order[id(mark)] and box.overlaps(mark.box) for index, box in fields)


def _knocks_out(mark: TextMark, overprint: bool) -> bool:
    """Whether a black coat cuts what lies below; OPM 0 makes DeviceCMYK's zeros white (ISO 32000-1, 8.6.7)."""
    return not overprint or (mark.look.overprint_mode != 1 and mark.look.fill.space.components == 4)


@BLACK.of_page(
    "black-text-overprint",
    ERROR,
    PRESS,
    "GWG 2022, R0009",
    "压在颜色上的小号黑字叠印",
    "黑字镂空底色，套印稍有偏差就露白边。",
    "12 点以下的 K100 黑字设为叠印（OPM 1）。",
)
def _overprint(page: PageReading) -> Iterator[Fault]:
    for mark, stands_on_ink in _knocked_out(page):
        if stands_on_ink:
            yield Fault(f"{mark.size:.1f} 点的黑字压在颜色上，没有叠印", page.number, mark.box)


@BLACK.of_page(
    "black-text-set-to-overprint",
    WARNING,
    PRESS,
    "GWG 2022, R0009",
    "小号黑字设了叠印",
    "白纸上的黑字不叠印看不出差别，但底下一旦加了颜色就会露白。",
    "12 点以下的 K100 黑字设为叠印（OPM 1）。",
)
def _set_to_overprint(page: PageReading) -> Iterator[Fault]:
    for mark, stands_on_ink in _knocked_out(page):
        if not stands_on_ink:
            yield Fault(f"{mark.size:.1f} 点的黑字没有设叠印", page.number, mark.box)


@BLACK.of_page(
    "black-text-rich",
    ERROR,
    PRESS,
    "印厂通例：单色黑；GWG 2022, R0015",
    "黑字只印黑版",
    "四色叠出来的黑字，套印稍有偏差就发虚、带彩边。",
    "文字颜色改成 C0 M0 Y0 K100。",
)
def _rich_text(page: PageReading) -> Iterator[Fault]:
    for mark in _inside(page):
        for coat in mark.coats:
            if coat.colour.is_rich_black:
                yield Fault(f"黑字是 {coat.colour.text}", page.number, mark.box)


@BLACK.of_page(
    "white-text-overprint",
    ERROR,
    PRESS,
    "GWG 2022, R0007",
    "白字不叠印",
    "叠印的白字等于没有，印出来看不见。",
    "取消白字的叠印。",
)
def _white_text(page: PageReading) -> Iterator[Fault]:
    for mark in page.texts:
        if any(coat.colour.is_white and coat.overprint for coat in mark.coats):
            yield Fault("白字设了叠印", page.number, mark.box)


@BLACK.of_page(
    "white-path-overprint",
    ERROR,
    PRESS,
    "GWG 2022, R0008",
    "白色块不叠印",
    "叠印的白色块等于没有，底下的颜色会露出来。",
    "取消白色块的叠印。",
)
def _white_path(page: PageReading) -> Iterator[Fault]:
    for mark in page.paths:
        if any(coat.colour.is_white and coat.overprint for coat in mark.coats):
            yield Fault("白色块或白线设了叠印", page.number, mark.box)


@BLACK.of_page(
    "small-text-inks",
    ERROR,
    PRESS,
    "GWG 2022, R0017",
    "8 点以下的字只用一种墨",
    "小字用两种以上的墨，套印稍有偏差就看不清。",
    "小字改成单色（K100 或一种专色），或放大到 8 点以上。",
)
def _small_inks(page: PageReading) -> Iterator[Fault]:
    for mark in _inside(page):
        inks = {name for coat in mark.coats for name in coat.colour.used_inks}
        if mark.size < _ONE_INK_UNDER - 0.01 and len(inks) > 1:
            yield Fault(f"{mark.size:.1f} 点的字用了 {len(inks)} 种墨（{mark.coats[0].colour.text}）", page.number, mark.box)


@BLACK.of_page(
    "small-white-text",
    WARNING,
    PRESS,
    "GWG 2022, R0016",
    "反白字不小于 8 点",
    "反白的小字，墨一扩张就糊住了。",
    "反白字放大到 8 点以上，或改用粗一些的字体。",
)
def _small_white(page: PageReading) -> Iterator[Fault]:
    for mark in _inside(page):
        if mark.size < _ONE_INK_UNDER - 0.01 and mark.coats and all(coat.colour.is_white for coat in mark.coats):
            yield Fault(f"反白字只有 {mark.size:.1f} 点", page.number, mark.box)


@BLACK.of_page(
    "text-tiny",
    WARNING,
    PRESS,
    "CY/T 印刷通例：最小 5 点",
    "字不小于 5 点",
    "5 点以下的汉字笔画会断、会糊。",
    "放大字号。",
)
def _tiny(page: PageReading) -> Iterator[Fault]:
    for mark in _inside(page):
        if 0 < mark.size < _LEAST - 0.01:
            yield Fault(f"字只有 {mark.size:.1f} 点", page.number, mark.box)


@BLACK.of_page(
    "grey-text",
    WARNING,
    PRESS,
    "GWG 2022, R0011",
    "小字不用设备灰色",
    "设备灰色不受叠印控制，有的流程还会转成四色。",
    "改用 CMYK 的 K 值（C0 M0 Y0 K…）。",
)
def _grey_text(page: PageReading) -> Iterator[Fault]:
    for mark in _inside(page):
        grey = any(coat.colour.space.kind == "DeviceGray" and not coat.colour.is_white for coat in mark.coats)
        if grey and mark.size < _OVERPRINTS_UNDER:
            yield Fault(f"{mark.size:.1f} 点的字用了设备灰色", page.number, mark.box)


@BLACK.of_page(
    "grey-overprint",
    WARNING,
    PRESS,
    "GWG 2022, R0013",
    "设备灰色没有设叠印",
    "设备灰色的叠印在各家制版机上结果不同。",
    "改用 CMYK 的 K 值，或取消叠印。",
)
def _grey_overprint(page: PageReading) -> Iterator[Fault]:
    for mark in (*_inside(page), *page.paths):
        if any(coat.overprint and coat.colour.space.kind == "DeviceGray" and not coat.colour.is_white for coat in mark.coats):
            yield Fault("设备灰色设了叠印", page.number, mark.box)


@BLACK.of_page(
    "text-stroked-white",
    WARNING,
    PRESS,
    "印厂通例",
    "小字没有描白边",
    "小字描边会吃掉笔画。",
    "去掉描边，或放大字号。",
)
def _stroked_white(page: PageReading) -> Iterator[Fault]:
    for mark in _inside(page):
        if mark.mode in (2, 6) and mark.size < _OVERPRINTS_UNDER and mark.look.stroke.is_white:
            yield Fault(f"{mark.size:.1f} 点的字描了白边", page.number, mark.box)
