"""Colours: only inks, named without doubt, and registration colour where it belongs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from printreport.preflight.check import ERROR, WARNING, Fault, Subject
from printreport.preflight.profile import PRESS, SCREEN, X1A, X4
from printreport.preflight.reading.colour import ColourSpace
from printreport.preflight.reading.file_reading import FileReading
from printreport.preflight.reading.page_reading import PageReading
from printreport.preflight.reading.painted import ImageMark, Mark, ShadingMark, TextMark

COLOURS = Subject("颜色")

_PROCESS = frozenset(("Cyan", "Magenta", "Yellow", "Black", "All", "None"))


def _name(mark: Mark) -> str:
    return (
        "图片"
        if isinstance(mark, ImageMark)
        else "文字"
        if isinstance(mark, TextMark)
        else "渐变"
        if isinstance(mark, ShadingMark)
        else "色块或线条"
    )


def _wrong_spaces(page: PageReading, wrong: Callable[[ColourSpace], bool], words: str) -> Iterator[Fault]:
    """A fault for each mark whose colours stand in a wrong space."""
    for space, marks in page.spaces_used.items():
        if wrong(space):
            yield from (Fault(f"{_name(mark)}用了{words}（{space.family}）", page.number, mark.box) for mark in marks)


@COLOURS.of_page(
    "colour-rgb",
    ERROR,
    PRESS,
    "ISO 15930-7, 6.2.4; ISO 15930-4, 6.5",
    "没有设备 RGB 颜色",
    "设备 RGB 没有确定的印刷颜色，转换结果各家不同。",
    "在设计软件里转成 CMYK，或导出时转换到输出意图。",
)
def _rgb(page: PageReading) -> Iterator[Fault]:
    yield from _wrong_spaces(page, lambda space: space.kind == "DeviceRGB", "设备 RGB 颜色")


@COLOURS.of_page(
    "colour-icc-rgb",
    ERROR,
    PRESS,
    "印厂通例：CMYK 交稿；ISO 15930-4, 6.5",
    "没有带特性文件的 RGB 颜色",
    "到印厂再转 CMYK，黑字会变成四色，颜色也不由你定。",
    "导出时把全部颜色转换到输出意图。",
)
def _icc_rgb(page: PageReading) -> Iterator[Fault]:
    yield from _wrong_spaces(page, lambda space: space.kind == "ICCBased" and space.components == 3, "带特性文件的 RGB 颜色")


@COLOURS.of_page(
    "colour-lab",
    ERROR,
    PRESS,
    "印厂通例：CMYK 交稿；ISO 15930-4, 6.5",
    "没有 Lab 或校准颜色",
    "Lab、CalRGB、CalGray 到印厂还要转换，黑字会变成四色。",
    "导出时把全部颜色转换到输出意图。",
)
def _lab(page: PageReading) -> Iterator[Fault]:
    yield from _wrong_spaces(page, lambda space: space.kind in ("Lab", "CalRGB", "CalGray"), "与设备无关的颜色")


@COLOURS.of_page(
    "colour-icc-cmyk",
    ERROR,
    X1A,
    "ISO 15930-4, 6.5",
    "X-1a 里没有带特性文件的 CMYK 或灰色",
    "X-1a 只许用设备 CMYK、灰色和专色。",
    "导出时不嵌入内容的特性文件。",
)
def _icc_cmyk(page: PageReading) -> Iterator[Fault]:
    yield from _wrong_spaces(page, lambda space: space.kind == "ICCBased" and space.components in (1, 4), "带特性文件的颜色")


@COLOURS.of_page(
    "colour-icc-other-cmyk",
    WARNING,
    X4,
    "GWG 2022, R0027",
    "CMYK 内容没有另带特性文件",
    "带着别的特性文件的 CMYK 会被再转换一次，单色黑变成四色黑。",
    "在设计软件里转换到输出意图，导出时不嵌入。",
)
def _icc_other(page: PageReading) -> Iterator[Fault]:
    yield from _wrong_spaces(page, lambda space: space.kind == "ICCBased" and space.components == 4, "带特性文件的 CMYK 颜色")


@COLOURS.of_page(
    "colour-default-space",
    ERROR,
    X1A,
    "ISO 15930-4, 6.5",
    "没有替换设备颜色的默认颜色空间",
    "DefaultRGB、DefaultCMYK 会悄悄改变颜色的意思。",
    "导出时关闭“默认颜色空间”。",
)
def _default_space(page: PageReading) -> Iterator[Fault]:
    for name in sorted(page.default_spaces):
        yield Fault(f"资源里有 {name[1:]}", page.number)


@COLOURS.of_page(
    "colour-unknown",
    ERROR,
    PRESS | SCREEN,
    "ISO 32000-1, 8.6",
    "颜色空间都有定义",
    "颜色空间没有定义，颜色无从知道。",
    "换用可靠的软件重新导出。",
)
def _unknown(page: PageReading) -> Iterator[Fault]:
    yield from _wrong_spaces(page, lambda space: space.kind == "unknown", "没有定义的颜色空间")


@COLOURS.of_page(
    "colour-spot-alternate",
    ERROR,
    PRESS,
    "ISO 15930-7, 6.2.4; ISO 15930-4, 6.5",
    "专色的替代色是 CMYK 或灰色",
    "替代色是 RGB 或 Lab 的专色，打样和转四色时颜色不定。",
    "在专色设置里把替代色改成 CMYK。",
)
def _spot_alternate(page: PageReading) -> Iterator[Fault]:
    def is_wrong(space: ColourSpace) -> bool:
        base = space.base
        return space.kind in ("Separation", "DeviceN") and base is not None and not _is_ink(base)

    yield from _wrong_spaces(page, is_wrong, "替代色不是 CMYK 的专色")


def _is_ink(space: ColourSpace) -> bool:
    return space.kind in ("DeviceCMYK", "DeviceGray") or (space.kind == "ICCBased" and space.components in (1, 4))


@COLOURS.of_page(
    "colour-all-inside",
    ERROR,
    PRESS,
    "GWG 2022, R0024",
    "套版色（All）只用于标记",
    "套版色印在每一块版上，四色叠到 400 %，干不了。",
    "成品里的黑色改用 K100。",
)
def _all_inside(page: PageReading) -> Iterator[Fault]:
    marks = (mark for space, found in page.spaces_used.items() if "All" in space.inks for mark in found)
    for mark in marks:
        if mark.box.overlaps(page.frame.inked):
            yield Fault(f"成品范围里的{_name(mark)}用了套版色 All", page.number, mark.box)


@COLOURS.of_file(
    "spot-name-alike",
    ERROR,
    PRESS,
    "GWG 2022, R0021",
    "没有只差大小写或空格的专色名",
    "两个名字会出两块版，其实是同一种墨。",
    "统一专色的名称。",
)
def _spot_alike(file: FileReading) -> Iterator[Fault]:
    groups: dict[str, list[str]] = {}
    for name in sorted(file.spots):
        plain = re.sub(r"[\s_-]", "", unicodedata.normalize("NFKC", name)).casefold()
        # Catalogues name one ink for coated, uncoated and matt paper.
        plain = re.sub(r"(?<=\d)(cvc|cvu|cv|c|u|m)$", "", plain)
        groups.setdefault(plain, []).append(name)
    for names in groups.values():
        if len(names) > 1:
            yield Fault(f"专色名 {'、'.join(names)} 只差写法")


@COLOURS.of_file(
    "spot-ambiguous",
    ERROR,
    PRESS,
    "ISO 15930-7, 6.2.4.4; GWG 2022, R0022",
    "同名专色的定义相同",
    "同一个名字两种替代色，打样和转四色时颜色不定。",
    "在设计软件里合并同名专色。",
)
def _spot_ambiguous(file: FileReading) -> Iterator[Fault]:
    for name, definitions in sorted(file.spots.items()):
        if len(definitions) > 1 and name not in _PROCESS:
            yield Fault(f"专色 {name} 有 {len(definitions)} 种定义")


@COLOURS.of_file(
    "spot-name-text",
    WARNING,
    PRESS,
    "ISO 32000-1, 7.3.5",
    "专色名是 UTF-8 文字",
    "别的编码到印厂就是乱码，认不出是哪一种墨。",
    "专色名用英文字母，或用 UTF-8 保存。",
)
def _spot_text(file: FileReading) -> Iterator[Fault]:
    for name in sorted(file.spots):
        if not name.strip() or "\ufffd" in name or any(0xDC00 <= ord(char) <= 0xDFFF or ord(char) < 32 for char in name):
            yield Fault(f"专色名 {name!r} 不是可读的文字")
