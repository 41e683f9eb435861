"""Draws the pictures of docs/images: forms.png, brochure.png, decision.png, lines.png and guide-….png.

    .venv/bin/python tools/draw_docs_pictures.py

The forms are those of `printreport forms` for the theme vermilion on 大16开, its sheets side by side; the brochure is this
repository's report as `printreport proof` shows it, the outer sheet first, then its spreads; the decision that docs/COMPOSER.md
reads is one of these. The lines are those of one text, read as `lines: paragraphs` and as `lines: join`; those of the
guide show a spread of the report before and after an editor has written a line.
"""

from __future__ import annotations

import math
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from printreport.commands.form_list import forms_pdf
from printreport.core.units import mm
from printreport.proof.page_pictures import page_rasters

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "images"
THEME, TRIM = "vermilion", (210, 285)
DESK = (217, 211, 203)
GAP, ACROSS = 16, 3
DPI = 100
WIDE, COLORS = 1800, 128
LINES = """---
heading: 大事记
---
2015年2月，合作社成立，
23户社员集资建起第一座厂房。
2017年12月，合作社挂牌，
当年收鲜叶三万斤，
社员户均增收四千元。
1、鲜叶当日采、当日制
2、摊青不过四小时
"""
MESSAGE = """---
kind: 致辞
heading: 致全体职工
portrait: director
name: 王建国
post: 市总工会主席
signature: 王建国
date: 2025年12月
---
同志们：
"""
SAID = (
    "十年来，我们一起走过了不平凡的路。职工的事，一件一件办；办好一件，再办一件。服务站建到了车间门口，夜校开到了下班以后，"
    "困难职工的名单一年比一年短。成绩是大家干出来的，我代表市总工会，向全市职工和家属表示衷心的感谢！"
)
DECISION_PAGE = 8
"""The left page of the spread whose choice docs/COMPOSER.md reads."""


def timeline_picture() -> Image.Image:
    """A spread with a timeline as a strip, another in the columns, and a notice."""
    text = "坚持以职工为中心，服务更加周到，各项工作稳步推进，取得新的进展，全市职工群众的获得感不断增强。"
    short = "\n".join(f"{1959 + 9 * number}年：第{number + 1}次会员代表大会召开" for number in range(8))
    events = "\n".join(f"{year}年\n1月：{text}\n4月8日：{text[:31]}。\n10月26日：{text[:15]}。" for year in range(2015, 2022))
    with tempfile.TemporaryDirectory() as folder:
        sections = Path(folder) / "content/sections"
        sections.mkdir(parents=True)
        (Path(folder) / "content/report.yaml").write_text("title: 六十年\nbinding: none\n", "utf-8")
        strip, notice = f"::: 大事记 历次大会\n{short}\n:::", f"::: 提示 怎样入会\n{text}\n:::"
        body = f"{text * 5}\n\n{strip}\n\n{text * 6}\n\n{notice}\n\n{text * 4}\n"
        (sections / "01-years.md").write_text(f"---\nheading: 六十年，一路同行\n---\n{body}", "utf-8")
        (sections / "02-events.md").write_text(f"---\nheading: 大事记\n---\n{text}\n\n::: 大事记\n{events}\n:::\n", "utf-8")
        return beside(proof_pages(Path(folder))[1:3], GAP)


