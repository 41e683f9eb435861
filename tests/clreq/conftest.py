"""Says at the end of a run how many assertions on finished PDFs were measured, and how many controls failed as they must."""

from __future__ import annotations


def pytest_terminal_summary(terminalreporter):
    passed = [report.nodeid for report in terminalreporter.stats.get("passed", []) if "tests/clreq/" in report.nodeid]
    held = sum("test_the_clause_holds" in node for node in passed)
    failed = sum("test_the_measurement_fails" in node for node in passed)
    if held or failed:
        terminalreporter.write_line(f"clreq: {held} assertions hold in finished PDFs, {failed} controls fail as they must")
