"""The `printreport` command: words in, Chinese sentences out, exit codes for scripts.

0: good, warnings allowed. 1: something that the editor can mend. 2: a defect of printreport itself. 130: stopped by Ctrl-C,
143: by the system.
"""

from __future__ import annotations

import gc
import os
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from printreport.commands.guarded_run import EDITORS_MISTAKE, GOOD, OWN_DEFECT, guarded
from printreport.core import stop_signals
from printreport.core.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from printreport.build.editions import Marks, Standard
    from printreport.build.pipeline import Builder, Progress
    from printreport.build.results import CheckResult
    from printreport.finish.imposition import SheetBinding
    from printreport.preflight.profile import Profile

_HELP = {"help_option_names": ["-h", "--help"]}
_project = click.argument("project", default=".", type=click.Path(path_type=Path))
_pages = click.option("--pages", type=click.IntRange(min=1), metavar="N", help="成品页数，封面封底计算在内。")
_final = click.option("--final", is_flag=True, help="最终付印：拒绝占位图。")
_json = click.option("--json", "as_json", is_flag=True, help="在标准输出上给出一个 JSON 对象，供程序使用。")
_quiet = click.option("--quiet", is_flag=True, help="不显示进度和小结，只报告问题。")
_marks = click.option(
    "--marks",
    type=click.Choice(["none", "crop", "full"]),
    default="full",
    help="付印文件的印刷标记：不要、只要裁切线、全部（默认）。",
)


@click.group(context_settings=_HELP)
@click.version_option(package_name="printreport", message="printreport %(version)s")
def printreport() -> None:
    """把分章的中文稿件、照片和数字排成可以付印的小册子。"""


@printreport.command()
@_project
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="成品文件夹，默认是稿件文件夹里的 out。")
@click.option(
    "--edition", "editions", multiple=True, metavar="NAME", help="只做这个版本：press、booklet、screen；可以重复，默认全做。"
)
@click.option(
    "--standard", type=click.Choice(["x4", "x1a"]), default="x4", help="付印文件的标准：PDF/X-4（默认）或 PDF/X-1a:2003。"
)
@_marks
@_pages
@click.option("--plan", type=click.Path(path_type=Path), metavar="FILE", help="照某次的 out/layout.json 原样排，不另找版面。")
@click.option("--replan", is_flag=True, help="不管上次的版面，全部重排。")
@click.option("--lock", is_flag=True, help="把这次的版面记进 content/layout.lock.yaml，以后改稿照它排。")
@_final
@_json
@_quiet
def build(
    project: Path,
    out: Path | None,
    editions: tuple[str, ...],
    standard: Standard,
    marks: Marks,
    pages: int | None,
    plan: Path | None,
    replan: bool,
    lock: bool,
    final: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """排版并生成成品文件。"""
    from printreport.build.editions import EDITIONS

    if unknown := [name for name in editions if name not in EDITIONS]:
        raise click.UsageError(f"没有这个版本：{'、'.join(unknown)}。现有：{'、'.join(EDITIONS)}。")
    chosen = tuple(dict.fromkeys(editions)) or EDITIONS

    def work(builder: Builder, progress: Progress) -> CheckResult:
        return builder.build(
            project,
            out,
            editions=chosen,
            pages=pages,
            final=final,
            standard=standard,
            marks=marks,
            plan=plan,
            replan=replan,
            lock=lock,
            progress=progress,
        )

    _report(work, as_json, quiet)


@printreport.command()
@_project
@_pages
@_final
@_json
@_quiet
def check(project: Path, pages: int | None, final: bool, as_json: bool, quiet: bool) -> None:
    """检查稿件并试排，不生成文件。"""

    def work(builder: Builder, progress: Progress) -> CheckResult:
        return builder.check(project, pages=pages, final=final, progress=progress)

    _report(work, as_json, quiet)


@printreport.command()
@_project
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="图片文件夹，默认是稿件文件夹里的 out/proof。")
@click.option("--dpi", type=click.IntRange(20, 600), default=100, metavar="N", help="每英寸点数，默认 100。")
@click.option("--overlay", is_flag=True, help="画出裁切线、安全区、基线网格和各个框。")
@_marks
@_quiet
def proof(project: Path, out: Path | None, dpi: int, overlay: bool, marks: Marks, quiet: bool) -> None:
    """把付印页面画成图片，颜色按印刷条件模拟。"""

    def work(builder: Builder, progress: Progress) -> CheckResult:
        return builder.proof(project, out, dpi=dpi, overlay=overlay, marks=marks, progress=progress)

    _report(work, as_json=False, quiet=quiet)


