"""Total fit against every other way to break a short paragraph, and laws that hold for any text at any measure."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printreport.core.color import BLACK
from printreport.fonts.font_book import open_font_book
from printreport.model.blocks import InlineRun
from printreport.model.theme import Composition, TextStyle
from printreport.text.box import Box, Galley, inside_figure
from printreport.text.breakpoints import Measures, breakpoints
from printreport.text.char_class import char_class
from printreport.text.justify import EVEN_LIMIT, Sums, adjust
from printreport.text.line_break import ATTEMPTS, total_fit, weigh
from printreport.text.pairing import Pairing
from printreport.text.typesetter import Typesetter

COMPOSITION = Composition()
STYLE = TextStyle(face="song", size=10.0, leading=16.0, color=BLACK, indent=2.0)
PAIRING = Pairing(COMPOSITION)


def galley_of(text: str, torn: set[int]) -> Galley:
    """Boxes of plain widths, no font: Han an em, marks half an em and a blank, letters half an em; some joints are figures'."""
    galley = Galley(text)
    for at, char in enumerate(text):
        cls = char_class(char)
        narrow = cls.kind in ("mark", "western")
        blank = 0.5 * (cls.kind == "mark")
        before, after = (blank, 0.0) if cls.place == "right" else (0.0, blank)
        box = Box(0.5 if narrow else 1.0, cls, (("f", 1.0, 1, 0.0, 0.0, char),), before, after)
        if galley.boxes:
            joint = PAIRING.joint(galley.boxes[-1], box)
            galley.joints.append(inside_figure(joint, 1 + at % 3) if at in torn else joint)
        galley.boxes.append(box)
        galley.at.append(at)
    return galley


def every_way(galley: Galley, sums: Sums, measures: Measures) -> dict[int, float]:
    """The least cost for every number of lines, by trying all ways that the first attempt with any allows."""
    places = breakpoints(galley, sums, measures)
    for tolerance in ATTEMPTS[:4]:
        found: dict[int, float] = {}
        allowed = [place for place in places[:-1] if place.tear <= tolerance.tear]
        for size in range(len(allowed) + 1):
            for chosen in combinations(allowed, size):
                way = [*chosen, places[-1]]
                if _allowed(galley, sums, measures, way, tolerance):
                    cost = weigh(galley, sums, measures, way)
                    found[len(way)] = min(cost, found.get(len(way), cost))
        if found:
            return found
    return {}


def _allowed(galley, sums, measures, way, tolerance) -> bool:
    first = 0
    for number, place in enumerate(way):
        slack = measures.room(number) - sums.natural(first, place.after)
        done = adjust(sums, first, place.after, slack)
        final = place.after == len(galley.boxes)
        if done.miss > 0.0:
            return False
        if not final and slack > 0.0:
            given = sums.stretch[place.after - 1] - sums.stretch[first]
            even = sums.even[place.after - 1] - sums.even[first]
            letters = sums.shares[place.after - 1] - sums.shares[first]
            if slack - given > even * tolerance.expansion + letters * tolerance.letters + 1e-7:
                return False
        cores = sum(box.cls.kind != "mark" for box in galley.boxes[first:])
        if final and first and cores <= 1 and any(box.cls.kind != "mark" for box in galley.boxes):
            return False
        first = place.after
    return True


short_texts = st.text(alphabet="工会职群众建设，。、“”（A5·", min_size=2, max_size=13)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    short_texts,
    st.lists(st.sampled_from([3.0, 3.5, 4.0, 5.0, 6.0, 7.5]), min_size=1, max_size=3),
    st.sets(st.integers(1, 12), max_size=3),
)
def test_no_way_to_break_a_short_paragraph_is_cheaper_than_total_fits(text, rooms, torn):
    galley = galley_of(text, torn)
    sums = Sums(galley, COMPOSITION)
    measures = Measures(tuple(rooms))
    if any(place.forced for place in breakpoints(galley, sums, measures)):
        return
    best = every_way(galley, sums, measures)
    if best:
        _, cost = min(total_fit(galley, sums, measures).values(), key=lambda pair: pair[1])
        assert cost == pytest.approx(min(best.values()))
        counted = total_fit(galley, sums, measures, by_count=True)
        assert {lines: cost for lines, (_, cost) in counted.items()} == pytest.approx(best)


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    return Typesetter(open_font_book(), "zh-Hans-CN")


