"""The scenes of the starter `album`: a culture house's river festival."""

from __future__ import annotations

import math
from collections.abc import Callable

from starter_shapes import COATS, INK, Sheet, bust, house, lantern, mixed, person, tree

NIGHT = ("#16263D", "#2F4A66")


def river_lanterns() -> Sheet:
    """A river at night full of lights, the old bridge far behind: sky above for a title."""
    sheet = Sheet(3000, 3000, NIGHT[0], 3)
    sheet.sky("#142136", "#3C5A73", 50, 10)
    sheet.disc(78, 36, 4.4, "#F5E3B0")
    sheet.ranges(43, 51, "#304A60", "#20384D", 3, 4)
    sheet.box(0, 55, 100, 60, "#1B3148")
    sheet.box(0, 48, 100, 7, "#42505A")
    for arch in range(5):
        sheet.half(10 + arch * 20, 57, 7.4, "#1B3148")
    for x in range(4, 100, 8):
        lantern(sheet, x, 46, 1.3)
    chance = sheet.chance
    for _ in range(60):
        x, y = chance.uniform(0, 100), chance.uniform(57, sheet.height)
        sheet.box(x, y, chance.uniform(2, 9), 0.35, mixed("#1B3148", "#5F86A0", chance.uniform(0.2, 0.7)), 0.15)
    for step in range(46):
        depth = 2 + 40 * (step / 46) ** 1.3
        size, x, y = 0.5 + depth / 46 * 3.2, 50 + math.sin(step * 2.4) * (10 + depth * 0.95), 57 + depth
        sheet.disc(x, y + size * 0.5, size * 2, "#31506A", 0.4)
        sheet.polygon(
            [(x - size * 1.5, y), (x + size * 1.5, y), (x + size, y + size * 0.8), (x - size, y + size * 0.8)], "#C75B3A"
        )
        sheet.disc(x, y - size * 0.5, size * 0.8, "#F6C667")
        sheet.disc(x, y - size * 0.4, size * 0.4, "#FFF1C4")
    return sheet


def stage() -> Sheet:
    """The opera on the open stage, over two pages: two singers at the sides of the middle, the audience before them."""
    sheet = Sheet(5200, 3560, "#20324A", 5)
    sheet.sky("#16263D", "#3A5068", 50)
    sheet.box(12, 12, 76, 36, "#7E1F1A")
    for fold in range(19):
        sheet.box(12 + fold * 4, 12, 2, 32, "#96281F")
    sheet.polygon([(6, 13), (20, 4), (80, 4), (94, 13), (90, 15), (10, 15)], "#2A3B3A")
    for x in (12, 84.5):
        sheet.box(x, 14, 3.5, 34, "#A8412C")
    for x in range(20, 84, 8):
        lantern(sheet, x, 18, 1.7)
    sheet.box(8, 44, 84, 7, "#8A5A3C")
    sheet.box(8, 44, 84, 1.2, "#B98552")
    for x, robe, trim, crown in ((32, "#D9A441", "#B5482F", "#3F6C78"), (66, "#3F8A86", "#F2E6CC", "#D8412B")):
        opera_singer(sheet, x, robe, trim, crown)
    for place, x in enumerate((18, 76, 82)):
        bust(sheet, x, 45, 5, COATS[place + 3], skin=place)
    for line in range(3):
        foot, size = 55 + line * 7, 6 + line * 1.6
        for place in range(int(100 / size / 1.1) + 2):
            x = place * size * 1.1 + line * 2.2
            shade = mixed(COATS[(place * 3 + line) % 7], "#101B2B", 0.62 - line * 0.06)
            sheet.box(x - size / 2, foot - size * 0.75, size, 14, shade, size * 0.3)
            sheet.disc(x, foot - size * 0.98, size * 0.3, "#1D1A1C")
    return sheet


