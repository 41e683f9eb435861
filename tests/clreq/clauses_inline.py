"""Clauses on what stands in a line: Han beside Western, marks by context, marks beside words, regions, vertical lines, copies."""

from __future__ import annotations

import itertools
from dataclasses import replace

from finished_page import BODY, EM, FLAT, Check, Clause, Printed, Sample, advance, near, switched

from printreport.model.blocks import InlineRun, InlineStyle

MIXED = (
    "全市3000多家企事业单位推进API接口建设，占比5.3%和21.7%，使用Python和PDF等工具处理2.5万份材料，2019年至2024年共计"
    "完成GB/T 15834标准化改造36项，覆盖A区B区C区的12个站点，其中5G基站8座，投入3959.85万元。"
)
NO_GAP = switched(FLAT, western_gap=0.0)


def gap_after(char: str) -> Check:
    """A quarter of an em on both sides of a Western character between two Han."""
    return lambda page: (
        near(page.at(char).x - page.at("甲").x - 1.0, 0.25) and near(page.at("乙").x - page.at(char).x - advance(char), 0.25)
    )


def is_western(char) -> bool:
    return char.text.isascii() and (char.text.isalnum() or char.text == "%")


def gaps_in_bounds(page: Printed) -> bool:
    gaps = [
        b.x - a.x - (1.0 if a.is_han else advance(a.text))
        for line in page.lines
        for a, b in itertools.pairwise(line)
        if (a.is_han and is_western(b)) or (is_western(a) and b.is_han)
    ]
    return len(gaps) > 10 and all(0.124 <= gap <= 0.502 for gap in gaps)


def close_to(mark: str, char: str) -> Check:
    """No gap beside a Chinese mark: the Western character follows on the mark's em, or the mark on the character."""

    def holds(page: Printed) -> bool:
        a, b = page.at(mark), page.at(char)
        return near(b.x - a.x, 1.0) if a.x < b.x else near(a.x + (0.5 if mark in "（“《" else 0.0) - b.x - advance(char), 0.0)

    return holds


SPACING = (
    [
        Clause(
            "6.3.3",
            f"Han and {char} stand a quarter of an em apart",
            Sample(f"甲{char}乙", style=FLAT),
            Sample(f"甲{char}乙", style=NO_GAP),
            gap_after(char),
        )
        for char in "AZagz0179%+&"
    ]
    + [
        Clause(
            "6.3.3",
            f"gaps stay within their bounds at {em} em",
            Sample(MIXED, em),
            Sample(MIXED, em, switched(western_gap=0.0)),
            gaps_in_bounds,
        )
        for em in (12.0, 14.0, 16.0, 18.0, 20.0, 22.0, 26.0, 30.0)
    ]
    + [
        Clause(
            "6.3.3",
            f"no gap between {mark} and {char} in {text}",
            Sample(text, style=FLAT),
            Sample("甲A丙", style=FLAT),
            close_to(mark, char) if mark in text else close_to("甲", "A"),
        )
        for text, mark, char in (
            ("（A）", "（", "A"),
            ("甲，A", "，", "A"),
            ("甲。A", "。", "A"),
            ("甲“A”", "“", "A"),
            ("《A》", "《", "A"),
            ("甲：A", "：", "A"),
            ("A，甲", "，", "A"),
            ("A。", "。", "A"),
            ("A）", "）", "A"),
            ("A、甲", "、", "A"),
            ("A；甲", "；", "A"),
        )
    ]
    + [
        Clause(
            "6.3.3",
            f"a typed space beside {char} is the gap and is not printed",
            Sample(f"甲 {char} 乙", style=FLAT),
            Sample(f"甲 {char} 乙", style=FLAT, kind="plain"),
            lambda page, char=char: " " not in page.text and gap_after(char)(page),
        )
        for char in "A7g"
    ]
    + [
        Clause(
            "6.3.3",
            "no gap at a line's start",
            Sample("工" * 10 + "ABC会建设职工群众工会建设", 10.0, FLAT),
            Sample("工" * 10 + " ABC会建设职工群众工会建设", 10.0, FLAT, kind="plain"),
            lambda page: len(page.lines) > 1 and page.lines[1][0].text == "A" and near(page.lines[1][0].x, 0.0),
        ),
        Clause(
            "6.3.3",
            "a space between two halves of a title is kept as an em",
            Sample("凝聚力量 建设西宁", 22, FLAT),
            Sample("凝聚力量 建设西宁", 22, FLAT, kind="plain"),
            lambda page: near(page.at("建").x - page.at("量").x, 2.0) and page.text == "凝聚力量 建设西宁",
        ),
    ]
)


