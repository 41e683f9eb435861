"""The queues of a report's elements, and the stacks that any run of them can form, made once and remembered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from printreport.images.placed import FINE_PPI
from printreport.layout.page.setting import Setting
from printreport.layout.photos.fold_wall import FoldWalls
from printreport.layout.photos.photo_forms import fills_page
from printreport.layout.stacks.element_kinds import KINDS, Choices, ElementKind
from printreport.layout.stacks.elements import FIGURES, PHOTOS, Element, Elements, FigureElement, PhotoElement, is_title
from printreport.layout.stacks.page_stacks import Group, best, foremost, stacks_of
from printreport.layout.stacks.photo_groups import tile_groups
from printreport.layout.stacks.stack_fits import StackChoice

_FEWEST_WITH_TILE = 2
"""Photographs. One with a tile is a strip of two cells, which pictures and callouts make by themselves."""


@dataclass(frozen=True)
class Queue:
    """The elements of one kind in the order in which pages take them."""

    kind: ElementKind
    elements: tuple[Element, ...]

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The elements' names in plans."""
        return tuple(element.key for element in self.elements)

    @cached_property
    def anchors(self) -> tuple[int, ...]:
        """The units of the story that they belong to."""
        return tuple(element.anchor for element in self.elements)

    def named(self, part: range) -> tuple[str, ...]:
        """The names of some of them, the title left out: it is placed without being named."""
        return tuple(element.key for element in self.elements[part.start : part.stop] if not is_title(element))


class ElementBook:
    """All elements in their queues, and the stacks that any run of them can form, made once and remembered."""

    def __init__(self, setting: Setting, elements: Mapping[str, Sequence[Element]]) -> None:
        """`elements` holds those of each kind by its key, in their order; a kind that is left out has none."""
        self.setting = setting
        self.queues = tuple(Queue(kind, tuple(elements.get(key, ()))) for key, kind in KINDS.items())
        self.photos = cast(tuple[PhotoElement, ...], self.queues[PHOTOS].elements)
        self.titled = any(map(is_title, self.queues[FIGURES].elements[:1]))
        self._stacks: dict[Elements, StackChoice] = {}
        self._choices: dict[tuple[int, range], Choices] = {}
        self._tile_walls: dict[tuple[range, int], tuple[Group, ...]] = {}
        self._alone: dict[str, bool] = {}
        self._kept: set[Elements] = set()

    @cached_property
    def lines(self) -> int:
        """The page's body lines."""
        return self.setting.theme.grid.lines

    @cached_property
    def fold_walls(self) -> FoldWalls:
        """The walls over two pages that its photographs can form."""
        return FoldWalls(self.setting, tuple(p.photo for p in self.photos), tuple(p.order for p in self.photos))

    @cached_property
    def appetites(self) -> tuple[tuple[float, ...], ...]:
        """For each element of each queue the share of a page that it would like; halves share a page."""
        return tuple(
            tuple(self._appetite(self.alone(number, place), queue.kind.appetite) for place in range(len(queue.elements)))
            for number, queue in enumerate(self.queues)
        )

    def _appetite(self, choice: StackChoice, shared: float) -> float:
        depths = [stack.ideal for stack in choice.stacks]
        return shared * (depths[0] if depths else self.lines) / self.lines

    def may_stand_alone(self, element: PhotoElement) -> bool:
        """Whether a photograph that the editor left free may fill a page: upright, sharp enough, its focus whole."""
        known = self._alone.get(element.photo.id)
        if known is None:
            free = not element.photo.keeps_to_a_column
            known = self._alone[element.photo.id] = free and fills_page(self.setting, element.photo)
        return known

    def is_unasked_page(self, element: PhotoElement) -> bool:
        """Whether a page of its own is more than the editor asked for: not called large, or coarser than print houses ask for."""
        return not (element.photo.size == "large" and fills_page(self.setting, element.photo, FINE_PPI))

    def taking(self, chosen: Mapping[str, range]) -> Elements:
        """Elements of some kinds by their places, none of the others."""
        return tuple(chosen.get(queue.kind.key, range(0)) for queue in self.queues)

    def named(self, taking: Elements) -> dict[str, tuple[str, ...]]:
        """Some elements by their names in plans, for each kind by its key; the title has none."""
        return {queue.kind.key: queue.named(part) for queue, part in zip(self.queues, taking, strict=True)}

    def alone(self, number: int, place: int) -> StackChoice:
        """The ways to show one element of a queue alone on a page."""
        one = range(place, place + 1)
        return self.stacks(tuple(one if queue == number else range(0) for queue in range(len(self.queues))))

    def stacks(self, taking: Elements) -> StackChoice:
        """The best ways to stack some elements on one page, for every room."""
        # empty ranges are equal wherever they lie
        found = self._stacks.get(taking)
        if found is None:
            found = self._stacks[taking] = self._stack(taking)
        return found

    def keep(self, takings: Iterable[Elements]) -> None:
        """Has the stacks of some elements outlast what is forgotten: remembered pages show them, and know them as these."""
        self._kept.update(takings)

    def keeps(self, taking: Elements) -> bool:
        """Whether the stacks of some elements are to stay."""
        return taking in self._kept

    def forget(self) -> None:
        """Forgets the stacks of elements that are not kept, and how the others fit into rooms; what is forgotten is made anew."""
        self._stacks = {taking: choice for taking, choice in self._stacks.items() if self.keeps(taking)}
        for choice in self._stacks.values():
            choice.forget()
        self._choices.clear()
        self._tile_walls.clear()
        self.fold_walls.forget()

    def _stack(self, taking: Elements) -> StackChoice:
        choices = [choice for number, part in enumerate(taking) for choice in self._chosen(number, part)]
        stacks = [stack for combination in foremost(choices) for stack in stacks_of(combination)]
        photos, figures = taking[PHOTOS], taking[FIGURES]
        if len(figures) == 1 and len(photos) >= _FEWEST_WITH_TILE:
            for group in self._tiled(photos, figures.start):
                stacks += stacks_of((group, *(chosen[0] for chosen in choices[2:])))
        return StackChoice(best(stacks, self.lines), self.lines)

    def _chosen(self, number: int, part: range) -> Choices:
        key = (number, part)
        found = self._choices.get(key)
        if found is None:
            queue = self.queues[number]
            found = self._choices[key] = queue.kind.choices(self.setting, queue.elements[part.start : part.stop])
        return found

    def _tiled(self, photos: range, figure: int) -> tuple[Group, ...]:
        key = (photos, figure)
        if key not in self._tile_walls:
            self._tile_walls[key] = tuple(self._tile_groups(photos, figure))
        return self._tile_walls[key]

    def _tile_groups(self, photos: range, figure: int) -> Iterator[Group]:
        own = self.photos[photos.start : photos.stop]
        yield from tile_groups(self.setting, own, cast(FigureElement, self.queues[FIGURES].elements[figure]))
