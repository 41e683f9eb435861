"""Messages as an editor reads them: the caret stands under its place, and no file's text commands the terminal."""

from __future__ import annotations

import pytest

from printreport.core.diagnostics import columns_wide, error, format_diagnostic
from printreport.core.span import Span


def caret(source: str, column: int, length: int = 1) -> tuple[str, str]:
    """The line shown, and what of it stands above the carets."""
    _, shown, marks = format_diagnostic(error("x", Span("a.md", 1, column, length), "错", source=source)).split("\n")
    start, end = marks.index("^"), len(marks)
    assert set(marks.strip()) == {"^"}
    above = "".join(ch for at, ch in enumerate(shown) if start <= columns_wide(shown[:at]) < end)
    return shown.strip(), above


@pytest.mark.parametrize(
    ("source", "column", "length", "above"),
    [
        ("正文99人", 3, 2, "99"),
        ("\x1b[31m正文99人", 8, 2, "99"),
        ("正\x1b文", 2, 1, "\\x1b"),
        ("正\u202e文", 2, 2, "\\u202e文"),
        ("\t\x9b\x07字", 4, 1, "字"),
        ("长" * 80 + "\x1b这里", 82, 2, "这里"),
    ],
)
def test_the_caret_stands_under_its_place_where_characters_are_shown_by_number(
    source: str, column: int, length: int, above: str
) -> None:
    assert caret(source, column, length)[1] == above


def test_nothing_that_commands_a_terminal_is_left_in_any_part() -> None:
    bad = "\x1b]0;t\x07\x9b5m\u202e\u2066\x00"
    text = format_diagnostic(error("x", Span(f"a{bad}.md", 1, 1), f"错{bad}", f"改{bad}", f"行{bad}"))
    assert not set(text) & set("\x1b\x07\x9b\u202e\u2066\x00")
    assert text.count("\\x1b") == 4
