"""Writes sample reports of many kinds, complete projects with texts and pictures of their own, the same on every run.

    python bench/sample_reports.py FOLDER [NAME …]

Without names all of them are written. Needs Pillow and PyYAML. `--list` instead of a folder prints what there is.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from sample_fences import add_notes, draw_emblem, draw_signature, fence, message_section, parts_of, signature
from sample_pictures import INSTITUTION, SCENES, draw_picture, portrait_of
from sample_words import Figure, Prose, caption, long_heading

SHAPES = {
    "L": (2700, 1800),
    "Q": (2400, 1800),
    "W": (3200, 1800),
    "B": (4200, 2800),
    "P": (1800, 2700),
    "R": (1950, 2600),
    "F": (2600, 3500),
    "S": (2000, 2000),
    "X": (6000, 1000),
    "T": (200, 150),
}
"""Pixels of a photograph by the letter that a part writes for it."""

LED_SCALE = 1.3
"""How much wider and higher the photographs of a report with a leader's words are: 300 ppi over two pages."""

FOCUSES = {"left": [0.05, 0.2, 0.4, 0.9], "middle": [0.35, 0.15, 0.65, 0.85], "right": [0.6, 0.1, 0.98, 0.8]}
"""Focus boxes by the name that a part writes behind a photograph's letter."""


@dataclass(frozen=True)
class Part:
    """One section: characters of running text, and what comes with it.

    `photos` are letters of SHAPES, each with words for its place and focus behind it (`B/spread/left`); `charts` are kinds,
    with the number of points (`bars-6`); `tables` are numbers of rows; `blocks` of list, sub, cite are put between paragraphs,
    `fences` of events, names, notice, voice, signed behind them; so many of the first paragraphs get a note.
    """

    characters: int
    photos: str = ""
    stats: int = 0
    charts: str = ""
    quote: bool = False
    tables: tuple[int, ...] = ()
    blocks: str = ""
    heading: int = 0
    fences: str = ""
    notes: int = 0


@dataclass(frozen=True)
class Report:
    """A report: whose words it speaks, its sections, and what report.yaml says besides; opening and closing words or none.

    `led` gives it its leader's words, an emblem and a code for the back.
    """

    domain: str
    parts: tuple[Part, ...]
    settings: dict[str, Any] = field(default_factory=dict)
    framed: bool = True
    led: bool = False


