"""Every declared clause, measured in a finished PDF: it holds where the rule is on, and its measurement fails where it is off."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from clauses_blocks import CLAUSES as BLOCKS
from clauses_inline import CLAUSES as INLINE
from clauses_lines import CLAUSES as LINES
from clauses_marks import CLAUSES as MARKS
from finished_page import Clause, Printed, Sample, read_samples

CLAUSES = [*MARKS, *LINES, *INLINE, *BLOCKS]


@cache
def printed() -> dict[Sample, Printed]:
    """All samples in one press PDF, read back once."""
    return read_samples(sample for clause in CLAUSES for sample in (clause.sample, clause.control))


def test_no_clause_is_declared_twice():
    assert len({str(clause) for clause in CLAUSES}) == len(CLAUSES)


def test_more_than_two_hundred_assertions_are_declared():
    assert len(CLAUSES) > 300


@pytest.mark.parametrize("clause", CLAUSES, ids=str)
def test_the_clause_holds_in_the_finished_file(clause: Clause):
    assert clause.holds(printed()[clause.sample])


@pytest.mark.parametrize("clause", CLAUSES, ids=str)
def test_the_measurement_fails_where_the_rule_is_off(clause: Clause):
    assert not clause.holds(printed()[clause.control])


def declared() -> dict[str, tuple[str, int]]:
    """Status and number of measured assertions of each clause, as the table in docs/CLREQ.md says."""
    table = (Path(__file__).parents[2] / "docs" / "CLREQ.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([0-9A][0-9.A-Z–]*) \| [^|]+ \| ([a-z ]+) \| ([0-9]+|–) \|", table, re.MULTILINE)
    return {number: (status, 0 if count == "–" else int(count)) for number, status, count in rows}


def test_the_declared_table_counts_what_is_measured():
    measured = Counter(clause.number for clause in CLAUSES)
    said = {number: count for number, (_, count) in declared().items() if count}
    assert said == dict(measured)


def test_at_least_ninety_five_in_a_hundred_applicable_clauses_are_done():
    statuses = [status for status, _ in declared().values() if status != "not applicable"]
    done = sum(status == "done" for status in statuses)
    assert done / len(statuses) >= 0.95
