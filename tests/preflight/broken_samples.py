"""More than a hundred files, each broken in one rule: what was done to a clean one, and the check that must see it."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pikepdf
from clean_samples import (
    EDGE,
    KAI,
    RIGHT,
    SONG,
    TOP,
    booklet_sample,
    changed,
    paint,
    picture,
    press_sample,
    screen_sample,
    shown,
)
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

BASES: dict[str, Callable[[], bytes]] = {
    "x4": press_sample,
    "x1a": lambda: press_sample("x1a"),
    "screen": screen_sample,
    "booklet": booklet_sample,
}


@dataclass(frozen=True)
class Broken:
    """A break: the check it is for, the profile, the change, other checks that must speak too, options of saving."""

    check: str
    profile: str
    change: Callable[[Pdf], Any]
    also: tuple[str, ...] = ()
    saving: tuple[tuple[str, Any], ...] = ()
    name: str = ""

    @property
    def data(self) -> bytes:
        """The broken file."""
        return changed(BASES[self.profile](), self.change, **dict(self.saving))


BROKEN: list[Broken] = []
Change = Callable[[Pdf], Any]


def breaks(check: str, profile: str = "x4", also: str = "", **saving: Any) -> Callable[[Change], Change]:
    """Enter a break into the list, under its function's name."""

    def enter(change: Change) -> Change:
        BROKEN.append(Broken(check, profile, change, tuple(also.split()), tuple(saving.items()), change.__name__))
        return change

    return enter


def painted(check: str, operators: str, profile: str = "x4", also: str = "", name: str = "", **resources: Any) -> None:
    """A break that only paints; a resource that is a function is given the file."""

    def change(pdf: Pdf) -> None:
        made = {
            kind: {key: value(pdf) if callable(value) else value for key, value in entries.items()}
            for kind, entries in resources.items()
        }
        paint(pdf, operators, **made)

    BROKEN.append(Broken(check, profile, change, tuple(also.split()), (), name or check))


def raw(check: str, old: bytes, new: bytes, profile: str = "x1a", also: str = "") -> None:
    """A break of the bytes themselves."""

    def change(_pdf: Pdf) -> bytes:
        data = BASES[profile]()
        assert old in data
        return data.replace(old, new)

    BROKEN.append(Broken(check, profile, change, tuple(also.split()), (), f"raw_{check}"))


