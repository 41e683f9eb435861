"""Every key of captions.yaml, bad pictures and paths, and who shows which photo."""

from __future__ import annotations

import pytest

from printreport.core.geometry import Crop
from small_projects import Project


def test_a_photo_with_all_its_words(project: Project) -> None:
    project.photos({"a": "caption: 表彰大会。\ncredit: 许莹\nfocus: [0.3, 0.2, 0.75, 0.8]\nplace: spread\nstand_in: true"})
    project.body("正文。", "photos: [a]")
    photo = project.document().photos["a"]
    assert (photo.caption, photo.credit, photo.alt) == ("表彰大会。", "许莹", "表彰大会。")
    assert photo.focus == Crop(0.3, 0.2, 0.75, 0.8)
    assert (photo.place, photo.stand_in) == ("spread", True)
    assert photo.span.line == 1


def test_alternative_text_can_differ_from_the_caption(project: Project) -> None:
    project.photos({"a": "caption: 大会。\nalt: 主席台上的七个人"}).body("正文。", "photos: [a]")
    assert project.document().photos["a"].alt == "主席台上的七个人"


@pytest.mark.parametrize(
    ("words", "size", "place"),
    [
        ("size: large", "large", "auto"),
        ("size: 小", "small", "auto"),
        ("size: 普通\nplace: 整页", "normal", "full"),
        ("size: Large\nplace: 跨页图", "large", "spread"),
        ("place: 栏内", "normal", "column"),
        ("", "normal", "auto"),
    ],
)
def test_size_and_place_have_chinese_names(project: Project, words: str, size: str, place: str) -> None:
    project.photos({"a": f"caption: 大会。\n{words}"}).body("正文。", "photos: [a]")
    photo = project.document().photos["a"]
    assert (photo.size, photo.place) == (size, place)


def test_the_places_of_the_written_keys_are_kept_for_later_stages(project: Project) -> None:
    project.photos({"a": "caption: 大会。\nsize: large\nplace: full", "b": "caption: 好。\nfocus:"})
    photos = project.body("正文。", "photos: [a, b]").document().photos
    assert {name: (span.line, span.column) for name, span in photos["a"].spans.items()} == {"size": (4, 9), "place": (5, 10)}
    assert not photos["b"].spans


@pytest.mark.parametrize("words", ["size: huge", "size: 12cm", "size: [large]", "place: 左边"])
def test_other_sizes_and_places_are_refused_with_the_choices(project: Project, words: str) -> None:
    project.photos({"a": f"caption: 大会。\n{words}"}).body("正文。", "photos: [a]")
    (message,) = [m for m in project.messages() if m.is_error]
    assert (message.code in ("bad-choice", "wrong-type"), message.span.line) == (True, 4)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("许莹", "许莹"),
        ("摄影：许莹", "许莹"),
        ('"摄影: 许莹"', "许莹"),
        ("图：许莹", "许莹"),
        ("图/许莹", "许莹"),
        ("许莹 摄", "许莹"),
        ("许莹摄", "许莹"),
        ("许莹/摄影", "许莹"),
        ("（许莹 摄）", "许莹"),
        ("摄影：许莹 王健钰", "许莹 王健钰"),
        ("新华社供图", "新华社供图"),
        ("王宏图", "王宏图"),
        ("摄影", "摄影"),
    ],
)
def test_a_credit_is_the_name_alone(project: Project, written: str, name: str) -> None:
    project.photos({"a": f"caption: 大会。\ncredit: {written}"}).body("正文。", "photos: [a]")
    assert project.document().photos["a"].credit == name


@pytest.mark.parametrize("tail", ["（许莹 摄）", "(许莹摄)", "（摄影：许莹）", "（许莹）"])
def test_a_credit_that_the_caption_has_already_is_printed_once(project: Project, tail: str) -> None:
    project.photos({"a": f"caption: 大会。{tail}\ncredit: 许莹"}).body("正文。", "photos: [a]")
    assert project.document().photos["a"].caption == "大会。"


