"""Figures of Chinese reports: what is one, its parts, and where it breaks least badly."""

from __future__ import annotations

from decimal import Decimal

import pytest

from printreport.core.figure_grammar import contains_figure, find_figures, split_figure
from printreport.core.han_numerals import han_value

WHOLE = [
    ("10万余名", "10", "名", "quantity", "100000"),
    ("59.86万名", "59.86", "名", "quantity", "598600.00"),
    ("1.5万个", "1.5", "个", "quantity", "15000.0"),
    ("40多万人(次)", "40", "人(次)", "quantity", "400000"),
    ("40多万人（次）", "40", "人(次)", "quantity", "400000"),
    ("95.6%", "95.6", "%", "percent", "95.6"),
    ("2014年", "2014", "年", "date", "2014"),
    ("第九次", "第九", "次", "ordinal", "9"),
    ("第41届", "第41", "届", "ordinal", "41"),
    ("第十三次", "第十三", "次", "ordinal", "13"),
    ("119项", "119", "项", "quantity", "119"),
    ("25340人(次)", "25340", "人(次)", "quantity", "25340"),
    ("8401(次)", "8401", "(次)", "quantity", "8401"),
    ("12.3%以上", "12.3", "%", "percent", "12.3"),
    ("¥3,959.85", "3,959.85", "", "money", "3959.85"),
    ("US$5亿", "5", "", "money", "500000000"),
    ("2019—2024年", "2019—2024", "年", "date", None),
    ("二〇二四年", "二〇二四年", "", "date", None),
    ("三分之一", "三分之一", "", "quantity", None),
    ("十九大", "十九大", "", "ordinal", None),
    ("七十载", "七十", "载", "quantity", "70"),
    ("3000多家", "3000", "家", "quantity", "3000"),
    ("3000 家", "3000", "家", "quantity", "3000"),
    ("1188.37万元", "1188.37", "元", "money", "11883700.00"),
    ("36万余次", "36", "次", "quantity", "360000"),
    ("2000余份", "2000", "份", "quantity", "2000"),
    ("60余场", "60", "场", "quantity", "60"),
    ("5千人", "5", "人", "quantity", "5000"),
    ("3.5千克", "3.5", "千克", "quantity", "3.5"),
    ("10:30", "10:30", "", "date", None),
    ("8点30分", "8点30分", "", "date", None),
    ("22±0.1", "22±0.1", "", "quantity", None),
    ("12km", "12", "km", "quantity", "12"),
    ("5kW·h", "5", "kW·h", "quantity", "5"),
    ("30m²", "30", "m²", "quantity", "30"),
    ("20℃", "20", "℃", "quantity", "20"),
    ("-5℃", "-5", "℃", "quantity", "-5"),
    ("80元/吨", "80", "元/吨", "quantity", "80"),
    ("5年", "5", "年", "quantity", "5"),
    ("5年多", "5", "年", "quantity", "5"),
    ("3个多月", "3", "个多月", "quantity", "3"),
    ("40周年", "40", "周年", "quantity", "40"),
    ("１６名", "16", "名", "quantity", "16"),
    ("3月", "3", "月", "date", "3"),
    ("2016年5月", "2016年5月", "", "date", None),
    ("2016年5月1日", "2016年5月1日", "", "date", None),
    ("5月1日", "5月1日", "", "date", None),
    ("2024-05-01", "2024-05-01", "", "date", None),
    ("10萬餘名", "10", "名", "quantity", "100000"),
    ("40多萬人次", "40", "人次", "quantity", "400000"),
    ("3,000個", "3,000", "個", "quantity", "3000"),
    ("5億元", "5", "元", "money", "500000000"),
    ("40週年", "40", "週年", "quantity", "40"),
    ("2024年5月1號", "2024年5月1號", "", "date", None),
    ("80后", "80后", "", "date", None),
    ("12 英寸", "12", "英寸", "quantity", "12"),
    ("28nm", "28", "nm", "quantity", "28"),
    ("5·12", "5·12", "", "date", None),
    ("20世纪90年代", "20世纪90年代", "", "date", None),
    ("G20", "G20", "", "name", None),
    ("Fab 2", "Fab 2", "", "name", None),
    ("COVID-19", "COVID-19", "", "name", None),
    ("5G", "5G", "", "name", None),
    ("0971-8230000", "0971-8230000", "", "name", None),
    ("60%—80%", "60%—80", "%", "percent", None),
    ("1/4", "1/4", "", "quantity", "0.25"),
    ("3,000", "3,000", "", "quantity", "3000"),
    ("1号", "1", "号", "ordinal", "1"),
    ("8台", "8", "台", "quantity", "8"),
]


