"""The sheet of forms: what pages, bodies and spreads a theme can make on a trim, painted by the composer's own code, small."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

from printreport.core.color import PAPER, Cmyk
from printreport.core.geometry import Rect
from printreport.core.units import mm, to_mm
from printreport.layout.display_pages.back import back_page
from printreport.layout.display_pages.contents import contents_page
from printreport.layout.display_pages.cover import cover
from printreport.layout.display_pages.message import set_message
from printreport.layout.display_pages.opening import opening_page
from printreport.layout.page.form_names import PAGE_FORMS, SPREAD_FORMS, SheetPage, SheetSpread, body_titles, page_title
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.page_form import TEXT_ALONE, read_page
from printreport.layout.page.setting import place_line, tagged
from printreport.layout.photos.photo import bleed_page, spread_picture
from printreport.layout.specimens.page_thumbnail import Shrink
from printreport.layout.specimens.sample_forms import Specimens, sample_photo
from printreport.layout.specimens.sample_pages import BodySpecimens, page_of_blocks
from printreport.layout.story.section_units import heading_lines, paint_heading
from printreport.model.layout import Item, Layout, Page, PlacedGlyphRun, PlacedGroup, PlacedShape, PlacedTag
from printreport.model.line import Line
from printreport.model.theme import TextStyle

_SHEET = (mm(210), mm(297))
_MARGIN = mm(14)
_PAGES_ACROSS, _BODIES_ACROSS, _SPREADS_ACROSS = 6, 4, 3
"""Pages, body forms and spreads in a row of the sheet: as many as leave the codes under them readable on A3."""
_GUTTER = mm(7)
_HEAD, _NAME = mm(13), mm(8.5)
_DESK = Cmyk(0.0, 0.0, 0.0, 0.09)
_BOX, _CROSS, _GREEK = Cmyk(0.0, 0.0, 0.0, 0.22), Cmyk(0.0, 0.0, 0.0, 0.45), Cmyk(0.0, 0.0, 0.0, 0.34)
_NAME_SIZE, _CODE_SIZE, _TITLE_SIZE = 6.0, 4.6, 11.0
"""Points of a form's Chinese name, its code, and the sheet's title: for a sheet that is read by the hand."""

_SEPARATION = 2
"""Lines between a stack and the text, as pages have them."""
_LEAST_TEXT = 5
"""Lines: with less text under it a form is shown alone. No other value was tried."""
_PARAGRAPH = 6
"""Lines of a sample paragraph; the last is half as long, the first indented."""

_GREEKED = ("paragraph", "list-item", "notice", "note")

_CONTENTS = (("一节的标题", 4), ("又一节的标题", 6), ("第三节的标题", 8), ("第四节的标题", 11), ("结语", 14))


@dataclass(frozen=True, slots=True)
class _Specimen:
    """A form drawn full size: its pages' items, what stands under it, and its form in the composer's words."""

    pages: tuple[tuple[Item, ...], ...]
    name: str
    code: str


def form_sheet(specimens: Specimens) -> Layout:
    """Sheets of A4 with the forms of a theme and trim; those that the trim has no room for are left out."""
    pages = [drawn for form in PAGE_FORMS if (drawn := _page_picture(specimens, form)) is not None]
    spreads = [drawn for form in SPREAD_FORMS if (drawn := _spread_picture(specimens, form)) is not None]
    bodies = list(_body_pictures(specimens))
    parts = (
        ("页的版式", pages, _PAGES_ACROSS),
        ("文字与图同栏的版式", bodies, _BODIES_ACROSS),
        ("跨页的版式", spreads, _SPREADS_ACROSS),
    )
    sheets: list[Page] = []
    for title, pictures, across in parts:
        for chunk in _chunks(specimens, pictures, across):
            number = len(sheets) + 1
            sheets.append(Page(number, False, "forms", _sheet(specimens, title, chunk, across, number)))
    return Layout(*_SHEET, 0.0, tuple(sheets))


def _chunks(specimens: Specimens, pictures: Sequence[_Specimen], across: int) -> Iterator[tuple[_Specimen, ...]]:
    """The pictures of each sheet, whose rows are shared out evenly."""
    _, height = _cell(specimens, across)
    most = max(1, int((_SHEET[1] - 2 * _MARGIN - _HEAD + _GUTTER / 2) / (height + _NAME)))
    rows = math.ceil(len(pictures) / across)
    count = across * max(1, math.ceil(rows / max(1, math.ceil(rows / most))))
    for start in range(0, len(pictures), count):
        yield tuple(pictures[start : start + count])


def _cell(specimens: Specimens, across: int) -> tuple[float, float]:
    """The width and height of one picture of so many in a row; spreads are two pages wide."""
    page = specimens.setting.theme.page
    width = (_SHEET[0] - 2 * _MARGIN - _GUTTER * (across - 1)) / across
    pages = 2 if across == _SPREADS_ACROSS else 1
    return width, width / pages * page.height / page.width


def _sheet(specimens: Specimens, title: str, pictures: Sequence[_Specimen], across: int, number: int) -> tuple[Item, ...]:
    """The items of one page of the sheet.

    `specimens` has theme and typesetter, `title` is what stands over it, `pictures` are its forms, `across` is how many stand
    in a row, and `number` is the page's.
    """
    items: list[Item] = [tagged("artifact", "", (), (PlacedShape.rect(Rect(0, 0, *_SHEET), _DESK),))]
    items.append(_head(specimens, title, number))
    width, height = _cell(specimens, across)
    for index, picture in enumerate(pictures):
        row, column = divmod(index, across)
        x = _MARGIN + column * (width + _GUTTER)
        y = _MARGIN + _HEAD + row * (height + _NAME)
        order = (number, index)
        items.append(tagged("figure", f"form/{number}/{index}", order, _small(specimens, picture, x, y, width), picture.name))
        items.append(_name(specimens, picture, Rect(x, y + height, width + _GUTTER / 2, _NAME), order))
    return tuple(items)


def _head(specimens: Specimens, title: str, number: int) -> Item:
    """What the sheet shows, on which trim and grid."""
    setting, grid, page = specimens.setting, specimens.setting.theme.grid, specimens.setting.theme.page
    size = f"{to_mm(page.width):.0f}×{to_mm(page.height):.0f} mm"
    words = (
        f"{title}　主题 {setting.theme.name}　{size}　"
        f"版心 {grid.width / grid.em:.0f} 字 × {grid.lines} 行，{grid.text_columns} 栏，每栏 {grid.measure:.0f} 字"
    )
    line = _fitted(specimens, words, setting.style("label-strong", size=_TITLE_SIZE), _SHEET[0] - 2 * _MARGIN)
    return tagged("heading", f"forms/{number}", (number,), place_line(line, _MARGIN, _MARGIN + _TITLE_SIZE), level=1)


def _small(specimens: Specimens, picture: _Specimen, x: float, y: float, width: float) -> tuple[Item, ...]:
    """A drawn form at its small size, pages side by side.

    `specimens` has the theme, `picture` is the form, `x` and `y` are its upper left corner and `width` its width, in points.
    """
    page = specimens.setting.theme.page
    step = width / len(picture.pages)
    shares = [Shrink(step / page.width, x + index * step, y, _BOX, _CROSS) for index in range(len(picture.pages))]
    items: list[Item] = []
    for shrink, drawn in zip(shares, picture.pages, strict=True):
        frame = shrink.rect(Rect(0.0, 0.0, page.width, page.height))
        items.append(PlacedShape.rect(frame, PAPER))
        items.append(PlacedGroup(shrink.items(drawn), frame))
    if len(picture.pages) > 1:
        fold = Rect(x + step - 0.15, y, 0.3, step / page.width * page.height)
        items.append(PlacedShape.rect(fold, _DESK))
    return tuple(items)


def _name(specimens: Specimens, picture: _Specimen, room: Rect, order: tuple[int, ...]) -> Item:
    """The form's name and, under it, the form in the composer's words."""
    name = _fitted(specimens, picture.name, specimens.setting.style("label-strong", size=_NAME_SIZE), room.width)
    color = specimens.setting.theme.color("muted")
    code = _fitted(specimens, picture.code, specimens.setting.style("label", size=_CODE_SIZE, color=color), room.width)
    words = place_line(name, room.x, room.y + mm(2.9)) + place_line(code, room.x, room.y + mm(5))
    return tagged("caption", f"name/{order[0]}/{order[1]}", (*order, 1), words)


def _fitted(specimens: Specimens, words: str, style: TextStyle, width: float) -> Line:
    """A line in a style, smaller where it would be wider than the room."""
    line = specimens.setting.line(words, style)
    return line if line.width <= width else specimens.setting.line(words, replace(style, size=style.size * width / line.width))


# -- the forms, full size -----------------------------------------------------------------------------------------------


def _page_picture(specimens: Specimens, form: SheetPage) -> _Specimen | None:
    theme = specimens.setting.theme
    if form.parallel and (theme.heading.over_columns or theme.section.opens_page):
        return None
    if form.blocks:
        return _Specimen((tuple(_greeked(page_of_blocks(specimens, form.blocks), theme.grid.em)),), form.title, form.name)
    items = _painted(specimens, form.name, PageGrid(specimens.setting.theme, False), parallel=form.parallel)
    return None if items is None else _Specimen((items,), form.title, form.name)


def _body_pictures(specimens: Specimens) -> Iterator[_Specimen]:
    """The theme's body forms on right pages, the text as grey lines of the lengths that it is set in."""
    made, titles = BodySpecimens(specimens), body_titles(specimens.setting.theme.forms)
    em = specimens.setting.theme.grid.em
    for story, plan in made.pages():
        yield _Specimen((tuple(_greeked(made.items(story, plan), em)),), page_title(plan.name, titles), plan.name)


