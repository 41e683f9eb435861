"""Timelines, name lists, messages, notes, notices and signatures for sample reports, the same on every run."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import yaml
from PIL import Image, ImageDraw, ImageFont

PARTS = Path(__file__).with_name("sample_parts.yaml")
KAI = Path(__file__).parent.parent / "fonts/kai-regular.ttf"


@cache
def parts_of(domain: str) -> dict[str, Any]:
    """What a domain's timelines, lists and messages are made of, with the pools of all names."""
    read = yaml.safe_load(PARTS.read_text("utf-8"))
    pools = {key: read[key].split() for key in ("surnames", "given", "minority")}
    return {**pools, **read[domain]}


def fence(domain: str, word: str) -> str:
    """The block that a part's word names: `events`, `names`, `notice` or `voice`."""
    return {"events": timeline, "names": name_lists, "notice": notice, "voice": voice}[word](domain)


def timeline(domain: str) -> str:
    """All events of the domain, each with its whole date: a year alone stands before its events, `#` begins another block."""
    fences, year = ["::: 大事记"], ""
    for event in parts_of(domain)["events"]:
        date, _, text = event.partition(" ")
        if date == "#":
            fences.append(f"::: 大事记 {text}")
        elif not text and date.endswith("年"):
            year = event
        else:
            fences[-1] += f"\n{year}{date}：{text}。" if text else f"\n{year}：{date}。"
    return "\n\n".join(f"{fence}\n:::" for fence in fences if "\n" in fence)


def voice(domain: str) -> str:
    """What somebody says of the institution."""
    return f"> {parts_of(domain)['voice']}"


def name_lists(domain: str) -> str:
    """One list of all groups, each with its count in its head; the names of some have a department behind them."""
    groups = parts_of(domain)["groups"]
    names = iter(made_names(domain, sum(group[1] for group in groups)))
    lines = []
    for head, count, *units in groups:
        row = [next(names) for _ in range(count)]
        if units:
            words = units[0].split()
            row = [f"{name}（{words[at % len(words)]}）" for at, name in enumerate(row)]
        lines.append(f"{head}（{count}人）：" + "、".join(row))
    return "::: 名单\n" + "\n".join(lines) + "\n:::"


def made_names(domain: str, count: int) -> list[str]:
    """So many unlike names: a third of two characters, most of three, one in forty a minority's with its mark."""
    pools, chance = parts_of(domain), random.Random(f"names {domain}")
    rare = list(pools["minority"])
    names: dict[str, None] = {}
    while len(names) < count:
        if rare and len(names) % 40 == 17:
            names[rare.pop(0)] = None
            continue
        given = chance.sample(pools["given"], 1 if chance.random() < 0.33 else 2)
        names[chance.choice(pools["surnames"]) + "".join(given)] = None
    return list(names)


def notice(domain: str) -> str:
    """A box of two short paragraphs under a title."""
    title, *lines = parts_of(domain)["notice"]
    return f"::: 提示 {title}\n" + "\n".join(lines) + "\n:::"


def signature(institution: str, date: str) -> str:
    """The institution and a date."""
    return f"::: 落款\n{institution}\n{date}\n:::"


def add_notes(domain: str, blocks: list[str], first: int, count: int) -> None:
    """Puts so many marks behind the first sentences of paragraphs, and the domain's notes from the first on under them."""
    if not count:  # a domain without parts has none to give
        return
    notes = parts_of(domain)["notes"][first : first + count]
    targets = [at for at, text in enumerate(blocks) if "。" in text and text[0] not in "-|:#>表"]
    for number, (note, at) in enumerate(zip(notes, targets, strict=False), 1):
        sentence, stop, rest = blocks[at].partition("。")
        blocks[at] = f"{sentence}[^{number}]{stop}{rest}"
        blocks.append(f"[^{number}]: {note}")


def message_section(domain: str, institution: str, date: str) -> str:
    """The leader's words, with portrait and signature."""
    parts = parts_of(domain)
    name, post = parts["leader"]
    head = {
        "kind": "message",
        "heading": "致辞",
        "portrait": "leader",
        "name": name,
        "post": institution + post,
        "signature": "leader-sign",
        "date": date,
    }
    words = "\n\n".join([parts["salutation"], *parts["message"]])
    return f"---\n{yaml.safe_dump(head, allow_unicode=True, sort_keys=False)}---\n{words}\n"


def draw_signature(path: Path, name: str) -> None:
    """A name in Kai characters, as an editor scans it."""
    font = ImageFont.truetype(str(KAI), 250)
    sheet = Image.new("L", (240 * len(name) + 120, 360), 255)
    draw = ImageDraw.Draw(sheet)
    for place, character in enumerate(name):
        draw.text((60 + place * 225, 40 + place * 9 % 14), character, 30, font)
    sheet.save(path, optimize=True, dpi=(300, 300))


def draw_emblem(path: Path, domain: str) -> None:
    """The domain's emblem: a few shapes in process colours, in points from the lower left."""
    with pikepdf.new() as emblem:
        page = emblem.add_blank_page(page_size=(90, 90))
        page.Contents = emblem.make_stream(parts_of(domain)["emblem"].encode())
        emblem.save(path, deterministic_id=True)
