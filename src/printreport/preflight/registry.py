"""All checks by id, in the order in which a reader wants to hear of them."""

from __future__ import annotations

from collections.abc import Mapping

from printreport.preflight.check import Check
from printreport.preflight.profile import Profile
from printreport.preflight.subjects.black import BLACK
from printreport.preflight.subjects.bleed import BLEED_INK
from printreport.preflight.subjects.booklet import OFFICE
from printreport.preflight.subjects.boxes import BOXES
from printreport.preflight.subjects.colour import COLOURS
from printreport.preflight.subjects.extras import EXTRAS
from printreport.preflight.subjects.fonts import FONTS
from printreport.preflight.subjects.identity import IDENTITY
from printreport.preflight.subjects.ink import INK
from printreport.preflight.subjects.intent import INTENT
from printreport.preflight.subjects.lines import LINES
from printreport.preflight.subjects.pictures import PICTURES
from printreport.preflight.subjects.soundness import SOUNDNESS
from printreport.preflight.subjects.structure import STRUCTURE
from printreport.preflight.subjects.structure_links import STRUCTURE_LINKS
from printreport.preflight.subjects.structure_lists import STRUCTURE_LISTS
from printreport.preflight.subjects.transparency import TRANSPARENCY

SUBJECTS = (
    SOUNDNESS,
    IDENTITY,
    INTENT,
    BOXES,
    BLEED_INK,
    FONTS,
    COLOURS,
    BLACK,
    INK,
    PICTURES,
    LINES,
    TRANSPARENCY,
    EXTRAS,
    STRUCTURE,
    STRUCTURE_LISTS,
    STRUCTURE_LINKS,
    OFFICE,
)

CHECKS: Mapping[str, Check] = {check.id: check for subject in SUBJECTS for check in subject.checks}


def checks_of(profile: Profile) -> tuple[Check, ...]:
    """The checks that belong to a profile."""
    return tuple(check for check in CHECKS.values() if profile in check.profiles)
