"""Files made to take all time or memory: each is judged or imposed as far as its limits, and the limit is named."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from clean_samples import changed, screen_sample
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from printreport.finish.foreign_pdf import Imposed, ImpositionProblem, impose_file
from printreport.foreign.limits import MalformedError, ReadingLimitError
from printreport.foreign.opening import file_bytes
from printreport.foreign.unpacking import refuse_bombs
from printreport.preflight.verdict.judgement import preflight
from printreport.preflight.verdict.verdict import Verdict

KEPT = pikepdf.StreamDecodeLevel.none
MB = 1024 * 1024


def page_of(content: bytes, change: Callable[[Pdf, Any], None] | None = None) -> bytes:
    """One page with some content; `change` is given the file and the page."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(400, 600))
        page = pdf.pages[0].obj
        page.TrimBox, page.Contents, page.Resources = Array([0, 0, 400, 600]), pdf.make_stream(content), Dictionary()
        if change is not None:
            change(pdf, page)
        packed = io.BytesIO()
        pdf.save(packed, stream_decode_level=KEPT, compress_streams=False)
        return packed.getvalue()


def written(**objects: bytes) -> bytes:
    """A file of objects written by hand: `o1=…` is the catalog."""
    data, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), {}
    for number, body in enumerate(objects.values(), 1):
        places[number] = len(data)
        data += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places.values())
    return bytes(data + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))


CATALOG, PAGE = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Resources<<>>>>"


def kids(count: int, stated: int | None = None) -> bytes:
    """One page, named so many times."""
    top = b"<</Type/Pages/Count %d/Kids[" % (count if stated is None else stated) + b"3 0 R " * count + b"]>>"
    return written(o1=CATALOG, o2=top, o3=PAGE)


def form(pdf: Pdf, content: bytes, inner: Any = None) -> Any:
    resources = Dictionary() if inner is None else Dictionary(XObject=Dictionary(F=inner))
    return pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 400, 600]), Resources=resources)


def forms_ten_by_ten(pdf: Pdf, page: Any) -> None:
    inner = form(pdf, b"0 0 1 1 re f")
    for _ in range(10):
        inner = form(pdf, b"/F Do " * 10, inner)
    page.Resources = Dictionary(XObject=Dictionary(F=inner))


def form_in_itself(pdf: Pdf, page: Any) -> None:
    inner = form(pdf, b"/F Do /F Do")
    inner.Resources.XObject = Dictionary(F=inner)
    page.Resources = Dictionary(XObject=Dictionary(F=inner))


def streams(count: int, each: bytes) -> Callable[[Pdf, Any], None]:
    def change(pdf: Pdf, page: Any) -> None:
        page.Contents = Array([pdf.make_stream(each)] * count)

    return change


def font(**parts: Any) -> Callable[[Pdf, Any], None]:
    def change(pdf: Pdf, page: Any) -> None:
        below = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.X))
        whole = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.X, DescendantFonts=Array([below]))
        whole.Encoding = Name("/Identity-H")
        if "widths" in parts:
            below.W = Array(parts["widths"])
        if "said" in parts:
            whole.ToUnicode = pdf.make_stream(parts["said"])
        if "map" in parts:
            whole.Encoding = pdf.make_stream(parts["map"])
        page.Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(whole)))

    return change


def packed(data: bytes, *filters: str) -> Callable[[Pdf, Any], None]:
    def change(pdf: Pdf, page: Any) -> None:
        page.Contents = Stream(pdf, b"")
        page.Contents.write(data, filter=Array([Name("/" + name) for name in filters]))

    return change


def many_inks(pdf: Pdf, page: Any) -> None:
    names = Array([Name(f"/N{number}") for number in range(20_000)])
    space = Array([Name.DeviceN, names, Name.DeviceCMYK, pdf.make_stream(b"{}", FunctionType=4)])
    page.Resources = Dictionary(ColorSpace=Dictionary(S=space))


def endless_structure(pdf: Pdf, _page: Any) -> None:
    element = pdf.make_indirect(Dictionary(S=Name.P))
    element.K = Array([element] * 1000)
    pdf.Root.StructTreeRoot = Dictionary(K=Array([element] * 1000))


TEXT = b"BT /F 10 Tf <0001> Tj ET"
BOMB = zlib.compress(b" " * (60 * MB), 9)
RANGES = b"1 beginbfrange\n" + b"<0000> <ffff> <0041>\n" * 20_000 + b"endbfrange"

