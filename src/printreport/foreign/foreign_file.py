"""An open PDF of a stranger: its catalog, its tree of pages, its streams and the content of its pages, within bounds."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import settings

from printreport.foreign import limits
from printreport.foreign.limits import MalformedError, ReadingLimitError
from printreport.foreign.pdf_value import PdfValue
from printreport.foreign.stream_store import StreamStore, reading

_DEEPEST_TREE = 60
"""Levels of a page tree: programs make three or four, so more is a circle or a trap."""
_PARENTS = 32
"""Levels over a page that are asked for an attribute: programs make three or four."""
_STREAM_NAME = re.compile(r"<[\w.]+ object at 0x[0-9a-fA-F]+>:? ?")


@contextmanager
def foreign_pdf(source: bytes | Path) -> Iterator[ForeignFile]:
    """Open a PDF; raises MalformedError where there is none in it, pikepdf.PasswordError, and OSError for a path.

    qpdf's own limits, which hold for the whole process, are set while the file is open.
    """
    before = settings.set_qpdf_limits(
        flate_max_memory=limits.PACKED_AT_ONCE,
        run_length_max_memory=limits.PACKED_AT_ONCE,
        png_max_memory=limits.PACKED_AT_ONCE,
        tiff_max_memory=limits.PACKED_AT_ONCE,
        parser_max_container_size=2 * limits.MOST_OBJECTS,
    )
    try:
        try:
            pdf = pikepdf.open(io.BytesIO(source) if isinstance(source, bytes) else source)
        except pikepdf.PasswordError:
            raise
        except (pikepdf.PikepdfError, ValueError, RuntimeError, OverflowError) as problem:
            raise MalformedError("文件损坏，无法打开") from problem
        except MemoryError as problem:
            raise ReadingLimitError("文件里的对象大得内存放不下") from problem
        with pdf:
            yield ForeignFile(pdf)
    finally:
        settings.set_qpdf_limits(**before)


class ForeignFile:
    """An open file, what was unpacked of it and what was spent on reading it."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self.store = StreamStore()
        self.spent = self.store.spent
        self.tree_faults: list[str] = []

    @property
    def root(self) -> PdfValue:
        """The catalog; raises MalformedError where it is none."""
        return self._dictionary(lambda: self.pdf.Root)

    @property
    def trailer(self) -> PdfValue:
        """The trailer."""
        return self._dictionary(lambda: self.pdf.trailer)

    def _dictionary(self, get: Any) -> PdfValue:
        with reading():
            try:
                raw = get()
            except AttributeError as problem:  # pikepdf's word for a trailer without /Root
                raise MalformedError("文件没有目录（Root）") from problem
        found = PdfValue(raw, self.store)
        if not found.is_dictionary:
            raise MalformedError("文件目录不是字典")
        return found

    @property
    def warnings(self) -> list[str]:
        """What qpdf had to mend so far, without the name that it gives the stream: an address, another in every run."""
        return [_STREAM_NAME.sub("", str(text)) for text in self.pdf.get_warnings()]

    def pages(self) -> Iterator[PdfValue]:
        """The pages in order; what is wrong with the tree goes to `tree_faults`. Raises ReadingLimitError after MOST_PAGES.

        A page that the tree names twice is two pages.
        """
        top = self.root.get("/Pages")
        if top is None or not top.is_dictionary:
            self.tree_faults.append("文件没有页面树")
            return
        count, looked_at = 0, 0
        branches: list[tuple[object, Iterator[PdfValue]]] = [((top.objgen), self._kids(top))]
        while branches:
            kid = next(branches[-1][1], None)
            if kid is None:
                branches.pop()
                continue
            looked_at += 1
            if looked_at > 2 * limits.MOST_PAGES:
                raise ReadingLimitError(f"页面树超过 {2 * limits.MOST_PAGES} 个节点")
            if "/Kids" not in kid:
                count += 1
                if count > limits.MOST_PAGES:
                    raise ReadingLimitError(f"超过 {limits.MOST_PAGES} 页")
                yield kid
            elif any(kid.objgen == branch for branch, _ in branches) or len(branches) > _DEEPEST_TREE:
                self.tree_faults.append("页面树自己包含自己，或者太深")
            else:
                branches.append((kid.objgen, self._kids(kid)))

    def _kids(self, branch: PdfValue) -> Iterator[PdfValue]:
        kids = branch.get("/Kids")
        if kids is None or kids.kind != "array":
            self.tree_faults.append("页面树的 Kids 不是数组")
            return
        for index in range(len(kids)):
            try:
                kid = kids[index]
            except MalformedError:
                kid = None
            if kid is None or kid.kind != "dictionary":
                self.tree_faults.append("页面树里有不是页面的东西")
            else:
                yield kid

    def streams(self) -> Iterator[PdfValue]:
        """The streams of the file by their numbers; raises ReadingLimitError where it states more objects than are looked at."""
        size = self.trailer.get("/Size")
        count = int(size) if size is not None and size.kind == "number" else 0
        if count > limits.MOST_OBJECTS:
            raise ReadingLimitError(f"文件有 {count} 个对象，超过 {limits.MOST_OBJECTS} 个")
        for number in range(1, count):
            if not number % 1000:
                self.spent.look_at_clock()
            try:
                with reading():
                    raw = self.pdf.get_object((number, 0))
            except MalformedError:
                continue
            found = PdfValue(raw, self.store)
            if found.kind == "stream":
                yield found

    def content(self, page: PdfValue) -> bytes:
        """The operators of a page, all its content streams one after the other (ISO 32000-1, 7.8.2)."""
        found: PdfValue | None = page.get("/Contents")
        if found is None:
            return b""
        if found.kind == "stream":
            return found.read_bytes()
        if len(found) > limits.MOST_STREAMS_OF_PAGE:
            raise ReadingLimitError(f"一页的内容分成 {len(found)} 个数据流，超过 {limits.MOST_STREAMS_OF_PAGE} 个")
        parts, total = [], 0
        for part in found:
            parts.append(part.read_bytes())
            total += len(parts[-1])
            self.spent.look_at_clock()
            if total > limits.MOST_BYTES:
                raise ReadingLimitError(f"一页的内容超过 {limits.MOST_BYTES // 2**20} MB")
        return b"\n".join(parts)


def inherited(page: PdfValue, key: str) -> PdfValue | None:
    """A page's attribute, its own or its parents' (ISO 32000-1, 7.7.3.4)."""
    at: PdfValue | None = page
    for _ in range(_PARENTS):
        if at is None or not at.is_dictionary:
            return None
        found: PdfValue | None = at.get(key)
        if found is not None:
            return found
        at = at.get("/Parent")
    return None
