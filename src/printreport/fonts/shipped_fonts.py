"""Reads the list of the fonts that come with printreport, which is trusted."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from printreport.fonts.font_index import INDEX_NAME, Chains, FontEntry, FontIndex
from printreport.syntax.message_log import MessageLog
from printreport.syntax.yaml_nodes import plain_value
from printreport.syntax.yaml_reader import read_list


def read_shipped(folder: Path) -> FontIndex:
    """The index of the shipped fonts, which is trusted: no file is opened."""
    said = _said(folder / INDEX_NAME)
    entries = {key: _shipped_entry(key, folder, values) for key, values in said["fonts"].items()}
    languages = {language: _chains(roles) for language, roles in said["languages"].items()}
    return FontIndex(entries, _chains(said["roles"]), languages)


def _chains(said: Mapping[str, list[str]]) -> Chains:
    return {role: tuple(chain) for role, chain in said.items()}


def _said(place: Path) -> Any:
    log = MessageLog()
    node = read_list(place.name, tuple(place.read_text("utf-8").split("\n")), log)
    if node is None:
        raise ValueError(f"printreport's own list of fonts is broken: {place}: {log.in_file_order()}")
    return plain_value(node)


def _shipped_entry(key: str, folder: Path, said: Mapping[str, Any]) -> FontEntry:
    return FontEntry(
        key=key,
        path=folder / said["file"],
        sha256=said["sha256"],
        family=said["family"],
        licence=said["licence"],
        coverage=said["coverage"],
        design=said["design"],
        characters=int(said["characters"]),
    )
