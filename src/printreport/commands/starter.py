"""Lays down the sample report that `printreport new` gives an editor to begin from."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from printreport.commands.schema_files import lay_schemas

_WORDS = frozenset({".md", ".yaml"})
SAMPLE = Path(__file__).parent.parent / "data" / "starter"


class StarterError(Exception):
    """The sample could not be laid down; the text is the Chinese sentence for the editor."""


def make_starter(folder: Path, said: Callable[[str], str] = str) -> tuple[Path, ...]:
    """Copy the sample into a new or empty folder; returns its files, relative to it, in order.

    The schemas by which editors complete its keys are laid beside it.
    `said` rewrites the commands that its words name, so that the person can type them as they stand.
    Raises StarterError when the folder holds anything or cannot be written; it is then as it was.
    """
    target = folder.absolute()
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise StarterError(f"{folder} 已经存在，而且不是空文件夹；请换一个名字。")
        target.parent.mkdir(parents=True, exist_ok=True)
        return _copy_whole(target, said)
    except OSError as problem:
        raise StarterError(f"无法建立 {folder}：{problem.strerror or problem}") from problem


def _copy_whole(target: Path, said: Callable[[str], str]) -> tuple[Path, ...]:
    """Copy beside the target, then move: a full disk is met before anything stands in the target itself."""
    beside = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        files = sorted(p.relative_to(SAMPLE) for p in SAMPLE.rglob("*") if p.is_file())
        for file in files:
            place = beside / file
            place.parent.mkdir(parents=True, exist_ok=True)
            if file.suffix in _WORDS:
                place.write_bytes(said((SAMPLE / file).read_text("utf-8")).encode("utf-8"))
            else:
                shutil.copyfile(SAMPLE / file, place)
        lay_schemas(beside)
        target.mkdir(exist_ok=True)
        for entry in sorted(beside.iterdir()):
            entry.rename(target / entry.name)
        beside.rmdir()
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return tuple(files)
