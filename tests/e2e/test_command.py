"""The command as a user meets it: exit codes, words on both streams, what is written and what is left alone."""

from __future__ import annotations

import json
import os
import re
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


@pytest.mark.parametrize(
    ("kind", "complaints"), [((), []), (("--kind", "活动画册"), ["stand-in"]), (("--kind", "anniversary"), [])]
)
def test_new_gives_a_report_that_builds_without_a_word_of_complaint(
    tmp_path: Path, kind: tuple[str, ...], complaints: list[str]
) -> None:
    made = run_command("new", *kind, "我的报告", cwd=tmp_path)
    assert made.returncode == 0
    assert "printreport build 我的报告\n" in made.stdout
    done = run_command("build", "我的报告", cwd=tmp_path)
    assert done.returncode == 0
    assert re.findall(r"(?:警告|错误)\[([a-z-]+)\]", done.stderr) == complaints
    assert (tmp_path / "我的报告/out/press.pdf").is_file()


def test_new_names_the_kinds_that_there_are(tmp_path: Path) -> None:
    done = run_command("new", "我的报告", "--kind", "年报", cwd=tmp_path)
    assert done.returncode == 1
    assert "工作总结（summary）" in done.stderr
    assert not (tmp_path / "我的报告").exists()


def test_fonts_and_dump_speak_of_what_is_used(project: Path) -> None:
    listed = run_command("fonts", cwd=project)
    assert listed.returncode == 0
    assert "OFL-1.1" in listed.stdout
    dumped = run_command("dump", cwd=project)
    assert dumped.returncode == 0
    assert "年度工作" in dumped.stdout.replace(" ", "")


FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
POSIX = pytest.mark.skipif(os.name == "nt", reason="shells of POSIX")


def in_shell(line: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A line of sh in which $R is the command."""
    names = {**os.environ, "R": f"{sys.executable} -P -m printreport", **environment}
    return subprocess.run(["sh", "-c", line], cwd=cwd, env=names, capture_output=True, text=True, encoding="utf-8")


@FULL
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_words_for_a_full_device_are_one_line_and_the_files_stand(project: Path, unbuffered: str) -> None:
    done = in_shell("$R build > /dev/full", project, PYTHONUNBUFFERED=unbuffered)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "做完了" in done.stderr
    assert "标准输出" in done.stderr
    assert (project / "out/press.pdf").is_file()


@FULL
@pytest.mark.parametrize("words", ["--help", "--version", "fonts", "check", "check --json", "build --pages x", "explain check"])
def test_every_command_bears_full_streams(project: Path, words: str) -> None:
    for line in (f"$R {words} > /dev/full 2>&1", f"$R {words} > /dev/full", f"$R {words} 2> /dev/full"):
        done = in_shell(line, project)
        assert done.returncode in (0, 1), line
        assert "Traceback" not in done.stderr + done.stdout
        assert len(done.stderr.splitlines()) <= 2


@POSIX
@pytest.mark.parametrize("end", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-", "| head -n 1", "2>&1 | true"])
def test_streams_that_nobody_reads_change_nothing(project: Path, end: str) -> None:
    for words in ("build", "explain check", "--help"):
        done = in_shell(f"{{ $R {words}; echo $? > code; }} {end}", project)
        assert (project / "code").read_text().strip() == "0", words
        assert "Traceback" not in done.stderr + done.stdout
        assert "Exception" not in done.stderr + done.stdout
    assert (project / "out/press.pdf").read_bytes().endswith(b"%%EOF\n")


@pytest.mark.parametrize("moment", ["abc", "-1", "", "1e9", "１２", "253402300800", "9" * 5000])
def test_a_date_that_is_none_is_one_line(project: Path, moment: str) -> None:
    done = run_command("build", cwd=project, environment={"SOURCE_DATE_EPOCH": moment})
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "SOURCE_DATE_EPOCH" in done.stderr
    assert not (project / "out").exists()


def test_a_date_changes_no_byte_with_or_without_a_cache(project: Path, tmp_path: Path) -> None:
    for folder, environment in (("a", {}), ("b", {"SOURCE_DATE_EPOCH": "86400", "PRINTREPORT_CACHE": os.devnull})):
        assert run_command("build", "--out", tmp_path / folder, cwd=project, environment=environment).returncode == 0
    assert folder_bytes(tmp_path / "a") == folder_bytes(tmp_path / "b")


@POSIX
@pytest.mark.parametrize(
    "line",
    [
        "PYTHONIOENCODING=ascii $R build",
        "LANG=C LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 $R build",
        "env -u HOME -u TMPDIR -u PRINTREPORT_CACHE XDG_CACHE_HOME=/proc/nowhere $R build",
        "HOME=/proc/nowhere PRINTREPORT_CACHE=/proc/nowhere $R build",
        "HOME= PRINTREPORT_CACHE= XDG_CACHE_HOME= $R build",
        "TERM=dumb $R build",
        "cd content && $R build ..",
        "$R build ./content/.. --out ./out",
    ],
)
def test_poor_surroundings_are_enough(project: Path, line: str) -> None:
    done = in_shell(line, project, PYTHONDONTWRITEBYTECODE="1")
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(p.name for p in project.iterdir()) == ["content", "out"]
    assert len(list((project / "out").iterdir())) == 5


@POSIX
def test_a_folder_that_is_gone_is_said_so(project: Path, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    done = in_shell(f"cd ../gone && rmdir ../gone && $R build; echo $?; $R build --quiet {project}; echo $?", project)
    assert done.stdout.split() == ["1", "0"]
    assert len(done.stderr.splitlines()) == 1
    assert "文件夹已经不在" in done.stderr


def test_nothing_that_stands_in_a_file_or_a_name_commands_the_terminal(project: Path) -> None:
    bad = "\x1b]0;t\x07\x9b5m\u202e"
    (project / "content/sections/01-work.md").write_text(f"---\nheading: 年度{bad}工作\n---\n正文{bad}。\n", "utf-8")
    for words in (("check",), ("check", "--json"), (f"b{bad}",), ("check", f"no{bad}")):
        done = run_command(*words, cwd=project)
        assert done.returncode == 1
        assert not set(done.stdout + done.stderr) & set("\x1b\x07\x9b\u202e"), words


DEFECT = """
import sys
from printreport.build import pipeline
from printreport.cli import main

def broken(*words, **more):
    raise ZeroDivisionError("inside")

pipeline.Builder.draft = broken
sys.argv = ["printreport", "build"]
main()
"""


MURMURING = DEFECT.replace("    raise", '    __import__("warnings").warn("murmur")\n    raise')
INTERRUPTED = DEFECT.replace('ZeroDivisionError("inside")', "KeyboardInterrupt")


def run_defect(
    project: Path, cache: Path, program: str = DEFECT, options: tuple[str, ...] = (), **environment: str
) -> subprocess.CompletedProcess[str]:
    names = {**os.environ, "PRINTREPORT_CACHE": str(cache), **environment}
    words = [sys.executable, *options, "-c", program]
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


def test_what_libraries_murmur_is_shown_to_those_who_ask(project: Path, tmp_path: Path) -> None:
    done = run_defect(project, tmp_path / "cache", MURMURING)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "murmur" in run_defect(project, tmp_path / "cache", MURMURING, ("-W", "default")).stderr


def test_an_interruption_that_another_answer_made_is_one_too(project: Path, tmp_path: Path) -> None:
    done = run_defect(project, tmp_path / "cache", INTERRUPTED)
    assert (done.returncode, len(done.stderr.split())) == (130, 1)
    assert "已中断" in done.stderr
