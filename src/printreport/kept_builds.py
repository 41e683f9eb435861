"""Finished builds in the user's cache: a report that has not changed is not composed again.

What is kept is found by the content of everything that a build reads, so it can only be the file that a new build
would give, byte for byte.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from printreport.core.diagnostics import Diagnostic, Severity
from printreport.core.span import Span

MOST_BUILDS = 8
"""How many builds are kept; the oldest make room."""

MOST_BYTES = 256 * 1024 * 1024
"""No file that a build reads is larger: pictures are refused over 200 MB."""

_PACKAGE = Path(__file__).parent
_INPUTS = ("content", "images", "fonts")


@dataclass(frozen=True, slots=True)
class KeptBuild:
    """What a build without errors gave: its files by name, its counts and warnings."""

    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]
    pages: int
    characters: int
    smallest_ppi: float | None


def build_key(root: Path, options: str) -> str | None:
    """A hash of all that decides a build: the project's files, the options, this program; None where it can't be known."""
    digest = hashlib.sha256()
    digest.update(f"{_program()}\0{options}\0".encode())
    try:
        # A press profile may lie anywhere.
        report = root / "content" / "report.yaml"
        if not _is_bounded_file(report) or b"profile" in report.read_bytes():
            return None
        for path in _inputs(root):
            if path.is_symlink():
                return None
            folder = path.is_dir()
            if not folder and not _is_bounded_file(path):
                return None
            data = b"" if folder else path.read_bytes()
            digest.update(f"{path.relative_to(root)}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
            digest.update(data)
    except (OSError, ValueError):
        return None
    return digest.hexdigest()


def _is_bounded_file(path: Path) -> bool:
    """Whether a file can be read to its end: pipes and devices among the pictures never would, huge files fill the memory."""
    found = path.lstat()
    return stat.S_ISREG(found.st_mode) and found.st_size <= MOST_BYTES


def _inputs(root: Path) -> Iterator[Path]:
    """Everything in the project's folders, in an order that no file system decides; the shipped fonts are the program's."""
    for name in _INPUTS:
        folder = root / name
        if folder.is_symlink() or (folder.is_dir() and folder.resolve() != _shipped_fonts()):
            yield folder
            yield from sorted(folder.rglob("*"))


def _shipped_fonts() -> Path:
    from printreport.fonts.font_index import shipped_folder

    return shipped_folder().resolve()


@cache
def _program() -> str:
    """This program: the contents of its own files, the sizes and times of its fonts, the libraries beside it."""
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(p for p in _PACKAGE.rglob("*") if p.suffix in (".py", ".yaml", ".tsv", ".icc") and p.is_file()):
        digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    for path in sorted(_shipped_fonts().iterdir()):
        digest.update(f"{path.name}\0{path.stat().st_size}\0{path.stat().st_mtime_ns}".encode())
    libraries = sorted(info.name for entry in sys.path for info in Path(entry).glob("*.dist-info"))
    digest.update("\0".join(libraries).encode())
    return digest.hexdigest()


def find_build(cache_folder: Path, key: str) -> KeptBuild | None:
    """The kept build of a key, whole and unaltered, or None."""
    folder = cache_folder / "builds" / key
    try:
        value = json.loads((folder / "build.json").read_text("utf-8"))
        files = {name: (folder / name).read_bytes() for name in value["files"]}
        if any(hashlib.sha256(files[name]).hexdigest() != seen for name, seen in value["files"].items()):
            return None
        os.utime(folder)
        diagnostics = tuple(_diagnostic(d) for d in value["diagnostics"])
        return KeptBuild(files, diagnostics, value["pages"], value["characters"], value["smallest_ppi"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def keep_build(cache_folder: Path, key: str, build: KeptBuild) -> None:
    """Keep a build for later runs; a cache that cannot be written is none."""
    builds = cache_folder / "builds"
    beside: Path | None = None
    try:
        builds.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=builds))
        for name, data in build.files.items():
            (beside / name).write_bytes(data)
        (beside / "build.json").write_text(_as_json(build), "utf-8")
        beside.rename(builds / key)
        _make_room(builds)
    except OSError:
        if beside is not None:
            shutil.rmtree(beside, ignore_errors=True)


def _make_room(builds: Path) -> None:
    kept = sorted(builds.iterdir(), key=lambda p: p.stat().st_mtime, reverse=True)
    for old in kept[MOST_BUILDS:]:
        shutil.rmtree(old, ignore_errors=True)


def _as_json(build: KeptBuild) -> str:
    value = {
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in build.files.items()},
        "pages": build.pages,
        "characters": build.characters,
        "smallest_ppi": build.smallest_ppi,
        "diagnostics": [_diagnostic_value(d) for d in build.diagnostics],
    }
    return json.dumps(value, ensure_ascii=False)


def _diagnostic_value(d: Diagnostic) -> list[str | int]:
    span = d.span
    return [d.severity.value, d.code, span.path, span.line, span.column, span.length, d.message, d.hint, d.source]


def _diagnostic(value: list[str]) -> Diagnostic:
    severity, code, path, line, column, length, message, hint, source = value
    span = Span(path, int(line), int(column), int(length))
    return Diagnostic(Severity(severity), code, span, message, hint, source)
