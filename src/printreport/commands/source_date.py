"""Looks at the date that a build machine gives finished files (https://reproducible-builds.org/specs/source-date-epoch)."""

from __future__ import annotations

from collections.abc import Mapping

_LAST_SECOND = 253402300799
"""The end of the year 9999, after which no date can be written."""


def date_problem(environment: Mapping[str, str]) -> str:
    """What is wrong with SOURCE_DATE_EPOCH where it is no moment, as one sentence; nothing where it is one or is not set."""
    said = environment.get("SOURCE_DATE_EPOCH")
    if said is None or (said.isascii() and said.isdigit() and len(said) <= 12 and int(said) <= _LAST_SECOND):
        return ""
    return f"环境变量 SOURCE_DATE_EPOCH 的值“{said[:40]}”不对：写 1970 年起的秒数（只用数字），或取消这个变量。"
