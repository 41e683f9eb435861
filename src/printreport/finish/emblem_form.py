"""Puts an emblem's own page into finished pages as a form: its vectors as they are for the press, seen in lights elsewhere."""

from __future__ import annotations

import hashlib
import io
from decimal import Decimal
from pathlib import Path

import pikepdf

from printreport.finish.booklet import shown_box
from printreport.finish.emblem_content import EmblemContent, InkContent, LightContent, UnseenColourError, hidden_layers
from printreport.foreign.foreign_file import foreign_pdf
from printreport.foreign.opening import file_bytes
from printreport.foreign.stream_store import reading
from printreport.images.picture_order import LostPicture
from printreport.images.vector_picture import page_pixels
from printreport.model.document import Document

_NAME = "/Emblem"
_LONGEST = 1600
"""Pixels of an emblem whose colours can only be shown as a picture: 600 to the inch at 68 mm."""


def with_emblem_inks(pages: bytes, document: Document) -> bytes:
    """Rendered press pages with the emblem in the places left for it, its operators and colours as its designer wrote them.

    Only marks of structure and layers go, and what layers hide. Pages without such a place are returned as they are.
    Raises LostPicture when the emblem's file is no longer what was read.
    """
    return _filled(pages, document, None)


def with_emblem_lights(pages: bytes, document: Document, profile: bytes) -> bytes:
    """Pages in sRGB with the emblem as the press will print it: inks looked at through the press profile.

    Where its colours cannot be read one by one (patterns, inks that blend) it becomes a picture. Raises LostPicture.
    """
    return _filled(pages, document, profile)


def _filled(pages: bytes, document: Document, profile: bytes | None) -> bytes:
    logo = document.report.logo
    if logo is None or logo.format != "PDF":
        return pages
    path = Path(document.root) / logo.path
    with pikepdf.open(io.BytesIO(pages)) as file:
        places = [names for page in file.pages if _NAME in (names := page.obj.Resources.get("/XObject", {}))]
        if not places:
            return pages
        try:
            form = _form(file, file_bytes(path), logo.sha256, profile)
        except Exception as fault:
            raise LostPicture(str(path)) from fault
        for names in places:
            names[_NAME] = form
        data = io.BytesIO()
        file.save(data, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
        return data.getvalue()


def _form(file: pikepdf.Pdf, data: bytes, sha256: str, profile: bytes | None) -> pikepdf.Object:
    """The emblem's first page as a form that fills the unit square, as pictures do."""
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ValueError("the file was changed since it was read")
    with foreign_pdf(data) as source, reading():
        page = source.pdf.pages[0]
        content: EmblemContent = InkContent(hidden_layers(source.pdf))
        if profile is not None:
            content = LightContent(hidden_layers(source.pdf), profile)
        try:
            form = file.copy_foreign(content.form(source.pdf, page.as_form_xobject()))
        except UnseenColourError:
            return _picture(file, data)
    form.Matrix = pikepdf.Array(_to_unit(form))
    return form


def _to_unit(form: pikepdf.Object) -> list[Decimal]:
    """The form's own matrix, followed by what lays its box on the unit square; pikepdf cuts floats to six decimals."""
    left, bottom, right, top = shown_box(form)
    wide, high = right - left, top - bottom
    a, b, c, d, e, f = (float(v) for v in form.get("/Matrix", [1, 0, 0, 1, 0, 0]))
    values = (a / wide, b / high, c / wide, d / high, (e - left) / wide, (f - bottom) / high)
    return [Decimal(f"{value:.10f}") for value in values]


def _picture(file: pikepdf.Pdf, data: bytes) -> pikepdf.Object:
    """The emblem as an image whose see-through parts let the page show."""
    pixels = page_pixels(data, _LONGEST)
    common = {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/BitsPerComponent": 8}
    size = {"/Width": pixels.width, "/Height": pixels.height}
    alpha = pikepdf.Stream(file, pixels.getchannel("A").tobytes(), {**common, **size, "/ColorSpace": pikepdf.Name.DeviceGray})
    colours = pikepdf.Stream(file, pixels.convert("RGB").tobytes(), {**common, **size, "/ColorSpace": pikepdf.Name.DeviceRGB})
    colours.SMask = file.make_indirect(alpha)
    return file.make_indirect(colours)
