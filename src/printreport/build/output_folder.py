"""Puts what a build made in its folders; a folder that does not take it becomes a message."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from printreport.build.plan_store import PLAN_NAME, write_lock
from printreport.build.results import OutputFile
from printreport.core.diagnostics import Diagnostic, error
from printreport.core.span import Span
from printreport.model.wishes import LOCK_PATH


def folders_set_right(*folders: Path) -> None:
    """What a killed build left by halves is made whole before anything else, as this build may not come to its end."""
    from printreport.build.publish import set_right

    for folder in folders:
        set_right(folder)


def published(out: Path, files: Mapping[str, bytes]) -> tuple[tuple[OutputFile, ...], tuple[Diagnostic, ...]]:
    """Put finished files in their folder, all or none; returns them, and what is to be said where it took none."""
    from printreport.build.publish import PublishError, publish

    try:
        publish(out, files)
    except PublishError as problem:
        return (), (error(problem.code, Span(str(problem.path)), str(problem)),)
    return tuple(OutputFile(Path(name).stem, out / name, len(data)) for name, data in files.items()), ()


def locked(root: Path, files: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """Lock the plan of a build in its project; what is to be said where that could not be written."""
    from printreport.build.publish import PublishError

    try:
        write_lock(root, files[PLAN_NAME])
    except PublishError as problem:
        text = f"成品已经写好，可是版面没能记进 {LOCK_PATH}：{problem.reason}"
        return (error(problem.code, Span(str(problem.path)), text),)
    return ()
