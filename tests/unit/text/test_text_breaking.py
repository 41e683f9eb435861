"""Paragraphs broken as a whole: last lines, measures that vary, variants, and what can't be set well."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest
from line_reading import BODY, FLAT, PROSE, glyph_text, off, runs, set_text

from printreport.core.span import Span
from printreport.model.blocks import PLAIN, InlineRun, InlineStyle
from printreport.text import line_break, pairing
from printreport.text.breakpoints import breakpoints
from printreport.text.itemize import itemize
from printreport.text.justify import Sums
from printreport.text.line_break import total_fit, weigh
from printreport.text.set_paragraph import make_frame
from printreport.text.typesetter import Typesetter
from printreport.text.word_break import hyphenated_as, word_breaks

CORE = re.compile(r"[，。、；：？！“”‘’（）《》·—…\s]")


@pytest.mark.parametrize("em", range(8, 34))
def test_a_last_line_never_holds_a_single_character(setter, em):
    for cut in range(60, 80):
        last = set_text(setter, PROSE[:cut], em).lines[-1]
        assert len(CORE.sub("", last.text)) != 1


def test_lines_hold_the_paragraphs_text_without_a_break(setter):
    done = set_text(setter, PROSE, 18)
    assert "".join(line.text for line in done.lines) == PROSE
    assert "".join(glyph_text(line) for line in done.lines) == PROSE
    assert [line.start for line in done.lines[1:]] == [line.end for line in done.lines[:-1]]
    assert [line.last for line in done.lines] == [False] * (len(done.lines) - 1) + [True]


def test_the_first_line_is_indented_by_the_styles_indent(setter):
    done = set_text(setter, PROSE, 22)
    assert done.lines[0].x0 == pytest.approx(20.0)
    assert done.lines[1].x0 == 0.0
    assert done.lines[0].runs[0].xs[0] == pytest.approx(20.0)


def test_lines_fill_measures_and_offsets_that_vary_from_line_to_line(setter):
    measures, indents = [220.0, 220.0, 140.0, 140.0, 140.0, 220.0], [0.0, 0.0, 30.0, 30.0, 0.0]
    done = setter.set_paragraph(runs(PROSE), BODY, measures, indents)
    for number, line in enumerate(done.lines):
        assert line.measure == measures[min(number, 5)]
        assert line.x0 == pytest.approx(indents[min(number, 4)] + (20.0 if number == 0 else 0.0))
        if not line.last:
            assert line.width == pytest.approx(line.measure, abs=1e-3)


def test_variants_are_one_line_shorter_and_longer_and_no_cheaper(setter):
    found_shorter = found_longer = False
    for em in range(16, 30):
        variants = setter.variants(runs(PROSE), BODY, [em * BODY.size])
        plain = variants[0]
        assert plain == set_text(setter, PROSE, em)
        for step, variant in variants.items():
            assert len(variant.lines) == len(plain.lines) + step
            assert variant.cost >= plain.cost
            assert all(line.width == pytest.approx(line.measure, abs=1e-3) for line in variant.lines[:-1])
        found_shorter |= -1 in variants
        found_longer |= 1 in variants
    assert found_longer
    assert found_shorter


@pytest.mark.parametrize("em", [12, 14, 22])
def test_variants_of_a_long_paragraph_lose_nothing_by_looking_only_near_the_cheapest_way(book, monkeypatch, em):
    text = PROSE * 6
    near = Typesetter(book, "zh-Hans-CN").variants(runs(text), BODY, [em * BODY.size])
    monkeypatch.setattr(line_break, "COUNTS_KEPT", 1000)
    far = Typesetter(book, "zh-Hans-CN").variants(runs(text), BODY, [em * BODY.size])
    assert {step: done.cost for step, done in near.items()} == {step: done.cost for step, done in far.items()}


def test_looseness_without_a_variant_gives_the_plain_paragraph(setter):
    assert setter.set_paragraph(runs("工会"), BODY, [220.0], looseness=-1) == set_text(setter, "工会", 22)


def cost_as_set(setter, text, em, style):
    """The cost of a paragraph's lines as they are set, and the cost that the breaker found."""
    galley = itemize(runs(text), style, setter._case, setter._pairing(style))
    sums = Sums(galley, style.composition, style.indent > 0)
    rooms = make_frame(style, [em * style.size], ()).rooms()
    chosen, cost = min(total_fit(galley, sums, rooms).values(), key=lambda pair: pair[1])
    return weigh(galley, sums, rooms, chosen), cost


@pytest.mark.parametrize("em", [14, 18, 22, 30])
def test_what_the_breaker_evaluates_is_what_is_set(setter, em):
    total, cost = cost_as_set(setter, PROSE, em, BODY)
    assert total == pytest.approx(cost)