def _greeked(items: Sequence[Item], em: float) -> Iterator[Item]:
    """Items with running text as grey bars, so that names are one each; dates, heads and marks of notes stay as they are."""
    for item in items:
        if isinstance(item, PlacedTag) and item.role == "list":
            yield from _greeked(item.items, em)
            continue
        if isinstance(item, PlacedTag) and item.role in _GREEKED:
            yield from (_greek_line(run, _height(run, em)) if _is_words(run) else run for run in item.items)
        elif isinstance(item, PlacedTag) and item.role == "notes":
            yield from _greeked(item.items, em)
        else:
            yield item


def _height(placed: PlacedGlyphRun, em: float) -> float:
    """The em of a run: the text's, or less in notes."""
    return min(placed.run.size, em)


def _is_words(item: Item) -> TypeGuard[PlacedGlyphRun]:
    return isinstance(item, PlacedGlyphRun) and item.run.note is None


def _greek_line(placed: PlacedGlyphRun, em: float) -> Item:
    """A run of Han as a bar as long as the run, a mark at its end counted for half its em box."""
    run, x = placed.run, placed.origin.x
    last = 0.5 if unicodedata.category(run.texts[-1][-1:] or "x").startswith("P") else 1.0
    return _bar(x + run.xs[0], x + run.xs[-1] + last * em, placed.origin.y, em)


