"""Specimens of the composer's forms: the real strips, made of sample words, sample figures and pictures that show nothing."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from printreport.core.span import Span
from printreport.images.image_store import ImageStore
from printreport.layout.display_pages.opening import title_block
from printreport.layout.figures.figure_setting import callouts
from printreport.layout.figures.figure_tile import Tile, figure_tile
from printreport.layout.page.cell_form import CellForm
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.page_form import PageForm, Words
from printreport.layout.page.setting import Setting
from printreport.layout.page.strip import Stack, Strip, full_strip, half_and_white, paired_strip
from printreport.layout.photos.fold_wall import fold_wall
from printreport.layout.photos.panorama import panorama_strip
from printreport.layout.photos.photo_forms import area_strip, bleed_strip, half_form, row_strip
from printreport.layout.photos.wall_form import wall_strips
from printreport.layout.stacks.element_kinds import KINDS, FormKind
from printreport.model.blocks import (
    Event,
    EventHead,
    InlineRun,
    ListedName,
    NameGroup,
    NameList,
    Note,
    Notice,
    Paragraph,
    Signature,
    Timeline,
)
from printreport.model.document import (
    Chart,
    ChartKind,
    Document,
    Logo,
    Message,
    Photo,
    Picture,
    PressChoice,
    PullQuote,
    QrCode,
    Report,
    Section,
    Stat,
    ThemeChoice,
)
from printreport.model.theme import Theme
from printreport.text.typesetter import Typesetter

_SPAN = Span("")
_NAMES = tuple(ListedName((InlineRun(name),), (), _SPAN) for name in ("姓名字", "姓名", "姓名字", "姓名字"))
_PRIZES = (("一等奖", 8), ("二等奖", 28))
"""The heads of the sample groups of names, and how often the sample names stand under each."""
_PORTRAIT = "portrait"
"""The sample of a leader's portrait: no photograph of the sheet's other forms."""
_WORDS = "版心、网格和栏宽都由正文的字号算出，文字一行一行立在网格上，两页齐平；图从字面的上缘起，到基线止。"
_PARAGRAPHS = (3, 5, 2, 4)
"""Sentences of the sample paragraphs."""
_FIGURES = (("1431", "家"), ("36", "万余次"), ("144", "处"), ("52", "项"), ("27", "个"), ("9", "类"))
_FIRST_YEAR, _EVENT_LENGTHS, _SHORT = 2016, (10, 25, 18), 12
"""The sample timeline: its first year, the characters of its events, and how many events are each a word or two."""
_NOTE_LENGTHS = (14, 50)
"""The characters of the sample notes."""
_RATIOS = (1.5, 1.33, 0.75, 1.5, 1.33, 1.5, 0.8, 1.5, 0.75, 1.33, 1.5, 1.78)
"""Width by height of the sample pictures: mostly 3:2 and 4:3 as cameras make them, some upright, one of 16:9."""


@dataclass(frozen=True)
class Specimens:
    """Sample material set in one theme, and the strips, cells and stacks that it forms, by their names."""

    setting: Setting

    @property
    def grid(self) -> PageGrid:
        """A right page."""
        return PageGrid(self.setting.theme, False)

    def stack(self, form: PageForm) -> Stack | None:
        """The stack of a form's strips; None where the trim has no room for one of them."""
        strips = [self.strip(words) for words in form.strips]
        found = tuple(strip for strip in strips if strip is not None)
        stack = Stack.of(found) if len(found) == len(strips) else None
        return stack if stack is not None and stack.least <= self.grid.lines else None

    def strip(self, words: Words) -> Strip | None:
        """The strip of what stands side by side, None where the trim has no room for it."""
        if words in self.strips:
            return self.strips[words]
        if len(words) == 1:
            return full_strip(self.cells[words[0]]) if words[0] in self.cells else None
        first, *others = words
        second = others[0]
        if first not in self.cells or len(others) > 1 or (second not in self.cells and second != "white"):
            return None
        left = self.cells[first]
        return half_and_white(left, 0.0) if second == "white" else paired_strip(left, self.cells[second])

    @cached_property
    def strips(self) -> dict[Words, Strip]:
        """The strips that photographs form by themselves, and the title's."""
        made: list[Strip | None] = [bleed_strip(self.setting, self.photos[0], (0,))]
        made.append(area_strip(self.setting, self.photos[0], (0,)))
        made.append(panorama_strip(self.setting, sample_photo("panorama", 3.2), (0,)))
        wide = tuple(photo for photo in self.photos if photo.picture.ratio > 1)
        for count in (2, 3, 4):
            made.append(row_strip(self.setting, wide[:count], self._orders[:count]))
        made += [self._wall(count) for count in (3, 5, 7)]
        made += [self._wall(2, self._tile), self._wall(3, self._tile), *self._fold_wall()]
        made.append(full_strip(title_block(self.setting, self.grid, 8), at_head=True))
        return {strip.words: strip for strip in made if strip is not None}

    def _wall(self, count: int, tile: Tile | None = None) -> Strip | None:
        """The deepest wall of so many of the photographs, neighbours in their order; None where none of them form one."""
        for start in range(len(self.photos) - count + 1):
            chosen = slice(start, start + count)
            walls = list(wall_strips(self.setting, self.photos[chosen], self._orders[chosen], tile))
            if walls:
                return max(walls, key=lambda wall: wall.most)
        return None

    def _fold_wall(self) -> tuple[Strip, ...]:
        """The pages of a wall of seven photographs and a tile over a spread."""
        wall = fold_wall(self.setting, self.photos[:7], self._orders[:7], self._tile)
        return (wall.left, wall.right) if wall is not None else ()

    @property
    def _tile(self) -> Tile:
        section = self.setting.document.sections[1]
        return figure_tile(self.setting, callouts(section, section.stats, (0,))[0])

    @cached_property
    def cells(self) -> dict[str, CellForm]:
        """The forms of figures, quotes, charts and single photographs; the first of a name stays."""
        found: dict[str, CellForm] = {}
        for form in (*self._raised_cells(), *self._photo_cells()):
            found.setdefault(form.name, form)
        return found

    def _raised_cells(self) -> Iterator[CellForm]:
        for kind in KINDS.values():
            if isinstance(kind, FormKind):
                for section in self.setting.document.sections:
                    yield from kind.cells(self.setting, section)

    def _photo_cells(self) -> Iterator[CellForm]:
        small = sample_photo("small", 1.33, 400)
        for photo in (self.photos[0], small):
            form = half_form(self.setting, photo, (0,))
            if form is not None:
                yield form

    @cached_property
    def photos(self) -> tuple[Photo, ...]:
        """Sample photographs of common proportions, the first a landscape."""
        return tuple(photo for photo in self.setting.document.photos.values() if photo.id != _PORTRAIT)

    @cached_property
    def _orders(self) -> tuple[tuple[int, ...], ...]:
        return tuple((index,) for index in range(len(self.photos)))


