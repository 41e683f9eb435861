"""The screen edition of whole reports: its structure is whole and says what the source says, in the source's order."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from press_samples import need
from printreport.build.pipeline import Builder
from reports import ROOT, SECTION, write_report
from structure_reader import Node, read_tree, spoken, structure_faults, words_by_mark

ROWS = "".join(f"| {year} | {year * 3} |\n" for year in range(1900, 2026))
TABLE = f"表：各年情况\n\n| 年份 | 企业（家） |\n| --- | --- |\n{ROWS}"
TEXT = SECTION + "\n"
LISTS = """- 第一项工作已经完成。
- 第二项工作正在推进：
  1. 先做调查研究；
  2. 再定实施办法。
- 第三项工作即将开始。
"""
SECTIONS = {
    "01-work": f"""---
heading: 推进工作
photos: [hall, fair]
stats:
  - {{figure: 1200名, label: 职工参加培训}}
quote: 坚持以职工为中心
---
{TEXT * 12}
### 主要做法

{LISTS}
> 这是一段引文，写在报告里。

{TEXT * 6}
""",
    "02-next": f"---\nheading: 今后打算\n---\n{TEXT * 4}\n{TABLE}\n{TEXT * 3}",
}
CAPTIONS = """hall:
  file: hall.jpg
  caption: 会场全景。
  place: spread
fair:
  file: fair.jpg
  caption: 现场交流。
  alt: 几位职工在展台前交谈
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_report(tmp_path_factory.mktemp("screen") / "report", "title: 年度工作\ncontents: true\n", SECTIONS, CAPTIONS)
    (folder / "images").mkdir()
    for name, size in (("hall", (4000, 2800)), ("fair", (1800, 1200))):
        Image.radial_gradient("L").resize(size).convert("RGB").save(folder / f"images/{name}.jpg", quality=70)
    return folder


def screen_of(project: Path, out: Path) -> bytes:
    result = Builder(cache=None).build(project, out, editions=("screen",))
    assert result.ok, result.diagnostics
    return (out / "screen.pdf").read_bytes()


