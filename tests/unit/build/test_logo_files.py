"""Emblems: which files are taken, and what is told of the others."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from printreport.build.kept_builds import build_key
from printreport.build.logo_files import LogoFiles
from printreport.core.diagnostics import Diagnostic
from printreport.images.image_store import ImageStore
from printreport.model.document import Logo
from printreport.source.project import read_project
from small_projects import EasyJudge, EveryFont, Project

CLEAR, RED = (0, 0, 0, 0), (200, 0, 0, 255)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "images").mkdir()
    return Project(tmp_path)


def emblem(project: Project, name: str, size: tuple[int, int], mode: str = "RGBA", ground: object = CLEAR) -> None:
    image = Image.new("RGBA", size, ground)  # type: ignore[arg-type]
    image.paste(RED, (size[0] // 4, size[1] // 4, size[0] // 2, size[1] // 2))
    image.convert(mode).save(project.root / "images" / name)


def pdf(project: Project, pages: int = 1, size: tuple[int, int] = (120, 60), content: bytes = b"0 0 9 9 re f") -> None:
    with pikepdf.new() as file:
        for _ in range(pages):
            page = pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=[0, 0, *size], Contents=file.make_stream(content))
            file.pages.append(pikepdf.Page(page))
        file.save(project.root / "images/logo.pdf")


def read(project: Project, written: str) -> tuple[Logo | None, list[Diagnostic]]:
    project.report(f"logo: {written}")
    found = read_project(project.root, EveryFont(), EasyJudge(), LogoFiles(ImageStore(None)))
    return None if found.document is None else found.document.report.logo, list(found.diagnostics)


def told(project: Project, written: str) -> list[tuple[str, bool]]:
    return [(message.code, message.is_error) for message in read(project, written)[1]]


def test_a_pdf_is_taken_with_its_size_in_points(project: Project) -> None:
    pdf(project)
    logo, messages = read(project, "images/logo.pdf")
    assert messages == []
    assert logo is not None
    assert (logo.path, logo.format, logo.width, logo.height, logo.span.line) == ("images/logo.pdf", "PDF", 120, 60, 2)
    assert len(logo.sha256) == 64


@pytest.mark.parametrize(("name", "mode", "form"), [("a.png", "RGBA", "PNG"), ("a.png", "LA", "PNG"), ("a.tif", "RGBA", "TIFF")])
def test_pictures_with_transparency_are_taken(project: Project, name: str, mode: str, form: str) -> None:
    emblem(project, name, (500, 300), mode)
    logo, messages = read(project, f"images/{name}")
    assert messages == []
    assert logo is not None
    assert (logo.format, logo.width, logo.height) == (form, 500, 300)


@pytest.mark.parametrize(
    ("mode", "ground", "word"), [("RGB", "white", "白底"), ("RGB", "navy", "有底色"), ("RGBA", "white", "白底")]
)
def test_a_picture_without_transparency_is_warned_of(project: Project, mode: str, ground: str, word: str) -> None:
    emblem(project, "a.png", (500, 300), mode, ground)
    (message,) = read(project, "images/a.png")[1]
    assert (message.code, message.is_error) == ("logo-opaque", False)
    assert word in message.message


@pytest.mark.parametrize(
    ("size", "expected"), [((40, 40), [("logo-coarse", True)]), ((58, 200), [("logo-coarse", True)]),
                           ((60, 60), [("logo-coarse", False)]), ((117, 400), [("logo-coarse", False)]), ((119, 119), [])],
)  # fmt: skip
def test_a_picture_must_be_sharp_at_the_least_size(project: Project, size: tuple[int, int], expected: list[object]) -> None:
    emblem(project, "a.png", size)
    assert told(project, "images/a.png") == expected


def test_what_is_no_emblem(project: Project) -> None:
    emblem(project, "a.jpg", (500, 300), "RGB")
    emblem(project, "a.webp", (500, 300))
    emblem(project, "a.gif", (500, 300), "P")
    project.put("images/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>').put("images/a.eps", b"%!PS-Adobe")
    for name in ("a.jpg", "a.webp", "a.gif", "a.svg", "a.eps"):
        (message,) = read(project, f"images/{name}")[1]
        assert (message.code, message.is_error) == ("logo-format", True)
        assert "PDF" in message.hint
    emblem(project, "clear.png", (500, 300))
    Image.new("RGBA", (500, 300), CLEAR).save(project.root / "images/clear.png")
    assert told(project, "images/clear.png") == [("logo-blank", True)]


def test_further_pages_of_a_picture_are_told(project: Project) -> None:
    pages = [Image.new("RGBA", (300, 300), ground) for ground in (CLEAR, RED)]
    pages[0].paste(RED, (50, 50, 100, 100))
    pages[0].save(project.root / "images/a.tif", save_all=True, append_images=pages[1:])
    assert told(project, "images/a.tif") == [("picture-pages", False)]


@pytest.mark.parametrize(
    ("written", "code", "hint"),
    [
        ("logo.pdf", "missing-file", "images/logo.pdf"),
        ("images/lgo.pdf", "missing-file", "images/logo.pdf"),
        ("images/none.png", "missing-file", "images/logo.pdf"),
        ("images\\logo.pdf", "bad-path", "images/logo.pdf"),
        ("../logo.pdf", "outside-project", "images/logo.pdf"),
        ("/etc/passwd", "outside-project", "images/logo.pdf"),
        ("https://example.org/logo.pdf", "bad-path", "images/logo.pdf"),
        ("images", "bad-path", "images/logo.pdf"),
        ("[a]", "wrong-type", ""),
    ],
)
def test_wrong_places(project: Project, written: str, code: str, hint: str) -> None:
    pdf(project)
    (message,) = read(project, written)[1]
    assert (message.code, message.is_error, message.span.line) == (code, True, 2)
    assert hint in message.hint


def test_odd_pdfs(project: Project) -> None:
    pdf(project, pages=2)
    assert told(project, "images/logo.pdf") == [("logo-pages", False)]
    pdf(project, size=(595, 842))
    assert told(project, "images/logo.pdf") == [("logo-sheet", False)]
    pdf(project, size=(600, 50))
    assert told(project, "images/logo.pdf") == [("logo-shape", True)]
    pdf(project, content=b"")
    assert told(project, "images/logo.pdf") == [("logo-blank", True)]
    project.put("images/logo.pdf", b"%PDF-1.7 broken")
    assert told(project, "images/logo.pdf") == [("logo-damaged", True)]
    with pikepdf.new() as file:
        file.add_blank_page(page_size=(100, 50))
        file.save(project.root / "images/logo.pdf", encryption=pikepdf.Encryption(user="x", owner="y"))
    assert told(project, "images/logo.pdf") == [("logo-locked", True)]
    project.put("images/a.png", b"\x89PNG\r\n\x1a\nbroken")
    assert [code for code, error in told(project, "images/a.png") if error] == ["picture-corrupt"]


def test_a_build_is_not_kept_where_its_emblem_lies_elsewhere(project: Project) -> None:
    pdf(project)
    keys = [build_key(project.report(f"logo: {path}").root, "") for path in ("images/logo.pdf", '"images/logo.pdf"', "logo.pdf")]
    assert [key is None for key in keys] == [False, False, True]
