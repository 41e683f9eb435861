"""Proves that the finished file says what the editor wrote: nothing lost, nothing added, nothing twice.

Two comparisons make the proof: the layout against the document, element by element, and the file as another program
reads it against the layout, page by page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from string import ascii_letters

from printreport.core.diagnostics import Diagnostic, error
from printreport.core.span import Span
from printreport.model.document import Document, Section
from printreport.model.layout import Item, Layout, Page, PlacedEmblem, PlacedGlyphRun, PlacedGroup, PlacedTag, Role, walk
from printreport.proof.page_reader import first_page_text, read_pages
from printreport.proof.printed_words import (
    Words,
    caption_forms,
    caption_words,
    colophon_length,
    front_words,
    inked,
    raised_pieces,
    running_words,
    words_once,
)
from printreport.proof.qr_reading import check_code

_RUNNING: tuple[Role, ...] = (
    "heading",
    "subheading",
    "paragraph",
    "list",
    "list-label",
    "list-item",
    "quotation",
    "note",
    "notice",
    "table-head-cell",
    "table-cell",
)
_RAISED: tuple[Role, ...] = ("callout", "chart", "pull-quote")
_ONCE: tuple[Role, ...] = ("subtitle", "date", "code-label")
_QUOTE_MARKS = {"“", "”", "「", "」", "『", "』"}
_SHOWN = 24
"""Characters of a difference that a message shows: enough to find it by search."""


def check_fidelity(
    pdf: bytes, layout: Layout, document: Document, proven: Layout | None = None, name: str = "out/press.pdf"
) -> tuple[Diagnostic, ...]:
    """Every difference between the document and what is read from its finished file; empty when there is none.

    Pages that stood just so in `proven`, a layout whose file was read before, are not read again. The codes begin with
    `fidelity-`, and `name` is the file's in them: a difference is a defect of the composition, not of the editor's files.

    `pdf` is the finished file, `layout` what it was made of, and `document` the report.
    """
    known = frozenset(() if proven is None else _same_pages(layout, proven))
    words = (*layout_differences(layout, document), *file_differences(pdf, layout, known, name, _emblem_letters(document)))
    return (*words, *check_code(pdf, layout, document.report, name)) if document.report.qr is not None else words


def _emblem_letters(document: Document) -> Callable[[], str]:
    """Asked for only where a page with the emblem says more than the layout: the letters that are type in the emblem's file."""
    logo, root = document.report.logo, document.root

    def letters() -> str:
        return inked(first_page_text(Path(root) / logo.path)) if logo is not None and logo.format == "PDF" else ""

    return letters


def _same_pages(layout: Layout, other: Layout) -> Iterator[int]:
    """The indexes of pages that are alike in both."""
    for index, (page, before) in enumerate(zip(layout.pages, other.pages, strict=False)):
        if page == before:
            yield index


# -- the layout against the document ------------------------------------------------------------------------------------


def layout_differences(layout: Layout, document: Document) -> tuple[Diagnostic, ...]:
    """Elements of the document that the layout lacks, alters or repeats, and words in it that nobody wrote."""
    elements = placed_elements(layout)
    return (
        *_running_differences(elements, document),
        *_caption_differences(elements, document),
        *_caption_additions(elements, document),
        *_front_differences(layout, document),
        *_once_differences(elements, document),
        *_colophon_differences(elements, document),
        *_raised_differences(elements, document.sections),
        *_missing_glyphs(layout, document),
    )


def _missing_glyphs(layout: Layout, document: Document) -> Iterator[Diagnostic]:
    """Characters that were set as the empty box of a face, whatever the file says that they are."""
    for page in layout.pages:
        lost = [
            text
            for item in walk(tuple(page.items))
            if isinstance(item, PlacedGlyphRun)
            for glyph, text in zip(item.run.glyphs, item.run.texts, strict=True)
            if glyph == 0 and inked(text)
        ]
        if lost:
            yield error("fidelity-glyph", document.report.span, f"第 {page.number} 页有字排成了空框：{_shown(''.join(lost))}")


def placed_elements(layout: Layout) -> dict[Role, list[str]]:
    """The inked text of every element by role, parts of one key joined over pages; artifacts are left out."""
    found: dict[tuple[Role, str], list[str]] = {}
    for page in layout.pages:
        _collect(page.items, None, found)
    elements: dict[Role, list[str]] = {}
    for (role, _key), parts in found.items():
        if text := inked("".join(parts)):
            elements.setdefault(role, []).append(text)
    return elements


def _collect(items: Iterable[Item], tag: PlacedTag | None, found: dict[tuple[Role, str], list[str]]) -> None:
    for item in items:
        if isinstance(item, PlacedTag):
            _collect(item.items, item, found)
        elif isinstance(item, PlacedGroup):
            _collect(item.items, tag, found)
        elif isinstance(item, PlacedGlyphRun) and tag is not None and tag.role != "artifact":
            found.setdefault((tag.role, tag.key), []).extend(item.run.texts)


