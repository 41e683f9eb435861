"""Killed, starved of disk, moved about: a build never leaves half a file and always gives the same bytes."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from printreport import Builder
from printreport.build import output_folder
from printreport.build.publish import PublishError, set_right
from printreport.core.kept_results import KeptResults
from reports import folder_bytes, lay_small_starter, run_command

pytestmark = pytest.mark.slow

POSIX = pytest.mark.skipif(os.name == "nt", reason="signals and limits of POSIX")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample report, built once."""
    folder = tmp_path_factory.mktemp("sample") / "report"
    lay_small_starter(folder)
    assert run_command("build", cwd=folder).returncode == 0
    return folder


def changed(project: Path, folder: Path) -> Path:
    """A copy with its finished file, in which a word was changed since."""
    shutil.copytree(project, folder)
    section = folder / "content/sections/01-new-house.md"
    section.write_text(section.read_text("utf-8").replace("旧馆只有一间屋子", "旧馆只有两间屋子"), "utf-8")
    return folder


STRUCK = """
import os, signal, sys

left = int(os.environ.get("KILL_BEFORE", "0"))

def count(event, _words):
    global left
    if event in ("os.link", "os.mkdir", "os.remove", "os.rename"):
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

def interrupt(_number, _frame):
    os.kill(os.getpid(), signal.SIGINT)

sys.addaudithook(count)
signal.signal(signal.SIGPROF, interrupt)
signal.setitimer(signal.ITIMER_PROF, float(os.environ.get("INTERRUPT_AFTER", "0")))
"""
"""A sitecustomize that kills its own process before so many changes of a folder, or interrupts it after so many seconds of
the processor: neither moves on a busy machine."""


def struck_build(project: Path, beside: Path, **when: object) -> subprocess.CompletedProcess[str]:
    """Build the press edition without a cache, so that every run does all of its work, in a process that strikes itself."""
    beside.mkdir(exist_ok=True)
    (beside / "sitecustomize.py").write_text(STRUCK)
    path = os.pathsep.join([str(beside), os.environ.get("PYTHONPATH", "")])
    environment = {"PYTHONPATH": path, "PRINTREPORT_CACHE": os.devnull, **{name: str(value) for name, value in when.items()}}
    return run_command("build", "--edition", "press", "--quiet", cwd=project, environment=environment)


@POSIX
@pytest.mark.parametrize("step", [12, pytest.param(1, marks=pytest.mark.full)], ids=["some", "all"])
def test_a_build_killed_while_it_writes_leaves_the_old_file_or_the_new_one(project: Path, tmp_path: Path, step: int) -> None:
    copy = changed(project, tmp_path / "copy")
    old, outcomes = folder_bytes(copy / "out"), []
    for change in itertools.count(1, step):
        shutil.rmtree(copy / "out")
        shutil.copytree(project / "out", copy / "out")
        done = struck_build(copy, tmp_path / "beside", KILL_BEFORE=change)
        # What a kill between two renames left is set right at the next start.
        set_right(copy / "out")
        outcomes.append(folder_bytes(copy / "out"))
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL
    assert outcomes[0] == old != outcomes[-1]
    assert all(outcome in (old, outcomes[-1]) for outcome in outcomes)
    assert len(outcomes) > 3


