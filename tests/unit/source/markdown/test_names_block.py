"""Name lists: what parts names, groups and their heads, rows with posts, sentences, doubles, order."""

from __future__ import annotations

import time

import pytest
from body_reading import read

from printreport.model.blocks import NameList, printed_text
from printreport.source.checks.name_counts import check_name_counts
from printreport.syntax.message_log import MessageLog

Group = tuple[str, list[str]]


def names(lines: str, title: str = "") -> tuple[list[Group], list[tuple[str, int]]]:
    """The groups of a list, each name with its post behind a bar, and the codes of the messages."""
    blocks, said = read(f"::: 名单 {title}\n{lines}\n:::")
    found = [block for block in blocks if isinstance(block, NameList)]
    return [group for block in found for group in groups(block)], said


def groups(block: NameList) -> list[Group]:
    return [
        (printed_text(group.head), ["|".join(filter(None, (printed_text(n.name), printed_text(n.post)))) for n in group.names])
        for group in block.groups
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("张三、李四、王五", ["张三", "李四", "王五"]),
        ("张三，李四,王五；赵六", ["张三", "李四", "王五", "赵六"]),
        ("张三 李四　王五\t赵六", ["张三", "李四", "王五", "赵六"]),
        ("张三\n李四\n\n王五", ["张三", "李四", "王五"]),
        ("- 张三\n- 李四", ["张三", "李四"]),
        ("张三、李四、\n王五。", ["张三", "李四", "王五"]),
        ("阿布都热依木·买买提、古丽", ["阿布都热依木·买买提", "古丽"]),
        ("阿布都热依木 · 买买提　张三", ["阿布都热依木·买买提", "张三"]),
        ("John Smith, Anna Maria Li", ["John Smith", "Anna Maria Li"]),
        ("**张三**、{珅|shēn}子", ["张三", "珅子"]),
        ("欧阳震华 司马光 诸葛亮", ["欧阳震华", "司马光", "诸葛亮"]),
        ("张三（女）、李四（女，回族）", ["张三|（女）", "李四|（女，回族）"]),
        ("张三（女） 办公室\n李四 财务科", ["张三|（女） 办公室", "李四|财务科"]),
        ("张三 办公室\n李四 财务科科长\n王五 主任", ["张三|办公室", "李四|财务科科长", "王五|主任"]),
        ("张三\t办公室\t主任\n李四\t财务科\t科长", ["张三|办公室 主任", "李四|财务科 科长"]),
        ("张三，办公室\n李四，财务科", ["张三|办公室", "李四|财务科"]),
        ("王建国　男　汉族　卫生院院长\n李秀英　女　回族　教师", ["王建国|男　汉族　卫生院院长", "李秀英|女　回族　教师"]),
        ("王建国 13800001111\n李秀英 13800002222", ["王建国|13800001111", "李秀英|13800002222"]),
        ("·张三\n· 李四", ["张三", "李四"]),
        ("张三 阿布都热依木 李四", ["张三", "阿布都热依木", "李四"]),
        ("阿布都热依木、努尔买买提明、扎西才让", ["阿布都热依木", "努尔买买提明", "扎西才让"]),
        ("中共西宁市委为民服务中心", ["中共西宁市委为民服务中心"]),
        ("西宁市第一人民医院\n青海省地质矿产勘查开发局第三地质队", ["西宁市第一人民医院", "青海省地质矿产勘查开发局第三地质队"]),
    ],
)
def test_names_are_parted_by_marks_blanks_and_lines(lines: str, expected: list[str]) -> None:
    assert names(lines) == ([("", expected)], [])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("张　三、李四四", ["张三", "李四四"]),
        ("张　三　李四四　王　五　赵　六", ["张三", "李四四", "王五", "赵六"]),
        ("王 五\n李四四", ["王五", "李四四"]),
        ("张 三  李 四  王五五", ["张三", "李四", "王五五"]),
        ("张 三 丰　李 四 光", ["张三丰", "李四光"]),
    ],
)
def test_a_name_spread_by_spaces_is_one_and_that_is_told_once(lines: str, expected: list[str]) -> None:
    assert names(lines) == ([("", expected)], [("name-spread", 2)])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("一等奖（1人）：张三\n二等奖: 李四、王五", [("一等奖（1人）", ["张三"]), ("二等奖", ["李四", "王五"])]),
        ("### 一等奖\n张三\n### 二等奖\n李四", [("一等奖", ["张三"]), ("二等奖", ["李四"])]),
        ("**一等奖**\n张三\n二等奖：\n李四\n王五", [("一等奖", ["张三"]), ("二等奖", ["李四", "王五"])]),
        ("**一等奖**：张三", [("一等奖", ["张三"])]),
        ("组长：张三　副组长：李四、王五", [("组长", ["张三"]), ("副组长", ["李四", "王五"])]),
        ("张三\n一等奖：李四", [("", ["张三"]), ("一等奖", ["李四"])]),
        ("组　长：张三\n高一（2）班：李四", [("组长", ["张三"]), ("高一（2）班", ["李四"])]),
        ("一等奖\n张三、李四", [("一等奖", ["张三", "李四"])]),
        ("一等奖：\n（排名不分先后）\n张三", [("一等奖（排名不分先后）", ["张三"])]),
    ],
)
def test_groups_stand_under_heads(lines: str, expected: list[Group]) -> None:
    assert names(lines) == (expected, [])


