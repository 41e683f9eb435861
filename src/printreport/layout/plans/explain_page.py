"""Says in Chinese why a page looks as it does: its form, its sizes, its place in the brochure, and what came next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from printreport.layout.page.form_names import among_title, form_title, page_title, strip_title
from printreport.layout.page.page_form import PageForm
from printreport.layout.stacks.element_kinds import KINDS
from printreport.layout.stacks.page_rule import FULL, SPREAD, TEXT
from printreport.model.plan_report import (
    CostTerm,
    DisplayReport,
    InnerReport,
    PageReport,
    PlanReport,
    RunnerUpReport,
    StripReport,
)
from printreport.model.saved_plan import SavedPage

Names = Mapping[str, str]
"""The Chinese names of the theme's body forms."""

_DISPLAY = {
    "cover": "封面单独设计，不参加各页的挑选；照片由 place: cover 或 report.yaml 的 cover 指定，没有指定就取最宽最平静的一幅。",
    "back": "封底放编印单位、结语和版权页，不参加各页的挑选。",
    "contents": "contents: true 要了目录页；目录排在卷首。",
    "message": "kind: message 的一节是领导致辞，排在目录之后、正文之前，不参加各页的挑选；字少照片就大，一页排不下就接排下一页。",
    "opening": "开头没有标题的一节排成卷首语，单占一页。",
    "picture": "卷首语对页放它自己的一幅照片，占满整页。",
}
_FORMS = {TEXT: "满页文字", FULL: "整页图", SPREAD: "跨页图"}
_ASKED = {
    ("photo", "large"): ("照片 {} 写了 size: large", "要求大图"),
    ("photo", "small"): ("照片 {} 写了 size: small", "要求小图"),
    ("figure", "lead"): ("数字 {} 写了 weight: lead", "主要"),
    ("figure", "quiet"): ("数字 {} 写了 weight: quiet", "次要"),
}
"""What can be asked for an element, in the editor's words."""
_FAR = {
    "facing": "有的图或数字在对页，不和它的正文同页",
    "apart": "有的图或数字要翻页才见到正文",
    "turned": "跨页照片和它的正文隔了几页",
}


def explain_page(plan: PlanReport, number: int) -> str | None:
    """The explanation of a page of a plan; None when there is no such page."""
    for display in plan.display:
        if display.number == number:
            return "\n".join(_display(display))
    for page in plan.inner:
        saved = page.shown.saved
        if saved.number == number or (saved.form == SPREAD and saved.number + 1 == number):
            return "\n".join(_inner(page, number, plan.bodies))
    return None


def _display(page: DisplayReport) -> Iterator[str]:
    photos = f"，照片 {'、'.join(page.photos)}" if page.photos else ""
    yield f"第 {page.number} 页：{page_title(page.form)}{photos}"
    yield f"  {_DISPLAY[page.form]}"


def _inner(page: InnerReport, number: int, bodies: Names) -> Iterator[str]:
    shown, saved = page.shown, page.shown.saved
    name = f"第 {saved.number}–{saved.number + 1} 页" if saved.form == SPREAD else f"第 {number} 页"
    yield f"{name}：{_name(saved, bodies)}"
    yield from _shown(shown)
    yield "为什么是这个版式"
    yield f"  {_why_form(page, bodies)}"
    if shown.strips or page.asked:
        yield "为什么这样大"
        yield from (f"  {sentence}" for sentence in (*_why_size(shown), *_asked(page)))
    yield "为什么在这里"
    yield from (f"  {sentence}" for sentence in _why_place(shown))
    yield f"代价（越小越好）共 {shown.cost.total:.2f}"
    yield from (f"  {term.label}　{term.cost:.2f}" for term in _by_cost(shown.cost.terms))
    yield "次优的排法" if page.others else "次优的排法：没有别的排法"
    yield from (f"  {n}. {_other(shown, other, bodies)}" for n, other in enumerate(page.others, 1))


def _name(page: SavedPage, bodies: Names) -> str:
    if page.form in _FORMS:
        return _FORMS[page.form]
    form = PageForm.read(page.form)
    if form.body:
        return form_title(form, bodies, below=page.below)
    stack = "，".join(map(strip_title, form.strips))
    if not page.columns:
        return f"{stack}，没有正文"
    return f"文字在上，{stack}在下" if page.below else f"{stack}在上，文字在下"


def _shown(page: PageReport) -> Iterator[str]:
    pairs = zip(page.saved.columns, page.ends, strict=True)
    filled = [(first, last) for (first, _), last in pairs if first]
    if filled:
        lines = "，".join(_column_lines(page))
        yield f"  正文：{line_name(filled[0][0])}，到 {line_name(filled[-1][1])}；{lines}"
    yield from (f"  {part}" for part in _elements(page.saved))


def _column_lines(page: PageReport) -> Iterator[str]:
    """The lines of all columns; those under a heading over all of them, which is saved like a column of its own, apart."""
    groups: list[tuple[str, list[str]]] = [("各栏", [])]
    for (first, lines), last in zip(page.saved.columns, page.ends, strict=True):
        if first == last and first.endswith("/heading:1"):
            groups.append(("通栏标题下各栏", []))
        else:
            groups[-1][1].append(str(lines))
    yield from (f"{name} {'、'.join(own)} 行" for name, own in groups if own)


