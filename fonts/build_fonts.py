"""Makes the font files of this folder, fonts.yaml and LICENSES/ from free fonts packaged elsewhere.

Needs Debian's fonts-noto-cjk, fonts-noto-cjk-extra, fonts-lxgw-wenkai and unicode-data, npm (for one small
package) and Python with fonttools, brotli and uharfbuzz. Run it as `python3 fonts/build_fonts.py`; the same
versions of all of these give the same bytes. README.md beside this file says more.
"""

from __future__ import annotations

import argparse
import bz2
import hashlib
import io
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
UNIHAN = Path("/usr/share/unicode/Unihan_OtherMappings.txt.bz2")
DOC = Path("/usr/share/doc")
DISPLAY_PACKAGE = "@fontsource/dm-serif-display@5.3.0"

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


@dataclass(frozen=True)
class Cut:
    """One face to cut: key, source file, name of the face in it, new family and PostScript names."""

    key: str
    source: Path
    face: str
    family: str
    postscript: str
    style: str = "Regular"
    every_han: bool = False
    coverage: str = GB_COVERAGE
    licence: str = "LICENSES/OFL-noto-cjk.txt"
    features: tuple[str, ...] = FEATURES


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
        "NotoSerifCJKscHan-Regular", every_han=True, coverage="思源宋体全部汉字（含扩展区）、拉丁字母、标点符号"),
)  # fmt: skip

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


def gb2312() -> set[int]:
    """Every character of GB 2312, marks and letters included."""
    found = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            found.update(map(ord, bytes((row, cell)).decode("gb2312", "ignore")))
    return found


def standard_characters() -> set[int]:
    """The 8105 characters of 通用规范汉字表 (2013), from Unihan's kTGH."""
    with bz2.open(UNIHAN, "rt", encoding="utf-8") as lines:
        return {int(line[2 : line.index("\t")], 16) for line in lines if "\tkTGH\t" in line}


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

    The regional Han would double the files, and a report set in them wants a face of its region.
    """
    table = font["GSUB"].table
    han_codes = spread(HAN_BLOCKS)
    han = {name for code, name in font.getBestCmap().items() if code in han_codes}
    for script in table.ScriptList.ScriptRecord:
        systems = script.Script.LangSysRecord
        script.Script.LangSysRecord = [s for s in systems if s.LangSysTag not in ("JAN ", "KOR ")]
        script.Script.LangSysCount = len(script.Script.LangSysRecord)
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


def open_bytes(data: bytes) -> TTFont:
    """A font held in memory."""
    return TTFont(io.BytesIO(data), recalcTimestamp=False)


def to_bytes(font: TTFont) -> bytes:
    """The file that a font would be."""
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def fetch_display(folder: Path) -> Path:
    """Downloads the npm package of DM Serif Display and unpacks it."""
    command = ["npm", "pack", "--silent", DISPLAY_PACKAGE]
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


def write_licences(package: Path) -> None:
    """LICENSES/: one text for each source of fonts."""
    folder = HERE / "LICENSES"
    folder.mkdir(exist_ok=True)
    noto = notices(CUTS[0]) + "\n" + notices(CUTS[2]) + "\n\n" + debian_licence("fonts-noto-cjk")
    wenkai = notices(next(cut for cut in CUTS if cut.key == "kai-regular"))
    (folder / "OFL-noto-cjk.txt").write_text(noto, encoding="utf-8")
    (folder / "OFL-lxgw-wenkai.txt").write_text(wenkai + "\n\n" + debian_licence("fonts-lxgw-wenkai"), encoding="utf-8")
    (folder / "OFL-dm-serif-display.txt").write_bytes((package / "LICENSE").read_bytes())


def write_index(entries: dict[str, dict[str, object]]) -> None:
    """fonts.yaml: the files, and for each role the chain of files asked for a character one after another."""
    head = "# Made by build_fonts.py. `fonts` names the files, `roles` the order in which a role asks them for a character.\n"
    body = yaml.safe_dump({"fonts": entries, "roles": ROLES}, allow_unicode=True, sort_keys=False, width=110)
    (HERE / "fonts.yaml").write_text(head + body, encoding="utf-8")


DISPLAY = Cut("display", Path(), "DM Serif Display", "DM Serif Display", "DMSerifDisplay-Regular",
              coverage="拉丁字母、数字（标题大字）", licence="LICENSES/OFL-dm-serif-display.txt")  # fmt: skip


def make_all(package: Path, scratch: Path) -> None:
    """Writes every file of this folder but README.md and this script."""
    wanted = gb2312() | standard_characters() | spread(BLOCKS)
    entries = {}
    for cut in CUTS:
        path = HERE / f"{cut.key}{'.otf' if cut.source.suffix == '.ttc' else '.ttf'}"
        font = cut_face(cut, wanted)
        save(font, path)
        entries[cut.key] = entry(font, path, cut)
    display = join_display(package, scratch)
    save(display, HERE / "display.ttf")
    entries["display"] = entry(display, HERE / "display.ttf", DISPLAY)
    write_licences(package)
    write_index(entries)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--display", type=Path, help="the unpacked npm package, where npm is not at hand")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        make_all(options.display or fetch_display(scratch), scratch)


if __name__ == "__main__":
    main()
