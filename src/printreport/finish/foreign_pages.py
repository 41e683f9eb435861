"""A stranger's pages made fit to be laid on sheets: boxes that hold, turns that are right angles, notes that are printed."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pikepdf

from printreport.foreign.foreign_file import ForeignFile, inherited
from printreport.foreign.limits import MalformedError
from printreport.foreign.pdf_value import PdfValue
from printreport.foreign.stream_store import reading
from printreport.foreign.unpacking import holds_bytes

_A4 = (0, 0, 595.276, 841.89)
"""Left, bottom, right and top in points: what a page without a box of its own is taken for, as readers do."""
_MOST_ANNOTATIONS = 20_000
"""Each is read and flattened; no file that people made has so many."""
_BOXES = ("/TrimBox", "/CropBox", "/BleedBox", "/ArtBox")


def mended_pages(file: ForeignFile) -> list[str]:
    """Mend the boxes, turns and scales of all pages; the Chinese sentences say what was mended.

    Counts what the pages hold on the way; raises ReadingLimitError.
    """
    found: Counter[str] = Counter()
    first: dict[str, int] = {}
    for number, page in enumerate(file.pages(), 1):
        file.spent.look_at_clock()
        for fault in _mended(file, page):
            found[fault] += 1
            first.setdefault(fault, number)
    return [f"有 {count} 页{fault}（首先是第 {first[fault]} 页）" for fault, count in found.items()]


def _mended(file: ForeignFile, page: PdfValue) -> list[str]:
    raw, faults = page.raw, []
    with reading():
        for name in _BOXES:
            if inherited(page, name) is not None and not _is_box(inherited(page, name)):
                # An empty entry of the page's own hides what it would inherit; qpdf then takes the MediaBox.
                raw[name] = _list(inherited(page, "/MediaBox"))
                faults.append(f"的 {name[1:]} 不对，没有用它")
        if not _is_box(inherited(page, "/MediaBox")):
            raw["/MediaBox"] = list(_A4)
            faults.append("没有可用的 MediaBox，按 A4 处理")
        turn = inherited(page, "/Rotate")
        if turn is not None and not _is_right_angle(turn):
            raw["/Rotate"] = 0
            faults.append("的旋转角度不是 90 度的倍数，没有旋转")
        unit = page.get("/UserUnit")
        if unit is not None and not _is_scale(unit):
            del raw["/UserUnit"]
            faults.append("的 UserUnit 不对，没有用它")
        resources = inherited(page, "/Resources")
        if resources is not None and resources.kind != "dictionary":
            raw["/Resources"] = _dictionary()
            faults.append("的资源不对，可能缺图缺字")
    try:
        file.content(page)
    except MalformedError:
        faults.append("的内容有损坏的地方，请核对")
        _drop_what_is_no_content(page)
    return faults


def _list(box: PdfValue | None) -> list[float]:
    return [float(value) for value in box] if box is not None and _is_box(box) else list(_A4)


def _dictionary() -> Any:
    return pikepdf.Dictionary()


def _drop_what_is_no_content(page: PdfValue) -> None:
    """Leave only content that is a stream of operators, or an array of them."""
    found = page.get("/Contents")
    if found is None:
        return
    parts = _items(found) if found.kind == "array" else [found]
    with reading():
        page.raw["/Contents"] = [part.raw for part in parts if _is_content(part)]


def _is_content(part: PdfValue) -> bool:
    try:
        return part.kind == "stream" and holds_bytes(part.filters)
    except MalformedError:
        return False


def _items(array: PdfValue) -> list[PdfValue]:
    found = []
    for index in range(len(array)):
        try:
            found.append(array[index])
        except MalformedError:
            continue
    return found


def _is_box(value: PdfValue | None) -> bool:
    if value is None or value.kind != "array" or len(value) != 4:
        return False
    try:
        left, bottom, right, top = (float(number) for number in value)
    except MalformedError:
        return False
    return abs(right - left) >= 1 and abs(top - bottom) >= 1


def _is_right_angle(value: PdfValue) -> bool:
    try:
        return float(value) % 90 == 0
    except MalformedError:
        return False


def _is_scale(value: PdfValue) -> bool:
    try:
        return 0 < float(value) <= 10_000
    except MalformedError:
        return False


def flattened_annotations(file: ForeignFile) -> list[str]:
    """Make annotations that are printed part of their pages; those of a damaged or endless list are left out, and said."""
    pages = [page for page in file.pages() if "/Annots" in page]
    if not pages:
        return []
    try:
        count = sum(len(page["/Annots"]) for page in pages)
        if count > _MOST_ANNOTATIONS:
            return [*_without(pages), f"批注有 {count} 个，超过 {_MOST_ANNOTATIONS} 个，没有印上"]
        with reading():
            file.pdf.generate_appearance_streams()
            file.pdf.flatten_annotations(mode="print")
    except MalformedError:
        return [*_without(pages), "批注或表单损坏，没有印上"]
    return []


def _without(pages: list[PdfValue]) -> list[str]:
    with reading():
        for page in pages:
            if "/Annots" in page:
                del page.raw["/Annots"]
    return []


def layers_lost(file: ForeignFile) -> list[str]:
    """What to say where a file's layers cannot be taken over as they are."""
    found = file.root.get("/OCProperties")
    return [] if found is None or is_layer_list(found) else ["图层的说明损坏，各层都会印出来"]


def is_layer_list(value: PdfValue) -> bool:
    """Whether a catalog's optional content says which layers there are (ISO 32000-1, 8.11.4)."""
    if value.kind != "dictionary":
        return False
    groups, default = value.get("/OCGs"), value.get("/D")
    return groups is not None and groups.kind == "array" and default is not None and default.kind == "dictionary"
