"""A verdict as one self-contained HTML page: findings, and the places marked on pictures of the pages."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from html import escape

from printreport.core.diagnostics import SEVERITY_NAMES
from printreport.core.units import MM
from printreport.preflight.check import Finding
from printreport.preflight.reading.page_reading import PageFrame
from printreport.preflight.registry import CHECKS
from printreport.preflight.verdict.verdict import Verdict
from printreport.preflight.verdict.verdict_text import facts, headline, place_text

_STYLE = """
body{font:15px/1.7 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;color:#222}
body{margin:2em auto;max-width:62em;padding:0 1em}
h1{font-size:1.5em;margin-bottom:0}h2{font-size:1.15em;margin:2em 0 .5em}
.good{color:#17692f}.error{color:#b3261e}.warning{color:#8a5a00}
table{border-collapse:collapse;width:100%}td,th{border-top:1px solid #ddd;padding:.4em .6em;text-align:left;vertical-align:top}
td:first-child{white-space:nowrap}small{color:#666}figure{margin:1em 0;position:relative;display:inline-block;max-width:100%}
figure img{display:block;max-width:100%;box-shadow:0 0 4px #999}svg{position:absolute;inset:0;width:100%;height:100%}
rect.error{fill:#b3261e22;stroke:#b3261e}rect.warning{fill:#e6a70022;stroke:#b37a00}rect{stroke-width:2;vector-effect:non-scaling-stroke}
rect.trim{fill:none;stroke:#0a7cff;stroke-width:1;stroke-dasharray:4 3}
"""


def verdict_page(verdict: Verdict, name: str, pictures: Mapping[int, bytes]) -> str:
    """The HTML text; `pictures` are JPEGs by page number."""
    mood = "error" if not verdict.ok else "warning" if verdict.warnings else "good"
    return "\n".join(
        [
            f'<!doctype html>\n<html lang="zh-CN">\n<meta charset="utf-8">\n<title>印前检查：{escape(name)}</title>',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<style>{_STYLE}</style>",
            f'<h1>{escape(name)}</h1>\n<p class="{mood}"><strong>{headline(verdict)}</strong></p>',
            f"<p>{escape(facts(verdict))}</p>",
            *_table(verdict.findings),
            *(line for number, data in pictures.items() for line in _page(verdict, number, data)),
            "</html>\n",
        ]
    )


def _table(findings: tuple[Finding, ...]) -> Iterator[str]:
    if not findings:
        return
    yield "<table>\n<tr><th>检查项<th>位置<th>问题与办法"
    for finding in sorted(findings, key=lambda found: not found.is_error):
        severity = finding.severity
        yield (
            f'<tr><td class="{severity.value}">{SEVERITY_NAMES[severity]} {finding.check}<br>'
            f"<small>{escape(CHECKS[finding.check].clause)}</small>"
            f"<td>{place_text(finding)}<td>{escape(finding.message)}<br><small>{escape(finding.remedy)}</small>"
        )
    yield "</table>"


def _page(verdict: Verdict, number: int, picture: bytes) -> Iterator[str]:
    frame = next(frame for frame in verdict.frames if frame.number == number)
    sheet, cut = frame.crop or frame.sheet, frame.cut
    yield f"<h2>第 {number} 页</h2>\n<figure>"
    yield f'<img alt="第 {number} 页" src="data:image/jpeg;base64,{b64encode(picture).decode("ascii")}">'
    if not frame.rotate % 360:
        yield f'<svg viewBox="0 0 {sheet.width:.2f} {sheet.height:.2f}" preserveAspectRatio="none">'
        left, top = cut.left - sheet.left, sheet.top - cut.top
        yield f'<rect class="trim" x="{left:.2f}" y="{top:.2f}" width="{cut.width:.2f}" height="{cut.height:.2f}"/>'
        yield from (_rect(finding, frame) for finding in verdict.findings if finding.page == number and finding.rect is not None)
        yield "</svg>"
    yield "</figure>"


def _rect(finding: Finding, frame: PageFrame) -> str:
    assert finding.rect is not None
    sheet, cut = frame.crop or frame.sheet, frame.cut
    x, y, width, height = (value * MM for value in finding.rect)
    left, top = cut.left - sheet.left + x, sheet.top - cut.top + y
    return (
        f'<rect class="{finding.severity.value}" x="{left:.2f}" y="{top:.2f}" width="{max(width, 2):.2f}"'
        f' height="{max(height, 2):.2f}"><title>{finding.check}：{escape(finding.message)}</title></rect>'
    )
