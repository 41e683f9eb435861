"""What was worked out for content that is still the same: a living process works it out once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

_T = TypeVar("_T")


def _always(_answer: object) -> bool:
    return True


class Remembered(Generic[_T]):
    """The answers to the last `most` questions.

    A question is asked by all that its answer depends on: a key that is looked up, and a context (the theme, say) that need
    only be comparable. What an answer depends on beyond these, it must know itself: `holds` tells whether it is still right.
    So an answer never depends on what was asked before.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._answers: dict[Hashable, tuple[object, _T]] = {}

    def recall(
        self, key: Hashable, context: object, make: Callable[[], _T], holds: Callable[[_T], bool] = _always
    ) -> _T:
        """The answer given to this question before, if it still holds, or a new one."""
        known = self._answers.pop(key, None)
        if known is None or known[0] != context or not holds(known[1]):
            known = (context, make())
        self._answers[key] = known
        if len(self._answers) > self._most:
            del self._answers[next(iter(self._answers))]
        return known[1]
