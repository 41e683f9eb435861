"""The type case: a box for every character and Western word, made once from the fonts and kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from printreport.fonts.shaping import COMBINING, shape
from printreport.model.document import Language
from printreport.text.box import Box, Glyph
from printreport.text.char_class import DIGIT, LATIN, CharClass, char_class

if TYPE_CHECKING:
    from printreport.fonts.font_book import FontBook
    from printreport.fonts.font_face import FontFace
    from printreport.fonts.small_form import SmallForm

HALF = 0.5
"""The room of a mark without its blank half, in em (GB/T 15834-2011, 5.1)."""

EM_CENTRE = 0.38
"""The height of the em box's middle over the baseline (the ideographic em box reaches from −0.12 to 0.88)."""

_SCRIPT_LANGUAGE: dict[Language, str] = {"zh-Hans-CN": "zh-Hans", "zh-Hant-TW": "zh-Hant", "zh-Hant-HK": "zh-Hant-HK"}


@dataclass(frozen=True, slots=True)
class Voice:
    """How characters are set: roles for Chinese and for Western, Western size, size and drop of sub- and superscripts."""

    role: str
    latin: str
    latin_scale: float = 1.0
    scale: float = 1.0
    drop: float = 0.0


class TypeCase:
    """Boxes by voice and character; everything in it is measured from the fonts, in em of the style's size."""

    def __init__(self, book: FontBook, language: Language) -> None:
        self.book = book
        self.language: Language = language
        self._chars: dict[Voice, dict[str, Box]] = {}
        self._words: dict[tuple[Voice, str, str], tuple[Box, ...]] = {}

    def chars(self, voice: Voice) -> dict[str, Box]:
        """The boxes made so far for a voice's characters; use `char` for one that may not be there yet."""
        return self._chars.setdefault(voice, {})

    def char(self, voice: Voice, text: str) -> Box:
        """The box of one Chinese character or mark, or of a unit (`——`, `……`, a character with its variation selector)."""
        kept = self.chars(voice)
        box = kept.get(text)
        if box is None:
            box = kept[text] = self._make(voice, text)
        return box

    def face(self, role: str, char: str) -> FontFace:
        """The first face of the role's chain that has the character, else the chain's first."""
        return self.book.face_for(role, char) or self.book.chain(role)[0]

    def space(self, voice: Voice, text: str) -> Glyph:
        """The glyph of a space that is to come out again when the text is copied."""
        face = self.face(voice.latin, " ")
        return (face.key, voice.latin_scale * voice.scale, face.glyph(" "), 0.0, voice.drop, text)

    def word(self, voice: Voice, word: str, marks: str = "") -> tuple[Box, ...]:
        """The boxes of a Western word, one for each cluster that HarfBuzz makes of it.

        `marks` are those of its characters that are elsewhere Chinese (“ ” — …) and stand here as Latin ones.
        """
        key = (voice, word, marks)
        kept = self._words.get(key)
        if kept is None:
            kept = self._words[key] = tuple(self._shape_word(voice, word, marks))
        return kept

    def vertical(self, face: FontFace, text: str) -> list[tuple[int, float]]:
        """Glyph id and horizontal advance of the vertical forms (feature `vert`) of a character or unit."""
        return [(gid, advance) for gid, _, _, advance, _ in self._shape(face, text, vert=True)]

    # -- making ----------------------------------------------------------------------------------------------------

    def _make(self, voice: Voice, text: str) -> Box:
        cls = char_class(text[0], self.language)
        face = self._face_of(voice.role, text)
        if len(text) > 1 and cls.name in ("dash", "ellipsis"):
            return _unit_box(face, self._shape(face, text), voice, cls, text)
        if len(text) == 1 and cls.kind == "han" and self.language == "zh-Hans-CN":
            gid = face.glyph(text)
            return _whole(face, [(gid, 0.0, 0.0, text)], face.advance(gid), voice, cls)
        shaped = self._shape(face, text)
        if len(shaped) == 1 and cls.kind == "mark":
            return self._mark_box(face, shaped[0][0], text, voice, cls)
        pen = 0.0
        glyphs = []
        for number, (gid, dx, dy, advance, _) in enumerate(shaped):
            glyphs.append((gid, pen + dx, dy, "" if number else text))
            pen += advance
        return _whole(face, glyphs, pen, voice, cls)

    def _shape(self, face: FontFace, text: str, **features: bool) -> list[tuple[int, float, float, float, int]]:
        return list(shape(face, text, _SCRIPT_LANGUAGE[self.language], "Hani", features))

    def _mark_box(self, face: FontFace, gid: int, text: str, voice: Voice, cls: CharClass) -> Box:
        if cls.place == "whole":
            width, dx = _whole_mark(face, gid, cls)
            return _scaled(face, gid, dx, 0.0, text, voice, cls, width)
        if cls.place in ("centre", "half"):
            dx, dy = _centred(face, gid, cls)
            blank = HALF / 2 if cls.place == "centre" else 0.0
            box = _scaled(face, gid, dx, dy, text, voice, cls, HALF, blank, blank)
            side = 0.0 if blank else max(0.0, HALF - face.advance(gid)) / 2 * voice.scale
            return replace(box, side=side)
        width, dx = self._half_form(face, gid, text, cls.place == "right")
        blank = 1.0 - width
        if cls.place == "right":
            return _scaled(face, gid, dx, 0.0, text, voice, cls, width, before=blank)
        return _scaled(face, gid, dx, 0.0, text, voice, cls, width, after=blank)

    def _half_form(self, face: FontFace, gid: int, text: str, right: bool) -> tuple[float, float]:
        """The width of a mark without its blank and the offset of its full-width glyph in that room.

        What the font's `halt` says goes first; else the blank is what lies outside the ink, at most half an em.
        """
        advance = face.advance(gid)
        if advance < 0.75:
            width = max(HALF, advance)
            return width, width - advance if right else 0.0
        halved = self._shape(face, text, halt=True)
        if len(halved) == 1 and halved[0][0] == gid and halved[0][3] < 0.75 * advance:
            return halved[0][3], halved[0][1]
        ink = face.ink(gid) or (0.0, 0.0, HALF, 0.0)
        blank = min(HALF, ink[0]) if right else min(HALF, 1.0 - ink[2])
        return 1.0 - blank, -blank if right else 0.0

    def _shape_word(self, voice: Voice, word: str, marks: str) -> Iterator[Box]:
        scale = voice.latin_scale * voice.scale
        for face, piece in self._by_face(voice.latin, word):
            form = self.book.small_form(voice.latin, piece)
            if form is not None:
                yield _small_box(form, piece, scale, voice.drop)
                continue
            features = {"pwid": True} if marks else {}
            shaped = list(shape(face, piece, _SCRIPT_LANGUAGE[self.language], "Latn", features))
            clusters = _clusters(shaped, piece)
            for chars, glyphs, advance in clusters:
                cls = _western_class(chars[0], marks, self.language)
                placed = tuple(
                    (face.key, scale, gid, dx * scale, dy * scale + voice.drop, text) for gid, dx, dy, text in glyphs
                )
                yield Box(advance * scale, cls, placed)

    def _by_face(self, role: str, word: str) -> Iterator[tuple[FontFace, str]]:
        """Stretches of a word by the face that has their letters; what is made from another character stands alone.

        A word with a letter that only another role's face has is set in that face as a whole, where it has all of it.
        """
        letters = [match.group() for match in _MARKED.finditer(word)]
        made = [self.book.small_form(role, letter) for letter in letters]
        faces = [self._face_of(role, letter) if form is None else form.face for letter, form in zip(letters, made, strict=True)]
        chain = self.book.chain(role)
        foreign = next((face for face in faces if face not in chain), None)
        if foreign is not None and len(letters) == len(word) and all(map(foreign.has, word)):
            yield foreign, word
            return
        start = at = 0
        for i, letter in enumerate(letters):
            if i and (faces[i] is not faces[i - 1] or made[i] or made[i - 1]):
                yield faces[i - 1], word[start:at]
                start = at
            at += len(letter)
        yield faces[-1], word[start:]

    def _face_of(self, role: str, text: str) -> FontFace:
        """The face of one character, or of one with its combining marks."""
        if len(text) > 1 and (found := self.book.marked_face(role, text)):
            return found
        return self.face(role, text[0])


