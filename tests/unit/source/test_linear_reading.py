"""Reading does work in proportion to what is written, whatever is written: twice the text, twice the calls and the memory."""

from __future__ import annotations

import runpy
import sys
import tracemalloc
from collections.abc import Callable
from types import FrameType

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
    calls = 0

    def count(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    lines = tuple(text.split("\n"))
    for join in (False, True):
        log = MessageLog()
        sys.setprofile(count)
        try:
            blocks = read_body("a.md", lines, 0, log, join).blocks
            set_blocks(blocks, PrintedText(True))
            find_figures(text)
        finally:
            sys.setprofile(None)
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
    calls, memory = work(bit * 200)
    more_calls, more_memory = work(bit * 400)
    assert more_calls <= 2.3 * calls + SLACK
    assert more_memory <= 2.6 * memory + 100_000


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
