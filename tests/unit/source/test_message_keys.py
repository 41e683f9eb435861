"""A leader's words: `kind: message` with portrait, signature, name, post and date."""

from __future__ import annotations

import pytest

from printreport.model.document import Message
from small_projects import Project


@pytest.fixture
def people(project: Project) -> Project:
    return project.photos({"wang": "caption: 王建国。", "wang-sign": "caption: 王建国签名。"})


def message_of(project: Project) -> Message:
    (section,) = project.document().sections
    assert section.message is not None
    return section.message


FULL = "kind: message\nportrait: wang\nsignature: wang-sign\nname: 王建国\npost: 理事长\ndate: 2025年12月"


def test_a_message_with_everything(people: Project) -> None:
    message = message_of(people.body("同志们：正文。", FULL))
    assert (message.portrait, message.signature_photo, message.signature_name) == ("wang", "wang-sign", None)
    assert (message.name, message.post, message.date) == ("王建国", "理事长", "2025年12月")
    assert {name: span.line for name, span in message.spans.items()} == {
        "portrait": 3, "signature": 4, "name": 5, "post": 6, "date": 7,
    }  # fmt: skip
    assert people.messages() == ()
    assert people.document().sections[0].own_photos == ("wang", "wang-sign")


@pytest.mark.parametrize("kind", ["message", "致辞", "领导致辞", "“致辞”", "Message"])
def test_a_message_needs_nothing_but_its_kind(project: Project, kind: str) -> None:
    assert message_of(project.body("正文。", f"kind: {kind}")) == Message()


@pytest.mark.parametrize("front", ["kind: section", "kind: 普通", "heading: 好", "kind:"])
def test_other_sections_are_none(project: Project, front: str) -> None:
    (section,) = project.body("正文。", front).document().sections
    assert section.kind == "section"


@pytest.mark.parametrize("name", ["王建国", "阿卜杜拉·买买提", "John Smith", "Ann"])
def test_a_signature_may_be_a_name(people: Project, name: str) -> None:
    message = message_of(people.body("正文。", f"kind: message\nsignature: {name}\nportrait: wang"))
    assert (message.signature_photo, message.signature_name) == (None, name)


@pytest.mark.parametrize(
    ("written", "meant"), [("wang-sgin", "wang-sign"), ("wang-sign.jpg", "wang-sign"), ("wangsign", "wang-sign")]
)
@pytest.mark.parametrize("key", ["portrait", "signature"])
def test_an_id_that_does_not_exist_is_answered_with_the_nearest(people: Project, key: str, written: str, meant: str) -> None:
    people.body("正文。", f"kind: message\n{key}: {written}")
    errors = [m for m in people.messages() if m.is_error]
    assert [(m.code, m.span.line) for m in errors] == [("unknown-photo", 3)]
    assert meant in errors[0].hint


@pytest.mark.parametrize("line", ["portrait: wang", "signature: 王建国", "post: 理事长", "name: 王建国", "date: 2025年"])
@pytest.mark.parametrize("kind", ["", "kind: section\n"])
def test_keys_of_a_message_in_a_section_that_is_none(people: Project, kind: str, line: str) -> None:
    errors = [m for m in people.body("正文。", kind + line).messages() if m.is_error]
    assert [m.code for m in errors] == ["message-key"]
    assert "kind: message" in errors[0].hint


def test_a_wrong_kind_is_told_alone(people: Project) -> None:
    errors = [m for m in people.body("正文。", "kind: massage\nportrait: wang").messages() if m.is_error]
    assert [m.code for m in errors] == ["bad-choice"]


def test_portrait_and_signature_stand_nowhere_else(people: Project) -> None:
    assert "photo-twice" in people.body("正文。", "kind: message\nportrait: wang\nphotos: [wang]").codes()
    assert "photo-twice" in people.body("正文。", "kind: message\nportrait: wang\nsignature: wang").codes()
    people.body("正文。", "kind: message\nportrait: wang").put("content/sections/02-b.md", "---\nphotos: [wang]\n---\n正文。\n")
    assert "photo-twice" in people.codes()


def test_a_photo_that_nothing_names_is_still_told_of(people: Project) -> None:
    assert people.body("正文。", "kind: message\nportrait: wang").codes() == ["unused-photo"]


def test_the_caption_of_a_portrait_is_held_against_its_words(project: Project) -> None:
    project.photos({"wang": "caption: 王建国和3000名职工。"})
    assert project.body("正文。", "kind: message\nportrait: wang").codes() == ["figure-not-in-text"]
    assert project.body("3000名职工。", "kind: message\nportrait: wang").codes() == []


@pytest.mark.parametrize("date", ["即日", "2025年13月", "2025-12-32", "2025.0.1"])
def test_a_date_that_is_none_is_warned_of(project: Project, date: str) -> None:
    message = project.body("正文。", f"kind: message\ndate: {date}").only()
    assert (message.code, message.is_error) == ("odd-date", False)
    assert project.report(f"date: {date}").codes() == ["odd-date", "odd-date"]


@pytest.mark.parametrize("date", ["2025年12月", "二〇二五年十二月", "2025.12.1", "2025-12-31", "2015—2025", "乙巳年冬"])
def test_dates_are_printed_as_they_are_written(project: Project, date: str) -> None:
    document = project.report(f"date: {date}\nsubtitle: Ten Years").document()
    assert (document.report.date, document.report.subtitle) == (date, "Ten Years")
    assert project.messages() == ()


@pytest.mark.parametrize("key", ["name", "post", "signature", "date"])
def test_lines_of_a_message_are_bounded(project: Project, key: str) -> None:
    assert "too-long" in project.body("正文。", f"kind: message\n{key}: {'年' * 90}").codes()


def test_a_place_that_a_message_does_not_follow_is_told(project: Project) -> None:
    project.photos({"wang": "caption: 好。\nplace: full\nsize: large\nfocus: [0, 0, 1, 1]"})
    found = project.body("正文。", "kind: message\nportrait: wang").messages()
    assert [(m.code, m.is_error, m.span.line) for m in found] == [("unused-key", False, 4), ("unused-key", False, 5)]
    project.photos({"wang": "caption: 好。\nplace: cover"})
    assert project.codes() == []


def test_a_wish_for_the_photo_of_a_message_is_told(people: Project) -> None:
    people.body("正文。", FULL).put("content/layout.yaml", "page 2: {photos: [wang]}\n")
    message = people.only()
    assert (message.code, message.is_error) == ("layout-element", True)
    assert "致辞" in message.message
