"""Makes the font files of this folder, fonts.yaml and LICENSES/ from free fonts packaged elsewhere.

Needs Debian's fonts-noto-cjk, fonts-noto-cjk-extra, fonts-lxgw-wenkai and unicode-data, npm (for two
packages) and Python with fonttools, brotli and uharfbuzz. Run it as `python3 fonts/build_fonts.py`; the same
versions of all of these give the same bytes. README.md beside this file says more.
"""

from __future__ import annotations

import argparse
import bz2
import hashlib
import io
import json
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz as hb
import yaml
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.merge import Merger
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

HERE = Path(__file__).resolve().parent
NOTO = Path("/usr/share/fonts/opentype/noto")
WENKAI = Path("/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf")
UNIHAN = Path("/usr/share/unicode")
DOC = Path("/usr/share/doc")
DISPLAY_PACKAGE = "@fontsource/dm-serif-display@5.3.0"
WENKAI_TC_PACKAGE = "@fontsource/lxgw-wenkai-tc@5.3.0"

FEATURES = tuple("calt ccmp fwid halt hwid kern liga locl mark palt pwid ruby vert vhal vkrn vpal vrt2".split())
WENKAI_FEATURES = ("vert",)  # its liga spells Han out of phonetic letters

BLOCKS = (
    (0x0020, 0x024F),  # ASCII, Latin-1, Latin Extended-A and -B with the letters of pinyin
    (0x0250, 0x02FF),  # phonetic letters, tone marks
    (0x0300, 0x036F),  # combining marks
    (0x0370, 0x03FF),  # Greek
    (0x1E00, 0x1EFF),  # Latin Extended Additional (ḿ)
    (0x2000, 0x206F),  # general punctuation
    (0x2070, 0x218F),  # superscripts, currency, letterlike symbols (℃ №), number forms
    (0x2190, 0x27BF),  # arrows, mathematics, enclosed numbers, boxes, geometric shapes
    (0x2E3A, 0x2E3B),  # two- and three-em dashes
    (0x3000, 0x312F),  # CJK marks, kana, bopomofo
    (0x31A0, 0x31BF),  # bopomofo extended
    (0x3200, 0x33FF),  # enclosed and squared forms (㈠ ㎡)
    (0xFE10, 0xFE1F),  # vertical forms
    (0xFE30, 0xFE6F),  # vertical and small forms
    (0xFF01, 0xFFEE),  # full-width and half-width forms
)

HAN_BLOCKS = (
    (0x3005, 0x3007),
    (0x3021, 0x3029),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFD),
)

GB_COVERAGE = "GB 2312、通用规范汉字表 8105 字、拉丁字母、汉语拼音、注音、标点符号"
TRADITIONAL_COVERAGE = "Big5 常用字、国际表意文字核心的台港用字、香港常用字字形表中不同于简体字库的字形"


@dataclass(frozen=True)
class Cut:
    """One face to cut: key, source file, name of the face in it, new family and PostScript names.

    `design` is what faces share that look alike on one line; `simplified` and `hong_kong` name the faces of the same
    source that a Traditional face is compared with.
    """

    key: str
    source: Path
    face: str
    family: str
    postscript: str
    style: str = "Regular"
    design: str = ""
    every_han: bool = False
    coverage: str = GB_COVERAGE
    licence: str = "LICENSES/OFL-noto-cjk.txt"
    features: tuple[str, ...] = FEATURES
    simplified: str = ""
    hong_kong: str = ""


CUTS = (
    Cut("song-regular", NOTO / "NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC", "Noto Serif CJK SC GB",
        "NotoSerifCJKscGB-Regular"),
    Cut("song-black", NOTO / "NotoSerifCJK-Black.ttc", "Noto Serif CJK SC", "Noto Serif CJK SC GB",
        "NotoSerifCJKscGB-Black", "Black"),
    Cut("hei-regular", NOTO / "NotoSansCJK-Regular.ttc", "Noto Sans CJK SC", "Noto Sans CJK SC GB",
        "NotoSansCJKscGB-Regular"),
    Cut("hei-medium", NOTO / "NotoSansCJK-Medium.ttc", "Noto Sans CJK SC", "Noto Sans CJK SC GB",
        "NotoSansCJKscGB-Medium", "Medium"),
    Cut("hei-bold", NOTO / "NotoSansCJK-Bold.ttc", "Noto Sans CJK SC", "Noto Sans CJK SC GB",
        "NotoSansCJKscGB-Bold", "Bold"),
    Cut("kai-regular", WENKAI, "LXGW WenKai", "WenKai GB", "WenKaiGB-Regular",
        licence="LICENSES/OFL-lxgw-wenkai.txt", features=WENKAI_FEATURES),
    Cut("song-all", NOTO / "NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC", "Noto Serif CJK SC Han",
        "NotoSerifCJKscHan-Regular", design="song-regular", every_han=True,
        coverage="思源宋体全部汉字（含扩展区）、拉丁字母、标点符号"),
)  # fmt: skip


