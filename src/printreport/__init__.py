"""Composes sectioned Chinese content into a paginated, print-ready brochure.

    from printreport import build_report

    result = build_report("my-report")
    for message in result.diagnostics:
        print(message.span.path, message.span.line, message.code, message.message)
    if result.ok:
        print(result.files[0].path, result.pages)

`build_report` and `check_report` are for one run; a `Builder` lives on between runs and does again only what changed.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from printreport.build.pipeline import Builder, build_report, check_report
    from printreport.build.results import BuildResult, CheckResult, OutputFile
    from printreport.core.diagnostics import Diagnostic, Severity, format_diagnostic

__all__ = [
    "BuildResult",
    "Builder",
    "CheckResult",
    "Diagnostic",
    "OutputFile",
    "Severity",
    "build_report",
    "check_report",
    "format_diagnostic",
]

_HOMES = {
    "Builder": "printreport.build.pipeline",
    "build_report": "printreport.build.pipeline",
    "check_report": "printreport.build.pipeline",
    "BuildResult": "printreport.build.results",
    "CheckResult": "printreport.build.results",
    "OutputFile": "printreport.build.results",
    "Diagnostic": "printreport.core.diagnostics",
    "Severity": "printreport.core.diagnostics",
    "format_diagnostic": "printreport.core.diagnostics",
}


def __getattr__(name: str) -> object:
    """The public names, each imported when it is first asked for, so that `import printreport` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
