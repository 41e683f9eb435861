"""What must stand in the text: figures, quotes, captions, labels; units and sums of charts."""

from __future__ import annotations

import pytest

from small_projects import Project


def stat(figure: str, label: str = "职工") -> str:
    return f'stats:\n  - {{figure: "{figure}", label: "{label}"}}'


@pytest.mark.parametrize(
    ("text", "figure", "good"),
    [
        ("16名职工", "16名", True),
        ("1316名职工", "16名", False),
        ("1.2万余名职工", "2万余名", False),
        ("2万余名职工", "2万余名", True),
        ("25340人（次）", "25340人(次)", True),
        ("25340人(次)", "25340人（次）", True),
        ("**10**万余名", "10万余名", True),
        ("- 甲：16名\n- 乙", "16名", True),
        ("> 共16名", "16名", True),
        ("### 16名\n\n正文", "16名", True),
        ("| 县 | 人 |\n|---|---|\n| 城东 | 16名 |", "16名", True),
        ("面积30m[2]{.sup}。", "30m²", True),
        ("共16\n名职工", "16名", False),
        ("没有数字", "16名", False),
    ],
)
def test_a_stats_figure_stands_in_the_text_word_for_word(project: Project, text: str, figure: str, good: bool) -> None:
    codes = project.body(text, stat(figure)).codes()
    assert codes == ([] if good else ["figure-not-in-text"])


def test_a_figure_of_the_heading_alone_is_not_in_the_text(project: Project) -> None:
    assert project.body("正文。", f"heading: 共16名\n{stat('16名')}").codes() == ["figure-not-in-text"]


def test_a_figure_of_another_section_is_not_in_the_text(project: Project) -> None:
    project.body("正文。", stat("16名")).put("content/sections/02-b.md", "共16名。\n")
    assert project.codes() == ["figure-not-in-text"]


def test_the_nearest_figure_is_named(project: Project) -> None:
    message = project.body("发放37万张、共1316名、20家", stat("1310名")).only()
    assert "1316名" in message.hint
    assert (message.span.line, message.span.column) == (3, 14)


@pytest.mark.parametrize(
    ("caption", "good"),
    [
        ("表彰会", True),
        ("第九次表彰会", True),
        ("第9届表彰会", True),
        ("2024年5月1日的表彰会", True),
        ("5月1日表彰会", True),
        ("十名职工", True),
        ("Fab 2 车间", True),
        ("G20峰会", True),
        ("16名职工", True),
        ("17名职工", False),
        ("历时3年", True),
        ("历时5年", False),
        ("达95.6%以上", True),
        ("达95%", False),
        ("左3为张三", True),
    ],
)
def test_a_captions_figures_stand_in_its_section(project: Project, caption: str, good: bool) -> None:
    project.photos({"a": f"caption: {caption}"}).body("16名职工，完成3年目标，达95.6%。", "photos: [a]")
    assert project.codes() == ([] if good else ["figure-not-in-text"])


def test_a_captions_figure_is_told_at_its_place_in_captions(project: Project) -> None:
    project.photos({"a": "caption: 大会表彰17名职工"}).body("16名职工。", "photos: [a]")
    message = project.only()
    assert (message.span.path, message.span.line, message.span.column) == ("content/captions.yaml", 3, 16)
    assert "01-a.md" in message.message


def test_the_caption_of_a_cover_alone_is_held_against_the_whole_text(project: Project) -> None:
    project.photos({"a": "caption: 16名职工\nplace: cover"}).body("共16名。")
    assert project.codes() == []
    project.body("没有。")
    assert project.codes() == ["figure-not-in-text"]


@pytest.mark.parametrize(("label", "good"), [("参赛职工", True), ("共30场", True), ("共31场", False), ("2016年", True)])
def test_figures_in_labels_are_checked_like_captions(project: Project, label: str, good: bool) -> None:
    codes = project.body("30场，16名。", stat("16名", label)).codes()
    assert codes == ([] if good else ["figure-not-in-text"])


