"""Judges pictures, looks at their tones and keeps what was made of them, all by the hash of their bytes."""

from __future__ import annotations

import base64
import hashlib
import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from printreport.core.kept_results import KeptResults
from printreport.images.likeness import SIDE, Impression
from printreport.images.picture_file import (
    MAX_BYTES,
    MAX_PIXELS,
    UnreadablePicture,
    foreign_format,
    format_name,
    load_upright,
    on_paper,
    open_picture,
    taken_at,
    upright_size,
)
from printreport.images.stand_in import StandIns
from printreport.model.document import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

# Raised whenever what is kept would come out differently: older entries are then never found.
_RECIPE = 2
_PREVIEW_SIDE = 192

Tones = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class PictureProblem:
    """Why a picture cannot be used: stable code, Chinese message, hint."""

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
    if not path.is_file():
        return PictureProblem("picture-not-a-file", f"{path.name} 不是文件", "请写图片文件的名字。")
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
    from PIL import UnidentifiedImageError
    from PIL.Image import DecompressionBombError

    try:
        with open_picture(path) as image:
            # Asked before anything else: the EXIF of a PNG is only known once its pixels are decoded.
            if image.width * image.height > MAX_PIXELS:
                return _too_many_pixels(*image.size)
            return _decode(image)
    except DecompressionBombError:
        return PictureProblem("picture-too-many-pixels", "图片像素超过 3 亿的上限", "请缩小后再用。")
    except UnidentifiedImageError:
        return PictureProblem("picture-format", "认不出是哪种图片", "请另存为 JPEG、PNG、TIFF 或 WebP。")
    except UnreadablePicture as fault:
        return PictureProblem("picture-depth", f"图片不能用：{fault}", "请另存为每通道 8 位或 16 位的图片。")
    except MemoryError:
        return PictureProblem("picture-too-many-pixels", "图片太大，内存放不下", "请缩小后再用。")
    except Exception as fault:
        # Pillow's decoders raise anything at all on broken bytes (SyntaxError, struct.error, KeyError …).
        if "truncated" in str(fault).lower():
            return PictureProblem("picture-truncated", "图片文件不完整，后面的部分缺失", "请重新复制或导出这张图片。")
        return PictureProblem("picture-corrupt", "图片文件已损坏，无法解码", "请重新复制或导出这张图片。")


def _too_many_pixels(width: int, height: int) -> PictureProblem:
    return PictureProblem("picture-too-many-pixels", f"图片有 {width}×{height} 像素，超过 3 亿像素的上限", "请缩小后再用。")


def _decode(image: Image) -> _Seen:
    width, height = upright_size(image)
    name, taken = format_name(image), taken_at(image)
    share = min(1.0, _PREVIEW_SIDE / max(width, height))
    size = (max(1, round(width * share)), max(1, round(height * share)))
    small = on_paper(load_upright(image, least=size)).resize(size, resample=4).convert("RGB")
    raster = small.resize((SIDE, SIDE), resample=4).tobytes()
    return _Seen(width, height, name, size[0], size[1], small.convert("L").tobytes(), raster, taken)


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
    }
    return json.dumps(value).encode("utf-8")


def _unpack(data: bytes) -> _Seen | None:
    """The facts of a picture, or None for bytes of another shape."""
    try:
        value = json.loads(data)
        width, height, name, preview_width, preview_height = value["picture"]
        preview, raster = base64.b64decode(value["preview"]), base64.b64decode(value["raster"])
        seen = _Seen(width, height, name, preview_width, preview_height, preview, raster, value["taken"])
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
    )
