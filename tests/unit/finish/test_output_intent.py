"""Printing conditions: the built-in ones are whole, an editor's profile is judged and refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from press_samples import ADOBE, matrix_profile, press
from printreport.finish.output_intent import BUILTIN, ProfileProblem, press_condition, profile_fault
from printreport.model.document import PressChoice
from printreport.model.press import PressCondition


@pytest.mark.parametrize(("name", "identifier"), [("coated-fogra39", "FOGRA39"), ("coated-gracol2006", "CGATS TR 006")])
def test_the_built_in_conditions_have_sound_profiles(name: str, identifier: str) -> None:
    found = press_condition(PressChoice(name))
    assert isinstance(found, PressCondition)
    assert (found.identifier, found.registry) == (identifier, "http://www.color.org")
    assert profile_fault(found.profile) is None


def test_an_unknown_condition_is_named_with_the_choice() -> None:
    found = press_condition(PressChoice("coated-fogra93"))
    assert isinstance(found, ProfileProblem)
    assert "coated-fogra93" in found.message
    assert all(name in found.hint for name in BUILTIN)


def own(path: Path) -> PressCondition | ProfileProblem:
    return press_condition(PressChoice("JC200103", str(path), "JC200103"))


def test_an_editors_profile_is_taken_with_its_condition(tmp_path: Path) -> None:
    path = tmp_path / "Japan Color.icc"
    path.write_bytes(press().profile)
    found = own(path)
    assert isinstance(found, PressCondition)
    assert found.identifier == "JC200103"
    assert found.profile == press().profile
    assert "FOGRA39" in found.info


@pytest.mark.parametrize(("condition", "registry"), [("JC200103", "http://www.color.org"), ("本厂铜版纸", "")])
def test_the_registry_is_named_only_for_what_stands_in_it(tmp_path: Path, condition: str, registry: str) -> None:
    path = tmp_path / "own.icc"
    path.write_bytes(press().profile)
    found = press_condition(PressChoice(condition, str(path), condition))
    assert isinstance(found, PressCondition)
    assert found.registry == registry


def patched(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new) :]


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (lambda _: matrix_profile(ADOBE, 2.2), "prtr"),
        (lambda _: b"", "不是 ICC"),
        (lambda _: "印刷特性".encode() * 40, "不是 ICC"),
        (lambda p: p[:-5], "不完整"),
        (lambda p: patched(p, 8, b"\x05"), "第 5 版"),
        (lambda p: patched(p, 16, b"RGB "), "RGB"),
        (lambda p: patched(p, 12, b"scnr"), "scnr"),
        (lambda p: patched(p, 128, b"\xff\xff\xff\xff"), "标签表"),
        (lambda p: p.replace(b"B2A1", b"B2X1").replace(b"B2A0", b"B2X0"), "B2A1"),
    ],
)
def test_a_profile_that_no_press_has_is_refused_by_its_name(tmp_path: Path, make: object, word: str) -> None:
    path = tmp_path / "wrong.icc"
    path.write_bytes(make(press().profile))  # type: ignore[operator]
    found = own(path)
    assert isinstance(found, ProfileProblem)
    assert "wrong.icc" in found.message
    assert word in found.message


def test_a_missing_profile_is_a_message(tmp_path: Path) -> None:
    found = own(tmp_path / "none.icc")
    assert isinstance(found, ProfileProblem)
    assert found.code == "profile-missing"


def test_tables_that_littlecms_cannot_use_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "hollow.icc"
    data = press().profile
    start = data.index(b"mft2")
    path.write_bytes(data[:start] + bytes(len(data) - start))
    found = own(path)
    assert isinstance(found, ProfileProblem)
