"""Draws the pictures, emblems and signatures of the three starters (CC0): flat shapes, the same bytes on every run.

Needs Pillow, reportlab and pikepdf; writes into src/printreport/data/starter/KIND/images, or into KIND/images of the folder
that is the only argument.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pikepdf
from album_scenes import ALBUM
from anniversary_scenes import ANNIVERSARY
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.colors import CMYKColor
from reportlab.pdfgen.canvas import Canvas
from summary_scenes import SUMMARY

ROOT = Path(__file__).resolve().parent.parent
STARTERS = ROOT / "src/printreport/data/starter"
KINDS = {"summary": SUMMARY, "album": ALBUM, "anniversary": ANNIVERSARY}
EMBLEM_PT = 96.0


def signature(path: Path, name: str) -> None:
    """A name as a hand might write it: Kai characters that lean, each a little higher or lower than the last."""
    font = ImageFont.truetype(str(ROOT / "fonts/kai-regular.ttf"), 260)
    sheet = Image.new("L", (250 * len(name) + 160, 420), 255)
    draw = ImageDraw.Draw(sheet)
    for place, character in enumerate(name):
        draw.text((90 + place * 225, 60 + (18, -10, 24)[place % 3]), character, 30, font, stroke_width=2, stroke_fill=30)
    slant = (1, 0.22, -40, 0, 1, 0)
    leaning = sheet.transform(sheet.size, Image.Transform.AFFINE, slant, Image.Resampling.BICUBIC, fillcolor=255)
    leaning.quantize(16).convert("L").save(path, optimize=True, dpi=(300, 300))


def leaf_emblem(path: Path) -> None:
    """A tea leaf and its bud on a ring, in two process colours."""
    canvas = Canvas(str(path), (EMBLEM_PT, EMBLEM_PT), invariant=1)
    green, light = CMYKColor(0.82, 0.3, 0.75, 0.22), CMYKColor(0.45, 0.05, 0.75, 0)
    canvas.setStrokeColor(green)
    canvas.setLineWidth(5)
    canvas.circle(48, 48, 43)
    for color, points in (
        (green, ((48, 16), (18, 30), (20, 62), (46, 80), (56, 56), (58, 34), (48, 16))),
        (light, ((52, 16), (76, 24), (82, 50), (62, 70), (64, 48), (60, 32), (52, 16))),
    ):
        blade(canvas, color, points)
    save_emblem(canvas, path)


def book_emblem(path: Path) -> None:
    """An open book over two waves."""
    canvas = Canvas(str(path), (EMBLEM_PT, EMBLEM_PT), invariant=1)
    red, blue = CMYKColor(0.1, 0.9, 0.85, 0.05), CMYKColor(0.75, 0.35, 0.3, 0.15)
    for side in (-1, 1):
        page = canvas.beginPath()
        page.moveTo(48 + side * 2, 36)
        page.curveTo(48 + side * 14, 46, 48 + side * 28, 46, 48 + side * 42, 40)
        page.lineTo(48 + side * 42, 78)
        page.curveTo(48 + side * 28, 84, 48 + side * 14, 84, 48 + side * 2, 74)
        page.close()
        canvas.setFillColor(red)
        canvas.drawPath(page, stroke=0, fill=1)
    canvas.setStrokeColor(blue)
    canvas.setLineWidth(5)
    canvas.setLineCap(1)
    for y in (26, 14):
        wave = canvas.beginPath()
        wave.moveTo(8, y)
        for x in (8, 34, 60):
            wave.curveTo(x + 9, y + 9, x + 17, y - 9, x + 26, y)
        canvas.drawPath(wave)
    save_emblem(canvas, path)


def save_emblem(canvas: Canvas, path: Path) -> None:
    """The file of an emblem, without the font that no word of it needs."""
    canvas.save()
    with pikepdf.open(path, allow_overwriting_input=True) as emblem:
        page = emblem.pages[0]
        drawn = [step for step in pikepdf.parse_content_stream(page) if str(step.operator) not in {"BT", "Tf", "TL", "ET"}]
        page.Contents = emblem.make_stream(pikepdf.unparse_content_stream(drawn))
        del page.Resources["/Font"]
        emblem.save(path, deterministic_id=True)


def blade(canvas: Canvas, color: CMYKColor, points: tuple[tuple[float, float], ...]) -> None:
    """A leaf from seven points: two curves from the stem to the tip and back."""
    path = canvas.beginPath()
    path.moveTo(*points[0])
    path.curveTo(*points[1], *points[2], *points[3])
    path.curveTo(*points[4], *points[5], *points[6])
    path.close()
    canvas.setFillColor(color)
    canvas.drawPath(path, stroke=0, fill=1)


def main() -> None:
    """Draw all of them."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else STARTERS
    for kind, scenes in KINDS.items():
        folder = root / kind / "images"
        folder.mkdir(parents=True, exist_ok=True)
        for name, scene in scenes.items():
            scene().save(folder / f"{name}.png")
    book_emblem(root / "summary/images/logo.pdf")
    leaf_emblem(root / "anniversary/images/logo.pdf")
    signature(root / "anniversary/images/chairman-sign.png", "罗长河")


if __name__ == "__main__":
    main()
