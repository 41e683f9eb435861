"""The text of a project's fonts.yaml as YAML nodes, every breach a message at its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from printreport.core.diagnostics import Diagnostic, error
from printreport.core.span import Span

INDEX_PATH = "fonts/fonts.yaml"
LARGEST_TEXT = 4 * 1024 * 1024
DEEPEST = 6


class IndexText:
    """The lines of fonts.yaml and what has been found wrong with them so far."""

    def __init__(self, root: Path) -> None:
        """The index of the project at `root`; nothing is read yet."""
        self.root = root
        self.lines: tuple[str, ...] = ()
        self.problems: list[Diagnostic] = []

    def read(self) -> yaml.Node | None:
        """The root node, scalars unresolved; None where the file is empty or can't be read, the reason noted."""
        text = self._decode(self._bytes())
        if text is None:
            return None
        self.lines = tuple(text.split("\n"))
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            if not self._check_events(yaml.parse(text, loader)):
                return None
            return yaml.compose(text, loader)
        except yaml.YAMLError as fault:
            self._note_syntax(fault)
        except (ValueError, OverflowError):
            self.note("yaml-syntax", Span(INDEX_PATH), "这里不合 YAML 的写法", "照字体说明里的样子写。")
        return None

    def note(self, code: str, span: Span, message: str, hint: str) -> None:
        """Note an error."""
        source = self.lines[span.line - 1] if span.line <= len(self.lines) else ""
        self.problems.append(error(code, span, message, hint, source))

    def span(self, node: yaml.Node) -> Span:
        """The place of a node; its length where it ends on the same line."""
        return _span(node.start_mark, node.end_mark)

    def _bytes(self) -> bytes | None:
        place, span = self.root / INDEX_PATH, Span(INDEX_PATH)
        try:
            if not place.resolve().is_relative_to(self.root.resolve()):
                self.note("outside-project", span, f"{INDEX_PATH} 通过符号链接指到了项目之外", "把文件本身放进项目文件夹。")
                return None
            with place.open("rb") as file:
                data = file.read(LARGEST_TEXT + 1)
        except OSError as fault:
            self.note("unreadable-file", span, f"{INDEX_PATH} 读不出来：{fault.strerror}", "检查文件的访问权限。")
            return None
        if len(data) > LARGEST_TEXT:
            self.note("too-large", span, f"{INDEX_PATH} 超过 4 MB，这是文本文件的上限", "只写字体的名字和次序。")
            return None
        return data

    def _decode(self, data: bytes | None) -> str | None:
        if data is None:
            return None
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as fault:
            good = data[: fault.start].decode("utf-8", "replace").removeprefix("\ufeff")
        span = Span(INDEX_PATH, good.count("\n") + 1, len(good) - (good.rfind("\n") + 1) + 1)
        self.note("encoding", span, "这里不是 UTF-8 编码", "在编辑器里把文件另存为 UTF-8 编码。")
        return None

    def _check_events(self, events: Any) -> bool:
        """Whether there is nothing that the composer should not see: aliases, anchors, tags, deep nesting, more documents."""
        depth = documents = 0
        for event in events:
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            documents += isinstance(event, yaml.DocumentStartEvent)
            refusal = _refusal(event, depth, documents)
            if refusal is not None:
                self.note(*refusal[:1], _span(event.start_mark, event.start_mark), *refusal[1:])
                return False
        return True

    def _note_syntax(self, fault: yaml.YAMLError) -> None:
        mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
        span = self._seen(_span(mark, mark)) if mark is not None else self._refused_character(fault)
        message = "这里不合 YAML 的写法" if mark is not None else "这里有不能用的控制字符"
        self.note("yaml-syntax", span, message, "写成“键: 值”，冒号用半角，后面空一格；拿不准的值加上引号。")

    def _refused_character(self, fault: yaml.YAMLError) -> Span:
        before = "\n".join(self.lines)[: getattr(fault, "position", 0)]
        return Span(INDEX_PATH, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)

    def _seen(self, span: Span) -> Span:
        """A place on a written line instead of the empty end of the file."""
        line = min(span.line, len(self.lines))
        while line > 1 and not self.lines[line - 1].strip():
            line -= 1
        return span if line == span.line else Span(INDEX_PATH, line, len(self.lines[line - 1]) + 1)


def _refusal(event: yaml.Event, depth: int, documents: int) -> tuple[str, str, str] | None:
    """Code, message and hint of a way of writing that an index doesn't need."""
    if isinstance(event, yaml.AliasEvent):
        return "yaml-alias", "YAML 的别名（*）不能用", "值以 * 开头时要加引号。"
    if getattr(event, "anchor", None) is not None:
        return "yaml-anchor", "YAML 的锚点（&）不能用", "值以 & 开头时要加引号。"
    if getattr(event, "tag", None) is not None:
        return "yaml-tag", "YAML 的标签（!）不能用", "值以 ! 开头时要加引号。"
    if depth > DEEPEST:
        return "yaml-depth", "括号或缩进套得太深", "照字体说明里的样子写，最多三层。"
    if documents > 1:
        return "yaml-documents", "这里的 --- 又开始了一份 YAML", "一个文件只写一份，删去这行 ---。"
    return None


def _span(start: yaml.Mark, end: yaml.Mark) -> Span:
    length = end.column - start.column if end.line == start.line else 1
    return Span(INDEX_PATH, start.line + 1, start.column + 1, max(1, length))
