"""Random reports composed: all that the editor gave stands on a page once, apart from everything else, in level columns."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st

from composed_reports import (
    LINE,
    Column,
    columns_of,
    composed,
    found_of,
    read_sized,
    saved,
    setting_of,
    write_sized_report,
)
from containment import holds
from printreport.core.geometry import Rect
from printreport.layout.compose import Composed
from printreport.layout.figures.callout_sets import set_stats
from printreport.layout.page.grid import PageGrid
from printreport.layout.photos.photo import caption_text
from printreport.layout.plans.planner import Found
from printreport.layout.stacks.page_plan import PagePlan
from printreport.layout.story.story import FORBIDDEN, Story, foot_lines
from printreport.model.blocks import FencedBlock, ListBlock, Paragraph, Quotation, Subheading, plain_text, printed_text
from printreport.model.document import Document
from printreport.model.layout import Item, Layout, Page, PlacedGlyphRun, PlacedGroup, PlacedImage, PlacedShape, PlacedTag, walk
from reports import empty_folder
from special_pages import ink_rects, text_of

# A report is composed in about a second: too slow to be shrunk.
COMPOSED = settings(
    deadline=None,
    max_examples=12,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
)
REFUSALS = {"page-count", "picture-ppi", "picture-too-coarse", "pages-binding", "page-binding"}

# -- reports ------------------------------------------------------------------------------------------------------------

SIZES = ("6000x4000", "6000x4000", "4000x6000", "5000x5000", "9000x1500", "1500x5000", "1800x1200", "700x900", "200x150")
PLACES = ("auto", "auto", "auto", "auto", "auto", "auto", "column", "full", "spread", "cover")
TRIMS = ("大16开", "大16开", "A4", "A5", "210x210mm", "300x200mm")

def words(rng: Random, least: int = 12) -> str:
    return LINE[: rng.randint(least, len(LINE) - 1)] + "。"


def other_block(rng: Random, kinds: int = 3) -> str:
    """A list, a quotation or, of three kinds, a table."""
    kind = rng.randrange(kinds)
    if kind == 0:
        return "\n".join(f"- {words(rng)}" for _ in range(rng.randint(2, 4)))
    if kind == 1:
        return f"> {words(rng)}"
    return "| 项目 | 数量 |\n| --- | ---: |\n" + "\n".join(f"| 第{n}项 | {n}00 |" for n in range(rng.randint(2, 12)))


def body(rng: Random, *, calm: bool) -> list[str]:
    """Paragraphs, now and then with a list or a quotation among them, and if not calm under a subheading or with a table."""
    blocks = ["".join(words(rng) for _ in range(rng.randint(1, 6))) for _ in range(rng.randint(2 if calm else 1, 6))]
    if calm:
        return [*blocks, other_block(rng, 2)] if rng.random() < 0.3 else blocks
    if len(blocks) > 1 and rng.random() < 0.2:
        blocks.insert(rng.randint(1, len(blocks) - 1), f"### {words(rng)[:10]}")
    if rng.random() < 0.2:
        blocks.insert(rng.randint(1, len(blocks)), other_block(rng))
    return blocks


def fenced_block(rng: Random) -> str:
    """A timeline, few and short events or many and long ones under years and phases, a list of names or a notice."""
    kind = rng.randrange(4)
    if kind == 0:
        return fence("大事记", [f"201{n}年{n + 1}月：{words(rng)[:8]}" for n in range(rng.randint(3, 7))])
    if kind == 1:
        lines = ["### 起步阶段", "二〇一五年"]
        for month in range(1, rng.randint(4, 13)):
            lines += [f"### {2015 + month // 4}年"] if month % 4 == 0 else []
            lines.append(f"{month}月{rng.choice(('', '3日'))}：{words(rng) * rng.randint(1, 3)}")
        return fence("大事记 十年大事", lines)
    if kind == 2:
        names = [a + b for a in "王李张刘陈杨赵" for b in ("伟", "建国", "秀英", "阿依古丽·买买提"[: rng.randint(4, 8)])]
        return fence("名单 先进个人", ["一等奖：" + "、".join(names[:6]), "二等奖：" + "、".join(names[6 : rng.randint(7, 28)])])
    return fence("提示 办事须知", [words(rng) * rng.randint(1, 3) for _ in range(rng.randint(1, 7))])


def fence(opening: str, lines: list[str]) -> str:
    return "\n".join([f"::: {opening}", *lines, ":::"])


def with_fenced(rng: Random, text: str) -> str:
    """A section with blocks between its paragraphs, perhaps a note in its last words and a signature under them."""
    head, end, written = text.rpartition("---\n")
    parts = written.rstrip("\n").split("\n\n")
    for _ in range(rng.choice((0, 1, 1, 2))):
        parts.insert(rng.randint(1, len(parts)), fenced_block(rng))
    if rng.random() < 0.3:
        parts += [f"{words(rng)[:-1]}[^1]。", f"[^1]: {words(rng)}"]
    if rng.random() < 0.3:
        parts += [words(rng), fence("落款", ["西宁市总工会", "2025年12月"])]
    return head + end + "\n\n".join(parts) + "\n"


def leader_words(rng: Random) -> str:
    """A leader's words, the name and date under them."""
    head = "kind: message\nheading: 理事长的话\nname: 王建国\npost: 理事长\nsignature: 王建国\ndate: 2025年12月"
    return f"---\n{head}\n---\n" + "\n\n".join(words(rng) * rng.randint(1, 4) for _ in range(rng.randint(2, 5))) + "\n"


