"""Name lists in a text column: names of two characters spread, others whole, rows kept together, heads that return."""

from __future__ import annotations

import itertools
from dataclasses import replace
from random import Random

import pytest

from name_lists import SPAN, bare_list, group, name_list, named, persons
from printreport.layout.page.grid import PageGrid
from printreport.layout.story.column_fill import ColumnFiller, placed_units
from printreport.layout.story.name_units import name_units, torn_names
from printreport.layout.story.story import FORBIDDEN, SectionRun, Story, Unit, paint_units
from printreport.model.blocks import InlineRun, InlineStyle, ListedName, NameList, printed_text
from printreport.model.layout import Item, PlacedTag
from special_pages import baselines, ink_of, ink_rects, runs_of, setting, tags, text_of
from spent_time import at_most

SETTING = setting()
PAGE = PageGrid(SETTING.theme, False)
EM = SETTING.theme.grid.em
WIDE, NARROW = 22 * EM, 14 * EM
PLAIN = ("张三丰", "李四", "王五六", "欧阳修远", "赵七", "孙八九", "周十")


def units_of(made: NameList, measure: float = WIDE) -> list[Unit]:
    return name_units(SETTING, made, measure, "01/0", (0, 1, 0))


def painted(units: list[Unit]) -> tuple[Item, ...]:
    line, placed = 1, []
    for unit in units:
        placed.append((unit, line))
        line += unit.lines
    return paint_units(placed, PAGE, 100.0)


def cells(made: NameList, measure: float = WIDE) -> dict[str, PlacedTag]:
    """The names of a list by their words."""
    return {text_of([tag]): tag for tag in tags(painted(units_of(made, measure)), "list-item")}


def edges(tag: PlacedTag) -> list[float]:
    """The left edges of a name's characters, in em from the column's."""
    return [(run.origin.x + x - 100.0) / EM for run in runs_of([tag]) for x in run.run.xs]


def test_two_characters_are_spread_to_the_room_of_three_and_copied_without_a_space() -> None:
    made = cells(bare_list(PLAIN))
    assert edges(made["李四"])[1] - edges(made["李四"])[0] == pytest.approx(2.0)
    assert edges(made["张三丰"])[2] - edges(made["张三丰"])[0] == pytest.approx(2.0)
    (run,) = runs_of([made["李四"]])
    assert run.run.together
    assert not any(run.run.together for run in runs_of([made["张三丰"], made["欧阳修远"]]))


def test_other_names_stand_as_they_are() -> None:
    made = cells(bare_list([*PLAIN, "峰", "阿布都热合曼·买买提", "Li", "张伟（女）"]))
    for name, width in (("欧阳修远", 3.0), ("阿布都热合曼·买买提", 8.5)):
        assert edges(made[name])[-1] - edges(made[name])[0] == pytest.approx(width, abs=0.51)
    assert {"峰", "Li", "张伟（女）"} <= set(made)


def test_names_of_two_characters_alone_are_not_spread() -> None:
    made = cells(bare_list(["张三", "李四"]))
    assert edges(made["李四"])[1] - edges(made["李四"])[0] == pytest.approx(1.0)


@pytest.mark.parametrize(("beside", "room"), [("王五六", 2.0), ("王五", 1.0)])
def test_names_with_posts_are_spread_where_longer_names_stand_in_another_group_of_the_list(beside: str, room: float) -> None:
    made = cells(name_list(group("带徒", ["张三/车间", "李四/车间"]), group("学徒", [beside])))
    name = next(tag for words, tag in made.items() if words.startswith("张三"))
    assert edges(name)[1] - edges(name)[0] == pytest.approx(room)


def test_a_rare_character_beside_a_selector_is_one_of_two() -> None:
    made = cells(bare_list(["张三丰", "葛\U000e0100四"]))
    tag = next(tag for words, tag in made.items() if words.endswith("四"))
    assert edges(tag)[-1] - edges(tag)[0] == pytest.approx(2.0)


def test_marked_names_keep_their_marks_and_the_mark_of_a_note_stands_behind_a_spread_name() -> None:
    strong = ListedName((InlineRun("李四", InlineStyle(strong=True)),), (), SPAN)
    noted = ListedName((InlineRun("赵七"), InlineRun("①", InlineStyle(position="sup"), note=1)), (), SPAN)
    made = cells(NameList((), (replace(group("", PLAIN), names=(named("张三丰"), strong, noted)),), SPAN))
    assert edges(made["赵七①"])[1] - edges(made["赵七①"])[0] == pytest.approx(2.0)
    assert edges(made["赵七①"])[2] == pytest.approx(edges(made["赵七①"])[0] + 3.0, abs=0.1)
    assert "李四" in made


@pytest.mark.parametrize("measure", [WIDE, NARROW, 34 * EM, 48 * EM])
def test_columns_are_aligned_and_nothing_stands_outside_the_measure(measure: float) -> None:
    units = units_of(bare_list(persons(Random(3), 200), "先进个人"), measure)
    items = painted(units)
    starts = sorted({round(min(edges(tag)), 2) for tag in tags(items, "list-item")})
    pitches = [right - left for left, right in itertools.pairwise(starts)]
    assert max(pitches) - min(pitches) < 0.02
    boxes = list(ink_rects(SETTING, items))
    assert min(box.x for box in boxes) > 99.0
    assert max(box.right for box in boxes) < 100.0 + measure + 0.5
    lines = [(y - PAGE.baseline(1)) / SETTING.theme.grid.leading for y in baselines(items)]
    assert all(abs(line - round(line)) < 1e-3 for line in lines)


