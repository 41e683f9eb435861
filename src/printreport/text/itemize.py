"""From marked characters to a galley: units found, Western words shaped, spaces folded into gaps, figures bound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from printreport.core.figure_grammar import find_figures
from printreport.fonts.shaping import COMBINING
from printreport.model.blocks import InlineRun, InlineText, printed_text
from printreport.model.theme import TextStyle
from printreport.text.box import CLOSED, Box, Galley, Glyph, Joint, Underlined, inside_figure
from printreport.text.char_class import char_class
from printreport.text.inline_marks import dotted, read_out
from printreport.text.latin_marks import latin_marks
from printreport.text.note_marks import has_marks, weave_marks, without_marks
from printreport.text.pairing import Pairing
from printreport.text.type_case import TypeCase, Voice
from printreport.text.word_break import OPERATORS, address_spans, open_formulas, word_joints

_TOKEN = re.compile("wx*(?:w|(?<=w)x)*|s+|dd|ee|[hmde]x*|x+")
"""Over the letters of `_letters`: a Western word, spaces, a double dash, a double ellipsis, one character with what joins it."""


class _Letters(dict[int, str]):
    """The letter of each character: w Western, s space, d dash, e ellipsis, x joined to the one before, m mark, h the rest."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        cls = char_class(char)
        if cls.name in ("dash", "ellipsis") and char != "⸺":
            letter = "d" if cls.name == "dash" else "e"
        elif cls.name == "space":
            letter = "s"
        elif _JOINS.match(char):
            letter = "x"
        else:
            letter = {"western": "w", "mark": "m"}.get(cls.kind, "h")
        self[code] = letter
        return letter


_JOINS = re.compile(f"[{COMBINING}\ufe00-\ufe0f\u200b-\u200d\u00ad\u2060\ufeff\U000e0100-\U000e01ef]")
"""What has no room of its own: combining marks, variation selectors, joiners, soft hyphens."""


_LETTERS = _Letters()


def itemize(text: InlineText, style: TextStyle, case: TypeCase, pairing: Pairing) -> Galley:
    """The galley of a paragraph in a style; spaces at its start and end are dropped."""
    if not has_marks(text):
        return _itemized(text, style, case, pairing)
    return weave_marks(_itemized(without_marks(text), style, case, pairing), text, case, style)


def _itemized(text: InlineText, style: TextStyle, case: TypeCase, pairing: Pairing) -> Galley:
    plain = printed_text(text)
    galley = Galley(plain)
    latin = latin_marks(plain)
    letters = _letters(plain, latin)
    offset, spaces = 0, ""
    for run in _whole_runs(text):
        voice = voice_of(style, run)
        first = len(galley.boxes)
        raised = run.style.position != "base"
        for start, end, kind in _tokens(letters, offset, offset + len(run.text)):
            if kind == "s":
                spaces += plain[start:end]
                continue
            boxes, inner = _set_token(case, voice, plain, start, end, kind, latin, style)
            if run.style.dots:
                boxes = tuple(dotted(box) for box in boxes)
            space = case.space(voice, spaces) if spaces else None
            _append(galley, boxes, inner, start, pairing, space, spaces, raised)
            raised, spaces = False, ""
        offset += len(run.text)
        _annotate(galley, first, run, case, voice, style)
    if not OPERATORS.isdisjoint(plain):
        open_formulas(galley)
    if style.composition.keep_figures:
        bind_figures(galley)
    return galley


def _whole_runs(text: InlineText) -> Iterator[InlineRun]:
    """The runs with neighbours of one marking joined: what was left out between them in the source parts no word."""
    for (style, ruby, _), runs in groupby(text, lambda run: (run.style, run.ruby, run.note)):
        if ruby is not None or style.proper or style.title or style.underline:
            yield from runs
        else:
            yield InlineRun("".join(run.text for run in runs), style)


def _annotate(galley: Galley, first: int, run: InlineRun, case: TypeCase, voice: Voice, style: TextStyle) -> None:
    """Give the boxes of a run its reading and the line beneath it; a word with a reading is not broken.

    `galley` has the boxes, of which those from `first` on are the run's, `run` is the editor's, `case` gives glyphs, `voice`
    says in which face and size, and `style` is the paragraph's.
    """
    after = len(galley.boxes)
    if after == first:
        return
    if run.ruby:
        read = read_out(tuple(galley.boxes[first:after]), run.ruby, case, voice, style.leading / style.size)
        galley.boxes[first:after] = read
        galley.joints[first : after - 1] = [CLOSED] * (after - first - 1)
    if run.style.proper or run.style.title:
        galley.underlined.append(Underlined(first, after, "proper" if run.style.proper else "title"))
    if run.style.underline:
        galley.underlined.append(Underlined(first, after, "underline"))


