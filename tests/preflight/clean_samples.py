"""Small clean files of every profile, made once; breaking them is the business of `broken_samples`."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from press_samples import BLEED, HEIGHT, WIDTH, document_of, font_book, layout_of, press, rendered, run_of
from printreport.core.color import Cmyk
from printreport.core.geometry import Rect
from printreport.core.units import mm
from printreport.finish.press_file import Standard, finish_press
from printreport.model.layout import PlacedShape

TEXT = "西宁市总工会职工书屋一"
SONG, KAI = "Fsongx2dregular", "Fkaix2dregular"
EDGE = mm(14)
"""From the sheet's edge to the trim: three millimetres of bleed and eleven for marks."""
RIGHT, TOP = EDGE + WIDTH, EDGE + HEIGHT

RED = Cmyk(0.1, 0.9, 0.8, 0.0)


@cache
def press_sample(standard: Standard = "x4", marks: str = "full") -> bytes:
    """One page of the press edition: a field through the bleed, black text on it and on paper, two kinds of fonts."""
    band = Rect(-BLEED, -BLEED, WIDTH + 2 * BLEED, mm(30))
    items = (
        PlacedShape.rect(band, RED),
        run_of(TEXT, mm(20), mm(15)),
        run_of(TEXT, mm(20), mm(60)),
        run_of(TEXT, mm(20), mm(70), face="kai-regular"),
    )
    layout = layout_of(items)
    document = document_of()
    return finish_press(rendered(layout, marks=marks), layout, document, press(), standard)


def hex_of(text: str, face: str = "song-regular") -> str:
    """The codes of a text in a face of the samples."""
    return "".join(f"{font_book().face(face).glyph(char):04X}" for char in text)


def shown(text: str = TEXT, x: float = 100.0, y: float = 200.0, size: float = 10.5, font: str = SONG) -> str:
    """Operators that set a text; colour and overprint are the caller's."""
    face = "song-regular" if font == SONG else "kai-regular"
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm <{hex_of(text, face)}> Tj ET"


def changed(data: bytes, change: Callable[[Pdf], Any], **saving: Any) -> bytes:
    """The file with a change made to its objects; bytes that the change returns take its place."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        made = change(pdf)
        if isinstance(made, bytes):
            return made
        packed = io.BytesIO()
        options = {
            "object_stream_mode": pikepdf.ObjectStreamMode.preserve,
            "deterministic_id": True,
            "fix_metadata_version": False,
        } | saving
        if options.get("encryption"):
            options.pop("deterministic_id")
        pdf.save(packed, **options)
        return packed.getvalue()


def paint(pdf: Pdf, operators: str, page: int = 0, **resources: dict[str, Any]) -> None:
    """Add operators to a page, and what they name to its resources (`XObject={"Im": stream}`)."""
    target = pdf.pages[page]
    target.contents_add(Stream(pdf, f"\nq {operators} Q".encode("latin-1")))
    for kind, entries in resources.items():
        if f"/{kind}" not in target.obj.Resources:
            target.obj.Resources[f"/{kind}"] = Dictionary()
        held = target.obj.Resources[f"/{kind}"]
        for name, value in entries.items():
            held[f"/{name}"] = value


def picture(
    pdf: Pdf, width: int, height: int, space: Any = Name.DeviceCMYK, bits: int = 8, fill: int = 40, **more: Any
) -> Stream:
    """A picture of one tone."""
    components = {"/DeviceCMYK": 4, "/DeviceRGB": 3, "/DeviceGray": 1}.get(str(space), 4)
    row = (width * components * bits + 7) // 8
    stream = Stream(pdf, zlib.compress(bytes([fill]) * row * height), Filter=Name.FlateDecode)
    entries = {"Type": Name.XObject, "Subtype": Name.Image, "Width": width, "Height": height, "BitsPerComponent": bits}
    for key, value in (entries | {"ColorSpace": space} | more).items():
        stream[f"/{key}"] = value
    return stream


XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>U</pdfaid:conformance><dc:title><rdf:Alt><rdf:li xml:lang="x-default">书屋</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>"""

_TAGGED = (
    ("H1", 0, 360.0),
    ("H2", 1, 330.0),
    ("P", 2, 300.0),
    ("Lbl", 3, 270.0),
    ("LBody", 4, 255.0),
    ("TH", 5, 230.0),
    ("TD", 6, 215.0),
    ("Link", 7, 190.0),
    ("Note", 9, 345.0),
    ("Link", 10, 315.0),
)


