"""Reads the lines of one group of a name list into names, each with the post or unit behind it.

In a line without marks between its words, a word that has the form of a post or unit (办公室, 主任) belongs to the name before
it. Where most lines of a group are such rows, lines of two words are rows, too, whatever the second looks like.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from printreport.core.span import Span
from printreport.model.blocks import InlineRun, InlineText, ListedName, printed_text
from printreport.source.markdown.name_words import NameChunk, Word, chunks_of, core, is_row, post_start
from printreport.source.markdown.surnames import DOTS, HAN, is_person, is_post_or_unit
from printreport.syntax.inline_cuts import NOTE_PLACE, CutText
from printreport.syntax.message_log import MessageLog

_ENDS = re.compile(r"[。！？!?…](?!$)|[！？!?…]$")
# Names of four and more characters, as of minorities, have none of these.
_SPEECH = re.compile(r"[的了是在把被让这那就为对将已们]")
_ADVERB = re.compile(r"等[0-9０-９]+[人名位户家个]|不分先后|为序|如下|分别|感谢|祝贺|同志们|^.{2,}[的了].{2,}$")
_HEADER = frozenset("姓名 名字 单位 部门 科室 职务 职称 岗位 序号 编号 性别 备注 类别".split())
# Characters: shorter words are names whatever is in them, longer ones never are.
_SPEECH_FROM = 5
# The longest names of units that offices print.
_LONGEST_NAME = 30
_TYPED_DOT = re.compile(rf"(?<=[{HAN}])[.．](?=[{HAN}])")
_OTHER_DOT = re.compile(rf"(?<=[{HAN}])[{DOTS[1:]}](?=[{HAN}])")
_INNER_SPACE = re.compile(r"(?<![A-Za-z])\s|\s(?![A-Za-z])")

Line = tuple[CutText, Span]


class GroupNames:
    """One reading of one group; `told` are the doubts that its list has been told of, each once."""

    def __init__(self, lines: Sequence[Line], told: set[str], log: MessageLog) -> None:
        self.lines, self.log, self._told = lines, log, told

    def read(self) -> tuple[ListedName, ...]:
        """The names of the lines, in their order; lines that are no names are noted."""
        parted = [(line, span, chunks_of(line.text)) for line, span in self.lines]
        rows = self._are_rows([(line.text, chunks) for line, _, chunks in parted])
        names: list[ListedName] = []
        for line, span, chunks in parted:
            if self._is_refused(line, span, chunks):
                continue
            if _is_comma_row(line.text, chunks):
                name, post = chunks[0].words[0], chunks[1].words[0]
                names.append(self._name(line, span, name, post.end, post.start))
                continue
            for chunk in chunks:
                names += self._names(line, span, chunk, rows and len(chunks) == 1)
        return tuple(names)

    def _are_rows(self, lines: Sequence[tuple[str, list[NameChunk]]]) -> bool:
        """Whether most of the lines that may be are a name with a post or unit."""
        pairs = [_words(text, chunks[0]) for text, chunks in lines if len(chunks) == 1 and len(chunks[0].words) > 1]
        return bool(pairs) and 2 * sum(map(is_row, pairs)) > len(pairs)

    def _is_refused(self, line: CutText, span: Span, chunks: Sequence[NameChunk]) -> bool:
        """Note a line that is no list of names: a sentence, the head of a table."""
        text = line.text
        words = [word for chunk in chunks for word in _words(text, chunk)]
        place = line.place(0, len(text), span)
        if words and all(word in _HEADER for word in words):
            self.log.error("block-content", place, "名单里不放表头", "删去这一行；要分列对齐的，做成表格。")
            return True
        said = next((word for word in words if _is_speech(word)), None)
        if said is None and not _ENDS.search(text):
            return False
        at = max(0, text.find(said)) if said is not None else 0
        shown = said or text
        hint = "名单里只写名字；说明的话写在 ::: 上面或下面，一组的名称写成“一等奖：”。"
        place = line.place(at, len(shown), span)
        self.log.error("name-sentence", place, f"名单里有一句话，不是名字：“{shown[:16]}”", hint)
        return True

    def _names(self, line: CutText, span: Span, chunk: NameChunk, rows: bool) -> list[ListedName]:
        text = line.text
        words = _words(text, chunk)
        row = is_row(words)
        if rows and not row and len(words) == 2:
            row = True
            shown = "　".join(words)
            self._tell("name-row", line, span, chunk.words[0], f"“{shown}”当作一个名字和它的单位（职务），和上下几行一样")
        if row:
            return [self._name(line, span, chunk.words[0], chunk.words[-1].end)]
        if len(words) > 2 and any(is_post_or_unit(word) for word in words[1:]) and any(is_person(word) for word in words[1:]):
            self._tell("name-row", line, span, chunk.words[0], "这一行有名字也有单位（职务），每个词都当作名字")
        return [self._name(line, span, word, word.end) for word in chunk.words]

    def _name(self, line: CutText, span: Span, word: Word, end: int, post: int = 0) -> ListedName:
        """A name without the gaps in it, and what stands behind it, or from `post` on, up to `end`.

        `line` is the text that it stands in, `span` the place of that, `word` the name's in it.
        """
        text = line.text
        stop = word.start + post_start(text[word.start : word.end])
        place = line.place(word.start, end - word.start, span)
        bare = text[word.start : stop].replace(NOTE_PLACE, "")
        if word.spread:
            shown = "".join(bare.split())
            self._tell("name-spread", line, span, word, f"“{bare}”当作一个名字“{shown}”，中间的空格不印")
        elif len(bare) == 1 and re.match(f"[{HAN}]", bare):
            self._tell("name-single", line, span, word, f"“{bare}”只有一个字，当作一个名字")
        elif all(unicodedata.category(char)[0] in "PNZ" for char in bare):
            self._tell("name-wordless", line, span, word, f"“{bare}”里没有字，不像名字，照印")
        if _is_open(text[word.start : end]):
            self._tell("name-bracket", line, span, word, f"“{text[word.start : end][:20]}”的括号没有配对")
        name = self._dotted(unspaced(CutText(line.cut(word.start, stop))), span)
        return ListedName(name, line.trimmed(max(stop, post), end), place)

    def _dotted(self, name: InlineText, span: Span) -> InlineText:
        """A name with the middle dot where a full stop was typed for it; other dots are told of."""
        text = printed_text(name)
        if (match := _TYPED_DOT.search(text)) is not None:
            self._told_dot(name, match, span, f"“{text}”里的“{match.group()}”印成间隔号“·”")
            return tuple(replace(run, text=_TYPED_DOT.sub("·", run.text)) for run in name)
        if (match := _OTHER_DOT.search(text)) is not None:
            dot = match.group()
            self._told_dot(name, match, span, f"“{text}”里的“{dot}”（U+{ord(dot):04X}）照印，不是名字里的间隔号")
        return name

    def _told_dot(self, name: InlineText, match: re.Match[str], span: Span, message: str) -> None:
        self.log.warning("name-dot", CutText(name).place(match.start(), 1, span), message, "间隔号写成 ·（U+00B7）。")

    def _tell(self, code: str, line: CutText, span: Span, word: Word, message: str) -> None:
        """Say once how something doubtful was read.

        `code` is the message's, `line` the text in doubt, `span` its place, `word` what to point at, and `message` what is said.
        """
        if code not in self._told:
            self._told.add(code)
            self.log.warning(code, line.place(word.start, word.end - word.start, span), message, _HINTS[code])


_HINTS = {
    "name-row": "不是这样的，名字之间用顿号隔开；名字和单位（职务）写成“张三（办公室）”，各占一行。",
    "name-spread": "名字直接连着写，版式会把两个字的名字拉开；是两个人的，用顿号隔开。",
    "name-single": "和前后的字是一个名字的，连着写。",
    "name-wordless": "多打的就删去；名字没有写上的，补上。",
    "name-bracket": "补上另一半：单位、职务写成“张三（办公室）”，写在同一行里。",
}


def _is_open(text: str) -> bool:
    """Whether a bracket has no partner, so that what it was to hold was read as other names."""
    return sum(map(text.count, "（([［〔【")) != sum(map(text.count, "）)]］〕】"))


def unspaced(name: CutText) -> InlineText:
    """A name without white space, but for that between Latin words."""
    kept: list[InlineRun] = []
    start = 0
    for match in _INNER_SPACE.finditer(name.text):
        kept += name.cut(start, match.start())
        start = match.end()
    return (*kept, *name.cut(start, len(name.text)))


def _words(text: str, chunk: NameChunk) -> list[str]:
    found = [(word.spread, core(text[word.start : word.end])) for word in chunk.words]
    return ["".join(shown.split()) if spread else shown for spread, shown in found]


def _is_comma_row(text: str, chunks: Sequence[NameChunk]) -> bool:
    """Whether a line is a name, a comma and a post or unit: 李四，财务科."""
    if len(chunks) != 2 or any(len(chunk.words) > 1 for chunk in chunks):
        return False
    name, post = (chunk.words[0] for chunk in chunks)
    if not {"，", ","} & set(text[name.end : post.start]):
        return False
    return is_person(core(text[name.start : name.end])) and is_post_or_unit(text[post.start : post.end])


def _is_speech(word: str) -> bool:
    if len(word) > _LONGEST_NAME or _ADVERB.search(word):
        return True
    return len(word) >= _SPEECH_FROM and not is_post_or_unit(word) and not is_person(word) and _SPEECH.search(word) is not None
