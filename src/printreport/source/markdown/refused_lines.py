"""Lines that look like markup the format has not, or like marks that an office program or a phone has turned into others."""

from __future__ import annotations

import re

from printreport.core.span import Span
from printreport.syntax.message_log import MessageLog

Refusal = tuple[str, str, str]
"""A message's code, text and hint."""

RULE: Refusal = ("thematic-break", "分隔线（---、***、———）不能用", "删去这一行：换行就是分段；要分出小节，写“### 小标题”。")
_DASH = "-—–―－−‐‑‒─━"
_GLUED_HEADING = re.compile(r"#{2,6}[^#\s]")
_WIDE_HEADING = re.compile(r"(?=#*＃)(?:[#＃]{2,6}|[#＃][ \t\u3000])")
_FOOTNOTE = re.compile(r"[\[［【〔][\^＾][^\]］】〕]{1,40}[\]］】〕]\s*[:：]")
_DEFINITION = re.compile(
    r"\[[^\]]{1,80}\][:：]\s*(?P<target><|#|/|\.|(?:https?|ftp|mailto|file):|www\.|[!-.0-~]{0,200}/[!-~]|\S{1,200}\.[A-Za-z0-9]{2,5}(?=\s|$))"
)
_PICTURE = re.compile(r"\.(?:jpe?g|png|tiff?|webp|gif|bmp|heic|svg)\b", re.IGNORECASE)
_BLOCK = re.compile(r"[:：∶︰]{3,}")
_TWO_COLONS = re.compile(
    r"[:：]{2}[ \t\u3000]*(?:大事记|年表|名单|荣誉榜|落款|署名|提示|小贴士|timeline|names|signature|notice|box)(?=\s|$)",
    re.IGNORECASE,
)
_ALIGNMENT_LIKE = re.compile(rf"(?=[^|｜]*[|｜])(?=[^{_DASH}]*[{_DASH}]{{2}})[{_DASH}|｜:：\s]+")
_DOUBTFUL_MARK = re.compile(r"([＊－＋])[ \t\u3000]|(-)[\u3000\xa0]|([>＞])[^=0-9０-９\s]|(＞)[ \t\u3000]")
_RULE = re.compile(rf"[{_DASH}＿_]{{3,}}")
_WIDE_STARS = re.compile(r"＊＊")


def refusal_of(text: str) -> Refusal | None:
    """What to tell of a line that must not be printed as it stands; None for a good one."""
    if _GLUED_HEADING.match(text):
        return "heading", "# 号后面缺一个空格", "小标题写成“### 小标题”，# 号和字之间空一格。"
    if _WIDE_HEADING.match(text):
        return "heading", "标题的 # 号要用半角", "小标题写成“### 小标题”：半角 # 三个，空一格。"
    if _FOOTNOTE.match(text):
        return "note-place", "注文不能写在列表、引文、表格里", "注文顶格另起一行，写在段落之间：“[^1]: 注文”。"
    if (match := _DEFINITION.match(text)) is not None:
        if _PICTURE.search(text, match.start("target")):
            return "image", "正文里不能放图片", "图片写进 captions.yaml，再把编号写在本节开头的 photos: 里；删去这一行。"
        return "link", "链接的定义不能用", "直接把网址写进正文。"
    if _BLOCK.match(text):
        return "block-place", "块不能放在列表、引文里", "先写完列表或引文，空一行，::: 顶格写。"
    if _TWO_COLONS.match(text):
        return "block-colons", "块的开头少一个冒号", "写三个半角冒号，例如“::: 名单 劳动模范”；末行下面也单独写一行 ::: 。"
    if _RULE.fullmatch(text):
        # Phones and Word make these of ---, which is refused, too.
        return RULE
    return _bars(text)


def _bars(text: str) -> Refusal | None:
    """What to tell of a row of a table that is none for want of a good alignment row."""
    rows = text[0] in "|｜" and text[-1] in "|｜" and (text.count("|") > 1 or text.count("｜") > 2)
    if not rows and not _ALIGNMENT_LIKE.fullmatch(text):
        return None
    return "table-alignment", "表格缺少对齐行", "表头下面写一行 | --- | --- |，每列一组，竖线和短横都用半角。"


def warn_of_line(text: str, span: Span, log: MessageLog) -> None:
    """Doubt a mark at a line's head that is printed as it stands and may have been meant as markup."""
    match = _DOUBTFUL_MARK.match(text)
    if match is not None:
        mark = match.group()[0]
        wanted = "引文的每一段以半角“> ”开头，后面空一格。" if mark in ">＞" else "列表的每一项以半角“- ”开头，后面空一格。"
        log.warning("line-mark", span, f"行首的 {mark} 照原样印出", wanted)
    if (stars := _WIDE_STARS.search(text)) is not None:
        log.warning("line-mark", span.at(stars.start(), 2), "全角的 ＊＊ 照原样印出", "着重写成半角的 **词**。")
