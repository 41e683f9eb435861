"""What an editor calls large or small is so: the search does all for it, and what cannot be is told with its reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from composed_reports import LINE, composed, read_sized, reported, setting_of, write_sized_report
from printreport.core.span import Span
from printreport.images.placed import placed_pictures
from printreport.layout.compose import Composed
from printreport.layout.plans.explain_page import explain_page
from printreport.layout.plans.size_wishes import _why
from printreport.model.document import Document, PhotoSize
from printreport.model.wishes import PageWish, Wishes


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
    assert "照片 a 写了 size: large（要求大图）：" in told
    assert "照片 b 写了 size: small（要求小图）：只在一栏之内，宽 " in told
    assert "照片 c 写了" not in told


@pytest.mark.slow
@pytest.mark.parametrize("photo", ["b", "e", "h"])
def test_a_large_picture_leads_in_a_section_full_of_others(photo: str, tmp_path: Path) -> None:
    """Neither a wall of eight nor its place behind others keeps it from the head of a page or the most of a wall."""
    sections = {"01-s": f"---\nheading: 一节\nphotos: [a, b, c, d, e, f, g, h]\n---\n{LINE * 12}\n"}
    photos = dict.fromkeys("abcdefgh", ("2700x1800", ""))
    plain = read_sized(write_sized_report(tmp_path, "title: 试排\n", sections, photos))
    large = called(plain, photo, "large")
    made = composed(large)
    assert width(large, made, photo) >= 0.6
    assert not [d for d in made.diagnostics if d.code == "size-unkept"]
    # control: of its own accord it stands small
    assert width(plain, composed(plain), photo) < 0.6


@pytest.mark.parametrize(
    ("size", "why", "hint"),
    [
        ("900x1400", "900×1400 像素，最宽能印", "换一幅至少宽"),
        ("1700x2300", "占一整页 1700×2300 像素又不够", "换一幅至少"),
        ("4000x8000", "占满一页又要裁去太多", "换一幅横的"),
        ("4000x5400", "整页又没有地方", "place: full"),
        ("6000x4000", "那一带的文字和别的图给它留不出地方", "content/layout.yaml"),
    ],
)
def test_what_stands_against_a_size_is_named(size: str, why: str, hint: str, tmp_path: Path) -> None:
    document = called(report(tmp_path, {"a": size}), "a", "large")
    told = _why(setting_of(document), document.photos["a"], 3, settled=False)
    assert why in told[0]
    assert hint in told[1]


def test_what_was_settled_before_is_named_where_it_stands_against_a_size(tmp_path: Path) -> None:
    document = called(report(tmp_path, {"a": "6000x4000"}), "a", "large")
    wish = PageWish(3, Span("content/layout.yaml"), form="picture")
    wished = replace(document, wishes=Wishes(on_pages=(wish,)))
    assert "content/layout.yaml 定了第 3 页" in _why(setting_of(wished), document.photos["a"], 3, settled=False)[0]
    assert "content/layout.yaml" not in _why(setting_of(wished), document.photos["a"], 4, settled=False)[0]
    assert "--replan" in _why(setting_of(document), document.photos["a"], 3, settled=True)[1]
    fixed = replace(document, report=replace(document.report, pages=8))
    assert "pages 写定了 8 页" in _why(setting_of(fixed), document.photos["a"], 3, settled=False)[0]


@pytest.mark.slow
def test_what_a_weight_has_done_is_explained(tmp_path: Path) -> None:
    weighed = ("84项, label: 专利", "307个, label: 空白, weight: lead", "12家, label: 中心, weight: quiet")
    stats = "[" + ", ".join(f"{{figure: {words}}}" for words in weighed) + "]"
    section = f"---\nheading: 一节\nstats: {stats}\n---\n获得专利84项，填补空白307个，中心12家。{LINE * 12}\n"
    document = read_sized(write_sized_report(tmp_path, "title: 试排\n", {"01-s": section}, {}))
    plan = reported(composed(document))
    told = "\n".join(explain_page(plan, page.number) or "" for page in plan.saved.inner)
    assert "数字 307个 写了 weight: lead（主要）：放成主数字，" in told
    assert "数字 12家 写了 weight: quiet（次要）：不放大，" in told
    assert "84项 写了" not in told
