"""Reads colours: process inks as they are written, screen colours mixed for the press, words for colours told what to write."""

from __future__ import annotations

import re

from printreport.core.color import Cmyk
from printreport.core.figure_grammar import fold_width
from printreport.images.press_color import chosen_profile
from printreport.model.document import PressChoice
from printreport.source.color_words import inks_of_word
from printreport.source.screen_color import is_almost_lights, parse_lights, separate, tell_build
from printreport.syntax.message_log import MessageLog
from printreport.syntax.values import read_words, unquoted
from printreport.syntax.yaml_nodes import Node, Scalar

_PER_CENT = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,9})?|\.[0-9]{1,9}")
_INKS = re.compile(r"C ?([0-9.]{1,6})[, ]+M ?([0-9.]{1,6})[, ]+Y ?([0-9.]{1,6})[, ]+K ?([0-9.]{1,6})", re.IGNORECASE)


def read_color(node: Node, name: str, press: PressChoice, log: MessageLog) -> Cmyk | None:
    """A process colour; a screen's colour is mixed for the press, with a warning that says how it will look."""
    if isinstance(node, Scalar) and node.is_empty and node.comment is not None:
        log.error("bad-color", node.span, f"{name} 的颜色被当成了注释", f'# 开头的值要加引号，例如 {name}: "#C8102E"')
        return None
    words = read_words(node, name, log)
    if words is None:
        return None
    text = unquoted(fold_width(words.text)).strip()
    if (lights := parse_lights(text)) is not None:
        build = separate(lights, chosen_profile(press))
        tell_build(text, name, build, node.span, log)
        return build.inks
    match = _INKS.fullmatch(text)
    parts = [float(part) for part in match.groups() if _PER_CENT.fullmatch(part)] if match else []
    if len(parts) == 4 and max(parts) <= 100:
        return Cmyk(*(part / 100 for part in parts))
    hint = '写成 C0 M100 Y100 K10（各 0–100），或 "#RRGGBB"。'
    if is_almost_lights(text):
        hint = f'屏幕颜色写成 {name}: "#C8102E" 或 {name}: "rgb(200, 16, 46)"，连引号一起写；印刷色写成 C0 M100 Y100 K10。'
    elif inks := inks_of_word(text):
        hint = f"颜色要写成印刷色，“{text}”可以写 {name}: {inks}，不合意再调各数。"
    log.error("bad-color", node.span, f"{name} 不是颜色：“{text}”", hint)
    return None