def section_text(rng: Random, number: int, photos: list[str], *, calm: bool) -> str:
    """A section with figures, perhaps a quote and a chart, whose words stand in its text."""
    head = [f"heading: {words(rng)[: rng.randint(4, 24)]}"] if number or rng.random() < 0.5 else []
    head += [f"photos: [{', '.join(photos)}]"] if photos else []
    blocks = body(rng, calm=calm)
    figures = [f"{100 * number + n + 11}名" for n in range(rng.choice([0, 0, 0, 1, 2, 4]))]
    if figures:
        blocks[0] = "，".join(f"共有{figure}" for figure in figures) + "。" + blocks[0]
        head += ["stats:", *(f"  - {{figure: {figure}, label: 全年参加合计}}" for figure in figures)]
    if rng.random() < 0.2:
        blocks[0] += "让每个人都有书读。"
        head.append("quote: 让每个人都有书读")
    if rng.random() < 0.2:
        points = [f"{900 + 10 * number + n}家" for n in range(rng.randint(2, 4))]
        blocks[0] += "，".join(f"先后有{point}" for point in points) + "。"
        listed = ", ".join(f"{{figure: {point}, label: 第{n}年}}" for n, point in enumerate(points))
        head += ["charts:", f"  - {{kind: {'before-after' if len(points) == 2 else 'bars'}, title: 数量, points: [{listed}]}}"]
    return ("---\n" + "\n".join(head) + "\n---\n" if head else "") + "\n\n".join(blocks) + "\n"


@dataclass(frozen=True)
class Given:
    """A random report: report.yaml, its sections, and its photographs by size and place."""

    report: str
    texts: dict[str, str]
    photos: dict[str, tuple[str, str]]


def random_report(seed: int) -> Given:
    """A report of a few sections on one of several trims, in one of both themes; half of them calm ones, half with blocks.

    Calm reports have a photograph of a usual size to a section and no tables: theirs are pages with pictures among
    the text.
    """
    rng = Random(seed)
    calm = rng.random() < 0.5
    photos, texts, places = {}, {}, ["auto"] if calm else list(PLACES)
    for number in range(rng.randint(2, 5)):
        count = 1 if calm else rng.choice([0, 1, 1, 1, 2, 3, 7])
        own = ["照片" + "甲乙丙丁戊"[number] + "子丑寅卯辰巳午"[n] for n in range(count)]
        for photo in own:
            place = rng.choice(places)
            if place == "cover":
                places.remove(place)
            credit = rng.choice(["", "", ", credit: 许莹"])
            photos[photo] = (rng.choice(SIZES[: 4 if calm else None]), f", place: {place}{credit}")
        texts[f"{number + 1:02}-part"] = section_text(rng, number, own, calm=calm)
    # what else stands in half of them is drawn apart, so that the other half stays what it was
    other = Random(seed + 1)
    if other.random() < 0.5:
        texts = {slug: with_fenced(other, text) for slug, text in texts.items()}
        texts |= {"00-words": leader_words(other)} if other.random() < 0.3 else {}
    theme, trim = rng.choice(["vermilion", "vermilion", "ink"]), rng.choice(TRIMS)
    binding, pages = rng.choice(["none", "none", "perfect", "saddle-stitch"]), rng.choice(["auto", "auto", "auto", "8"])
    return Given(f"title: 年度工作\ntheme: {theme}\ntrim: {trim}\nbinding: {binding}\npages: {pages}\n", texts, photos)