any_text = st.text(
    alphabet=st.one_of(
        st.sampled_from("工会职群众建设新时代年万名家，。、：；！？“”‘’（）《》·—…～％℃￥"),
        st.sampled_from("ABCabc 0123456789.,%-/@+'\"()\u00a0\u3000é"),
        st.characters(categories=["L", "N", "P", "S"], max_codepoint=0xFFFF),
    ),
    max_size=120,
)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(any_text, st.sampled_from([0.3, 2.0, 5.0, 10.0, 14.0, 22.0, 46.0]))
def test_any_text_at_any_measure_is_set_whole_in_order_and_within_its_measure(setter, text, em):
    done = setter.set_paragraph((InlineRun(text),), STYLE, [em * STYLE.size])
    set_text = "".join(t for line in done.lines for run in line.runs for t in run.texts)
    plain = set_text.replace("\u00ad", "")
    assert [ch for ch in plain if not ch.isspace()] == [ch for ch in text if not ch.isspace() and ch in plain]
    for line in done.lines:
        assert line.width <= line.measure + 1e-6 or line.overfull > 0.0
        for run in line.runs:
            assert len(run.glyphs) == len(run.xs) == len(run.ys) == len(run.texts)
    for line in done.lines[:-1]:
        assert line.overfull > 0.0 or len(line.text.strip()) == 1 or line.width <= line.measure + 1e-6


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(alphabet="工会职群众建设新时代，。、“”（）《》1234年名家A", min_size=30, max_size=200), st.integers(11, 30))
def test_every_line_but_the_last_is_flush_with_equal_gaps(setter, text, em):
    done = setter.set_paragraph((InlineRun(text),), STYLE, [em * STYLE.size])
    for line in done.lines[:-1]:
        if not line.overfull:
            assert line.width == pytest.approx(line.measure, abs=1e-6)
        assert 0.0 <= line.expansion <= EVEN_LIMIT


def test_total_fit_looks_ahead_where_line_by_line_setting_cannot(setter):
    """Knuth and Plass's point on Latin text: a tighter line now saves a worse one later."""
    story = (
        "In olden times when wishing still helped one, there lived a king whose daughters were all beautiful; and the "
        "youngest was so beautiful that the sun itself, which has seen so much, was astonished whenever it shone in her "
        "face. Close by the castle lay a great dark forest, and under an old lime tree in the forest was a well, and when "
        "the day was very warm, the child went out into the forest and sat down by the side of the cool fountain; and when "
        "she was bored she took a golden ball, and threw it up on high and caught it; and this ball was her favourite "
        "plaything."
    )
    cheaper = at_limit_by_total = at_limit_by_first = 0
    for em in range(18, 31):
        total, first = (
            setter.set_paragraph(
                (InlineRun(story),),
                TextStyle("song", 10.0, 16.0, BLACK, composition=Composition(total_fit=fit, hyphenate=False)),
                [em * 10.0],
            )
            for fit in (True, False)
        )
        assert total.cost <= first.cost + 1e-9
        cheaper += total.cost < first.cost - 1.0
        at_limit_by_total += _at_limit(total)
        at_limit_by_first += _at_limit(first)
    assert cheaper >= 6
    assert at_limit_by_total < at_limit_by_first


def _at_limit(paragraph) -> int:
    """How many lines have word spaces as wide as they may get."""
    count = 0
    for line in paragraph.lines[:-1]:
        (run,) = line.runs
        spaces = [b - a for a, b, text in zip(run.xs, run.xs[1:], run.texts, strict=False) if text == " "]
        count += max(spaces, default=0.0) > 0.499 * run.size
    return count