def test_figures_in_chart_titles_are_checked_like_captions(project: Project) -> None:
    points = "points: [{figure: 3名, label: 一}, {figure: 4名, label: 二}]"
    chart = f"charts:\n  - {{kind: bars, title: 8项, {points}}}"
    assert project.body("3名，4名，8项。", chart).codes() == []
    assert project.body("3名，4名，9项。", chart).codes() == ["figure-not-in-text"]


def test_a_pull_quote_may_end_within_what_is_quoted(project: Project) -> None:
    """Its straight quote has no partner there, and is doubted for that alone."""
    assert project.body('他说"好，很好"。', "quote: '好，很好\"'").codes() == ["unpaired-quote"]


@pytest.mark.parametrize(
    ("text", "quote", "good"),
    [
        ("推动形成好风尚。", "形成好风尚", True),
        ("推动形成**好**风尚。", "形成好风尚", True),
        ("推动形成\n好风尚。", "形成好风尚", False),
        ("工种(项目)好", "工种（项目）", True),
        ("推动形成\n\n好风尚。", "形成好风尚", False),
        ("- 形成好风尚", "形成好风尚", True),
        ("> 形成好风尚", "形成好风尚", True),
        ("### 形成好风尚\n\n正文", "形成好风尚", False),
        ("共16名受奖", "6名受奖", False),
    ],
)
def test_a_pull_quote_stands_inside_one_paragraph(project: Project, text: str, quote: str, good: bool) -> None:
    codes = project.body(text, f"quote: {quote}").codes()
    assert codes == ([] if good else ["quote-not-in-text"])


def chart(kind: str, figures: list[str], total: str = "") -> str:
    points = ", ".join(f"{{figure: {figure}, label: 项}}" for figure in figures)
    extra = f"total: {total}, " if total else ""
    return f"charts:\n  - {{kind: {kind}, title: 图, {extra}points: [{points}]}}"


@pytest.mark.parametrize(
    ("kind", "figures", "total", "codes"),
    [
        ("bars", ["3户", "4户"], "", []),
        ("bars", ["3户", "4家"], "", ["units-differ"]),
        ("bars", ["1.2万户", "469户"], "", []),
        ("bars", ["3人(次)", "4人（次）"], "", []),
        ("share", ["100家", "44家"], "144家", []),
        ("share", ["100家", "43家"], "144家", ["share-sum"]),
        ("share", ["100家", "45家"], "144家", ["share-sum"]),
        ("share", ["100家", "44家"], "144户", ["units-differ"]),
        ("share", ["60%", "40%"], "", []),
        ("share", ["60%", "50%"], "", ["share-sum"]),
        ("share", ["33.3%", "66.8%"], "", []),
        ("share", ["100家", "44家"], "", []),
    ],
)
def test_units_agree_and_parts_make_the_whole(
    project: Project, kind: str, figures: list[str], total: str, codes: list[str]
) -> None:
    text = "、".join([*figures, total])
    assert project.body(text, chart(kind, figures, total)).codes() == codes


def test_a_total_stands_in_the_text_like_a_figure(project: Project) -> None:
    assert project.body("100家、44家。", chart("share", ["100家", "44家"], "144家")).codes() == ["figure-not-in-text"]


def test_chart_points_stand_in_the_text(project: Project) -> None:
    assert project.body("3户。", chart("bars", ["3户", "4户"])).codes() == ["figure-not-in-text"]