def test_no_paragraph_has_no_lines(setter):
    assert set_text(setter, "", 22).lines == ()
    assert set_text(setter, "  \u3000 ", 22).lines == ()


@pytest.mark.parametrize("text", ["工", "工会", "。", "（", "——", "……", "A", "12%"])
def test_a_short_paragraph_is_one_natural_line(setter, text):
    (line,) = set_text(setter, text, 22).lines
    assert line.last
    assert glyph_text(line) == text


def test_a_word_longer_than_the_measure_is_broken_and_its_line_says_so(setter):
    done = set_text(setter, "工会" * 20 + "a" * 5000 + "工会" * 20, 22)
    (overfull,) = [line for line in done.lines if line.overfull]
    assert "a" in overfull.text
    assert overfull.overfull > 100 * BODY.size
    assert all(line.width <= line.measure + 1e-6 for line in done.lines)


@pytest.mark.parametrize("text", ["，。、；：？！" * 5, "（（（）））" * 9])
def test_marks_alone_have_no_lone_last_character_to_avoid(setter, text):
    galley = itemize(runs(text), FLAT, setter._case, setter._pairing(FLAT))
    sums = Sums(galley, FLAT.composition)
    rooms = make_frame(FLAT, [70.0], ()).rooms()
    (_, cost) = min(total_fit(galley, sums, rooms).values(), key=lambda pair: pair[1])
    assert cost < line_break.RUNT_COST


@pytest.mark.parametrize("text", ["，。、；：？！" * 200, "（《“" * 300, "）》”" * 300, "—" * 999, "…" * 999, "1" * 2000])
def test_nothing_but_marks_or_digits_is_set_within_the_measure(setter, text):
    done = set_text(setter, text, 22)
    assert "".join(glyph_text(line) for line in done.lines) == text
    assert all(line.width <= line.measure + 1e-6 for line in done.lines)


@pytest.mark.parametrize("em", [0.5, 1, 2, 3])
def test_a_measure_narrower_than_a_word_still_sets_every_character(setter, em):
    text = PROSE[:120]
    assert "".join(glyph_text(line) for line in set_text(setter, text, em, FLAT).lines) == text


@pytest.mark.slow
def test_a_hundred_thousand_characters_are_set_line_by_line_like_ten_thousand(setter):
    done = set_text(setter, (PROSE * 400)[:100_000], 22)
    assert "".join(line.text for line in done.lines) == (PROSE * 400)[:100_000]
    assert max(line.expansion for line in done.lines) < 0.12


def test_breaking_looks_only_as_far_back_as_a_line_reaches(setter):
    """The work grows with the text, not with its square: every place is weighed against the starts within one line's reach."""
    text = PROSE * 20
    galley = itemize(runs(text), BODY, setter._case, setter._pairing(BODY))
    sums = Sums(galley, BODY.composition)
    counted = 0
    natural = sums.shrink

    class Counting(list):
        def __getitem__(self, index):
            nonlocal counted
            counted += 1
            return super().__getitem__(index)

    sums.shrink = Counting(natural)
    rooms = make_frame(BODY, [220.0], ()).rooms()
    total_fit(galley, sums, rooms)
    assert counted < 30 * len(breakpoints(galley, sums, rooms))


def test_hyphens_are_set_only_where_patterns_allow_and_not_when_off(setter):
    text = "中国需要considerable的international组织collaboration并且maintain一致的consistency与correctness" * 3
    hyphens = [line.text for em in range(10, 18) for line in set_text(setter, text, em).lines if "\u00ad" in glyph_text(line)]
    assert hyphens
    for em in range(10, 18):
        lines = set_text(setter, text, em, off(hyphenate=False)).lines
        assert not any("\u00ad" in glyph_text(line) for line in lines)


def test_a_soft_hyphen_is_a_place_to_break_and_prints_nothing_elsewhere(setter):
    whole = setter.set_line("Micro\u00adelectronics", FLAT)
    assert whole.width == pytest.approx(setter.set_line("Microelectronics", FLAT).width)
    broken = set_text(setter, "中国的Micro\u00adElectronics", 7, FLAT).lines
    assert broken[0].text.endswith("Micro\u00ad")


@pytest.mark.parametrize("em", range(10, 20))
def test_names_in_capitals_are_never_hyphenated(setter, em):
    lines = set_text(setter, "联合国教科文组织UNESCO与世界卫生组织ORGANIZATION和Microsoft合作" * 3, em).lines
    joined = "|".join(glyph_text(line) for line in lines)
    assert "\u00ad" not in joined