def in_xmp(check: str, old: str, new: str, also: str = "", profile: str = "x4") -> None:
    """A break of the metadata packet."""

    def change(pdf: Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert old.encode() in packet
        pdf.Root.Metadata = Stream(pdf, packet.replace(old.encode(), new.encode()), Type=Name.Metadata, Subtype=Name.XML)

    name = "xmp_" + "_".join(re.findall(r"\w+", f"{old} {new}"))[:40]
    BROKEN.append(Broken(check, profile, change, tuple(also.split()), (), name))


def boxed(check: str, also: str = "", **boxes: Any) -> None:
    """A break of the first page's entries; None takes one away."""

    def change(pdf: Pdf) -> None:
        for key, value in boxes.items():
            if value is None:
                del pdf.pages[0].obj[f"/{key}"]
            else:
                pdf.pages[0].obj[f"/{key}"] = value

    BROKEN.append(Broken(check, "x4", change, tuple(also.split()), (), f"{check} {'+'.join(boxes)}"))


MIDDLE = f"{EDGE + 60:.2f} {EDGE + 60:.2f} 60 40 re"
OVERPRINT = {"On": Dictionary(OP=True, op=True, OPM=1)}


# The file itself


@breaks("file-unreadable")
def not_a_pdf(_pdf: Pdf) -> bytes:
    return b"PK\x03\x04 this is a Word file" * 20


@breaks("file-unreadable")
def cut_to_its_head(_pdf: Pdf) -> bytes:
    return press_sample()[:90]


@breaks("file-repaired", "x1a", also="file-id pdfx-version title dates")
def cut_at_its_end(_pdf: Pdf) -> bytes:
    return press_sample("x1a")[:-60]


@breaks("file-locked")
def with_a_password(pdf: Pdf) -> bytes:
    data = io.BytesIO()
    pdf.save(data, encryption=pikepdf.Encryption(owner="o", user="u"))
    return data.getvalue()


BROKEN.append(
    Broken(
        "file-encrypted", "x4", lambda _pdf: None, ("pdf-version", "xmp-plain"),
        (("encryption", pikepdf.Encryption(owner="o", user="")),), "restricted",
    )
)  # fmt: skip


@breaks("file-without-pages")
def no_pages(pdf: Pdf) -> None:
    del pdf.pages[:]


@breaks("object-malformed")
def intents_that_are_a_number(pdf: Pdf) -> None:
    pdf.Root.OutputIntents = 7


@breaks("reading-stopped")
def a_map_of_characters_that_repeats_itself(pdf: Pdf) -> None:
    font_of(pdf).ToUnicode = Stream(pdf, b"1 beginbfrange\n" + b"<0000> <ffff> <0041>\n" * 20_000 + b"endbfrange")


@breaks("content-unread")
def a_stream_that_unpacks_without_end(pdf: Pdf) -> None:
    pdf.pages[0].obj.Contents = Stream(pdf, zlib.compress(b" " * 30_000_000), Filter=Name.FlateDecode)


painted("content-broken", "1 2 foo", name="unknown_operator")
painted("content-broken", "Q Q", name="unbalanced", also="content-broken")


@breaks("content-broken")
def a_form_that_holds_itself(pdf: Pdf) -> None:
    form = pdf.make_indirect(Stream(pdf, b"/Me Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9])))
    form.Resources = Dictionary(XObject=Dictionary(Me=form))
    paint(pdf, "/Me Do", XObject={"Me": form})


@breaks("header-binary", "x1a")
def a_header_without_binary(_pdf: Pdf) -> bytes:
    data = press_sample("x1a")
    lines = data.split(b"\n", 2)
    return lines[0] + b"\n%" + b"a" * (len(lines[1]) - 1) + b"\n" + lines[2]


@breaks("header-first", "x1a")
def bytes_before_the_header(_pdf: Pdf) -> bytes:
    return b"HTTP/1.1 200 OK\n\n" + press_sample("x1a")


def _lzw(pdf: Pdf) -> None:
    pdf.Root.PieceInfo = pdf.make_indirect(Stream(pdf, b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", Filter=Name.LZWDecode))


BROKEN.append(
    Broken(
        "stream-lzw",
        "x1a",
        _lzw,
        (),
        (("compress_streams", False), ("stream_decode_level", pikepdf.StreamDecodeLevel.none)),
        "lzw",
    )
)


@breaks("stream-external")
def data_in_another_file(pdf: Pdf) -> None:
    stream = pdf.make_indirect(Stream(pdf, b""))
    stream.F = String("picture.dat")
    pdf.Root.PieceInfo = stream


# Identity

in_xmp("pdfx-version", "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>", "")
in_xmp("pdfx-version", "PDF/X-4<", "PDF/X-5g<")


@breaks("pdfx-version", "x1a")
def no_claim_in_info(pdf: Pdf) -> None:
    del pdf.trailer.Info["/GTS_PDFXVersion"]


BROKEN.append(Broken("pdf-version", "x4", lambda _pdf: None, (), (("force_version", "1.7"),), "version_1_7"))
BROKEN.append(Broken("pdf-version", "x1a", lambda _pdf: None, (), (("force_version", "1.5"),), "version_1_5"))
BROKEN.append(
    Broken(
        "object-streams", "x1a", lambda _pdf: None, ("pdf-version",),
        (("object_stream_mode", pikepdf.ObjectStreamMode.generate),), "object_streams",
    )
)  # fmt: skip
raw("file-id", b"/ID [", b"/IX [")


@breaks("xmp-readable", also="pdfx-version title dates xmp-media-management")
def no_metadata(pdf: Pdf) -> None:
    del pdf.Root["/Metadata"]


in_xmp("xmp-readable", "</x:xmpmeta>", "</x:xmp>", also="pdfx-version title dates xmp-media-management")


@breaks("xmp-plain", compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
def packed_metadata(pdf: Pdf) -> None:
    packed = Stream(pdf, zlib.compress(pdf.Root.Metadata.read_bytes()), Filter=Name.FlateDecode, Type=Name.XObject)
    pdf.Root.Metadata = packed


in_xmp("title", '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">凝聚职工力量 建设幸福西宁</rdf:li></rdf:Alt></dc:title>', "")


@breaks("title", "x1a")
def no_title_in_info(pdf: Pdf) -> None:
    del pdf.trailer.Info["/Title"]


in_xmp("dates", "<xmp:ModifyDate>2000-01-01T00:00:00Z</xmp:ModifyDate>", "")


@breaks("dates", "x1a")
def no_date_in_info(pdf: Pdf) -> None:
    del pdf.trailer.Info["/CreationDate"]


in_xmp("trapped", "<pdf:Trapped>False", "<pdf:Trapped>True")


@breaks("trapped", "x1a")
def trapping_unknown(pdf: Pdf) -> None:
    pdf.trailer.Info.Trapped = Name.Unknown


in_xmp("xmp-media-management", "<xmpMM:VersionID>1</xmpMM:VersionID>", "")
in_xmp("info-agrees", "建设幸福西宁", "建设西宁")


@breaks("info-agrees")
def another_date_in_info(pdf: Pdf) -> None:
    pdf.trailer.Info.ModDate = String("D:20240305080000Z")


@breaks("pdfx-claims")
def two_claims(pdf: Pdf) -> None:
    pdf.trailer.Info.GTS_PDFXVersion = String("PDF/X-1a:2003")


# Output intent


@breaks("intent-one")
def no_intent(pdf: Pdf) -> None:
    del pdf.Root["/OutputIntents"]


@breaks("intent-one")
def two_intents(pdf: Pdf) -> None:
    pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])


def intent_entry(check: str, key: str, value: Any = None, more: tuple[str, ...] = ()) -> None:
    """A break of the intent's dictionary."""

    def change(pdf: Pdf) -> None:
        intent = pdf.Root.OutputIntents[0]
        for name in (key, *more):
            del intent[name]
        if value is not None:
            intent[key] = value(pdf) if callable(value) else value

    BROKEN.append(Broken(check, "x4", change, (), (), f"{check}_{key[1:]}"))


intent_entry("intent-identifier", "/OutputConditionIdentifier")
intent_entry("intent-info", "/Info", more=("/OutputCondition",))
intent_entry("intent-registry", "/RegistryName")
intent_entry("intent-profile", "/DestOutputProfile")


def profile_bytes(check: str, name: str, change_bytes: Callable[[bytes], bytes], components: int = 4) -> None:
    """A break of the embedded profile."""

    def change(pdf: Pdf) -> None:
        intent = pdf.Root.OutputIntents[0]
        data = intent.DestOutputProfile.read_bytes()
        intent.DestOutputProfile = Stream(pdf, change_bytes(data), N=components)

    BROKEN.append(Broken(check, "x4", change, (), (), name))


profile_bytes("intent-profile-kind", "rgb_profile", lambda data: data[:16] + b"RGB " + data[20:])
profile_bytes("intent-profile-kind", "display_profile", lambda data: data[:12] + b"mntr" + data[16:])
profile_bytes("intent-profile-kind", "cut_profile", lambda data: data[:5000])
profile_bytes("intent-profile-components", "profile_of_one", lambda data: data, 1)


@breaks("intent-same-profile", also="colour-icc-other-cmyk")
def content_with_the_intents_profile(pdf: Pdf) -> None:
    space = Array([Name.ICCBased, pdf.Root.OutputIntents[0].DestOutputProfile])
    paint(pdf, f"/Own cs 0.2 0 0 0 sc {MIDDLE} f", ColorSpace={"Own": space})


# Boxes

boxed("trim-box", TrimBox=None)
boxed("art-box", ArtBox=Array([EDGE, EDGE, RIGHT, TOP]))
boxed("box-nesting", TrimBox=Array([EDGE, EDGE, RIGHT + 20, TOP]), also="bleed-box bleed-ink crop-marks")
boxed("bleed-box", BleedBox=None)
boxed("bleed-box", BleedBox=Array([EDGE - 4, EDGE - 4, RIGHT + 4, TOP + 4]))
boxed("crop-box", CropBox=Array([EDGE - 10, EDGE - 10, RIGHT + 10, TOP + 10]))
boxed("page-rotated", Rotate=90)
boxed("user-unit", UserUnit=2)
boxed("media-box", MediaBox=Array([0, 0, 0, 0]), also="box-nesting crop-box page-empty")


@breaks("trim-same-size", also="bleed-box crop-marks")
def a_narrower_page(pdf: Pdf) -> None:
    for _ in range(3):
        pdf.pages.append(pdf.pages[0])
    pdf.pages[3].obj.TrimBox = Array([EDGE, EDGE, RIGHT - 30, TOP])
    pdf.pages[3].obj.BleedBox = Array([EDGE - 8.51, EDGE - 8.51, RIGHT - 30, TOP + 8.51])


@breaks("pages-of-four")
def five_pages(pdf: Pdf) -> None:
    for _ in range(4):
        pdf.pages.append(pdf.pages[0])


@breaks("pages-in-spreads", also="trim-same-size bleed-ink crop-marks colour-all-inside")
def a_spread(pdf: Pdf) -> None:
    pdf.pages.append(pdf.pages[0])
    page = pdf.pages[1].obj
    wide = 2 * RIGHT - EDGE
    for name, out in (("/MediaBox", EDGE), ("/CropBox", EDGE), ("/BleedBox", 8.51), ("/TrimBox", 0)):
        page[name] = Array([EDGE - out, EDGE - out, wide + out, TOP + out])


# Bleed and marks

painted("bleed-ink", f"0.2 0 0 0 k {EDGE} 150 60 60 re f", name="field_to_the_trim")
painted("bleed-ink", f"{RIGHT - 100} 100 100.1 200 re W n 0.2 0 0 0 k {RIGHT - 100} 100 150 200 re f", name="clipped_at_the_trim")
painted(
    "bleed-ink",
    f"100 0 0 60 {RIGHT - 99} 100 cm /Im Do",
    name="picture_to_the_trim",
    XObject={"Im": lambda pdf: picture(pdf, 420, 252)},
)
painted("bleed-ink", f"0 0.5 0 0 K 1 w 80 {TOP - 20} m 80 {TOP + 1} l S", name="line_to_the_trim")
painted("text-near-trim", f"/On gs 0 0 0 1 k {shown(x=EDGE + 2)}", ExtGState=OVERPRINT)
painted("marks-in-bleed", f"0 0 0 1 k {EDGE - 7} 200 5 2 re f", name="black_mark_in_the_bleed")


@breaks("crop-marks")
def room_for_marks_but_none(_pdf: Pdf) -> bytes:
    def grow(pdf: Pdf) -> None:
        for name in ("/MediaBox", "/CropBox"):
            box = [float(number) for number in pdf.pages[0].obj[name]]
            pdf.pages[0].obj[name] = Array([box[0] - 30, box[1] - 30, box[2] + 30, box[3] + 30])

    return changed(press_sample("x4", "none"), grow)


@breaks("crop-marks-all-plates")
def marks_on_one_plate(pdf: Pdf) -> bytes:
    data = _with_content(pdf, lambda content: content.replace(b"/CS416c6c CS 1 SCN", b"0 0 0 1 K"))
    return changed(press_sample(), data)


def _with_content(_pdf: Pdf, change: Callable[[bytes], bytes]) -> Change:
    def made(pdf: Pdf) -> None:
        content = pdf.pages[0].obj.Contents.read_bytes()
        new = change(content)
        assert new != content
        pdf.pages[0].obj.Contents = Stream(pdf, new)

    return made


@breaks("page-empty", also="crop-marks")
def an_empty_page(pdf: Pdf) -> None:
    pdf.pages.append(pdf.pages[0])
    pdf.pages[1].obj.Contents = Stream(pdf, b"0 0 0 0 k 0 0 200 200 re f")


# Fonts


def font_of(pdf: Pdf, name: str = SONG) -> Dictionary:
    """A font dictionary of the sample page."""
    font: Dictionary = pdf.pages[0].obj.Resources.Font[f"/{name}"]
    return font


def descriptor_of(pdf: Pdf, name: str = SONG) -> Dictionary:
    """Its descriptor."""
    descriptor: Dictionary = font_of(pdf, name).DescendantFonts[0].FontDescriptor
    return descriptor


def program_key(pdf: Pdf, name: str = SONG) -> str:
    """Where its program hangs."""
    return next(key for key in ("/FontFile2", "/FontFile3") if key in descriptor_of(pdf, name))


@breaks("font-embedded")
def font_taken_out(pdf: Pdf) -> None:
    del descriptor_of(pdf)[program_key(pdf)]


@breaks("font-unused")
def a_stray_helvetica(pdf: Pdf) -> None:
    pdf.pages[0].obj.Resources.Font.Stray = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def _type3(pdf: Pdf, glyph: bytes = b"1000 0 0 0 750 750 d1 0 0 750 750 re f") -> Dictionary:
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 750, 750]), FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary(square=pdf.make_indirect(Stream(pdf, glyph))), FirstChar=97, LastChar=97, Widths=Array([1000]),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.square])), Resources=Dictionary(),
        ToUnicode=Stream(pdf, b"1 beginbfchar <61> <25A0> endbfchar"),
    )  # fmt: skip