def traditional(key: str, source: str, style: str) -> Cut:
    """What a Traditional report needs beside the Noto face `key`: the TC face's Han that differ from it."""
    family, weight = source.removeprefix("Noto").split("CJK-")
    return Cut(
        f"{key}-tc", NOTO / f"{source}.ttc", f"Noto {family} CJK TC", f"Noto {family} CJK TC Trad",
        f"Noto{family}CJKtcTrad-{weight}", style, design=key, coverage=TRADITIONAL_COVERAGE,
        simplified=f"Noto {family} CJK SC", hong_kong=f"Noto {family} CJK HK",
    )  # fmt: skip


TRADITIONAL_CUTS = (
    traditional("song-regular", "NotoSerifCJK-Regular", "Regular"),
    traditional("song-black", "NotoSerifCJK-Black", "Black"),
    traditional("hei-regular", "NotoSansCJK-Regular", "Regular"),
    traditional("hei-medium", "NotoSansCJK-Medium", "Medium"),
    traditional("hei-bold", "NotoSansCJK-Bold", "Bold"),
)

TRADITIONAL_KAI = Cut("kai-regular-tc", WENKAI, "LXGW WenKai", "WenKai TC Trad", "WenKaiTCTrad-Regular",
                      design="kai-regular", coverage="Big5 常用字、国际表意文字核心的台港用字、香港常用字字形表",
                      licence="LICENSES/OFL-lxgw-wenkai-tc.txt", features=WENKAI_FEATURES)  # fmt: skip

WIDENED = {"“": 650, "‘": 650, "”": 0, "’": 0, "·": 325}
"""Marks that are narrow in the Kai, and how far right they stand in their em when they are Chinese."""

HALVES = (("「『（《〈【〔〖［｛“‘", -500), ("」』）》〉】〕〗］｝”’，。、；：！？．", 0), ("·・‧", -250))
"""Marks of half an em and where their ink moves when the blank half goes."""

ROLES = {
    "song": ["song-regular", "song-all"],
    "song-black": ["song-black", "song-all"],
    "hei": ["hei-regular", "song-all"],
    "hei-medium": ["hei-medium", "song-all"],
    "hei-bold": ["hei-bold", "song-all"],
    "kai": ["kai-regular", "song-all"],
    "display": ["display", "song-black", "song-all"],
}

TRADITIONAL_ROLES = {
    "song": ["song-regular-tc"],
    "song-black": ["song-black-tc"],
    "hei": ["hei-regular-tc"],
    "hei-medium": ["hei-medium-tc"],
    "hei-bold": ["hei-bold-tc"],
    "kai": ["kai-regular-tc"],
    "display": ["display", "song-black-tc"],
}

LANGUAGES = {"zh-Hant-TW": TRADITIONAL_ROLES, "zh-Hant-HK": TRADITIONAL_ROLES}
"""What a report's language asks before the role's own chain."""


SPOKEN = (
    "噉搣惗睺躝扻烚嗮㖞喐嚫埲憇抌抰掕搲摱撠擸攋椗樖瀡焫煠燂爉瓹癐睩繑肶腍膉艔褦詏趷趌跍軭輘鎅頦餼饐馹髧鬅鮓鷄㩿䁓䂿䒏䒐啓唂睭孲嫐"
    "佮媠敨搝攑蹛刣沯粩麭飫魩鱻瀠"
)
"""Characters of written Cantonese and Taiwanese, of dishes, places and names, that the official lists lack."""