def specimens(theme: Theme, typesetter: Typesetter, images: ImageStore) -> Specimens:
    """The sample material in a theme."""
    return Specimens(Setting(sample_document(theme), theme, typesetter, images))


def sample_photo(name: str, ratio: float, width: int = 9000) -> Photo:
    """A photograph of which nothing is known but its shape and its caption."""
    picture = Picture(name, width, round(width / ratio), "JPEG", name)
    return Photo(name, picture, "图片说明", None, "图片", None, "auto", False, _SPAN)


def sample_document(theme: Theme) -> Document:
    """A document of one section for each kind of figure, quote and chart."""
    photos = {_PORTRAIT: sample_photo(_PORTRAIT, 0.75)}
    photos |= {f"photo-{index}": sample_photo(f"photo-{index}", ratio) for index, ratio in enumerate(_RATIOS)}
    report = Report(
        title=("版式样张", "一页一式"),
        byline=None,
        publisher="单位名称",
        language="zh-Hans-CN",
        theme=ThemeChoice(theme.name),
        cover=None,
        trim=(theme.page.width, theme.page.height),
        binding="saddle-stitch",
        pages=None,
        press=PressChoice("coated-fogra39"),
        paper=0.1,
        contents=True,
        colophon=(("编印单位", "单位名称"), ("印数", "1000册"), ("地址", "某市某区某路1号")),
        span=_SPAN,
        subtitle="Sample Pages",
        date="2025年12月",
        logo=Logo("", "PDF", 1.0, 1.0, "", _SPAN),
        qr=QrCode("https://example.org", "扫码看电子版", _SPAN),
    )
    return Document("", report, photos, tuple(_sections()), (), {})


def _sections() -> Iterator[Section]:
    yield _section("opening", 0, heading=None, words=4)
    yield _section("hero", 1, quote="一句话立得住，一页就立得住")
    yield _section("band", 4, quote="一句话立得住，一页就立得住")
    yield _section("tiles", 3, first=2, quote="一句话立得住，一页就立得住")
    yield _section("hero-full", 1)
    yield _section("tiles-led", 4)
    yield _section("band-four", 4, first=1)
    yield _section("quote", 0, quote="一句话立得住，一页就立得住")
    yield _section("before-after", 0, charts=(_chart("before-after", (("2016 年", 1789), ("现在", 469))),))
    parts = (("市级", 100), ("省级", 39), ("国家级", 5))
    yield _section("share", 0, charts=(_chart("share", parts, total=144),))
    rows = (("教育", 96), ("卫生", 82), ("交通", 74), ("建筑", 61), ("商贸", 47), ("农牧", 33))
    yield _section("bar-rows", 0, charts=(_chart("bars", rows),))
    years = (("2020 年", 36), ("2021 年", 42), ("2022 年", 57), ("2023 年", 75))
    yield _section("bar-columns", 0, charts=(_chart("bars", years),))
    yield _timed(_section("timeline", 0), sample_timeline(6))
    for kind in KINDS.values():
        if isinstance(kind, FormKind):
            yield from kind.samples
    message = Message(portrait=_PORTRAIT, signature_name="姓名", name="姓名", post="职务", date="日期", spans={"portrait": _SPAN})
    yield replace(_section("message", 0, words=6), message=message)
    yield _section("closing", 0, heading=None, words=2)


