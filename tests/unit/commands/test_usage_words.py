"""Words that the command does not take are answered in Chinese, with what it does take."""

from __future__ import annotations

import sys

import pytest

from printreport import cli
from printreport.core.started_as import VARIABLE


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nwe", "稿"], "没有命令 nwe；是不是 new？"),
        (["zzzzzz"], "没有命令 zzzzzz"),
        (["build", "--pages", "abc"], "--pages 的值不对：要写整数，1 或更大"),
        (["build", "--pages", "0"], "--pages 的值不对：要写整数，1 或更大"),
        (["proof", "--dpi", "5"], "--dpi 的值不对：要写整数，20 到 600"),
        (["build", "--marks", "x"], "--marks 的值不对：可以写 none、crop、full"),
        (["explain", "check", "zzz"], "没有名为 zzz 的检查；全部检查：python3 build.py explain check"),
    ],
)
def test_words_that_are_not_taken(
    words: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["printreport", *words])
    monkeypatch.setenv(VARIABLE, "python3 build.py")
    with pytest.raises(SystemExit) as left:
        sys.exit(cli._work())
    assert left.value.code == cli.EDITORS_MISTAKE
    assert capsys.readouterr().err.splitlines()[0].removeprefix("用法不对：") == said