@pytest.fixture(scope="module")
def data(project: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return screen_of(project, tmp_path_factory.mktemp("out"))


@pytest.fixture(scope="module")
def tree(data: bytes) -> Iterator[Node]:
    with pikepdf.open(io.BytesIO(data)) as file:
        yield read_tree(file)


def words_of(data: bytes, nodes: list[Node]) -> list[str]:
    marks = words_by_mark(data)
    return ["".join(marks.get(place, "") for inner in node.walk() for place in inner.content) for node in nodes]


def test_the_structure_is_whole(data: bytes) -> None:
    assert structure_faults(data) == []


def test_the_text_is_spoken_in_the_order_of_the_source(data: bytes, tree: Node) -> None:
    said = spoken(data, tree)
    body = "".join(SECTION.split())
    order = ["年度工作", "推进工作", body, "主要做法", "第一项工作已经完成", "先做调查研究", "再定实施办法", "第三项工作"]
    order += ["这是一段引文", "今后打算", body, "各年情况", "年份", "1900", "5700", "2025", "6075", body]
    at = 0
    for words in order:
        at = said.find(words, at)
        assert at >= 0, words
        at += len(words)


def test_every_paragraph_is_one_element_though_lines_and_columns_part_it(data: bytes, tree: Node) -> None:
    paragraphs = words_of(data, tree.all("P"))
    wanted = ["".join(paragraph.split()) for paragraph in SECTION.split("\n\n")]
    assert [paragraphs.count(words) for words in wanted] == [25, 25]


def test_headings_and_lists_are_nested_as_in_the_source(data: bytes, tree: Node) -> None:
    headings = [node for node in tree.walk() if node.type in ("H1", "H2", "H3")]
    assert [node.type for node in headings] == ["H1", "H2", "H3", "H2"]
    assert words_of(data, headings) == ["年度工作", "推进工作", "主要做法", "今后打算"]
    item = "LI(Lbl LBody(P))"
    assert tree.all("L")[0].outline() == f"L({item} LI(Lbl LBody(P L({item} {item}))) {item})"
    assert words_of(data, tree.all("Lbl"))[2:4] == ["1.", "2."]


def test_a_table_over_several_columns_is_one_with_one_head(data: bytes, tree: Node) -> None:
    (table,) = tree.all("Table")
    assert [node.type for node in table.nodes[:2]] == ["Caption", "TR"]
    assert words_of(data, table.all("TH")) == ["年份", "企业（家）"]
    assert len(table.all("TR")) == 127
    assert words_of(data, table.all("TD")[:2]) == ["1900", "5700"]
    assert len({page for cell in table.all("TD") for page, _ in cell.content}) > 1


def test_a_photograph_over_the_fold_is_one_figure_with_its_caption_and_alt(data: bytes, tree: Node) -> None:
    figures = {str(node.raw.Alt): node for node in tree.all("Figure")}
    left, right = (page for page, _ in figures["会场全景。"].content)
    assert (left % 2, right) == (0, left + 1)
    assert words_of(data, figures["会场全景。"].all("Caption")) == ["会场全景。"]
    assert words_of(data, figures["几位职工在展台前交谈"].all("Caption")) == ["现场交流。"]


def test_figures_and_quotes_stand_aside_and_quotations_are_quotations(data: bytes, tree: Node) -> None:
    assert sorted(words_of(data, tree.all("Aside"))) == sorted(["1200名职工参加培训", "坚持以职工为中心"])
    assert words_of(data, tree.all("BlockQuote")) == ["这是一段引文，写在报告里。"]


def test_the_contents_lead_to_the_sections(tree: Node) -> None:
    assert [str(note.Contents).split("，")[0] for link in tree.all("Link") for note in link.notes] == ["推进工作", "今后打算"]


def test_folios_and_running_heads_are_spoken_by_nobody(data: bytes, tree: Node) -> None:
    with pikepdf.open(io.BytesIO(data)) as file:
        steps = [step for page in file.pages for step in pikepdf.parse_content_stream(page)]
    kinds = {str(s.operands[1].get("/Subtype", "")) for s in steps if str(s.operator) == "BDC" and s.operands[0] == "/Artifact"}
    assert {"/Footer", "/Header"} <= kinds
    assert spoken(data, tree).count("年度工作") == 1


def test_it_is_the_same_to_the_byte_when_it_is_built_again(project: Path, data: bytes, tmp_path: Path) -> None:
    assert screen_of(project, tmp_path / "again") == data


@pytest.fixture(scope="module")
def first_report(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return screen_of(ROOT, tmp_path_factory.mktemp("first"))


def test_the_first_report_is_whole_and_small_enough_for_telephones(first_report: bytes) -> None:
    assert structure_faults(first_report) == []
    assert len(first_report) < 10_000_000
    with pikepdf.open(io.BytesIO(first_report)) as file:
        assert file.is_linearized
        with file.open_outline() as outline:
            assert len(outline.root) == 8


def test_qpdf_finds_nothing_to_say_of_it(data: bytes, first_report: bytes, tmp_path: Path) -> None:
    for name, pdf in (("small.pdf", data), ("first.pdf", first_report)):
        (tmp_path / name).write_bytes(pdf)
        done = subprocess.run([need("qpdf"), "--check", tmp_path / name], capture_output=True, text=True, check=True)
        assert "WARNING" not in done.stdout + done.stderr


def test_poppler_reads_the_same_tree(first_report: bytes, tmp_path: Path) -> None:
    (tmp_path / "first.pdf").write_bytes(first_report)
    done = subprocess.run([need("pdfinfo"), "-struct", tmp_path / "first.pdf"], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    with pikepdf.open(io.BytesIO(first_report)) as file:
        wanted = [node.type for node in read_tree(file).walk() if node.type in ("H1", "H2", "Figure", "Caption")]
    read = [line.split()[0].rstrip(":") for line in done.stdout.splitlines() if line.strip()]
    assert [kind for kind in read if kind in ("H1", "H2", "Figure", "Caption")] == wanted
