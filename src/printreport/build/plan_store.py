"""Plans in files: a plan that a build is to follow, and the last plan, locked in the project until it is replanned."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from printreport.core.diagnostics import Diagnostic, error
from printreport.core.regular_file import regular_bytes
from printreport.core.span import Span
from printreport.model.plan_report import CostReport, DisplayReport, InnerReport, PageReport, PlanReport, RunnerUpReport
from printreport.model.saved_plan import BadPlanError, PlanValue, SavedPlan, page_value, plan_of, plan_value
from printreport.model.wishes import LOCK_PATH

PLAN_NAME = "layout.json"

_MOST = 16 * 1024 * 1024
"""Bytes: what is larger is not read as a plan."""
_HEAD = """\
# 上次的版面，由 printreport build --lock 写成；改正稿件时照它排，版面不乱动。
# 不用手改：要固定某一页，写 content/layout.yaml；要全部重排，运行 printreport build --replan。
"""


def read_plan(path: Path) -> SavedPlan | Diagnostic:
    """The plan in a file that a build wrote (`out/layout.json`), or what is wrong with it."""
    span = Span(str(path))
    try:
        data = regular_bytes(path.resolve(), _MOST)
    except (OSError, RuntimeError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        return error("plan-unreadable", span, f"读不了这份版面计划：{reason}", "写上某次排版生成的 out/layout.json。")
    try:
        return _saved(data or b"")
    except (ValueError, RecursionError, BadPlanError):
        hint = "写上某次排版生成的 out/layout.json，不要改动它；要固定某一页，写 content/layout.yaml。"
        return error("plan-unreadable", span, "这个文件不是 printreport 写的版面计划", hint)


def _saved(data: bytes) -> SavedPlan:
    """The plan in the text that `plan_text` gives; raises ValueError, RecursionError or BadPlanError."""
    return plan_of(json.loads(data))


def lock_text(saved: SavedPlan) -> str:
    """A plan as the text of `content/layout.lock.yaml`: one page to a line, so that changes can be read."""
    value = plan_value(saved)
    lines = [f"{key}: {_flow(value[key])}" for key in value if key != "inner"]
    lines += ["inner:", *(f"  - {_flow(page_value(page))}" for page in saved.inner)]
    return _HEAD + "\n".join(lines) + "\n"


def _flow(value: object) -> str:
    # JSON is YAML written in flow style.
    return json.dumps(value, ensure_ascii=False)


def write_lock(root: Path, plan: bytes) -> Path:
    """Lock the plan in a build's `out/layout.json` in its project; raises PublishError as publish does."""
    from printreport.build.publish import publish

    path = root / LOCK_PATH
    publish(path.parent, {path.name: lock_text(_saved(plan)).encode()})
    return path


# -- the plan as a file --------------------------------------------------------------------------------------------------


def plan_text(plan: PlanReport) -> str:
    """All that a plan tells, as the text of `out/layout.json`: JSON in a fixed order, Chinese as it is."""
    value: PlanValue = plan_value(plan.saved)
    value["grid"] = {"columns": plan.columns, "lines": plan.lines}
    value["bodies"] = dict(plan.bodies)
    value["cost"] = _cost_value(plan.cost)
    value["inner"] = [_inner_value(page) for page in plan.inner]
    value["special"] = [_display_value(page) for page in plan.display]
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _inner_value(page: InnerReport) -> PlanValue:
    asked: PlanValue = {"asked": [asdict(report) for report in page.asked]} if page.asked else {}
    others = [_runner_up_value(other) for other in page.others]
    return {**_shown_value(page.shown), **asked, "cost": _cost_value(page.shown.cost), "next": others}


def _runner_up_value(other: RunnerUpReport) -> PlanValue:
    return {**_shown_value(other.shown), "cost": _cost_value(other.shown.cost), "worse": other.worse}


def _shown_value(page: PageReport) -> PlanValue:
    value = page_value(page.saved)
    pairs = zip(page.saved.columns, page.ends, strict=True)
    value["columns"] = [{"from": first, "lines": lines, "to": last} for (first, lines), last in pairs]
    value["strips"] = [asdict(strip) for strip in page.strips]
    return value


def _cost_value(cost: CostReport) -> PlanValue:
    return {"total": cost.total, "terms": [asdict(term) for term in cost.terms]}


def _display_value(page: DisplayReport) -> PlanValue:
    return {"page": page.number, "form": page.form, "photos": list(page.photos)}