def voice_of(style: TextStyle, run: InlineRun) -> Voice:
    """The voice of a run: strong and emphasis are a change of face (clreq, Emphasis), never slant or a made-up bold."""
    role = style.face
    if run.style.strong:
        role = style.strong
    elif run.style.emphasis:
        role = style.emphasis
    latin = style.latin if style.latin and role == style.face else role
    scale, drop = {"base": (1.0, 0.0), "sup": (0.6, -0.34), "sub": (0.6, 0.14)}[run.style.position]
    return Voice(role, latin, style.latin_scale, scale, drop)


def _letters(plain: str, latin: frozenset[int]) -> str:
    letters = plain.translate(_LETTERS)
    if not latin:
        return letters
    changed = list(letters)
    for at in latin:
        changed[at] = "w"
    return "".join(changed)


def _tokens(letters: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for match in _TOKEN.finditer(letters, start, end):
        yield match.start(), match.end(), letters[match.start()]


def _set_token(
    case: TypeCase, voice: Voice, plain: str, start: int, end: int, kind: str, latin: frozenset[int], style: TextStyle
) -> tuple[tuple[Box, ...], list[Joint] | None]:
    """The boxes of one token and, for a word, the joints between them.

    `case` gives glyphs, `voice` says in which face and size, `plain` is the paragraph's text, of which `start` up to `end` is
    the token, `kind` what it is (`w` a word, `x` nothing to print), `latin` are places of Latin marks, and `style` is the
    paragraph's.
    """
    word = plain[start:end]
    if kind == "w":
        marks = "".join(plain[at] for at in range(start, end) if at in latin) if latin else ""
        boxes = case.word(voice, word, marks)
        return boxes, word_joints(word, boxes, case, voice, style.composition.hyphenate) if len(boxes) > 1 else []
    if kind == "x":
        return (), None
    return (case.chars(voice).get(word) or case.char(voice, word),), None


def _append(
    galley: Galley,
    boxes: tuple[Box, ...],
    inner: list[Joint] | None,
    start: int,
    pairing: Pairing,
    space: Glyph | None,
    spaces: str,
    raised: bool,
) -> None:
    """Adds a token's boxes, with the joint before them.

    `galley` takes them, `boxes` and the `inner` joints are the token's, `start` is its place in the text, `pairing` knows what
    stands between neighbours, `space` is the glyph of `spaces`, the blanks before it, and `raised` tells that it leans on the
    word before.
    """
    if not boxes:
        return
    if galley.boxes:
        last = galley.boxes[-1]
        if raised:  # an exponent never leaves its word
            galley.joints.append(CLOSED)
        elif space is not None:
            galley.joints.append(pairing.spaced(last, boxes[0], space, spaces))
        else:
            galley.joints.append(pairing.joint(last, boxes[0]))
    if inner is None:
        galley.boxes.append(boxes[0])
        galley.at.append(start)
        return
    galley.joints.extend(inner)
    for box in boxes:
        galley.boxes.append(box)
        galley.at.append(start)
        start += sum(len(glyph[5]) for glyph in box.glyphs)


def bind_figures(galley: Galley) -> None:
    """Give the joints inside every figure their grade; what stands between the listed joints is as bad as inside digits.

    An address is no figure: it breaks at its own places.
    """
    index = {offset: i for i, offset in enumerate(galley.at)}
    for start, end in address_spans(galley.text):
        for offset in range(start + 1, end):
            index.pop(offset, None)
    for figure in find_figures(galley.text):
        grades = dict(figure.joints)
        for offset in range(figure.start + 1, figure.end):
            i = index.get(offset)
            if i:
                rigid = "western" in (galley.boxes[i - 1].cls.kind, galley.boxes[i].cls.kind)
                galley.joints[i - 1] = inside_figure(galley.joints[i - 1], grades.get(offset, 2), rigid)
                galley.figures[i - 1] = figure.text
