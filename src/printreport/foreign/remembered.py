"""Values that are worked out once, their failure included: what cannot be read is not tried again for every question."""

from __future__ import annotations

from functools import cached_property
from typing import Any, TypeVar

from printreport.foreign.limits import MalformedError, ReadingLimitError

T = TypeVar("T")


class remembered(cached_property[T]):  # noqa: N801 - a word for decorators, as `cached_property` is
    """A cached property that raises its first MalformedError or ReadingLimitError again instead of reading anew."""

    def __get__(self, instance: Any, owner: type[Any] | None = None) -> T:  # type: ignore[override]
        """The value, worked out at the first question."""
        if instance is None:
            return self  # type: ignore[return-value]
        place = f"{self.attrname} failed"
        if place in instance.__dict__:
            kind, words = instance.__dict__[place]
            raise kind(words)
        try:
            found: T = super().__get__(instance, owner)
        except (MalformedError, ReadingLimitError) as problem:
            instance.__dict__[place] = (type(problem), str(problem))
            raise
        return found
