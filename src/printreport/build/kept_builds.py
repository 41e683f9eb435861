"""Finished builds in the user's cache: a report that has not changed is not composed again.

What is kept is found by the content of everything that a build reads, so it can only be the file that a new build
would give, byte for byte.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
import stat
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from printreport.core.diagnostics import Diagnostic, warning
from printreport.core.kept_results import KeptResults
from printreport.core.span import Span
from printreport.fonts.shipped_folder import shipped_folder

MOST_BUILDS = 8
"""How many builds are kept; the oldest make room."""

MOST_BYTES = 256 * 1024 * 1024
"""No file that a build reads is larger: pictures are refused over 200 MB."""

_PACKAGE = Path(__file__).parent.parent
_NAME = re.compile(r"[a-z]+\.(?:pdf|json|html)")
_INPUTS = ("content", "images", "fonts")
_LIES_ELSEWHERE = re.compile(rb"profile|logo\"?\s*:(?!\s*[\"']?(?:\./)?images/)")
"""A press profile or an emblem that may lie anywhere."""
_OWN_FILES = (".py", ".yaml", ".tsv", ".txt", ".icc", ".html", ".css")
"""Files of the program whose contents decide what it makes."""


@dataclass(frozen=True, slots=True)
class KeptBuild:
    """What a build without errors gave: its files by name, its counts and warnings."""

    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]
    pages: int
    characters: int
    smallest_ppi: float | None
    punctuation: str = ""


def build_key(root: Path, options: str) -> str | None:
    """A hash of all that decides a build: the project's files, the options, this program; None where it can't be known."""
    digest = hashlib.sha256()
    digest.update(f"{_program()}\0{options}\0".encode())
    try:
        report = root / "content" / "report.yaml"
        if not _is_bounded_file(report) or _LIES_ELSEWHERE.search(report.read_bytes()):
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
    return shipped_folder().resolve()


@cache
def _program() -> str:
    """This program: the contents of its own files, the sizes and times of its fonts, the libraries beside it."""
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(p for p in _PACKAGE.rglob("*") if p.suffix in _OWN_FILES and p.is_file()):
        digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    for path in sorted(_shipped_fonts().iterdir()):
        digest.update(f"{path.name}\0{path.stat().st_size}\0{path.stat().st_mtime_ns}".encode())
    libraries = sorted(info.name for entry in sys.path for info in Path(entry).glob("*.dist-info"))
    digest.update("\0".join(libraries).encode())
    return digest.hexdigest()


def find_build(cache_folder: Path, key: str) -> KeptBuild | None:
    """The kept build of a key, whole and unaltered, or None."""
    data = _store(cache_folder).get(key)
    return None if data is None else _unpacked(data)


def keep_build(cache_folder: Path, key: str, build: KeptBuild) -> None:
    """Keep a build for later runs; a cache that cannot be written is none."""
    _store(cache_folder).put(key, _packed(build))


def _store(cache_folder: Path) -> KeptResults:
    return KeptResults(cache_folder / "builds", MOST_BUILDS)


def _packed(build: KeptBuild) -> bytes:
    """A line of JSON, then the files one after the other."""
    value = {
        "files": [[name, len(data)] for name, data in build.files.items()],
        "pages": build.pages,
        "characters": build.characters,
        "smallest_ppi": build.smallest_ppi,
        "punctuation": build.punctuation,
        "diagnostics": [_diagnostic_value(d) for d in build.diagnostics],
    }
    return b"\n".join([json.dumps(value).encode(), b"".join(build.files.values())])


def _unpacked(data: bytes) -> KeptBuild | None:
    """The build that was packed, or None for bytes of another shape."""
    head, _, rest = data.partition(b"\n")
    try:
        value = json.loads(head)
        diagnostics = tuple(_diagnostic(d) for d in value["diagnostics"])
        files, counts = _files(value["files"], rest), (value["pages"], value["characters"], value["smallest_ppi"])
        build = KeptBuild(files, diagnostics, *counts, value["punctuation"])
        return build if _is_shaped(build) else None
    except (ValueError, LookupError, TypeError, RecursionError):
        return None


def _files(said: list[list[Any]], data: bytes) -> dict[str, bytes]:
    """The files by name; raises ValueError where they are not exactly the data, or would be no files of ours."""
    files, at = {}, 0
    for name, size in said:
        if type(size) is not int or size < 0 or not _NAME.fullmatch(name):
            raise ValueError("no file of a build")
        files[name] = data[at : at + size]
        at += size
    if not files or at != len(data) or not all(files[name].startswith(b"%PDF-") for name in files if name.endswith(".pdf")):
        raise ValueError("not the files that were said")
    return files


def _is_shaped(build: KeptBuild) -> bool:
    counts, ppi = (build.pages, build.characters), build.smallest_ppi
    return (
        all(type(count) is int and count >= 0 for count in counts)
        and (ppi is None or (type(ppi) is float and math.isfinite(ppi) and ppi > 0))
        and isinstance(build.punctuation, str)
    )


def _diagnostic_value(d: Diagnostic) -> list[str | int]:
    span = d.span
    return [d.code, span.path, span.line, span.column, span.length, d.message, d.hint, d.source]


def _diagnostic(value: list[Any]) -> Diagnostic:
    """A warning again: a build with errors is not kept. Raises ValueError for another shape."""
    code, path, line, column, length, message, hint, source = value
    if not all(isinstance(words, str) for words in (code, path, message, hint, source)):
        raise ValueError("no words")
    if not all(type(number) is int and number >= 0 for number in (line, column, length)):
        raise ValueError("no place")
    return warning(code, Span(path, line, column, length), message, hint, source)
