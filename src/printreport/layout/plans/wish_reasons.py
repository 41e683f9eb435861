"""Says why a wish of `content/layout.yaml` cannot be kept, each by its own reason, and what would work instead, tried before."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from printreport.images.placed import AIM_PPI, LEAST_PPI
from printreport.layout.page.form_names import body_titles, form_title
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.page_form import PageForm
from printreport.layout.page.page_numbers import listed
from printreport.layout.photos.fold_wall import FEWEST
from printreport.layout.photos.photo import BAND_RATIO
from printreport.layout.photos.photo_forms import bleed_strip, fills_page, sharp_width
from printreport.layout.photos.wall_form import MOST_ON_WALL
from printreport.layout.plans.display_choice import Matter
from printreport.layout.plans.plan_asks import WishfulAsk
from printreport.layout.plans.planner import Found, Planner
from printreport.layout.search.beam_widths import Effort
from printreport.layout.stacks.elements import PhotoElement
from printreport.layout.stacks.page_rule import FULL, SPREAD, TEXT
from printreport.model.document import Photo
from printreport.model.wishes import PageWish

_NEAR, _MOST_OWN = (1, -1, 2, -2), 4
"""How far away other pages are tried for a wish, and on how many of those where its own words stand."""
_MOST_NAMED = 6
"""Forms that are named as possible ones."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a wish cannot be kept, and what would work."""

    why: str
    hint: str


@dataclass(frozen=True, slots=True)
class Unmet:
    """A wish that no plan keeps, with those before it that are kept, and a plan without it (None where there is none)."""

    planner: Planner
    kept: tuple[PageWish, ...]
    wish: PageWish
    free: Found

    @property
    def matter(self) -> Matter:
        """What the plan without the wish arranges."""
        return self.free.matter

    def works_as(self, wish: PageWish) -> bool:
        """Whether another wish in its place has a plan of as many pages and the same setting."""
        display, ask = self.free.display, WishfulAsk((*self.kept, wish))
        matter = next(matter for known, matter in self.planner.settings() if known is display)
        plans = (self.planner.planned(display, matter, self.free.count, ask, effort) for effort in (Effort.QUICK, Effort.PLAIN))
        return any(found is not None for found in plans)


def certain_reason(asked: Unmet) -> Reason | None:
    """A reason that needs no search: the picture, or a form that what is named does not have.

    Of a page that the plan without the wish has not, the picture is not to blame.
    """
    if _of_page(asked) is not None:
        return None
    return _of_pictures(asked) or _of_text(asked) or _of_form(asked) or _of_any(asked)


def reason(asked: Unmet) -> Reason:
    """The first reason that holds: no such page, the picture, the form, or where the words stand."""
    found = _of_page(asked) or certain_reason(asked) or _of_place(asked)
    if found is not None:
        return found
    hint = f"删去或改动这一项；现在的版面见 printreport explain page {asked.wish.page}"
    return Reason("和前面的安排、正文的长短合不到一起", hint)


def _of_page(asked: Unmet) -> Reason | None:
    page, count, first = asked.wish.page, asked.free.count, asked.free.display.first_inner
    if page >= count:
        which = "是封底" if page == count else "没有"
        hint = f"写 {first} 到 {count - 1} 之间的页码，或用 pages: 写明更多的页数。"
        return Reason(f"册子排成 {count} 页，第 {page} 页{which}", hint)
    if page < first:
        return Reason(f"第 {page} 页在正文之前（目录、致辞或卷首语）", f"正文的页从第 {first} 页起。")
    return None


def _photos(asked: Unmet) -> list[PhotoElement]:
    known = {element.key: element for element in (*asked.matter.book.photos, *asked.matter.large)}
    return [known[key] for key in asked.wish.photos or () if key in known]


def _of_pictures(asked: Unmet) -> Reason | None:
    """What the named photographs cannot be: pixels, shape, or where they stand already."""
    wish, photos = asked.wish, [element.photo for element in _photos(asked)]
    missing = [key for key in wish.photos or () if key not in {photo.id for photo in photos}]
    if missing:
        return Reason(f"照片 {'、'.join(missing)} 已经排在卷首或封面", "从这里删去，或给它写 place: column。")
    if wish.form == SPREAD:
        return _of_spread(asked, photos)
    if wish.form == FULL:
        return _of_full(asked, photos)
    return next((found for photo in photos[:1] if (found := _of_one(asked, photo, len(photos)))), None)


def _of_spread(asked: Unmet, photos: list[Photo]) -> Reason | None:
    page = asked.wish.page
    if not photos:
        return Reason("没有写跨页的是哪一幅照片", "加上 photos: [照片的 id]，并在 captions.yaml 给它写 place: spread。")
    if len(photos) > 1 and (wrong := _of_fold_wall(asked, photos)) is not None:
        return wrong
    if len(photos) == 1 and photos[0].place != "spread":
        return Reason(f"照片 {photos[0].id} 的 place 不是跨页", "在 captions.yaml 给它写 place: spread。")
    left = page - page % 2
    if left < asked.free.display.first_inner or left + 1 >= asked.free.count:
        return Reason(f"第 {left}、{left + 1} 页不是对着的两个正文页", "跨页从偶数页起，写正文里的一个偶数页。")
    return None