@POSIX
@pytest.mark.parametrize("limit", [0, 4096, 65536])
def test_a_full_disk_is_said_so_and_the_old_file_stays(project: Path, tmp_path: Path, limit: int) -> None:
    import resource

    copy = changed(project, tmp_path / "copy")
    before = folder_bytes(copy)
    environment = {"PRINTREPORT_CACHE": str(tmp_path / "cache"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = run_command(
        "build",
        cwd=copy,
        environment=environment,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 1, done.stderr
    assert "磁盘空间不够" in done.stderr
    assert "Traceback" not in done.stderr
    assert folder_bytes(copy) == before


def test_what_killed_builds_left_goes_at_the_next_start_even_of_one_that_fails(project: Path, tmp_path: Path) -> None:
    copy = changed(project, tmp_path / "copy")
    before = folder_bytes(copy)
    (copy / "out/.press.pdf.1.printreport-part").write_bytes(b"half")
    (copy / "content/.layout.lock.yaml.1.printreport-part").write_bytes(b"half")
    assert run_command("build", "--pages", "7", cwd=copy).returncode == 1
    assert folder_bytes(copy) == before


def test_a_plan_that_cannot_be_locked_is_told_beside_the_files(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(root: Path, _plan: bytes) -> Path:
        raise PublishError("disk-full", root, "磁盘空间不够")

    monkeypatch.setattr(output_folder, "write_lock", full)
    result = Builder().build(project, tmp_path / "out", lock=True)
    (problem,) = result.errors
    assert "成品已经写好" in problem.message
    assert "没有动" not in problem.message
    assert all(file.path.is_file() for file in result.files)
    assert len(result.files) == 5


@POSIX
def test_a_place_that_is_taken_leaves_all_of_the_old_files(project: Path, tmp_path: Path) -> None:
    copy = changed(project, tmp_path / "copy")
    (copy / "out/booklet.pdf").unlink()
    (copy / "out/booklet.pdf").mkdir()
    before = folder_bytes(copy)
    done = run_command("build", cwd=copy)
    assert done.returncode == 1
    assert "[out-occupied]" in done.stderr
    assert "booklet.pdf" in done.stderr
    assert folder_bytes(copy) == before


@POSIX
def test_two_builds_into_one_folder_leave_one_whole_set(project: Path, tmp_path: Path) -> None:
    copy = changed(project, tmp_path / "copy")
    sets = [folder_bytes(project / "out")]
    run_command("build", cwd=copy)
    sets.append(folder_bytes(copy / "out"))
    words = [sys.executable, "-P", "-m", "printreport", "build", "--quiet", "--out", str(tmp_path / "out")]
    running = [subprocess.Popen(words, cwd=folder) for folder in (project, copy, project, copy)]
    assert [process.wait() for process in running] == [0] * 4
    assert folder_bytes(tmp_path / "out") in sets


INTERRUPTING = """
import os, signal, sys

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == os.environ["INTERRUPT_AT"]:
            os.kill(os.getpid(), getattr(signal, os.environ["INTERRUPT_BY"]))

sys.meta_path.insert(0, Interrupting())
"""
"""A sitecustomize that sends a signal to its own process when a module is about to be imported."""


@POSIX
@pytest.mark.parametrize(("by", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
@pytest.mark.parametrize(
    "module",
    [
        *("click", "yaml", "reportlab.pdfbase"),
        *(f"printreport.{name}" for name in ("build.pipeline", "layout.compose", "build.publish")),
    ],
)
def test_an_interruption_while_modules_are_imported_is_one_line(
    project: Path, tmp_path: Path, module: str, by: str, code: int
) -> None:
    before = folder_bytes(project)
    (tmp_path / "sitecustomize.py").write_text(INTERRUPTING)
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    environment = {"PYTHONPATH": path, "INTERRUPT_AT": module, "INTERRUPT_BY": by, "PRINTREPORT_CACHE": os.devnull}
    done = run_command("build", cwd=project, environment=environment)
    assert done.returncode == code, done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "已中断" in done.stderr
    assert done.stdout == ""
    assert folder_bytes(project) == before


@POSIX
@pytest.mark.parametrize("seconds", [0.3, 0.6, 0.9])
def test_an_interruption_at_some_moment_is_one_line_and_leaves_a_whole_set(
    project: Path, tmp_path: Path, seconds: float
) -> None:
    copy = changed(project, tmp_path / "copy")
    old = folder_bytes(copy / "out")
    done = struck_build(copy, tmp_path / "beside", INTERRUPT_AFTER=seconds)
    assert done.returncode in (0, 130)
    assert done.stderr.count("\n") == (1 if done.returncode else 0)
    assert "Traceback" not in done.stderr
    left = folder_bytes(copy / "out")
    assert left == old or done.returncode == 0 or not [name for name in left if name.endswith(("-part", "-old", "-journal"))]


def test_an_output_folder_that_is_a_file_is_named(project: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    done = run_command("build", "--out", tmp_path / "out", cwd=project)
    assert done.returncode == 1
    assert "[out-not-folder]" in done.stderr
    assert (tmp_path / "out").read_text() == "a file"


ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LANG": "C",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "77",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
}


def test_builds_in_other_folders_locales_and_time_zones_are_byte_identical(project: Path, tmp_path: Path) -> None:
    copy = tmp_path / "别处" / "另一个 文件夹"
    shutil.copytree(project, copy, ignore=shutil.ignore_patterns("out"))
    for path in copy.rglob("*"):
        os.utime(path, (0, 0))
    environment = {**ELSEWHERE, "PRINTREPORT_CACHE": str(tmp_path / "cache")}
    done = run_command("build", copy, "--out", tmp_path / "out", cwd=tmp_path, environment=environment)
    assert done.returncode == 0
    assert folder_bytes(tmp_path / "out") == folder_bytes(project / "out")


def test_a_cache_that_cannot_be_written_changes_nothing(project: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    environment = {"PRINTREPORT_CACHE": str(tmp_path / "cache")}
    assert run_command("build", "--out", tmp_path / "out", cwd=project, environment=environment).returncode == 0
    assert folder_bytes(tmp_path / "out") == folder_bytes(project / "out")


@pytest.fixture(scope="module")
def filled(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that knows all results of the sample report."""
    folder = tmp_path_factory.mktemp("filled")
    assert Builder(cache=folder / "cache").build(project, folder / "out").ok
    return folder / "cache"


@pytest.fixture
def entries(filled: Path, tmp_path: Path) -> list[Path]:
    """The results in a copy of the filled cache, `cache` in the test's folder."""
    shutil.copytree(filled, tmp_path / "cache")
    return sorted((tmp_path / "cache").glob("*/*.kept"))


def built_with(cache: Path, project: Path, out: Path) -> dict[str, bytes]:
    result = Builder(cache=cache).build(project, out)
    assert [d for d in result.diagnostics if d.is_error] == []
    return folder_bytes(out)


FORGERIES = (
    b"",
    b"{}",
    b"null\n",
    b"[" * 100_000,
    b'{"problem": ["picture-corrupt", "bad", ""]}',
    b'{"picture": [1, 1, "JPEG", 1, 1], "preview": "AA==", "raster": "AA==", "taken": null}',
    b'[9, 9, "RGB", true]\n\xff\xd8\xff\xd9',
    b'[9, 9, "Lab", false]\n',
    bytes(64),
)


def test_forged_results_with_the_right_digest_change_nothing(project: Path, tmp_path: Path, entries: list[Path]) -> None:
    whole = folder_bytes(project / "out")
    assert {path.name.split("-")[0] for path in entries if path.parent.name == "results"} == {
        "font", "office", "press", "screen", "seen",
    }  # fmt: skip
    for first in range(2):
        for number, path in enumerate(entries):
            forgery = FORGERIES[(3 * number + first) % len(FORGERIES)]
            KeptResults(path.parent).put(path.stem, forgery)
        assert built_with(tmp_path / "cache", project, tmp_path / "out") == whole, first


def test_cut_and_lengthened_results_change_nothing(project: Path, tmp_path: Path, entries: list[Path]) -> None:
    for number, path in enumerate(entries):
        store = KeptResults(path.parent)
        kept = store.get(path.stem)
        assert kept is not None
        store.put(path.stem, kept[:-1] if number % 2 else kept + b"x")
    assert built_with(tmp_path / "cache", project, tmp_path / "out") == folder_bytes(project / "out")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def folder(path: Path) -> None:
    (path / "within").mkdir(parents=True)


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(5 * 1024**3)


@POSIX
@pytest.mark.parametrize("made_of", ["entries", "folders"])
def test_a_cache_of_pipes_links_and_folders_changes_nothing_and_heals(
    project: Path, tmp_path: Path, entries: list[Path], made_of: str
) -> None:
    places = entries if made_of == "entries" else sorted({path.parent for path in entries})
    for path, make in zip(places, itertools.cycle([pipe, endless, folder, sparse]), strict=False):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        make(path)
    whole = folder_bytes(project / "out")
    assert built_with(tmp_path / "cache", project, tmp_path / "out") == whole
    if made_of == "entries":
        assert all(path.is_file() and not path.is_symlink() for path in entries)


@POSIX
@pytest.mark.parametrize("make", [pipe, endless, folder, sparse])
def test_a_cache_folder_that_is_none_or_strange_changes_nothing(
    project: Path, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "cache")
    environment = {"PRINTREPORT_CACHE": str(tmp_path / "cache")}
    done = run_command("check", cwd=project, environment=environment)
    assert (done.returncode, done.stderr) == (0, "")
