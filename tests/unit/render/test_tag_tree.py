"""The tree that tags make: nesting from orders, source order, one element for many parts."""

from __future__ import annotations

from printreport.core.geometry import Rect
from printreport.model.layout import BookmarkTarget, PlacedTag, Role
from printreport.model.structure import LinkArea, MarkedPart, StructureElement
from printreport.render.tag_tree import TagTree

BOX = Rect(10, 20, 30, 40)


class Pages:
    """Tags painted one after the other; each is given the next number of its page."""

    def __init__(self, *targets: BookmarkTarget) -> None:
        self.tree = TagTree(targets)
        self.numbers: dict[int, int] = {}

    def paint(self, page: int, role: Role, order: tuple[int, ...], key: str = "", words: str = "", alt: str = "") -> Pages:
        found = self.tree.element(PlacedTag(role, key or f"{role}{order}", order, (), alt))
        number = self.numbers.get(page, 0)
        self.numbers[page] = number + 1
        found.parts.append(MarkedPart(page, number, BOX))
        found.words.extend(words)
        return self

    @property
    def outline(self) -> str:
        return outline(self.tree.document())


def outline(element: StructureElement) -> str:
    inner = [outline(kid) for kid in element.kids if isinstance(kid, StructureElement)]
    return element.type + (f"({' '.join(inner)})" if inner else "")


def elements(element: StructureElement) -> list[StructureElement]:
    return [element, *(e for kid in element.kids if isinstance(kid, StructureElement) for e in elements(kid))]


def test_elements_stand_in_the_order_of_the_source_whatever_was_painted_first() -> None:
    pages = Pages().paint(1, "figure", (-7,), alt="封面").paint(1, "title", (-9,)).paint(3, "paragraph", (1, 1, 1))
    pages.paint(3, "heading", (1, 0)).paint(3, "paragraph", (1, 1, 0)).paint(2, "paragraph", (0, 1, 0))
    pages.paint(4, "colophon", (1_000_000,))
    assert pages.outline == "Document(H1 Figure Sect(P) Sect(H2 P P) P)"


def test_an_element_in_two_columns_and_on_two_pages_is_one() -> None:
    pages = Pages()
    for page in (3, 3, 4):
        pages.paint(page, "paragraph", (0, 1, 0), "a")
    (paragraph,) = (e for e in elements(pages.tree.document()) if e.type == "P")
    assert [(part.page, part.number) for part in paragraph.kids if isinstance(part, MarkedPart)] == [(3, 0), (3, 1), (4, 0)]


def test_lists_are_nested_as_the_source_nests_them() -> None:
    pages = Pages()
    for item in (0, 1):
        pages.paint(2, "list-item", (0, 1, 3, item, 0)).paint(2, "list-label", (0, 1, 3, item, 0), words="1.")
    pages.paint(2, "list-item", (0, 1, 3, 1, 1, 0, 0)).paint(2, "list-label", (0, 1, 3, 1, 1, 0, 0), words="•")
    pages.paint(2, "list-item", (0, 1, 3, 1, 2))
    inner = "L(LI(Lbl LBody(P)))"
    assert pages.outline == f"Document(Sect(L(LI(Lbl LBody(P)) LI(Lbl LBody(P {inner} P)))))"
    assert [e.numbering for e in elements(pages.tree.document()) if e.type == "L"] == ["Decimal", "Disc"]


def test_events_of_a_year_are_a_list_in_the_item_of_their_year_under_the_timelines_title() -> None:
    pages = Pages().paint(2, "subheading", (0, 1, 3), "title")
    pages.paint(2, "list-label", (0, 1, 3, 0, 0), words="2015年")
    for item in (0, 1):
        place = (0, 1, 3, 0, 1, item, 0)
        pages.paint(2, "list-item", place).paint(2, "list-label", place, words="2月")
    inner = "L(LI(Lbl LBody(P)) LI(Lbl LBody(P)))"
    assert pages.outline == f"Document(Sect(H1 L(LI(Lbl LBody({inner})))))"


def test_names_are_items_of_a_list_in_the_item_of_their_group() -> None:
    pages = Pages().paint(2, "subheading", (0, 1, 3), "title")
    for number in (0, 1):
        pages.paint(2, "list-label", (0, 1, 3, number, 0), words="一等奖")
        pages.tree.element(PlacedTag("list", f"01/3/{number}", (0, 1, 3, number, 1), ()))
        for name in (0, 1):
            pages.paint(2, "list-item", (0, 1, 3, number, 1, name, 0))
    inner = "LI(Lbl LBody(L(LI(LBody(P)) LI(LBody(P)))))"
    assert pages.outline == f"Document(Sect(H1 L({inner} {inner})))"


def test_names_without_heads_are_one_list_without_numbers() -> None:
    pages = Pages()
    pages.tree.element(PlacedTag("list", "01/3/0", (0, 1, 3), ()))
    for name in (0, 1):
        pages.paint(2, "list-item", (0, 1, 3, name, 0))
    assert pages.outline == "Document(Sect(L(LI(LBody(P)) LI(LBody(P)))))"
    assert [e.numbering for e in elements(pages.tree.document()) if e.type == "L"] == ["None"]


def test_a_notice_is_an_aside_of_its_paragraphs() -> None:
    pages = Pages()
    for part in (0, 1):
        pages.paint(2, "notice", (0, 1, 3, part))
    pages.paint(2, "paragraph", (0, 1, 4))
    assert pages.outline == "Document(Sect(Aside(P P) P))"


