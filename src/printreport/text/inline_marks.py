"""Marks beside characters: dots under them (着重号), lines beneath them (专名号, 书名号甲式, underlines), readings above or
beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from printreport.core.color import Color
from printreport.model.line import LineRule
from printreport.text.box import Box, Galley, Glyph, Underlined, UnderlineKind
from printreport.text.char_class import HAN
from printreport.text.type_case import TypeCase, Voice

DOT_SIZE = 0.14
"""The diameter of a dot under a character, in em."""
DOT_DROP = 0.27
"""How far below the baseline its middle stands, in em: clear of the em box, which ends at 0.12 (clreq, Emphasis dots)."""

RULE: dict[UnderlineKind, tuple[float, float]] = {"proper": (0.2, 0.05), "title": (0.2, 0.05), "underline": (0.27, 0.03)}
"""Where each line stands below the baseline and how thick it is, in em. An underline is no mark of orthography: it is lower
and thinner, so that it is not read as 专名号, and both can run beneath one word."""
RULE_GAP = 1 / 16
"""How much a line is shortened at an end where another one meets it, in em (GB/T 15834-2011)."""

RUBY_SIZE, RUBY_SHARE = 0.5, 0.8
"""A reading's size in em, and the share of the white between lines that it may fill: leading is never opened for it."""
ZHUYIN_SIZE = 0.3
"""A bopomofo letter's size in em: three of them and no tone are as high as their character."""

def dotted(box: Box) -> Box:
    """A character with a dot under it; marks and Western letters take none (clreq, Emphasis dots)."""
    return replace(box, dotted=True) if box.cls is HAN else box


def read_out(boxes: tuple[Box, ...], reading: str, case: TypeCase, voice: Voice, leading: float) -> tuple[Box, ...]:
    """The boxes of a word with its reading: bopomofo beside each character, anything else above the word.

    `leading` is the distance of baselines in em. A reading that is longer than its word widens the word evenly.

    `boxes` are the word's, `reading` what stands over it, `case` gives glyphs, and `voice` says in which face and size.
    """
    if any("\u3105" <= ch <= "\u312f" for ch in reading):
        return _beside(boxes, reading, case, voice)
    scale = min(RUBY_SIZE, max(0.2, RUBY_SHARE * (leading - 1.0)))
    parts = reading.split()
    small = replace(voice, latin=voice.role, latin_scale=scale * voice.scale, scale=1.0)
    each = [_ruby_boxes(case, small, scale, part) for part in parts]
    if len(parts) == len(boxes) and all(_wide(ruby) <= box.width for ruby, box in zip(each, boxes, strict=True)):
        return tuple(_with_ruby((box,), ruby)[0] for box, ruby in zip(boxes, each, strict=True))
    return _with_ruby(boxes, _ruby_boxes(case, small, scale, " ".join(parts)))


def _ruby_boxes(case: TypeCase, voice: Voice, scale: float, text: str) -> list[Box]:
    """The small boxes of a reading, spaces as boxes without glyphs."""
    boxes: list[Box] = []
    for word in text.split():
        if boxes:
            boxes.append(Box(0.25 * scale, HAN, ()))
        if word[0].isascii() or (word[0].isalpha() and ord(word[0]) < 0x2E80):
            boxes.extend(case.word(voice, word))
        else:
            boxes.extend(case.char(replace(voice, scale=scale), ch) for ch in word)
    return boxes


def _wide(boxes: list[Box]) -> float:
    return sum(box.width for box in boxes)


def _with_ruby(boxes: tuple[Box, ...], ruby: list[Box]) -> tuple[Box, ...]:
    """The boxes, widened where the reading is longer; the first one carries the reading, centred over them all."""
    base, wide = sum(box.width for box in boxes), _wide(ruby)
    extra = max(0.0, wide - base) / len(boxes)
    widened = [_shifted(box, extra / 2, box.width + extra) for box in boxes]
    x = (max(base, wide) - wide) / 2
    glyphs: list[Glyph] = []
    for box in ruby:
        glyphs.extend((face, s, gid, dx + x, dy - RUBY_RISE, "") for face, s, gid, dx, dy, _ in box.glyphs)
        x += box.width
    return (replace(widened[0], beside=tuple(glyphs)), *widened[1:])