def _spread_picture(specimens: Specimens, form: SheetSpread) -> _Specimen | None:
    theme = specimens.setting.theme
    left, right = PageGrid(theme, True), PageGrid(theme, False)
    if form.left == "spread-left":
        ratio = 4.2 if form.band else theme.page.width * 2 / theme.page.height
        halves = spread_picture(specimens.setting, sample_photo("spread", ratio), left, right, (0,))
        return _Specimen(halves, form.title, f"{form.left} | {form.right}")
    pair = (_painted(specimens, form.left, left), _painted(specimens, form.right, right))
    if pair[0] is None or pair[1] is None:
        return None
    return _Specimen((pair[0], pair[1]), form.title, f"{form.left} | {form.right}")


def _painted(specimens: Specimens, page: str, grid: PageGrid, *, parallel: bool = False) -> tuple[Item, ...] | None:
    """A page of a written name at its full size; None where the trim has no room for it."""
    setting = specimens.setting
    sections = setting.document.in_text
    opening, closing = sections[0][1], sections[-1][1]
    match page:
        case "message":
            place, section = setting.document.messages[0]
            return set_message(setting, section, place).paint(0, grid)
        case "picture":
            return bleed_page(setting, sample_photo("page", 0.72), grid, (0,))
        case "opening":
            return opening_page(setting, opening, grid, (0,))
        case "contents":
            return contents_page(setting, _CONTENTS, grid, (0,))
        case "cover":
            return cover(setting, None, grid).items
        case "back":
            return back_page(setting, closing, grid, cover(setting, None, PageGrid(setting.theme, False)))
        case _:
            return _text_page(specimens, page, grid, parallel)


