"""Marks of notes in running text (注号): raised, set close to the character before them, never first on a line.

A mark is woven into a paragraph that was itemised without it: it changes nothing of the words around it, neither what is a
figure or a Latin quotation nor where a line may end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from printreport.model.blocks import InlineText
from printreport.model.theme import TextStyle
from printreport.text.box import CLOSED, Box, Galley, Joint, Underlined
from printreport.text.char_class import LEVELS, CharClass
from printreport.text.type_case import TypeCase, Voice

NOTE = CharClass("note", "mark", start=LEVELS["basic"])
"""What a mark is for breaks that nothing else allows: it begins no line."""

SIZE, RISE = 0.68, 0.36
"""A mark's size in em, so that the figure in its circle can be read under 五号 text, and how far it is raised: its em box ends
a tenth of an em over that of the text, within any leading."""


def has_marks(text: InlineText) -> bool:
    """Whether a text has marks of notes in it."""
    return any(run.note is not None for run in text)


def without_marks(text: InlineText) -> InlineText:
    """A text's runs with nothing left of the marks of notes but their places, which part boxes: a dash of two characters, too."""
    return tuple(run if run.note is None else replace(run, text="") for run in text)


def weave_marks(galley: Galley, text: InlineText, case: TypeCase, style: TextStyle) -> Galley:
    """The galley of `text` without its marks, with these after the boxes that they follow.

    `case` gives glyphs, and `style` is the paragraph's.
    """
    woven = Galley("".join(run.text for run in text))
    places: list[int] = []
    marks = list(_placed(galley, text))
    done = shift = 0
    for index in range(len(galley.boxes) + 1):
        while done < len(marks) and marks[done][0] == index:
            _, number, words = marks[done]
            _add_mark(woven, tuple(replace(box, cls=NOTE, note=number) for box in mark_boxes(words, case, style)))
            shift, done = shift + len(words), done + 1
        if index == len(galley.boxes):
            break
        _add_box(woven, galley, index, galley.at[index] + shift)
        places.append(len(woven.boxes) - 1)
    places.append(len(woven.boxes))
    woven.figures = {places[joint + 1] - 1: words for joint, words in galley.figures.items()}
    woven.underlined = [Underlined(places[line.first], places[line.after - 1] + 1, line.kind) for line in galley.underlined]
    return woven


def mark_boxes(words: str, case: TypeCase, style: TextStyle) -> tuple[Box, ...]:
    """The boxes of a mark, a circled number or one in brackets; `case` gives glyphs, `style` is the paragraph's."""
    voice = Voice(style.face, style.latin or style.face, style.latin_scale, SIZE, -RISE)
    return case.word(voice, words) if words[0].isascii() else tuple(case.char(voice, char) for char in words)


def _placed(galley: Galley, text: InlineText) -> Iterator[tuple[int, int, str]]:
    """The marks with the number of the box before which each stands: after all that begins before its place."""
    index = offset = 0
    for run in text:
        if run.note is None:
            offset += len(run.text)
            continue
        while index < len(galley.at) and galley.at[index] < offset:
            index += 1
        yield index, run.note, run.text


def _add_mark(woven: Galley, boxes: tuple[Box, ...]) -> None:
    at = woven.at[-1] + _length(woven.boxes[-1]) if woven.boxes else 0
    for box in boxes:
        if woven.boxes:
            woven.joints.append(CLOSED)
        woven.boxes.append(box)
        woven.at.append(at)
        at += _length(box)


def _add_box(woven: Galley, galley: Galley, index: int, at: int) -> None:
    """The box `index` of a galley with the joint before it; `at` is its place in the whole text."""
    box = galley.boxes[index]
    if woven.boxes:
        joint = galley.joints[index - 1] if index else CLOSED
        woven.joints.append(joint if woven.boxes[-1].note is None else _behind_mark(joint, box))
    woven.boxes.append(box)
    woven.at.append(at)


def _behind_mark(joint: Joint, right: Box) -> Joint:
    """The joint between a mark and what follows: it breaks as it would without the mark, which takes the place of any gap and of
    the blank of the punctuation before it."""
    if joint.space is not None or joint is CLOSED:
        return joint
    blank = ((right.cls.step, right.before),) if right.before and right.cls.step else ()
    stretch = "even" if joint.stretch == "gap" else joint.stretch
    whole = joint.hyphen is not None
    return replace(
        joint, room=right.before, shrinks=blank, stretch=stretch, breakable=joint.breakable and not whole, hyphen=None
    )


def _length(box: Box) -> int:
    return sum(len(glyph[5]) for glyph in box.glyphs)
