"""What fonts.yaml says: the files and the order in which each role asks them; and where the shipped ones lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

INDEX_NAME = "fonts.yaml"
LAST_RESORT = "song-all"


@dataclass(frozen=True, slots=True)
class FontEntry:
    """One file of an index; characters is None where nobody has counted them, an empty word was not said."""

    key: str
    path: Path
    sha256: str
    index: int = 0
    family: str = ""
    licence: str = ""
    coverage: str = ""
    characters: int | None = None


@dataclass(frozen=True, slots=True)
class FontIndex:
    """The files by key, and for each role the keys of its chain."""

    entries: Mapping[str, FontEntry]
    chains: Mapping[str, tuple[str, ...]]


EMPTY_INDEX = FontIndex(MappingProxyType({}), MappingProxyType({}))


def shipped_folder() -> Path:
    """The folder of the fonts that come with printreport: inside the installed package, or in a checkout beside src."""
    package = Path(__file__).resolve().parents[1]
    folders = (package / "data" / "fonts", package.parents[1] / "fonts")
    for folder in folders:
        if (folder / INDEX_NAME).is_file():
            return folder
    raise FileNotFoundError(f"printreport's own fonts are missing: neither {folders[0]} nor {folders[1]} holds {INDEX_NAME}")


def read_shipped(folder: Path) -> FontIndex:
    """The index of the shipped fonts, which is trusted: no file is opened."""
    said = load_yaml((folder / INDEX_NAME).read_bytes())
    entries = {key: _shipped_entry(key, folder, values) for key, values in said["fonts"].items()}
    return FontIndex(entries, {role: tuple(chain) for role, chain in said["roles"].items()})


def load_yaml(data: bytes) -> Any:
    """The values of a trusted YAML text."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(data, loader)


def join_indexes(shipped: FontIndex, own: FontIndex) -> FontIndex:
    """The shipped fonts with a project's own before them: its files under the same key replace, its chains go first."""
    roles = (*shipped.chains, *(role for role in own.chains if role not in shipped.chains))
    chains = {role: _join_chains(own.chains.get(role, ()), shipped.chains.get(role, ())) for role in roles}
    return FontIndex({**shipped.entries, **own.entries}, chains)


def _join_chains(first: tuple[str, ...], then: tuple[str, ...]) -> tuple[str, ...]:
    keys = dict.fromkeys(key for key in first + then if key != LAST_RESORT)
    return (*keys, LAST_RESORT)


def _shipped_entry(key: str, folder: Path, said: Mapping[str, Any]) -> FontEntry:
    return FontEntry(
        key=key,
        path=folder / said["file"],
        sha256=said["sha256"],
        family=said["family"],
        licence=said["licence"],
        coverage=said["coverage"],
        characters=said["characters"],
    )