def _of_fold_wall(asked: Unmet, photos: list[Photo]) -> Reason | None:
    """What several photographs lack to be one wall over two pages."""
    few, most, count = FEWEST, MOST_ON_WALL, len(photos)
    if not few <= count <= most:
        why = f"跨页图墙要 {few} 到 {most} 幅照片，photos 里写了 {count} 幅"
        return Reason(why, "跨页只放一幅，就只写那一幅，并在 captions.yaml 给它写 place: spread；或改 form。")
    own = [section.slug for section in asked.planner.setting.document.sections if {p.id for p in photos} & {*section.photos}]
    if len(own) > 1:
        return Reason(f"跨页图墙的照片要在同一节，这几幅在 {'、'.join(own)}", "只写同一节的，或把它们移到一节的 photos 里。")
    return None


def _of_full(asked: Unmet, photos: list[Photo]) -> Reason | None:
    if not photos:
        return None
    if len(photos) > 1:
        return Reason("整页只能放一幅照片", "photos 里只写一幅，或改 form。")
    photo = photos[0]
    if photo.place == "full" or fills_page(asked.planner.setting, photo):
        return None
    rect = PageGrid(asked.planner.setting.theme, False).bleed_rect
    if photo.place == "column":
        return Reason(f"照片 {photo.id} 写了 place: column", "删去 place，或改成 place: full。")
    shown = min(photo.picture.width / rect.width, photo.picture.height / rect.height) * 72
    if shown < AIM_PPI:
        anyway = "；非用这一幅不可，在 captions.yaml 给它写 place: full，会有些虚" if shown >= LEAST_PPI else ""
        hint = f"换一幅至少 {_wanted(rect.width, rect.height)} 像素的，或改 form{anyway}。"
        return Reason(_pixels(photo, shown), hint)
    why = f"照片 {photo.id} 是{_shape(photo)}的，占满一页要裁去四分之一以上"
    return Reason(why, "改 form，或在 captions.yaml 写 place: full。")


def _of_one(asked: Unmet, photo: Photo, count: int) -> Reason | None:
    """Why the first photograph cannot stand in a strip of the wished name."""
    setting, form = asked.planner.setting, asked.wish.form or ""
    words = PageForm.read(form).words
    grid = setting.theme.grid
    if form not in ("", TEXT) and photo.place in ("full", "spread"):
        why = f"照片 {photo.id} 在 captions.yaml 写了 place: {photo.place}"
        return Reason(why, f"把 form 改成 {photo.place}，或删去那里的 place。")
    if any(word in words for word in ("bleed", "panorama", "picture")) and photo.place == "column":
        return Reason(f"照片 {photo.id} 写了 place: column，只排在栏里", "删去 place: column，或改 form。")
    if "bleed" in words and bleed_strip(setting, photo, ()) is None:
        width = PageGrid(setting.theme, False).bleed_rect.width
        ppi = photo.picture.width / width * 72
        if ppi < AIM_PPI:
            return Reason(_pixels(photo, ppi), f"换一幅至少宽 {math.ceil(width / 72 * AIM_PPI)} 像素的，或改 form。")
        return Reason(f"照片 {photo.id} 的形状或 focus 不合出血大图，要裁掉的太多", "改 form，或放宽 focus。")
    if "panorama" in words and photo.picture.ratio < BAND_RATIO:
        why = f"照片 {photo.id} 是 {photo.picture.ratio:.2f} 比 1，全景横带要 {BAND_RATIO:g} 比 1 或更宽"
        return Reason(why, "改 form，例如 picture。")
    if form == "picture" and count == 1 and sharp_width(photo) < grid.width:
        ppi = photo.picture.width / grid.width * 72
        return Reason(_pixels(photo, ppi), f"换一幅至少宽 {math.ceil(grid.width / 72 * AIM_PPI)} 像素的，或改 form。")
    number = re.fullmatch(r"(?:wall|row)-(\d+)", form)
    if number is not None and int(number[1]) != count:
        why = f"这个版式要 {number[1]} 幅照片，photos 里写了 {count} 幅"
        return Reason(why, f"把 form 改成 {form.replace(number[1], str(count))}。")
    return None


def _of_text(asked: Unmet) -> Reason | None:
    """What the named elements are not: a timeline that runs in the columns stands where it is written."""
    for queue in asked.matter.book.queues:
        missing = [key for key in asked.wish.elements.get(queue.kind.key, ()) if key not in queue.keys]
        if missing and queue.kind.else_where:
            why = f"{'、'.join(missing)} 的{queue.kind.title}{queue.kind.else_where}"
            return Reason(why, f"删去 {queue.kind.key}；要这一节从哪一页开始，写 starts: {missing[0].partition('/')[0]}")
    return None


