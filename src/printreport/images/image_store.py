"""Judges pictures, looks at their tones and keeps what was made of them, all by the hash of their bytes."""

from __future__ import annotations

import base64
import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import UnidentifiedImageError
from PIL.Image import DecompressionBombError

from printreport.core.kept_results import KeptResults
from printreport.images.likeness import SIDE, Impression
from printreport.images.own_profile import own_colours, usual_colours
from printreport.images.paper_ground import UnreadablePicture
from printreport.images.picture_file import (
    MAX_BYTES,
    MAX_PIXELS,
    foreign_format,
    format_name,
    page_count,
    promised_format,
    taken_at,
)
from printreport.images.stand_in import StandIns
from printreport.images.upright import Header, TooHeavyPicture, read_header, upright
from printreport.model.document import Picture

MOST_RATIO = 50
"""How many times as long as high a picture may be; the longest painted scrolls are 25 times."""

# Raised whenever what is kept would come out differently: older entries are then never found.
_RECIPE = 3
_PREVIEW_SIDE = 192
"""Pixels of the longer side to which a picture is reduced where it is judged: little to keep, enough for its likeness."""
_NO_MEMORY = "picture-memory"

Tones = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class PictureProblem:
    """Why a picture cannot be used, or what of it is left out: stable code, Chinese message, hint."""

    code: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A decoded picture's facts, its small grey preview (row by row, one byte a pixel) and what it is recognised by."""

    width: int
    height: int
    format: str
    preview_width: int
    preview_height: int
    preview: bytes
    raster: bytes
    taken: float | None
    notes: tuple[PictureProblem, ...]


class ImageStore:
    """Pictures by path; `cache` is the folder for results that outlive a build, None for none; `results` holds them.

    Every method may be called from several threads.
    """

    def __init__(self, cache: Path | None) -> None:
        self.results = KeptResults(None if cache is None else cache / "results")
        self._hashes: dict[tuple[str, int, int, int], str] = {}
        self._seen: dict[str, _Seen | PictureProblem] = {}
        self._stand_ins = StandIns()

    def probe(self, path: Path) -> Picture | PictureProblem:
        """The picture's upright size, format and hash, or why it cannot be used; never raises.

        The pixels are really decoded once, so a truncated file is found here.
        """
        try:
            return self._probe(path)
        except (OSError, ValueError) as fault:
            # ValueError is what a path with a NUL in it gives.
            return PictureProblem("picture-unreadable", f"图片读不出来：{_reason(fault)}", "检查文件名和访问权限。")

    def stand_in(self, ratio: float) -> Picture | PictureProblem:
        """A grey field that holds a picture's place, its width `ratio` times its height; never raises."""
        try:
            return self._probe(self._stand_ins.file(ratio))
        except OSError as fault:
            return PictureProblem("picture-unreadable", f"占位图写不出来：{_reason(fault)}", "检查系统的临时文件夹。")

    def notes(self, path: Path) -> tuple[PictureProblem, ...]:
        """What of a picture that can be used is left out: a profile that does not fit, further pages. None of one that cannot."""
        if not isinstance(self.probe(path), Picture):
            return ()
        seen = self._seen[self._hash(path)]
        return seen.notes if isinstance(seen, _Seen) else ()

    def tones(self, path: Path, columns: int, rows: int) -> Tones:
        """Mean luminance, 0 black to 1 white, of the upright picture on a raster of rows by columns.

        A picture that cannot be used is all white.
        """
        if not isinstance(self.probe(path), Picture):
            return ((1.0,) * columns,) * rows
        seen = self._seen[self._hash(path)]
        return _mean_tones(seen, columns, rows) if isinstance(seen, _Seen) else ((1.0,) * columns,) * rows

    def impression(self, path: Path) -> Impression | None:
        """What the upright picture is recognised by among others; None for one that cannot be used."""
        if not isinstance(self.probe(path), Picture):
            return None
        seen = self._seen[self._hash(path)]
        return Impression(seen.raster, seen.width / seen.height, seen.taken) if isinstance(seen, _Seen) else None

    def _probe(self, path: Path) -> Picture | PictureProblem:
        if problem := _file_problem(path):
            return problem
        sha = self._hash(path)
        seen = self._seen.get(sha) or self._recall(sha)
        if seen is None:
            seen = _look_at(path)
            # What this computer lacked at the moment says nothing about the picture.
            if isinstance(seen, PictureProblem) and seen.code == _NO_MEMORY:
                return seen
            # What is wrong with a picture is seen anew each time: a cache never blames it.
            if isinstance(seen, _Seen):
                self.results.put(_verdict_name(sha), _pack(seen))
        self._seen[sha] = seen
        if isinstance(seen, PictureProblem):
            return seen
        return Picture(str(path), seen.width, seen.height, seen.format, sha)

    def _hash(self, path: Path) -> str:
        stat = path.stat()
        key = (str(path), stat.st_size, stat.st_mtime_ns, stat.st_ino)
        if key not in self._hashes:
            with path.open("rb") as file:
                self._hashes[key] = hashlib.file_digest(file, "sha256").hexdigest()
        return self._hashes[key]

    def _recall(self, sha: str) -> _Seen | None:
        data = self.results.get(_verdict_name(sha))
        return None if data is None else _unpack(data)


