"""Reading does work in proportion to what is written, whatever is written: twice the text, twice the calls and the memory."""

from __future__ import annotations

import runpy
import tracemalloc
from collections.abc import Callable
from cProfile import Profile

import pytest

from printreport.core.figure_grammar import contains_figure, find_figures, split_figure
from printreport.source.checks.printed_blocks import set_blocks
from printreport.source.checks.printed_text import PrintedText
from printreport.source.markdown.section_body import read_body
from printreport.source.markdown.table_rows import is_alignment_row
from printreport.syntax.message_log import MessageLog
from reports import ROOT

REPEATED = runpy.run_path(str(ROOT / "bench" / "attack_texts.py"))["REPEATED"]
SLACK = 100


def work(text: str) -> tuple[int, int]:
    """Calls made and bytes held at most while a body is read, set and searched for figures."""
    lines = tuple(text.split("\n"))
    counted = Profile()
    for join in (False, True):
        with counted:
            blocks = read_body("a.md", lines, 0, MessageLog(), join).blocks
            set_blocks(blocks, PrintedText(True))
            find_figures(text)
    calls = sum(entry.callcount for entry in counted.getstats())
    tracemalloc.start()
    try:
        read_body("a.md", lines, 0, MessageLog(), False)
        find_figures(text)
        return calls, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("bit", REPEATED.values(), ids=REPEATED)
def test_twice_the_text_is_twice_the_work(bit: str) -> None:
    work(bit)
    calls, memory = work(bit * 100)
    more_calls, more_memory = work(bit * 200)
    # linear work comes to 2.0 at most; what the square adds is a half more of the whole at twice the length
    assert more_calls <= 2.1 * calls + SLACK
    assert more_memory <= 2.3 * memory + 50_000


@pytest.mark.parametrize(
    "act",
    [
        lambda: is_alignment_row("|-" + " " * 100_000 + "x"),
        lambda: is_alignment_row("|-" * 50_000 + "x"),
        lambda: find_figures("1" + "万" * 100_000 + "名"),
        lambda: split_figure("1" * 100_000 + "名"),
        lambda: contains_figure("1" * 100_000, "1" * 20_000),
        lambda: contains_figure("一" * 100_000, "一" * 20_000),
        lambda: contains_figure("a1" * 50_000, "a1" * 10_000),
    ],
)
def test_long_runs_of_one_character_end(act: Callable[[], object]) -> None:
    act()


def test_a_scale_has_four_characters_at_most() -> None:
    assert [each.value for each in find_figures("1百万亿元")] == [10**14]
    (figure,) = find_figures("1" + "万" * 1000)
    assert figure.value == 10**16
