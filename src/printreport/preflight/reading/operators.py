"""Which method follows which operator (ISO 32000-1, annex A)."""

from __future__ import annotations

from typing import Any

from printreport.preflight.reading.stream_run import ContentRun, Handler, Handlers


def _change_nothing(_run: ContentRun, _operands: Any) -> None:
    """Nothing that is judged changes."""


_SILENT = ("J", "j", "M", "d", "ri", "i", "d0", "MP", "DP", "BX", "EX", "BI", "ID", "EI")
"""Operators that change nothing that is judged: caps, joins, mitres, dashes, intents, flatness, points, compatibility."""

HANDLERS: Handlers = {
    "q": Handler(ContentRun.save, ""),
    "Q": Handler(ContentRun.restore, ""),
    "cm": Handler(ContentRun.concatenate, "nnnnnn"),
    "w": Handler(ContentRun.line_width, "n"),
    "gs": Handler(ContentRun.parameters, "N"),
    "g": Handler(lambda run, operands: run.device_colour("DeviceGray", False, operands), "n"),
    "G": Handler(lambda run, operands: run.device_colour("DeviceGray", True, operands), "n"),
    "rg": Handler(lambda run, operands: run.device_colour("DeviceRGB", False, operands), "nnn"),
    "RG": Handler(lambda run, operands: run.device_colour("DeviceRGB", True, operands), "nnn"),
    "k": Handler(lambda run, operands: run.device_colour("DeviceCMYK", False, operands), "nnnn"),
    "K": Handler(lambda run, operands: run.device_colour("DeviceCMYK", True, operands), "nnnn"),
    "cs": Handler(lambda run, operands: run.choose_space(operands, False), "N"),
    "CS": Handler(lambda run, operands: run.choose_space(operands, True), "N"),
    "sc": Handler(lambda run, operands: run.choose_colour(operands, False), "*"),
    "scn": Handler(lambda run, operands: run.choose_colour(operands, False), "*"),
    "SC": Handler(lambda run, operands: run.choose_colour(operands, True), "*"),
    "SCN": Handler(lambda run, operands: run.choose_colour(operands, True), "*"),
    "Do": Handler(ContentRun.do, "N"),
    "INLINE IMAGE": Handler(ContentRun.inline_image, "*"),
    "sh": Handler(ContentRun.shade, "N"),
    "BMC": Handler(ContentRun.begin_marked, "N"),
    "BDC": Handler(ContentRun.begin_marked, "N?"),
    "EMC": Handler(ContentRun.end_marked, ""),
    "d1": Handler(ContentRun.lend_colour, ""),
    "m": Handler(lambda run, operands: run.path.move(operands), "nn"),
    "l": Handler(lambda run, operands: run.path.line(operands), "nn"),
    "c": Handler(lambda run, operands: run.path.curve(operands), "nnnnnn"),
    "v": Handler(lambda run, operands: run.path.curve(operands), "nnnn"),
    "y": Handler(lambda run, operands: run.path.curve(operands), "nnnn"),
    "re": Handler(lambda run, operands: run.path.rectangle(operands), "nnnn"),
    "h": Handler(lambda run, _: run.path.close(), ""),
    "W": Handler(lambda run, _: run.path.clip(), ""),
    "W*": Handler(lambda run, _: run.path.clip(), ""),
    "n": Handler(lambda run, _: run.path.paint(False, False), ""),
    "f": Handler(lambda run, _: run.path.paint(True, False), ""),
    "F": Handler(lambda run, _: run.path.paint(True, False), ""),
    "f*": Handler(lambda run, _: run.path.paint(True, False), ""),
    "S": Handler(lambda run, _: run.path.paint(False, True), ""),
    "s": Handler(lambda run, _: run.path.paint(False, True), ""),
    "B": Handler(lambda run, _: run.path.paint(True, True), ""),
    "B*": Handler(lambda run, _: run.path.paint(True, True), ""),
    "b": Handler(lambda run, _: run.path.paint(True, True), ""),
    "b*": Handler(lambda run, _: run.path.paint(True, True), ""),
    "BT": Handler(lambda run, _: run.text.begin(), ""),
    "ET": Handler(lambda run, _: run.text.end(), ""),
    "Tf": Handler(lambda run, operands: run.text.font(operands), "Nn"),
    "Tr": Handler(lambda run, operands: run.text.mode(operands), "n"),
    "Tc": Handler(lambda run, operands: run.text.char_space(operands), "n"),
    "Tw": Handler(lambda run, operands: run.text.word_space(operands), "n"),
    "Tz": Handler(lambda run, operands: run.text.stretch(operands), "n"),
    "TL": Handler(lambda run, operands: run.text.leading(operands), "n"),
    "Ts": Handler(lambda run, operands: run.text.rise(operands), "n"),
    "Td": Handler(lambda run, operands: run.text.next_line(operands), "nn"),
    "TD": Handler(lambda run, operands: run.text.next_line_leading(operands), "nn"),
    "Tm": Handler(lambda run, operands: run.text.matrix(operands), "nnnnnn"),
    "T*": Handler(lambda run, _: run.text.new_line(), ""),
    "Tj": Handler(lambda run, operands: run.text.show(operands), "s"),
    "TJ": Handler(lambda run, operands: run.text.show(operands[0]), "a"),
    "'": Handler(lambda run, operands: run.text.show_next(operands[0]), "s"),
    '"': Handler(lambda run, operands: run.text.show_spaced(operands), "nns"),
    **dict.fromkeys(_SILENT, Handler(_change_nothing, "*")),
}
