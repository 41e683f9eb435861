"""Reads single values: text, choices, switches, numbers, lengths, colours; what doesn't fit becomes a message."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TypeVar

from printreport.core.figure_grammar import fold_width
from printreport.core.geometry import Crop
from printreport.syntax.characters import is_blank
from printreport.syntax.lengths import is_too_long
from printreport.syntax.message_log import MessageLog
from printreport.syntax.placed_words import Words
from printreport.syntax.records import closest
from printreport.syntax.yaml_faults import quoted
from printreport.syntax.yaml_nodes import Listing, Mapping, Node, Scalar

_PROSE = frozenset({"title", "subtitle", "byline", "publisher", "heading", "caption", "credit", "label", "alt"})
_CURLY = re.compile("“([^“”]+)”|＂([^＂]+)＂")
YES = frozenset({"true", "yes", "on", "是", "要", "有", "对"})
NO = frozenset({"false", "no", "off", "否", "不", "不要", "无", "没有"})
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?|\.[0-9]{1,9}")
_WHOLE = re.compile(r"[0-9]{1,9}")

_Number = TypeVar("_Number", int, float)


def read_words(node: Node, name: str, log: MessageLog) -> Words | None:
    """A line of text that isn't empty."""
    if not isinstance(node, Scalar):
        log.error("wrong-type", node.span, f"{name} 应当是一行文字", _text_hint(node))
        return None
    if node.is_empty:
        hint = "空格后的 # 会被当作注释；如果它是正文，给整个值加引号。" if node.comment else f"在 {name}: 后面写上文字。"
        log.error("empty-value", node.span, f"{name} 是空的", hint)
        return None
    if is_blank(node.text):
        log.error("empty-value", node.span, f"{name} 里只有看不见的字符", f"在 {name}: 后面写上文字。")
        return None
    if is_too_long(name, node.text, node.span, log):
        return None
    if name in _PROSE and not node.style and (match := _CURLY.fullmatch(node.text.strip())):
        message = f"{name} 的弯引号会照样印出来：{node.text.strip()}"
        hint = f"不要印引号，写成 {name}: {quoted(match[1] or match[2])}；要印，写成 {name}: {quoted(node.text.strip())}"
        log.warning("curly-quotes", node.span, message, hint)
    return node.words


_QUOTED = re.compile("[“”\"„‟＂](.*)[“”\"‟＂]|[‘’'](.*)[‘’']", re.DOTALL)


def unquoted(text: str) -> str:
    """A value that is no prose without the quotation marks that Word and phones have made curly: “大16开” is 大16开."""
    text = text.strip()
    match = _QUOTED.fullmatch(text)
    return text if match is None else (match[1] or match[2] or "").strip()


def read_items(node: Node, name: str, log: MessageLog) -> tuple[Node, ...]:
    """The items of a list; nothing written is an empty list."""
    if isinstance(node, Listing):
        return node.items
    if isinstance(node, Scalar) and node.is_empty and not node.style:
        return ()
    shown = f"[{node.text}]" if isinstance(node, Scalar) else "每项前面加“- ”，另起一行"
    log.error("wrong-type", node.span, f"{name} 应当是一个列表", f"写成 {name}: {shown}")
    return ()


def read_choice(node: Node, name: str, choices: Sequence[str], log: MessageLog, also: dict[str, str] | None = None) -> str | None:
    """One of the words that may stand there; `also` maps other names of theirs, as in Chinese, to them.

    `node` is what stands there, `name` the key's in messages, `choices` are the words, and `log` takes the messages.
    """
    words = read_words(node, name, log)
    if words is None:
        return None
    text = unquoted(fold_width(words.text)).casefold()
    exact = {choice.casefold(): choice for choice in choices}
    if chosen := exact.get(text) or (also or {}).get(text):
        return chosen
    text = words.text.strip()
    meant = closest(text, (*choices, *(also or {})))
    hint = f"是不是要写 {meant}？" if meant else f"可以写：{_choices_shown(choices, also or {})}。"
    log.error("bad-choice", node.span, f"{name} 不能是“{text}”", hint)
    return None


def _choices_shown(choices: Sequence[str], also: dict[str, str]) -> str:
    """The words that may be written, each with its first other name."""
    names = {choice: name for name, choice in reversed(also.items())}
    return "、".join(f"{choice}（{names[choice]}）" if choice in names else choice for choice in choices)


def read_switch(node: Node, name: str, log: MessageLog) -> bool | None:
    """true or false."""
    words = read_words(node, name, log)
    if words is None:
        return None
    text = unquoted(words.text).casefold()
    if text in YES or text in NO:
        return text in YES
    log.error("wrong-type", node.span, f"{name} 应当是 true 或 false", f"写成 {name}: true 或 {name}: false")
    return None


