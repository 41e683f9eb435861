"""Clauses on lines: where they may end, how they are adjusted, how a paragraph ends."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from finished_page import BODY, FLAT, Check, Clause, Printed, Sample, advance, natural_width, near, switched

NO_START = "，。、；：？！”’）》】」』〉〕·～－％℃／"
NO_END = "“‘（《【「『〈〔￥"
FREE = switched(FLAT, kinsoku="none", keep_figures=False)
NO_FIGURES = switched(FLAT, keep_figures=False)
PROSE = (
    "坚持引导职工群众贯彻新发展理念，大力弘扬劳模精神、劳动精神和工匠精神，组织广大职工群众拼搏奉献、创先争优。出台《关于推进新时期产业"
    "工人队伍建设改革的贯彻措施》，牵头落实改革任务，打造高素质产业工人队伍。切实保持和增强政治性、先进性、群众性，按照“西宁群团改革"
    "走在前列”的要求，构建青工组织一体化新格局；调整优化组织机构和职能，建立群团工作联席会议制度，不断增强广泛性和代表性。坚持重心下移。"
)
MIXED = (
    "全市3000多家企事业单位推进API接口建设，占比5.3%和21.7%，使用Python和PDF等工具处理2.5万份材料，2019年至2024年共计"
    "完成GB/T 15834标准化改造36项，覆盖A区B区C区的12个站点，其中5G基站8座，投入3959.85万元。"
)


def joined(page: Printed) -> str:
    return "|".join("".join(char.text for char in line) for line in page.lines)


def never(pattern: str) -> Check:
    """No line break of the page reads so."""
    return lambda page: "|" in joined(page) and not re.search(pattern, joined(page))


STARTS = (
    [
        Clause(
            "6.1.1",
            f"no line begins with {mark}",
            Sample("工" * 10 + mark + "会" * 33, 10.0, FLAT),
            Sample("工" * 10 + mark + "会" * 33, 10.0, FREE),
            never(r"\|" + re.escape(mark)),
        )
        for mark in NO_START
    ]
    + [
        Clause(
            "6.1.1",
            f"no line ends with {mark}",
            Sample("工" * 9 + mark + "会" * 33, 10.0, FLAT),
            Sample("工" * 9 + mark + "会" * 33, 10.0, FREE),
            never(re.escape(mark) + r"\|"),
        )
        for mark in NO_END
    ]
    + [
        Clause(
            "6.1.1",
            "no line ends with ／ by the GB level",
            Sample("工" * 9 + "／" + "会" * 33, 10.0, FLAT),
            Sample("工" * 9 + "／" + "会" * 33, 10.0, switched(FLAT, kinsoku="basic")),
            never(r"／\|"),
        ),
    ]
    + [
        Clause(
            "6.1.1",
            f"no line begins with {mark} by the strict level",
            Sample("工" * 10 + mark * 2 + "会" * 33, 10.0, switched(FLAT, kinsoku="strict")),
            Sample("工" * 10 + mark * 2 + "会" * 33, 10.0, FREE),
            never(r"\|" + mark),
        )
        for mark in "—…"
    ]
)


def figure_case(before: str, after: str, number: str = "5.7", control: Sample | None = None) -> Clause:
    """A figure at whose inner joint a plain line would end."""
    text = "工" * 12 + before
    em = natural_width(text) + 0.02
    whole = text + after + "会" * 24
    pattern = re.escape(before[-1]) + r"\|" + re.escape(after[0])
    name = f"{before}{after} is not torn before {after[0]}"
    return Clause(number, name, Sample(whole, em, FLAT), control or Sample(whole, em, NO_FIGURES), never(pattern))


def number_case(before: str, after: str) -> Clause:
    """A number whose digits, sign or unit a program that counts characters would part."""
    text = "工" * 9 + before
    em = 9.0 + sum(advance(char) for char in before) + 0.02
    pattern = re.escape(before[-1]) + r"\|" + re.escape(after[0])
    whole = text + after + "会" * 26
    return Clause(
        "6.1.2.2",
        f"{before}{after} is not parted before {after[0]}",
        Sample(whole, em, FLAT),
        Sample(whole, em, FLAT, kind="plain"),
        never(pattern),
    )


FIGURES = [
    figure_case(before, after)
    for before, after in (
        ("1431", "家"),
        ("59.86", "万名"),
        ("2016", "年"),
        ("25340", "人"),
        ("3959.85", "万元"),
        ("17", "个"),
        ("36", "项"),
        ("10万", "余名"),
        ("1.5万", "个班组"),
        ("第", "九次"),
        ("第九", "次"),
        ("20", "个"),
        ("8407", "个"),
        ("144", "家"),
    )
] + [
    number_case(before, after)
    for before, after in (
        ("3959", ".85"),
        ("3959.", "85"),
        ("95.6", "%"),
        ("5", "‰"),
        ("25", "℃"),
        ("1", "234"),
        ("￥", "30"),
        ("$", "25"),
        ("±", "3"),
        ("3,", "959"),
        ("№", "7"),
        ("15", "°"),
    )
]


def flush(em: float) -> Check:
    """Every line but the last ends on the measure's edge, its Han equally far apart and never closer than solid."""

    def holds(page: Printed) -> bool:
        return len(page.lines) > 2 and all(_ends_at(line, em) and _even(line) for line in page.lines[:-1])

    return holds