ATTACKS = {
    "a million kids": (kids(1000, stated=10**6), "自称有 1000000 页"),
    "ten thousand kids": (kids(10_000), "超过 3000 页"),
    "deep q": (page_of(b"q " * 700_000), "运算符超过 150000 个"),
    "forms ten by ten": (page_of(b"/F Do", forms_ten_by_ten), "运算符超过 150000 个"),
    "contents in many streams": (page_of(b"", streams(6000, b"q Q\n")), "分成 6000 个数据流"),
    "contents too long together": (page_of(b"", streams(100, b" " * 500_000)), "内容超过 24 MB"),
    "widths": (page_of(TEXT, font(widths=[0, 65535, 500] * 20_000)), "字体的表超过 200000 项"),
    "characters": (page_of(TEXT, font(said=RANGES)), "字体的表超过 200000 项"),
    "codes": (page_of(TEXT, font(map=RANGES.replace(b"bf", b"cid").replace(b"<0041>", b"7"))), "字体的表超过 200000 项"),
    "a long string": (page_of(b"BT /F 10 Tf <" + b"0001" * 3_000_000 + b"> Tj ET", font()), "运算符超过 150000 个"),
    "flate": (page_of(b"", packed(BOMB, "FlateDecode")), "解压后超过 24 MB"),
    "flate in flate": (page_of(b"", packed(zlib.compress(BOMB), "FlateDecode", "FlateDecode")), "解压后超过 24 MB"),
    "runs": (page_of(b"", packed(b"\x81 " * 250_000, "RunLengthDecode")), "解压后超过 24 MB"),
    "letters": (page_of(b"", packed(b"z" * (7 * MB), "ASCII85Decode")), "解压后超过 24 MB"),
    "nine filters": (page_of(b"", packed(b"~>", *["ASCII85Decode"] * 9)), "9 层压缩"),
    "inks": (page_of(b"/S cs 1 scn 0 0 9 9 re f", many_inks), "20000 种墨"),
}  # fmt: skip


def said(verdict: Verdict) -> list[str]:
    return [found.message for found in verdict.findings if found.check in ("content-unread", "reading-stopped")]


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_judged_as_far_as_its_limit(name: str) -> None:
    data, words = ATTACKS[name]
    assert any(words in text for text in said(preflight(data, "x4", ink=False)))


def test_a_structure_without_end_is_left_with_its_limit_named() -> None:
    verdict = preflight(page_of(b"", endless_structure), "screen", ink=False)
    assert any("结构树超过" in text for text in said(verdict))
    assert not verdict.ok


def circle(pdf: Pdf) -> Dictionary:
    node = pdf.make_indirect(Dictionary())
    node.Kids = Array([node, node])
    return node


@pytest.mark.parametrize("key", ["/IDTree", "/ParentTree"])
@pytest.mark.parametrize("tree", [circle, lambda pdf: Dictionary(Kids=Array([pdf.make_indirect(Dictionary())] * 20_000))])
def test_a_search_tree_without_end_is_left_with_its_limit_named(key: str, tree: Callable[[Pdf], Dictionary]) -> None:
    def change(pdf: Pdf) -> None:
        pdf.Root.StructTreeRoot[key] = tree(pdf)

    verdict = preflight(changed(screen_sample(), change), "screen", ink=False)
    assert any("树超过 10000 个节点" in text for text in said(verdict))
    assert not verdict.ok


