"""Reads `qr`: what a code on the back says; addresses that no telephone should open, or could, are told."""

from __future__ import annotations

import ipaddress
import re
import unicodedata

from printreport.core.figure_grammar import fold_width
from printreport.core.qr_modules import LEAST_SIDE_MM, fits, most_letters
from printreport.core.span import Span
from printreport.model.document import QrCode
from printreport.source.checks.printed_text import PrintedText
from printreport.source.schema import QR_KEYS
from printreport.syntax.message_log import MessageLog
from printreport.syntax.records import is_blank, read_record
from printreport.syntax.values import read_words, unquoted
from printreport.syntax.yaml_nodes import Mapping, Node

_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*)[:：]")
REFUSED = frozenset({"javascript", "vbscript", "data", "file", "blob", "about", "view-source", "intent", "content"})
_WEB = ("http", "https")
_ADDRESS = re.compile(r"https?://(?:[^/?#@]*@)?(?P<host>\[[^\]]*\]|[^/?#:]*)", re.IGNORECASE)
_BARE = re.compile(r"(?:www\.)?(?:[a-z0-9\-]+\.)+[a-z]{2,10}(?:[:/?#].*)?", re.IGNORECASE)
_LONGEST = 4000
"""Characters beyond which no text is even tried: the largest code of all holds 2,331 bytes at level M."""
_EXAMPLE = 'qr: {text: "https://example.org/x", label: 扫码看电子版}'


def read_qr(node: Node, printed: PrintedText, log: MessageLog) -> QrCode | None:
    """The code of the key `qr`, a mapping or the text alone; None, with an error noted, for one that cannot be made."""
    if not isinstance(node, Mapping):
        text = _text(node, "qr", log)
        return None if text is None else QrCode(text, None, node.span)
    record = read_record(node, QR_KEYS, "qr ", log)
    if record is None or "text" not in record:
        return None
    text = _text(record["text"], "qr.text", log)
    words = None if is_blank(record.get("label")) else read_words(record["label"], "qr.label", log)
    label = None if words is None else printed.set_words(words).text.strip()
    return None if text is None else QrCode(text, label, record["text"].span)


def _text(node: Node, name: str, log: MessageLog) -> str | None:
    words = read_words(node, name, log)
    if words is None:
        return None
    text = unquoted(words.text)
    good = _is_safe(text, node.span, log) and _is_whole(text, node.span, log) and _has_room(text, node.span, log)
    return text if good else None


def _is_safe(text: str, span: Span, log: MessageLog) -> bool:
    """Whether a text is nothing that a telephone would run, or open of its own files."""
    scheme = _scheme(text)
    if scheme in REFUSED:
        message = f"二维码里不能放 {scheme}: 开头的内容，手机会当作程序或者文件来打开"
        log.error("qr-scheme", span, message, f"写网页的地址，例如 {_EXAMPLE}")
        return False
    return True


def _scheme(text: str) -> str:
    """The scheme of an address, as browsers read it: spaces and unseen characters before and in it count for nothing."""
    seen = "".join(char for char in fold_width(text)[:200] if not char.isspace() and unicodedata.category(char)[0] != "C")
    match = _SCHEME.match(seen.casefold())
    return "" if match is None else match[1]


def _is_whole(text: str, span: Span, log: MessageLog) -> bool:
    """Whether a web address has all that it needs; what is odd in one, or looks like one, is warned of."""
    scheme = _scheme(text)
    if scheme not in _WEB:
        if _BARE.fullmatch(text) or scheme == "www":
            log.warning(
                "qr-address", span, f"“{_shown(text)}”没有写 https://，手机会当作一行文字", f'写成 "https://{_shown(text)}"'
            )
        return True
    match = _ADDRESS.match(text)
    if match is None or not match["host"].strip(". "):
        hint = f"冒号和斜线用半角，写全地址，例如 {_EXAMPLE}"
        log.error("qr-address", span, f"“{_shown(text)}”不是完整的网址", hint)
        return False
    if odd := re.search(r"[\s　-〿！-～“”‘’…—]", text):
        log.error("qr-address", span, f"网址里有“{odd[0]}”", "网址里没有空格和全角标点；从浏览器的地址栏复制。")
        return False
    if _is_private(match["host"]):
        log.warning("qr-address", span, f"{match['host']} 只在本单位的网络里打得开", "读者的手机打不开它；换成公网的地址。")
    return True


def _is_private(host: str) -> bool:
    """Whether a host is a computer of the house, which no reader reaches."""
    try:
        return not ipaddress.ip_address(host.strip("[]")).is_global
    except ValueError:
        return "." not in host.strip(".") or host.casefold().endswith((".local", ".localhost", ".lan", ".internal"))


def _has_room(text: str, span: Span, log: MessageLog) -> bool:
    if len(text) <= _LONGEST and fits(text):
        return True
    most = most_letters(text[:_LONGEST])
    message = f"二维码的内容有 {len(text)} 个字符，{LEAST_SIDE_MM:g} mm 见方、手机读得出的码只装得下其中 {most} 个"
    log.error("qr-too-long", span, message, "写短的网址，例如网页的短链接；别的话写进正文。")
    return False


def _shown(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
