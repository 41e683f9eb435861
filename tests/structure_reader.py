"""Reads the structure of tagged files with pikepdf and pdfium, and finds what is wrong with it."""

from __future__ import annotations

import ctypes
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
import pypdfium2

PAINTING = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"', "Do", "sh", "BI"}
PARENTS = {
    "LI": {"L"},
    "Lbl": {"LI", "Note"},
    "LBody": {"LI"},
    "TR": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "TOCI": {"TOC"},
    "Reference": {"TOCI", "P", "TH", "TD", "Lbl"},
    "Link": {"Reference", "Lbl"},
    "Caption": {"Figure", "Table"},
}


@dataclass
class Node:
    """An element: its content by page (from 1) and MCID, its elements, the annotations that it names."""

    type: str
    raw: pikepdf.Object
    content: list[tuple[int, int]] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    notes: list[pikepdf.Object] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        yield self
        for node in self.nodes:
            yield from node.walk()

    def all(self, kind: str) -> list[Node]:
        return [node for node in self.walk() if node.type == kind]

    def outline(self) -> str:
        """Types and nesting, as `Sect(H2 P)`."""
        return self.type + (f"({' '.join(node.outline() for node in self.nodes)})" if self.nodes else "")


def read_tree(file: pikepdf.Pdf) -> Node:
    """The tree below StructTreeRoot, whose only kid is the document."""
    numbers = {page.obj.objgen: index for index, page in enumerate(file.pages, 1)}
    return _node(file.Root.StructTreeRoot.K, numbers)


