"""Reads `content/captions.yaml`: every photo with its words, its picture judged by the image store."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Protocol, cast

from printreport.core.geometry import Crop
from printreport.core.span import Span
from printreport.model.document import Photo, Picture, Place
from printreport.source.claims import PhotoDraft
from printreport.source.message_log import MessageLog
from printreport.source.printed_text import PrintedText
from printreport.source.records import Record, closest, colon_hint, is_blank, is_doubled, read_record
from printreport.source.schema import CAPTION_KEYS, PLACES
from printreport.source.source_files import is_inside, is_there
from printreport.source.values import read_choice, read_focus, read_switch, read_words
from printreport.source.words import Words
from printreport.source.yaml_nodes import Entry, Mapping, Node

CAPTIONS_PATH = "content/captions.yaml"
MAX_PICTURES = 500

_ID = re.compile(r"[A-Za-z0-9_\-〇\u3400-\u9fff\U00020000-\U0003ffff]{1,100}")


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
    """What judges picture files: the image store."""

    def probe(self, path: Path) -> Picture | Problem:
        """The upright picture, or why it cannot be used."""

    def notes(self, path: Path) -> Sequence[Problem]:
        """What of a picture that can be used is left out."""


def read_captions(
    node: Node | None, root: Path, images: PictureJudge, printed: PrintedText, log: MessageLog
) -> dict[str, PhotoDraft]:
    """The photos by id, in the file's order, those with mistakes left out; every mistake is noted."""
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        log.error("wrong-type", node.span, "captions.yaml 应当是一组图片编号", colon_hint(node))
        return {}
    if len(node.entries) > MAX_PICTURES:
        span = node.entries[MAX_PICTURES].key.span
        log.error("too-many", span, f"图片超过 {MAX_PICTURES} 张，这是上限", "分成几本，或删去不用的图片。")
        return {}
    seen: dict[str, Span] = {}
    reading = _Reading(root, images, printed, log)
    drafts = ((entry.key.text, reading.photo(entry)) for entry in node.entries if not is_doubled(entry, seen, log))
    return {name: draft for name, draft in drafts if draft is not None}


def caption_ids(node: Node | None) -> tuple[str, ...]:
    """All ids that the file names, good or not, so that one mistake there does not echo elsewhere."""
    return tuple(entry.key.text for entry in node.entries) if isinstance(node, Mapping) else ()


class _Reading:
    """One reading of captions.yaml."""

    def __init__(self, root: Path, images: PictureJudge, printed: PrintedText, log: MessageLog) -> None:
        self.root, self.images, self.printed, self.log = root, images, printed, log
        self._files: tuple[str, ...] | None = None

    def photo(self, entry: Entry) -> PhotoDraft | None:
        name, span = entry.key.text, entry.key.span
        if not _ID.fullmatch(name):
            self.log.error("photo-id", span, f"“{name}”不能作图片编号", "编号用字母、数字、汉字、- 和 _，例如 model-workers")
        record = read_record(entry.value, CAPTION_KEYS, f"图片 {name} ", self.log, span)
        if record is None:
            return None
        caption, credit = self._line(record, "caption"), self._line(record, "credit")
        alt = None if is_blank(record.get("alt")) else read_words(record["alt"], "alt", self.log)
        focus, place, stand_in = self._focus(record), self._place(record), self._stand_in(record)
        picture = self._picture(record)
        if caption is None or picture is None:
            return None
        text = caption.text.strip()
        photo = Photo(
            id=name,
            picture=picture,
            caption=text,
            credit=None if credit is None else credit.text.strip(),
            alt=text if alt is None else alt.text.strip(),
            focus=focus,
            place=place,
            stand_in=stand_in,
            span=span,
        )
        place_span = record["place"].span if "place" in record else span
        stand_in_place = record["stand_in"].span if "stand_in" in record else span
        return PhotoDraft(photo, caption, place_span, stand_in_place)

    def _line(self, record: Record, name: str) -> Words | None:
        node = record.get(name)
        if node is None or (name == "credit" and is_blank(node)):
            return None
        words = read_words(node, name, self.log)
        return None if words is None else self.printed.set_words(words)

    def _focus(self, record: Record) -> Crop | None:
        node = record.get("focus")
        return None if node is None or is_blank(node) else read_focus(node, "focus", self.log)

    def _place(self, record: Record) -> Place:
        node = record.get("place")
        chosen = None if node is None or is_blank(node) else read_choice(node, "place", PLACES, self.log)
        return cast(Place, chosen or "auto")

    def _stand_in(self, record: Record) -> bool:
        node = record.get("stand_in")
        return False if node is None or is_blank(node) else bool(read_switch(node, "stand_in", self.log))

    def _picture(self, record: Record) -> Picture | None:
        words = None if "file" not in record else read_words(record["file"], "file", self.log)
        if words is None:
            return None
        path, span = words.text.strip(), record["file"].span
        place = self.root / "images" / path
        if not self._is_good_path(path, place, span):
            return None
        found = self.images.probe(place)
        if isinstance(found, Picture):
            for note in self.images.notes(place):
                self.log.warning(note.code, span, f"images/{path}：{note.message}", note.hint)
            return found
        self.log.error(found.code, span, f"images/{path}：{found.message}", found.hint)
        return None

    def _is_good_path(self, path: str, place: Path, span: Span) -> bool:
        shown = f"images/{path}"
        if "\\" in path:
            self.log.error("bad-path", span, f"{shown} 里有反斜杠", f"文件夹之间写 /，例如 {path.replace(chr(92), '/')}")
        elif _leaves(path) or not is_inside(place, self.root):
            hint = "把照片放进 images 文件夹，只写它在里面的路径。"
            self.log.error("outside-project", span, f"{shown} 在项目的 images 文件夹之外", hint)
        elif not is_there(place):
            self.log.error("missing-file", span, f"找不到图片 {shown}", self._guess(path))
        else:
            return True
        return False

    def _guess(self, path: str) -> str:
        if self._files is None:
            folder = self.root / "images"
            files = sorted(folder.rglob("*"))[:2000] if folder.is_dir() else []
            self._files = tuple(file.relative_to(folder).as_posix() for file in files if file.is_file())
        meant = closest(path, self._files)
        return f"是不是 {meant}？" if meant else "把照片放进 images 文件夹，或改正文件名（大小写和扩展名都要一致）。"


def _leaves(path: str) -> bool:
    """Whether a written path leaves the folder it starts in."""
    parts = PurePosixPath(path).parts
    depth = 0
    for part in parts:
        depth += -1 if part == ".." else 1
        if depth < 0:
            return True
    return path.startswith("/") or re.match(r"[A-Za-z]:", path) is not None or "\0" in path
