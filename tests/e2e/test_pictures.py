"""Pictures as scanners, cameras and phones write them stand in all three finished files in their colours."""

from __future__ import annotations

import io
import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from picture_samples import ADOBE_GAMMA, Lab, grey_profile, seen_grey, seen_rgb, write_picture
from press_samples import ADOBE, difference, lab_of, matrix_profile
from printreport.build.pipeline import Builder
from reports import run_command, write_report

pytestmark = pytest.mark.slow

SIZE = (900, 600)
TEXT = "旧机房里的织机停了二十年，去年冬天又响了起来。老工人教年轻人接线头，一教就是一个下午，谁也不说累。\n\n"

PICTURES = {
    "scan": ("jpg", Image.new("L", SIZE, 80), grey_profile(), seen_grey(((80,),), True)),
    "plain": ("png", Image.new("L", SIZE, 160), matrix_profile(ADOBE, ADOBE_GAMMA), seen_grey(((160,),), False)),
    "wide": (
        "tif",
        Image.new("RGB", SIZE, (200, 120, 90)),
        matrix_profile(ADOBE, ADOBE_GAMMA),
        seen_rgb(((200, 120, 90),), True),
    ),
    "cut": (
        "webp",
        Image.new("RGB", SIZE, (110, 140, 110)),
        matrix_profile(ADOBE, ADOBE_GAMMA)[:300],
        seen_rgb(((110, 140, 110),), False),
    ),
    "inks": ("ycck.jpg", Image.new("CMYK", SIZE, (20, 80, 60, 0)), None, [lab_of((20, 80, 60, 0))]),
    "light": ("bare.jpg", Image.new("CMYK", SIZE, (110, 20, 10, 0)), None, [lab_of((110, 20, 10, 0))]),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of these pictures, built with an empty cache; what the build said stands in `said.txt`."""
    folder = tmp_path_factory.mktemp("pictures")
    captions, ids = "", []
    (folder / "report/images").mkdir(parents=True)
    for name, (ending, picture, profile, _) in PICTURES.items():
        write_picture(folder / f"report/images/{name}.{ending}", picture, ending, profile)
        captions += f"{name}:\n  file: {name}.{ending}\n  caption: 织机。\n"
        ids.append(name)
    section = f"---\nheading: 织机\nphotos: [{', '.join(ids)}]\n---\n{TEXT * 12}"
    write_report(folder / "report", sections={"01-loom": section}, captions=captions)
    result = run_command("build", cwd=folder / "report", environment={"PRINTREPORT_CACHE": str(folder / "cache")})
    assert result.returncode == 0, result.stderr
    (folder / "report/said.txt").write_text(result.stderr, "utf-8")
    return folder / "report"


def pictures_of(file: Path) -> Iterator[Image.Image]:
    """Every picture of a PDF, read by pikepdf and Pillow: inks as 255 for full, light as it is."""
    with pikepdf.open(file) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image" and thing.get("/Filter") == "/DCTDecode":
                image = Image.open(io.BytesIO(thing.read_raw_bytes()))
                # Pillow turns four inks as Adobe stores them, which the file has to say in /Decode.
                turned = [int(value) for value in thing.get("/Decode", [])] == [1, 0] * 4
                assert turned == (image.mode == "CMYK")
                yield image if image.width > 40 and image.height > 40 else image.resize((41, 41))


def colours_of(file: Path) -> list[Lab]:
    """The colour in the middle of every picture."""
    found = []
    for image in pictures_of(file):
        pixel = image.getpixel((image.width // 2, image.height // 2))
        if image.mode == "L" and file.name == "press.pdf":
            found.append((lab_of((0, 0, 0, 255 - int(pixel)))[0], 0.0, 0.0))  # type: ignore[arg-type]
        elif image.mode == "L":
            found.append(seen_grey(((int(pixel),),), False)[0])  # type: ignore[arg-type]
        elif image.mode == "RGB":
            found.append(seen_rgb((pixel,), False)[0])  # type: ignore[arg-type]
        else:
            found.append(lab_of(pixel))  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(("name", "slack"), [("press.pdf", 4.0), ("screen.pdf", 6.0), ("booklet.pdf", 6.0)])
def test_every_picture_has_its_colour_in_the_finished_file(project: Path, name: str, slack: float) -> None:
    found = colours_of(project / "out" / name)
    meant = [wanted for _, _, _, (wanted,) in PICTURES.values()]
    assert all(difference(one, other) > 2 * slack for one, other in itertools.combinations(meant, 2))
    for picture, (_, _, _, (wanted,)) in PICTURES.items():
        assert min(difference(wanted, colour) for colour in found) <= slack, (picture, wanted, found)


def test_the_profiles_that_are_left_out_are_told_at_the_pictures(project: Path) -> None:
    said = (project / "said.txt").read_text("utf-8")
    lines = (project / "content/captions.yaml").read_text("utf-8").splitlines()
    for name in PICTURES:
        place = f"content/captions.yaml:{lines.index(f'{name}:') + 2}:9: 警告[picture-profile]"
        assert (place in said) == (name in ("plain", "cut"))


def spent_by_commands() -> float:
    """The processor's seconds of the commands that were run so far, which a busy machine does not make more."""
    return os.times().children_user + os.times().children_system


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_pipes_and_huge_files_among_the_pictures_neither_stop_a_build_nor_fill_the_memory(project: Path) -> None:
    os.mkfifo(project / "images/pipe.jpg")
    with (project / "images/huge.jpg").open("wb") as file:
        file.truncate(5 << 30)
    begun = spent_by_commands()
    good = run_command("check", cwd=project)
    assert good.returncode == 0, good.stderr
    captions = project / "content/captions.yaml"
    added = "".join(f"q{name}:\n  file: {name}.jpg\n  caption: 织机。\n" for name in ("pipe", "huge"))
    captions.write_text(captions.read_text("utf-8") + added, "utf-8")
    bad = run_command("build", cwd=project)
    assert spent_by_commands() - begun < 30
    assert bad.returncode == 1
    assert "picture-not-a-file" in bad.stderr
    assert "picture-too-big" in bad.stderr


def test_a_picture_taken_away_during_a_build_is_the_editors_to_put_back(tmp_path: Path) -> None:
    root = write_report(
        tmp_path / "report",
        sections={"01-loom": f"---\nheading: 织机\nphotos: [a]\n---\n{TEXT * 4}"},
        captions="a:\n  file: a.png\n  caption: 织机。\n",
    )
    (root / "images").mkdir()
    Image.new("RGB", SIZE, "red").save(root / "images/a.png")

    def take_away(stage: str) -> None:
        if stage == "排版":
            (root / "images/a.png").unlink()

    result = Builder(cache=None).build(root, progress=take_away)
    assert [(d.code, d.span.path, d.span.line) for d in result.diagnostics if d.is_error] == [
        ("picture-changed", "content/captions.yaml", 1)
    ]
    assert not (root / "out").exists()
