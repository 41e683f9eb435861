"""Reads bodies made of one thing repeated, once and twice as long, and prints seconds and their ratio.

    .venv/bin/python bench/bench_reading.py [--times 10000] [NAME ...]

A ratio near 2 is linear; 4 is quadratic. Ratios over 3 are marked; those of times under 50 ms say little.
"""

from __future__ import annotations

import argparse
import time

from attack_texts import REPEATED

from printreport.core.figure_grammar import find_figures
from printreport.source.checks.printed_blocks import set_blocks
from printreport.source.checks.printed_text import PrintedText
from printreport.source.markdown.section_body import read_body
from printreport.syntax.message_log import MessageLog


def seconds(text: str) -> tuple[float, float, float]:
    """CPU seconds to read a body, to set its punctuation, and to find its figures."""
    lines = tuple(text.split("\n"))
    begun = time.process_time()
    blocks = read_body("a.md", lines, 0, MessageLog()).blocks
    read = time.process_time()
    set_blocks(blocks, PrintedText(True))
    done = time.process_time()
    find_figures(text)
    return read - begun, done - read, time.process_time() - done


def main() -> None:
    """Print a line for each text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--times", type=int, default=10_000)
    wanted = parser.parse_args()
    print(f"{'':22}{'read':>16}{'set':>16}{'figures':>16}")
    for name, bit in REPEATED.items():
        if wanted.names and name not in wanted.names:
            continue
        once, twice = seconds(bit * wanted.times), seconds(bit * 2 * wanted.times)
        cells = [
            f"{b:.2f} s ×{b / max(a, 1e-9):.1f}{'!' if b > max(0.05, 3 * a) else ' '}" for a, b in zip(once, twice, strict=True)
        ]
        print(f"{name:22}" + "".join(f"{cell:>16}" for cell in cells))


if __name__ == "__main__":
    main()
