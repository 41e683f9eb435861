"""The work of `printreport impose`: a PDF in, a file of sheets out, Chinese lines for the terminal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from printreport.build.publish import PublishError, publish
from printreport.core.units import mm
from printreport.core.visible_text import visible
from printreport.finish.foreign_pdf import ImpositionProblem, impose_file
from printreport.finish.imposition import SheetBinding
from printreport.foreign.opening import bounded_memory

_THICKNESS = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*(?:mm|毫米)?")
_MOST_MM = 1.0
"""Millimetres: thicker than any paper that is folded; a greater number was meant in another unit."""
_AFTER_PRINTING: Mapping[SheetBinding, str] = {
    "saddle": "印好后：整叠对折，在折线上装订",
    "perfect": "印好后：整叠从正中裁开，左边一叠放在右边一叠上面，就是全书的次序",
}


class ImposeError(Exception):
    """Why nothing was written; the text is the Chinese sentence for the user."""


def impose_to_file(pdf: Path, sheet: str, binding: SheetBinding, out: Path | None, paper: str) -> list[str]:
    """Write the sheets beside the PDF or to `out`; returns what to tell the user. Raises ImposeError.

    `pdf` is the file, `sheet` a paper's name or `auto`, `binding` how sheets are put together, and `paper` its thickness as
    written.
    """
    thickness = _thickness(paper)
    target = (out or pdf.with_name(f"{pdf.stem}-booklet.pdf")).absolute()
    if target == pdf.absolute():
        raise ImposeError("输出文件就是原文件；请用 --out 写另一个名字")
    with bounded_memory():
        made = impose_file(pdf, sheet, binding, thickness)
    if isinstance(made, ImpositionProblem):
        raise ImposeError(f"{visible(str(pdf))}: 错误[{made.code}]: {made.message}\n  提示：{made.hint}")
    try:
        publish(target.parent, {target.name: made.data})
    except PublishError as problem:
        raise ImposeError(f"{visible(str(problem.path))}: 错误[{problem.code}]: {problem}") from problem
    done = f"拼版　{visible(str(target))}（{made.pages} 页，{made.sheets} 张 {made.sheet}，双面打印，短边翻转，按实际大小）"
    return [*(f"注意：{notice}" for notice in made.notices), done, _AFTER_PRINTING[binding]]


def _thickness(text: str) -> float:
    """A sheet's thickness in points."""
    match = _THICKNESS.fullmatch(text.strip())
    if match is None or float(match.group(1)) > _MOST_MM:
        raise ImposeError(f"--paper 的值 {text} 不对：写纸的厚度，如 0.1mm，最多 {_MOST_MM:.0f} mm")
    return mm(float(match.group(1)))