_MARKED = re.compile(f".[{COMBINING}]*", re.DOTALL)


_LATIN_MARKS = {"“": "(", "‘": "(", "”": ")", "…": ".", "·": "a", "—": "a"}


def _western_class(char: str, marks: str, language: Language) -> CharClass:
    if char == "’" and char in marks:
        return LATIN
    if char in marks:
        return char_class(_LATIN_MARKS.get(char, "a"), language)
    cls = char_class(char, language)
    return cls if cls is DIGIT or cls.kind == "western" else LATIN


def _clusters(
    shaped: list[tuple[int, float, float, float, int]], text: str
) -> Iterator[tuple[str, list[tuple[int, float, float, str]], float]]:
    """The characters, placed glyphs and advance of each cluster, left to right."""
    by_cluster: dict[int, list[tuple[int, float, float, float]]] = {}
    for gid, dx, dy, advance, cluster in shaped:
        by_cluster.setdefault(cluster, []).append((gid, dx, dy, advance))
    starts = sorted(by_cluster)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        pen = 0.0
        glyphs: list[tuple[int, float, float, str]] = []
        for gid, dx, dy, advance in by_cluster[start]:
            glyphs.append((gid, pen + dx, dy, "" if glyphs else text[start:end]))
            pen += advance
        yield text[start:end], glyphs, pen


