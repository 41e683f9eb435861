"""The sample reports of the benchmarks are sound projects, and the same on every run."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from printreport import check_report
from reports import ROOT, folder_bytes


@pytest.fixture
def samples(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "bench")
    return importlib.import_module("sample_reports")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["leaflet", "nested-quotes"])
def test_a_sample_report_passes_the_check(samples: ModuleType, tmp_path: Path, name: str) -> None:
    result = check_report(samples.Writer(tmp_path, name).write())
    assert [message for message in result.diagnostics if message.severity == "error"] == []
    assert result.ok


def test_a_sample_report_is_the_same_on_every_run(samples: ModuleType, tmp_path: Path) -> None:
    first, second = (folder_bytes(samples.Writer(tmp_path / run, "leaflet").write()) for run in ("a", "b"))
    assert first == second


@pytest.mark.parametrize(("domain", "events", "names", "groups"), [("hospital", 60, 300, 5), ("school", 40, 116, 3)])
def test_an_institutions_sample_has_the_events_and_names_it_promises(
    samples: ModuleType, domain: str, events: int, names: int, groups: int
) -> None:
    assert {"hospital", "school"} <= {*samples.REPORTS}
    fences = importlib.import_module("sample_fences")
    assert fences.timeline(domain).count("。\n") == events
    listed = fences.name_lists(domain).splitlines()[1:-1]
    heads, rows = zip(*(line.split("：") for line in listed), strict=True)
    counts = [row.count("、") + 1 for row in rows]
    assert [head.endswith(f"（{count}人）") for head, count in zip(heads, counts, strict=True)] == [True] * groups
    made = fences.made_names(domain, names)
    assert sum(counts) == names == len({*made})
    assert {2, 3} <= {len(name) for name in made}
    assert any("·" in name for name in made)


def test_a_sample_report_has_the_length_it_promises(samples: ModuleType, tmp_path: Path) -> None:
    for name in ("text-only", "text-long", "nested-quotes"):
        folder = samples.Writer(tmp_path, name).write()
        wanted = sum(part.characters for part in samples.REPORTS[name].parts)
        written = sum(len(path.read_text("utf-8")) for path in (folder / "content/sections").glob("*.md"))
        assert wanted * 0.95 < written < wanted * 1.15
