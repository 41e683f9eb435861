"""The captions of a wall as one block under it, each behind a word that says which picture it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from printreport.core.geometry import Rect
from printreport.core.han_numerals import NUMERALS_TO_TEN
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting, artifact, place_line, tagged
from printreport.layout.photos.photo import caption_key, caption_text
from printreport.layout.photos.wall_outline import outline
from printreport.model.blocks import InlineRun
from printreport.model.document import Language, Photo
from printreport.model.layout import Item
from printreport.model.line import Line

_NEAR = 2.0
"""Points within which two edges count as one: far less than the gap of a wall (8.5), far more than rounding. No other value was
tried."""
_IMAGE = {"zh-Hans-CN": "图", "zh-Hant-TW": "圖", "zh-Hant-HK": "圖"}
_ENDS = "。！？；…”』」）"

_SPACE = 1.0
"""Em of the caption between two captions on a line; one that does not fit on the rest of it begins the next."""


# -- position words -----------------------------------------------------------------------------------------------------


def position_words(rects: Sequence[Rect], language: Language, frame: Rect | None = None) -> tuple[str, ...]:
    """A word for each picture of a wall that no other has: 上图, 左下, 右中 …; `frame` is the wall, a tile in it included.

    Where such words cannot tell them apart the pictures are counted in rows (第一排左起) or columns (第一列上起): the first
    of each has the words, those that follow it have none.
    """
    frame = frame or outline(rects)
    image = _IMAGE[language]
    words = [_place_word(rect, frame, image) for rect in rects]
    if len(set(words)) == len(words):
        return tuple(words)
    rows = _bands([(rect.y, rect.bottom) for rect in rects])
    if len(rows) > 1:
        return _counted(rows, [(r.x, r.y) for r in rects], "第{n}排左起", "第{n}排")
    columns = _bands([(rect.x, rect.right) for rect in rects])
    return _counted(columns, [(r.y, r.x) for r in rects], "第{n}列上起", "第{n}列")


def _place_word(rect: Rect, frame: Rect, image: str) -> str:
    across = _side(rect.x - frame.x, frame.right - rect.right, "左", "右")
    down = _side(rect.y - frame.y, frame.bottom - rect.bottom, "上", "下")
    if across == down == "中":
        return f"中{image}"
    return across + down if across and down else (across or down) + image


def _side(before: float, after: float, near: str, far: str) -> str:
    """Which side a picture stands on, from its distances to both: neither of them when it reaches from side to side."""
    if before < _NEAR:
        return "" if after < _NEAR else near
    return far if after < _NEAR else "中"


def _bands(spans: Sequence[tuple[float, float]]) -> list[list[int]]:
    """Runs of pictures whose spans overlap, from the first band to the last."""
    bands: list[list[int]] = []
    reached = -1.0
    for index in sorted(range(len(spans)), key=lambda i: spans[i]):
        start, end = spans[index]
        if not bands or start > reached:
            bands.append([])
        bands[-1].append(index)
        reached = max(reached, end)
    return bands


def _counted(
    bands: list[list[int]], places: Sequence[tuple[float, float]], many: str, single: str
) -> tuple[str, ...]:
    words = [""] * len(places)
    for number, band in enumerate(bands, start=1):
        first = min(band, key=lambda i: places[i])
        words[first] = (many if len(band) > 1 else single).format(n=NUMERALS_TO_TEN[number])
    return tuple(words)


def reading_order(rects: Sequence[Rect]) -> list[int]:
    """The pictures from row to row, or from column to column where no row runs through; in each along it."""
    rows = _bands([(rect.y, rect.bottom) for rect in rects])
    if len(rows) > 1:
        return [i for row in rows for i in sorted(row, key=lambda i: (rects[i].x, rects[i].y))]
    columns = _bands([(rect.x, rect.right) for rect in rects])
    return [i for column in columns for i in sorted(column, key=lambda i: (rects[i].y, rects[i].x))]


# -- the block ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _BlockCaption:
    """A caption on the block's lines: its lead, and its lines, each with its left edge and the number of its line from 0."""

    photo: int
    lead: Line | None
    lead_x: float
    row: int
    lines: tuple[Line, ...]
    close: Line | None


@dataclass(frozen=True, slots=True)
class GroupedCaptions:
    """Captions set one behind the other in a block of a width in points; `depth` is how many grid lines it takes."""

    setting: Setting
    photos: tuple[Photo, ...]
    entries: tuple[_BlockCaption, ...]

    @property
    def depth(self) -> int:
        """The grid lines that the block takes."""
        return max(entry.row + len(entry.lines) for entry in self.entries)

    def paint(self, grid: PageGrid, x: float, first_line: int, orders: Sequence[tuple[int, ...]]) -> tuple[Item, ...]:
        """The block from a line on.

        The words that say where a picture is are artifacts: the editor did not write them, and whoever has the page read
        out finds each caption inside its picture.
        """
        items: list[Item] = []
        for entry in self.entries:
            base = grid.baseline(first_line + entry.row)
            if entry.lead is not None:
                items.append(artifact(place_line(entry.lead, x + entry.lead_x, base)))
            words: list[Item] = []
            for index, line in enumerate(entry.lines):
                words += place_line(line, x, base + index * grid.theme.grid.leading)
            items.append(tagged("caption", caption_key(self.photos[entry.photo]), orders[entry.photo], words))
            if entry.close is not None:
                last = entry.lines[-1]
                end = base + (len(entry.lines) - 1) * grid.theme.grid.leading
                items.append(artifact(place_line(entry.close, x + last.width, end)))
        return tuple(items)


def group_captions(
    setting: Setting, photos: Sequence[Photo], rects: Sequence[Rect], frame: Rect, width: float
) -> GroupedCaptions:
    """The captions of a wall's pictures in the order in which the eye meets them.

    `setting` has theme and typesetter, `photos` are the wall's, `rects` their frames and `frame` the whole wall's in points,
    `width` is the block's measure in points.
    """
    language = setting.document.report.language
    leads = position_words(rects, language, frame)
    return GroupedCaptions(setting, tuple(photos), tuple(_entries(setting, photos, leads, reading_order(rects), width)))


def _entries(
    setting: Setting, photos: Sequence[Photo], leads: Sequence[str], order: Sequence[int], width: float
) -> Iterator[_BlockCaption]:
    """The captions one after the other, broken where the next does not fit.

    `setting` has theme and typesetter, `photos` are the wall's, `leads` the words for their places, `order` is that in which
    they are read, `width` the measure in points.
    """
    style = setting.theme.style("caption")
    strong = setting.style("caption", face=setting.theme.style("label-strong").face)
    x, row = 0.0, 0
    for place, index in enumerate(order):
        text = caption_text(photos[index], setting.document.report.language)
        lead = setting.line(f"{leads[index]}：", strong) if leads[index] else None
        room = width - x - (0.0 if lead is None else lead.width)
        if x > 0.0 and room < setting.line(text, style).width:
            x, row = 0.0, row + 1
        begin = x + (0.0 if lead is None else lead.width)
        lines = setting.typesetter.set_paragraph((InlineRun(text),), style, [width], [begin, 0.0]).lines
        mark = "" if text.endswith(tuple(_ENDS)) else "；" if place + 1 < len(order) else "。"
        close = setting.line(mark, style) if mark else None
        yield _BlockCaption(index, lead, x, row, lines, close)
        row += len(lines) - 1
        x = lines[-1].width + (0.0 if close is None else close.width) + _SPACE * style.size
