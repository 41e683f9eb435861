"""Name trees and number trees (ISO 32000-1, 7.9.6 and 7.9.7): sorted lists of keys and values, spread over nodes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from printreport.foreign.limits import ReadingLimitError
from printreport.foreign.pdf_value import PdfValue

_MOST_NODES, _MOST_ENTRIES = 10_000, 100_000
"""Of one tree: programs write some dozens of entries to a node."""


def entries_of(tree: PdfValue | None, key: Literal["/Names", "/Nums"]) -> Iterator[tuple[PdfValue, PdfValue]]:
    """The entries of a tree in its order, none where there is no tree; `key` tells which of both kinds it is.

    Raises MalformedError, and ReadingLimitError where nodes or entries are too many or the tree bites its tail.
    """
    stack = [tree] if tree is not None else []
    nodes = entries = 0
    while stack:
        node = stack.pop()
        nodes += 1
        found = node.get(key)
        kids = node.get("/Kids")
        entries += (len(found) // 2 if found is not None else 0) + (len(kids) if kids is not None else 0)
        if nodes > _MOST_NODES or entries > _MOST_ENTRIES:
            raise ReadingLimitError(f"{key[1:]} 树超过 {_MOST_NODES} 个节点或 {_MOST_ENTRIES} 项")
        for at in range(0, len(found) - 1, 2) if found is not None else ():
            yield found[at], found[at + 1]
        stack += reversed(list(kids)) if kids is not None else []