RUBY_RISE = 1.02
"""How far above the baseline of its word a reading's own baseline stands, in em."""


def _shifted(box: Box, by: float, width: float) -> Box:
    moved = tuple((face, s, gid, dx + by, dy, text) for face, s, gid, dx, dy, text in box.glyphs)
    return replace(box, width=width, glyphs=moved)


def _beside(boxes: tuple[Box, ...], reading: str, case: TypeCase, voice: Voice) -> tuple[Box, ...]:
    """Each character with its bopomofo stacked to its right, the tone mark beside the last symbol (clreq, Bopomofo)."""
    syllables = reading.split()
    if len(syllables) != len(boxes):
        syllables = [reading.replace(" ", "")] + [""] * (len(boxes) - 1)
    return tuple(_zhuyin(box, syllable, case, voice) for box, syllable in zip(boxes, syllables, strict=True))


def _zhuyin(box: Box, syllable: str, case: TypeCase, voice: Voice) -> Box:
    light = "˙" in syllable
    symbols = [ch for ch in syllable if "\u3105" <= ch <= "\u312f"]
    tones = [ch for ch in syllable if ch in "ˊˇˋ"]
    stack = (["˙"] if light else []) + symbols
    small = replace(voice, scale=ZHUYIN_SIZE)
    top = 0.88 - (1.0 - ZHUYIN_SIZE * len(stack)) / 2
    glyphs: list[Glyph] = []
    for row, char in enumerate(stack):
        glyphs.extend(_small_glyphs(case, small, char, box.width + 0.03, -(top - ZHUYIN_SIZE * (row + 0.88))))
    for char in tones:
        y = -(top - ZHUYIN_SIZE * (len(stack) - 0.5))
        glyphs.extend(_small_glyphs(case, small, char, box.width + ZHUYIN_SIZE, y))
    width = box.width + ZHUYIN_SIZE + (0.18 if tones else 0.06)
    return replace(box, width=width, beside=tuple(glyphs))


def _small_glyphs(case: TypeCase, voice: Voice, char: str, x: float, y: float) -> list[Glyph]:
    """One small letter's glyphs.

    `case` gives them, `voice` says in which face and size, `char` is the letter, `x` and `y` are where it stands from its
    character's origin, in em.
    """
    box = case.char(voice, char)
    x += (ZHUYIN_SIZE - box.width) / 2
    return [(face, s, gid, x + dx, y + dy, "") for face, s, gid, dx, dy, _ in box.glyphs]


def line_rules(
    galley: Galley, first: int, starts: list[float], size: float, color: Color
) -> tuple[LineRule, ...]:
    """The dots under the characters of one set line and the lines beneath its names; `starts` is where its boxes begin, in em.

    `galley` has the boxes, `first` is the number of the line's first one, `size` is in points, and `color` the text's.
    """
    boxes = galley.boxes[first : first + len(starts)]
    dots = [_dot(x + box.width / 2, size, color) for x, box in zip(starts, boxes, strict=True) if box.dotted]
    ends = [x + box.width for x, box in zip(starts, boxes, strict=True)]
    return (*dots, *_underlines(galley.underlined, first, starts, ends, size, color))


def _dot(x: float, size: float, color: Color) -> LineRule:
    radius = DOT_SIZE / 2
    return LineRule((x - radius / 2) * size, (x + radius / 2) * size, DOT_DROP * size, radius * size, color, dot=True)


def _underlines(
    underlined: list[Underlined], first: int, starts: list[float], ends: list[float], size: float, color: Color
) -> Iterator[LineRule]:
    """The lines beneath names on one set line.

    `underlined` are the paragraph's, `first` is the number of the line's first box, `starts` and `ends` are where its boxes
    begin and end in em, `size` is in points, `color` the text's.
    """
    meets = {item.first for item in underlined} & {item.after for item in underlined}
    for item in underlined:
        begin, stop = max(item.first, first), min(item.after, first + len(starts))
        if begin < stop:
            x0 = starts[begin - first] + (RULE_GAP if begin in meets else 0.0)
            x1 = ends[stop - 1 - first] - (RULE_GAP if stop in meets else 0.0)
            drop, width = RULE[item.kind]
            yield LineRule(x0 * size, x1 * size, drop * size, width * size, color, item.kind == "title")
