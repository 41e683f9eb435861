"""Pairs the stars of emphasis, and tells them from stars that stand for themselves.

CommonMark's flanking rule fails beside Han and full-width marks (`**“两个确保”**要求`), so emphasis is read here: a mark
opens where no white space follows and closes where none stands before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from printreport.model.blocks import InlineStyle
from printreport.source.markdown.inline_scan import InlineSource
from printreport.syntax.message_log import MessageLog

_LATIN = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]")
_EXTENTS = "长宽高厚深径寬長徑"
# 3米*5米, 长600毫米*宽400毫米: a number with its unit on the left, another number on the right.
_FACTOR_LEFT = re.compile(rf"[0-9０-９][^\s0-9０-９*，。、；：！？（）()]{{0,3}}$|[{_EXTENTS}]$")
_FACTOR_RIGHT = re.compile(rf"[{_EXTENTS}约約]?[0-9０-９]|[{_EXTENTS}]")
# 李*明、王*华: names that a public notice veils.
_HAN = "\u3400-\u9fff"
_VEILED_LEFT = re.compile(rf"(?:^|[\s、，,；;：:（(。])[{_HAN}]{{1,2}}$")
_VEILED_RIGHT = re.compile(rf"[{_HAN}]{{1,2}}(?:$|[\s、，,；;）)。])")
# *栋*单元*室, **年**月**日: nobody emphasises these words alone.
_VEILED = frozenset(
    "省 市 县 縣 区 區 镇 鎮 乡 鄉 村 组 組 路 街 巷 弄 号 號 栋 棟 幢 座 单元 單元 楼 樓 层 層 室 年 月 日 时 分".split()
)
# What ends or parts words begins none that are to be emphasised.
_NEVER_FIRST = frozenset("，。、；：！？）》〉」』】,;:!?)")


@dataclass(slots=True)
class Atom:
    """Some characters of one style that stand together in the source, a line break, stars not yet understood, a note's mark."""

    start: int
    text: str
    style: InlineStyle
    ruby: str | None = None
    stars: int = 0
    is_break: bool = False
    note: int | None = None


class Emphasis:
    """Pairs the stars of one level and marks what stands between them."""

    def __init__(self, source: InlineSource, log: MessageLog, start: int, end: int) -> None:
        self.source, self.log, self.start, self.end = source, log, start, end
        self._open: list[tuple[int, int]] = []

    def resolve(self, atoms: list[Atom]) -> list[Atom]:
        """The atoms with matched stars gone and their style on what they enclose; the others are noted."""
        for index, atom in enumerate(atoms):
            if atom.stars:
                self._pair(atoms, index)
        while self._open:
            self._leave(atoms, *self._open.pop())
        return [atom for atom in atoms if atom.text or atom.is_break]

    def _pair(self, atoms: list[Atom], index: int) -> None:
        atom = atoms[index]
        text, count = self.source.text, atom.stars
        atom.stars, atom.text = 0, ""
        before = text[atom.start - 1 : atom.start] if atom.start > self.start else ""
        after = text[atom.start + count : atom.start + count + 1] if atom.start + count < self.end else ""
        if _stands_for_itself(text, atom.start, count, before, after):
            atom.text = "*" * count
            return
        if count > 3 or (count == 1 and _veils_a_name(text, atom.start)):
            self._leave(atoms, index, count)
            return
        opens = after.strip() and after not in _NEVER_FIRST and not (count == 1 and _LATIN.match(before))
        for kind in self._kinds(count):
            closes = before.strip() and not (kind == 1 and before in "，、；")
            if closes and any(kind == opened for _, opened in self._open):
                self._close(atoms, index, kind)
            elif opens:
                self._push(atoms, index, kind)
            else:
                self._leave(atoms, index, kind)

    def _kinds(self, count: int) -> tuple[int, ...]:
        if count < 3:
            return (count,)
        return (1, 2) if self._open and self._open[-1][1] == 1 else (2, 1)

    def _push(self, atoms: list[Atom], index: int, kind: int) -> None:
        # The same mark twice open would mean nothing; the nearer one is the likelier partner.
        while any(kind == opened for _, opened in self._open):
            self._leave(atoms, *self._open.pop())
        self._open.append((index, kind))

    def _close(self, atoms: list[Atom], index: int, kind: int) -> None:
        # Three stars open both kinds at once; whichever closes first was the inner one.
        if self._open[-1][1] != kind and len(self._open) > 1 and self._open[-1][0] == self._open[-2][0]:
            self._open[-2:] = self._open[:-3:-1]
        while self._open[-1][1] != kind:
            self._leave(atoms, *self._open.pop())
        opened, _ = self._open.pop()
        between = self.source.text[atoms[opened].start + kind : atoms[index].start]
        if between in _VEILED:
            self._leave_veiled(atoms, opened, index, kind)
            return
        for atom in atoms[opened + 1 : index]:
            atom.style = replace(atom.style, strong=True) if kind == 2 else replace(atom.style, emphasis=True)

    def _leave_veiled(self, atoms: list[Atom], opened: int, index: int, kind: int) -> None:
        """Print both marks: stars stand where a number or name is not told."""
        for number in (opened, index):
            atoms[number].text += "*" * kind
        span = self.source.span(atoms[opened].start, kind)
        hint = "像是代替数字或名字；要强调这个字，连同前后的字一起写在星号里。"
        self.log.warning("veiled", span, "这里的星号照原样印出", hint)

    def _leave(self, atoms: list[Atom], index: int, kind: int) -> None:
        """A mark without a partner: one star is printed, more are an error."""
        atom = atoms[index]
        atom.text += "*" * kind
        span = self.source.span(atom.start, kind)
        if kind == 1:
            listed = self.source.text.startswith("* ", atom.start) and span.column == 1
            hint = "列表的每一项以“- ”开头；" if listed else "要强调就前后各写一个 *，前面是数字或字母时空一格；"
            self.log.warning("single-star", span, "这个 * 没有配对，照原样印出", hint + "只印星号写 \\* 。")
        else:
            hint = "着重写成 **词**，写在同一行里，两头紧挨着字；要印星号写 \\*\\* 。"
            self.log.error("unmatched-mark", span, f"{'*' * kind} 没有配对", hint)


def _stands_for_itself(text: str, at: int, count: int, before: str, after: str) -> bool:
    """Whether stars are no marks: 600*400, A*B, (a)*(b), 长*宽*高, 3米*5米, 138****5678.

    `text` is the block's, `at` the place of the first of `count` stars, `before` and `after` the characters beside them, empty
    at a block's end.
    """
    left, right = _LATIN.match(before), _LATIN.match(after)
    if count > 3:
        return bool(left and right)
    if count > 1:
        return False
    if (left or before == ")") and (right or after == "("):
        return True
    near = text[max(0, at - 5) : at]
    return bool(_FACTOR_LEFT.search(near) and _FACTOR_RIGHT.match(text, at + 1))


def _veils_a_name(text: str, at: int) -> bool:
    return bool(_VEILED_LEFT.search(text[max(0, at - 3) : at]) and _VEILED_RIGHT.match(text, at + 1, at + 4))
