"""Opening and closing words that end with a signature: on their own pages, ranged like other signatures, read back and tagged."""

from __future__ import annotations

from dataclasses import replace

import pytest

import special_pages as sp
from composed_reports import LINE, composed, read_sized
from name_lists import bare_list, signature
from printreport.core.units import mm
from printreport.layout.display_pages.back import back_page, closing_fits
from printreport.layout.display_pages.closing import closing_words
from printreport.layout.display_pages.cover import cover
from printreport.layout.display_pages.opening import opening_fits, opening_page
from printreport.layout.page.raised_words import can_be_raised
from printreport.layout.page.setting import Setting
from printreport.model.blocks import Block, Signature
from printreport.model.document import Document, Section
from printreport.model.layout import Item, PlacedTag, walk
from printreport.proof.fidelity import layout_differences
from reports import empty_folder, write_report

SIGNED = signature("西宁市总工会", "2025年12月")
LONG = signature("西宁市城市管理局环境卫生管理处清扫一队工会委员会和女职工委员会", "2025年12月")
WORDS = sp.WORDS[:200]


def signed(slug: str, *more: Block, words: str = WORDS) -> Section:
    plain = sp.section(slug, words)
    return replace(plain, blocks=(*plain.blocks, *(more or (SIGNED,))))


def made_of(opening: Section, closing: Section, **over: object) -> Setting:
    return sp.setting(sections=(opening, sp.section("01-work", WORDS, heading="工作"), closing), **over)


def opened(made: Setting) -> tuple[Item, ...]:
    items = opening_page(made, made.document.sections[0], sp.right_page(made), (0,))
    assert items is not None
    return items


def closed(made: Setting) -> tuple[Item, ...]:
    return back_page(made, made.document.sections[-1], sp.left_page(made), cover(made, None, sp.right_page(made)))


@pytest.mark.parametrize("text", [SIGNED, LONG])
def test_a_signature_is_centred_two_em_from_the_right_under_a_blank_line(text: Signature) -> None:
    made = made_of(signed("00-opening", text), signed("02-closing", text))
    for items, slug, name in ((opened(made), "00-opening", "opening"), (closed(made), "02-closing", "closing")):
        style = made.theme.style(name)  # type: ignore[arg-type]
        words, *own = [tag for tag in sp.tags(items, "paragraph") if tag.key.startswith(slug)]
        assert [sp.text_of(tag.items) for tag in own] == ["".join(run.text for run in line) for line in text.lines]
        assert [tag.key for tag in own] == [f"{slug}/1/{number}" for number in range(len(own))]
        assert [tag.order[-3:] for tag in own] == [(1, 1, number) for number in range(len(own))]
        body, boxes = sp.ink_of(made, [words]), [sp.ink_of(made, [tag]) for tag in own]
        middles = [(box.x + box.right) / 2 for box in boxes]
        assert max(middles) - min(middles) < 0.3 * style.size
        assert max(box.right for box in boxes) == pytest.approx(body.right - 2 * style.size, abs=0.8 * style.size)
        assert min(box.x for box in boxes) >= body.x - 0.1
        above, below = max(sp.baselines([words])), min(sp.baselines(own))
        assert below - above == pytest.approx(2 * style.leading, abs=0.001)


def test_opening_words_end_the_page_with_their_signature() -> None:
    made = made_of(signed("00-opening"), signed("02-closing"))
    grid = sp.right_page(made)
    assert max(sp.baselines(sp.tags(opened(made), "paragraph"))) == pytest.approx(grid.baseline(grid.lines), abs=0.001)