def test_a_unit_before_its_people_is_their_head() -> None:
    found, said = names("办公室 张三 李四\n财务科 王五、赵六")
    assert found == [("办公室", ["张三", "李四"]), ("财务科", ["王五", "赵六"])]
    assert said == [("name-unit", 2)]


def test_a_row_like_its_neighbours_is_read_as_they_are_and_told() -> None:
    found, said = names("张三 办公室\n李四 财务科\n王二 王庄")
    assert found == [("", ["张三|办公室", "李四|财务科", "王二|王庄"])]
    assert said == [("name-row", 4)]
    assert names("张三 李四\n王二 王庄") == ([("", ["张三", "李四", "王二", "王庄"])], [])


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("以下同志在2025年表现突出，特此表彰。\n张三", [("name-sentence", 2)]),
        ("张三、李四\n在平凡的岗位上做出了不平凡的业绩", [("name-sentence", 3)]),
        ("张三。李四很好。", [("name-sentence", 2)]),
        ("张三、李四等76人", [("name-sentence", 2)]),
        ("感谢他们的付出\n张三", [("name-sentence", 2)]),
        (f"{'这是一句很长的话' * 6}：张三", [("name-sentence", 2)]),
        ("一等奖：\n二等奖：张三", [("empty-group", 2)]),
        ("张三\n一等奖：", [("empty-group", 3)]),
        ("姓名 单位\n张三 办公室", [("block-content", 2)]),
        ("| 张三 | 李四 |", [("block-content", 2)]),
        ("order: 部首\n张三", [("unknown-order", 2)]),
        ("1. 张三\n2、李四\n（三）王五\n四、赵六", [("name-number", 2)]),
        ("张三\n在工作中认真负责，成绩突出。", [("name-sentence", 3)]),
        ("张三、张", [("name-single", 2)]),
        ("order: stroke\n张三\norder: pinyin", [("order-twice", 4)]),
        ("张三、··、12", [("name-wordless", 2)]),
        ("张三（女、李四\n王五）", [("name-bracket", 2)]),
        ("张三（（女））、〇一、⼀⼆", []),
        ("— 张三\n– 李四", []),
        ("张三、李四\n王五、张三", [("name-twice", 3)]),
        ("甲奖：张三\n乙奖：张　三", [("name-spread", 3), ("name-twice", 3)]),
        ("买买提.阿布", [("name-dot", 2)]),
        ("买买提•阿布", [("name-dot", 2)]),
        ("<b>张三</b>", [("html", 2), ("html", 2)]),
    ],
)
def test_what_is_wrong_with_a_list_is_told_where_it_stands(lines: str, said: list[tuple[str, int]]) -> None:
    assert names(lines)[1] == said


def test_a_full_stop_typed_for_the_middle_dot_is_set_as_one_and_others_stand() -> None:
    assert names("买买提.阿布、买买提．阿里、买买提•阿不都")[0] == [("", ["买买提·阿布", "买买提·阿里", "买买提•阿不都"])]


@pytest.mark.parametrize("line", ["order: stroke", "order：笔画", "排序：姓氏笔画为序", "ORDER = Strokes", "（按姓氏笔画为序）"])
def test_names_are_sorted_by_strokes(line: str) -> None:
    people = "王小洪、丁薛祥、王宁、习近平、王凯、马兴瑞、于立军、万立骏、欧阳修、欧文、John、张三"
    found, said = names(f"{line}\n{people}\n单丹：解晓东、丁一")
    expected = ["丁薛祥", "于立军", "万立骏", "习近平", "马兴瑞", "王宁", "王凯", "王小洪", "张三", "欧文", "欧阳修", "John"]
    assert [people for _, people in found] == [expected, ["丁一", "解晓东"]]
    assert said == []


