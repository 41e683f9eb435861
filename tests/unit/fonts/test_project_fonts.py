"""A project's own fonts go before the shipped ones, and its mistakes are messages at their place, never exceptions."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from printreport.core.diagnostics import Diagnostic
from printreport.fonts.font_book import FontBook, open_font_book
from printreport.fonts.shipped_folder import shipped_folder

DISPLAY = (shipped_folder() / "display.ttf").read_bytes()
Project = Callable[..., FontBook]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Opens the book of a project with this fonts.yaml and display.ttf, or other bytes, as fonts/my.ttf."""

    def opened(text: str | bytes, font: bytes | None = DISPLAY) -> FontBook:
        (tmp_path / "fonts").mkdir()
        data = text if isinstance(text, bytes) else text.encode()
        (tmp_path / "fonts" / "fonts.yaml").write_bytes(data)
        if font is not None:
            (tmp_path / "fonts" / "my.ttf").write_bytes(font)
        return open_font_book(tmp_path)

    return opened


def only(book: FontBook) -> Diagnostic:
    assert len(book.diagnostics) == 1, book.diagnostics
    return book.diagnostics[0]


def test_a_project_without_fonts_has_the_shipped_ones(tmp_path: Path) -> None:
    assert open_font_book(tmp_path).roles == open_font_book().roles
    assert open_font_book(tmp_path).diagnostics == ()


def test_a_project_font_goes_first_and_the_shipped_chain_follows(project: Project) -> None:
    book = project("fonts:\n  mine:\n    file: my.ttf\n    licence: 商业授权\nroles:\n  hei: [mine]\n")
    assert book.diagnostics == ()
    assert [face.key for face in book.chain("hei")] == ["mine", "hei-regular", "song-all"]
    assert [face.key for face in book.chain("song")] == ["song-regular", "song-all"]
    assert book.face_for("hei", "1") is book.face("mine")
    assert book.face_for("hei", "国") is book.face("hei-regular")
    assert book.face("mine").sha256 == hashlib.sha256(DISPLAY).hexdigest()
    mine = next(file for file in book.files() if file.key == "mine")
    assert (mine.licence, mine.roles, mine.family) == ("商业授权", ("hei",), "DM Serif Display")
    assert mine.characters == 312


def test_a_project_font_goes_before_those_of_a_language_too(project: Project) -> None:
    book = project("fonts:\n  mine: {file: my.ttf}\nroles:\n  hei: [mine]\n").for_language("zh-Hant-TW")
    assert [face.key for face in book.chain("hei")] == ["mine", "hei-regular-tc", "hei-regular", "song-all"]


def test_a_project_may_choose_fonts_for_a_language(project: Project) -> None:
    book = project("fonts:\n  mine: {file: my.ttf}\nlanguages:\n  zh-Hant-HK:\n    kai: [mine]\n")
    assert book.diagnostics == ()
    assert [face.key for face in book.chain("kai")] == ["kai-regular", "song-all"]
    chosen = book.for_language("zh-Hant-HK").chain("kai")
    assert [face.key for face in chosen] == ["mine", "kai-regular-tc", "kai-regular", "song-all"]


def test_a_font_of_the_last_resorts_design_does_not_make_it_unlike(project: Project) -> None:
    book = project("fonts:\n  mine: {file: my.ttf, design: song-regular}\nroles:\n  logo: [mine]\n")
    assert book.unlike_face("logo", "国") is None


def test_a_new_role_ends_with_the_face_of_all_han_and_may_use_shipped_fonts(project: Project) -> None:
    book = project("fonts:\n  mine: {file: my.ttf}\nroles:\n  logo: [song-all, mine, hei-bold]\n")
    assert [face.key for face in book.chain("logo")] == ["mine", "hei-bold", "song-all"]


def test_a_file_under_a_shipped_key_takes_its_place(project: Project) -> None:
    book = project("fonts:\n  song-black: {file: my.ttf}\n")
    assert book.diagnostics == ()
    assert book.face("song-black").path.name == "my.ttf"


