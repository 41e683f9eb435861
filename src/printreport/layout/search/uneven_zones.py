"""Text zones of body forms whose frames differ in measure, found by how much text they hold before any of it is set."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Hashable, Iterator, Sequence

from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting
from printreport.layout.page.strip import Stack
from printreport.layout.stacks.span_stacks import SideStack
from printreport.layout.story.body_shape import ELEMENT_GAP, shortened, whole_columns
from printreport.layout.story.column_fill import TextZone
from printreport.layout.story.run_round import Flow, Frame, capacity, flowed, frames_of, keeps_measure
from printreport.layout.story.story import SectionRun, Story
from printreport.layout.story.text_zones import white_cost
from printreport.layout.story.timeline_strip import running_blocks
from printreport.model.theme import BodyForm

_MOST_HEIGHTS = 3
"""How many heights of a body are tried from the line before the one on that should hold the text."""
_BELOW = 2
"""By how many lines a body may be lower than the one that should hold the text."""
_LEAST_HEIGHT = 8
"""Lines of a body of several measures: fewer make a patchwork. No other value was tried."""
STRANGE = 0.35
"""What a form costs for the change of measure within the page."""
_LOOSE, _TOO_LOOSE = 0.05, 30.0
"""Em between Han from which a line looks loose, and what each em over it costs."""
_RUNNING = ("paragraph", "quotation", "list-item")
_WHOLE = 0.02
"""By how many em a frame's measure may miss whole characters."""


