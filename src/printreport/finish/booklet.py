"""Places the pages of a PDF on sheets, two to a side, ready for an office printer that prints both sides."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf

from printreport.core.geometry import Rect
from printreport.finish.foreign_pages import is_layer_list
from printreport.finish.imposition import Places, SheetBinding, Side, creep, fold_marks, sides_of
from printreport.foreign.foreign_file import ForeignFile

_KEPT_INFO = ("/Title", "/Author")
_PRODUCER = "printreport"


@dataclass(frozen=True, slots=True)
class Imposition:
    """How a document is laid on sheets; lengths are points.

    `paper` is the thickness that makes inner sheets creep; `still` are pages that keep to the fold, because a picture goes
    over it.
    """

    places: Places
    binding: SheetBinding
    paper: float
    still: frozenset[int] = frozenset()


def impose(file: pikepdf.Pdf, plan: Imposition) -> bytes:
    """The sheets of an opened PDF: each page once, as a form, cut to its TrimBox (ISO 32000-1, 8.10 and 14.11.2).

    Text stays text. Viewers are told to print at full size and to turn the paper over its short edge. Annotations are left
    behind; who wants them makes them part of the pages before.
    """
    with pikepdf.new() as sheets:
        forms = [sheets.copy_foreign(page.as_form_xobject()) for page in file.pages]
        for side in sides_of(len(forms), plan.binding):
            sheets.pages.append(_sheet_side(sheets, side, forms, plan))
        _set_catalog(sheets, file)
        data = io.BytesIO()
        sheets.save(
            data,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            # Streams stay as they are packed: one that unpacks without an end is not unpacked here.
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            deterministic_id=True,
        )
        return data.getvalue()


def _sheet_side(sheets: pikepdf.Pdf, side: Side, forms: list[pikepdf.Object], plan: Imposition) -> pikepdf.Page:
    places = plan.places
    # Saved and brought back, as a form begins with the graphics state of its sheet.
    lines = ["q 0 G 0.25 w [2 2] 0 d", *(_line(mark, places) for mark in fold_marks(places)), "Q"]
    used = pikepdf.Dictionary()
    for page, left in ((side.left, True), (side.right, False)):
        if page is None:
            continue
        inwards = creep(side, page, plan.binding, plan.paper, plan.still)
        used[f"/P{page}"] = form = forms[page - 1]
        clip, rect = places.seen(left, inwards), places.page_at(left, inwards)
        lines.append(f"q {_box(clip, places)} re W n {_matrix(form, rect, places)} cm /P{page} Do Q")
    return pikepdf.Page(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, round(places.sheet[0], 3), round(places.sheet[1], 3)],
            Resources=pikepdf.Dictionary(XObject=used),
            Contents=sheets.make_stream("\n".join(lines).encode("ascii")),
        )
    )


def _line(mark: Rect, places: Places) -> str:
    bottom = places.sheet[1] - mark.bottom
    return f"{mark.x:.3f} {bottom:.3f} m {mark.x:.3f} {bottom + mark.height:.3f} l S"


def _box(rect: Rect, places: Places) -> str:
    return f"{rect.x:.3f} {places.sheet[1] - rect.bottom:.3f} {rect.width:.3f} {rect.height:.3f}"


def _matrix(form: pikepdf.Object, rect: Rect, places: Places) -> str:
    """The matrix that lays a form's upright box on a rectangle, its proportions kept, centred where they differ."""
    x0, y0, x1, y1 = shown_box(form)
    scale = min(rect.width / (x1 - x0), rect.height / (y1 - y0))
    left = rect.x + (rect.width - scale * (x1 - x0)) / 2
    bottom = places.sheet[1] - rect.bottom + (rect.height - scale * (y1 - y0)) / 2
    return f"{scale:.6f} 0 0 {scale:.6f} {left - scale * x0:.4f} {bottom - scale * y0:.4f}"


def shown_box(form: pikepdf.Object) -> tuple[float, float, float, float]:
    """A form's bounding box as its own matrix lays it (turned pages): left, bottom, right, top."""
    a, b, c, d, e, f = (float(v) for v in form.get("/Matrix", [1, 0, 0, 1, 0, 0]))
    x0, y0, x1, y1 = (float(v) for v in form.BBox)
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (x0, x1) for y in (y0, y1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _set_catalog(sheets: pikepdf.Pdf, file: pikepdf.Pdf) -> None:
    """How sheets are to be printed, and what the file says of itself: language, title, author, layers."""
    root = sheets.Root
    root.ViewerPreferences = pikepdf.Dictionary(Duplex=pikepdf.Name.DuplexFlipShortEdge, PrintScaling=pikepdf.Name("/None"))
    root.PageLayout = pikepdf.Name.SinglePage
    source = ForeignFile(file)
    language = source.root.get("/Lang")
    if language is not None and language.kind == "string":
        root.Lang = pikepdf.String(str(language))
    layers = source.root.get("/OCProperties")
    if layers is not None and is_layer_list(layers):
        # Layers that are switched off stay so. Only what has a number of its own can be copied.
        root.OCProperties = sheets.copy_foreign(file.make_indirect(layers.raw))
    info = source.trailer.get("/Info")
    sheets.trailer.Info = sheets.make_indirect(pikepdf.Dictionary())
    for name in _KEPT_INFO:
        said = info.get(name) if info is not None and info.kind == "dictionary" else None
        if said is not None and said.kind == "string":
            sheets.trailer.Info[name] = pikepdf.String(str(said))
    sheets.trailer.Info.Producer = pikepdf.String(_PRODUCER)
