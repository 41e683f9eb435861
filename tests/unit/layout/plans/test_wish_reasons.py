"""Each wish that cannot be kept is told its own reason, with what would work; what is proposed does work."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from composed_reports import LINE, Composed, composed, read_sized, write_sized_report
from printreport.core.diagnostics import Diagnostic
from printreport.core.span import Span
from printreport.model.document import Document
from printreport.model.wishes import PageWish, Wishes

AT = Span("content/layout.yaml")
PHOTOS = {
    "small": ("800x600", ""),
    "large": ("6000x4000", ""),
    "tall": ("4000x6000", ""),
    "narrow": ("6000x4000", ", place: column"),
    "wide": ("2700x2000", ""),
    "whole": ("4000x6000", ", place: full"),
}


@pytest.fixture
def document(tmp_path: Path) -> Document:
    body = "\n\n".join([LINE * 4] * 8)
    photos = ("small, large", "tall, wide", "narrow, whole")
    sections = {
        f"{number:02}-s": f"---\nheading: 第{number}节\nphotos: [{own}]\n---\n{body}\n" for number, own in enumerate(photos, 1)
    }
    return read_sized(write_sized_report(tmp_path, "title: 试排\npages: 12\n", sections, PHOTOS))


def refused(document: Document, page: int, **wish: object) -> Diagnostic:
    elements = {kind: wish.pop(kind) for kind in ("photos", "figures", "charts") if kind in wish}
    asked = PageWish(page, AT, elements=elements, **wish)  # type: ignore[arg-type]
    made = composed(replace(document, wishes=Wishes(on_pages=(asked,))))
    assert made.layout is None
    told = made.diagnostics[0]
    assert told.code == "layout-impossible", told
    return told


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "wish", "why", "hint"),
    [
        (4, {"photos": ("small",), "form": "bleed"}, "800×600 像素", "至少宽"),
        (4, {"photos": ("small",), "form": "full"}, "800×600 像素", "像素的"),
        (4, {"photos": ("large",), "form": "panorama"}, "1.50 比 1", "改 form"),
        (4, {"photos": ("large",), "form": "spread"}, "place 不是跨页", "place: spread"),
        (4, {"photos": ("large", "small"), "form": "spread"}, "要 4 到 12 幅照片", "place: spread"),
        (4, {"photos": ("small", "large", "tall", "wide"), "form": "spread"}, "在同一节，这几幅在 01-s、02-s", "同一节"),
        (9, {"photos": ("whole",), "form": "bleed"}, "写了 place: full", "form 改成 full"),
        (4, {"form": "spread"}, "没有写跨页的是哪一幅", "photos"),
        (4, {"photos": ("small", "large"), "form": "wall-5"}, "要 5 幅照片", "wall-2"),
        (4, {"photos": ("narrow",), "form": "bleed"}, "place: column", "删去"),
        (4, {"photos": ("large", "small"), "form": "full"}, "整页只能放一幅", "只写一幅"),
        (10, {"photos": ("large",), "starts": "01-s"}, "（01-s 一节）的正文在第", "page"),
        (10, {"starts": "01-s"}, "：01-s 一节的正文在第", "page"),
        (4, {"photos": ("wide",), "form": "full"}, "ppi", "place: full，会有些虚"),
    ],
)
def test_a_wish_is_told_its_own_reason(document: Document, page: int, wish: dict[str, object], why: str, hint: str) -> None:
    told = refused(document, page, **wish)
    assert why in told.message
    assert hint in told.hint, told.hint


@pytest.mark.slow
def test_a_page_that_is_proposed_works(document: Document) -> None:
    told = refused(document, 10, starts="01-s")
    page = re.search(r"改写成 page (\d+)", told.hint)
    assert page is not None, told
    asked = PageWish(int(page[1]), AT, starts="01-s")
    assert composed(replace(document, wishes=Wishes(on_pages=(asked,)))).layout is not None


@pytest.mark.slow
def test_a_full_page_may_be_any_photograph_that_fits_one(document: Document) -> None:
    pages = [PageWish(page, AT, form="full") for page in (6, 7)]
    assert any(composed(replace(document, wishes=Wishes(on_pages=(asked,)))).layout is not None for asked in pages)


def test_a_page_beyond_the_brochure_is_told_so_whatever_it_should_show(document: Document) -> None:
    free = replace(document, report=replace(document.report, pages=None), sections=document.sections[:1])
    assert "第 90 页没有" in refused(free, 90, form="full").message
    told = refused(free, 90, photos=("large",))
    assert "没有" in told.message
    assert "之间的页码" in told.hint


@pytest.mark.slow
def test_a_form_in_chinese_is_kept(document: Document) -> None:
    asked = PageWish(4, AT, form="出血大图", elements={"photos": ("large",)})
    made = composed(replace(document, wishes=Wishes(on_pages=(asked,))))
    assert made.layout is not None, made.diagnostics
    assert "bleed" in made.layout.pages[3].form


@pytest.mark.parametrize(("form", "place"), [("栏内", "place: column"), ("封面", "place: cover"), ("column", "place: column")])
def test_a_place_that_is_no_form_is_sent_to_the_captions(form: str, place: str, tmp_path: Path) -> None:
    section = {"01-a": f"---\nheading: 一\nphotos: [p]\n---\n{LINE * 16}\n"}
    project = write_sized_report(tmp_path, "title: 试排\n", section, {"p": ("6000x4000", "")})
    (project / "content/layout.yaml").write_text(f"page 2: {{photos: [p], form: {form}}}\n", "utf-8")
    (told,) = composed(read_sized(project)).diagnostics
    assert told.code == "layout-form"
    assert place in told.hint


SMALL_PLACES = [("full", "2000x1400", "只有"), ("full", "6000x800", "只用得上"), ("spread", "2200x1500", "占两页")]


@pytest.mark.parametrize(("place", "size", "why"), SMALL_PLACES)
def test_a_place_that_a_picture_cannot_fill_says_why_and_what_works(place: str, size: str, why: str, tmp_path: Path) -> None:
    section = {"01-a": f"---\nheading: 一\nphotos: [p]\n---\n{LINE * 16}\n"}

    def made(rest: str, name: str) -> Composed:
        return composed(read_sized(write_sized_report(tmp_path / name, "title: 试排\n", section, {"p": (size, rest)})))

    told = next(found for found in made(f", place: {place}", "asked").diagnostics if found.code == "picture-ppi")
    assert why in told.message
    assert "place" in told.hint
    for number, advice in enumerate(re.findall(r"改写 place: (\w+)|改成 (column)", told.hint)):
        other = made(f", place: {''.join(advice)}", str(number))
        assert other.layout is not None
        assert "picture-ppi" not in {found.code for found in other.diagnostics if found.is_error}
    if "删去" in told.hint:
        assert made("", "free").layout is not None
