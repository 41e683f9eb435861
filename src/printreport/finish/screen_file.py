"""Makes of tagged pages the edition for screens: PDF/UA-1 and PDF/A-2u at once, ready to be read while it loads."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pikepdf

from printreport.finish.file_identity import PRODUCER, identity_of, set_info
from printreport.finish.structure_tree import write_structure
from printreport.finish.xmp import info_date, screen_packet
from printreport.model.document import Document
from printreport.model.structure import Bookmark, NamedPlace, TaggedPages, section_place

_SRGB = Path(__file__).parent.parent / "data" / "icc" / "srgb.icc"
_CONDITION = "sRGB IEC61966-2.1"
_SPACE_ABOVE = 12.0
"""Points of white that a reader who follows a bookmark sees above its heading."""


def finish_screen(pages: TaggedPages, document: Document) -> bytes:
    """The tagged pages as PDF/UA-1 (ISO 14289-1) and PDF/A-2u (ISO 19005-2), with outline and linearised."""
    identity = identity_of(document, pages.data, b"screen")
    with pikepdf.open(io.BytesIO(pages.data)) as file:
        set_info(file, identity)
        # Left uncompressed, so that programs that know no PDF can read it (ISO 16684-1).
        packet = screen_packet(identity, PRODUCER)
        file.Root.Metadata = pikepdf.Stream(file, packet, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        _set_intent(file)
        _set_catalog(file, document)
        write_structure(file, pages.structure)
        _set_places(file, Bookmark(identity.title, 1, 0.0), pages)
        _tie_links(file)
        return _saved(file)


@cache
def _srgb() -> bytes:
    return _SRGB.read_bytes()


def _set_intent(file: pikepdf.Pdf) -> None:
    """What device colours mean (ISO 19005-2, 6.2.3)."""
    profile = pikepdf.Stream(file, _srgb(), N=3)
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFA1,
        OutputConditionIdentifier=pikepdf.String(_CONDITION),
        Info=pikepdf.String(_CONDITION),
        RegistryName=pikepdf.String("http://www.color.org"),
        DestOutputProfile=file.make_indirect(profile),
    )
    file.Root.OutputIntents = pikepdf.Array([file.make_indirect(intent)])


def _set_catalog(file: pikepdf.Pdf, document: Document) -> None:
    file.Root.Lang = pikepdf.String(document.report.language)
    file.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    # Large screens show the spreads as they were laid out, the cover alone.
    file.Root.PageLayout = pikepdf.Name.TwoPageRight if len(file.pages) > 1 else pikepdf.Name.SinglePage
    if "/PageMode" in file.Root:
        del file.Root.PageMode


def _set_places(file: pikepdf.Pdf, cover: Bookmark, pages: TaggedPages) -> None:
    """The outline, and a named destination for each section and for what else links lead to."""
    places = {section_place(index): _place(file, mark) for index, mark in enumerate(pages.bookmarks)}
    with file.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(cover.title, destination=_place(file, cover)))
        marks = zip(pages.bookmarks, places.values(), strict=True)
        outline.root += [pikepdf.OutlineItem(mark.title, destination=place) for mark, place in marks]
    places |= {place.name: _place(file, place) for place in pages.places}
    names = pikepdf.NameTree.new(file)
    for name, place in places.items():
        names[name] = place
    if places:
        file.Root.Names = pikepdf.Dictionary(Dests=names.obj)


def _place(file: pikepdf.Pdf, mark: Bookmark | NamedPlace) -> pikepdf.Array:
    """A place on a page with a little white above it, at the reader's own zoom."""
    page = file.pages[mark.page - 1].obj
    top = float(page.MediaBox[3]) - max(0.0, mark.top - _SPACE_ABOVE)
    return pikepdf.Array([page, pikepdf.Name.XYZ, None, round(top, 2), None])


def _tie_links(file: pikepdf.Pdf) -> None:
    """Name the file's links in the private data of its first page (ISO 32000-1, 14.5).

    Whether an object that a page and the structure tree both use is the page's own, versions of qpdf decide differently,
    and find fault with each other's hint tables; of an object that two pages use they all say the same.
    """
    links = [note for page in file.pages[1:] for note in page.obj.get("/Annots", ())]
    if links:
        first, date = file.pages[0].obj, pikepdf.String(info_date())
        first.LastModified = date
        own = pikepdf.Dictionary(LastModified=date, Private=pikepdf.Array(links))
        first.PieceInfo = pikepdf.Dictionary({f"/{PRODUCER}": own})


def _saved(file: pikepdf.Pdf) -> bytes:
    data = io.BytesIO()
    # No object streams: linearised with an outline in them, qpdf's hint tables are not what qpdf itself expects.
    file.save(
        data,
        min_version="1.7",
        force_version="1.7",
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        deterministic_id=True,
        linearize=True,
        fix_metadata_version=False,
    )
    return data.getvalue()
