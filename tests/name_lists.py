"""Name lists and signatures made of plain words, as tests of layout, proof and tags write them."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from printreport.core.span import Span
from printreport.model.blocks import InlineRun, InlineText, ListedName, NameGroup, NameList, Signature

SPAN = Span("content/sections/01.md", 3, 1)
_SURNAMES, _GIVEN = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平"
_TIBETAN = ("才让卓玛", "多杰才旦", "旦正", "更藏扎西", "仁青")
_LONG = ("阿布都热合曼·买买提", "古丽娜尔·艾合买提江", "Abdul Rahman", "张伟（女）", "峰")
_UNITS = ("城北区总工会", "西宁市第一人民医院", "市税务局", "西宁市城市管理局环境卫生管理处清扫一队", "青海盐湖工业股份有限公司")
_POSTS = ("办公室", "财务科", "重症医学科", "（女）", "西宁市城市管理局环境卫生管理处清扫一队队长")


def words(text: str) -> InlineText:
    return (InlineRun(text),) if text else ()


def named(text: str) -> ListedName:
    """A name, with its post behind a slash."""
    name, _, post = text.partition("/")
    return ListedName(words(name), words(post), SPAN)


def group(head: str, names: Iterable[str]) -> NameGroup:
    return NameGroup(words(head), tuple(map(named, names)), SPAN)


def name_list(*groups: NameGroup, title: str = "") -> NameList:
    return NameList(words(title), groups, SPAN)


def bare_list(names: Iterable[str], title: str = "") -> NameList:
    """A list of one group without a head."""
    return name_list(group("", names), title=title)


def signature(*lines: str) -> Signature:
    return Signature(tuple(map(words, lines)), SPAN)


def person(rng: Random) -> str:
    """Two or three Han characters, as most names are."""
    return rng.choice(_SURNAMES) + "".join(rng.choice(_GIVEN) for _ in range(rng.choice((1, 2, 2))))


def persons(rng: Random, count: int) -> list[str]:
    return [person(rng) for _ in range(count)]


def any_group(rng: Random, number: int) -> NameGroup:
    """A group of one of the kinds that reports have: persons, some of them with long names, units, names with posts."""
    kind, count = rng.choice(("persons", "mixed", "units", "posts")), rng.choice((1, 2, 3, 5, 12, 40))
    names = persons(rng, count)
    if kind == "mixed":
        names = [rng.choice((name, name, rng.choice(_TIBETAN), rng.choice(_LONG))) for name in names]
    elif kind == "units":
        names = [rng.choice(_UNITS) for _ in names]
    elif kind == "posts":
        names = [f"{name}/{rng.choice(_POSTS)}" for name in names]
    return group(rng.choice((f"第{number}组（{count}人）", f"第{number}组", "")), names)


def any_list(rng: Random) -> NameList:
    return name_list(*(any_group(rng, number) for number in range(rng.randint(1, 5))), title=rng.choice(("", "先进个人")))
