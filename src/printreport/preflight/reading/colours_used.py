"""The colour spaces that a mark really uses, patterns, shadings and pictures included."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from printreport.preflight.reading.colour import ColourSpace
from printreport.preflight.reading.painted import ImageMark, Mark, PathMark, ShadingMark, TextMark

_GREY_MASK = ColourSpace("DeviceGray", 1)


@singledispatch
def spaces_of(_mark: Mark) -> Iterator[ColourSpace]:
    """The spaces whose colours a mark lays on paper."""
    return iter(())


@spaces_of.register(TextMark)
@spaces_of.register(PathMark)
def _coat_spaces(mark: TextMark | PathMark) -> Iterator[ColourSpace]:
    if isinstance(mark, TextMark) and (not mark.is_seen or mark.font.kind == "Type3"):
        return
    for coat in mark.coats:
        if coat.colour.space.kind != "Pattern":
            yield coat.colour.space


@spaces_of.register
def _image_spaces(mark: ImageMark) -> Iterator[ColourSpace]:
    if mark.image.is_mask:
        yield from (coat.colour.space for coat in mark.coats if coat.colour.space.kind != "Pattern")
    elif "JPXDecode" not in mark.image.filters or mark.image.space != _GREY_MASK:
        yield mark.image.space.painted


@spaces_of.register
def _shading_spaces(mark: ShadingMark) -> Iterator[ColourSpace]:
    yield mark.space.painted
