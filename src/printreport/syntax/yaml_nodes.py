"""The tree that YAML text becomes: every scalar still text, every node with its place."""

from __future__ import annotations

from dataclasses import dataclass

from printreport.core.span import Span
from printreport.syntax.placed_words import Words


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as it was written; style is "" for plain, else its quotation mark or block sign.

    `comment` is the place of a comment that follows on the same line.
    """

    words: Words
    span: Span
    style: str = ""
    comment: Span | None = None

    @property
    def text(self) -> str:
        """The characters, quotation marks and escapes resolved."""
        return self.words.text

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; flow when it is written in square brackets."""

    items: tuple[Node, ...]
    span: Span
    flow: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values in their order, doubles included; flow when it is written in braces."""

    entries: tuple[Entry, ...]
    span: Span
    flow: bool


Node = Scalar | Listing | Mapping

Plain = str | list["Plain"] | dict[str, "Plain"]
"""A value of a file that is trusted: nothing but text, lists and keys."""


def plain_value(node: Node) -> Plain:
    """What a tree says, without its places; of a key that stands twice, the last."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Listing):
        return [plain_value(item) for item in node.items]
    return {entry.key.text: plain_value(entry.value) for entry in node.entries}
