"""Plans in files: a plan that a build is to follow, and the last plan, locked in the project until it is replanned."""

from __future__ import annotations

import json
from pathlib import Path

from printreport.core.diagnostics import Diagnostic, error
from printreport.core.regular_file import regular_bytes
from printreport.core.span import Span
from printreport.model.saved_plan import BadPlanError, SavedPlan, page_value, plan_of, plan_value
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
        return plan_of(json.loads(data or b""))
    except (ValueError, RecursionError, BadPlanError):
        hint = "写上某次排版生成的 out/layout.json，不要改动它；要固定某一页，写 content/layout.yaml。"
        return error("plan-unreadable", span, "这个文件不是 printreport 写的版面计划", hint)


def lock_text(plan: bytes) -> str:
    """The plan of a build as the text of `content/layout.lock.yaml`: one page to a line, so that changes can be read."""
    saved = plan_of(json.loads(plan))
    value = plan_value(saved)
    lines = [f"{key}: {_flow(value[key])}" for key in value if key != "inner"]
    lines += ["inner:", *(f"  - {_flow(page_value(page))}" for page in saved.inner)]
    return _HEAD + "\n".join(lines) + "\n"


def _flow(value: object) -> str:
    # JSON is YAML written in flow style.
    return json.dumps(value, ensure_ascii=False)


def write_lock(root: Path, plan: bytes) -> Path:
    """Lock a build's plan in its project; raises PublishError as publish does."""
    from printreport.build.publish import publish

    path = root / LOCK_PATH
    publish(path.parent, {path.name: lock_text(plan).encode()})
    return path