def _verdict_name(sha: str) -> str:
    return f"seen-{_RECIPE}-{sha}"


def _reason(fault: BaseException) -> str:
    return getattr(fault, "strerror", None) or type(fault).__name__


def _file_problem(path: Path) -> PictureProblem | None:
    if not path.exists():
        return PictureProblem("picture-missing", f"找不到图片文件 {path.name}", "检查文件名（大小写、扩展名）和所在文件夹。")
    if path.is_dir():
        hint = "写出里面那张图片的名字，例如 照片/合影.jpg"
        return PictureProblem("picture-not-a-file", f"{path.name} 是文件夹，不是图片", hint)
    if not path.is_file():
        message = f"{path.name} 不是普通文件（而是管道、设备一类），不能用作图片"
        return PictureProblem("picture-not-a-file", message, "把图片文件本身放在这里。")
    size = path.stat().st_size
    if size == 0:
        return PictureProblem("picture-empty", f"图片文件 {path.name} 是空的（0 字节）", "请重新复制或导出这张图片。")
    if size > MAX_BYTES:
        return PictureProblem(
            "picture-too-big",
            f"图片文件 {path.name} 有 {size / 1024 / 1024:.0f} MB，超过 200 MB 的上限",
            "请缩小后另存为 JPEG。",
        )
    with path.open("rb") as file:
        foreign = foreign_format(path, file.read(1024))
    if foreign:
        return PictureProblem(
            "picture-format", f"{path.name} 是{_spaced(foreign)}，不能用作图片", "请另存为 JPEG、PNG、TIFF 或 WebP。"
        )
    return None


def _spaced(name: str) -> str:
    return f" {name}" if name[0].isascii() else name


def _look_at(path: Path) -> _Seen | PictureProblem:
    """Decodes the picture at a small size; every way in which bytes can be broken ends in a value."""
    try:
        with path.open("rb") as file:
            header = read_header(file)
            # Asked before anything is decoded.
            if header.size[0] * header.size[1] > MAX_PIXELS:
                return _too_many_pixels(*header.size)
            if max(header.size) > MOST_RATIO * min(header.size):
                return _too_narrow(*header.size)
            return _decode(header)
    except DecompressionBombError:
        return PictureProblem("picture-too-many-pixels", "图片像素超过 3 亿的上限", "请缩小后再用。")
    except UnidentifiedImageError:
        return _unidentified(path)
    except UnreadablePicture as fault:
        return PictureProblem("picture-depth", f"图片不能用：{fault}", "请另存为每通道 8 位或 16 位的图片。")
    except TooHeavyPicture as fault:
        kind, most = fault.args
        message = f"{_spaced(kind).lstrip()} 图片要整张解码，最多 {most // 10000} 万像素，这张更大"
        return PictureProblem("picture-too-many-pixels", message, "请缩小，或另存为普通（基线）的 JPEG 或不隔行的 PNG。")
    except MemoryError:
        return PictureProblem(_NO_MEMORY, "电脑的内存不够，这张图片现在读不了", "关掉别的程序再试，或把图片缩小。")
    except Exception as fault:
        if isinstance(fault, OSError) and fault.errno is not None:
            # The disk's fault, not the picture's: told by `probe`, and not kept.
            raise
        # Pillow's decoders raise anything at all on broken bytes (SyntaxError, struct.error, KeyError …).
        if "truncated" in str(fault).lower():
            return PictureProblem("picture-truncated", "图片文件不完整，后面的部分缺失", "请重新复制或导出这张图片。")
        return PictureProblem("picture-corrupt", "图片文件已损坏，无法解码", "请重新复制或导出这张图片。")


def _unidentified(path: Path) -> PictureProblem:
    """What to say of a file that Pillow's readers do not take: its first bytes may tell what it wants to be."""
    with path.open("rb") as file:
        known = promised_format(file.read(16))
    if known == "TIFF":
        message = "这种 TIFF 读不了（通道、位数或压缩方式少见），也可能已经损坏"
        return PictureProblem(
            "picture-format", message, "请合并图层、去掉多余的通道，另存为 8 位 RGB 或 CMYK 的 TIFF，或存为 JPEG。"
        )
    if known:
        return PictureProblem("picture-corrupt", f"{known} 文件已损坏，无法解码", "请重新复制或导出这张图片。")
    return PictureProblem("picture-format", "认不出是哪种图片", "请另存为 JPEG、PNG、TIFF 或 WebP。")