def test_other_words_in_brackets_stay_in_the_caption(project: Project) -> None:
    project.photos({"a": "caption: 大会（许莹讲话）\ncredit: 许莹"}).body("正文。", "photos: [a]")
    assert project.document().photos["a"].caption == "大会（许莹讲话）"


@pytest.mark.parametrize("file", ["", "file:\n", "file: ''\n", "file: later.jpg\n", "file: images/later.jpg\n"])
@pytest.mark.parametrize(("ratio", "width"), [("", 1.5), ("ratio: 4:3\n", 4 / 3), ("ratio: 3：4\n", 0.75), ("ratio: 2\n", 2.0)])
def test_a_stand_in_needs_no_file(project: Project, file: str, ratio: str, width: float) -> None:
    lines = f"caption: 待补的照片。\nstand_in: true\n{file}{ratio}"
    project.put("content/captions.yaml", "a:\n" + "".join(f"  {line}\n" for line in lines.splitlines()))
    result = project.body("正文。", "photos: [a]").read()
    assert result.document is not None
    photo = result.document.photos["a"]
    assert (photo.grey_field, photo.picture.ratio) == (True, pytest.approx(width, rel=1e-3))
    (message,) = result.diagnostics
    assert (message.code, message.is_error) == ("stand-in", False)
    assert ("images/later.jpg" in message.message) == ("later" in file)
    assert "images/images" not in message.message


def test_the_shape_of_a_grey_field_is_told_of_where_there_is_a_picture(project: Project) -> None:
    message = project.photos({"a": "caption: 好。\nratio: 4:3"}).body("正文。", "photos: [a]").only()
    assert (message.code, message.is_error, message.span.line) == ("unused-key", False, 4)
    project.photos({"a": "caption: 好。\nratio: 4:3\nstand_in: true"})
    assert project.codes() == ["stand-in"]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("stand_in: true\n  file: ../later.jpg", "outside-project"),
        ("stand_in: true\n  file: images/bad.jpg", "bad-path"),
        ("stand_in: true\n  file: BAD.jpg", "missing-file"),
        ("stand_in: true\n  ratio: wide", "bad-ratio"),
        ("stand_in: true\n  ratio: 40:1", "bad-ratio"),
        ("stand_in: true\n  file: bad.jpg", "picture-corrupt"),
        ("stand_in: false", "missing-key"),
        ("file: later.jpg", "missing-file"),
    ],
)
def test_what_is_no_stand_in_is_told(project: Project, lines: str, code: str) -> None:
    project.put("images/bad.jpg", b"bad").put("content/captions.yaml", f"a:\n  caption: 好。\n  {lines}\n")
    errors = [message for message in project.body("正文。", "photos: [a]").messages() if message.is_error]
    assert [message.code for message in errors] == [code]
    assert errors[0].hint


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("images/p.jpg", "file: p.jpg"),
        ("./images/p.jpg", "file: p.jpg"),
        ("../images/p.jpg", "file: p.jpg"),
        ("images\\p.jpg", "file: p.jpg"),
        ("C:\\报告\\images\\sub\\q.jpg", "file: sub/q.jpg"),
        ("/home/x/images/sub/q.jpg", "file: sub/q.jpg"),
        ("P.JPG", "file: p.jpg"),
        ("images/p.jpeg", "p.jpg"),
        ("caf\u00e9.jpg", "‹U+0301›"),
        ("a b.jpg", "‹U+00A0›"),
        ("p.jpeg", "p.jpg"),
    ],
)
def test_a_file_that_is_not_found_is_proposed(project: Project, written: str, meant: str) -> None:
    for name in ("p.jpg", "sub/q.jpg", "cafe\u0301.jpg", "a\u00a0b.jpg"):
        project.put(f"images/{name}", b"x")
    project.put("content/captions.yaml", f"a:\n  file: {written}\n  caption: 好。\n").body("正文。", "photos: [a]")
    (message,) = [message for message in project.messages() if message.is_error]
    assert meant in message.hint


