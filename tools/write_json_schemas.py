"""Writes the JSON Schemas of a project's files, from the keys and words by which the files are checked.

Editors with YAML support complete keys by them, explain keys in Chinese and mark what is wrong while it is typed. Draft 7 is
the newest that all of them read. The keys come from `printreport.source.schema`; what shape a value has stands here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from printreport.source import schema
from printreport.source.captions import MAX_PICTURES
from printreport.source.checks.lengths import TITLE_LINES
from printreport.source.colophon import MOST_LINES
from printreport.source.palette import MOST_LETTERS
from printreport.source.qr_code import REFUSED
from printreport.source.section_files import MOST_ITEMS
from printreport.syntax.lengths import LONGEST
from printreport.syntax.records import Key
from printreport.syntax.values import NO, YES
from printreport.theme.theme_file import theme_names

FOLDER = Path(__file__).resolve().parent.parent / "src" / "printreport" / "data" / "schema"
DRAFT = "http://json-schema.org/draft-07/schema#"

Shape = dict[str, Any]

NEVER_BLANK = frozenset({"heading", "form", "text", "starts"})
"""Optional keys behind which something has to stand."""


def words(name: str = "") -> Shape:
    """A line of text; what YAML takes for a number or a switch is text, too."""
    longest = {"maxLength": LONGEST[name][0]} if name in LONGEST else {}
    return {"type": ["string", "number", "boolean"], **longest}


def like(pattern: str, *others: str) -> Shape:
    """A line of text of some form; `others` are the types that YAML may take it for."""
    return {"type": ["string", *others], "pattern": pattern}


def choice(choices: Sequence[str], names: Mapping[str, str] | None = None) -> Shape:
    """One of some words, or of what editors call them; each says what it is called otherwise."""
    if not names:
        return {"enum": list(choices)}
    called = {word: [name for name, meant in names.items() if meant == word and name not in choices] for word in choices}
    others = [name for name in names if name not in choices]
    told = [f"也可写：{'、'.join(called[word])}" if called[word] else "" for word in choices]
    return {"enum": [*choices, *others], "enumDescriptions": [*told, *(f"就是 {names[name]}" for name in others)]}


def either(*shapes: Shape) -> Shape:
    """One of several shapes."""
    return {"anyOf": list(shapes)}


def items(of: Shape, least: int = 0, most: int = MOST_ITEMS) -> Shape:
    """A list."""
    return {"type": "array", "items": of, **({"minItems": least} if least else {}), "maxItems": most}


def group(keys: Sequence[Key], shapes: Mapping[str, Shape], **more: Any) -> Shape:
    """A mapping of these keys and no others; every key has a shape."""
    required = [key.name for key in keys if key.required]
    return {
        "type": "object",
        "properties": {key.name: described(key, shapes[key.name]) for key in keys},
        **({"required": required} if required else {}),
        "additionalProperties": False,
        **more,
    }


def described(key: Key, shape: Shape) -> Shape:
    """A key's shape with what it is for, what holds without it, and an example."""
    may_be_blank = not key.required and key.name not in NEVER_BLANK
    found: Shape = {"description": f"{key.about}。\n写法：{key.form}", **(blank_too(shape) if may_be_blank else shape)}
    if key.default and key.default not in ("同 caption",):
        found["default"] = {"false": False, "[]": []}.get(key.default, key.default)
    if key.example:
        found["examples"] = [value_of(key.example)]
    return found


def blank_too(shape: Shape) -> Shape:
    """A shape, or nothing behind the colon."""
    if "enum" in shape:
        told = {"enumDescriptions": [*shape["enumDescriptions"], "不写"]} if "enumDescriptions" in shape else {}
        return {**shape, "enum": [*shape["enum"], None], **told}
    if "anyOf" in shape:
        return {**shape, "anyOf": [*shape["anyOf"], {"type": "null"}]}
    kinds = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
    return {**shape, "type": [*kinds, "null"]}


def value_of(example: str) -> Any:
    """An example as YAML 1.2 reads it, in which 4:3 is no number of base sixty."""
    value = yaml.safe_load(example)
    return example if isinstance(value, int) and ":" in example else value


