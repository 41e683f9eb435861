"""Characters and encodings: what is taken, what is refused by place, what is doubted with the proper character named."""

from __future__ import annotations

import pytest

from printreport.model.blocks import Paragraph, plain_text
from printreport.syntax.characters import proper_character
from small_projects import Project


def text_of(project: Project) -> str:
    block = project.document().sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    return plain_text(block.text)


@pytest.mark.parametrize(
    "text", ["甲乙。\r\n丙。", "\ufeff甲乙。\n丙。", "\ufeff甲乙。\r\n丙。\r\n", "甲乙。\r丙。\r", "甲乙。\r\r\n丙。"]
)
def test_bom_and_crlf_are_taken(project: Project, text: str) -> None:
    project.report("lines: join")
    assert text_of(project.put("content/sections/01-a.md", text)) == "甲乙。丙。"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c"])
def test_lines_of_a_body_end_as_phones_and_word_end_them(project: Project, end: str) -> None:
    project.put("content/sections/01-a.md", f"---\nheading: 好\r---\r\n甲。{end}乙。\n丙。{end}")
    (section,) = project.document().sections
    assert [plain_text(block.text) for block in section.blocks if isinstance(block, Paragraph)] == ["甲。", "乙。", "丙。"]


def test_settings_end_their_lines_with_returns_alone(project: Project) -> None:
    assert project.put("content/report.yaml", "title: 好\rbyline: 甲\r").document().report.byline == "甲"
    message = project.put("content/report.yaml", "title: 好\u2028乙\n").only()
    assert (message.code, message.span.column) == ("control-character", 9)


def test_bom_and_crlf_leave_places_right(project: Project) -> None:
    project.put("content/report.yaml", "\ufefftitle: 好\r\ntrim: A3\r\n")
    message = project.only()
    assert (message.span.line, message.span.column, message.source) == (2, 7, "trim: A3")


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        ("甲乙\n丙".encode() + b"\xff" + "丁".encode(), 2, 2, "UTF-8"),
        ("甲乙丙丁".encode("gbk"), 1, 1, "GBK"),
        ("甲乙".encode("utf-16"), 1, 1, "UTF-16"),
    ],
)
def test_other_encodings_are_refused_by_place(project: Project, data: bytes, line: int, column: int, words: str) -> None:
    message = project.put("content/sections/01-a.md", data).messages()[0]
    assert (message.code, message.span.line, message.span.column) == ("encoding", line, column)
    assert words in message.message
    assert "UTF-8" in message.hint


LONGER = "---\nheading: 工作情况\n---\n\n坚持以职工为中心，服务更加周到，取得了新的进展。\n"


@pytest.mark.parametrize("text", ["甲乙丙丁戊己", LONGER, "title: 年度报告\nbyline: 某人\n"])
@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "gbk", "gb18030"])
@pytest.mark.parametrize("path", ["content/sections/01-a.md", "content/report.yaml", "content/captions.yaml"])
def test_a_file_in_another_encoding_is_one_message(project: Project, text: str, codec: str, path: str) -> None:
    message = project.put(path, text.encode(codec)).only()
    assert (message.code, message.is_error, message.span.line) == ("encoding", True, 1)
    assert "另存为" in message.hint
    assert "UTF-8" in message.hint
    assert message.source == text.split("\n")[0]


def test_traditional_bytes_are_named(project: Project) -> None:
    assert "Big5" in project.put("content/sections/01-a.md", "我們的工作在這裡，大家都來了。".encode("big5")).only().message


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04\0\0\0\xff", b"\xd0\xcf\x11\xe0\0\xff", b"{\\rtf1 x}", b"%PDF-1.4 x", b"\x89PNG\r\n"]
)
def test_a_document_of_another_program_is_one_message(project: Project, data: bytes) -> None:
    assert project.put("content/sections/01-a.md", data).only().code == "encoding"


def test_marks_between_joined_files_hide_nothing(project: Project) -> None:
    project.put("content/report.yaml", "title: 年度报告\n\ufeffbyline: 某人\n").put(
        "content/sections/01-a.md", "甲。\n\n\ufeff### 乙\n\n丙。\n"
    )
    assert project.codes() == ["invisible-character"] * 2
    assert project.document().report.byline == "某人"
    assert len(project.document().sections[0].blocks) == 3


def test_line_ends_of_old_systems_keep_places_right(project: Project) -> None:
    message = project.put("content/report.yaml", "title: 好\rtrim: A3\r").only()
    assert (message.span.line, message.span.column, message.source) == (2, 7, "trim: A3")


@pytest.mark.parametrize(
    ("char", "code", "is_error"),
    [
        ("\0", "control-character", True),
        ("\x07", "control-character", True),
        ("\x85", "control-character", True),
        ("\u202e", "bidi-override", True),
        ("\u2067", "bidi-override", True),
        ("\ufffd", "lost-character", True),
        ("\u200b", "invisible-character", False),
        ("\ufeff", "invisible-character", False),
        ("\u2f08", "look-alike", False),
        ("\u2ee9", "look-alike", False),
        ("\uf9dc", "look-alike", False),
    ],
)
@pytest.mark.parametrize("path", ["content/sections/01-a.md", "content/report.yaml"])
def test_suspicious_characters_are_told_by_place(project: Project, path: str, char: str, code: str, is_error: bool) -> None:
    start = "甲" if path.endswith("md") else "title: 甲"
    message = project.put(path, f"{start}{char}乙\n").messages()[0]
    assert (message.code, message.is_error) == (code, is_error)
    assert (message.span.path, message.span.line, message.span.column) == (path, 1, len(start) + 1)
    assert f"U+{ord(char):04X}" in message.message