@printreport.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--kind",
    "word",
    default="工作总结",
    metavar="KIND",
    show_default=True,
    help="样稿的种类：工作总结（summary）、活动画册（album）、周年纪念（anniversary）。",
)
def new(folder: Path, word: str) -> None:
    """建立一份带说明的样稿，从它开始写自己的小册子。"""
    from printreport.commands.starter import KINDS, StarterError, kind_called, make_starter
    from printreport.core.started_as import as_started

    try:
        kind = kind_called(word)
        made = make_starter(folder, as_started, kind)
    except StarterError as problem:
        _refuse(problem)
    _say(f"样稿已建好：{folder}（{kind.word}，{len(made)} 个文件）：{kind.shows}")
    _say(as_started("下一步：printreport build"))
    _say(f"再照文件里的说明改：{folder / 'content'} 里是文字，{folder / 'images'} 里是照片。")
    others = "、".join(f"--kind {other.word}" for other in KINDS if other != kind)
    _say(f"别的样稿：{others}")


@printreport.command()
@_project
def schema(project: Path) -> None:
    """把格式说明（JSON Schema）写进稿件的 .schema，供编辑器补全和检查。"""
    from printreport.commands.schema_files import SchemaError, write_schemas

    try:
        lines = write_schemas(project)
    except SchemaError as problem:
        _refuse(problem)
    for line in lines:
        _say(line)


@printreport.command()
@click.argument("pdf", metavar="ANY.pdf", type=click.Path(path_type=Path))
@click.option(
    "--sheet", type=click.Choice(["auto", "A4", "A3", "A2"]), default="auto", help="纸张，横放；默认按页面大小选 A4 或 A3。"
)
@click.option(
    "--binding", type=click.Choice(["saddle", "perfect"]), default="saddle", help="骑马订（默认）或胶装（裁开叠起）。"
)
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="拼好的文件，默认在原文件旁边，名为 …-booklet.pdf。")
@click.option("--paper", default="0.1mm", metavar="MM", help="一张纸的厚度，里层各页据此内移，默认 0.1mm。")
def impose(pdf: Path, sheet: str, binding: SheetBinding, out: Path | None, paper: str) -> None:
    """把任何 PDF 拼成小册子，供办公室双面打印。"""
    from printreport.commands.impose_command import ImposeError, impose_to_file

    try:
        for line in impose_to_file(pdf, sheet, binding, out, paper):
            _say(line)
    except ImposeError as problem:
        _refuse(problem)


@printreport.command()
@click.argument("pdf", metavar="ANY.pdf", type=click.Path(path_type=Path))
@click.option(
    "--profile",
    type=click.Choice(["x4", "x1a", "screen", "booklet"]),
    default="x4",
    help="按什么要求检查：PDF/X-4（默认）、PDF/X-1a、屏幕版、小册子。",
)
@_json
@click.option("--html", type=click.Path(path_type=Path), metavar="FILE", help="另写一份网页报告，问题标在页面图上。")
def preflight(pdf: Path, profile: Profile, as_json: bool, html: Path | None) -> None:
    """印前检查任何 PDF：有错误时退出码为 1。"""
    from printreport.commands.preflight_command import PreflightError, preflight_file

    try:
        text, accepted = preflight_file(pdf, profile, as_json, html)
    except PreflightError as problem:
        _refuse(problem)
    (_say_json if as_json else _say)(text)
    sys.exit(GOOD if accepted else EDITORS_MISTAKE)


@printreport.group()
def explain() -> None:
    """说明程序的规则和决定。"""


@explain.command("page")
@click.argument("number", metavar="N", type=click.IntRange(min=1))
@_project
@_pages
def explain_one_page(number: int, project: Path, pages: int | None) -> None:
    """说明一页为什么是这个版式、这样大、排在这里，次优的是什么。"""
    from printreport.build.pipeline import Builder
    from printreport.layout.plans.explain_page import explain_page

    draft = Builder().draft(project.absolute(), pages=pages)
    if draft.layout is None or draft.plan is None:
        _show_diagnostics(draft.diagnostics)
        sys.exit(EDITORS_MISTAKE)
    text = explain_page(draft.plan, number)
    if text is None:
        _say(f"没有第 {number} 页：一共 {len(draft.layout.pages)} 页。", err=True)
        sys.exit(EDITORS_MISTAKE)
    _say(text)


@explain.command("check")
@click.argument("check_id", metavar="[ID]", required=False)
def explain_one_check(check_id: str | None) -> None:
    """说明一项印前检查：要求、缘由、办法；不写名称就列出全部。"""
    from printreport.commands.preflight_command import PreflightError, explain_check

    try:
        _say(explain_check(check_id))
    except PreflightError as problem:
        _refuse(problem)


