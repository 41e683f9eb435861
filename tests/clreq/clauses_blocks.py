"""Clauses on the ink of marks in their squares, and on paragraphs and names as blocks."""

from __future__ import annotations

from dataclasses import replace

from clauses_lines import PROSE
from finished_page import FLAT, Check, Clause, Printed, Sample, near

from printreport.model.blocks import InlineRun


def inked(mark: str, low: float, high: float) -> Check:
    """The mark's ink lies in this part of the em square that it takes alone between two Han."""

    def holds(page: Printed) -> bool:
        start, it = page.at("甲").x + 1.0, page.at(mark)
        return near(page.at("乙").x - start, 1.0) and it.left - start >= low - 0.01 and it.right - start <= high + 0.01

    return holds


INK = [
    Clause(
        "6.3.2.1",
        f"{mark} stands in the first half of its em in {face}",
        Sample(f"甲{mark}乙", 22, replace(FLAT, face=face)),
        Sample(f"甲{mark}乙", 22, replace(FLAT, face=face), kind="plain half"),
        inked(mark, 0.0, 0.5),
    )
    for face in ("song", "hei")
    for mark in "，。、；：！？”）》"
] + [
    Clause(
        "6.3.2.1",
        f"{mark} stands in the second half of its em in {face}",
        Sample(f"甲{mark}乙", 22, replace(FLAT, face=face)),
        Sample(f"甲{mark}乙", 22, replace(FLAT, face=face), kind="plain half"),
        inked(mark, 0.5, 1.0),
    )
    for face in ("song", "hei")
    for mark in "“（《"
]

SCIENCE = [
    Clause(
        "5.1.1.1",
        "a full stop ．of scientific prose takes the room of 。",
        Sample("甲．乙", 22, FLAT),
        Sample("甲.乙", 22, FLAT),
        lambda page: near(page.at("乙").x - page.at("甲").x, 2.0),
    ),
    Clause(
        "5.1.1.1",
        "a full stop ．at a line's end takes half an em",
        Sample("工" * 10 + "．" + "会" * 33, 10.5, FLAT),
        Sample("工" * 10 + "．" + "会" * 33, 10.5, FLAT, kind="plain"),
        lambda page: page.lines[0][-1].text == "．",
    ),
]


def hangs(page: Printed) -> bool:
    return len(page.lines) > 2 and near(page.lines[0][0].x, 0.0) and all(near(line[0].x, 2.0) for line in page.lines[1:])


def evenly_spread(page: Printed) -> bool:
    steps = [b.x - a.x for a, b in zip(page.chars, page.chars[1:], strict=False)]
    return max(steps) - min(steps) < 0.002 and near(page.chars[0].x, 0.0) and near(page.chars[-1].x, 4.0)


TEXT = "工会职工群众建设" * 12
BLOCKS = (
    [
        Clause(
            "6.2.1.2",
            f"later lines are set in by two ems at {em} em",
            Sample(TEXT, em, FLAT, kind="hanging indent"),
            Sample(TEXT, em, FLAT),
            hangs,
        )
        for em in (14.0, 22.0)
    ]
    + [
        Clause(
            "6.2.1.2",
            "lines fill a measure that narrows beside a picture",
            Sample(PROSE, 22, FLAT, kind="narrowing"),
            Sample(PROSE, 22, FLAT),
            lambda page: max(char.right for char in page.lines[1]) > 20.0 and max(char.right for char in page.lines[3]) <= 14.01,
        ),
    ]
    + [
        Clause(
            "6.3.1.2",
            f"{name} is spread over five ems",
            Sample(name, 5, FLAT, kind="spread"),
            Sample(name, 5, FLAT),
            evenly_spread,
        )
        for name in ("许莹", "王健钰", "欧阳震华")
    ]
)

WORDS = [
    Clause(
        "5.5.6.1",
        "a short gloss is centred over its word",
        Sample((InlineRun("甲乙"), InlineRun("丙丁戊己", ruby="unity"), InlineRun("庚辛")), 22, FLAT),
        Sample((InlineRun("甲乙丙丁戊己庚辛"),), 22, FLAT),
        lambda page: (
            page.ink(3.2, -1.5, 4.8, -0.95) > 0.0
            and page.ink(2.0, -1.5, 2.8, -0.95) == 0.0
            and page.ink(5.2, -1.5, 6.0, -0.95) == 0.0
        ),
    ),
    Clause(
        "5.5.6.1",
        "a word is set wider to match a longer gloss",
        Sample((InlineRun("甲乙"), InlineRun("丙丁", ruby="international union"), InlineRun("庚辛")), 22, FLAT),
        Sample((InlineRun("甲乙丙丁庚辛"),), 22, FLAT),
        lambda page: page.at("庚").x > 5.0 and near(page.at("丙").x - 2.0, page.at("庚").x - page.at("丁").x - 1.0, 0.01),
    ),
]


def zhuyin(reading: str, after: str = "戊己") -> Sample:
    text = (InlineRun("甲乙"), InlineRun("丙", ruby=reading), InlineRun(after))
    return Sample(text, 22, FLAT, "zh-Hant-TW")


BARE = Sample((InlineRun("甲乙丙戊己"),), 22, FLAT, "zh-Hant-TW")
SYMBOLS = (3.02, 3.34)
TONES = (3.38, 3.47)


def stacked(page: Printed) -> bool:
    """Three symbols of three tenths of an em, each in its third of the em box."""
    tops = (-0.83, -0.53, -0.23)
    return all(page.ink(SYMBOLS[0], top, SYMBOLS[1], top + 0.3) > 0.0 for top in tops) and page.at("戊").x > 3.2


BOPOMOFO = [
    Clause("5.5.3.2", "three symbols stand under each other beside the character", zhuyin("ㄅㄧㄥ"), BARE, stacked),
    Clause(
        "5.5.3.2",
        "the symbols stay within the em box",
        zhuyin("ㄅㄧㄥ"),
        Sample((InlineRun("甲乙"), InlineRun("丙", ruby="bing"), InlineRun("戊己")), 22, FLAT),
        lambda page: page.ink(2.0, -1.5, 3.4, -0.9) == 0.0 and page.ink(SYMBOLS[0], -0.88, SYMBOLS[1], 0.12) > 0.0,
    ),
    Clause(
        "5.5.3.3",
        "a tone mark stands to the right of the last symbol",
        zhuyin("ㄅㄧㄥˇ", ""),
        zhuyin("ㄅㄧㄥ", ""),
        lambda page: page.ink(TONES[0], -0.4, TONES[1], 0.0) > 0.0,
    ),
    Clause(
        "5.5.3.4",
        "the light tone's dot stands above the first symbol",
        zhuyin("˙ㄉㄜ"),
        zhuyin("ㄉㄜ"),
        lambda page: page.ink(SYMBOLS[0], -0.86, SYMBOLS[1], -0.62) > 0.0,
    ),
    Clause(
        "5.5.3.5",
        "a word with its bopomofo is not parted",
        Sample((InlineRun("工" * 9), InlineRun("丙丁", ruby="ㄅㄧㄥˇ ㄉㄧㄥ"), InlineRun("会" * 33)), 10.6, FLAT, "zh-Hant-TW"),
        Sample((InlineRun("工" * 9), InlineRun("丙丁"), InlineRun("会" * 33)), 10.0, FLAT, "zh-Hant-TW"),
        lambda page: page.at("丁").y == page.at("丙").y,
    ),
]

CLAUSES = BOPOMOFO + INK + SCIENCE + BLOCKS + WORDS
