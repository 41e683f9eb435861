"""Spot inks in a palette: read by name and fallback, refused where the print house could not tell what is meant."""

from __future__ import annotations

import pytest

from printreport.core.color import Cmyk, Spot
from small_projects import Project

GOLD = "{name: 烫金, fallback: C0 M15 Y50 K20}"


def palette(project: Project, *entries: str) -> Project:
    return project.report(f"theme: {{base: vermilion, palette: {{{', '.join(entries)}}}}}")


def test_a_spot_ink_has_a_name_and_what_stands_for_it(project: Project) -> None:
    document = palette(project, f"accent: {GOLD}", "tint: C0 M0 Y5 K0").read().document
    assert document is not None
    assert dict(document.report.theme.palette) == {
        "accent": Spot("烫金", Cmyk(0.0, 0.15, 0.5, 0.2)),
        "tint": Cmyk(0.0, 0.0, 0.05, 0.0),
    }


def test_two_roles_may_share_one_spot(project: Project) -> None:
    assert palette(project, f"accent: {GOLD}", f"field: {GOLD}").codes() == []


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ((f"accent: {GOLD}", "field: {name: 烫金, fallback: C0 M0 Y50 K20}"), "spot-differs"),
        (("accent: {name: Cyan, fallback: C100 M0 Y0 K0}",), "bad-spot"),
        (("accent: {name: All, fallback: C100 M0 Y0 K0}",), "bad-spot"),
        ((f"accent: {{name: {'金' * 32}, fallback: C0 M0 Y50 K20}}",), "bad-spot"),
        (("accent: {name: 烫金}",), "missing-key"),
        (("accent: {fallback: C0 M0 Y50 K20}",), "missing-key"),
        (("accent: {name: 烫金, fallback: gold}",), "bad-color"),
        ((f"ink: {GOLD}",), "spot-for-text"),
        (("accent: [烫金]",), "wrong-type"),
    ],
)
def test_a_spot_that_no_plate_setter_understands_is_refused(project: Project, entries: tuple[str, ...], code: str) -> None:
    assert palette(project, *entries).codes() == [code]