def _running_differences(elements: dict[Role, list[str]], document: Document) -> Iterator[Diagnostic]:
    # Heads of tables are set again where a table goes on: apart, no cell of the same word is taken for one of them.
    heads = Counter(elements.get("table-head-cell", ()))
    unclaimed = Counter(text for role in _RUNNING if role != "table-head-cell" for text in elements.get(role, ()))
    running = [(words, heads if words.role == "table-head-cell" else unclaimed) for words in running_words(document)]
    missing = [words for words, placed in running if words.role != "caption" and not _claim(words, placed)]
    strays = [*unclaimed.elements(), *heads.elements()]
    for words in missing:
        if not words.text:
            continue
        likest = max(strays, key=lambda text: _likeness(text, words.text), default="")
        if _likeness(likest, words.text) < 0.5:
            yield error("fidelity-lost", words.span, f"版面上缺少这一段：{_shown(words.text)}")
        else:
            strays.remove(likest)
            yield error("fidelity-altered", words.span, f"版面上的文字与稿件不符：{_difference(words.text, likest)}")
    repeatable = {words.text for words in front_words(document)}
    repeatable |= {words.text for words in running_words(document) if words.role == "table-head-cell"}
    for text in strays:
        if not _is_label(text) and text not in repeatable:
            yield error("fidelity-added", document.report.span, f"版面上多出稿件里没有的文字：{_shown(text)}")


