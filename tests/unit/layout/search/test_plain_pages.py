"""Whatever a page can hold is set: tables wherever they stand, texts of any length, by the plainest pages if by no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from composed_reports import LINE, composed, found_of, planner_of, read_sized, write_sized_report
from printreport.layout.plans.planner import ask_nothing
from printreport.layout.search.beam_widths import Effort
from printreport.layout.story.section_units import parted
from printreport.layout.story.story import FORBIDDEN, Unit
from printreport.model.document import Document
from printreport.source.checks import lengths
from printreport.syntax import lengths as written_lengths
from sampled_products import sampled

TEXT = LINE * 3


def table(rows: int, cell: str = "张三", columns: int = 2, head: str = "甲") -> str:
    return "\n".join([f"| {' | '.join([words] * columns)} |" for words in (head, "---", *[cell] * rows)])


def report(folder: Path, trim: str, theme: str, bodies: tuple[str, ...], photos: int = 0) -> Document:
    pictures = {f"p{n}": ("3000x2000", "") for n in range(photos)}
    shown = f"photos: [{', '.join(pictures)}]\n" if photos else ""
    sections = {f"{n:02}-s": f"---\nheading: 第{n}节\n{shown if n == 1 else ''}---\n{body}\n" for n, body in enumerate(bodies, 1)}
    return read_sized(write_sized_report(folder, f"title: 试排\ntheme: {theme}\ntrim: {trim}\n", sections, pictures))


TABLES = {
    "ends the last section": (TEXT, f"{TEXT}\n\n{table(1)}"),
    "alone": (table(3),),
    "ends every section": (f"{TEXT}\n\n{table(3)}", f"{TEXT}\n\n{table(20)}", table(2)),
    "longer than pages": (f"{TEXT}\n\n{table(150)}",),
    "several": ("\n\n转下表。\n\n".join([table(4)] * 8),),
    "under a heading at the end": (f"{TEXT}\n\n### 附表\n\n表：名单\n\n{table(2)}",),
    "rows higher than a page": (table(2, cell=LINE * 8, columns=6),),
    "a head higher than a page": (table(3, head=LINE * 8, columns=4),),
    "a caption higher than a page": (f"{TEXT}\n\n表：{LINE * 5}\n\n{table(3)}",),
}


SHEETS = (("大16开", "vermilion"), ("90x90mm", "ink"), ("300x100mm", "ink"))


@pytest.mark.parametrize(("name", "sheet"), sampled(tuple(TABLES), SHEETS))
def test_a_table_is_set_wherever_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, sheet: tuple[str, str]
) -> None:
    # The composer bears what the reader would refuse for its length.
    monkeypatch.setattr(lengths, "CAPTION_SHARE", 1.0)
    for module in (lengths, written_lengths):
        monkeypatch.setattr(module, "LONGEST", dict.fromkeys(written_lengths.LONGEST, (10_000, "")))
    document = report(tmp_path, *sheet, TABLES[name])
    made = composed(document)
    assert made.layout is not None, made.diagnostics
    found = found_of(document, made)
    assert found.plan.pages[-1].step is not None
    assert found.plan.pages[-1].step.after == found.search.goal


def test_a_table_stands_among_pictures(tmp_path: Path) -> None:
    made = composed(report(tmp_path, "大16开", "vermilion", (f"{TEXT}\n\n{table(3)}", table(6)), photos=3))
    assert made.layout is not None, made.diagnostics


def unit(cost: float, lines: int = 1, *, repeat: Unit | None = None, space: bool = False) -> Unit:
    return Unit(lines, lambda _grid, _x, _line: (), "paragraph", "", (), cost, space=space, repeat=repeat)


def test_what_hangs_together_is_parted_only_where_a_column_cannot_hold_it() -> None:
    units = [unit(0.0), *[unit(FORBIDDEN)] * 5]
    assert parted(units, 6) == units
    costs = [part.break_cost for part in parted(units, 4)]
    assert [cost == FORBIDDEN for cost in costs] == [False, True, True, True, False, True]
    assert 0.0 < costs[4] < FORBIDDEN


def test_a_head_that_returns_and_white_that_is_dropped_are_counted() -> None:
    head = unit(0.0, 2)
    rows = [unit(0.0, repeat=head), *[unit(FORBIDDEN, repeat=head)] * 3]
    assert [row.break_cost < FORBIDDEN for row in parted(rows, 4)] == [True, False, True, False]
    spaced = [unit(0.0, 3, space=True), unit(FORBIDDEN), unit(FORBIDDEN)]
    assert parted(spaced, 2) == spaced


@pytest.mark.slow
@pytest.mark.parametrize("count", [12, 16, 20, 24, 28])
def test_plain_pages_fill_any_count_between_the_fewest_and_the_most(tmp_path: Path, count: int) -> None:
    planner = planner_of(report(tmp_path, "大16开", "vermilion", (TEXT * 12, TEXT * 12), photos=4))
    display, matter = next(planner.settings())
    found = planner.planned(display, matter, count, ask_nothing, Effort.PLAIN)
    assert found is not None
    assert len(found.plan.pages) == count - display.first_inner
    assert found.plan.pages[-1].step is not None
    assert found.plan.pages[-1].step.after == found.search.goal


@pytest.mark.slow
def test_a_plan_of_plain_pages_is_taken_up_again(tmp_path: Path) -> None:
    document = report(tmp_path, "A4", "ink", (f"{TEXT * 3}\n\n{table(12)}", TEXT * 4), photos=3)
    made = composed(document, 20)
    assert made.layout is not None, made.diagnostics
    found = found_of(document, made)
    assert found.count == 20
    assert found.plan.lenient


@pytest.mark.parametrize(
    ("binding", "trim"), sampled(("saddle-stitch", "perfect", "none"), ("120x120mm", "317x210mm", "450x90mm"))
)
def test_many_short_subheadings_and_a_title_are_set_at_every_binding(trim: str, binding: str, tmp_path: Path) -> None:
    text = "\n\n".join(f"### 小标题{number}" for number in range(24))
    head = f"title: {'凝聚职工力量' * 9}\ntrim: {trim}\ntheme: ink\nbinding: {binding}\n"
    photos = {"p": ("6000x4000", ", place: full")}
    section = f"---\nheading: {'各项工作稳步推进' * 4}\nphotos: [p]\n---\n{text}\n"
    made = composed(read_sized(write_sized_report(tmp_path, head, {"01-a": section}, photos)))
    if made.layout is not None:
        return
    # the title, the picture and the text fill a page each, and no binding has five pages
    (told,) = made.diagnostics
    assert (told.code, binding, told.span.line) == ("page-count", "saddle-stitch", 4)
    count = int(told.hint.split("pages: ")[1].rstrip("。"))
    free = head.replace(binding, "none")
    assert composed(read_sized(write_sized_report(tmp_path / "free", free, {"01-a": section}, photos)), count).layout is not None


def test_a_heading_with_its_table_is_parted_before_the_blank_line_between_them(tmp_path: Path) -> None:
    table = "| 甲 | 乙 |\n| --- | ---: |\n" + "| 坚持以职工为中心服务更加周到 | 12 |\n" * 4
    section = f"---\nheading: {'各项工作稳步推进' * 9}\n---\n### 小标题\n\n共12名。\n\n{table}\n"
    head = "title: 试排\ntrim: 297x100mm\n"
    document = read_sized(write_sized_report(tmp_path, head, {"01-a": section}, {}))
    assert composed(document).layout is not None