class UnevenZones:
    """The zones of whole sections in body forms of several measures; each is set once."""

    def __init__(self, setting: Setting, story: Story, columns: int, lines: int) -> None:
        self._setting, self._story, self._lines = setting, story, lines
        self._starts = {run.start: number for number, run in enumerate(story.sections)}
        self._made: dict[tuple[int, int, str, int, bool], TextZone | None] = {}
        self._capacities: dict[tuple[str, int, int], float] = {}
        self._wanted: dict[tuple[int, int, str], float] = {}
        self._least: dict[tuple[str, int, int], int] = {}
        self._measures: dict[str, tuple[float, ...]] = {}
        theme = setting.theme
        self._measure = theme.grid.measure * theme.grid.em
        self._most = 1 if theme.section.opens_page else 2
        whole = theme.grid.columns // columns
        fit = (form for form in theme.forms if not whole_columns(form, whole) and self._is_whole(form))
        plain = theme.section.drop_cap_lines < 2 and not theme.heading.over_columns
        self.forms = tuple(fit) if plain else ()
        self._footed = tuple(form for form in self.forms if form.foot)

    def forms_under(self, *, stacked: bool) -> tuple[BodyForm, ...]:
        """The forms that a page may have: under a stack those with the element at the foot, lest it crowd the head."""
        return self._footed if stacked else self.forms

    def ends(self, start: int) -> Iterator[int]:
        """Where the next two sections end, from the start of one on, as far as all that they hold may change its measure."""
        number = self._starts.get(start)
        for run in self._story.sections[number : number + self._most] if number is not None else ():
            section = self._story.words.get(run.index)
            if section is None or section.notes:
                return
            if any(keeps_measure(block) for _, block in running_blocks(self._setting, section)):
                return
            yield run.end

    def depth(
        self, start: int, end: int, form: BodyForm, side: SideStack, *, left_page: bool, height: int | None = None
    ) -> int | None:
        """The depth of an element with which the text between two units is likely to fill the page; None if it is too much.

        Under a stack, the page's rest need not be filled: the depth with which the body comes nearest to a `height`. The text is
        never shorter than an element that stands beside it.

        `start` and `end` are the units, `form` is the body form, `side` the element, and `left_page` tells on which page it
        stands.
        """
        stack, lines = side.stack, height or self._lines
        wanted = self._room_wanted(start, end, form, left_page)
        room = {d: self._held(form, lines, d) for d in range(stack.least, min(stack.most, lines) + 1)}
        near = sorted((abs(held - wanted), abs(d - stack.ideal), d) for d, held in room.items() if height or held >= wanted)
        filled = (d for _, _, d in near if self._held(form, _least_height(form, d), d) <= wanted)
        return next(filled, None)

    def likely_height(self, start: int, end: int, form: BodyForm, depth: int, *, left_page: bool) -> int:
        """The height at which the frames hold about as much as the text between two units takes.

        `start` and `end` are the units, `form` is the body form, `depth` the element's in lines, and `left_page` tells on which
        page it stands.
        """
        return self._holding(form, depth, self._room_wanted(start, end, form, left_page))

    def least_height(self, form: BodyForm, depth: int, lines: int) -> int:
        """The height under which no body is tried for so many lines of the story, whatever they are, beside an element."""
        key = (form.name, depth, lines)
        if key not in self._least:
            likely = self._holding(form, depth, lines * min(self._widths(form)))
            self._least[key] = max(_least_height(form, depth), likely - _BELOW)
        return self._least[key]

    def may_fill(self, form: BodyForm, stack: Stack, lines: int, missing: int) -> bool:
        """Whether so many lines of the story, whatever they are, may fill a page beside an element but for some lines."""
        widths, deepest = self._widths(form), min(stack.most, self._lines)
        if lines * min(widths) > self._held(form, self._lines, stack.least):
            return False
        return lines * max(widths) > self._held(form, self._lines - missing - 1, deepest)

    def zone(self, start: int, end: int, form: BodyForm, depth: int, *, left_page: bool) -> TextZone | None:
        """The lowest zone of a form that holds the sections between two units beside an element of a depth.

        `start` and `end` are those units, `form` is the body form, `depth` in lines, and `left_page` tells on which page it
        stands.
        """
        key = (start, end, form.name, depth, left_page and form.mirror)
        if key not in self._made:
            self._made[key] = self._lowest(start, end, form, depth, key[4])
        return self._made[key]

    @property
    def sections_set(self) -> frozenset[int]:
        """The sections that were set in any of these forms."""
        return frozenset(run.index for start, end, *_ in self._made for run in self._runs(start, end))

    def agrees(self, other: UnevenZones, changed: Collection[int]) -> bool:
        """Whether zones that hold words which have changed are just as long in another story's words."""
        forms = {form.name: form for form in self.forms}
        return all(
            _look(zone) == _look(other.zone(start, end, forms[name], depth, left_page=left_page))
            for (start, end, name, depth, left_page), zone in self._made.items()
            if any(run.index in changed for run in self._runs(start, end))
        )

    # -- work -------------------------------------------------------------------------------------------------------------

    def _is_whole(self, form: BodyForm) -> bool:
        """Whether the form's columns are whole characters wide: others can't be filled evenly."""
        grid = self._setting.theme.grid
        widths = [count * (grid.module + grid.gap) - grid.gap for _, count in (*form.text, *form.beside)]
        return all(abs(width - round(width)) <= _WHOLE for width in widths)

    def _runs(self, start: int, end: int) -> list[SectionRun]:
        return [run for run in self._story.sections if start <= run.start and run.end <= end]

    def _frames(self, form: BodyForm, left_page: bool, height: int, depth: int) -> tuple[Frame, ...]:
        return frames_of(form, PageGrid(self._setting.theme, left_page), height, depth)

    def _held(self, form: BodyForm, height: int, depth: int) -> float:
        """What the frames of a body hold, in points of line: as much on a left page as on a right one."""
        key = (form.name, height, depth)
        if key not in self._capacities:
            self._capacities[key] = capacity(self._frames(form, False, height, depth))
        return self._capacities[key]

    def _holding(self, form: BodyForm, depth: int, wanted: float) -> int:
        """The height at which the frames hold so many points of line, beyond the page where none does."""
        least = _least_height(form, depth)
        heights = range(least, self._lines)
        return least + bisect.bisect_left(heights, wanted, key=lambda height: self._held(form, height, depth))

    def _widths(self, form: BodyForm) -> tuple[float, ...]:
        """The measures of which one is that of any line of the story in a form, as its room is reckoned."""
        if form.name not in self._measures:
            first = (self._first_measure(form, left_page) for left_page in (False, True))
            self._measures[form.name] = (self._measure, *first)
        return self._measures[form.name]

    def _room_wanted(self, start: int, end: int, form: BodyForm, left_page: bool) -> float:
        """About how many points of line the text takes: running text as in the story's measure, headings by their lines."""
        key = (start, end, form.name)
        if key not in self._wanted:
            units = self._story.units[start:end]
            lines = sum(unit.lines for unit in units if unit.role in _RUNNING)
            heads = sum(unit.lines for unit in units if unit.role not in _RUNNING)
            self._wanted[key] = lines * self._measure + heads * self._first_measure(form, left_page)
        return self._wanted[key]

    def _first_measure(self, form: BodyForm, left_page: bool) -> float:
        """The measure at the head of a form's first column."""
        return self._frames(form, left_page, self._lines, 1)[0].rooms[0].width

    def _lowest(self, start: int, end: int, form: BodyForm, depth: int, left_page: bool) -> TextZone | None:
        """The lowest zone that holds the text, or None.

        `start` and `end` are its units, `form` is the body form, `depth` the element's in lines, and `left_page` tells on which
        page it stands.
        """
        likely = self.likely_height(start, end, form, depth, left_page=left_page)
        least = max(_least_height(form, depth), likely - _BELOW + 1)
        for height in range(least, min(self._lines, least + _MOST_HEIGHTS - 1) + 1):
            zone = self._of_height(start, end, form, height, depth, left_page)
            if zone is not None:
                lower = height == least > _least_height(form, depth) and zone.short
                return (self._of_height(start, end, form, height - 1, depth, left_page) if lower else None) or zone
        return None

    def _of_height(
        self, start: int, end: int, form: BodyForm, height: int, depth: int, left_page: bool
    ) -> TextZone | None:
        """The text in a body of one height, or None where it does not fit.

        `start` and `end` are its units, `form` is the body form, `height` and the element's `depth` are in lines, and
        `left_page` tells on which page it stands.
        """
        flow = self._flowed(start, end, self._frames(form, left_page, height, depth))
        if flow is None:
            return None
        strain = STRANGE + _TOO_LOOSE * max(0.0, flow.loosest - _LOOSE) + self._blank(form, height, depth)
        return TextZone(flow.columns(start, end), height, end, form.name, strain)

    def _blank(self, form: BodyForm, height: int, depth: int) -> float:
        """What it costs that an element which no column gives way to is less deep than the text beside it."""
        if form.element is None or form.beside or shortened(form):
            return 0.0
        return white_cost((height - depth) * form.element[1] / self._setting.theme.grid.columns)

    def _flowed(self, start: int, end: int, frames: Sequence[Frame]) -> Flow | None:
        return flowed(self._setting, [(run.index, self._story.words[run.index]) for run in self._runs(start, end)], frames)


def _look(zone: TextZone | None) -> Hashable:
    """All that is asked of a zone before it is painted."""
    columns = () if zone is None else tuple((column.lines, column.top, column.room) for column in zone.columns)
    return zone is None, columns, zone and (zone.height, zone.strain)


def _least_height(form: BodyForm, depth: int) -> int:
    """The height under which a body has no room for its element."""
    return max(_LEAST_HEIGHT, depth if form.foot or form.beside else depth + ELEMENT_GAP + 2)
