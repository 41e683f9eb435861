"""What every finished file says of itself in Info, and the IDs that follow from its content."""

from __future__ import annotations

import hashlib

import pikepdf

from printreport.finish.xmp import FileIdentity, info_date
from printreport.model.document import Document

PRODUCER = "printreport"


def identity_of(document: Document, content: bytes, *more: bytes) -> FileIdentity:
    """Title and author from the report, IDs from the rendered content; `more` is what else makes one version of it differ."""
    digest = hashlib.sha256(content)
    version = digest.copy()
    for part in more:
        version.update(part)
    return FileIdentity(
        title=" ".join(document.report.title),
        author=document.report.publisher or "",
        language=document.report.language,
        digest=digest.hexdigest()[:32],
        version=version.hexdigest()[:32],
    )


def set_info(file: pikepdf.Pdf, identity: FileIdentity) -> None:
    """Info agrees with XMP word for word (ISO 15930-7, 6.7.2)."""
    info = file.make_indirect(pikepdf.Dictionary())
    info.Title = pikepdf.String(identity.title)
    if identity.author:
        info.Author = pikepdf.String(identity.author)
    info.Creator = pikepdf.String(PRODUCER)
    info.Producer = pikepdf.String(PRODUCER)
    info.CreationDate = pikepdf.String(info_date())
    info.ModDate = pikepdf.String(info_date())
    file.trailer.Info = info