def test_the_shipped_index_copied_into_a_project_adds_nothing(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    text = (shipped_folder() / "fonts.yaml").read_bytes()
    (tmp_path / "fonts" / "fonts.yaml").write_bytes(b"# an older copy\n" + text)
    book = open_font_book(tmp_path)
    assert book.diagnostics == ()
    for language in ("zh-Hans-CN", "zh-Hant-TW"):
        chosen, shipped = book.for_language(language), open_font_book().for_language(language)
        assert [chosen.chain(role) for role in chosen.roles] == [shipped.chain(role) for role in shipped.roles]
    assert book.face("song-regular") == open_font_book().face("song-regular")
    assert book.face("song-regular").path.parent == shipped_folder()


@pytest.mark.parametrize("text", ["", "# nothing\n", "fonts:\nroles:\n"])
def test_an_empty_index_is_no_mistake(project: Project, text: str) -> None:
    assert project(text).diagnostics == ()


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("- a\n", "wrong-type", 1, 1),
        ("fonts: mine\n", "wrong-type", 1, 8),
        ("fonts:\n  mine: my.ttf\n", "wrong-type", 2, 9),
        ("fonts:\n  mine: [my.ttf]\n", "wrong-type", 2, 9),
        ("fonts:\n  mine:\n    family: A\n", "missing-key", 2, 3),
        ("fonts:\n  mine:\n    file: [my.ttf]\n", "wrong-type", 3, 11),
        ("fonts:\n  mine:\n    file: no.ttf\n", "missing-file", 3, 11),
        ("fonts:\n  mine:\n    file: " + "x" * 5000 + "\n", "missing-file", 3, 11),
        ('fonts:\n  mine:\n    file: "a\\0b"\n', "missing-file", 3, 11),
        ("fonts:\n  mine:\n    file: .\n", "missing-file", 3, 11),
        ("fonts:\n  mine:\n    file: ../my.ttf\n", "outside-project", 3, 11),
        ("fonts:\n  mine:\n    file: /etc/passwd\n", "outside-project", 3, 11),
        ("fonts:\n  mine:\n    file: my.ttf\n    index: one\n", "wrong-type", 4, 12),
        ("fonts:\n  mine:\n    file: my.ttf\n    index: 1\n", "font-index", 3, 11),
        ("fonts:\n  mine:\n    file: my.ttf\n    sha256: 00\n", "font-changed", 3, 11),
        ("fonts:\n  mine:\n    file: my.ttf\n    colour: red\n", "unknown-key", 4, 5),
        ("fonts:\n  我的: {file: my.ttf}\n", "font-name", 2, 3),
        ("fonts:\n  a: {file: my.ttf}\n  a: {file: my.ttf}\n", "duplicate-key", 3, 3),
        ("font: {}\n", "unknown-key", 1, 1),
        ("roles:\n  song: my\n", "wrong-type", 2, 9),
        ("languages:\n  zh-TW: {}\n", "unknown-key", 2, 3),
        ("languages:\n  zh-Hant-TW: {song: [other]}\n", "unknown-font", 2, 23),
        ("roles:\n  song: [other]\n", "unknown-font", 2, 10),
        ("roles:\n  song: [[a]]\n", "wrong-type", 2, 10),
        ("roles:\n  Song!: [song-all]\n", "font-name", 2, 3),
        ("? [a]\n: b\n", "unknown-key", 1, 3),
        ("fonts: {a\n", "yaml-syntax", 1, 10),
        ("fonts: @\n", "yaml-syntax", 1, 8),
        ("fonts: &a {}\n", "yaml-anchor", 1, 8),
        ("fonts: *a\n", "yaml-alias", 1, 8),
        ("fonts: !!map {}\n", "yaml-tag", 1, 8),
        ("fonts: {}\n---\nfonts: {}\n", "yaml-documents", 2, 1),
        ("fonts: " + "[" * 200_000, "yaml-depth", 1, 13),
        (b"fonts:\n  \xd6\xd0: 1\n", "encoding", 2, 3),
        (b"fonts: \x00\n", "yaml-syntax", 1, 8),
    ],
)
def test_a_mistake_in_the_index_is_one_message_at_its_place(
    project: Project, text: str | bytes, code: str, line: int, column: int
) -> None:
    book = project(text)
    found = only(book)
    assert (found.code, found.span.path, found.span.line, found.span.column) == (code, "fonts/fonts.yaml", line, column)
    assert found.is_error
    assert found.message
    assert found.hint
    assert [face.key for face in book.chain("song")] == ["song-regular", "song-all"]


def test_a_role_that_names_a_faulty_font_is_not_blamed_again(project: Project) -> None:
    assert only(project("fonts:\n  mine: {file: no.ttf}\nroles:\n  hei: [mine]\n")).code == "missing-file"


