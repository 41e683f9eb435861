"""The last words of a run: a short Chinese summary for people, one JSON object for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from printreport.build.results import BuildResult, CheckResult
from printreport.core.diagnostics import Diagnostic
from printreport.core.visible_text import visible

if TYPE_CHECKING:
    pass


def summary_text(result: CheckResult) -> str:
    """Files, pages, characters, smallest resolution, messages and seconds, in Chinese."""
    files = result.files if isinstance(result, BuildResult) else ()
    if not result.ok and not files:
        return f"没有生成：{len(result.errors)} 个错误，{len(result.warnings)} 个警告；用时 {result.seconds:.1f} 秒"
    lines = [f"成品　{file.path}（{_size_text(file.size)}）" for file in files] or ["检查通过，没有生成文件"]
    facts = [f"{result.pages} 页", f"{result.characters} 字"]
    if result.smallest_ppi is not None:
        facts.append(f"图片最低 {result.smallest_ppi:.0f} ppi")
    if result.errors:
        facts.append(f"{len(result.errors)} 个错误")
    facts += [f"{len(result.warnings)} 个警告", f"用时 {result.seconds:.1f} 秒"]
    if result.punctuation:
        listed = "，逐处列在 report.html" if any(file.path.name == "report.html" for file in files) else ""
        lines.append(f"标点　{result.punctuation}{listed}")
    return "\n".join([*lines, "，".join(facts)])




def as_json_text(result: CheckResult, exit_code: int) -> str:
    """The whole result as one JSON object; keys and codes are stable, messages are Chinese."""
    files = result.files if isinstance(result, BuildResult) else ()
    value = {
        "ok": result.ok,
        "exit_code": exit_code,
        "files": [{"edition": f.edition, "path": str(f.path), "bytes": f.size} for f in files],
        "pages": result.pages,
        "characters": result.characters,
        "smallest_ppi": None if result.smallest_ppi is None else round(result.smallest_ppi, 1),
        "punctuation": result.punctuation,
        "seconds": round(result.seconds, 3),
        "diagnostics": [_diagnostic_value(d) for d in result.diagnostics],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def printable_json(text: str) -> str:
    """The same JSON with every character that commands a terminal as its number: outside of strings there are none."""
    return "".join(ch if visible(ch, kept="\n") == ch else f"\\u{ord(ch):04x}" for ch in text)


def _diagnostic_value(diagnostic: Diagnostic) -> dict[str, str | int]:
    span = diagnostic.span
    return {
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "length": span.length,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "source": diagnostic.source,
    }


def _size_text(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 100_000 else f"{size / 1e3:.0f} KB"
