"""Flat shapes from which the starters' pictures are put together: hills, trees, houses, people; the same bytes on every run."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

SMOOTH = 2
COLORS = 64
INK = "#3A2F2A"
COATS = ("#B5482F", "#3F6C78", "#D9A441", "#7C8F5A", "#2E4756", "#C98B6B", "#8A5A6B")
SKINS = ("#E8BF9A", "#DFB088", "#F0CDA9")

Point = tuple[float, float]


def mixed(one: str, other: str, share: float) -> str:
    """A colour between two, so far from the first."""
    parts = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in parts)


class Sheet:
    """A picture in units of its own width = 100, drawn at twice its size and reduced for smooth edges."""

    def __init__(self, width: int, height: int, ground: str, number: int = 1) -> None:
        self.size = (width, height)
        self.unit = width * SMOOTH / 100
        self.height = height / width * 100
        self.chance = random.Random(number)
        self.image = Image.new("RGB", (width * SMOOTH, height * SMOOTH), ground)
        self.draw = ImageDraw.Draw(self.image)

    def box(self, x: float, y: float, width: float, height: float, color: str, radius: float = 0.0) -> None:
        """A filled rectangle, its corners rounded by a radius."""
        self.draw.rounded_rectangle(self._scaled(x, y, x + width, y + height), radius * self.unit, fill=color)

    def disc(self, x: float, y: float, radius: float, color: str, flat: float = 1.0) -> None:
        """A filled circle round a centre; `flat` is its height by its width."""
        self.draw.ellipse(self._scaled(x - radius, y - radius * flat, x + radius, y + radius * flat), fill=color)

    def half(self, x: float, y: float, radius: float, color: str, start: int = 180) -> None:
        """Half a circle, the upper one unless it starts elsewhere."""
        self.draw.pieslice(self._scaled(x - radius, y - radius, x + radius, y + radius), start, start + 180, fill=color)

    def polygon(self, points: Sequence[Point], color: str) -> None:
        """A filled polygon."""
        self.draw.polygon([(x * self.unit, y * self.unit) for x, y in points], fill=color)

    def line(self, points: Sequence[Point], color: str, width: float) -> None:
        """A stroke through points, its ends round."""
        self.draw.line([(x * self.unit, y * self.unit) for x, y in points], color, round(width * self.unit), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, color)

    def sky(self, top: str, low: str, foot: float, bands: int = 9) -> None:
        """A sky in flat bands, as in a woodblock print, down to a height."""
        for band in range(bands):
            self.box(0, foot * band / bands, 100, foot / bands + 0.4, mixed(top, low, band / (bands - 1)))

    def ridge(self, top: float, rough: float, color: str, waves: int = 5) -> None:
        """A range of hills from edge to edge, whose mean height and swing are given."""
        parts = [(self.chance.uniform(0.5, waves), self.chance.uniform(0, 7), self.chance.uniform(0.3, 1)) for _ in range(4)]
        points = [
            (x / 2, top + rough * sum(size * math.sin(rate * x / 200 * math.tau + at) for rate, at, size in parts) / 2)
            for x in range(201)
        ]
        self.polygon([(0, self.height), *points, (100, self.height)], color)

    def ranges(self, top: float, foot: float, far: str, near: str, count: int = 4, rough: float = 4) -> None:
        """Hills behind hills, lighter the farther they are."""
        for step in range(count):
            share = step / max(1, count - 1)
            self.ridge(top + (foot - top) * share, rough * (1 - share * 0.35), mixed(far, near, share))

    def save(self, path: Path) -> None:
        """Reduce to the final size and to few colours, and write a PNG of 300 ppi."""
        small = self.image.resize(self.size, Image.Resampling.BOX)
        small.quantize(COLORS, dither=Image.Dither.NONE).save(path, optimize=True, dpi=(300, 300))

    def _scaled(self, *edges: float) -> tuple[float, float, float, float]:
        x0, y0, x1, y1 = (value * self.unit for value in edges)
        return (x0, y0, x1, y1)


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


def hair(sheet: Sheet, x: float, y: float, radius: float, long: bool) -> None:
    """Hair on a head whose centre and radius are given; long hair reaches the shoulders."""
    if long:
        sheet.box(x - radius * 1.12, y - radius * 0.5, radius * 2.24, radius * 1.75, INK, radius * 0.6)
    sheet.half(x, y - radius * 0.1, radius * 1.12, INK)


def bust(sheet: Sheet, x: float, foot: float, size: float, coat: str, long: bool = False, skin: int = 0) -> None:
    """Somebody seen to the waist; x and foot are the middle of the lower edge, size the width of the shoulders."""
    head, neck = size * 0.3, foot - size * 0.92
    if long:
        hair(sheet, x, neck - head * 0.95, head, True)
    sheet.box(x - size * 0.11, neck - size * 0.1, size * 0.22, size * 0.3, mixed(SKINS[skin % 3], "#B07B55", 0.35))
    sheet.box(x - size / 2, neck + size * 0.06, size, size * 1.2, coat, size * 0.3)
    sheet.disc(x, neck - head * 0.9, head * 0.94, SKINS[skin % 3])
    sheet.half(x, neck - head * 1.0, head * 1.02, INK)


def person(sheet: Sheet, x: float, foot: float, size: float, coat: str, legs: str = "#3D4650", long: bool = False) -> None:
    """Somebody standing, `size` tall, on the foot's line."""
    head, shade = size * 0.085, mixed(coat, "#000000", 0.18)
    skin = SKINS[int(x * 7 + foot) % 3]
    for side in (-size, size):
        sheet.box(x + side * 0.055 - size * 0.045, foot - size * 0.46, size * 0.09, size * 0.46, legs, size * 0.02)
        sheet.line([(x + side * 0.13, foot - size * 0.7), (x + side * 0.16, foot - size * 0.45)], shade, size * 0.07)
    sheet.box(x - size * 0.135, foot - size * 0.79, size * 0.27, size * 0.4, coat, size * 0.08)
    sheet.box(x - size * 0.03, foot - size * 0.84, size * 0.06, size * 0.08, mixed(skin, "#B07B55", 0.35))
    if long:
        hair(sheet, x, foot - size * 0.9, head, True)
    sheet.disc(x, foot - size * 0.9, head, skin)
    sheet.half(x, foot - size * 0.905, head * 1.08, INK)


