"""Ink coverage of rendered plates: Ghostscript's where it is installed, else an estimate from pixels and colours."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from math import sqrt
from pathlib import Path
from typing import Any

from printreport.images.ink_cover import plate_ink, stored_ink
from printreport.preflight.reading.ink_cover import LIMIT, TOLERANCE, InkCover, PageInk
from printreport.preflight.reading.page_reading import PageFrame
from printreport.preflight.reading.painted import ImageMark

_DPI = 72.0
"""Dots to the inch of the measured plates: one to a point shows what dries badly."""
_MOST_PIXELS = 25_000_000
"""Of one plate: 200 million stood here until walls were rendered; a page of A4 has half a million."""
_LEAST_SECONDS = 1.0
"""With less time left Ghostscript is not started: it would not come to its first page."""
_MOST_KILOBYTES = 600_000
"""Of memory that Ghostscript may take (-K), so that a strange file does not take the machine's."""
_MOST_PICTURE = 40_000_000
"""Pixels of one picture that is measured by itself where no Ghostscript is there."""
_MOST_PAGES = 200
"""Pages that are rendered; the rest is said not to be measured."""
_SLACK = 1_000_000
"""Bytes that a stored picture may have beyond its pixels: row ends and padding."""


def gs_path() -> str | None:
    """Where Ghostscript is."""
    return shutil.which("gs") or shutil.which("gswin64c")


def plates_cover(program: str, data: bytes, frames: Sequence[PageFrame], seconds: float) -> InkCover:
    """The four plates of each page as Ghostscript separates them, overprint simulated, inside the bleed.

    What is not rendered in so many seconds is left out, and said.
    """
    with tempfile.TemporaryDirectory(prefix="printreport-") as folder:
        source = Path(folder) / "file.pdf"
        source.write_bytes(data)
        pages, dpi = min(len(frames), _MOST_PAGES), _bearable_dpi(frames)
        command = [program, "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", f"-K{_MOST_KILOBYTES}"]
        command += ["-sDEVICE=tiff32nc", "-sCompression=lzw", f"-r{dpi:.2f}"]
        command += [f"-dLastPage={pages}", f"-sOutputFile={folder}/p%05d.tif", str(source)]
        problem = _run(command, seconds) if seconds >= _LEAST_SECONDS else None
        done = pages if problem is not None else _whole_pages(Path(folder))
        found = tuple(_measured(Path(folder), frames[:done], dpi))
    part = f"，前 {done} 页" if done < len(frames) else ""
    unread = "" if done == pages else f"Ghostscript 用时超过限度，只测了前 {done} 页"
    return InkCover(f"Ghostscript 分色版（{dpi:.0f} ppi{part}）", found, problem or "", unread)


def _whole_pages(folder: Path) -> int:
    """How many pages were finished when the renderer was stopped; the last file was still being written."""
    return max(len(list(folder.glob("p*.tif"))) - 1, 0)


def _bearable_dpi(frames: Sequence[PageFrame]) -> float:
    """Fewer dots where a sheet is as large as a wall."""
    largest = max((frame.sheet.width * frame.sheet.height * frame.user_unit**2 for frame in frames), default=1.0)
    return min(_DPI, 72.0 * sqrt(_MOST_PIXELS / max(largest, 1.0)))


def _run(command: list[str], seconds: float) -> str | None:
    """What Ghostscript complained of, "" for nothing; None when it was stopped for time."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return None
    except OSError as problem:
        return str(problem)
    said = (done.stdout + done.stderr).decode("utf-8", "replace").strip()
    if not done.returncode:
        return ""
    return said.splitlines()[0][:200] if said else f"退出码 {done.returncode}"


def _measured(folder: Path, frames: Sequence[PageFrame], dpi: float) -> Iterator[PageInk]:
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
    head = mark.image
    if head.space.kind != "DeviceCMYK" or head.source is None or head.bits != 8:
        return None
    decode: Any = head.source.get("/Decode")
    inverted = decode is not None and float(decode[0]) > float(decode[1])
    pixels = head.width * head.height
    if not 0 < pixels <= _MOST_PICTURE:
        return None
    if head.filters == ("DCTDecode",):
        jpeg = head.jpeg
        fits = jpeg is not None and jpeg.pixels <= _MOST_PICTURE
        return stored_ink(head.source.read_raw_bytes(), None, inverted) if fits else None
    return stored_ink(head.source.read_bytes(4 * pixels + _SLACK), (head.width, head.height), inverted)