def _too_many_pixels(width: int, height: int) -> PictureProblem:
    return PictureProblem("picture-too-many-pixels", f"图片有 {width}×{height} 像素，超过 3 亿像素的上限", "请缩小后再用。")


def _too_narrow(width: int, height: int) -> PictureProblem:
    message = f"图片有 {width}×{height} 像素，长边超过短边的 {MOST_RATIO} 倍，版面上放不下这样窄长的图"
    return PictureProblem("picture-shape", message, "请裁成较宽的一段再用。")


def _decode(header: Header) -> _Seen:
    width, height = header.size
    name, taken, pages = format_name(header.image), taken_at(header.image), page_count(header.image, header.file)
    info = dict(header.image.info)
    share = min(1.0, _PREVIEW_SIDE / max(width, height))
    size = (max(1, round(width * share)), max(1, round(height * share)))
    whole = upright(header, size)
    notes = (*_profile_note(info, whole.mode), *_pages_note(name, pages))
    small = whole.resize(size, resample=4).convert("RGB")
    raster = small.resize((SIDE, SIDE), resample=4).tobytes()
    return _Seen(width, height, name, size[0], size[1], small.convert("L").tobytes(), raster, taken, notes)


def _profile_note(info: Mapping[Any, Any], mode: str) -> Iterator[PictureProblem]:
    unused = own_colours(info, mode).unused
    if unused:
        message = f"嵌入的色彩配置文件{unused}；不用它，颜色按{_spaced(usual_colours(mode))} 读"
        yield PictureProblem("picture-profile", message, "颜色要是不对，请在图片软件里指定合适的配置文件（如 sRGB）再存一次。")


def _pages_note(name: str, pages: int) -> Iterator[PictureProblem]:
    if pages > 1:
        message = f"文件里有 {pages} 页，只用第一页" if name == "TIFF" else f"这是 {pages} 帧的动画，只用第一帧"
        yield PictureProblem("picture-pages", message, "要用别的，请把那一页单独存成一个文件。")


def _mean_tones(seen: _Seen, columns: int, rows: int) -> Tones:
    width, height, data = seen.preview_width, seen.preview_height, seen.preview

    def mean(row: int, column: int) -> float:
        top, left = row * height // rows, column * width // columns
        bottom = max(top + 1, (row + 1) * height // rows)
        right = max(left + 1, (column + 1) * width // columns)
        total = sum(sum(data[y * width + left : y * width + right]) for y in range(top, bottom))
        return total / (255.0 * (bottom - top) * (right - left))

    return tuple(tuple(mean(row, column) for column in range(columns)) for row in range(rows))


def _pack(seen: _Seen) -> bytes:
    value = {
        "picture": [seen.width, seen.height, seen.format, seen.preview_width, seen.preview_height],
        "preview": base64.b64encode(seen.preview).decode("ascii"),
        "raster": base64.b64encode(seen.raster).decode("ascii"),
        "taken": seen.taken,
        "notes": [[note.code, note.message, note.hint] for note in seen.notes],
    }
    return json.dumps(value).encode("utf-8")


def _unpack(data: bytes) -> _Seen | None:
    """The facts of a picture, or None for bytes of another shape."""
    try:
        value = json.loads(data)
        width, height, name, preview_width, preview_height = value["picture"]
        preview, raster = base64.b64decode(value["preview"]), base64.b64decode(value["raster"])
        notes = tuple(PictureProblem(code, message, hint) for code, message, hint in value["notes"])
        seen = _Seen(width, height, name, preview_width, preview_height, preview, raster, value["taken"], notes)
        return seen if _is_shaped(seen) else None
    except (ValueError, LookupError, TypeError, RecursionError):
        return None


def _is_shaped(seen: _Seen) -> bool:
    sides = (seen.width, seen.height, seen.preview_width, seen.preview_height)
    return (
        all(type(side) is int and side > 0 for side in sides)
        and seen.width * seen.height <= MAX_PIXELS
        and len(seen.preview) == seen.preview_width * seen.preview_height
        and len(seen.raster) == 3 * SIDE * SIDE
        and isinstance(seen.format, str)
        and (seen.taken is None or (type(seen.taken) is float and math.isfinite(seen.taken)))
        and all(isinstance(words, str) for note in seen.notes for words in (note.code, note.message, note.hint))
    )
