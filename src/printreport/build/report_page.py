"""The report page: one HTML file that tells the office and the print house what was built, of what, and what to look at."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

from printreport.build.editions import Composed, Switches
from printreport.build.results import sum_of_changes
from printreport.core.color import Color, Spot
from printreport.core.diagnostics import SEVERITY_NAMES, Diagnostic
from printreport.core.units import to_mm
from printreport.finish.office_pages import OfficePages
from printreport.images.page_picture import as_jpeg
from printreport.images.placed import placed_pictures
from printreport.model.document import Binding, Document, PunctuationChange
from printreport.model.layout import Layout, PlacedGlyphRun, PlacedShape, walk
from printreport.model.press import PlacedPicture
from printreport.proof.page_pictures import page_rasters

REPORT_NAME = "report.html"

_THUMBNAIL_WIDTH = 180.0
_MOST_CHANGES = 20_000
_SOFT = 225.0
_BINDINGS: Mapping[Binding, str] = {"saddle-stitch": "骑马订", "perfect": "胶装", "none": "不装订"}
_EDITIONS = {
    "press.pdf": "付印",
    "booklet.pdf": "办公室双面打印，对折装订",
    "screen.pdf": "网上阅读",
}
_STANDARDS = {"x4": "PDF/X-4", "x1a": "PDF/X-1a:2003"}
_MARKS = {"none": "无印刷标记", "crop": "裁切线", "full": "全部印刷标记"}
_STYLE = """
:root { color-scheme: light; }
body { font: 15px/1.7 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  color: #222; background: #fff; max-width: 64rem; margin: 2rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.7rem; line-height: 1.3; margin: 0 0 .3rem; }
h2 { font-size: 1.15rem; margin: 2.4rem 0 .6rem; padding-top: .6rem; border-top: 2px solid #c40f18; }
p { margin: .4rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #ddd; }
th { font-weight: 600; color: #666; white-space: nowrap; }
.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
code { font: .85em/1.5 ui-monospace, Menlo, Consolas, monospace; word-break: break-all; }
.soft { color: #666; }
.warn { color: #b00; }
ul.changes { columns: 22rem; padding: 0; margin: .3rem 0 1rem; list-style: none; font-size: .85rem; }
.pages { display: flex; flex-wrap: wrap; gap: 1rem; }
figure { margin: 0; }
figure img { display: block; border: 1px solid #ccc; }
figcaption { font-size: .8rem; color: #666; text-align: center; }
"""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gave: files by name, all its messages, what they were made from and how, and the pages in sRGB."""

    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]
    composed: Composed
    switches: Switches
    pages: OfficePages


def report_page(built: Built) -> bytes:
    """The page as UTF-8, with style and pictures inside; the same build gives the same bytes."""
    title = escape(" ".join(built.composed.document.report.title))
    body = "\n".join(
        [
            f"<h1>{title}</h1>",
            f"<p>{_facts(built)}</p>",
            *_section("成品", _files(built)),
            *_section("要看的地方", _messages(built.diagnostics)),
            *_section("图片", _pictures(built)),
            *_section("墨量", _inks(built)),
            *_section("字体", _fonts(built)),
            *_vouched(built.composed.document),
            *_section("标点改动", _changes(built.composed.document.punctuation)),
            *_section("页面", _thumbnails(built)),
        ]
    )
    return f"""<!DOCTYPE html>
<html lang="{escape(built.composed.document.report.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}　生成报告</title>
<style>{_STYLE}</style>
</head>
<body>
{body}
</body>
</html>
""".encode()


def _section(heading: str, parts: Iterable[str]) -> list[str]:
    return [f"<h2>{heading}</h2>", *parts]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: frozenset[int] = frozenset()) -> str:
    """Rows of cells that are HTML already; columns in `numbers` are set to the right."""
    top = "".join(f'<th class="n">{cell}</th>' if i in numbers else f"<th>{cell}</th>" for i, cell in enumerate(head))
    lines = ("".join(f'<td class="n">{c}</td>' if i in numbers else f"<td>{c}</td>" for i, c in enumerate(row)) for row in rows)
    return f"<table><tr>{top}</tr>\n" + "\n".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def _facts(built: Built) -> str:
    composed, switches = built.composed, built.switches
    layout, report = composed.layout, composed.document.report
    facts = [
        f"{len(layout.pages)} 页",
        f"成品 {to_mm(layout.width):g}×{to_mm(layout.height):g} mm",
        f"出血 {to_mm(layout.bleed):g} mm",
        _BINDINGS[report.binding],
        escape(composed.condition.info),
    ]
    if "press.pdf" in built.files:
        facts += [_STANDARDS[switches.standard], _MARKS[switches.marks]]
    return "，".join(facts)


def _files(built: Built) -> list[str]:
    rows = [
        (escape(name), _EDITIONS.get(name, ""), f"{len(data) / 1e6:.2f} MB", f"<code>{hashlib.sha256(data).hexdigest()}</code>")
        for name, data in built.files.items()
    ]
    return [_table(("文件", "用途", "大小", "SHA-256"), rows, frozenset({2}))]


def _messages(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    if not diagnostics:
        return ["<p>没有错误，也没有警告。</p>"]
    rows = [
        (
            f"<code>{escape(d.span.path)}:{d.span.line}:{d.span.column}</code>",
            SEVERITY_NAMES[d.severity],
            escape(d.message) + (f'<br><span class="soft">{escape(d.hint)}</span>' if d.hint else ""),
            f"<code>{escape(d.code)}</code>",
        )
        for d in diagnostics
    ]
    return [_table(("位置", "级别", "说明", "代码"), rows)]


def _pictures(built: Built) -> list[str]:
    document = built.composed.document
    placed = placed_pictures(built.composed.layout, document)
    if not placed:
        return ["<p>没有图片。</p>"]
    rows = [
        (
            escape(picture.photo),
            f"<code>{escape(_file_of(picture, document))}</code>",
            str(picture.page),
            f"{to_mm(picture.width):.0f}×{to_mm(picture.height):.0f}",
            _resolution(picture),
            "占位图" if document.photos[picture.photo].stand_in else "",
        )
        for picture in placed
    ]
    head = ("图片", "文件", "页", "印出大小（mm）", "分辨率（ppi）", "")
    return [
        _table(head, rows, frozenset({2, 3, 4})),
        '<p class="soft">大小含出血；跨页的图片每页一行。300 ppi 以上最好，不足 225 ppi 会发虚。</p>',
    ]


def _vouched(document: Document) -> list[str]:
    """The figures that are not in the text, and for which the editor answers; no section where there are none."""
    rows = [
        (f"<code>{escape(each.span.path)}:{each.span.line}:{each.span.column}</code>", escape(each.where), escape(each.figure))
        for each in document.vouched
    ]
    return _section("由编辑负责的数字", [_table(("位置", "在哪里", "正文里没有的数字"), rows)]) if rows else []


def _file_of(picture: PlacedPicture, document: Document) -> str:
    """The photograph's file as seen from the project, as every machine sees it."""
    path = Path(document.photos[picture.photo].picture.path)
    return path.relative_to(document.root).as_posix() if path.is_relative_to(document.root) else path.name


def _resolution(picture: PlacedPicture) -> str:
    text = f"{picture.ppi:.0f}"
    return text if picture.ppi >= _SOFT else f'<span class="warn">{text}</span>'


def _inks(built: Built) -> list[str]:
    rows = [(str(number), f"{ink:.0f}%") for number, ink in enumerate(built.pages.inks, 1)]
    highest = max(built.pages.inks, default=0.0)
    spots = sorted({color.name for color in _colors(built.composed.layout) if isinstance(color, Spot)})
    return [
        *([f"<p>专色版：{escape('、'.join(spots))}。</p>"] if spots else []),
        f"<p>最高 {highest:.0f}%，各页：{'，'.join(f'第 {page} 页 {ink}' for page, ink in rows)}。</p>",
        '<p class="soft">读分色后的付印页面估算：每个色块、每幅图片最浓的像素各算一次，叠印的黑字未计在内。</p>',
    ]


def _colors(layout: Layout) -> Iterator[Color]:
    for page in layout.pages:
        for item in walk(page.items):
            if isinstance(item, PlacedGlyphRun):
                yield item.run.color
            elif isinstance(item, PlacedShape):
                yield from (color for color in (item.fill, item.stroke) if color is not None)


def _fonts(built: Built) -> list[str]:
    composed = built.composed
    used: dict[str, set[int]] = {}
    for page in composed.layout.pages:
        for item in walk(page.items):
            if isinstance(item, PlacedGlyphRun):
                used.setdefault(item.run.face, set()).update(item.run.glyphs)
    rows = [
        (escape(file.family), escape(file.file), str(len(used[file.key])), escape(file.licence))
        for file in composed.book.files()
        if file.key in used
    ]
    return [_table(("字体", "文件", "嵌入字形", "许可"), rows, frozenset({2})), '<p class="soft">全部以子集嵌入。</p>']


def _changes(changes: tuple[PunctuationChange, ...]) -> list[str]:
    if not changes:
        return ["<p>没有改动标点。</p>"]
    parts = [f"<p>共 {len(changes)} 处：{escape(sum_of_changes(changes))}。文字没有改动。</p>"]
    for path, group in groupby(changes[:_MOST_CHANGES], key=lambda change: change.span.path):
        places = "".join(f"<li>{_change(change)}</li>" for change in group)
        parts += [f"<p><code>{escape(path)}</code></p>", f'<ul class="changes">{places}</ul>']
    if len(changes) > _MOST_CHANGES:
        parts.append(f"<p>只列出前 {_MOST_CHANGES} 处。</p>")
    return parts


def _change(change: PunctuationChange) -> str:
    """One change: its place, what was typed and what is printed, and this among the words around it."""
    place = f"{change.span.line}:{change.span.column} {escape(change.before)} → {escape(change.after)}"
    words = f"{escape(change.left)}<b>{escape(change.after)}</b>{escape(change.right)}"
    return f'{place} <span class="soft">{words}</span>'


def _thumbnails(built: Built) -> list[str]:
    figures = []
    dpi = 72.0 * _THUMBNAIL_WIDTH / built.composed.layout.width
    for number, raster in enumerate(page_rasters(built.pages.data, dpi, trimmed=True), 1):
        picture = base64.b64encode(as_jpeg(raster)).decode("ascii")
        image = (
            f'<img width="{raster.width}" height="{raster.height}" alt="第 {number} 页" src="data:image/jpeg;base64,{picture}">'
        )
        figures.append(f"<figure>{image}<figcaption>{number}</figcaption></figure>")
    return [f'<div class="pages">{"".join(figures)}</div>', '<p class="soft">颜色经印刷特性文件模拟。</p>']
