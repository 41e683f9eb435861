"""Says in Chinese why a page looks as it does: its form, its sizes, its place in the brochure, and what came next."""

from __future__ import annotations

from collections.abc import Iterator

from printreport.layout.page.form_names import among_name, form_name, strip_name
from printreport.layout.photos.fold_wall import RIGHT, is_over_fold
from printreport.layout.stacks.element_kinds import KINDS
from printreport.model.saved_plan import PlanValue

Names = dict[str, str]
"""The Chinese names of the theme's body forms."""

_SPECIAL = {
    "cover": "封面单独设计，不参加各页的挑选；照片由 place: cover 或 report.yaml 的 cover 指定，没有指定就取最宽最平静的一幅。",
    "back": "封底放编印单位、结语和版权页，不参加各页的挑选。",
    "contents": "contents: true 要了目录页；目录排在卷首。",
    "message": "kind: message 的一节是领导致辞，排在目录之后、正文之前，不参加各页的挑选；字少照片就大，一页排不下就接排下一页。",
    "opening": "开头没有标题的一节排成卷首语，单占一页。",
    "picture": "卷首语对页放它自己的一幅照片，占满整页。",
}
_FORMS = {"text": "满页文字", "full": "整页图", "spread": "跨页图"}
_FAR = {
    "facing": "有的图或数字在对页，不和它的正文同页",
    "apart": "有的图或数字要翻页才见到正文",
    "turned": "跨页照片和它的正文隔了几页",
}


def explain_page(plan: PlanValue, number: int) -> str | None:
    """The explanation of a page of `out/layout.json`; None when there is no such page."""
    for page in plan["special"]:
        if page["page"] == number:
            return "\n".join(_special(page))
    for page in plan["inner"]:
        if page["page"] == number or (page["form"] == "spread" and page["page"] + 1 == number):
            return "\n".join(_inner(page, number, plan["bodies"]))
    return None


def _special(page: PlanValue) -> Iterator[str]:
    photos = f"，照片 {'、'.join(page['photos'])}" if page["photos"] else ""
    yield f"第 {page['page']} 页：{form_name(page['form'])}{photos}"
    yield f"  {_SPECIAL[page['form']]}"


def _inner(page: PlanValue, number: int, bodies: Names) -> Iterator[str]:
    name = f"第 {page['page']}–{page['page'] + 1} 页" if page["form"] == "spread" else f"第 {number} 页"
    yield f"{name}：{_name(page, bodies)}"
    yield from _shown(page)
    yield "为什么是这个版式"
    yield f"  {_why_form(page, bodies)}"
    if page["strips"] or page.get("sizes"):
        yield "为什么这样大"
        yield from (f"  {sentence}" for sentence in (*_why_size(page), *_asked_sizes(page)))
    yield "为什么在这里"
    yield from (f"  {sentence}" for sentence in _why_place(page))
    yield f"代价（越小越好）共 {page['cost']['total']:.2f}"
    yield from (f"  {term['label']}　{term['cost']:.2f}" for term in _by_cost(page["cost"]["terms"]))
    yield "次优的排法" if page["next"] else "次优的排法：没有别的排法"
    yield from (f"  {n}. {_other(page, other, bodies)}" for n, other in enumerate(page["next"], 1))


def _name(page: PlanValue, bodies: Names) -> str:
    if page["form"] in _FORMS:
        return _FORMS[page["form"]]
    if "|" in page["form"]:
        place = "text-below" if page["stack"] == "below" else "text"
        return form_name(f"{place}:{page['form']}", bodies)
    stack = "，".join(strip_name(strip["form"]) for strip in page["strips"])
    if not page["columns"]:
        return f"{stack}，没有正文"
    return f"文字在上，{stack}在下" if page["stack"] == "below" else f"{stack}在上，文字在下"


def _shown(page: PlanValue) -> Iterator[str]:
    columns = [column for column in page["columns"] if column["from"]]
    if columns:
        lines = "，".join(_column_lines(page["columns"]))
        yield f"  正文：{line_name(columns[0]['from'])}，到 {line_name(columns[-1]['to'])}；{lines}"
    yield from (f"  {part}" for part in _elements(page))


def _column_lines(columns: list[PlanValue]) -> Iterator[str]:
    """The lines of all columns; those under a heading over all of them, which is saved like a column of its own, apart."""
    tiers: list[tuple[str, list[str]]] = [("各栏", [])]
    for column in columns:
        if column["from"] == column["to"] and column["from"].endswith("/heading:1"):
            tiers.append(("通栏标题下各栏", []))
        else:
            tiers[-1][1].append(str(column["lines"]))
    yield from (f"{name} {'、'.join(lines)} 行" for name, lines in tiers if lines)


