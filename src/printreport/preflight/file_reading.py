"""A whole file as preflight sees it: bytes, trailer, Info, XMP, catalog, fonts, and the frames of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from printreport.preflight.content_reader import FontShelf
from printreport.preflight.page_reading import PageFrame

if TYPE_CHECKING:
    from printreport.preflight.check import Profile
    from printreport.preflight.colour import ColourSpace
    from printreport.preflight.ink_cover import InkCover

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_MOST_METADATA = 4 * 1024 * 1024
_TREE_NODES = 200_000
_MOST_OBJECTS = 200_000

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
    has_annotations: bool


@dataclass
class FileReading:
    """An open PDF; values are read when they are first asked for."""

    pdf: Any
    data: bytes
    profile: Profile
    frames: list[PageFrame] = field(default_factory=list)
    pages: list[PageSummary] = field(default_factory=list)
    shelf: FontShelf = field(default_factory=FontShelf)
    spots: dict[str, set[bytes]] = field(default_factory=dict)
    process_icc: list[Any] = field(default_factory=list)
    ink: InkCover | None = None

    @property
    def root(self) -> Any:
        """The catalog."""
        return self.pdf.Root

    @cached_property
    def header(self) -> bytes:
        """The first bytes of the file."""
        return self.data[:1100]

    @cached_property
    def version(self) -> tuple[int, int]:
        """The version by header and catalog, the later one (ISO 32000-1, 7.2.2); (0, 0) when there is none."""
        found = re.search(rb"%PDF-(\d)\.(\d)", self.header)
        header = (int(found[1]), int(found[2])) if found else (0, 0)
        stated = re.fullmatch(r"/?(\d)\.(\d)", str(self.root.get("/Version", "")))
        return max(header, (int(stated[1]), int(stated[2]))) if stated else header

    @cached_property
    def info(self) -> Mapping[str, str]:
        """Info's entries as text, keys without the slash."""
        import pikepdf

        found = self.pdf.trailer.get("/Info")
        if not isinstance(found, pikepdf.Dictionary):
            return {}
        return {key[1:]: _plain(value) for key, value in found.items()}

    @cached_property
    def xmp_bytes(self) -> bytes:
        """The metadata packet, empty when there is none."""
        import pikepdf

        stream = self.root.get("/Metadata")
        return bytes(stream.read_bytes())[:_MOST_METADATA] if isinstance(stream, pikepdf.Stream) else b""

    @cached_property
    def xmp(self) -> Mapping[str, str] | None:
        """XMP's properties as `dc:title` and so on; None when there is no packet or it cannot be read."""
        try:
            tree = ElementTree.fromstring(self.xmp_bytes.decode("utf-8", "replace").lstrip("\ufeff").rstrip("\0 \n\r"))
        except (ElementTree.ParseError, ValueError):
            return None
        found: dict[str, str] = {}
        for description in tree.iter(f"{_RDF}Description"):
            for name, value in description.attrib.items():
                found.setdefault(_short_name(name), value)
            for child in description:
                found.setdefault(_short_name(child.tag), " ".join(" ".join(child.itertext()).split()))
        return found

    @cached_property
    def streams(self) -> list[Any]:
        """The streams of the file, as far as so many objects are looked at."""
        import pikepdf

        return [thing for thing in islice(self.pdf.objects, _MOST_OBJECTS) if isinstance(thing, pikepdf.Stream)]

    @cached_property
    def intents(self) -> list[Any]:
        """The output intents of the catalog."""
        return list(self.root.get("/OutputIntents", ()))

    @cached_property
    def press_intent(self) -> Any:
        """The first GTS_PDFX intent; None when there is none."""
        return next((intent for intent in self.intents if str(intent.get("/S")) == "/GTS_PDFX"), None)

    @cached_property
    def structure(self) -> tuple[StructureNode, ...]:
        """The structure tree's elements in reading order, the root left out."""
        tree = self.root.get("/StructTreeRoot")
        return tuple(_walk_structure(tree)) if tree is not None else ()

    def note_spaces(self, spaces: Iterable[ColourSpace]) -> None:
        """Remember the spots and CMYK profiles among the spaces that a page uses."""
        for space in spaces:
            if space.kind in ("Separation", "DeviceN") and space.definition:
                for ink in space.inks if space.kind == "Separation" else ():
                    self.spots.setdefault(ink, set()).add(space.definition)
            if space.kind == "ICCBased" and space.components == 4:
                self.process_icc.append(space.source)


@dataclass(frozen=True, slots=True)
class StructureNode:
    """An element of the structure tree: its standard type, depth, PDF object, and the types of its direct children."""

    kind: str
    stated: str
    depth: int
    element: Any
    children: tuple[str, ...]
    parent: str


def _plain(value: Any) -> str:
    import pikepdf

    return str(value)[1:] if isinstance(value, pikepdf.Name) else str(value)


def _short_name(name: str) -> str:
    uri, _, local = name.removeprefix("{").rpartition("}")
    return f"{_PREFIXES.get(uri, uri)}:{local}"


def _walk_structure(tree: Any) -> Iterator[StructureNode]:
    """Every element, depth first, standard types by the role map; bounded against trees that bite their tails."""
    roles = tree.get("/RoleMap", {})
    stack = [(kid, 0, "") for kid in reversed(_elements(tree))]
    for _ in range(_TREE_NODES):
        if not stack:
            return
        element, depth, parent = stack.pop()
        kids = _elements(element)
        stated = str(element["/S"]).lstrip("/")
        kind = _standard_role(stated, roles)
        children = tuple(_standard_role(str(kid["/S"]).lstrip("/"), roles) for kid in kids)
        yield StructureNode(kind, stated, depth, element, children, parent)
        if depth < 100:
            stack += [(kid, depth + 1, kind) for kid in reversed(kids)]


def _standard_role(name: str, roles: Any) -> str:
    for _ in range(8):
        mapped = roles.get(f"/{name}")
        if mapped is None:
            return name
        name = str(mapped).lstrip("/")
    return name


def _elements(element: Any) -> list[Any]:
    """The children that are elements themselves."""
    import pikepdf

    kids = element.get("/K")
    if isinstance(kids, pikepdf.Dictionary):
        kids = [kids]
    if not isinstance(kids, pikepdf.Array | list):
        return []
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
