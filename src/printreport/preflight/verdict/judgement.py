"""The whole judgement of a file: open it, read page after page, ask every check, gather what was found.

What is wrong with a file becomes a finding, and so does a limit of the reading. Any other error of the code that reads or
judges is a defect of ours and is raised. Bounded: pages are read one at a time and forgotten; operators are counted, for a page
and for the file; findings of one check are folded after a while.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import pikepdf

from printreport.core.units import to_mm
from printreport.foreign.foreign_file import ForeignFile, foreign_pdf
from printreport.foreign.limits import LARGEST_FILE, MalformedError, ReadingLimitError
from printreport.foreign.opening import refuse_crowds
from printreport.foreign.pdf_value import PdfValue
from printreport.preflight.check import Check, Fault, Finding, PlaceRect
from printreport.preflight.profile import SCREEN, Profile
from printreport.preflight.reading.file_reading import FileReading, PageSummary
from printreport.preflight.reading.file_shelf import FileShelf
from printreport.preflight.reading.ink_cover import InkCover, PageInk
from printreport.preflight.reading.ink_measuring import gs_path, picture_ink, plates_cover
from printreport.preflight.reading.page_context import MOST_OPERATORS, PageContext
from printreport.preflight.reading.page_reading import LinkOnPage, PageFrame, PageReading, page_frame
from printreport.preflight.reading.painted import ImageMark
from printreport.preflight.reading.read_content import read_content
from printreport.preflight.registry import CHECKS, checks_of
from printreport.preflight.verdict.verdict import Verdict

MOST_OPERATORS_OF_FILE = 1_000_000
"""Operators of a whole file that are read."""
_SECONDS_FOR_CHECKS = 2.0
"""Seconds kept back when plates are rendered, so that the checks of the whole file are still asked."""
_SHOWN = 12
"""Faults of one check that are told with their places; of further ones the number."""
_NO_SPOTS = frozenset(("Cyan", "Magenta", "Yellow", "Black", "All", "None"))
_ASKED = 400
"""Faults of one check on one page that are counted: a page of hairlines has thousands."""


def preflight(data: bytes, profile: Profile = "x4", ink: bool = True) -> Verdict:
    """Judge a PDF by a profile; never raises for what is in it.

    `ink` measures coverage on Ghostscript's plates, or estimates it where there is no Ghostscript; without it a file
    takes a fraction of the time.
    """
    if b"%PDF-" not in data[:1100] and b"startxref" not in data[-2000:]:
        return _refused(profile, "file-unreadable", "这不是 PDF 文件")
    if len(data) > LARGEST_FILE:
        return _refused(profile, "reading-stopped", f"文件超过 {LARGEST_FILE // 1_000_000} MB，没有检查")
    try:
        refuse_crowds(data)
        with foreign_pdf(data) as file:
            return _Judgement(file, data, profile).verdict(ink)
    except pikepdf.PasswordError:
        return _refused(profile, "file-locked", "文件要密码才能打开")
    except MalformedError as problem:
        return _refused(profile, "file-unreadable", str(problem))
    except ReadingLimitError as limit:
        return _refused(profile, "reading-stopped", str(limit))
    except MemoryError:
        return _refused(profile, "reading-stopped", "内存超过 1 GB")


def _refused(profile: Profile, check: str, message: str) -> Verdict:
    return Verdict(profile, (_finding(CHECKS[check], Fault(message), {}),), 0, 1)


class _Judgement:
    """One file under judgement."""

    def __init__(self, file: ForeignFile, data: bytes, profile: Profile) -> None:
        self.file = FileReading(file, data, profile, FileShelf(file.store))
        self.spent = file.spent
        self.checks = checks_of(profile)
        self.faults: dict[str, list[Fault]] = {}
        self.dropped: Counter[str] = Counter()
        self.left = MOST_OPERATORS_OF_FILE
        self.is_over = False
        self.picture_ink: dict[object, float] = {}
        self.page_ink: dict[int, tuple[float, tuple[float, float, float, float] | None]] = {}

    def verdict(self, ink: bool) -> Verdict:
        """Read everything, ask everything."""
        self._pages(ink)
        for text in self.file.pdf.tree_faults:
            self._note("object-malformed", Fault(text))
        if ink and self.file.frames:
            self.file.ink = self._measure()
        for check in self.checks:
            if check.of_file is not None:
                self._ask(check, check.of_file, self.file)
        for text in self.file.pdf.warnings[:1]:
            self._note("file-repaired", Fault(f"读取时发现文件有损坏（{text[:120]}）"))
        return self._made()

    def _pages(self, ink: bool) -> None:
        number = 0
        try:
            for number, page in enumerate(self.file.pdf.pages(), 1):
                self.spent.look_at_clock()
                self._page(page, number, ink)
        except ReadingLimitError as limit:
            self._note("reading-stopped", Fault(f"{limit}，只检查了前 {len(self.file.frames)} 页"))
        if not self.file.frames:
            self._note("file-without-pages", Fault("文件里没有页面"))

    def _page(self, page: PdfValue, number: int, ink: bool) -> None:
        try:
            frame = page_frame(page, number)
        except MalformedError:
            self._note("object-malformed", Fault("页面的框读不出来", number))
            frame = PageFrame(number, None, None, None, None, None, 0, 1.0)
        self.file.frames.append(frame)
        reading = PageReading(frame, page, self.file.profile)
        self._read(reading)
        self._ask_page(reading)
        self.file.note_spaces(reading.spaces_used)
        if ink:
            self._note_picture_ink(reading)
        tagged = frozenset((mark.owner, mark.mcid) for mark in reading.marks if mark.mcid is not None)
        self.file.pages.append(PageSummary(number, not reading.marks, tagged, self._links_of(reading)))

    def _links_of(self, reading: PageReading) -> tuple[LinkOnPage, ...]:
        """The page's links for the checks of the structure tree; what cannot be read is told of by those of the page."""
        if self.file.profile not in SCREEN:
            return ()
        try:
            return tuple(reading.links)
        except (MalformedError, ReadingLimitError):
            return ()

    def _read(self, reading: PageReading) -> None:
        if self.left <= 0:
            raise ReadingLimitError(f"全文件的运算符超过 {MOST_OPERATORS_OF_FILE} 个")
        context = PageContext(reading, self.file.shelf, min(self.left, MOST_OPERATORS))
        before = context.left
        try:
            read_content(self.file.pdf, context)
        except ReadingLimitError as limit:
            reading.unread = True
            self._note("content-unread", Fault(f"{limit}，后面的部分没有检查", reading.number))
        except MalformedError as problem:
            reading.broken = reading.broken or f"内容读不下去：{problem}"
        self.left -= before - max(context.left, 0)

    def _ask_page(self, reading: PageReading) -> None:
        for check in self.checks:
            if check.of_page is not None:
                self._ask(check, check.of_page, reading)

    def _ask(self, check: Check, test: Callable[[Any], Iterator[Fault]], subject: FileReading | PageReading) -> None:
        number = subject.number if isinstance(subject, PageReading) else None
        try:
            self.spent.look_at_clock()
            for fault in islice(test(subject), _ASKED):
                self._note(check.id, fault)
        except MalformedError as problem:
            self._note("object-malformed", Fault(f"“{check.what}”无法判断：{problem}", number))
        except ReadingLimitError as limit:
            self._stop(Fault(f"“{check.what}”没有检查完：{limit}", number))
        except MemoryError:
            self._stop(Fault(f"“{check.what}”没有检查完：内存超过 1 GB", number))

    def _stop(self, fault: Fault) -> None:
        """Note what was not judged; once the time is over, the first check that it took stands for all others."""
        if self.spent.left or not self.is_over:
            self._note("reading-stopped", fault)
        self.is_over = self.is_over or not self.spent.left

    def _note(self, check: str, fault: Fault) -> None:
        found = self.faults.setdefault(check, [])
        if len(found) < _SHOWN:
            found.append(fault)
        else:
            self.dropped[check] += 1

    def _measure(self) -> InkCover:
        program = gs_path()
        if program is not None and not self.file.is_encrypted:
            found = plates_cover(program, self.file.data, self.file.frames, self.spent.left - _SECONDS_FOR_CHECKS)
            if found.unread:
                self._note("content-unread", Fault(f"总墨量：{found.unread}"))
            return found
        pages = tuple(PageInk(number, highest, 1.0, place) for number, (highest, place) in sorted(self.page_ink.items()))
        return InkCover("按图片和颜色的数值估算，没有 Ghostscript", pages)

    def _note_picture_ink(self, reading: PageReading) -> None:
        """For want of Ghostscript: the fullest picture or colour of the page."""
        if gs_path() is not None or "x" not in self.file.profile:
            return
        for mark in reading.images:
            key = mark.image.key
            if key not in self.picture_ink:
                self.picture_ink[key] = self._ink_of(mark)
            if self.picture_ink[key] > self.page_ink.get(reading.number, (0.0, None))[0]:
                self.page_ink[reading.number] = (self.picture_ink[key], mark.box)

    def _ink_of(self, mark: ImageMark) -> float:
        try:
            self.spent.look_at_clock()
            return picture_ink(mark) or 0.0
        except MalformedError:
            return 0.0
        except ReadingLimitError as limit:
            self._note("content-unread", Fault(f"一幅图的墨量没有检查：{limit}"))
            return 0.0

    def _made(self) -> Verdict:
        frames = {frame.number: frame for frame in self.file.frames}
        findings = []
        for check in CHECKS.values():
            faults = self.faults.get(check.id, [])
            findings += [_finding(check, fault, frames) for fault in faults]
            if self.dropped[check.id]:
                findings.append(_finding(check, Fault(f"同类问题另有 {self.dropped[check.id]} 处"), frames))
        ink = self.file.ink
        return Verdict(
            profile=self.file.profile,
            findings=tuple(findings),
            pages=len(self.file.frames),
            checks=len(self.checks),
            ink_source="" if ink is None else ink.measured_by,
            highest_ink=() if ink is None else tuple(page.highest for page in ink.pages),
            frames=tuple(self.file.frames),
            spots=tuple(sorted(self.file.inks - _NO_SPOTS)),
        )


def _finding(check: Check, fault: Fault, frames: dict[int, PageFrame]) -> Finding:
    rect = None
    frame = frames.get(fault.page or 0)
    if fault.box is not None and frame is not None:
        cut, box = frame.cut, fault.box
        rect = PlaceRect(*(round(to_mm(value), 1) for value in (box.left - cut.left, cut.top - box.top, box.width, box.height)))
    return Finding(check.id, check.severity, fault.message, fault.page, rect, check.remedy)
