"""Lines over a proof: frames of what stands on a page, the grid, the trim and the safe area, each where it belongs."""

from __future__ import annotations

import io

import pikepdf
import pytest

from press_samples import HEIGHT, WIDTH, layout_of, rendered, run_of
from printreport.core.geometry import Crop, Rect
from printreport.core.units import mm
from printreport.finish.overlay import SAFE, frames, overlay
from printreport.model.layout import Layout, PlacedImage, PlacedTag


def tag(*items: object, role: str = "paragraph") -> PlacedTag:
    return PlacedTag(role, "p", (1,), items)  # type: ignore[arg-type]


def test_a_frame_goes_round_all_that_an_element_holds() -> None:
    (page,) = layout_of((tag(run_of("一二三", 40, 100, size=10), run_of("四", 40, 120, size=10)),)).pages
    ((kind, frame),) = frames(page)
    assert kind == "text"
    assert (frame.x, frame.right) == (40, pytest.approx(70))
    assert frame.y < 100 < 120 < frame.bottom
    assert frame.height == pytest.approx(30)


def test_pictures_have_frames_and_what_no_reader_needs_has_none() -> None:
    rect = Rect(10, 10, 50, 40)
    (page,) = layout_of((PlacedImage(rect, "x", Crop()), tag(run_of("1", 5, 5), role="artifact"), tag())).pages
    assert frames(page) == (("picture", rect),)


def boxes(pdf: bytes) -> list[tuple[float, ...]]:
    """The rectangles and lines that are stroked, in points from the trim's corner, y down."""
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as file:
        page = file.pages[0]
        left, _, _, top = (float(edge) for edge in page.trimbox)
        for step in pikepdf.parse_content_stream(page):
            values = [float(value) for value in step.operands] if str(step.operator) in ("re", "m") else []
            if len(values) == 4:
                x, y, width, height = values
                found.append((x - left, top - y - height, width, height))
            elif values:
                found.append((values[0] - left, top - values[1]))
    return [tuple(round(value, 1) for value in box) for box in found]


def test_trim_safe_area_and_baselines_stand_at_their_places() -> None:
    plain = layout_of(())
    layout = Layout(WIDTH, HEIGHT, plain.bleed, plain.pages, grid={"first_baseline": 60.0, "leading": 17.0, "lines": 3.0})
    found = boxes(overlay(rendered(layout, marks="crop"), layout))
    assert (0.0, 0.0, round(WIDTH, 1), round(HEIGHT, 1)) in found
    assert (round(SAFE, 1), round(SAFE, 1), round(WIDTH - mm(10), 1), round(HEIGHT - mm(10), 1)) in found
    assert [box for box in found if box in ((0.0, 60.0), (0.0, 77.0), (0.0, 94.0), (0.0, 111.0))] == [
        (0.0, 60.0),
        (0.0, 77.0),
        (0.0, 94.0),
    ]
