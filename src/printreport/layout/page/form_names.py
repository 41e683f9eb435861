"""The page forms by name: what stands on a page, in the composer's own words and in Chinese.

A form is what `PagePlan.form` says: `text:` and the strips of the page's stack from top to bottom with `/` between, the text
under them (`text-below:` when it stands above); `+` joins what stands side by side; behind `|` stands the body form with what
is among the text. So the forms are not a list but a grammar: the registry holds its words, and the page and spread forms that
the sheet of `printreport forms` shows. Body forms are the theme's, and bring their names with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from printreport.model.theme import BodyForm

_NUMERALS = "〇一二三四五六七八九十"

WORDS: dict[str, str] = {
    "title": "题名",
    "bleed": "出血大图",
    "panorama": "全景横带",
    "picture": "版心图",
    "inset": "小图",
    "row": "{n}图一排",
    "wall": "{n}图墙",
    "wall-tile": "{n}图墙嵌数字",
    "wall-left": "跨页图墙左页{n}图",
    "wall-right": "跨页图墙右页{n}图",
    "wall-right-tile": "跨页图墙右页{n}图嵌数字",
    "hero": "大数字",
    "hero-full": "横排大数字",
    "hero-field": "反白大数字",
    "hero-field-full": "通栏反白大数字",
    "hero-tiles": "大数字领{n}数字",
    "band": "{n}数字横带",
    "tiles": "{n}数字竖列",
    "quote": "引文",
    "quote-full": "通栏引文",
    "before-after": "前后对比",
    "before-after-full": "通栏前后对比",
    "share": "构成图",
    "share-full": "通栏构成图",
    "bars": "{n}条数字条",
    "bars-full": "{n}条通栏数字条",
    "bar-rows": "{n}行条形图",
    "bar-rows-full": "{n}行通栏条形图",
    "bar-columns": "{n}柱柱形图",
    "bar-columns-full": "{n}柱通栏柱形图",
    "timeline": "{n}点大事记",
    "white": "留白",
}
"""What can stand in a strip; `{n}` is how many of them (`wall-5`, `bar-rows-6-full`)."""

BESIDE: dict[str, str] = {"picture": "半版图"}
"""What has another name where it stands beside something."""

AMONG: dict[str, str] = {"picture": "图片"}
"""What has another name among the text, where it is as wide as its columns."""

_EVERY_THEME: dict[str, str] = {"parallel": "数节并排，各栏上方"}
"""The body forms that need no words in a theme: they follow from its columns."""

_PAGES: dict[str, str] = {
    "picture": "整页图",
    "spread-left": "跨页图左页",
    "spread-right": "跨页图右页",
    "opening": "卷首语",
    "contents": "目录",
    "cover": "封面",
    "back": "封底",
}
"""The pages that hold no columns."""


def body_titles(forms: Iterable[BodyForm]) -> dict[str, str]:
    """The Chinese names of the body forms that a theme can make: where among the text something stands."""
    return {**{form.name: form.title for form in forms}, **_EVERY_THEME}


def form_name(form: str, bodies: Mapping[str, str] = _EVERY_THEME) -> str:
    """The Chinese name of any page form; `bodies` names the theme's body forms; ValueError for one outside the grammar."""
    if form in _PAGES:
        return _PAGES[form]
    place, colon, stack = form.partition(":")
    if not colon or place not in ("text", "text-below"):
        raise ValueError(f"no such page form: {form}")
    if not stack:
        return "满页文字"
    over, _, body = stack.partition("|")
    strips = "，".join(strip_name(strip) for strip in over.split("/")) if over else ""
    words = [f"文字在上，{strips}" if place == "text-below" else strips, body_name(body, bodies) if body else ""]
    return "，".join(word for word in words if word)


def body_name(body: str, bodies: Mapping[str, str]) -> str:
    """The Chinese name of a body form with what stands in it: `side-foot:picture`, `parallel:hero,bars-2`."""
    form, _, inside = body.partition(":")
    shown = "、".join(_among(side) for side in inside.split(",") if side)
    name = bodies.get(form, form)
    return f"{name}{shown}" if shown else name


def _among(side: str) -> str:
    """What stands in one place among the text, its strips from top to bottom."""
    return "，".join(among_name(strip) for strip in side.split("/"))


def among_name(strip: str) -> str:
    """The Chinese name of a strip among the text."""
    return AMONG.get(strip) or _word(strip)


def _beside(strip: str) -> str:
    return BESIDE.get(strip) or _word(strip)


def strip_name(strip: str) -> str:
    """The Chinese name of a strip, of what stands in it side by side; ValueError for an unknown word."""
    words = strip.split("+")
    if len(words) == 1:
        return _word(strip)
    return "＋".join(_beside(word) for word in words)


