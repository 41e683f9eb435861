"""Tables of many columns: every number stays whole, in smaller type where it must, or the table is refused by place."""

from __future__ import annotations

from pathlib import Path

import pytest

from printreport.build.pipeline import Builder
from printreport.build.results import BuildResult
from printreport.proof.page_reader import read_pages
from reports import write_report


@pytest.fixture(scope="module")
def builder() -> Builder:
    return Builder(cache=None)


def built(builder: Builder, folder: Path, rows: list[list[str]], theme: str) -> BuildResult:
    body = "\n".join("\t".join(row) for row in rows)
    write_report(folder, f"title: 试排\ntheme: {theme}\n", {"01-a": f"---\nheading: 一\n---\n{body}\n"})
    return builder.build(folder, folder / "out", editions=("press",))


@pytest.mark.parametrize(
    ("theme", "rows"),
    [
        ("vermilion", [["年份", *(f"{one}月" for one in range(1, 13))], ["2024", *(str(one * 37) for one in range(1, 13))]]),
        ("ink", [["单位", "户数", "产值（万元）", "税收", "人数", "面积"], ["中心", "1,234", "12345.67", "4", "5.25%", "1200"]]),
    ],
)
def test_numbers_stay_whole_in_a_table_of_many_columns(
    builder: Builder, tmp_path: Path, theme: str, rows: list[list[str]]
) -> None:
    assert built(builder, tmp_path, rows, theme).ok
    printed = "".join(page or "" for page in read_pages((tmp_path / "out/press.pdf").read_bytes())).split()
    numbers = [cell for cell in rows[1] if cell[0].isdigit()]
    assert all(any(number in word for word in printed) for number in numbers), printed


@pytest.mark.parametrize("columns", [24, 200])
def test_a_table_that_no_column_holds_is_refused_by_place(builder: Builder, tmp_path: Path, columns: int) -> None:
    rows = [[f"列{number}" for number in range(columns)], [str(number * 7) for number in range(columns)]]
    result = built(builder, tmp_path, rows, "vermilion")
    (message,) = result.errors
    assert (message.code, message.span.path, message.span.line) == ("table-columns", "content/sections/01-a.md", 4)
    assert not result.files
