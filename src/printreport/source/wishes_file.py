"""Reads `content/layout.yaml`: what the editor settles of single pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, cast

from printreport.core.span import Span
from printreport.model.wishes import WISHES_PATH, PageWish, Wishes
from printreport.source.checks.claims import PhotoDraft, SectionDraft
from printreport.source.schema import PAGE_ELEMENTS, PAGE_KEYS, TEXT_PLACE_NAMES, TEXT_PLACES
from printreport.syntax.message_log import MessageLog
from printreport.syntax.records import Record, closest, colon_hint, is_doubled, read_record
from printreport.syntax.values import read_choice, read_items, read_words
from printreport.syntax.yaml_nodes import Entry, Mapping, Node, Scalar

_PAGE = re.compile(r"page +([1-9][0-9]{0,3})")
_COUNT = re.compile(r"[1-9][0-9]{0,3}")


@dataclass(frozen=True, slots=True)
class _Known:
    """What wishes may name: photographs of sections, all photographs, and sections with how many elements of a kind each has.

    `messages` are the sections of leaders' words and `of_messages` their photographs, which have their own place.
    """

    shown: frozenset[str]
    messages: frozenset[str]
    of_messages: frozenset[str]
    photos: tuple[str, ...]
    slugs: tuple[str, ...]
    counts: dict[str, dict[str, int]]


def read_wishes(
    node: Node | None, photos: dict[str, PhotoDraft], ids: tuple[str, ...], drafts: list[SectionDraft], log: MessageLog
) -> Wishes | None:
    """The wishes of the file, those with mistakes left out; every mistake is noted.

    `node` is the file's content, `photos` are those that could be read, `ids` all that captions.yaml names, `drafts` the
    sections, and `log` takes the messages.
    """
    if node is None:
        return None
    if not isinstance(node, Mapping):
        log.error("wrong-type", node.span, f"{WISHES_PATH} 应当是“键: 值”，例如 page 4: {{text: below}}", colon_hint(node))
        return None
    sections = [draft.section for draft in drafts]
    known = _Known(
        frozenset(photo for section in sections for photo in section.photos),
        frozenset(section.slug for section in sections if section.message),
        frozenset(photo for section in sections if section.message for photo, _ in section.message.photos),
        tuple(dict.fromkeys((*photos, *ids))),
        tuple(section.slug for section in sections),
        {section.slug: dict(section.element_counts) for section in sections},
    )
    return _Reading(known, log).wishes(node)


class _Reading:
    """One reading of layout.yaml; remembers what is settled already, so that nothing stands in two places."""

    def __init__(self, known: _Known, log: MessageLog) -> None:
        self.known, self.log = known, log
        self._places: dict[tuple[str, str], int] = {}

    def wishes(self, node: Mapping) -> Wishes:
        seen: dict[str, Span] = {}
        pages: tuple[int | None, Span | None] = None, None
        on_pages: list[PageWish] = []
        for entry in node.entries:
            if is_doubled(entry, seen, self.log):
                continue
            match = _PAGE.fullmatch(entry.key.text)
            if match is not None:
                wish = self._page(int(match[1]), entry)
                on_pages += [wish] if wish is not None else []
            elif entry.key.text == "pages":
                pages = self._count(entry.value), entry.value.span
            else:
                self._unknown(entry.key)
        return Wishes(*pages, tuple(on_pages))

    def _unknown(self, key: Scalar) -> None:
        number = re.search(r"[1-9][0-9]{0,2}", key.text)
        meant = f"page {number[0]}" if number is not None else closest(key.text, ("pages",))
        hint = f"是不是要写 {meant}？" if meant else "可用的键：pages，以及 page 加页码，例如 page 4。"
        self.log.error("unknown-key", key.span, f"{WISHES_PATH} 里没有“{key.text}”这个键", hint)

    def _count(self, node: Node) -> int | None:
        words = read_words(node, "pages", self.log)
        if words is None or words.text.strip() == "auto":
            return None
        if _COUNT.fullmatch(words.text.strip()):
            return int(words.text)
        self.log.error("bad-number", node.span, f"pages 不能是“{words.text}”", "写页数，例如 pages: 12")
        return None

    def _page(self, number: int, entry: Entry) -> PageWish | None:
        record = read_record(entry.value, PAGE_KEYS, f"page {number} ", self.log, entry.key.span)
        if record is None:
            return None
        return PageWish(
            page=number,
            span=entry.key.span,
            form=self._form(record),
            elements={kind: self._names(record, kind, number) for kind in PAGE_ELEMENTS if kind in record},
            text=self._text(record),
            starts=self._starts(record, number),
            spans={name: node.span for name, node in record.items()},
        )

    def _form(self, record: Record) -> str | None:
        words = read_words(record["form"], "form", self.log) if "form" in record else None
        return None if words is None else words.text.strip()

    def _text(self, record: Record) -> Literal["above", "below"] | None:
        chosen = read_choice(record["text"], "text", TEXT_PLACES, self.log, TEXT_PLACE_NAMES) if "text" in record else None
        return cast(Literal["above", "below"] | None, chosen)

    def _starts(self, record: Record, page: int) -> str | None:
        words = read_words(record["starts"], "starts", self.log) if "starts" in record else None
        if words is None:
            return None
        slug, span = words.text.strip(), record["starts"].span
        if not self._is_known("starts", slug, self.known.slugs, span, page):
            return None
        if slug in self.known.messages:
            message = f"{slug} 是领导致辞，排在正文之前，另起一页，不在这里安排"
            self.log.error("layout-element", span, message, "从这里删去；几篇致辞的先后照文件的编号。")
            return None
        return slug

    def _names(self, record: Record, key: str, page: int) -> tuple[str, ...]:
        names: list[str] = []
        for item in read_items(record[key], key, self.log):
            words = read_words(item, key, self.log)
            name = "" if words is None else words.text.strip()
            if name and self._is_placeable(key, name, item.span, page):
                names.append(name)
        return tuple(names)

    def _is_placeable(self, key: str, name: str, span: Span, page: int) -> bool:
        if key == "photos":
            return self._is_known(key, name, self.known.photos, span, page) and self._is_shown(name, span)
        slug, _, number = name.partition("/")
        if not self._is_known(key, name, [*self.known.slugs, name] if slug in self.known.slugs else self.known.slugs, span, page):
            return False
        most = self.known.counts[slug][key]
        if number in ("", *map(str, range(2, most + 1))) and most:
            return True
        what, where = PAGE_ELEMENTS[key]
        if not most:
            hint = f"从这里删去；要有，就在这一节开头写 {where}。"
            self.log.error("layout-element", span, f"{slug} 一节没有{what}", hint)
        else:
            hint = "写第一个用章节名，第二个起用“章节名/2”。"
            self.log.error("layout-element", span, f"{slug} 一节没有第 {number} 项{what}", hint)
        return False

    def _is_shown(self, name: str, span: Span) -> bool:
        if name in self.known.shown:
            return True
        if name in self.known.of_messages:
            message = f"照片 {name} 属于致辞，它的位置由致辞那一页决定"
            self.log.error("layout-element", span, message, "从这里删去。")
            return False
        self.log.error("layout-element", span, f"照片 {name} 没有列在哪一节的 photos 里", "先把它写进一节的 photos。")
        return False

    def _is_known(self, key: str, name: str, choices: Iterable[str], span: Span, page: int) -> bool:
        """Whether a name is one of the report's and on no other page.

        `key` is where it stands, `name` what is written, `choices` are the known ones, `span` is its place, `page` the page's
        number.
        """
        choices = tuple(choices)
        if name not in choices:
            meant = closest(name, choices)
            what = "captions.yaml 里没有图片" if key == "photos" else "没有章节"
            self.log.error("unknown-name", span, f"{what} {name}", f"是不是要写 {meant}？" if meant else _choices(choices))
            return False
        before = self._places.setdefault((key, name), page)
        if before != page:
            self.log.error("layout-twice", span, f"{name} 已经排在第 {before} 页", "只写在一页。")
        return before == page


def _choices(choices: tuple[str, ...]) -> str:
    return "可以写：" + "、".join(choices[:12]) + ("……" if len(choices) > 12 else "。")