painted("font-type3", "0 0 0 1 k BT /T3 20 Tf 150 150 Td (a) Tj ET", Font={"T3": _type3})
painted(
    "colour-rgb", "0 0 0 1 k BT /T3 20 Tf 150 150 Td (a) Tj ET", name="rgb_in_a_type3_glyph", also="font-type3",
    Font={"T3": lambda pdf: _type3(pdf, b"1000 0 d0 1 0 0 rg 0 0 750 750 re f")},
)  # fmt: skip


@breaks("font-subset")
def font_without_a_tag(pdf: Pdf) -> None:
    font_of(pdf).BaseFont = Name("/WholeSong")


@breaks("font-damaged")
def font_file_of_rubbish(pdf: Pdf) -> None:
    descriptor_of(pdf)[program_key(pdf)] = Stream(pdf, b"rubbish" * 40, Subtype=Name.CIDFontType0C)


@breaks("font-damaged")
def font_file_cut_off(pdf: Pdf) -> None:
    data = descriptor_of(pdf, KAI)[program_key(pdf, KAI)].read_bytes()
    descriptor_of(pdf, KAI)[program_key(pdf, KAI)] = Stream(pdf, data[: len(data) // 2])


@breaks("font-widths")
def widths_of_another_font(pdf: Pdf) -> None:
    font_of(pdf).DescendantFonts[0].DW = 900


@breaks("font-widths")
def widths_of_another_truetype(pdf: Pdf) -> None:
    font_of(pdf, KAI).DescendantFonts[0].DW = 980


painted(
    "font-notdef",
    f"/On gs 0 0 0 1 k BT /{SONG} 10.5 Tf 1 0 0 1 100 200 Tm <FFF0> Tj ET",
    ExtGState=OVERPRINT,
    also="font-unicode",
)


@breaks("font-cid-map", "screen", linearize=True)
def no_glyph_map(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(Stream(pdf, f"/Artifact BMC 0 g {shown(y=150, font=KAI)} EMC".encode()))
    del font_of(pdf, KAI).DescendantFonts[0]["/CIDToGIDMap"]


@breaks("font-unicode")
def font_that_says_nothing(pdf: Pdf) -> None:
    del font_of(pdf)["/ToUnicode"]


def _said_as(old: str, new: str) -> Change:
    def change(pdf: Pdf) -> None:
        cmap = font_of(pdf).ToUnicode.read_bytes()
        line = f"<{ord(old):04X}>".encode()
        assert line in cmap
        font_of(pdf).ToUnicode = Stream(pdf, cmap.replace(line, f"<{new.encode('utf-16-be').hex().upper()}>".encode()))

    return change


BROKEN += [
    Broken("font-unicode", "x4", _said_as("一", "\0"), (), (), "said_as_nothing"),
    Broken("font-unicode-private", "x4", _said_as("一", "\ue000"), (), (), "said_as_private"),
    Broken("font-unicode-private", "screen", _said_as("一", "\U000f0000"), ("fast-web-view",), (), "said_as_far_private"),
    Broken("font-unicode-radical", "x4", _said_as("一", "\u2f00"), (), (), "said_as_radical"),
    Broken("font-unicode-compatibility", "x4", _said_as("一", "\uf967"), (), (), "said_as_compatibility"),
]

# Colours

RGB_FORM = b"1 0 0 rg 150 150 20 20 re f"


def form(pdf: Pdf, content: bytes = RGB_FORM, **more: Any) -> Stream:
    """A form XObject over the whole sheet."""
    made = Stream(pdf, content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 900, 900]))
    for key, value in more.items():
        made[f"/{key}"] = value
    indirect: Stream = pdf.make_indirect(made)
    return indirect


def in_two_forms(pdf: Pdf) -> Stream:
    """A form that shows another."""
    return form(pdf, b"q 0.5 0 0 0.5 0 0 cm /In Do Q", Resources=Dictionary(XObject=Dictionary(In=form(pdf))))


def tiling(pdf: Pdf, content: bytes = b"0 1 0 rg 0 0 5 5 re f", paint_type: int = 1) -> Stream:
    """A tiling pattern."""
    made = Stream(pdf, content, Type=Name.Pattern, PatternType=1, PaintType=paint_type, TilingType=1, XStep=9, YStep=9)
    made.BBox = Array([0, 0, 9, 9])
    made.Resources = Dictionary()
    indirect: Stream = pdf.make_indirect(made)
    return indirect


def blend_of(space: Any, first: list[float], last: list[float]) -> Dictionary:
    """An axial shading between two colours."""
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array(first), C1=Array(last), N=1)
    return Dictionary(ShadingType=2, ColorSpace=space, Coords=Array([100, 100, 200, 100]), Function=function)


