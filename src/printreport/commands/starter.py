"""Lays down the starters that `printreport new` gives an editor to begin from: whole small reports, one of each kind."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from printreport.commands.schema_files import lay_schemas

_WORDS = frozenset({".md", ".yaml"})
STARTERS = Path(__file__).parent.parent / "data" / "starter"
"""The starters' folders, each under its kind's English name."""


@dataclass(frozen=True, slots=True)
class StarterKind:
    """A kind of report: its Chinese and English names, and in a few words what its starter shows."""

    word: str
    name: str
    shows: str


KINDS = (
    StarterKind("工作总结", "summary", "数字、图表、表格、致辞、提示、注"),
    StarterKind("活动画册", "album", "方形开本，照片唱主角，跨页、占位图、获奖名单"),
    StarterKind("周年纪念", "anniversary", "A4 三栏，致辞、大事记、名单、落款"),
)
DEFAULT_KIND = KINDS[0]


class StarterError(Exception):
    """The starter could not be laid down; the text is the Chinese sentence for the editor."""


def kind_called(word: str) -> StarterKind:
    """The kind of a Chinese or English name; StarterError names those that there are."""
    for kind in KINDS:
        if word.strip().lower() in (kind.word, kind.name):
            return kind
    raise StarterError(f"没有“{word}”这种样稿。现有：{'、'.join(f'{kind.word}（{kind.name}）' for kind in KINDS)}。")


def starter_folder(kind: StarterKind = DEFAULT_KIND) -> Path:
    """Where the files of a kind's starter stand."""
    return STARTERS / kind.name


def make_starter(folder: Path, said: Callable[[str], str] = str, kind: StarterKind = DEFAULT_KIND) -> tuple[Path, ...]:
    """Copy the starter of a kind into a new or empty folder; returns its files, relative to it, in order.

    The schemas by which editors complete its keys are laid beside it.
    `said` rewrites the commands that its words name, so that the person can type them as they stand.
    Raises StarterError when the folder holds anything or cannot be written; it is then as it was.
    """
    target = folder.absolute()
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise StarterError(f"{folder} 已经存在，而且不是空文件夹；请换一个名字。")
        target.parent.mkdir(parents=True, exist_ok=True)
        return _copy_whole(starter_folder(kind), target, said)
    except OSError as problem:
        raise StarterError(f"无法建立 {folder}：{problem.strerror or problem}") from problem


def _copy_whole(source: Path, target: Path, said: Callable[[str], str]) -> tuple[Path, ...]:
    """Copy beside the target, then move: a full disk is met before anything stands in the target itself."""
    beside = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        files = sorted(p.relative_to(source) for p in source.rglob("*") if p.is_file())
        for file in files:
            place = beside / file
            place.parent.mkdir(parents=True, exist_ok=True)
            if file.suffix in _WORDS:
                place.write_bytes(said((source / file).read_text("utf-8")).encode("utf-8"))
            else:
                shutil.copyfile(source / file, place)
        lay_schemas(beside)
        target.mkdir(exist_ok=True)
        for entry in sorted(beside.iterdir()):
            entry.rename(target / entry.name)
        beside.rmdir()
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return tuple(files)
