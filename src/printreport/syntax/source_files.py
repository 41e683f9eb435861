"""Reads the text files of a project: once each, inside the project, UTF-8, within limits."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from printreport.core.span import Span
from printreport.syntax.characters import check_characters, note_character
from printreport.syntax.encodings import Misread, decode_text, leading_unseen, split_lines
from printreport.syntax.message_log import MessageLog

MAX_FILE = 4 * 1024 * 1024
"""Bytes: a book of a million characters; a section has some thousand."""
MAX_CHARACTERS = 5_000_000
"""Of all files of a project: a report has some twenty thousand."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A text file as it was read: path relative to the project, lines without their ends, BOM dropped."""

    path: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lines joined by line feeds."""
        return "\n".join(self.lines)


def is_inside(path: Path, folder: Path) -> bool:
    """Whether a path, symbolic links followed, lies inside a folder."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def is_file(path: Path) -> bool:
    """Whether a path is a regular file; a name that the system cannot hold is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_there(path: Path) -> bool:
    """Whether anything stands at a path, of whatever kind; a name that the system cannot hold is none."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def read_source(root: Path, path: str, log: MessageLog) -> SourceFile | None:
    """One file of the project as text, its lines kept in the log for messages; None, with an error noted, if it can't be."""
    log.sources.setdefault(path, ())
    data = _bytes(root, path, log)
    if data is None:
        return None
    text = decode_text(data)
    if isinstance(text, Misread):
        log.sources[path] = split_lines(text.text, path)
        before = split_lines(text.text[: text.place], path)
        span = Span(path, len(before), len(before[-1]) + 1)
        log.error("encoding", span, text.message, text.hint)
        return None
    log.sources[path] = split_lines(text, path)
    lines = tuple(_without_marks(path, number, line, log) for number, line in enumerate(log.sources[path], 1))
    log.sources[path] = lines
    check_characters(path, lines, log)
    return SourceFile(path, lines)


def read_list_source(root: Path, path: str, log: MessageLog) -> SourceFile | None:
    """A file of names and measures, which nobody prints: as `read_source`, but its characters are not judged.

    It has too few Chinese words to guess at another encoding: the first wrong byte is told.
    """
    log.sources.setdefault(path, ())
    data = _bytes(root, path, log)
    if data is None:
        return None
    try:
        lines = split_lines(data.decode("utf-8-sig"), path)
    except UnicodeDecodeError as fault:
        lines = log.sources[path] = split_lines(data.decode("utf-8-sig", "replace"), path)
        good = split_lines(data[: fault.start].decode("utf-8").removeprefix("\ufeff"), path)
        span = Span(path, len(good), len(good[-1]) + 1)
        log.error("encoding", span, "这里不是 UTF-8 编码", "在编辑器里把文件另存为 UTF-8 编码。")
        return None
    log.sources[path] = lines
    return SourceFile(path, lines)


def _without_marks(path: str, number: int, line: str, log: MessageLog) -> str:
    """A line without the unseen marks at its head: they would hide a key, a list's sign or a paragraph's indent."""
    unseen = leading_unseen(line)
    if unseen:
        note_character(line[0], Span(path, number), log)
    return line[unseen:]


def _bytes(root: Path, path: str, log: MessageLog) -> bytes | None:
    place, span = root / path, Span(path)
    if not is_inside(place, root):
        log.error("outside-project", span, f"{path} 通过符号链接指到了项目之外", "把文件本身放进项目文件夹。")
        return None
    if not is_file(place):
        log.error("unreadable-file", span, f"{path} 不是普通文件，读不了", "这里应当是一个文本文件。")
        return None
    try:
        with place.open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except OSError as fault:
        log.error("unreadable-file", span, f"{path} 读不出来：{fault.strerror}", "检查文件的访问权限。")
        return None
    if len(data) > MAX_FILE:
        log.error("too-large", span, f"{path} 超过 4 MB，这是文本文件的上限", "把它拆成几个文件。")
        return None
    return data
