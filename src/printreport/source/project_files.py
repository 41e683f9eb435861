"""Which files a project has: the report, the captions, and the sections in the order of their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from printreport.core.span import Span
from printreport.source.captions import CAPTIONS_PATH
from printreport.source.file_names import visible
from printreport.source.report import REPORT_PATH
from printreport.source.section_names import SectionNumber, is_prose, proposed_name, section_number
from printreport.syntax.message_log import MessageLog
from printreport.syntax.records import closest

SECTIONS_PATH = "content/sections"
MAX_SECTIONS = 500
"""Of one report: a book of that many has several volumes, and file numbers have three digits."""

_BACKUP = re.compile(
    r"\..*|.*~|~\$.*|#.*#|.*\.(?:bak|orig|tmp|temp|swp|wbk|part|crdownload)|thumbs\.db|desktop\.ini|icon\r", re.IGNORECASE
)
_OWN = ("report.yaml", "captions.yaml", "layout.yaml", "layout.lock.yaml", "sections")
_DOCUMENTS = {
    **dict.fromkeys(("doc", "docx", "wps", "rtf", "odt", "pages", "pdf"), "在原来的程序里另存为纯文本（UTF-8），"),
    **dict.fromkeys(("txt", "text"), "这一节要印，就"),
}


@dataclass(frozen=True, slots=True)
class ProjectFiles:
    """The names found; `strange` are those that the format doesn't know, `unnumbered` Markdown files that would be left out.

    Both are paths as the system has them. `instead` is what to tell of a folder that is none, or is a part of a project.
    """

    has_report: bool
    has_captions: bool
    sections: tuple[str, ...]
    strange: tuple[str, ...]
    total_sections: int
    has_wishes: bool = False
    has_lock: bool = False
    unnumbered: tuple[str, ...] = ()
    instead: tuple[str, str] | None = None


def list_files(root: Path) -> ProjectFiles:
    """The files of a project by name; hidden and backup files are passed over."""
    content = _names(root / "content")
    found = _names(root / SECTIONS_PATH)
    folders = {name for name in found if (root / SECTIONS_PATH / name).is_dir()}
    numbered = sorted(
        (number, name)
        for name in found
        if (number := section_number(name)) and name not in folders and name.encode("utf-8", "replace").decode() == name
    )
    sections = [name for _, name in numbered]
    others = [f"content/{name}" for name in content if name not in _OWN]
    others += [f"{SECTIONS_PATH}/{name}" for name in found if name not in sections]
    unnumbered = [path for path in others if _should_be_printed(path) and not (root / path).is_dir()]
    return ProjectFiles(
        has_report="report.yaml" in content,
        has_captions="captions.yaml" in content,
        sections=tuple(f"{SECTIONS_PATH}/{name}" for name in sections[:MAX_SECTIONS]),
        strange=tuple(path for path in others if path not in unnumbered),
        total_sections=len(sections),
        has_wishes="layout.yaml" in content,
        has_lock="layout.lock.yaml" in content,
        unnumbered=tuple(unnumbered[:MAX_SECTIONS]),
        instead=_no_project(root),
    )


def _no_project(root: Path) -> tuple[str, str] | None:
    """What to tell where the path named is no project's folder: message and hint."""
    outside = (root.absolute(), *root.absolute().parents[:2])
    content = next((at for at in outside if at.name == "content" and (at / "report.yaml").is_file()), None)
    whole = content.parent if content is not None else None
    if whole is not None and not (root / REPORT_PATH).is_file():
        return "这不是整个稿件文件夹", f"写它外面的那个文件夹：{visible(whole.name)}"
    if root.is_file():
        return "这是一个文件，不是稿件文件夹", "写装着 content 和 images 的那个文件夹。"
    if not root.is_dir():
        hint = "查对文件夹的名字，和运行命令的地方；还没有稿件，用 printreport new 建一份样稿。"
        return "没有这个稿件文件夹", hint
    return None


def _should_be_printed(path: str) -> bool:
    """Whether a name is that of a chapter: any Markdown file among the sections, a numbered one beside them."""
    place, name = path.rsplit("/", 1)
    return is_prose(name) and (place == SECTIONS_PATH or section_number(name) is not None)


