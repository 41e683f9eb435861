"""Ink coverage of rendered plates: Ghostscript's where it is installed, else an estimate from pixels and colours."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from printreport.preflight.page_reading import PageFrame
    from printreport.preflight.painted import ImageMark

LIMIT = 300.0
"""The most ink, in per cent, that sheet-fed presses on coated paper carry (press.md; ISO 12647-2)."""
TOLERANCE = 2.0
_DPI = 72.0
_MOST_PIXELS = 25_000_000
_SECONDS = 90.0
_MOST_PAGES = 200


@dataclass(frozen=True, slots=True)
class PageInk:
    """A page's fullest spot: per cent of ink, the share of the page over the limit, and where (points, y up)."""

    page: int
    highest: float
    share_over: float
    place: tuple[float, float, float, float] | None


@dataclass(frozen=True, slots=True)
class InkCover:
    """How ink was measured, in Chinese, and what was found, page by page; `problem` says what a renderer stumbled over."""

    measured_by: str
    pages: tuple[PageInk, ...]
    problem: str = ""


def gs_path() -> str | None:
    """Where Ghostscript is."""
    return shutil.which("gs") or shutil.which("gswin64c")


def plates_cover(program: str, data: bytes, frames: Sequence[PageFrame]) -> InkCover:
    """The four plates of each page as Ghostscript separates them, overprint simulated, inside the bleed."""
    with tempfile.TemporaryDirectory(prefix="printreport-") as folder:
        source = Path(folder) / "file.pdf"
        source.write_bytes(data)
        pages, dpi = min(len(frames), _MOST_PAGES), _bearable_dpi(frames)
        command = [program, "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiff32nc", "-sCompression=lzw", f"-r{dpi:.2f}"]
        command += [f"-dLastPage={pages}", f"-sOutputFile={folder}/p%05d.tif", str(source)]
        problem = _run(command)
        found = tuple(_measured(Path(folder), frames[:pages], dpi))
    part = f"，前 {pages} 页" if pages < len(frames) else ""
    return InkCover(f"Ghostscript 分色版（{dpi:.0f} ppi{part}）", found, problem)


def _bearable_dpi(frames: Sequence[PageFrame]) -> float:
    """Fewer dots where a sheet is as large as a wall."""
    largest = max((frame.sheet.width * frame.sheet.height * frame.user_unit**2 for frame in frames), default=1.0)
    return min(_DPI, 72.0 * sqrt(_MOST_PIXELS / max(largest, 1.0)))


def _run(command: list[str]) -> str:
    """What Ghostscript complained of, "" for nothing."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return f"{_SECONDS:.0f} 秒内没有渲染完"
    except OSError as problem:
        return str(problem)
    said = (done.stdout + done.stderr).decode("utf-8", "replace").strip()
    if not done.returncode:
        return ""
    return said.splitlines()[0][:200] if said else f"退出码 {done.returncode}"


def _measured(folder: Path, frames: Sequence[PageFrame], dpi: float) -> Iterator[PageInk]:
    from printreport.images.ink_cover import plate_ink

    for frame in frames:
        path = folder / f"p{frame.number:05}.tif"
        # Ghostscript draws the media box; a page that is turned is measured whole.
        sheet = frame.sheet
        area = frame.inked if not frame.rotate % 360 else sheet
        scale = dpi / 72.0
        crop = (
            int((area.left - sheet.left) * scale),
            int((sheet.top - area.top) * scale),
            int((area.right - sheet.left) * scale),
            int((sheet.top - area.bottom) * scale),
        )
        found = plate_ink(path, crop, LIMIT + TOLERANCE) if path.exists() else None
        if found is not None:
            place = None
            if found.place is not None and not frame.rotate % 360:
                left, top, right, bottom = (value / scale for value in found.place)
                place = (sheet.left + left, sheet.top - bottom, sheet.left + right, sheet.top - top)
            yield PageInk(frame.number, found.highest, found.share_over, place)


def picture_ink(mark: ImageMark) -> float | None:
    """The fullest pixel of a placed CMYK picture in per cent; None for pictures of other colours, or not decodable."""
    from printreport.images.ink_cover import stored_ink

    head = mark.image
    if head.space.kind != "DeviceCMYK" or head.source is None or head.bits != 8:
        return None
    decode: Any = head.source.get("/Decode")
    inverted = decode is not None and float(decode[0]) > float(decode[1])
    if head.filters == ("DCTDecode",):
        return stored_ink(bytes(head.source.read_raw_bytes()), None, inverted)
    if head.width * head.height > 64_000_000:
        return None
    return stored_ink(bytes(head.source.read_bytes()), (head.width, head.height), inverted)
