"""A role sets each character in the first face of its chain that has it."""

from __future__ import annotations

import pytest

from printreport.fonts.font_book import FontBook, open_font_book

ROLES = ("song", "song-black", "hei", "hei-medium", "hei-bold", "kai", "display")


def test_all_roles_are_there(book: FontBook) -> None:
    assert book.roles == ROLES


@pytest.mark.parametrize("role", ROLES)
def test_every_chain_ends_with_the_face_of_all_han(book: FontBook, role: str) -> None:
    assert book.chain(role)[-1].key == "song-all"


@pytest.mark.parametrize(
    ("role", "char", "key"),
    [
        ("song", "国", "song-regular"),
        ("song", "𠮷", "song-all"),
        ("hei", "㐂", "song-all"),
        ("kai", "龘", "song-all"),
        ("display", "1", "display"),
        ("display", "万", "song-black"),
        ("song", "A", "song-regular"),
    ],
)
def test_a_character_falls_back_to_the_first_face_that_has_it(book: FontBook, role: str, char: str, key: str) -> None:
    face = book.face_for(role, char)
    assert face is not None
    assert face.key == key


@pytest.mark.parametrize(
    ("role", "char", "key"),
    [
        ("hei-bold", "裡", "hei-bold-tc"),
        ("hei-bold", "人", "hei-bold"),
        ("hei-bold", "，", "hei-bold"),
        ("hei-bold", "㐂", "song-all"),
        ("display", "萬", "song-black-tc"),
        ("display", "1", "display"),
    ],
)
@pytest.mark.parametrize("language", ["zh-Hant-TW", "zh-Hant-HK"])
def test_a_language_asks_its_own_faces_first(book: FontBook, language: str, role: str, char: str, key: str) -> None:
    face = book.for_language(language).face_for(role, char)
    assert face is book.face(key)


def test_the_book_of_a_language_is_made_once_and_opens_nothing(book: FontBook) -> None:
    fresh = open_font_book()
    assert fresh.for_language("zh-Hant-TW") is fresh.for_language("zh-Hant-TW")
    assert not any("hb_face" in vars(fresh.face(file.key)) for file in fresh.for_language("zh-Hant-TW").files())
    assert book.for_language("zh-Hant-TW").for_language("zh-Hant-TW") is book.for_language("zh-Hant-TW")


@pytest.mark.parametrize(
    ("role", "char", "unlike"),
    [
        ("hei-bold", "裡", True),
        ("hei-bold", "里", False),
        ("song-black", "裡", True),
        ("song", "裡", False),
        ("kai", "A", False),
        ("display", "万", False),
        ("display", "裡", True),
        ("hei-bold", "😀", False),
    ],
)
def test_a_face_is_unlike_where_only_the_last_resort_helps_and_is_of_another_design(
    book: FontBook, role: str, char: str, unlike: bool
) -> None:
    assert (book.unlike_face(role, char) is not None) == unlike
    assert book.for_language("zh-Hant-TW").unlike_face(role, char) is None


@pytest.mark.parametrize("char", ["😀", "\ue000", "\U000f0000"])
def test_what_no_font_has_is_none_for_every_role(book: FontBook, char: str) -> None:
    assert [book.face_for(role, char) for role in ROLES] == [None] * len(ROLES)


def test_the_same_face_serves_every_role(book: FontBook) -> None:
    assert book.chain("song")[-1] is book.chain("kai")[-1] is book.face("song-all")


def test_an_unknown_role_or_key_is_a_fault_of_the_caller(book: FontBook) -> None:
    with pytest.raises(KeyError):
        book.chain("comic")
    with pytest.raises(KeyError):
        book.face("comic")


def test_the_list_of_files_tells_licence_coverage_and_roles(book: FontBook) -> None:
    files = {file.key: file for file in book.files()}
    assert files["song-black"].roles == ("song-black", "display")
    assert files["song-all"].characters > 30_000
    assert files["song-black-tc"].roles == ("song-black", "display")
    assert all(file.licence and file.coverage and file.family for file in files.values())
    assert files["kai-regular"].characters == len(book.face("kai-regular").characters)


def test_the_shipped_fonts_have_no_faults() -> None:
    assert open_font_book().diagnostics == ()