def full_width(width: float = 1.0) -> Check:
    return lambda page: near(page.at("乙").x - page.at("甲").x - 1.0, 2.0 + 2 * width, 0.01)


QUOTES = (
    [
        Clause(
            "5.2",
            f"{pair} around Latin in Chinese text are Chinese",
            Sample(f"甲{pair[0]}丙丁{pair[1]}乙", style=FLAT),
            Sample(f"甲 a{pair[0]}bc{pair[1]}d 乙", style=FLAT),
            full_width(),
        )
        for pair in ("“”", "‘’")
    ]
    + [
        Clause(
            "5.2",
            f"{mark} in a Latin word is Latin",
            Sample("甲don’t乙" if mark == "’" else f"甲kW{mark}h乙", style=FLAT),
            Sample("甲don’乙" if mark == "’" else f"甲丙{mark}丁乙", style=FLAT),
            lambda page, mark=mark: 0.0 < page.at("t" if mark == "’" else "h").x - page.at(mark).x < 0.45,
        )
        for mark in "’·"
    ]
    + [
        Clause(
            "5.2",
            "nested quotation marks face each other closely",
            Sample("甲“‘丙’”乙", style=FLAT),
            Sample("甲“‘丙’”乙", style=switched(FLAT, squeeze_pairs=False)),
            lambda page: near(page.at("‘").x - page.at("“").x, 0.5) and near(page.at("”").x - page.at("’").x, 0.5),
        ),
    ]
)


def dark_below(first: int, last: int, y0: float, y1: float) -> Check:
    """Ink under each of the characters, none just before the first and after the last."""

    def holds(page: Printed) -> bool:
        under = [page.ink(x + 0.3, y0, x + 0.7, y1) > 0.0 for x in range(first, last + 1)]
        beside = [page.ink(x + 0.3, y0, x + 0.7, y1) > 0.0 for x in (first - 1, last + 1)]
        return all(under) and not any(beside)

    return holds


def marked(style: InlineStyle, text: str = "丙丁") -> tuple[InlineRun, ...]:
    return (InlineRun("甲乙"), InlineRun(text, style), InlineRun("戊己"))


