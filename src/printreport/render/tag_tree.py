"""Collects what the tags of a Layout hold and makes the structure tree of it, in the order of the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from printreport.core.geometry import Rect
from printreport.model.layout import BookmarkTarget, PlacedTag, Role
from printreport.model.structure import (
    Bookmark,
    ElementType,
    LinkArea,
    MarkedPart,
    NamedPlace,
    Numbering,
    StructureElement,
    section_place,
)
from printreport.render.note_links import FoundMark, NoteLinks, note_place

Order = tuple[int, ...]
_Step = tuple[Order, ElementType]

_LEAVES: dict[Role, ElementType] = {
    "title": "H1",
    "heading": "H2",
    "subheading": "H3",
    "figure": "Figure",
    "chart": "Figure",
    "table": "Table",
    "table-row": "TR",
    "table-head-cell": "TH",
    "table-cell": "TD",
    "list": "L",
    "list-label": "Lbl",
    "contents": "Link",
    "notes": "Div",
}
"""What each role is in the tree; all others are paragraphs."""

_HEADINGS: tuple[ElementType, ...] = ("H1", "H2", "H3")
_FIRST_BESIDE = 2
"""The second number of an order from which on elements stand beside the text: pictures, figures and quotes, charts."""

_NOWHERE = 1_000_000
"""A page number after all others, for elements of which nothing stands on a page."""
_BACK: Order = (999_999,)
"""Where a cover picture's caption is read: it stands on the last page, before the colophon."""

_BLOCK = 3
"""The length of the order of a section's block: the section, 1, the block's place."""