def _ends_at(line, em: float) -> bool:
    last = line[-1]
    width = 1.0 if last.is_han else 0.5 if last.text in NO_START else advance(last.text)
    return near(last.x + width, em)


def _even(line) -> bool:
    gaps = [b.x - a.x - 1.0 for a, b in itertools.pairwise(line) if a.is_han and b.is_han]
    return not gaps or (max(gaps) - min(gaps) <= 0.002 and min(gaps) >= -0.002)


FLUSH = (
    [
        Clause(
            "6.2.2.1", f"lines of {em} em are flush and even", Sample(PROSE, em), Sample(PROSE, em - 0.5, kind="plain"), flush(em)
        )
        for em in (10.0, 12.0, 14.0, 16.0, 18.0, 20.0, 22.0, 26.0, 30.0, 36.0, 46.0)
    ]
    + [
        Clause(
            "6.2.2.1",
            f"mixed lines of {em} em are flush and even",
            Sample(MIXED, em),
            Sample(MIXED, em, replace(BODY, align="left")),
            flush(em),
        )
        for em in (14.0, 18.0, 22.0, 30.0)
    ]
    + [
        Clause(
            "6.2.2.2",
            "Han are never squeezed",
            Sample(PROSE, 22.0),
            Sample(PROSE, 22.0, replace(BODY, tracking=-0.03)),
            lambda page: all(_even(line) for line in page.lines),
        ),
    ]
)


SQUEEZE = "甲（乙）丙，丁A戊。己庚"


def _rooms(page: Printed) -> tuple[float, float, float, float]:
    """The shares that are left of the blanks of brackets, comma, Han–Western gap and stop on the one line."""
    at = page.at
    return (
        (at("丙").x - at("乙").x - 1.5) * 2,
        (at("丁").x - at("丙").x - 1.5) * 2,
        (at("A").x - at("丁").x - 1.125) * 8,
        (at("己").x - at("戊").x - 1.5) * 2,
    )


def squeezed(*shares: float) -> Check:
    def holds(page: Printed) -> bool:
        return len(page.lines) == 1 and all(near(a, b, 0.02) for a, b in zip(_rooms(page), shares, strict=True))

    return holds


def squeeze_case(need: float, *shares: float) -> Clause:
    em = natural_width(SQUEEZE) - need
    wide = Sample(SQUEEZE, em + need + 1.0, FLAT)
    return Clause("6.2.2.3", f"for want of {need} em", Sample(SQUEEZE, em, FLAT), wide, squeezed(*shares))


SHRINK = [
    squeeze_case(0.25, 0.75, 1, 1, 1),
    squeeze_case(0.5, 0.5, 1, 1, 1),
    squeeze_case(1.0, 0, 1, 1, 1),
    squeeze_case(1.25, 0, 0.5, 1, 1),
    squeeze_case(1.5, 0, 0, 1, 1),
    squeeze_case(1.625, 0, 0, 0.5, 1),
    squeeze_case(1.75, 0, 0, 0, 1),
    squeeze_case(1.875, 0, 0, 0, 0.75),
]


def stretch_case(name: str, text: str, need: float, check: Check) -> Clause:
    """A line that must be widened, because a word that can't be broken follows."""
    em = natural_width(text) + need
    whole = text + "MMMMMMMM"
    return Clause("6.2.2.4", name, Sample(whole, max(em, 8.0), FLAT), Sample(whole, em + 12.0, FLAT), check)


def _gap(page: Printed, a: str, b: str) -> float:
    width = 1.0 if page.at(a).is_han else advance(a)
    return page.at(b).x - page.at(a).x - width


STRETCH = [
    stretch_case(
        "Han–Western gaps widen first",
        "甲乙A丙丁B戊己庚",
        0.5,
        lambda page: (
            all(near(_gap(page, a, b), 0.375) for a, b in ("乙A", "A丙", "丁B", "B戊")) and near(_gap(page, "甲", "乙"), 0.0)
        ),
    ),
    stretch_case(
        "Han–Western gaps widen to half an em at most",
        "甲乙A丙丁B戊己庚",
        1.5,
        lambda page: (
            all(near(_gap(page, a, b), 0.5) for a, b in ("乙A", "A丙", "丁B", "B戊")) and near(_gap(page, "甲", "乙"), 0.125)
        ),
    ),
    stretch_case(
        "then all places widen alike",
        "甲乙，丙丁戊己庚辛",
        0.8,
        lambda page: near(_gap(page, "甲", "乙"), 0.1) and near(page.at("丙").x - page.at("，").x, 1.1),
    ),
    stretch_case(
        "no place beside a connector widens",
        "甲乙～丙丁戊己庚辛",
        0.6,
        lambda page: near(_gap(page, "甲", "乙"), 0.1) and near(page.at("丙").x - page.at("乙").x, 2.0),
    ),
    stretch_case(
        "no place beside a solidus widens",
        "甲乙／丙丁戊己庚辛",
        0.6,
        lambda page: near(_gap(page, "甲", "乙"), 0.1) and near(page.at("丙").x - page.at("乙").x, 2.0),
    ),
    stretch_case(
        "a dash is not widened",
        "甲乙——丙丁戊己庚辛",
        0.8,
        lambda page: near(_gap(page, "甲", "乙"), 0.1) and near(page.at("丙").x - page.at("乙").x - 3.0, 0.2),
    ),
    stretch_case(
        "an ellipsis is not widened",
        "甲乙……丙丁戊己庚辛",
        0.8,
        lambda page: near(_gap(page, "甲", "乙"), 0.1) and near(page.at("丙").x - page.at("乙").x - 3.0, 0.2),
    ),
]


