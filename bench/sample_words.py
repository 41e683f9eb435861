"""Prose for sample reports: sentences filled from the word lists of sample_words.yaml, the same on every run.

Every figure that a sentence speaks is remembered, so that callouts can show it word for word.
"""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

import yaml

WORDS = Path(__file__).with_name("sample_words.yaml")
_SLOT = re.compile(r"\{(\w+)\}")
_COUNTED = {"名", "人", "人次", "件", "册", "户", "次", "例", "小时", "份", "只", "亩", "棵", "斤", "元", "冊", "#"}

Figure = tuple[str, str]
"""A figure with its measure word, and what it counts."""


@cache
def word_lists(domain: str) -> dict[str, tuple[str, ...]]:
    """A domain's lists, those of its language under them, and the names in Latin letters."""
    read = yaml.safe_load(WORDS.read_text("utf-8"))
    own = read[domain]
    lists = {**read[own.get("language", "hans")], "organ": read["organ"], **own}
    whole = ("name", "title", "opening", "closing", "language")
    return {key: (value,) if key in whole else _split(value) for key, value in lists.items()}


def _split(value: str | list[str]) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else tuple(word.replace("_", " ") for word in value.split())


class Prose:
    """One institution's words: every list is dealt like a deck of cards, so that nothing comes twice before all came once."""

    def __init__(self, domain: str, seed: str) -> None:
        self.lists = word_lists(domain)
        self.figures: list[Figure] = []
        self._random = random.Random(f"{domain} {seed}")
        self._decks: dict[str, list[str]] = {}
        self._last: dict[str, str] = {}

    def name(self) -> str:
        """The institution."""
        return self.lists["name"][0]

    def text(self, key: str) -> str:
        """A whole text of the lists, such as the opening words."""
        return self.fill(self.lists[key][0].replace(" ", ""))

    def word(self, slot: str) -> str:
        """A word for a slot: from its list, or made up where the slot has a rule of its own."""
        rule = getattr(self, f"_a_{slot}", None)
        return str(rule()) if rule else self.fill(self._deal(slot))

    def fill(self, pattern: str) -> str:
        """A pattern with all its slots filled."""
        return _SLOT.sub(lambda found: self.word(found[1]), pattern).replace("{{", "{").replace("}}", "}")

    def sentence(self) -> str:
        """One sentence after one of the patterns."""
        return self.fill(self._deal("patterns"))

    def paragraph(self, characters: int) -> str:
        """Sentences until there are so many characters, give or take one sentence."""
        text = ""
        while len(text) < characters:
            text += self.sentence()
        return text

    def paragraphs(self, characters: int) -> list[str]:
        """Paragraphs of unlike length that together have about so many characters; one short sentence for a few."""
        made: list[str] = [self.word("fact") + "。"] if characters < 30 else []
        while (left := characters - sum(map(len, made))) > 20:
            made.append(self.paragraph(min(left - 15, self._random.choice((45, 90, 130, 170, 210, 260, 340)))))
        return made

    def heading(self) -> str:
        """The next topic; when all are used, a task."""
        if len(self._decks.setdefault("headings", list(self.lists["topics"]))) > 0:
            return self._decks["headings"].pop(0)
        return self.word("verb") + self.word("object")

    def amount(self, measure: str) -> str:
        """A number that such a measure word might have."""
        if measure.startswith(("万", "萬")):
            return f"{self._random.uniform(1.2, 96):.1f}"
        if measure == "%":
            return f"{self._random.uniform(58, 99.8):.1f}"
        return str(self._random.randint(120, 9860) if measure in _COUNTED else self._random.randint(6, 360))

    def named_figures(self, count: int) -> tuple[str, list[Figure]]:
        """Text that speaks so many figures, each of a department of its own, and these figures."""
        before = len(self.figures)
        clauses = [self.word("units") + self._a_fact() for _ in range(count)]
        named = [
            (figure, clause.removesuffix(figure)) for clause, (figure, _) in zip(clauses, self.figures[before:], strict=True)
        ]
        rows = [clauses[at : at + 5] for at in range(0, count, 5)]
        return "\n\n".join("，".join(row) + "。" for row in rows), named

    def points(self, key: str, count: int) -> tuple[str, str, list[Figure]]:
        """A chart's title and measure word, and a point for each of so many departments."""
        title, measure = self._deal(key).split("#")
        units = [*self.lists["units"], *self.lists["place"]][:count]
        return title, measure, [(self.amount(measure) + measure, unit) for unit in units]

    def _deal(self, slot: str) -> str:
        deck = self._decks.get(slot)
        if not deck:
            deck = self._decks[slot] = list(self.lists[slot])
            self._random.shuffle(deck)
        last = self._last.get(slot)
        self._last[slot] = deck.pop(0 if deck[-1] == last else -1)
        return self._last[slot]

    def _a_fact(self) -> str:
        label, measure = self._deal("fact").split("#")
        figure = self.amount(measure) + measure
        self.figures.append((figure, label))
        return label + figure

    def _a_act(self) -> str:
        if self._random.random() < 0.3:
            return self.fill(self._deal("act"))
        return self.word("verb") + self.word("object")

    def _a_year(self) -> int:
        return self._random.randint(2019, 2024)

    def _a_month(self) -> int:
        return self._random.randint(1, 12)

    def _a_months(self) -> int:
        return self._random.choice((3, 6, 9))

    def _a_mem(self) -> int:
        return self._random.randint(12, 96)

    def _a_small(self) -> int:
        return self._random.randint(2, 9)


def caption(prose: Prose) -> str:
    """What a photograph shows, without any figure."""
    words = f"{prose.word('who')}在{prose.word('place')}{prose.word('verb')}{prose.word('object')}"
    return words + "。"


def long_heading(prose: Prose, characters: int) -> str:
    """A heading of exactly so many characters, made of whole clauses, without a mark at its end."""
    text = ""
    while len(text) != characters:
        text = "" if len(text) > characters else text
        text += ("，" if text else "") + prose.word("verb") + prose.word("object")
    return text
