"""Reads the markup inside a paragraph into runs, each with its place."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from printreport.model.blocks import PLAIN, InlineRun, InlineStyle, InlineText, note_mark
from printreport.source.markdown.emphasis import Atom, Emphasis
from printreport.source.markdown.inline_scan import InlineSource
from printreport.source.markdown.notes import MARK, SectionNotes
from printreport.syntax.message_log import MessageLog
from printreport.syntax.placed_words import SPACES, Piece, line_joint
from printreport.syntax.records import closest

CLASSES = ("dots", "proper", "title", "underline", "sup", "sub")

_DEEPEST = 6
"""Brackets in each other: every kind of mark once (`CLASSES`)."""
# Addresses of the web and places on a disk are text as a whole, whatever marks are in them.
_ADDRESS = r"(?:https?://|www\.)(?:[0-9A-Za-z/_.~%#?&=+:@,;!$'()-]|\*(?=[0-9A-Za-z/_.-]))+"
_IN_PATH = r"""[^\s*\[\]{}<>|"`，。；：、！？（）“”《》]"""
_PATH = rf"(?<![0-9A-Za-z])[A-Za-z]:\\{_IN_PATH}*|\\\\[0-9A-Za-z][0-9A-Za-z_.$-]*\\{_IN_PATH}*"
_SPECIAL = re.compile(rf"{_ADDRESS}|{_PATH}|[\\*\[{{<`!&\n]|[［【〔](?=[\^＾])")
_PUNCTUATION = frozenset("\"#$%'(),+-./:;=>?@^_~")
_ESCAPED = frozenset("*[]{}|<`!&")
_ESCAPED_AT_HEAD = re.compile(r"[#>=~:+.)-]")
_IMAGE_TARGET = re.compile(r"（[^）\n]{0,200}\.[A-Za-z]{2,5}）")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,30}(?:\s[^<>]{0,300})?/?>|<[!?][^<>]{0,300}>")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]{0,300}|[^<>\s@]{1,64}@[^<>\s]{1,200})>")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_CLASS_LIST = re.compile(r"\s*\.?[\w-]*(?:\s+\.[\w-]+)*\s*")


def read_inline(lines: Sequence[Piece], log: MessageLog, notes: SectionNotes | None = None) -> InlineText:
    """The runs of a block's lines; single line breaks joined, mistakes noted by place.

    `notes` number the marks of notes; without them no mark may stand here.
    """
    reader = _InlineReader(InlineSource(lines), log, notes)
    atoms = reader.read(0, len(reader.source.text), PLAIN, 0)
    return _runs(atoms, reader.source)


@dataclass(frozen=True, slots=True)
class _Part:
    """What is being read: where it ends, the style that it has, how deep it lies in brackets, and the atoms found so far."""

    end: int
    style: InlineStyle
    depth: int
    atoms: list[Atom]


