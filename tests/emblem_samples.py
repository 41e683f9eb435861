"""Emblems drawn for tests: small PDFs of operators, and pictures with transparency."""

from __future__ import annotations

import hashlib
import math
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw

from printreport.core.span import Span
from printreport.model.document import Logo

SPAN = Span("content/report.yaml", 5, 7)
SIDE = 120.0


def disc(x: float, y: float, r: float) -> str:
    """The outline of a disc as a polygon of operators."""
    steps = (f"{x + r * math.cos(a):.3f} {y + r * math.sin(a):.3f}" for a in (math.tau * i / 48 for i in range(48)))
    return " ".join(f"{step} {'l' if at else 'm'}" for at, step in enumerate(steps)) + " h"


RED, WHITE, GOLD = "0 1 1 0.1 k", "0 0 0 0 k", "0.05 0.2 0.85 0 k"
SPOT = (
    "<< /ColorSpace << /S [/Separation /Foil /DeviceCMYK"
    " << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 1 0.1] /N 1 >>] >> >>"
)
"""Resources of an emblem with a plate of its own."""
IN_RED = f"{RED} {disc(60, 60, 58)} f {WHITE} {disc(60, 60, 30)} f"
IN_WHITE = f"{WHITE} {disc(60, 60, 58)} f"
IN_GOLD = f"{GOLD} {disc(60, 60, 58)} f"
ON_WHITE = f"{WHITE} 0 0 120 120 re f {RED} {disc(60, 60, 40)} f"


def vector(folder: Path, content: str, resources: str = "<< >>", width: float = SIDE, height: float = SIDE) -> Logo:
    """An emblem of operators, written as `logo.pdf`."""
    path = folder / "logo.pdf"
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(width, height))
        page.Contents = pdf.make_stream(content.encode())
        page.obj.Resources = pikepdf.Object.parse(resources.encode())
        pdf.save(path, deterministic_id=True)
    return logo_of(path, "PDF", width, height)


def pixels(folder: Path, fill: tuple[int, int, int] = (30, 80, 160), side: int = 400) -> Logo:
    """A disc on nothing, written as `logo.png`."""
    image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((4, 4, side - 4, side - 4), fill=(*fill, 255))
    image.save(folder / "logo.png")
    return logo_of(folder / "logo.png", "PNG", side, side)


def logo_of(path: Path, kind: str, width: float, height: float) -> Logo:
    """The emblem's value, seen from its own folder."""
    return Logo(path.name, kind, width, height, hashlib.sha256(path.read_bytes()).hexdigest(), SPAN)  # type: ignore[arg-type]
