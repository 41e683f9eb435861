"""Every placed photograph is listed with its true resolution."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from press_samples import document_of, layout_of, photo_of
from printreport.core.geometry import Crop, Rect
from printreport.images.placed import placed_pictures
from printreport.model.layout import PlacedGroup, PlacedImage


def test_resolution_counts_the_crop_and_the_lesser_direction(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (600, 400)).save(path)
    inch = Rect(0, 0, 72, 72)
    layout = layout_of(
        (PlacedImage(inch, "photo", Crop(0.0, 0.0, 0.5, 1.0)),),
        (PlacedGroup((PlacedImage(inch, "photo", Crop()),)), PlacedImage(Rect(0, 0, 144, 72), "photo", Crop())),
    )
    placed = placed_pictures(layout, document_of(photo_of(path)))
    assert [(p.photo, p.page) for p in placed] == [("photo", 1), ("photo", 2), ("photo", 2)]
    assert [p.ppi for p in placed] == pytest.approx([300, 400, 300])
    assert placed[2].width == 144