def gb2312() -> set[int]:
    """Every character of GB 2312, marks and letters included."""
    found = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            found.update(map(ord, bytes((row, cell)).decode("gb2312", "ignore")))
    return found


def standard_characters() -> set[int]:
    """The 8105 characters of 通用规范汉字表 (2013), from Unihan's kTGH."""
    return set(unihan("OtherMappings", "kTGH"))


def traditional_characters() -> set[int]:
    """The Han that Taiwan and Hong Kong print every day.

    Big5 level 1; of IICore, the international list of ideographs in common use, those that Taiwan or Hong Kong named;
    Hong Kong's 常用字字形表; and SPOKEN.
    """
    level_1 = set()
    for row in range(0xA4, 0xC7):
        for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            level_1.update(map(ord, bytes((row, cell)).decode("big5", "ignore")))
    core = {code for code, value in unihan("IRGSources", "kIICore").items() if set(value) & set("TH")}
    return level_1 & spread(HAN_BLOCKS) | set(map(ord, SPOKEN)) | core | set(unihan("DictionaryLikeData", "kHKGlyph"))


def unihan(file: str, tag: str) -> dict[int, str]:
    """What a file of Unihan says of each character under a tag."""
    with bz2.open(UNIHAN / f"Unihan_{file}.txt.bz2", "rt", encoding="utf-8") as lines:
        parts = (line.rstrip("\n").split("\t") for line in lines if f"\t{tag}\t" in line)
        return {int(code[2:], 16): value for code, _, value in parts}


def spread(blocks: Iterable[tuple[int, int]]) -> set[int]:
    """Every code point of some blocks."""
    return {code for first, last in blocks for code in range(first, last + 1)}


def find_face(source: Path, name: str) -> int:
    """The place of a face in its collection, found by its family's name."""
    if source.suffix != ".ttc":
        return 0
    faces = TTCollection(source, lazy=True).fonts
    return next(i for i, face in enumerate(faces) if face["name"].getBestFamilyName() == name)


def keep_local_marks(font: TTFont) -> None:
    """Drops regional forms of Han and the Japanese and Korean ones of marks; Taiwan's and Hong Kong's marks stay.

    The regional Han would double the files, and have files of their own.
    """
    drop_languages(font, "JAN ", "KOR ")
    table = font["GSUB"].table
    han_codes = spread(HAN_BLOCKS)
    han = {name for code, name in font.getBestCmap().items() if code in han_codes}
    local = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "locl"
        for index in record.Feature.LookupListIndex
    }
    for index in local:
        for subtable in table.LookupList.Lookup[index].SubTable:
            substitution = getattr(subtable, "ExtSubTable", subtable)
            pairs = substitution.mapping.items()
            substitution.mapping = {a: b for a, b in pairs if a not in han}


def drop_languages(font: TTFont, *tags: str) -> None:
    """Takes what some language systems ask for out of the substitutions."""
    for record in font["GSUB"].table.ScriptList.ScriptRecord:
        script = record.Script
        script.LangSysRecord = [s for s in script.LangSysRecord if s.LangSysTag not in tags]
        script.LangSysCount = len(script.LangSysRecord)


def cut_glyphs(data: bytes, index: int, wanted: set[int], features: tuple[str, ...]) -> bytes:
    """The font restricted to some characters and what its features reach from them, without hints."""
    order = hb.SubsetInput()
    order.unicode_set.update(wanted)
    order.layout_feature_tag_set.clear()
    order.layout_feature_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in features)
    order.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    return bytes(hb.subset(hb.Face(hb.Blob(data), index), order).blob.data)


def rename(font: TTFont, family: str, style: str, postscript: str) -> None:
    """Gives a cut face names of its own, as the licence asks for reserved names; all other records stay."""
    table = font["name"]
    version = table.getDebugName(5)
    fresh = {1: family, 2: style, 3: f"{version};{postscript}", 4: f"{family} {style}", 6: postscript}
    kept = [r for r in table.names if r.nameID not in (*fresh, 16, 17, 21, 22, 25)]
    table.names = [r for r in kept if r.platformID == 3]
    for number, text in fresh.items():
        table.setName(text, number, 3, 1, 0x409)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [postscript]
        cff[0].FullName, cff[0].FamilyName = f"{family} {style}", family