def icc(pdf: Pdf, components: int) -> Array:
    """An ICC space of so many components."""
    return Array([Name.ICCBased, pdf.make_indirect(Stream(pdf, b"some profile", N=components))])


def spot(name: str, space: Any = Name.DeviceCMYK, full: tuple[float, ...] = (0.1, 0.3, 0.7, 0.0)) -> Array:
    """A Separation space."""
    zero = [0.0] * len(full)
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array(zero), C1=Array(list(full)), N=1)
    return Array([Name.Separation, Name("/" + name), space, function])


painted("colour-rgb", f"1 0 0 rg {MIDDLE} f", name="rgb_field")
painted("colour-rgb", f"/On gs 0 0 0 RG 1 w {MIDDLE} S", name="rgb_stroke", ExtGState={"On": Dictionary(OP=False)})
painted("colour-rgb", "/Fm Do", name="rgb_in_a_form_in_a_form", XObject={"Fm": in_two_forms})
painted("colour-rgb", f"/Pattern cs /P scn {MIDDLE} f", name="rgb_in_a_pattern", Pattern={"P": tiling})
painted("colour-rgb", f"{MIDDLE} W n /Sh sh", name="rgb_shading", Shading={"Sh": blend_of(Name.DeviceRGB, [1, 0, 0], [0, 0, 1])})
painted(
    "colour-rgb",
    "40 0 0 40 150 150 cm /Im Do",
    name="rgb_picture",
    XObject={"Im": lambda pdf: picture(pdf, 150, 150, Name.DeviceRGB)},
)
painted("colour-rgb", "4 0 0 4 150 150 cm BI /W 2 /H 1 /CS /RGB /BPC 8 ID abcdef EI", name="rgb_inline_picture")
painted(
    "colour-rgb", "40 0 0 40 150 150 cm /Im Do", name="rgb_indexed_picture",
    XObject={"Im": lambda pdf: picture(pdf, 150, 150, Array([Name.Indexed, Name.DeviceRGB, 1, String(b"abcdef")]))},
)  # fmt: skip
painted("colour-icc-rgb", f"/Cs cs 1 0 0 sc {MIDDLE} f", ColorSpace={"Cs": lambda pdf: icc(pdf, 3)})
painted(
    "colour-lab",
    f"/Cs cs 50 20 20 sc {MIDDLE} f",
    ColorSpace={"Cs": Array([Name.Lab, Dictionary(WhitePoint=Array([0.96, 1, 0.82]))])},
)
painted("colour-icc-cmyk", f"/Cs cs 0.5 0 0 0 sc {MIDDLE} f", "x1a", ColorSpace={"Cs": lambda pdf: icc(pdf, 4)})
painted("colour-icc-other-cmyk", f"/Cs cs 0.5 0 0 0 sc {MIDDLE} f", ColorSpace={"Cs": lambda pdf: icc(pdf, 4)})
painted("colour-default-space", "", "x1a", ColorSpace={"DefaultCMYK": lambda pdf: icc(pdf, 4)})
painted("colour-unknown", f"/Nowhere cs 1 sc {MIDDLE} f")
painted("colour-spot-alternate", f"/Cs cs 1 scn {MIDDLE} f", ColorSpace={"Cs": spot("Gold", Name.DeviceRGB, (0.8, 0.7, 0.2))})
painted(
    "marks-in-bleed",
    f"/All CS 1 SCN 0.25 w {EDGE - 7} 200 m {EDGE - 2} 200 l S",
    also="colour-all-inside",
    name="all_plates_mark_in_the_bleed",
    ColorSpace={"All": spot("All", full=(1, 1, 1, 1))},
)
painted("colour-all-inside", f"/Cs cs 0.3 scn {MIDDLE} f", ColorSpace={"Cs": spot("All", full=(1, 1, 1, 1))})
painted(
    "spot-name-alike",
    f"/A cs 1 scn {MIDDLE} f /B cs 1 scn {MIDDLE} f",
    ColorSpace={"A": spot("Gold Foil"), "B": spot("GOLDFOIL")},
)
painted("spot-name-alike", f"/A cs 1 scn {MIDDLE} f /B cs 1 scn {MIDDLE} f", name="coated_and_not", ColorSpace={
    "A": spot("PANTONE 871 C"), "B": spot("PANTONE 871 CVC")
})  # fmt: skip
painted("spot-ambiguous", f"/A cs 1 scn {MIDDLE} f /B cs 1 scn {MIDDLE} f", ColorSpace={
    "A": spot("Gold"), "B": spot("Gold", full=(0, 0.1, 0.9, 0))
})  # fmt: skip
painted("spot-name-text", f"/A cs 1 scn {MIDDLE} f", ColorSpace={"A": spot(" ")})

