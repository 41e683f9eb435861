"""The laws of the rooms, read from the imports: who may call whom, and where each foreign library lives."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "printreport"
MODULES = sorted(PACKAGE.rglob("*.py"))

SHARED = {"core", "model"}
MAY_IMPORT = {
    "core": {"core"},
    "model": {"core", "model"},
    "fonts": {*SHARED, "fonts"},
    "images": {*SHARED, "images"},
    "source": {*SHARED, "fonts", "images", "source", "theme"},
    "theme": {*SHARED, "images", "theme"},
    "text": {*SHARED, "fonts", "text"},
    "layout": {*SHARED, "fonts", "images", "text", "layout"},
    "render": {*SHARED, "fonts", "images", "render"},
    "finish": {*SHARED, "fonts", "images", "foreign", "finish"},
    "proof": {*SHARED, "fonts", "images", "proof"},
    "foreign": {"core", "foreign"},
    "preflight": {*SHARED, "fonts", "images", "foreign", "preflight"},
}
"""The rooms that each room may import. `source` asks `theme` which themes and palette roles there are; nothing else."""

HOMES = {
    "reportlab": {"render/press_canvas.py"},
    "uharfbuzz": {"text", "fonts"},
    "fontTools": {"fonts"},
    "PIL": {"images"},
    "pikepdf": {"finish", "foreign", "preflight", "proof"},
    "pypdfium2": {"proof", "preflight"},
    "yaml": {"source", "theme", "fonts"},
    "markdown_it": {"source"},
    "pyphen": {"text"},
    "click": {"cli.py"},
    "rich": {"progress.py"},
}
"""Where each foreign library may be imported: a room, or one file."""

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def room_of(name: str) -> str:
    return name.split("/")[0]


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


def wrong_rooms(name: str, modules: Iterator[str] | list[str]) -> list[str]:
    room = room_of(name)
    allowed = MAY_IMPORT.get(room)
    if allowed is None:
        return []
    own = [m for m in modules if m.startswith("printreport.")]
    return [m for m in own if m.split(".")[1] not in allowed]


def wrong_homes(name: str, modules: Iterator[str] | list[str]) -> list[str]:
    found = []
    for module in modules:
        library = module.split(".")[0]
        if library not in HOMES:
            if library != "printreport" and library not in sys.stdlib_module_names:
                found.append(module)
        elif name not in HOMES[library] and room_of(name) not in HOMES[library]:
            found.append(module)
    return found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_room_imports_only_what_lies_before_it(path: Path) -> None:
    assert wrong_rooms(name_of(path), imports_of(path)) == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_each_foreign_library_has_one_home(path: Path) -> None:
    assert wrong_homes(name_of(path), imports_of(path)) == []


def test_the_laws_would_catch_what_breaks_them() -> None:
    assert wrong_rooms("text/shape.py", ["printreport.layout.page.grid"]) == ["printreport.layout.page.grid"]
    assert wrong_rooms("layout/page/grid.py", ["printreport.pipeline"]) == ["printreport.pipeline"]
    assert wrong_homes("layout/page/grid.py", ["reportlab.pdfgen.canvas"]) == ["reportlab.pdfgen.canvas"]
    assert wrong_homes("render/paint.py", ["reportlab.pdfgen.canvas"]) == ["reportlab.pdfgen.canvas"]
    assert wrong_homes("core/units.py", ["numpy"]) == ["numpy"]


def test_reportlab_lends_its_canvas_and_nothing_else() -> None:
    used = {m for path in MODULES for m in imports_of(path) if m.startswith("reportlab")}
    assert used <= {"reportlab.pdfgen", "reportlab.pdfgen.canvas", "reportlab.pdfbase", "reportlab.pdfbase.pdfdoc"}


def test_every_room_has_a_law() -> None:
    rooms = {p.name for p in PACKAGE.iterdir() if p.is_dir() and any(p.glob("*.py"))}
    assert rooms <= set(MAY_IMPORT)


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [name_of(p) for p in MODULES if set(p.stem.split("_")) & FORBIDDEN_NAMES] == []


HEAVY = ("reportlab", "uharfbuzz", "PIL", "pikepdf", "pypdfium2", "fontTools", "markdown_it", "yaml", "rich", "click")


@pytest.mark.parametrize(
    ("module", "light"), [("printreport", HEAVY), ("printreport.cli", HEAVY[:-1]), ("printreport.pipeline", HEAVY)]
)
def test_the_front_door_opens_without_heavy_imports(module: str, light: tuple[str, ...]) -> None:
    program = f"import sys, {module}; print(*(set({light!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
