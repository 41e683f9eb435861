"""What is read once for a whole file: its fonts, the heads of its pictures, its content streams taken apart."""

from __future__ import annotations

from printreport.foreign.content_steps import StepReader
from printreport.foreign.pdf_value import PdfValue
from printreport.foreign.stream_store import StreamStore
from printreport.preflight.reading.font_reading import FontReading
from printreport.preflight.reading.image_head import ImageHead, image_head


class FontShelf:
    """The fonts of a file, each read once."""

    def __init__(self) -> None:
        self._fonts: dict[object, FontReading] = {}

    def font(self, dictionary: PdfValue) -> FontReading:
        """The reading of a font dictionary; raises MalformedError."""
        key = dictionary.key
        if key not in self._fonts:
            self._fonts[key] = FontReading(dictionary)
        return self._fonts[key]

    @property
    def fonts(self) -> list[FontReading]:
        """All fonts met so far."""
        return list(self._fonts.values())


class FileShelf:
    """What is read once for a whole file: fonts, heads of pictures, content streams taken apart."""

    def __init__(self, store: StreamStore) -> None:
        self.fonts = FontShelf()
        self.steps = StepReader(store)
        self._heads: dict[object, ImageHead] = {}

    def head(self, stream: PdfValue, resources: PdfValue | None) -> ImageHead:
        """The head of a picture; one whose colours are named by the resources is read anew."""
        space = stream.get("/ColorSpace")
        if space is not None and space.kind == "name":
            return image_head(stream, resources)
        key = stream.key
        if key not in self._heads:
            self._heads[key] = image_head(stream, resources)
        return self._heads[key]