def row(sheet: Sheet, edges: tuple[float, float], foot: float, size: float, coats: Sequence[str]) -> None:
    """People side by side, one for each coat, the heads at slightly unlike heights."""
    left, right = edges
    for place, coat in enumerate(coats):
        x = left + (right - left) * (place + 0.5) / len(coats)
        person(sheet, x, foot, size * (0.94 + 0.08 * (place * 5 % 4) / 3), coat, long=place * 3 % 4 == 1)


def tree(sheet: Sheet, x: float, foot: float, size: float, leaf: str) -> None:
    """A round tree with a lighter side."""
    sheet.box(x - size * 0.05, foot - size * 0.5, size * 0.1, size * 0.5, "#6B5140")
    for dx, dy, radius in ((0, 0.68, 0.32), (-0.2, 0.5, 0.22), (0.2, 0.52, 0.24)):
        sheet.disc(x + dx * size, foot - dy * size, radius * size, leaf)
    sheet.disc(x - 0.08 * size, foot - 0.76 * size, 0.17 * size, mixed(leaf, "#FFFFFF", 0.14))


def house(sheet: Sheet, x: float, foot: float, width: float, wall: str, roof: str) -> None:
    """A farmhouse with two windows and a door under a wide roof."""
    tall = width * 0.5
    sheet.box(x, foot - tall, width, tall, wall)
    eaves, ridge = foot - tall, foot - tall * 1.7
    corners = [(x - width * 0.1, eaves), (x + width * 0.12, ridge), (x + width * 0.88, ridge), (x + width * 1.1, eaves)]
    sheet.polygon(corners, roof)
    sheet.box(x + width * 0.43, foot - tall * 0.62, width * 0.14, tall * 0.62, mixed(roof, "#000000", 0.25))
    for side in (0.14, 0.68):
        sheet.box(x + width * side, foot - tall * 0.66, width * 0.18, tall * 0.3, mixed(wall, "#33414A", 0.65))


def lantern(sheet: Sheet, x: float, y: float, size: float, color: str = "#D8412B") -> None:
    """A round lantern with a light heart and a tassel."""
    sheet.line([(x, y + size * 0.7), (x, y + size * 1.35)], "#E3B24B", size * 0.14)
    sheet.disc(x, y, size, color, 0.8)
    sheet.disc(x, y, size * 0.55, mixed(color, "#FFE7A0", 0.45), 1.2)
    for edge in (-0.82, 0.66):
        sheet.box(x - size * 0.38, y + size * edge, size * 0.76, size * 0.17, "#E3B24B")


def straw_hat(sheet: Sheet, x: float, foot: float, size: float) -> None:
    """A wide hat on somebody who stands so tall on the foot's line."""
    brim = foot - size * 0.93
    sheet.polygon([(x - size * 0.21, brim), (x, foot - size * 1.1), (x + size * 0.21, brim)], "#E8D39A")


def portrait(wall: str, coat: str, long: bool, shirt: str = "#F4EFE6") -> Sheet:
    """Head and shoulders before a plain wall, the light from the left."""
    sheet = Sheet(1500, 2000, wall)
    sheet.box(0, 0, 46, sheet.height, mixed(wall, "#FFFFFF", 0.16))
    sheet.box(62, 12, 60, 60, mixed(wall, "#000000", 0.06), 2)
    if long:
        sheet.box(28, 36, 44, 52, INK, 17)
    sheet.box(42, 62, 16, 26, "#D3A27C", 4)
    sheet.box(10, 84, 80, 70, coat, 22)
    sheet.polygon([(38, 83), (50, 102), (62, 83), (58, 78), (42, 78)], shirt)
    sheet.polygon([(40, 82), (29, 88), (47, 124), (50, 104)], mixed(coat, "#000000", 0.16))
    sheet.polygon([(60, 82), (71, 88), (53, 124), (50, 104)], mixed(coat, "#000000", 0.16))
    sheet.disc(50, 54, 17, "#E8BF9A", 1.24)
    for side in (-1, 1):
        sheet.disc(50 + side * 17, 56, 2.6, "#DDB08A", 1.4)
        sheet.disc(50 + side * 6.6, 55, 1.15, INK)
        sheet.line([(50 + side * 4.4, 50.4), (50 + side * 9.2, 50)], INK, 0.8)
    sheet.half(50, 45.5, 18.4, INK)
    sheet.polygon([(32, 45), (68, 45), (66, 49), (54, 43.6), (38, 46), (34, 51)], INK)
    sheet.line([(50, 56), (49, 62), (51, 62.4)], "#C9946C", 0.7)
    sheet.line([(45, 67.4), (48, 68.8), (52, 68.8), (55, 67.4)], "#A85B49", 0.9)
    return sheet