def even(count: int, characters: int, **more: Any) -> tuple[Part, ...]:
    """Sections of one kind that share so many characters."""
    return tuple(Part(characters // count, **more) for _ in range(count))


REPORTS: dict[str, Report] = {
    "text-only": Report("water", even(4, 2000), framed=False),
    "text-long": Report("hospital", even(10, 11800, blocks="sub")),
    "album-24": Report(
        "museum", tuple(Part(250, photos) for photos in ("L P Q L", "P W S L", "Q Q P P", "B L S W", "R P L L", "Q S R W"))
    ),
    "big-22k": Report(
        "hospital",
        (
            Part(2600, "B L", 4, "bars-6", True, (10,), "sub list"),
            Part(2100, "P", 3, "before-after", blocks="sub"),
            Part(3200, "L Q R", 5, "share-4", True, (), "sub cite"),
            Part(1500, "W", 2, "bars-2"),
            Part(2800, "L P", 3, "", True, (60,), "list"),
            Part(2400, "S Q", 4, "bars-8 share-3"),
            Part(3100, "L L", 2, "before-after", True, (10,), "sub"),
            Part(2000, "B P", 3, "share-6", blocks="list"),
            Part(2000, "Q", 4, "bars-4", True),
        ),
        {"contents": True},
    ),
    "forty-pages": Report(
        "village",
        tuple(
            Part(size, photos, stats, charts, size > 2600, blocks=blocks)
            for size, photos, stats, charts, blocks in (
                (2900, "B/spread L P", 5, "bars-8", "sub"),
                (2300, "L Q", 3, "before-after", "list"),
                (3100, "W P R", 4, "share-5", "sub cite"),
                (2700, "L F/full", 6, "bars-3", ""),
                (2200, "Q S L", 2, "", "list"),
                (3300, "P P L", 4, "bars-6 share-2", "sub"),
                (2800, "B", 3, "before-after", "cite"),
                (2500, "L Q P", 5, "bars-5", "sub"),
                (3000, "W L R", 3, "share-8", "list"),
                (2900, "L S Q", 4, "bars-7", "sub"),
            )
        ),
    ),
    "leaflet": Report("school", (Part(280, "L", 2), Part(300, "Q")), {"pages": 4}, framed=False),
    "portraits": Report("library", tuple(Part(750, photos, 2, quote=True) for photos in ("P R", "P P", "R F", "P R"))),
    "panoramas": Report("water", (Part(700, "X L"), Part(900, "X T", 3), Part(600, "X", 2))),
    "one-long-section": Report("museum", (Part(20000, "L P Q B R W", 5, "bars-6", True),), framed=False),
    "forty-lines": Report("school", even(40, 720), framed=False),
    "sixty-photos": Report("village", (Part(190, " ".join("LQPWSLRQLP" * 6)),), framed=False),
    "many-stats": Report("hospital", (Part(900, "L", 40), Part(500, "Q"))),
    "long-heading": Report("library", (Part(900, "L", 2, heading=60), Part(700), Part(500, heading=38))),
    "mixed-annual": Report(
        "school",
        (
            Part(900, "B P", 3, "bars-6", True),
            Part(200, "L"),
            Part(1400, "Q R", 4, "before-after", blocks="sub"),
            Part(450, "P", 2),
            Part(1100, "L L", 3, "share-4", True, blocks="list"),
            Part(300),
            Part(750, "W P", 2, quote=True, blocks="cite"),
        ),
        {"contents": True, "binding": "perfect"},
    ),
    "taiwan": Report(
        "township",
        (Part(900, "L P", 3, "bars-5", True), Part(1300, "Q", 2), Part(700, "B", 4, "share-3", True, (6,))),
        {"language": "zh-Hant-TW", "trim": "A4", "theme": "ink"},
    ),
    "small-trim": Report(
        "museum", (Part(1200, "L", 2, quote=True), Part(900, "P"), Part(1500, "Q", 3, "bars-4")), {"trim": "大32开"}
    ),
    "landscape": Report(
        "library",
        (Part(1100, "B L", 3), Part(800, "P", 2, "before-after"), Part(1200, "W Q", 2, quote=True)),
        {"trim": "297x210mm", "theme": "ink"},
    ),
    "focus": Report(
        "village",
        (
            Part(900, "B/spread/left L/right", 2),
            Part(700, "F/full/middle P/column/left"),
            Part(1000, "B/spread/middle Q/column/right", 3),
            Part(600, "W/left P/middle"),
        ),
    ),
    "nested-quotes": Report("teahouse", even(5, 4500, quote=True), framed=False),
    "latin": Report("laboratory", (*even(5, 5000, stats=2, blocks="list"), Part(900, "L", 2, "bars-4")), framed=False),
    "events": Report("museum", (Part(600, "L L Q L P L L S"), Part(700, "L Q L L L P W L Q"), Part(500, "P L L Q L L R"))),
    "album-three-columns": Report(
        "library",
        tuple(Part(350, photos, 1) for photos in ("L P Q L S", "P W S L L R", "Q Q P P L", "B L S W Q", "R P L L Q")),
        {"theme": "ink", "trim": "A4"},
    ),
    "little": Report("school", (Part(350, "L", 3, "", True), Part(300, "P", 2), Part(400, "W", 1, "bars-3"))),
    "figures-only": Report(
        "hospital", tuple(Part(800, "", 5, chart) for chart in ("bars-6", "share-4", "before-after", "bars-3"))
    ),
    "perfect-bound": Report(
        "hospital",
        tuple(
            Part(850, "L Q", 4, charts, True, blocks=blocks)
            for charts, blocks in (
                ("bars-4", "list"),
                ("share-3", "sub"),
                ("before-after", "cite"),
                ("bars-2 share-4", "list"),
                ("bars-6", ""),
                ("before-after", ""),
            )
        ),
        {"binding": "perfect"},
    ),
    "hospital": Report(
        "hospital",
        (
            Part(900, "B/spread L", 3, "bars-6", True, notes=2),
            Part(1100, "Q P", 4, "before-after", blocks="sub", fences="notice"),
            Part(1000, "L", 2, "share-4", True, (8,), "list", notes=2),
            Part(600, "W L", 3),
            Part(0, "S", fences="events voice"),
            Part(0, "L", fences="names signed"),
        ),
        {
            "subtitle": "2025年年度报告",
            "date": "2026年1月",
            "contents": True,
            "colophon": {"内部资料": "免费交流", "编印单位": "临江市第二人民医院", "地址": "滨河路18号", "电话": "0900-2345678"},
        },
        led=True,
    ),
    "school": Report(
        "school",
        (
            Part(700, "L Q", 3, "before-after", True, notes=1),
            Part(0, "P S", fences="events voice"),
            Part(800, "W P", 2, "bars-6", True, blocks="cite", notes=2),
            Part(500, "S Q L", 2, fences="notice"),
            Part(0, "L", fences="names signed"),
        ),
        {
            "subtitle": "1965—2025 建校六十周年",
            "date": "2025年10月",
            "trim": "A4",
            "theme": "ink",
            "colophon": {"编印单位": "槐树街小学", "主编": "许静之", "地址": "槐树街6号"},
        },
        led=True,
    ),
}
"""Every sample report by its name."""


class Writer:
    """Writes one report, section by section; photographs are numbered through."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name, self.report = folder / name, name, REPORTS[name]
        self.prose = Prose(self.report.domain, name)
        self.captions: dict[str, dict[str, Any]] = {}
        self.notes = 0
        self.first_picture = 7 * list(REPORTS).index(name)

    def write(self) -> Path:
        """The whole project, in place of what stood there."""
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "content/sections").mkdir(parents=True)
        (self.folder / "images").mkdir()
        self._write_yaml("report", self._settings())
        if self.report.led:
            self._draw_leader()
        for number, text in enumerate(self._sections()):
            (self.folder / f"content/sections/{number:02}-part.md").write_text(text, "utf-8")
        if self.captions:
            self._write_yaml("captions", self.captions)
        return self.folder

    def _write_yaml(self, name: str, value: object) -> None:
        (self.folder / f"content/{name}.yaml").write_text(_yaml(value), "utf-8")

    def _settings(self) -> dict[str, Any]:
        title = self.prose.lists["title"][0].split()
        settings = {"title": title, "publisher": self.prose.name(), **self.report.settings}
        if self.report.led:
            code = {"text": f"https://example.org/{self.name}", "label": "扫码看电子版"}
            settings.update({"cover": {"photo": self._photo("B")}, "logo": "images/logo.pdf", "qr": code})
        return settings

    def _draw_leader(self) -> None:
        name, _ = parts_of(self.report.domain)["leader"]
        portrait_of(self.folder / "images/leader.jpg", self.first_picture)
        draw_signature(self.folder / "images/leader-sign.png", name)
        draw_emblem(self.folder / "images/logo.pdf", self.report.domain)
        self.captions["leader"] = {"file": "leader.jpg", "caption": name, "focus": [0.25, 0.15, 0.75, 0.7]}
        self.captions["leader-sign"] = {"file": "leader-sign.png", "caption": f"{name}签名"}

    def _sections(self) -> Iterator[str]:
        if self.report.led:
            yield message_section(self.report.domain, self.prose.name(), self.report.settings["date"])
        if self.report.framed:
            yield self.prose.text("opening") + "\n"
        for part in self.report.parts:
            yield self._section(part)
        if self.report.framed:
            yield self.prose.text("closing") + "\n"

    def _section(self, part: Part) -> str:
        prose = self.prose
        head: dict[str, Any] = {"heading": self._heading(part)}
        prose.figures.clear()
        blocks = self._lead(part) or prose.paragraphs(part.characters)
        self._add_photos(head, part)
        self._add_stats(head, blocks, part.stats)
        for kind in part.charts.split():
            self._add_chart(head, blocks, kind)
        if part.quote:
            head["quote"] = prose.word("ideas")
            blocks[len(blocks) // 2] += f"{prose.word('result')}，{head['quote']}。"
        self._add_blocks(blocks, part)
        for word in part.fences.split():
            blocks.append(self._signed() if word == "signed" else fence(self.report.domain, word))
        add_notes(self.report.domain, blocks, self.notes, part.notes)
        self.notes += part.notes
        return f"---\n{_yaml(head)}---\n" + "\n\n".join(blocks) + "\n"

    def _lead(self, part: Part) -> list[str]:
        parts = parts_of(self.report.domain) if part.fences else {}
        return [parts[f"{word}_lead"] for word in part.fences.split() if f"{word}_lead" in parts]

    def _heading(self, part: Part) -> str:
        parts = parts_of(self.report.domain) if part.fences else {}
        for word in part.fences.split():
            if f"{word}_heading" in parts:
                return str(parts[f"{word}_heading"])
        return long_heading(self.prose, part.heading) if part.heading else self.prose.heading()

    def _signed(self) -> str:
        return signature(self.prose.name(), self.report.settings["date"])

    def _add_photos(self, head: dict[str, Any], part: Part) -> None:
        names = [self._photo(*words.split("/")) for words in part.photos.split()]
        head.update({"photos": names} if names else {})

    def _photo(self, letter: str, *words: str) -> str:
        number = len(self.captions) + 1
        name = f"photo-{number:02}"
        scenes, scale = (INSTITUTION, LED_SCALE) if self.report.led else (SCENES, 1.0)
        width, height = (round(side * scale) for side in SHAPES[letter])
        draw_picture(self.folder / f"images/{name}.jpg", self.first_picture + number, width, height, scenes)
        entry: dict[str, Any] = {"file": f"{name}.jpg", "caption": caption(self.prose)}
        for word in words:
            entry.update({"focus": [*FOCUSES[word]]} if word in FOCUSES else {"place": word})
        self.captions[name] = entry
        return name

    def _add_stats(self, head: dict[str, Any], blocks: list[str], count: int) -> None:
        figures = list(dict(self.prose.figures).items())[:count]
        if len(figures) < count:
            text, more = self.prose.named_figures(count - len(figures))
            blocks.append(text)
            figures += more
        if figures:
            head["stats"] = [_point(figure) for figure in figures]

    def _add_chart(self, head: dict[str, Any], blocks: list[str], words: str) -> None:
        kind = "before-after" if words == "before-after" else words.split("-")[0]
        count = 2 if kind == "before-after" else int(words.split("-")[1])
        title, measure, points = self.prose.points({"bars": "bars", "share": "shares"}.get(kind, "changes"), count)
        if kind == "before-after":
            points = [(figure, label) for (figure, _), label in zip(points, ("2019年", "2024年"), strict=True)]
        chart: dict[str, Any] = {"kind": kind, "title": title, "points": [_point(point) for point in points]}
        lead = title
        if kind == "share":
            chart["total"] = f"{sum(Decimal(figure.removesuffix(measure)) for figure, _ in points)}{measure}"
            lead += chart["total"]
        head.setdefault("charts", []).append(chart)
        blocks.insert(len(blocks) // 2, f"{lead}：" + "，".join(label + figure for figure, label in points) + "。")

    def _add_blocks(self, blocks: list[str], part: Part) -> None:
        prose = self.prose
        for word in part.blocks.split():
            at = len(blocks) // 2
            if word == "sub":
                for place in range(len(blocks) - 1, 1, -4):
                    blocks.insert(place - 1, "### " + prose.word("verb") + prose.word("object"))
            elif word == "list":
                blocks.insert(at, "\n".join(f"- {prose.word('act')}；" for _ in range(4)) + f"\n- {prose.word('act')}。")
            else:
                blocks.insert(at, f"> {prose.sentence()}")
        for rows in part.tables:
            blocks.insert(len(blocks) // 2, self._table(rows))

    def _table(self, rows: int) -> str:
        prose = self.prose
        lines = ["表：各项工作完成情况\n", "| 项目 | 人次 | 经费（万元） | 满意率 |", "| :-- | --: | --: | :-: |"]
        for row in range(rows):
            unit = prose.lists["units"][row % len(prose.lists["units"])]
            cells = (unit + prose.word("object"), prose.amount("人次"), prose.amount("万元"), prose.amount("%") + "%")
            lines.append("| " + " | ".join(cells) + " |")
        return "\n".join(lines)


def _yaml(value: object) -> str:
    return str(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000))


def _point(figure: Figure) -> dict[str, str]:
    return {"figure": figure[0], "label": figure[1]}


def main(words: list[str]) -> None:
    """Write the reports that are named, or all."""
    if not words or words == ["--list"]:
        print(" ".join(REPORTS))
        return
    for name in words[1:] or REPORTS:
        print(Writer(Path(words[0]), name).write())


if __name__ == "__main__":
    main(sys.argv[1:])
