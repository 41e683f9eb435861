"""Reports for the benchmarks: the repository's own, its text repeated, and the same as a Typst document."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
STYLE = """#set page(width: 210mm, height: 285mm, margin: (top: 22mm, bottom: 19.4mm, inside: 21mm, outside: 18.6mm), columns: 2)
#set text(font: "Noto Serif CJK SC GB", size: 10.5pt, lang: "zh", region: "cn")
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 6.5pt, spacing: 6.5pt)
#show heading: set text(font: "Noto Sans CJK SC GB", size: 15.75pt, fill: cmyk(0%, 100%, 100%, 10%))
"""


def copy_report(folder: Path, times: int) -> Path:
    """The repository's report with every section's text set `times` times over; its photographs stay as they are."""
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copytree(ROOT / "images", folder / "images")
    for path in sorted((folder / "content/sections").glob("*.md")):
        head, body = split_section(path.read_text("utf-8"))
        path.write_text(head + "\n\n".join([body.strip()] * times) + "\n", "utf-8")
    return folder


def split_section(text: str) -> tuple[str, str]:
    """A section's front matter with its rules, and the rest."""
    if not text.startswith("---\n"):
        return "", text
    end = text.index("\n---\n", 4) + 5
    return text[:end], text[end:]


def edit_one_word(report: Path) -> None:
    """Change a word of the third section and back again, as an editor with a preview does."""
    path = sorted((report / "content/sections").glob("*.md"))[2]
    text = path.read_text("utf-8")
    new = text.replace("坚持引导", "持续引导", 1) if "坚持引导" in text else text.replace("持续引导", "坚持引导", 1)
    assert new != text
    path.write_text(new, "utf-8")


def write_typst(report: Path) -> Path:
    """The same words and photographs for Typst: two columns, headings, pictures with captions, figures in a row."""
    captions = yaml.safe_load((report / "content/captions.yaml").read_text("utf-8"))
    brochure = yaml.safe_load((report / "content/report.yaml").read_text("utf-8"))
    parts = [STYLE, f"#place(top, float: true, scope: \"parent\", text(48pt)[{' '.join(brochure['title'])}])\n"]
    for path in sorted((report / "content/sections").glob("*.md")):
        parts.append(typst_section(path, captions))
    main = report / "report.typ"
    main.write_text("\n\n".join(parts), "utf-8")
    return main


def typst_section(path: Path, captions: dict[str, dict[str, str]]) -> str:
    """One section: heading, its photographs and figures, its paragraphs."""
    head, body = split_section(path.read_text("utf-8"))
    front = yaml.safe_load(head.strip("-\n")) if head else {}
    parts = [f"= {front['heading']}"] if front.get("heading") else []
    for photo in front.get("photos", ()):
        caption = captions[photo]
        parts.append(f"#figure(image(\"images/{caption['file']}\"), caption: [{caption['caption']}])")
    figures = [f"text(30pt)[{s['figure']}] + [ {s['label']}]" for s in front.get("stats", ())]
    parts += [f"#block({figure})" for figure in figures]
    parts.append("\n\n".join(typst_text(p) for p in body.split("\n\n")))
    return "\n\n".join(parts)


def typst_text(text: str) -> str:
    """A paragraph as a Typst string: no character of it is markup."""
    return f"#{json.dumps(text.strip().replace('**', ''), ensure_ascii=False)}" if text.strip() else ""