# Black and white

painted("black-text-overprint", f"0 0 0 1 k {shown(y=TOP - 20)}")
painted(
    "black-text-overprint",
    f"/On gs 0 0 0 1 k {shown(y=TOP - 20)}",
    name="black_in_mode_0",
    ExtGState={"On": Dictionary(op=True, OPM=0)},
)
painted("black-text-set-to-overprint", f"0 0 0 1 k {shown()}")
painted("black-text-rich", f"/On gs 0.6 0.4 0.4 1 k {shown()}", ExtGState=OVERPRINT)
painted("black-text-rich", f"0.7 0.68 0.64 0.5 k {shown(size=14)}", name="black_of_four_inks")
painted("white-text-overprint", f"/On gs 0 0 0 0 k {shown()}", ExtGState=OVERPRINT)
painted("white-path-overprint", f"/On gs 0 0 0 0 k {MIDDLE} f", ExtGState=OVERPRINT)
painted("small-text-inks", f"0.2 0.8 0.1 0 k {shown(size=6)}")
painted(
    "small-text-inks", f"0.3 0 0 0.3 0 0 cm 0.2 0.8 0.1 0 k {shown(size=20, x=400, y=500)}", name="text_made_small_by_the_matrix"
)
painted(
    "small-text-inks", "/Fm Do", name="small_text_in_a_form",
    XObject={
        "Fm": lambda pdf: form(
            pdf, f"0.2 0.8 0.1 0 k {shown(size=20, x=400, y=500)}".encode(), Matrix=Array([0.3, 0, 0, 0.3, 0, 0]),
            Resources=Dictionary(Font=pdf.pages[0].obj.Resources.Font),
        )
    },
)  # fmt: skip
painted("small-white-text", f"0 0 0 0 k {shown(size=6, y=TOP - 20)}")
painted("text-tiny", f"/On gs 0 0 0 1 k {shown(size=4)}", ExtGState=OVERPRINT)
painted("grey-text", f"0.5 g {shown()}")
painted("grey-overprint", f"/On gs 0.5 g {MIDDLE} f", ExtGState=OVERPRINT)
painted("text-stroked-white", f"0.1 0.9 0.8 0 k 0 0 0 0 K 1 w 2 Tr {shown(y=200)}")

# Ink, lines

