"""Opens the files of emblems, each by the room that reads its kind; a report without a PDF among them loads no reader of PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, cast

from printreport.images.image_store import ImageStore, PictureProblem
from printreport.images.logo_picture import MOST_PIXELS, ground_of
from printreport.images.picture_file import foreign_format
from printreport.model.document import Picture
from printreport.source.logo_file import LogoFile

_AS_PDF = "用制图软件（Illustrator、CorelDRAW、Inkscape）打开它，另存为 PDF，再写 logo: images/logo.pdf"
_CLEAR = "最好用矢量的 PDF；图片要存成透明底的 PNG 或 TIFF。"
_GROUNDS = {"white": "白底", "coloured": "有底色"}


class LogoFiles:
    """Judges emblems: a PDF by its first page, a picture by its pixels and its transparency."""

    def __init__(self, images: ImageStore) -> None:
        self.images = images

    def judge(self, path: Path) -> LogoFile | PictureProblem:
        """What the file is, or why it cannot be printed as an emblem; never raises for what a file holds."""
        try:
            with path.open("rb") as file:
                kind = foreign_format(path, file.read(1024))
        except OSError as fault:
            return PictureProblem("logo-unreadable", f"文件读不出来：{fault.strerror or fault}", "检查文件和访问权限。")
        if kind == "PDF":
            return _pdf(path)
        if kind in ("SVG", "EPS"):
            return PictureProblem("logo-format", f"这是 {kind} 文件，不能直接用", _AS_PDF)
        if kind is not None:
            return PictureProblem("logo-format", f"这是{kind}文件，不能用作标志", _CLEAR)
        return self._picture(path)

    def _picture(self, path: Path) -> LogoFile | PictureProblem:
        found = self.images.probe(path)
        if isinstance(found, PictureProblem):
            return PictureProblem("logo-format", found.message, _CLEAR) if found.code == "picture-format" else found
        if found.format not in ("PNG", "TIFF"):
            message = f"{found.format} 图片没有透明底，印出来是一块方框"
            return PictureProblem("logo-format", message, f"向设计者要原件。{_CLEAR}")
        if found.width * found.height > MOST_PIXELS:
            message = f"标志有 {found.width}×{found.height} 像素，超过 {MOST_PIXELS // 10000} 万像素"
            return PictureProblem("picture-too-many-pixels", message, "缩小到长边 4000 像素以内，再存一次。")
        return _on_its_ground(path, found, self.images.notes(path))


def _on_its_ground(path: Path, picture: Picture, notes: tuple[PictureProblem, ...]) -> LogoFile | PictureProblem:
    try:
        ground = ground_of(path)
    except Exception:
        # Pillow raises anything at all on odd bytes; the store has only asked for colours, not for transparency.
        return PictureProblem("picture-corrupt", "图片的透明通道读不出来", "请重新导出这个文件。")
    if ground == "nothing":
        return PictureProblem("logo-blank", "图片是全透明的，什么也印不出来", "重新导出这个文件。")
    if ground in _GROUNDS:
        message = f"标志没有透明底（{_GROUNDS[ground]}），在有颜色的封面上会印成一块方框"
        notes = (*notes, PictureProblem("logo-opaque", message, _CLEAR))
    form = cast(Literal["PNG", "TIFF"], picture.format)
    return LogoFile(form, picture.width, picture.height, picture.sha256, notes)


def _pdf(path: Path) -> LogoFile | PictureProblem:
    from printreport.foreign.first_page import LockedError, first_page
    from printreport.foreign.limits import MalformedError, ReadingLimitError

    try:
        page = first_page(path)
    except LockedError as lock:
        return PictureProblem("logo-locked", f"这个 PDF {lock}", "请先去掉密码和限制，另存一份。")
    except MalformedError as fault:
        return PictureProblem("logo-damaged", f"不是 PDF，或者已经损坏：{fault}", "请重新复制或导出这个文件。")
    except (ReadingLimitError, MemoryError) as limit:
        reason = str(limit) or "内存不够"
        return PictureProblem("logo-too-much", f"超出限度：{reason}", "换用可靠的软件，只把标志重新导出成 PDF。")
    except OSError as fault:
        return PictureProblem("logo-unreadable", f"文件读不出来：{fault.strerror or fault}", "检查文件和访问权限。")
    if page.is_blank:
        return PictureProblem("logo-blank", "第一页是空白的，什么也印不出来", "重新导出这个文件。")
    notes: tuple[PictureProblem, ...] = ()
    if page.pages > 1:
        message = f"PDF 有 {page.pages} 页，只用第一页"
        notes = (PictureProblem("logo-pages", message, "要用别的，请把那一页单独存成一个文件。"),)
    return LogoFile("PDF", page.width, page.height, page.sha256, notes)
