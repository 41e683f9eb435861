"""Reads `logo`: an emblem's file inside the project, and whether it can stand on a cover."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from printreport.core.span import Span
from printreport.core.units import to_mm
from printreport.model.document import Logo
from printreport.source.file_names import lookalikes, visible
from printreport.source.photo_files import Problem
from printreport.syntax.message_log import MessageLog
from printreport.syntax.records import closest
from printreport.syntax.source_files import is_file, is_inside, is_there
from printreport.syntax.values import read_words, unquoted
from printreport.syntax.yaml_nodes import Node

LEAST_SIDE_MM = 10.0
"""The shorter side that an emblem has at least in print."""
_FINE_PPI, _COARSE_PPI = 300.0, 150.0
"""Below the first, edges are seen to be rough; below the second nothing at all is printed."""
_MOST_RATIO = 10.0
"""Width by height, or height by width: a longer emblem would be wider than an A5 cover where its shorter side is 10 mm."""
_SHEETS = {"A3": (297, 420), "A4": (210, 297), "A5": (148, 210), "B5": (176, 250), "Letter": (216, 279)}
_KINDS = (".pdf", ".png", ".tif", ".tiff", ".ai", ".svg", ".eps", ".jpg", ".jpeg")
_MOST_FILES = 2000
"""Files of the folder that are looked at for one that could be meant."""


@dataclass(frozen=True, slots=True)
class LogoFile:
    """What an emblem's file is: points of a PDF's page, pixels of a picture; `notes` are what an editor should know of it."""

    format: Literal["PDF", "PNG", "TIFF"]
    width: float
    height: float
    sha256: str
    notes: tuple[Problem, ...] = ()


class LogoJudge(Protocol):
    """What opens an emblem's file."""

    def judge(self, path: Path) -> LogoFile | Problem:
        """What the file is, or why it cannot be printed as an emblem; never raises."""


def read_logo(node: Node, root: Path, judge: LogoJudge, log: MessageLog) -> Logo | None:
    """The emblem of the key `logo`; None, with an error noted, for one that cannot be printed."""
    words = read_words(node, "logo", log)
    if words is None:
        return None
    path, span = unquoted(words.text).removeprefix("./"), node.span
    if not _is_good_path(path, root, span, log):
        return None
    found = judge.judge(root / path)
    if not isinstance(found, LogoFile):
        log.error(found.code, span, f"{visible(path)}：{found.message}", found.hint)
        return None
    for note in found.notes:
        log.warning(note.code, span, f"{visible(path)}：{note.message}", note.hint)
    logo = Logo(path, found.format, found.width, found.height, found.sha256, span)
    return logo if _has_a_good_shape(logo, log) and _is_sharp(logo, log) else None


_WHERE = "把文件存进项目的 images 文件夹，写成 logo: images/logo.pdf"


def _is_good_path(path: str, root: Path, span: Span, log: MessageLog) -> bool:
    shown, place = visible(path), root / path
    if "\\" in path:
        log.error("bad-path", span, f"{shown} 里有反斜杠", f"文件夹之间写 /，例如 {path.replace(chr(92), '/')}")
    elif path.startswith(("http:", "https:")):
        log.error("bad-path", span, "logo 应当是项目里的一个文件，不是网址", _WHERE)
    elif not is_inside(place, root):
        log.error("outside-project", span, f"标志 {shown} 在项目之外", _WHERE)
    elif not is_there(place):
        log.error("missing-file", span, f"找不到标志 {shown}", _guess(path, root))
    elif not is_file(place):
        log.error("bad-path", span, f"{shown} 不是文件", "写文件的路径，例如 logo: images/logo.pdf")
    else:
        return True
    return False


def _guess(path: str, root: Path) -> str:
    """The file that was probably meant; a name alone stands for one in `images`."""
    folder = root / "images"
    names = sorted(file.relative_to(root).as_posix() for file in folder.rglob("*"))[:_MOST_FILES] if folder.is_dir() else []
    files = [name for name in names if name.lower().endswith(_KINDS)]
    meant = next((name for name in files if name.endswith(f"/{path}")), "") or next(iter(lookalikes(path, files)), "")
    meant = meant or closest(path, files, 0.7)
    if meant:
        return f"是不是 {visible(meant)}？"
    return "路径从项目文件夹写起，例如 logo: images/logo.pdf；大小写和扩展名都要一致。"


def _has_a_good_shape(logo: Logo, log: MessageLog) -> bool:
    if max(logo.ratio, 1 / logo.ratio) > _MOST_RATIO:
        message = f"标志的长边超过短边的 {_MOST_RATIO:g} 倍，短边印到 {LEAST_SIDE_MM:g} mm 时封面放不下"
        log.error("logo-shape", logo.span, message, "裁去四周的空白，或把图形和文字排紧凑些。")
        return False
    if logo.format == "PDF" and (sheet := _sheet(logo)):
        message = f"标志的页面是一整张 {sheet} 纸，四周的空白也算在标志里面，会印得很小"
        log.warning("logo-sheet", logo.span, message, "在制图软件里把画板（页面）改成标志的大小，再存一次 PDF。")
    return True


def _sheet(logo: Logo) -> str:
    """The sheet of paper that a PDF's page is, or nothing."""
    sides = sorted((to_mm(logo.width), to_mm(logo.height)))
    return next((name for name, size in _SHEETS.items() if all(abs(a - b) < 2 for a, b in zip(sides, size, strict=True))), "")


def _is_sharp(logo: Logo, log: MessageLog) -> bool:
    """Whether a picture has pixels enough at the least size; one that has few is warned of."""
    least = min(logo.width, logo.height)
    ppi = least / (LEAST_SIDE_MM / 25.4)
    if logo.format == "PDF" or ppi >= _FINE_PPI:
        return True
    shown = f"标志有 {logo.width:.0f}×{logo.height:.0f} 像素，短边印到 {LEAST_SIDE_MM:g} mm 只有 {ppi:.0f} ppi"
    hint = f"换成矢量的 PDF，或者短边至少 {_FINE_PPI * LEAST_SIDE_MM / 25.4:.0f} 像素的 PNG。"
    if ppi < _COARSE_PPI:
        log.error("logo-coarse", logo.span, f"{shown}，不能印", hint)
        return False
    log.warning("logo-coarse", logo.span, f"{shown}，边缘会发毛", hint)
    return True