painted("ink-colour", f"0.9 0.9 0.9 0.6 k {MIDDLE} f")
painted("line-hairline", f"0 0 0 1 K 0 w {MIDDLE} S")
painted("line-thin", f"0 0 0 1 K 0.1 w {MIDDLE} S")
painted(
    "line-thin", f"0.2 0 0 0.2 0 0 cm 0 0 0 1 K 0.5 w {5 * EDGE + 300:.1f} 600 200 200 re S", name="line_made_thin_by_the_matrix"
)
painted("line-thin", f"/Lw gs 0 0 0 1 K {MIDDLE} S", name="line_made_thin_by_a_dictionary", ExtGState={"Lw": Dictionary(LW=0.2)})
painted("line-filled-thin", "0 0 0 1 k 150 150 60 0.15 re f")
painted("line-inks", f"0.5 0.5 0 0 K 0.3 w {MIDDLE} S")
painted("line-white-thin", f"0 0 0 0 K 0.3 w {MIDDLE} S")

# Pictures


def jpeg(
    pdf: Pdf, quality: int = 95, subsampling: int = 0, mode: str = "CMYK", space: Any = Name.DeviceCMYK, size: int = 200
) -> Stream:
    """A JPEG of noise that is the same every time."""
    noise = bytes((7 * index * index + index // 3) % 97 for index in range(size * size * len(mode)))
    data = io.BytesIO()
    Image.frombytes(mode, (size, size), noise).save(data, "JPEG", quality=quality, subsampling=subsampling)
    made = Stream(pdf, data.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=size, Height=size, BitsPerComponent=8)
    made.ColorSpace, made.Filter = space, Name.DCTDecode
    return made


def placed(
    check: str, picture_of: Callable[[Pdf], Any], size: float = 48, profile: str = "x4", also: str = "", name: str = ""
) -> None:
    """A picture, 48 points wide unless told."""
    operators = f"{size} 0 0 {size} 130 130 cm /Im Do"
    painted(check, operators, profile, also, name or check, XObject={"Im": picture_of})


placed("picture-ppi", lambda pdf: picture(pdf, 80, 80), name="picture_of_120_ppi")
painted(
    "picture-ppi", "/Fm Do", name="coarse_picture_in_a_form",
    XObject={
        "Fm": lambda pdf: form(
            pdf, b"q 40 0 0 40 30 30 cm /Im Do Q", Matrix=Array([3, 0, 0, 3, 0, 0]),
            Resources=Dictionary(XObject=Dictionary(Im=pdf.make_indirect(picture(pdf, 200, 200)))),
        )
    },
)  # fmt: skip
placed("picture-ppi", lambda pdf: picture(pdf, 200, 80), also="picture-distorted", name="coarse_one_way")
placed("picture-ppi-soft", lambda pdf: picture(pdf, 125, 125))
placed("picture-ppi-high", lambda pdf: picture(pdf, 700, 700))
placed("picture-bilevel-ppi", lambda pdf: picture(pdf, 200, 200, Name.DeviceGray, bits=1))
placed("picture-distorted", lambda pdf: picture(pdf, 200, 300))
placed("picture-bits", lambda pdf: picture(pdf, 200, 200, bits=16), profile="x1a")
placed("picture-jpx", lambda pdf: _jpx(pdf), profile="x1a")
placed("picture-jpeg-quality", lambda pdf: jpeg(pdf, quality=50))
placed("picture-jpeg-subsampled", lambda pdf: jpeg(pdf, subsampling=2))
placed("picture-jpeg-head", lambda pdf: jpeg(pdf, mode="RGB"), name="jpeg_of_other_colours")
placed("picture-alternates", lambda pdf: picture(pdf, 200, 200, Alternates=Array([Dictionary(Image=picture(pdf, 9, 9))])))
placed("picture-opi", lambda pdf: picture(pdf, 200, 200, OPI=Dictionary()))
placed("transparency-mask", lambda pdf: picture(pdf, 200, 200, SMask=picture(pdf, 200, 200, Name.DeviceGray)), profile="x1a")
placed(
    "transparency-used", lambda pdf: picture(pdf, 200, 200, SMask=picture(pdf, 200, 200, Name.DeviceGray)), name="masked_picture"
)


def _jpx(pdf: Pdf) -> Stream:
    made = Stream(pdf, b"\0\0\0\x0cjP  \r\n\x87\n", Type=Name.XObject, Subtype=Name.Image, Width=200, Height=200)
    made.ColorSpace, made.Filter, made.BitsPerComponent = Name.DeviceCMYK, Name.JPXDecode, 8
    return made


@breaks("picture-jpeg-head")
def a_jpeg_of_rubbish(pdf: Pdf) -> None:
    made = jpeg(pdf)
    made.write(b"rubbish" * 100, filter=Name.DCTDecode)
    paint(pdf, "48 0 0 48 130 130 cm /Im Do", XObject={"Im": made})


# Transparency

HALF = {"Half": Dictionary(ca=0.5)}
GROUP = {"Group": Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)}
painted("transparency-alpha", f"/Half gs 0.5 0 0 0 k {MIDDLE} f", "x1a", ExtGState=HALF)
painted("transparency-used", f"/Half gs 0.5 0 0 0 k {MIDDLE} f", ExtGState=HALF, name="half_a_field")
painted("transparency-blend", f"/Mul gs 0.5 0 0 0 k {MIDDLE} f", "x1a", ExtGState={"Mul": Dictionary(BM=Name.Multiply)})
painted(
    "transparency-blend-name",
    f"/Mul gs 0.5 0 0 0 k {MIDDLE} f",
    ExtGState={"Mul": Dictionary(BM=Name.Shiny)},
    also="transparency-used",
)
painted("transparency-group", "/Fm Do", "x1a", XObject={"Fm": lambda pdf: form(pdf, b"", Group=Dictionary(S=Name.Transparency))})
painted("transparency-space", "/Fm Do", XObject={"Fm": lambda pdf: form(pdf, b"", **GROUP)})
painted(
    "transparency-mask", f"/Soft gs 0.5 0 0 0 k {MIDDLE} f", "x1a", name="soft_mask",
    ExtGState={"Soft": lambda pdf: Dictionary(SMask=Dictionary(S=Name.Luminosity, G=form(pdf, b"")))},
)  # fmt: skip

# Extras


@breaks("actions")
def an_opening_action(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@breaks("actions")
def scripts_by_name(pdf: Pdf) -> None:
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), Dictionary(S=Name.JavaScript, JS=String("1"))])))


