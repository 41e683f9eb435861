"""Writes the pictures of a proof, one page after the other, as large ones would not fit in memory together."""

from __future__ import annotations

import re
from pathlib import Path

from printreport.build.publish import PublishError, publication
from printreport.build.results import OutputFile
from printreport.core.diagnostics import Diagnostic, error
from printreport.core.span import Span
from printreport.images.page_picture import as_png
from printreport.proof.page_pictures import page_rasters

_NAME = re.compile(r"page-[0-9]+\.png")


def write_proofs(folder: Path, pdf: bytes, dpi: float) -> tuple[tuple[OutputFile, ...], tuple[Diagnostic, ...]]:
    """A PNG of each page of `pdf`; pictures of an earlier, longer proof go. The file told of is the folder."""
    size = 0
    written = set()
    try:
        with publication(folder) as on_their_way:
            for number, raster in enumerate(page_rasters(pdf, dpi), 1):
                data = as_png(raster)
                name = f"page-{number:02d}.png"
                on_their_way.add(name, data)
                written.add(name)
                size += len(data)
            for path in folder.iterdir():
                if _NAME.fullmatch(path.name) and path.name not in written:
                    on_their_way.remove(path.name)
    except PublishError as problem:
        return (), (error(problem.code, Span(str(problem.path)), str(problem)),)
    return (OutputFile("proof", folder, size),), ()