class _InlineReader:
    """One reading of one block; every construct has a method that returns where to go on."""

    def __init__(self, source: InlineSource, log: MessageLog, notes: SectionNotes | None = None) -> None:
        self.source, self.log, self.notes = source, log, notes
        self.text = source.text
        self._lone_backtick = False
        self._none_from = len(self.text)
        self._readers: dict[str, Callable[[int, _Part], int]] = {
            "\\": self._escape,
            "*": self._stars,
            "[": self._bracket,
            "［": self._note,
            "【": self._note,
            "〔": self._note,
            "{": self._brace,
            "<": self._angle,
            "`": self._backtick,
            "!": self._bang,
            "&": self._entity,
            "\n": self._line_break,
        }

    def read(self, start: int, end: int, style: InlineStyle, depth: int) -> list[Atom]:
        """The atoms between two places, emphasis resolved."""
        atoms: list[Atom] = []
        part = _Part(end, style, depth, atoms)
        at = start
        while at < end:
            match = _SPECIAL.search(self.text, at, end)
            stop = match.start() if match else end
            if stop > at:
                atoms.append(Atom(at, self.text[at:stop], style))
            if match is None:
                at = end
            elif len(match.group()) > 1:
                atoms.append(Atom(stop, match.group(), style))
                at = match.end()
            else:
                at = self._readers[match.group()](stop, part)
        return Emphasis(self.source, self.log, start, end).resolve(atoms)

    def _literal(self, at: int, part: _Part) -> int:
        part.atoms.append(Atom(at, self.text[at], part.style))
        return at + 1

    def _escape(self, at: int, part: _Part) -> int:
        """A backslash takes the meaning of a mark that has one; before anything else it is printed."""
        following = self.text[at + 1] if at + 1 < part.end else ""
        if following in _ESCAPED or (_ESCAPED_AT_HEAD.match(following) and self._is_head(at)):
            return self._literal(at + 1, part)
        if following in _PUNCTUATION or following in ("", "\n"):
            span = self.source.span(at, 2)
            self.log.warning("backslash", span, "这个反斜杠照原样印出", "不要印就删去；要照印 * [ ] { } | < 时才写在它们前面。")
        return self._literal(at, part)

    def _is_head(self, at: int) -> bool:
        """Whether only digits stand between a place and its line's beginning."""
        start = self.text.rfind("\n", max(0, at - 12), at) + 1 or max(0, at - 12)
        return (start == 0 or self.text[start - 1] == "\n") and (start == at or self.text[start:at].isdecimal())

    def _stars(self, at: int, part: _Part) -> int:
        stop = at
        while stop < part.end and self.text[stop] == "*":
            stop += 1
        part.atoms.append(Atom(at, self.text[at:stop], part.style, stars=stop - at))
        return stop

    def _line_break(self, at: int, part: _Part) -> int:
        part.atoms.append(Atom(at, "", part.style, is_break=True))
        return at + 1

    def _bracket(self, at: int, part: _Part) -> int:
        close = self.source.closing.get(at, -1)
        if self.text.startswith(("[^", "[＾"), at):
            return self._note(at, part)
        if not at < close < part.end:
            return self._literal(at, part)
        after = self.text[close + 1 : close + 2] if close + 1 < part.end else ""
        if after == "(" and (stop := self._next(")", close, part.end)) > 0:
            self._refuse("link", at, close + 1 - at, "链接不能用", "直接写网址；要印方括号写 \\[ 和 \\] 。")
            return stop + 1
        if after == "{" and self._is_class_list(close + 2, part.end):
            return self._marked(at, close, part)
        return self._literal(at, part)

    def _note(self, at: int, part: _Part) -> int:
        """`[^1]`: the mark of a note, printed as its number."""
        match = MARK.match(self.text, at, part.end)
        if match is None:
            if self.text[at] == "[":
                hint = "注号写成 [^1]，注文另起一行写成“[^1]: 注文”；要照印方括号，写 \\[ 。"
                self._refuse("note-mark", at, 2, "注号不完整", hint)
            return self._literal(at, part)
        span = self.source.span(at, len(match.group()))
        if self.notes is None:
            hint = "注号写在段落、列表、引文、表格里；要照印方括号，写 \\[ 。"
            self.log.error("note-place", span, "标题、注文里不能放注号", hint)
            return match.end()
        number = self.notes.number(match["label"].strip(SPACES), span)
        if number is not None:
            part.atoms.append(Atom(at, note_mark(number), part.style, note=number))
        return match.end()

    def _is_class_list(self, start: int, end: int) -> bool:
        """Whether braces after a bracket belong to it: anything but ruby, which has a bar."""
        stop = min((found for mark in "}{\n" if (found := self.text.find(mark, start, start + 60)) >= 0), default=end)
        return "|" not in self.text[start : min(stop, end)]

    def _marked(self, at: int, close: int, part: _Part) -> int:
        """`[词]{.dots}`: what stands in the brackets, in the style that the braces name."""
        start = close + 2
        stop = self.text.find("}", start, min(part.end, start + 60))
        if stop < 0 or not _CLASS_LIST.fullmatch(self.text, start, stop):
            self._refuse("unmatched-mark", close + 1, 1, "“[…]{” 后面没有配对的“}”", "写成 [词]{.dots}；要印花括号写 \\{ 。")
            return close + 2
        if part.depth >= _DEEPEST:
            self._refuse("markup-depth", at, 1, f"方括号套了超过 {_DEEPEST} 层", "拆开写。")
            return stop + 1
        names = self.text[start:stop].split()
        marked = part.style
        for name in names or [""]:
            marked = self._with_class(marked, name, start)
        if not self.text[at + 1 : close].strip():
            self._refuse("empty-mark", at, 1, "方括号里没有字", "把要加标记的字写在方括号里。")
        part.atoms.extend(self.read(at + 1, close, marked, part.depth + 1))
        return stop + 1

    def _with_class(self, style: InlineStyle, name: str, at: int) -> InlineStyle:
        known = name[1:] if name.startswith(".") else ""
        match known:
            case "sup" | "sub":
                return replace(style, position=known)
            case "dots":
                return replace(style, dots=True)
            case "proper":
                return replace(style, proper=True)
            case "title":
                return replace(style, title=True)
            case "underline":
                return replace(style, underline=True)
        meant = closest(name.lstrip("."), CLASSES)
        listed = "、".join("{." + each + "}" for each in CLASSES)
        hint = f"是不是要写 {{.{meant}}}？" if meant else f"可用的标记：{listed}。"
        self._refuse("unknown-mark", at, max(1, len(name)), f"没有“{{{name}}}”这种标记", hint)
        return style

    def _brace(self, at: int, part: _Part) -> int:
        stops = [found for mark in "}{\n" if (found := self.text.find(mark, at + 1, min(part.end, at + 400))) >= 0]
        stop = min(stops, default=-1)
        if stop < 0 or self.text[stop] != "}":
            self._refuse("unmatched-mark", at, 1, "“{” 没有配对的“}”", "注音写成 {生僻|shēng pì}；要印花括号写 \\{ 。")
            return at + 1
        base, bar, reading = self.text[at + 1 : stop].partition("|")
        base, reading = base.strip(), reading.strip().removesuffix("\\")
        if not bar:
            hint = "前面写上 [词]，例如 [词]{.dots}" if base.startswith(".") else "注音写成 {生僻|shēng pì}；要印花括号写 \\{ 。"
            self._refuse("bad-ruby", at, stop + 1 - at, f"看不懂“{{{base[:20]}}}”", hint)
        elif not base.rstrip("\\") or not reading or "|" in reading:
            self._refuse("bad-ruby", at, stop + 1 - at, "注音的写法不完整", "竖线前是字，竖线后是音：{生僻|shēng pì}")
        else:
            start = at + 1 + self.text[at + 1 : stop].index(base[0])
            part.atoms.append(Atom(start, base.rstrip("\\"), part.style, ruby=reading))
        return stop + 1

    def _angle(self, at: int, part: _Part) -> int:
        if self.text.startswith("<!--", at):
            stop = self.text.find("-->", at, part.end)
            self._refuse("html", at, 4, "HTML 注释不能用", "把注释删去；它不会印出来，也不该留在稿子里。")
            return part.end if stop < 0 else stop + 3
        if match := _AUTOLINK.match(self.text, at, part.end):
            self._refuse("link", at, len(match.group()), "尖括号里的链接不能用", f"直接写：{match.group()[1:-1]}")
            return match.end()
        if match := _TAG.match(self.text, at, part.end):
            hint = "用 **着重**、*强调* 这样的标记，或删去标签；要照印 < 写 \\< 。"
            self._refuse("html", at, len(match.group()), f"HTML 标签 {match.group()[:20]} 不能用", hint)
            return match.end()
        return self._literal(at, part)

    def _backtick(self, at: int, part: _Part) -> int:
        stop = -1 if self._lone_backtick else self.text.find("`", at + 1, part.end)
        if stop < 0:
            self._lone_backtick = True
            return self._literal(at, part)
        while stop < part.end and self.text[stop] == "`":
            stop += 1
        self._refuse("code", at, stop - at, "代码标记（反引号）不能用", "去掉反引号；要突出就写 **着重**。")
        return stop

    def _bang(self, at: int, part: _Part) -> int:
        """`![…](…)`, `![…][…]` and what note-takers write, `![[…]]`: images, which have their own place in the format."""
        close = self.source.closing.get(at + 1, -1)
        if not at < close < part.end:
            return self._literal(at, part)
        after = self.text[close + 1 : close + 2] if close + 1 < part.end else ""
        if after == "(":
            stop = self._next(")", close, part.end)
        elif after == "[":
            stop = self.source.closing.get(close + 1, -1)
        elif match := _IMAGE_TARGET.match(self.text, close + 1, part.end):
            stop = match.end() - 1
        elif self.text[at + 2] == "[" and self.text[close - 1] == "]":
            stop = close
        else:
            return self._literal(at, part)
        hint = "图片写进 captions.yaml，再把编号写在本节开头的 photos: 里。"
        self._refuse("image", at, close + 1 - at, "正文里不能放图片", hint)
        return close + 1 if stop < 0 else stop + 1

    def _entity(self, at: int, part: _Part) -> int:
        match = _ENTITY.match(self.text, at, part.end)
        if match is not None and html.unescape(match.group()) != match.group():
            span = self.source.span(at, len(match.group()))
            shown = html.unescape(match.group()).strip() or "空格"
            self.log.warning("html-entity", span, f"{match.group()} 会照原样印出", f"如果是从网页抄来的，改成：{shown}")
        return self._literal(at, part)

    def _next(self, mark: str, start: int, end: int) -> int:
        """Where a mark comes next, -1 for nowhere; that there is none from a place on is found out once."""
        if start >= self._none_from:
            return -1
        found = self.text.find(mark, start)
        if found < 0:
            self._none_from = start
        return found if found < end else -1

    def _refuse(self, code: str, at: int, length: int, message: str, hint: str) -> None:
        """Notes an error.

        `code` is stable, `at` is the place in the block and `length` how many characters are meant, `message` says what is
        wrong, `hint` what to write.
        """
        self.log.error(code, self.source.span(at, max(1, length)), message, hint)