# -- what must be true --------------------------------------------------------------------------------------------------


@COMPOSED
@given(st.integers(0, 9999).map(random_report))
def test_a_report_is_composed_whole_or_refused_in_words(chosen: Given) -> None:
    with empty_folder() as folder:
        hold(read_sized(write_sized_report(folder, chosen.report, chosen.texts, chosen.photos)))


def hold(document: Document) -> None:
    """All that must be true of a composed report."""
    made = composed(document)
    if made.layout is None:
        event("refused")
        assert any(d.is_error and d.message and d.hint for d in made.diagnostics)
        return
    found = found_of(document, made)
    for page in found.plan.pages:
        event(page.form.body or "plain")
    hold_everything_once(document, made.layout)
    hold_apart(document, made.layout)
    hold_lines(document, found, made.layout)
    hold_the_plan(document, made)


def hold_everything_once(document: Document, layout: Layout) -> None:
    """Photographs, captions, figures, charts, quotes, headings and all words of the text."""
    words = words_by_key(layout)
    for section in document.sections:
        assert words.pop(f"{section.slug}/heading", "") == (section.heading or "")
        for number, stat in enumerate(set_stats(section)[0]):
            shown = words.pop(f"{section.slug}/stat/{number}")
            assert Counter(shown) == Counter(stat.figure + stat.label)
        for number, block in enumerate(section.blocks):
            key = f"{section.slug}/{number}"
            parts = [words.pop(k) for k in list(words) if k == key or k.startswith(f"{key}/")]
            hold_block(block, "".join(parts))
        notes = "".join(note.mark + printed_text(note.text) for note in section.notes)
        assert Counter(words.pop(f"{section.slug}/notes", "")) == Counter(notes)
        if section.message is not None:
            signed = "".join(words.pop(f"{section.slug}/{key}", "") for key in ("name", "post", "signature", "date"))
            assert Counter(signed) == Counter("".join(text for _, text in section.message.lines))
    assert_pictures(document, layout, words)
    left = Counter(key.split("/")[0] if key.startswith(("title", "byline", "publisher")) else key for key in words)
    charts = [key for key in left if "/chart" in key]
    quotes = [key for key in left if key.endswith("/quote")]
    assert len(charts) == sum(len(section.charts) for section in document.sections)
    assert len(quotes) == sum(section.quote is not None for section in document.sections)
    assert set(left) - set(charts) - set(quotes) <= {"title", "byline", "publisher"}, left


def hold_block(block: object, shown: str) -> None:
    match block:
        case Paragraph() | Subheading():
            assert shown == printed_text(block.text)
        case Quotation():
            assert shown == "".join(plain_text(p.text) for p in block.paragraphs)
        case ListBlock():
            assert shown == "".join(item.label + plain_text(item.blocks[0].text) for item in block.items)  # type: ignore[union-attr]
        case FencedBlock():
            # a date stands in its event, a head over a group: their order is that of the structure
            assert Counter(shown) == Counter("".join("".join(map(printed_text, block.texts)).split()))
        case _:
            head, *rows = ("".join(plain_text(cell) for cell in row) for row in (block.head, *block.rows))  # type: ignore[attr-defined]
            # a table's head returns in every column that it goes on in
            times = (len(shown) - len("".join(rows))) // len(head)
            assert times >= 1
            assert Counter(shown) == Counter("".join(rows) + times * head)


def words_by_key(layout: Layout) -> dict[str, str]:
    """The words of every element, in the order of the pages; what no reader needs is left out."""
    words: dict[str, str] = {}
    for page in layout.pages:
        for tag in elements(page.items):
            if tag.role != "figure":
                words[tag.key] = words.get(tag.key, "") + text_of(read(tag.items))
    return words


