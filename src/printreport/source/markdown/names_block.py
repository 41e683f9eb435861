"""Reads a name list (名单): groups under their heads, names in the order written or sorted, posts and units behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from printreport.core.span import Span
from printreport.model.blocks import InlineRun, ListedName, NameGroup, NameList, plain_text
from printreport.source.markdown.fenced_lines import HEADING, LIST_MARK, FencedLine, FencedLines
from printreport.source.markdown.group_names import GroupNames, unspaced
from printreport.source.markdown.inline import read_inline
from printreport.source.markdown.name_order import NameOrder, is_ordered, order_key
from printreport.source.markdown.name_words import headed_end
from printreport.source.markdown.surnames import DOTS, HAN
from printreport.syntax.inline_cuts import CutText
from printreport.syntax.placed_words import SPACES, Piece

MOST_NAMES = 3000
"""Names of one list; more are a register."""

_ORDER = re.compile(r"(?:order|sort|排序|顺序|次序|順序)[ \t\u3000]*[:：=][ \t\u3000]*(?P<by>\S.*)", re.IGNORECASE)
_ORDERS: dict[str, NameOrder | None] = {
    **dict.fromkeys("stroke strokes 笔画 笔划 姓氏笔画 姓氏笔划 按笔画 按姓氏笔画 筆畫 筆劃 姓氏筆畫 姓氏筆劃".split(), "stroke"),
    **dict.fromkeys("pinyin 拼音 姓氏拼音 音序 按拼音 按姓氏拼音 字母 字母顺序".split(), "pinyin"),
    **dict.fromkeys("written as-is 原样 照写 不排 none".split(), None),
}
_ORDER_WORDS = re.compile(r"[按以依](?:姓氏|姓名)?(?P<by>笔画|笔划|筆畫|筆劃|汉语拼音|漢語拼音|拼音|音序)")
_BRACKETED = re.compile(r"[（(][^（()）]*[）)]")
_STRONG = re.compile(r"\*\*(?!\*)[^*]+\*\*")
_NUMERAL = "[0-9０-９]{1,4}|[一二三四五六七八九十百]{1,5}"
_NUMBER = re.compile(
    rf"(?:[（(](?:{_NUMERAL})[)）]|[0-9０-９]{{1,4}}[)）.．]|(?:{_NUMERAL})、|[①-⓿❶-➓㈠-㈩])[ \t\u3000]*"
    r"|[0-9]{1,4}[ \t\u3000]+(?=\D)"
)
_BULLET = re.compile(rf"[{DOTS}●▪■◆○◇□★☆][ \t\u3000]*(?=\S)")
_SPREAD = re.compile(rf"[{HAN}](?:[ \t\u3000]+[{HAN}])+")
_COLON = re.compile(r"[：:]")
_HEAD_BREAK = " \t\u3000\xa0；;。"
# Characters before a colon: what is longer is a sentence.
_LONGEST_HEAD = 40
_PRIZE = re.compile(r"[^\s、，,；;]{1,20}(?:奖|獎|[（(]共?[0-9０-９]{1,5}[人名位个户家][）)])")


@dataclass(slots=True)
class _Group:
    """A group in the making: its head with its place, and the parts of lines that hold its names."""

    head: list[InlineRun]
    span: Span
    parts: list[Piece] = field(default_factory=list)


def read_names(block: FencedLines) -> NameList | None:
    """The groups of a block; what is no name, a name that stands twice and the like are noted."""
    return _NamesReader(block).read()


class _NamesReader:
    """One walk over the lines of one name list."""

    def __init__(self, block: FencedLines) -> None:
        self.block, self.log = block, block.log
        self.title = list(block.title)
        self.groups: list[_Group] = []
        self.order: NameOrder | None = _named_order(plain_text(block.title))
        self._ordered: int | None = None
        self._told: set[str] = set()

    def read(self) -> NameList | None:
        errors = self.log.error_count
        for number, line in enumerate(self.block.lines):
            self._take(line, number + 1 < len(self.block.lines))
        groups = [group for each in self.groups if (group := self._read_group(each)) is not None]
        if not groups:
            if self.log.error_count == errors:
                self.log.error("empty-block", self.block.span, "这份名单里没有名字", "写上名字，或删去这一块。")
            return None
        self._doubt_repeated(groups)
        count = sum(len(group.names) for group in groups)
        if count > MOST_NAMES:
            names = [name for group in groups for name in group.names]
            place = names[MOST_NAMES].span
            self.log.error("too-many", place, f"这份名单有 {count} 个名字，最多 {MOST_NAMES} 个", "分成几块，或分成几节。")
        return NameList(tuple(self.title), tuple(self._sorted(group) for group in groups), self.block.span)

    def _take(self, line: FencedLine, has_more: bool) -> None:
        text = line.text
        if (match := _ORDER.fullmatch(text)) is not None:
            self._take_order(line, match)
        elif (heading := HEADING.match(text)) is not None and text[heading.end() :]:
            self._open(line.piece(heading.end()), line)
        elif self.block.refused(line, "名单里只写名字；一组的名称写成“一等奖（12人）：”。", heading=False):
            return
        elif _BRACKETED.fullmatch(text):
            self._add_remark(line)
        elif has_more and (_STRONG.fullmatch(text) or _PRIZE.fullmatch(text)):
            self._open(line.piece(), line)
        else:
            self._take_names(line)

    def _take_order(self, line: FencedLine, match: re.Match[str]) -> None:
        by = match["by"].strip(SPACES).removesuffix("为序").removesuffix("排序").removesuffix("排列").casefold()
        if self._ordered is not None:
            message = f"次序写了两次，前一次在第 {self._ordered} 行"
            self.log.error("order-twice", line.whole, message, "一份名单一个次序，留下一行；各组次序不同的，分成几块名单。")
            return
        self._ordered = line.span.line
        if by in _ORDERS:
            self.order = _ORDERS[by]
            return
        hint = "写 order: stroke（姓氏笔画）或 order: pinyin（拼音）；照写的次序印，删去这一行。"
        self.log.error("unknown-order", line.span.at(match.start("by"), len(match["by"])), f"没有“{by}”这种次序", hint)

    def _add_remark(self, line: FencedLine) -> None:
        """A remark in brackets (按姓氏笔画为序) belongs to the head above it, or to the title."""
        self.order = self.order or _named_order(line.text)
        remark = self.block.inline(line.piece())
        if not self.groups:
            self.title += remark
        elif not self.groups[-1].parts:
            self.groups[-1].head += remark
        else:
            hint = "括号里的说明写在这一组的名称后面，或写在 ::: 外面。"
            self.log.error("name-sentence", line.whole, "名单里有一句说明", hint)

    def _take_names(self, line: FencedLine) -> None:
        """A line with names, and with the heads of groups before colons."""
        start = self._after_mark(line)
        text = line.text
        masked = _BRACKETED.sub(lambda match: "\x01" * len(match.group()), text)
        colons = [match.start() for match in _COLON.finditer(masked, start)]
        reached = start
        for number, colon in enumerate(colons):
            head = reached if not number else max(reached, *(masked.rfind(mark, reached, colon) + 1 for mark in _HEAD_BREAK))
            if colon - head > _LONGEST_HEAD:
                hint = f"冒号前面是一组的名称，最多 {_LONGEST_HEAD} 字；说明的话写在 ::: 外面。"
                self.log.error("name-sentence", line.whole, "名单里有一句话", hint)
                return
            self._add(line, reached, head)
            if text[head:colon].strip(SPACES):
                self._open((text[head:colon].rstrip(SPACES), line.span.at(head)), line)
            reached = colon + 1
        unit = headed_end(text[reached:]) if reached == start else 0
        if unit:
            self._doubt_unit(line, start, unit)
            self._open((text[start : start + unit], line.span.at(start)), line)
            reached += unit
        self._add(line, reached, len(text))

    def _doubt_unit(self, line: FencedLine, start: int, length: int) -> None:
        if "name-unit" in self._told:
            return
        self._told.add("name-unit")
        unit = line.text[start : start + length]
        hint = "是一组的名称，后面写冒号；不是，名字之间用顿号隔开，单位写在名字后面。"
        self.log.warning("name-unit", line.span.at(start, length), f"“{unit}”当作后面这些人的单位，印成一组的名称", hint)

    def _after_mark(self, line: FencedLine) -> int:
        """Where the names of a line begin, behind a list's mark and the number that a list was pasted with."""
        mark = LIST_MARK.match(line.text) or _BULLET.match(line.text)
        start = mark.end() if mark else 0
        number = _NUMBER.match(line.text, start)
        if number is None or number.end() == len(line.text):
            return start
        if "name-number" not in self._told:
            self._told.add("name-number")
            place = line.span.at(start, number.end() - start)
            self.log.warning("name-number", place, "名字前的序号不印", "要印序号的，做成表格。")
        return number.end()

    def _open(self, head: Piece, line: FencedLine) -> None:
        """Begin a group; its head is printed without its colon."""
        text = head[0].rstrip(SPACES).rstrip("：:").rstrip(SPACES)
        span = head[1].at(0, max(1, len(text)))
        if self.groups and not self.groups[-1].parts:
            self._refuse_empty(self.groups[-1])
        if not text.strip("*"):
            self.block.refuse(line, "空的小标题", "写上这一组的名称。")
            return
        runs = read_inline([(text.replace("\t", " "), head[1])], self.log)
        # 组　长：, as typists line up heads.
        self.groups.append(_Group(list(unspaced(CutText(runs)) if _SPREAD.fullmatch(text) else runs), span))

    def _add(self, line: FencedLine, start: int, stop: int) -> None:
        text = line.text[start:stop]
        if not text.strip(SPACES):
            return
        if not self.groups:
            self.groups.append(_Group([], line.span))
        left = len(text) - len(text.lstrip(SPACES))
        self.groups[-1].parts.append((text.strip(SPACES), line.span.at(start + left)))

    def _refuse_empty(self, group: _Group) -> None:
        hint = "名字写在冒号后面，或写在下一行；不是一组的名称，写在 ::: 外面。"
        self.log.error("empty-group", group.span, f"“{plain_text(tuple(group.head))[:20]}”下面没有名字", hint)

    def _read_group(self, group: _Group) -> NameGroup | None:
        if not group.parts:
            self._refuse_empty(group)
            return None
        errors = self.log.error_count
        lines = [(CutText(self.block.inline(part)), part[1]) for part in group.parts]
        reader = GroupNames(lines, self._told, self.log)
        names = reader.read()
        if not names and self.log.error_count == errors:
            self._refuse_empty(group)
        return NameGroup(tuple(group.head), names, group.span) if names else None

    def _sorted(self, group: NameGroup) -> NameGroup:
        if self.order is None:
            return group
        key = order_key(self.order)
        for name in group.names:
            unknown = next((char for char in plain_text(name.name) if not is_ordered(char, self.order)), None)
            if unknown is not None:
                message = f"不知道“{unknown}”（U+{ord(unknown):04X}）的次序，含这个字的名字排在后面"
                self.log.warning("name-order", name.span, message, "删去 order: 一行，自己排好。")
        return replace(group, names=tuple(sorted(group.names, key=lambda name: key(plain_text(name.name)))))

    def _doubt_repeated(self, groups: list[NameGroup]) -> None:
        """Warn of every name that stands in the list before."""
        seen: dict[str, ListedName] = {}
        for name in (name for group in groups for name in group.names):
            key = "".join(plain_text(name.name).split())
            first = seen.setdefault(key, name)
            if first is not name:
                same = "，单位或职务不同" if plain_text(first.post) != plain_text(name.post) else ""
                message = f"“{key}”在这份名单里出现过（第 {first.span.line} 行{same}）"
                hint = "重复的删去一处；同名的两个人，在名字后面写上单位，或（女）这样的说明。"
                self.log.warning("name-twice", name.span, message, hint)


def _named_order(text: str) -> NameOrder | None:
    """The order that a title or remark speaks of: 按姓氏笔画为序."""
    match = _ORDER_WORDS.search(text)
    if match is None:
        return None
    return "stroke" if match["by"][0] in "笔筆" else "pinyin"
