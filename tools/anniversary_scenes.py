"""The scenes of the starter `anniversary`: a tea cooperative's ten years."""

from __future__ import annotations

import math
from collections.abc import Callable

from starter_shapes import COATS, Sheet, bust, house, mixed, person, portrait, row, straw_hat, tree


def tea_hills() -> Sheet:
    """Terraces of tea in the morning mist: sky above for a title."""
    sheet = Sheet(2600, 3510, "#E8EFE6", 12)
    sheet.sky("#DDEBE4", "#F6F1DF", 86, 10)
    sheet.disc(28, 66, 6.4, "#F5DDA2")
    sheet.ranges(72, 92, "#C9DCD0", "#7FA98A", 5, 7)
    terraces(sheet, 96, sheet.height, 9)
    for x, foot, size in ((30, 116, 8), (37, 116.6, 7.4), (68, 126, 10.4)):
        person(sheet, x, foot, size, COATS[int(x) % 3], long=True)
        straw_hat(sheet, x, foot, size)
    return sheet


def terraces(sheet: Sheet, top: float, foot: float, count: int) -> None:
    """Rows of tea one below the other, wider and darker towards the front."""
    for step in range(count):
        y = top + (foot - top) * (step / count) ** 1.25
        color = mixed("#6FA06F", "#1F5B45", step / count)
        swing = [(x, y + math.sin(x / 17 + step * 0.8) * 1.5 + math.sin(x / 41 + step) * 2) for x in range(0, 101, 2)]
        sheet.polygon([(0, sheet.height), *swing, (100, sheet.height)], color)
        sheet.line([(x, at + 1.4 + step * 0.22) for x, at in swing], mixed(color, "#D9E3B4", 0.42), 0.5 + step * 0.09)


def tea_picking() -> Sheet:
    """Pickers among the rows, their baskets on their backs; over two pages, nothing in the fold."""
    sheet = Sheet(4000, 2740, "#E3ECDC", 21)
    sheet.sky("#D3E6E6", "#F5F0DC", 34, 9)
    sheet.disc(82, 10, 4, "#F5DDA2")
    sheet.ranges(18, 32, "#C3D9CC", "#86AE8B", 4, 5)
    terraces(sheet, 32, sheet.height, 8)
    for x, foot, size, coat in (
        (14, 50, 14, "#B5482F"),
        (27, 44, 10, "#3F6C78"),
        (36, 58, 18, "#D9A441"),
        (64, 47, 12, "#8A5A6B"),
        (76, 57, 17, "#2E6E8A"),
        (90, 45, 10, "#B5482F"),
    ):
        sheet.box(x + size * 0.06, foot - size * 0.8, size * 0.22, size * 0.32, "#A97747", size * 0.04)
        person(sheet, x, foot, size, coat, long=True)
        straw_hat(sheet, x, foot, size)
        sheet.disc(x, foot + size * 0.02, size * 0.5, mixed("#4C8560", "#1F5B45", foot / 70), 0.42)
    return sheet


def tea_frying() -> Sheet:
    """The workshop: three pans in a row, someone at each."""
    sheet = Sheet(2700, 1800, "#E9DFC9", 2)
    sheet.box(0, 0, 100, 40, "#DED1B4")
    for x in (8, 40, 72):
        sheet.box(x, 5, 20, 18, "#8A6242")
        sheet.box(x + 1, 6, 18, 16, "#CFE3DC")
        sheet.polygon([(x + 1, 22), (x + 1, 16), (x + 8, 12), (x + 13, 17), (x + 19, 13), (x + 19, 22)], "#8FB59A")
        sheet.box(x + 9.6, 6, 0.8, 16, "#8A6242")
    for place, x in enumerate((18, 50, 82)):
        bust(sheet, x, 50, 14, ("#3F6C78", "#F4EFE6", "#B5482F")[place], place == 2, place)
        sheet.box(x - 4.4, 40, 8.8, 12, "#F4EFE6", 1)
    sheet.box(0, 48, 100, 20, "#8F7A66")
    for x in (18, 50, 82):
        sheet.disc(x, 49, 12.5, "#3A3F42", 0.34)
        sheet.disc(x, 49, 11, "#555C60", 0.3)
        sheet.disc(x, 49.4, 8, "#5F8F57", 0.28)
        sheet.disc(x - 1, 48.8, 5, "#86B070", 0.25)
        sheet.box(x - 5, 57, 10, 6, "#4A3B33", 1)
        sheet.half(x, 63, 3.4, "#E8803A")
    return sheet


