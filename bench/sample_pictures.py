"""Pictures for sample reports: skies, hills, streets, crowds and portraits, drawn by Pillow; each number gives another one."""

from __future__ import annotations

import colorsys
import math
import random
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

Color = tuple[int, int, int]
GOLDEN = 0.618034


def sky_hue(share: float) -> float:
    """A hue that a sky can have: from the green of morning to blue, or from red to yellow."""
    return 0.46 + share * 0.28 if share < 0.6 else 0.01 + (share - 0.6) * 0.36


class Canvas:
    """A picture under the brush: its size, its hue, and chance that is the same on every run."""

    def __init__(self, number: int, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.unit = min(width, height)
        self.chance = random.Random(number)
        self.hue = sky_hue(number * GOLDEN % 1)
        self.image = self._sky()
        self.draw = ImageDraw.Draw(self.image)

    def color(self, shift: float, saturation: float, value: float) -> Color:
        """A colour whose hue stands so far from the picture's own."""
        red, green, blue = colorsys.hsv_to_rgb((self.hue + shift) % 1, saturation, value)
        return (round(red * 255), round(green * 255), round(blue * 255))

    def _sky(self) -> Image.Image:
        ramp = Image.new("RGB", (1, 3))
        ramp.putdata([self.color(0, 0.45, 0.78), self.color(0.04, 0.22, 0.93), self.color(0.09, 0.12, 0.98)])
        return ramp.resize((self.width, self.height), Image.Resampling.BICUBIC)

    def ridge(self, top: float, rough: float, color: Color) -> None:
        """A range of hills from edge to edge, its mean height a share of the picture's."""
        waves = [(self.chance.uniform(0.6, 5), self.chance.uniform(0, 7), self.chance.uniform(0.2, 1)) for _ in range(5)]
        line = []
        for step in range(81):
            swing = sum(
                size * math.sin(rate * step / 81 * math.tau * self.width / self.height / 2 + at) for rate, at, size in waves
            )
            line.append((step * self.width / 80, (top + rough * swing / 3) * self.height))
        self.draw.polygon([(0, self.height), *line, (self.width, self.height)], fill=color)

    def sun(self) -> None:
        """A disc in the sky."""
        x, y = self.chance.uniform(0.15, 0.85) * self.width, self.chance.uniform(0.14, 0.34) * self.height
        size = self.unit * self.chance.uniform(0.05, 0.11)
        self.draw.ellipse((x - size, y - size, x + size, y + size), fill=self.color(0.08, 0.18, 1))

    def person(self, x: float, foot: float, size: float, coat: Color) -> None:
        """Somebody standing, so many pixels tall."""
        head = size * 0.11
        skin = self.chance.choice(((236, 196, 160), (222, 176, 138), (243, 208, 178)))
        self.draw.rectangle((x - size * 0.1, foot - size * 0.48, x + size * 0.1, foot), fill=(54, 52, 60))
        self.draw.rounded_rectangle(
            (x - size * 0.18, foot - size * 0.8, x + size * 0.18, foot - size * 0.4), size * 0.09, fill=coat
        )
        self.draw.ellipse((x - head, foot - size, x + head, foot - size + 2.2 * head), fill=skin)
        self.draw.pieslice((x - head, foot - size, x + head, foot - size + 2 * head), 180, 360, fill=(42, 36, 34))


def hills(canvas: Canvas) -> None:
    """Calm sky over four ranges."""
    canvas.sun()
    for step in range(4):
        canvas.ridge(0.52 + step * 0.12, 0.05, canvas.color(0.28 + step * 0.02, 0.2 + step * 0.1, 0.8 - step * 0.14))


def lake(canvas: Canvas) -> None:
    """Water with streaks of light, a far shore."""
    canvas.ridge(0.5, 0.03, canvas.color(0.3, 0.3, 0.55))
    shore = round(canvas.height * 0.56)
    canvas.draw.rectangle((0, shore, canvas.width, canvas.height), fill=canvas.color(0.02, 0.42, 0.66))
    for _ in range(90):
        y = canvas.chance.uniform(shore, canvas.height)
        x, long = canvas.chance.uniform(0, canvas.width), canvas.chance.uniform(0.02, 0.12) * canvas.width
        canvas.draw.rectangle((x, y, x + long, y + canvas.unit * 0.004), fill=canvas.color(0.03, 0.2, 0.86))


def crowd(canvas: Canvas) -> None:
    """A square full of people, from the horizon to the front."""
    canvas.ridge(0.22, 0.02, canvas.color(0.4, 0.25, 0.6))
    canvas.draw.rectangle((0, canvas.height * 0.26, canvas.width, canvas.height), fill=canvas.color(0.1, 0.12, 0.78))
    for row in range(9):
        foot, size = canvas.height * (0.36 + row * row * 0.011), canvas.unit * (0.12 + row * 0.035)
        for place in range(int(canvas.width / size * 2.4) + 1):
            x = (place + canvas.chance.uniform(-0.3, 0.3)) * size / 2.4
            coat = canvas.color(canvas.chance.uniform(-0.15, 0.5), 0.62, canvas.chance.uniform(0.4, 0.9))
            canvas.person(x, foot + canvas.chance.uniform(0, 0.03) * canvas.height, size, coat)


def street(canvas: Canvas) -> None:
    """Houses with lit windows, a few passers-by."""
    x, ground = 0.0, canvas.height * 0.86
    canvas.draw.rectangle((0, ground, canvas.width, canvas.height), fill=canvas.color(0.5, 0.08, 0.5))
    while x < canvas.width:
        wide, top = canvas.unit * canvas.chance.uniform(0.12, 0.3), canvas.height * canvas.chance.uniform(0.2, 0.6)
        canvas.draw.rectangle(
            (x, top, x + wide, ground), fill=canvas.color(canvas.chance.uniform(0.3, 0.6), 0.25, canvas.chance.uniform(0.45, 0.8))
        )
        windows(canvas, x, top, wide, ground)
        x += wide
    for _ in range(7):
        canvas.person(
            canvas.chance.uniform(0, canvas.width), canvas.height * 0.95, canvas.unit * 0.24, canvas.color(0.5, 0.6, 0.6)
        )


def windows(canvas: Canvas, x: float, top: float, wide: float, ground: float) -> None:
    """The windows of one house."""
    step = canvas.unit * 0.045
    for row in range(int((ground - top) / step / 1.4) - 1):
        for column in range(int(wide / step) - 1):
            left, high = x + (column + 0.6) * step, top + (row + 0.6) * step * 1.4
            lit = canvas.chance.random() < 0.55
            canvas.draw.rectangle(
                (left, high, left + step * 0.55, high + step * 0.8), fill=canvas.color(0.1, 0.3, 0.98 if lit else 0.4)
            )


def portrait(canvas: Canvas) -> None:
    """One person, head and shoulders, before a plain wall."""
    x, unit = canvas.width * canvas.chance.uniform(0.42, 0.58), min(canvas.width, canvas.height * 0.75)
    top, ink = canvas.height * 0.24, (40, 34, 32)
    canvas.draw.rounded_rectangle(
        (x - unit * 0.36, top + unit * 0.46, x + unit * 0.36, canvas.height * 1.2),
        unit * 0.16,
        fill=canvas.color(0.45, 0.55, 0.5),
    )
    canvas.draw.rectangle((x - unit * 0.07, top + unit * 0.3, x + unit * 0.07, top + unit * 0.52), fill=(214, 168, 132))
    canvas.draw.ellipse((x - unit * 0.19, top - unit * 0.06, x + unit * 0.19, top + unit * 0.2), fill=ink)
    canvas.draw.ellipse((x - unit * 0.17, top, x + unit * 0.17, top + unit * 0.44), fill=(236, 196, 160))
    for side in (-1, 1):
        eye = x + side * unit * 0.07
        canvas.draw.ellipse((eye - unit * 0.014, top + unit * 0.18, eye + unit * 0.014, top + unit * 0.21), fill=ink)
    canvas.draw.arc(
        (x - unit * 0.06, top + unit * 0.24, x + unit * 0.06, top + unit * 0.34), 20, 160, fill=(150, 70, 60), width=8
    )


def meeting(canvas: Canvas) -> None:
    """A row of people before a wall with a banner."""
    canvas.draw.rectangle((0, 0, canvas.width, canvas.height * 0.8), fill=canvas.color(0.1, 0.18, 0.8))
    canvas.draw.rectangle(
        (canvas.width * 0.12, canvas.height * 0.1, canvas.width * 0.88, canvas.height * 0.24), fill=canvas.color(0, 0.75, 0.7)
    )
    canvas.draw.rectangle((0, canvas.height * 0.8, canvas.width, canvas.height), fill=canvas.color(0.06, 0.3, 0.55))
    count = canvas.chance.randint(5, 11)
    for place in range(count):
        x = canvas.width * (place + 0.8) / (count + 0.6)
        size = min(canvas.height * 0.55, canvas.width / count * 2.2) * canvas.chance.uniform(0.9, 1)
        canvas.person(x, canvas.height * 0.9, size, canvas.color(canvas.chance.uniform(0.4, 0.6), 0.5, 0.55))


def field(canvas: Canvas) -> None:
    """Rows of a field that run to the horizon, three people at work."""
    middle, top = canvas.width * canvas.chance.uniform(0.3, 0.7), canvas.height * 0.42
    canvas.ridge(0.42, 0.04, canvas.color(0.2, 0.35, 0.55))
    for row in range(-16, 17):
        foot = middle + row * canvas.width * 0.14
        points = [(middle, top), (foot, canvas.height), (foot + canvas.width * 0.07, canvas.height)]
        canvas.draw.polygon(points, fill=canvas.color(0.25, 0.6, 0.5 if row % 2 else 0.62))
    for place in (0.2, 0.55, 0.8):
        canvas.person(
            canvas.width * place,
            canvas.height * canvas.chance.uniform(0.72, 0.92),
            canvas.unit * 0.3,
            canvas.color(0.6, 0.7, 0.8),
        )


SCENES: tuple[Callable[[Canvas], None], ...] = (hills, crowd, street, lake, meeting, field)


def courtyard(canvas: Canvas) -> None:
    """A long house behind trees, a few people on the way to it."""
    draw, width, height, unit = canvas.draw, canvas.width, canvas.height, canvas.unit
    canvas.ridge(0.4, 0.04, canvas.color(0.3, 0.16, 0.78))
    ground, left, right, top = height * 0.74, width * 0.12, width * 0.88, height * 0.36
    draw.rectangle((left, top, right, ground), fill=(246, 239, 228))
    draw.rectangle((left - unit * 0.03, top - unit * 0.05, right + unit * 0.03, top), fill=canvas.color(0.45, 0.5, 0.5))
    windows(canvas, left, top, right - left, ground)
    draw.rectangle((0, ground, width, height), fill=canvas.color(0.3, 0.25, 0.62))
    path = [(width * 0.46, ground), (width * 0.54, ground), (width * 0.7, height), (width * 0.3, height)]
    draw.polygon(path, fill=(232, 221, 198))
    for place in (0.06, 0.24, 0.78, 0.95):
        x, size = width * place, unit * canvas.chance.uniform(0.12, 0.17)
        draw.rectangle((x - size * 0.1, ground - size, x + size * 0.1, ground + unit * 0.03), fill=(104, 82, 66))
        draw.ellipse((x - size, ground - size * 2.6, x + size, ground - size * 0.6), fill=canvas.color(0.3, 0.4, 0.5))
    for place in (0.34, 0.41, 0.62):
        canvas.person(width * place, height * canvas.chance.uniform(0.84, 0.94), unit * 0.2, canvas.color(0.5 + place, 0.5, 0.62))


INSTITUTION = (hills, courtyard, meeting, lake, courtyard, street, meeting)
"""What an institution's photographer meets: no fields."""


def draw_picture(path: Path, number: int, width: int, height: int, scenes: Sequence[Callable[[Canvas], None]] = SCENES) -> None:
    """A JPEG of this size: tall pictures are mostly portraits, the others these scenes in turn."""
    canvas = Canvas(number, width, height)
    scene = portrait if height > width and number % 3 else scenes[number % len(scenes)]
    scene(canvas)
    soft = canvas.image.filter(ImageFilter.BoxBlur(1))
    soft.save(path, quality=84, dpi=(300, 300))


def portrait_of(path: Path, number: int) -> None:
    """A JPEG of one person, taller than wide."""
    canvas = Canvas(number, 1500, 2000)
    portrait(canvas)
    canvas.image.save(path, quality=84, dpi=(300, 300))