def _small_box(form: SmallForm, char: str, scale: float, drop: float) -> Box:
    """A superscript or subscript made from its base, which says what the editor wrote when it is copied."""
    size = scale * form.scale
    gid = form.face.glyph(form.base)
    return Box(form.face.advance(gid) * size, LATIN, ((form.face.key, size, gid, 0.0, drop + form.drop * scale, char),))


def _unit_box(
    face: FontFace, shaped: list[tuple[int, float, float, float, int]], voice: Voice, cls: CharClass, text: str
) -> Box:
    """`——` or `……` as one box of exactly 2 em; two dashes are pushed together until their ink meets."""
    natural = sum(advance for *_, advance, _ in shaped)
    share = len(text) / len(shaped)
    glyphs = []
    for number, (gid, dx, dy, advance, _) in enumerate(shaped):
        start = number * share + (share - advance) / 2
        if cls.name == "dash" and len(shaped) == 2:
            start += _pulls(face, gid)[number]
        chars = text if len(shaped) == 1 else text[number : number + 1]
        glyphs.append((gid, start + dx if natural else 0.0, dy, chars))
    return _whole(face, glyphs, float(len(text)), voice, cls)


HAIR = 0.005
"""A seam's half, in em, that the first dash closes alone, so that the second still ends where its room does."""


def _pulls(face: FontFace, gid: int) -> tuple[float, float]:
    """How far right each of two dashes moves so that no white is left between them."""
    ink = face.ink(gid)
    half = max(0.0, (1.0 - (ink[2] - ink[0])) / 2) if ink else 0.0
    return (2 * half, 0.0) if half < HAIR else (half, -half)


def _whole(
    face: FontFace, glyphs: list[tuple[int, float, float, str]], width: float, voice: Voice, cls: CharClass
) -> Box:
    s = voice.scale
    placed = tuple((face.key, s, gid, dx * s, dy * s + voice.drop, text) for gid, dx, dy, text in glyphs)
    return Box(width * s, cls, placed)


def _scaled(
    face: FontFace,
    gid: int,
    dx: float,
    dy: float,
    text: str,
    voice: Voice,
    cls: CharClass,
    width: float,
    before: float = 0.0,
    after: float = 0.0,
) -> Box:
    """One character as a box.

    `face` and `gid` name its glyph, `dx` and `dy` are its offset, `text` is what it stands for, `voice` says its size and drop,
    `cls` is its class, and `width`, with what may be taken `before` and `after` the ink, is in em of the face.
    """
    s = voice.scale
    glyph = (face.key, s, gid, dx * s, dy * s + voice.drop, text)
    return Box(width * s, cls, (glyph,), before * s, after * s)


def _whole_mark(face: FontFace, gid: int, cls: CharClass) -> tuple[float, float]:
    """Width and offset of a mark that takes its whole room; ！ and ？ are centred in their em."""
    advance = face.advance(gid)
    ink = face.ink(gid)
    if cls.name == "exclamation" and ink:
        return 1.0, 0.5 - (ink[0] + ink[2]) / 2
    return advance, 0.0


def _centred(face: FontFace, gid: int, cls: CharClass) -> tuple[float, float]:
    """The offset that puts a mark's ink in the middle of half an em, and of the em box's height for stops and commas."""
    ink = face.ink(gid)
    if ink is None:
        return 0.0, 0.0
    dx = HALF / 2 - (ink[0] + ink[2]) / 2
    dy = (ink[1] + ink[3]) / 2 - EM_CENTRE if cls.name in ("comma", "stop") else 0.0
    return dx, dy
