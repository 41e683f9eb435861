"""A Layout as text: what every page holds and where, for `printreport dump` and for comparing two layouts."""

from __future__ import annotations

from collections.abc import Iterator

from printreport.core.color import Color, Spot
from printreport.core.geometry import Point, Rect
from printreport.core.units import to_mm
from printreport.model.layout import (
    Item,
    Layout,
    Page,
    PlacedArea,
    PlacedEmblem,
    PlacedGlyphRun,
    PlacedGroup,
    PlacedImage,
    PlacedLink,
    PlacedShape,
    PlacedTag,
)


def dump(layout: Layout) -> str:
    """One line for each item in painting order, indented by its groups and tags.

    Places and sizes are millimetres, type and strokes points, both with two decimals; crops are thousandths of the
    picture. The same layout gives the same text on every machine.
    """
    lines = [f"layout {_mm(layout.width)} x {_mm(layout.height)}, bleed {_mm(layout.bleed)}, {len(layout.pages)} pages"]
    lines += [f"bookmark p{target.page} {target.title}" for target in layout.bookmarks]
    for page in layout.pages:
        lines.append("")
        lines.append(_page(page))
        lines += _items(page.items, "  ")
    return "\n".join(lines) + "\n"


def _page(page: Page) -> str:
    side = "left" if page.left else "right"
    return f"page {page.number} {side} {page.form}" + (f" folio {page.folio}" if page.folio else "")


def _items(items: tuple[Item, ...], indent: str) -> Iterator[str]:
    for item in items:
        yield indent + _item(item)
        if isinstance(item, PlacedGroup | PlacedTag):
            yield from _items(item.items, indent + "  ")


def _item(item: Item) -> str:
    match item:
        case PlacedGlyphRun():
            return _run(item)
        case PlacedImage():
            crop = " ".join(f"{share * 1000:.0f}" for share in (item.crop.left, item.crop.top, item.crop.right, item.crop.bottom))
            return f"image {item.photo} {_rect(item.rect)} crop {crop}"
        case PlacedEmblem():
            return f"emblem {_rect(item.rect)}" + (f" on {_color(item.ground)}" if item.ground else "")
        case PlacedArea():
            return f"area {_rect(item.bounds)} of {len(item.outlines)} outlines fill {_color(item.fill)}"
        case PlacedShape():
            return _shape(item)
        case PlacedLink():
            return f"link {_rect(item.rect)} to p{item.page}"
        case PlacedGroup():
            return "group" + (f" clip {_rect(item.clip)}" if item.clip else "")
        case PlacedTag():
            return _tag(item)


def _run(item: PlacedGlyphRun) -> str:
    run = item.run
    if not run.glyphs:
        return "text empty"
    start = Point(item.origin.x + run.xs[0], item.origin.y + run.ys[0])
    end = Point(item.origin.x + run.xs[-1], item.origin.y + run.ys[-1])
    turned = f" turned {_short(run.angle)}" if run.angle else ""
    type_ = f"{run.face} {_short(run.size)}pt {_color(run.color)}{turned}"
    return f"text {_point(start)} .. {_point(end)} {type_} |{''.join(run.texts)}|"


def _shape(item: PlacedShape) -> str:
    places = _rect(item.bounds) if item.kind == "rect" else " ".join(_point(point) for point in item.points)
    fill = f" fill {_color(item.fill)}" if item.fill else ""
    stroke = f" stroke {_color(item.stroke)} {_short(item.stroke_width)}pt" if item.stroke else ""
    return f"{item.kind} {places}{fill}{stroke}"


def _tag(item: PlacedTag) -> str:
    order = ".".join(str(step) for step in item.order)
    level = f" level {item.level}" if item.level else ""
    return f"tag {item.role} {item.key} order {order}{level}" + (f" alt |{item.alt}|" if item.alt else "")


def _short(value: float) -> str:
    text = f"{value:.2f}"
    return "0.00" if text == "-0.00" else text


def _mm(points: float) -> str:
    return f"{_short(to_mm(points))}mm"


def _point(point: Point) -> str:
    return f"({_short(to_mm(point.x))}, {_short(to_mm(point.y))})"


def _rect(rect: Rect) -> str:
    return f"{_point(Point(rect.x, rect.y))} {_short(to_mm(rect.width))} x {_short(to_mm(rect.height))}"


def _color(color: Color) -> str:
    if isinstance(color, Spot):
        return f"{color.name}@{color.tint * 100:g}"
    inks = zip("CMYK", (color.c, color.m, color.y, color.k), strict=True)
    return " ".join(f"{name}{share * 100:g}" for name, share in inks if share) or "paper"
