"""Vertical lines (直排) for titles and quotations: vertical forms, upright two-digit numbers, turned Latin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from printreport.fonts.shaping import COMBINING
from printreport.model.line import GlyphRun, Line
from printreport.model.theme import TextStyle
from printreport.text.box import Box
from printreport.text.char_class import char_class
from printreport.text.type_case import TypeCase, Voice

EM_TOP = 0.88
"""How high the em box reaches over the baseline, in em."""

_TOKEN = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*|[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u036f0-9.'’-]*|\s+|——|……|.[" + COMBINING + "]*", re.DOTALL
)


def set_vertical_line(case: TypeCase, text: str, style: TextStyle, pitch: float) -> Line:
    """The line's runs; its `width` is the depth in points, from the first em box's top to the last one's bottom."""
    runs: list[GlyphRun] = []
    y = 0.0
    tight = pitch - style.size
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token.isspace():
            y += style.size / 2 + tight
            continue
        placed, depth = _set_token(case, token, style, y)
        runs.extend(placed)
        y += depth + tight
    depth = max(0.0, y - tight)
    return Line(tuple(_joined(runs)), (), depth, 0.0, depth, 0, len(text), text, last=True)


def _set_token(case: TypeCase, token: str, style: TextStyle, y: float) -> tuple[list[GlyphRun], float]:
    voice = Voice(style.face, style.latin or style.face, style.latin_scale)
    if char_class(token[0], case.language).kind == "western":
        boxes = case.word(voice, token)
        width = sum(box.width for box in boxes)
        if len(token) <= 2 and token.isdigit():
            return [_upright(boxes, width, style, y)], style.size
        return _turned(boxes, style, y), width * style.size
    if len(token) > 1 and token[0] not in "—…":
        return [_marked(case.char(voice, token), style, y)], style.size
    return list(_vertical_forms(case, token, style, y)), len(token) * style.size


def _marked(box: Box, style: TextStyle, y: float) -> GlyphRun:
    """A character with its combining marks, upright in its em box."""
    face, scale, *_ = box.glyphs[0]
    xs = tuple((dx - box.width / 2) * style.size for _, _, _, dx, _, _ in box.glyphs)
    ys = tuple(y + (EM_TOP + dy) * style.size for _, _, _, _, dy, _ in box.glyphs)
    glyphs, texts = tuple(g[2] for g in box.glyphs), tuple(g[5] for g in box.glyphs)
    return GlyphRun(face, style.size * scale, style.color, glyphs, xs, ys, texts)


def _vertical_forms(case: TypeCase, token: str, style: TextStyle, y: float) -> Iterator[GlyphRun]:
    """Chinese characters in their vertical forms, each in its own em box under the one before.

    Stops stand in their box's upper right corner as the face draws them, in Taiwan and Hong Kong in its middle.
    """
    size = style.size
    face = case.face(style.face, token[0])
    shaped = case.vertical(face, token)
    depth = len(token) / len(shaped)
    for number, (gid, advance) in enumerate(shaped):
        chars = token if len(shaped) == 1 else token[number]
        x, baseline = -advance / 2, number * depth + EM_TOP
        ink = face.ink(gid)
        if ink and char_class(token[0], case.language).place == "centre" and len(token) == 1:
            x, baseline = -(ink[0] + ink[2]) / 2, 0.5 + (ink[1] + ink[3]) / 2
        yield GlyphRun(face.key, size, style.color, (gid,), (x * size,), (y + baseline * size,), (chars,))


def _upright(boxes: tuple[Box, ...], width: float, style: TextStyle, y: float) -> GlyphRun:
    """One or two digits upright in one em box (纵中横), made smaller where they are wider than the em."""
    fit = min(1.0, 1.0 / width)
    face, scale = boxes[0].glyphs[0][:2]
    x = -width * fit / 2
    glyphs, xs, ys, texts = [], [], [], []
    for box in boxes:
        for _, _, gid, dx, _, text in box.glyphs:
            glyphs.append(gid)
            xs.append((x + dx * fit) * style.size)
            ys.append(y + (0.5 + 0.36 * scale * fit) * style.size)
            texts.append(text)
        x += box.width * fit
    return GlyphRun(face, style.size * scale * fit, style.color, tuple(glyphs), tuple(xs), tuple(ys), tuple(texts))


def _turned(boxes: tuple[Box, ...], style: TextStyle, y: float) -> list[GlyphRun]:
    """A Western word turned a quarter clockwise, its x-height on the column's middle."""
    runs = []
    for box in boxes:
        for face, scale, gid, dx, dy, text in box.glyphs:
            origin = ((-0.36 * style.latin_scale - dy) * style.size, y + dx * style.size)
            runs.append(
                GlyphRun(face, style.size * scale, style.color, (gid,), (origin[0],), (origin[1],), (text,), angle=90.0)
            )
        y += box.width * style.size
    return runs


def _joined(runs: list[GlyphRun]) -> Iterator[GlyphRun]:
    """Neighbouring runs of one face, size and angle as one."""
    group: list[GlyphRun] = []
    for run in runs:
        if group and (run.face, run.size, run.angle) != (group[0].face, group[0].size, group[0].angle):
            yield _one(group)
            group = []
        group.append(run)
    if group:
        yield _one(group)


def _one(group: list[GlyphRun]) -> GlyphRun:
    head = group[0]
    return GlyphRun(
        head.face,
        head.size,
        head.color,
        tuple(g for run in group for g in run.glyphs),
        tuple(x for run in group for x in run.xs),
        tuple(y for run in group for y in run.ys),
        tuple(t for run in group for t in run.texts),
        angle=head.angle,
    )
