"""Commands in messages are those that the person can type."""

from __future__ import annotations

import pytest

from printreport.core.diagnostics import format_diagnostic, warning
from printreport.core.span import Span
from printreport.core.started_as import VARIABLE, as_started

CHECKOUT = {VARIABLE: "python3 build.py"}


@pytest.mark.parametrize(
    ("text", "argv", "environment", "shown"),
    [
        ("运行 printreport build --lock", ["x", "build", "我的报告"], CHECKOUT, "运行 python3 build.py build 我的报告 --lock"),
        ("运行 printreport build --lock", ["x", "build"], {}, "运行 printreport build --lock"),
        ("printreport build --lock。", ["x", "build", "--out", "o", "我的 报告"], {}, 'printreport build "我的 报告" --lock。'),
        ("见 printreport explain page 4", ["x", "check", "稿"], CHECKOUT, "见 python3 build.py explain page 4 稿"),
        ("见 printreport explain page 4", ["x", "explain", "page", "2", "稿"], {}, "见 printreport explain page 4 稿"),
        ("下一步：printreport build", ["x", "new", "稿"], CHECKOUT, "下一步：python3 build.py build 稿"),
        ("下一步：printreport build", ["x", "new", "--kind", "album", "稿"], {}, "下一步：printreport build 稿"),
        ("下一步：printreport build", ["x", "new", "甲 乙"], {}, '下一步：printreport build "甲 乙"'),
        ("看用法：printreport --help", ["x", "buld"], CHECKOUT, "看用法：python3 build.py --help"),
        ("不是 printreport 写的", ["x", "build", "稿"], CHECKOUT, "不是 printreport 写的"),
        ("printreport explain check", ["x", "explain", "check", "a"], CHECKOUT, "python3 build.py explain check"),
        ("printreport build", ["x", "build", "."], {VARIABLE: "a\x1b[0m"}, "printreport build"),
    ],
)
def test_a_command_is_shown_as_it_can_be_typed(text: str, argv: list[str], environment: dict[str, str], shown: str) -> None:
    assert as_started(text, argv, environment) == shown


def test_hints_are_shown_as_the_person_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "python3 build.py")
    monkeypatch.setattr("sys.argv", ["printreport", "build", "稿"])
    message = warning("x", Span("a"), "甲", "运行 printreport build --replan")
    assert format_diagnostic(message).endswith("提示：运行 python3 build.py build 稿 --replan")