def _timed(section: Section, timeline: Timeline) -> Section:
    return replace(section, blocks=(*section.blocks, timeline))


def sample_timeline(events: int) -> Timeline:
    """A timeline of so many events, two under the head of each year."""
    lines: list[Event] = []
    for number in range(events):
        year, month = _FIRST_YEAR + number // 2, 2 + 9 * (number % 2)
        words = _WORDS[: _EVENT_LENGTHS[number % len(_EVENT_LENGTHS)]] if events > _SHORT else "一件事"
        heads = () if number % 2 else (EventHead((InlineRun(f"{year}年"),), "year"),)
        lines.append(Event((InlineRun(f"{month}月"),), (InlineRun(words),), _SPAN, year, month, heads=heads))
    return Timeline((InlineRun("大事记"),), tuple(lines), _SPAN)


def sample_notice() -> Notice:
    """A notice of one paragraph."""
    return Notice((InlineRun("提示"),), (Paragraph((InlineRun(_WORDS),), _SPAN),), _SPAN)


def sample_notes() -> tuple[Note, ...]:
    """Notes of a line and of several."""
    return tuple(Note(number, (InlineRun(_WORDS[:length]),), _SPAN) for number, length in enumerate(_NOTE_LENGTHS, 1))


def with_marks(section: Section, notes: tuple[Note, ...]) -> Section:
    """A section with notes, whose marks stand at the ends of its first paragraphs."""
    marks = {place: InlineRun(note.mark, note=note.number) for place, note in enumerate(notes)}
    blocks = tuple(
        replace(block, text=(*block.text, marks[place])) if place in marks and isinstance(block, Paragraph) else block
        for place, block in enumerate(section.blocks)
    )
    return replace(section, blocks=blocks, notes=notes)


def sample_names() -> NameList:
    """A list of names of two and three characters in two groups."""
    groups = tuple(NameGroup((InlineRun(head),), _NAMES * times, _SPAN) for head, times in _PRIZES)
    return NameList((InlineRun("名单"),), groups, _SPAN)


def sample_signature() -> Signature:
    """A signature of a unit and a date."""
    return Signature(((InlineRun("编印单位"),), (InlineRun("2025年12月"),)), _SPAN)


def sample_section(slug: str, figures: int, *, characters: int) -> Section:
    """A section of running text in paragraphs of unlike length, with so many figures."""
    sentences, paragraphs = round(characters / len(_WORDS)), []
    for length in itertools.cycle(_PARAGRAPHS):
        if sentences <= 0:
            break
        paragraphs.append(Paragraph((InlineRun(_WORDS * min(length, sentences)),), _SPAN))
        sentences -= length
    return replace(_section(slug, figures), blocks=tuple(paragraphs))


def _section(
    slug: str,
    figures: int,
    *,
    first: int = 0,
    heading: str | None = "一节的标题，按意思断行",
    words: int = 1,
    quote: str | None = None,
    charts: tuple[Chart, ...] = (),
) -> Section:
    """A section of sample matter.

    `slug` names it, `figures` is how many figures it has, counted from the sample number `first`, `heading` and `quote` are its
    own or None, `words` is how many times the sample sentence is said, `charts` are its charts.
    """
    stats = tuple(_stat(number, measure, "一个数字的说明") for number, measure in _FIGURES[first : first + figures])
    told = PullQuote(quote, _SPAN) if quote else None
    blocks = (Paragraph((InlineRun(_WORDS * words),), _SPAN),)
    return Section(slug, slug, heading, (), stats, charts, told, blocks, _SPAN)


def _stat(number: str, measure: str, label: str) -> Stat:
    return Stat(number + measure, number, measure, label, _SPAN)


def _chart(kind: ChartKind, points: Iterable[tuple[str, int]], total: int | None = None) -> Chart:
    pairs = tuple(points)
    stats = tuple(_stat(str(value), "家", label) for label, value in pairs)
    whole = None if total is None else _stat(str(total), "家", "全部")
    return Chart(kind, "一张图的标题", stats, tuple(float(value) for _, value in pairs), whole, _SPAN)
