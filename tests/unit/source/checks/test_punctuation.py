"""Half-width marks beside Han: set full-width, listed place by place, and left alone in numbers and Latin."""

from __future__ import annotations

import pytest

from printreport.model.blocks import Paragraph, plain_text
from printreport.source.checks.punctuation import judge_punctuation
from small_projects import Project


def printed(text: str) -> str:
    return judge_punctuation(text).apply(text)


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
        ('有人问："这点钱能干什么?"大家都不说话--谁也没有底....', "有人问：“这点钱能干什么？”大家都不说话——谁也没有底……"),
        ("他说'好'就走", "他说‘好’就走"),
        ("\"他说'好'。\"", "“他说‘好’。”"),
        ('"走吧。"他说', "“走吧。”他说"),
        ('"提示："后面', "“提示：”后面"),
        ('在"Smart City"建设中', "在“Smart City”建设中"),
        ('"GDP", "CPI"和"PPI"三项', "“GDP”, “CPI”和“PPI”三项"),
        ('“甲"乙', "“甲”乙"),
        ('"甲”乙', "“甲”乙"),
        ('27"显示器，他说："好"', '27"显示器，他说：“好”'),
        ('27"和32"显示器', '27"和32"显示器'),
        ('获评"2023"称号', "获评“2023”称号"),
        ("it's好的，O'Neil说", "it's好的，O'Neil说"),
        ("--张三", "——张三"),
        ("甲 -- 乙", "甲 —— 乙"),
        ("甲---乙", "甲——乙"),
        ("甲-乙", "甲-乙"),
        ("甲--------乙", "甲--------乙"),
        ("等等...", "等等……"),
        ("......好", "……好"),
        ("好。。。", "好……"),
        ("好。。", "好。。"),
        ("甲..乙", "甲..乙"),
        ("(甲....)", "（甲……）"),
    ],
)
def test_marks_beside_han_are_set_full_width(text: str, expected: str) -> None:
    assert printed(text) == expected


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
        "1:1000",
        "共3(a)项",
        'He said "ok"...',
        "a--b",
        "2015--2025年",
        "1...5",
        "https://a.cn/x--y...z好",
        "--help",
    ],
)
def test_marks_of_numbers_and_latin_stay(text: str) -> None:
    assert printed(text) == text


def test_every_change_is_listed_at_its_place(project: Project) -> None:
    project.put("content/report.yaml", "title: 报告(上)\nlines: join\n").body("甲(**乙**)丙,丁\n戊:己", "heading: 一,二")
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


def test_quotes_pair_across_markup_and_places_stay_right(project: Project) -> None:
    project.body('他说"**好....**行"--*对*。。。完(了)')
    document = project.document()
    block = document.sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    assert plain_text(block.text) == "他说“好……行”——对……完（了）"
    listed = [(c.span.column, c.span.length, c.before, c.after, c.left, c.right) for c in document.punctuation]
    assert listed == [
        (3, 1, '"', "“", "他说", '好....行"-'),
        (7, 4, "....", "……", '他说"好', '行"--对。。。'),
        (14, 1, '"', "”", '说"好....行', "--对。。。完("),
        (15, 2, "--", "——", '"好....行"', "对。。。完(了)"),
        (20, 3, "。。。", "……", '...行"--对', "完(了)"),
        (24, 1, "(", "（", '"--对。。。完', "了)"),
        (26, 1, ")", "）", "-对。。。完(了", ""),
    ]
    line = document.sources["content/sections/01-a.md"][0]
    for run in block.text:
        assert run.span is not None
        shown = line[run.span.column - 1 :]
        assert run.text[0] in ("“", "”", "—", "…") or shown.startswith(run.text[0])


def test_what_shortens_the_words_leaves_later_messages_at_their_places(project: Project) -> None:
    project.photos({"a": "caption: 等等....共7名"}).body("正文。", "photos: [a]")
    (message,) = (m for m in project.messages() if m.code == "figure-not-in-text")
    assert (message.span.line, message.span.column) == (3, 20 - 1)


@pytest.mark.parametrize("text", ['他说"好', '他说："好，', '好"，他说'])
def test_a_quote_without_a_partner_is_printed_with_a_warning(project: Project, text: str) -> None:
    message = project.body(text).only()
    assert (message.code, message.is_error, message.span.column) == ("unpaired-quote", False, text.index('"') + 1)
    block = project.document().sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    assert plain_text(block.text) == text


def test_as_is_changes_nothing(project: Project) -> None:
    document = project.report("punctuation: as-is").body("甲(乙),丙").document()
    assert project.report("punctuation: as-is").body('说"甲--乙....').document().punctuation == ()
    assert document.punctuation == ()
    block = document.sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    assert plain_text(block.text) == "甲(乙),丙"


@pytest.mark.parametrize("mark", ["[^1]", "【^注】", "**好**", "[好]{.dots}", "{犇|bēn}"])
def test_markup_in_a_value_is_printed_as_it_stands_and_told_of(project: Project, mark: str) -> None:
    project.report(f'subtitle: "甲{mark}"').body("正文。", f'heading: "乙{mark}"')
    said = [(message.code, message.is_error, message.span.path, message.span.column) for message in project.messages()]
    assert said == [
        ("markup-in-value", False, "content/report.yaml", 13),
        ("markup-in-value", False, "content/sections/01-a.md", 12),
    ]
    assert project.document().sections[0].heading == f"乙{mark}"


@pytest.mark.parametrize("plain", ["[1]", "2*3**", "{甲}", "甲|乙", "a^2", "[甲]"])
def test_marks_that_are_no_markup_are_nothing_to_tell_of(project: Project, plain: str) -> None:
    assert project.body("正文。", f'heading: "{plain}"').codes() == []
