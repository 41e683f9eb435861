"""Every declared clause, measured in a finished PDF: it holds where the rule is on, and its measurement fails where it is off."""

from __future__ import annotations

from functools import cache

import pytest
from clauses_inline import CLAUSES as INLINE
from clauses_lines import CLAUSES as LINES
from clauses_marks import CLAUSES as MARKS
from finished_page import Clause, Printed, Sample, read_samples

CLAUSES = [*MARKS, *LINES, *INLINE]


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
