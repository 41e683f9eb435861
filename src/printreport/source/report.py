"""Reads `content/report.yaml`: the brochure as a whole, every default filled in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

from printreport.core.figure_grammar import fold_width
from printreport.core.span import Span
from printreport.core.units import mm
from printreport.model.document import Binding, Cover, Language, Logo, PressChoice, QrCode, Report, ThemeChoice
from printreport.source.checks.lengths import is_long_title
from printreport.source.checks.printed_text import HeadingStyle, PrintedText
from printreport.source.colophon import read_colophon
from printreport.source.logo_file import LogoJudge, read_logo
from printreport.source.palette import read_palette
from printreport.source.qr_code import read_qr
from printreport.source.schema import (
    BINDING_NAMES,
    BINDINGS,
    COVER_KEYS,
    LANGUAGE_NAMES,
    LANGUAGES,
    LINES,
    PRESS_KEYS,
    PRESSES,
    PUNCTUATIONS,
    REPORT_KEYS,
    THEME_KEYS,
    TRIMS,
)
from printreport.source.trim_size import can_be_cut, is_half_named, near_trims, parse_trim, without_unit
from printreport.source.written_date import check_date
from printreport.syntax.message_log import MessageLog
from printreport.syntax.records import Record, is_blank, read_record
from printreport.syntax.source_files import is_file, is_inside
from printreport.syntax.values import read_choice, read_focus, read_length, read_switch, read_words, unquoted
from printreport.syntax.yaml_nodes import Listing, Mapping, Node, Scalar
from printreport.theme.theme_file import theme_names

REPORT_PATH = "content/report.yaml"

_STEPS = {"saddle-stitch": 4, "perfect": 2, "none": 1}
_STEP_NAMES = {"saddle-stitch": "骑马订（saddle-stitch）", "perfect": "胶装（perfect）", "none": "不装订"}


def reads_full_width(node: Node | None) -> bool:
    """Whether `punctuation` asks for full-width marks, as it does when nothing is said."""
    return not _says(node, "punctuation", "as-is")


def joins_lines(node: Node | None) -> bool:
    """Whether `lines` asks for single line breaks to be joined; when nothing is said, each ends a paragraph."""
    return _says(node, "lines", "join")


def _says(node: Node | None, name: str, choice: str) -> bool:
    """Whether report.yaml has a value at a key, as far as it could be read."""
    if not isinstance(node, Mapping):
        return False
    values = [entry.value for entry in node.entries if entry.key.text == name]
    return bool(values) and isinstance(values[0], Scalar) and values[0].text.strip(" \"'“”‘’＂").casefold() == choice


def read_report(
    node: Node | None, root: Path, printed: PrintedText, log: MessageLog, logos: LogoJudge | None = None
) -> Report | None:
    """The report, or None when something that the others rest on is wrong; every mistake is noted.

    `node` is the file's tree, `root` the project's folder; `printed` takes what will be printed, `log` the messages. `logos`
    opens the emblem's file; without it the report has none.
    """
    start = Span(REPORT_PATH)
    if node is None:
        log.error("missing-key", start, "report.yaml 是空的，缺少 title（标题）", "写上 title: 标题")
        return None
    record = read_record(node, REPORT_KEYS, "report.yaml ", log, start)
    if record is None:
        return None
    return _Reading(record, root, printed, log, logos).report(start)


class _Reading:
    """One reading of report.yaml, key by key.

    `record` holds its keys; `root`, `printed`, `log` and `logos` are as in `read_report`.
    """

    def __init__(self, record: Record, root: Path, printed: PrintedText, log: MessageLog, logos: LogoJudge | None) -> None:
        self.record, self.root, self.printed, self.log, self.logos = record, root, printed, log, logos

    def report(self, start: Span) -> Report | None:
        title = self._title()
        binding = cast(Binding, self._choice("binding", BINDINGS, "saddle-stitch", BINDING_NAMES))
        self._choice("punctuation", PUNCTUATIONS, "full-width")
        press = self._press()
        self._choice("lines", LINES, "paragraphs")
        report = Report(
            title=title,
            byline=self._line("byline"),
            publisher=self._line("publisher", "publisher"),
            language=cast(Language, self._choice("language", LANGUAGES, "zh-Hans-CN", LANGUAGE_NAMES)),
            theme=self._theme(press),
            cover=self._cover(),
            trim=self._trim(),
            binding=binding,
            pages=self._pages(binding),
            press=press,
            paper=self._paper(),
            contents=self._contents(),
            colophon=self._colophon(),
            span=start,
            spans={name: value.span for name, value in self.record.items()},
            subtitle=self._line("subtitle"),
            date=self._date(),
            logo=self._logo(),
            qr=self._qr(),
        )
        return report if title else None

    def _node(self, name: str) -> Node | None:
        """A key's value; what is absent or empty counts as not said."""
        node = self.record.get(name)
        return None if node is None or is_blank(node) else node

    def _line(self, name: str, style: HeadingStyle | None = None) -> str | None:
        node = self._node(name)
        words = None if node is None else read_words(node, name, self.log)
        return None if words is None else self.printed.set_words(words, style).text

    def _date(self) -> str | None:
        node = self._node("date")
        words = None if node is None else read_words(node, "date", self.log)
        if words is None:
            return None
        check_date(words, "date", self.log)
        return self.printed.set_words(words).text.strip()

    def _logo(self) -> Logo | None:
        node = self._node("logo")
        return None if node is None or self.logos is None else read_logo(node, self.root, self.logos, self.log)

    def _qr(self) -> QrCode | None:
        node = self._node("qr")
        return None if node is None else read_qr(node, self.printed, self.log)

    def _choice(self, name: str, choices: tuple[str, ...], default: str, also: dict[str, str] | None = None) -> str:
        node = self._node(name)
        return default if node is None else read_choice(node, name, choices, self.log, also) or default

    def _title(self) -> tuple[str, ...]:
        node = self.record.get("title")
        if node is None:
            return ()
        items = node.items if isinstance(node, Listing) else (node,)
        if not items:
            self.log.error("empty-value", node.span, "title 是空的", "写上标题，例如 title: 年度报告")
        lines = [read_words(item, "title", self.log) for item in items]
        if is_long_title([line.text for line in lines if line is not None], node.span, self.log):
            return ()
        return tuple(self.printed.set_words(line, "title").text.strip() for line in lines if line is not None)

    def _theme(self, press: PressChoice) -> ThemeChoice:
        node = self._node("theme")
        if node is None:
            return ThemeChoice("vermilion")
        if not isinstance(node, Mapping):
            return ThemeChoice(read_choice(node, "theme", theme_names(), self.log) or "vermilion")
        record = read_record(node, THEME_KEYS, "theme ", self.log) or {}
        base = record.get("base")
        name = None if base is None else read_choice(base, "base", theme_names(), self.log)
        return ThemeChoice(name or "vermilion", read_palette(record.get("palette"), name or "vermilion", press, self.log))

    def _cover(self) -> Cover | None:
        node = self._node("cover")
        record = None if node is None else read_record(node, COVER_KEYS, "cover ", self.log)
        if record is None or "photo" not in record:
            return None
        words = read_words(record["photo"], "photo", self.log)
        focus = record.get("focus")
        crop = None if focus is None or is_blank(focus) else read_focus(focus, "focus", self.log)
        return None if words is None else Cover(words.text.strip(), crop, record["photo"].span)

    def _trim(self) -> tuple[float, float]:
        node = self._node("trim")
        size = TRIMS["大16开"] if node is None else _read_trim(node, self.log)
        return mm(size[0]), mm(size[1])

    def _pages(self, binding: Binding) -> int | None:
        node = self._node("pages")
        words = None if node is None else read_words(node, "pages", self.log)
        if node is None or words is None:
            return None
        text = unquoted(fold_width(words.text)).removesuffix("页").strip()
        if text.casefold() in ("auto", "自动"):
            return None
        if not re.fullmatch(r"[0-9]{1,4}", text) or int(text) == 0:
            self.log.error("bad-pages", node.span, f"pages 不能是“{words.text}”", "写 auto，或者一个页数，例如 pages: 12")
            return None
        count, step = int(text), _STEPS[binding]
        if count % step:
            below, above = count - count % step, count - count % step + step
            hint = f"写 {above}，或者 auto。" if below == 0 else f"写 {below} 或 {above}，或者 auto。"
            message = f"pages 是 {count}，{_STEP_NAMES[binding]}的页数要是 {step} 的倍数"
            self.log.error("bad-pages", node.span, message, hint)
            return None
        return count

    def _press(self) -> PressChoice:
        node = self._node("press")
        if node is None:
            return PressChoice("coated-fogra39")
        if not isinstance(node, Mapping):
            return PressChoice(read_choice(node, "press", PRESSES, self.log) or "coated-fogra39")
        record = read_record(node, PRESS_KEYS, "press ", self.log) or {}
        words = [None if name not in record else read_words(record[name], name, self.log) for name in ("profile", "condition")]
        profile, condition = words
        if profile is None or condition is None:
            return PressChoice("coated-fogra39")
        return PressChoice("custom", self._profile(profile.text.strip(), record["profile"].span), condition.text.strip())

    def _profile(self, path: str, span: Span) -> str:
        place = self.root / path
        if not is_inside(place, self.root):
            self.log.error("outside-project", span, f"特性文件 {path} 在项目之外", "把 ICC 文件放进项目文件夹，路径从那里写起。")
        elif not is_file(place):
            self.log.error("missing-file", span, f"找不到特性文件 {path}", "路径从项目文件夹写起，例如 profiles/press.icc")
        return str(place.absolute())

    def _paper(self) -> float:
        node = self._node("paper")
        thickness = None if node is None else read_length(node, "paper", 0.02, 2, self.log)
        return mm(0.1 if thickness is None else thickness)

    def _contents(self) -> bool:
        node = self._node("contents")
        return False if node is None else bool(read_switch(node, "contents", self.log))

    def _colophon(self) -> tuple[tuple[str, str], ...]:
        node = self._node("colophon")
        return () if node is None else read_colophon(node, self.printed, self.log)


