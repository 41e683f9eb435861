"""The work of `printreport preflight` and `printreport explain check`: a file in, words out."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from printreport.core.visible_text import visible

if TYPE_CHECKING:
    from printreport.preflight.profile import Profile


class PreflightError(Exception):
    """The file cannot be read, or the report cannot be written, or there is no such check; the text is Chinese."""


def preflight_file(pdf: Path, profile: Profile, as_json: bool, html: Path | None) -> tuple[str, bool]:
    """The verdict as text or JSON, and whether the file is accepted; writes the HTML page if one is wanted.

    Raises PreflightError.
    """
    from printreport.foreign.limits import ReadingLimitError
    from printreport.foreign.opening import bounded_memory, file_bytes
    from printreport.preflight.verdict.judgement import preflight
    from printreport.preflight.verdict.verdict_text import verdict_json, verdict_text

    try:
        data = file_bytes(pdf)
    except (OSError, ValueError) as problem:
        raise PreflightError(f"读不到文件 {visible(str(pdf))}") from problem
    except ReadingLimitError as limit:
        raise PreflightError(f"{visible(str(pdf))}：{limit}") from limit
    with bounded_memory():
        verdict = preflight(data, profile)
    if html is not None:
        from printreport.preflight.verdict.page_pictures import page_pictures
        from printreport.preflight.verdict.verdict_page import verdict_page

        with bounded_memory():
            pictures = page_pictures(data, verdict.pages_to_draw)
        _write(html, verdict_page(verdict, pdf.name, pictures))
    return (verdict_json if as_json else verdict_text)(verdict, pdf.name), verdict.ok


def _write(path: Path, text: str) -> None:
    from printreport.build.publish import PublishError, publish

    if not path.absolute().parent.is_dir():
        raise PreflightError(f"写不了 {path}：没有这个文件夹")
    try:
        publish(path.absolute().parent, {path.name: text.encode("utf-8")})
    except PublishError as problem:
        raise PreflightError(f"写不了 {path}：{problem.reason}") from problem


def explain_check(wanted: str | None) -> str:
    """What a check demands, why, and the remedy; all checks in one line each for None. Raises PreflightError."""
    from printreport.preflight.registry import CHECKS
    from printreport.preflight.verdict.verdict_text import check_list, explained

    if wanted is None:
        return check_list()
    wanted = wanted.removeprefix("preflight-").removeprefix("press-")
    if wanted in CHECKS:
        return explained(CHECKS[wanted])
    near = get_close_matches(wanted, CHECKS, 3, 0.6)
    meant = f"是不是 {'、'.join(near)}？" if near else ""
    raise PreflightError(f"没有名为 {visible(wanted)} 的检查；{meant}全部检查：printreport explain check")
