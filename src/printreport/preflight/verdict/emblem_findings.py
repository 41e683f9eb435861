"""What preflight finds in the emblem of a press file: it is the designer's, so that it is told with its file and its remedy.

The program never recolours an emblem. So what ISO 15930 forbids in it stops the build: colours of light
(ISO 15930-7, 6.2.4; ISO 15930-4, 6.5), transparency in X-1a (ISO 15930-4, 6.8), fonts that are not embedded. What is a matter
of craft is a warning.
"""

from __future__ import annotations

from collections.abc import Iterator

from printreport.core.color import Color, Spot
from printreport.core.diagnostics import Diagnostic, Severity, warning
from printreport.core.geometry import Rect
from printreport.core.units import to_mm
from printreport.model.document import Logo, Report
from printreport.model.layout import Layout, Page, PlacedArea, PlacedEmblem, PlacedGlyphRun, PlacedShape, walk
from printreport.preflight.check import Finding

_SLACK = 0.6
"""Millimetres by which the paint of an emblem may reach over its place: thick lines at its edge."""

_OF_CRAFT = (
    "line-", "text-", "small-", "black-", "white-", "grey-", "picture-", "ink-", "font-unicode", "font-subset", "font-type3",
)  # fmt: skip
_OF_PAGES = ("colour-", "transparency-", "font-", "content-", "halftones", "transfer-", "post-script", "layers")
"""Checks that may tell of a page, or of the file, without a place; our own pages never fail them."""

_COLOURS = "请设计者把标志另存为 CMYK（或专色）的 PDF；没有源文件时换成透明底的 PNG，由本程序按印刷条件分色，印前请核对标准色。"
_REMEDIES = {
    "colour-rgb": _COLOURS,
    "colour-icc-rgb": _COLOURS,
    "colour-lab": _COLOURS,
    "transparency-": "请设计者拼合透明度，另存为 PDF/X-1a；或换成透明底的 PNG。",
    "font-": "请设计者把标志里的文字转成曲线（轮廓）再存。",
    "black-text": "请设计者把标志里的文字转成曲线（轮廓）再存。",
    "text-": "标志里的字在这个大小太小：请设计者给一个小尺寸用的版本。",
    "small-": "标志里的字在这个大小太小：请设计者给一个小尺寸用的版本。",
    "line-": "标志缩小后线条太细：请设计者给一个小尺寸用的版本。",
}


class EmblemPlaces:
    """Where a report's emblem stands on the pages of its press file, in millimetres from the trim's corner."""

    def __init__(self, report: Report, layout: Layout) -> None:
        self.logo = report.logo
        self._own_spots = {color.name for page in layout.pages for color in _colors(page) if isinstance(color, Spot)}
        self._places: dict[int, list[Rect]] = {}
        for page in layout.pages if report.logo is not None else ():
            found = [item.rect for item in walk(page.items) if isinstance(item, PlacedEmblem)]
            self._places[page.number] = [
                Rect(*(to_mm(side) for side in (r.x, r.y, r.width, r.height))).outset(*(_SLACK,) * 4) for r in found
            ]

    def holds(self, finding: Finding) -> bool:
        """Whether what was found lies in the emblem, or can only come from it."""
        if self.logo is None or not any(self._places.values()):
            return False
        if finding.rect is None or finding.page is None:
            here = finding.page is None or bool(self._places.get(finding.page))
            return here and finding.check.startswith(_OF_PAGES)
        x, y, width, height = finding.rect
        return any(
            place.x <= x and place.y <= y and x + width <= place.right and y + height <= place.bottom
            for place in self._places.get(finding.page, ())
        )

    def told(self, finding: Finding) -> Diagnostic:
        """A finding in the emblem at the place where its file is named."""
        logo = self._logo
        remedy = next((words for start, words in _REMEDIES.items() if finding.check.startswith(start)), finding.remedy)
        severity = Severity.WARNING if finding.check.startswith(_OF_CRAFT) else finding.severity
        cannot = "，不能付印" if severity is Severity.ERROR else ""
        place = f"，第 {finding.page} 页" if finding.page is not None else ""
        message = f"标志 {logo.path}：{finding.message}{cannot}（印前检查 {finding.check}{place}）"
        return Diagnostic(severity, f"logo-{finding.check}", logo.span, message, remedy)

    def spots(self, used: tuple[str, ...]) -> Iterator[Diagnostic]:
        """The plates that only the emblem asks for."""
        extra = [name for name in used if name not in self._own_spots]
        if self.logo is not None and extra:
            names = "、".join(extra)
            message = f"标志 {self.logo.path} 用了专色 {names}：除 CMYK 四块版外还要出 {len(extra)} 块专色版"
            hint = "与印刷厂说定专色墨；不想加版，请设计者把标志另存为 CMYK。"
            yield warning("logo-spot", self.logo.span, message, hint)

    @property
    def _logo(self) -> Logo:
        assert self.logo is not None
        return self.logo



def _colors(page: Page) -> Iterator[Color | None]:
    """The colours that a page of ours is painted in."""
    for item in walk(page.items):
        match item:
            case PlacedGlyphRun():
                yield item.run.color
            case PlacedShape():
                yield from (item.fill, item.stroke)
            case PlacedArea():
                yield item.fill
