"""Which files a project has: the report, the captions, and the sections in the order of their numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from printreport.core.span import Span
from printreport.source.captions import CAPTIONS_PATH
from printreport.source.message_log import MessageLog
from printreport.source.records import closest
from printreport.source.report import REPORT_PATH

SECTIONS_PATH = "content/sections"
MAX_SECTIONS = 500

_SECTION = re.compile(r"([0-9]{1,9})-(.+)\.md")
_BACKUP = re.compile(r"\..*|.*~|.*\.bak|#.*#", re.IGNORECASE)
_OWN = ("report.yaml", "captions.yaml", "layout.yaml", "layout.lock.yaml", "sections")


@dataclass(frozen=True, slots=True)
class ProjectFiles:
    """The names found; `strange` are those that the format doesn't know, as paths."""

    has_report: bool
    has_captions: bool
    sections: tuple[str, ...]
    strange: tuple[str, ...]
    total_sections: int
    has_wishes: bool = False
    has_lock: bool = False


def list_files(root: Path) -> ProjectFiles:
    """The files of a project by name; hidden and backup files are passed over."""
    content = _names(root / "content")
    found = _names(root / SECTIONS_PATH)
    numbered = sorted(
        (int(match[1]), name)
        for name in found
        if (match := _SECTION.fullmatch(name)) and name == _shown(name) and not (root / SECTIONS_PATH / name).is_dir()
    )
    sections = [name for _, name in numbered]
    strange = [f"content/{_shown(name)}" for name in content if name not in _OWN]
    strange += [f"{SECTIONS_PATH}/{_shown(name)}" for name in found if name not in sections]
    return ProjectFiles(
        has_report="report.yaml" in content,
        has_captions="captions.yaml" in content,
        sections=tuple(f"{SECTIONS_PATH}/{name}" for name in sections[:MAX_SECTIONS]),
        strange=tuple(strange),
        total_sections=len(sections),
        has_wishes="layout.yaml" in content,
        has_lock="layout.lock.yaml" in content,
    )


def check_files(files: ProjectFiles, log: MessageLog) -> None:
    """Note what is missing, doubled or too much, and warn of files that are not read."""
    if not files.has_report:
        near = next((path for path in files.strange if closest(Path(path).name, ["report.yaml"], 0.7)), "")
        hint = f"把 {near} 改名为 report.yaml。" if near else "新建这个文件，写上 title: 标题；或用 printreport new 建一个样例。"
        log.error("missing-file", Span(REPORT_PATH), f"缺少 {REPORT_PATH}", hint)
    if not files.sections:
        hint = "在 content/sections 里新建 01-opening.md，写上正文。"
        log.error("missing-file", Span(SECTIONS_PATH), "没有正文：content/sections 里没有 NN-名称.md", hint)
    if files.total_sections > MAX_SECTIONS:
        message = f"有 {files.total_sections} 节，超过上限 {MAX_SECTIONS} 节"
        log.error("too-many", Span(SECTIONS_PATH), message, "分成几本，或把几节合成一节。")
    _check_numbers(files.sections, log)
    for path in files.strange:
        log.warning("unknown-file", Span(path), f"不读这个文件：{path}", _strange_hint(path))


def _check_numbers(sections: tuple[str, ...], log: MessageLog) -> None:
    before: dict[int, str] = {}
    for path in sections:
        number = int(Path(path).name.partition("-")[0])
        if number in before:
            log.error("equal-numbers", Span(path), f"编号 {number} 和 {before[number]} 相同", "改掉一个文件名开头的编号。")
        before.setdefault(number, path)


def _strange_hint(path: str) -> str:
    name = Path(path).name
    if path.startswith(SECTIONS_PATH):
        return "正文文件名写成“编号-名称.md”，例如 03-skills.md；别的文件放到别处。"
    meant = closest(name, _OWN, 0.7)
    return f"是不是要叫 {meant}？" if meant else f"content 里只读 report.yaml、{Path(CAPTIONS_PATH).name} 和 sections。"


def _names(folder: Path) -> list[str]:
    """The names in a folder, sorted, without hidden and backup files; none where it can't be read."""
    try:
        return sorted(entry.name for entry in folder.iterdir() if not _BACKUP.fullmatch(entry.name))
    except OSError:
        return []


def _shown(name: str) -> str:
    """A name as it can be printed: bytes that are no UTF-8 become question marks."""
    return name.encode("utf-8", "replace").decode("utf-8")
