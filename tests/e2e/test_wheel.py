"""The wheel alone, in an empty environment and folder, makes a report and builds it."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from reports import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, made offline by the build tool that the lock file pins."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    program = f"from hatchling.build import build_wheel; build_wheel({str(folder)!r})"
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


def empty_python(folder: Path) -> Path:
    """A Python that has this one's foreign libraries and nothing else."""
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    asked = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip())
    # A path that a .pth file adds is searched, but its own .pth files, and so this checkout, are not.
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return python


def test_an_installed_wheel_makes_a_report_and_builds_it(wheel: Path, tmp_path: Path) -> None:
    python = empty_python(tmp_path / "venv")
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    if subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True).returncode != 0:
        pytest.skip("no pip here")
    subprocess.run(install, check=True, capture_output=True)
    home = tmp_path / "home"
    home.mkdir()
    environment = {"HOME": str(home), "PATH": os.defpath, "SYSTEMROOT": os.environ.get("SYSTEMROOT", "")}
    command = [str(python), "-P", "-m", "printreport"]

    def run(*words: str) -> str:
        done = subprocess.run([*command, *words], cwd=home, env=environment, capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        return done.stdout

    ask = [str(python), "-c", "import printreport; print(printreport.__file__)"]
    where = subprocess.run(ask, cwd=home, env=environment, capture_output=True, text=True, check=True).stdout
    assert str(tmp_path / "venv") in where
    run("new", "x")
    run("build", "x")
    assert (home / "x/out/press.pdf").stat().st_size > 10_000
    assert "fonts" not in {p.name for p in (home / "x").iterdir()}
