"""Characters as editors type them, from the folder to the finished file: composed, made small, left out or told of."""

from __future__ import annotations

from pathlib import Path

import pytest

from printreport.build.pipeline import Builder
from printreport.build.results import BuildResult
from printreport.proof.page_reader import read_pages
from printreport.proof.printed_words import inked
from reports import write_report
from spent_time import at_most


@pytest.fixture(scope="module")
def builder() -> Builder:
    return Builder(cache=None)


def built(builder: Builder, folder: Path, body: str, report: str = "title: 试排\n") -> BuildResult:
    write_report(folder, report, {"01-a": f"---\nheading: 年度\n---\n{body}\n"})
    return builder.build(folder, folder / "out", editions=("press",))


def printed(folder: Path) -> str:
    return inked("".join(text or "" for text in read_pages((folder / "out/press.pdf").read_bytes())))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("来宾有 Zoe\u0308、Pen\u0303a 和 Nguye\u0302\u0303n 三位。", "来宾有Zoë、Peña和Nguyễn三位。"),
        ("减排CO₂约3×10⁴ t，NH₃为0，面积12 m²，速率5 m·s⁻¹，见①。", "减排CO₂约3×10⁴t，NH₃为0，面积12m²，速率5m·s⁻¹，见①。"),
        ("葛\U000e0100先生讲了话☎\ufe0f。", "葛先生讲了话☎。"),
        ("\uf900字、\ufa19社。", "豈字、神社。"),
        ("读作ê\u0304，か\u309a，甲\u20dd。", "读作ê\u0304，か\u309a，甲\u20dd。"),
        ("作者Šimon Žižek。", "作者ŠimonŽižek。"),
    ],
)
def test_the_file_says_what_is_meant(builder: Builder, tmp_path: Path, body: str, words: str) -> None:
    assert built(builder, tmp_path, body).files
    assert words in printed(tmp_path)


@pytest.mark.parametrize("title", ["青石桥小学百年校庆纪念册" * 25, "[" + "百年校庆纪念册, " * 9 + "百年]"])
def test_a_title_that_no_cover_holds_is_told_of_at_once(builder: Builder, tmp_path: Path, title: str) -> None:
    with at_most(2.0):
        result = built(builder, tmp_path, "正文。", f"title: {title}\n")
    (message,) = (d for d in result.diagnostics if d.code == "too-long")
    assert (message.span.path, message.span.line) == ("content/report.yaml", 1)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("text", ["a" * 80, "！" * 80, "1" * 80, "百年校庆纪念册" * 11])
@pytest.mark.parametrize("trim", ["大16开", "90x90mm"])
def test_the_longest_words_stay_on_their_page(builder: Builder, tmp_path: Path, text: str, trim: str) -> None:
    report = f"title: {text}\nbinding: none\ntrim: {trim}\n"
    write_report(tmp_path, report, {"01-a": f"---\nheading: {text}\n---\n正文{text}。\n\n### {text}\n\n正文。"})
    result = builder.build(tmp_path, tmp_path / "out", editions=("press",))
    assert result.files, result.diagnostics


def test_a_text_that_all_stands_on_its_first_page_is_a_report(builder: Builder, tmp_path: Path) -> None:
    write_report(tmp_path, "title: 试排\nbinding: none\n", {"01-a": "甲乙丙丁"})
    assert builder.build(tmp_path, tmp_path / "out", editions=("press",)).files
