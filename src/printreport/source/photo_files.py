"""Finds the picture of a photograph: its file inside `images`, or a grey field that holds its place."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from printreport.core.figure_grammar import fold_width
from printreport.core.span import Span
from printreport.model.document import Picture
from printreport.source.file_names import difference, lookalikes, visible
from printreport.syntax.message_log import MessageLog
from printreport.syntax.records import Record, closest, is_blank
from printreport.syntax.source_files import is_file, is_inside, is_there
from printreport.syntax.values import read_words, unquoted
from printreport.syntax.yaml_nodes import Node, Scalar

_MOST_FILES = 2000
"""Files of the folder that are looked at for one that could be meant."""
_RATIO = re.compile(r"([0-9]{1,5}(?:\.[0-9]{1,4})?)(?: ?[:/xX×比] ?([0-9]{1,5}(?:\.[0-9]{1,4})?))?")
_USUAL_RATIO = 1.5
"""Width by height of most cameras' pictures."""
_LEAST_RATIO, _MOST_RATIO = 0.2, 5.0
"""Width by height of a stand-in: beyond these no place on a page shows it."""


class Problem(Protocol):
    """Why a picture cannot be used."""

    @property
    def code(self) -> str:
        """The stable code."""

    @property
    def message(self) -> str:
        """The Chinese message."""

    @property
    def hint(self) -> str:
        """What to do."""


class PictureJudge(Protocol):
    """What judges picture files and makes stand-ins: the image store."""

    def probe(self, path: Path) -> Picture | Problem:
        """The upright picture, or why it cannot be used."""

    def stand_in(self, ratio: float) -> Picture | Problem:
        """A grey field of a shape, width over height."""

    def notes(self, path: Path) -> Sequence[Problem]:
        """What of a picture that can be used is left out."""


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """A photograph's picture; `waits_for` is the file that a grey field stands for, "" where none is named, else None."""

    picture: Picture
    waits_for: str | None = None


