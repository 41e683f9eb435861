"""Clauses on marks: their room alone, beside each other, at a line's ends, in each region."""

from __future__ import annotations

from dataclasses import replace

from finished_page import FLAT, Check, Clause, Printed, Sample, near, switched

CLOSING = "，。、；：？！”’）》】」』〉〕"
OPENING = "“‘（《【「『〈〔"
PAIRS = (
    "，“ ，（ ，《 。“ 。（ 、“ 、《 ；“ ：“ ：《 ：「 ？“ ！“ ”“ ”（ ”《 ）（ ）《 》《 》“ 】【 」「 』『 〉〈 "
    "。” ，” ？” ！” ）， ）。 ）、 ）； ”， ”。 ”、 ”； ”） 》， 》。 》、 》） 』」 」， 」。 〉》 〕， （“ （《 “‘ “《 "
    "「『 《〈"
).split()
TRIPLES = "。”（ ！”“ ”）、 》）， 。』」 ”），  ？”（ ）》。 ：“《 。”“".split()


def between(expected: float) -> Check:
    """The room of the marks between two Han, in em."""
    return lambda page: near(page.at("乙").x - page.at("甲").x - 1.0, expected)


ADJACENT = (
    [
        Clause(
            "6.3.2.2",
            f"{pair} take an em and a half",
            Sample(f"甲{pair}乙", style=FLAT),
            Sample(f"甲{pair}乙", style=switched(FLAT, squeeze_pairs=False)),
            between(1.5),
        )
        for pair in PAIRS
    ]
    + [
        Clause(
            "6.3.2.2",
            f"{marks} take two ems",
            Sample(f"甲{marks}乙", style=FLAT),
            Sample(f"甲{marks}乙", style=switched(FLAT, squeeze_pairs=False)),
            between(2.0),
        )
        for marks in TRIPLES
    ]
    + [
        Clause(
            "6.3.2.2",
            f"{pair} take an em by option",
            Sample(f"甲{pair}乙", style=switched(FLAT, pair_room=1.0)),
            Sample(f"甲{pair}乙", style=FLAT),
            between(1.0),
        )
        for pair in ("》《", "”“", "，“", "）（", "：《")
    ]
)


def ends_at_half(mark: str) -> Check:
    def holds(page: Printed) -> bool:
        last = page.lines[0][-1]
        return last.text == mark and near(10.5 - last.x, 0.5) and last.right <= 10.5 + 0.002

    return holds


def starts_trimmed(mark: str) -> Check:
    def holds(page: Printed) -> bool:
        first = page.lines[1][0]
        return first.text == mark and -0.02 <= first.left < 0.34

    return holds


def indented(mark: str) -> Check:
    def holds(page: Printed) -> bool:
        first = page.lines[0][0]
        return first.text == mark and 1.98 <= first.left < 2.34 and near(page.lines[0][1].x, 2.5)

    return holds


def filled(mark: str) -> str:
    """A line of ten characters, the mark, and more."""
    return "工" * 10 + mark + "会" * 33


ENDS = (
    [
        Clause(
            "6.3.2.3",
            f"{mark} at a line's end takes half an em",
            Sample(filled(mark), 10.5, FLAT),
            Sample(filled(mark), 10.5, switched(FLAT, squeeze_line_end=False)),
            ends_at_half(mark),
        )
        for mark in CLOSING
    ]
    + [
        Clause(
            "6.3.2.3",
            f"{mark} at a line's start loses its blank",
            Sample(filled(mark), 10.0, FLAT),
            Sample(filled(mark), 10.0, switched(FLAT, squeeze_line_start=False)),
            starts_trimmed(mark),
        )
        for mark in OPENING
    ]
    + [
        Clause(
            "6.2.1.1",
            f"{mark} after the indent begins at two ems",
            Sample(mark + "会" * 40, 20.5),
            Sample(mark + "会" * 40, 20.5, switched(trim_indent_open=False)),
            indented(mark),
        )
        for mark in OPENING
    ]
)


def hung(mark: str) -> Check:
    def holds(page: Printed) -> bool:
        last = page.lines[0][-1]
        return last.text == mark and near(last.x, 10.0)

    return holds


HANGING = [
    Clause(
        "6.1.3",
        f"{mark} hangs by option",
        Sample(filled(mark), 10.0, switched(FLAT, hanging=True)),
        Sample(filled(mark), 10.0, FLAT),
        hung(mark),
    )
    for mark in "，。、"
]


