"""A plan that can be kept in a file and taken up again: which form, elements and text each page has, no lengths in points.

Text is named by section, block and line (`02-skills/3:2`: the second line of the third block), elements by their keys, so that a
plan outlives small corrections.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

FORMAT = "printreport-plan-1"
_MOST = 9999
"""The largest number that a plan may hold: over 3,000 pages and all counts of lines, and no memory is filled for a typing
error."""
_OWN = frozenset("page form variant depth stack columns body height sides strips asked sizes cost next".split())
"""What a page or a side has beside its elements, in the lock or in `out/layout.json`; older plans have `sizes`."""

PlanValue = dict[str, Any]
"""A plan, or a part of one, as JSON writes it into `out/layout.json`."""

ElementKeys = Mapping[str, tuple[str, ...]]
"""Elements by their keys, for each kind by the kind's key, in the order of the queues."""


@dataclass(frozen=True, slots=True)
class SavedSide:
    """What stands among the text of a page: `variant` counts stacks of one name, `depth` is in lines, the elements by keys."""

    form: str
    variant: int = 0
    depth: int = 0
    elements: ElementKeys = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SavedPage:
    """One inner page.

    `form` is the name of what stands on it (strips, then `|` and what stands among the text), or `text`, `full`, `spread` (both
    pages of it); `variant` counts stacks of one name. `depth` is the stack's depth in lines, `columns` the first line of each
    column ("" for an empty one) with the lines that the column takes, `below` tells that the stack stands under the text.
    `elements` are all of the page's, those of `sides` among them; the brochure's title is left out. `body` names the form of
    its text, `height` is in lines.
    """

    number: int
    form: str
    variant: int = 0
    depth: int = 0
    below: bool = False
    columns: tuple[tuple[str, int], ...] = ()
    elements: ElementKeys = field(default_factory=dict)
    sides: tuple[SavedSide, ...] = ()
    body: str = ""
    height: int = 0


@dataclass(frozen=True, slots=True)
class SavedPlan:
    """A whole plan: its count of pages, the sections and the photograph that stand outside the columns, and the inner pages.

    `lenient` tells that no other could be found than one whose pages may hold a little and leave the rest white. `messages` are
    the leaders' words by section, each with its count of pages.
    """

    pages: int
    opening: str | None
    opening_photo: str | None
    closing: str | None
    inner: tuple[SavedPage, ...]
    lenient: bool = False
    messages: tuple[tuple[str, int], ...] = ()


class BadPlanError(ValueError):
    """A value is no plan of ours."""


def plan_value(plan: SavedPlan) -> dict[str, object]:
    """The plan as plain values, in a fixed order of keys."""
    messages = {"messages": dict(plan.messages)} if plan.messages else {}
    outside = {"opening": plan.opening, "opening_photo": plan.opening_photo, "closing": plan.closing}
    return {
        "format": FORMAT,
        "pages": plan.pages,
        "outside": {**messages, **outside},
        **({"lenient": True} if plan.lenient else {}),
        "inner": [page_value(page) for page in plan.inner],
    }


def page_value(page: SavedPage) -> dict[str, object]:
    """One page as plain values."""
    return {
        "page": page.number,
        "form": page.form,
        "variant": page.variant,
        "depth": page.depth,
        "stack": "below" if page.below else "above",
        "columns": [{"from": name, "lines": lines} for name, lines in page.columns],
        **{kind: list(keys) for kind, keys in page.elements.items()},
        "body": page.body,
        "height": page.height,
        "sides": [_side_value(side) for side in page.sides],
    }


def _side_value(side: SavedSide) -> dict[str, object]:
    elements = {kind: list(keys) for kind, keys in side.elements.items()}
    return {"form": side.form, "variant": side.variant, "depth": side.depth, **elements}


def plan_of(value: object) -> SavedPlan:
    """The plan that plain values stand for, numbers as numbers or as text; raises BadPlanError."""
    try:
        whole = _mapping(value)
        if whole["format"] != FORMAT:
            raise BadPlanError(str(whole["format"]))
        outside = _mapping(whole["outside"])
        opening, photo, closing = (_word(outside.get(key)) for key in ("opening", "opening_photo", "closing"))
        inner = tuple(_page(_mapping(page)) for page in cast(Sequence[object], whole["inner"]))
        messages = tuple((slug, _number(pages)) for slug, pages in _mapping(outside.get("messages", {})).items())
        lenient = whole.get("lenient", False) in (True, "true")
        return SavedPlan(_number(whole["pages"]), opening, photo, closing, inner, lenient, messages)
    except (KeyError, TypeError, AttributeError) as fault:
        raise BadPlanError(str(fault)) from fault


def _page(value: Mapping[str, object]) -> SavedPage:
    return SavedPage(
        number=_number(value["page"]),
        form=str(value["form"]),
        variant=_number(value["variant"]),
        depth=_number(value["depth"]),
        below=value["stack"] == "below",
        columns=tuple(_column(_mapping(column)) for column in cast(Sequence[object], value["columns"])),
        elements=_elements(value),
        body=str(value.get("body", "")),
        height=_number(value.get("height", 0)),
        sides=tuple(_side(_mapping(side)) for side in cast(Sequence[object], value.get("sides", ()))),
    )


def _side(value: Mapping[str, object]) -> SavedSide:
    return SavedSide(str(value["form"]), _number(value["variant"]), _number(value["depth"]), _elements(value))


def _elements(value: Mapping[str, object]) -> ElementKeys:
    """The lists of elements: whatever else a page or a side has is named in `_OWN`."""
    return {kind: _words(keys) for kind, keys in value.items() if kind not in _OWN}


def _column(value: Mapping[str, object]) -> tuple[str, int]:
    return str(value["from"]), _number(value["lines"])


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise BadPlanError(str(value)[:40])
    return value


def _words(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(word, str) for word in value):
        raise BadPlanError(str(value)[:40])
    return tuple(value)


def _word(value: object) -> str | None:
    return None if value in (None, "", "null") else str(value)


def _number(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST:
        return value
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 5:
        return int(value)
    raise BadPlanError(str(value)[:40])
