"""A logo's screen colour from an editor's palette to the finished files: one build of inks, seen as the message says."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest

from printreport import Builder
from printreport.source.screen_color import parse_lights
from small_projects import Project

pytestmark = pytest.mark.slow


def operands(path: Path, operator: str) -> set[tuple[float, ...]]:
    """What all uses of an operator on the pages of a file are given."""
    with pikepdf.open(path) as file:
        found = (one for page in file.pages for one in pikepdf.parse_content_stream(page) if str(one.operator) == operator)
        return {tuple(round(float(value), 2) for value in one.operands) for one in found}


@pytest.mark.parametrize("text", ["#1F6B4A", "#6A1B9A"])
def test_every_edition_has_the_colour_that_the_message_told(tmp_path: Path, text: str) -> None:
    Project(tmp_path).report(f'theme: {{base: vermilion, palette: {{accent: "{text}"}}}}')
    result = Builder(cache=None).build(tmp_path, editions=("press", "screen"))
    assert result.ok
    (message,) = (message.message for message in result.diagnostics if message.code == "rgb-color")
    inks = tuple(int(share) / 100 for share in re.findall(r"[CMYK](\d+)", message.split("用", 1)[1])[:4])
    lights = parse_lights(re.findall(r"#[0-9A-F]{6}", message)[1])
    assert inks in operands(tmp_path / "out/press.pdf", "k")
    assert lights is not None
    assert tuple(round(light, 2) for light in lights) in operands(tmp_path / "out/screen.pdf", "rg")