@cache
def screen_sample() -> bytes:
    """A tagged page: headings, a paragraph, a list, a table, links, a figure, a note, contents; a running head is no content."""
    return changed(press_sample("x4", "none"), _make_screen, linearize=True)


def _make_screen(pdf: Pdf) -> None:
    page = pdf.pages[0]
    font = page.obj.Resources.Font
    page.obj.Resources = Dictionary(Font=font, XObject=Dictionary(Im=_figure(pdf)))
    parts = [f"/{tag} <</MCID {number}>> BDC 0 g {shown(y=y)} EMC" for tag, number, y in _TAGGED]
    parts.append("/Figure <</MCID 8>> BDC q 72 0 0 72 100 100 cm /Im Do Q EMC")
    parts.append(f"/Artifact BMC {shown(y=20.0)} EMC")
    page.obj.Contents = Stream(pdf, "\n".join(parts).encode())
    for box in ("/TrimBox", "/BleedBox"):
        del page.obj[box]
    page.obj.StructParents = 0
    page.obj.Tabs = Name.S
    _make_tree(pdf, page.obj)
    root = pdf.Root
    root.MarkInfo = Dictionary(Marked=True)
    root.Lang = String("zh-CN")
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.Metadata = Stream(pdf, XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)
    profile = Stream(pdf, b"profile of sRGB", N=3)
    root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String("sRGB"), DestOutputProfile=profile
            )
        ]
    )


def _figure(pdf: Pdf) -> Stream:
    return picture(pdf, 150, 150, Name.DeviceRGB)


def _make_tree(pdf: Pdf, page: Dictionary) -> None:
    """Document: H1, H2, P, L(LI(Lbl, LBody)), Table(TR(TH), TR(TD)), P(Link), Figure, Note, TOC(TOCI(Link))."""

    def element(kind: str, kids: Any, **more: Any) -> Dictionary:
        made: Dictionary = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), Pg=page, K=kids, **more))
        return made

    def linked(number: int, bottom: float, words: str, **action: Any) -> Dictionary:
        """A Link element around some content, and its annotation on the page."""
        note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Contents=String(words), StructParent=len(links) + 1, F=4, **action)
        note.Rect, note.Border = Array([100, bottom, 200, bottom + 12]), Array([0, 0, 0])
        page.Annots.append(note := pdf.make_indirect(note))
        links.append(element("Link", Array([number, Dictionary(Type=Name.OBJR, Obj=note)])))
        return links[-1]

    page.Annots, links = Array([]), list[Dictionary]()
    web = linked(7, 188, "书屋的网页", A=Dictionary(S=Name.URI, URI=String("https://example.org/")))
    entry = linked(10, 313, "第一节，第 1 页", Dest=Array([page, Name.Fit]))
    scope = Dictionary(O=Name.Table, Scope=Name.Column)
    note = element("Note", 9, ID=String("note-1"))
    kids = [
        element("H1", 0),
        element("H2", 1),
        element("P", 2),
        element("L", Array([element("LI", Array([element("Lbl", 3), element("LBody", 4)]))])),
        element("Table", Array([element("TR", Array([element("TH", 5, A=scope)])), element("TR", Array([element("TD", 6)]))])),
        element("P", Array([web])),
        element("Figure", 8, Alt=String("职工在书屋里读书")),
        note,
        element("TOC", Array([element("TOCI", Array([entry]))])),
    ]
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([element("Document", Array(kids))])))
    tree.IDTree = Dictionary(Kids=Array([Dictionary(Names=Array([String("note-1"), note]))]))
    tree.ParentTree = Dictionary(Nums=Array([0, Array([]), 1, web, 2, entry]))
    pdf.Root.StructTreeRoot = tree


@cache
def booklet_sample() -> bytes:
    """Two sides of an A3 sheet with a line of text in each half."""
    return changed(press_sample("x4", "none"), _make_booklet)


def _make_booklet(pdf: Pdf) -> None:
    page = pdf.pages[0]
    for box in ("/TrimBox", "/BleedBox", "/CropBox"):
        del page.obj[box]
    page.obj.MediaBox = Array([0, 0, 1190.55, 841.89])
    page.obj.Contents = Stream(pdf, f"{shown(x=100, y=400)} {shown(x=700, y=400)}".encode())
    pdf.pages.append(page)
    pdf.Root.ViewerPreferences = Dictionary(Duplex=Name.DuplexFlipShortEdge, PrintScaling=Name("/None"))
