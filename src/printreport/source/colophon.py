"""Reads the colophon: the lines that printing asks for, checked, and any other line as the editor wrote it."""

from __future__ import annotations

import re

from printreport.core.figure_grammar import fold_width
from printreport.core.han_numerals import HAN_NUMERALS
from printreport.core.span import Span
from printreport.source.checks.printed_text import PrintedText
from printreport.source.schema import COLOPHON_AKA, COLOPHON_ORDER
from printreport.syntax.message_log import MessageLog
from printreport.syntax.placed_words import Words
from printreport.syntax.records import closest, colon_hint, is_blank, is_doubled
from printreport.syntax.values import read_words
from printreport.syntax.yaml_nodes import Entry, Mapping, Node

MOST_LINES = 24
"""Lines of a colophon: what a back cover holds. No other value was tried."""
_LONGEST_KEY, _LONGEST_LINE = 20, 200
"""Characters of a key, and of a line: what stands on the back cover is read, not studied."""

# What the value of a duty has to hold: a serial or licence number, a date, a count of copies.
_NUMBERED = re.compile(rf"[0-9{HAN_NUMERALS}]")
_CHECKED = {
    "准印证号": "准印证的号码，例如 （青西）内资准字第001号",
    "印刷日期": "日期，例如 2026年1月",
    "印数": "册数，例如 2000册",
}


def read_colophon(node: Node, printed: PrintedText, log: MessageLog) -> tuple[tuple[str, str], ...]:
    """Key and text of every line in the order written; the duties of internal printed matter are checked, others are free."""
    if not isinstance(node, Mapping):
        hint = colon_hint(node).replace("title: 标题", "印数: 2000册")
        log.error("wrong-type", node.span, "colophon 应当是一组“键: 值”，例如 印数: 2000册", hint)
        return ()
    if len(node.entries) > MOST_LINES:
        span = node.entries[MOST_LINES].key.span
        message = f"colophon 有 {len(node.entries)} 行，最多 {MOST_LINES} 行"
        log.error("too-many", span, message, "合并几行，或移到正文里。")
        return ()
    seen: dict[str, Span] = {}
    entries = [entry for entry in node.entries if not is_doubled(entry, seen, log)]
    lines = [(_key(entry, printed, log), _line(entry, printed, log)) for entry in entries]
    return tuple((key, words.text.strip()) for key, words in lines if key and words is not None)


def _key(entry: Entry, printed: PrintedText, log: MessageLog) -> str:
    """The words before the colon, the duty that they may have meant told."""
    name = entry.key.text.strip()
    if not name or len(name) > _LONGEST_KEY:
        hint = "冒号前面写几个字，例如 地址: ……；整行文字放到冒号后面。"
        log.error("colophon-key", entry.key.span, f"colophon 的键要有 1–{_LONGEST_KEY} 个字", hint)
        return ""
    meant = COLOPHON_AKA.get(name) or closest(name, COLOPHON_ORDER, 0.7)
    if meant and meant != name:
        message = f"“{name}”照印；法定的一项叫“{meant}”"
        log.warning("colophon-key", entry.key.span, message, f"如果就是这一项，改成 {meant}: ……")
    return printed.set_words(entry.key.words).text.strip()


def _line(entry: Entry, printed: PrintedText, log: MessageLog) -> Words | None:
    name = entry.key.text.strip()
    if is_blank(entry.value):
        log.warning("empty-value", entry.key.span, f"colophon 的“{name}”是空的，没有印", "写上文字，或删去这一行。")
        return None
    words = read_words(entry.value, name, log)
    if words is None:
        return None
    if len(words.text) > _LONGEST_LINE:
        message = f"colophon 的“{name}”有 {len(words.text)} 个字，最多 {_LONGEST_LINE} 个"
        log.error("too-long", words.span, message, "写短些，或分成几行。")
        return None
    if name in _CHECKED and not _NUMBERED.search(fold_width(words.text)):
        log.warning("colophon-value", words.span, f"{name} 的“{words.text}”里没有数字", f"写上{_CHECKED[name]}")
    return printed.set_words(words)
