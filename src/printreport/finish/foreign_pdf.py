"""Lays anyone's PDF on sheets, or says in Chinese why it cannot be done."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pikepdf

from printreport.core.units import to_mm
from printreport.core.visible_text import visible
from printreport.finish.booklet import Imposition, impose, shown_box
from printreport.finish.foreign_pages import flattened_annotations, layers_lost, mended_pages
from printreport.finish.imposition import SHEETS, SheetBinding, fitting_sheet, padded, places_on
from printreport.foreign.foreign_file import ForeignFile, foreign_pdf
from printreport.foreign.limits import MalformedError, ReadingLimitError
from printreport.foreign.opening import file_bytes, refuse_crowds
from printreport.foreign.stream_store import reading

MOST_PAGES = 2000
"""More pages than that are no brochure but a mistake."""

MOST_STAPLED = 96
"""The most pages that staples in the fold hold together."""

_LEAST_SIDE = 20.0
"""Points, 7 mm: a smaller page is no page but a fault of its box."""
_MOST_SIDE = 30_000.0
"""Points, 10 m: over what the format allows without UserUnit (14,400) twice, and no sheet's scale is nought."""
_LIKE = 1.0
"""Points by which pages may differ and still be called of one size: a third of a millimetre, as paper is cut."""


@dataclass(frozen=True, slots=True)
class ImpositionProblem:
    """Why a PDF cannot be laid on sheets: stable code, Chinese message, hint."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Imposed:
    """Finished sheets: the file, the sheet's name, pages and sheets, and in Chinese what the reader should know of them."""

    data: bytes
    sheet: str
    pages: int
    sheets: int
    notices: tuple[str, ...]


def impose_file(path: Path, sheet: str, binding: SheetBinding, paper: float) -> Imposed | ImpositionProblem:
    """The sheets of a PDF, each page cut to its TrimBox where it has one; `sheet` is a name in SHEETS, or `auto`.

    `paper` is a sheet's thickness in points. Filled forms and other annotations that are printed become part of their
    pages. What a file has wrong is mended and said, or refused by name; any other error is a defect and is raised.
    """
    name = visible(path.name)
    try:
        data = file_bytes(path)
        refuse_crowds(data)
        with foreign_pdf(data) as file:
            notices = mended_pages(file)
            return _problem(file) or _imposed(file, sheet, binding, paper, notices)
    except FileNotFoundError:
        return ImpositionProblem("pdf-missing", f"找不到文件 {name}", "检查文件名和所在文件夹。")
    except pikepdf.PasswordError:
        return ImpositionProblem("pdf-encrypted", f"{name} 加了密，要密码才能打开", "请先去掉密码，另存一份。")
    except OSError as fault:
        return ImpositionProblem("pdf-unreadable", f"读不到 {name}（{fault.strerror or fault}）", "检查文件和访问权限。")
    except MalformedError as fault:
        message = f"{name} 不是 PDF，或者已经损坏：{visible(str(fault))}"
        return ImpositionProblem("pdf-damaged", message, "请重新复制或导出这个文件。")
    except ReadingLimitError as limit:
        return ImpositionProblem("pdf-too-much", f"{name} 超出限度：{limit}", "请先分成几册，或换用可靠的软件重新导出。")
    except MemoryError:
        return ImpositionProblem("pdf-too-much", f"{name} 超出限度：内存超过 1 GB", "请先分成几册，或换用可靠的软件重新导出。")


def _problem(file: ForeignFile) -> ImpositionProblem | None:
    pdf = file.pdf
    if pdf.is_encrypted and not (pdf.allow.modify_assembly or pdf.allow.modify_other):
        return ImpositionProblem("pdf-locked", "文件的权限不许重新组合页面", "请向制作者要一份没有限制的文件。")
    count = len(pdf.pages)
    if count == 0:
        return ImpositionProblem("pdf-empty", "文件里一页也没有", "请重新导出这个文件。")
    if count > MOST_PAGES:
        return ImpositionProblem("pdf-too-long", f"文件有 {count} 页，超过 {MOST_PAGES} 页的上限", "请先分成几册。")
    for number, (width, height) in enumerate(_sizes(pdf), 1):
        if min(width, height) < _LEAST_SIDE or max(width, height) > _MOST_SIDE:
            return ImpositionProblem(
                "pdf-page-size", f"第 {number} 页是 {to_mm(width):.0f}×{to_mm(height):.0f} mm", "请检查这一页的页面框。"
            )
    return None


def _sizes(pdf: pikepdf.Pdf) -> list[tuple[float, float]]:
    with reading():
        boxes = [shown_box(page.as_form_xobject()) for page in pdf.pages]
    return [(x1 - x0, y1 - y0) for x0, y0, x1, y1 in boxes]


def _imposed(file: ForeignFile, sheet: str, binding: SheetBinding, paper: float, mended: list[str]) -> Imposed:
    """The sheets of a PDF that can be read.

    `file` is the opened PDF, `sheet` a paper's name or `auto`, `binding` how sheets are put together, `paper` their thickness
    in points, and `mended` what has been put right in it, for the user.
    """
    notices = (["文件有损伤，已尽量修复，请逐页核对"] if file.warnings or file.tree_faults else []) + mended
    notices += flattened_annotations(file)
    sizes = _sizes(file.pdf)
    width, height = sizes[0]
    name = fitting_sheet(width, height) if sheet == "auto" else sheet
    places = places_on(SHEETS[name], width, height)
    count, whole = len(sizes), padded(len(sizes))
    if whole > count:
        reason = "骑马订要 4 的倍数" if binding == "saddle" else "每张纸裁成两页纸、印 4 面"
        notices.append(f"共 {count} 页，{reason}：末尾补 {whole - count} 个空白页")
    if binding == "saddle" and count > MOST_STAPLED:
        notices.append(f"共 {count} 页，骑马订一般不超过 {MOST_STAPLED} 页：请改用胶装，或分成几册")
    if unlike := _unlike(sizes):
        notices.append(f"有 {len(unlike)} 页与第 1 页大小不同（首先是第 {unlike[0]} 页），已各自缩放到同样的位置")
    if places.scale < 1.0:
        notices.append(f"两页放不下 {name} 纸可打印的范围，缩小到 {places.scale * 100:.1f}%")
    sheets = -(-whole // 4)
    with reading():
        data = impose(file.pdf, Imposition(places, binding, paper))
    return Imposed(data, name, count, sheets, (*notices, *layers_lost(file)))


def _unlike(sizes: list[tuple[float, float]]) -> list[int]:
    width, height = sizes[0]
    return [n for n, (w, h) in enumerate(sizes, 1) if abs(w - width) > _LIKE or abs(h - height) > _LIKE]
