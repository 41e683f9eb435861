"""The titles of page forms: what stands on a page, in Chinese.

Forms are not a list but a grammar (`page_form.py`): the registry holds its words, and the page and spread forms that the sheet
of `printreport forms` shows. Body forms are the theme's, and bring their titles with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from printreport.core.han_numerals import NUMERALS_TO_TEN
from printreport.layout.page.page_form import PageForm, Words, read_page, strip_name
from printreport.model.theme import BodyForm

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
    "message": "致辞",
    "opening": "卷首语",
    "contents": "目录",
    "cover": "封面",
    "back": "封底",
}
"""The pages that hold no columns."""


def body_titles(forms: Iterable[BodyForm]) -> dict[str, str]:
    """The Chinese names of the body forms that a theme can make: where among the text something stands."""
    return {**{form.name: form.title for form in forms}, **_EVERY_THEME}


def page_title(name: str, bodies: Mapping[str, str] = _EVERY_THEME) -> str:
    """The Chinese name of any page by its written one; ValueError for one outside the grammar."""
    if name in _PAGES:
        return _PAGES[name]
    found = read_page(name)
    if found is None:
        raise ValueError(f"no such page form: {name}")
    form, below = found
    return form_title(form, bodies, below=below)


def form_title(form: PageForm, bodies: Mapping[str, str] = _EVERY_THEME, *, below: bool = False) -> str:
    """The Chinese name of a form, its strips at the page's head or `below` the text; `bodies` names the theme's body forms.

    ValueError for a word that no strip is made of.
    """
    strips = "，".join(map(strip_title, form.strips))
    words = (f"文字在上，{strips}" if below and strips else strips, body_title(form, bodies))
    return "，".join(word for word in words if word) or "满页文字"


def body_title(form: PageForm, bodies: Mapping[str, str]) -> str:
    """The Chinese name of a body form with what stands in it; nothing for plain columns."""
    shown = "、".join("，".join(map(among_title, side)) for side in form.sides)
    return f"{bodies.get(form.body, form.body)}{shown}"


def among_title(strip: Words) -> str:
    """The Chinese name of a strip among the text, where nothing stands side by side."""
    word = strip_name(strip)
    return AMONG.get(word) or _word(word)


def _beside(word: str) -> str:
    return BESIDE.get(word) or _word(word)


def strip_title(strip: Words) -> str:
    """The Chinese name of a strip, of what stands in it side by side; ValueError for an unknown word."""
    return _word(strip[0]) if len(strip) == 1 else "＋".join(map(_beside, strip))


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
        return NUMERALS_TO_TEN[number]
    return f"十{NUMERALS_TO_TEN[number - 10]}" if number < 20 else str(number)


SampleBlocks = Literal["", "timeline", "names"]


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A page on the sheet, by its written name; `parallel` shows sections of like length side by side in its columns.

    `blocks` shows what stands between `:::` lines among its text: a notice and a timeline, or names and a signature.
    """

    name: str
    caption: str = ""
    parallel: bool = False
    blocks: SampleBlocks = ""

    @property
    def title(self) -> str:
        """What stands under its picture."""
        return self.caption or page_title(self.name)


@dataclass(frozen=True, slots=True)
class SheetSpread:
    """Two facing pages that are composed for each other; `band` is a picture over the fold that is a panorama."""

    title: str
    left: str
    right: str
    band: bool = False


PAGE_FORMS: tuple[SheetPage, ...] = (
    SheetPage("text:", "满页文字，各栏齐平"),
    SheetPage("text:", "数节并排，一节一栏", parallel=True),
    SheetPage("text:", "大事记、提示、注释", blocks="timeline"),
    SheetPage("text:", "名单和落款，排在栏里", blocks="names"),
    SheetPage("text:title", "题名起头"),
    SheetPage("picture"),
    SheetPage("message", "领导致辞"),
    SheetPage("text:bleed", "出血大图，文字在下"),
    SheetPage("text:bleed/picture+picture", "出血大图，半版图两张"),
    SheetPage("text:bleed/row-3"),
    SheetPage("text:bleed/hero+quote"),
    SheetPage("text:bleed/band-3"),
    SheetPage("text:panorama", "全景横带，文字在下"),
    SheetPage("text:picture", "版心图，文字在下"),
    SheetPage("text-below:picture"),
    SheetPage("text:picture+picture", "半版图两张"),
    SheetPage("text:picture+hero"),
    SheetPage("text:inset+white"),
    SheetPage("text:row-2"),
    SheetPage("text:row-3"),
    SheetPage("text:row-4"),
    SheetPage("text:wall-3"),
    SheetPage("text:wall-2-tile"),
    SheetPage("text:wall-3-tile"),
    SheetPage("text:hero+quote"),
    SheetPage("text:hero+tiles-3"),
    SheetPage("text:hero-field+quote"),
    SheetPage("text:hero-field+tiles-3"),
    SheetPage("text:hero-full"),
    SheetPage("text-below:hero-field-full"),
    SheetPage("text:band-3"),
    SheetPage("text-below:band-4"),
    SheetPage("text:tiles-3+quote"),
    SheetPage("text:quote-full"),
    SheetPage("text:before-after+hero"),
    SheetPage("text:share-full"),
    SheetPage("text:bar-rows-6+tiles-3"),
    SheetPage("text:bar-columns-4-full"),
    SheetPage("text:timeline-6"),
    SheetPage("text:row-3/tiles-3+before-after"),
)
"""The page forms that the sheet shows; the composer makes these and many more of the same words."""

SPREAD_FORMS: tuple[SheetSpread, ...] = (
    SheetSpread("外封：封底与封面", "back", "cover"),
    SheetSpread("开篇跨页：整页图对卷首语", "picture", "opening"),
    SheetSpread("目录对卷首语", "contents", "opening"),
    SheetSpread("目录对致辞", "contents", "message"),
    SheetSpread("跨页图，四边出血", "spread-left", "spread-right"),
    SheetSpread("全景带，横过折缝", "spread-left", "spread-right", band=True),
    SheetSpread("图墙跨页", "text:wall-7", "text:wall-5"),
    SheetSpread("图墙连两页，过折缝，嵌数字", "text:wall-left-4", "text:wall-right-3-tile"),
    SheetSpread("整页图对文字", "picture", "text:hero+quote"),
    SheetSpread("上图下文对上文下图", "text:bleed", "text-below:picture"),
    SheetSpread("全景横带，一页在上一页在下", "text:panorama", "text-below:panorama"),
    SheetSpread("数字跨页", "text:hero+quote/band-3", "text-below:share-full"),
    SheetSpread("图与数字对角", "text:picture+hero", "text-below:row-3"),
    SheetSpread("文字跨页，两页齐平", "text:", "text:"),
    SheetSpread("图墙对整页图", "text:wall-5", "picture"),
)
"""The spread forms that the sheet shows."""