def check_charset(font: TTFont) -> None:
    """Makes sure that the CIDs of a CID-keyed CFF are its glyph ids, so that a PDF's Identity-H codes are both."""
    top = font["CFF "].cff[0]
    if list(top.charset) != [".notdef", *(f"cid{number:05d}" for number in range(1, len(top.charset)))]:
        raise SystemExit("the subsetter did not number the CIDs like the glyphs")


def complete_kai(font: TTFont) -> None:
    """Gives the Kai what Chinese setting asks of every Chinese face and its source lacks.

    Quotation marks and the interpunct take a whole em (their narrow forms stay behind `pwid`), marks have half-width
    metrics (`halt`, `vhal`), and the dash stands upright in vertical lines.
    """
    glyphs = {chr(code): name for code, name in font.getBestCmap().items()}
    wide = {glyphs[char]: widen(font, glyphs[char], shift) for char, shift in WIDENED.items()}
    upright = vertical_forms(font) | {glyphs["—"]: glyphs["︱"]}
    upright |= {wide[name]: form for name, form in upright.items() if name in wide}
    for table in font["cmap"].tables:
        table.cmap = {code: wide.get(name, name) for code, name in table.cmap.items()}
    rules = [
        *(f"languagesystem {script} dflt;" for script in ("DFLT", "hani", "kana", "latn")),
        feature("vert", [f"sub {name} by {form};" for name, form in upright.items()]),
        feature("pwid", [f"sub {name} by {narrow};" for narrow, name in wide.items()]),
        *half_width(font.getBestCmap(), upright),
    ]
    addOpenTypeFeaturesFromString(font, "\n".join(rules))


def widen(font: TTFont, name: str, shift: int) -> str:
    """Adds a glyph of one em that shows another one moved to the right; its name."""
    pen = TTGlyphPen(font.getGlyphSet())
    pen.addComponent(name, (1, 0, 0, 1, shift, 0))
    fresh = f"{name}.wide"
    font.setGlyphOrder([*font.getGlyphOrder(), fresh])
    font["glyf"][fresh] = pen.glyph()
    font["hmtx"][fresh] = (font["head"].unitsPerEm, font["hmtx"][name][1] + shift)
    font["vmtx"][fresh] = font["vmtx"][name]
    return fresh


def vertical_forms(font: TTFont) -> dict[str, str]:
    """The glyphs that a font's `vert` feature puts into vertical lines."""
    table = font["GSUB"].table
    lookups = {n for r in table.FeatureList.FeatureRecord if r.FeatureTag == "vert" for n in r.Feature.LookupListIndex}
    subtables = [part for n in sorted(lookups) for part in table.LookupList.Lookup[n].SubTable]
    return {a: b for part in subtables for a, b in getattr(part, "ExtSubTable", part).mapping.items()}


def half_width(cmap: dict[int, str], upright: dict[str, str]) -> list[str]:
    """The features `halt` and `vhal`: marks lose the blank half of their em on the side where it is."""
    across, down = [], []
    for marks, move in HALVES:
        for name in (cmap[ord(mark)] for mark in marks):
            across.append(f"pos {name} <{move} 0 -500 0>;")
            down.append(f"pos {upright.get(name, name)} <0 {-move} 0 -500>;")
    return [feature("halt", across), feature("vhal", list(dict.fromkeys(down)))]


def feature(tag: str, rules: list[str]) -> str:
    """One feature in Adobe's feature syntax."""
    return f"feature {tag} {{ {' '.join(rules)} }} {tag};"


def cut_face(cut: Cut, wanted: set[int]) -> TTFont:
    """One finished face of CUTS."""
    codes = wanted | (spread(HAN_BLOCKS) if cut.every_han else set())
    data = cut_glyphs(cut.source.read_bytes(), find_face(cut.source, cut.face), codes, cut.features)
    font = open_bytes(data)
    if "CFF " in font:
        keep_local_marks(font)
        font = open_bytes(cut_glyphs(to_bytes(font), 0, codes, cut.features))
        check_charset(font)
    else:
        complete_kai(font)
    rename(font, cut.family, cut.style, cut.postscript)
    return font


