"""Front matter of sections: headings, stats, charts and quotes."""

from __future__ import annotations

import pytest

from small_projects import Project

SHARE = """charts:
  - kind: share
    title: 书屋
    total: 144家
    points: [{figure: 100家, label: 市级}, {figure: 44家, label: 其他}]"""


def test_a_section_with_everything(project: Project) -> None:
    project.body(
        "投入10万余名职工，形成好风尚。困难职工从2016年的17898户减少到469户。",
        "heading: 技能\nstats:\n  - {figure: 10万余名, label: 职工参赛}\ncharts:\n  - kind: before-after\n    title: 困难职工\n"
        "    points: [{figure: 17898户, label: 2016年}, {figure: 469户, label: 减少到}]\nquote: 形成好风尚",
    )
    (section,) = project.document().sections
    assert (section.slug, section.path, section.heading) == ("01-a", "content/sections/01-a.md", "技能")
    (stat,) = section.stats
    assert (stat.figure, stat.number, stat.measure, stat.label) == ("10万余名", "10", "万余名", "职工参赛")
    (chart,) = section.charts
    assert (chart.kind, chart.values) == ("before-after", (17898.0, 469.0))
    assert section.quote is not None
    assert section.quote.text == "形成好风尚"


@pytest.mark.parametrize("text", ["正文。", "---\n---\n正文。", "---\n\n---\n正文。", "---\n# 注\n---\n正文。", "\n\n正文。"])
def test_front_matter_may_be_absent_or_empty(project: Project, text: str) -> None:
    (section,) = project.put("content/sections/01-a.md", text).document().sections
    assert section.heading is None
    assert len(section.blocks) == 1


@pytest.mark.parametrize("front", ["heading:", "heading: ''", 'heading: "  "'])
def test_a_heading_that_is_present_but_empty_is_an_error(project: Project, front: str) -> None:
    message = project.body("正文。", front).only()
    assert (message.code, message.span.line) == ("empty-value", 2)


@pytest.mark.parametrize("text", ["", "\n\n", "---\nheading: 好\n---\n", "　　\n", "---\nheading: 好\n---"])
def test_a_section_that_says_nothing_is_an_error(project: Project, text: str) -> None:
    assert project.put("content/sections/01-a.md", text).codes() == ["empty-section"]


def test_front_matter_without_its_end_is_an_error(project: Project) -> None:
    message = project.put("content/sections/01-a.md", "---\nheading: 好\n\n正文。\n").only()
    assert (message.code, message.span.line) == ("front-matter", 1)


def test_front_matter_without_its_beginning_is_an_error(project: Project) -> None:
    message = project.put("content/sections/01-a.md", "heading: 好\n\n正文。\n").only()
    assert (message.code, message.span.line) == ("front-matter", 1)


@pytest.mark.parametrize(
    "mark", ["———", "－－－", "–––", "—-", "--", "——", "----", "- - -", " ---", "　　---", "\xa0---", "---　"]
)
def test_borders_as_phones_and_word_make_them_are_taken_with_a_warning(project: Project, mark: str) -> None:
    project.put(
        "content/sections/01-a.md", f"{mark}\nheading: 好\nstats:\n  -\n    figure: 3名\n    label: 人\n{mark}\n正文3名。\n"
    )
    (section,) = project.document().sections
    assert (section.heading, len(section.blocks)) == ("好", 1)
    wanted = [] if mark in ("---　", "\u200b---") else [(1, False), (7, False)]
    assert [(m.span.line, m.is_error) for m in project.messages() if m.code == "front-matter"] == wanted


@pytest.mark.parametrize(
    "text", ["———\nheading: 好\n\n正文。", "***\nheading: 好\n***\n正文。", "===\nheading: 好", "Heading：好\n正文。"]
)
def test_settings_without_good_borders_are_never_printed(project: Project, text: str) -> None:
    messages = project.put("content/sections/01-a.md", text).messages()
    assert ("front-matter", True) in [(m.code, m.is_error) for m in messages]


def test_a_figure_of_thousands_of_digits_is_refused_at_its_place(project: Project) -> None:
    message = project.body("共3名。", "stats:\n  - {figure: " + "1" * 20_000 + "名, label: 人}").only()
    assert (message.code, message.span.line, message.span.column) == ("too-long", 3, 14)


def test_a_section_takes_two_hundred_figures_and_no_more(project: Project) -> None:
    stats = "stats:\n" + "  - {figure: 3名, label: 人}\n" * 201
    message = project.body("共3名。", stats).only()
    assert (message.code, message.is_error, message.span.line) == ("too-many", True, 203)


@pytest.mark.parametrize(
    ("front", "code", "line"),
    [
        ("headings: 好", "unknown-key", 2),
        ("heading: 好\nheading: 坏", "duplicate-key", 3),
        ("heading: [好]", "wrong-type", 2),
        ("stats: 10万", "wrong-type", 2),
        ("stats:\n  - 10万", "wrong-type", 3),
        ("stats:\n  - {label: 好}", "missing-key", 3),
        ("stats:\n  - {figure: 3名}", "missing-key", 3),
        ("stats:\n  - {figure: 3,000名, label: 好}", "unknown-key", 3),
        ("charts:\n  - {kind: bars, points: [{figure: 3名, label: 一}, {figure: 3名, label: 二}]}", "missing-key", 3),
        ("charts:\n  - {kind: pie, title: 好, points: [{figure: 3名, label: 一}, {figure: 3名, label: 二}]}", "bad-choice", 3),
        ("charts:\n  - {kind: bars, title: 好, points: [{figure: 3名, label: 一}]}", "bad-points", 3),
        ("charts:\n  - {kind: before-after, title: 好, points: [{figure: 3名, label: 一}]}", "bad-points", 3),
        ("charts:\n  - {kind: bars, title: 好, points: [{figure: 众多, label: 一}, {figure: 3名, label: 二}]}", "no-number", 3),
        (
            "charts:\n  - {kind: bars, title: 好, total: 6名, points: [{figure: 3名, label: 一}, {figure: 3名, label: 二}]}",
            "unknown-key",
            3,
        ),
        ("quote: [好]", "wrong-type", 2),
        ("- 好", "wrong-type", 2),
    ],
)
def test_mistakes_in_front_matter_are_told_by_place(project: Project, front: str, code: str, line: int) -> None:
    messages = [message for message in project.body("3名，众多。", front).messages() if message.is_error]
    assert [(m.code, m.span.line) for m in messages] == [(code, line)]


def test_a_comma_in_braces_is_explained(project: Project) -> None:
    message = project.body("3,000名。", "stats:\n  - {figure: 3,000名, label: 好}").messages()[0]
    assert "引号" in message.hint


@pytest.mark.parametrize(("kind", "most"), [("bars", 12), ("share", 8)])
def test_charts_have_a_largest_number_of_points(project: Project, kind: str, most: int) -> None:
    def chart(count: int) -> list[str]:
        points = ", ".join(f"{{figure: 3名, label: {chr(0x4E00 + n)}}}" for n in range(count))
        return project.body("3名。", f"charts:\n  - {{kind: {kind}, title: 好, points: [{points}]}}").codes()

    assert chart(most) == []
    assert chart(most + 1) == ["bad-points"]


def test_a_share_with_its_total(project: Project) -> None:
    (section,) = project.body("示范点144家，其中100家、44家。", SHARE).document().sections
    total = section.charts[0].total
    assert total is not None
    assert (total.figure, total.number, total.measure) == ("144家", "144", "家")
    assert section.charts[0].values == (100.0, 44.0)