def names_picture() -> Image.Image:
    """The lower half of a page with name lists in groups, as written and by strokes, with posts, a note and a signature."""
    text = "评选由各基层单位推荐，全市公示七天，广泛听取意见，共评出先进个人四十六名，名单按推荐的次序排列，排名不分先后。"
    names = "张敏 李文秀 王力 欧阳春 陈大河 周禾 阿依古丽·买买提 林安 何有田 沈月 罗小满 石磊 杜春生 马兰 吴桐 郑米".split()
    honours = f"一等奖（4人）：{'、'.join(names[:4])}\n二等奖（12人）：{'、'.join(names[4:])}"
    pupils = "方圆（车间）、田青（食堂）、秦霜（仓库）、黄耕（车队）"
    more = "、".join(one + other for one in "赵钱孙冯卫" for other in ("建国", "明", "晓东", "兰", "志远"))
    lists = (("劳动竞赛", honours), ("师徒结对", pupils), ("优秀学员（按姓氏笔画为序）", more))
    blocks = "\n\n".join(f"::: 名单 {title}\n{lines}\n:::" for title, lines in lists)
    signed = "::: 落款\n市总工会\n2025年12月\n:::\n\n[^1]: 收到书面意见二十一份，逐条作了答复。\n"
    with tempfile.TemporaryDirectory() as folder:
        sections = Path(folder) / "content/sections"
        sections.mkdir(parents=True)
        (Path(folder) / "content/report.yaml").write_text("title: 光荣榜\nbinding: none\n", "utf-8")
        body = f"{text[:40]}[^1]{text[40:]}{text}\n\n{blocks}\n\n{text}\n\n{signed}"
        (sections / "01-names.md").write_text(f"---\nheading: 光荣榜\n---\n{body}", "utf-8")
        page = proof_pages(Path(folder))[1]
    return page.crop((0, round(page.height * 0.5), page.width, page.height))


def cover_picture() -> Image.Image:
    """Back and cover of the starter, with second title, date, emblem, code and address."""
    pages = proof_pages(ROOT / "src/printreport/data/starter/summary")
    return beside((pages[-1], pages[0]), 0)


def forms_picture() -> Image.Image:
    """The sheets of forms beside each other."""
    data, _ = forms_pdf(THEME, (mm(TRIM[0]), mm(TRIM[1])))
    sheets = [
        Image.frombuffer("RGB", (raster.width, raster.height), raster.pixels, "raw", "RGB", raster.stride)
        for raster in page_rasters(data, DPI)
    ]
    return beside(sheets, 0)


def lines_picture(choice: str) -> Image.Image:
    """The foot of the text page of a small report whose lines are read in one of the two ways."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        (content / "sections").mkdir(parents=True)
        (content / "report.yaml").write_text(f"title: 大事记\nlines: {choice}\n", "utf-8")
        (content / "sections" / "01-a.md").write_text(LINES, "utf-8")
        page = proof_pages(content.parent)[2]
    return page.crop((0, round(page.height * 0.78), page.width, page.height))


def message_picture() -> Image.Image:
    """Pages of a leader's words: few of them under the portrait, many beside it."""
    pages = []
    for paragraphs in (2, 6):
        with tempfile.TemporaryDirectory() as folder:
            content = Path(folder) / "content"
            (content / "sections").mkdir(parents=True)
            (content / "report.yaml").write_text("title: 十年\n", "utf-8")
            (content / "captions.yaml").write_text("director: {caption: 王建国, stand_in: true, ratio: '3:4'}\n", "utf-8")
            words = "\n\n".join([SAID] * paragraphs)
            (content / "sections" / "01-message.md").write_text(f"{MESSAGE}\n{words}\n", "utf-8")
            (content / "sections" / "02-work.md").write_text(f"---\nheading: 工作\n---\n{words}\n", "utf-8")
            pages.append(proof_pages(content.parent)[1])
    return beside(pages, GAP)


def proof_pages(project: Path = ROOT) -> list[Image.Image]:
    """A report's pages as they print, cut to the trim; this repository's unless another is named."""
    with tempfile.TemporaryDirectory() as folder:
        options = ["--out", folder, "--dpi", str(DPI), "--marks", "none", "--quiet"]
        subprocess.run([sys.executable, "-m", "printreport", "proof", str(project), *options], check=True)
        return [trimmed(Image.open(path).convert("RGB")) for path in sorted(Path(folder).glob("page-*.png"))]


