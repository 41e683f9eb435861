"""The laws of the rooms, read from the imports: who may call whom, and where each foreign library lives."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from source_trees import MODULES, PACKAGE, breaches, name_of, parsed, statements, text_of

SHARED = {"core", "model"}
PAGE = {*SHARED, "fonts", "images", "text", "layout/page"}
STORY, FIGURES = {*PAGE, "layout/story"}, {*PAGE, "layout/figures"}
CHARTS, PHOTOS = {*FIGURES, "layout/charts"}, {*FIGURES, "layout/photos"}
DISPLAY_PAGES = {*PAGE, "layout/story", "layout/figures", "layout/photos", "layout/display_pages"}
STACKS = {*STORY, *CHARTS, *PHOTOS, "layout/stacks"}
SEARCH = {*STORY, "layout/photos", "layout/stacks", "layout/search"}
PLANS = {*SEARCH, "layout/display_pages", "layout/plans"}
LAYOUT = {*STACKS, *PLANS, "layout"}
READING = {*SHARED, "fonts", "images", "foreign", "preflight", "preflight/reading"}
STAGES = {*LAYOUT, *READING, "source", "theme", "render", "finish", "proof", "preflight/verdict", "syntax"}
MAY_IMPORT = {
    "core": {"core"},
    "model": SHARED,
    "syntax": {*SHARED, "syntax"},
    "fonts": {*SHARED, "fonts", "syntax"},
    "images": {*SHARED, "images"},
    "source": {*SHARED, "fonts", "images", "theme", "syntax", "source", "source/markdown", "source/checks"},
    "source/markdown": {*SHARED, "syntax", "source", "source/markdown", "source/checks"},
    "source/checks": {*SHARED, "fonts", "images", "theme", "syntax", "source", "source/checks"},
    "theme": {*SHARED, "images", "syntax", "theme"},
    "text": {*SHARED, "fonts", "text"},
    "layout/page": PAGE,
    "layout/story": STORY,
    "layout/figures": FIGURES,
    "layout/charts": CHARTS,
    "layout/photos": PHOTOS,
    "layout/display_pages": DISPLAY_PAGES,
    "layout/stacks": STACKS,
    "layout/search": SEARCH,
    "layout/plans": PLANS,
    "layout/specimens": {*LAYOUT, "layout/specimens"},
    "layout": LAYOUT,
    "render": {*SHARED, "fonts", "images", "render"},
    "finish": {*SHARED, "fonts", "images", "foreign", "finish"},
    "proof": {*SHARED, "fonts", "images", "proof"},
    "preflight/reading": READING,
    "foreign": {"core", "foreign"},
    "preflight": {*READING, "preflight/subjects"},
    "preflight/subjects": {*READING, "preflight/subjects"},
    "preflight/verdict": {*READING, "preflight/subjects", "preflight/verdict"},
    "build": {*STAGES, "build", "fonts", "images"},
    "commands": {*STAGES, "build", "commands", "layout/specimens", "fonts", "images"},
}
"""What each room may import. `source` asks `theme` which themes and palette roles there are; nothing else."""

HOMES = {
    "reportlab": {"render/press_canvas.py"},
    "uharfbuzz": {"text", "fonts"},
    "fontTools": {"fonts"},
    "PIL": {"images"},
    "pikepdf": {"finish", "foreign", "preflight", "proof"},
    "pypdfium2": {"proof", "preflight", "images/vector_picture.py"},
    "zxingcpp": {"proof/qr_reading.py"},
    "yaml": {"syntax"},
    "markdown_it": {"source"},
    "pyphen": {"text"},
    "click": {"cli.py", "commands/usage_text.py"},
    "rich": {"commands/progress.py"},
    "jinja2": {"core/html_page.py"},
    "segno": {"core/qr_modules.py"},
}
"""Where each foreign library may be imported: a room, or one file."""

LATE = {
    "fonts": {"uharfbuzz", "fontTools"},
    "text": {"pyphen"},
    "source/markdown": {"markdown_it"},
    "commands/progress.py": {"rich"},
    "core/html_page.py": {"jinja2"},
    "core/qr_modules.py": {"segno"},
    "images/vector_picture.py": {"pypdfium2"},
    "proof/qr_reading.py": {"zxingcpp"},
}
"""Foreign libraries that a room, or one file, may import inside functions, as some run that loads its modules needs no such
library. Everywhere else an import inside a function saves nothing: who loads the module loads the library."""

FRONT_DOORS = {"cli.py", "__init__.py", "__main__.py", "build", "commands"}
"""Rooms and files that know every stage; there a module of ours, or of Python, is imported when a run comes to it."""

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}


def room_of(name: str) -> str:
    """The room of a file: the folder with a law that lies nearest to it; of a module, as `layout/page/grid.py`."""
    folders = name.split("/")[:-1]
    rooms = ("/".join(folders[:depth]) for depth in range(len(folders), 0, -1))
    return next((room for room in rooms if room in MAY_IMPORT), name.split("/")[0])


def file_of(module: str) -> str:
    """The file that a module of the package is written in."""
    path = "/".join(module.split(".")[1:])
    return f"{path}/__init__.py" if (PACKAGE / path).is_dir() else f"{path}.py"


@cache
def imports_of(path: Path) -> tuple[str, ...]:
    return tuple(_imports_of(path))


def _imports_of(path: Path) -> Iterator[str]:
    for node in statements(parsed(text_of(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


def wrong_rooms(name: str, modules: Iterable[str]) -> list[str]:
    room = room_of(name)
    allowed = MAY_IMPORT.get(room)
    if allowed is None:
        return []
    own = [m for m in modules if m.startswith("printreport.")]
    return [m for m in own if room_of(file_of(m)) not in allowed]


def wrong_homes(name: str, modules: Iterable[str]) -> list[str]:
    found = []
    for module in modules:
        library = module.split(".")[0]
        if library not in HOMES:
            if library != "printreport" and library not in sys.stdlib_module_names:
                found.append(module)
        elif name not in HOMES[library] and name.split("/")[0] not in HOMES[library]:
            found.append(module)
    return found


def test_a_room_imports_only_what_lies_before_it() -> None:
    assert breaches(lambda path: wrong_rooms(name_of(path), imports_of(path))) == {}


def test_each_foreign_library_has_one_home() -> None:
    assert breaches(lambda path: wrong_homes(name_of(path), imports_of(path))) == {}


def test_the_laws_would_catch_what_breaks_them() -> None:
    assert wrong_rooms("text/shape.py", ["printreport.layout.page.grid"]) == ["printreport.layout.page.grid"]
    assert wrong_rooms("layout/page/grid.py", ["printreport.build.pipeline"]) == ["printreport.build.pipeline"]
    assert wrong_homes("layout/page/grid.py", ["reportlab.pdfgen.canvas"]) == ["reportlab.pdfgen.canvas"]
    assert wrong_homes("render/paint.py", ["reportlab.pdfgen.canvas"]) == ["reportlab.pdfgen.canvas"]
    assert wrong_homes("core/units.py", ["numpy"]) == ["numpy"]


def test_reportlab_lends_its_canvas_and_nothing_else() -> None:
    used = {m for path in MODULES for m in imports_of(path) if m.startswith("reportlab")}
    assert used <= {"reportlab.pdfgen", "reportlab.pdfgen.canvas", "reportlab.pdfbase", "reportlab.pdfbase.pdfdoc"}


def test_every_room_has_a_law() -> None:
    rooms = {p.parent.relative_to(PACKAGE).as_posix() for p in MODULES if p.parent != PACKAGE} - {"data/icc"}
    assert rooms <= set(MAY_IMPORT)


def arrows(modules: dict[str, str]) -> dict[str, set[str]]:
    """Which modules each module imports, for types and inside functions, too; given the source texts by module."""
    found: dict[str, set[str]] = {}
    for module, text in modules.items():
        nodes = [node for node in statements(parsed(text)) if isinstance(node, ast.ImportFrom)]
        named = {f"{node.module}.{alias.name}" for node in nodes for alias in node.names} | {str(node.module) for node in nodes}
        found[module] = (named & modules.keys()) - {module}
    return found


def circle(graph: dict[str, set[str]]) -> list[str]:
    """A circle of modules that import each other, or nothing."""
    done: set[str] = set()

    def walk(module: str, way: list[str]) -> list[str]:
        if module in way:
            return way[way.index(module) :]
        if module in done:
            return []
        found = next((ring for after in sorted(graph[module]) if (ring := walk(after, [*way, module]))), [])
        done.add(module)
        return found

    return next((ring for module in sorted(graph) if (ring := walk(module, []))), [])


def module_of(path: Path) -> str:
    return "printreport." + name_of(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circle(arrows({module_of(path): text_of(path) for path in MODULES})) == []


def test_a_circle_would_be_seen() -> None:
    texts = {"a": "from b import x", "b": "def f():\n    from c import y", "c": "if TYPE_CHECKING:\n    from a import z"}
    assert sorted(circle(arrows(texts))) == ["a", "b", "c"]
    assert circle(arrows({**texts, "c": ""})) == []


def late_imports(name: str, text: str) -> list[str]:
    """What a file imports inside functions although that saves no run anything."""
    doors = {name, name.split("/")[0]}
    allowed = LATE.get(name, LATE.get(room_of(name), set()))
    if doors & FRONT_DOORS:
        allowed = {*allowed, "printreport", *sys.stdlib_module_names}
    return [module for module in inside_functions(text) if module.split(".")[0] not in allowed]


def inside_functions(text: str) -> list[str]:
    """The modules that are imported inside functions."""
    found = []
    for function in statements(parsed(text)):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in statements(function):
                if isinstance(node, ast.Import):
                    found += [alias.name for alias in node.names]
                elif isinstance(node, ast.ImportFrom):
                    found.append(node.module or "")
    return found


def test_imports_inside_functions_are_those_that_save_a_run_something() -> None:
    assert breaches(lambda path: late_imports(name_of(path), text_of(path))) == {}


def test_every_exception_is_used() -> None:
    late = {path: {m.split(".")[0] for m in inside_functions(text_of(path))} for path in MODULES}
    for place, libraries in LATE.items():
        used = [found for path, found in late.items() if place in (name_of(path), room_of(name_of(path)))]
        assert libraries <= set().union(*used), place


def test_a_late_import_that_saves_nothing_would_be_seen() -> None:
    own, foreign = "def f():\n    from printreport.core import units", "class A:\n    def f(self):\n        import yaml, pikepdf"
    assert late_imports("text/shape.py", own) == ["printreport.core"]
    assert late_imports("build/pipeline.py", own) == late_imports("cli.py", own) == []
    assert late_imports("cli.py", foreign) == ["yaml", "pikepdf"]
    assert late_imports("fonts/font_face.py", foreign.replace("yaml", "uharfbuzz")) == ["pikepdf"]
    assert late_imports("finish/booklet.py", foreign) == ["yaml", "pikepdf"]
    assert late_imports("core/units.py", "import re\nif re:\n    import json") == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [name_of(p) for p in MODULES if set(p.stem.split("_")) & FORBIDDEN_NAMES] == []


HEAVY = ("reportlab", "uharfbuzz", "PIL", "pikepdf", "pypdfium2", "fontTools", "markdown_it", "yaml", "rich", "jinja2", "click")


@pytest.mark.parametrize(
    ("module", "light"), [("printreport", HEAVY), ("printreport.cli", HEAVY[:-1]), ("printreport.build.pipeline", HEAVY)]
)
def test_the_front_door_opens_without_heavy_imports(module: str, light: tuple[str, ...]) -> None:
    program = f"import sys, {module}; print(*(set({light!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
