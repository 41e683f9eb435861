"""The font files that come with printreport are the ones that fonts.yaml describes, and hold what Chinese print needs."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import uharfbuzz as hb
import yaml
from fontTools.pens.recordingPen import RecordingPen

from printreport.fonts.font_book import FontBook
from printreport.fonts.font_face import FontFace
from printreport.fonts.shipped_folder import shipped_folder

FOLDER = shipped_folder()
INDEX = yaml.safe_load((FOLDER / "fonts.yaml").read_text(encoding="utf-8"))
CHINESE = ("song-regular", "song-black", "hei-regular", "hei-medium", "hei-bold", "kai-regular", "song-all")
TRADITIONAL_FACES = tuple(key for key in INDEX["fonts"] if key.endswith("-tc"))
TRADITIONAL = ("zh-Hant-TW", "zh-Hant-HK")
ROLES = ("song", "song-black", "hei", "hei-medium", "hei-bold", "kai", "display")
HONG_KONG = "嘅喺咗啲嚟冇佢哋嘢睇攞揸埗邨滘涌鰂瞓餸冚唔咁嗰咩噉乜掂搵嗌嘥氹搣嚫艔衞裏着啓説"
TAIWAN = "佮媠仝啉囡毋揣跤蹛圳垵墘崁鯤鯓鱻堃喆犇淼峯"
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


def big5_level_1() -> set[str]:
    cells = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    pairs = (bytes((row, cell)) for row in range(0xA4, 0xC7) for cell in cells)
    return {text for pair in pairs if (text := pair.decode("big5", "ignore")) >= "㐀"}


def test_the_first_level_of_big5_has_its_5401_characters() -> None:
    assert len(big5_level_1()) == 5401


@pytest.mark.parametrize("language", TRADITIONAL)
@pytest.mark.parametrize("role", ROLES)
def test_every_common_traditional_character_is_in_the_roles_own_faces(book: FontBook, language: str, role: str) -> None:
    own = {role if role in INDEX["fonts"] else f"{role}-regular"} if role != "display" else {"song-black"}
    own |= {f"{key}-tc" for key in own}
    chars = big5_level_1() | set(HONG_KONG + TAIWAN)
    faces = {char: book.for_language(language).face_for(role, char) for char in chars}
    assert {char for char, face in faces.items() if face is None or face.key not in own} == set()


@pytest.mark.parametrize("role", ROLES)
def test_a_simplified_report_asks_no_traditional_face(book: FontBook, role: str) -> None:
    assert book.for_language("zh-Hans-CN") is book
    assert not any(face.key in TRADITIONAL_FACES for face in book.chain(role))


@pytest.mark.parametrize("key", TRADITIONAL_FACES)
def test_a_traditional_face_holds_han_alone_and_looks_like_the_one_that_it_completes(book: FontBook, key: str) -> None:
    face = book.face(key)
    assert min(face.characters) >= ord("々")
    assert INDEX["fonts"][key]["design"] == key.removesuffix("-tc") == INDEX["fonts"][key.removesuffix("-tc")]["design"]
    assert {face.advance(face.glyph(char)) for char in "裡學穀骨過"} == {1.0}


@pytest.mark.parametrize("key", [key for key in TRADITIONAL_FACES if key != "kai-regular-tc"])
def test_a_traditional_noto_face_has_the_forms_of_taiwan_and_of_hong_kong(book: FontBook, key: str) -> None:
    face, simplified = book.face(key), book.face(key.removesuffix("-tc"))
    assert all(_drawn(face, char, "zh-Hant") != _drawn(simplified, char, "zh-Hans") for char in "骨過說")
    assert all(_drawn(face, char, "zh-Hant") != _drawn(face, char, "zh-Hant-HK") for char in "骨飯說")
    assert _drawn(face, "骨", "zh-Hans") == _drawn(face, "骨", "zh-Hant")


def _drawn(face: FontFace, char: str, language: str) -> list[object]:
    """The outline of a character as a language forms it."""
    buffer = hb.Buffer()
    buffer.add_str(char)
    buffer.guess_segment_properties()
    buffer.language = language
    hb.shape(face.hb_font, buffer)
    pen = RecordingPen()
    face.hb_font.draw_glyph_with_pen(buffer.glyph_infos[0].codepoint, pen)
    return list(pen.value)
