"""A plan as a file: all that it tells is written, in a fixed order, and what is kept of it is read again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from printreport.build.plan_store import lock_text, plan_text, read_plan, write_lock
from printreport.core.diagnostics import Diagnostic
from printreport.layout.plans.explain_page import explain_page
from printreport.model.plan_report import (
    AskedReport,
    CostReport,
    CostTerm,
    DisplayReport,
    InnerReport,
    PageReport,
    PlanReport,
    RunnerUpReport,
    StripReport,
)
from printreport.model.saved_plan import SavedPage, SavedPlan, SavedSide

NONE: dict[str, tuple[str, ...]] = {"photos": (), "figures": ()}
SAVED = SavedPage(
    3,
    "bleed|side-foot:picture",
    depth=12,
    columns=(("01-a/heading:1", 9), ("", 0)),
    elements={"photos": ("甲", "乙"), "figures": ()},
    sides=(SavedSide("picture", 1, 6, {"photos": ("乙",), "figures": ()}),),
    body="side-foot",
    height=18,
)
STRIPS = (StripReport("bleed", 12, 11, among=False), StripReport("picture", 6, 6, among=True))
SHOWN = PageReport(SAVED, ("01-a/0:8", ""), STRIPS, CostReport(1.25, (CostTerm("white", "留白", 1.25),)))
TEXT = SavedPage(3, "text", columns=(("01-a/0:1", 9),), elements=NONE)
OTHER = RunnerUpReport(PageReport(TEXT, ("01-a/0:9",), (), CostReport(2.0)), 0.75)
ASKED = AskedReport("photo", "甲", "large", "排在页首，通栏出血", 0.0)
PLAN = PlanReport(
    SavedPlan(4, "00-前言", None, None, (SAVED,), lenient=True),
    2,
    38,
    {"side-foot": "右栏栏脚"},
    CostReport(3.5, (CostTerm("inner", "inner", 3.5),)),
    (InnerReport(SHOWN, (ASKED,), (OTHER,)),),
    (DisplayReport(1, "cover", ("甲",)), DisplayReport(4, "back", ())),
)
PAGE = {
    "page": 3,
    "form": "bleed|side-foot:picture",
    "variant": 0,
    "depth": 12,
    "stack": "above",
    "columns": [{"from": "01-a/heading:1", "lines": 9, "to": "01-a/0:8"}, {"from": "", "lines": 0, "to": ""}],
    "photos": ["甲", "乙"],
    "figures": [],
    "body": "side-foot",
    "height": 18,
    "sides": [{"form": "picture", "variant": 1, "depth": 6, "photos": ["乙"], "figures": []}],
    "strips": [
        {"form": "bleed", "lines": 12, "ideal": 11, "among": False},
        {"form": "picture", "lines": 6, "ideal": 6, "among": True},
    ],
    "asked": [{"kind": "photo", "name": "甲", "asked": "large", "done": "排在页首，通栏出血", "cost": 0.0}],
    "cost": {"total": 1.25, "terms": [{"term": "white", "label": "留白", "cost": 1.25}]},
}
WHOLE = ["format", "pages", "outside", "lenient", "inner", "grid", "bodies", "cost", "special"]


def test_every_value_stands_in_the_file_in_a_fixed_order() -> None:
    text = plan_text(PLAN)
    value = json.loads(text)
    assert list(value) == WHOLE
    (page,) = value["inner"]
    others = page.pop("next")
    assert list(page.items()) == list(PAGE.items())
    assert [(other["form"], other["sides"], other["strips"], other["worse"]) for other in others] == [("text", [], [], 0.75)]
    assert list(others[0])[-2:] == ["cost", "worse"]
    assert value["grid"] == {"columns": 2, "lines": 38}
    assert value["bodies"] == {"side-foot": "右栏栏脚"}
    assert value["special"] == [{"page": 1, "form": "cover", "photos": ["甲"]}, {"page": 4, "form": "back", "photos": []}]
    assert "右栏栏脚" in text, "Chinese stands as it is"
    assert text.endswith("}\n")


def test_what_nobody_asked_for_and_a_plan_that_is_full_are_not_written() -> None:
    """The control of the keys above."""
    plain = replace(PLAN, saved=replace(PLAN.saved, lenient=False), inner=(replace(PLAN.inner[0], asked=()),))
    value = json.loads(plan_text(plain))
    assert "lenient" not in value
    assert "asked" not in value["inner"][0]


def test_what_is_kept_of_a_plan_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "layout.json"
    path.write_text(plan_text(PLAN), "utf-8")
    assert read_plan(path) == PLAN.saved


@pytest.mark.parametrize("text", ["", "[]", "{", '{"format": "printreport-plan-0"}', "[" * 100_000])
def test_what_no_build_wrote_is_told_of(tmp_path: Path, text: str) -> None:
    path = tmp_path / "layout.json"
    path.write_text(text, "utf-8")
    problem = read_plan(path)
    assert isinstance(problem, Diagnostic)
    assert problem.code == "plan-unreadable"


def test_the_lock_of_a_build_is_its_plan(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    path = write_lock(tmp_path, plan_text(PLAN).encode())
    assert path.read_text("utf-8") == lock_text(PLAN.saved)


def test_a_plan_is_explained_from_its_value() -> None:
    told = explain_page(PLAN, 3)
    assert told is not None
    assert "第 3 页：出血大图，右栏栏脚图片" in told
    assert "01-a 的标题，到 01-a 第 1 段第 8 行；各栏 9、0 行" in told
    assert "照片 甲 写了 size: large（要求大图）：排在页首，通栏出血；没有多算代价。" in told
    assert "比次优的“满页文字”好 0.75；那样把甲、乙留给了后面的页。" in told
    assert "留白　1.25" in told
    assert (explain_page(PLAN, 1) or "").startswith("第 1 页：封面，照片 甲")
    assert explain_page(PLAN, 2) is None
