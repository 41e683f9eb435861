"""A file that does not say what the editor wrote is never handed out: the build fails and names the characters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from printreport.build.pipeline import Builder
from printreport.model.layout import Item, Layout, PlacedGlyphRun, PlacedGroup, PlacedTag
from printreport.render import press_pdf
from printreport.render.press_pdf import render_press
from reports import lay_small_starter


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The sample report."""
    lay_small_starter(tmp_path / "report")
    return tmp_path / "report"


def without_run(items: tuple[Item, ...], said: str) -> tuple[Item, ...]:
    """These items without the runs in which a word stands."""
    kept: list[Item] = []
    for item in items:
        if isinstance(item, PlacedTag | PlacedGroup):
            kept.append(replace(item, items=without_run(item.items, said)))
        elif not (isinstance(item, PlacedGlyphRun) and said in "".join(item.run.texts)):
            kept.append(item)
    return tuple(kept)


def lossy(layout: Layout, said: str) -> Layout:
    return replace(layout, pages=tuple(replace(page, items=without_run(page.items, said)) for page in layout.pages))


class Compositor(Builder):
    """A builder whose compositor loses the same lines before they are placed."""

    def draft(self, root: Path, **options: object) -> object:  # type: ignore[override]
        drafted = super().draft(root, **options)  # type: ignore[arg-type]
        assert drafted.layout is not None
        return replace(drafted, layout=lossy(drafted.layout, "剪"))


def test_a_whole_file_is_handed_out(project: Path) -> None:
    assert Builder(cache=None).build(project).ok


def test_what_the_painter_loses_is_named_with_its_page(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def render_less(layout: Layout, *more: object, **options: object) -> bytes:
        return render_press(lossy(layout, "剪"), *more, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(press_pdf, "render_press", render_less)
    result = Builder(cache=None).build(project, editions=("press",))
    assert result.is_own_defect
    assert [d.code for d in result.errors] == ["fidelity-file"]
    assert "剪" in result.errors[0].message
    assert not (project / "out").exists()


def test_what_the_compositor_loses_is_named_at_its_place_in_the_source(project: Path) -> None:
    result = Compositor(cache=None).build(project)
    assert result.is_own_defect
    (found,) = result.errors
    assert found.code == "fidelity-altered"
    assert found.span.path == "content/sections/01-new-house.md"
    assert "剪" in found.message
    assert not (project / "out").exists()