@dataclass(slots=True)
class Found:
    """A tag's element while the pages are painted: where its content stands, and its words where the tree needs them.

    Among its content may be marks of notes.
    """

    tag: PlacedTag
    parts: list[MarkedPart | FoundMark] = field(default_factory=list)
    links: list[tuple[int, Rect, int]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def leaf(self) -> ElementType:
        """The type of the element itself."""
        return _LEAVES.get(self.tag.role, "P")

    @property
    def marked(self) -> Iterator[MarkedPart]:
        """All its content, that of marks among it."""
        for part in self.parts:
            yield from (part,) if isinstance(part, MarkedPart) else part.parts


@dataclass(slots=True, eq=False)
class _Node:
    """An element being put together: its own content, and the elements inside it by their place and type."""

    step: _Step
    found: Found | None = None
    nodes: dict[_Step, _Node] = field(default_factory=dict)

    @property
    def order(self) -> Order:
        return self.step[0]

    @property
    def first_page(self) -> int:
        """The page where it begins; one without content begins nowhere."""
        own = [part.page for part in self.found.marked] if self.found else []
        return min([*own, *(node.first_page for node in self.nodes.values())], default=_NOWHERE)

    @property
    def text_page(self) -> int:
        """The page where a section's text begins, or its first page if it has none."""
        text = (node.first_page for node in self.nodes.values() if not node.is_beside)
        return min(text, default=self.first_page)

    @property
    def is_beside(self) -> bool:
        """Whether it stands beside its section's text."""
        return len(self.order) > 1 and self.order[1] >= _FIRST_BESIDE


class TagTree:
    """The elements of all tags painted so far; tags with one role and key are one element."""

    def __init__(self, targets: tuple[BookmarkTarget, ...], page_word: str = "页", note_word: str = "注释") -> None:
        """`targets` are the layout's bookmarks; the words are what the report's language calls a page and a note."""
        self._targets = targets
        self._page_word = page_word
        self._notes = NoteLinks(note_word)
        self._found: dict[tuple[Role, str, Order], Found] = {}

    def element(self, tag: PlacedTag) -> Found:
        """The element that a tag is, or is a part of."""
        # Parts of one paragraph have one order; a list's item holds several paragraphs under one key.
        return self._found.setdefault((tag.role, tag.key, tag.order), Found(tag))

    def mark(self, owner: Found, number: int) -> FoundMark:
        """The mark of a note inside an element that has an order, or the number at the head of the note that this element is."""
        before = owner.tag.role == "note"
        mark = self._notes.mark(owner.tag.order[0], number, before_note=before)
        owner.parts.append(mark)
        return mark

    def places(self) -> tuple[NamedPlace, ...]:
        """Where notes and their marks stand."""
        return tuple(self._notes.places())

    def has(self, tag: PlacedTag) -> bool:
        """Whether a part of the tag's element was painted before."""
        return (tag.role, tag.key, tag.order) in self._found

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The layout's bookmarks, each at the height where its heading stands."""
        tops: dict[int, list[float]] = {}
        for found in self._found.values():
            if found.tag.role == "heading" and found.parts:
                first = next(found.marked)
                tops.setdefault(first.page, []).append(first.bounds.y)
        return tuple(Bookmark(target.title, target.page, _next(tops.get(target.page))) for target in self._targets)

    def document(self) -> StructureElement:
        """The whole tree: the parts of the cover, then section after section."""
        root = _Node(((), "Document"))
        for found in self._found.values():
            node = root
            for step in self._path(found):
                node = node.nodes.setdefault(step, _Node(step))
            node.found = found
        return _levelled(_made(root, self._link_areas(), self._notes), [0])

    def _path(self, found: Found) -> Iterator[_Step]:
        """The steps from the document to an element; every step sorts among its neighbours by an order."""
        tag = found.tag
        order = tag.order
        if len(order) > 1 and order[0] >= 0:
            yield order[:1], "Sect"
        match tag.role:
            case "list" | "list-item" | "list-label":
                yield from _list_path(order, found.leaf)
            case "quotation":
                yield from ((order[:_BLOCK], "BlockQuote"), (order, "P"))
            case "note":
                yield from ((order[:_BLOCK], "Div"), (order, "Note"))
            case "notice":
                yield from ((order[:_BLOCK], "Aside"), (order, "P"))
            case "table-row" | "table-head-cell" | "table-cell":
                yield from _table_path(order, found.leaf)
            case "contents":
                yield from _contents_path(order)
            case "callout" | "pull-quote":
                yield from ((order, "Aside"), (order, "P"))
            case "caption":
                yield from self._caption_path(order)
            case _:
                yield order, found.leaf

    def _caption_path(self, order: Order) -> Iterator[_Step]:
        """A caption stands in its picture or table; on the back it is a paragraph, far from the cover."""
        owner = next((f for f in self._found.values() if f.tag.order == order[:-1] and f.leaf in ("Figure", "Table")), None)
        if order[0] < 0:
            yield _BACK, "P"
        elif owner is None:
            yield order, "P"
        else:
            yield from ((owner.tag.order, owner.leaf), (order, "Caption"))

    def _link_areas(self) -> dict[int, tuple[LinkArea, ...]]:
        """The links of each element, by the identity of what was found."""
        marks = self.bookmarks()
        places = {mark.page: index for index, mark in reversed(list(enumerate(marks)))}
        places_by_words = {(_bare(mark.title), mark.page): index for index, mark in enumerate(marks)}
        areas: dict[int, tuple[LinkArea, ...]] = {}
        for found in self._found.values():
            words = "".join(found.words)
            for page, rect, target in found.links:
                heading = words.removesuffix(str(target))
                place = places_by_words.get((_bare(heading), target), places.get(target))
                if place is not None:
                    area = LinkArea(page, rect, section_place(place), f"{heading}，第 {target} {self._page_word}")
                    areas[id(found)] = (*areas.get(id(found), ()), area)
        return areas


def _next(tops: list[float] | None) -> float:
    return tops.pop(0) if tops else 0.0


def _bare(text: str) -> str:
    return "".join(text.split())


def _list_path(order: Order, leaf: ElementType) -> Iterator[_Step]:
    """Lists and items around a paragraph or label: after the block's own order, an item's number and a part's number by turns."""
    for depth in range(_BLOCK, len(order) - 1, 2):
        item = order[: depth + 1]
        yield from ((order[:depth], "L"), (item, "LI"))
        if leaf == "Lbl" and depth + 2 >= len(order):
            yield item, "Lbl"
            return
        yield item, "LBody"
    yield order, leaf


def _table_path(order: Order, leaf: ElementType) -> Iterator[_Step]:
    yield order[:_BLOCK], "Table"
    yield order[: _BLOCK + 1], "TR"
    if leaf != "TR":
        yield order, leaf


def _contents_path(order: Order) -> Iterator[_Step]:
    yield order[:1], "TOC"
    if len(order) > 1:
        yield from ((order, "TOCI"), (order, "Reference"), (order, "Link"))


def _made(node: _Node, areas: dict[int, tuple[LinkArea, ...]], notes: NoteLinks) -> StructureElement:
    # A label has its item's order, and is painted inside the item's first paragraph.
    nodes = sorted(node.nodes.values(), key=lambda inner: (inner.order, inner.step[1] != "Lbl"))
    if node.step[1] == "Sect":
        nodes = _interleaved(nodes)
    elif node.step[1] == "Document":
        nodes = _released(nodes)
    inner = [_made(n, areas, notes) for n in nodes]
    own: tuple[StructureElement | MarkedPart | LinkArea, ...] = ()
    if node.found is not None:
        parts = (part if isinstance(part, MarkedPart) else notes.element(part) for part in node.found.parts)
        own = (*parts, *areas.get(id(node.found), ()))
    if node.step[1] == "Note":
        words = StructureElement("P", tuple(part for part in own if isinstance(part, MarkedPart)))
        own = (*(part for part in own if not isinstance(part, MarkedPart)), words)
    kept = (element for element in inner if element.kids or element.type in ("TH", "TD"))
    alt = node.found.tag.alt if node.found is not None and node.step[1] == "Figure" else ""
    name = note_place(node.order[0], node.order[-1]) if node.step[1] == "Note" else ""
    return StructureElement(node.step[1], (*own, *kept), alt, _numbering(node), name)


def _released(nodes: list[_Node]) -> list[_Node]:
    """The document's elements, with what stands beside a section's text on pages of later sections read between those."""
    late: list[_Node] = []
    out: list[_Node] = []
    for node, following in zip(nodes, [*nodes[1:], None], strict=True):
        inside = node.step[1] == "Sect"
        due = [other for other in late if not inside or other.first_page <= node.text_page]
        late = [other for other in late if other not in due]
        out += [*due, node]
        if inside and following is not None and following.step[1] == "Sect":
            strays = [step for step, other in node.nodes.items() if other.is_beside and other.first_page > following.text_page]
            late = sorted([*late, *(node.nodes.pop(step) for step in strays)], key=lambda other: other.first_page)
    return [*out, *late]


def _interleaved(nodes: list[_Node]) -> list[_Node]:
    """A section's text in its order, and its pictures, figures and charts before the text that begins on a later page.

    The source names them beside the text, not at a place in it: a reader finds them where the pages show them, a picture
    that faces the section's first page before its heading.
    """
    text = [node for node in nodes if not node.is_beside]
    others = sorted((node for node in nodes if node.is_beside), key=lambda node: node.first_page)
    out: list[_Node] = []
    for node in text:
        while others and others[0].first_page < node.first_page:
            out.append(others.pop(0))
        out.append(node)
    return [*out, *others]


def _numbering(node: _Node) -> Numbering:
    if node.step[1] != "L":
        return ""
    labels = (inner.found for item in node.nodes.values() for inner in item.nodes.values() if inner.step[1] == "Lbl")
    words = "".join(word for found in labels if found is not None for word in found.words)
    if not words:
        return "None"
    return "Decimal" if any(char.isalnum() for char in words) else "Disc"


def _levelled(element: StructureElement, last: list[int]) -> StructureElement:
    """The tree with headings that skip no level (ISO 14289-1, 7.4.2): `last` holds the level of the heading before."""
    if element.type in _HEADINGS:
        last[0] = min(_HEADINGS.index(element.type) + 1, last[0] + 1)
        return replace(element, type=_HEADINGS[last[0] - 1])
    kids = tuple(_levelled(kid, last) if isinstance(kid, StructureElement) else kid for kid in element.kids)
    return replace(element, kids=kids)
