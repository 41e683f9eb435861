"""What was worked out for content that is still the same: whoever holds a memo works it out once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Generic, TypeVar, cast

_T = TypeVar("_T")

_KEPT_ROUNDS = 3
"""Rounds for which an answer is kept that nobody asks for: an edit, its correction, and a look at another report between them."""


def _always(_answer: object) -> bool:
    return True


@dataclass(frozen=True, slots=True, eq=False)
class Kind(Generic[_T]):
    """A kind of question with one type of answer; of the answers at most so many are kept.

    `rest` is told of each answer when the piece of work is over that asked for it: of what the answer holds, it gives up what
    can be worked out again. Two kinds are never the same, whatever they keep: a module declares its kinds, the answers are the
    memo's.
    """

    most: int
    rest: Callable[[_T], None] | None = None


@dataclass(slots=True)
class _Kept:
    context: object
    answer: Any
    round: int


class Memo:
    """Answers to the last questions of each kind, for as long as the memo lives and they are still asked.

    A question is asked by all that its answer depends on: a key that is looked up, and a context (the theme, say) that need
    only be comparable. What an answer depends on beyond these, it must know itself: `holds` tells whether it is still right.
    So an answer never depends on what was asked before.
    """

    def __init__(self) -> None:
        self._round = 0
        self._shelves: dict[Kind[Any], dict[Hashable, _Kept]] = {}

    @contextmanager
    def round(self) -> Iterator[None]:
        """One piece of work: forgets first what none of the last few has asked for, and lets answers rest when it is over."""
        self._round += 1
        for shelf in self._shelves.values():
            # those that were asked for last stand last
            while shelf and shelf[oldest := next(iter(shelf))].round < self._round - _KEPT_ROUNDS:
                del shelf[oldest]
        try:
            yield
        finally:
            self._rest()

    def _rest(self) -> None:
        for kind, shelf in self._shelves.items():
            if kind.rest is not None:
                for known in takewhile(lambda known: known.round == self._round, reversed(shelf.values())):
                    kind.rest(known.answer)

    def recall(
        self,
        kind: Kind[_T],
        key: Hashable,
        context: object,
        make: Callable[[], _T],
        holds: Callable[[_T], bool] = _always,
    ) -> _T:
        """The answer given to this question before, if it still holds, or a new one.

        `key` and `context` are the question, `make` works its answer out, `holds` looks at an answer of before.

        `kind` is the shelf on which the answer lies, and with it how many of its like are kept.
        """
        shelf = self._shelves.setdefault(kind, {})
        known = shelf.pop(key, None)
        if known is None or known.context != context or not holds(known.answer):
            known = _Kept(context, make(), self._round)
        known.round = self._round
        shelf[key] = known
        if len(shelf) > kind.most:
            del shelf[next(iter(shelf))]
        return cast(_T, known.answer)
