"""The command as a user meets it: exit codes, words on both streams, what is written and what is left alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reports import SECTION, folder_bytes, run_command, write_report


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small report without mistakes."""
    return write_report(tmp_path / "report")


def test_a_good_report_gives_one_file_and_a_short_summary(project: Path) -> None:
    done = run_command("build", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert "press.pdf" in folder_bytes(project / "out")
    assert (project / "out/press.pdf").read_bytes().startswith(b"%PDF-")
    assert "press.pdf" in done.stdout
    assert "页" in done.stdout
    assert "字" in done.stdout


def test_quiet_says_nothing_when_all_is_well(project: Path) -> None:
    done = run_command("build", "--quiet", cwd=project)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_out_names_another_folder_and_the_project_stays_untouched(project: Path, tmp_path: Path) -> None:
    before = folder_bytes(project)
    assert run_command("build", project, "--out", tmp_path / "elsewhere", cwd=tmp_path).returncode == 0
    assert folder_bytes(project) == before
    assert (tmp_path / "elsewhere/press.pdf").is_file()


def test_json_is_one_object_for_programs(project: Path) -> None:
    done = run_command("build", "--json", cwd=project)
    value = json.loads(done.stdout)
    assert (value["ok"], value["exit_code"]) == (True, 0)
    assert value["files"][0]["bytes"] == (project / "out/press.pdf").stat().st_size
    assert value["pages"] % 4 == 0


def test_check_finds_the_same_and_writes_nothing(project: Path) -> None:
    before = folder_bytes(project)
    done = run_command("check", cwd=project)
    assert done.returncode == 0
    assert folder_bytes(project) == before


MISTAKEN = "---\nheading: 年度工作\nstats:\n  - {figure: 999名, label: 职工}\n---\n" + SECTION


def test_a_mistake_is_named_by_place_and_leaves_the_finished_file(project: Path) -> None:
    run_command("build", cwd=project)
    before = folder_bytes(project / "out")
    (project / "content/sections/01-work.md").write_text(MISTAKEN, "utf-8")
    done = run_command("build", cwd=project)
    assert done.returncode == 1
    assert "content/sections/01-work.md:4:" in done.stderr
    assert "错误[" in done.stderr
    assert "^" in done.stderr
    assert folder_bytes(project / "out") == before


def test_all_mistakes_of_a_stage_are_shown_at_once(project: Path) -> None:
    (project / "content/report.yaml").write_text("titel: 年度工作\ntitle: 年度工作\npages: 7\n", "utf-8")
    done = run_command("build", "--json", cwd=project)
    value = json.loads(done.stdout)
    assert done.returncode == value["exit_code"] == 1
    lines = [(d["path"], d["line"]) for d in value["diagnostics"] if d["severity"] == "error"]
    assert ("content/report.yaml", 1) in lines
    assert ("content/report.yaml", 3) in lines
    assert not (project / "out").exists()


def test_a_page_count_that_the_binding_forbids_is_refused(project: Path) -> None:
    done = run_command("build", "--pages", "7", cwd=project)
    assert done.returncode == 1
    assert "4 的倍数" in done.stderr


@pytest.mark.parametrize(
    "words",
    [("build", "--edition", "papyrus"), ("build", "--pages", "x"), ("bake",), ("build", "--foo"), ("new",), ()],
)
def test_wrong_words_are_the_users_mistake_and_said_in_chinese(words: tuple[str, ...], tmp_path: Path) -> None:
    done = run_command(*words, cwd=tmp_path)
    assert done.returncode == 1
    assert any("\u4e00" <= ch <= "\u9fff" for ch in done.stderr)
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_no_project_is_named(tmp_path: Path) -> None:
    done = run_command("build", cwd=tmp_path)
    assert done.returncode == 1
    assert "content/report.yaml:1" in done.stderr


def test_new_gives_a_report_that_builds_without_a_word_of_complaint(tmp_path: Path) -> None:
    assert run_command("new", "我的报告", cwd=tmp_path).returncode == 0
    done = run_command("build", "我的报告", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "我的报告/out/press.pdf").is_file()


def test_fonts_and_dump_speak_of_what_is_used(project: Path) -> None:
    listed = run_command("fonts", cwd=project)
    assert listed.returncode == 0
    assert "OFL-1.1" in listed.stdout
    dumped = run_command("dump", cwd=project)
    assert dumped.returncode == 0
    assert "年度工作" in dumped.stdout.replace(" ", "")


DEFECT = """
import sys
from printreport import pipeline
from printreport.cli import main

def broken(*words, **more):
    raise ZeroDivisionError("inside")

pipeline.Builder.draft = broken
sys.argv = ["printreport", "build"]
main()
"""


def run_defect(project: Path, cache: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    names = {**os.environ, "PRINTREPORT_CACHE": str(cache), **environment}
    words = [sys.executable, "-c", DEFECT]
    return subprocess.run(words, cwd=project, env=names, capture_output=True, text=True, encoding="utf-8")


def test_a_defect_of_ours_is_one_sentence_and_a_log(project: Path, tmp_path: Path) -> None:
    done = run_defect(project, tmp_path / "cache")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "内部出错" in done.stderr
    (log,) = (tmp_path / "cache/logs").iterdir()
    assert str(log) in done.stderr
    assert "ZeroDivisionError: inside" in log.read_text("utf-8")


def test_developers_may_ask_for_the_traceback(project: Path, tmp_path: Path) -> None:
    done = run_defect(project, tmp_path / "cache", PRINTREPORT_DEBUG="1")
    assert "Traceback" in done.stderr
