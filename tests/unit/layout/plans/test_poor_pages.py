"""Pages that are mostly white are named with what would mend them, and that does mend them."""

from __future__ import annotations

import re
from pathlib import Path

from composed_reports import LINE, composed, planner_of, read_sized, setting_of, write_sized_report
from printreport.layout.plans.poor_pages import poor_pages, poor_plan
from printreport.layout.plans.shorter_report import with_more_lines
from printreport.model.document import Document


def report(folder: Path, *paragraphs: int) -> Document:
    sections = {
        f"{number:02}-s": f"---\nheading: 第{number}节\n---\n" + "\n\n".join([LINE * 4] * count) + "\n"
        for number, count in enumerate(paragraphs, 1)
    }
    return read_sized(write_sized_report(folder, "title: 试排\n", sections, {}))


def warned(document: Document, pages: int | None) -> tuple[str, str] | None:
    made = composed(document, pages)
    assert made.layout is not None, made.diagnostics
    told = [d for d in made.diagnostics if d.code == "poor-pages"]
    return (told[0].message, told[0].hint) if told else None


def test_a_full_brochure_is_not_warned_of(tmp_path: Path) -> None:
    assert warned(report(tmp_path, 6, 7), None) is None


def test_pages_with_text_at_their_feet_are_named_with_a_count_that_has_none(tmp_path: Path) -> None:
    document = report(tmp_path, 6, 7)
    told = warned(document, 8)
    assert told is not None
    assert re.search(r"第 [\d、–]+ 页只在页脚有几行正文", told[0])
    better = re.fullmatch(r"写 pages: (\d+) 就没有这样的页。", told[1])
    assert better is not None
    assert warned(document, int(better[1])) is None


def test_where_no_count_helps_more_text_does(tmp_path: Path) -> None:
    document = report(tmp_path, 1)
    planner = planner_of(document)
    found = planner.best(4)
    assert found is not None
    (told,) = poor_plan(planner, found)
    lines = re.search(r"01-s 一节再写约 (\d+) 行", told.hint)
    assert lines is not None, told
    longer = with_more_lines(setting_of(document), 0, int(lines[1]))
    assert longer is not None
    better = planner_of(longer).best(4)
    assert better is not None
    assert not poor_pages(better)


def test_a_report_of_a_few_lines_is_told_that_it_cannot_have_fewer_pages(tmp_path: Path) -> None:
    sections = {"01-s": "---\nheading: 第一节\n---\n请安排好值班，有事及时报告。\n"}
    told = warned(read_sized(write_sized_report(tmp_path, "title: 试排\n", sections, {})), None)
    assert told is not None
    assert "第 2 页只有题名" in told[0]
    assert re.search(r"4 页已经最少.*01-s 一节再写约 \d+ 行（按一栏算，约 \d+00 字）", told[1])
