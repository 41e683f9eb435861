"""The figures of a text, to be looked up by value: 11,400亩 is 11400亩, 2万余名 is not 1.2万余名."""

from __future__ import annotations

import difflib
import re
from decimal import Decimal
from functools import cached_property
from itertools import islice

from printreport.core.figure_grammar import Figure, contains_figure, find_figures, fold_width

_COMPARED = 400
"""Figures of one measure word that are compared letter by letter for a hint: a report has some dozens."""
_GROUPED = re.compile(r"(?<=[0-9０-９]),(?=[0-9０-９]{3}(?![0-9０-９]))")
_LOOSE = {"餘": "余", "來": "来", "幾": "几"}
_POWERS = {"²": "2", "³": "3"}
_CONNECTORS = re.compile("[—–~至-]+")
_HAN_WORD = re.compile(r"[A-Za-z0-9\u3400-\u9fff]+")
_LEAD = re.compile(
    "(?:同比|环比|较?上年|比上年|增长|下降|增加|减少|提高|降低|上升|达到?|超过?|突破|共计?|总计|合计|累计|约|近|共有|有|为|是|了|至|到"
    "|完成|实现|其中|先后|已|新增?|分别|全年|每年|今年|去年|年均|占比?)$"
)
_SCOPE = re.compile("[全我本][市县省区国州盟旗校院厂]|共有|现有|共计|拥有")
_Key = tuple[str, str, str, str]


class FigureIndex:
    """One text's figures in digits; looking one up takes the same time however long the text is."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that are written in digits, in the text's order."""
        return tuple(each for each in find_figures(self.text) if each.in_digits)

    @cached_property
    def _by_unit(self) -> dict[str, list[Figure]]:
        units: dict[str, list[Figure]] = {}
        for figure in self.figures:
            units.setdefault(_unit(figure), []).append(figure)
        return units

    @cached_property
    def _keys(self) -> frozenset[_Key]:
        return frozenset(_key(figure, tail) for figure in self.figures for tail in {figure.tail, ""})

    @cached_property
    def _ungrouped(self) -> str:
        return _GROUPED.sub("", self.text)

    def has(self, words: str) -> bool:
        """Whether the text says a figure (all of `words`), by its value or word for word as a whole number."""
        found = find_figures(words)
        if len(found) == 1 and found[0].text == words and _key(found[0], found[0].tail) in self._keys:
            return True
        return contains_figure(self.text, words) or contains_figure(self._ungrouped, _GROUPED.sub("", words))

    def nearest(self, figure: Figure) -> Figure | None:
        """The figure of the same measure word or unit that is nearest in value; None where nothing is counted in it."""
        near = self._by_unit.get(_unit(figure), []) if _unit(figure) else []
        value = figure.value
        if value is None:
            folded = fold_width(figure.core)
            return max(islice(near, _COMPARED), key=lambda each: _likeness(folded, fold_width(each.core)), default=None)
        valued = [each for each in near if each.value is not None]
        return min(valued, key=lambda each: abs((each.value or Decimal(0)) - value), default=near[0] if near else None)

    def other_value(self, words: str, figure: Figure) -> Figure | None:
        """The figure by which the text gives another value to the very thing that a figure inside `words` counts.

        The same thing: the same unit, and the same words before and behind it up to the clause's end. None where several
        values of the text would be meant.
        """
        before, after = _beside(words, figure)
        same = [
            each
            for each in self._by_unit.get(_unit(figure), [])
            if each.value is not None and figure.value is not None and _is_same_thing((before, after), _beside(self.text, each))
        ]
        return same[0] if len({each.value for each in same}) == 1 and same[0].value != figure.value else None


def _key(figure: Figure, tail: str) -> _Key:
    core = fold_width(figure.core)
    at = core.find(figure.number)
    scale = "".join(_LOOSE.get(char, char) for char in core[at + len(figure.number) :] if char in "余餘多来來几幾")
    number = _CONNECTORS.sub("-", figure.number.replace(",", ""))
    value = number if figure.value is None else f"{figure.value.normalize():f}"
    return _unit(figure), value, core[: max(0, at)] + scale, tail


def _unit(figure: Figure) -> str:
    return "".join(_POWERS.get(char, char) for char in figure.unit)


def _beside(text: str, figure: Figure) -> tuple[str, str]:
    """The words of the clause right before a figure, without what only leads to numbers, and right behind it."""
    start, end = figure.start, figure.start + len(figure.text)
    found = re.search(rf"{_HAN_WORD.pattern}$", text[max(0, start - 20) : start].rstrip())
    before = found.group() if found else ""
    while match := _LEAD.search(before):
        before = before[: match.start()]
    before = _SCOPE.sub("", before)
    after = _HAN_WORD.match(text[end : end + 20].lstrip())
    return before, after.group() if after else ""


def _is_same_thing(one: tuple[str, str], other: tuple[str, str]) -> bool:
    lead = _common(one[0][::-1], other[0][::-1])
    follow = _common(one[1], other[1])
    shorter, longer = sorted((len(one[0]), len(other[0])))
    # A compound that goes on to the left names something else: 工业产值 is not 农业产值.
    named = lead >= 4 or (lead >= 2 and lead == longer) or (lead >= 3 and lead == shorter)
    if one[1] != other[1]:
        return lead >= 4 and not (one[1] and other[1])
    return follow >= 3 or named or (follow == 2 and lead >= 2)


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other)))


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()
