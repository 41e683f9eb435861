"""Turns what an editor settled in `content/layout.yaml` into rules of the search, and names the wish that cannot be kept."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from printreport.core.diagnostics import Diagnostic, error
from printreport.layout.element_order import in_order
from printreport.layout.forms import PAGE_FORMS, body_name, body_titles, strip_name
from printreport.layout.page_rule import FULL, SPREAD, TEXT, PageRule
from printreport.layout.planner import Asked, Planner
from printreport.layout.scheme import Matter, Scheme
from printreport.model.document import Document
from printreport.model.theme import Theme
from printreport.model.wishes import PageWish, Wishes

Rules = dict[int, PageRule]
_PARTS = ("form", "photos", "figures", "charts", "text", "starts")


def check_wishes(document: Document, theme: Theme, wanted: int | None) -> tuple[Diagnostic, ...]:
    """Wishes that no search could meet: unknown forms, pages that are not there, two counts of pages."""
    wishes = document.wishes
    if wishes is None:
        return ()
    return (*_count_problems(document, wishes), *_page_problems(wishes, wanted), *_form_problems(wishes, theme))


def _count_problems(document: Document, wishes: Wishes) -> Iterator[Diagnostic]:
    own = document.report.pages
    if wishes.pages is not None and wishes.pages_span is not None and own not in (None, wishes.pages):
        message = f"这里写 {wishes.pages} 页，content/report.yaml 里写 {own} 页"
        yield error("layout-pages", wishes.pages_span, message, "只在一处写页数。")


def _page_problems(wishes: Wishes, wanted: int | None) -> Iterator[Diagnostic]:
    for wish in wishes.on_pages:
        if wish.page == 1 or wish.page == wanted:
            name = "封面" if wish.page == 1 else "封底"
            hint = "封面照片在 report.yaml 的 cover 里选。"
            yield error("layout-page", wish.span, f"第 {wish.page} 页是{name}，不在这里安排", hint)
        elif wanted is not None and wish.page > wanted:
            yield error("layout-page", wish.span, f"没有第 {wish.page} 页：一共 {wanted} 页", "改正页码。")


def _form_problems(wishes: Wishes, theme: Theme) -> Iterator[Diagnostic]:
    bodies = body_titles(theme.forms)
    for wish in wishes.on_pages:
        if wish.form is not None and not _is_form(wish.form, bodies):
            near = difflib.get_close_matches(wish.form, _known_forms(bodies), 1, 0.5)
            hint = f"是不是要写 {near[0]}？" if near else "版式的名字见 out/layout.json 里的 form。"
            yield error("layout-form", wish.spans.get("form", wish.span), f"没有“{wish.form}”这种版式", hint)


def _is_form(form: str, bodies: Mapping[str, str]) -> bool:
    if form in (FULL, SPREAD, TEXT) or form in bodies:
        return True
    over, bar, body = form.partition("|")
    try:
        known = not over or all(strip_name(strip) for strip in over.split("/"))
        return known and (not bar or bool(body_name(body, bodies)))
    except ValueError:
        return False


def _known_forms(bodies: Mapping[str, str]) -> list[str]:
    known = dict.fromkeys((FULL, SPREAD, TEXT, *bodies))
    for form in PAGE_FORMS:
        name = form.form.partition(":")[2]
        known.update(dict.fromkeys(part for part in (name, *name.split("/"), *name.replace("/", "+").split("+")) if part))
    return list(known)


# -- rules --------------------------------------------------------------------------------------------------------------


def rules_of(wishes: tuple[PageWish, ...], scheme: Scheme, matter: Matter, count: int) -> Rules | None:
    """The wishes as rules for the pages of a scheme, or None when it has no such page, photograph or section to place."""
    heads = {wish.page: _heading(matter, scheme, wish.starts) for wish in wishes if wish.starts is not None}
    photos = {element.key: element for element in (*matter.book.photos, *matter.large)}
    rules: Rules = {}
    for wish in wishes:
        if None in heads.values() or not set(wish.photos or ()) <= set(photos):
            return None
        spread = wish.form == SPREAD or any(photos[key].photo.place == "spread" for key in wish.photos or ())
        page = wish.page - wish.page % 2 if spread else wish.page
        if not scheme.first_inner <= page < count:
            return None
        below = None if wish.text is None else wish.text == "above"
        rules[page] = PageRule(wish.photos, wish.figures, wish.charts, wish.form, below)
    if heads:
        all_heads = frozenset(head for head in heads.values() if head is not None)
        for page in range(scheme.first_inner, count):
            own = heads.get(page)
            begins = frozenset(() if own is None else (own,))
            rules[page] = replace(rules.get(page, PageRule()), begins=begins, heads=all_heads)
    return rules


def _heading(matter: Matter, scheme: Scheme, slug: str) -> int | None:
    """The unit of a section's heading, or of its first words where it has none."""
    index = next((index for index, section in scheme.flowing if section.slug == slug), None)
    run = next((run for run in matter.story.sections if run.index == index), None)
    if run is None:
        return None
    return next((unit for unit in range(run.start, run.end) if not matter.story.units[unit].space), None)


