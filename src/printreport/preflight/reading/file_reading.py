"""A whole file as preflight sees it: bytes, trailer, Info, XMP, catalog, fonts, and the frames of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from xml.etree import ElementTree

from printreport.foreign.foreign_file import ForeignFile
from printreport.foreign.limits import ReadingLimitError
from printreport.foreign.pdf_value import PdfValue
from printreport.foreign.remembered import remembered
from printreport.foreign.stream_store import reading
from printreport.preflight.profile import Profile
from printreport.preflight.reading.colour import ColourSpace
from printreport.preflight.reading.file_shelf import FileShelf
from printreport.preflight.reading.ink_cover import InkCover
from printreport.preflight.reading.page_reading import LinkOnPage, PageFrame

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_MOST_METADATA = 4 * 1024 * 1024
"""Bytes of XMP: programs write some thousand, with thumbnails some hundred thousand."""
_TREE_NODES = 100_000
"""Of one structure tree: 200,000 stood here until files were made to take all time."""
_MOST_ENTRIES = 1000
"""Of one dictionary or list at the file's head: programs write some dozens."""
_MOST_DESCRIPTIONS = 20
"""Of one XMP packet: one for each of its schemas, of which programs use fewer than ten."""

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}
_PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()}


@dataclass(frozen=True, slots=True)
class PageSummary:
    """What is kept of a page once it was judged: enough for the checks that look over all pages."""

    number: int
    is_empty: bool
    tagged: frozenset[tuple[int, int]]
    links: tuple[LinkOnPage, ...] = ()


@dataclass
class FileReading:
    """An open PDF; values are read when they are first asked for."""

    pdf: ForeignFile
    data: bytes
    profile: Profile
    shelf: FileShelf
    frames: list[PageFrame] = field(default_factory=list)
    pages: list[PageSummary] = field(default_factory=list)
    spots: dict[str, set[bytes]] = field(default_factory=dict)
    process_icc: dict[object, PdfValue] = field(default_factory=dict)
    inks: set[str] = field(default_factory=set)
    ink: InkCover | None = None

    @remembered
    def root(self) -> PdfValue:
        """The catalog."""
        return self.pdf.root

    @property
    def is_encrypted(self) -> bool:
        """Whether the file is encrypted, even if it opens without a password."""
        return bool(self.pdf.pdf.is_encrypted)

    @property
    def is_linearized(self) -> bool:
        """Whether it can be shown before all of it has come."""
        with reading():
            return bool(self.pdf.pdf.is_linearized)

    @remembered
    def header(self) -> bytes:
        """The first bytes of the file."""
        return self.data[:1100]

    @remembered
    def version(self) -> tuple[int, int]:
        """The version by header and catalog, the later one (ISO 32000-1, 7.2.2); (0, 0) when there is none."""
        found = re.search(rb"%PDF-(\d)\.(\d)", self.header)
        header = (int(found[1]), int(found[2])) if found else (0, 0)
        stated = re.fullmatch(r"/?(\d)\.(\d)", str(self.root.get("/Version", "")))
        return max(header, (int(stated[1]), int(stated[2]))) if stated else header

    @remembered
    def info(self) -> Mapping[str, str]:
        """Info's entries as text, keys without the slash."""
        found = self.pdf.trailer.get("/Info")
        if found is None or found.kind != "dictionary":
            return {}
        return {key[1:]: _plain(value) for key, value in islice(found.items(), _MOST_ENTRIES)}

    @remembered
    def xmp_bytes(self) -> bytes:
        """The metadata packet, empty when there is none."""
        stream = self.root.get("/Metadata")
        return stream.read_bytes(_MOST_METADATA) if stream is not None and stream.kind == "stream" else b""

    @remembered
    def xmp(self) -> Mapping[str, str] | None:
        """XMP's properties as `dc:title` and so on; None when there is no packet or it cannot be read."""
        try:
            tree = ElementTree.fromstring(self.xmp_bytes.decode("utf-8", "replace").lstrip("\ufeff").rstrip("\0 \n\r"))
        except (ElementTree.ParseError, ValueError):
            return None
        found: dict[str, str] = {}
        for description in islice(tree.iter(f"{_RDF}Description"), _MOST_DESCRIPTIONS):
            for name, value in description.attrib.items():
                found.setdefault(_short_name(name), value)
            for child in description:
                found.setdefault(_short_name(child.tag), " ".join(" ".join(islice(child.itertext(), _MOST_ENTRIES)).split()))
        return found

    @remembered
    def streams(self) -> list[PdfValue]:
        """The streams of the file."""
        return list(self.pdf.streams())

    @remembered
    def intents(self) -> list[PdfValue]:
        """The output intents of the catalog."""
        found = self.root.get("/OutputIntents")
        return list(islice(found, _MOST_ENTRIES)) if found is not None else []

    @remembered
    def press_intent(self) -> PdfValue | None:
        """The first GTS_PDFX intent; None when there is none."""
        return next((intent for intent in self.intents if str(intent.get("/S")) == "/GTS_PDFX"), None)

    @remembered
    def structure(self) -> tuple[StructureNode, ...]:
        """The structure tree's elements in reading order, the root left out."""
        tree = self.root.get("/StructTreeRoot")
        return tuple(_walk_structure(tree, self.pdf)) if tree is not None else ()

    def note_spaces(self, spaces: Iterable[ColourSpace]) -> None:
        """Remember the spots and CMYK profiles among the spaces that a page uses."""
        for space in spaces:
            self.inks.update(space.inks if space.kind in ("Separation", "DeviceN") else ())
            if space.kind in ("Separation", "DeviceN") and space.definition:
                for ink in space.inks if space.kind == "Separation" else ():
                    self.spots.setdefault(ink, set()).add(space.definition)
            if space.kind == "ICCBased" and space.components == 4:
                self.process_icc[space.source.key] = space.source