def cut_traditional(cut: Cut, wanted: set[int], simplified: set[int]) -> TTFont:
    """One finished face of TRADITIONAL_CUTS: `wanted` without what looks the same in the Simplified face.

    All faces of a collection share their glyphs, so that the same form is the same glyph. Hong Kong's forms stay behind
    `locl`.
    """
    names = (cut.face, cut.hong_kong, cut.simplified)
    maps = [TTFont(cut.source, fontNumber=find_face(cut.source, name), lazy=True).getBestCmap() for name in names]
    codes = {code for code in wanted if code not in simplified or len({cmap[code] for cmap in maps}) > 1}
    data = cut_glyphs(cut.source.read_bytes(), find_face(cut.source, cut.face), codes, cut.features)
    font = open_bytes(data)
    drop_languages(font, "JAN ", "KOR ", "ZHS ")
    font = open_bytes(cut_glyphs(to_bytes(font), 0, codes, cut.features))
    check_charset(font)
    rename(font, cut.family, cut.style, cut.postscript)
    return font


def join_kai(cut: Cut, package: Path, wanted: set[int], folder: Path) -> TTFont:
    """The Traditional Kai, joined out of the package's files; what they lack comes from the Kai of the same hand."""
    parts, found = [], set[int]()
    for path in sorted((package / "files").glob("*-400-normal.woff2")):
        part = TTFont(path, recalcTimestamp=False)
        codes = wanted & set(part.getBestCmap()) - found
        if codes:
            part.flavor = None
            parts.append(save_part(cut_glyphs(to_bytes(part), 0, codes, ()), folder / f"kai-{len(parts)}.ttf"))
            found |= codes
    parts.append(save_part(cut_glyphs(cut.source.read_bytes(), 0, wanted - found, ()), folder / "kai.ttf"))
    joined = Merger().merge([str(path) for path in parts])
    source = TTFont(cut.source, lazy=True)
    joined["head"].created, joined["head"].modified = source["head"].created, source["head"].modified
    for tag in ("ascent", "descent", "lineGap"):
        setattr(joined["hhea"], tag, getattr(source["hhea"], tag))
    rename(joined, cut.family, cut.style, cut.postscript)
    return joined


def save_part(data: bytes, path: Path) -> Path:
    """Writes a font that is to be joined with others."""
    path.write_bytes(data)
    return path


def open_bytes(data: bytes) -> TTFont:
    """A font held in memory."""
    return TTFont(io.BytesIO(data), recalcTimestamp=False)


def to_bytes(font: TTFont) -> bytes:
    """The file that a font would be."""
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def fetch(package: str, folder: Path) -> Path:
    """Downloads an npm package and unpacks it."""
    folder.mkdir()
    command = ["npm", "pack", "--silent", package]
    archive = folder / subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return folder / "package"


def join_display(package: Path, folder: Path) -> TTFont:
    """DM Serif Display whole: the package's two files, Latin and Latin Extended, joined into one font."""
    parts = []
    for name in ("latin", "latin-ext"):
        part = TTFont(package / "files" / f"dm-serif-display-{name}-400-normal.woff2", recalcTimestamp=False)
        part.flavor = None
        parts.append(folder / f"{name}.ttf")
        part.save(parts[-1])
    joined = Merger().merge([str(path) for path in parts])
    joined["head"].created, joined["head"].modified = part["head"].created, part["head"].modified  # not the clock's
    return joined


def save(font: TTFont, path: Path) -> None:
    """Writes a font without the clock's time in it."""
    font.recalcTimestamp = False
    font.save(path, reorderTables=True)


def entry(font: TTFont, path: Path, cut: Cut) -> dict[str, object]:
    """What fonts.yaml says of one file."""
    codes = set(font.getBestCmap())
    return {
        "file": path.name,
        "family": f"{cut.family} {cut.style}",
        "licence": "OFL-1.1",
        "licence_file": cut.licence,
        "design": cut.design or cut.key,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "characters": len(codes),
        "han": len(codes & spread(HAN_BLOCKS)),
        "coverage": cut.coverage,
    }


def debian_licence(package: str) -> str:
    """The notice and the text of the Open Font License from a Debian package's copyright file."""
    text = (DOC / package / "copyright").read_text(encoding="utf-8")
    paragraphs = re.split(r"\n\n(?=[A-Z])", text)
    notice = next(part for part in paragraphs if part.startswith("Files: *"))
    body = next(part for part in paragraphs if re.match(r"License: (SIL|OFL)-1\.1\n ", part))
    lines = (line[1:] if line.startswith(" ") else line for line in body.splitlines()[1:])
    return notice + "\n\n" + "\n".join("" if line == "." else line for line in lines).strip() + "\n"