def opera_singer(sheet: Sheet, x: float, robe: str, trim: str, crown: str) -> None:
    """A singer in a wide robe, sleeves stretched out."""
    for side in (-1, 1):
        sheet.polygon([(x + side * 2, 28), (x + side * 10, 25), (x + side * 11, 33), (x + side * 3, 33)], robe)
        sheet.polygon([(x + side * 10, 25), (x + side * 14.5, 29), (x + side * 13, 38), (x + side * 11, 33)], "#F4EFE6")
    sheet.polygon([(x - 3.4, 27), (x + 3.4, 27), (x + 6.6, 45), (x - 6.6, 45)], robe)
    sheet.polygon([(x - 1, 27), (x + 1, 27), (x + 1.8, 45), (x - 1.8, 45)], trim)
    sheet.disc(x, 23.4, 2.5, "#F0CDA9", 1.15)
    sheet.half(x, 23, 3, INK)
    sheet.polygon([(x - 3.6, 22.4), (x - 2.6, 18.4), (x, 20.2), (x + 2.6, 18.4), (x + 3.6, 22.4)], crown)
    for side in (-2.8, 0, 2.8):
        sheet.disc(x + side, 18.6, 0.7, "#E3B24B")


def dragon() -> Sheet:
    """The dragon dance: a long body in waves over the dancers' heads."""
    sheet = Sheet(2700, 1800, "#F1E4C8", 8)
    sheet.sky("#F4D9A8", "#F7EBD2", 48)
    sheet.ranges(34, 42, "#E3CFA4", "#CDB98D", 2, 3)
    for x, width, roof in ((2, 17, "#6F6258"), (24, 15, "#7C6E62"), (66, 16, "#6F6258"), (86, 17, "#7C6E62")):
        house(sheet, x, 47, width, "#F7F0E2", roof)
    sheet.box(0, 47, 100, 20, "#D9C49B")
    body = [(8 + t * 0.74, 25 + 7 * math.sin(t / 100 * math.tau * 2)) for t in range(101)]
    for place in range(8):
        x, y = body[6 + place * 12]
        sheet.line([(x, y), (x, 50)], "#6B5140", 0.7)
        person(sheet, x, 60, 14, "#D8412B" if place % 2 else "#E3B24B", "#2E4756")
    sheet.line(body, "#B5301F", 6.4)
    sheet.line(body, "#D8412B", 5)
    for x, y in body[4::6]:
        sheet.disc(x, y, 1.3, "#F2C14E")
    x, y = body[-1]
    sheet.disc(x + 4, y - 1, 5.6, "#D8412B", 0.9)
    sheet.polygon([(x + 2, y - 5), (x - 1, y - 12), (x + 5, y - 6)], "#F2C14E")
    sheet.polygon([(x + 6, y - 5), (x + 7, y - 12), (x + 9, y - 4)], "#F2C14E")
    sheet.disc(x + 6, y - 2.4, 1.3, "#FFFFFF")
    sheet.disc(x + 6.4, y - 2.2, 0.6, INK)
    sheet.disc(96, 12, 3.2, "#F2C14E")
    return sheet


def choir() -> Sheet:
    """A choir in three rows before a dark red wall."""
    sheet = Sheet(2700, 1500, "#8E2A22", 2)
    for fold in range(0, 100, 5):
        sheet.box(fold, 0, 2.4, 45, "#9B3228")
    for line in range(3):
        sheet.box(8 - line * 3, 33 + line * 7, 84 + line * 6, 20, mixed("#C79762", "#8A5A3C", line / 2))
        for place in range(9 + line):
            x = 14 - line * 3 + place * 72 / (8 + line) + (line * 6 * place / (8 + line))
            person(sheet, x, 34 + line * 7, 20, ("#F4EFE6", "#E9DFCB")[place % 2], "#2E3A46", (place + line) % 2 == 0)
    person(sheet, 50, 57, 17, "#2E3A46")
    return sheet


def paper_cutting() -> Sheet:
    """A red paper cut on a table, scissors beside it."""
    sheet = Sheet(2000, 2000, "#C99B6A", 2)
    for plank in range(5):
        sheet.box(0, plank * 20, 100, 19.6, mixed("#C99B6A", "#B98552", plank % 2))
    sheet.box(12, 12, 68, 68, "#F6EEE1")
    for ring, (radius, count, size) in enumerate(((29, 16, 4.6), (21, 12, 4.2), (12.5, 8, 3.6))):
        sheet.disc(46, 46, radius, "#C9281C" if ring != 1 else "#D8412B")
        for step in range(count):
            angle = step * math.tau / count
            sheet.disc(46 + radius * math.cos(angle), 46 + radius * math.sin(angle), size, "#C9281C")
            sheet.disc(46 + (radius - 1.4) * math.cos(angle), 46 + (radius - 1.4) * math.sin(angle), size * 0.5, "#F6EEE1")
    sheet.disc(46, 46, 4.2, "#F6EEE1")
    sheet.disc(46, 46, 2.2, "#C9281C")
    sheet.line([(70, 62), (88, 88)], "#5B666E", 2.2)
    sheet.line([(62, 74), (90, 84)], "#7B878F", 2.2)
    for x, y in ((91, 92), (95, 85)):
        sheet.disc(x, y, 4.6, "#2E4756")
        sheet.disc(x, y, 2.4, "#B98552")
    return sheet


