"""Laws of the reader that hold for any files: a document or messages, never an exception, never a hang."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from printreport.core.diagnostics import Diagnostic, format_diagnostic
from printreport.core.span import Span
from printreport.images.image_store import PictureProblem
from printreport.model.blocks import plain_text
from printreport.model.document import Picture
from printreport.source.checks.punctuation import judge_punctuation
from printreport.source.checks.section_text import block_texts
from printreport.source.logo_file import LogoFile
from printreport.source.markdown.block_grammar import block_tokens, parsed_tokens, prepared_line
from printreport.source.markdown.inline import read_inline
from printreport.source.markdown.section_body import read_body
from printreport.source.project import ReadResult, read_project
from printreport.syntax.message_log import MessageLog

KEYS = "title figure label kind file caption photos stats charts points heading quote cover a.jpg A4 10万余名 甲乙 ： （".split()
YAML_SIGNS = "{ } [ ] \" ' # | > &a *a !t % @ \\ << ~ 😀".split()
YAML_SPACED = (": ", "- ", "\n", "\n  ", "\n    ", ", ", " #", "---\n", "\t", "? ", "\ufeff", "\r\n", "\x00")
YAML_BITS = st.sampled_from([*KEYS, *YAML_SIGNS, *YAML_SPACED])
MARKS = "** * [ ] { } {.dots} | --- ` ``` <b> <!-- --> [^1] ](a) ![ \\ &amp; |---| === ( ) 甲乙 。 表： 10万名".split()
MARKS_SPACED = ("\n", "\n\n", "# ", "### ", "- ", "1. ", "> ", "    ", "\u3000\u3000", "a b", "\r", "\u200b", "\u202e")
FRONTS = ("---\nheading: 甲\n---\n", "---\nstats:\n", "photos: [a]\n")
MARKDOWN_BITS = st.sampled_from([*MARKS, *MARKS_SPACED, *FRONTS])
yamls = st.one_of(st.binary(max_size=200), st.lists(YAML_BITS, max_size=40).map(lambda bits: "".join(bits).encode()))
bodies = st.one_of(st.binary(max_size=200), st.lists(MARKDOWN_BITS, max_size=50).map(lambda bits: "".join(bits).encode()))


class AnyFont:
    def can_print(self, _role: str, text: str) -> bool:
        return text != "😀"

    def unlike_face(self, _role: str, char: str) -> object | None:
        return self if char == "甲" else None

    def for_language(self, _language: str) -> AnyFont:
        return self


class AnyJudge:
    def probe(self, path: Path) -> Picture | PictureProblem:
        return Picture(str(path), 10, 10, "JPEG", "0") if path.suffix == ".jpg" else PictureProblem("x", "坏", "换")

    def stand_in(self, ratio: float) -> Picture:
        return Picture("", 6000, round(6000 / ratio), "PNG", "1")

    def notes(self, _path: Path) -> tuple[PictureProblem, ...]:
        return ()


class AnyLogos:
    def judge(self, path: Path) -> LogoFile | PictureProblem:
        return LogoFile("PNG", 100, 900, "0") if path.suffix == ".jpg" else PictureProblem("x", "坏", "换")


def read(report: bytes, captions: bytes, section: bytes) -> tuple[ReadResult, dict[str, bytes]]:
    files = {"content/report.yaml": report, "content/captions.yaml": captions, "content/sections/01-a.md": section}
    with tempfile.TemporaryDirectory() as folder:
        for path, data in files.items():
            place = Path(folder) / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        (Path(folder) / "images").mkdir()
        (Path(folder) / "images/a.jpg").write_bytes(b"x")
        return read_project(Path(folder), AnyFont(), AnyJudge(), AnyLogos()), files


def has_a_good_place(message: Diagnostic, files: dict[str, bytes]) -> bool:
    """The place lies in the file, or one past a line's end, and the line shown is that line."""
    span = message.span
    if span.path not in files:
        return span.line == 1
    if message.code == "encoding":
        # The line shown is that of the encoding that the file is in.
        return span.line >= 1
    ends = "\r{0,2}\n|\r|[\x0b\x0c\u2028\u2029]" if span.path.endswith(".md") else "\r{0,2}\n|\r"
    text = files[span.path].decode("utf-8-sig", "replace")
    lines = [line.lstrip("\u200b\u2060\ufeff") for line in re.split(ends, text)]
    shown = lines[span.line - 1] if span.line <= len(lines) else None
    return (
        shown is not None
        and 1 <= span.column <= len(shown) + 1
        and message.source.lstrip("\u200b\u2060\ufeff").replace("?", "\ufffd") == shown.replace("?", "\ufffd")
    )


@settings(max_examples=300, deadline=None, derandomize=True)
@given(yamls, yamls, bodies)
def test_any_bytes_give_a_document_or_messages_at_good_places(report: bytes, captions: bytes, section: bytes) -> None:
    result, files = read(report, captions, section)
    assert result.document is not None or any(message.is_error for message in result.diagnostics)
    for message in result.diagnostics:
        assert has_a_good_place(message, files), message
        assert message.message
        assert format_diagnostic(message)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(yamls, bodies)
