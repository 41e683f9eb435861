"""A build machine's date is a moment, or refused in words."""

from __future__ import annotations

import pytest

from printreport.commands.source_date import date_problem


@pytest.mark.parametrize("said", ["0", "1700000000", "253402300799"])
def test_a_moment_is_taken(said: str) -> None:
    assert date_problem({"SOURCE_DATE_EPOCH": said}) == ""
    assert date_problem({}) == ""


@pytest.mark.parametrize("said", ["", "-1", "1.5", "１７", "yesterday", "253402300800", "9" * 5000])
def test_anything_else_is_quoted_and_refused(said: str) -> None:
    problem = date_problem({"SOURCE_DATE_EPOCH": said})
    assert said[:40] in problem
    assert len(problem) < 200