PLAIN_TEXT = (InlineRun("甲乙丙丁戊己"),)
BESIDE = [
    Clause(
        "5.3.1",
        "dots stand under the emphasised Han",
        Sample(marked(InlineStyle(dots=True)), style=FLAT),
        Sample(PLAIN_TEXT, style=FLAT),
        dark_below(2, 3, 0.2, 0.34),
    ),
    Clause(
        "5.3.1",
        "a dot stands under the middle of its Han",
        Sample(marked(InlineStyle(dots=True)), style=FLAT),
        Sample(PLAIN_TEXT, style=FLAT),
        lambda page: page.ink(2.45, 0.24, 2.55, 0.3) > 0.5 and page.ink(2.05, 0.2, 2.3, 0.34) == 0.0,
    ),
    Clause(
        "5.3.1",
        "no dot stands under a mark",
        Sample(marked(InlineStyle(dots=True), "丙，"), style=FLAT),
        Sample(marked(InlineStyle(dots=True)), style=FLAT),
        lambda page: page.ink(2.3, 0.2, 2.7, 0.34) > 0.0 and page.ink(3.0, 0.2, 3.9, 0.34) == 0.0,
    ),
    Clause(
        "5.3.1",
        "dots are not copied",
        Sample(marked(InlineStyle(dots=True)), style=FLAT),
        Sample((InlineRun("甲乙丙•丁•戊己"),), style=FLAT),
        lambda page: page.text == "甲乙丙丁戊己",
    ),
    Clause(
        "5.6.1",
        "a line runs beneath a proper name",
        Sample(marked(InlineStyle(proper=True)), style=FLAT),
        Sample(PLAIN_TEXT, style=FLAT),
        dark_below(2, 3, 0.15, 0.26),
    ),
    Clause(
        "5.6.1",
        "a proper name's line is unbroken",
        Sample(marked(InlineStyle(proper=True)), style=FLAT),
        Sample(PLAIN_TEXT, style=FLAT),
        lambda page: min(page.ink(2 + i / 10, 0.15, 2.1 + i / 10, 0.26) for i in range(20)) > 0.0,
    ),
    Clause(
        "5.6.1",
        "a wave runs beneath a book's title",
        Sample(marked(InlineStyle(title=True)), style=FLAT),
        Sample(PLAIN_TEXT, style=FLAT),
        dark_below(2, 3, 0.1, 0.32),
    ),
    Clause(
        "5.6.1",
        "the wave swings higher than a straight line",
        Sample(marked(InlineStyle(title=True)), style=FLAT),
        Sample(marked(InlineStyle(proper=True)), style=FLAT),
        lambda page: page.ink(2.0, 0.1, 4.0, 0.16) > 0.0 and page.ink(2.0, 0.25, 4.0, 0.32) > 0.0,
    ),
    Clause(
        "5.6.1",
        "two names that meet keep an eighth of an em between their lines",
        Sample(
            (
                InlineRun("甲乙"),
                InlineRun("丙", InlineStyle(proper=True)),
                InlineRun("丁", InlineStyle(proper=True)),
                InlineRun("戊"),
            ),
            style=FLAT,
        ),
        Sample(marked(InlineStyle(proper=True)), style=FLAT),
        lambda page: page.ink(2.96, 0.15, 3.04, 0.26) == 0.0 and page.ink(2.5, 0.15, 2.8, 0.26) > 0.0,
    ),
    Clause(
        "5.6.1",
        "a line runs beneath underlined words, unbroken",
        Sample(marked(InlineStyle(underline=True)), style=FLAT),
        Sample(PLAIN_TEXT, style=FLAT),
        lambda page: (
            min(page.ink(2 + i / 10, 0.24, 2.1 + i / 10, 0.3) for i in range(20)) > 0.0
            and page.ink(1.0, 0.24, 1.9, 0.3) == page.ink(4.1, 0.24, 5.0, 0.3) == 0.0
        ),
    ),
    Clause(
        "5.6.1",
        "an underline is lower and thinner than a proper name's line",
        Sample(marked(InlineStyle(underline=True)), style=FLAT),
        Sample(marked(InlineStyle(proper=True)), style=FLAT),
        lambda page: page.ink(2.0, 0.15, 4.0, 0.235) == 0.0 and 0.0 < page.ink(2.0, 0.24, 4.0, 0.3) < 0.7,
    ),
    Clause(
        "5.6.1",
        "two underlined words that meet keep an eighth of an em between their lines",
        Sample(
            (
                InlineRun("甲乙"),
                InlineRun("丙", InlineStyle(underline=True)),
                InlineRun("丁", InlineStyle(underline=True)),
                InlineRun("戊"),
            ),
            style=FLAT,
        ),
        Sample(marked(InlineStyle(underline=True)), style=FLAT),
        lambda page: page.ink(2.96, 0.24, 3.04, 0.3) == 0.0 and page.ink(2.5, 0.24, 2.8, 0.3) > 0.0,
    ),
    Clause(
        "5.6.1",
        "an underline is broken with its words",
        Sample((InlineRun("甲" * 8), InlineRun("丙" * 6, InlineStyle(underline=True)), InlineRun("戊" * 4)), 10.0, FLAT),
        Sample("甲" * 8 + "丙" * 6 + "戊" * 4, 10.0, FLAT),
        lambda page: (
            min(page.ink(8.1, 0.24, 9.9, 0.3), page.ink(0.1, 1.94, 3.9, 2.0)) > 0.0 and page.ink(4.1, 1.94, 9.9, 2.0) == 0.0
        ),
    ),
    Clause(
        "5.6.1",
        "a word can have both lines",
        Sample(marked(InlineStyle(proper=True, underline=True)), style=FLAT),
        Sample(marked(InlineStyle(proper=True)), style=FLAT),
        lambda page: page.ink(2.1, 0.175, 3.9, 0.2) > 0.9 and page.ink(2.1, 0.25, 3.9, 0.27) > 0.9,
    ),
    Clause(
        "5.5.4.2",
        "pinyin stands above its word, in the white between lines",
        Sample((InlineRun("甲乙"), InlineRun("丙丁", ruby="bǐng dīng"), InlineRun("戊己")), style=FLAT),
        Sample(PLAIN_TEXT, style=FLAT),
        lambda page: page.ink(2.0, -1.5, 4.0, -0.95) > 0.0 and page.ink(0.0, -1.5, 1.6, -0.95) == 0.0,
    ),
    Clause(
        "5.5.4.2",
        "pinyin is centred over its word",
        Sample((InlineRun("甲乙"), InlineRun("丙丁", ruby="bǐ dī"), InlineRun("戊己")), style=FLAT),
        Sample((InlineRun("甲乙"), InlineRun("丙丁戊己", ruby="bǐ dī")), style=FLAT),
        lambda page: (
            page.ink(2.2, -1.5, 2.8, -0.95) > 0.0
            and page.ink(3.2, -1.5, 3.8, -0.95) > 0.0
            and page.ink(2.8, -1.5, 3.2, -0.95) == 0.0
            and page.ink(4.0, -1.5, 5.0, -0.95) == 0.0
        ),
    ),
    Clause(
        "5.5.4.3",
        "a reading longer than its word widens the word",
        Sample((InlineRun("甲乙"), InlineRun("丙", ruby="chuángchuáng"), InlineRun("戊己")), style=FLAT),
        Sample(PLAIN_TEXT, style=FLAT),
        lambda page: page.at("戊").x > 4.0 and near(page.at("丙").x - 2.0, page.at("戊").x - page.at("丙").x - 1.0),
    ),
    Clause(
        "5.5.4.1",
        "a reading is not copied into the text",
        Sample((InlineRun("甲乙"), InlineRun("丙丁", ruby="bǐng dīng"), InlineRun("戊己")), style=FLAT),
        Sample("甲乙丙丁bǐng dīng戊己", style=FLAT),
        lambda page: page.text == "甲乙丙丁戊己",
    ),
    Clause(
        "5.5.3.1",
        "bopomofo stands to the right of its character",
        Sample((InlineRun("甲乙"), InlineRun("丙", ruby="ㄅㄧㄥˇ"), InlineRun("戊己")), 22, FLAT, "zh-Hant-TW"),
        Sample(PLAIN_TEXT, 22, FLAT, "zh-Hant-TW"),
        lambda page: 0.3 <= page.at("戊").x - page.at("丙").x - 1.0 <= 0.6 and page.ink(3.02, -0.9, 3.32, 0.1) > 0.0,
    ),
    Clause(
        "6.1.2.3",
        "a raised figure never leaves its word",
        Sample((InlineRun("工" * 10), InlineRun("1", InlineStyle(position="sup")), InlineRun("会" * 33)), 10.0, FLAT),
        Sample("工" * 10 + "１" + "会" * 33, 10.0, FLAT, kind="plain"),
        lambda page: len(page.lines) > 1 and page.lines[1][0].text == "工",
    ),
    Clause(
        "6.1.2.3",
        "the mark of a note never leaves its word",
        Sample((InlineRun("工" * 10), InlineRun("①", note=1), InlineRun("会" * 33)), 10.0, FLAT),
        Sample((InlineRun("工" * 10), InlineRun("①"), InlineRun("会" * 33)), 10.0, FLAT),
        lambda page: len(page.lines) > 1 and page.lines[1][0].text == "工",
    ),
    Clause(
        "6.1.2.3",
        "the mark of a note is small and high",
        Sample((InlineRun("甲乙"), InlineRun("①", note=1)), style=FLAT),
        Sample("甲乙①", style=FLAT),
        lambda page: page.at("①").bottom < -0.25 and page.at("①").bottom - page.at("①").top < 0.7,
    ),
    Clause(
        "6.1.2.3",
        "a raised figure is small and high",
        Sample((InlineRun("甲m"), InlineRun("2", InlineStyle(position="sup"))), style=FLAT),
        Sample("甲m2", style=FLAT),
        lambda page: page.at("2").bottom < -0.25 and page.at("2").bottom - page.at("2").top < 0.55,
    ),
    Clause(
        "6.1.2.3",
        "a lowered figure is small and low",
        Sample((InlineRun("甲H"), InlineRun("2", InlineStyle(position="sub"))), style=FLAT),
        Sample("甲H2", style=FLAT),
        lambda page: page.at("2").bottom > 0.1 and page.at("2").bottom - page.at("2").top < 0.55,
    ),
    Clause(
        "3.1.1",
        "strong words are in Hei",
        Sample(marked(InlineStyle(strong=True)), style=FLAT),
        Sample(PLAIN_TEXT, style=FLAT),
        lambda page: "Sans" in page.at("丙").font and "Serif" in page.at("甲").font,
    ),
    Clause(
        "3.1.1",
        "emphasised words are in Kai",
        Sample(marked(InlineStyle(emphasis=True)), style=FLAT),
        Sample(PLAIN_TEXT, style=FLAT),
        lambda page: "Kai" in page.at("丙").font and "Serif" in page.at("甲").font,
    ),
    Clause(
        "3.1.1",
        "emphasis is neither slanted nor widened",
        Sample(marked(InlineStyle(strong=True)), style=FLAT),
        Sample(PLAIN_TEXT, style=replace(FLAT, tracking=0.1)),
        lambda page: near(page.at("丁").x - page.at("丙").x, 1.0) and near(page.at("丙").size, 1.0),
    ),
]


