"""Every count of pages that a binding allows has a plan, or a refusal whose counts and advice are true when they are followed."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from composed_reports import LINE, composed, planner_of, read_sized, setting_of, write_sized_report
from printreport.core.diagnostics import Diagnostic
from printreport.layout.plans.page_count_refusals import misfit
from printreport.layout.plans.shorter_report import with_fewer_lines, without
from printreport.model.document import Document

SIZES = ("6000x4000", "3000x2000", "2000x3000", "6000x1000", "800x600", "4000x4000")
PLACES = ("", "", "", "", ", place: full", ", place: spread", ", place: column")
TRIMS = ("大16开", "A4", "A5", "大32开", "300x200mm", "210x210mm")
MARKS = "坚持以职工为中心，服务更加周到，全年共有多名职工参加培训，满意率稳步推进，取得新的进展。"


class Writer:
    """Writes one random report from a seed."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.longest = self.dice.choice([40, 150, 400, 900])
        self.photos: dict[str, tuple[str, str]] = {}

    def words(self, most: int) -> str:
        return "".join(self.dice.choice(MARKS) for _ in range(self.dice.randint(5, most))) + "。"

    def block(self) -> str:
        rows = range(self.dice.randint(1, 20))
        table = [f"| {MARKS[: self.dice.randint(1, 12)]} | {self.dice.randint(1, 999)} |" for _ in rows]
        items = [f"- {self.words(60)}" for _ in range(self.dice.randint(1, 6))]
        paragraph = self.words(self.longest)
        others = ["\n".join(["| 甲 | 乙 |", "| --- | ---: |", *table]), "\n".join(items), f"### 小标题\n\n{self.words(80)}"]
        return self.dice.choice([*[paragraph] * 7, *others])

    def section(self, number: int) -> str:
        head, body = [], [self.block() for _ in range(self.dice.randint(1, 6))]
        if number or self.dice.random() < 0.7:
            head.append(f"heading: {MARKS[: self.dice.randint(2, 14)]}")
        figures = [f"{figure}名" for figure in self.dice.sample(range(1, 999), self.dice.choice([0, 0, 1, 2, 4]))]
        if figures:
            body.append("，".join(f"共{figure}" for figure in figures) + "。")
            head += ["stats:", *(f"  - {{figure: {figure}, label: 职工}}" for figure in figures)]
        own = [f"p{len(self.photos) + n}" for n in range(self.dice.choice([0, 0, 1, 1, 2, 3]))]
        self.photos |= {photo: (self.dice.choice(SIZES), self.dice.choice(PLACES)) for photo in own}
        if own:
            head.append(f"photos: [{', '.join(own)}]")
        return "\n".join(["---", *head, "---", "\n\n".join(body), ""])

    def document(self, folder: Path) -> Document:
        sections = {f"{n:02}-s": self.section(n) for n in range(self.dice.choice([1, 2, 3, 5]))}
        trim, theme = self.dice.choice(TRIMS), self.dice.choice(["vermilion", "ink"])
        binding = self.dice.choice(["saddle-stitch", "saddle-stitch", "perfect", "none"])
        contents = self.dice.choice(["false", "false", "true"])
        report = f"title: 试排\ntrim: {trim}\nbinding: {binding}\ntheme: {theme}\ncontents: {contents}\n"
        return read_sized(write_sized_report(folder, report, sections, self.photos))


def refusal(document: Document, count: int) -> Diagnostic:
    told = misfit(planner_of(document), count)[0]
    assert told.code == "page-count", told
    return told


def followed(document: Document, count: int, told: Diagnostic) -> None:
    """Does what a refusal says, and holds that it helps."""
    planner = planner_of(document)
    proposed = [int(number) for number in re.findall(r"pages: (\d+)", told.hint)]
    assert proposed
    for other in proposed:
        assert planner.best(other) is not None, (count, told.message, told.hint)
    if lines := re.search(r"多出 (\d+) 行", told.message):
        shorter = tuple(with_fewer_lines(setting_of(document), int(lines[1])))
        assert shorter
        assert all(planner_of(other).best(count) is not None for other in shorter), (count, told.message)
    if photos := re.findall(r"照片 (\w+)（", told.hint):
        figures = {("figures", slug) for slug in re.findall(r"([\w-]+) 的数字", told.hint)}
        charts = {("charts", key) for key in re.findall(r"([\w/-]+) 的图表", told.hint)}
        gone = without(document, {("photos", photo) for photo in photos} | figures | charts)
        assert planner_of(gone).best(count) is not None, (count, told.hint)


def counts_of(document: Document) -> range:
    return range(4, 41, document.report.pages_step)


def holds_at_every_count(document: Document, counts: range | list[int]) -> None:
    planner = planner_of(document)
    works = {count: planner.best(count) is not None for count in counts}
    for count in counts:
        if not works[count]:
            followed(document, count, refusal(document, count))
    # no count between two that work is refused
    working = [count for count in counts if works[count]]
    assert all(works[count] for count in counts if working and working[0] < count < working[-1]), works


@pytest.mark.parametrize("seed", [1, 2, 3, 5])
def test_a_count_has_a_plan_or_a_refusal_that_is_true(seed: int, tmp_path: Path) -> None:
    document = Writer(seed).document(tmp_path)
    every = list(counts_of(document))
    holds_at_every_count(document, every if len(every) < 12 else [*every[:6], *every[6 :: len(every) // 4]])


@pytest.mark.full
@pytest.mark.parametrize("seed", range(100, 220))
def test_every_count_of_many_reports_has_a_plan_or_a_refusal_that_is_true(seed: int, tmp_path: Path) -> None:
    document = Writer(seed).document(tmp_path)
    holds_at_every_count(document, counts_of(document))


def plain_text(folder: Path, characters: int, more: str = "") -> Document:
    text = "\n\n".join([LINE * 4] * (characters // (4 * len(LINE))))
    return read_sized(write_sized_report(folder, f"title: 试排\n{more}", {"01-a": f"---\nheading: 一\n---\n{text}\n"}, {}))


def test_text_that_is_a_little_too_long_is_told_by_lines(tmp_path: Path) -> None:
    document = plain_text(tmp_path, 5200)
    told = refusal(document, 4)
    assert "约多出" in told.message
    followed(document, 4, told)


def test_a_count_that_the_binding_forbids_is_answered_with_counts_that_build(tmp_path: Path) -> None:
    document = plain_text(tmp_path, 9000)
    made = composed(document, 5)
    assert made.layout is None
    proposed = [int(number) for number in re.findall(r"pages: (\d+)", made.diagnostics[0].hint)]
    assert proposed
    assert 4 not in proposed
    assert all(composed(document, count).layout is not None for count in proposed)
