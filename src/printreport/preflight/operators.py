"""Which method follows which operator (ISO 32000-1, annex A)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from printreport.preflight.content_reader import ContentRun

Handler = Callable[[ContentRun, Any], None]

HANDLERS: dict[str, Handler] = {
    "q": ContentRun.save,
    "Q": ContentRun.restore,
    "cm": ContentRun.concatenate,
    "w": ContentRun.line_width,
    "gs": ContentRun.parameters,
    "g": lambda run, operands: run.device_colour("DeviceGray", False, operands),
    "G": lambda run, operands: run.device_colour("DeviceGray", True, operands),
    "rg": lambda run, operands: run.device_colour("DeviceRGB", False, operands),
    "RG": lambda run, operands: run.device_colour("DeviceRGB", True, operands),
    "k": lambda run, operands: run.device_colour("DeviceCMYK", False, operands),
    "K": lambda run, operands: run.device_colour("DeviceCMYK", True, operands),
    "cs": lambda run, operands: run.choose_space(operands, False),
    "CS": lambda run, operands: run.choose_space(operands, True),
    "sc": lambda run, operands: run.choose_colour(operands, False),
    "scn": lambda run, operands: run.choose_colour(operands, False),
    "SC": lambda run, operands: run.choose_colour(operands, True),
    "SCN": lambda run, operands: run.choose_colour(operands, True),
    "Do": ContentRun.do,
    "INLINE IMAGE": ContentRun.inline_image,
    "sh": ContentRun.shade,
    "BMC": ContentRun.begin_marked,
    "BDC": ContentRun.begin_marked,
    "EMC": ContentRun.end_marked,
    "d1": ContentRun.lend_colour,
    "m": lambda run, operands: run.path.move(operands),
    "l": lambda run, operands: run.path.line(operands),
    "c": lambda run, operands: run.path.curve(operands),
    "v": lambda run, operands: run.path.curve(operands),
    "y": lambda run, operands: run.path.curve(operands),
    "re": lambda run, operands: run.path.rectangle(operands),
    "h": lambda run, _: run.path.close(),
    "W": lambda run, _: run.path.clip(),
    "W*": lambda run, _: run.path.clip(),
    "n": lambda run, _: run.path.paint(False, False),
    "f": lambda run, _: run.path.paint(True, False),
    "F": lambda run, _: run.path.paint(True, False),
    "f*": lambda run, _: run.path.paint(True, False),
    "S": lambda run, _: run.path.paint(False, True),
    "s": lambda run, _: run.path.paint(False, True),
    "B": lambda run, _: run.path.paint(True, True),
    "B*": lambda run, _: run.path.paint(True, True),
    "b": lambda run, _: run.path.paint(True, True),
    "b*": lambda run, _: run.path.paint(True, True),
    "BT": lambda run, _: run.text.begin(),
    "ET": lambda run, _: run.text.end(),
    "Tf": lambda run, operands: run.text.font(operands),
    "Tr": lambda run, operands: run.text.mode(operands),
    "Tc": lambda run, operands: run.text.char_space(operands),
    "Tw": lambda run, operands: run.text.word_space(operands),
    "Tz": lambda run, operands: run.text.stretch(operands),
    "TL": lambda run, operands: run.text.leading(operands),
    "Ts": lambda run, operands: run.text.rise(operands),
    "Td": lambda run, operands: run.text.next_line(operands),
    "TD": lambda run, operands: run.text.next_line_leading(operands),
    "Tm": lambda run, operands: run.text.matrix(operands),
    "T*": lambda run, _: run.text.new_line(),
    "Tj": lambda run, operands: run.text.show(operands[:1]),
    "TJ": lambda run, operands: run.text.show(operands[0]),
    "'": lambda run, operands: run.text.show_next(operands[0]),
    '"': lambda run, operands: run.text.show_spaced(operands),
}

SILENT = frozenset(("J", "j", "M", "d", "ri", "i", "d0", "MP", "DP", "BX", "EX", "BI", "ID", "EI"))
"""Operators that change nothing that is judged: caps, joins, mitres, dashes, intents, flatness, points, compatibility."""
