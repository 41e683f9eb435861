"""The modules of a QR code (ISO/IEC 18004): how many a text needs, and which of them are dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from segno import QRCode

LEAST_SIDE_MM = 18.0
"""The side that a code on the back has at least, its quiet zone left out."""
LEAST_MODULE_MM = 0.33
"""The side of one module that telephones still tell apart on paper; an offset press holds less."""
QUIET_ZONE = 4
"""Modules on each side that stay white (ISO/IEC 18004, 6.3.8)."""

_SMALLEST, _STEP = 21, 4
"""Modules of a side of version 1, and how many more each version has (ISO/IEC 18004, 5.3.1)."""
MOST_VERSION = int((LEAST_SIDE_MM / LEAST_MODULE_MM - _SMALLEST) / _STEP) + 1
"""The largest version whose modules can be told apart at the least side."""


class QrOverflowError(ValueError):
    """A text has more characters than any code that the back can hold."""


def qr_modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The code of a text, row by row from the top, True for dark; the quiet zone is left out.

    The level of error correction is M (15 per cent), or a higher one that costs no more modules. Raises QrOverflowError
    for a text that needs more modules than can be told apart at LEAST_SIDE_MM.
    """
    return tuple(tuple(bool(module) for module in row) for row in _code(text).matrix)


def most_letters(text: str) -> int:
    """How many letters like those of a text the largest code holds: what it may be shortened to."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[:middle]):
            low = middle
        else:
            high = middle - 1
    return low


def fits(text: str) -> bool:
    """Whether a text has a code on the back."""
    try:
        return bool(_code(text))
    except QrOverflowError:
        return False


def _code(text: str) -> QRCode:
    import segno

    # Han is written in UTF-8, which all readers guess: Shift-JIS, a code's other way, would be read as Japanese.
    encoding = None if text.isascii() else "utf-8"
    try:
        found = segno.make_qr(text, error="m", encoding=encoding)
    except segno.DataOverflowError as problem:
        raise QrOverflowError(text) from problem
    if int(found.version) > MOST_VERSION:
        raise QrOverflowError(text)
    return found
