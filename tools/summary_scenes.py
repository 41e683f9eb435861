"""The scenes of the starter `summary`: a town library's year."""

from __future__ import annotations

from collections.abc import Callable

from starter_shapes import COATS, INK, Sheet, books, bust, house, person, portrait, row, tree


def library() -> Sheet:
    """The library by the river: sky above for a cover's title, the building in the lower half."""
    sheet = Sheet(2600, 3500, "#DCE7E4", 4)
    sheet.sky("#CFE0E0", "#F2EBDB", 84)
    sheet.disc(80, 62, 6, "#F3D9A0")
    sheet.ranges(76, 92, "#C3D6CF", "#8FB09F", 3, 5)
    sheet.box(14, 84, 72, 26, "#F6EEE1")
    sheet.polygon([(9, 84), (50, 71), (91, 84)], "#A8412C")
    sheet.polygon([(9, 84), (91, 84), (91, 85.4), (9, 85.4)], "#8B3423")
    for column in range(6):
        if column in (2, 3):
            continue
        sheet.box(18 + column * 11.2, 88, 8, 15, "#3F6C78", 0.5)
        sheet.box(18.8 + column * 11.2, 88.8, 6.4, 13.4, "#B9D6D3", 0.3)
        books(sheet, 19 + column * 11.2, 96.4, 8.4, 5.4, column * 4)
    sheet.box(41, 89, 18, 21, "#7A3021", 0.5)
    sheet.box(42.6, 91, 6.9, 19, "#E9C98B")
    sheet.box(50.5, 91, 6.9, 19, "#E9C98B")
    sheet.box(0, 110, 100, sheet.height - 110, "#7FA391")
    sheet.polygon([(41, 110), (59, 110), (80, sheet.height), (20, sheet.height)], "#E9DEC8")
    for x, foot, size in ((6, 112, 18), (95, 113, 21), (13, 116, 12)):
        tree(sheet, x, foot, size, "#5E8A74")
    for x, foot, size, coat in (
        (46, 119, 9.5, "#B5482F"),
        (52, 118, 8.5, "#2E4756"),
        (61, 127, 12, "#D9A441"),
        (37, 129, 12.5, "#3F6C78"),
    ):
        person(sheet, x, foot, size, coat, long=coat == "#B5482F")
    return sheet


def market_door() -> Sheet:
    """The library's door on market day, stalls before it."""
    sheet = Sheet(2700, 1640, "#E9E2D0", 6)
    sheet.sky("#D5E4E3", "#F3ECDC", 30)
    sheet.ranges(20, 28, "#C6D8CE", "#A5C0AD", 2, 4)
    sheet.box(18, 14, 64, 32, "#F6EEE1")
    sheet.polygon([(13, 14), (22, 5), (78, 5), (87, 14)], "#A8412C")
    for column in range(5):
        x = 21 + column * 12
        if column == 2:
            sheet.box(x, 19, 10, 27, "#7A3021", 0.4)
            sheet.box(x + 1, 20.6, 8, 25.4, "#F0D49A")
        else:
            sheet.box(x, 19, 10, 14, "#3F6C78", 0.4)
            sheet.box(x + 0.8, 19.8, 8.4, 12.4, "#B9D6D3")
            books(sheet, x + 1, 26, 10, 6, column * 3)
    sheet.box(0, 46, 100, 20, "#D8C9A8")
    for x, color in ((2, "#B5482F"), (70, "#3F6C78"), (86, "#7C8F5A")):
        sheet.box(x + 0.6, 36, 0.8, 16, "#6B5140")
        sheet.box(x + 12, 36, 0.8, 16, "#6B5140")
        for stripe in range(6):
            sheet.box(x - 0.4 + stripe * 2.4, 32, 2.4, 4.6, color if stripe % 2 else "#F6EEE1")
        sheet.box(x, 47, 13.4, 5.4, "#9C6B3F")
        for fruit in range(6):
            sheet.disc(x + 1.6 + fruit * 2, 46.6, 1.2, COATS[fruit % 4])
    row(sheet, (22, 68), 57, 15, COATS[:6])
    person(sheet, 45.5, 50, 10, "#7C8F5A")
    return sheet


def reading_room() -> Sheet:
    """The reading room: shelves behind, readers at a long table."""
    sheet = Sheet(2400, 1600, "#EFE4D0")
    for shelf in range(3):
        top = 4 + shelf * 13
        for bay in range(4):
            x = 3 + bay * 24
            sheet.box(x - 1, top - 1, 24, 13.4, "#8A6242")
            sheet.box(x, top, 22, 11.6, "#5F4330")
            books(sheet, x + 0.4, top + 0.6, 22.6, 11, shelf * 5 + bay * 3)
    for lamp in (22, 50, 78):
        sheet.box(lamp - 0.3, 0, 0.6, 15, INK)
        sheet.half(lamp, 19, 4.6, "#2E4756")
        sheet.half(lamp, 19, 2, "#F7DFA0", 0)
    sheet.box(0, 43.6, 100, 30, "#E2D0B0")
    for place, x in enumerate((12, 31, 50, 69, 88)):
        bust(sheet, x, 60, 10.5, COATS[place], place % 2 == 1, place)
    sheet.box(0, 55, 100, 3, "#C79762")
    sheet.box(0, 58, 100, 9, "#9C6B3F")
    for x in (12, 31, 50, 69, 88):
        sheet.polygon([(x - 5, 55.6), (x, 54.4), (x, 51), (x - 5, 52.2)], "#FBF6EA")
        sheet.polygon([(x + 5, 55.6), (x, 54.4), (x, 51), (x + 5, 52.2)], "#EADFC6")
    return sheet


def book_bus() -> Sheet:
    """The book bus on a village road, its side open on a row of books."""
    sheet = Sheet(2700, 1800, "#DCE9EC", 9)
    sheet.sky("#CFE2E8", "#F4EEDC", 46)
    sheet.disc(14, 12, 5, "#F3D9A0")
    sheet.ranges(28, 46, "#C4D8CD", "#86A983", 4, 5)
    house(sheet, 82, 50, 13, "#F6EEE1", "#7A6A5E")
    tree(sheet, 6, 52, 20, "#5F8B66")
    tree(sheet, 79, 51, 13, "#6E9968")
    sheet.box(0, 50, 100, sheet.height - 50, "#CDBE9C")
    sheet.box(0, 59, 100, 0.8, "#F4EBDD")
    sheet.box(24, 21, 54, 31, "#B5482F", 3)
    sheet.box(24, 41, 54, 3, "#F4EBDD")
    sheet.box(67, 25, 9, 11, "#CFE4E8", 1)
    sheet.box(28, 25, 35, 13, "#5F4330", 0.6)
    books(sheet, 29, 26.4, 36, 10.8, 2)
    for x in (36, 67):
        sheet.disc(x, 52, 5, "#33302E")
        sheet.disc(x, 52, 2.2, "#D8D2C6")
    for x, size, coat in (
        (11, 15, "#3F6C78"),
        (17, 10, "#D9A441"),
        (32, 15.5, "#2E4756"),
        (41, 11, "#7C8F5A"),
        (89, 14, "#8A5A6B"),
    ):
        person(sheet, x, 61, size, coat, long=coat in ("#8A5A6B", "#D9A441"))
    return sheet


SUMMARY: dict[str, Callable[[], Sheet]] = {
    "library": library,
    "market-door": market_door,
    "reading-room": reading_room,
    "book-bus": book_bus,
    "director": lambda: portrait("#C9D6D2", "#33495A", long=True),
}