@printreport.command()
@click.option("--theme", default="vermilion", metavar="NAME", show_default=True, help="主题。")
@click.option("--trim", default="大16开", metavar="SIZE", show_default=True, help="成品尺寸：A4、大16开、210x285mm 等。")
@click.option("--out", default="forms.pdf", type=click.Path(path_type=Path), metavar="FILE", show_default=True, help="写到哪里。")
def forms(theme: str, trim: str, out: Path) -> None:
    """画出主题的页版式、图在栏里的版式和跨页版式，一式一小图。"""
    from printreport.commands.form_list import FormSheetError, write_forms

    _refuse_bad_date()
    try:
        count = write_forms(theme, trim, out)
    except FormSheetError as problem:
        _refuse(problem)
    _say(f"版式图已画好：{out}（{count} 页）")


@printreport.command()
@_project
def fonts(project: Path) -> None:
    """列出字体：用途、文件、字数、许可。"""
    from printreport.commands.font_list import font_lines

    for line in font_lines(project):
        _say(line)


@printreport.command()
@_project
@_pages
def dump(project: Path, pages: int | None) -> None:
    """把排好的版面写成文字，一行一个元素。"""
    from printreport.build.pipeline import Builder

    draft = Builder().draft(project.absolute(), pages=pages)
    _show_diagnostics(draft.diagnostics)
    if draft.layout is None:
        sys.exit(EDITORS_MISTAKE)
    from printreport.render.layout_dump import dump as layout_text

    _say(layout_text(draft.layout).removesuffix("\n"))


def _say(text: str, err: bool = False) -> None:
    """Words for a person: nothing in them commands the terminal, whatever file they come from."""
    click.echo(visible(text, kept="\n\t"), err=err)


def _say_json(text: str) -> None:
    from printreport.commands.summary import printable_json

    click.echo(printable_json(text))


def _refuse(problem: Exception) -> NoReturn:
    """Say what is wrong, with commands as the person can type them, and leave."""
    from printreport.core.started_as import as_started

    _say(as_started(str(problem)), err=True)
    sys.exit(EDITORS_MISTAKE)


def _report(work: Callable[[Builder, Progress], CheckResult], as_json: bool, quiet: bool) -> None:
    """Run a build or a check, show what it found, and leave with the exit code that says how it went."""
    from printreport.build.pipeline import Builder
    from printreport.commands.progress import stage_progress

    _refuse_bad_date()
    with stage_progress(sys.stderr, wanted=not quiet and not as_json) as progress:

        def begin(stage: str) -> None:
            stop_signals.check()
            progress(stage)

        result = work(Builder(), begin)
    _show_diagnostics(result.diagnostics)
    code = OWN_DEFECT if result.is_own_defect else GOOD if result.ok else EDITORS_MISTAKE
    if as_json:
        from printreport.commands.summary import as_json_text

        _say_json(as_json_text(result, code))
    elif not quiet:
        from printreport.commands.summary import summary_text

        _say(summary_text(result), err=not result.ok)
    sys.exit(code)


def _refuse_bad_date() -> None:
    from printreport.commands.source_date import date_problem

    if problem := date_problem(os.environ):
        _say(problem, err=True)
        sys.exit(EDITORS_MISTAKE)


def _show_diagnostics(diagnostics: tuple[object, ...]) -> None:
    from printreport.core.diagnostics import Diagnostic, format_diagnostic

    for diagnostic in diagnostics:
        if isinstance(diagnostic, Diagnostic):
            _say(format_diagnostic(diagnostic), err=True)


def main() -> NoReturn:
    """Run the command; whatever goes wrong inside becomes one sentence and a log, never a traceback."""
    from printreport.commands.standard_streams import open_streams, settle

    # A run ends before cycles of garbage matter; looking for them takes a sixth of its time.
    gc.disable()
    if not sys.warnoptions:
        # What libraries murmur about pictures and fonts is for developers, who ask for it by -W.
        warnings.simplefilter("ignore")
    outlets = open_streams()
    code = guarded(_work, _say)
    stop_signals.ignore()
    sys.exit(settle(outlets, code))


def _work() -> int:
    """The exit code of the words that were typed; what is wrong with them is said."""
    try:
        printreport(prog_name="printreport", standalone_mode=False)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.Abort as stopped:
        raise KeyboardInterrupt from stopped
    except click.ClickException as problem:
        from printreport.commands.usage_text import usage_text

        _say(usage_text(problem, printreport.commands), err=True)
        return EDITORS_MISTAKE
    return GOOD
