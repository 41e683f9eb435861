"""Random projects through the whole build: a PDF or messages with places, never a traceback, never a hang."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from printreport import Builder, BuildResult
from printreport.commands.starter import starter_folder
from reports import empty_folder, lay_small_starter, write_report
from spent_time import at_most

HANG = 60.0
"""Seconds of the processor within which every build ends."""

BUILDER = Builder()
QUICK = settings(deadline=None, max_examples=120, suppress_health_check=list(HealthCheck), derandomize=True)
# Whole builds are too slow to be shrunk: the failing report is printed as it was found.
WHOLE = settings(QUICK, max_examples=14, phases=(Phase.explicit, Phase.generate))

HAN = st.text(alphabet="坚持以职工为中心服务更加周到全年共有名参加培训满意率稳步推进取得新的展", min_size=1, max_size=60)
CLAUSE = st.tuples(HAN, st.sampled_from("，。；！？、：")).map("".join)
FIGURE = st.tuples(st.integers(1, 99999), st.sampled_from(["名", "家", "万元", "%", "余人次"])).map(lambda f: f"{f[0]}{f[1]}")
LATIN = st.sampled_from(["APP", "PDF/X-4", "2019—2024年", "10:30", "GDP", "3,000", "www.example.org", "（试行）", "“两会”"])
SENTENCE = st.lists(st.one_of(CLAUSE, CLAUSE, FIGURE, LATIN), min_size=1, max_size=14).map("".join)
DATE = st.sampled_from(["2015年2月", "3月8日", "2016.5.8", "二〇一七年", "年底", "2018年3月—5月", "### 起步", "2019年"])
EVENTS = st.lists(st.tuples(DATE, SENTENCE), min_size=1, max_size=9).map(
    lambda events: [date if date.startswith("#") else f"{date}：{text}" for date, text in events]
)
NAMES = st.lists(st.sampled_from(["张伟", "李建国", "阿依古丽·买买提", "欧阳秀英", "王芳 办公室"]), min_size=1, max_size=40)
LINES = st.lists(SENTENCE, min_size=1, max_size=5)
FENCED = st.one_of(
    st.tuples(st.just("大事记 十年"), EVENTS),
    st.tuples(st.just("名单 先进个人"), NAMES),
    st.tuples(st.just("提示"), LINES),
    st.tuples(st.just("落款"), LINES.map(lambda lines: [line[:16] for line in lines])),
).map(lambda block: "\n".join([f"::: {block[0]}", *block[1], ":::"]))
BLOCK = st.one_of(
    SENTENCE,
    SENTENCE,
    SENTENCE,
    FENCED,
    SENTENCE.map(lambda text: f"### {text[:18]}"),
    st.lists(SENTENCE, min_size=1, max_size=4).map(lambda items: "\n".join(f"- {text}" for text in items)),
    SENTENCE.map(lambda text: f"> {text}"),
    st.tuples(SENTENCE, SENTENCE).map(lambda cells: f"| 甲 | 乙 |\n| --- | ---: |\n| {cells[0][:12]} | {cells[1][:6]} |"),
    SENTENCE.map(lambda text: f"**{text}**后文"),
)


PHOTOS = ("p0", "p1", "p2", "p3")
PLACES = st.sampled_from(["auto", "auto", "auto", "column", "full", "spread", "cover"])
PICTURES = st.sampled_from(["library.png", "reading-room.png", "book-bus.png"])
FOCUS = st.sampled_from(["", ", focus: [0.1, 0.3, 0.6, 0.9]", ", focus: [0, 0, 1, 1]", ", focus: [0.9, 0.9, 1, 1]"])
CAPTIONS = st.tuples(*(st.tuples(PICTURES, PLACES, FOCUS) for _ in PHOTOS)).map(
    lambda chosen: "".join(
        f"{photo}: {{file: {file}, caption: {photo}的说明。, place: {place}{focus}}}\n"
        for photo, (file, place, focus) in zip(PHOTOS, chosen, strict=True)
    )
)


@st.composite
def sections(draw: st.DrawFn) -> dict[str, str]:
    """A few sections with figures and quotes that stand in their own text, and photographs shared out among them."""
    made = {}
    left = list(draw(st.lists(st.sampled_from(PHOTOS), unique=True)))
    for number in range(draw(st.integers(1, 4))):
        head, body = [], draw(st.lists(BLOCK, min_size=1, max_size=12))
        taken = [left.pop() for _ in range(min(len(left), draw(st.integers(0, 2))))]
        if taken:
            head.append(f"photos: [{', '.join(taken)}]")
        if draw(st.booleans()) or number:
            head.append(f"heading: {draw(HAN)}")
        if draw(st.integers(0, 3)) == 3:
            body += [f"{draw(HAN)}[^1]。", f"[^1]: {draw(SENTENCE)}"]
        if draw(st.integers(0, 7)) == 7:
            made[f"{number:02}-part"] = f"---\nkind: message\nname: 王建国\nsignature: 王建国\n---\n{draw(SENTENCE)}\n"
            continue
        figures = draw(st.lists(FIGURE, max_size=4, unique=True))
        if figures:
            body.append("，".join(f"共{figure}" for figure in figures) + "。")
            head += ["stats:", *(f"  - {{figure: {figure}, label: {draw(HAN)[:8]}}}" for figure in figures)]
        if draw(st.booleans()):
            quote = draw(HAN)
            body.append(f"前文，{quote}。")
            head.append(f"quote: {quote}")
        made[f"{number:02}-part"] = ("---\n" + "\n".join(head) + "\n---\n" if head else "") + "\n\n".join(body) + "\n"
    return made


REPORT = st.builds(
    "title: {}\ntrim: {}\nbinding: {}\npages: {}\ncontents: {}\n".format,
    HAN.map(lambda text: text[:16]),
    st.sampled_from(["大16开", "A4", "A5", "大32开", "300x200mm", "210x210mm"]),
    st.sampled_from(["saddle-stitch", "perfect", "none"]),
    st.sampled_from(["auto", "auto", "auto", "8", "7"]),
    st.sampled_from(["false", "true"]),
)


def judged(project: Path) -> BuildResult:
    """Build, and hold what must be true of every build."""
    with at_most(HANG):
        result = BUILDER.build(project)
    assert not result.is_own_defect, result.errors
    assert result.ok == bool(result.files)
    for file in result.files:
        assert file.path.suffix != ".pdf" or file.path.read_bytes().startswith(b"%PDF-")
    for message in result.diagnostics:
        assert message.span.line >= 1
        assert message.span.column >= 1
        assert message.message
    return result


@WHOLE
@given(report=REPORT, texts=sections(), captions=CAPTIONS)
def test_any_report_of_plain_values_gives_a_file_or_messages(report: str, texts: dict[str, str], captions: str) -> None:
    with empty_folder() as folder:
        project = write_report(folder / "report", report, texts, captions)
        shutil.copytree(starter_folder() / "images", project / "images")
        judged(project)


def sample_files() -> list[str]:
    with empty_folder() as folder:
        lay_small_starter(folder)
        files = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
        return sorted(file.as_posix() for file in files if file.parts[0] in ("content", "images"))


FILES = sample_files()
CHARACTERS = ["", "\x00", "\ufeff", "\t", "\r\n", "\u202e", "\ue000", "\u200b", "\ud7ff", "😀", "𠮷", "\u3000"]
MARKUP = [":", "- ", "&a ", "*a", "!!str ", "{", "]", "'", '"', "|", "#", "---\n", "<b>", "```", "![x](y)", "[^1]"]
WORDS = ["pages: 7\n", "../", "{犇|bēn}", "[词]{.dots}", "**", "$", "1e3", "999名"]
NASTY = st.sampled_from(CHARACTERS + MARKUP + WORDS)


@pytest.mark.parametrize("part", range(6))
@settings(QUICK, max_examples=20)
@given(data=st.data())
def test_a_sample_report_with_any_wound_gives_a_file_or_messages(data: st.DataObject, part: int) -> None:
    """In parts, so that no one test is long: a part of the files each, which have one wound or two."""
    with empty_folder() as folder:
        lay_small_starter(folder)
        for _ in range(data.draw(st.integers(1, 2))):
            path = folder / data.draw(st.sampled_from(FILES[part::6]))
            old = path.read_bytes()
            start = data.draw(st.integers(0, len(old)))
            end = data.draw(st.integers(start, min(len(old), start + 40)))
            wound = data.draw(st.one_of(NASTY.map(lambda text: text.encode("utf-8")), st.binary(max_size=6)))
            path.write_bytes(old[:start] + wound + old[end:])
        checked = BUILDER.check(folder)
        assert all(d.span.line >= 1 and d.message for d in checked.diagnostics)


@pytest.mark.parametrize("missing", FILES)
def test_a_sample_report_builds_without_a_section_and_without_no_other_file(missing: str) -> None:
    with empty_folder() as folder:
        lay_small_starter(folder)
        (folder / missing).unlink()
        assert BUILDER.check(folder).ok == missing.startswith("content/sections")
