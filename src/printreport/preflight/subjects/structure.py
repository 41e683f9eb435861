"""The screen edition: tagged so that a voice can read it, kept so that an archive can."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from printreport.preflight.check import ERROR, WARNING, Fault, Subject
from printreport.preflight.profile import SCREEN
from printreport.preflight.reading.file_reading import FileReading, StructureNode
from printreport.preflight.reading.page_reading import PageReading

STRUCTURE = Subject("屏幕版结构")

_STANDARD = frozenset(
    (
        "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody"
        " Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP"
        " Figure Formula Form"
    ).split()
)
_HEADING = re.compile(r"H[1-6]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_LARGEST = 10_000_000
"""Bytes: what mail and messengers carry, as the screen edition promises."""


@STRUCTURE.of_file(
    "tagged",
    ERROR,
    SCREEN,
    "ISO 14289-1, 7.1",
    "文件有标签结构",
    "没有结构，读屏软件不知道先读什么后读什么。",
    "导出时选“带标签的 PDF”。",
)
def _tagged(file: FileReading) -> Iterator[Fault]:
    mark = file.root.get("/MarkInfo", {})
    if not bool(mark.get("/Marked", False)):
        yield Fault("MarkInfo 没有写 Marked true")
    if "/StructTreeRoot" not in file.root or not file.structure:
        yield Fault("没有结构树")


@STRUCTURE.of_file(
    "tagged-suspects",
    ERROR,
    SCREEN,
    "ISO 14289-1, 7.1",
    "标签没有标为可疑",
    "标为可疑说明软件自己也不确定顺序。",
    "检查标签后去掉 Suspects。",
)
def _suspects(file: FileReading) -> Iterator[Fault]:
    if bool(file.root.get("/MarkInfo", {}).get("/Suspects", False)):
        yield Fault("MarkInfo 写了 Suspects true")


@STRUCTURE.of_file(
    "ua-identifier",
    ERROR,
    SCREEN,
    "ISO 14289-1, 5",
    "XMP 标明 PDF/UA-1",
    "没有标记，读屏软件不知道它合乎规范。",
    "导出时选 PDF/UA。",
)
def _ua(file: FileReading) -> Iterator[Fault]:
    if (file.xmp or {}).get("pdfuaid:part") != "1":
        yield Fault("XMP 里没有 pdfuaid:part = 1")


@STRUCTURE.of_file(
    "archive-identifier",
    WARNING,
    SCREEN,
    "ISO 19005-2, 6.6.4",
    "XMP 标明 PDF/A-2",
    "存档单位按 PDF/A 收件。",
    "导出时选 PDF/A-2u。",
)
def _archive(file: FileReading) -> Iterator[Fault]:
    xmp = file.xmp or {}
    if xmp.get("pdfaid:part") != "2" or xmp.get("pdfaid:conformance", "").upper() not in ("A", "U"):
        yield Fault("XMP 里没有 pdfaid:part = 2、conformance = U 或 A")


@STRUCTURE.of_file(
    "archive-intent",
    ERROR,
    SCREEN,
    "ISO 19005-2, 6.2.3",
    "自称 PDF/A 的文件有输出意图",
    "设备颜色没有确定的含义，几十年后颜色不知道该是什么。",
    "导出时嵌入 sRGB 输出意图。",
)
def _archive_intent(file: FileReading) -> Iterator[Fault]:
    if not (file.xmp or {}).get("pdfaid:part"):
        return
    found = [intent for intent in file.intents if str(intent.get("/S")) == "/GTS_PDFA1"]
    if not found or "/DestOutputProfile" not in found[0]:
        yield Fault("没有带特性文件的 GTS_PDFA1 输出意图")


@STRUCTURE.of_file(
    "screen-title",
    ERROR,
    SCREEN,
    "ISO 14289-1, 7.1",
    "有标题，窗口显示的是标题",
    "窗口显示文件名，读屏软件念出来的也是文件名。",
    "填写标题，并设 DisplayDocTitle 为 true。",
)
def _title(file: FileReading) -> Iterator[Fault]:
    if not (file.xmp or {}).get("dc:title"):
        yield Fault("XMP 里没有 dc:title")
    if not bool(file.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield Fault("没有设 DisplayDocTitle")


@STRUCTURE.of_file(
    "language",
    ERROR,
    SCREEN,
    "ISO 14289-1, 7.2",
    "标明语言",
    "读屏软件不知道该用哪种语言念。",
    "在文档属性里设语言，例如 zh-CN。",
)
def _language(file: FileReading) -> Iterator[Fault]:
    said = str(file.root.get("/Lang", ""))
    if not _LANGUAGE.fullmatch(said):
        yield Fault(f"目录的 Lang 是“{said}”" if said else "目录里没有 Lang")


@STRUCTURE.of_page(
    "content-tagged",
    ERROR,
    SCREEN,
    "ISO 14289-1, 7.1；Matterhorn 01-005",
    "全部内容都有标签，或标为版面装饰",
    "没有标签的内容，读屏软件会漏掉或乱念。",
    "给内容加标签；页码、线条标为 Artifact。",
)
def _content_tagged(page: PageReading) -> Iterator[Fault]:
    for mark in page.marks:
        if not mark.tag:
            yield Fault("有内容既没有标签，也没有标为装饰", page.number, mark.box)


@STRUCTURE.of_page(
    "content-nesting",
    ERROR,
    SCREEN,
    "ISO 14289-1, 7.1；Matterhorn 01-003、01-004",
    "装饰里没有内容，内容里没有装饰",
    "读屏软件不知道该念还是不念。",
    "把装饰和内容的标记分开。",
)
def _nesting(page: PageReading) -> Iterator[Fault]:
    if page.nested_tags:
        yield Fault("装饰和有标签的内容互相套在一起", page.number)


@STRUCTURE.of_file(
    "content-in-tree",
    ERROR,
    SCREEN,
    "ISO 32000-1, 14.7.4",
    "有标签的内容都在结构树里",
    "内容有编号而结构树里没有，读屏软件会漏掉。",
    "重新导出带标签的 PDF。",
)
def _in_tree(file: FileReading) -> Iterator[Fault]:
    known = Counter(number for node in file.structure for number in _numbers_of(node))
    if not file.structure:
        return
    used = sum(len(page.tagged) for page in file.pages)
    if sum(known.values()) < used:
        yield Fault(f"页面里有 {used} 段有编号的内容，结构树里只有 {sum(known.values())} 段")


def _numbers_of(node: StructureNode) -> Iterator[int]:
    """The marked-content numbers directly below an element."""
    kids = node.element.get("/K")
    if kids is None:
        return
    for kid in kids if kids.kind == "array" else (kids,):
        if kid.is_integer:
            yield int(kid)
        elif kid.kind == "dictionary" and str(kid.get("/Type", "")) == "/MCR" and "/MCID" in kid:
            yield int(kid["/MCID"])


@STRUCTURE.of_file(
    "roles",
    ERROR,
    SCREEN,
    "ISO 14289-1, 7.1；Matterhorn 02-001",
    "标签类型都是标准类型",
    "自定义的类型没有对应到标准类型，读屏软件不认。",
    "在 RoleMap 里把它对应到标准类型。",
)
def _roles(file: FileReading) -> Iterator[Fault]:
    for stated, kind in sorted({(node.stated, node.kind) for node in file.structure if node.kind not in _STANDARD}):
        yield Fault(f"标签类型 {stated} 不是标准类型" + (f"（对应到 {kind}）" if kind != stated else ""))


@STRUCTURE.of_file(
    "headings",
    ERROR,
    SCREEN,
    "ISO 14289-1, 7.4；Matterhorn 14",
    "标题从一级开始，逐级不跳",
    "跳级的标题让人以为漏了一层。",
    "按层次使用 H1、H2、H3。",
)
def _headings(file: FileReading) -> Iterator[Fault]:
    levels = [int(node.kind[1]) for node in file.structure if _HEADING.fullmatch(node.kind)]
    previous = 0
    for level in levels:
        if level > previous + 1:
            yield Fault(f"{f'H{previous}' if previous else '文首'}之后直接是 H{level}")
            return
        previous = level


@STRUCTURE.of_file(
    "headings-none",
    WARNING,
    SCREEN,
    "ISO 14289-1, 7.4",
    "有标题标签",
    "没有标题，读屏软件无法跳读。",
    "把各节标题标为 H1、H2。",
)
def _no_headings(file: FileReading) -> Iterator[Fault]:
    if file.structure and len(file.frames) > 1 and not any(_HEADING.fullmatch(node.kind) for node in file.structure):
        yield Fault("没有标题标签")


@STRUCTURE.of_file(
    "figure-alt",
    ERROR,
    SCREEN,
    "ISO 14289-1, 7.3；Matterhorn 13-004",
    "图片有替代文字",
    "看不见图的人不知道图里有什么。",
    "给每幅图写一句说明（Alt）。",
)
def _figure_alt(file: FileReading) -> Iterator[Fault]:
    for node in file.structure:
        if node.kind in ("Figure", "Formula"):
            said = str(node.element.get("/Alt", node.element.get("/ActualText", ""))).strip()
            if not said or re.fullmatch(r"\S+\.(jpe?g|png|tiff?|webp|heic)", said, re.IGNORECASE):
                yield Fault(f"图的替代文字是文件名“{said}”" if said else "有一幅图没有替代文字")


@STRUCTURE.of_file(
    "bookmarks",
    WARNING,
    SCREEN,
    "通例：四页以上有书签",
    "四页以上有书签",
    "手机上翻找章节靠书签。",
    "导出时生成书签。",
)
def _bookmarks(file: FileReading) -> Iterator[Fault]:
    if len(file.frames) > 4 and "/First" not in file.root.get("/Outlines", {}):
        yield Fault(f"{len(file.frames)} 页，没有书签")


@STRUCTURE.of_file(
    "screen-size",
    WARNING,
    SCREEN,
    "press.md：屏幕版不超过 10 MB",
    "文件不超过 10 MB",
    "太大，手机上打不开，也发不出去。",
    "图片降到 150 ppi 再导出。",
)
def _size(file: FileReading) -> Iterator[Fault]:
    if len(file.data) > _LARGEST:
        yield Fault(f"文件有 {len(file.data) / 1e6:.1f} MB")


@STRUCTURE.of_file(
    "fast-web-view",
    WARNING,
    SCREEN,
    "ISO 32000-1, 附录 F",
    "可以边下载边看",
    "没有线性化，要全部下载完才能看第一页。",
    "保存时选“快速 Web 查看”（线性化）。",
)
def _linearised(file: FileReading) -> Iterator[Fault]:
    if not file.is_linearized:
        yield Fault("文件没有线性化")


@STRUCTURE.of_page(
    "screen-colour",
    WARNING,
    SCREEN,
    "ISO 19005-2, 6.2.4.3",
    "屏幕版不用 CMYK 颜色",
    "CMYK 在手机上颜色各不相同。",
    "导出时转换到 sRGB。",
)
def _cmyk(page: PageReading) -> Iterator[Fault]:
    for space, marks in page.spaces_used.items():
        if space.kind == "DeviceCMYK":
            yield Fault("用了设备 CMYK 颜色", page.number, marks[0].box)
