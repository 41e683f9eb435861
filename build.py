"""Sets printreport up in `.venv` on the first run and runs it there; later runs start at once, without pip or network.

    python3 build.py                 builds the report of this folder (`printreport build .`)
    python3 build.py test [ARGS]     runs every test, on all cores (or `pytest ARGS`)
    python3 build.py test quick      runs the unit and architecture tests alone, for the loop of writing (more ARGS go to pytest)
    python3 build.py WORDS           any other words go to the `printreport` command as they are

Standard library only. The file parses on every Python 3, so that an old one can be told what is missing.
"""

import os
import signal
import sys

if sys.version_info < (3, 11):  # noqa: UP036
    sys.stderr.write(
        "printreport 需要 Python 3.11 或更新的版本，现在是 "
        + sys.version.split()[0]
        + "。 / printreport needs Python 3.11 or newer; this is "
        + sys.version.split()[0]
        + ".\n"
    )
    sys.exit(1)

CHILDREN = []  # type: list[subprocess.Popen[bytes]]


def stop(number: int, _frame: object) -> None:
    """Answer Ctrl-C and the system's wish to end, at any moment, imports among them: one line, no traceback."""
    for child in CHILDREN:
        child.kill()
    try:  # noqa: SIM105
        os.write(2, "已中断；没做完的准备下次会重做。 / Interrupted; a set-up that was not finished is done again.\n".encode())
    except OSError:
        pass
    os._exit(128 + number)


if __name__ == "__main__":
    for wish in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(wish) is not signal.SIG_IGN:
            signal.signal(wish, stop)

import hashlib  # noqa: E402
import importlib.util  # noqa: E402
import subprocess  # noqa: E402
from pathlib import Path  # noqa: E402

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOG = ROOT / ".venv-setup.log"
# Each core begins with a run of neighbours, so that what the tests of a file share is made once.
EVERY_CORE = ["-n", "auto", "--maxprocesses", "8", "--dist", "worksteal"]
QUICK = ["tests/unit", "tests/architecture", "-m", "not slow"]
LOCKS = {"main": ROOT / "requirements.lock", "test": ROOT / "requirements-test.lock"}


class SetupError(Exception):
    """The environment could not be made; the text is what the user reads."""


def say(text: str) -> None:
    """Write one line to the terminal, whatever its encoding."""
    if sys.stderr is None:
        return
    encoding = sys.stderr.encoding or "utf-8"
    try:
        sys.stderr.write(text.encode(encoding, "replace").decode(encoding) + "\n")
        sys.stderr.flush()
    except OSError:
        # What cannot be said is no reason to stop.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def stamp_text(part: str) -> str:
    """What the environment depends on, as one hash: interpreter, place, pyproject, this file and the part's lock."""
    digest = hashlib.sha256()
    for words in (sys.version, sys.base_prefix, str(ROOT)):
        digest.update(words.encode("utf-8", "surrogateescape") + b"\0")
    for path in (ROOT / "pyproject.toml", Path(__file__), LOCKS["main"], LOCKS[part]):
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()


def stamp_file(part: str) -> Path:
    """Where a finished set-up of this part is noted."""
    return VENV / ("printreport-" + part + ".stamp")


def is_ready(part: str) -> bool:
    """Whether this part was set up, whole, from the files as they are now."""
    try:
        return PYTHON.exists() and stamp_file(part).read_text("ascii") == stamp_text(part)
    except (OSError, ValueError):
        return False


def run_logged(command: list[str], sentence: str) -> None:
    """Run a command with its output in the log; a failure becomes one sentence that names the log."""
    with LOG.open("ab") as log:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, cwd=str(ROOT))
    CHILDREN.append(child)
    returncode = child.wait()
    CHILDREN.remove(child)
    if returncode != 0:
        raise SetupError(sentence)


