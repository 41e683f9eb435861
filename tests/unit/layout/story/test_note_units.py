"""Notes at the end of a section: on the grid, under a rule, hanging behind their numbers, never torn where they are short."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from printreport.core.span import Span
from printreport.layout.page.grid import PageGrid
from printreport.layout.story.column_fill import ColumnFiller, placed_units
from printreport.layout.story.note_units import note_units, set_notes
from printreport.layout.story.section_units import story_of
from printreport.layout.story.story import FORBIDDEN, Unit, paint_units, words_of
from printreport.model.blocks import Align, InlineRun, Note, Paragraph, Table
from printreport.model.document import Section, ThemeChoice
from printreport.model.layout import Item, PlacedGlyphRun, PlacedShape, PlacedTag, walk
from special_pages import setting, text_of

SPAN = Span("content/sections/01.md", 3, 1)
SETTING = setting()
PAGE = PageGrid(SETTING.theme, False)
MEASURE = PAGE.measure
WORDS = "统计口径与上年相同，因此可以直接比较；与前年以前的数字则不能直接比较，"


def section(*lengths: int) -> Section:
    """A section of two paragraphs with notes of about so many lines each."""
    style = SETTING.theme.style("note")
    a_line = int(MEASURE / style.size) - 2
    notes = tuple(
        Note(number, (InlineRun((WORDS * 40)[: max(1, (lines - 1) * a_line) + 4] + "。"),), SPAN)
        for number, lines in enumerate(lengths, 1)
    )
    words = Paragraph((InlineRun("各项工作稳步推进。" * 20),), SPAN)
    return Section("01", "content/sections/01.md", "标题", (), (), (), None, (words, words), SPAN, notes)


def units_of(*lengths: int) -> list[Unit]:
    return note_units(SETTING, section(*lengths), 0, MEASURE)


def painted(units: list[Unit]) -> tuple[Item, ...]:
    lines = itertools.accumulate((unit.lines for unit in units), initial=1)
    return paint_units(list(zip(units, lines, strict=False)), PAGE, 100.0)


def tags(items: tuple[Item, ...]) -> list[PlacedTag]:
    return [item for item in walk(items) if isinstance(item, PlacedTag) and item.role == "note"]


def baselines(items: tuple[Item, ...]) -> list[float]:
    return sorted({round(item.origin.y, 3) for item in walk(items) if isinstance(item, PlacedGlyphRun)})


def test_a_section_without_notes_has_no_units() -> None:
    assert note_units(SETTING, replace(section(1), notes=()), 0, MEASURE) == []


@pytest.mark.parametrize("lengths", [(1,), (1, 2, 3), (5, 1), (1,) * 30, (3,) * 9, (2, 3, 9, 1, 1, 20, 2)])
def test_every_note_is_printed_once_with_its_number_and_its_last_line_stands_on_the_grid(lengths: tuple[int, ...]) -> None:
    own, units = section(*lengths), units_of(*lengths)
    items = painted(units)
    wanted = "".join(note.mark + "".join(run.text for run in note.text) for note in own.notes)
    assert text_of(items) == wanted
    assert baselines(items)[-1] == pytest.approx(PAGE.baseline(sum(unit.lines for unit in units)), abs=0.01)
    assert {tag.order for tag in tags(items)} == {(0, 1, 2, note.number) for note in own.notes}


def test_four_lines_take_three_of_the_grid_one_distance_apart() -> None:
    units = units_of(*(1,) * 12)
    apart = {round(b - a, 3) for a, b in itertools.pairwise(baselines(painted(units)))}
    assert apart == {0.75 * SETTING.theme.grid.leading}
    assert sum(unit.lines for unit in units) == 1 + 9


def test_words_hang_behind_the_widest_number_and_fill_whole_characters() -> None:
    own = section(*(2,) * 60)
    items, size = painted(note_units(SETTING, own, 0, MEASURE)), SETTING.theme.style("note").size
    runs = [item for item in walk(items) if isinstance(item, PlacedGlyphRun)]
    words = {round(run.origin.x, 3) for run in runs if run.run.note is None}
    (left,) = words
    numbers = [run for run in runs if run.run.note is not None]
    assert {run.origin.x for run in numbers} == {100.0}
    assert left - 100.0 > max(run.run.xs[-1] for run in numbers) + 0.2 * size
    assert (MEASURE - (left - 100.0)) / size == pytest.approx(round((MEASURE - (left - 100.0)) / size))


def test_a_rule_stands_between_the_text_and_the_first_note_alone() -> None:
    units = units_of(*(1,) * 20)
    assert len(units) > 1
    rules = [item for item in walk(painted(units)) if isinstance(item, PlacedShape)]
    (rule,) = rules
    runs = [item for item in walk(painted(units)) if isinstance(item, PlacedGlyphRun)]
    top = min(run.origin.y for run in runs) - SETTING.theme.han.face_top_em * SETTING.theme.style("note").size
    over, under = rule.bounds.y - PAGE.baseline(0), top - rule.bounds.y
    assert 0.4 * PAGE.theme.grid.leading < under < over


@pytest.mark.parametrize("theme", ["vermilion", "ink"])
@pytest.mark.parametrize("lengths", [(1,), (1, 1), (1, 2), (1, 1, 1), (3, 1), (2, 3)])
def test_the_rules_of_a_table_and_of_notes_under_it_are_no_pair(theme: str, lengths: tuple[int, ...]) -> None:
    made, cell = setting(theme=ThemeChoice(theme)), (InlineRun("好"),)
    table, page = Table((Align.AUTO,), (cell,), ((cell,),), SPAN), PageGrid(made.theme, False)
    own = section(*lengths)
    under = note_units(made, replace(own, blocks=(*own.blocks, table)), 0, page.measure)
    (rule,) = [item for item in walk(paint_units([(under[0], 1)], page, 100.0)) if isinstance(item, PlacedShape)]
    # a table's rule stands under its last baseline, by less than half a line
    assert rule.bounds.y - page.baseline(0) > 0.9 * made.theme.grid.leading
    plain = note_units(made, own, 0, page.measure)
    assert 0 <= under[0].lines - plain[0].lines <= 1


def test_no_column_begins_with_the_first_note_or_inside_a_short_one() -> None:
    for lengths in ((1,) * 9, (3,) * 9, (2, 3, 3, 2, 3, 1, 3, 3), (9, 2, 9)):
        units = units_of(*lengths)
        assert units[0].break_cost == FORBIDDEN
        for unit in units[1:]:
            assert unit.break_cost < FORBIDDEN
            own = tags(painted([unit]))
            (first, *_), *others = [[run for run in walk(tag.items) if isinstance(run, PlacedGlyphRun)] for tag in own]
            whole = lengths[own[0].order[-1] - 1]
            assert first.run.note is not None or whole > 3
            assert all(rest[0].run.note is not None for rest in others)


def test_a_long_note_is_torn_with_two_lines_on_either_side() -> None:
    lines = [len(baselines(painted([unit]))) for unit in units_of(30)]
    assert len(lines) > 2
    assert min(lines) >= 2


def test_notes_are_the_end_of_their_sections_text_in_columns() -> None:
    story = story_of(SETTING, [(0, section(1, 2)), (1, section(1))])
    ends = [story.units[run.end - 1].role for run in story.sections]
    assert ends == ["notes", "notes"]
    filler = ColumnFiller(story)
    for height in range(12, 40):
        start = 0
        while start < len(story.units):
            column = filler.column(start, height, len(story.units))
            assert column.end > start
            shown = [unit.role for unit, _ in placed_units(story, column, 1)]
            assert shown[0] != "notes"
            start = column.end


def test_a_changed_note_is_a_change_of_the_sections_words() -> None:
    own = section(1, 2)
    other = replace(own, notes=(own.notes[0], replace(own.notes[1], text=(InlineRun("别的话。"),))))
    assert words_of(own) != words_of(other)
    mark = (InlineRun("①", note=1),)
    assert words_of(own) != words_of(replace(own, blocks=(replace(own.blocks[0], text=(*own.blocks[0].text, *mark)),)))  # type: ignore[call-arg]


def test_notes_are_set_at_the_measure_behind_their_numbers() -> None:
    own = section(3, 1)
    widest = max(line.width for done in set_notes(SETTING, own, MEASURE) for line in done.lines)
    assert widest < MEASURE - SETTING.theme.style("note").size
    assert set_notes(SETTING, replace(own, notes=()), MEASURE) == ()