def read_number(node: Node, name: str, log: MessageLog) -> float | None:
    """A number that is not negative, without a unit."""
    return _number(_NUMBER, float, node, f"{name} 应当是一个数", f"写成 {name}: 1.5 这样的数", log)


def read_whole(node: Node, name: str, log: MessageLog) -> int | None:
    """A whole number that is not negative."""
    return _number(_WHOLE, int, node, f"{name} 应当是整数", f"写成 {name}: 2 这样的数", log)


def _number(
    form: re.Pattern[str], kind: Callable[[str], _Number], node: Node, message: str, hint: str, log: MessageLog
) -> _Number | None:
    """A number of some form.

    `form` is its pattern, `kind` makes it, `node` is what stands there, `message` and `hint` are said where it is none, and
    `log` takes them.
    """
    text = node.text.strip() if isinstance(node, Scalar) else ""
    if form.fullmatch(text):
        return kind(text)
    log.error("wrong-type", node.span, f"{message}，这里是“{text}”" if text else message, hint)
    return None


def read_focus(node: Node, name: str, log: MessageLog) -> Crop | None:
    """Left, top, right and bottom as shares of the upright picture."""
    texts = [item.text for item in node.items if isinstance(item, Scalar)] if isinstance(node, Listing) else []
    numbers = [float(text) for text in texts if _NUMBER.fullmatch(text.strip())]
    whole = isinstance(node, Listing) and len(numbers) == len(node.items) == 4
    if not whole:
        hint = "例如 [0.30, 0.20, 0.75, 0.80]，都在 0 和 1 之间。"
        log.error("bad-focus", node.span, f"{name} 应当是四个数：[左, 上, 右, 下]", hint)
        return None
    left, top, right, bottom = numbers
    if max(numbers) > 1:
        log.error("bad-focus", node.span, f"{name} 的数要在 0 和 1 之间", "按整张图的比例写，例如宽度的三成写 0.30。")
        return None
    if left >= right or top >= bottom:
        log.error("bad-focus", node.span, f"{name} 的左要小于右、上要小于下", "顺序是 [左, 上, 右, 下]。")
        return None
    return Crop(left, top, right, bottom)


_UNITS = {
    **dict.fromkeys(("mm", "毫米", "公厘"), Decimal(1)),
    **dict.fromkeys(("cm", "厘米", "公分"), Decimal(10)),
    **dict.fromkeys(("μm", "µm", "um", "微米"), Decimal("0.001")),
    **dict.fromkeys(("丝", "条", "道"), Decimal("0.01")),
    **dict.fromkeys(("in", "英寸", "吋"), Decimal("25.4")),
    **dict.fromkeys(("pt", "点"), Decimal("25.4") / 72),
}
"""Millimetres of each unit that editors may have in mind; 丝 is the trade's hundredth of a millimetre."""
_WEIGHTS = ("g", "克", "gsm", "g/m2", "g/m²", "克重", "克铜版纸", "克纸")
_MEASURE = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9})?|\.[0-9]{1,9}) ?([^0-9.]{0,6})")


def read_length(node: Node, name: str, low: float, high: float, log: MessageLog) -> float | None:
    """A length in millimetres between two bounds.

    `node` is what stands there, `name` the key's in messages, `low` and `high` are the bounds in millimetres, and `log` takes
    the messages.
    """
    words = read_words(node, name, log)
    if words is None:
        return None
    match = _MEASURE.fullmatch(unquoted(fold_width(words.text)).casefold().replace(",", "."))
    number, unit = match.groups() if match is not None else ("", "")
    if number and unit in ("mm", "毫米") and low <= float(number) <= high:
        return float(number)
    message, hint = f"{name} 应当是 {low:g}–{high:g} 毫米的长度", f"例如 {name}: 0.1mm"
    if unit in _WEIGHTS:
        message, hint = f"{name} 是一张纸的厚度，“{words.text}”是克重", f"问印刷厂这种纸多厚；157 克铜版纸约 {name}: 0.13mm"
    elif number and (not unit or unit in _UNITS):
        meant = (Decimal(number) * _UNITS[unit or "mm"]).quantize(Decimal("0.001")).normalize()
        if low <= meant <= high:
            message = f"{name} 的“{words.text}”{'的单位不是毫米' if unit else '没有写单位'}"
            hint = f"写成 {name}: {meant:f}mm"
    log.error("bad-length", node.span, message, hint)
    return None




def _text_hint(node: Listing | Mapping) -> str:
    opening = "[" if isinstance(node, Listing) else "{"
    if node.flow:
        return f"以 {opening} 开头的值要加引号，例如 {quoted(opening + '……' + (']' if opening == '[' else '}'))}"
    return "写成一行文字；有冒号的文字要加引号。"