class WishfulAsk:
    """What some wishes ask of a search in any scheme and count of pages."""

    def __init__(self, wishes: tuple[PageWish, ...]) -> None:
        self.wishes = wishes

    def __call__(self, scheme: Scheme, matter: Matter, count: int) -> Iterator[Asked]:
        """Rules with the queues as they come, then with wished elements moved to where their pages lie in the text."""
        rules = rules_of(self.wishes, scheme, matter, count)
        if rules is None:
            return
        photos = {wish.page: wish.photos for wish in self.wishes if wish.photos}
        figures = {wish.page: wish.figures for wish in self.wishes if wish.figures}
        charts = {wish.page: wish.charts for wish in self.wishes if wish.charts}

        def place(page: int) -> int:
            """The unit about which a page's text is likely to stand."""
            share = (page - scheme.first_inner + 0.5) / max(1, count - scheme.first_inner)
            aim = share * matter.story.heights[-1]
            return next((unit for unit, height in enumerate(matter.story.heights) if height >= aim), 0)

        first = in_order(matter, photos, figures, charts)
        yield Asked(first, rules)
        second = in_order(matter, photos, figures, charts, place)
        if _queues(second) != _queues(first):
            yield Asked(second, rules)


def _queues(matter: Matter) -> tuple[list[str], ...]:
    book = matter.book
    return tuple([element.key for element in queue] for queue in (book.photos, matter.large, book.figures, book.charts))


# -- what cannot be kept ------------------------------------------------------------------------------------------------


def impossible_wish(planner: Planner, wanted: int | None, wishes: tuple[PageWish, ...]) -> Diagnostic | None:
    """The first wish that the ones before it leave no plan for, at the part of it that is to blame; None if all can be kept."""
    for number in range(1, len(wishes) + 1):
        kept, wish = wishes[: number - 1], wishes[number - 1]
        if planner.best(wanted, WishfulAsk(wishes[:number]), quick=True) is not None:
            continue
        part = next((part for part in _parts(wish) if _would_fit(planner, wanted, kept, wish, part)), None)
        span = wish.spans.get(part, wish.span) if part is not None else wish.span
        what = f"“{part}: {_shown(wish, part)}”" if part is not None else "这样的安排"
        hint = "删去或改动这一项；现在的版面见 printreport explain page " + str(wish.page)
        return error("layout-impossible", span, f"第 {wish.page} 页做不到{what}", hint)
    return None


def _parts(wish: PageWish) -> list[str]:
    return [part for part in _PARTS if getattr(wish, part) is not None]


def _would_fit(planner: Planner, wanted: int | None, kept: tuple[PageWish, ...], wish: PageWish, part: str) -> bool:
    if len(_parts(wish)) == 1:
        return True
    without = {"form": replace(wish, form=None), "text": replace(wish, text=None), "starts": replace(wish, starts=None)}
    others = {"photos": replace(wish, photos=None), "figures": replace(wish, figures=None), "charts": replace(wish, charts=None)}
    return planner.best(wanted, WishfulAsk((*kept, {**without, **others}[part])), quick=True) is not None


def _shown(wish: PageWish, part: str) -> str:
    value = getattr(wish, part)
    return value if isinstance(value, str) else f"[{', '.join(value)}]"