def vertical(text: str, language: str = "zh-Hans-CN") -> Sample:
    return Sample(text, 22, FLAT, language, "vertical")  # type: ignore[arg-type]


VERTICAL = [
    Clause(
        "2.1.1",
        "characters stand under each other, an em apart",
        vertical("凝聚职工力量"),
        Sample("凝聚职工力量", style=FLAT),
        lambda page: all(near(b.y - a.y, 1.0) and near(b.x, a.x) for a, b in zip(page.chars, page.chars[1:], strict=False)),
    ),
    Clause(
        "2.1.1",
        "characters are centred on the column",
        vertical("凝聚职工力量"),
        Sample("凝聚职工力量", style=FLAT),
        lambda page: all(near(char.x, -0.5) for char in page.chars),
    ),
    Clause(
        "2.1.2",
        "a comma stands in the upper right of its box",
        vertical("甲，乙"),
        Sample("甲，乙", style=FLAT),
        lambda page: page.at("，").left > 0.0 and page.at("，").bottom < 1.6 and near(page.at("乙").x, -0.5),
    ),
    Clause(
        "2.1.2",
        "a full stop stands in the upper right of its box",
        vertical("甲。乙"),
        Sample("甲。乙", style=FLAT),
        lambda page: page.at("。").left > 0.0 and page.at("。").bottom < 1.6 and near(page.at("乙").x, -0.5),
    ),
    Clause(
        "2.1.2",
        "brackets lie across the column",
        vertical("（甲）"),
        Sample("（甲）", style=FLAT),
        lambda page: page.at("（").right - page.at("（").left > 2 * (page.at("（").bottom - page.at("（").top),
    ),
    Clause(
        "2.1.2",
        "a dash runs down the column over two boxes",
        vertical("甲——乙"),
        Sample("甲——乙", style=FLAT),
        lambda page: near(page.at("乙").y - page.at("甲").y, 3.0) and page.at("—").right - page.at("—").left < 0.2,
    ),
    Clause(
        "2.1.2",
        "an ellipsis runs down the column over two boxes",
        vertical("甲……乙"),
        Sample("甲……乙", style=FLAT),
        lambda page: near(page.at("乙").y - page.at("甲").y, 3.0) and page.at("…").right - page.at("…").left < 0.3,
    ),
    Clause(
        "2.1.3",
        "two digits stand upright side by side in one box",
        vertical("甲12月"),
        vertical("甲123月"),
        lambda page: near(page.at("1").y, page.at("2").y) and near(page.at("月").y - page.at("甲").y, 2.0),
    ),
    Clause(
        "2.1.3",
        "Latin words are turned",
        vertical("甲API乙"),
        Sample("甲API乙", style=FLAT),
        lambda page: page.at("I").bottom - page.at("I").top < page.at("I").right - page.at("I").left,
    ),
    Clause(
        "2.1.2",
        "a vertical line is copied in order",
        vertical("凝聚“职工”，2024年12月——好"),
        vertical("凝聚职工2024年"),
        lambda page: page.text == "凝聚“职工”，2024年12月——好",
    ),
]


