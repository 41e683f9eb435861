"""Reads the keys of a leader's words (`kind: message`): portrait, name, post, signature, date."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import PurePosixPath

from printreport.model.document import Message
from printreport.source.checks.printed_text import PrintedText
from printreport.source.schema import MESSAGE_KEYS, SECTION_KIND_NAMES, SECTION_KINDS
from printreport.source.written_date import check_date
from printreport.syntax.message_log import MessageLog
from printreport.syntax.placed_words import Words
from printreport.syntax.records import Record, closest, is_blank
from printreport.syntax.values import read_choice, read_words, unquoted

_NAMES = tuple(key.name for key in MESSAGE_KEYS)
_LIKE_AN_ID = re.compile(r"[A-Za-z0-9_\-]*[0-9_\-][A-Za-z0-9_\-]*")
_PICTURE = re.compile(r"\.(?:jpe?g|png|tiff?|webp|gif|bmp|pdf|svg)", re.IGNORECASE)


def read_message(record: Record, ids: Collection[str], printed: PrintedText, log: MessageLog) -> Message | None:
    """What belongs to a leader's words, None in a section that is none; `ids` are those of all photographs.

    Whether the photographs named are there is asked with those of all sections (`check_photo_use`).
    """
    node = record.get("kind")
    kind = None if node is None or is_blank(node) else read_choice(node, "kind", SECTION_KINDS, log, SECTION_KIND_NAMES)
    if kind != "message":
        if kind is not None or node is None or is_blank(node):
            _refuse_keys(record, log)
        return None
    return _Reading(record, ids, printed, log).message()


def _refuse_keys(record: Record, log: MessageLog) -> None:
    for name in _NAMES:
        if name in record and not is_blank(record[name]):
            message = f"{name} 只用于领导致辞（kind: message）"
            log.error("message-key", record[name].span, message, f"这一节是致辞，就加一行 kind: message；不是就删去 {name}。")


class _Reading:
    """One reading of a message's keys."""

    def __init__(self, record: Record, ids: Collection[str], printed: PrintedText, log: MessageLog) -> None:
        self.record, self.ids, self.printed, self.log = record, ids, printed, log

    def message(self) -> Message:
        portrait, name, post = self._id("portrait"), self._line("name"), self._line("post")
        signature, date = self._id("signature"), self._line("date")
        is_picture = signature is not None and self._is_picture(signature)
        if date is not None:
            check_date(date, "date", self.log)
        return Message(
            portrait=portrait,
            signature_photo=signature if is_picture else None,
            signature_name=None if signature is None or is_picture else self._signature(),
            name=_text(name),
            post=_text(post),
            date=_text(date),
            spans={key: self.record[key].span for key in _NAMES if not is_blank(self.record.get(key))},
        )

    def _words(self, name: str) -> Words | None:
        node = self.record.get(name)
        return None if node is None or is_blank(node) else read_words(node, name, self.log)

    def _line(self, name: str) -> Words | None:
        words = self._words(name)
        return None if words is None else self.printed.set_words(words)

    def _signature(self) -> str | None:
        words = self._words("signature")
        return None if words is None else self.printed.set_words(words, role="kai").text.strip()

    def _id(self, name: str) -> str | None:
        """An id or, of a signature, a name; a file's name is taken for the id that it is like."""
        words = self._words(name)
        return None if words is None else unquoted(words.text)

    def _is_picture(self, signature: str) -> bool:
        """Whether a signature names a photograph, be it one that is not there, or is the signer's name."""
        if signature in self.ids or _PICTURE.fullmatch(PurePosixPath(signature).suffix):
            return True
        if _LIKE_AN_ID.fullmatch(signature):
            return True
        return signature.isascii() and " " not in signature and bool(closest(signature, self.ids))


def _text(words: Words | None) -> str | None:
    return None if words is None else words.text.strip()
