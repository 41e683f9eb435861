"""How the person started this program, so that what messages propose can be typed as it stands.

Messages are written with `printreport build`; where `build.py` was started, they are shown with `python3 build.py build`, and
with the folder that the person named. What goes to a terminal is changed, and the sample that `new` lays down for this person;
other files that are kept say `printreport`.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence

VARIABLE = "PRINTREPORT_STARTED_AS"
"""What `build.py` hands on: the words before the command, as they were typed."""

_WITH_FOLDER = ("build", "check", "proof", "dump", "fonts")
_OTHERS = ("new", "impose", "preflight", "forms", "explain", "--help")
_MENTION = re.compile(rf"\bprintreport (?P<command>{'|'.join((*_WITH_FOLDER, *_OTHERS))})(?P<page> page [0-9]+)?(?![\w-])")
_VALUED = frozenset({"--out", "--pages", "--plan", "--standard", "--marks", "--dpi", "--edition", "--editions", "--kind"})
_PLAIN = re.compile(r"[^\s'\"$&;|<>()*?`\\]+")


def as_started(text: str, argv: Sequence[str] | None = None, environment: Mapping[str, str] | None = None) -> str:
    """A text whose commands are those that the person can type: the start they used, and their folder."""
    words = sys.argv if argv is None else argv
    start = (os.environ if environment is None else environment).get(VARIABLE, "")
    start = start if start.isprintable() and 0 < len(start) <= 200 else "printreport"
    folder = _folder(words[1:])

    def shown(match: re.Match[str]) -> str:
        command, page = match["command"], match["page"] or ""
        named = folder if command in _WITH_FOLDER or page else ""
        return f"{start} {command}{page}" + (f" {named}" if named else "")

    return _MENTION.sub(shown, text)


def _folder(words: Sequence[str]) -> str:
    """The project's folder among the words of this run, in quotation marks where a shell needs them; "" for the one worked in."""
    if not words or words[0] not in (*_WITH_FOLDER, "new", "explain"):
        return ""
    rest = words[3 if words[0] == "explain" else 1 :]
    named = [word for before, word in zip(("", *rest), rest, strict=False) if not word.startswith("-") and before not in _VALUED]
    if not named or named[0] in (".", "./"):
        return ""
    return named[0] if _PLAIN.fullmatch(named[0]) else f'"{named[0]}"'