@pytest.mark.parametrize(("text", "number", "measure", "kind", "value"), WHOLE)
def test_a_figure_of_a_report_is_read_whole(text: str, number: str, measure: str, kind: str, value: str | None) -> None:
    (figure,) = find_figures(f"共{text}，其")
    assert figure.text == text
    assert (figure.number, figure.measure, figure.kind) == (number, measure, kind)
    assert figure.value == (None if value is None else Decimal(value))
    assert (figure.start, figure.end) == (1, 1 + len(text))


@pytest.mark.parametrize("text", ["一个", "两个维护", "万一", "互联网+", "图/文", "四风", "IT", "统一", "千百", "十分", "第"])
def test_words_that_only_look_like_figures_are_none(text: str) -> None:
    assert find_figures(text) == ()


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("提高5.3%、21.7%、12.3%以上", ["5.3%", "21.7%", "12.3%以上"]),
        ("从2016年的17898户减少到469户", ["2016年", "17898户", "469户"]),
        ("43个工种(项目)", ["43个"]),
        ("省第十三次党代会和省十三届", ["第十三次", "十三届"]),
        ("5项目标", ["5项"]),
        ("2024元旦", ["2024"]),
        ("20家以上海为总部", ["20家"]),
        ("LED 20盏", ["20盏"]),
        ("1,2,3", ["1", "2", "3"]),
        ("各有5，100名", ["5", "100名"]),
        ("Fab 2 月产能5万片", ["Fab 2", "5万片"]),
        ("29个多民族", ["29个"]),
    ],
)
def test_figures_end_where_the_next_words_begin(text: str, figures: list[str]) -> None:
    assert [figure.text for figure in find_figures(text)] == figures


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("10万余名", ("10", "万余名")),
        ("95.6%", ("95.6", "%")),
        ("25340人(次)", ("25340", "人(次)")),
        ("１６名", ("１６", "名")),
        ("¥3,959.85", ("¥3,959.85", "")),
        ("百场", ("百场", "")),
        ("第九次", ("第九", "次")),
    ],
)
def test_a_figure_splits_into_number_and_the_rest(text: str, parts: tuple[str, str]) -> None:
    assert split_figure(text) == parts


@pytest.mark.parametrize(
    ("text", "figure", "there"),
    [
        ("表彰16名职工", "16名", True),
        ("表彰1316名职工", "16名", False),
        ("培训1.2万余名", "2万余名", False),
        ("培训2万余名", "2万余名", True),
        ("培训10万名", "10", False),
        ("共10个", "10", True),
        ("共3,000人", "000人", False),
        ("共3,000人", "3", False),
        ("８４０１（次）", "8401(次)", True),
        ("8401(次)", "8401（次）", True),
        ("增长-5%", "5%", False),
        ("2019-2024年", "2024年", True),
        ("占三十分之一", "十分之一", False),
        ("面积5m²", "5m", False),
        ("重5kg", "5k", False),
        ("第1316名和第16名", "16名", True),
        ("有30.", "30", True),
        ("共3000 家", "3000家", True),
        ("共 3000家", "3000 家", True),
        ("共1 316名", "16名", False),
        ("各有5，100名", "100名", True),
        ("甲，乙", "甲,乙", True),
        ("10萬餘名", "10", False),
        ("", "30", False),
    ],
)
def test_a_figure_stands_in_the_text_only_as_a_whole_number(text: str, figure: str, there: bool) -> None:
    assert contains_figure(text, figure) is there


def test_breaks_are_graded_by_how_much_they_tear() -> None:
    (figure,) = find_figures("25340人(次)")
    assert figure.joints[4] == (5, 3)
    assert figure.joints[5] == (6, 1)
    (scaled,) = find_figures("10万余名")
    assert scaled.joints == ((1, 3), (2, 3), (3, 2), (4, 2))
    (dated,) = find_figures("5月1日")
    assert (2, 1) in dated.joints
    (bare,) = find_figures("8401(次)")
    assert (4, 3) in bare.joints


@pytest.mark.parametrize(
    ("left", "right", "same"), [("4人(次)", "5人次", True), ("1.2万户", "469户", True), ("4人", "5户", False)]
)
def test_units_agree_whatever_their_scale_and_brackets(left: str, right: str, same: bool) -> None:
    assert (find_figures(left)[0].unit == find_figures(right)[0].unit) is same


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("七十", 70),
        ("二〇二四", 2024),
        ("一万二千", 12000),
        ("十三", 13),
        ("两百零五", 205),
        ("", None),
        ("三亿五千万", 350000000),
    ],
)
def test_han_numerals_have_values(numeral: str, value: int | None) -> None:
    assert han_value(numeral) == (None if value is None else Decimal(value))