@pytest.mark.parametrize("name", ["model-workers", "a_b", "劳模", "A1"])
def test_good_ids(project: Project, name: str) -> None:
    project.photos({name: "caption: 大会。"}).body("正文。", f"photos: [{name}]")
    assert name in project.document().photos


@pytest.mark.parametrize("name", ["a b", "a.b", "a/b", "（a）"])
def test_other_ids_are_refused(project: Project, name: str) -> None:
    project.put("images/x.jpg", b"x").put("content/captions.yaml", f"{name}: {{file: x.jpg, caption: 好}}\n")
    assert "photo-id" in project.codes()


@pytest.mark.parametrize(
    ("entry", "code", "line"),
    [
        ("  caption: 好", "missing-key", 1),
        ("  file: a.jpg", "missing-key", 1),
        ("  file: a.jpg\n  caption:", "empty-value", 3),
        ("  file: a.jpg\n  caption: 好\n  author: 某", "unknown-key", 4),
        ("  file: a.jpg\n  caption: 好\n  place: left", "bad-choice", 4),
        ("  file: a.jpg\n  caption: 好\n  focus: [0, 0, 1]", "bad-focus", 4),
        ("  file: a.jpg\n  caption: 好\n  focus: [0.5, 0, 0.4, 1]", "bad-focus", 4),
        ("  file: a.jpg\n  caption: 好\n  focus: [0, 0, 1, 1.2]", "bad-focus", 4),
        ("  file: a.jpg\n  caption: 好\n  stand_in: perhaps", "wrong-type", 4),
        ("  file: b.jpg\n  caption: 好", "missing-file", 2),
        ("  file: ../a.jpg\n  caption: 好", "outside-project", 2),
        ("  file: /etc/passwd\n  caption: 好", "outside-project", 2),
        ("  file: C:/a.jpg\n  caption: 好", "outside-project", 2),
        ("  file: sub\\a.jpg\n  caption: 好", "bad-path", 2),
        ("  file: sub\n  caption: 好", "picture-not-a-file", 2),
        (f"  file: {'a' * 3000}\n  caption: 好", "missing-file", 2),
        ("  file: bad.jpg\n  caption: 好", "picture-corrupt", 2),
        ("  好", "wrong-type", 2),
    ],
)
def test_mistakes_in_a_caption_are_told_by_place(project: Project, entry: str, code: str, line: int) -> None:
    project.put("images/a.jpg", b"x").put("images/bad.jpg", b"bad").put("images/sub/a.jpg", b"x")
    project.put("content/captions.yaml", f"a:\n{entry}\n")
    errors = [message for message in project.messages() if message.is_error]
    assert [(m.code, m.span.path, m.span.line) for m in errors] == [(code, "content/captions.yaml", line)]


def test_a_bad_picture_names_its_path(project: Project) -> None:
    project.put("images/x/bad.jpg", b"bad").put("content/captions.yaml", "a: {file: x/bad.jpg, caption: 好}\n")
    errors = [message for message in project.messages() if message.is_error]
    assert "images/x/bad.jpg" in errors[0].message


def test_a_missing_picture_is_guessed(project: Project) -> None:
    project.put("images/workers.jpg", b"x").put("content/captions.yaml", "a: {file: worker.jpg, caption: 好}\n")
    assert "workers.jpg" in next(m for m in project.messages() if m.is_error).hint


