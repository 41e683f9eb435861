"""Reads YAML into a tree of text with places; aliases, anchors, tags and all broken writing become messages.

All YAML comes through here: prose that editors write, and lists of names and measures (`fonts.yaml`, themes).
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

import yaml

from printreport.core.span import Span
from printreport.syntax.characters import is_refused, note_suspects, refused_place, without_refused
from printreport.syntax.message_log import MessageLog
from printreport.syntax.placed_words import Piece, Words, join_pieces
from printreport.syntax.yaml_faults import YamlFault, explain, fault_without_mark, plain_fault, quoted
from printreport.syntax.yaml_nodes import Entry, Listing, Mapping, Node, Scalar

if TYPE_CHECKING:
    from yaml.events import Event, NodeEvent, ScalarEvent

_DEEPEST = 10
"""Values in each other: twice as many as any file of ours needs."""
_DEEPEST_LIST = 6  # a theme's forms are five deep
_MOST_FAULTS = 30
"""Messages of one file: more are seldom read before the first are mended."""
# Five hundred pictures with all their keys have about half as many. Reading them takes about two seconds.
_MOST_VALUES = 25_000
_MOST_LINES = 25_000
"""As many as values, as most lines hold one; 4 MB of settings took minutes before they were bounded."""
_MOST_ESCAPES = 25_000
"""Backslashes: PyYAML reads each by itself. No file of ours has more than a few."""
_OPENERS = dict(zip("（《〈「『“‘【〔([", "）》〉」』”’】〕)]", strict=True))


FindFaults = Callable[[str, Sequence[str], int, int | None], Iterable[YamlFault]]
"""What is wrong with lines of a file before they are parsed; the last two say which lines."""


def no_faults(_path: str, _lines: Sequence[str], _first: int, _last: int | None) -> Iterable[YamlFault]:
    """Finds nothing: for files that no person types."""
    return ()


def read_yaml(
    path: str,
    lines: tuple[str, ...],
    log: MessageLog,
    first: int = 0,
    last: int | None = None,
    find_faults: FindFaults = no_faults,
) -> Node | None:
    """The YAML that stands in lines `first` to `last` of a file as a tree, or None: nothing there, or errors noted.

    Places count in the whole file, so that front matter is read where it stands. `find_faults` tells of habits that the
    parser would stumble at lines later.

    `path` is the file's for messages, `lines` are all of it, and `log` takes the messages.
    """
    chosen = [without_refused(line) for line in lines[first:last]]
    if (excess := _excess(path, chosen, first)) is not None:
        log.error("too-large", *excess)
        return None
    noted = read = 0
    for habit in islice(find_faults(path, lines, first, last), _MOST_FAULTS):
        log.error(habit.code, habit.span, habit.message, habit.hint)
        noted += 1
    if noted:
        return None
    while noted < _MOST_FAULTS:
        text = "\n".join([""] * first + chosen) + "\n"
        reader = _TreeReader(path, text, log, _MOST_VALUES - read)
        fault = reader.read()
        read += reader.values
        if reader.has_too_many:
            if not noted:
                log.error("too-large", Span(path, first + 1), *_too_much(path, _MOST_VALUES, "个值"))
            return None
        if fault is None:
            return None if noted or reader.refused or _is_nothing(reader.root) else reader.root
        log.error(fault.code, fault.span, fault.message, fault.hint)
        noted += 1
        if not fault.is_local:
            return None
        # The one value is blanked out so that the rest of the file can be judged in the same round.
        row = fault.span.line - 1 - first
        chosen[row] = chosen[row][: fault.value_start] + "x"
    return None


def _excess(path: str, lines: Sequence[str], first: int) -> tuple[Span, str, str] | None:
    """Where a file holds more than is read in a few seconds, and what is to be said of it."""
    if len(lines) > _MOST_LINES:
        return Span(path, first + _MOST_LINES + 1), *_too_much(path, _MOST_LINES, "行")
    if sum(line.count("\\") for line in lines) > _MOST_ESCAPES:
        return Span(path, first + 1), *_too_much(path, _MOST_ESCAPES, "个反斜杠")
    return None


def _too_much(path: str, most: int, what: str) -> tuple[str, str]:
    return f"{path} 里的设置超过 {most} {what}，这是上限", "设置只有几十行；成段的文字写在两行 --- 的下面，或分成几份。"


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    span: Span
    flow: bool
    is_mapping: bool
    nodes: list[Node] = field(default_factory=list)


def read_list(path: str, lines: tuple[str, ...], log: MessageLog) -> Node | None:
    """The tree of a file of names and measures, which nobody prints; None: nothing there, or an error noted.

    Such files are short of what makes guesses at an editor's slip worth while: what is wrong is told where the grammar breaks.
    libyaml reads them where PyYAML has it, ten times as fast.
    """
    place = refused_place(path, lines)
    if place is not None:
        log.error("yaml-syntax", place, "这里有不能用的控制字符", "把它删去。")
        return None
    reader = _TreeReader(path, "\n".join(lines) + "\n", log, is_list=True)
    fault = reader.read()
    if reader.has_too_many:
        log.error("too-large", Span(path), *_too_much(path, _MOST_VALUES, "个值"))
        return None
    if fault is not None:
        log.error(fault.code, fault.span, fault.message, fault.hint)
    return None if fault is not None or reader.refused or _is_nothing(reader.root) else reader.root


class _TreeReader:
    """One pass over the events of one YAML text; of a list only the grammar is judged, not what would be printed."""

    def __init__(
        self, path: str, text: str, log: MessageLog, most: int = _MOST_VALUES, *, is_list: bool = False
    ) -> None:
        """A reader of one tree.

        `path` is the file's for messages, `text` what is read of it, `log` takes the messages, `most` is how many values may be
        in it, and `is_list` tells that it is a list of ours, whose values lie deeper in each other.
        """
        self.path, self.text, self.log, self.is_list = path, text, log, is_list
        self.values, self.has_too_many = 0, False
        self._most = most
        self.root: Node | None = None
        self.refused = False
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._stack: list[_Open] = []
        self._documents = 0

    def read(self) -> YamlFault | None:
        """Build the tree; the first breach of YAML's grammar is returned, refusals are noted in the log."""
        try:
            for event in yaml.parse(self.text, Loader=self._loader()):
                self.values += 1
                self.has_too_many = self.values > self._most
                if self.has_too_many or not self._take(event):
                    break
        except yaml.MarkedYAMLError as fault:
            return (plain_fault if self.is_list else explain)(self.path, self.text, fault)
        except (yaml.YAMLError, ValueError, OverflowError, RecursionError):
            return fault_without_mark(self.path, self.text)
        return None

    def _loader(self) -> type[yaml.SafeLoader]:
        # The two word their faults differently, and `explain` knows PyYAML's own words.
        return getattr(yaml, "CSafeLoader", yaml.SafeLoader) if self.is_list else yaml.SafeLoader

    def _take(self, event: Event) -> bool:
        if isinstance(event, yaml.DocumentStartEvent):
            return self._start_document(event)
        if isinstance(event, yaml.AliasEvent):
            self._refuse("yaml-alias", event, "YAML 的别名（*）不能用", "值以 * 开头时")
            self._add(self._blank(event))
        elif isinstance(event, yaml.ScalarEvent):
            self._check_marks(event)
            self._add(self._scalar(event))
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._check_marks(event)
            return self._open(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._close()
        return True

    def _start_document(self, event: yaml.DocumentStartEvent) -> bool:
        self._documents += 1
        if event.version or event.tags:
            hint = "把以 % 开头的这一行删去。"
            self._note("yaml-directive", self._span(_start(event)), "YAML 的指令（%）不能用", hint)
        if self._documents > 1:
            hint = "一个文件只写一份，删去这行 ---。"
            self._note("yaml-documents", self._span(_start(event)), "这里的 --- 又开始了一份 YAML", hint)
            return False
        return True

    def _check_marks(self, event: NodeEvent) -> None:
        if event.anchor is not None:
            self._refuse("yaml-anchor", event, "YAML 的锚点（&）不能用", "值以 & 开头时")
        if getattr(event, "tag", None) is not None:
            self._refuse("yaml-tag", event, "YAML 的标签（!）不能用", "值以 ! 开头时")

    def _refuse(self, code: str, event: Event, message: str, when: str) -> None:
        span = self._span(_start(event))
        line = self.text[_start(event) :].split("\n", 1)[0]
        flow = bool(self._stack) and self._stack[-1].flow
        value = re.split(r"[,\]}]", line)[0] if flow else line
        self._note(code, span, message, f"{when}要加引号，写成 {quoted(value.strip())}")

    def _note(self, code: str, span: Span, message: str, hint: str) -> None:
        self.log.error(code, span, message, hint)
        self.refused = True

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> bool:
        span = self._span(_start(event))
        deepest = _DEEPEST_LIST if self.is_list else _DEEPEST
        if len(self._stack) >= deepest:
            self._note("yaml-depth", span, f"括号或缩进套了超过 {deepest} 层", "照说明里的样子写，最多三四层。")
            return False
        self._stack.append(_Open(span, bool(event.flow_style), isinstance(event, yaml.MappingStartEvent)))
        return True

    def _close(self) -> None:
        done = self._stack.pop()
        if not done.is_mapping:
            self._add(Listing(tuple(done.nodes), done.span, done.flow))
            return
        entries = tuple(Entry(key, value) for key, value in self._pairs(done.nodes))
        self._add(Mapping(entries, done.span, done.flow))

    def _pairs(self, nodes: list[Node]) -> Iterator[tuple[Scalar, Node]]:
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if isinstance(key, Scalar):
                yield key, value
            elif self.is_list:
                yield Scalar(Words((), key.span), key.span), value  # a key that no record knows
            else:
                hint = "键是一个词，后面写半角冒号和空格；值以 [ 或 { 开头时要加引号。"
                self._note("yaml-key", key.span, "键不能是列表或一组键值", hint)

    def _add(self, node: Node) -> None:
        if self._stack:
            self._stack[-1].nodes.append(node)
        elif self.root is None:
            self.root = node

    def _blank(self, event: Event) -> Scalar:
        span = self._span(_start(event))
        return Scalar(Words((), span), span)

    def _scalar(self, event: ScalarEvent) -> Scalar:
        end = _end(event)
        style = event.style or ""
        raw_start = self._content_start(event)
        span = self._span(raw_start)
        pieces = self._pieces(event, raw_start, end, style)
        length = max(1, len(pieces[0][0].rstrip()) if pieces else 1)
        span = Span(span.path, span.line, span.column, length)
        comment = None if style in "|>" and style else self._comment(end)
        scalar = Scalar(Words(pieces, span), span, style, comment)
        if not self.is_list:
            self._check_prose(event, scalar)
        return scalar

    def _check_prose(self, event: ScalarEvent, scalar: Scalar) -> None:
        """What an editor may not have meant by a value as it is written."""
        start, end, style = _start(event), _end(event), scalar.style
        if style == '"' and "\\" in self.text[start:end]:
            self._check_escapes(scalar)
        if style and style in "|>":
            self._check_header(event, scalar.span)
        if scalar.comment is not None and not style:
            self._warn_cut(scalar, scalar.comment)

    def _content_start(self, event: ScalarEvent) -> int:
        """Where the value itself begins, anchor and tag passed over."""
        start = _start(event)
        if event.anchor is None and event.tag is None:
            return start
        match = re.compile(r"(?:[&!]\S*\s*)+").match(self.text, start)
        return min(match.end(), _end(event)) if match else start

    def _pieces(self, event: ScalarEvent, start: int, end: int, style: str) -> tuple[Piece, ...]:
        raw = self.text[start:end]
        if style == "" or (style == '"' and "\\" not in raw) or (style == "'" and "''" not in raw[1:-1]):
            inner = 0 if style == "" else 1
            return join_pieces(self._lines(start + inner, end - inner))
        if style in "|>":
            header = raw.find("\n") + 1
            return join_pieces(self._lines(start + header, end) if header else [])
        return tuple(self._escaped(event.value, start + 1, end - 1))

    def _lines(self, start: int, end: int) -> list[Piece]:
        """The lines between two places, each without the white space around it."""
        lines: list[Piece] = []
        at = start
        single = "\n" not in self.text[start:end]
        for line in self.text[start:end].split("\n"):
            kept = line if single else line.strip()
            indent = 0 if single else len(line) - len(line.lstrip())
            lines.append((kept, self._span(at + indent)))
            at += len(line) + 1
        return lines

    def _escaped(self, value: str, start: int, end: int) -> Iterator[Piece]:
        """A quoted value with escapes, character by character, each at the place it came from."""
        at = start
        for char in value:
            found = -1 if self.text[at] == "\\" else self.text.find(char, at, end)
            if found < 0:
                yield char, self._span(at)
                at = min(end - 1, at + _escape_length(self.text, at))
            else:
                yield char, self._span(found)
                at = found + (2 if self.text[found : found + 2] == "''" else 1)

    def _check_escapes(self, scalar: Scalar) -> None:
        for char, span in scalar.words.pieces:
            if is_refused(char[:1]) or char[:1] in "\n\t":
                self._note("control-character", span, f"转义写出了控制字符 U+{ord(char[0]):04X}", "把这个转义删去。")
            elif self.text[self._starts[span.line - 1] + span.column - 1] == "\\":
                note_suspects(char, span, self.log)

    def _check_header(self, event: ScalarEvent, span: Span) -> None:
        """`>5` would be the head of a block scalar; an editor means the sign and the number."""
        header = self.text[_start(event) : _end(event)].split("\n", 1)[0].strip()
        if any(char.isdigit() for char in header):
            self._note("yaml-quotes", span, f"值以 {header[0]} 开头，要加引号", f"写成 {quoted(header)}")

    def _comment(self, end: int) -> Span | None:
        match = re.compile(r"[ \t]+#|#").match(self.text, end)
        return self._span(match.end() - 1) if match else None

    def _warn_cut(self, scalar: Scalar, comment: Span) -> None:
        waiting: list[str] = []
        for char in scalar.text:
            if waiting and char == waiting[-1]:
                waiting.pop()
            elif char in _OPENERS:
                waiting.append(_OPENERS[char])
        if waiting or scalar.text.endswith("'") or scalar.text.count('"') % 2:
            line = self.text.split("\n")[comment.line - 1]
            value = line[scalar.span.column - 1 :] if scalar.span.line == comment.line else scalar.text
            self.log.warning(
                "yaml-cut-off",
                comment,
                f"空格后的 # 开始了注释，值在这里断开：“{scalar.text}”",
                f"如果 # 是正文，给整个值加引号：{quoted(value.strip())}",
            )

    def _span(self, index: int) -> Span:
        # The text ends in a line feed of ours; what stands after it belongs to the end of the last line.
        index = min(index, len(self.text) - 1)
        line = bisect.bisect_right(self._starts, index) - 1
        return Span(self.path, line + 1, index - self._starts[line] + 1)


def _is_nothing(node: Node | None) -> bool:
    return isinstance(node, Scalar) and not node.style and node.is_empty


def _start(event: Event) -> int:
    return event.start_mark.index if event.start_mark is not None else 0


def _end(event: Event) -> int:
    return event.end_mark.index if event.end_mark is not None else 0


def _escape_length(text: str, at: int) -> int:
    if text[at] != "\\":
        return 1
    return 2 + {"x": 2, "u": 4, "U": 8}.get(text[at + 1 : at + 2], 0)
