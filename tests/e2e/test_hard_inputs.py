"""Small inputs that once were refused, lost words or ended in our own defect: each is printed as written, or told of by place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from picture_samples import grey_profile
from printreport.build.pipeline import Builder
from printreport.build.results import BuildResult
from printreport.proof.page_reader import read_pages
from reports import run_command, write_report

PLAIN = "新馆建在河湾边，前门对着集市，后窗对着水面。旧馆只有一间屋子，书堆到了走廊；新馆有两层，全部开架，读者自己取，自己还。"


@pytest.fixture(scope="module")
def builder() -> Builder:
    """One for all, that keeps nothing on disk: as if the cache were empty."""
    return Builder(cache=None)


class Tried:
    """A project of these files, built as a press file alone."""

    def __init__(self, builder: Builder, folder: Path, sections: Mapping[str, str], report: str = "", captions: str = "") -> None:
        given = report if report.startswith("title:") else f"title: 试排\n{report}"
        write_report(folder, f"{given}\n", sections, captions or None)
        self.result: BuildResult = builder.build(folder, folder / "out", editions=("press",))
        self._press = folder / "out/press.pdf"

    def lines(self) -> list[str]:
        """What the press file prints, line by line, white space left out."""
        assert self.result.files, self.result.diagnostics
        # The reader of pages gives a hyphen that ends a line as U+0002.
        pages = [(page or "").replace("\x02", "-") for page in read_pages(self._press.read_bytes())]
        return ["".join(line.split()) for page in pages for line in page.splitlines()]

    def words(self) -> str:
        return "".join(self.lines())

    def messages(self) -> dict[str, str]:
        """Each kind of message with its place, but for what is said of pages that hold little."""
        found = self.result.diagnostics
        return {d.code: f"{d.span.path}:{d.span.line}:{d.span.column}" for d in found if d.code != "poor-pages"}


def section(body: str, heading: str = "一") -> dict[str, str]:
    return {"01-a": f"---\nheading: {heading}\n---\n{body}\n"}


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        (
            "2015年2月\n23户社员集资建起第一座厂房。\n2017年12月，合作社挂牌。",
            ["2015年2月", "23户社员集资建起第一座厂房。", "2017年12月，合作社挂牌。"],
        ),
        (
            "1、鲜叶当日采、当日制\n2、摊青不过四小时\n（一）记账\n（二）公示",
            ["1、鲜叶当日采、当日制", "2、摊青不过四小时", "（一）记账", "（二）公示"],
        ),
        ("来宾有 Zoe\u0308、Pen\u0303a 和 Nguye\u0302\u0303n 三位。", ["来宾有Zoë、Peña和Nguyễn三位。"]),
        ("展台600*400*300毫米，型号A*B。", ["展台600*400*300毫米，型号A*B。"]),
        ("减排CO₂约3×10⁴ t，NH₃为0，12 m²，见①。\n速率5 m·s⁻¹。", ["减排CO₂约3×10⁴t，NH₃为0，12m²，见①。", "速率5m·s⁻¹。"]),
        ("账都在下面。\n\n年份\t户数\t产值（万元）\n2015\t23\t38\n2025\t612\t4860", ["年份户数产值（万元）", "2015", "2025"]),
    ],
)
def test_what_is_typed_is_printed_without_a_word(builder: Builder, tmp_path: Path, body: str, printed: list[str]) -> None:
    tried = Tried(builder, tmp_path, section(body))
    assert tried.messages() == {}
    assert all(any(want in line for line in tried.lines()) for want in printed), tried.lines()


def test_typewriter_marks_are_set_right_and_listed_with_the_words_around_them(builder: Builder, tmp_path: Path) -> None:
    tried = Tried(builder, tmp_path, section('有人问："这点钱能干什么?"大家都不说话--谁也没有底....'))
    assert "有人问：“这点钱能干什么？”大家都不说话——谁也没有底……" in tried.words()
    assert all(change in tried.result.punctuation for change in ('" → “', '" → ”', "? → ？", "-- → ——", ".... → ……"))


def test_an_address_in_a_narrow_column_is_broken(builder: Builder, tmp_path: Path) -> None:
    body = "投稿邮箱是wenhuazhan-bianjibu@hewancun-yuedu.example，请写明姓名和电话，来稿三十日内答复，稿费从优。"
    tried = Tried(builder, tmp_path, section(body), "theme: ink\ntrim: A4")
    assert body in tried.words()
    assert tried.messages() == {}
    assert not any(line in ("投", "稿", "址", "是", "投稿邮箱是") for line in tried.lines())


@pytest.mark.parametrize("fence", ["———", "－－－", "——－", "–––"])
def test_a_fence_that_a_phone_turned_is_a_fence(builder: Builder, tmp_path: Path, fence: str) -> None:
    tried = Tried(builder, tmp_path, {"01-a": f"{fence}\nheading: 一座敞开门的新馆\n{fence}\n{PLAIN}\n"})
    assert tried.messages() == {"front-matter": "content/sections/01-a.md:3:1"}
    assert "heading" not in tried.words()
    assert fence not in tried.words()


def test_a_variation_selector_is_told_of_and_left_out(builder: Builder, tmp_path: Path) -> None:
    tried = Tried(builder, tmp_path, section("葛\U000e0100先生讲了话，大家鼓掌。"))
    assert tried.messages() == {"invisible-character": "content/sections/01-a.md:4:2"}
    assert "葛先生讲了话" in tried.words()


def test_a_table_at_the_end_is_set_like_any_other(builder: Builder, tmp_path: Path) -> None:
    text = "\n".join([PLAIN] * 3)
    tried = Tried(builder, tmp_path, section(text) | {"02-b": f"{text}\n\n| 甲 | 乙 |\n|---|---|\n| 张三 | 李四 |\n"})
    assert tried.messages() == {}
    assert "张三李四" in tried.words()


def test_a_section_is_printed_with_a_letter_in_its_number_and_refused_without(builder: Builder, tmp_path: Path) -> None:
    tried = Tried(builder, tmp_path / "letter", {"01-a": PLAIN, "06b-学堂": "学堂里的孩子都来了。\n"})
    assert "学堂里的孩子都来了。" in tried.words()
    tried = Tried(builder, tmp_path / "none", {"01-a": PLAIN, "extra": "没有人会看到的话。\n"})
    assert not tried.result.ok
    assert [d.span.path for d in tried.result.errors] == ["content/sections/extra.md"]


@pytest.mark.parametrize(
    ("report", "body", "messages"),
    [
        ("", f"{PLAIN}\n\n![校门][a]\n\n[a]: images/gate.jpg", {"image": "content/sections/01-a.md:8:1"}),
        ("paper: 0.1", PLAIN, {"bad-length": "content/report.yaml:2:8"}),
        ("title: " + "青石桥小学百年校庆纪念册" * 25, PLAIN, {"too-long": "content/report.yaml:1:8"}),
    ],
)
def test_what_cannot_be_printed_is_refused_by_place(
    builder: Builder, tmp_path: Path, report: str, body: str, messages: dict[str, str]
) -> None:
    tried = Tried(builder, tmp_path, section(body), report)
    assert tried.messages() == messages
    assert not tried.result.files


def test_a_length_without_a_unit_is_proposed_with_one(builder: Builder, tmp_path: Path) -> None:
    (message,) = Tried(builder, tmp_path, section(PLAIN), "paper: 0.1").result.errors
    assert "0.1mm" in message.hint


@pytest.mark.parametrize("colour", ["#1F6B4A", "#003399", "#6A1B9A"])
def test_a_screen_colour_is_told_as_it_will_print(builder: Builder, tmp_path: Path, colour: str) -> None:
    palette = f'theme: {{base: vermilion, palette: {{accent: "{colour}"}}}}'
    result = Tried(builder, tmp_path, section(PLAIN), palette).result
    (message,) = (d for d in result.diagnostics if d.code == "rgb-color")
    assert result.files
    assert "ΔE" in message.message
    assert "accent: C" in message.hint


def test_a_grey_photograph_with_a_grey_profile_is_printed(builder: Builder, tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    Image.linear_gradient("L").resize((600, 400)).save(tmp_path / "images/loom.jpg", icc_profile=grey_profile())
    sections = {"01-a": f"---\nheading: 织机\nphotos: [loom]\n---\n{PLAIN}\n"}
    tried = Tried(builder, tmp_path, sections, captions="loom:\n  file: loom.jpg\n  caption: 旧机房里的织机。\n")
    assert tried.messages() == {}
    assert "旧机房里的织机。" in tried.words()


def test_a_file_whose_layers_stand_in_its_catalog_itself_is_imposed(tmp_path: Path) -> None:
    with pikepdf.new() as file:
        for _ in range(4):
            file.add_blank_page(page_size=(420, 595))
        layer = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("图层一")))
        file.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary(ON=[layer], Order=[layer]))
        file.save(tmp_path / "layers.pdf")
    done = run_command("impose", tmp_path / "layers.pdf", "--out", tmp_path / "sheets.pdf", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    with pikepdf.open(tmp_path / "sheets.pdf") as file:
        assert [str(one.Name) for one in file.Root.OCProperties.OCGs] == ["图层一"]
