"""What the editor's words on how much a photograph or a figure matters have done on a page, and what they cost there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from printreport.core.geometry import Rect
from printreport.core.units import to_mm
from printreport.layout.figures.callout_sets import NOT_LED, set_stats
from printreport.layout.page.page_form import PageForm
from printreport.layout.page.setting import Setting
from printreport.layout.photos.size_wish import stands_large, unkept
from printreport.layout.stacks.page_rule import FULL, SPREAD
from printreport.model.document import Photo, Stat
from printreport.model.layout import Page, PlacedGlyphRun, PlacedImage, PlacedTag, walk
from printreport.model.plan_report import AskedReport
from printreport.model.saved_plan import SavedPage

_WHOLE = 0.95
"""The share of the type area's width that is called all of it."""
_MADE = ((r"hero", "放成主数字"), (r"wall-.*tile", "嵌在图墙里，是同节最大的数字"))
_LARGER, _UNLED = "太长，放不成主数字，比同节别的数字大一级", "没有放成主数字，比同节别的数字大一级"
"""What a single leading figure was made into: by the words of its form, without them, and where that was dearer."""
_TOUCH = 0.5
"""Points by which a picture reaches over an edge of the page to bleed there."""


def asked_on(setting: Setting, saved: SavedPage, page: Page, cost: float) -> tuple[AskedReport, ...]:
    """What `size` and `weight` have done on a page, photographs first; nothing of what is normal.

    `setting` has the report, `saved` is the page as it is kept, `page` as it is painted, and `cost` what it costs that not all of
    this was kept.
    """
    photos = tuple(_photos(setting, saved, page))
    left = cost - sum(report.cost for report in photos)
    return (*photos, *_figures(setting, saved, page, left))


# -- photographs ---------------------------------------------------------------------------------------------------------


def _photos(setting: Setting, saved: SavedPage, page: Page) -> Iterator[AskedReport]:
    frames = [item for item in walk(page.items) if isinstance(item, PlacedImage)]
    for name in saved.elements["photos"]:
        photo = setting.document.photos[name]
        own = [frame.rect for frame in frames if frame.photo == name]
        if photo.size == "normal" or not own:
            continue
        rect = max(own, key=lambda frame: frame.area)
        whole = saved.form in (FULL, SPREAD)
        cost = 0.0 if whole else unkept(setting.theme, photo, rect.width, rect.height)
        yield AskedReport("photo", name, photo.size, _place(setting, saved, photo, rect), cost)


def _place(setting: Setting, saved: SavedPage, photo: Photo, rect: Rect) -> str:
    """Where a photograph stands and how wide it is, in the editor's words."""
    wide, grid = f"宽 {to_mm(rect.width):.0f} mm", setting.theme.grid
    if saved.form in (FULL, SPREAD):
        return "给了它整页" if saved.form == FULL else "横跨两页"
    if photo.size == "small":
        return f"只在一栏之内，{wide}"
    if rect.x < -_TOUCH and rect.right > setting.theme.page.width + _TOUCH:
        return "排在页首，通栏出血" if rect.y < -_TOUCH else "左右出血的横带"
    if rect.width >= _WHOLE * grid.width:
        return f"通栏，{wide}"
    share = f"{wide}，是版心宽的 {rect.width / grid.width:.0%}"
    return share if stands_large(setting.theme, rect.width, rect.height) else f"没有排大，{share}"


# -- figures -------------------------------------------------------------------------------------------------------------


def _figures(setting: Setting, saved: SavedPage, page: Page, cost: float) -> Iterator[AskedReport]:
    """The figures of the page's callouts; the cost is that of leading ones that are no heroes, the smallest of them first."""
    shown = [(stat, alike, size) for stat, alike, size in _callouts(setting, page) if stat.weight != "normal"]
    dear = sorted((size for stat, _, size in shown if stat.weight == "lead"))[: round(cost / NOT_LED)]
    words = PageForm.read(saved.form).words
    made = next((done for word, done in _MADE if any(re.match(word, own) for own in words)), _LARGER)
    for stat, alike, size in shown:
        missed = stat.weight == "lead" and size in dear
        done = _rank(stat, alike, _UNLED if missed else made)
        report = AskedReport("figure", stat.figure, stat.weight, f"{done}，{size:.0f} 磅", 0.0)
        yield replace(report, cost=NOT_LED) if missed else report


def _rank(stat: Stat, alike: int, led: str) -> str:
    """What a figure was made into beside the others of its section; `alike` leading ones share their size, one alone is `led`."""
    if stat.weight == "quiet":
        return "不放大"
    if alike > 1:
        return f"{alike} 个主要的数字一样大，比别的大"
    return led


def _callouts(setting: Setting, page: Page) -> Iterator[tuple[Stat, int, float]]:
    """The figures raised on a page, how many of their section lead with them, and the points of their numbers."""
    sections = {section.slug: section for section in setting.document.sections}
    tags = (item for item in walk(page.items) if isinstance(item, PlacedTag) and item.role == "callout")
    for tag in tags:
        slug, _, number = tag.key.rpartition("/stat/")
        if slug not in sections:
            continue
        stats = set_stats(sections[slug])[0]
        sizes = [item.run.size for item in walk(tag.items) if isinstance(item, PlacedGlyphRun)]
        leads = sum(stat.weight == "lead" for stat in stats)
        yield stats[int(number)], leads, max(sizes, default=0.0)
