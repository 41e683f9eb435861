"""Notes and links of the screen edition: found by their identifiers, followed, described (ISO 14289-1, 7.9 and 7.18)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from printreport.foreign.pdf_value import PdfValue
from printreport.preflight.check import ERROR, WARNING, Fault, Subject
from printreport.preflight.profile import SCREEN
from printreport.preflight.reading.file_reading import FileReading, StructureNode
from printreport.preflight.reading.page_reading import PageReading
from printreport.preflight.reading.search_tree import entries_of

STRUCTURE_LINKS = Subject("屏幕版注释和链接")


@STRUCTURE_LINKS.of_file(
    "note-id",
    ERROR,
    SCREEN,
    "ISO 14289-1, 7.9；Matterhorn 19-003",
    "注释有标识（ID）",
    "没有标识，读屏软件从注号找不到注释。",
    "给每个 Note 标签写 ID。",
)
def _note_ids(file: FileReading) -> Iterator[Fault]:
    for node in file.structure:
        if node.kind == "Note" and not _id_of(node):
            yield Fault("有一条注释没有 ID")


@STRUCTURE_LINKS.of_file(
    "element-id-unique",
    ERROR,
    SCREEN,
    "ISO 14289-1, 7.9；ISO 32000-1, 14.7.2；Matterhorn 19-004",
    "标识各不相同",
    "两个标签用同一个标识，读屏软件会跳到别处。",
    "给每个标签不同的 ID。",
)
def _unique_ids(file: FileReading) -> Iterator[Fault]:
    for said, count in Counter(filter(None, map(_id_of, file.structure))).items():
        if count > 1:
            yield Fault(f"{count} 个标签的 ID 都是“{_shown(said)}”")


@STRUCTURE_LINKS.of_file(
    "element-id-tree",
    ERROR,
    SCREEN,
    "ISO 32000-1, 14.7.2",
    "按标识找得到标签（IDTree）",
    "IDTree 里没有的标识，读屏软件找不到它的标签。",
    "把每个 ID 写进结构树的 IDTree。",
)
def _id_tree(file: FileReading) -> Iterator[Fault]:
    said_once = [said for said, count in Counter(map(_id_of, file.structure)).items() if said and count == 1]
    if not said_once:
        return
    elements = {said: node.element.key for node in file.structure if (said := _id_of(node))}
    places = {bytes(said): element.key for said, element in entries_of(file.root["/StructTreeRoot"].get("/IDTree"), "/Names")}
    for said in said_once:
        if said not in places:
            yield Fault(f"IDTree 里没有“{_shown(said)}”")
        elif places[said] != elements[said]:
            yield Fault(f"IDTree 里的“{_shown(said)}”是别的标签")


def _id_of(node: StructureNode) -> bytes:
    """An element's identifier; empty where there is none, or no string."""
    found = node.element.get("/ID")
    return bytes(found) if found is not None and found.kind == "string" else b""


def _shown(said: bytes) -> str:
    return said[:60].decode("latin-1")


@STRUCTURE_LINKS.of_page(
    "links-described",
    ERROR,
    SCREEN,
    "ISO 14289-1, 7.18.5；Matterhorn 28",
    "链接有说明，并在结构树里",
    "没有说明的链接，读屏软件只能念出地址。",
    "给链接写 Contents，并放进 Link 标签。",
)
def _links(page: PageReading) -> Iterator[Fault]:
    for link in page.links:
        if not link.words or link.parent is None:
            yield Fault("链接没有说明，或不在结构树里", page.number, link.box)


@STRUCTURE_LINKS.of_file(
    "links-in-tree",
    ERROR,
    SCREEN,
    "ISO 14289-1, 7.18.5；ISO 32000-1, 14.8.4.4.2；Matterhorn 28-011",
    "链接在 Link 标签里",
    "不在 Link 标签里的链接，读屏软件念到那里不知道可以跳转。",
    "把链接（OBJR）放进 Link 标签，ParentTree 里也指向它。",
)
def _links_in_tree(file: FileReading) -> Iterator[Fault]:
    links = [(page.number, link) for page in file.pages for link in page.links]
    if not links or not file.structure:
        return
    owners: dict[object, set[object]] = {}
    for node in file.structure:
        for found in _objects_of(node) if node.kind == "Link" else ():
            owners.setdefault(found.key, set()).add(node.element.key)
    tree = file.root["/StructTreeRoot"].get("/ParentTree")
    parents = {int(number): element.key for number, element in entries_of(tree, "/Nums") if element.kind == "dictionary"}
    for number, link in links:
        if link.key not in owners:
            yield Fault("链接不在 Link 标签里", number, link.box)
        elif link.parent is not None and parents.get(link.parent) not in owners[link.key]:
            yield Fault("链接在 ParentTree 里指向的不是它的 Link 标签", number, link.box)


@STRUCTURE_LINKS.of_file(
    "links-followed",
    WARNING,
    SCREEN,
    "ISO 32000-1, 14.8.4.4.2",
    "Link 标签里有链接",
    "读屏软件说这里是链接，却跳不过去。",
    "在 Link 标签里放进链接（OBJR），或改成 Span。",
)
def _followed(file: FileReading) -> Iterator[Fault]:
    count = sum(node.kind == "Link" and not any(True for _ in _objects_of(node)) for node in file.structure)
    if count:
        yield Fault(f"{count} 个 Link 标签里没有链接")


def _objects_of(node: StructureNode) -> Iterator[PdfValue]:
    """The objects that an element refers to (OBJR): annotations, forms."""
    kids = node.element.get("/K")
    if kids is None:
        return
    for kid in kids if kids.kind == "array" else (kids,):
        if kid.kind == "dictionary" and str(kid.get("/Type", "")) == "/OBJR" and "/Obj" in kid:
            yield kid["/Obj"]


@STRUCTURE_LINKS.of_page(
    "tab-order",
    ERROR,
    SCREEN,
    "ISO 14289-1, 7.18.3；Matterhorn 28-008",
    "有链接的页按结构顺序跳转",
    "按 Tab 键跳转的顺序会乱。",
    "给页面设 Tabs S。",
)
def _tab_order(page: PageReading) -> Iterator[Fault]:
    if page.annotations and str(page.page.get("/Tabs", "")) != "/S":
        yield Fault("这一页有链接或批注，但没有设 Tabs S", page.number)