def _of_form(asked: Unmet) -> Reason | None:
    """The forms that the named elements can take, where the wished one is none of them."""
    wish, book = asked.wish, asked.matter.book
    if wish.form in (None, FULL, SPREAD, TEXT) or wish.photos is None:
        return None
    pairs = [(queue.keys, wish.elements.get(queue.kind.key, ())) for queue in book.queues]
    places = [[number for number, key in enumerate(keys) if key in wished] for keys, wished in pairs]
    if any(own and own[-1] - own[0] + 1 != len(own) for own in places) or not any(places):
        return None
    taking = tuple(range(own[0], own[-1] + 1) if own else range(0) for own in places)
    forms = [stack.form for stack in book.stacks(taking).stacks]
    form = wish.form or ""
    if any(made.is_called(form) for made in forms) or form.startswith("|") or form in body_titles(book.setting.theme.forms):
        return None
    shown = "、".join(f"{made.name}（{form_title(made)}）" for made in forms[:_MOST_NAMED])
    return Reason("这些照片、数字和图表排不成这个版式", f"可以写 form: {shown}。" if shown else "少写几项，或删去 form。")


def _of_any(asked: Unmet) -> Reason | None:
    """Why no photograph of the report has a form, where the wish names none."""
    words = PageForm.read(asked.wish.form or "").words
    photos = [element.photo for element in asked.matter.book.photos]
    if asked.wish.photos is not None:
        return None
    if asked.wish.form == FULL and not any(_may_be_full(asked, photo) for photo in _all_photos(asked)):
        return Reason("没有一幅照片排成整页够清晰、够完整", "改 form，或给一幅照片写 place: full。")
    if "panorama" in words and all(photo.picture.ratio < BAND_RATIO for photo in photos):
        return Reason(f"没有一幅照片够宽，全景横带要 {BAND_RATIO:g} 比 1 或更宽", "改 form，或换一幅全景照片。")
    if "bleed" in words and all(bleed_strip(asked.planner.setting, photo, ()) is None for photo in photos):
        return Reason("没有一幅照片排成出血大图够清晰、够完整", "改 form，或换一幅像素更多的横照片。")
    number = re.search(r"\b(?:wall|row)-(\d+)", asked.wish.form or "")
    if number is not None and int(number[1]) > len(photos):
        return Reason(f"这个版式要 {number[1]} 幅照片，正文里一共只有 {len(photos)} 幅", "改 form。")
    return None


def _all_photos(asked: Unmet) -> Iterator[Photo]:
    return (element.photo for element in (*asked.matter.book.photos, *asked.matter.large))


def _may_be_full(asked: Unmet, photo: Photo) -> bool:
    return photo.place == "full" or (photo.place == "auto" and fills_page(asked.planner.setting, photo))


def _of_place(asked: Unmet) -> Reason | None:
    """Where the words of its elements stand, and another page on which the wish could be kept."""
    wish, first, count = asked.wish, asked.free.display.first_inner, asked.free.count
    stands = dict(_words_stand(asked))
    near = [wish.page + away for away in _NEAR if first <= wish.page + away < count]
    pages = dict.fromkeys([*near, *(page for own in stands.values() for page in own[:_MOST_OWN])])
    works = next((page for page in pages if asked.works_as(replace(wish, page=page))), None)
    far = {what: own for what, own in stands.items() if wish.page not in own}
    where = "；".join(f"{what}的正文在第 {listed(own)} 页" for what, own in far.items())
    why = where or "这一页的正文和别的图给它留不出地方"
    if works is not None:
        return Reason(why, f"改写成 page {works} 就行。")
    return Reason(why, "离它的正文太远的页排不了；先删去 form、text，只写 photos 和页码。") if where else None


def _words_stand(asked: Unmet) -> Iterator[tuple[str, list[int]]]:
    """The sections to which the wish's elements belong, with the pages on which their text stands."""
    wish = asked.wish
    named = {*(key for keys in wish.elements.values() for key in keys), *([wish.starts] if wish.starts else [])}
    for index, section in enumerate(asked.planner.setting.document.sections):
        own = [name for name in sorted(named) if name in section.photos or name.partition("/")[0] == section.slug]
        pages = _pages_of(asked.free, index) if own else []
        if pages:
            is_whole = all(name.partition("/")[0] == section.slug for name in own)
            yield f"{section.slug} 一节" if is_whole else f"{'、'.join(own)}（{section.slug} 一节）", pages


def _pages_of(found: Found, index: int) -> list[int]:
    """The pages on which the text of a section stands."""
    run = next((run for run in found.matter.story.sections if run.index == index), None)
    if run is None:
        return []
    steps = ((page.number, page.step) for page in found.plan.pages if page.step is not None)
    return [number for number, step in steps if step.before.unit < run.end and step.after.unit > run.start]


def _pixels(photo: Photo, ppi: float) -> str:
    return f"照片 {photo.id} 只有 {photo.picture.width}×{photo.picture.height} 像素，排这样大只有 {ppi:.0f} ppi"


def _wanted(width: float, height: float) -> str:
    return f"{math.ceil(width / 72 * AIM_PPI)}×{math.ceil(height / 72 * AIM_PPI)}"


def _shape(photo: Photo) -> str:
    return "横" if photo.picture.ratio > 1.0 else "竖"