@breaks("scripts", "screen", linearize=True)
def scripts_on_a_telephone(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@breaks("page-actions")
def an_action_of_a_page(pdf: Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.Named, N=Name.NextPage))


@breaks("annotations")
def a_link_on_the_page(pdf: Pdf) -> None:
    pdf.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([100, 100, 200, 120]))])


@breaks("forms")
def a_form_to_fill(pdf: Pdf) -> None:
    field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("name"), V=String("张三"))
    field.Rect = Array([100, 100, 200, 120])
    field = pdf.make_indirect(field)
    pdf.pages[0].obj.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


@breaks("forms-dynamic", "screen", linearize=True)
def an_xfa_form(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=Stream(pdf, b"<xdp/>"))


@breaks("attachments")
def an_attachment(pdf: Pdf) -> None:
    pdf.attachments["note.txt"] = b"hello"


def _layers(**default: Any) -> Change:
    def change(pdf: Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("层")))
        entries = {key: Array([layer]) for key in default}
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Name=String("默认"), **entries))

    return change


BROKEN += [
    Broken("layers", "x4", _layers(), (), (), "layers"),
    Broken("layers-x1a", "x1a", _layers(), (), (), "layers_in_x1a"),
    Broken("layers-hidden", "x4", _layers(OFF=True), ("layers",), (), "hidden_layer"),
]
painted("post-script", "/Ps Do", XObject={"Ps": lambda pdf: Stream(pdf, b"showpage", Type=Name.XObject, Subtype=Name.PS)})
painted("reference-pages", "/Fm Do", XObject={"Fm": lambda pdf: form(pdf, b"", Ref=Dictionary(F=String("other.pdf"), Page=0))})
painted("transfer-curves", "/Tr gs", ExtGState={"Tr": Dictionary(TR=Name.Identity)})
painted("halftones", "/Ht gs", ExtGState={"Ht": Dictionary(HT=Dictionary(HalftoneType=1, Frequency=60, Angle=45))})
painted("black-generation", "/Bg gs", ExtGState={"Bg": Dictionary(UCR2=Name.Default)})

# The screen edition


def tagged(check: str, also: str = "", **saving: Any) -> Callable[[Change], Change]:
    """A break of the screen sample, saved for fast web view."""
    return breaks(check, "screen", also, **({"linearize": True} | saving))


def element(pdf: Pdf, number: int) -> Dictionary:
    """A child of the Document element."""
    found: Dictionary = pdf.Root.StructTreeRoot.K[0].K[number]
    return found


@tagged("tagged")
def not_marked(pdf: Pdf) -> None:
    del pdf.Root["/MarkInfo"]