@pytest.mark.parametrize(("long", "columns"), [(0, 5), (4, 5), (40, 4)])
def test_many_names_of_four_characters_take_wider_cells_a_few_of_them_whole_ones(long: int, columns: int) -> None:
    names = [*persons(Random(8), 300 - long), *["欧阳修远"] * long]
    made = painted(units_of(bare_list(Random(9).sample(names, 300))))
    starts = {round(min(edges(tag)), 2) for tag in tags(made, "list-item")}
    assert len(starts) == columns


def test_groups_of_one_kind_share_their_columns() -> None:
    items = painted(units_of(name_list(group("一等奖", persons(Random(1), 3)), group("二等奖", persons(Random(2), 90)))))
    starts = [{round(min(edges(tag)), 2) for tag in tags([part], "list-item")} for part in tags(items, "list")]
    assert starts[0] < starts[1]


def test_posts_have_an_edge_of_their_own() -> None:
    made = name_list(group("", [f"{name}/{post}" for name in ("张三", "李四五", "王六七") for post in ("办公室", "重症医学科")]))
    posts = [run for run in runs_of(painted(units_of(made, NARROW))) if run.run.size < EM]
    assert len(posts) == 6
    assert len({round(run.origin.x, 2) for run in posts}) == 1


def test_a_post_too_long_for_its_column_is_broken_and_one_without_room_stands_under_its_name() -> None:
    long = "西宁市城市管理局环境卫生管理处清扫一队副队长"
    for measure in (NARROW, 9 * EM):
        (row,) = (unit for unit in units_of(name_list(group("", [f"张三丰/{long}"])), measure) if unit.role == "list")
        items = painted([row])
        assert row.lines > 1
        assert text_of(items) == "张三丰" + long
        assert ink_of(SETTING, items).right < 100.0 + measure + 0.5


def test_a_few_posts_stand_behind_their_names() -> None:
    made = cells(bare_list([*PLAIN, "吴用/（女）"]))
    assert edges(made["吴用（女）"])[2] == pytest.approx(edges(made["吴用（女）"])[0] + 3.0, abs=0.51)


def test_units_stand_at_their_natural_width_in_few_columns() -> None:
    made = cells(bare_list(["城北区总工会", "市税务局", "大通县总工会", "总会", "湟中区教育工会"]))
    assert edges(made["总会"])[1] - edges(made["总会"])[0] == pytest.approx(1.0)
    assert len({round(min(edges(tag)), 2) for tag in made.values()}) == 2


def test_a_name_wider_than_the_measure_goes_on_behind_its_dot_and_is_told() -> None:
    made = bare_list(["阿布都热合曼·买买提", "李四五"])
    units = units_of(made, 8 * EM)
    assert units[0].lines == 2
    (first, second) = runs_of(painted(units[:1]))
    assert "".join(first.run.texts) == "阿布都热合曼·"
    assert second.origin.x - first.origin.x == pytest.approx(EM)
    assert [printed_text(name.name) for name in torn_names(SETTING, made, 8 * EM)] == ["阿布都热合曼·买买提"]
    assert list(torn_names(SETTING, made, WIDE)) == []


def test_neither_a_head_nor_the_first_or_last_row_stands_alone() -> None:
    units = units_of(name_list(group("一等奖（30人）", persons(Random(4), 30)), title="先进个人"))
    costs = [unit.break_cost for unit in units]
    assert [unit.role for unit in units[:3]] == ["subheading", "list-label", "list"]
    assert costs[1:4] == [FORBIDDEN] * 3
    assert costs[-1] == FORBIDDEN
    assert all(cost < FORBIDDEN for cost in costs[4:-1])


def column_words(made: NameList, height: int) -> list[list[str]]:
    """What stands on the lines of each column of some height."""
    units = units_of(made)
    story = Story.of(units, [SectionRun(0, 0, len(units), ())])
    filler, start, columns = ColumnFiller(story), 0, []
    while start < len(units):
        column = filler.column(start, height, len(units))
        assert column.end > start
        columns.append([text_of(paint_units([entry], PAGE, 0.0)) for entry in placed_units(story, column, 1)])
        start = column.end
    return columns


def test_a_head_returns_where_its_group_goes_on_and_is_read_once() -> None:
    made = name_list(group("一等奖（60人）", persons(Random(5), 60)), group("二等奖（20人）", persons(Random(6), 20)))
    columns = column_words(made, 8)
    assert [column[0] for column in columns] == ["一等奖（60人）"] * 2 + ["二等奖（20人）"]
    units = units_of(made)
    returned = next(unit.repeat for unit in units if unit.repeat is not None)
    assert {tag.role for tag in tags(paint_units([(returned, 1)], PAGE, 0.0), "artifact")} == {"artifact"}


def test_the_words_of_a_list_stand_once_in_their_order() -> None:
    heads = (group("先进集体", ["城北区总工会", "市税务局"]), group("先进个人（2人）", ["张三", "李四五/办公室"]))
    items = painted(units_of(name_list(*heads, title="表彰名单")))
    assert text_of(items) == "表彰名单先进集体城北区总工会市税务局先进个人（2人）张三李四五办公室"


def test_two_thousand_names_are_set_in_bounded_time() -> None:
    made = name_list(*(group(f"第{number}组", persons(Random(number), 500)) for number in range(4)))
    with at_most(4.0):
        units = units_of(made)
    assert len(units) > 400
