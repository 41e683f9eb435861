"""What is known of Chinese surnames: which there are, which have two characters, and how they are read."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from importlib import resources

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
DOTS = "·•・‧∙⋅"
"""The middle dot of names, and what is typed for it."""

_HAN_NAME = re.compile(rf"[{HAN}]{{2,4}}")
_DOTTED_NAME = re.compile(rf"[{HAN}]+(?:[{DOTS}.．][{HAN}]+)+")
_LATIN_NAME = re.compile(r"[A-Z][A-Za-zÀ-ɏ.'’-]*(?: [A-Z][A-Za-zÀ-ɏ.'’-]*)*")
_UNIT = re.compile(
    r"(?:局|厂|院|校|室|处|部|镇|县|区|市|队|组|班|社|站|所|馆|厅|办|委|团|店|矿|段|系|股|园|台|行|村|乡|科|省|会|厅|库|街|路|州|旗|盟|连|营|排"
    r"|公司|集团|中心|学院|大学|学校|中学|小学|医院|协会|学会|工会|支部|街道|车间|办公室|银行|基地|合作社|委员会|分会|联社|幼儿园"
    r"|部长|科长|处长|局长|院长|校长|厂长|社长|会长|站长|所长|馆长|厅长|队长|组长|班长|村长|镇长|县长|区长|市长|主席|书记|主任|经理|董事|监事"
    r"|理事长|秘书长|总监|干事|科员|职员|会计|出纳|司机|医生|医师|护士|护师|护士长|药师|技师|教师|老师|教授|讲师|研究员|工程师|技术员|工人|职工"
    r"|农民|社员|学生|代表|委员|委員|顾问|干部|战士|民警|法官|检察官|律师|记者|编辑|助理|专员|主管|电工|焊工|钳工|保安|保洁|厨师|村民|志愿者|退休)$"
)
# What stands in the columns of a register beside a name.
_PARTICULAR = re.compile(
    r"男|女|[\u4e00-\u9fff]{1,4}族|(?:中共)?(?:预备)?党员|群众|团员|博士|硕士|本科|大专|专科|中专|高中|初中|[0-9]{1,3}岁"
)
# Given names end in these, too: 李科, 王会, 刘长.
_SHORT_UNIT = re.compile(r"[局厂院校室处部镇县区市队组班社站所馆厅办委团店矿]$")
_POST = re.compile(r"(?:长|席|记|任|理|生|师|士|员|授|监|事|计|手|工)$")


@dataclass(frozen=True, slots=True)
class Surnames:
    """Surnames of one and of two characters, and the readings of those that are not read as words are."""

    single: frozenset[str]
    double: frozenset[str]
    readings: dict[str, tuple[str, ...]]

    def of(self, name: str) -> str:
        """The surname of a person: two characters where they are one, else the first."""
        return name[:2] if len(name) > 2 and name[:2] in self.double else name[:1]


@functools.cache
def surnames() -> Surnames:
    """The table in `data/surnames.txt`."""
    text = (resources.files("printreport") / "data" / "surnames.txt").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return Surnames(
        frozenset(char for row in rows if row[0] == "one" for char in row[1]),
        frozenset(name for row in rows if row[0] == "two" for name in row[1].split()),
        {row[1]: tuple(row[2].split()) for row in rows if row[0] == "read"},
    )


def is_person(word: str) -> bool:
    """Whether a word has the form of a person's name: a surname and one or two characters, 甲·乙, or Latin words."""
    if _HAN_NAME.fullmatch(word):
        known = surnames()
        if word[:2] in known.double and len(word) > 2:
            return True
        return len(word) < 4 and word[0] in known.single
    return _DOTTED_NAME.fullmatch(word) is not None or _LATIN_NAME.fullmatch(word) is not None


def is_post_or_unit(word: str) -> bool:
    """Whether a word has the form of a unit or a post, or says the like of a person: 办公室, 财务科, 主任, 女, 回族."""
    if _PARTICULAR.fullmatch(word):
        return True
    if _UNIT.search(word) is None:
        return False
    if len(word) > 3 or not is_person(word):
        return True
    # 王部长 is a post, 李科 a person.
    is_post = len(word) == 3 and _UNIT.fullmatch(word[1:]) is not None and _POST.search(word) is not None
    return is_post or _SHORT_UNIT.search(word) is not None