def _elements(page: SavedPage) -> list[str]:
    return [f"{kind.title}：{'、'.join(page.elements[key])}" for key, kind in KINDS.items() if page.elements.get(key)]


def line_name(name: str) -> str:
    """A line of the text in words: 02-skills/3:2 is the second line of the fourth block."""
    place, _, line = name.rpartition(":")
    slug, *rest = place.split("/")
    if rest == ["heading"]:
        return f"{slug} 的标题"
    block, *items = [int(part) + 1 if part.isdigit() else 1 for part in rest] or [1]
    return f"{slug} 第 {block} 段" + "".join(f"第 {item} 项" for item in items) + f"第 {line} 行"


def _why_form(page: InnerReport, bodies: Names) -> str:
    if PageForm.read(page.shown.saved.form).over_fold == "right":
        return "它和左页合成一面图墙，两页一起选定。"
    if not page.others:
        return "这些内容在这一页只有这一种排法。"
    other = page.others[0]
    name, worse = _name(other.shown.saved, bodies), _worse_terms(page.shown, other.shown)
    left = _left_over(page.shown.saved, other.shown.saved)
    reason = f"；那样主要多出：{'、'.join(worse)}" if worse else f"；那样把{left}留给了后面的页" if left else ""
    if other.worse < 0:
        return f"单看这一页，“{name}”还好 {-other.worse:.2f}，但它使后面的页更差。"
    return f"比次优的“{name}”好 {other.worse:.2f}{reason}。"


def _left_over(page: SavedPage, other: SavedPage) -> str:
    """What this page shows and the other one leaves to the pages after it."""
    shown = ((key, other.elements.get(kind, ())) for kind in KINDS for key in page.elements.get(kind, ()))
    return "、".join(key for key, others in shown if key not in others)


def _worse_terms(page: PageReport, other: PageReport) -> list[str]:
    """The terms in which another page is dearer, the gravest first."""
    own = {term.label: term.cost for term in page.cost.terms}
    gains = [(term.cost - own.get(term.label, 0.0), term.label) for term in other.cost.terms]
    return [f"{label} {gain:.2f}" for gain, label in sorted(gains, reverse=True)[:3] if gain > 0.05]


def _why_size(page: PageReport) -> Iterator[str]:
    for strip in page.strips:
        over = strip.lines - strip.ideal
        if over == 0:
            reason = "正是按照片比例和内容最合适的高度"
        else:
            way = f"比最合适的 {strip.ideal} 行{'高' if over > 0 else '矮'} {abs(over)} 行"
            reason = f"{way}，使图文之间不空、各栏齐平" if page.saved.columns else f"{way}，好占满这一页"
        yield f"{_strip_title(strip)}高 {strip.lines} 行：{reason}。"


def _strip_title(strip: StripReport) -> str:
    words = PageForm.read(strip.form).strips[0]
    return among_title(words) if strip.among else strip_title(words)


def _asked(page: InnerReport) -> Iterator[str]:
    """What the editor's words on how much a picture or a figure matters have done, and what they cost."""
    for report in page.asked:
        key, words = _ASKED[report.kind, report.asked]
        cost = f"多算代价 {report.cost:.2f}" if report.cost else "没有多算代价"
        yield f"{key.format(report.name)}（{words}）：{report.done}；{cost}。"


def _why_place(page: PageReport) -> Iterator[str]:
    saved = page.saved
    far = [_FAR[term.term] for term in page.cost.terms if term.term in _FAR]
    if far:
        yield f"{'；'.join(far)}，但合起来代价最小。"
    elif PageForm.read(saved.form).over_fold is not None:
        yield "两页合成一面图墙，照片同属一节，那一节的正文就在前后页。"
    elif _elements(saved):
        yield "图和数字都挨着说到它们的正文。"
    else:
        yield "正文按次序排到这里。"
    if saved.sides:
        yield "栏里的图和数字占整行，各栏仍在同一行收齐。"
    if saved.depth and saved.columns:
        yield "前一页图在上，这一页图在下，对页有起伏。" if saved.below else "图在页首，文字从图下开始。"


def _by_cost(terms: tuple[CostTerm, ...]) -> list[CostTerm]:
    return sorted(terms, key=lambda term: -term.cost)


def _other(page: PageReport, other: RunnerUpReport, bodies: Names) -> str:
    elements = "；".join(_elements(other.shown.saved))
    counted = "连同后面各页的估计，比选定的差" if other.worse >= 0 else "只看这一步，比选定的好"
    worse = _worse_terms(page, other.shown)
    reason = f"；多在{'、'.join(worse)}" if worse else ""
    shown = f"（{elements}）" if elements else ""
    name, cost = _name(other.shown.saved, bodies), other.shown.cost.total
    return f"{name}{shown}：这一页 {cost:.2f}，{counted} {abs(other.worse):.2f}{reason}"
