"""The list of fonts as an editor reads it: what each is for, what it holds, under which licence."""

from __future__ import annotations

from pathlib import Path

from printreport.core.diagnostics import columns_wide, format_diagnostic
from printreport.fonts.font_book import FontBook, FontFile, open_font_book

_HEAD = ("字体", "文件", "字数", "许可", "用途", "收字范围")


def font_lines(project: Path) -> list[str]:
    """A table of all fonts, the project's own included, then the chain of faces that each role asks for a character."""
    book = open_font_book(project.absolute())
    lines = _table([_HEAD, *(_row(file) for file in book.files())])
    lines += ["", "每种用途依次查找的字体："]
    lines += _chains(book)
    for language in book.languages:
        lines += ["", f"{language} 的报告依次查找的字体："]
        lines += _chains(book.for_language(language))
    return lines + [format_diagnostic(d) for d in book.diagnostics]


def _chains(book: FontBook) -> list[str]:
    return [f"  {role}：{' → '.join(face.key for face in book.chain(role))}" for role in book.roles]


def _row(file: FontFile) -> tuple[str, ...]:
    return (file.key, file.file, str(file.characters), file.licence, "、".join(file.roles), file.coverage)


def _table(rows: list[tuple[str, ...]]) -> list[str]:
    """Columns of equal width on a terminal, where a Han character takes two places."""
    widths = [max(columns_wide(row[i]) for row in rows) for i in range(len(rows[0]))]
    return ["  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - columns_wide(cell))