def make_venv() -> None:
    """Make `.venv` afresh; without ensurepip (some Linux distributions) the outer pip serves it."""
    has_ensurepip = importlib.util.find_spec("ensurepip") is not None
    if not has_ensurepip and importlib.util.find_spec("pip") is None:
        raise SetupError(
            "这个 Python 缺少 venv 和 pip，请先安装它们（Debian、Ubuntu：apt install python3-venv）。"
            " / This Python lacks venv and pip; install them first (Debian, Ubuntu: apt install python3-venv)."
        )
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if not has_ensurepip:
        command.insert(-1, "--without-pip")
    run_logged(
        command,
        "无法建立 " + str(VENV) + "，详见 " + str(LOG) + "。 / Could not make the environment; the log says why.",
    )


def pip_command() -> list[str]:
    """The pip that installs into `.venv`: its own, else the outer one."""
    if any(VENV.glob("lib*/python*/site-packages/pip")) or any(VENV.glob("Lib/site-packages/pip")):
        return [str(PYTHON), "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", str(PYTHON)]


def install(words: list[str], what: str, english: str) -> None:
    """Install into `.venv` by pip, as the user's own pip configuration has it."""
    options = ["install", "--quiet", "--disable-pip-version-check", "--no-input"]
    run_logged(
        [*pip_command(), *options, *words],
        what + "没有装成，详见 " + str(LOG) + "；排除原因后重新运行即可。"
        " / Installing " + english + " failed; the log says why. Mend the cause and run this again.",
    )


def set_up(part: str) -> None:
    """Make the environment ready for a part; stamps are the last thing written, so an interrupted set-up is redone."""
    fresh = not is_ready("main")
    LOG.unlink(missing_ok=True)
    say("首次运行：正在准备环境和依赖，约一分钟…… / Setting up the environment, about a minute…")
    if fresh:
        make_venv()
    parts = ("main", "test") if part == "test" else ("main",)
    for name in ("main", "test") if fresh else parts:
        stamp_file(name).unlink(missing_ok=True)
    for name in parts if fresh else (part,):
        install(["--requirement", str(LOCKS[name])], "依赖（多半是网络不通）", "the dependencies (often the network)")
    if fresh:
        install(["--no-deps", "--no-build-isolation", "--editable", str(ROOT)], "程序本身", "the package itself")
    LOG.unlink(missing_ok=True)
    for name in parts:
        stamp_file(name).write_text(stamp_text(name), "ascii")


def started_as() -> str:
    """How the person started this file, for messages that propose a command: `python3 build.py`."""
    words = list(getattr(sys, "orig_argv", [])) or [sys.executable, sys.argv[0]]
    typed = words[: words.index(sys.argv[0]) + 1] if sys.argv[0] in words else ["python3", sys.argv[0]]
    program = Path(typed[0]).name
    if program.lower().endswith(".exe"):
        program = program[:-4]
    return " ".join([program or "python3", *typed[1:]])


def become(words: list[str]) -> int:
    """Go on as `.venv`'s Python with these words; Windows cannot replace a process, so there it is waited for."""
    command = [str(PYTHON), *words]
    if "printreport" in words[:3]:
        os.environ["PRINTREPORT_STARTED_AS"] = started_as()
    if os.name == "nt":
        # The command answers Ctrl-C itself.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        return subprocess.call(command)
    if words[:3] == ["-P", "-m", "printreport"]:
        # Signals wait until the command can answer them: a Python that is starting would show a traceback.
        signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    os.execv(command[0], command)
    return 0


def pytest_words(words: list[str]) -> list[str]:
    """What pytest is told for the words after `test`: every test, the quick ones, or just what the words say."""
    if words[:1] == ["quick"]:
        return [*QUICK, *EVERY_CORE, *words[1:]]
    return words or EVERY_CORE


def main(words: list[str]) -> int:
    """Set up what is missing, then run the tests or the command."""
    part = "test" if words[:1] == ["test"] else "main"
    try:
        if not is_ready(part):
            set_up(part)
    except SetupError as problem:
        say(str(problem))
        return 1
    except OSError as problem:
        say("无法准备环境：" + str(problem) + " / The environment could not be made.")
        return 1
    if part == "test":
        os.chdir(str(ROOT))
        return become(["-m", "pytest", *pytest_words(words[1:])])
    return become(["-P", "-m", "printreport", *(words or ["build", str(ROOT)])])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