def elements(items: tuple[Item, ...]) -> Iterator[PlacedTag]:
    """The outermost elements of a page."""
    for item in items:
        if isinstance(item, PlacedTag):
            if item.role != "artifact":
                yield item
        elif isinstance(item, PlacedGroup):
            yield from elements(item.items)


def read(items: tuple[Item, ...]) -> Iterator[Item]:
    """Items without artifacts."""
    for item in items:
        if isinstance(item, PlacedTag):
            if item.role != "artifact":
                yield from read(item.items)
        else:
            yield item


def assert_pictures(document: Document, layout: Layout, words: dict[str, str]) -> None:
    listed = {photo for section in document.sections for photo in section.photos}
    shown = Counter(
        item.photo
        for page in layout.pages
        if page.form not in ("cover", "back", "spread-right")
        for item in walk(page.items)
        if isinstance(item, PlacedImage)
    )
    assert shown == Counter(dict.fromkeys(listed, 1))
    for photo in listed:
        assert words.pop(f"caption/{photo}") == caption_text(document.photos[photo], "zh-Hans-CN")


# -- apart --------------------------------------------------------------------------------------------------------------

RUNNING = ("paragraph", "heading", "subheading", "quotation", "list-item", "table-row", "list")
SHOWN = ("callout", "chart", "pull-quote")


def hold_apart(document: Document, layout: Layout) -> None:
    """Nothing stands on anything else, and nothing outside the bleed; words stand on the page."""
    setting = setting_of(document)
    trim = Rect(0, 0, layout.width, layout.height)
    bleed = trim.outset(layout.bleed, layout.bleed, layout.bleed, layout.bleed)
    for page in layout.pages:
        for item in walk(page.items):
            if isinstance(item, PlacedImage) and not page.form.startswith("spread") and page.form not in ("cover", "back"):
                assert holds(bleed, item.rect), (page.form, item)
            if isinstance(item, PlacedShape) and item.kind == "rect":
                assert holds(bleed, on_fold(item.bounds, bleed)), (page.form, item)
        assert all(holds(trim, rect) for rect in ink_rects(setting, page.items)), page.form
        if page.form not in ("cover", "back"):
            boxes = list(standing(setting, page))
            for first, second in itertools.combinations(boxes, 2):
                assert first.key == second.key or not clash(first, second), (page.number, page.form, first, second)


def on_fold(rect: Rect, bleed: Rect) -> Rect:
    """A rectangle, cut where it may reach over the fold."""
    return Rect(max(rect.x, bleed.x), rect.y, min(rect.right, bleed.right) - max(rect.x, bleed.x), rect.height)


@dataclass(frozen=True)
class Box:
    """Something on a page: what it is, which element it belongs to, and the rectangle that it covers."""

    kind: str
    key: str
    rect: Rect


def standing(setting: object, page: Page) -> Iterator[Box]:
    """Pictures, solid fields, lines of text, and the ink of captions, figures, charts and quotes."""
    for item in walk(page.items):
        if isinstance(item, PlacedImage):
            yield Box("picture", f"photo/{item.photo}", item.rect)
    for tag in elements(page.items):
        for number, rect in enumerate(ink_rects(setting, tag.items)):  # type: ignore[arg-type]
            own = tag.key if tag.role in (*SHOWN, "title", "caption") else f"{tag.key}:{number}"
            yield Box(tag.role, own, rect)


def clash(first: Box, second: Box) -> bool:
    """Whether two things cover each other that must not; a caption's strip may lie on pictures."""
    kinds = {first.kind, second.kind}
    if kinds == {"caption", "picture"} or ("table-row" in kinds and kinds != {"table-row", "picture"}):
        return False
    slack = 1.0 if kinds <= {*RUNNING} else 0.6
    return first.rect.overlaps(second.rect, slack)


# -- lines --------------------------------------------------------------------------------------------------------------


