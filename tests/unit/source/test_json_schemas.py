"""The schemas that editors complete keys by say the same as the checks: what passes one passes the other."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from printreport.commands.schema_files import SCHEMAS, schema_line
from printreport.commands.starter import STARTERS
from printreport.source import schema as keys_of
from printreport.syntax.records import Key
from reports import ROOT
from small_projects import Project


@cache
def writer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_json_schemas", ROOT / "tools/write_json_schemas.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    return found


class Editor(yaml.SafeLoader):
    """YAML 1.2 as editors read it: dates are text, and so are yes, no and 4:3."""


Editor.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|", ["~", "n", ""]),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), list(first))


def faults(name: str, text: str) -> list[str]:
    """What an editor would underline."""
    value = yaml.load(text, Editor)
    return [f"{error.json_path}: {error.message}" for error in Draft7Validator(schema(name)).iter_errors(value)]


def front_matter(path: Path) -> str:
    text = path.read_text("utf-8")
    return text.split("---\n")[1] if text.startswith("---\n") else ""


def test_the_schemas_are_what_the_keys_make_them() -> None:
    written = {path.name: path.read_text("utf-8") for path in SCHEMAS.glob("*.json")}
    assert written == writer().documents(), "run tools/write_json_schemas.py"


@pytest.mark.parametrize("name", ["report", "captions", "layout", "section"])
def test_each_is_a_schema_of_draft_seven(name: str) -> None:
    Draft7Validator.check_schema(schema(name))
    assert schema(name)["$schema"] == "http://json-schema.org/draft-07/schema#"


SHOWN = sorted(ROOT.glob("content/**/*.yaml")) + sorted(STARTERS.rglob("*.yaml"))
PROSE = sorted(ROOT.glob("content/sections/*.md")) + sorted(STARTERS.rglob("content/sections/*.md"))


@pytest.mark.parametrize("path", [p for p in SHOWN if p.stem in ("report", "captions", "layout")], ids=str)
def test_the_files_of_this_repository_and_of_the_sample_pass(path: Path) -> None:
    assert faults(path.stem, path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", PROSE, ids=str)
def test_the_front_matter_of_this_repository_and_of_the_sample_passes(path: Path) -> None:
    assert faults("section", front_matter(path)) == []


def test_every_file_of_the_sample_names_its_schema() -> None:
    for path in (p for p in STARTERS.rglob("*.yaml")):
        assert path.read_text("utf-8").startswith(schema_line(f"{path.stem}.json", deep=False) + "\n")
    for path in STARTERS.rglob("content/sections/*.md"):
        assert front_matter(path).startswith(schema_line("section.json", deep=True) + "\n")


def all_keys() -> dict[str, list[Key]]:
    tables = {name: list(table) for name, table in vars(keys_of).items() if name.endswith("_KEYS") and not name.startswith("_")}
    return {name: table for name, table in tables.items() if all(isinstance(key, Key) for key in table)}


def objects(node: Any) -> Iterator[dict[str, Any]]:
    """Every description of a mapping with keys of its own."""
    if isinstance(node, dict):
        if "properties" in node and node.get("additionalProperties") is not None:
            yield node
        for value in node.values():
            yield from objects(value)
    elif isinstance(node, list):
        for value in node:
            yield from objects(value)


@pytest.mark.parametrize("table", sorted(all_keys()))
def test_each_key_is_in_a_schema_with_its_words(table: str) -> None:
    keys = all_keys()[table]
    groups = [group for name in ("report", "captions", "layout", "section") for group in objects(schema(name))]
    holding = [group["properties"] for group in groups if {key.name for key in keys} <= group["properties"].keys()]
    assert holding
    shown = next(found for found in holding if keys[0].about in found[keys[0].name]["description"])
    for key in keys:
        assert key.about in shown[key.name]["description"]
        assert key.form in shown[key.name]["description"]
    if table not in ("MESSAGE_KEYS",):
        assert any({key.name for key in keys} == found.keys() for found in holding)


def properties(node: Any) -> Iterator[dict[str, Any]]:
    for group in objects(node):
        yield from (value for value in group["properties"].values() if "description" in value)


@pytest.mark.parametrize("name", ["report", "captions", "layout", "section"])
def test_defaults_and_examples_pass_their_own_shape(name: str) -> None:
    for shape in properties(schema(name)):
        for value in (*shape.get("examples", ()), *([shape["default"]] if "default" in shape else ())):
            assert list(Draft7Validator(shape).iter_errors(value)) == [], (value, shape["description"])


def test_the_words_of_a_choice_are_explained_one_by_one() -> None:
    binding = schema("report")["properties"]["binding"]
    told = dict(zip(binding["enum"], binding["enumDescriptions"], strict=True))
    assert told["胶装"] == "就是 perfect"
    assert "胶装" in told["perfect"]


WORDS = {
    "report": [
        *(("language", word) for word in (*keys_of.LANGUAGES, *keys_of.LANGUAGE_NAMES)),
        *(("binding", word) for word in (*keys_of.BINDINGS, *keys_of.BINDING_NAMES)),
        *(("press", word) for word in keys_of.PRESSES),
        *(("lines", word) for word in keys_of.LINES),
        *(("punctuation", word) for word in keys_of.PUNCTUATIONS),
        *(("trim", word) for word in keys_of.TRIMS),
        *(("theme", word) for word in ("vermilion", "ink")),
        *(("contents", word) for word in ("true", "false", "yes", "no", "on", "off", "是", "要", "否", "不要")),
    ],
    "captions": [
        *(("place", word) for word in (*keys_of.PLACES, *keys_of.PLACE_NAMES)),
        *(("size", word) for word in (*keys_of.SIZES, *keys_of.SIZE_NAMES)),
        *(("stand_in", word) for word in ("true", "是")),
        *(("ratio", word) for word in ("4:3", "3：2", "1.5", "1", "16/9", "16x9", "3比2")),
    ],
    "section": [("kind", word) for word in (*keys_of.SECTION_KINDS, *keys_of.SECTION_KIND_NAMES)],
}


def put(project: Project, name: str, text: str) -> list[str]:
    """The codes of errors that the checks find in one file of a project."""
    project.put("images/a.jpg", b"picture")
    match name:
        case "report":
            project.put("content/report.yaml", text)
        case "captions":
            project.put("content/captions.yaml", text)
        case _:
            project.put("content/captions.yaml", "a: {file: a.jpg, caption: 好}\n")
            project.put("content/sections/01-a.md", f"---\n{text}---\n10万余名和16名，共26家，10家和16家，好话。\n")
    return [message.code for message in project.messages() if message.is_error]


def test_each_word_of_a_choice_passes_both(project: Project) -> None:
    heads = {"report": "title: 好\n", "captions": "a:\n  caption: 好\n  file: a.jpg\n", "section": ""}
    for name, pairs in WORDS.items():
        for key, word in pairs:
            text = f"{heads[name]}{'  ' if name == 'captions' else ''}{key}: {word}\n"
            assert faults(name, text) == [], text
            assert put(project, name, text) == [], text


def test_each_weight_passes_both(project: Project) -> None:
    for word in (*keys_of.WEIGHTS, *keys_of.WEIGHT_NAMES):
        text = f"stats:\n  - {{figure: 16名, label: 人, weight: {word}}}\n"
        assert faults("section", text) == put(project, "section", text) == []


def test_each_kind_of_chart_passes_both(project: Project) -> None:
    for word, kind in {**{kind: kind for kind in keys_of.CHART_KINDS}, **keys_of.CHART_KIND_NAMES}.items():
        one = "{figure: 10家, label: 乙}" if kind == "share" else "{figure: 16家, label: 乙}"
        text = CHART.format(kind=word, points=f"{{figure: 16家, label: 甲}}, {one}", more="    total: 26家\n" * (kind == "share"))
        assert faults("section", text) == put(project, "section", text) == [], word
        assert kind == "share" or faults("section", f"{text}    total: 26家\n") != [], word


CHART = "charts:\n  - kind: {kind}\n    title: 好\n    points: [{points}]\n{more}"
SIX = "{figure: 16名, label: 乙}"
SHARES = "{figure: 10家, label: 甲}, {figure: 16家, label: 乙}"
GOOD = [
    ("report", "title: [好, 看]\nbyline: (图/文 甲)\npages: 12\npaper: 0.13mm\nsubtitle: Ten Years\ndate: 2025年12月\n"),
    ("report", "title: 2025\ncover:\ncolophon:\n  印数: 2000册\n  地址: 城中区1号\n  电话:\n"),
    ("report", "title: 好\npages: 12页\ntrim: 210x285mm\n"),
    ("report", "title: 好\ntrim: A4 横\n"),
    ("report", "title: 好\ntrim: 方形 210\n"),
    ("report", "title: 好\nqr: {text: 'https://example.org/x', label: 扫码}\n"),
    ("report", "title: 好\nqr: https://example.org/x\n"),
    ("report", "title: 好\ntheme: {base: ink, palette: {accent: C0 M100 Y100 K10, second: '#C12'}}\n"),
    ("report", "title: 好\ntheme: {base: ink, palette: {field: {name: 烫金, fallback: C0 M15 Y50 K20}}}\n"),
    ("captions", "a: {file: a.jpg, caption: 好, focus: [0, 0.1, 1, 1.0], credit: 甲, vouched: 是}\n"),
    ("captions", "大会: {stand_in: true, caption: 好, ratio: 4:3}\n"),
    ("section", ""),
    ("section", "heading: 好\nphotos: [a]\nquote: 好话\nstats:\ncharts: []\n"),
    ("section", "kind: 致辞\nportrait: a\nname: 甲\npost: 理事长\nsignature: 甲\ndate: 2025年\n"),
    ("section", CHART.format(kind="share", points=SHARES, more="    total: 26家\n")),
]
BAD = [
    ("report", "byline: 甲\n"),
    ("report", "title: 好\ntitel: 好\n"),
    ("report", "title: []\n"),
    ("report", f"title: {'长' * 81}\n"),
    ("report", "title: 好\nbinding: 线装\n"),
    ("report", "title: 好\npages: many\n"),
    ("report", "title: 好\npages: 0\n"),
    ("report", "title: 好\npaper: 157g\n"),
    ("report", "title: 好\npaper: 0.1\n"),
    ("report", "title: 好\ntrim: 210\n"),
    ("report", "title: 好\ntrim: 中\n"),
    ("report", "title: 好\ncontents: maybe\n"),
    ("report", "title: 好\ncover: home\n"),
    ("report", "title: 好\ncover: {focus: [0, 0, 1, 1]}\n"),
    ("report", "title: 好\ncover: {photo: a, focus: [0, 0, 2, 1]}\n"),
    ("report", "title: 好\ntheme: 红\n"),
    ("report", "title: 好\ntheme: {base: ink, palette: {accent: 红}}\n"),
    ("report", "title: 好\ntheme: {base: ink, palette: {accent: 12}}\n"),
    ("report", "title: 好\nqr: 'javascript:alert(1)'\n"),
    ("report", "title: 好\nqr: {label: 扫码}\n"),
    ("report", "title: 好\ncolophon: 2000册\n"),
    ("report", "title: 好\ncolophon:\n" + "".join(f"  第{n}行: 一\n" for n in range(25))),
    ("captions", "a: {file: a.jpg}\n"),
    ("captions", "a: {caption: 好}\n"),
    ("captions", "a: {file: a.jpg, caption: 好, place: 角落}\n"),
    ("captions", "a: {file: a.jpg, caption: 好, focus: [0, 0, 1]}\n"),
    ("captions", "a: {stand_in: true, caption: 好, ratio: wide}\n"),
    ("captions", "a b: {file: a.jpg, caption: 好}\n"),
    ("captions", "a.jpg: 好\n"),
    ("section", "heading:\n"),
    ("section", "photos: a\n"),
    ("section", "stats:\n  - {figure: 16名}\n"),
    ("section", "stats:\n  - {figure: 16名, label: 人, weight: 最大}\n"),
    ("section", "kind: speech\n"),
    ("section", "portrait: a\n"),
    ("section", "kind: section\npost: 理事长\n"),
    ("section", CHART.format(kind="before-after", points=SIX, more="")),
    ("section", CHART.format(kind="bars", points=f"{SIX}, {SIX}", more="    total: 16名\n")),
    ("section", CHART.format(kind="pie", points=f"{SIX}, {SIX}", more="")),
]


@pytest.mark.parametrize(("name", "text"), GOOD)
def test_what_the_checks_take_the_schema_takes(project: Project, name: str, text: str) -> None:
    assert faults(name, text) == []
    assert put(project, name, text) == []


@pytest.mark.parametrize(("name", "text"), BAD)
def test_what_the_checks_refuse_the_schema_refuses(project: Project, name: str, text: str) -> None:
    assert faults(name, text) != []
    assert put(project, name, text) != []


def test_the_layout_file(project: Project) -> None:
    for good in ("pages: 12\npage 4: {form: bleed, photos: [a], text: 图下, starts: 02-b}\n", "pages: auto\n", ""):
        assert faults("layout", good) == []
    inside = ("photo: [a]", "text: 左", "form: ", "starts: ")
    for bad in ("page: 4\n", "page 0: {}\n", "pages: x\n", *(f"page 4: {{{words}}}\n" for words in inside)):
        assert faults("layout", bad) != [], bad
        assert [m for m in project.put("content/layout.yaml", bad).messages() if m.is_error], bad
