"""How long what is typed may be, by the key that it stands behind."""

from __future__ import annotations

from types import MappingProxyType

from printreport.core.span import Span
from printreport.syntax.message_log import MessageLog

LONGEST = MappingProxyType(
    {
        "title": (80, "标题"),
        "subtitle": (80, "副题"),
        "byline": (100, "署名"),
        "publisher": (60, "编印单位"),
        "date": (40, "日期"),
        "qr.label": (40, "码下面的字"),
        "name": (40, "姓名"),
        "post": (80, "职务"),
        "signature": (40, "签名"),
        "heading": (120, "标题"),
        "subheading": (120, "小标题"),
        "caption": (500, "图片说明"),
        "credit": (60, "摄影者"),
        "alt": (2000, "替代文字"),
        "figure": (40, "数字"),
        "total": (40, "合计"),
        "label": (60, "数字的说明"),
        "quote": (150, "引文"),
        "table-caption": (200, "表的说明"),
        "reading": (40, "注音"),
        "block-title": (60, "块的标题"),
        "group-head": (60, "一组的名称"),
        "name-post": (60, "名字后面的单位、职务"),
        "signature-line": (60, "落款的一行"),
    }
)
"""The most characters of each, and what it is called. Beyond them no page of any theme sets them in their own form, and the
time to balance their lines grows with the square."""

_IN_TEXT = frozenset("subheading table-caption reading block-title group-head name-post signature-line".split())


def is_too_long(name: str, text: str, span: Span, log: MessageLog) -> bool:
    """Whether the value of a key has more characters than its form can hold, which is noted at its place."""
    if name not in LONGEST:
        return False
    most, title = LONGEST[name]
    if len(text) <= most:
        return False
    what = title if name in _IN_TEXT else f"{name}（{title}）"
    hint = "缩短它，或去掉 ###，让它成为正文的一段。" if name == "subheading" else "缩短它；细节写进正文。"
    log.error("too-long", span, f"{what}有 {len(text)} 字，最多 {most} 字", hint)
    return True
