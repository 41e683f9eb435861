"""Pull quotes: broken by sense, their longest line filling the measure, on whole lines of the grid."""

from __future__ import annotations

import pytest

from cell_samples import TRIMS, cell_for, ink, leaves_cell, off_grid, overlaps, painted, runs, section, setting_for, tags, words
from printreport.layout.figures.figure_setting import column_widths
from printreport.layout.figures.pull_quote import quote_form
from printreport.layout.page.cell_form import Width
from sampled_products import sampled

SENTENCE = "形成尊重劳动、崇尚技能、鼓励创造的社会风尚"
QUOTES = (
    "劳动最光荣",
    SENTENCE,
    "职工群众获得感、幸福感不断增强",
    "全市参保人数11.69万人，为8401(次)报销医疗费用1075.42万元",
    "把竭诚为职工群众服务作为工会一切工作的出发点和落脚点，不断增强职工群众的获得感、幸福感、安全感，推动帮扶工作精准化、常态化、长效化",
)


def made(quote, width=Width.HALF, trim=TRIMS["large-16"], foot=None):
    setting = setting_for(trim)
    form = quote_form(setting, section((), quote), (5,), width, foot)
    assert form is not None
    return setting, form


def lines_of(items):
    """The quote's lines: runs by their baseline."""
    found: dict[float, list] = {}
    for run in runs(items):
        found.setdefault(round(run.origin.y, 3), []).append(run)
    return list(found.values())


def test_a_section_without_a_quote_has_no_form():
    assert quote_form(setting_for(), section(), (5,), Width.HALF) is None


@pytest.mark.parametrize(("quote", "trim"), sampled(QUOTES, tuple(TRIMS.values())))
def test_a_quote_stays_in_its_cell_whole_and_on_the_grid(quote, trim):
    for width in (column_widths(setting_for(trim).theme)[0], Width.FULL):
        setting, form = made(quote, width, trim)
        for cell, items in painted(setting, form):
            assert words(items).replace(" ", "") == quote
            assert leaves_cell(cell, items) == [], (form.name, cell.lines)
            assert off_grid(cell, items) == []
            assert overlaps(items) == []


@pytest.mark.parametrize("quote", QUOTES[1:])
def test_its_longest_line_fills_the_measure(quote):
    setting, form = made(quote)
    cell = cell_for(setting, form, Width.HALF)
    items = form.paint(cell)
    right = max(ink(run).right for run in runs(items))
    assert cell.x + 0.85 * cell.width < right <= cell.x + cell.width + 0.3


@pytest.mark.parametrize("quote", QUOTES)
@pytest.mark.parametrize("width", [Width.HALF, Width.FULL])
def test_its_size_keeps_the_limits_of_the_display_voice(quote, width):
    setting, form = made(quote, width)
    for _, items in painted(setting, form):
        (size,) = {run.run.size for run in runs(items)}
        assert 21 <= size <= 42
        pitches = {round(b[0].origin.y - a[0].origin.y, 3) for a, b in zip(lines_of(items), lines_of(items)[1:], strict=False)}
        assert len(pitches) <= 1
        assert all(pitch >= 1.15 * size and pitch % 17 == pytest.approx(0) for pitch in pitches)


def test_lines_end_where_the_sense_pauses():
    setting, form = made(SENTENCE)
    items = form.paint(cell_for(setting, form, Width.HALF, 8))
    assert ["".join(words(line)) for line in lines_of(items)] == ["形成尊重劳动、", "崇尚技能、", "鼓励创造的社会风尚"]
    assert runs(items)[0].run.size == pytest.approx(25.66, abs=0.05)


def test_it_stands_at_the_foot_of_its_cell_and_leaves_the_lines_it_is_told_to():
    for left in (0, 2, 3):
        setting, form = made(SENTENCE, foot=lambda _width, left=left: left)
        for lines in (form.ideal, form.most):
            cell = cell_for(setting, form, Width.HALF, lines)
            assert runs(form.paint(cell))[-1].origin.y == pytest.approx(cell.baseline(lines - left))


def test_it_is_one_element_of_its_section():
    setting, form = made(SENTENCE)
    (element,) = tags(form.paint(cell_for(setting, form, Width.HALF)), "pull-quote")
    assert (element.key, element.order) == ("skills/quote", (5,))
