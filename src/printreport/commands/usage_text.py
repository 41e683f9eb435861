"""What is said to words of the command line that are wrong, in Chinese where click's own words are English."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

import click

from printreport.core.started_as import as_started


def usage_text(problem: click.ClickException, commands: Iterable[str]) -> str:
    """What was wrong with the words of the command; `commands` are those that there are."""
    if isinstance(problem, click.exceptions.NoArgsIsHelpError):
        return problem.format_message()
    match problem:
        case click.exceptions.NoSuchCommand():
            near = get_close_matches(problem.command_name, list(commands), 1, 0.5)
            text = f"没有命令 {problem.command_name}" + (f"；是不是 {near[0]}？" if near else "")
        case click.NoSuchOption():
            text = f"没有选项 {problem.option_name}"
        case click.MissingParameter():
            text = f"缺少 {problem.param.make_metavar(problem.ctx) if problem.param and problem.ctx else '参数'}"
        case click.BadParameter():
            text = f"{problem.param.opts[0] if problem.param else '参数'} 的值不对：{_may_be(problem)}"
        case _:
            text = problem.format_message()
    return as_started(f"用法不对：{text}\n看用法：printreport --help")


def _may_be(problem: click.BadParameter) -> str:
    """What the value of an option or an argument may be, in Chinese for the types that the commands use."""
    match problem.param.type if problem.param else None:
        case click.Choice() as choice:
            return f"可以写 {'、'.join(map(str, choice.choices))}"
        case click.IntRange() as whole:
            most = f" 到 {whole.max}" if whole.max is not None else " 或更大"
            return f"要写整数，{whole.min}{most}"
    return problem.message