def trimmed(page: Image.Image) -> Image.Image:
    """A page without its bleed, which is as wide on all sides."""
    width, height = (round(side / 25.4 * DPI) for side in TRIM)
    left, top = (page.width - width) // 2, (page.height - height) // 2
    return page.crop((left, top, left + width, top + height))


def beside(pictures: Sequence[Image.Image], gap: int) -> Image.Image:
    """Pictures of one height in a row on the desk's colour."""
    whole = Image.new("RGB", (sum(p.width + gap for p in pictures) - gap, max(p.height for p in pictures)), DESK)
    x = 0
    for picture in pictures:
        whole.paste(picture, (x, 0))
        x += picture.width + gap
    return whole


def contact_sheet(spreads: Sequence[Image.Image]) -> Image.Image:
    """Spreads in rows on the desk's colour."""
    width, height = spreads[0].width + GAP, spreads[0].height + GAP
    sheet = Image.new("RGB", (ACROSS * width + GAP, math.ceil(len(spreads) / ACROSS) * height + GAP), DESK)
    for index, spread in enumerate(spreads):
        row, column = divmod(index, ACROSS)
        sheet.paste(spread, (GAP + column * width, GAP + row * height))
    return sheet


def save(picture: Image.Image, name: str, width: int = WIDE) -> None:
    """A picture at a width, in few colours, so that a repository can hold it."""
    small = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
    small.quantize(COLORS, dither=Image.Dither.NONE).save(FOLDER / name, optimize=True)


def changed_pages(caption: tuple[str, str] | None = None, layout: str = "", corrected: str = "") -> list[Image.Image]:
    """The report's pages with a line more in captions.yaml (photo, line), a layout.yaml, or a section corrected under a lock."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for part in ("content", "images"):
            shutil.copytree(ROOT / part, project / part)
        if caption is not None:
            edit(project / "content/captions.yaml", f"{caption[0]}:\n", f"{caption[0]}:\n  {caption[1]}\n")
        if layout:
            (project / "content/layout.yaml").write_text(layout, "utf-8")
        if corrected:
            options = ["--out", str(project / "out"), "--lock", "--quiet"]
            subprocess.run([sys.executable, "-m", "printreport", "build", folder, *options], check=True)
            edit(project / "content/sections/01-guidance.md", corrected, "")
        return proof_pages(project)


def edit(path: Path, before: str, after: str) -> None:
    """Puts some words in the place of others where these stand first."""
    path.write_text(path.read_text("utf-8").replace(before, after, 1), "utf-8")


def guide_pictures(pages: Sequence[Image.Image]) -> None:
    """For `place`, `size`, layout.yaml and the lock a spread as it is, and as it becomes."""
    for name, left, changed in (
        ("place", 8, changed_pages(("home", "place: full"))),
        ("size", 10, changed_pages(("art-contest", "size: small"))),
        ("wish", 4, changed_pages(layout="page 4: {photos: [flash-mob], form: 版心图}\n")),
        ("lock", 4, changed_pages(corrected="牢牢")),
    ):
        before, after = (beside(some[left - 1 : left + 1], 0) for some in (pages, changed))
        save(beside((before, after), GAP * 2), f"guide-{name}.png", 1400)


def main() -> None:
    """Draws all of them."""
    save(forms_picture(), "forms.png", 2400)
    pages = proof_pages()
    outer, inner = beside((pages[-1], pages[0]), 0), pages[1:-1]
    spreads = [beside(inner[at : at + 2], 0) for at in range(0, len(inner), 2)]
    save(contact_sheet([outer, *spreads]), "brochure.png")
    save(spreads[DECISION_PAGE // 2 - 1], "decision.png", 1000)
    save(beside([lines_picture("paragraphs"), lines_picture("join")], GAP), "lines.png", 1200)
    save(message_picture(), "guide-message.png", 1000)
    save(timeline_picture(), "guide-timeline.png", 1000)
    save(names_picture(), "guide-names.png", 800)
    save(cover_picture(), "guide-cover.png", 800)
    guide_pictures(pages)


if __name__ == "__main__":
    main()
