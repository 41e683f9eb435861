"""A theme's file is refused by name and place wherever it says too much, too little, or something of another kind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from printreport.theme.theme_file import ThemeError, ThemeFile, open_theme, parse_theme, theme_names

BUILTIN = Path(__file__).resolve().parents[3] / "src" / "printreport" / "theme" / "builtin"
TEXT = (BUILTIN / "vermilion.yaml").read_text("utf-8")


def changed(before: str, after: str) -> str:
    """The theme `vermilion` with one place of its text changed."""
    assert TEXT.count(before) == 1, before
    return TEXT.replace(before, after)


def found(text: str) -> list[tuple[str, int, int, str]]:
    """Code, line, column and words of all that is wrong with a theme."""
    try:
        parse_theme("new.yaml", text)
    except ThemeError as problem:
        return [(d.code, d.span.line, d.span.column, d.message) for d in problem.diagnostics]
    return []


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize("name", theme_names())
def test_every_theme_that_comes_with_printreport_says_all_and_nothing_else(name: str) -> None:
    assert isinstance(open_theme(name), ThemeFile)
    assert found((BUILTIN / f"{name}.yaml").read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("before", "after", "code", "name"),
    [
        ("  row_lines: 5", "  row_line: 5", "unknown-key", "row_line"),
        ("  bleed_mm: 3", "  bleed: 3", "unknown-key", "bleed"),
        ("palette:\n", "pallete:\n", "unknown-key", "pallete"),
        (", indent_em: 2}\n  heading:", ", indent: 2}\n  heading:", "unknown-key", "indent"),
        ("element: [3, 3], at: foot", "elements: [3, 3], at: foot", "unknown-key", "elements"),
        ("  row_lines: 5", "  row_lines: 5\n  row_lines: 6", "duplicate-key", "row_lines"),
        ("  row_lines: 5", "  row_lines: 5.5", "wrong-type", "row_lines"),
        ("  bleed_mm: 3", "  bleed_mm: 3mm", "wrong-type", "bleed_mm"),
        ("  gap_em: 2 ", "  gap_em: two ", "wrong-type", "gap_em"),
        ("element: [3, 3], at: foot", "element: [3, 3, 3], at: foot", "wrong-type", "element"),
        ("element: [5, 1], at: head", "element: [5, 1], at: top", "bad-choice", "at"),
        ("element: [4, 2], at: foot, mirror: true", "element: [4, 2], at: foot, mirror: 左", "wrong-type", "mirror"),
        ("color: ink, align: right}", "color: ink, align: outside}", "bad-choice", "align"),
        ("  over_columns: false", "  over_columns: 0", "wrong-type", "over_columns"),
        ("  on_walls: strips", "  on_walls: strip", "bad-choice", "on_walls"),
        ("  drop_cap_lines: 0", "  drop_cap_lines: 2.5", "wrong-type", "drop_cap_lines"),
        ("  pitch_pt: 22", "  pitch_pt: 22pt", "wrong-type", "pitch_pt"),
        ("  pitch_pt: 22", "  pitch_pt: -22", "wrong-type", "pitch_pt"),
        ("  least_pt: 21", "  least: 21", "unknown-key", "least"),
        ("color: ink, align: right}", "color: inc, align: right}", "bad-choice", "color"),
        ("  byline:       {", "  by-line:       {", "unknown-key", "by-line"),
        ("  telling: accent", "  tell: accent", "unknown-key", "tell"),
        ("  accent: C0 M100 Y100 K10", "  accent: red", "bad-color", "accent"),
        ("  second: C15 M30 Y75 K5", "  second: acent", "bad-color", "second"),
    ],
)
def test_what_a_theme_may_not_say_is_told_by_name_at_its_place(before: str, after: str, code: str, name: str) -> None:
    text = changed(before, after)
    told = found(text)
    (first,) = [message for message in told if message[0] == code]
    assert len(told) == 1 or code == "unknown-key"  # what it was to be is missing, too
    assert name in first[3]
    line = text.split("\n")[first[1] - 1]
    assert line == next(new for new in text.split("\n") if new not in TEXT.split("\n")) or code == "duplicate-key"
    assert name in line
    assert line[first[2] - 1 :].strip()


def written_measures() -> list[tuple[int, str, str]]:
    """Each line of the theme that writes a measure, with its part and its key."""
    written, part = [], ""
    for number, line in enumerate(TEXT.split("\n")):
        part = line.removesuffix(":") if re.fullmatch("[a-z_]+:", line) else part
        match = re.match("  ([a-z_]+): ", line)
        if match and part not in ("palette", "forms", "styles"):
            written.append((number, part, match[1]))
    return written


def test_every_measure_that_is_not_written_is_asked_for_by_name_at_its_part() -> None:
    lines = TEXT.split("\n")
    assert len(written_measures()) > 40
    for number, part, key in written_measures():
        text = "\n".join(lines[:number] + lines[number + 1 :])
        ((code, line, _column, message),) = found(text)
        assert (code, line) == ("missing-key", line_of(text, f"\n{part}:\n") + 1)
        assert f"{part} 缺少 {key}（" in message


@pytest.mark.parametrize(("part", "key"), [("styles", "byline"), ("styles", "label"), ("palette", "mark"), ("palette", "ink")])
def test_a_style_or_colour_that_is_not_there_is_asked_for_by_name(part: str, key: str) -> None:
    text = re.sub(rf"^  {key}: .*\n", "", TEXT, flags=re.MULTILINE)
    (first, *_) = [told for told in found(text) if told[0] == "missing-key"]
    assert first[1] == line_of(text, f"\n{part}:\n") + 1
    assert f"{part} 缺少 {key}（" in first[3]


@pytest.mark.parametrize("part", ["name", "palette", "page", "grid", "heading", "callout", "forms", "styles"])
def test_a_part_that_is_not_written_is_asked_for_by_name(part: str) -> None:
    start = TEXT.index(f"{part}:")
    end = re.compile(r"^(?=[a-z#])", re.MULTILINE).search(TEXT, start + 1)
    text = TEXT[:start] + (TEXT[end.start() :] if end else "")
    assert [message for code, _, _, message in found(text) if code == "missing-key" and f"缺少 {part}（" in message]


def test_all_that_is_wrong_is_told_at_once_with_places_that_can_be_clicked() -> None:
    text = changed("  row_lines: 5", "  row_line: 5").replace("  bleed_mm: 3", "  bleed: 3")
    with pytest.raises(ThemeError) as caught:
        parse_theme("new.yaml", text)
    row, bleed = line_of(text, "row_line"), line_of(text, "bleed:")
    assert f"new.yaml:{row}:3: 错误[unknown-key]" in str(caught.value)
    assert f"new.yaml:{bleed}:3: 错误[unknown-key]" in str(caught.value)
    assert "是不是要写 row_lines？" in str(caught.value)


@pytest.mark.parametrize("text", ["", "# nothing\n", "- a\n", "name: [x\n", "name: &a b\n"])
def test_what_is_no_theme_at_all_is_a_message_too(text: str) -> None:
    assert found(text)
