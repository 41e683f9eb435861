"""The corpus: every broken file is caught by the check it was broken for, and nothing else is said of it."""

from __future__ import annotations

import pytest
from broken_samples import BASES, BROKEN, Broken

from printreport.preflight.profile import Profile
from printreport.preflight.registry import CHECKS
from printreport.preflight.verdict.judgement import preflight


def found_by(data: bytes, profile: str) -> set[str]:
    chosen: Profile = profile  # type: ignore[assignment]
    return {finding.check for finding in preflight(data, chosen, ink=False).findings}


@pytest.mark.parametrize("broken", BROKEN, ids=[f"{b.check}-{b.profile}-{b.name}" for b in BROKEN])
def test_a_broken_rule_is_caught_by_its_check_and_by_no_other(broken: Broken) -> None:
    found = found_by(broken.data, broken.profile)
    assert broken.check in found
    assert found == {broken.check, *broken.also}


@pytest.mark.parametrize("profile", list(BASES))
def test_what_was_broken_was_clean_before(profile: str) -> None:
    assert found_by(BASES[profile](), profile) == set()


def test_the_corpus_is_large_and_leaves_out_only_what_needs_plates() -> None:
    assert len(BROKEN) >= 100
    assert set(CHECKS) - {broken.check for broken in BROKEN} == {"ink-cover", "ink-specks", "render"}