def test_a_signature_counts_among_the_lines_that_must_have_room() -> None:
    grid = sp.right_page(sp.setting())
    for lines in range(10, 40):
        plain = sp.section("00-opening", "好" * 19 * lines)
        made = made_of(plain, plain)
        if not opening_fits(made, replace(plain, blocks=(*plain.blocks, SIGNED)), grid):
            break
    assert opening_fits(made, plain, grid)
    own, back = signed("02-closing"), sp.left_page(made)
    heights = [closing_words(made, each, back, made.theme.color("paper")) for each in (own, sp.section("02-closing", WORDS))]
    assert heights[0] is not None
    assert heights[1] is not None
    assert heights[0].rect.height - heights[1].rect.height == pytest.approx(3 * made.theme.style("closing").leading)


@pytest.mark.parametrize(
    "blocks",
    [
        (SIGNED, SIGNED),
        (SIGNED, *sp.section("x", WORDS).blocks),
        (bare_list(["张三", "李四"]), SIGNED),
        (bare_list(["张三", "李四"]),),
    ],
)
def test_words_with_other_blocks_are_not_raised(blocks: tuple[Block, ...]) -> None:
    own = signed("00-opening", *blocks)
    made = made_of(own, own)
    assert not can_be_raised(own)
    assert not opening_fits(made, own, sp.right_page(made))
    assert not closing_fits(made, own, sp.left_page(made), cover(made, None, sp.right_page(made)))
    assert can_be_raised(signed("00-opening"))
    assert not can_be_raised(replace(own, blocks=(SIGNED,)))
    assert not can_be_raised(replace(signed("00-opening"), heading="有标题"))


@pytest.mark.parametrize("trim", [(210, 285), (185, 260), (297, 210), (148, 210), (120, 170), (450, 450)])
def test_on_every_trim_signed_words_stay_in_the_type_area_and_apart(trim: tuple[int, int]) -> None:
    short = signed("00-opening", LONG, words=WORDS[:60])
    made = made_of(short, replace(short, slug="02-closing"), trim=(mm(trim[0]), mm(trim[1])))
    grid = sp.right_page(made)
    items = opening_page(made, short, grid, (0,))
    if items is not None:
        area, ink = sp.type_area(grid), sp.ink_of(made, items)
        assert ink.x >= area.x - 3.0
        assert ink.right <= area.right + 3.0
        assert sp.overlapping_words(made, items) == []


# -- in whole brochures -------------------------------------------------------------------------------------------------


def read(theme: str, trim: str, unit: str = "西宁市总工会") -> Document:
    own = f"{LINE * 4}\n\n::: 落款\n{unit}\n2025年12月\n:::\n"
    work = f"---\nheading: 工作\n---\n{LINE * 5}\n\n{LINE * 4}\n"
    with empty_folder() as folder:
        settings = f"title: 年度工作\ntheme: {theme}\ntrim: {trim}\n"
        return read_sized(write_report(folder / "report", settings, {"00-words": own, "01-work": work, "09-closing": own}))


@pytest.mark.parametrize(("theme", "trim"), [("vermilion", "210x285mm"), ("ink", "A4"), ("ink", "185x260mm")])
def test_both_keep_their_pages_and_every_word_is_read_back(theme: str, trim: str) -> None:
    document = read(theme, trim)
    layout = composed(document).layout
    assert layout is not None
    assert [page.form.partition(":")[0] for page in layout.pages][:2] == ["cover", "opening"]
    found = {tag.key: page.form for page in layout.pages for tag in walk(page.items) if isinstance(tag, PlacedTag)}
    assert (found["00-words/1/0"], found["09-closing/1/1"]) == ("opening", "back")
    assert layout_differences(layout, document) == ()
    last = document.sections[-1]
    other = replace(last, blocks=(*last.blocks[:-1], signature("西宁市总工会", "2026年1月")))
    assert layout_differences(layout, replace(document, sections=(*document.sections[:-1], other))) != ()


def test_a_line_of_a_signature_that_has_no_place_to_break_is_told_of() -> None:
    told = [each for each in composed(read("vermilion", "210x285mm", "a" * 60)).diagnostics if each.code == "line-overfull"]
    assert {each.span.path.rpartition("/")[2] for each in told} == {"00-words.md", "09-closing.md"}
