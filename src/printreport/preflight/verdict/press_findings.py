"""What preflight says of a press file that was just built, as messages of the build."""

from __future__ import annotations

from printreport.core.diagnostics import Diagnostic, Severity
from printreport.core.span import Span
from printreport.model.document import Binding, Report
from printreport.model.layout import Layout
from printreport.preflight.check import Finding
from printreport.preflight.profile import Profile
from printreport.preflight.verdict.emblem_findings import EmblemPlaces
from printreport.preflight.verdict.judgement import preflight
from printreport.preflight.verdict.verdict_text import place_text

_TOLD_BEFORE = frozenset(("picture-ppi", "picture-ppi-soft", "page-empty", "pages-of-four"))
"""What the layout has settled already: resolution with the photograph's name, the count of pages by the binding."""
_EDITORS = ("intent-", "picture-", "spot-")
"""Checks whose breach comes from the editor's own profile, pictures or inks; any other is a defect of the program."""


def report_findings(pdf: bytes, profile: Profile, report: Report, layout: Layout) -> tuple[Diagnostic, ...]:
    """What preflight says of a report's own press file, made from a layout."""
    return press_findings(pdf, profile, report.binding, report.span, EmblemPlaces(report, layout))


def press_findings(
    pdf: bytes, profile: Profile, binding: Binding, span: Span, emblem: EmblemPlaces | None = None
) -> tuple[Diagnostic, ...]:
    """The findings of a quick preflight (no plates), each once, as diagnostics at the report's own place.

    `pdf` is judged by `profile`; `binding` and `span`, the report's place, are the report's.
    What lies in the `emblem` is told with its file, and so are the spot colours that only it uses.
    Only a saddle-stitched brochure needs its pages in fours.
    Codes are `press-` and the check's id where the editor can mend it, `preflight-` where only we can.
    """
    told: dict[str, Diagnostic] = {}
    known = _TOLD_BEFORE if binding == "saddle-stitch" else _TOLD_BEFORE | {"pages-of-four"}
    verdict = preflight(pdf, profile, ink=False)
    for finding in verdict.findings:
        if emblem is not None and emblem.holds(finding):
            told.setdefault(f"logo/{finding.check}", emblem.told(finding))
        elif finding.check not in known and finding.check not in told:
            told[finding.check] = _diagnostic(finding, span)
    return (*told.values(), *(emblem.spots(verdict.spots) if emblem is not None else ()))


def _diagnostic(finding: Finding, span: Span) -> Diagnostic:
    kind = "press" if finding.check.startswith(_EDITORS) else "preflight"
    # A limit of the reading is no breach of our own file: what was judged so far is well.
    severity = Severity.WARNING if finding.check == "reading-stopped" else finding.severity
    message = f"付印文件没有通过印前检查 {finding.check}（{place_text(finding)}）：{finding.message}"
    return Diagnostic(severity, f"{kind}-{finding.check}", span, message, finding.remedy)