@pytest.mark.parametrize("em", range(9, 22))
def test_addresses_break_after_punctuation_without_a_hyphen(setter, em):
    lines = set_text(setter, "参见https://www.example.com/reports/index.html?year=2024&page=12的说明" * 3, em).lines
    for a, b in itertools.pairwise(lines):
        left, right = glyph_text(a)[-1], glyph_text(b)[0]
        assert left != "\u00ad"
        if left.isascii() and right.isascii() and right.isalnum():
            assert left in ".?&=-_#:/"


@pytest.mark.parametrize("em", range(9, 22))
def test_an_address_is_no_figure_however_many_digits_it_has(setter, em):
    text = "报告见https://www.example.com/reports/2024/covid-19/index-2024.html，数据写信给open-data2024@example.com索取。"
    assert set_text(setter, text * 2, em).torn == ()
    assert set_text(setter, "第一句" + "报告见covid19data2024" * 6, 4).torn != ()


def test_an_address_breaks_after_a_solidus_at_greater_cost_than_after_other_punctuation():
    address = "https://www.example.com/one-two/three.four/five"
    places = word_breaks(address, True)
    after = {char: [penalty for at, (penalty, _) in places.items() if address[at - 1] == char] for char in "/.-"}
    assert min(after["/"]) > 4 * max(after["."] + after["-"])
    assert not any(hyphen for _, hyphen in places.values())


FORMULA = "目标函数是min(Pchiller+Ppump+Ptower+Pfan)=Ptotal，约束见下。"


@pytest.mark.parametrize("em", [10, 12, 16, 20])
def test_a_long_formula_breaks_after_an_operator_and_nowhere_else(setter, em):
    ends = [glyph_text(line)[-1] for line in set_text(setter, FORMULA, em, FLAT).lines[:-1]]
    assert all(end in "+=" or "\u4e00" <= end <= "\u9fff" or end == "，" for end in ends)
    assert set(ends) & set("+=")


def test_a_formula_with_subscripts_breaks_as_one_without(setter):
    low = InlineStyle(position="sub")
    parts = (("目标函数是min(P", PLAIN), ("chiller", low), ("+P", PLAIN), ("pump", low), ("+P", PLAIN), ("tower", low))
    marked = tuple(InlineRun(text, style) for text, style in parts)
    ends = [glyph_text(line)[-1] for line in setter.set_paragraph(marked, FLAT, [110.0]).lines[:-1]]
    assert "+" in ends


def test_a_short_formula_goes_to_the_next_line_whole(setter):
    for em in range(8, 20):
        lines = set_text(setter, "已知甲乙丙丁a+b=c是成立的，又知戊己庚辛x+y=z也是成立的" * 2, em, FLAT).lines
        assert not any(glyph_text(line)[-1] in "+=" for line in lines)


@pytest.mark.parametrize("em", [12, 14, 16])
def test_german_compounds_are_hyphenated_by_german_patterns(setter, em):
    lines = set_text(setter, "德文里有Energieeffizienzverbesserungsmaßnahmen和Rechenzentrumsinfrastruktur这样的长词。", em).lines
    broken = [glyph_text(line) for line in lines if "\u00ad" in glyph_text(line)]
    assert broken
    assert all(line.overfull == 0.0 for line in lines)


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("considerable", "en_US"),
        ("Microsoft", ""),
        ("UNESCO", ""),
        ("Internationalization", ""),
        ("Düsseldorf", ""),
        ("Wärmerückgewinnungsanlage", "de_DE"),
        ("Rechenzentrumsinfrastruktur", "de_DE"),
        ("größer", "de_DE"),
    ],
)
def test_what_may_be_a_name_is_not_hyphenated(word, language):
    assert hyphenated_as(word) == language


@pytest.mark.parametrize("em", range(16, 24))
def test_a_number_is_parted_at_its_spaces_only_where_no_better_place_is_near(setter, em):
    text = "本项目已经取得发明专利授权共两件，专利号为2022 1 0123456，有关的问题请随时来电来信询问，不必客气。"
    lines = set_text(setter, text, em).lines
    assert not any(glyph_text(line).rstrip()[-1].isdigit() and line.text.endswith(" ") for line in lines)


def lines_that_begin_with_a_dash(book) -> int:
    text = PROSE.replace("。", "……").replace("，组织", "——组织").replace("，涉及", "——涉及").replace("，10", "——10")
    fresh = Typesetter(book, "zh-Hans-CN")
    return sum(line.text[0] in "—…" for em in range(12, 31) for line in set_text(fresh, text, em).lines)


def test_a_line_seldom_begins_with_a_dash(book, monkeypatch):
    few = lines_that_begin_with_a_dash(book)
    monkeypatch.setattr(pairing, "DASH_AT_START", 0.0)
    assert few < lines_that_begin_with_a_dash(book)
    assert few <= 4


def test_the_same_paragraph_is_set_once(setter):
    assert set_text(setter, PROSE, 22) is set_text(setter, PROSE, 22)


