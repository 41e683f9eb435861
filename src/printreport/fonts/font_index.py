"""What fonts.yaml says: the files and the order in which each role asks them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from printreport.fonts.shipped_folder import INDEX_NAME
from printreport.syntax.message_log import MessageLog
from printreport.syntax.yaml_nodes import plain_value
from printreport.syntax.yaml_reader import read_list

LAST_RESORT = "song-all"

Chains = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class FontEntry:
    """One file of an index; characters is None where nobody has counted them, an empty word was not said.

    Faces of one `design` look alike on a line; without one a face looks like no other.
    """

    key: str
    path: Path
    sha256: str
    index: int = 0
    family: str = ""
    licence: str = ""
    coverage: str = ""
    design: str = ""
    characters: int | None = None


@dataclass(frozen=True, slots=True)
class FontIndex:
    """The files by key, for each role the keys of its chain, and what reports of a language ask before these."""

    entries: Mapping[str, FontEntry]
    chains: Chains
    languages: Mapping[str, Chains] = field(default_factory=dict)


EMPTY_INDEX = FontIndex(MappingProxyType({}), MappingProxyType({}))


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


def join_indexes(shipped: FontIndex, own: FontIndex) -> FontIndex:
    """The shipped fonts with a project's own before them: its files under the same key replace, its chains go first.

    The chains of a language are whole ones: what each index asks first in that language goes before its other fonts.
    """
    # A copy of the shipped list asks for nothing of its own, and must not stand before the fonts of a language.
    chains = {role: chain for role, chain in own.chains.items() if chain != shipped.chains.get(role)}
    first, then = own.languages, shipped.languages
    languages = {
        language: _join_chains(first.get(language, {}), chains, then.get(language, {}), shipped.chains)
        for language in (*then, *first)
    }
    return FontIndex({**shipped.entries, **own.entries}, _join_chains(chains, shipped.chains), languages)


def _join_chains(*parts: Chains) -> Chains:
    """The chains of all roles, the parts one after another; roles of the last part stand first."""
    roles = dict.fromkeys(role for part in reversed(parts) for role in part)
    return {role: _joined([key for part in parts for key in part.get(role, ())]) for role in roles}


def _joined(keys: list[str]) -> tuple[str, ...]:
    return (*dict.fromkeys(key for key in keys if key != LAST_RESORT), LAST_RESORT)


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
