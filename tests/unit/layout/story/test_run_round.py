"""Text over frames of several measures: each paragraph broken once, lines beside an element shortened, nothing left alone."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting
from printreport.layout.story.run_round import Flow, Frame, Room, flowed, frames_of
from printreport.layout.story.section_units import block_units, heading_lines
from printreport.layout.story.story import Unit, paint_units, words_of
from printreport.model.blocks import Block, InlineRun, ListBlock, ListItem, Paragraph, Quotation, Table
from printreport.model.document import Section
from printreport.model.layout import Item, PlacedGlyphRun, PlacedTag, walk
from printreport.model.theme import BodyForm
from special_pages import SPAN, ink_rects, left_page, right_page, section, setting, tags, text_of, typesetter

WORDS = "坚持以职工为中心，服务更加周到，各项工作稳步推进，取得新的进展，2019—2024年共有1200名职工参加培训。"
PLAIN = setting()
EM = PLAIN.theme.grid.em


def form(name: str) -> BodyForm:
    return next(form for form in PLAIN.theme.forms if form.name == name)


def frame(module: int, modules: int, *rooms: tuple[int, float, float]) -> Frame:
    """A frame of so many lines of a left edge and a width in em each."""
    lines = tuple(Room(left * EM, width * EM) for count, left, width in rooms for _ in range(count))
    return Frame((module, modules), 0, lines)


def units(frames: tuple[Frame, ...], *sections: Section, made: Setting = PLAIN) -> list[list[Unit]] | None:
    flow = flowed(made, list(enumerate(sections)), frames)
    return None if flow is None else [list(column.units or ()) for column in flow.columns(0, 1)]


def painted(unit: Unit, x: float = 0.0, line: int = 1) -> tuple[Item, ...]:
    return unit.paint(right_page(PLAIN), x, line)


def lines_of(columns: list[list[Unit]]) -> list[str]:
    return [text_of(painted(unit)) for column in columns for unit in column if unit.role == "paragraph"]


def broken(text: str, *widths: float) -> list[str]:
    paragraph = section("x", text).blocks[0]
    done = typesetter().set_paragraph(paragraph.text, PLAIN.theme.style("body"), [width * EM for width in widths])
    return [line.text for line in done.lines]


# -- paragraphs over frames ---------------------------------------------------------------------------------------------


def test_a_paragraph_over_two_measures_is_broken_once_with_the_true_width_of_each_line() -> None:
    text = WORDS * 6
    lines = lines_of(units((frame(0, 3, (8, 0, 22)), frame(3, 2, (9, 0, 14))), section("a", text)) or [])
    assert lines == broken(text, *[22] * 8, 14)
    # broken at one measure and then cut it would be another paragraph
    assert lines != broken(text, 22)
    assert "".join(lines) == text


def test_every_line_of_both_measures_is_flush() -> None:
    columns = units((frame(0, 3, (8, 0, 22)), frame(3, 2, (9, 0, 14))), section("a", WORDS * 6)) or []
    whole = [unit for column in columns for unit in column][:-1]
    for number, unit in enumerate(whole):
        right = max(rect.right for rect in ink_rects(PLAIN, painted(unit)))
        # a mark at the end gives up its blank half, and ink stands inside its em box
        assert (22 if number < 8 else 14) - 0.75 <= right / EM <= (22 if number < 8 else 14) + 0.01


def test_lines_beside_an_element_are_shorter_and_moved_to_its_right() -> None:
    columns = units((frame(0, 3, (4, 8, 14), (8, 0, 22)),), section("a", WORDS * 4)) or []
    lefts = [min(item.origin.x for item in walk(painted(unit)) if isinstance(item, PlacedGlyphRun)) for unit in columns[0]]
    assert [round(left / EM, 3) for left in lefts[1:]] == [8.0] * 3 + [0.0] * (len(lefts) - 4)


@pytest.mark.parametrize("name", ["rail", "broad", "thirds", "run-round", "straddle"])
@pytest.mark.parametrize("grid", [left_page(PLAIN), right_page(PLAIN)])
def test_frames_stand_inside_their_body_and_clear_of_the_element(name: str, grid: PageGrid) -> None:
    body, depth, height = form(name), 12, 41
    assert body.element is not None
    element = grid.cell(1, 1, *body.on(body.element, 6, left_page=grid.left_page))
    first = height - depth + 1 if body.foot else 1
    for made in frames_of(body, grid, height, depth):
        assert made.top >= 0
        assert made.top + len(made.rooms) <= height
        x = grid.cell(1, 1, *made.span).x
        for line, room in enumerate(made.rooms, start=made.top + 1):
            left, right = x + room.left, x + room.left + room.width
            assert grid.left - 0.01 <= left < right <= grid.right + 0.01
            beside = first - 1 <= line <= first + depth
            assert not beside or right <= element.x - 2 * EM + 0.01 or left >= element.x + element.width + 2 * EM - 0.01


# -- lists and quotations -----------------------------------------------------------------------------------------------


def words(text: str) -> Paragraph:
    return Paragraph((InlineRun(text),), SPAN)


def listed(*texts: str, label: str = "▪", inside: ListBlock | None = None) -> ListBlock:
    """A list of such items, the last of them with a list inside it."""
    items = [ListItem(label.format(number), (words(text),)) for number, text in enumerate(texts, start=1)]
    if inside is not None:
        items[-1] = ListItem(items[-1].label, (*items[-1].blocks, inside))
    return ListBlock(label != "▪", tuple(items), SPAN)


def holding(*blocks: Block, heading: str | None = None) -> Section:
    return replace(section("a", heading=heading), blocks=blocks)


NESTED = listed(WORDS * 2, WORDS, WORDS * 3, label="{}.", inside=listed(WORDS * 2, WORDS))
QUOTED = Quotation((words(WORDS * 2), words(WORDS)), SPAN)
UNLIKE = (frame(0, 3, (9, 0, 22)), frame(3, 2, (9, 0, 14)), frame(0, 3, (4, 8, 14), (30, 0, 22)))
"""Frames of two measures, and one with lines beside an element."""


def set_into(frames: tuple[Frame, ...], *blocks: Block) -> list[list[Unit]]:
    """The units of blocks in frames that need not be full."""
    flow = Flow(PLAIN, frames, (0,) * len(frames))
    assert flow.section(0, holding(*blocks))
    return [list(column.units or ()) for column in flow.columns(0, 1)]


def placed_at(unit: Unit) -> list[float]:
    """Where a unit's elements begin, in em from its frame's edge: its label, if it has one, and its words."""
    parts: list[tuple[Item, ...]] = [(item,) for item in painted(unit) if isinstance(item, PlacedTag)]
    parts.append(tuple(item for item in painted(unit) if isinstance(item, PlacedGlyphRun)))
    return [min(item.origin.x + item.run.xs[0] for item in walk(part) if isinstance(item, PlacedGlyphRun)) / EM for part in parts]


def test_items_hang_behind_their_labels_at_every_measure() -> None:
    columns = set_into(UNLIKE, NESTED)
    edges = [8.0] * 4 + [0.0] * 30
    found: dict[str, set[float]] = {}
    for number, column in enumerate(columns):
        for line, unit in enumerate(column):
            if unit.role == "list-item":
                *labels, text = (at - (edges[line] if number == 2 else 0.0) for at in placed_at(unit))
                found.setdefault("inner" if unit.key.count("/") > 3 else "outer", set()).add(round(text, 2))
                assert not labels or round(text - labels[-1], 2) >= 1.0
    assert found == {"outer": {1.5}, "inner": {3.0}}
    assert len({number for number, column in enumerate(columns) for unit in column if unit.role == "list-item"}) > 1


def test_lines_of_items_and_quotations_end_with_the_measure() -> None:
    for block in (NESTED, QUOTED):
        columns = set_into((frame(0, 3, (4, 0, 22)), frame(3, 2, (60, 0, 14))), block)
        for column, width in zip(columns, (22, 14), strict=True):
            rights = [max(rect.right for rect in ink_rects(PLAIN, painted(unit))) / EM for unit in column]
            assert all(right <= width + 0.01 for right in rights)
            assert sum(right >= width - 0.75 for right in rights) >= len(rights) / 3


def test_a_quotation_is_set_in_at_every_measure() -> None:
    columns = set_into((frame(0, 3, (4, 0, 22)), frame(3, 2, (60, 0, 14))), QUOTED)
    lefts = [placed_at(unit)[-1] for column in columns for unit in column if unit.role == "quotation"]
    assert {round(left) for left in lefts} == {2, 4}
    assert columns[1][0].role == "quotation"


@pytest.mark.parametrize("block", [NESTED, QUOTED, words(WORDS * 3), listed(WORDS, WORDS)])
def test_blocks_have_the_elements_and_the_words_that_they_have_in_regular_columns(block: Block) -> None:
    regular = paint_units([(unit, 1) for unit in block_units(PLAIN, block, "a/0", (0, 1, 0))], right_page(PLAIN), 0.0)
    columns = set_into((frame(0, 3, (4, 0, 22)), frame(3, 2, (60, 0, 14))), block)
    mixed = paint_units([(unit, 1) for column in columns for unit in column], right_page(PLAIN), 0.0)
    for role in ("paragraph", "quotation", "list-item", "list-label"):
        seen = [[(tag.key, tag.order, tag.level, text_of(tag.items)) for tag in tags(items, role)] for items in (regular, mixed)]
        assert seen[0] == seen[1]
    assert columns[1]


def test_no_line_of_an_item_stands_alone_at_a_frames_end_or_head() -> None:
    for room in range(4, 16):
        flow = Flow(PLAIN, (frame(0, 3, (room, 0, 22)), frame(3, 2, (60, 0, 14))), (0, 0))
        assert flow.section(0, holding(NESTED, QUOTED))
        first, second = ([unit.key for unit in column.units or ()] for column in flow.columns(0, 1))
        parted = {*first} & {*second}
        assert all(min(first.count(key), second.count(key)) > 1 for key in parted)


def test_a_table_stays_in_regular_columns() -> None:
    cell = (InlineRun("项目"),)
    frames = (frame(0, 3, (20, 0, 22)),)
    assert units(frames, holding(words(WORDS), Table((), (cell,), ((cell,),), SPAN))) is None
    assert units(frames, holding(words(WORDS), listed(WORDS))) is not None


def test_all_words_that_can_be_set_anew_are_told_apart() -> None:
    blocks = [words("甲"), listed("甲"), listed("乙"), listed("甲", label="{}."), listed("甲", inside=listed("乙"))]
    blocks += [Quotation((words("甲"),), SPAN), Quotation((words("乙"),), SPAN)]
    assert len({words_of(holding(block)) for block in blocks}) == len(blocks)
    assert words_of(holding(replace(listed("甲"), span=replace(SPAN, line=9)))) == words_of(holding(listed("甲")))


# -- what must not stand alone ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("first", "second"), list(itertools.product(range(3, 12), (9, 12))))
def test_no_line_of_a_paragraph_stands_alone_at_a_frames_end_or_head(first: int, second: int) -> None:
    texts = [WORDS[:length] + "。" for length in (44, 70, 30, 90, 60)]
    flow = Flow(PLAIN, (frame(0, 3, (first, 0, 22)), frame(3, 2, (second, 0, 14)), frame(0, 6, (30, 0, 46))), (0, 0, 0))
    assert flow.section(0, section("a", *texts))
    counts: dict[str, list[int]] = {}
    for column in flow.columns(0, 1):
        for key, own in itertools.groupby(column.units or (), key=lambda unit: unit.key):
            counts.setdefault(key, []).append(len(list(own)))
    assert all(len(parts) == 1 or (parts[0] > 1 and parts[-1] > 1) for parts in counts.values())


def two_sections(first: int, second: int) -> tuple[Section, Section]:
    texts = [(WORDS * 3)[:length] + "。" for length in (first, second, 60, 60)]
    return section("a", texts[0], heading="工作"), section("b", *texts[1:], heading="进展")


def test_a_heading_is_never_left_without_two_lines_of_its_text() -> None:
    taken = 0
    for first, room, second in itertools.product(range(60, 200, 20), range(9, 22), (10, 40, 60)):
        columns = units((frame(0, 3, (room, 0, 22)), frame(3, 3, (room, 0, 22))), *two_sections(first, second))
        taken += columns is not None
        for column in columns or []:
            for number, unit in enumerate(column):
                if unit.role == "heading":
                    text = list(itertools.takewhile(lambda after: after.role == "paragraph", column[number + 1 :]))
                    assert len(text) >= 2
    assert taken


def test_a_paragraph_that_must_go_over_strands_the_heading_before_it() -> None:
    # two lines are left under the heading: three lines of text can neither leave two behind nor take two along
    room = heading_lines(PLAIN, 1) + 2
    rooms = (frame(0, 3, (room, 0, 22)), frame(3, 3, (room, 0, 22)))
    flow = Flow(PLAIN, rooms, (0, 0))
    assert flow.section(0, section("a", WORDS[:60], heading="工作"))
    assert [len(column.units or ()) for column in flow.columns(0, 1)] == [1, 3]
    assert flow.strands
    assert units(rooms, section("a", WORDS[:60], heading="工作")) is None


def test_a_section_without_heading_is_set_off_by_a_blank_line() -> None:
    column = (units((frame(0, 3, (20, 0, 22)),), section("a", WORDS), section("b", WORDS)) or [[]])[0]
    spaces = [number for number, unit in enumerate(column) if unit.space]
    assert spaces == [next(number for number, unit in enumerate(column) if unit.key == "b/0") - 1]


# -- what is not taken --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("length", range(8, 15))
def test_frames_end_on_one_line_or_are_not_taken(length: int) -> None:
    made = flowed(PLAIN, [(0, section("a", WORDS * 5, WORDS))], (frame(0, 3, (length, 0, 22)), frame(3, 3, (length, 0, 22))))
    if made is not None:
        missing = [column.room - column.lines for column in made.columns(0, 1)]
        assert max(missing) - min(missing) <= 1


def test_a_figure_is_not_torn_for_the_sake_of_a_form() -> None:
    text = "2019年12月31日全年合计1234567890123余万名"
    narrow = frame(0, 1, (12, 0, 6))
    assert typesetter().set_paragraph(section("x", text).blocks[0].text, PLAIN.theme.style("body"), [6 * EM]).torn
    assert units((narrow,), section("a", text)) is None


def test_a_paragraph_too_long_for_its_frames_is_not_taken() -> None:
    assert units((frame(0, 3, (5, 0, 22)),), section("a", WORDS * 9)) is None