@pytest.mark.parametrize(
    ("text", "figure", "good"),
    [
        ("流转土地11,400亩。", "11400亩", True),
        ("流转土地11400亩。", '"11,400亩"', True),
        ("流转土地１１４００亩。", '"11,400亩"', True),
        ("流转土地1.14万亩。", "11400亩", True),
        ("投入3.50亿元。", "3.5亿元", True),
        ("面积30m²。", "30m2", True),
        ("培训3—5天。", "3-5天", True),
        ("流转土地11,400亩。", "1140亩", False),
        ("流转土地11,400亩。", "400亩", False),
        ("流转土地11,400亩。", "11400户", False),
        ("参赛1.2万余名。", "12000名", False),
        ("参赛1.2万余名。", "2万余名", False),
        ("参赛10万余名。", "10万名", False),
        ("参赛去年100，200人次。", "100200人次", False),
        ("参赛10万名以上。", "10万名", True),
        ("参赛10万名。", "10万名以上", False),
        ("参赛3,000家。", "“3000家”", True),
    ],
)
def test_numbers_are_compared_as_values(project: Project, text: str, figure: str, good: bool) -> None:
    result = project.body(text, f"stats:\n  - {{figure: {figure}, label: 好}}").read()
    assert (result.document is not None) == good


@pytest.mark.parametrize(
    ("text", "figure", "near"),
    [
        ("职工9名，干部150名，企业100家。", "99名", "“150名”"),
        ("职工9名，干部150名，企业100家。", "70名", "“9名”"),
        ("企业100家。", "99名", "没有以“名”计的数字"),
        ("成绩很好。", "99名", "没有以“名”计的数字"),
        ("投入3亿元、5000万元。", "4900万元", "“5000万元”"),
    ],
)
def test_the_nearest_figure_has_the_same_measure_word_and_is_nearest_in_value(
    project: Project, text: str, figure: str, near: str
) -> None:
    assert near in project.body(text, f"stats:\n  - {{figure: {figure}, label: 好}}").only().hint


@pytest.mark.parametrize(
    ("text", "caption", "code", "is_error"),
    [
        ("10万余名职工参赛。", "12万名职工参赛", "figure-contradicts", True),
        ("打造职工书屋144家，好。", "职工书屋150家", "figure-contradicts", True),
        ("全市共有会员1316名。", "全市会员1310名", "figure-contradicts", True),
        ("10万余名职工参赛。", "表彰200名职工", "figure-not-in-text", False),
        ("3000名职工参加技能竞赛。", "200名职工参加开幕式", "figure-not-in-text", False),
        ("工业产值同比增长12%。", "农业产值同比增长15%", "figure-not-in-text", False),
        ("困难职工从17898户减到469户。", "困难职工500户", "figure-not-in-text", False),
        ("没有数字。", "共500户", "figure-not-in-text", False),
    ],
)
def test_a_captions_figure_is_an_error_only_where_the_text_says_another(
    project: Project, text: str, caption: str, code: str, is_error: bool
) -> None:
    project.photos({"a": f"caption: {caption}"}).body(text, "photos: [a]")
    message = project.only()
    assert (message.code, message.is_error) == (code, is_error)


def test_vouched_figures_are_listed_and_not_told(project: Project) -> None:
    project.photos({"a": "caption: 12万名职工参赛，500户。\nvouched: true"}).body("10万余名职工参赛。", "photos: [a]")
    result = project.read()
    assert result.diagnostics == ()
    assert result.document is not None
    listed = [(each.span.line, each.figure) for each in result.document.vouched]
    assert listed == [(3, "12万名"), (3, "500户")]


def test_labels_and_titles_can_be_vouched_for(project: Project) -> None:
    points = "points: [{figure: 3户, label: 9县}, {figure: 4户, label: 乙}]"
    stats = "stats:\n  - {figure: 3户, label: 8个县, vouched: true}"
    charts = f"charts:\n  - {{kind: bars, title: 7个县, vouched: true, {points}}}"
    result = project.body("3户，4户。", f"{stats}\n{charts}").read()
    assert result.diagnostics == ()
    assert result.document is not None
    assert {each.figure for each in result.document.vouched} >= {"8个", "7个"}


@pytest.mark.parametrize(("words", "weight"), [("", "normal"), (", weight: lead", "lead"), (", weight: 次要", "quiet")])
def test_a_stat_has_a_weight(project: Project, words: str, weight: str) -> None:
    document = project.body("3户。", f"stats:\n  - {{figure: 3户, label: 好{words}}}").document()
    assert document.sections[0].stats[0].weight == weight
