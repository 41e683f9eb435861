"""What a press file must not hold: actions, notes, forms, attachments, layers, device tricks."""

from __future__ import annotations

from collections.abc import Iterator

from printreport.foreign.pdf_value import PdfValue
from printreport.preflight.check import ERROR, WARNING, Fault, Subject
from printreport.preflight.profile import BOOKLET, PRESS, SCREEN, X1A
from printreport.preflight.reading.box import box_of
from printreport.preflight.reading.file_reading import FileReading
from printreport.preflight.reading.page_reading import PageReading

EXTRAS = Subject("多余之物")

_SILENT_NOTES = ("/TrapNet", "/PrinterMark", "/Popup")


@EXTRAS.of_file(
    "actions",
    ERROR,
    PRESS,
    "ISO 15930-7, 6.18; ISO 15930-4, 6.12",
    "没有动作和脚本",
    "印刷用不着，流程会因此拒收，也可能藏有恶意代码。",
    "导出时去掉交互内容。",
)
def _actions(file: FileReading) -> Iterator[Fault]:
    opening = file.root.get("/OpenAction")
    if "/AA" in file.root or (_is_action(opening)):
        yield Fault("打开文件时会执行动作")
    if "/JavaScript" in file.root.get("/Names", {}):
        yield Fault("文件带有 JavaScript")


def _is_action(value: PdfValue | None) -> bool:
    return value is not None and value.kind == "dictionary"


@EXTRAS.of_file(
    "scripts",
    ERROR,
    SCREEN | BOOKLET,
    "ISO 19005-2, 6.5.1",
    "没有脚本",
    "脚本在手机上不能运行，也可能藏有恶意代码。",
    "导出时去掉 JavaScript。",
)
def _scripts(file: FileReading) -> Iterator[Fault]:
    opening = file.root.get("/OpenAction")
    runs = opening is not None and _is_action(opening) and str(opening.get("/S", "")) in ("/JavaScript", "/Launch")
    if runs or "/JavaScript" in file.root.get("/Names", {}):
        yield Fault("文件带有 JavaScript 或启动程序的动作")


@EXTRAS.of_page(
    "page-actions",
    ERROR,
    PRESS | SCREEN,
    "ISO 15930-7, 6.18; ISO 19005-2, 6.5.2",
    "页面没有动作",
    "翻页时执行的动作与印刷无关，流程会拒收。",
    "导出时去掉交互内容。",
)
def _page_actions(page: PageReading) -> Iterator[Fault]:
    if "/AA" in page.page:
        yield Fault("这一页带有动作", page.number)


@EXTRAS.of_page(
    "annotations",
    ERROR,
    PRESS,
    "ISO 15930-7, 6.17; ISO 15930-4, 6.10",
    "出血范围里没有批注、链接",
    "批注可能被印出来，也可能不印，结果不定。",
    "删去批注和链接，或导出时不包含。",
)
def _annotations(page: PageReading) -> Iterator[Fault]:
    for note in page.annotations:
        box = box_of(note.get("/Rect"))
        kind = str(note.get("/Subtype", ""))
        if kind not in (*_SILENT_NOTES, "/Widget") and (box is None or box.overlaps(page.frame.inked)):
            yield Fault(f"出血范围里有批注（{kind.lstrip('/')}）", page.number, box)


@EXTRAS.of_file(
    "forms",
    ERROR,
    PRESS,
    "ISO 15930-7, 6.17; ISO 15930-4, 6.10",
    "没有表单域",
    "表单里填的内容可能印不出来。",
    "先“拼合”表单再导出。",
)
def _forms(file: FileReading) -> Iterator[Fault]:
    form = file.root.get("/AcroForm")
    count = len(form.get("/Fields", ())) if form is not None else 0
    if form is not None and (count or "/XFA" in form):
        yield Fault(f"文件里有表单（{count} 个域）")


@EXTRAS.of_file(
    "forms-dynamic",
    ERROR,
    SCREEN | BOOKLET,
    "ISO 19005-2, 6.4.2",
    "没有 XFA 表单",
    "XFA 表单多数阅读器打不开。",
    "另存为静态 PDF。",
)
def _dynamic(file: FileReading) -> Iterator[Fault]:
    if "/XFA" in file.root.get("/AcroForm", {}):
        yield Fault("文件里有 XFA 表单")


