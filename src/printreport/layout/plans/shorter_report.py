"""What a report would be with fewer or more lines, or without some of its elements: advice is tried before it is given."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from printreport.layout.page.setting import Setting
from printreport.model.blocks import InlineRun, InlineText, Paragraph
from printreport.model.document import Document, Section
from printreport.model.line import SetParagraph

_KEPT = 2
"""Lines that every paragraph keeps."""


@dataclass(frozen=True, slots=True)
class _Cuttable:
    """A paragraph by its section and place, as it is set in columns."""

    section: int
    block: int
    done: SetParagraph

    @property
    def spare(self) -> int:
        """How many lines it could lose."""
        return len(self.done.lines) - _KEPT


def with_fewer_lines(setting: Setting, lines: int) -> Iterator[Document]:
    """The report with so many lines cut: from its last paragraphs, its first ones, and all; none if they have too few lines."""
    paragraphs = [found for found in _cuttable(setting) if found.spare > 0]
    if sum(found.spare for found in paragraphs) < lines:
        return
    backwards = _from_first(paragraphs[::-1], lines)[::-1]
    yield _cut(setting.document, paragraphs, backwards)
    yield _cut(setting.document, paragraphs, _from_first(paragraphs, lines))
    yield _cut(setting.document, paragraphs, _from_all(paragraphs, lines))


def with_more_lines(setting: Setting, section: int, lines: int) -> Document | None:
    """The report with so many lines more in one section, written as its longest paragraph is; None where it has none."""
    paragraphs = [found for found in _cuttable(setting) if found.section == section]
    if not paragraphs:
        return None
    longest = max(paragraphs, key=lambda found: len(found.done.lines))
    block = setting.document.sections[section].blocks[longest.block]
    own = setting.document.sections[section]
    more = (block,) * max(1, round(lines / max(1, len(longest.done.lines))))
    longer = replace(own, blocks=(*own.blocks[: longest.block], *more, *own.blocks[longest.block :]))
    return replace(setting.document, sections=tuple(longer if found is own else found for found in setting.document.sections))


def without(document: Document, elements: Collection[tuple[str, str]]) -> Document:
    """The report without some elements, each by the key of its kind and the one by which plans name it."""

    def rest(section: Section) -> Section:
        photos = {key for kind, key in elements if kind == "photos"}
        places = ((kind, *key.partition("/")[::2]) for kind, key in elements if kind != "photos")
        return section.without(photos, {(kind, int(place or 1) - 1) for kind, slug, place in places if slug == section.slug})

    return replace(document, sections=tuple(map(rest, document.sections)))


def _cuttable(setting: Setting) -> Iterator[_Cuttable]:
    grid, style = setting.theme.grid, setting.theme.style("body")
    for number, section in setting.document.in_text:
        for place, block in enumerate(section.blocks):
            if isinstance(block, Paragraph):
                yield _Cuttable(number, place, setting.typesetter.set_paragraph(block.text, style, [grid.measure * grid.em]))


def _from_first(paragraphs: list[_Cuttable], lines: int) -> list[int]:
    cuts = []
    for found in paragraphs:
        cuts.append(min(lines, found.spare))
        lines -= cuts[-1]
    return cuts


def _from_all(paragraphs: list[_Cuttable], lines: int) -> list[int]:
    """The same share of what each could lose, the odd lines from the first ones."""
    spare = sum(found.spare for found in paragraphs)
    cuts = [found.spare * lines // spare for found in paragraphs]
    left = lines - sum(cuts)
    for number, found in enumerate(paragraphs):
        more = min(left, 1, found.spare - cuts[number])
        cuts[number] += more
        left -= more
    return cuts


def _cut(document: Document, paragraphs: list[_Cuttable], cuts: list[int]) -> Document:
    sections = [list(section.blocks) for section in document.sections]
    for found, lines in zip(paragraphs, cuts, strict=True):
        block = sections[found.section][found.block]
        if lines and isinstance(block, Paragraph):
            end = found.done.lines[len(found.done.lines) - lines - 1].end
            sections[found.section][found.block] = replace(block, text=_first(block.text, end))
    pairs = zip(document.sections, sections, strict=True)
    return replace(document, sections=tuple(replace(section, blocks=tuple(blocks)) for section, blocks in pairs))


def _first(text: InlineText, characters: int) -> InlineText:
    """The first characters of an inline text; ruby stays where its word is whole."""
    kept: list[InlineRun] = []
    for run in text:
        if characters <= 0:
            break
        whole = len(run.text) <= characters
        kept.append(run if whole else replace(run, text=run.text[:characters], ruby=None))
        characters -= len(run.text)
    return tuple(kept)
