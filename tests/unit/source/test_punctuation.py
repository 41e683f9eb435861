"""Half-width marks beside Han: set full-width, listed place by place, and left alone in numbers and Latin."""

from __future__ import annotations

import pytest

from printreport.model.document import Paragraph, plain_text
from printreport.source.punctuation import full_width_marks
from small_projects import Project


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("43个工种(项目),10万名", "43个工种（项目），10万名"),
        ("25340人(次)", "25340人（次）"),
        ("为8401(次)报销", "为8401（次）报销"),
        ("(图/文 许莹)", "（图/文 许莹）"),
        ("时间:10:30", "时间：10:30"),
        ("好;坏", "好；坏"),
        ("好吗?好!", "好吗？好！"),
        ("好吗?!", "好吗？！"),
        ("完成.下一步", "完成。下一步"),
        ("1.加强", "1．加强"),
        ("项目(ISO 9001)认证", "项目（ISO 9001）认证"),
        ("职工(APP)", "职工（APP）"),
        ("《甲》,《乙》", "《甲》，《乙》"),
        ("“四风”,反对", "“四风”，反对"),
        ("网址:www.a.cn,电话", "网址：www.a.cn，电话"),
        ("((次))", "（（次））"),
        ("1)加强", "1）加强"),
    ],
)
def test_marks_beside_han_are_set_full_width(text: str, expected: str) -> None:
    assert full_width_marks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "3,000",
        "10:30",
        "22±0.1",
        "3.5",
        "Hello, world!",
        "v1.2",
        "f(x)",
        "a.b@c.cn",
        "https://a.cn/b?c=(d)",
        "等等...",
        "1:1000",
        "共3(a)项",
    ],
)
def test_marks_of_numbers_and_latin_stay(text: str) -> None:
    assert full_width_marks(text) == text


def test_every_change_is_listed_at_its_place(project: Project) -> None:
    project.put("content/report.yaml", "title: 报告(上)\n").body("甲(**乙**)丙,丁\n戊:己", "heading: 一,二")
    document = project.document()
    listed = [(c.span.path.split("/")[-1], c.span.line, c.span.column, c.before, c.after) for c in document.punctuation]
    assert listed == [
        ("report.yaml", 1, 10, "(", "（"),
        ("report.yaml", 1, 12, ")", "）"),
        ("01-a.md", 2, 11, ",", "，"),
        ("01-a.md", 4, 2, "(", "（"),
        ("01-a.md", 4, 8, ")", "）"),
        ("01-a.md", 4, 10, ",", "，"),
        ("01-a.md", 5, 2, ":", "："),
    ]
    block = document.sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    assert plain_text(block.text) == "甲（乙）丙，丁戊：己"
    assert document.report.title == ("报告（上）",)


def test_all_printed_words_are_set(project: Project) -> None:
    project.photos({"a": "caption: 图(一)\ncredit: 甲,乙"}).report("byline: 文(甲)\ncolophon: {印数: 2000册(次)}")
    project.body("16人(次)。\n\n| 甲(乙) |\n|---|\n| 丙(丁) |", 'photos: [a]\nstats:\n  - {figure: 16人(次), label: "甲,乙"}')
    document = project.document()
    assert document.report.byline == "文（甲）"
    assert document.report.colophon == (("印数", "2000册（次）"),)
    assert document.photos["a"].caption == "图（一）"
    assert document.photos["a"].credit == "甲，乙"
    stat = document.sections[0].stats[0]
    assert (stat.figure, stat.measure, stat.label) == ("16人（次）", "人（次）", "甲，乙")


def test_as_is_changes_nothing(project: Project) -> None:
    document = project.report("punctuation: as-is").body("甲(乙),丙").document()
    assert document.punctuation == ()
    block = document.sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    assert plain_text(block.text) == "甲(乙),丙"