def test_the_proper_character_is_named(project: Project) -> None:
    doubt, error = project.body("甲⼈乙").messages()
    assert (doubt.code, error.code, error.is_error) == ("look-alike", "no-glyph", True)
    assert "人" in doubt.hint
    assert "人" in error.hint
    assert proper_character("⻩") == "黄"
    assert proper_character("\ufa19") == "神"
    assert proper_character("人") == ""
    assert proper_character("\ufa0e") == ""


def test_invisible_characters_are_left_out_of_the_text(project: Project) -> None:
    project.body("甲\u200b乙(丙)")
    assert text_of(project) == "甲乙（丙）"
    block = project.document().sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    assert [run.span.column for run in block.text if run.span] == [1, 3]


@pytest.mark.parametrize(("char", "words"), [("\ue000", "私用区"), ("😀", "表情"), ("\U00030000\U0001f999", "表情")])
def test_a_character_that_no_font_has_is_an_error(project: Project, char: str, words: str) -> None:
    errors = [m for m in project.body(f"甲乙\n丙{char}").messages() if m.is_error]
    assert [(m.code, m.span.line) for m in errors] == [("no-glyph", 2)]
    assert f"U+{ord(char[-1]):04X}" in errors[0].message
    assert words in errors[0].hint


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/report.yaml", "title: 甲😀\n"),
        ("content/report.yaml", "title: 甲\nbyline: 😀\n"),
        ("content/report.yaml", "title: 甲\ncolophon: {地址: 😀}\n"),
        ("content/sections/01-a.md", "---\nheading: 😀\n---\n正文"),
        ("content/sections/01-a.md", "---\nstats:\n  - {figure: 3名, label: 😀}\n---\n3名"),
        ("content/sections/01-a.md", "**😀**"),
        ("content/sections/01-a.md", "*😀*"),
        ("content/sections/01-a.md", "{字|😀}"),
        ("content/sections/01-a.md", "- 甲\n  - 😀"),
        ("content/sections/01-a.md", "> 😀"),
        ("content/sections/01-a.md", "| 😀 |\n|---|\n| 甲 |"),
        ("content/sections/01-a.md", "### 😀\n\n甲"),
    ],
)
def test_glyphs_are_asked_for_every_printed_text(project: Project, path: str, text: str) -> None:
    assert project.put(path, text).codes() == ["no-glyph"]


def test_spaces_need_no_glyph(project: Project) -> None:
    assert project.body("葛城 甲　乙\u2003丙").codes() == []


# -- as they are printed ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Zoe\u0308与Nguye\u0302\u0303n", "Zoë与Nguyễn"),
        ("か\u3099", "が"),
        ("\u1100\u1161\u11a8", "각"),
        ("e\u034f\u0308", "ë"),
        ("葛\U000e0100先生", "葛先生"),
        ("☎\ufe0f电话", "☎电话"),
        ("甲\u3164\uffa0乙", "甲乙"),
        ("\uf900字", "豈字"),
        ("\u212b与\u2126", "\u212b与\u2126"),
    ],
)
def test_letters_are_composed_and_what_cannot_be_seen_is_left_out(project: Project, written: str, printed: str) -> None:
    assert text_of(project.body(written)) == printed


def test_a_reading_is_composed_and_stands_once(project: Project) -> None:
    block = project.body("读{生\u200b僻|she\u0304ng pi\u0300}。").document().sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    assert [run.ruby for run in block.text if run.ruby] == ["shēng pì"]
    assert plain_text(block.text) == "读生僻。"


def test_places_after_a_composed_letter_are_those_of_the_file(project: Project) -> None:
    message = project.body("Zoe\u0308与😀").only()
    assert (message.code, message.span.column) == ("no-glyph", 6)


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("甲 \u0308乙", "lone-mark", 3),
        ("\u0308甲", "lone-mark", 1),
        ("e" + "\u0308" * 6, "too-many-marks", 1),
        ("甲ก乙", "script", 2),
        ("甲ب乙", "script", 2),
        ("甲བ乙", "script", 2),
    ],
)
def test_what_cannot_be_set_is_refused_by_place(project: Project, text: str, code: str, column: int) -> None:
    errors = [m for m in project.body(text).messages() if m.is_error]
    assert [(m.code, m.span.line, m.span.column) for m in errors] == [(code, 1, column)]


@pytest.mark.parametrize("escape", ["\\u200b", "\\uf900", "\\uFE0F"])
def test_escapes_are_told_of_like_characters(project: Project, escape: str) -> None:
    message = project.put("content/report.yaml", f'title: "甲{escape}乙"\n').only()
    assert (message.span.line, message.span.column, message.is_error) == (1, 10, False)


def test_a_title_of_invisible_characters_is_empty(project: Project) -> None:
    errors = [m for m in project.put("content/report.yaml", "title: \u200b\n").messages() if m.is_error]
    assert [m.code for m in errors] == ["empty-value"]
