"""Every assigned character of planes 0 to 3, wherever text is printed: on the page, or told of at its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PIL import Image

from printreport.build.pipeline import Builder
from printreport.core.diagnostics import Diagnostic, Severity
from reports import empty_folder

FILE = 90
"""How many characters a file of the sweep holds: of more than a hundred messages of a kind the rest are left out."""
WRITTEN = ("/", "\\", "\n", "\r")


def assigned() -> Iterator[int]:
    """The assigned code points of planes 0 to 3, and those that are none: noncharacters, surrogates, a private one."""
    for code in range(0x40000):
        char = chr(code)
        if unicodedata.category(char) not in ("Cn", "Cs", "Co") and char not in WRITTEN:
            yield code
    yield from (0xE000, 0xFDD0, 0xFFFE, 0x1FFFE, 0x2FFFF, 0xE0001, 0xE0041, 0xE0100, 0xE01EF, 0xF0000, 0x10FFFF)


def is_peculiar(code: int) -> bool:
    """Whether a character is of a kind that went wrong somewhere: marks, formats, spaces, raised or lowered ones, look-alikes."""
    char = chr(code)
    raised = unicodedata.decomposition(char).startswith(("<super>", "<sub>"))
    return code < 0x10000 and (raised or unicodedata.category(char) in ("Me", "Cf", "Zs") or 0x300 <= code < 0x370)


def sample() -> list[int]:
    codes = list(assigned())
    return sorted({*codes[::331], *filter(is_peculiar, codes), *codes[-11:], *range(0xF900, 0xFA70, 7), *range(0xFFA0, 0xFFA4)})


# -- projects -----------------------------------------------------------------------------------------------------------


def put(root: Path, number: int, text: str) -> None:
    (root / f"content/sections/{number:03}-a.md").write_text(text, "utf-8")


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def spoken(root: Path, codes: Sequence[int], form: Callable[[list[str]], str]) -> None:
    """Sections of FILE characters, each between two Han."""
    for number in range(0, len(codes), FILE):
        put(root, number // FILE + 1, form([f"甲{chr(code)}乙" for code in codes[number : number + FILE]]))


def paragraphs(words: list[str]) -> str:
    return "\n\n".join(f"{word}丙丁" for word in words)


def emphasised(words: list[str]) -> str:
    return "\n\n".join(f"正文**{word}**与*{word}*完" for word in words)


def latin(words: list[str]) -> str:
    return "文\n\n" + "\n\n".join(f"no{word[1:-1]}ne" for word in words)


def running(words: list[str]) -> str:
    return "正文" + "".join(words)


def subheadings(words: list[str]) -> str:
    return "\n\n".join(f"### {''.join(words[n : n + 6])}\n\n正文一句话。" for n in range(0, len(words), 6))


def lists(words: list[str]) -> str:
    return "\n".join(f"- {word}" for word in words)


def quotations(words: list[str]) -> str:
    return "\n>\n".join(f"> {word}" for word in words)


def tables(words: list[str]) -> str:
    return "正文一句话。\n\n| 名 | 数 |\n| --- | --- |\n" + "\n".join(f"| {word} | 乙 |" for word in words)


def readings(words: list[str]) -> str:
    return "\n\n".join(f"甲{{字|a{word[1:-1]}e}}乙" for word in words)


def headings(root: Path, codes: Sequence[int]) -> None:
    for number in range(0, len(codes), 8):
        words = "".join(f"甲{chr(code)}乙" for code in codes[number : number + 8])
        put(root, number // 8 + 1, f"---\nheading: {quoted(words)}\n---\n正文一句话。")


def labels(root: Path, codes: Sequence[int]) -> None:
    for number in range(0, len(codes), 5):
        words = [f"甲{chr(code)}乙" for code in codes[number : number + 5]]
        stats = "".join(f"  - {{figure: {n + 11}名, label: {quoted(word)}}}\n" for n, word in enumerate(words))
        put(root, number // 5 + 1, f"---\nheading: 年度\nstats:\n{stats}---\n共11名、12名、13名、14名、15名。")


def captions(root: Path, codes: Sequence[int]) -> None:
    (root / "images").mkdir()
    Image.new("RGB", (1500, 1000), (180, 40, 40)).save(root / "images/p.jpg")
    told = ""
    for number in range(0, len(codes), 40):
        words = "".join(f"甲{chr(code)}乙" for code in codes[number : number + 40])
        told += f"p{number}:\n  file: p.jpg\n  caption: {quoted(words)}\n"
        put(root, number // 40 + 1, f"---\nheading: 年度\nphotos: [p{number}]\n---\n{'正文一句话。' * 30}")
    (root / "content/captions.yaml").write_text(told, "utf-8")


def titles(root: Path, codes: Sequence[int]) -> None:
    put(root, 1, "---\nheading: 年度\n---\n正文一句话。")
    words = [f"甲{chr(code)}乙" for code in codes]
    parts = [quoted("".join(words[n : n + 8]) or "甲") for n in (0, 8, 16)]
    (root / "content/report.yaml").write_text(
        f"title: {parts[0]}\nbyline: {parts[1]}\npublisher: {parts[2]}\nbinding: none\n", "utf-8"
    )


def of_text(form: Callable[[list[str]], str]) -> Callable[[Path, Sequence[int]], None]:
    return lambda root, codes: spoken(root, codes, form)


PLACES: dict[str, tuple[Callable[[Path, Sequence[int]], None], int]] = {
    "paragraph": (of_text(paragraphs), 900),
    "emphasis": (of_text(emphasised), 450),
    "Latin word": (of_text(latin), 900),
    "running text": (of_text(running), 900),
    "subheading": (of_text(subheadings), 360),
    "list": (of_text(lists), 450),
    "quotation": (of_text(quotations), 450),
    "table": (of_text(tables), 90),
    "reading": (of_text(readings), 450),
    "heading": (headings, 240),
    "label": (labels, 120),
    "caption": (captions, 240),
    "title": (titles, 24),
}
"""Where text is printed, each with how many characters make a report."""


# -- the sweep ----------------------------------------------------------------------------------------------------------


def swept(place: str, codes: Sequence[int], builder: Builder) -> tuple[int, int]:
    """How many characters were printed and how many told of; fails where a report ends in any other way."""
    write, most = PLACES[place]
    left, printed, told = list(codes), 0, 0
    while left:
        batch = left[:most]
        with empty_folder() as root:
            (root / "content/sections").mkdir(parents=True)
            (root / "content/report.yaml").write_text("title: 试排\nbinding: none\n", "utf-8")
            write(root, batch)
            result = builder.build(root, root / "out", editions=("press",))
        if result.files:
            printed += len(batch)
            left = left[most:]
            continue
        named = set().union(*(told_of(d, batch) for d in result.diagnostics if d.severity is Severity.ERROR))
        assert named, (place, [f"U+{code:04X}" for code in batch[:20]], result.diagnostics[:3])
        told += len(named)
        left = [code for code in batch if code not in named] + left[most:]
    return printed, told


def told_of(message: Diagnostic, batch: Sequence[int]) -> set[int]:
    """The characters at a message's place in the editor's file; a message of a finished file is our defect."""
    assert message.span.path.startswith("content/"), message
    assert not message.code.startswith(("fidelity", "preflight", "press-")), message
    at = message.span.column - 1
    here = message.source[max(0, at - 1) : at + max(2, message.span.length)]
    return {ord(char) for char in here}.intersection(batch)


@pytest.fixture(scope="module")
def builder() -> Builder:
    return Builder(cache=None)


@pytest.mark.parametrize("place", ["paragraph", "heading", "caption"])
def test_a_sample_of_all_characters_is_printed_or_told_of(place: str, builder: Builder) -> None:
    codes = sample()
    some = codes if place == "paragraph" else codes[::5]
    printed, told = swept(place, some, builder)
    assert printed + told == len(some)
    assert printed > len(some) / 5
    assert told > len(some) / 5


@pytest.mark.full
@pytest.mark.parametrize("place", PLACES)
def test_every_character_is_printed_or_told_of(place: str, builder: Builder) -> None:
    codes = list(assigned())
    whole = codes if place in ("paragraph", "heading", "caption") else sorted({*codes[::7], *filter(is_peculiar, codes)})
    printed, told = swept(place, whole, builder)
    print(f"{place}: {printed} printed, {told} told of")
    assert printed + told == len(whole)


def test_a_message_without_a_place_is_a_defect() -> None:
    from printreport.core.diagnostics import error
    from printreport.core.span import Span

    with pytest.raises(AssertionError):
        told_of(error("fidelity-file", Span("out/press.pdf"), "x"), [0x41])