@pytest.mark.parametrize("repeated", [b"beginbfchar ", b"beginbfrange <1><2>[", b"beginbfchar <" + b" " * 5000, b"<1> <2> "])
def test_maps_that_never_end_are_read_in_one_pass(repeated: bytes) -> None:
    said_of_codes = b"beginbfrange " + repeated * (2 * MB // len(repeated)) + b" endbfrange"
    assert preflight(page_of(TEXT, font(said=said_of_codes)), "x4", ink=False).checks


@pytest.mark.parametrize(
    "content", [b"[" * 50_000, b"<<" * 50_000, b"(" * 500_000, b"/P BMC " * 40_000 + b"0 0 1 1 re f " * 20_000], ids=repr
)
def test_what_is_opened_and_never_closed_gets_a_verdict(content: bytes) -> None:
    assert preflight(page_of(content[:60_000]), "x4", ink=False).checks


def test_a_form_in_itself_is_a_fault_of_the_page() -> None:
    found = preflight(page_of(b"/F Do", form_in_itself), "x4", ink=False).findings
    assert any("自己包含自己" in finding.message for finding in found)


def test_pictures_that_only_other_programs_unpack_are_no_content() -> None:
    data = page_of(b"", packed(b"\0" * 50, "JBIG2Decode"))
    found = preflight(data, "x4", ink=False).findings
    assert any("JBIG2Decode 不能用在这里" in finding.message for finding in found)


@pytest.mark.parametrize(
    "top",
    [
        b"<</Type/Pages/Count 1/Kids[3 0 R 2 0 R]>>",
        b"<</Type/Pages/Count 1/Kids[null 7 3 0 R(x)]>>",
        b"<</Type/Pages/Count 1/Kids 7>>",
    ],
)
def test_trees_that_are_no_trees_get_a_verdict(top: bytes) -> None:
    verdict = preflight(written(o1=CATALOG, o2=top, o3=PAGE), "x4", ink=False)
    assert not verdict.ok


def test_time_is_the_last_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("printreport.foreign.limits.Spent.left", property(lambda _self: 0.0))
    verdict = preflight(page_of(b"0 0 1 1 re f"), "x4", ink=False)
    assert not verdict.ok
    assert any("用时超过" in text for text in said(verdict))


def test_objects_packed_without_end_are_not_unpacked_while_a_file_is_opened() -> None:
    body = zlib.compress(b"3 0 " + PAGE + b" " * (210 * MB), 9)
    objects = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(body) + body + b"\nendstream"
    data = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    rows = [b"\0\0\0\0\0\0\0"]
    tree = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    for number, text in ((1, CATALOG), (2, tree), (4, objects)):
        rows.append(b"\1" + len(data).to_bytes(4, "big") + b"\0\0")
        data += b"%d 0 obj" % number + text + b"endobj\n"
    rows.insert(3, b"\2" + (4).to_bytes(4, "big") + b"\0\0")
    start = len(data)
    rows.append(b"\1" + start.to_bytes(4, "big") + b"\0\0")
    table = b"".join(rows)
    data += b"5 0 obj<</Type/XRef/Size 6/W[1 4 2]/Root 1 0 R/Length %d>>stream\n" % len(table) + table
    data += b"\nendstream endobj\nstartxref\n%d\n%%%%EOF\n" % start
    assert not preflight(bytes(data), "x4", ink=False).ok


# Imposing


def imposed(data: bytes, path: Path) -> Imposed | ImpositionProblem:
    path.write_bytes(data)
    return impose_file(path, "auto", "saddle", 0.0)


@pytest.mark.parametrize(
    "name",
    ["a million kids", "ten thousand kids", "contents in many streams", "contents too long together", "flate", "runs", "letters"],
)
def test_an_attack_is_refused_with_its_limit_named(name: str, tmp_path: Path) -> None:
    data, words = ATTACKS[name]
    made = imposed(data, tmp_path / "a.pdf")
    assert isinstance(made, ImpositionProblem)
    assert made.code == "pdf-too-much"
    assert words in made.message


@pytest.mark.parametrize("name", ["deep q", "forms ten by ten", "widths", "inks"])
def test_what_costs_only_its_readers_is_imposed(name: str, tmp_path: Path) -> None:
    assert isinstance(imposed(ATTACKS[name][0], tmp_path / "a.pdf"), Imposed)


# Files


def test_only_files_are_read(tmp_path: Path) -> None:
    import os

    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.pdf")
        with pytest.raises(OSError, match="不是普通文件"):
            file_bytes(tmp_path / "pipe.pdf")
        made = impose_file(tmp_path / "pipe.pdf", "auto", "saddle", 0.0)
        assert isinstance(made, ImpositionProblem)
        assert made.code == "pdf-unreadable"
    with (tmp_path / "sparse.pdf").open("wb") as file:
        file.truncate(5_000_000_000)
    with pytest.raises(ReadingLimitError, match="5000 MB"):
        file_bytes(tmp_path / "sparse.pdf")


def test_a_stream_is_measured_before_it_is_unpacked() -> None:
    refuse_bombs(zlib.compress(b" " * 1000), ("FlateDecode",), 1000)
    with pytest.raises(ReadingLimitError):
        refuse_bombs(zlib.compress(b" " * 1001), ("FlateDecode",), 1000)
    with pytest.raises(MalformedError, match="DCTDecode"):
        refuse_bombs(b"", ("DCTDecode",), 1000)


def test_lzw_is_counted_code_by_code() -> None:
    with pikepdf.new() as pdf:
        # Eight codes of nine bits: clear, A, then each the entry just made: 1 + 2 + 3 letters …
        codes = [256, 65, 258, 259, 260, 261, 257, 257]
        bits = "".join(f"{code:09b}" for code in codes)
        data = int(bits, 2).to_bytes(9, "big")
        whole = Stream(pdf, b"")
        whole.write(data, filter=Name.LZWDecode)
        count = len(whole.read_bytes())
    assert count == 1 + 2 + 3 + 4 + 5
    refuse_bombs(data, ("LZWDecode",), count)
    with pytest.raises(ReadingLimitError):
        refuse_bombs(data, ("LZWDecode",), count - 1)


def test_strings_of_other_encodings_are_found_by_their_names() -> None:
    def change(pdf: Pdf, page: Any) -> None:
        made = Dictionary(FunctionType=2, N=1, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([0, 0, 0, 1]))
        page.Resources = Dictionary(ColorSpace=Dictionary(S=Array([Name.Separation, Name("/Q"), Name.DeviceCMYK, made])))
        pdf.Root.Lang = String("zh")

    data = page_of(b"/\xd7\xa8 cs 1 scn 0 0 9 9 re f", change).replace(b"/S [", b"/\xd7\xa8 [")
    assert "colour-unknown" not in [found.check for found in preflight(data, "x4", ink=False).findings]
