"""docs/COMPOSER.md tells what the search really minimises: its tables and the code have the same terms and numbers."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from printreport.layout.page.cost_terms import LABELS, WEIGHTS
from printreport.layout.page.form_names import PAGE_FORMS, SPREAD_FORMS

DOC = (Path(__file__).parents[3] / "docs/COMPOSER.md").read_text("utf-8")
LAYOUT = Path(__file__).parents[3] / "src/printreport/layout"
CONSTANT = re.compile(r"`(\w+)\.(\w+)` = (\d+(?:\.\d+)?)")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a head row."""
    table = DOC.partition(f"{heading}\n")[2].partition("\n\n")[0].splitlines()[1:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table]


def test_the_table_of_weights_is_the_one_that_the_search_uses() -> None:
    told = {term: float(weight.split()[0]) for term, weight, _ in rows("| term | weight | why |")}
    assert told == WEIGHTS


def test_every_weight_is_given_with_its_reason() -> None:
    assert all(len(why) > 20 for _, _, why in rows("| term | weight | why |"))


def test_the_costs_beside_the_weights_are_terms_that_plans_name() -> None:
    assert {row[0] for row in rows("| term | constants | why |")} <= set(LABELS)


@pytest.mark.parametrize(("module", "name", "value"), CONSTANT.findall(DOC))
def test_a_constant_has_the_value_that_is_told(module: str, name: str, value: str) -> None:
    (path,) = LAYOUT.rglob(f"{module}.py")
    dotted = ".".join(path.relative_to(LAYOUT).with_suffix("").parts)
    assert getattr(importlib.import_module(f"printreport.layout.{dotted}"), name) == float(value)


def test_the_forms_of_the_sheet_are_counted() -> None:
    counted = re.search(r"draws (\d+) page forms, all body forms of the theme, and (\d+) spread forms", DOC)
    assert counted is not None
    assert tuple(map(int, counted.groups())) == (len(PAGE_FORMS), len(SPREAD_FORMS))
