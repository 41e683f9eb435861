"""A verdict in words for the terminal, and as one JSON object for programs."""

from __future__ import annotations

import json
from itertools import groupby

from printreport.core.diagnostics import SEVERITY_NAMES, Severity
from printreport.core.visible_text import visible
from printreport.preflight.check import Check, Finding
from printreport.preflight.profile import PROFILE_NAMES, PROFILES
from printreport.preflight.registry import CHECKS
from printreport.preflight.verdict.verdict import Verdict


def headline(verdict: Verdict) -> str:
    """Accepted or not, in one sentence."""
    if verdict.ok and not verdict.warnings:
        return "合格：没有发现问题"
    counts = f"{len(verdict.errors)} 个错误，{len(verdict.warnings)} 个警告"
    return f"合格，但有 {len(verdict.warnings)} 个警告" if verdict.ok else f"不合格：{counts}"


def place_text(finding: Finding) -> str:
    """Page and position: millimetres from the trim's upper left corner."""
    if finding.page is None:
        return "全文件"
    if finding.rect is None:
        return f"第 {finding.page} 页"
    x, y, width, height = finding.rect
    return f"第 {finding.page} 页，距左 {x:g}、距上 {y:g} mm，{width:g}×{height:g} mm"


def facts(verdict: Verdict) -> str:
    """What was judged, and how ink was measured."""
    text = f"{PROFILE_NAMES[verdict.profile]}，{verdict.pages} 页，{verdict.checks} 项检查"
    if verdict.highest_ink:
        text += f"；总墨量最高 {max(verdict.highest_ink):.0f} %（{verdict.ink_source}）"
    return text


def verdict_text(verdict: Verdict, name: str) -> str:
    """The findings, errors first, each check with its remedy once."""
    lines = [f"{visible(name)}：{headline(verdict)}", facts(verdict)]
    ordered = sorted(verdict.findings, key=lambda finding: finding.severity is Severity.WARNING)
    for check, findings in groupby(ordered, key=lambda finding: finding.check):
        found = list(findings)
        lines += ["", f"{SEVERITY_NAMES[found[0].severity]}[{check}] {CHECKS[check].what}"]
        lines += [f"  {place_text(finding)}：{visible(finding.message)}" for finding in found]
        lines.append(f"  办法：{found[0].remedy}")
    return "\n".join(lines)


def verdict_json(verdict: Verdict, name: str) -> str:
    """The whole verdict; keys and check ids are stable, messages are Chinese."""
    value = {
        "file": name,
        "profile": verdict.profile,
        "ok": verdict.ok,
        "errors": len(verdict.errors),
        "warnings": len(verdict.warnings),
        "pages": verdict.pages,
        "checks": verdict.checks,
        "ink": {"source": verdict.ink_source, "highest": [round(value, 1) for value in verdict.highest_ink]},
        "findings": [_finding_value(finding) for finding in verdict.findings],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _finding_value(finding: Finding) -> dict[str, object]:
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "clause": CHECKS[finding.check].clause,
        "message": finding.message,
        "page": finding.page,
        "rect_mm": None if finding.rect is None else list(finding.rect),
        "remedy": finding.remedy,
    }


def explained(check: Check) -> str:
    """All that there is to say of a check."""
    profiles = "、".join(PROFILE_NAMES[profile] for profile in PROFILES if profile in check.profiles)
    return "\n".join(
        [
            f"{check.id}（{check.subject}，{SEVERITY_NAMES[check.severity]}）",
            f"要求：{check.what}",
            f"缘由：{check.why}",
            f"办法：{check.remedy}",
            f"依据：{check.clause}",
            f"用于：{profiles}",
        ]
    )


def check_list() -> str:
    """Every check in one line."""
    return "\n".join(f"{check.id}　{check.what}" for check in CHECKS.values())
