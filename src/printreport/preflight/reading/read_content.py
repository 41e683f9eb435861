"""Reads the content of a page with every operator that PDF knows."""

from __future__ import annotations

from printreport.foreign.foreign_file import ForeignFile, inherited
from printreport.preflight.reading.graphics_state import GraphicsState
from printreport.preflight.reading.operators import HANDLERS
from printreport.preflight.reading.page_context import PageContext
from printreport.preflight.reading.stream_run import ContentRun


def read_content(file: ForeignFile, context: PageContext) -> None:
    """Fill the page's reading; raises ReadingLimitError, and MalformedError for what cannot be read."""
    page = context.reading.page
    context.note_group(page)
    content = file.content(page)
    contents = page.get("/Contents")
    key = contents.key if contents is not None else None
    # What lies outside the sheet is never printed.
    state = GraphicsState(clip=context.reading.frame.sheet)
    ContentRun(HANDLERS, context, page, inherited(page, "/Resources"), state).run(content, ("page", key))
