"""Writes requirements.lock and requirements-test.lock: exact versions of everything that this environment has installed.

Run it in an environment where `pip install -e .[test]` and hatchling have just been installed. Only what pyproject.toml
asks for, directly or through others, is written; markers of other systems and Pythons are kept, with the version that
satisfies them here or, for what is not installed here, the newest one that `OTHER_SYSTEMS` names.
"""

from __future__ import annotations

import tomllib
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
BUILD = ["hatchling", "editables"]
OTHER_SYSTEMS = {"colorama": "0.4.6"}
HEAD = "# Written by tools/write_locks.py from pyproject.toml; exact versions, so that every machine runs the same code.\n"


def pinned_version(name: str) -> str | None:
    """The version installed here, or the one that other systems take."""
    try:
        return version(name)
    except PackageNotFoundError:
        return OTHER_SYSTEMS.get(name)


def collect(words: list[str]) -> dict[str, str]:
    """Every distribution that these requirements lead to, as lines of a lock file by name."""
    lines: dict[str, str] = {}
    queue = [(Requirement(word), "") for word in words]
    while queue:
        requirement, inherited = queue.pop()
        name = canonicalize_name(requirement.name)
        pinned = pinned_version(name)
        if name in lines or pinned is None:
            continue
        marker = system_marker(requirement) or inherited
        lines[name] = f"{name}=={pinned}" + (f" ; {marker}" if marker else "")
        queue += [(child, marker) for child in children(name, requirement.extras)]
    return lines


def children(name: str, extras: set[str]) -> list[Requirement]:
    """What an installed distribution asks for, extras that nobody wants left out."""
    try:
        found = [Requirement(word) for word in requires(name) or ()]
    except PackageNotFoundError:
        return []
    return [r for r in found if is_wanted(r, extras)]


def is_wanted(requirement: Requirement, extras: set[str]) -> bool:
    """Whether a requirement counts on some system: its marker names no extra, or one that was asked for."""
    marker = requirement.marker
    if marker is None or "extra" not in str(marker):
        return True
    return any(marker.evaluate({"extra": extra}) for extra in extras)


def system_marker(requirement: Requirement) -> str:
    """The part of a marker that speaks of systems; Python versions are left out, an extra package does no harm."""
    text = str(requirement.marker or "")
    return text if "platform" in text and "extra" not in text else ""


def main() -> None:
    """Write both files; the second holds only what the first does not."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    main_lines = collect(project["dependencies"] + BUILD)
    test_lines = collect(project["optional-dependencies"]["test"])
    extra = {name: line for name, line in test_lines.items() if name not in main_lines}
    for path, lines in (("requirements.lock", main_lines), ("requirements-test.lock", extra)):
        (ROOT / path).write_text(HEAD + "".join(f"{lines[name]}\n" for name in sorted(lines)), "utf-8")


if __name__ == "__main__":
    main()
