"""Draws the three pictures of the sample report (CC0): flat shapes, no photograph, the same bytes on every run.

Needs Pillow; writes into src/printreport/data/starter/images, or into the folder given as the only argument.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).resolve().parent.parent / "src/printreport/data/starter/images"
SMOOTH = 2
COLORS = 48

Box = tuple[float, float, float, float]


class Sheet:
    """A picture in units of its own width = 100, drawn at twice its size and reduced for smooth edges."""

    def __init__(self, width: int, height: int, ground: str) -> None:
        self.size = (width, height)
        self.unit = width * SMOOTH / 100
        self.height = height / width * 100
        self.image = Image.new("RGB", (width * SMOOTH, height * SMOOTH), ground)
        self.draw = ImageDraw.Draw(self.image)

    def box(self, x: float, y: float, width: float, height: float, color: str, radius: float = 0.0) -> None:
        """A filled rectangle, its corners rounded by a radius."""
        self.draw.rounded_rectangle(self._scaled((x, y, x + width, y + height)), radius * self.unit, fill=color)

    def disc(self, x: float, y: float, radius: float, color: str) -> None:
        """A filled circle round a centre."""
        self.draw.ellipse(self._scaled((x - radius, y - radius, x + radius, y + radius)), fill=color)

    def polygon(self, points: list[tuple[float, float]], color: str) -> None:
        """A filled polygon."""
        self.draw.polygon([(x * self.unit, y * self.unit) for x, y in points], fill=color)

    def save(self, path: Path) -> None:
        """Reduce to the final size and to few colours, and write a PNG of 300 ppi."""
        small = self.image.resize(self.size, Image.Resampling.BOX)
        small.quantize(COLORS, dither=Image.Dither.NONE).save(path, optimize=True, dpi=(300, 300))

    def _scaled(self, box: Box) -> Box:
        x0, y0, x1, y1 = (value * self.unit for value in box)
        return (x0, y0, x1, y1)


def hills(sheet: Sheet, top: float, color: str, points: list[float]) -> None:
    """A range of hills from edge to edge, from a list of heights."""
    step = 100 / (len(points) - 1)
    ridge = [(index * step, top - height) for index, height in enumerate(points)]
    sheet.polygon([(0, sheet.height), *ridge, (100, sheet.height)], color)


def books(sheet: Sheet, x: float, y: float, width: float, height: float, first: int) -> None:
    """A shelf's row of books; widths, heights and colours follow from the place in the row."""
    colors = ["#B5482F", "#D9A441", "#3F6C78", "#E9DDC6", "#7C8F5A", "#2E4756"]
    at, index = x, first
    while at < x + width - 2.6:
        wide = 1.3 + (index * 7 % 5) * 0.3
        tall = height * (0.72 + (index * 5 % 6) * 0.045)
        sheet.box(at, y + height - tall, wide, tall, colors[index * 5 % 6])
        at += wide + 0.18
        index += 1


def person(sheet: Sheet, x: float, y: float, size: float, coat: str, hair: str = "#3A2F2A") -> None:
    """Somebody seen from the waist up; x, y is the middle of the lower edge."""
    sheet.box(x - size * 0.5, y - size * 0.95, size, size * 0.95, coat, size * 0.32)
    sheet.disc(x, y - size * 1.32, size * 0.34, "#E8BF9A")
    sheet.polygon(
        [
            (x - size * 0.36, y - size * 1.34),
            (x - size * 0.3, y - size * 1.66),
            (x + size * 0.3, y - size * 1.66),
            (x + size * 0.36, y - size * 1.34),
            (x, y - size * 1.5),
        ],
        hair,
    )


