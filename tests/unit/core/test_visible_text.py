"""What commands a terminal is shown by its number; all other text stays as it is."""

from __future__ import annotations

import pytest

from printreport.core.visible_text import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m红", "\\x1b[31m红"),
        ("\a\0\r", "\\x07\\x00\\x0d"),
        ("a\x7fb\x9bc", "a\\x7fb\\x9bc"),
        ("a\u202eb\u2066c\u200fd\u061ce", "a\\u202eb\\u2066c\\u200fd\\u061ce"),
        ("\ud800", "\\ud800"),
        ("\u2028\u2029", "\\u2028\\u2029"),
        ("一\n二\t", "一\\x0a二\\x09"),
    ],
)
def test_controls_are_shown_by_their_number(text: str, shown: str) -> None:
    assert visible(text) == shown
    visible(text).encode("utf-8")


def test_what_may_stay_stays() -> None:
    assert visible("一\n二\t\x1b", "\n\t") == "一\n二\t\\x1b"


def test_other_text_is_untouched() -> None:
    text = "编印 “é” \u00a0\u200d\ufe0f 𠀀 \\x1b"
    assert visible(text) == text
