"""Reads `content/captions.yaml`: every photo with its words, its picture judged by the image store."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

from printreport.core.geometry import Crop
from printreport.core.span import Span
from printreport.model.document import Photo, PhotoSize, Place
from printreport.source.checks.claims import PhotoDraft
from printreport.source.checks.printed_text import PrintedText
from printreport.source.credits import bare_credit, without_credit
from printreport.source.photo_files import PhotoFiles, PictureJudge
from printreport.source.schema import CAPTION_KEYS, PLACE_NAMES, PLACES, SIZE_NAMES, SIZES
from printreport.syntax.message_log import MessageLog
from printreport.syntax.placed_words import Words
from printreport.syntax.records import Record, colon_hint, is_blank, is_doubled, read_record
from printreport.syntax.values import read_choice, read_focus, read_switch, read_words
from printreport.syntax.yaml_nodes import Entry, Mapping, Node

CAPTIONS_PATH = "content/captions.yaml"
MAX_PICTURES = 500
"""Of one report: each is decoded and judged; a book of that many has several volumes."""

_ID = re.compile(r"[A-Za-z0-9_\-〇\u3400-\u9fff\U00020000-\U0003ffff]{1,100}")


def read_captions(
    node: Node | None, root: Path, images: PictureJudge, printed: PrintedText, log: MessageLog
) -> dict[str, PhotoDraft]:
    """The photos by id, in the file's order, those with mistakes left out; every mistake is noted.

    `node` is the file's content, `root` the project's folder, `images` judges pictures, `printed` takes what will be printed,
    and `log` the messages.
    """
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
        self.printed, self.log = printed, log
        self.files = PhotoFiles(root, images, log)

    def photo(self, entry: Entry) -> PhotoDraft | None:
        name, span = entry.key.text, entry.key.span
        if not _ID.fullmatch(name):
            self.log.error("photo-id", span, f"“{name}”不能作图片编号", "编号用字母、数字、汉字、- 和 _，例如 model-workers")
        record = read_record(entry.value, CAPTION_KEYS, f"图片 {name} ", self.log, span)
        if record is None:
            return None
        caption, credit = self._line(record, "caption"), self._credit(record)
        alt = None if is_blank(record.get("alt")) else read_words(record["alt"], "alt", self.log)
        focus, place, size = self._focus(record), self._place(record), self._size(record)
        stand_in, vouched = self._switch(record, "stand_in"), self._switch(record, "vouched")
        found = self.files.find(record, stand_in, name, span)
        if caption is None or found is None:
            return None
        if credit is not None:
            caption = without_credit(caption, credit.text.strip())
        text = caption.text.strip()
        photo = Photo(
            id=name,
            picture=found.picture,
            caption=text,
            credit=None if credit is None else credit.text.strip(),
            alt=text if alt is None else alt.text.strip(),
            focus=focus,
            place=place,
            stand_in=stand_in,
            span=span,
            size=size,
            spans={key: record[key].span for key in ("place", "size", "focus") if not is_blank(record.get(key))},
            grey_field=found.waits_for is not None,
            vouched=vouched,
        )
        place_span = record["place"].span if "place" in record else span
        stand_in_place = record["stand_in"].span if "stand_in" in record else span
        return PhotoDraft(photo, caption, place_span, stand_in_place, found.waits_for)

    def _credit(self, record: Record) -> Words | None:
        words = self._line(record, "credit")
        return None if words is None else bare_credit(words)

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
        chosen = None if node is None or is_blank(node) else read_choice(node, "place", PLACES, self.log, PLACE_NAMES)
        return cast(Place, chosen or "auto")

    def _size(self, record: Record) -> PhotoSize:
        node = record.get("size")
        chosen = None if node is None or is_blank(node) else read_choice(node, "size", SIZES, self.log, SIZE_NAMES)
        return cast(PhotoSize, chosen or "normal")

    def _switch(self, record: Record, name: str) -> bool:
        node = record.get(name)
        return False if node is None or is_blank(node) else bool(read_switch(node, name, self.log))
