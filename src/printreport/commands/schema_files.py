"""Lays the JSON Schemas of a project's files beside it, by which editors with YAML support complete and explain keys."""

from __future__ import annotations

from pathlib import Path

from printreport.core.visible_text import visible
from printreport.core.whole_file import put_whole

SCHEMAS = Path(__file__).parent.parent / "data" / "schema"
FOLDER = ".schema"
_PLACES = {
    "report.json": "content/report.yaml 的第一行",
    "captions.json": "content/captions.yaml 的第一行",
    "layout.json": "content/layout.yaml 的第一行",
    "section.json": "content/sections/*.md 的第一个 --- 下面一行",
}


class SchemaError(Exception):
    """The schemas could not be written; the text is the Chinese sentence for the editor."""


def lay_schemas(project: Path) -> None:
    """Write every schema anew into the project's own folder for them. Raises OSError."""
    folder = project / FOLDER
    folder.mkdir(exist_ok=True)
    for name in _PLACES:
        put_whole(folder / name, folder / f".{name}.new", (SCHEMAS / name).read_bytes())


def write_schemas(project: Path) -> list[str]:
    """Lay the schemas into a project and say which line in its files names them. Raises SchemaError."""
    if not (project / "content").is_dir():
        raise SchemaError(f"{visible(str(project))} 不是稿件文件夹：里面没有 content；写装着 content 和 images 的那个文件夹。")
    try:
        lay_schemas(project)
    except OSError as problem:
        raise SchemaError(f"写不进 {visible(str(project / FOLDER))}：{problem.strerror or problem}") from problem
    lines = [f"格式说明已写好：{visible(str(project / FOLDER))}（{len(_PLACES)} 个文件）"]
    lines.append("编辑器（例如装了 YAML 扩展的 VS Code）照它补全、说明、检查各个键；每个文件里写一行注释：")
    for name, where in _PLACES.items():
        lines.append(f"  {where}：{schema_line(name, deep=name == 'section.json')}")
    return lines


def schema_line(name: str, deep: bool) -> str:
    """The comment by which a file in `content`, or one folder deeper, names its schema."""
    return f"# yaml-language-server: $schema={'../' * (1 + deep)}{FOLDER}/{name}"
