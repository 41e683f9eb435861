"""Writes a structure tree into a file whose content is marked: elements, parent tree, links."""

from __future__ import annotations

from dataclasses import dataclass, field

import pikepdf

from printreport.core.geometry import Rect, joined
from printreport.model.structure import LinkArea, MarkedPart, StructureElement


def write_structure(file: pikepdf.Pdf, root: StructureElement) -> None:
    """Give a file its StructTreeRoot (ISO 32000-1, 14.7.2), its pages their keys into it, and its links their annotations.

    Links lead to named destinations, which the file must have. The pages' lower left corner is (0, 0), and their upper edge is
    the Layout's y = 0.
    """
    tree = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    writer = _Writer(file, [page.obj for page in file.pages])
    tree.K = writer.element(root, tree)
    # ISO 32000-1 knows no Aside.
    tree.RoleMap = pikepdf.Dictionary(Aside=pikepdf.Name.Div)
    if writer.ids:
        names = [part for name in sorted(writer.ids) for part in (pikepdf.String(name), writer.ids[name])]
        tree.IDTree = file.make_indirect(pikepdf.Dictionary(Names=pikepdf.Array(names)))
    tree.ParentTree = writer.parent_tree()
    tree.ParentTreeNextKey = len(writer.pages) + len(writer.link_owners)
    file.Root.StructTreeRoot = tree
    file.Root.MarkInfo = pikepdf.Dictionary(Marked=True)


@dataclass(slots=True)
class _Writer:
    """The file, its pages, who owns their content (elements by page and number, and the elements of links), and names."""

    file: pikepdf.Pdf
    pages: list[pikepdf.Object]
    owners: dict[int, dict[int, pikepdf.Object]] = field(default_factory=dict)
    link_owners: list[pikepdf.Object] = field(default_factory=list)
    ids: dict[str, pikepdf.Object] = field(default_factory=dict)

    def element(self, element: StructureElement, parent: pikepdf.Object) -> pikepdf.Object:
        """An element with all that it holds."""
        own = self.file.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name(f"/{element.type}"), P=parent)
        )
        parts = [kid for kid in element.kids if isinstance(kid, MarkedPart)]
        if parts:
            own.Pg = self.pages[parts[0].page - 1]
        if element.alt:
            own.Alt = pikepdf.String(element.alt)
        if element.id:
            own.ID = pikepdf.String(element.id)
            self.ids[element.id] = own
        if attributes := self._attributes(element, parts):
            own.A = attributes
        kids = [self._kid(kid, own, parts) for kid in element.kids]
        if kids:
            own.K = kids[0] if len(kids) == 1 else pikepdf.Array(kids)
        return own

    def _kid(
        self, kid: StructureElement | MarkedPart | LinkArea, own: pikepdf.Object, parts: list[MarkedPart]
    ) -> pikepdf.Object | int:
        if isinstance(kid, StructureElement):
            return self.element(kid, own)
        if isinstance(kid, LinkArea):
            return self._link(kid, own)
        self.owners.setdefault(kid.page, {})[kid.number] = own
        return kid.number if kid.page == parts[0].page else self._content_elsewhere(kid)

    def _content_elsewhere(self, part: MarkedPart) -> pikepdf.Object:
        """Content of another page than the element's first (MCR)."""
        return pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=self.pages[part.page - 1], MCID=part.number)

    def _attributes(self, element: StructureElement, parts: list[MarkedPart]) -> pikepdf.Object | None:
        if element.type == "Figure" and parts:
            first = [part.bounds for part in parts if part.page == parts[0].page]
            box = self._box(parts[0].page, joined(first))
            return pikepdf.Dictionary(O=pikepdf.Name.Layout, BBox=box)
        if element.type == "TH":
            return pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Column)
        if element.numbering:
            return pikepdf.Dictionary(O=pikepdf.Name.List, ListNumbering=pikepdf.Name(f"/{element.numbering}"))
        return None

    def _link(self, link: LinkArea, own: pikepdf.Object) -> pikepdf.Object:
        """The annotation on its page, and what refers to it in the tree (OBJR)."""
        page = self.pages[link.page - 1]
        note = self.file.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Link,
                Rect=self._box(link.page, link.rect),
                Border=pikepdf.Array([0, 0, 0]),
                F=4,
                Contents=pikepdf.String(link.words),
                Dest=pikepdf.String(link.place),
                StructParent=len(self.pages) + len(self.link_owners),
            )
        )
        self.link_owners.append(own)
        if "/Annots" not in page:
            page.Annots = pikepdf.Array()
        page.Annots.append(note)
        return pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Pg=page, Obj=note)

    def parent_tree(self) -> pikepdf.Object:
        """Whose each piece of content is (ISO 32000-1, 14.7.4.4): pages by their number, then links."""
        numbers: list[pikepdf.Object | int] = []
        for index, page in enumerate(self.pages):
            page.StructParents = index
            page.Tabs = pikepdf.Name.S
            owners = self.owners.get(index + 1, {})
            numbers += [index, pikepdf.Array([owners[number] for number in sorted(owners)])]
        for offset, owner in enumerate(self.link_owners):
            numbers += [len(self.pages) + offset, owner]
        return self.file.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(numbers)))

    def _box(self, page: int, rect: Rect) -> pikepdf.Object:
        height = float(self.pages[page - 1].MediaBox[3])
        edges = (rect.x, height - rect.bottom, rect.right, height - rect.y)
        return pikepdf.Array([round(edge, 2) for edge in edges])