def test_all_mistakes_are_told_at_once(project: Project) -> None:
    book = project("fonts:\n  a: {file: no.ttf}\n  b: {file: ../x.ttf}\nroles:\n  hei: [c]\n")
    assert [found.code for found in book.diagnostics] == ["missing-file", "outside-project", "unknown-font"]


def with_table(data: bytes, tag: bytes, new: bytes) -> bytes:
    """A font with one table's tag changed."""
    at = data.index(tag)
    return data[:at] + new + data[at + 4 :]


def with_permission(data: bytes, value: int) -> bytes:
    """A font with another fsType."""
    record = data.index(b"OS/2")
    (offset,) = struct.unpack_from(">L", data, record + 8)
    return data[: offset + 8] + struct.pack(">H", value) + data[offset + 10 :]


@pytest.mark.parametrize(
    ("font", "code"),
    [
        (b"", "font-format"),
        (b"\xff\xd8\xff\xe0 a photo", "font-format"),
        (b"wOF2" + bytes(100), "font-format"),
        (b"\0\1\0\0", "font-broken"),
        (DISPLAY[:60_000], "font-broken"),
        (with_table(DISPLAY, b"cmap", b"cmaX"), "font-broken"),
        (with_table(DISPLAY, b"glyf", b"glyX"), "font-broken"),
        (with_table(DISPLAY, b"gasp", b"fvar"), "font-variable"),
        (with_permission(DISPLAY, 2), "font-embedding"),
        (b"ttcf", "font-index"),
        (b"ttcf" + struct.pack(">LLL", 0x10000, 1, 0xFFFFFFF0), "font-format"),
    ],
    ids=["empty", "photo", "woff", "stub", "truncated", "no-cmap", "no-outlines", "variable", "embedding", "ttc", "ttc-far"],
)
def test_a_file_that_cannot_be_set_and_embedded_is_refused_by_reason(project: Project, font: bytes, code: str) -> None:
    assert only(project("fonts:\n  mine: {file: my.ttf}\n", font)).code == code


@pytest.mark.parametrize("permission", [0, 4, 8])
def test_fonts_that_may_be_embedded_pass(project: Project, permission: int) -> None:
    assert project("fonts:\n  mine: {file: my.ttf}\n", with_permission(DISPLAY, permission)).diagnostics == ()


def test_a_link_that_leaves_the_project_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "project"
    (root / "fonts").mkdir(parents=True)
    (tmp_path / "outside.ttf").write_bytes(DISPLAY)
    (root / "fonts" / "my.ttf").symlink_to(tmp_path / "outside.ttf")
    (root / "fonts" / "fonts.yaml").write_text("fonts:\n  mine: {file: my.ttf}\n", encoding="utf-8")
    assert only(open_font_book(root)).code == "outside-project"


def test_an_index_that_is_a_folder_is_a_message(tmp_path: Path) -> None:
    (tmp_path / "fonts" / "fonts.yaml").mkdir(parents=True)
    assert only(open_font_book(tmp_path)).code == "unreadable-file"


def test_windows_line_ends_and_a_byte_order_mark_are_accepted(project: Project) -> None:
    text = b"\xef\xbb\xbffonts:\r\n  mine:\r\n    file: my.ttf\r\nroles:\r\n  hei: [mine]\r\n"
    assert project(text).chain("hei")[0].key == "mine"


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=80), st.text("fontsrles:{}[] \n-&*!#\"'|>mya.", max_size=60).map(str.encode)))
def test_no_index_makes_an_exception(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "fonts").mkdir(exist_ok=True)
    (tmp_path / "fonts" / "fonts.yaml").write_bytes(data)
    assert open_font_book(tmp_path).chain("song")[-1].key == "song-all"


@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 300), st.binary(min_size=1, max_size=8))
def test_no_damage_to_a_font_file_makes_an_exception(tmp_path: Path, at: int, damage: bytes) -> None:
    (tmp_path / "fonts").mkdir(exist_ok=True)
    (tmp_path / "fonts" / "fonts.yaml").write_text("fonts:\n  mine: {file: my.ttf}\nroles:\n  hei: [mine]\n", encoding="utf-8")
    (tmp_path / "fonts" / "my.ttf").write_bytes(DISPLAY[:at] + damage + DISPLAY[at + len(damage) :])
    book = open_font_book(tmp_path)
    for face in book.chain("hei"):
        face.ink(face.glyph("A"))
        assert face.upem > 0
