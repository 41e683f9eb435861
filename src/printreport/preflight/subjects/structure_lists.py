"""Tables, lists and contents of the screen edition: made of the parts that reading software expects (veraPDF, PDF/UA-1, 7.2)."""

from __future__ import annotations

from collections.abc import Iterator

from printreport.preflight.check import ERROR, WARNING, Fault, Subject
from printreport.preflight.profile import SCREEN
from printreport.preflight.reading.file_reading import FileReading

STRUCTURE_LISTS = Subject("屏幕版表格和列表")


@STRUCTURE_LISTS.of_file(
    "tables",
    ERROR,
    SCREEN,
    "ISO 14289-1, 7.5；Matterhorn 15",
    "表格由行和格组成",
    "结构不对的表格，读屏软件念不出哪一格属于哪一栏。",
    "表格用 Table、TR、TH、TD。",
)
def _tables(file: FileReading) -> Iterator[Fault]:
    allowed = {"Table": {"TR", "THead", "TBody", "TFoot", "Caption"}, "TR": {"TH", "TD"}}
    for node in file.structure:
        wrong = set(node.children) - allowed.get(node.kind, set(node.children))
        if wrong or (node.kind in ("Table", "TR") and not node.children):
            yield Fault(f"{node.kind} 里有 {'、'.join(sorted(wrong))}" if wrong else f"空的 {node.kind}")
        if node.kind in ("TH", "TD") and node.parent != "TR":
            yield Fault(f"{node.kind} 不在 TR 里")


@STRUCTURE_LISTS.of_file(
    "table-headers",
    WARNING,
    SCREEN,
    "ISO 14289-1, 7.5；Matterhorn 15-003",
    "表头格写明管行还是管列",
    "没有 Scope，读屏软件不知道表头管哪些格。",
    "给 TH 加 Scope。",
)
def _headers(file: FileReading) -> Iterator[Fault]:
    for node in file.structure:
        if node.kind == "TH" and b"/Scope" not in node.element.get("/A", node.element).written:
            yield Fault("有表头格没有写 Scope")
            return


@STRUCTURE_LISTS.of_file(
    "lists",
    ERROR,
    SCREEN,
    "ISO 14289-1, 7.6；Matterhorn 16",
    "列表由列表项组成",
    "结构不对的列表，读屏软件念不出有几项。",
    "列表用 L、LI、Lbl、LBody。",
)
def _lists(file: FileReading) -> Iterator[Fault]:
    allowed = {"L": {"LI", "L", "Caption"}, "LI": {"Lbl", "LBody"}}
    for node in file.structure:
        wrong = set(node.children) - allowed.get(node.kind, set(node.children))
        if wrong:
            yield Fault(f"{node.kind} 里有 {'、'.join(sorted(wrong))}")
        if (node.kind == "LI" and node.parent != "L") or (node.kind == "LBody" and node.parent != "LI"):
            yield Fault(f"{node.kind} 不在 {'L' if node.kind == 'LI' else 'LI'} 里")


@STRUCTURE_LISTS.of_file(
    "list-caption",
    ERROR,
    SCREEN,
    "ISO 14289-1, 7.2；ISO 32000-1, 14.8.4.3.3",
    "列表和目录的标题在最前面",
    "标题在中间，读屏软件会当作又一项念出来。",
    "把 Caption 移到列表的最前面，一个列表只有一个。",
)
def _captions(file: FileReading) -> Iterator[Fault]:
    for node in file.structure:
        if node.kind in ("L", "TOC") and "Caption" in node.children[1:]:
            yield Fault(f"{node.kind} 的 Caption 不在最前面")


@STRUCTURE_LISTS.of_file(
    "contents-entries",
    ERROR,
    SCREEN,
    "ISO 14289-1, 7.2；ISO 32000-1, 14.8.4.2",
    "目录由目录项组成",
    "结构不对的目录，读屏软件念不出有几项，也不能一项项地跳。",
    "目录用 TOC、TOCI。",
)
def _contents(file: FileReading) -> Iterator[Fault]:
    for node in file.structure:
        wrong = set(node.children) - {"TOC", "TOCI", "Caption"} if node.kind == "TOC" else set()
        if wrong:
            yield Fault(f"TOC 里有 {'、'.join(sorted(wrong))}")
        if node.kind == "TOCI" and node.parent != "TOC":
            yield Fault("TOCI 不在 TOC 里")
