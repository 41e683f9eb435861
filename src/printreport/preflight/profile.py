"""The profiles that a file can be judged by."""

from __future__ import annotations

from typing import Literal

Profile = Literal["x4", "x1a", "screen", "booklet"]
PROFILES: tuple[Profile, ...] = ("x4", "x1a", "screen", "booklet")
PROFILE_NAMES: dict[Profile, str] = {
    "x4": "印刷（PDF/X-4）",
    "x1a": "印刷（PDF/X-1a:2003）",
    "screen": "屏幕阅读（PDF/UA-1、PDF/A-2u）",
    "booklet": "办公室打印小册子",
}
X4 = frozenset[Profile]({"x4"})
X1A = frozenset[Profile]({"x1a"})
PRESS = X4 | X1A
SCREEN = frozenset[Profile]({"screen"})
BOOKLET = frozenset[Profile]({"booklet"})
EVERY = PRESS | SCREEN | BOOKLET