def hold_lines(document: Document, found: Found, layout: Layout) -> None:
    """The grid, the ends of columns, lonely lines and headings."""
    theme = setting_of(document).theme
    for planned in found.plan.pages:
        page = next(page for page in layout.pages if page.number == planned.number)
        hold_grid(page, PageGrid(theme, page.left))
        columns = columns_of(found, planned)
        for column in columns:
            assert not column.placed or column.end <= column.last <= found.search.extent.lines
        hold_level(found, planned)
    columns = [column for page in found.plan.pages for column in columns_of(found, page)]
    hold_headings(columns)
    hold_paragraphs(columns)


def hold_grid(page: Page, grid: PageGrid) -> None:
    for tag in elements(page.items):
        if tag.role in ("paragraph", "quotation", "list-item"):
            for item in walk(tag.items):
                if isinstance(item, PlacedGlyphRun) and tag.key != "publisher":
                    line = (item.origin.y - grid.baseline(1)) / grid.theme.grid.leading
                    assert abs(line - round(line)) * grid.theme.grid.leading < 0.01, (page.number, tag.key)


WHOLE = ("list-item", "list-label", "notice", "notes", "signature", "name")


def hold_level(found: Found, page: PagePlan) -> None:
    """Where a section ends with the page's text, all columns end on one line, or as near to it as anything there may be torn."""
    zone, story = page.zone, found.matter.story
    if zone is None or not found.search.candidates.zones.closes(zone.end) or any(column.empty for column in zone.columns):
        return
    rooms = [column.room or zone.height for column in zone.columns]
    apart = spread([room - column.lines for room, column in zip(rooms, zone.columns, strict=True)])
    if apart <= 1:
        return
    if any(column.units for column in zone.columns):
        # a paragraph was set a line longer or shorter because the columns were further apart still, and one line was not enough;
        # events, names and notes that are never torn may keep them further apart
        whole = any(unit.role in WHOLE for column in zone.columns for unit in column.units or ())
        assert apart == 2 or whole, (page.number, page.form, apart)
        return
    start, units = zone.columns[0].start, story.units
    may = [at for at in range(start + 1, zone.end) if units[at].break_cost < FORBIDDEN and not units[at - 1].space]
    for cut in itertools.combinations(may, len(rooms) - 1):
        edges = (start, *cut, zone.end)
        missing = [room - lines_of(story, a, b) for room, (a, b) in zip(rooms, itertools.pairwise(edges), strict=True)]
        assert min(missing) < 0 or spread(missing) >= apart, (page.number, page.form, apart, missing)


def spread(values: list[int]) -> int:
    return max(values) - min(values)


def lines_of(story: Story, start: int, end: int) -> int:
    """The lines of a column that holds some units: white at its head is dropped, a table's head returns, a panel has a foot."""
    while story.units[start].space:
        start += 1
    repeat = story.units[start].repeat
    return story.lines_between(start, end) + (repeat.lines if repeat is not None else 0) + foot_lines(story.units, end)


def hold_headings(columns: list[Column]) -> None:
    """A heading keeps two lines of text in its column, or all that its section has left."""
    keys = [unit.key for column in columns for unit, _ in column.placed]
    done = 0
    for column in columns:
        for number, (unit, _) in enumerate(column.placed):
            done += 1
            if unit.role in ("heading", "subheading"):
                own = unit.key.partition("/")[0]
                left = sum(key.partition("/")[0] == own for key in keys[done:])
                text = [after for after, _ in column.placed[number + 1 :] if after.key.partition("/")[0] == own]
                assert sum(after.lines for after in text) >= 2 or len(text) == left, (column.page.number, unit.key)


def hold_paragraphs(columns: list[Column]) -> None:
    """No first and no last line of a paragraph stands alone."""
    parts: dict[str, list[int]] = {}
    for column in columns:
        for key, units in itertools.groupby((unit for unit, _ in column.placed), key=lambda unit: unit.key):
            own = list(units)
            if own[0].role in ("paragraph", "quotation", "list-item"):
                parts.setdefault(key, []).append(len(own))
    for key, counts in parts.items():
        assert len(counts) == 1 or (counts[0] > 1 and counts[-1] > 1), (key, counts)


# -- the plan -----------------------------------------------------------------------------------------------------------


def hold_the_plan(document: Document, made: Composed) -> None:
    """The plan that was written gives the same pages again."""
    again = composed(document, plan=saved(made))
    assert again.layout == made.layout
    assert saved(again) == saved(made)