def check_files(files: ProjectFiles, log: MessageLog) -> None:
    """Note what is missing, doubled or too much, and warn of files that are not read."""
    if files.instead is not None:
        log.error("missing-file", Span(REPORT_PATH), *files.instead)
        return
    if not files.has_report:
        near = next((visible(path) for path in files.strange if closest(Path(path).name, ["report.yaml"], 0.7)), "")
        hint = f"把 {near} 改名为 report.yaml。" if near else "新建这个文件，写上 title: 标题；或用 printreport new 建一份样稿。"
        log.error("missing-file", Span(REPORT_PATH), f"缺少 {REPORT_PATH}", hint)
    if not files.sections and not files.unnumbered:
        hint = "在 content/sections 里新建 01-opening.md，写上正文。"
        log.error("missing-file", Span(SECTIONS_PATH), "没有正文：content/sections 里没有 NN-名称.md", hint)
    if files.total_sections > MAX_SECTIONS:
        message = f"有 {files.total_sections} 节，超过上限 {MAX_SECTIONS} 节"
        log.error("too-many", Span(SECTIONS_PATH), message, "分成几本，或把几节合成一节。")
    _check_numbers(files.sections, log)
    _check_unnumbered(files, log)
    for path in files.strange:
        log.warning("unknown-file", Span(visible(path)), f"不读这个文件：{visible(path)}", _strange_hint(path, files))


def _check_numbers(sections: tuple[str, ...], log: MessageLog) -> None:
    before: dict[SectionNumber, str] = {}
    for path in sections:
        name = Path(path).name
        number = section_number(name)
        if number is None:
            continue
        if number in before:
            other = proposed_name(name, _numbers(sections))
            message = f"{visible(path)} 的编号 {number} 和 {visible(before[number])} 相同"
            log.error("equal-numbers", Span(visible(path)), message, f"改掉一个文件名开头的编号，例如改名为 {other}")
        before.setdefault(number, path)


def _check_unnumbered(files: ProjectFiles, log: MessageLog) -> None:
    """A Markdown file whose name or place has it left out holds text that nobody would see printed."""
    taken = _numbers(files.sections)
    for path in files.unnumbered:
        place, name = path.rsplit("/", 1)
        if section_number(name) is not None and place != SECTIONS_PATH:
            message = f"{visible(path)} 不在 {SECTIONS_PATH} 里，不会印出来"
        else:
            message = f"{visible(path)} 的名字不是“编号-名称.md”，不会印出来"
        new = proposed_name(name, taken)
        taken |= {number} if (number := section_number(new)) else set()
        where = "" if place == SECTIONS_PATH else f"移到 {SECTIONS_PATH} 里，并"
        hint = f"{where}改名为 {new}；不要印的文件放到别处，或在名字前面加一个点。"
        log.error("section-name", Span(visible(path)), message, hint)


def _numbers(sections: Iterable[str]) -> set[SectionNumber]:
    return {number for path in sections if (number := section_number(Path(path).name))}


def _strange_hint(path: str, files: ProjectFiles) -> str:
    name = Path(path).name
    if path.startswith(SECTIONS_PATH):
        stem, _, kind = name.rpartition(".")
        new = proposed_name(stem or name, _numbers(files.sections))
        if kind.casefold() in _DOCUMENTS:
            return f"{_DOCUMENTS[kind.casefold()]}改名为 {new}；不要印的文件放到别处。"
        return "正文文件名写成“编号-名称.md”，例如 03-skills.md；别的文件放到别处。"
    meant = closest(name, _OWN, 0.7)
    return f"是不是要叫 {meant}？" if meant else f"content 里只读 report.yaml、{Path(CAPTIONS_PATH).name} 和 sections。"


def _names(folder: Path) -> list[str]:
    """The names in a folder, sorted, without hidden and backup files; none where it can't be read."""
    try:
        return sorted(entry.name for entry in folder.iterdir() if not _BACKUP.fullmatch(entry.name))
    except OSError:
        return []
