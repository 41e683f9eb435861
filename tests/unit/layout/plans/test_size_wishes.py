"""What an editor calls large or small is so: the search does all for it, and what cannot be is told with its reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from composed_reports import LINE, composed, read_sized, reported, setting_of, write_sized_report
from printreport.images.placed import placed_pictures
from printreport.layout.compose import Composed
from printreport.layout.plans.explain_page import explain_page
from printreport.model.document import Document, PhotoSize


def report(folder: Path, sizes: dict[str, str]) -> Document:
    body = "\n\n".join([LINE * 4] * 7)
    ids = list(sizes)
    shown = {number: ", ".join(ids[number - 1 :: 3]) for number in (1, 2, 3)}
    sections = {f"{n:02}-s": f"---\nheading: 第{n}节\nphotos: [{own}]\n---\n{body}\n" for n, own in shown.items()}
    photos = {photo: (size, "") for photo, size in sizes.items()}
    return read_sized(write_sized_report(folder, "title: 试排\n", sections, photos))


def called(document: Document, photo: str, size: PhotoSize) -> Document:
    return replace(document, photos={**document.photos, photo: replace(document.photos[photo], size=size)})


def width(document: Document, made: Composed, photo: str) -> float:
    """How wide a photograph stands inside, as a share of the type area."""
    assert made.layout is not None, made.diagnostics
    pages = len(made.layout.pages)
    own = [p for p in placed_pictures(made.layout, document) if p.photo == photo and 1 < p.page < pages]
    return max(placed.width for placed in own) / setting_of(document).theme.grid.width


@pytest.mark.slow
@pytest.mark.parametrize("photo", ["a", "b", "c", "d", "e"])
def test_a_large_picture_stands_large_and_a_small_one_in_a_column(photo: str, tmp_path: Path) -> None:
    document = report(tmp_path, dict.fromkeys("abcde", "6000x4000"))
    large, small = called(document, photo, "large"), called(document, photo, "small")
    made = composed(large)
    assert width(large, made, photo) > 0.9
    assert not [d for d in made.diagnostics if d.code == "size-unkept"]
    assert width(small, composed(small), photo) < 0.55


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "more", "why"),
    [("900x600", {}, "900×600 像素"), ("6000x4000", {"place": "column"}, "place: column")],
)
def test_a_large_picture_that_cannot_be_large_is_told_why(size: str, more: dict[str, str], why: str, tmp_path: Path) -> None:
    document = called(report(tmp_path, {"a": size, "b": "6000x4000"}), "a", "large")
    document = replace(document, photos={**document.photos, "a": replace(document.photos["a"], **more)})  # type: ignore[arg-type]
    told = [d for d in composed(document).diagnostics if d.code == "size-unkept"]
    assert len(told) == 1
    assert why in told[0].message


@pytest.mark.slow
def test_what_a_size_has_done_is_explained(tmp_path: Path) -> None:
    document = called(called(report(tmp_path, dict.fromkeys("abc", "6000x4000")), "a", "large"), "b", "small")
    plan = reported(composed(document))
    told = "\n".join(explain_page(plan, page.number) or "" for page in plan.saved.inner)
    assert "照片 a 写了 size: large" in told
    assert "照片 b 写了 size: small" in told