def centred(mark: str) -> Check:
    """The mark's ink in the middle of its em square, both ways."""

    def holds(page: Printed) -> bool:
        it, before = page.at(mark), page.at("甲")
        return near((it.left + it.right) / 2 - before.x, 1.5, 0.02) and near((it.top + it.bottom) / 2, -0.38, 0.02)

    return holds


REGIONS = (
    [
        Clause(
            "5.1.1.2",
            f"{mark} stands in the middle of its em in {language}",
            Sample(f"甲{mark}乙", 22, FLAT, language),
            Sample(f"甲{mark}乙", 22, FLAT),
            centred(mark),
        )
        for language in ("zh-Hant-TW", "zh-Hant-HK")
        for mark in "，。、；："
    ]
    + [
        Clause(
            "5.1.1.2",
            f"{mark} stands in the middle of an em in {language}",
            Sample(f"甲{mark}乙", 22, FLAT, language),
            Sample(f"甲{mark}乙", 22, FLAT),
            lambda page, mark=mark: near((page.at(mark).left + page.at(mark).right) / 2 - page.at("甲").x, 1.5, 0.02),
        )
        for language in ("zh-Hant-TW", "zh-Hant-HK")
        for mark in "？！"
    ]
    + [
        Clause(
            "5.1",
            f"· takes half an em on the mainland ({names})",
            Sample(f"{names[0]}·{names[1]}", 22, FLAT),
            Sample(f"{names[0]}·{names[1]}", 22, FLAT, "zh-Hant-TW"),
            lambda page, names=names: near(page.at(names[1]).x - page.at(names[0]).x, 1.5),
        )
        for names in ("阿托", "甲乙")
    ]
    + [
        Clause(
            "5.1",
            f"· takes an em in {language}",
            Sample("阿·托", 22, FLAT, language),
            Sample("阿·托", 22, FLAT),
            lambda page: near(page.at("托").x - page.at("阿").x, 2.0),
        )
        for language in ("zh-Hant-TW", "zh-Hant-HK")
    ]
    + [
        Clause(
            "5.1",
            "· stands in the middle of its room",
            Sample("阿·托", 22, FLAT),
            Sample("阿·托", 22, FLAT, kind="plain"),
            lambda page: near((page.at("·").left + page.at("·").right) / 2, 1.25, 0.01),
        ),
    ]
)


def one_stroke(page: Printed) -> bool:
    """The dash printed without white from its ink's beginning to its end, two ems of room in all."""
    start, end = page.at("甲").x + 1.0, page.at("乙").x
    strip = [page.ink(x / 20, -0.42, (x + 1) / 20, -0.32) for x in range(round(start * 20) + 3, round(end * 20) - 3)]
    return near(end - start, 2.0) and min(strip) > 0.0


UNITS = [
    Clause(
        "5.1",
        f"—— is one stroke of two ems in {face}",
        Sample("甲——乙", 22, replace(FLAT, face=face)),
        Sample("甲——乙", 22, replace(FLAT, face=face), kind="plain"),
        one_stroke,
    )
    for face in ("song", "song-black", "hei", "hei-bold")
] + [
    Clause(
        "5.4.1",
        f"…… takes two ems in {face}",
        Sample("甲……乙", 22, replace(FLAT, face=face)),
        Sample("甲…乙", 22, replace(FLAT, face=face)),
        between(2.0),
    )
    for face in ("song", "song-black", "hei", "kai")
]


def together(unit: str) -> Check:
    def holds(page: Printed) -> bool:
        joined = "|".join("".join(char.text for char in line) for line in page.lines)
        return unit in joined and f"{unit[0]}|{unit[1]}" not in joined

    return holds


UNBREAKABLE = [
    Clause(
        "6.1.2.1",
        f"{unit} is not parted at {em} em",
        Sample("工" * 9 + unit + "会" * 31, em, FLAT),
        Sample("工" * 9 + unit + "会" * 31, 10.0, FLAT, kind="plain"),
        together(unit),
    )
    for unit in ("——", "……")
    for em in (10.0, 10.5, 11.0)
] + [
    Clause(
        "5.1.1.3",
        f"{unit} is not parted",
        Sample("工" * 9 + unit + "会" * 31, 10.0, FLAT),
        Sample("工" * 9 + unit + "会" * 31, 10.0, FLAT, kind="plain"),
        together(unit),
    )
    for unit in ("？！", "！！", "？？", "！？")
]


CLAUSES = ADJACENT + ENDS + HANGING + REGIONS + UNITS + UNBREAKABLE