class PhotoFiles:
    """The pictures of one project, looked up one by one; every mistake is noted."""

    def __init__(self, root: Path, images: PictureJudge, log: MessageLog) -> None:
        self.root, self.images, self.log = root, images, log
        self._files: tuple[str, ...] | None = None

    def find(self, record: Record, stand_in: bool, name: str, at: Span) -> FoundPicture | None:
        """The picture of an entry of captions.yaml, `at` its key; None, with an error noted, when there is none."""
        ratio = self._ratio(record.get("ratio"))
        if "file" not in record or (stand_in and _names_nothing(record["file"])):
            if stand_in:
                return self._grey(ratio, "", at)
            hint = "补上 file: model-workers.jpg；照片还没有时，写 stand_in: true 先占位。"
            self.log.error("missing-key", at, f"图片 {name} 缺少 file（照片文件）", hint)
            return None
        words = read_words(record["file"], "file", self.log)
        if words is None:
            return None
        path, span = unquoted(words.text), record["file"].span
        place = self.root / "images" / path
        if stand_in and self._is_to_come(path, place):
            return self._grey(ratio, path.removeprefix("./").removeprefix("images/"), span)
        if not self._is_good_path(path, place, span):
            return None
        found = self._judged(self.images.probe(place), f"images/{visible(path)}：", span)
        if found is not None:
            for note in self.images.notes(place):
                self.log.warning(note.code, span, f"images/{visible(path)}：{note.message}", note.hint)
            if not stand_in and not is_blank(record.get("ratio")):
                message = f"图片 {name} 有文件，ratio 不起作用"
                hint = "删去 ratio；怎样裁由版式决定，用 focus 说明哪里不能裁。"
                self.log.warning("unused-key", record["ratio"].span, message, hint)
        return found

    def _is_to_come(self, path: str, place: Path) -> bool:
        """Whether a good path leads to nothing yet, and to no file under a name that only looks different."""
        if _is_odd(path) or not is_inside(place, self.root) or os.path.lexists(place):
            return False
        return not self._inside_images(path) and not lookalikes(path, self._all_files())

    def _judged(self, found: Picture | Problem, what: str, span: Span) -> FoundPicture | None:
        if isinstance(found, Picture):
            return FoundPicture(found)
        self.log.error(found.code, span, f"{what}{found.message}", found.hint)
        return None

    def _grey(self, ratio: float, path: str, span: Span) -> FoundPicture | None:
        found = self._judged(self.images.stand_in(ratio), "占位图：", span)
        return None if found is None else FoundPicture(found.picture, path)

    def _ratio(self, node: Node | None) -> float:
        words = None if node is None or is_blank(node) else read_words(node, "ratio", self.log)
        if node is None or words is None:
            return _USUAL_RATIO
        match = _RATIO.fullmatch(unquoted(fold_width(words.text)))
        width, height = (0.0, 0.0) if match is None else (float(match[1]), float(match[2] or 1))
        if height > 0 and _LEAST_RATIO <= width / height <= _MOST_RATIO:
            return width / height
        hint = "写成 宽:高，例如 ratio: 4:3，在 1:5 和 5:1 之间。"
        self.log.error("bad-ratio", node.span, f"ratio 不能是“{words.text}”", hint)
        return _USUAL_RATIO

    def _is_good_path(self, path: str, place: Path, span: Span) -> bool:
        shown = visible(path) if path.startswith("/") else f"images/{visible(path)}"
        inside = self._inside_images(path)
        if inside and (_leaves(path) or not is_file(place)):
            hint = f"file 从 images 文件夹里面写起，写成 file: {inside}"
            self.log.error("bad-path", span, f"file 的“{visible(path)}”多写了文件夹", hint)
        elif "\\" in path:
            self.log.error("bad-path", span, f"{shown} 里有反斜杠", f"文件夹之间写 /，例如 {path.replace(chr(92), '/')}")
        elif _leaves(path) or not is_inside(place, self.root):
            hint = "把照片放进 images 文件夹，只写它在里面的路径。"
            self.log.error("outside-project", span, f"{shown} 在项目的 images 文件夹之外", hint)
        elif not is_there(place):
            inner = path.removeprefix("./").removeprefix("images/")
            self.log.error("missing-file", span, f"找不到图片 images/{visible(inner)}", self._guess(inner))
        else:
            return True
        return False

    def _inside_images(self, path: str) -> str:
        """The picture that a path names from the project, from `content` or from the disk, as it stands in `images`."""
        parts = [part for part in re.split(r"[/\\]+", path) if part not in ("", ".", "..")]
        folders = [at for at, part in enumerate(parts[:-1]) if part.casefold() == "images"]
        for at in reversed(folders):
            inner = "/".join(parts[at + 1 :])
            if "\0" not in inner and is_file(self.root / "images" / inner):
                return inner
        return ""

    def _all_files(self) -> tuple[str, ...]:
        if self._files is None:
            folder = self.root / "images"
            files = sorted(folder.rglob("*"))[:_MOST_FILES] if folder.is_dir() else []
            self._files = tuple(file.relative_to(folder).as_posix() for file in files if file.is_file())
        return self._files

    def _guess(self, path: str) -> str:
        for found in lookalikes(path, self._all_files()):
            if difference(path, found) == "只差大小写":
                return f"文件叫 {visible(found)}，只差大小写；照它写成 file: {found}"
            shown = f"文件叫 {visible(found)}，这里写的是 {visible(path)}：{difference(path, found)}"
            return f"{shown}。把文件改名，或从文件夹里复制它的名字。"
        meant = closest(path, self._all_files())
        if meant:
            return f"是不是 {visible(meant)}？"
        return "把照片放进 images 文件夹，或改正文件名（大小写和扩展名都要一致）；照片还没有时写 stand_in: true。"


def _names_nothing(node: Node) -> bool:
    """Whether nothing was written, not even between quotation marks."""
    return isinstance(node, Scalar) and not unquoted(node.text)


def _is_odd(path: str) -> bool:
    return "\\" in path or _leaves(path) or not path


def _leaves(path: str) -> bool:
    """Whether a written path leaves the folder it starts in."""
    parts = PurePosixPath(path).parts
    depth = 0
    for part in parts:
        depth += -1 if part == ".." else 1
        if depth < 0:
            return True
    return path.startswith("/") or re.match(r"[A-Za-z]:", path) is not None or "\0" in path
