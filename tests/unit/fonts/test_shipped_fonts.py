"""The font files that come with printreport are the ones that fonts.yaml describes, and hold what Chinese print needs."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml

from printreport.fonts.font_book import FontBook
from printreport.fonts.font_index import shipped_folder

FOLDER = shipped_folder()
INDEX = yaml.safe_load((FOLDER / "fonts.yaml").read_text(encoding="utf-8"))
CHINESE = ("song-regular", "song-black", "hei-regular", "hei-medium", "hei-bold", "kai-regular", "song-all")
NOTO = tuple(key for key in CHINESE if key != "kai-regular")
MARKS = "，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕—…·～％℃№¥①Ⅳ→○●■㎡²³ǎǐǖǘǚǜńňǹḿāēīōūαω"


def gb2312() -> set[str]:
    rows = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return {text for pair in rows if (text := pair.decode("gb2312", "ignore"))}


def standard_characters() -> set[str]:
    lines = (Path(__file__).parents[2] / "data" / "standard_characters.txt").read_text(encoding="utf-8").splitlines()
    return set("".join(line for line in lines if not line.startswith("#")))


def test_every_file_is_the_one_that_the_index_was_made_for() -> None:
    for key, said in INDEX["fonts"].items():
        assert hashlib.sha256((FOLDER / said["file"]).read_bytes()).hexdigest() == said["sha256"], key


def test_the_whole_folder_stays_under_56_megabytes() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) <= 56_000_000


def test_every_file_names_its_licence_and_the_text_is_there() -> None:
    for said in INDEX["fonts"].values():
        assert said["licence"] == "OFL-1.1"
        assert "SIL OPEN FONT LICENSE" in (FOLDER / said["licence_file"]).read_text(encoding="utf-8")


def test_no_font_file_lies_in_the_folder_that_the_index_does_not_name() -> None:
    files = {path.name for pattern in ("*.otf", "*.ttf", "*.ttc") for path in FOLDER.glob(pattern)}
    assert files == {said["file"] for said in INDEX["fonts"].values()}


def test_the_standard_list_has_its_8105_characters() -> None:
    assert len(standard_characters()) == 8105


@pytest.mark.parametrize("key", CHINESE)
def test_a_chinese_face_has_gb2312_and_every_standard_character_and_the_marks(book: FontBook, key: str) -> None:
    face = book.face(key)
    missing = {char for char in gb2312() | standard_characters() | set(MARKS) if not face.has(char)}
    # The Kai's source draws fewer of GB 2312's letters and boxes; no Han and none of the marks is missing anywhere.
    allowed = {char for char in gb2312() if char < "⺀" or "぀" <= char <= "ㇿ" or char in "　〓"} - set(MARKS)
    assert missing <= (allowed if key == "kai-regular" else set())


def test_the_last_resort_has_every_han_of_its_source(book: FontBook) -> None:
    assert len([code for code in book.face("song-all").characters if code >= 0x3400]) > 30_000
    assert all(book.face("song-all").has(char) for char in "𠮷㐂龘𬌗髙")


@pytest.mark.parametrize("key", CHINESE)
def test_a_chinese_face_has_vertical_and_half_width_forms(book: FontBook, key: str) -> None:
    assert {"vert", "halt", "vhal", "pwid"} <= book.face(key).features


@pytest.mark.parametrize("key", NOTO)
def test_a_noto_face_keeps_the_features_of_its_source(book: FontBook, key: str) -> None:
    assert {"vrt2", "palt", "vpal", "fwid", "hwid", "kern", "vkrn", "ccmp", "locl", "liga", "ruby"} <= book.face(key).features


@pytest.mark.parametrize("key", CHINESE)
def test_chinese_quotation_marks_take_a_whole_em(book: FontBook, key: str) -> None:
    face = book.face(key)
    assert [face.advance(face.glyph(mark)) for mark in "“”‘’（），。、；：？！…"] == [1.0] * 14


@pytest.mark.parametrize("key", CHINESE)
def test_opening_marks_have_their_ink_on_the_right_and_closing_ones_on_the_left(book: FontBook, key: str) -> None:
    face = book.face(key)
    for pair in ("“”", "（）", "《》", "「」", "【】"):
        opening, closing = (face.ink(face.glyph(mark)) for mark in pair)
        assert opening is not None
        assert closing is not None
        assert opening[0] > 0.45
        assert closing[2] < 0.55


def test_postscript_names_are_all_different(book: FontBook) -> None:
    names = [book.face(key).postscript_name for key in INDEX["fonts"]]
    assert len(set(names)) == len(names)


def test_changed_fonts_do_not_bear_reserved_names(book: FontBook) -> None:
    for key in INDEX["fonts"]:
        face = book.face(key)
        assert not any(word in face.family + face.postscript_name for word in ("LXGW", "霞鹜", "Klee", "Source"))


@pytest.mark.parametrize("key", NOTO)
def test_the_simplified_chinese_face_of_the_collection_was_taken(book: FontBook, key: str) -> None:
    face = book.face(key)
    ink = face.ink(face.glyph("！"))
    assert "sc" in face.postscript_name
    assert ink is not None
    assert ink[2] < 0.5  # the Japanese and Taiwan faces set it in the middle of its em
