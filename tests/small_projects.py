"""A small project written into a folder, and stand-ins for the fonts and the judge of pictures."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path

from printreport.core.diagnostics import Diagnostic
from printreport.images.image_store import PictureProblem
from printreport.model.document import Document, Picture
from printreport.source.project import ReadResult, read_project


class EveryFont:
    """Fonts that have every assigned character but emoji and private-use ones."""

    def can_print(self, role: str, text: str) -> bool:
        assert role in ("song", "hei-medium", "kai")
        bare = ord(text[0]) >= 0x1F000 and ord(text[0]) < 0x20000
        return not bare and unicodedata.category(text[0]) not in ("Co", "Cn")

    def unlike_face(self, role: str, char: str) -> object | None:
        return object() if char == "㐂" and role.startswith("hei") else None

    def for_language(self, _language: str) -> EveryFont:
        return self


class EasyJudge:
    """Takes every file for a picture unless it says `bad`."""

    def probe(self, path: Path) -> Picture | PictureProblem:
        if path.is_dir():
            return PictureProblem("picture-not-a-file", "是文件夹", "写文件。")
        data = path.read_bytes()
        if data.startswith(b"bad"):
            return PictureProblem("picture-corrupt", "图片损坏", "换一个文件。")
        return Picture(str(path), 1200, 800, "JPEG", "0" * 64)

    def stand_in(self, ratio: float) -> Picture:
        return Picture("", 6000, round(6000 / ratio), "PNG", "1" * 64)

    def notes(self, path: Path) -> tuple[PictureProblem, ...]:
        """Says of a file that begins with `odd` that something of it is left out."""
        odd = path.read_bytes().startswith(b"odd")
        return (PictureProblem("picture-profile", "配置文件不用", "换一个。"),) if odd else ()


class Project:
    """A project in a folder: what isn't given is as small as it can be."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.put("content/report.yaml", "title: 年度报告\n")
        self.put("content/sections/01-a.md", "正文。\n")

    def put(self, path: str, content: str | bytes) -> Project:
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
        return self

    def report(self, text: str) -> Project:
        return self.put("content/report.yaml", f"title: 年度报告\n{text}\n")

    def body(self, text: str, front: str = "") -> Project:
        return self.put("content/sections/01-a.md", f"---\n{front}\n---\n{text}\n" if front else text)

    def photos(self, entries: Mapping[str, str]) -> Project:
        for name in entries:
            self.put(f"images/{name}.jpg", b"picture")
        text = "".join(f"{name}:\n  file: {name}.jpg\n{_indented(rest)}" for name, rest in entries.items())
        return self.put("content/captions.yaml", text)

    def read(self) -> ReadResult:
        return read_project(self.root, EveryFont(), EasyJudge())

    def document(self) -> Document:
        result = self.read()
        assert result.document is not None, result.diagnostics
        return result.document

    def messages(self) -> tuple[Diagnostic, ...]:
        return self.read().diagnostics

    def only(self) -> Diagnostic:
        (message,) = self.messages()
        return message

    def codes(self) -> list[str]:
        return [message.code for message in self.messages()]


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())
