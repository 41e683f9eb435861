"""The last words of a run hold all that was asked of them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from printreport.build.results import BuildResult, CheckResult, OutputFile, sum_of_changes
from printreport.commands.summary import as_json_text, printable_json, summary_text
from printreport.core.diagnostics import error, warning
from printreport.core.span import Span
from printreport.model.document import PunctuationChange

SPAN = Span("content/report.yaml", 3, 8, 4)
GOOD = BuildResult(
    diagnostics=(warning("stand-in", SPAN, "占位图"),),
    pages=12,
    characters=4614,
    smallest_ppi=267.6,
    seconds=1.25,
    files=(OutputFile("press", Path("/x/out/press.pdf"), 10_200_000),),
)


def test_a_good_build_tells_files_pages_characters_resolution_warnings_and_seconds() -> None:
    text = summary_text(GOOD)
    for part in ("/x/out/press.pdf", "10.2 MB", "12 页", "4614 字", "268 ppi", "1 个警告", "1.2 秒"):
        assert part in text


def test_a_report_without_photographs_has_no_resolution() -> None:
    assert "ppi" not in summary_text(CheckResult((), 4, 100))


def test_changed_marks_are_told_in_sum_and_where_they_are_listed() -> None:
    changes = [PunctuationChange(SPAN, before, after) for before, after in (("(", "（"), (",", "，"), (",", "，"))]
    told = replace(GOOD, punctuation=sum_of_changes(changes))
    assert "标点　, → ， 2 处；( → （ 1 处\n" in summary_text(told)
    page = OutputFile("report", Path("/x/out/report.html"), 1000)
    assert "1 处，逐处列在 report.html\n" in summary_text(replace(told, files=(*told.files, page)))
    assert "标点" not in summary_text(GOOD)


def test_a_failed_build_counts_its_errors() -> None:
    failed = BuildResult((error("pages", SPAN, "页数不对"), warning("stand-in", SPAN, "占位图")))
    assert "1 个错误，1 个警告" in summary_text(failed)
    assert not failed.ok


def test_programs_get_every_field_of_every_message() -> None:
    value = json.loads(as_json_text(GOOD, 0))
    assert value["files"] == [{"edition": "press", "path": str(Path("/x/out/press.pdf")), "bytes": 10_200_000}]
    assert value["smallest_ppi"] == 267.6
    (message,) = value["diagnostics"]
    assert [message[key] for key in ("severity", "code", "line", "column", "length")] == ["warning", "stand-in", 3, 8, 4]


def test_only_a_file_that_does_not_say_what_was_written_is_our_defect() -> None:
    assert CheckResult((error("fidelity-file", SPAN, "少了"),)).is_own_defect
    assert not CheckResult((error("pages", SPAN, "页数"), warning("fidelity-x", SPAN, ""))).is_own_defect


def test_json_on_a_terminal_commands_nothing_and_says_the_same() -> None:
    bad = "\x1b]0;t\x07\x9b5m\u202e\x7f\U0001f600"
    text = as_json_text(BuildResult(diagnostics=(error("x", Span("a"), f"错{bad}"),)), 1)
    shown = printable_json(text)
    assert json.loads(shown) == json.loads(text)
    assert not set(shown) & set("\x1b\x07\x9b\u202e\x7f")


def test_a_build_whose_plan_could_not_be_locked_tells_its_files() -> None:
    text = summary_text(BuildResult(diagnostics=(error("disk-full", SPAN, "记不下"),), pages=12, files=GOOD.files))
    assert "/x/out/press.pdf" in text
    assert "1 个错误" in text
    assert "没有生成" not in text