@EXTRAS.of_file(
    "attachments",
    ERROR,
    PRESS | SCREEN,
    "ISO 15930-7, 6.19; ISO 19005-2, 6.8",
    "没有附件",
    "印刷用不着，流程会拒收。",
    "删去附件。",
)
def _attachments(file: FileReading) -> Iterator[Fault]:
    if "/EmbeddedFiles" in file.root.get("/Names", {}):
        yield Fault("文件带有附件")


@EXTRAS.of_file(
    "layers-x1a",
    ERROR,
    X1A,
    "ISO 15930-4, 6.2",
    "X-1a 里没有图层",
    "图层是 PDF 1.5 的功能，X-1a 的流程不认，隐藏的内容会印出来。",
    "导出前合并图层。",
)
def _layers_x1a(file: FileReading) -> Iterator[Fault]:
    if "/OCProperties" in file.root:
        yield Fault("文件里有图层（可选内容）")


@EXTRAS.of_file(
    "layers",
    WARNING,
    PRESS,
    "ISO 15930-7, 6.22; GWG 2022, R0036",
    "没有图层",
    "印不印哪一层，各家流程的默认不同。",
    "导出前合并图层。",
)
def _layers(file: FileReading) -> Iterator[Fault]:
    if "/OCProperties" in file.root and file.profile == "x4":
        yield Fault("文件里有图层（可选内容）")


@EXTRAS.of_file(
    "layers-hidden",
    ERROR,
    PRESS | SCREEN,
    "ISO 15930-7, 6.22",
    "没有隐藏的图层",
    "屏幕上看不见的内容可能会印出来。",
    "删去隐藏图层后再导出。",
)
def _layers_hidden(file: FileReading) -> Iterator[Fault]:
    default = file.root.get("/OCProperties", {}).get("/D", {})
    if len(default.get("/OFF", ())) or str(default.get("/BaseState", "/ON")) == "/OFF":
        yield Fault("有默认隐藏的图层")


@EXTRAS.of_page(
    "post-script",
    ERROR,
    PRESS | SCREEN,
    "ISO 15930-7, 6.20; ISO 19005-2, 6.2.9.3",
    "没有 PostScript 对象",
    "PostScript 片段只有一部分机器执行。",
    "换用不产生 PostScript 片段的软件导出。",
)
def _post_script(page: PageReading) -> Iterator[Fault]:
    if page.post_script or any(str(form.get("/Subtype2", "")) == "/PS" for form in page.forms):
        yield Fault("这一页有 PostScript 对象", page.number)


@EXTRAS.of_page(
    "reference-pages",
    ERROR,
    PRESS | SCREEN,
    "ISO 15930-7, 6.21; ISO 19005-2, 6.2.9.2",
    "没有引用别的文件的页面",
    "被引用的文件不在印厂。",
    "导出时嵌入全部内容。",
)
def _reference(page: PageReading) -> Iterator[Fault]:
    if any("/Ref" in form for form in page.forms):
        yield Fault("这一页引用了别的文件的页面", page.number)


@EXTRAS.of_page(
    "transfer-curves",
    ERROR,
    PRESS | SCREEN,
    "ISO 15930-7, 6.2.10; ISO 19005-2, 6.2.5",
    "没有传递曲线",
    "传递曲线会改变网点大小，颜色不由输出意图决定。",
    "导出时去掉传递函数。",
)
def _transfer(page: PageReading) -> Iterator[Fault]:
    for state in page.states:
        if "/TR" in state or ("/TR2" in state and str(state["/TR2"]) != "/Default"):
            yield Fault("图形状态里有传递曲线（TR）", page.number)
            return


@EXTRAS.of_page(
    "halftones",
    ERROR,
    PRESS,
    "ISO 15930-7, 6.2.10",
    "没有指定加网方式",
    "加网由印厂按机器决定，文件里的设置会冲突。",
    "导出时去掉半调设置。",
)
def _halftones(page: PageReading) -> Iterator[Fault]:
    for state in page.states:
        if "/HT" in state and str(state["/HT"]) != "/Default":
            yield Fault("图形状态里有加网设置（HT）", page.number)
            return


@EXTRAS.of_page(
    "black-generation",
    WARNING,
    PRESS,
    "GWG 2022",
    "没有黑版生成函数",
    "BG、UCR 只对 RGB 转换起作用，留着说明颜色没有转好。",
    "导出时去掉黑版生成设置。",
)
def _black_generation(page: PageReading) -> Iterator[Fault]:
    for state in page.states:
        if any(key in state for key in ("/BG", "/BG2", "/UCR", "/UCR2")):
            yield Fault("图形状态里有黑版生成函数", page.number)
            return