def _word(word: str) -> str:
    number = re.search(r"-(\d+)", word)
    known = WORDS.get(word if number is None else word.replace(number[0], "", 1))
    if known is None or (number is None) != ("{n}" not in known):
        raise ValueError(f"no such form in a strip: {word}")
    return known if number is None else known.format(n=_han(int(number[1])))


def _han(number: int) -> str:
    """A small number as it is spoken before a measure: 两, 十二."""
    if number == 2:
        return "两"
    if number <= 10:
        return _NUMERALS[number]
    return f"十{_NUMERALS[number - 10]}" if number < 20 else str(number)


@dataclass(frozen=True, slots=True)
class PageForm:
    """A page form of the sheet; `parallel` shows sections of like length side by side in its columns.

    `blocks` shows what stands between `:::` lines among its text.
    """

    form: str
    name: str = ""
    parallel: bool = False
    blocks: bool = False

    @property
    def title(self) -> str:
        """What stands under its picture."""
        return self.name or form_name(self.form)


@dataclass(frozen=True, slots=True)
class SpreadForm:
    """Two facing pages that are composed for each other; `band` is a picture over the fold that is a panorama."""

    name: str
    left: str
    right: str
    band: bool = False


PAGE_FORMS: tuple[PageForm, ...] = (
    PageForm("text:", "满页文字，各栏齐平"),
    PageForm("text:", "数节并排，一节一栏", parallel=True),
    PageForm("text:", "大事记和提示，排在栏里", blocks=True),
    PageForm("text:title", "题名起头"),
    PageForm("picture"),
    PageForm("text:bleed", "出血大图，文字在下"),
    PageForm("text:bleed/picture+picture", "出血大图，半版图两张"),
    PageForm("text:bleed/row-3"),
    PageForm("text:bleed/hero+quote"),
    PageForm("text:bleed/band-3"),
    PageForm("text:panorama", "全景横带，文字在下"),
    PageForm("text:picture", "版心图，文字在下"),
    PageForm("text-below:picture"),
    PageForm("text:picture+picture", "半版图两张"),
    PageForm("text:picture+hero"),
    PageForm("text:inset+white"),
    PageForm("text:row-2"),
    PageForm("text:row-3"),
    PageForm("text:row-4"),
    PageForm("text:wall-3"),
    PageForm("text:wall-2-tile"),
    PageForm("text:wall-3-tile"),
    PageForm("text:hero+quote"),
    PageForm("text:hero+tiles-3"),
    PageForm("text:hero-field+quote"),
    PageForm("text:hero-field+tiles-3"),
    PageForm("text:hero-full"),
    PageForm("text-below:hero-field-full"),
    PageForm("text:band-3"),
    PageForm("text-below:band-4"),
    PageForm("text:tiles-3+quote"),
    PageForm("text:quote-full"),
    PageForm("text:before-after+hero"),
    PageForm("text:share-full"),
    PageForm("text:bar-rows-6+tiles-3"),
    PageForm("text:bar-columns-4-full"),
    PageForm("text:timeline-6"),
    PageForm("text:row-3/tiles-3+before-after"),
)
"""The page forms that the sheet shows; the composer makes these and many more of the same words."""

SPREAD_FORMS: tuple[SpreadForm, ...] = (
    SpreadForm("外封：封底与封面", "back", "cover"),
    SpreadForm("开篇跨页：整页图对卷首语", "picture", "opening"),
    SpreadForm("目录对卷首语", "contents", "opening"),
    SpreadForm("跨页图，四边出血", "spread-left", "spread-right"),
    SpreadForm("全景带，横过折缝", "spread-left", "spread-right", band=True),
    SpreadForm("图墙跨页", "text:wall-7", "text:wall-5"),
    SpreadForm("图墙连两页，过折缝，嵌数字", "text:wall-left-4", "text:wall-right-3-tile"),
    SpreadForm("整页图对文字", "picture", "text:hero+quote"),
    SpreadForm("上图下文对上文下图", "text:bleed", "text-below:picture"),
    SpreadForm("全景横带，一页在上一页在下", "text:panorama", "text-below:panorama"),
    SpreadForm("数字跨页", "text:hero+quote/band-3", "text-below:share-full"),
    SpreadForm("图与数字对角", "text:picture+hero", "text-below:row-3"),
    SpreadForm("文字跨页，两页齐平", "text:", "text:"),
    SpreadForm("图墙对整页图", "text:wall-5", "picture"),
)
"""The spread forms that the sheet shows."""
