"""No file of others reaches our own defects: mutants get verdicts, and a fault of ours is never shown as the file's."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pypdfium2
import pytest
from broken_samples import BASES, BROKEN
from clean_samples import press_sample
from click.testing import CliRunner
from mutants import layered_file, mutant

from printreport.cli import printreport
from printreport.finish.foreign_pdf import Imposed, ImpositionProblem, impose_file
from printreport.foreign.limits import MalformedError
from printreport.preflight.check import Fault
from printreport.preflight.profile import PROFILES
from printreport.preflight.reading.page_reading import PageReading
from printreport.preflight.registry import CHECKS, checks_of
from printreport.preflight.verdict import judgement as judging
from printreport.preflight.verdict.judgement import preflight

FAULTS = (AttributeError, AssertionError, KeyError, TypeError, ValueError, IndexError, ZeroDivisionError, RuntimeError)


def sources() -> list[bytes]:
    """The clean files, the smaller broken ones, and one of an office program."""
    whole = [broken for broken in BROKEN if not broken.check.startswith("file-") and len(broken.data) < 400_000]
    return [layered_file(), *(make() for make in BASES.values()), *(broken.data for broken in whole[::4])]


@pytest.mark.parametrize("part", range(10))
def test_mutants_get_a_verdict(part: int) -> None:
    files = sources()
    for seed in range(part * 40, part * 40 + 40):
        verdict = preflight(mutant(files[seed % len(files)], seed), PROFILES[seed % 4], ink=False)
        assert verdict.checks


@pytest.mark.parametrize("part", range(5))
def test_mutants_are_imposed_or_refused_by_name(part: int, tmp_path: Path) -> None:
    files = [layered_file(), *(make() for make in BASES.values())]
    path = tmp_path / "mutant.pdf"
    for seed in range(part * 30, part * 30 + 30):
        path.write_bytes(mutant(files[seed % 2 and seed % len(files)], seed))
        made = impose_file(path, "auto", "perfect" if seed % 3 else "saddle", 0.3)
        if isinstance(made, Imposed):
            with pypdfium2.PdfDocument(made.data) as document:
                assert len(document) == 2 * made.sheets
        else:
            assert isinstance(made, ImpositionProblem)


@pytest.mark.full
@pytest.mark.parametrize("part", range(40))
def test_many_mutants_get_a_verdict(part: int) -> None:
    files = sources()
    for seed in range(10_000 + part * 100, 10_000 + part * 100 + 100):
        preflight(mutant(files[seed % len(files)], seed), PROFILES[seed % 4], ink=False)


@pytest.fixture(params=FAULTS, ids=lambda fault: fault.__name__)
def planted(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> type[Exception]:
    """A check that stumbles over a mistake of its own."""
    fault: type[Exception] = request.param
    plant(monkeypatch, fault("planted"))
    return fault


def plant(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    def stumbles(_page: PageReading) -> Iterator[Fault]:
        raise fault
        yield

    checks = {check.id: check for check in CHECKS.values()}
    checks["media-box"] = replace(checks["media-box"], of_page=stumbles)
    chosen = tuple(checks[check.id] for check in checks_of("x4"))
    monkeypatch.setattr(judging, "checks_of", lambda _profile: chosen)
    monkeypatch.setattr(judging, "CHECKS", MappingProxyType(checks))


def test_a_defect_in_a_check_is_raised(planted: type[Exception]) -> None:
    with pytest.raises(planted, match="planted"):
        preflight(press_sample(), "x4", ink=False)


@pytest.mark.usefixtures("planted")
def test_a_defect_in_a_check_ends_in_exit_code_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from printreport import cli

    (tmp_path / "good.pdf").write_bytes(press_sample())
    monkeypatch.setattr("sys.argv", ["printreport", "preflight", str(tmp_path / "good.pdf")])
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(io.BytesIO(), "utf-8"))
    monkeypatch.setattr("sys.stderr", io.TextIOWrapper(io.BytesIO(), "utf-8"))
    monkeypatch.setenv("PRINTREPORT_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("PRINTREPORT_DEBUG", raising=False)
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == 2


def test_what_a_file_has_wrong_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch, MalformedError("应为数组，却是数字"))
    (found,) = preflight(press_sample(), "x4", ink=False).findings
    assert found.check == "object-malformed"
    assert "应为数组，却是数字" in found.message


def test_names_and_words_of_a_file_command_no_terminal(tmp_path: Path) -> None:
    import pikepdf
    from clean_samples import changed

    def name(pdf: pikepdf.Pdf) -> None:
        space = pikepdf.Array(
            [pikepdf.Name.Separation, pikepdf.Name("/Gold#1b[31m\x1b[2J\x9b"), pikepdf.Name.DeviceRGB,
             pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 1, 1], C1=[0, 0, 0], N=1)]
        )  # fmt: skip
        pdf.pages[0].obj.Resources.ColorSpace = pikepdf.Dictionary(S=space)
        pdf.pages[0].contents_add(b" /S cs 1 scn 150 150 60 40 re f")
        pdf.trailer.Info.Title = pikepdf.String("\x1b]0;owned\a")
        pdf.trailer.Info.Trapped = pikepdf.String("\x1b[5m")

    path = tmp_path / "esc\x1b.pdf"
    path.write_bytes(changed(press_sample(), name))
    done = CliRunner().invoke(printreport, ["preflight", str(path)])
    assert "\\x1b" in done.output
    assert not [char for char in done.output if (ord(char) < 32 and char != "\n") or 0x7F <= ord(char) < 0xA0]