def test_a_picture_outside_by_a_symbolic_link_is_refused(project: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.jpg"
    outside.write_bytes(b"x")
    (project.root / "images").mkdir()
    (project.root / "images/a.jpg").symlink_to(outside)
    project.put("content/captions.yaml", "a: {file: a.jpg, caption: 好}\n")
    assert "outside-project" in project.codes()


def test_a_symbolic_link_inside_the_project_is_good(project: Project) -> None:
    project.photos({"b": "caption: 好。"}).body("正文。", "photos: [b]")
    (project.root / "images/b.jpg").rename(project.root / "images/real.jpg")
    (project.root / "images/b.jpg").symlink_to(project.root / "images/real.jpg")
    assert project.codes() == []


def test_an_id_that_is_not_in_captions_is_an_error_with_a_guess(project: Project) -> None:
    project.photos({"workers": "caption: 好。"}).body("正文。", "photos: [worker]")
    message = next(m for m in project.messages() if m.is_error)
    assert (message.code, message.span.line, message.span.column) == ("unknown-photo", 2, 10)
    assert "workers" in message.hint


def test_a_photo_belongs_to_one_section(project: Project) -> None:
    project.photos({"a": "caption: 好。"}).body("正文。", "photos: [a]")
    project.put("content/sections/02-b.md", "---\nphotos: [a]\n---\n正文。\n")
    message = project.only()
    assert (message.code, message.span.path) == ("photo-twice", "content/sections/02-b.md")


def test_two_covers_are_an_error_and_one_said_twice_is_not(project: Project) -> None:
    project.photos({"a": "caption: 好。\nplace: cover", "b": "caption: 好。"})
    project.report("cover: {photo: b}")
    assert project.codes() == ["two-covers"]
    project.report("cover: {photo: a}")
    assert project.codes() == ["unused-photo"]
    project.photos({"a": "caption: 好。\nplace: cover", "b": "caption: 好。\nplace: cover"}).report("")
    assert project.codes() == ["two-covers"]


def test_place_cover_is_the_same_as_a_cover_in_the_report(project: Project) -> None:
    project.photos({"a": "caption: 好。\nplace: cover"})
    cover = project.document().report.cover
    assert cover is not None
    assert cover.photo == "a"


def test_an_unused_photo_and_a_stand_in_are_warnings(project: Project) -> None:
    project.photos({"a": "caption: 好。\nstand_in: true"})
    messages = project.messages()
    assert {(m.code, m.is_error) for m in messages} == {("unused-photo", False), ("stand-in", False)}
    assert all("a" in m.message for m in messages)
    assert project.read().document is not None


def test_a_project_without_captions_needs_none(project: Project) -> None:
    assert project.codes() == []
    project.put("content/captions.yaml", "")
    assert project.codes() == []


def test_more_than_five_hundred_pictures_are_too_many(project: Project) -> None:
    entries = "".join(f"p{number}: {{file: a.jpg, caption: 好}}\n" for number in range(501))
    project.put("images/a.jpg", b"x").put("content/captions.yaml", entries)
    message = next(m for m in project.messages() if m.code == "too-many")
    assert "500" in message.message
    assert message.span.line == 501


def test_photos_wants_a_list(project: Project) -> None:
    project.photos({"a": "caption: 好。"}).body("正文。", "photos: a")
    message = next(m for m in project.messages() if m.is_error)
    assert message.code == "wrong-type"
    assert "[a]" in message.hint


def test_what_of_a_picture_is_left_out_is_a_warning_at_its_file(project: Project) -> None:
    project.put("images/a.jpg", b"odd").put("content/captions.yaml", "a:\n  file: a.jpg\n  caption: 好\n")
    project.body("正文。", "photos: [a]")
    message = project.only()
    assert (message.code, message.severity.value, message.span.line) == ("picture-profile", "warning", 2)
    assert message.message.startswith("images/a.jpg：")


def test_a_wrong_size_or_place_is_answered_with_what_may_be_written_in_both_languages(project: Project) -> None:
    project.put("images/a.jpg", b"x").put("content/captions.yaml", "a:\n  file: a.jpg\n  caption: 好\n  size: 一点点\n")
    hints = [message.hint for message in project.messages() if message.code == "bad-choice"]
    assert hints == ["可以写：large（大）、normal（普通）、small（小）。"]
    project.put("content/captions.yaml", "a:\n  file: a.jpg\n  caption: 好\n  place: 整页吧\n")
    assert [message.hint for message in project.messages() if message.code == "bad-choice"] == ["是不是要写 整页？"]
