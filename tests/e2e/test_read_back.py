"""A file that does not say what the editor wrote is never handed out: the build fails and names the characters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from printreport.model.document import Document
from printreport.model.layout import Item, Layout, PlacedGlyphRun, PlacedGroup, PlacedTag
from printreport.model.press import PressCondition
from printreport.pipeline import Builder
from printreport.starter import make_starter


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The sample report."""
    make_starter(tmp_path / "report")
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


class Painter(Builder):
    """A builder whose painter leaves out the lines in which a word stands."""

    def _press_edition(self, root: Path, layout: Layout, document: Document, condition: PressCondition) -> bytes:
        return super()._press_edition(root, lossy(layout, "剪"), document, condition)


class Compositor(Builder):
    """A builder whose compositor loses the same lines before they are placed."""

    def draft(self, root: Path, **options: object) -> object:  # type: ignore[override]
        drafted = super().draft(root, **options)  # type: ignore[arg-type]
        assert drafted.layout is not None
        return replace(drafted, layout=lossy(drafted.layout, "剪"))


def test_a_whole_file_is_handed_out(project: Path) -> None:
    assert Builder(cache=None).build(project).ok


def test_what_the_painter_loses_is_named_with_its_page(project: Path) -> None:
    result = Painter(cache=None).build(project)
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