def words_between(low: float, high: float, em: float) -> Check:
    """Word spaces within their bounds (kerning aside) on lines that end on the measure's edge."""

    def holds(page: Printed) -> bool:
        for line in page.lines[:-1]:
            last = [char for char in line if char.text != " "][-1]
            if not near(last.x + advance(last.text), em, 0.03):
                return False
        spaces = [
            b.x - a.x - advance(a.text)
            for line in page.lines[:-1]
            for a, space, b in zip(line, line[1:], line[2:], strict=False)
            if space.text == " "
        ]
        return bool(spaces) and low - 0.03 <= min(spaces) and max(spaces) <= high + 0.03

    return holds


ENGLISH = "The quick brown fox jumps over the lazy dog while many other small animals watch from the far side of a hill. " * 2
WORDS = [
    Clause(
        "6.2.3",
        f"word spaces of {em} em lines take part within their bounds",
        Sample(ENGLISH, em, FLAT),
        Sample(ENGLISH, em, replace(FLAT, align="left")),
        words_between(0.25, 0.5, em),
    )
    for em in (22.0, 26.0, 30.0)
] + [
    Clause(
        "6.1.4",
        f"Latin words are hyphenated at {em} em",
        Sample("中国considerable的collaboration与correctness" * 3, em, FLAT),
        Sample("中国considerable的collaboration与correctness" * 3, em, switched(FLAT, hyphenate=False)),
        lambda page: any(line[-1].text == "\u00ad" for line in page.lines[:-1]),
    )
    for em in (10.0, 11.0)
]


def cores_of_last(page: Printed) -> int:
    return len(re.sub(r"[，。、；：？！“”（）《》\s]", "", "".join(char.text for char in page.lines[-1])))


def runt_case(em: int) -> Clause:
    text = PROSE.replace("，", "")[: em * 3 + 1] + "。"
    text = re.sub(r"[、；：“”《》。]", "工", text[:-1]) + "。"
    return Clause(
        "7.1.2",
        f"no character is left alone at {em} em",
        Sample(text, em, FLAT),
        Sample(text, em, switched(FLAT, total_fit=False)),
        lambda page: cores_of_last(page) >= 2,
    )


RUNTS = [runt_case(em) for em in (10, 12, 14, 16, 18, 20, 22, 24, 26, 30)]

INDENTS = [
    Clause(
        "6.2.1.1",
        f"the first of {em} em lines is indented by two ems",
        Sample(PROSE, em),
        Sample(PROSE, em, FLAT),
        lambda page: (
            near(page.lines[0][0].x, 2.0) and all(near(line[0].x, 0.0) or line[0].text in NO_END for line in page.lines[1:])
        ),
    )
    for em in (14.0, 18.0, 22.0, 30.0)
] + [
    Clause(
        "6.2.1.3",
        "a line is centred",
        Sample("工会建设", 22, replace(FLAT, align="center")),
        Sample("工会建设", 22, FLAT),
        lambda page: near(page.lines[0][0].x, 9.0),
    ),
    Clause(
        "6.2.1.3",
        "a line is ranged right",
        Sample("工会建设", 22, replace(FLAT, align="right")),
        Sample("工会建设", 22, FLAT),
        lambda page: near(page.lines[0][0].x, 18.0),
    ),
    Clause(
        "6.3.1.1",
        "characters are set apart by tracking",
        Sample("工会建设", 22, replace(FLAT, tracking=0.25)),
        Sample("工会建设", 22, FLAT),
        lambda page: near(page.chars[1].x - page.chars[0].x, 1.25),
    ),
    Clause(
        "6.3.1.3",
        "characters are set closer by tracking",
        Sample("工会建设", 22, replace(FLAT, tracking=-0.03)),
        Sample("工会建设", 22, FLAT),
        lambda page: near(page.chars[1].x - page.chars[0].x, 0.97),
    ),
]

CLAUSES = STARTS + FIGURES + FLUSH + SHRINK + STRETCH + WORDS + RUNTS + INDENTS