@tagged("tagged")
def no_tree(pdf: Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


@tagged("tagged-suspects")
def suspects(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True


@tagged("screen-title")
def title_not_shown(pdf: Pdf) -> None:
    del pdf.Root["/ViewerPreferences"]


@tagged("language")
def no_language(pdf: Pdf) -> None:
    del pdf.Root["/Lang"]


@tagged("language")
def a_language_in_words(pdf: Pdf) -> None:
    pdf.Root.Lang = String("中文")


@tagged("archive-intent")
def archive_without_intent(pdf: Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def _saying(old: str, new: str) -> Change:
    def change(pdf: Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes().replace(old.encode(), new.encode())
        pdf.Root.Metadata = Stream(pdf, packet, Type=Name.Metadata, Subtype=Name.XML)

    return change


LINEAR = (("linearize", True),)
BROKEN += [
    Broken("ua-identifier", "screen", _saying("<pdfuaid:part>1</pdfuaid:part>", ""), (), LINEAR, "no_ua"),
    Broken("archive-identifier", "screen", _saying("<pdfaid:conformance>U", "<pdfaid:conformance>B"), (), LINEAR, "archive_b"),
]


@tagged("content-tagged")
def text_without_a_tag(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(Stream(pdf, f"0 g {shown(y=150)}".encode()))


@tagged("content-nesting")
def an_artifact_in_a_paragraph(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(Stream(pdf, b"/P <</MCID 2>> BDC /Artifact BMC 0 g 10 10 20 20 re f EMC EMC"))


@tagged("content-in-tree")
def text_that_the_tree_forgets(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(Stream(pdf, f"/P <</MCID 90>> BDC 0 g {shown(y=150)} EMC".encode()))


@tagged("roles")
def a_role_of_its_own(pdf: Pdf) -> None:
    element(pdf, 2).S = Name.Verse


@tagged("headings")
def a_level_left_out(pdf: Pdf) -> None:
    element(pdf, 1).S = Name.H3


@tagged("headings-none", also="content-in-tree")
def paragraphs_only(pdf: Pdf) -> None:
    pdf.pages.append(pdf.pages[0])
    for number in (0, 1):
        element(pdf, number).S = Name.P


@tagged("figure-alt")
def a_figure_without_words(pdf: Pdf) -> None:
    del element(pdf, 6)["/Alt"]


@tagged("figure-alt")
def a_file_name_for_words(pdf: Pdf) -> None:
    element(pdf, 6).Alt = String("IMG_2041.JPG")


@tagged("tables")
def a_paragraph_in_a_row(pdf: Pdf) -> None:
    element(pdf, 4).K[0].K[0].S = Name.P


@tagged("table-headers")
def a_header_of_nothing(pdf: Pdf) -> None:
    del element(pdf, 4).K[0].K[0]["/A"]


@tagged("lists")
def a_list_of_paragraphs(pdf: Pdf) -> None:
    element(pdf, 3).K[0].S = Name.P


@tagged("lists")
def an_item_in_a_paragraph(pdf: Pdf) -> None:
    element(pdf, 2).K = Array([2, element(pdf, 3).K[0]])
    element(pdf, 3).K = Array([])


@tagged("lists", also="content-in-tree")
def a_body_in_a_list(pdf: Pdf) -> None:
    element(pdf, 3).K = Array([element(pdf, 3).K[0].K[1]])


@tagged("lists")
def a_paragraph_in_an_item(pdf: Pdf) -> None:
    element(pdf, 3).K[0].K[1].S = Name.P


@tagged("list-caption")
def a_list_with_its_caption_below(pdf: Pdf) -> None:
    element(pdf, 3).K.append(pdf.make_indirect(Dictionary(S=Name.Caption, K=Array([]))))


@tagged("list-caption")
def contents_with_two_captions(pdf: Pdf) -> None:
    for place in (0, 1):
        element(pdf, 8).K.insert(place, pdf.make_indirect(Dictionary(S=Name.Caption, K=Array([]))))


@tagged("contents-entries")
def contents_of_paragraphs(pdf: Pdf) -> None:
    element(pdf, 8).K[0].S = Name.P


@tagged("contents-entries")
def an_entry_outside_the_contents(pdf: Pdf) -> None:
    element(pdf, 8).S = Name.Sect


@tagged("note-id")
def a_note_without_an_identifier(pdf: Pdf) -> None:
    del element(pdf, 7)["/ID"]


@tagged("note-id")
def a_note_of_a_role_of_its_own(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Footnote=Name.Note)
    element(pdf, 7).S, element(pdf, 7).ID = Name.Footnote, String("")


@tagged("element-id-unique")
def two_notes_of_one_identifier(pdf: Pdf) -> None:
    second = Dictionary(S=Name.Note, ID=String("note-1"), K=Array([]))
    pdf.Root.StructTreeRoot.K[0].K.append(pdf.make_indirect(second))


@tagged("element-id-tree")
def an_identifier_that_no_tree_has(pdf: Pdf) -> None:
    element(pdf, 7).ID = String("note-2")


@tagged("element-id-tree")
def no_tree_of_identifiers(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot["/IDTree"]


@tagged("element-id-tree")
def an_identifier_that_leads_elsewhere(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.IDTree.Kids[0].Names[1] = element(pdf, 2)


@tagged("links-described")
def a_link_without_words(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Annots[0]["/Contents"]


@tagged("links-in-tree")
def a_link_in_a_span(pdf: Pdf) -> None:
    element(pdf, 5).K[0].S = Name.Span


@tagged("links-in-tree", also="links-followed")
def a_link_that_no_element_holds(pdf: Pdf) -> None:
    element(pdf, 5).K[0].K = 7


@tagged("links-in-tree")
def a_link_of_another_parent(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums[3] = element(pdf, 2)


@tagged("links-followed")
def a_link_that_leads_nowhere(pdf: Pdf) -> None:
    del element(pdf, 5).K[0].K[1]
    del pdf.pages[0].obj.Annots[0]


@tagged("tab-order")
def no_tab_order(pdf: Pdf) -> None:
    del pdf.pages[0].obj["/Tabs"]


@tagged("bookmarks", also="content-in-tree")
def six_pages_without_bookmarks(pdf: Pdf) -> None:
    for _ in range(5):
        pdf.pages.append(pdf.pages[0])


@tagged("screen-size", compress_streams=False)
def ten_megabytes(pdf: Pdf) -> None:
    pdf.Root.PieceInfo = pdf.make_indirect(Stream(pdf, bytes(10_100_000)))


BROKEN.append(Broken("fast-web-view", "screen", lambda _pdf: None, (), (), "not_linear"))


@tagged("screen-colour")
def inks_on_the_screen(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(Stream(pdf, b"/Artifact BMC 0.5 0 0 0 k 10 10 20 20 re f EMC"))


@tagged("picture-interpolated")
def an_interpolated_picture(pdf: Pdf) -> None:
    pdf.pages[0].obj.Resources.XObject.Im.Interpolate = True


@tagged("picture-ppi-booklet")
def a_coarse_picture_on_the_screen(pdf: Pdf) -> None:
    pdf.pages[0].obj.Resources.XObject.Im = picture(pdf, 60, 60, Name.DeviceRGB)


# The booklet


@breaks("sheet-size", "booklet")
def upright_sheets(pdf: Pdf) -> None:
    for page in pdf.pages:
        page.obj.MediaBox = Array([0, 0, 841.89, 1190.55])


@breaks("sheet-size", "booklet")
def sheets_of_no_size(pdf: Pdf) -> None:
    for page in pdf.pages:
        page.obj.MediaBox = Array([0, 0, 1100, 800])


@breaks("sheet-sides", "booklet")
def one_side_only(pdf: Pdf) -> None:
    del pdf.pages[1]


@breaks("duplex-short-edge", "booklet")
def flipped_on_the_long_edge(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.Duplex = Name.DuplexFlipLongEdge


@breaks("print-scaling", "booklet")
def scaled_by_the_printer(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences["/PrintScaling"]


@breaks("sheet-rotated", "booklet")
def a_turned_sheet(pdf: Pdf) -> None:
    pdf.pages[0].obj.Rotate = 180


painted("printer-margin", shown(x=5, y=5), "booklet")
painted("text-on-fold", shown(x=560, y=300), "booklet")
painted("font-embedded", "BT /Hv 12 Tf 100 300 Td (a) Tj ET", "booklet", name="helvetica_not_embedded", Font={
    "Hv": Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
})  # fmt: skip
