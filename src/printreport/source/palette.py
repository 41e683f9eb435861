"""Reads the colours that an editor gives a theme: process inks, or a spot ink with a name and what stands for it."""

from __future__ import annotations

import re

from printreport.core.color import Color, Spot
from printreport.core.span import Span
from printreport.model.document import PressChoice
from printreport.source.checks.legibility import check_legibility
from printreport.source.ink_colors import read_color
from printreport.source.schema import PALETTE_KEYS, SPOT_KEYS
from printreport.syntax.message_log import MessageLog
from printreport.syntax.records import is_blank, read_record
from printreport.syntax.values import read_words
from printreport.syntax.yaml_nodes import Mapping, Node

MOST_LETTERS = 31
"""The longest name of a spot ink, as older plate setters take no longer ones."""

_FOR_TEXT = ("ink", "muted")
_PROCESS = re.compile(r"all|none|cyan|magenta|yellow|black|[cmyk]|青|品|品红|洋红|黄|黑|白", re.IGNORECASE)


def read_palette(node: Node | None, theme: str, press: PressChoice, log: MessageLog) -> tuple[tuple[str, Color], ...]:
    """The colours by role; those that are none are left out with a message.

    One name is one ink: two roles may share it when they say the same of it (GWG 2022, spot colours are unambiguous).
    Screens' colours are mixed for the press; colours in which words are hard to read in the theme are warned of.
    """
    if node is None or is_blank(node):
        return ()
    found: dict[str, Color] = {}
    spots: dict[str, Spot] = {}
    places: dict[str, Span] = {}
    for role, value in (read_record(node, PALETTE_KEYS, "palette ", log) or {}).items():
        color = _read_spot(value, role, press, log) if isinstance(value, Mapping) else read_color(value, role, press, log)
        if isinstance(color, Spot) and spots.setdefault(color.name, color) != color:
            hint = "同一种专色的 fallback 要写得一样；不同的专色要有不同的名字。"
            log.error("spot-differs", value.span, f"专色“{color.name}”有两种 fallback", hint)
        if color is not None:
            found[role] = color
            places[role] = value.span
    check_legibility(theme, found, places, press, log)
    return tuple(found.items())


def _read_spot(node: Mapping, role: str, press: PressChoice, log: MessageLog) -> Spot | None:
    """`{name: 烫金, fallback: C0 M15 Y50 K20}`."""
    record = read_record(node, SPOT_KEYS, f"{role} ", log) or {}
    if not {"name", "fallback"} <= record.keys():
        return None
    words = read_words(record["name"], "name", log)
    fallback = read_color(record["fallback"], "fallback", press, log)
    if words is None or fallback is None:
        return None
    name = words.text.strip()
    if role in _FOR_TEXT:
        log.error(
            "spot-for-text", node.span, f"{role} 不能用专色", "正文和图注用黑墨；专色可用于 accent、field、second、tint。"
        )
        return None
    if _PROCESS.fullmatch(name) or len(name) > MOST_LETTERS:
        hint = f"用印刷厂认得的名字，如 烫金、PANTONE 871 C，不超过 {MOST_LETTERS} 字。"
        log.error("bad-spot", record["name"].span, f"专色不能叫“{name}”", hint)
        return None
    return Spot(name, fallback)
