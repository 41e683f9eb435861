"""What must be told of leaders' words: what cannot stand on their pages, and that they come before all other text."""

from __future__ import annotations

from collections.abc import Iterator

from printreport.core.diagnostics import Diagnostic, error, warning
from printreport.layout.display_pages.message_pages import SetMessage
from printreport.layout.page.setting import Setting
from printreport.layout.plans.planner import Found
from printreport.model.document import Document, PullQuote, Section, Stat

_MOST_PAGES = 3
"""Pages that a leader's words may take before nobody reads them as such."""


def refused_in_messages(document: Document) -> Iterator[Diagnostic]:
    """Photographs and what is drawn of figures: the pages of a leader's words show the portrait and the signature alone."""
    for _, section in document.messages:
        name = f"{section.slug} 是领导致辞（kind: message）"
        if section.photos:
            hint = f"把 {'、'.join(section.photos)} 移到别的一节的 photos；讲话人的照片写在 portrait。"
            yield error("message-element", section.span, f"{name}，致辞的页上不排 photos 里的照片", hint)
        for raised in section.raised:
            if not isinstance(raised, Stat | PullQuote):
                message = f"{name}，致辞的页上不排“{raised.pieces[0]}”这样的图表"
                yield error("message-element", raised.span, message, "把它移到正文里说到这些数字的一节。")


def told_of_messages(setting: Setting, found: Found) -> Iterator[Diagnostic]:
    """What of leaders' words is set otherwise than the files may let expect, or is not shown."""
    for message in found.display.messages:
        yield from _moved(setting.document, message.section, message.leader.index)
        yield from _not_raised(message)
        if message.pages > _MOST_PAGES:
            text = f"领导致辞 {message.section.slug} 占了 {message.pages} 页；这种版式合一千五百字以内"
            yield warning("message-long", message.section.span, text, "删短一些；或删去 kind: message，排进正文的各栏。")
        if message.head.lines > setting.theme.grid.lines + 1:
            hint = "缩短 heading、post 或照片的 caption，或用大一些的 trim。"
            yield error("too-high", message.section.span, "致辞的标题、照片和姓名职务合起来比一页还高", hint)


def _moved(document: Document, section: Section, index: int) -> Iterator[Diagnostic]:
    """A message behind headed sections is set before them all."""
    before = next((own for place, own in document.in_text if place < index and own.heading is not None), None)
    if before is not None:
        message = f"领导致辞 {section.slug} 排在 {before.slug} 之后，印出来在它前面：致辞都排在目录之后、正文之前"
        yield warning("message-moved", section.span, message, f"把文件的编号改到 {before.slug} 之前，次序就和印出来的一样。")


def _not_raised(message: SetMessage) -> Iterator[Diagnostic]:
    for stat in message.section.stats:
        text = f"数字 {stat.figure}（{stat.label}）没有突出显示：致辞的页上不排大数字"
        yield warning("message-element", stat.span, text, "它仍在致辞的文字里；要突出它，把它写进别的一节。")
    quote = message.section.quote
    if quote is not None and message.quote_page is None:
        text = "致辞的页上没有排得下这句 quote 的位置，没有突出显示"
        yield warning("message-element", quote.span, text, "它仍在致辞的文字里；要突出它，写短一些，或删去 quote。")
