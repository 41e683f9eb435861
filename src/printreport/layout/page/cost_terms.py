"""What makes a page worse: every term of the search with its weight and its reason, in one table."""

from __future__ import annotations

Terms = tuple[tuple[str, float], ...]
"""What a page costs, by the names in the table."""

WEIGHTS: dict[str, float] = {
    # White between the pictures and the text, per line squared beyond the two that set them apart: white in one place is calm, a
    # third of a page of it is a hole.
    "white": 0.022,
    # A page that ends inside a section makes the reader turn with a thought half read.
    "torn section": 2.0,
    # Columns that end a line or two early because nothing may be torn there.
    "uneven columns": 0.5,
    # A few lines of text under much else, per line short of a paragraph's worth.
    "crumb": 0.3,
    # A section that begins in the middle of a column, not at a head.
    "heading inside": 0.45,
    # A section that begins near the foot of a column: a few words before the eye has to go on elsewhere.
    "low opening": 0.6,
    # A picture or figure on the facing page of its text, and one that must be turned to.
    "facing": 1.2,
    "apart": 4.0,
    # Figures over the text of another section, their own beginning only further down the page: what they tell of is not clear.
    "astray": 1.0,
    # Pages of text between a picture or a wall over the fold and its own words, beyond the nearest; two more where another wall
    # comes between.
    "turned": 1.5,
    # Two neighbouring pages of one form.
    "same form": 0.8,
    # Nothing but grey text while pictures or figures still wait.
    "no relief": 1.2,
    # A picture given a page of its own that the editor did not ask for.
    "own page": 0.9,
    # A picture over the fold that does not stand on the centre spread, where both halves are on one sheet.
    "off centre": 1.2,
    # A column of a story's last page that stays empty.
    "empty column": 2.5,
}


LABELS: dict[str, str] = {
    "white": "图文之间的空白",
    "torn section": "一节在页末断开",
    "uneven columns": "栏底不齐",
    "crumb": "正文只有几行",
    "heading inside": "标题落在栏中间",
    "low opening": "一节在栏的下部起头",
    "breaks": "段落在栏末断开",
    "strain": "段落多排或少排一行、并排的标题不齐",
    "side": "栏里的图或数字",
    "empty column": "空了一栏",
    "facing": "图或数字在对页",
    "apart": "图或数字离开了正文",
    "astray": "图或数字下面先是别节的文字",
    "turned": "跨页照片离正文远",
    "same form": "和前一页同一版式",
    "no relief": "通篇文字，图还没排",
    "own page": "照片占了整页",
    "off centre": "跨页照片不在中心跨页",
    "form": "不是首选的版式",
    "twins": "同一时刻的照片挨在一起",
    "unkept": "写明的大小、主次没有做到",
    "depth": "高度离最合适的有差距",
    "noise": "醒目的太多或太少",
    "fields": "色块太多",
    "crowd": "件数多",
    "pages": "用纸和卷首卷尾",
    "inner": "各页合计",
}
"""The terms in the editor's words; those from `form` to `crowd` are parts of what a stack costs, the last two of the whole."""


def weigh(terms: dict[str, float]) -> Terms:
    """The terms times their weights, those that are nought left out."""
    return tuple((name, value * WEIGHTS.get(name, 1.0)) for name, value in terms.items() if value)


def sum_of(terms: Terms) -> float:
    """What the terms cost together."""
    return sum(value for _, value in terms)