def _node(raw: pikepdf.Object, numbers: dict[tuple[int, int], int]) -> Node:
    node = Node(str(raw.S)[1:], raw)
    kids = raw.get("/K", [])
    for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            node.content.append((numbers[raw.Pg.objgen], kid))
        elif kid.get("/Type") == "/MCR":
            node.content.append((numbers[kid.Pg.objgen], int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            node.notes.append(kid.Obj)
        else:
            assert kid.P.objgen == raw.objgen
            node.nodes.append(_node(kid, numbers))
    return node


def words_by_mark(pdf: bytes) -> dict[tuple[int, int], str]:
    """What pdfium reads in each marked content, by page (from 1) and MCID, white space left out; artifacts have MCID -1."""
    raw, found = pypdfium2.raw, {}
    with pypdfium2.PdfDocument(pdf) as file:
        for number, page in enumerate(file, 1):
            text = page.get_textpage()
            for index in range(raw.FPDFPage_CountObjects(page.raw)):
                thing = raw.FPDFPage_GetObject(page.raw, index)
                if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_TEXT:
                    key = (number, raw.FPDFPageObj_GetMarkedContentID(thing))
                    found[key] = found.get(key, "") + "".join(_words(thing, text).split())
    return found


def _words(thing: object, text: pypdfium2.PdfTextPage) -> str:
    raw = pypdfium2.raw
    size = raw.FPDFTextObj_GetText(thing, text.raw, None, 0)
    room = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(thing, text.raw, ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), size)
    return room.raw.decode("utf-16-le").rstrip("\0")


def spoken(pdf: bytes, node: Node) -> str:
    """The words of an element and all in it, in the order of the tree."""
    marks = words_by_mark(pdf)
    return "".join(marks.get(place, "") for inner in node.walk() for place in inner.content)


def structure_faults(pdf: bytes) -> list[str]:
    """Every way in which the structure is not whole; empty for a good file."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        found = [fault for number in range(len(file.pages)) for fault in _content_faults(file, number)]
        if "/StructTreeRoot" not in file.Root:
            return [*found, "no tree"]
        root = read_tree(file)
        found += [*_content_owner_faults(file, root), *_heading_faults(root)]
        return [*found, *_nesting_faults(root), *_link_faults(file, root), *_note_faults(file, root)]


def _content_faults(file: pikepdf.Pdf, index: int) -> Iterator[str]:
    """Painting outside marks; marks in marks; marks that q, Q, BT or ET tear."""
    page = f"page {index + 1}"
    nest: list[str] = []
    for instruction in pikepdf.parse_content_stream(file.pages[index]):
        name, operands = str(instruction.operator), list(instruction.operands)
        open_marks = [word for word in nest if word in ("Artifact", "MCID")]
        if name in ("q", "BT"):
            nest.append(name)
        elif name in ("BDC", "BMC"):
            kind = "Artifact" if operands[0] == "/Artifact" else "MCID" if "/MCID" in operands[1] else "Span"
            if kind != "Span" and open_marks:
                yield f"{page}: {kind} inside {open_marks[-1]}"
            nest.append(kind)
        elif name in ("Q", "ET", "EMC"):
            opened = nest.pop() if nest else "nothing"
            if opened not in {"Q": ("q",), "ET": ("BT",), "EMC": ("Artifact", "MCID", "Span")}[name]:
                yield f"{page}: {name} ends {opened}"
        elif name in PAINTING and not open_marks:
            yield f"{page}: {name} is not marked"
    if nest:
        yield f"{page}: {nest} left open"


def _mcids(page: pikepdf.Page) -> list[int]:
    steps = pikepdf.parse_content_stream(page)
    return [int(s.operands[1].MCID) for s in steps if str(s.operator) == "BDC" and "/MCID" in s.operands[1]]


def _content_owner_faults(file: pikepdf.Pdf, root: Node) -> Iterator[str]:
    """Content of no element or of two, elements of no content, a parent tree that says otherwise."""
    owners = {place: node for node in root.walk() for place in node.content}
    times = Counter(place for node in root.walk() for place in node.content)
    painted = {(number, mcid) for number, page in enumerate(file.pages, 1) for mcid in _mcids(page)}
    yield from (f"{place} in {count} elements" for place, count in times.items() if count > 1)
    yield from (f"{place} in no element" for place in sorted(painted - set(owners)))
    yield from (f"{place} is not painted" for place in sorted(set(owners) - painted))
    numbers = list(file.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    for (number, mcid), node in owners.items():
        of_page = parents[int(file.pages[number - 1].obj.StructParents)]
        if mcid >= len(of_page) or of_page[mcid].objgen != node.raw.objgen:
            yield f"parent tree of {(number, mcid)}"
    for node in root.walk():
        strays = (note for note in node.notes if parents[int(note.StructParent)].objgen != node.raw.objgen)
        yield from (f"parent of {note.Contents}" for note in strays)


def _heading_faults(root: Node) -> Iterator[str]:
    level = 0
    for node in root.walk():
        if node.type in ("H1", "H2", "H3", "H4"):
            if int(node.type[1]) > level + 1:
                yield f"{node.type} after level {level}"
            level = int(node.type[1])


def _nesting_faults(root: Node) -> Iterator[str]:
    for node in root.walk():
        for kid in node.nodes:
            if node.type not in PARENTS.get(kid.type, {node.type}):
                yield f"{kid.type} in {node.type}"
            if node.type in ("L", "LI", "Table", "TR", "TOC") and kid.type not in PARENTS:
                yield f"{kid.type} in {node.type}"
        if node.type == "Figure" and not str(node.raw.get("/Alt", "")).strip():
            yield "Figure without Alt"
        if node.type == "TH" and node.raw.get("/A", {}).get("/Scope") is None:
            yield "TH without Scope"
        if node.type == "Table" and len({len(row.nodes) for row in node.nodes if row.type == "TR"}) != 1:
            yield "uneven rows"


def _link_faults(file: pikepdf.Pdf, root: Node) -> Iterator[str]:
    owned = {note.objgen for node in root.walk() if node.type == "Link" for note in node.notes}
    for page in file.pages:
        for note in page.obj.get("/Annots", ()):
            if note.objgen not in owned:
                yield "link in no Link"
            if not str(note.get("/Contents", "")).strip():
                yield "link without Contents"


def _note_faults(file: pikepdf.Pdf, root: Node) -> Iterator[str]:
    """Notes without a name of their own (ISO 14289-1, 7.9), or that the tree of names does not lead to."""
    notes = root.all("Note")
    named = list(file.Root.StructTreeRoot.get("/IDTree", {}).get("/Names", ()))
    names = {str(name): note.objgen for name, note in zip(named[::2], named[1::2], strict=True)}
    for note in notes:
        if names.pop(str(note.raw.get("/ID", "")), None) != note.raw.objgen:
            yield f"name of {note.outline()}"
    yield from (f"{name} names nothing" for name in names)


def link_places(pdf: bytes) -> list[tuple[str, str, tuple[int, float] | None]]:
    """The links of a file in the order of its pages: what each says, the name that it leads to, page from 1 and height."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        numbers = {page.obj.objgen: number for number, page in enumerate(file.pages, 1)}
        names = pikepdf.NameTree(file.Root.Names.Dests) if "/Names" in file.Root else {}
        places = {name: (numbers[place[0].objgen], float(place[3])) for name, place in names.items()}
        notes = [note for page in file.pages for note in page.obj.get("/Annots", ())]
        return [(str(note.Contents), str(note.Dest), places.get(str(note.Dest))) for note in notes]
