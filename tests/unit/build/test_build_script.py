"""build.py decides by its stamps what is to be done, and says in one sentence what went wrong."""

from __future__ import annotations

import ast
import importlib.util
import os
import select
import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def script(tmp_path: Path) -> ModuleType:
    """build.py of a small checkout of its own, whose pip is a list of calls."""
    for name in ("build.py", "pyproject.toml", "requirements.lock", "requirements-test.lock"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    spec = importlib.util.spec_from_file_location("build_script", tmp_path / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    calls: list[list[str]] = []

    def run_logged(command: list[str], sentence: str) -> None:
        calls.append(command)
        if len(calls) == module.FAILS_AT:
            raise module.SetupError(sentence)
        module.PYTHON.parent.mkdir(parents=True, exist_ok=True)
        module.PYTHON.touch()

    module.run_logged = run_logged  # type: ignore[attr-defined]
    module.become = lambda words: calls.append(words) or 0  # type: ignore[attr-defined]
    module.CALLS, module.FAILS_AT = calls, 0  # type: ignore[attr-defined]
    return module


def test_the_first_run_installs_and_builds_this_folder(script: ModuleType) -> None:
    assert script.main([]) == 0
    assert script.CALLS[-1] == ["-P", "-m", "printreport", "build", str(script.ROOT)]
    assert len(script.CALLS) == 4


def test_later_runs_call_no_pip(script: ModuleType) -> None:
    script.main([])
    script.CALLS.clear()
    script.main(["check", "x"])
    assert script.CALLS == [["-P", "-m", "printreport", "check", "x"]]


def test_tests_get_their_own_install_once(script: ModuleType) -> None:
    script.main([])
    script.CALLS.clear()
    script.main(["test", "-x"])
    assert [call[-1] for call in script.CALLS] == [str(script.LOCKS["test"]), "-x"]
    script.CALLS.clear()
    script.main(["test"])
    assert script.CALLS == [["-m", "pytest", "-n", "auto", "--maxprocesses", "8", "--dist", "worksteal"]]


def test_the_quick_tests_are_those_of_rooms_and_laws_without_the_slow_ones(script: ModuleType) -> None:
    script.main(["test", "quick"])
    folders, options = script.CALLS[-1][2:4], script.CALLS[-1][4:]
    assert folders == ["tests/unit", "tests/architecture"]
    assert all((ROOT / folder).is_dir() for folder in folders)
    assert options == ["-m", "not slow", "-n", "auto", "--maxprocesses", "8", "--dist", "worksteal"]


def test_more_words_after_quick_go_to_pytest(script: ModuleType) -> None:
    script.main(["test", "quick", "-x", "-n", "0"])
    assert script.CALLS[-1][-3:] == ["-x", "-n", "0"]


def test_quick_is_a_word_of_ours_only_right_after_test(script: ModuleType) -> None:
    script.main(["test", "-k", "quick"])
    assert script.CALLS[-1] == ["-m", "pytest", "-k", "quick"]


@pytest.mark.parametrize("changed", ["pyproject.toml", "requirements.lock"])
def test_a_changed_lock_or_project_file_installs_again(script: ModuleType, changed: str) -> None:
    script.main([])
    with (script.ROOT / changed).open("a") as stream:
        stream.write("\n# changed\n")
    script.CALLS.clear()
    script.main([])
    assert len(script.CALLS) == 4


def test_a_changed_test_lock_leaves_the_command_ready(script: ModuleType) -> None:
    script.main(["test"])
    with script.LOCKS["test"].open("a") as stream:
        stream.write("\n# changed\n")
    assert script.is_ready("main")
    assert not script.is_ready("test")


@pytest.mark.parametrize("step", [1, 2, 3])
def test_a_failed_set_up_is_one_sentence_and_the_next_run_repairs_it(
    script: ModuleType, step: int, capsys: pytest.CaptureFixture[str]
) -> None:
    script.FAILS_AT = step
    assert script.main([]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert " / " in lines[1]
    script.FAILS_AT = 0
    script.CALLS.clear()
    assert script.main([]) == 0
    assert "venv" in script.CALLS[0]


def test_a_test_install_that_broke_off_is_made_anew(script: ModuleType) -> None:
    script.main([])
    script.FAILS_AT = len(script.CALLS) + 1
    assert script.main(["test"]) == 1
    assert not script.is_ready("main")


INTERRUPTING = """
import os, signal, sys

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == os.environ["INTERRUPT_AT"]:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
"""
"""A sitecustomize that interrupts its own process when a module is about to be imported."""

FAILING = "open('begun', 'w').close(); raise SystemExit(3)"
"""What stands in for `python -m venv`, so that nothing is ever installed: it fails."""

ENDLESS = """
import time

with open("life", "w") as life:
    print("begun", file=life, flush=True)
    time.sleep(60)
    print("ended by itself", file=life)
"""
"""What stands in for `python -m venv`: it holds the pipe `life` open for as long as it lives, which is far too long."""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("module", ["hashlib", "subprocess"])
def test_an_interruption_during_its_imports_is_one_line(script: ModuleType, module: str) -> None:
    (script.ROOT / "sitecustomize.py").write_text(INTERRUPTING)
    (script.ROOT / "venv.py").write_text(FAILING)
    environment = {**os.environ, "PYTHONPATH": str(script.ROOT), "INTERRUPT_AT": module}
    words = [sys.executable, str(script.ROOT / "build.py")]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 130
    assert len(done.stderr.splitlines()) == 1
    assert "已中断" in done.stderr
    assert not (script.ROOT / "begun").exists()


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interruption_during_the_set_up_ends_it_and_what_it_had_begun(
    script: ModuleType, number: signal.Signals, code: int
) -> None:
    (script.ROOT / "venv.py").write_text(ENDLESS)
    os.mkfifo(script.ROOT / "life")
    life = os.open(script.ROOT / "life", os.O_RDONLY | os.O_NONBLOCK)
    process = subprocess.Popen([sys.executable, str(script.ROOT / "build.py")], stderr=subprocess.PIPE, encoding="utf-8")
    while not select.select([life], [], [], 0.1)[0]:
        assert process.poll() is None
    os.set_blocking(life, True)
    assert os.read(life, 100) == b"begun\n"
    process.send_signal(number)
    said = process.communicate()[1].splitlines()
    assert process.returncode == code
    assert len(said) == 2
    assert "已中断" in said[1]
    # The pipe ends when the process that held it is gone.
    assert os.read(life, 100) == b""
    os.close(life)
    assert not script.is_ready("main")


@pytest.mark.skipif(os.name == "nt", reason="streams of POSIX")
@pytest.mark.parametrize("end", ["2>&-", "2>/dev/full", ">&- 2>&-"])
def test_a_set_up_that_nobody_reads_goes_on(script: ModuleType, end: str) -> None:
    (script.ROOT / "venv.py").write_text(FAILING)
    done = subprocess.run(["sh", "-c", f"{sys.executable} build.py {end}"], cwd=script.ROOT, capture_output=True, text=True)
    assert (script.ROOT / "begun").exists()
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_it_parses_on_old_pythons_and_checks_the_version_before_anything_new() -> None:
    source = (ROOT / "build.py").read_text("utf-8")
    tree = ast.parse(source, feature_version=(3, 4))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr | ast.AnnAssign)]
    first = next(node for node in tree.body if not isinstance(node, ast.Expr | ast.Import | ast.ImportFrom))
    assert "sys.version_info < (3, 11)" in ast.unparse(first)


def test_an_old_python_is_told_in_one_sentence() -> None:
    pretend = "import sys; sys.version_info = (3, 8, 0); exec(compile(open('build.py', 'rb').read(), 'build.py', 'exec'))"
    done = subprocess.run([sys.executable, "-c", pretend], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "需要 Python 3.11" in done.stderr
    assert "needs Python 3.11" in done.stderr


@pytest.mark.parametrize(
    ("typed", "script_name", "named"),
    [
        (["python3", "build.py", "build", "稿"], "build.py", "python3 build.py"),
        (["/usr/bin/python3.12", "-X", "utf8", "../x/build.py"], "../x/build.py", "python3.12 -X utf8 ../x/build.py"),
        ([r"python.exe", "build.py"], "build.py", "python build.py"),
        ([], "build.py", None),
    ],
)
def test_messages_can_name_the_words_that_started_it(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, typed: list[str], script_name: str, named: str | None
) -> None:
    monkeypatch.setattr(sys, "orig_argv", typed)
    monkeypatch.setattr(sys, "argv", [script_name])
    assert script.started_as() == (named or f"{Path(sys.executable).name} build.py")