def _read_trim(node: Node, log: MessageLog) -> tuple[float, float]:
    words = read_words(node, "trim", log)
    if words is None:
        return TRIMS["大16开"]
    size = parse_trim(words.text)
    if size is None:
        near = near_trims(words.text)
        meant = f"是不是要写 {' 或 '.join(near)}？" if near else ""
        hint = f"{meant}可以写宽x高，例如 210x285mm，或者 {'、'.join(TRIMS)}、方形 210。"
        log.error("bad-trim", node.span, f"trim 不能是“{words.text}”", hint)
        return TRIMS["大16开"]
    if whole := without_unit(words.text):
        log.error("bad-trim", node.span, f"trim 的“{words.text}”没有写单位", f"写成 trim: {whole}")
        return size
    if is_half_named(words.text):
        named = words.text.strip()
        message = f"{named} 有正度和大度两种，这里按正度排：{size[0]:g}×{size[1]:g} mm"
        log.warning("trim-half-named", node.span, message, f"写明 正{named} 或 大{named}。")
    if not can_be_cut(size):
        log.error("bad-trim", node.span, f"成品尺寸 {size[0]:g}×{size[1]:g} mm 超出范围", "每边在 90 mm 和 450 mm 之间。")
        return TRIMS["大16开"]
    return size
