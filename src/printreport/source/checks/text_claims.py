"""Holds every figure, quote and caption against the text: what is lifted out must stand there word for word."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from printreport.core.figure_grammar import Figure, contains_figure, find_figures, fold_width
from printreport.model.document import VouchedFigure
from printreport.source.checks.claims import ChartClaim, FigureClaim, LabelClaim, PhotoDraft, QuoteClaim, SectionDraft
from printreport.source.checks.figure_index import FigureIndex
from printreport.source.checks.section_text import paragraph_texts, section_text
from printreport.syntax.message_log import MessageLog
from printreport.syntax.placed_words import Words

_CHECKED = ("quantity", "percent", "money")
_LONGEST_SOUGHT = 40
"""Characters of a quote by which the passage that it comes near is sought: a sentence."""
_MOST_SOUGHT = 50_000
"""Characters of a section in which it is sought; the time grows with their product."""


def check_claims(
    drafts: Sequence[SectionDraft], photos: dict[str, PhotoDraft], cover: str | None, log: MessageLog
) -> tuple[VouchedFigure, ...]:
    """Note everything that a stat, chart, quote, label or caption says and the section's text does not.

    The caption of a cover that no section shows is held against the whole text. Returns the figures that are not in the
    text, but vouched for.
    """
    vouched: list[VouchedFigure] = []
    for draft in drafts:
        judge = _Judge(section_text(draft.section), "本节正文", log, vouched)
        for claim in draft.claims:
            match claim:
                case FigureClaim():
                    judge.check_figure(claim.words)
                case LabelClaim():
                    judge.check_words(claim)
                case QuoteClaim():
                    judge.check_quote(claim.words, draft)
                case ChartClaim():
                    _check_units(claim, log)
                    _check_sum(claim, log)
        for name in draft.section.own_photos:
            if name in photos:
                judge.check_words(_caption_claim(photos[name], f"图片 {name} 的图注"), f"（{draft.section.path}）")
    shown = {name for draft in drafts for name in draft.section.own_photos}
    if cover is not None and cover in photos and cover not in shown:
        whole = "\n".join(section_text(draft.section) for draft in drafts)
        _Judge(whole, "正文", log, vouched).check_words(_caption_claim(photos[cover], "封面图注"))
    return tuple(vouched)


def _caption_claim(photo: PhotoDraft, name: str) -> LabelClaim:
    return LabelClaim(photo.caption, name, photo.photo.vouched)


class _Judge:
    """A text that claims are held against, with its name in messages."""

    def __init__(self, text: str, name: str, log: MessageLog, vouched: list[VouchedFigure]) -> None:
        self.name, self.log, self.vouched = name, log, vouched
        self.index = FigureIndex(text)

    def check_figure(self, words: Words) -> None:
        """A stat's or chart's figure stands in the text as a whole number."""
        figure = words.text.strip()
        if not self.index.has(figure):
            found = find_figures(figure)
            hint = self._nearest(found[0]) if found else "数字连同量词，照正文里的写。"
            self.log.error("figure-not-in-text", words.span, f"“{figure}”不在{self.name}里", hint)

    def check_words(self, claim: LabelClaim, where: str = "") -> None:
        """Every figure of a caption, label or title stands in the text; dates, ordinals and names are free.

        One that doesn't is an error only where the text gives the same thing another value.
        """
        for figure in find_figures(claim.words.text):
            if figure.kind not in _CHECKED or not figure.in_digits or self.index.has(figure.core):
                continue
            span = claim.words.place(figure.start, len(figure.core))
            if claim.vouched:
                self.vouched.append(VouchedFigure(span, claim.name, figure.core))
                continue
            message = f"{claim.name}里的“{figure.core}”不在{self.name}里{where}"
            other = self.index.other_value(claim.words.text, figure)
            if other is not None:
                hint = f"正文里写的是“{other.text}”，改成一致；两处说的不是一回事时，写 vouched: true。"
                self.log.error("figure-contradicts", span, f"{claim.name}里的“{figure.core}”和{self.name}不一致{where}", hint)
            else:
                hint = f"{self._nearest(figure)}核对后写进正文，或写 vouched: true；付印（--final）前要解决。"
                self.log.warning("figure-not-in-text", span, message, hint)

    def check_quote(self, words: Words, draft: SectionDraft) -> None:
        """A pull quote stands inside one paragraph."""
        quote = words.text.strip()
        paragraphs = list(paragraph_texts(draft.section.blocks))
        if not any(contains_figure(paragraph, quote) for paragraph in paragraphs):
            hint = f"提要要和正文一字不差，不跨段。{_nearest_passage(quote, paragraphs)}"
            self.log.error("quote-not-in-text", words.span, "这句提要不在本节的任何一段里", hint)

    def _nearest(self, figure: Figure) -> str:
        near = self.index.nearest(figure)
        if near is not None:
            return f"正文里最接近的是“{near.text}”。"
        unit = figure.unit
        counted = f"以“{unit}”计的数字" if unit else "这个数字"
        return f"{self.name}里没有{counted}；检查它是不是写在了另一节。"


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