def old_shed() -> Sheet:
    """The first workshop: a lean-to under a camphor tree."""
    sheet = Sheet(2000, 1500, "#EAE3D0", 7)
    sheet.sky("#E4E0D0", "#F1EAD8", 44)
    sheet.ranges(30, 42, "#D3CDB6", "#B9B595", 3, 4)
    tree(sheet, 78, 60, 48, "#8F9A6D")
    house(sheet, 18, 60, 44, "#E0D2B8", "#8B7762")
    sheet.box(0, 58, 100, 20, "#CDBE9C")
    for x, color in ((66, "#9C6B3F"), (74, "#8A6242")):
        sheet.disc(x, 66, 5, color, 0.5)
        sheet.disc(x, 65, 4.2, "#7F9A5E", 0.4)
    row(sheet, (20, 58), 70, 17, ("#7A6A5E", "#8C7B62", "#6E7A72", "#94826A"))
    return sheet


def members_meeting() -> Sheet:
    """The members' meeting in the yard, a speaker before a board."""
    sheet = Sheet(2700, 1700, "#E7EBDD", 4)
    sheet.sky("#DCE8E2", "#F4EFDD", 34)
    sheet.ranges(20, 30, "#C6D9C8", "#9DBE9F", 3, 4)
    house(sheet, 56, 40, 36, "#F6EEE1", "#5F6B66")
    tree(sheet, 10, 42, 30, "#4F8463")
    sheet.box(0, 40, 100, 30, "#D3C4A2")
    sheet.box(24, 20, 26, 16, "#7A5A40")
    sheet.box(25, 21, 24, 14, "#2C5A4A")
    for line in range(4):
        sheet.line([(28, 24 + line * 2.8), (38 + line * 2, 24 + line * 2.8)], "#E6EBDD", 0.5)
    person(sheet, 19, 45, 15, "#B5482F")
    for line in range(2):
        foot, size = 56 + line * 8, 8 + line * 1.6
        for place in range(10 - line):
            bust(sheet, 7 + line * 4 + place * (10 + line), foot, size, COATS[(place * 3 + line) % 7], place % 3 == 1, place)
    return sheet


def new_works() -> Sheet:
    """The new works at dusk, tea on the slope behind."""
    sheet = Sheet(2700, 1700, "#F0DFC2", 5)
    sheet.sky("#E9C59B", "#F8EBD0", 34)
    sheet.disc(20, 20, 5, "#F0A65A")
    sheet.ranges(22, 34, "#C9B48E", "#6E8F70", 4, 4)
    sheet.box(20, 26, 62, 22, "#F2EBDD")
    sheet.polygon([(17, 26), (20, 20), (82, 20), (85, 26)], "#3F5650")
    for column in range(7):
        sheet.box(23 + column * 8.4, 31, 6, 9, "#F3C36B" if column % 3 else "#F8DDA0", 0.3)
    sheet.box(48, 40, 8, 8, "#3F5650")
    sheet.box(0, 48, 100, 20, "#6F8A6A")
    sheet.polygon([(46, 48), (58, 48), (74, sheet.height), (30, sheet.height)], "#E2D3B4")
    for x, foot, size in ((8, 52, 16), (92, 53, 18)):
        tree(sheet, x, foot, size, "#3F6B52")
    row(sheet, (40, 66), 59, 11, COATS[:4])
    return sheet


ANNIVERSARY: dict[str, Callable[[], Sheet]] = {
    "tea-hills": tea_hills,
    "tea-picking": tea_picking,
    "tea-frying": tea_frying,
    "old-shed": old_shed,
    "members-meeting": members_meeting,
    "new-works": new_works,
    "chairman": lambda: portrait("#D8D3BD", "#4A5A4C", long=False),
}