def library(path: Path) -> None:
    """The library by the river: sky above for a cover's title, the building in the lower half."""
    sheet = Sheet(2080, 2800, "#DCE7E4")
    sheet.disc(76, 34, 9, "#F3D9A0")
    hills(sheet, 82, "#B7CCC3", [6, 14, 9, 20, 12, 17, 8, 15, 10])
    hills(sheet, 92, "#8FB09F", [3, 8, 14, 7, 10, 5, 12, 6, 4])
    sheet.box(14, 78, 72, 30, "#F4EBDD")
    sheet.polygon([(10, 78), (50, 64), (90, 78)], "#A8412C")
    for column in range(6):
        sheet.box(18 + column * 11.2, 83, 8, 13, "#3F6C78", 0.6)
        sheet.box(18.8 + column * 11.2, 83.8, 6.4, 11.4, "#9FC3C6", 0.4)
        books(sheet, 18.9 + column * 11.2, 90, 7.4, 5.1, column * 4)
    sheet.box(44, 96, 12, 12, "#7A3021", 0.6)
    sheet.box(0, 108, 100, sheet.height - 108, "#6E9484")
    sheet.polygon([(42, 108), (58, 108), (76, sheet.height), (24, sheet.height)], "#E6D9C2")
    for x, y, coat in ((33, 124, "#B5482F"), (66, 121, "#D9A441"), (72, 128, "#2E4756")):
        person(sheet, x, y, 4.6, coat)
    sheet.save(path)


def reading_room(path: Path) -> None:
    """The reading room: shelves behind, four readers at a long table."""
    sheet = Sheet(2160, 1440, "#EFE4D0")
    for row in range(3):
        top = 6 + row * 14
        for bay in range(4):
            x = 4 + bay * 23.6
            sheet.box(x - 1, top - 1, 22.6, 13.4, "#8A6242")
            sheet.box(x, top, 20.6, 11.6, "#5F4330")
            books(sheet, x + 0.4, top + 0.6, 20, 11, row * 5 + bay * 3)
    for x, coat in ((16, "#3F6C78"), (39, "#B5482F"), (62, "#7C8F5A"), (85, "#D9A441")):
        person(sheet, x, 58, 9, coat)
    sheet.box(0, 54, 100, 4, "#B98552", 0.8)
    sheet.box(0, 58, 100, 10, "#9C6B3F")
    for x in (16, 39, 62, 85):
        sheet.polygon([(x - 5, 54.6), (x, 53.4), (x, 50.6), (x - 5, 51.8)], "#FBF6EA")
        sheet.polygon([(x + 5, 54.6), (x, 53.4), (x, 50.6), (x + 5, 51.8)], "#F1E8D4")
    sheet.save(path)


def book_bus(path: Path) -> None:
    """The book bus on a village road, its side open on a row of books."""
    sheet = Sheet(2160, 1440, "#DCE9EC")
    sheet.disc(16, 13, 5.5, "#F3D9A0")
    hills(sheet, 44, "#B9D0BE", [5, 12, 20, 13, 18, 9, 14, 7])
    hills(sheet, 50, "#8FB08A", [4, 2, 7, 5, 9, 4, 6, 3])
    sheet.box(0, 50, 100, sheet.height - 50, "#C9B997")
    sheet.box(0, 58, 100, 0.8, "#F4EBDD")
    sheet.box(24, 22, 54, 30, "#B5482F", 3)
    sheet.box(24, 40, 54, 3, "#F4EBDD")
    sheet.box(66, 26, 10, 11, "#CFE4E8", 1)
    sheet.box(29, 26, 33, 11, "#5F4330", 0.8)
    books(sheet, 30, 27, 31.4, 9.6, 2)
    for x in (36, 67):
        sheet.disc(x, 52, 5, "#33302E")
        sheet.disc(x, 52, 2.2, "#D8D2C6")
    for x, size, coat in ((12, 7, "#3F6C78"), (19, 5, "#D9A441"), (85, 6.4, "#7C8F5A"), (92, 5, "#2E4756")):
        person(sheet, x, 58, size, coat)
    sheet.save(path)


def main() -> None:
    """Draw all three."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    library(folder / "library.png")
    reading_room(folder / "reading-room.png")
    book_bus(folder / "book-bus.png")


if __name__ == "__main__":
    main()
