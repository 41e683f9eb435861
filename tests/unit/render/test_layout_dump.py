"""The text of a layout names every item, with places in millimetres, and nothing that differs between machines."""

from __future__ import annotations

from press_samples import layout_of, run_of
from printreport.core.color import BLACK, PAPER, Cmyk, Spot
from printreport.core.geometry import Crop, Point, Rect
from printreport.core.units import mm
from printreport.model.layout import PlacedGroup, PlacedImage, PlacedLink, PlacedShape, PlacedTag
from printreport.render.layout_dump import dump

EXPECTED = """\
layout 100.00mm x 140.00mm, bleed 3.00mm, 1 pages

page 1 right test
  tag figure f1 order 1.2 level 3 alt |一张照片|
    image crowd (-3.00, 0.00) 50.00 x 30.00 crop 100 0 900 1000
    text (10.00, 20.00) .. (13.70, 20.00) song-regular 10.50pt K100 |工会|
  group clip (1.00, 2.00) 3.00 x 4.00
    rect (1.00, 1.00) 2.00 x 2.00 fill M100 Y100 K10
    line (0.00, 5.00) (9.00, 5.00) stroke paper 0.60pt
    polygon (0.00, 0.00) (1.00, 0.00) (0.00, 1.00) fill 烫金@50 stroke K100 0.25pt
  link (0.00, 0.00) 10.00 x 5.00 to p4
"""


def test_every_kind_of_item_has_its_line() -> None:
    m = mm(1)
    text = run_of("工会", 10 * m, 20 * m)
    layout = layout_of(
        (
            PlacedTag(
                "figure",
                "f1",
                (1, 2),
                (PlacedImage(Rect(-3 * m, -0.0001, 50 * m, 30 * m), "crowd", Crop(0.1, 0.0, 0.9, 1.0)), text),
                alt="一张照片",
                level=3,
            ),
            PlacedGroup(
                (
                    PlacedShape.rect(Rect(m, m, 2 * m, 2 * m), Cmyk(0, 1, 1, 0.1)),
                    PlacedShape.line(Point(0, 5 * m), Point(9 * m, 5 * m), PAPER, 0.6),
                    PlacedShape(
                        "polygon",
                        (Point(0, 0), Point(m, 0), Point(0, m)),
                        Spot("烫金", Cmyk(0, 0.3, 0.7, 0), 0.5),
                        BLACK,
                        0.25,
                    ),
                ),
                Rect(m, 2 * m, 3 * m, 4 * m),
            ),
            PlacedLink(Rect(0, 0, 10 * m, 5 * m), 4),
        )
    )
    assert dump(layout) == EXPECTED