def test_a_paragraph_that_only_moved_in_its_file_is_not_set_again(setter):
    here, there = (
        setter.set_paragraph((InlineRun(PROSE, span=Span("a.md", line)),), BODY, [220.0]) for line in (3, 9)
    )
    assert here is there


def test_ranged_and_centred_text_keeps_its_natural_spacing(setter):
    centred = set_text(setter, PROSE, 22, replace(FLAT, align="center"))
    for line in centred.lines:
        assert line.expansion == 0.0
        assert line.x0 + line.width == pytest.approx(line.measure)
    right = set_text(setter, PROSE, 22, replace(FLAT, align="right"))
    assert all(line.width == pytest.approx(line.measure) for line in right.lines)


def test_markup_changes_faces_but_not_the_text(setter):
    marked = (InlineRun("职工"), InlineRun("“当家”", InlineStyle(strong=True)), InlineRun("作主。"))
    done = setter.set_paragraph(marked, FLAT, [220.0])
    assert glyph_text(done.lines[0]) == "职工“当家”作主。"
    assert {run.face for run in done.lines[0].runs} == {"song-regular", "hei-medium"}


def test_a_character_and_its_variation_selector_are_one_box(setter):
    line = setter.set_line("葛\U000e0100飾", FLAT)
    assert line.width == pytest.approx(20.0)
    assert glyph_text(line) == "葛\U000e0100飾"


@pytest.mark.parametrize("em", [0.5, 1, 1.5, 2, 3])
def test_words_with_readings_and_raised_figures_are_set_at_any_measure(setter, em):
    marked = (
        InlineRun("会名新$名±年·新：2)/3", InlineStyle(dots=True), ruby="x"),
        InlineRun("建@\u00ad/》设：)4 々2建‘‘》№！4№》2", InlineStyle(position="sup"), ruby="x"),
        InlineRun("％一ーー)；A-…7–《职～？々ㄅ…设代》！ㄅ》", InlineStyle(proper=True)),
    )
    for kinsoku in ("none", "basic", "gb", "strict"):
        variants = setter.variants(marked, off(FLAT, kinsoku=kinsoku), [em * 10.0])
        assert "会" in glyph_text(variants[0].lines[0])


ADDRESSES = [
    "投稿邮箱是wenhuazhan-bianjibu@hewancun-yuedu.example，请写明姓名和电话，来稿三十日内答复。",
    "网址为https://www.example.org/reports/2025/annual-review/index.html?lang=zh&id=12345，请点开看。",
    "邮箱dangjianbangongshi_qingshiqiao@126.com（注明“投稿”），欢迎来稿。",
    "详情见www.verylongdomainnamewithoutanybreakpoints.example.com，欢迎。",
    "文件名是aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa，请核对一下。",
]


@pytest.mark.parametrize("text", ADDRESSES)
@pytest.mark.parametrize("em", [12, 13, 14, 16, 21])
def test_an_address_leaves_no_character_alone_on_a_stretched_line(setter, text, em):
    lines = setter.set_paragraph((InlineRun(text),), FLAT, [em * FLAT.size]).lines
    assert all(line.expansion <= 0.12 for line in lines[:-1])
    assert all(len(line.text) > 1 for line in lines)
    assert not any(line.text[0] in "，。）？" for line in lines)


def test_a_line_before_an_address_is_left_unfilled(setter):
    first = setter.set_paragraph((InlineRun(ADDRESSES[0]),), FLAT, [13 * FLAT.size]).lines[0]
    assert first.width < first.measure - FLAT.size


def test_a_text_stays_set_for_a_few_rounds_without_a_question(book):
    setter = Typesetter(book, "zh-Hans-CN")
    done = set_text(setter, PROSE, 18)
    for _ in range(3):
        setter.begin_round()
    assert set_text(setter, PROSE, 18) is done
    for _ in range(4):
        setter.begin_round()
    assert set_text(setter, PROSE, 18) is not done


@pytest.mark.parametrize(("em", "first"), [(11, "咨询电话："), (12, "咨询电话："), (12.5, "咨询电话：")])
def test_a_line_of_han_before_a_long_number_stays_unfilled_rather_than_fall_apart(setter, em, first):
    lines = set_text(setter, "咨询电话：0972-8600000（马会计）。", em, BODY).lines
    assert lines[0].text == first
    assert lines[0].expansion == 0.0
    assert lines[1].text.startswith("0972-8600000")


def test_a_line_that_can_be_filled_is_filled_however_loose(setter):
    for em in range(11, 34):
        for line in set_text(setter, PROSE, em).lines[:-1]:
            assert line.x0 + line.width > (em - 1.5) * BODY.size, (em, line.text)
