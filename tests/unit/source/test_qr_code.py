"""The key `qr`: what a code may say, and what no telephone should open or could."""

from __future__ import annotations

import pytest

from small_projects import Project


def test_a_code_with_its_words(project: Project) -> None:
    qr = project.report('qr: {text: "https://example.org/x", label: 扫码看电子版}').document().report.qr
    assert qr is not None
    assert (qr.text, qr.label, qr.span.line) == ("https://example.org/x", "扫码看电子版", 2)


@pytest.mark.parametrize("written", ['"https://example.org/x"', "https://example.org/x", "“https://example.org/x”"])
def test_the_address_alone(project: Project, written: str) -> None:
    qr = project.report(f"qr: {written}").document().report.qr
    assert qr is not None
    assert (qr.text, qr.label) == ("https://example.org/x", None)


@pytest.mark.parametrize(
    "text",
    [
        "https://例子.中国/年报?x=1#a",
        "http://example.org",
        "mailto:a@example.org",
        "tel:09711234567",
        "WIFI:T:WPA;S:a;P:b;;",
        "一行字",
    ],
)
def test_other_contents_are_taken_as_they_are(project: Project, text: str) -> None:
    assert project.report(f'qr: {{text: "{text}"}}').messages() == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("javascript:alert(1)", "qr-scheme"),
        ("JavaScript:alert(1)", "qr-scheme"),
        (" java script:alert(1)", "qr-scheme"),
        ("ｊａｖａｓｃｒｉｐｔ：alert(1)", "qr-scheme"),
        ("data:text/html,<b>", "qr-scheme"),
        ("file:///etc/passwd", "qr-scheme"),
        ("vbscript:x", "qr-scheme"),
        ("https://", "qr-address"),
        ("https:///x", "qr-address"),
        ("http:example.org", "qr-address"),
        ("https：//example.org", "qr-address"),
        ("https://?x=1", "qr-address"),
        ("https://example.org/a b", "qr-address"),
        ("https://example.org/。", "qr-address"),
        ("", "empty-value"),
        ("   ", "empty-value"),
        ("https://example.org/" + "x" * 200, "qr-too-long"),
        ("中" * 61, "qr-too-long"),
    ],
)
def test_what_no_code_may_say(project: Project, text: str, code: str) -> None:
    message = project.report(f'qr: {{text: "{text}"}}').only()
    assert (message.code, message.is_error, message.span.line) == (code, True, 2)
    assert message.hint


def test_the_longest_text_is_told_with_what_would_fit(project: Project) -> None:
    assert "其中 180 个" in project.report(f'qr: "{"x" * 9000}"').only().message
    assert project.report(f'qr: "{"x" * 180}"').messages() == ()


@pytest.mark.parametrize(
    "text", ["www.example.org/x", "example.org", "http://192.168.1.3/x", "https://localhost:8000", "http://oa/x"]
)
def test_addresses_that_no_reader_can_open_are_warned_of(project: Project, text: str) -> None:
    message = project.report(f'qr: "{text}"').only()
    assert (message.code, message.is_error) == ("qr-address", False)


@pytest.mark.parametrize(
    ("written", "code"), [("{label: 扫码}", "missing-key"), ("[a, b]", "wrong-type"), ("{url: x}", "unknown-key")]
)
def test_a_code_without_a_text(project: Project, written: str, code: str) -> None:
    assert code in project.report(f"qr: {written}").codes()


def test_a_label_is_bounded_and_printed(project: Project) -> None:
    assert project.report(f'qr: {{text: "x1", label: {"字" * 41}}}').codes() == ["too-long"]
    assert project.report('qr: {text: "x1", label: "扫码, 看"}').document().punctuation[0].after == "，"