def notices(cut: Cut) -> str:
    """The copyright and licence records in a source font itself."""
    number = find_face(cut.source, cut.face)
    names = TTFont(cut.source, fontNumber=number, lazy=True)["name"]
    return "\n".join(str(names.getDebugName(number)) for number in (0, 7, 13) if names.getDebugName(number))


def write_licences(display: Path, kai: Path) -> None:
    """LICENSES/: one text for each source of fonts."""
    folder = HERE / "LICENSES"
    folder.mkdir(exist_ok=True)
    noto = notices(CUTS[0]) + "\n" + notices(CUTS[2]) + "\n\n" + debian_licence("fonts-noto-cjk")
    wenkai = notices(next(cut for cut in CUTS if cut.key == "kai-regular"))
    (folder / "OFL-noto-cjk.txt").write_text(noto, encoding="utf-8")
    (folder / "OFL-lxgw-wenkai.txt").write_text(wenkai + "\n\n" + debian_licence("fonts-lxgw-wenkai"), encoding="utf-8")
    both = (kai / "LICENSE").read_text(encoding="utf-8").rstrip() + "\n\nCharacters that it lacks come from:\n" + wenkai
    (folder / "OFL-lxgw-wenkai-tc.txt").write_text(both + "\n", encoding="utf-8")
    (folder / "OFL-dm-serif-display.txt").write_bytes((display / "LICENSE").read_bytes())


def write_index(entries: dict[str, dict[str, object]]) -> None:
    """fonts.yaml: the files, for each role the chain of files asked for a character, and what languages ask first."""
    head = """\
# Made by build_fonts.py. `fonts` names the files, `roles` the order in which a role asks them for a character,
# `languages` what a role asks before that in reports of a language. Fonts of one `design` look alike on a line.
"""
    said = {"fonts": entries, "roles": ROLES, "languages": json.loads(json.dumps(LANGUAGES))}  # copies: no YAML aliases
    body = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=110)
    (HERE / "fonts.yaml").write_text(head + body, encoding="utf-8")


DISPLAY = Cut("display", Path(), "DM Serif Display", "DM Serif Display", "DMSerifDisplay-Regular",
              coverage="拉丁字母、数字（标题大字）", licence="LICENSES/OFL-dm-serif-display.txt")  # fmt: skip


def make_all(display_package: Path, kai_package: Path, scratch: Path) -> None:
    """Writes every file of this folder but README.md and this script."""
    simplified = gb2312() | standard_characters()
    wanted = simplified | spread(BLOCKS)
    entries = {}
    for cut in CUTS:
        path = HERE / f"{cut.key}{'.otf' if cut.source.suffix == '.ttc' else '.ttf'}"
        font = cut_face(cut, wanted)
        save(font, path)
        entries[cut.key] = entry(font, path, cut)
    display = join_display(display_package, scratch)
    save(display, HERE / "display.ttf")
    entries["display"] = entry(display, HERE / "display.ttf", DISPLAY)
    more = traditional_characters()
    for cut in TRADITIONAL_CUTS:
        path = HERE / f"{cut.key}.otf"
        font = cut_traditional(cut, more, simplified)
        save(font, path)
        entries[cut.key] = entry(font, path, cut)
    path = HERE / f"{TRADITIONAL_KAI.key}.ttf"
    font = join_kai(TRADITIONAL_KAI, kai_package, more, scratch)
    save(font, path)
    entries[TRADITIONAL_KAI.key] = entry(font, path, TRADITIONAL_KAI)
    write_licences(display_package, kai_package)
    write_index(entries)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--display", type=Path, help="the unpacked npm package of the display face, where npm is not at hand")
    parser.add_argument("--kai", type=Path, help="the unpacked npm package of the Traditional Kai, where npm is not at hand")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        display = options.display or fetch(DISPLAY_PACKAGE, scratch / "display")
        make_all(display, options.kai or fetch(WENKAI_TC_PACKAGE, scratch / "kai"), scratch)


if __name__ == "__main__":
    main()