ID = r"^[^\s,，、:：./\\]{1,100}$"
SWITCH: Shape = {"enum": [True, False, *sorted(YES), *sorted(NO)]}
PHOTO = like(ID, "number")
SHARE: Shape = {"type": "number", "minimum": 0, "maximum": 1}
FOCUS = items(SHARE, 4, 4)
INK = r"[0-9]{0,3}(\.[0-9]+)?"
LIGHTS = r"#([0-9A-Fa-f]{3}){1,2}|[Rr][Gg][Bb]\(.+\)"
COLOR = like(rf"^([Cc] ?{INK}[, ]+[Mm] ?{INK}[, ]+[Yy] ?{INK}[, ]+[Kk] ?{INK}|{LIGHTS})$")
TRIM = either(
    choice([*schema.TRIMS, *(f"{name} 横" for name in schema.TRIMS)]),
    like(r"[开開方Aa]|[0-9].*[xX×*✕乘].*(mm|毫米|公厘)"),
)
COUNT = either(
    choice(["auto", "自动"]), {"type": "integer", "minimum": 1, "maximum": 9999}, like(r"^[1-9][0-9]{0,3} ?页$")
)
LENGTH = like(r"^([0-9]+(\.[0-9]+)?|\.[0-9]+) ?(mm|毫米)$")
RATIO = either(
    {"type": "number", "minimum": 0.2, "maximum": 5},
    like(r"^[0-9]{1,5}(\.[0-9]{1,4})?( ?[:：/xX×比] ?[0-9]{1,5}(\.[0-9]{1,4})?)?$"),
)
CODE_TEXT = like(rf"^(?!\s*({'|'.join(sorted(REFUSED))}):)\s*\S", "number")
LOGO = like(r"\.([Pp][Dd][Ff]|[Pp][Nn][Gg]|[Tt][Ii][Ff][Ff]?|[Aa][Ii])$")

SPOT = group(schema.SPOT_KEYS, {"name": {**words(), "maxLength": MOST_LETTERS}, "fallback": COLOR})
PALETTE = group(schema.PALETTE_KEYS, {key.name: either(COLOR, SPOT) for key in schema.PALETTE_KEYS})
THEMES = choice(theme_names())
PRESS = group(schema.PRESS_KEYS, {"profile": words(), "condition": words()})
QR = group(schema.QR_KEYS, {"text": CODE_TEXT, "label": words("qr.label")})
COLOPHON = {
    **group(schema.COLOPHON_KEYS, {key.name: words() for key in schema.COLOPHON_KEYS}),
    "additionalProperties": blank_too(words()),
    "maxProperties": MOST_LINES,
}
REPORT: Mapping[str, Shape] = {
    "title": either(words("title"), items(words("title"), 1, TITLE_LINES)),
    "byline": words("byline"),
    "publisher": words("publisher"),
    "language": choice(schema.LANGUAGES, schema.LANGUAGE_NAMES),
    "theme": either(THEMES, group(schema.THEME_KEYS, {"base": THEMES, "palette": PALETTE})),
    "cover": group(schema.COVER_KEYS, {"photo": PHOTO, "focus": FOCUS}),
    "trim": TRIM,
    "binding": choice(schema.BINDINGS, schema.BINDING_NAMES),
    "pages": COUNT,
    "press": either(choice(schema.PRESSES), PRESS),
    "paper": LENGTH,
    "contents": SWITCH,
    "lines": choice(schema.LINES),
    "punctuation": choice(schema.PUNCTUATIONS),
    "subtitle": words("subtitle"),
    "date": words("date"),
    "logo": LOGO,
    "qr": either(CODE_TEXT, QR),
    "colophon": COLOPHON,
}

STATS: Mapping[str, Shape] = {
    "figure": words("figure"),
    "label": words("label"),
    "weight": choice(schema.WEIGHTS, schema.WEIGHT_NAMES),
    "vouched": SWITCH,
}
STAT = group(schema.STAT_KEYS, STATS)