def open_air_film() -> Sheet:
    """A film on the threshing ground: the white screen between two trees, heads before it."""
    sheet = Sheet(2700, 1700, NIGHT[0], 11)
    sheet.sky("#121E31", "#34506A", 44)
    for _ in range(40):
        sheet.disc(sheet.chance.uniform(0, 100), sheet.chance.uniform(0, 22), 0.2, "#DCE4E0")
    sheet.ranges(32, 40, "#2B435A", "#1C3044", 2, 4)
    tree(sheet, 12, 50, 34, "#1F4038")
    tree(sheet, 89, 50, 30, "#1F4038")
    sheet.box(27, 9, 46, 28, "#3B3430")
    sheet.box(28, 10, 44, 25, "#F4EED9")
    sheet.polygon([(28, 35), (28, 27), (38, 21), (48, 28), (58, 19), (72, 29), (72, 35)], "#9DB3AE")
    sheet.disc(62, 16, 2.4, "#E3B24B")
    sheet.box(0, 45, 100, 20, "#16273A")
    for line in range(3):
        foot, size = 50 + line * 6, 5 + line * 1.3
        for place in range(int(100 / size / 1.25) + 1):
            x = place * size * 1.25 + line * 1.9
            shade = mixed(COATS[(place * 2 + line) % 7], "#0F1B2B", 0.55)
            sheet.box(x - size / 2, foot - size * 0.7, size, 12, shade, size * 0.3)
            sheet.disc(x, foot - size * 0.95, size * 0.3, "#17171C")
    return sheet


def calligraphy() -> Sheet:
    """Children at their brushes, a sheet before each."""
    sheet = Sheet(2000, 2600, "#EFE6D4", 2)
    sheet.box(0, 0, 100, 60, "#E4D7BE")
    for x in (10, 40, 70):
        sheet.box(x, 8, 20, 36, "#FBF7EC")
        sheet.box(x, 6, 20, 2.4, "#8A5A3C")
        sheet.box(x, 44, 20, 2.4, "#8A5A3C")
        for mark in range(3):
            sheet.line([(x + 5, 15 + mark * 10), (x + 15, 14 + mark * 10)], INK, 1.4)
            sheet.line([(x + 10, 12 + mark * 10), (x + 9, 20 + mark * 10)], INK, 1.4)
    for line, (foot, size) in enumerate(((84, 17), (122, 22))):
        for place in range(3):
            x = 18 + place * 32
            bust(sheet, x, foot, size, COATS[(place + line * 3) % 7], place % 2 == line, place)
        sheet.box(0, foot - 4, 100, 4, "#C79762")
        sheet.box(0, foot, 100, 40, "#A97747" if line == 0 else "#9C6B3F")
        for place in range(3):
            x = 18 + place * 32
            sheet.polygon([(x - 9, foot - 0.6), (x + 9, foot - 0.6), (x + 7.6, foot - 4), (x - 7.6, foot - 4)], "#FBF7EC")
            sheet.line([(x + 3, foot - 2.4), (x + 6.4, foot - 13)], "#6B3A2A", 1.1)
    return sheet


def drums() -> Sheet:
    """Five drummers behind their drums, flags over them."""
    sheet = Sheet(2700, 1800, "#F2DFC0", 14)
    sheet.sky("#F0B98A", "#F8E6C8", 46)
    sheet.disc(50, 24, 13, "#F6CF8E")
    sheet.ranges(36, 44, "#D9B48C", "#B9926C", 2, 3)
    sheet.box(0, 46, 100, 22, "#C9A97C")
    for place in range(5):
        x, lift = 14 + place * 18, (place % 2) * 3
        sheet.box(x + 6.6, 10 + lift, 0.5, 36, "#6B5140")
        sheet.polygon([(x + 7, 10 + lift), (x + 15, 12 + lift), (x + 7, 18 + lift)], ("#D8412B", "#E3B24B")[place % 2])
        bust(sheet, x, 50, 9.5, ("#B5301F", "#E3B24B")[place % 2], skin=place)
        for side in (-1, 1):
            sheet.line(
                [(x + side * 4.2, 43), (x + side * (7 - 4 * (place % 2)), 38 + lift), (x + side * 2.4, 46)], "#8A5A3C", 0.7
            )
        sheet.box(x - 7, 47, 14, 12, "#B5301F", 3)
        sheet.box(x - 7, 52, 14, 1.6, "#E3B24B")
        sheet.disc(x, 47.6, 7, "#F6EEE1", 0.3)
        for side in (-1, 1):
            sheet.line([(x + side * 5, 59), (x + side * 7, 64)], "#6B5140", 0.9)
    return sheet


