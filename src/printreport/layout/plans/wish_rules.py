"""Checks what an editor settled in `content/layout.yaml`, and names the wish that cannot be kept."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from printreport.core.diagnostics import Diagnostic, error
from printreport.layout.page.form_names import PAGE_FORMS, WORDS, body_titles, form_title
from printreport.layout.page.page_form import TEXT_ALONE, PageForm, read_page, strip_name
from printreport.layout.plans.plan_asks import WishfulAsk
from printreport.layout.plans.planner import Planner
from printreport.layout.plans.wish_reasons import Reason, Unmet, certain_reason, reason
from printreport.layout.stacks.page_rule import FULL, SPREAD, TEXT
from printreport.model.document import Document
from printreport.model.theme import Theme
from printreport.model.wishes import PageWish, Wishes

_IN_CAPTIONS = {
    **dict.fromkeys(("column", "栏内", "在栏里", "栏里", "栏中", "单栏"), "column"),
    **dict.fromkeys(("cover", "封面"), "cover"),
    **dict.fromkeys(("auto", "自动", "不定"), "auto"),
}
"""Places of a photograph that are no forms of a page, by the names that editors give them."""
_SHORT = 16
"""Pages up to which the plan without wishes is the one that the editor knows, so that pages are named as they are there."""


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
            hint = _instead(wish.form, bodies)
            yield error("layout-form", wish.spans.get("form", wish.span), f"没有“{wish.form}”这种版式", hint)


def _instead(form: str, bodies: Mapping[str, str]) -> str:
    """What to write instead of a form that is none: a place belongs to the photograph, in captions.yaml."""
    place = _IN_CAPTIONS.get(form.strip())
    if place == "auto":
        return "版式要自动选，就删去 form。"
    if place is not None:
        return f"这是照片的位置，不是整页的版式：在 captions.yaml 给照片写 place: {place}，这里删去 form。"
    near = difflib.get_close_matches(form, _known_forms(bodies), 1, 0.5)
    return f"是不是要写 {near[0]}？" if near else "版式的名字见 out/layout.json 里的 form。"


def _is_form(form: str, bodies: Mapping[str, str]) -> bool:
    if form in (FULL, SPREAD, TEXT) or form in bodies:
        return True
    read = PageForm.read(form)
    try:
        return read.name == form and bool(form_title(read, bodies))
    except ValueError:
        return False


def _known_forms(bodies: Mapping[str, str]) -> list[str]:
    known = dict.fromkeys((FULL, SPREAD, TEXT, *bodies, *bodies.values(), *(word for word in WORDS.values() if "{" not in word)))
    for form in PAGE_FORMS:
        found, _ = read_page(form.name) or (TEXT_ALONE, False)
        known.update(dict.fromkeys((found.name, *map(strip_name, found.strips), *found.words)))
    known.pop("", None)
    return list(known)


# -- what cannot be kept ------------------------------------------------------------------------------------------------


def impossible_wish(
    planner: Planner, wanted: int | None, wishes: tuple[PageWish, ...], *, certain: bool = False
) -> Diagnostic | None:
    """The first wish that the ones before it leave no plan for, at the part of it that is to blame; None if all can be kept.

    Where `certain`, only such are told of whose reason needs no search: pixels, a shape, a form that the elements do not have.
    """
    free = planner.best(wanted, quick=True)
    if not certain and wanted is None and free is not None and free.count <= _SHORT:
        free = planner.best(wanted)
    for number, wish in enumerate(wishes):
        if free is None:
            return None
        met = wishes[: number + 1]
        after = planner.best(wanted, WishfulAsk(met), quick=True, patient=False) if number + 1 < len(wishes) else None
        if after is not None or (number + 1 < len(wishes) and planner.has_plan(free.count, WishfulAsk(met))):
            free = after or free
            continue
        unmet = Unmet(planner, wishes[:number], wish, free)
        found = certain_reason(unmet) if certain else reason(unmet)
        return _refused(unmet, found) if found is not None else None
    return None


def _refused(unmet: Unmet, found: Reason) -> Diagnostic:
    """The error at the part of a wish without which it could be kept."""
    wish = unmet.wish
    part = next((part for part in _parts(wish) if _would_fit(unmet, part)), None)
    span = wish.spans.get(part, wish.span) if part is not None else wish.span
    what = f"“{part}: {_shown(wish, part)}”" if part is not None else "这样的安排"
    return error("layout-impossible", span, f"第 {wish.page} 页做不到{what}：{found.why}", found.hint)


def _parts(wish: PageWish) -> list[str]:
    known = {"form": wish.form, **wish.elements, "text": wish.text, "starts": wish.starts}
    return [part for part, value in known.items() if value is not None]


def _would_fit(unmet: Unmet, part: str) -> bool:
    wish = unmet.wish
    if len(_parts(wish)) == 1:
        return True
    without = {"form": replace(wish, form=None), "text": replace(wish, text=None), "starts": replace(wish, starts=None)}
    fewer = replace(wish, elements={kind: keys for kind, keys in wish.elements.items() if kind != part})
    return unmet.works_as(without.get(part, fewer))


def _shown(wish: PageWish, part: str) -> str:
    value = wish.elements[part] if part in wish.elements else getattr(wish, part)
    return value if isinstance(value, str) else f"[{', '.join(value)}]"