def test_tables_hold_caption_rows_and_cells_even_empty_ones() -> None:
    pages = Pages().paint(2, "caption", (0, 1, 5, -1))
    pages.tree.element(PlacedTag("table", "t", (0, 1, 5), ()))
    for row, role in enumerate(("table-head-cell", "table-cell")):
        pages.tree.element(PlacedTag("table-row", f"t/{row}", (0, 1, 5, row), ()))
        pages.paint(2, role, (0, 1, 5, row, 0))  # type: ignore[arg-type]
        pages.tree.element(PlacedTag(role, f"t/{row}/1", (0, 1, 5, row, 1), ()))  # type: ignore[arg-type]
    assert pages.outline == "Document(Sect(Table(Caption TR(TH TH) TR(TD TD))))"


def test_quotations_figures_and_captions_have_their_elements() -> None:
    pages = Pages().paint(2, "quotation", (0, 1, 0, 0)).paint(2, "quotation", (0, 1, 0, 1)).paint(2, "callout", (0, 3, 0))
    pages.paint(2, "pull-quote", (0, 3, 1)).paint(2, "chart", (0, 4, 0), alt="图").paint(2, "figure", (0, 2, 0), alt="照片")
    pages.paint(2, "caption", (0, 2, 0, 1))
    assert pages.outline == "Document(Sect(BlockQuote(P P) Figure(Caption) Aside(P) Aside(P) Figure))"
    assert [e.alt for e in elements(pages.tree.document()) if e.type == "Figure"] == ["照片", "图"]


def test_a_caption_without_its_picture_is_a_paragraph_and_the_covers_stands_before_the_colophon() -> None:
    pages = Pages().paint(8, "caption", (-7, 1)).paint(8, "colophon", (1_000_000,)).paint(1, "figure", (-7,), alt="封面")
    pages.paint(2, "caption", (0, 2, 0, 1))
    assert pages.outline == "Document(Figure Sect(P) P P)"


def test_what_stands_beside_the_text_is_read_before_the_text_of_later_pages() -> None:
    pages = Pages().paint(1, "title", (-9,)).paint(4, "heading", (1, 0)).paint(4, "paragraph", (1, 1, 0))
    pages.paint(6, "paragraph", (1, 1, 1)).paint(5, "figure", (1, 2, 1), "late", alt="甲")
    pages.paint(3, "figure", (1, 2, 0), "facing", alt="乙").paint(6, "callout", (1, 3, 0))
    kinds = [e.alt or e.type for e in elements(pages.tree.document())]
    assert kinds == ["Document", "H1", "Sect", "乙", "H2", "P", "甲", "P", "Aside", "P"]


def test_a_picture_among_the_pages_of_later_sections_is_read_between_those() -> None:
    pages = Pages().paint(1, "title", (-9,)).paint(4, "paragraph", (0, 1, 0)).paint(4, "paragraph", (1, 1, 0))
    pages.paint(4, "figure", (0, 2, 0), alt="同页").paint(5, "figure", (0, 2, 1), alt="隔页").paint(6, "paragraph", (2, 1, 0))
    pages.paint(9, "figure", (1, 2, 0), alt="末页").paint(9, "colophon", (1_000_000,))
    kinds = [e.alt or e.type for e in elements(pages.tree.document())]
    assert kinds == ["Document", "H1", "Sect", "P", "同页", "Sect", "P", "隔页", "Sect", "P", "末页", "P"]


def test_headings_skip_no_level_where_a_section_has_none_of_its_own() -> None:
    pages = Pages().paint(1, "title", (-9,)).paint(2, "subheading", (0, 1, 0)).paint(3, "heading", (1, 0))
    pages.paint(3, "subheading", (1, 1, 0))
    assert pages.outline == "Document(H1 Sect(H2) Sect(H2 H3))"


def test_contents_are_links_to_the_sections_they_name() -> None:
    pages = Pages(BookmarkTarget("成 果", 4), BookmarkTarget("展望", 4))
    pages.paint(1, "title", (-9,)).paint(4, "heading", (0, 0)).paint(4, "heading", (1, 0))
    pages.tree.element(PlacedTag("contents", "contents", (-1,), ()))
    for index, words in enumerate(("成果4", "展望4")):
        pages.paint(2, "contents", (-1, index), f"contents/{index}", words)
        tag = PlacedTag("contents", f"contents/{index}", (-1, index), ())
        pages.tree.element(tag).links.append((2, BOX, 4))
    assert pages.outline == "Document(H1 TOC(TOCI(Reference(Link)) TOCI(Reference(Link))) Sect(H2) Sect(H2))"
    areas = [kid for e in elements(pages.tree.document()) for kid in e.kids if isinstance(kid, LinkArea)]
    assert [(area.place, area.words) for area in areas] == [("section-1", "成果，第 4 页"), ("section-2", "展望，第 4 页")]


def test_bookmarks_lead_to_the_height_of_their_headings() -> None:
    pages = Pages(BookmarkTarget("成果", 4), BookmarkTarget("展望", 5)).paint(4, "heading", (0, 0))
    assert [mark.top for mark in pages.tree.bookmarks()] == [BOX.y, 0.0]


def test_elements_without_content_are_left_out() -> None:
    pages = Pages().paint(1, "title", (-9,))
    pages.tree.element(PlacedTag("paragraph", "empty", (0, 1, 0), ()))
    assert pages.outline == "Document(H1)"