@dataclass(frozen=True, slots=True)
class StructureNode:
    """An element of the structure tree: its standard type, depth, PDF object, and the types of its direct children."""

    kind: str
    stated: str
    depth: int
    element: PdfValue
    children: tuple[str, ...]
    parent: str


def _plain(value: PdfValue) -> str:
    return str(value)[1:] if value.kind == "name" else str(value)


def _short_name(name: str) -> str:
    uri, _, local = name.removeprefix("{").rpartition("}")
    return f"{_PREFIXES.get(uri, uri)}:{local}"


def _walk_structure(tree: PdfValue, pdf: ForeignFile) -> Iterator[StructureNode]:
    """Every element, depth first, standard types by the role map; bounded against trees that bite their tails.

    Raises ReadingLimitError when elements and their children are too many.
    """
    roles = tree.get("/RoleMap")
    stack = [(kid, 0, "") for kid in reversed(_elements(tree))]
    met = 0
    while stack:
        element, depth, parent = stack.pop()
        kids = _elements(element)
        met += 1 + len(kids)
        if met > _TREE_NODES:
            raise ReadingLimitError(f"结构树超过 {_TREE_NODES} 个节点")
        if not met % 1000:
            pdf.spent.look_at_clock()
        stated = str(element["/S"]).lstrip("/")
        kind = _standard_role(stated, roles)
        children = tuple(_standard_role(str(kid["/S"]).lstrip("/"), roles) for kid in kids)
        yield StructureNode(kind, stated, depth, element, children, parent)
        if depth < 100:
            stack += [(kid, depth + 1, kind) for kid in reversed(kids)]


def _standard_role(name: str, roles: PdfValue | None) -> str:
    for _ in range(8):
        mapped = roles.get(f"/{name}") if roles is not None else None
        if mapped is None:
            return name
        name = str(mapped).lstrip("/")
    return name


def _elements(element: PdfValue) -> list[PdfValue]:
    """The children that are elements themselves."""
    found = element.get("/K")
    if found is None:
        return []
    if found.kind == "array" and len(found) > _TREE_NODES:
        raise ReadingLimitError(f"结构树的一个节点超过 {_TREE_NODES} 项")
    kids = list(found) if found.kind == "array" else [found]
    return [kid for kid in kids if kid.kind == "dictionary" and "/S" in kid]