def chart() -> Shape:
    """A chart; how many points it has is a matter of its kind, and a total belongs to shares alone."""
    called = schema.CHART_KIND_NAMES.items()
    named = {kind: [kind, *(name for name, meant in called if meant == kind)] for kind in schema.CHART_KINDS}
    counts = [
        {"if": {"properties": {"kind": {"enum": named[kind]}}, "required": ["kind"]}, "then": {"properties": {"points": bounds}}}
        for kind, (low, high) in schema.CHART_POINTS.items()
        for bounds in [{"minItems": low, "maxItems": high}]
    ]
    others = [name for kind, names in named.items() if kind != "share" for name in names]
    no_total = {
        "if": {"properties": {"kind": {"enum": others}}, "required": ["kind"]},
        "then": {"properties": {"total": {"type": "null"}}},
    }
    shapes = {
        "kind": choice(schema.CHART_KINDS, schema.CHART_KIND_NAMES),
        "title": words(),
        "points": items(STAT),
        "total": words("total"),
        "vouched": SWITCH,
    }
    return group(schema.CHART_KEYS, shapes, allOf=[*counts, no_total])


SECTION: Mapping[str, Shape] = {
    "heading": words("heading"),
    "kind": choice(schema.SECTION_KINDS, schema.SECTION_KIND_NAMES),
    "photos": items(PHOTO),
    "stats": items(STAT),
    "charts": items(chart()),
    "quote": words("quote"),
    "portrait": PHOTO,
    "name": words("name"),
    "post": words("post"),
    "signature": words("signature"),
    "date": words("date"),
}
MESSAGE_ALONE = {
    "if": {
        "properties": {
            "kind": {"enum": [n for n, kind in {**schema.SECTION_KIND_NAMES, "message": "message"}.items() if kind == "message"]}
        },
        "required": ["kind"],
    },
    "else": {"properties": {key.name: {"type": "null"} for key in schema.MESSAGE_KEYS}},
}
CAPTION: Mapping[str, Shape] = {
    "file": words(),
    "caption": words("caption"),
    "credit": words("credit"),
    "alt": words("alt"),
    "focus": FOCUS,
    "size": choice(schema.SIZES, schema.SIZE_NAMES),
    "place": choice(schema.PLACES, schema.PLACE_NAMES),
    "stand_in": SWITCH,
    "ratio": RATIO,
    "vouched": SWITCH,
}
PAGE: Mapping[str, Shape] = {
    "form": words(),
    "photos": items(PHOTO),
    **{kind: items(words()) for kind in schema.PAGE_ELEMENTS if kind != "photos"},
    "text": choice(schema.TEXT_PLACES, schema.TEXT_PLACE_NAMES),
    "starts": words(),
}


def report() -> Shape:
    """`content/report.yaml`."""
    return group(schema.REPORT_KEYS, REPORT)


def section() -> Shape:
    """The front matter of `content/sections/*.md`; there may be none."""
    return {**group(schema.SECTION_KEYS, SECTION, allOf=[MESSAGE_ALONE]), "type": ["object", "null"]}


def captions() -> Shape:
    """`content/captions.yaml`: a photograph behind every id."""
    photo = group(schema.CAPTION_KEYS, CAPTION, anyOf=[{"required": ["file"]}, {"required": ["stand_in"]}])
    names = {"pattern": ID}
    return {"type": ["object", "null"], "propertyNames": names, "additionalProperties": photo, "maxProperties": MAX_PICTURES}


def layout() -> Shape:
    """`content/layout.yaml`: what an editor settles of pages."""
    pages = {**COUNT, "description": "总页数，封面封底都算"}
    page = {**group(schema.PAGE_KEYS, PAGE), "description": "这一页里固定下来的部分，只写要固定的键"}
    return {
        "type": ["object", "null"],
        "properties": {"pages": pages},
        "patternProperties": {"^page +[1-9][0-9]{0,3}$": page},
        "additionalProperties": False,
    }


TITLES = {
    "report": ("整本的设置", "content/report.yaml"),
    "section": ("一节开头的设置", "content/sections/*.md 里两行 --- 之间"),
    "captions": ("照片和它们的说明", "content/captions.yaml：顶层的键是照片编号"),
    "layout": ("固定的版面", "content/layout.yaml"),
}


def documents() -> dict[str, str]:
    """The text of every schema by the name of its file."""
    made = {"report": report(), "section": section(), "captions": captions(), "layout": layout()}
    found = {}
    for name, shape in made.items():
        title, where = TITLES[name]
        head = {"$schema": DRAFT, "title": title, "description": f"printreport 的稿件：{where}"}
        found[f"{name}.json"] = json.dumps({**head, **shape}, ensure_ascii=False, indent=1) + "\n"
    return found


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in documents().items():
        (FOLDER / name).write_text(text, "utf-8")
