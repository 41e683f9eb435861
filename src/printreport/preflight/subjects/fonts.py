"""Fonts: embedded, whole, as wide as they say, and speaking real characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from printreport.preflight.check import ERROR, WARNING, Fault, Subject
from printreport.preflight.profile import EVERY, PRESS, SCREEN
from printreport.preflight.reading.file_reading import FileReading
from printreport.preflight.reading.font_reading import FontReading
from printreport.preflight.reading.page_reading import PageReading
from printreport.preflight.reading.painted import TextMark

FONTS = Subject("字体")


def _each_font(page: PageReading) -> Iterator[tuple[FontReading, TextMark]]:
    """Each font that is seen on the page, with the first text set in it."""
    seen: dict[int, tuple[FontReading, TextMark]] = {}
    for mark in page.texts:
        seen.setdefault(id(mark.font), (mark.font, mark))
    yield from seen.values()


def _used_fonts(file: FileReading) -> list[FontReading]:
    return [font for font in file.shelf.fonts.fonts if font.used]


@FONTS.of_page(
    "font-embedded",
    ERROR,
    EVERY,
    "ISO 15930-7, 6.2.5; ISO 19005-2, 6.2.11.4",
    "用到的字体都嵌入",
    "印厂没有同样的字体，会换成别的字体，排版全乱。",
    "导出时嵌入全部字体；不许嵌入的字体请换掉或转曲。",
)
def _embedded(page: PageReading) -> Iterator[Fault]:
    for font, mark in _each_font(page):
        if not font.is_embedded:
            yield Fault(f"字体 {font.name} 没有嵌入", page.number, mark.box)


@FONTS.of_page(
    "font-unused",
    WARNING,
    PRESS,
    "GWG 2022, R0014",
    "没有挂名而未用、又没有嵌入的字体",
    "有的流程见到未嵌入的字体名（常见的是 Helvetica、Courier）就报警。",
    "用“优化”功能去掉没有用到的资源。",
)
def _unused(page: PageReading) -> Iterator[Fault]:
    shown = {id(mark.font) for mark in page.marks if isinstance(mark, TextMark)}
    for name in sorted({font.name for font in page.named_fonts if id(font) not in shown and not font.is_embedded}):
        yield Fault(f"资源里有没有用到、也没有嵌入的字体 {name}", page.number)


@FONTS.of_page(
    "font-type3",
    ERROR,
    PRESS,
    "印厂通例；GWG 2022",
    "没有 Type 3 字体",
    "Type 3 字体没有字形提示，小字会发糊，有的流程会报错。",
    "换成 TrueType 或 OpenType 字体，或转曲。",
)
def _type3(page: PageReading) -> Iterator[Fault]:
    for font, mark in _each_font(page):
        if font.kind == "Type3":
            yield Fault("用了 Type 3 字体", page.number, mark.box)


@FONTS.of_file(
    "font-subset",
    WARNING,
    PRESS | SCREEN,
    "ISO 32000-1, 9.6.4",
    "嵌入的是子集",
    "整套中文字体嵌入，文件大出几十倍；两个文件合并时还可能混用。",
    "导出时选“嵌入子集”。",
)
def _subset(file: FileReading) -> Iterator[Fault]:
    for font in _used_fonts(file):
        if font.is_embedded and font.kind != "Type3" and not font.is_subset:
            yield Fault(f"字体 {font.name} 不是子集（名字前没有六个字母的标签）")


@FONTS.of_file(
    "font-damaged",
    ERROR,
    EVERY,
    "ISO 32000-1, 9.9",
    "嵌入的字体文件完好",
    "字体文件残缺，字会丢失或变成方框。",
    "重新安装字体后再导出。",
)
def _damaged(file: FileReading) -> Iterator[Fault]:
    for font in _used_fonts(file):
        if font.is_damaged:
            yield Fault(f"字体 {font.name} 的文件读不出来")


@FONTS.of_file(
    "font-widths",
    ERROR,
    EVERY,
    "ISO 15930-7, 6.2.5; ISO 19005-2, 6.2.11.5",
    "字宽与字体文件里的一致",
    "两处字宽不一，各家软件排出来的位置不同，字会重叠或离散。",
    "换用符合规范的软件导出。",
)
def _widths(file: FileReading) -> Iterator[Fault]:
    for font in _used_fonts(file):
        wrong = [fault for fault in font.glyph_faults.values() if not fault.missing]
        if wrong:
            first = wrong[0]
            yield Fault(
                f"字体 {font.name} 有 {len(wrong)} 个字宽不符，例如编码 {first.code}：{first.stated:g}，实为 {first.real:.0f}"
            )


@FONTS.of_page(
    "font-notdef",
    ERROR,
    EVERY,
    "ISO 15930-7, 6.2.5; ISO 14289-1, 7.21.8",
    "没有缺字（.notdef）",
    "缺字印出来是空白或方框。",
    "换用有这个字的字体。",
)
def _notdef(page: PageReading) -> Iterator[Fault]:
    bad: dict[tuple[int, int], bool] = {}
    for mark in page.texts:
        for code in mark.codes:
            key = (id(mark.font), code)
            if key not in bad:
                fault = mark.font.fault_of(code)
                bad[key] = fault is not None and fault.missing
        missing = sum(bad[id(mark.font), code] for code in mark.codes)
        if missing:
            yield Fault(f"字体 {mark.font.name} 有 {missing} 处缺字", page.number, mark.box)


@FONTS.of_file(
    "font-cid-map",
    ERROR,
    SCREEN,
    "ISO 19005-2, 6.2.11.3.2",
    "TrueType 字体写明字形对应表",
    "没有 CIDToGIDMap，各家软件会取到不同的字形，出现乱码。",
    "换用符合规范的软件导出。",
)
def _cid_map(file: FileReading) -> Iterator[Fault]:
    for font in _used_fonts(file):
        kind = str(font.descendant.get("/Subtype", ""))
        if font.is_composite and kind == "/CIDFontType2" and font.is_embedded and "/CIDToGIDMap" not in font.descendant:
            yield Fault(f"字体 {font.name} 没有 CIDToGIDMap")


def _first(codes: Iterable[int]) -> str:
    return "、".join(f"{code}" for code in sorted(codes)[:5])


@FONTS.of_file(
    "font-unicode",
    ERROR,
    EVERY,
    "ISO 19005-2, 6.2.11.7; ISO 14289-1, 7.21.7",
    "每个字都能复制出文字",
    "没有对应的文字，就不能检索、校对、朗读。",
    "导出时保留 ToUnicode 信息；不要用私人编码的字体。",
)
def _unicode(file: FileReading) -> Iterator[Fault]:
    for font in _used_fonts(file):
        silent = [code for code in font.used if not font.text_of(code) or font.text_of(code) in ("\0", "\ufffd", "\ufeff")]
        if silent and font.kind != "Type3":
            yield Fault(f"字体 {font.name} 有 {len(silent)} 个字没有对应的文字，例如编码 {_first(silent)}")


def _said(font: FontReading) -> Iterator[str]:
    for code in sorted(font.used):
        yield from font.text_of(code) or ""


def _speaking(file: FileReading, wrong: tuple[tuple[int, int], ...], name: str) -> Iterator[Fault]:
    for font in _used_fonts(file):
        found = sorted({char for char in _said(font) if any(low <= ord(char) <= high for low, high in wrong)})
        if found:
            codes = "、".join(f"U+{ord(char):04X}" for char in found[:5])
            yield Fault(f"字体 {font.name} 有 {len(found)} 个字对应到{name}：{codes}")


@FONTS.of_file(
    "font-unicode-private",
    ERROR,
    EVERY,
    "press.md：字体；ISO 14289-1, 7.21.7",
    "文字没有对应到私用区",
    "私用区字符换一台机器就是乱码。",
    "换用标准编码的字体。",
)
def _private(file: FileReading) -> Iterator[Fault]:
    yield from _speaking(file, ((0xE000, 0xF8FF), (0xF0000, 0x10FFFD)), "私用区")


@FONTS.of_file(
    "font-unicode-radical",
    ERROR,
    EVERY,
    "Unicode 第 18 章：部首",
    "文字没有对应到部首字符",
    "看着是“一”，复制出来却是部首“⼀”，检索不到。",
    "用能给出正确 ToUnicode 的软件导出。",
)
def _radicals(file: FileReading) -> Iterator[Fault]:
    yield from _speaking(file, ((0x2E80, 0x2FD5),), "部首")


@FONTS.of_file(
    "font-unicode-compatibility",
    ERROR,
    EVERY,
    "Unicode 第 18 章：兼容汉字",
    "文字没有对应到兼容汉字",
    "兼容汉字与正字形同而码异，检索、朗读会出错。",
    "用能给出正确 ToUnicode 的软件导出。",
)
def _compatibility(file: FileReading) -> Iterator[Fault]:
    for font in _used_fonts(file):
        found = sorted({char for char in _said(font) if _is_compatibility(char)})
        if found:
            codes = "、".join(f"U+{ord(char):04X}" for char in found[:5])
            yield Fault(f"字体 {font.name} 有 {len(found)} 个字对应到兼容汉字：{codes}")


def _is_compatibility(char: str) -> bool:
    """Whether a character only repeats a unified ideograph; a dozen of that block are unified themselves."""
    block = 0xF900 <= ord(char) <= 0xFAFF or 0x2F800 <= ord(char) <= 0x2FA1F
    return block and unicodedata.decomposition(char) != ""