def test_a_good_report_with_any_section_is_read(captions: bytes, section: bytes) -> None:
    result, files = read("title: 好\n".encode(), captions, section)
    assert (result.document is None) == any(message.is_error for message in result.diagnostics)
    assert all(has_a_good_place(message, files) for message in result.diagnostics)


REPORT_KEYS = ("subtitle", "date", "logo", "qr", "colophon")
MESSAGE_KEYS = ("kind", "portrait", "signature", "name", "post", "date", "photos")
VALUES = st.one_of(
    st.sampled_from(
        (
            *("", "message", "致辞", "a", "b", "[a]", "{text: 甲, label: 乙}", "{text: }", "{x: 1}", "[]", '""', "null", "true"),
            *("javascript:a", "https://", "https://a.b/c", "data:", "images/a.jpg", "../a", "a.pdf", "images", "2025-13", "😀"),
            *("九" * 90, "x" * 700, "“a”", "a # b", "'", "[", "{text: [a]}", "{甲: 乙, 甲: 丙}"),
        )
    ),
    st.lists(YAML_BITS, max_size=6).map("".join),
)


def lines_of(keys: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Some of the keys, each with any value."""
    pairs = st.lists(st.tuples(st.sampled_from(keys), VALUES), max_size=4)
    return pairs.map(lambda chosen: "".join(f"{key}: {value}\n" for key, value in chosen))


@settings(max_examples=120, deadline=None, derandomize=True)
@given(lines_of(REPORT_KEYS), lines_of(MESSAGE_KEYS))
def test_keys_with_any_values_give_a_document_or_messages_at_good_places(report: str, section: str) -> None:
    captions = "a: {file: a.jpg, caption: 甲}\n"
    texts = (f"title: 好\n{report}", captions, f"---\n{section}---\n正文。\n")
    result, files = read(*(text.encode() for text in texts))
    assert (result.document is None) == any(message.is_error for message in result.diagnostics)
    assert all(has_a_good_place(message, files) and message.message for message in result.diagnostics)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(MARKDOWN_BITS, max_size=40).map("".join))
def test_every_run_stands_in_the_source_where_it_says(text: str) -> None:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    runs = read_inline([(line, Span("a", number, 1)) for number, line in enumerate(lines, 1)], MessageLog())
    for run in runs:
        assert run.span is not None
        start = run.span.column - 1
        found = lines[run.span.line - 1][start : start + len(run.text)]
        assert found == run.text or (found == run.text[:-1] and run.text.endswith(" "))


@given(
    st.lists(
        st.sampled_from(["甲乙", "1", ".", "、", "*", " ", "\n", "\n\n", "\u2003", "\u3000", "[", "a", "\t", "#"]), max_size=30
    ).map("".join),
    st.booleans(),
)
def test_plain_paragraphs_need_no_parser_to_be_the_same(text: str, join: bool) -> None:
    lines = text.split("\n")
    prepared = "\n".join(prepared_line(line) for line in lines)
    assert block_tokens(lines, join) == parsed_tokens(prepared, join)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(MARKDOWN_BITS, max_size=40).map("".join), st.booleans())
def test_no_word_of_a_body_is_lost_without_an_error(text: str, join: bool) -> None:
    log = MessageLog()
    lines = re.split(r"[\n\r]", text)
    printed = re.sub(r"\W", "", "".join(block_texts(read_body("a.md", lines, 0, log, join).blocks)))
    if not log.has_errors:
        # A brace behind a backslash is no markup: its word is printed.
        wanted = re.sub(r"(?<!\\)\{\.dots\}|^\s*[0-9]{1,3}\.(?=\s)", "", "\n".join(lines), flags=re.MULTILINE)
        assert re.sub(r"[\W0-9]", "", printed) == re.sub(r"[\W0-9]", "", wanted)


@given(st.lists(st.text(alphabet="甲乙、。，", min_size=1), min_size=1, max_size=5))
def test_plain_text_comes_out_as_it_went_in(lines: list[str]) -> None:
    runs = read_inline([(line, Span("a", number, 1)) for number, line in enumerate(lines, 1)], MessageLog())
    assert plain_text(runs) == "".join(lines)


@given(st.text(alphabet=st.sampled_from("甲乙a1(),.:;?!“”《》 @/w\"'-。") | st.characters()))
def test_punctuation_changes_nothing_but_marks(text: str) -> None:
    judged = judge_punctuation(text)
    at = 0
    for edit in judged.edits:
        assert at <= edit.start < edit.end <= len(text)
        assert len(edit.text) <= edit.end - edit.start
        assert set(text[edit.start : edit.end]) <= set("(),:;?!.-。\"'＂＇")
        assert set(edit.text) <= set("（），：；？！．。—…“”‘’")
        at = edit.end


@given(st.text(alphabet="a1 ,.:;?!()-/"))
def test_text_without_han_is_left_alone(text: str) -> None:
    assert judge_punctuation(text).edits == ()
