"""Makes the press profiles of this folder from free characterisation data; README.md beside it says more.

Needs Debian's argyll, argyll-ref and icc-profiles-free; takes a minute or two for each profile. Run it as
`python3 make_profiles.py`. The header's date, platform and identifier are set to fixed values, so that a profile
made again differs only where Argyll does.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = Path("/usr/share/color/icc")
SRGB = Path("/usr/share/color/argyll/ref/sRGB.icm")

RECIPE = ("-qm", "-bm", "-kr", "-l300", "-L95", "-nc", "-cmt", "-dpp")
"""Medium tables both ways, ramped black, at most 300 % ink and 95 % black, without a copy of the data."""

DATE = bytes((0x07, 0xEA, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
"""The header's date and time number (ICC.1:2001-04, 5.3.1): 2026-01-01 00:00:00."""


@dataclass(frozen=True)
class Condition:
    """A printing condition: the profile's file, the data it is made of, and what the profile says of itself."""

    file: str
    data: str
    description: str
    copyright: str


CONDITIONS = (
    Condition(
        "coated-fogra39.icc",
        "FOGRA39L.ti3",
        "printreport Coated FOGRA39 (ISO 12647-2:2004/Amd 1, 300 % ink)",
        "Made with ArgyllCMS from the characterisation data FOGRA39L by Fogra, www.fogra.org. zlib licence.",
    ),
    Condition(
        "coated-gracol2006.icc",
        "TR006.ti3",
        "printreport Coated GRACoL 2006 (CGATS TR 006, 300 % ink)",
        "Made with ArgyllCMS from the characterisation data of ANSI CGATS/GRACoL TR 006-2007. Free to distribute.",
    ),
)


def make_profile(condition: Condition, folder: Path) -> bytes:
    """Runs Argyll's colprof in a scratch folder; the profile's bytes."""
    base = folder / "press"
    shutil.copyfile(DATA / condition.data, base.with_suffix(".ti3"))
    words = ("-D", condition.description, "-C", condition.copyright, "-S", str(SRGB), "-O", str(base.with_suffix(".icc")))
    subprocess.run(("colprof", "-v", *RECIPE, *words, str(base)), check=True, stdout=subprocess.DEVNULL)
    return settle_header(base.with_suffix(".icc").read_bytes())


def settle_header(profile: bytes) -> bytes:
    """A profile with a fixed date, no platform (Argyll's is none of the registered ones) and no identifier."""
    return profile[:24] + DATE + profile[36:40] + bytes(4) + profile[44:84] + bytes(16) + profile[100:]


def main() -> None:
    """Writes every profile of this folder."""
    for condition in CONDITIONS:
        with tempfile.TemporaryDirectory() as folder:
            (HERE / condition.file).write_bytes(make_profile(condition, Path(folder)))
    shutil.copyfile(SRGB, HERE / "srgb.icc")


if __name__ == "__main__":
    main()
