"""A report in Traditional characters is set in the faces of its roles, in its region's forms; no heading mixes two."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from printreport import Builder
from printreport.build.draft import Draft
from printreport.model.layout import Layout, PlacedGlyphRun, walk
from reports import write_report

HEADING = "穀倉變教室裡的骨氣與飯香"
SECTION = (
    f"---\nheading: {HEADING}\n---\n學習不分年紀，**走進來**就是*同學*。\n\n### 說過的話\n\n課務組堅持以人為本，落實二手書攤。\n"
)


def draft(folder: Path, language: str, section: str = SECTION) -> Draft:
    text = f"title: [巷弄裡的, 一所大學]\npublisher: 山城社區大學\nlanguage: {language}\ntheme: ink\n"
    return Builder(cache=None).draft(write_report(folder, text, {"01-work": section}))


def faces(layout: Layout) -> Mapping[str, set[str]]:
    """The faces that each character is set in."""
    found: dict[str, set[str]] = {}
    for page in layout.pages:
        for item in walk(page.items):
            if isinstance(item, PlacedGlyphRun):
                for text in item.run.texts:
                    found.setdefault(text, set()).add(item.run.face)
    return found


@pytest.mark.parametrize("language", ["zh-Hant-TW", "zh-Hant-HK"])
def test_no_character_of_a_traditional_report_needs_the_last_resort(tmp_path: Path, language: str) -> None:
    done = draft(tmp_path, language)
    assert not [message for message in done.diagnostics if message.code == "unlike-face"]
    assert done.layout is not None
    found = faces(done.layout)
    assert not any("song-all" in keys for keys in found.values())
    assert "hei-bold-tc" in found["穀"]
    assert "hei-medium-tc" in found["裡"]
    assert "hei-medium-tc" in found["說"]
    assert "hei-medium-tc" in found["進"]
    assert "kai-regular-tc" in found["學"]
    assert "song-regular-tc" in found["課"]


def test_taiwan_and_hong_kong_have_forms_of_their_own(tmp_path: Path) -> None:
    shapes = []
    for language in ("zh-Hant-TW", "zh-Hant-HK"):
        layout = draft(tmp_path / language, language).layout
        assert layout is not None
        items = (item for page in layout.pages for item in walk(page.items) if isinstance(item, PlacedGlyphRun))
        pairs = {pair for item in items for pair in zip(item.run.texts, item.run.glyphs, strict=True)}
        shapes.append({glyph for text, glyph in pairs if text == "骨"})
    assert shapes[0]
    assert shapes[0].isdisjoint(shapes[1])


def test_the_same_text_without_its_language_is_warned_of_at_each_place_in_a_heading(tmp_path: Path) -> None:
    told = [m for m in draft(tmp_path, "zh-Hans-CN").diagnostics if m.code == "unlike-face"]
    section = [message.span.column for message in told if message.span.path.endswith(".md") and message.span.line == 2]
    assert [HEADING[column - 10] for column in section] == list("穀倉變裡氣與飯")
    assert any(message.span.path == "content/report.yaml" and "“裡”" in message.message for message in told)
    assert all("language: zh-Hant-TW" in message.hint for message in told)


def test_a_simplified_report_uses_no_traditional_face(tmp_path: Path) -> None:
    done = draft(tmp_path, "zh-Hans-CN", "---\nheading: 年度工作\n---\n学习不分**年纪**，走进来就是*同学*。\n")
    assert done.layout is not None
    assert not any(key.endswith("-tc") for keys in faces(done.layout).values() for key in keys)
