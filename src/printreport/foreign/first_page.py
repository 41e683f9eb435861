"""The first page of a stranger's PDF that is to be placed like a picture: its size as it is shown, and what is odd about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from printreport.foreign.foreign_file import ForeignFile, foreign_pdf, inherited
from printreport.foreign.limits import DEEPEST_FORMS, MOST_DRAWING, MalformedError, ReadingLimitError
from printreport.foreign.opening import file_bytes, refuse_crowds
from printreport.foreign.pdf_value import PdfValue

_BOXES = ("/TrimBox", "/CropBox", "/MediaBox")
_LEAST, _MOST = 1.0, 14_400.0
"""Sides of a page in points; the upper one is ISO 32000-1's own limit (Annex C)."""


class LockedError(Exception):
    """A file opens with a password alone, or forbids that its pages are used in others; the text is Chinese."""


@dataclass(frozen=True, slots=True)
class FirstPage:
    """A page's width and height in points, turned as it is shown; how many pages its file has, and the hash of its bytes.

    `is_blank`: nothing is painted on the page.
    """

    width: float
    height: float
    pages: int
    sha256: str
    is_blank: bool = False


def first_page(path: Path) -> FirstPage:
    """Open a file and look at its first page; its content is unpacked once, within bounds.

    Raises LockedError, MalformedError, ReadingLimitError and OSError.
    """
    data = file_bytes(path)
    refuse_crowds(data)
    try:
        with foreign_pdf(data) as file:
            return _first_page(file, hashlib.sha256(data).hexdigest())
    except pikepdf.PasswordError as problem:
        raise LockedError("加了密，要密码才能打开") from problem


def _first_page(file: ForeignFile, sha256: str) -> FirstPage:
    allowed = file.pdf.allow
    if file.pdf.is_encrypted and not (allowed.modify_assembly or allowed.modify_other):
        raise LockedError("的权限不许把页面用在别处")
    pages = list(file.pages())
    if not pages:
        raise MalformedError("文件里一页也没有")
    width, height = shown_size(pages[0])
    content = file.content(pages[0])
    _judge_drawing(pages[0], len(content))
    return FirstPage(width, height, len(pages), sha256, not content.strip())


def _judge_drawing(page: PdfValue, operators: int) -> None:
    """Let pass a page of `operators` bytes that with its forms is small enough to be placed; raises ReadingLimitError.

    A form is looked at once at its deepest place, so that one which shows itself is found, too.
    """
    depths: dict[object, int] = {}
    waiting = [(inherited(page, "/Resources"), 0)]
    while waiting:
        resources, depth = waiting.pop()
        shown = resources.get("/XObject") if resources is not None and resources.is_dictionary else None
        for form in shown.values() if shown is not None and shown.is_dictionary else ():
            if form.kind != "stream" or str(form.get("/Subtype")) != "/Form" or depths.get(form.key, -1) >= depth:
                continue
            if depth >= DEEPEST_FORMS:
                raise ReadingLimitError(f"图形套图形超过 {DEEPEST_FORMS} 层")
            operators += len(form.read_bytes()) if form.key not in depths else 0
            depths[form.key] = depth
            waiting.append((form.get("/Resources"), depth + 1))
    if operators > MOST_DRAWING:
        raise ReadingLimitError(f"图形的运算符超过 {MOST_DRAWING // 2**20} MB")


def shown_size(page: PdfValue) -> tuple[float, float]:
    """Width and height in points of the part of a page that a form made of it shows: its trim, crop or media box, turned.

    The same box is taken by qpdf, which makes the form (`as_form_xobject`). Raises MalformedError.
    """
    found = (inherited(page, name) for name in _BOXES)
    box = next((box for box in found if box is not None), None)
    if box is None or box.kind != "array" or len(box) != 4:
        raise MalformedError("页面没有大小（MediaBox）")
    left, bottom, right, top = (float(side) for side in box)
    unit = inherited(page, "/UserUnit")
    scale = 1.0 if unit is None else float(unit)
    width, height = abs(right - left) * scale, abs(top - bottom) * scale
    if not (_LEAST <= width <= _MOST and _LEAST <= height <= _MOST):
        raise MalformedError("页面的大小不对")
    turn = inherited(page, "/Rotate")
    quarter = turn is not None and int(turn) % 180 == 90
    return (height, width) if quarter else (width, height)