def _elements(page: PlanValue) -> list[str]:
    return [f"{kind.title}：{'、'.join(page[key])}" for key, kind in KINDS.items() if page.get(key)]


def line_name(name: str) -> str:
    """A line of the text in words: 02-skills/3:2 is the second line of the fourth block."""
    place, _, line = name.rpartition(":")
    slug, *rest = place.split("/")
    if rest == ["heading"]:
        return f"{slug} 的标题"
    block, *items = [int(part) + 1 if part.isdigit() else 1 for part in rest] or [1]
    return f"{slug} 第 {block} 段" + "".join(f"第 {item} 项" for item in items) + f"第 {line} 行"


def _why_form(page: PlanValue, bodies: Names) -> str:
    if page["form"].startswith(RIGHT):
        return "它和左页合成一面图墙，两页一起选定。"
    if not page["next"]:
        return "这些内容在这一页只有这一种排法。"
    other = page["next"][0]
    worse = _worse_terms(page, other)
    left = _left_over(page, other)
    reason = f"；那样主要多出：{'、'.join(worse)}" if worse else f"；那样把{left}留给了后面的页" if left else ""
    if other["worse"] < 0:
        return f"单看这一页，“{_name(other, bodies)}”还好 {-other['worse']:.2f}，但它使后面的页更差。"
    return f"比次优的“{_name(other, bodies)}”好 {other['worse']:.2f}{reason}。"


def _left_over(page: PlanValue, other: PlanValue) -> str:
    """What this page shows and the other one leaves to the pages after it."""
    return "、".join(key for kind in KINDS for key in page.get(kind, ()) if key not in other.get(kind, ()))


def _worse_terms(page: PlanValue, other: PlanValue) -> list[str]:
    """The terms in which another page is dearer, the gravest first."""
    own = {term["label"]: term["cost"] for term in page["cost"]["terms"]}
    gains = [(term["cost"] - own.get(term["label"], 0.0), term["label"]) for term in other["cost"]["terms"]]
    return [f"{label} {gain:.2f}" for gain, label in sorted(gains, reverse=True)[:3] if gain > 0.05]


def _why_size(page: PlanValue) -> Iterator[str]:
    for strip in page["strips"]:
        over = strip["lines"] - strip["ideal"]
        if over == 0:
            reason = "正是按照片比例和内容最合适的高度"
        else:
            way = f"比最合适的 {strip['ideal']} 行{'高' if over > 0 else '矮'} {abs(over)} 行"
            reason = f"{way}，使图文之间不空、各栏齐平" if page["columns"] else f"{way}，好占满这一页"
        name = among_name(strip["form"]) if strip["among"] else strip_name(strip["form"])
        yield f"{name}高 {strip['lines']} 行：{reason}。"


def _asked_sizes(page: PlanValue) -> Iterator[str]:
    """What the editor's words on how much a picture matters have done."""
    for photo, size in page.get("sizes", {}).items():
        if size == "small":
            yield f"照片 {photo} 写了 size: small：只在一栏之内找位置。"
        elif page["form"] in _FORMS:
            yield f"照片 {photo} 写了 size: large：给了它整页。"
        else:
            yield f"照片 {photo} 写了 size: large：先试页首、通栏和整页，排得小要多算代价。"


def _why_place(page: PlanValue) -> Iterator[str]:
    far = [_FAR[term["term"]] for term in page["cost"]["terms"] if term["term"] in _FAR]
    if far:
        yield f"{'；'.join(far)}，但合起来代价最小。"
    elif is_over_fold(page["form"]):
        yield "两页合成一面图墙，照片同属一节，那一节的正文就在前后页。"
    elif _elements(page):
        yield "图和数字都挨着说到它们的正文。"
    else:
        yield "正文按次序排到这里。"
    if page["sides"]:
        yield "栏里的图和数字占整行，各栏仍在同一行收齐。"
    if page["depth"] and page["columns"]:
        yield "前一页图在上，这一页图在下，对页有起伏。" if page["stack"] == "below" else "图在页首，文字从图下开始。"


def _by_cost(terms: list[PlanValue]) -> list[PlanValue]:
    return sorted(terms, key=lambda term: -float(term["cost"]))


def _other(page: PlanValue, other: PlanValue, bodies: Names) -> str:
    elements = "；".join(_elements(other))
    counted = "连同后面各页的估计，比选定的差" if other["worse"] >= 0 else "只看这一步，比选定的好"
    worse = _worse_terms(page, other)
    reason = f"；多在{'、'.join(worse)}" if worse else ""
    shown = f"（{elements}）" if elements else ""
    return f"{_name(other, bodies)}{shown}：这一页 {other['cost']['total']:.2f}，{counted} {abs(other['worse']):.2f}{reason}"