def _claim(words: Words, unclaimed: Counter[str]) -> bool:
    """Take the placed text that is this element, if there is one: behind its list label, plain, or among its ruby."""
    for text in (words.label + words.text, words.text):
        if text in unclaimed:
            return _take(text, unclaimed)
    if words.role == "table-head-cell" and words.text:
        for text in unclaimed:
            # A table's head is set again where the table goes on.
            if text == words.text * (len(text) // len(words.text)):
                return _take(text, unclaimed)
    if words.ruby:
        whole = Counter(words.text + words.ruby)
        for text in unclaimed:
            if len(text) == whole.total() and Counter(text) == whole:
                return _take(text, unclaimed)
    return False


def _take(text: str, unclaimed: Counter[str]) -> bool:
    unclaimed[text] -= 1
    if not unclaimed[text]:
        del unclaimed[text]
    return True


def _is_label(text: str) -> bool:
    """Whether a text is what the printer puts before a list's item: a bullet, a number, both short."""
    return len(text) <= 6 and all(ch in "▪•◦·–—-.．、()（）" or ch.isdigit() or ch in ascii_letters for ch in text)


def _caption_differences(elements: dict[Role, list[str]], document: Document) -> Iterator[Diagnostic]:
    printed = "\n".join(elements.get("caption", ()))
    tables = [w for w in running_words(document) if w.role == "caption"]
    wanted = [w for w in (*caption_words(document), *tables) if w.text]
    counts = Counter(w.text for w in wanted)
    for words in wanted:
        times = printed.count(words.text)
        if times < counts[words.text]:
            yield error("fidelity-lost", words.span, f"版面上缺少这条说明：{_shown(words.text)}")
        elif elements.get("caption", []).count(words.text) > counts[words.text]:
            yield error("fidelity-repeated", words.span, f"这条说明在版面上印了 {times} 次：{_shown(words.text)}")


def _caption_additions(elements: dict[Role, list[str]], document: Document) -> Iterator[Diagnostic]:
    """Photographs' captions in whose element there is more than the editor's words and the credit."""
    known = {form for photo in document.photos.values() for form in caption_forms(photo)}
    known |= {words.text for words in running_words(document) if words.role == "caption"}
    pieces: dict[str, set[str]] = {}
    for piece in known - {""}:
        pieces.setdefault(piece[0], set()).add(piece)
    for text in elements.get("caption", ()):
        photo = next((p for p in document.photos.values() if p.caption and inked(p.caption) in text), None)
        if photo is not None and not _is_made_of(text, pieces):
            yield error("fidelity-added", photo.span, f"图片说明里有稿件之外的文字：{_shown(text)}")


def _front_differences(layout: Layout, document: Document) -> Iterator[Diagnostic]:
    printed = "".join(page_text(page.items) for page in layout.pages)
    for words in front_words(document):
        if words.text not in printed:
            yield error("fidelity-lost", words.span, f"版面上缺少：{_shown(words.text)}")


def _once_differences(elements: dict[Role, list[str]], document: Document) -> Iterator[Diagnostic]:
    """Second title, date and the code's label: each is one element of these words, and no other has its role."""
    wanted = {words.role: words for words in words_once(document)}
    for role in _ONCE:
        printed, words = elements.get(role, []), wanted.get(role)
        if words is None:
            yield from (error("fidelity-added", document.report.span, f"版面上多出：{_shown(text)}") for text in printed)
        elif not printed:
            yield error("fidelity-lost", words.span, f"版面上缺少：{_shown(words.text)}")
        elif printed != [words.text]:
            yield error("fidelity-altered", words.span, f"版面上的文字与稿件不符：{_difference(words.text, ''.join(printed))}")


def _colophon_differences(elements: dict[Role, list[str]], document: Document) -> Iterator[Diagnostic]:
    """Every line of the colophon stands in it, and nothing besides: its length is that of what the editor wrote."""
    span = document.report.spans.get("colophon", document.report.span)
    printed = "".join(elements.get("colophon", []))
    for _key, value in document.report.colophon:
        if inked(value) not in printed:
            yield error("fidelity-lost", span, f"封底缺少这一行：{_shown(value)}")
    if (extra := len(printed) - colophon_length(document)) > 0:
        yield error("fidelity-repeated", span, f"封底的版权文字多出 {extra} 个字")


def _raised_differences(elements: dict[Role, list[str]], sections: tuple[Section, ...]) -> Iterator[Diagnostic]:
    pieces: dict[str, set[str]] = {}
    for piece in _QUOTE_MARKS.union(*(raised_pieces(section) for section in sections)):
        pieces.setdefault(piece[0], set()).add(piece)
    for role in _RAISED:
        for text in elements.get(role, ()):
            if not _is_made_of(text, pieces):
                yield error("fidelity-added", sections[0].span, f"数字、图表或引文里有稿件之外的文字：{_shown(text)}")


def _is_made_of(text: str, pieces: Mapping[str, set[str]]) -> bool:
    """Whether a text can be cut without a rest into pieces, which are given by their first characters."""
    reached = {0}
    for start, first in enumerate(text):
        if start in reached:
            reached |= {start + len(piece) for piece in pieces.get(first, ()) if text.startswith(piece, start)}
    return len(text) in reached


# -- the file against the layout ----------------------------------------------------------------------------------------


def file_differences(
    pdf: bytes,
    layout: Layout,
    known: frozenset[int] = frozenset(),
    name: str = "out/press.pdf",
    emblem: Callable[[], str] = str,
) -> tuple[Diagnostic, ...]:
    """Pages of the file whose characters, as pdfium reads them, are not those of the layout.

    `pdf` holds the pages of `layout`; `name` is the file's in messages. `known` are the indexes of pages that need not be read;
    `emblem` gives the letters that the emblem's own file shows.
    """
    read = list(read_pages(pdf, known))
    if len(read) != len(layout.pages):
        message = f"成品有 {len(read)} 页，版面有 {len(layout.pages)} 页"
        return (error("fidelity-pages", Span(name), message),)
    pages = zip(layout.pages, read, strict=True)
    differences = (_page_difference(page, inked(text), name, emblem) for page, text in pages if text is not None)
    return tuple(found for found in differences if found is not None)


def _page_difference(page: Page, got: str, name: str, emblem: Callable[[], str]) -> Diagnostic | None:
    wanted = page_text(page.items)
    if wanted == got or Counter(_comparable(wanted)) == Counter(_comparable(got)):
        return None
    shows_emblem = any(isinstance(item, PlacedEmblem) for item in walk(page.items))
    if shows_emblem and Counter(_comparable(wanted + emblem())) == Counter(_comparable(got)):
        return None
    difference = _difference(_comparable(wanted), _comparable(got))
    return error("fidelity-file", Span(name), f"成品第 {page.number} 页的文字与版面不符：{difference}")


def page_text(items: Iterable[Item]) -> str:
    """The inked characters of a page in painting order, artifacts included."""
    return inked("".join("".join(i.run.texts) for i in walk(tuple(items)) if isinstance(i, PlacedGlyphRun)))


def _comparable(text: str) -> str:
    # A hyphen at a line's end may be read or be taken for a joint: both readings are right.
    return text.translate({ord("-"): None, 0x2010: None})


def _likeness(one: str, other: str) -> float:
    """How much two texts share: 1 for the same characters, 0 for none."""
    shared = (Counter(one) & Counter(other)).total()
    return 2.0 * shared / max(1, len(one) + len(other))


def _difference(wanted: str, got: str) -> str:
    """Which characters are lost and which are added, with how often."""
    lost, added = Counter(wanted) - Counter(got), Counter(got) - Counter(wanted)
    if not lost and not added:
        return f"字数相同而次序不同：{_shown(wanted)}"
    parts = [(f"少了 {_counted(lost)}", lost), (f"多了 {_counted(added)}", added)]
    return "，".join(text for text, counter in parts if counter)


def _counted(characters: Counter[str]) -> str:
    shown = [f"{ch}×{n}" if n > 1 else ch for ch, n in sorted(characters.items())[:_SHOWN]]
    return "“" + "".join(shown) + "”" + ("等" if len(characters) > _SHOWN else "")


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "……"