def test_a_title_may_say_the_order() -> None:
    assert names("王五、丁一", "先进个人（按姓氏笔画为序）")[0] == [("", ["丁一", "王五"])]
    assert names("王五、丁一", "先进个人（排名不分先后）")[0] == [("", ["王五", "丁一"])]
    assert names("王五、丁一")[0] == [("", ["王五", "丁一"])]


def test_surnames_are_sorted_by_their_own_readings() -> None:
    first = "盖叫天 鲁迅 路遥 吕布 缪斯 万俟卨 区小明 欧文 朴树 仇英 任正非"
    expected = f"{first} 单丹 解晓东 尉迟恭 乐嘉 曾国藩 查良镛 翟明 长孙无忌".split()
    people = "、".join(sorted(expected))
    assert names(f"order: pinyin\n{people}")[0] == [("", expected)]


def test_a_character_of_unknown_order_is_told() -> None:
    assert names("order: stroke\n王𠮷、丁一")[1] == [("name-order", 3)]


def counted(text: str) -> list[tuple[str, int, str]]:
    blocks, _ = read(text)
    log = MessageLog()
    check_name_counts(blocks, None, log)
    return [(message.code, message.span.line, message.message) for message in log.in_file_order()]


@pytest.mark.parametrize(
    ("text", "line", "shown"),
    [
        ("::: 名单\n一等奖（3人）：张三、李四\n:::", 2, "3人"),
        ("::: 名单 劳动模范（3名）\n张三、李四\n:::", 1, "3名"),
        ("评出3名劳动模范。\n::: 名单 劳动模范\n张三、李四\n:::", 1, "3名"),
        ("::: 名单 劳动模范\n张三、李四\n:::\n以上3名市级劳动模范。", 4, "3名"),
        ("### 三位先进\n::: 名单\n张三、李四\n:::", 1, "三位"),
        ("全院1316名职工，评出3名先进，名单如下：\n::: 名单\n张三、李四\n:::", 1, "3名"),
    ],
)
def test_a_number_that_is_not_that_of_the_names_is_doubted(text: str, line: int, shown: str) -> None:
    assert [(code, at) for code, at, _ in counted(text)] == [("name-count", line)]
    assert f"“{shown}”" in counted(text)[0][2]


@pytest.mark.parametrize(
    "text",
    [
        "::: 名单\n一等奖（2人）：张三、李四\n:::",
        "评出2名劳动模范。\n::: 名单 劳动模范\n张三、李四\n:::",
        "全院1316名职工，评出2名先进，名单如下：\n::: 名单\n张三、李四\n:::",
        "全院1316名职工。\n::: 名单\n张三、李四\n:::",
        "评出10余名劳动模范。\n::: 名单 劳动模范\n张三、李四\n:::",
        "一等奖2人，二等奖1人：\n::: 名单\n一等奖：张三、李四\n二等奖：王五\n:::",
    ],
)
def test_numbers_that_agree_or_speak_of_others_are_not_doubted(text: str) -> None:
    assert counted(text) == []


def test_two_thousand_names_take_no_longer_each() -> None:
    def seconds(count: int) -> float:
        people = "、".join(chr(0x4E00 + n % 900) + chr(0x5000 + n // 7) + chr(0x6000 + n) for n in range(count))
        begun = time.process_time()
        assert len(names(f"order: stroke\n{people}")[0][0][1]) == count
        return time.process_time() - begun

    seconds(10)
    assert seconds(2000) < 30 * max(seconds(200), 0.002)


def test_more_names_than_a_register_are_told() -> None:
    people = "\n".join("、".join(chr(0x4E00 + n) + chr(0x5000 + m) + "一" for m in range(100)) for n in range(31))
    assert ("too-many", 32) in names(people)[1]


def test_surnames_stand_as_in_lists_of_the_state() -> None:
    surnames = "丁习马王尹石刘许孙李杨何汪张陈赵胡袁栗郭黄蔡"
    mixed = "、".join(f"{surname}一" for surname in sorted(surnames))
    assert names(f"order: stroke\n{mixed}")[0] == [("", [f"{surname}一" for surname in surnames])]
    given = "希 强 干杰 书磊 鸿忠".split()
    mixed = "、".join(f"李{each}" for each in sorted(given))
    assert names(f"order: stroke\n{mixed}")[0] == [("", [f"李{each}" for each in given])]
