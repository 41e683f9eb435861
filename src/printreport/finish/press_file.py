"""Gives rendered pages the identity of PDF/X: metadata, output intent, version, file ID."""

from __future__ import annotations

import io
from typing import Literal

import pikepdf

from printreport.finish.file_identity import PRODUCER, identity_of, set_info
from printreport.finish.xmp import FileIdentity, xmp_packet
from printreport.model.document import Document
from printreport.model.layout import Layout
from printreport.model.press import PressCondition

Standard = Literal["x4", "x1a"]


def finish_press(pdf: bytes, layout: Layout, document: Document, condition: PressCondition, standard: Standard = "x4") -> bytes:
    """The rendered press pages as PDF/X-4 (ISO 15930-7) or PDF/X-1a:2003 (ISO 15930-4).

    The pages have their boxes, fonts and inks already; what is added here is the same for every brochure of a
    condition but for title, author and IDs, which follow from the content.

    `pdf` are the rendered pages, `layout` their sizes and count, `document` the report, `condition` the printing condition, and
    `standard` the one to keep.
    """
    identity = identity_of(document, pdf, condition.profile, standard.encode())
    with pikepdf.open(io.BytesIO(pdf)) as file:
        set_info(file, identity)
        file.trailer.Info.Trapped = pikepdf.Name("/False")
        if standard == "x1a":
            file.trailer.Info.GTS_PDFXVersion = pikepdf.String("PDF/X-1a:2003")
        _set_metadata(file, identity, standard)
        _set_intent(file, condition)
        _set_catalog(file, document, layout)
        return _saved(file, standard)


def _set_metadata(file: pikepdf.Pdf, identity: FileIdentity, standard: Standard) -> None:
    packet = xmp_packet(identity, PRODUCER, "PDF/X-4" if standard == "x4" else None)
    # Left uncompressed, so that programs that know no PDF can read it (ISO 16684-1).
    file.Root.Metadata = pikepdf.Stream(file, packet, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)


def _set_intent(file: pikepdf.Pdf, condition: PressCondition) -> None:
    """One GTS_PDFX intent with its profile (ISO 15930-7, 6.2.2)."""
    profile = pikepdf.Stream(file, condition.profile, N=4)
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier=pikepdf.String(condition.identifier),
        OutputCondition=pikepdf.String(condition.info),
        Info=pikepdf.String(condition.info),
        DestOutputProfile=file.make_indirect(profile),
    )
    if condition.registry:
        intent.RegistryName = pikepdf.String(condition.registry)
    file.Root.OutputIntents = pikepdf.Array([file.make_indirect(intent)])


def _set_catalog(file: pikepdf.Pdf, document: Document, layout: Layout) -> None:
    file.Root.Lang = pikepdf.String(document.report.language)
    file.Root.PageLayout = pikepdf.Name.TwoColumnRight if len(layout.pages) > 1 else pikepdf.Name.SinglePage
    if "/PageMode" in file.Root:
        del file.Root.PageMode
    for page in file.pages:
        if "/ProcSet" in page.obj.get("/Resources", {}):
            del page.obj.Resources.ProcSet


def _saved(file: pikepdf.Pdf, standard: Standard) -> bytes:
    # X-1a is PDF 1.4, which knows neither object nor cross-reference streams.
    streams = pikepdf.ObjectStreamMode.generate if standard == "x4" else pikepdf.ObjectStreamMode.disable
    version = "1.6" if standard == "x4" else "1.4"
    data = io.BytesIO()
    file.save(
        data,
        min_version=version,
        force_version=version,
        object_stream_mode=streams,
        deterministic_id=True,
        fix_metadata_version=False,
    )
    return data.getvalue()