def lantern_boat() -> Sheet:
    """A covered boat at dusk, lanterns along its roof, mirrored in the river."""
    sheet = Sheet(2700, 1600, "#E8B48A", 17)
    sheet.sky("#5B5C7E", "#F0C08E", 34, 10)
    sheet.disc(22, 27, 4.6, "#F9DFA6")
    sheet.ranges(24, 33, "#8C7288", "#4B4B66", 3, 4)
    sheet.box(0, 34, 100, 30, "#4A5874")
    for _ in range(70):
        x, y = sheet.chance.uniform(0, 100), sheet.chance.uniform(35, 59)
        sheet.box(x, y, sheet.chance.uniform(2, 10), 0.4, mixed("#4A5874", "#E8B48A", sheet.chance.uniform(0.15, 0.6)), 0.2)
    sheet.polygon([(24, 41), (82, 41), (92, 36), (84, 47), (30, 47), (16, 37)], "#3A2F2A")
    sheet.polygon([(34, 30), (72, 30), (76, 33), (30, 33)], "#5B4A40")
    for x in (34, 46, 59, 71):
        sheet.box(x, 33, 0.9, 8, "#6B5140")
    for x in range(37, 72, 5):
        lantern(sheet, x, 35, 1.5)
    for place, x in enumerate((40, 49, 56, 65)):
        bust(sheet, x, 41.4, 4.6, COATS[place], place % 2 == 0, place)
    person(sheet, 84, 40, 12, "#2E4756")
    sheet.line([(87, 29), (94, 52)], "#8A6242", 0.5)
    for x in range(37, 72, 5):
        sheet.box(x - 0.8, 49, 1.6, 6, mixed("#4A5874", "#F2A65A", 0.7), 0.8)
    return sheet


def lantern_making() -> Sheet:
    """Two people at a table full of frames and finished lanterns."""
    sheet = Sheet(2200, 2200, "#EADFC8", 19)
    sheet.box(0, 0, 100, 58, "#E2D3B6")
    for line, y in enumerate((12, 27)):
        sheet.line([(0, y - 5), (50, y - 3), (100, y - 5)], "#8A6242", 0.5)
        for place in range(6):
            x = 9 + place * 16.5 + line * 4
            lantern(sheet, x, y + (2.4 if 1 < place < 4 else 1.2), 5.2, ("#D8412B", "#E3903B", "#C75B3A")[(place + line) % 3])
    for place, (x, coat) in enumerate(((30, "#3F6C78"), (70, "#8A5A6B"))):
        bust(sheet, x, 72, 22, coat, place == 1, place)
    sheet.box(0, 66, 100, 5, "#C79762")
    sheet.box(0, 71, 100, 30, "#A97747")
    for x in (30, 70):
        sheet.disc(x, 62, 8, "#F6E3B8", 0.9)
        for rib in (-5, -2, 2, 5):
            sheet.line([(x + rib * 0.5, 55.4), (x + rib * 1.4, 62), (x + rib * 0.5, 68.6)], "#A97747", 0.5)
    for x, color in ((8, "#D8412B"), (50, "#E3B24B"), (91, "#D8412B")):
        sheet.polygon([(x - 5, 64), (x + 5, 64), (x + 3.4, 68), (x - 3.4, 68)], color)
        sheet.disc(x, 62.4, 2, "#FFE7A0")
    return sheet


ALBUM: dict[str, Callable[[], Sheet]] = {
    "river-lanterns": river_lanterns,
    "stage": stage,
    "dragon": dragon,
    "choir": choir,
    "paper-cutting": paper_cutting,
    "open-air-film": open_air_film,
    "calligraphy": calligraphy,
    "drums": drums,
    "lantern-boat": lantern_boat,
    "lantern-making": lantern_making,
}