def _text_page(specimens: Specimens, page: str, grid: PageGrid, parallel: bool) -> tuple[Item, ...] | None:
    form, below = read_page(page) or (TEXT_ALONE, False)
    if form == TEXT_ALONE:
        return _columns(specimens, grid, 1, grid.lines, parallel)
    stack = specimens.stack(form)
    if stack is None:
        return None
    depth = min(max(stack.ideal, stack.least), grid.lines)
    room = grid.lines - depth - _SEPARATION
    if room < _LEAST_TEXT:
        return stack.paint(grid, 1, min(stack.most, grid.lines))
    if below:
        return (*_columns(specimens, grid, 1, room, parallel), *stack.paint(grid, grid.lines - depth + 1, depth))
    return (*stack.paint(grid, 1, depth), *_columns(specimens, grid, depth + _SEPARATION + 1, room, parallel))


def _columns(specimens: Specimens, grid: PageGrid, first: int, lines: int, parallel: bool) -> tuple[Item, ...]:
    """Level columns of grey lines for text, the first (or each of parallel ones) under a heading, or all under one over them.

    `specimens` has theme and typesetter, `grid` is the page's, `first` the first line of it that text may take, and `lines` are
    how many; `parallel` gives each column a heading.
    """
    items: list[Item] = []
    across, used = grid.theme.heading.over_columns, 0
    for column in range(grid.theme.grid.text_columns):
        if column == 0 or parallel:
            heading, used = _heading(specimens, grid, grid.column_x(column), first)
            items += heading
        elif not across:
            used = 0
        items += _grey(grid, grid.column_x(column), first + used, lines - used, _PARAGRAPH - column)
    return tuple(items)


def _heading(specimens: Specimens, grid: PageGrid, x: float, line: int) -> tuple[tuple[Item, ...], int]:
    setting = specimens.setting
    words = setting.document.sections[1].heading or ""
    measure = setting.theme.grid.width if setting.theme.heading.over_columns else grid.measure
    lines = setting.typesetter.set_heading(words, setting.theme.style("heading"), measure, 2).lines
    return paint_heading(setting, lines, grid, x, line, measure), heading_lines(setting, len(lines))


def _grey(grid: PageGrid, x: float, first: int, lines: int, start: int) -> Iterator[Item]:
    """Lines of text as grey bars, in paragraphs of which the first began `start` lines before its end.

    `grid` is the page's, `x` the column's left edge in points, `first` the grid line of the first bar, and `lines` how many
    there are.
    """
    em = grid.theme.grid.em
    for number in range(lines):
        ends, begins = (number + 1) % _PARAGRAPH == start % _PARAGRAPH, number % _PARAGRAPH == start % _PARAGRAPH
        left = x + 2 * em if begins else x
        right = x + (0.55 if ends else 1.0) * grid.measure
        base = grid.baseline(first + number)
        yield _bar(left, right, base, em)


def _bar(left: float, right: float, base: float, em: float) -> Item:
    """A line of text as a grey bar on its baseline."""
    return PlacedShape.rect(Rect(left, base - 0.72 * em, right - left, 0.62 * em), _GREEK)