def _runs(atoms: list[Atom], source: InlineSource) -> InlineText:
    """Runs of one style on one line each, line breaks turned into what they stand for."""
    _join_lines(atoms)
    groups: list[list[Atom]] = []
    reached = -1
    for atom in atoms:
        if not atom.text:
            reached = -1
            continue
        last = groups[-1][0] if groups else None
        alone = atom.note or atom.ruby or (last is not None and (last.note or last.ruby))
        if last is not None and reached == atom.start and last.style == atom.style and not alone:
            groups[-1].append(atom)
        else:
            groups.append([atom])
        reached = -1 if atom.is_break else atom.start + len(atom.text)
    return tuple(
        InlineRun("".join(atom.text for atom in group), group[0].style, group[0].ruby, source.span(group[0].start), group[0].note)
        for group in groups
    )


def _join_lines(atoms: list[Atom]) -> None:
    """Give every line break its text: a space, kept with the run before it, or nothing."""
    for index, atom in enumerate(atoms):
        if not atom.is_break:
            continue
        before = "".join(each.text for each in atoms[max(0, index - 8) : index] if each.note is None)
        after = "".join(each.text for each in atoms[index + 1 : index + 9] if not each.is_break and each.note is None)
        if before and after:
            atom.text = line_joint(before, after[:8])