def copies(text: str) -> Check:
    return lambda page: page.text.replace("\u00ad", "") == text


NESTED = "他说：“有人问我：‘什么是服务？’我答：‘就是把事办好。’”《人民日报》《工人日报》——都报道了……（见第2版）阿·托尔斯泰？！"
COPIES = [
    Clause(
        "4.1",
        f"what is copied is the source, letter for letter, at {em} em ({text[:4]})",
        Sample(text, em),
        Sample(text.replace("，", " ").replace("。", " ") + " ", em, kind="plain"),
        copies(text),
    )
    for text in (MIXED, NESTED)
    for em in (14.0, 22.0, 30.0)
] + [
    Clause(
        "4.1",
        "a rare character comes from another face at the same size",
        Sample("甲𠮷乙", style=FLAT),
        Sample("甲吉乙", style=FLAT),
        lambda page: "𠮷" in page.text and near(page.at("乙").x, 2.0),
    ),
]


def heading_lines(*lines: str) -> Check:
    return lambda page: ["".join(char.text for char in line) for line in page.lines] == list(lines)


HEADINGS = [
    Clause(
        "7.1.3.1",
        f"a heading breaks by sense: {'|'.join(lines)}",
        Sample("".join(lines), em, FLAT, kind="heading"),
        Sample("".join(lines), em, FLAT),
        heading_lines(*lines),
    )
    for em, lines in (
        (14.0, ("加强思想政治引领，", "引导职工群众听党话跟党走")),
        (14.0, ("把握当代工人运动主题，", "深入持久开展劳动技能竞赛")),
        (12.0, ("加大源头维护力度，", "劳动关系呈现新局面")),
        (14.67, ("加强维权服务工作，", "使改革发展成果惠及广大职工群众")),
        (12.0, ("丰富先进职工文化，", "汇聚同心磅礴力量")),
        (12.0, ("以政治建设为统领，", "加强工会自身建设")),
        (13.0, ("长江三角洲地区生态环境", "共同保护规划实施情况")),
        (10.0, ("劳动模范集体", "和劳动模范表彰大会")),
    )
]

CLAUSES = SPACING + QUOTES + BESIDE + VERTICAL + COPIES + HEADINGS
assert BODY.size == EM
