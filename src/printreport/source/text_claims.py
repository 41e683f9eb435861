"""Holds every figure, quote and caption against the text: what is lifted out must stand there word for word."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from decimal import Decimal
from itertools import islice

from printreport.core.figure_grammar import Figure, contains_figure, find_figures, fold_width
from printreport.source.claims import ChartClaim, FigureClaim, LabelClaim, PhotoDraft, QuoteClaim, SectionDraft
from printreport.source.message_log import MessageLog
from printreport.source.section_text import paragraph_texts, section_text
from printreport.source.words import Words

_CHECKED = ("quantity", "percent", "money")
_COMPARED = 400
_LONGEST_SOUGHT = 40
_MOST_SOUGHT = 50_000


def check_claims(drafts: Sequence[SectionDraft], photos: dict[str, PhotoDraft], cover: str | None, log: MessageLog) -> None:
    """Note everything that a stat, chart, quote, label or caption says and the section's text does not.

    The caption of a cover that no section shows is held against the whole text.
    """
    for draft in drafts:
        judge = _Judge(section_text(draft.section), "本节正文", log)
        for claim in draft.claims:
            match claim:
                case FigureClaim():
                    judge.check_figure(claim.words)
                case LabelClaim():
                    judge.check_words(claim.words, claim.name)
                case QuoteClaim():
                    judge.check_quote(claim.words, draft)
                case ChartClaim():
                    _check_units(claim, log)
                    _check_sum(claim, log)
        for name in draft.section.photos:
            if name in photos:
                judge.check_words(photos[name].caption, "图注", f"（{draft.section.path}）")
    shown = {name for draft in drafts for name in draft.section.photos}
    if cover is not None and cover in photos and cover not in shown:
        whole = "\n".join(section_text(draft.section) for draft in drafts)
        _Judge(whole, "正文", log).check_words(photos[cover].caption, "封面图注")


class _Judge:
    """A text that claims are held against, with its name in messages."""

    def __init__(self, text: str, name: str, log: MessageLog) -> None:
        self.text, self.name, self.log = text, name, log
        self._figures: tuple[Figure, ...] | None = None

    def check_figure(self, words: Words) -> None:
        """A stat's or chart's figure stands in the text as a whole number."""
        figure = words.text.strip()
        if not contains_figure(self.text, figure):
            message = f"“{figure}”不在{self.name}里"
            self.log.error("figure-not-in-text", words.span, message, self._nearest(figure))

    def check_words(self, words: Words, name: str, where: str = "") -> None:
        """Every figure of a caption, label or title stands in the text; dates, ordinals and names are free."""
        for figure in find_figures(words.text):
            if figure.kind not in _CHECKED or not figure.in_digits or contains_figure(self.text, figure.core):
                continue
            span = words.place(figure.start, len(figure.core))
            message = f"{name}里的“{figure.core}”不在{self.name}里{where}"
            self.log.error("figure-not-in-text", span, message, self._nearest(figure.core))

    def check_quote(self, words: Words, draft: SectionDraft) -> None:
        """A pull quote stands inside one paragraph."""
        quote = words.text.strip()
        paragraphs = list(paragraph_texts(draft.section.blocks))
        if not any(contains_figure(paragraph, quote) for paragraph in paragraphs):
            hint = f"提要要和正文一字不差，不跨段。{_nearest_passage(quote, paragraphs)}"
            self.log.error("quote-not-in-text", words.span, "这句提要不在本节的任何一段里", hint)

    def _nearest(self, figure: str) -> str:
        if self._figures is None:
            self._figures = tuple(each for each in find_figures(self.text) if each.in_digits)
        wanted = find_figures(figure)
        if not self._figures:
            return f"{self.name}里没有数字；检查它是不是写在了另一节。"
        unit = wanted[0].unit if wanted else ""
        near = [each for each in self._figures if unit and each.unit == unit] or self._figures
        folded = fold_width(figure)
        best = max(islice(near, _COMPARED), key=lambda each: _likeness(folded, fold_width(each.core)))
        return f"正文里最接近的是“{best.text}”。"


def _nearest_passage(quote: str, paragraphs: Sequence[str]) -> str:
    """Where the text goes along with a quote that isn't in it, as far as it does."""
    wanted = fold_width(quote)[:_LONGEST_SOUGHT]
    text = fold_width("\n".join(paragraphs)[:_MOST_SOUGHT])
    for length in range(len(wanted), 3, -1):
        for start in range(len(wanted) - length + 1):
            at = text.find(wanted[start : start + length])
            if at >= 0:
                near = text[max(0, at - start) :][: len(wanted)]
                return f"正文里相近的是“{near.strip()}”。"
    return ""


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def _check_units(claim: ChartClaim, log: MessageLog) -> None:
    """All figures of a chart count the same thing."""
    figures = [(words, find_figures(words.text)) for words in (*claim.points, *_some(claim.total))]
    units = [(words, found[0].unit) for words, found in figures if found]
    for words, unit in units[1:]:
        if unit != units[0][1]:
            first = units[0][1] or "（无）"
            message = f"单位不一致：“{words.text}”的单位是{unit or '（无）'}，前面是{first}"
            log.error("units-differ", words.span, message, "同一张图里的数字要用同一个单位。")


def _check_sum(claim: ChartClaim, log: MessageLog) -> None:
    """The parts of a share are its total together; parts of a hundred percent are no more."""
    if claim.kind != "share":
        return
    values = [_value(words) for words in claim.points]
    parts = [value for value in values if value is not None]
    if claim.total is not None:
        _check_total(claim, claim.total, parts, log)
    elif all("%" in fold_width(words.text) for words in claim.points) and sum(parts) > _rounded_hundred(parts):
        message = f"各项合计 {sum(parts)}%，超过 100%"
        log.error("share-sum", claim.points[0].span, message, "核对各项的百分数。")


def _check_total(claim: ChartClaim, total: Words, parts: list[Decimal], log: MessageLog) -> None:
    whole = _value(total)
    if whole is None:
        return
    for words, part in zip(claim.points, parts, strict=True):
        if part > whole:
            log.error("share-sum", words.span, f"“{words.text}”比总数“{total.text}”还大", "核对这一项和总数。")
    if sum(parts) != whole:
        message = f"各项合计 {sum(parts, Decimal()).normalize():f}，总数是“{total.text}”"
        log.error("share-sum", total.span, message, "各项之和要等于总数；不列全时删去 total。")


def _rounded_hundred(parts: list[Decimal]) -> Decimal:
    """A hundred, and what rounding each part at its last place can add."""
    places = min((part.as_tuple().exponent for part in parts if isinstance(part.as_tuple().exponent, int)), default=0)
    return Decimal(100) + len(parts) * Decimal(5).scaleb(min(0, int(places)) - 1)


def _value(words: Words) -> Decimal | None:
    figures = find_figures(words.text)
    return figures[0].value if figures else None


def _some(words: Words | None) -> tuple[Words, ...]:
    return () if words is None else (words,)
