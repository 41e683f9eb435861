"""Dates that are printed as they were written: what cannot be one is told."""

from __future__ import annotations

import re

from printreport.core.figure_grammar import fold_width
from printreport.core.han_numerals import HAN_NUMERALS
from printreport.syntax.message_log import MessageLog
from printreport.syntax.placed_words import Words

_NUMBERED = re.compile(rf"[0-9{HAN_NUMERALS}]|年")
_PARTS = re.compile(r"[0-9]{4} ?[年.\-/] ?([0-9]{1,2})(?: ?[月.\-/] ?([0-9]{1,2})(?![0-9]))?(?![0-9])")


def check_date(words: Words, name: str, log: MessageLog) -> None:
    """Warn of a date without any number, and of months and days that no calendar has."""
    text = fold_width(words.text)
    if not _NUMBERED.search(text):
        log.warning("odd-date", words.span, f"{name} 的“{words.text.strip()}”里读不出日期", f"例如 {name}: 2025年12月")
        return
    for match in _PARTS.finditer(text):
        month, day = int(match[1]), int(match[2] or 1)
        if not (1 <= month <= 12 and 1 <= day <= 31):
            place = words.place(match.start(), len(match[0]))
            log.warning("odd-date", place, f"{name} 的“{match[0]}”不是一个日期", "核对月和日；照写的印。")
