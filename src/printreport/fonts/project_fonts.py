"""Reads a project's own fonts: fonts/fonts.yaml with the files that it names, every mistake a message."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import get_args

from printreport.core.diagnostics import Diagnostic
from printreport.fonts.font_index import EMPTY_INDEX, Chains, FontEntry, FontIndex
from printreport.fonts.font_problem import LARGEST, find_font_problem
from printreport.fonts.shipped_folder import INDEX_NAME
from printreport.model.document import Language
from printreport.syntax.message_log import MessageLog
from printreport.syntax.records import is_blank
from printreport.syntax.source_files import read_list_source
from printreport.syntax.yaml_nodes import Entry, Listing, Node, Scalar
from printreport.syntax.yaml_nodes import Mapping as MappingNode
from printreport.syntax.yaml_reader import read_list

Pairs = Mapping[str, Entry]

INDEX_PATH = f"fonts/{INDEX_NAME}"

_FONT_KEYS = ("file", "index", "family", "licence", "licence_file", "design", "sha256", "characters", "han", "coverage")
_NAME = re.compile(r"[a-z][a-z0-9-]{0,63}")
_NAME_HINT = "用小写字母、数字和连字符起名，以字母开头。"


def read_project_fonts(root: Path, shipped: FontIndex) -> tuple[FontIndex, tuple[Diagnostic, ...]]:
    """The fonts that a project adds, and what is wrong with them; a font with a mistake is left out.

    A file that the shipped index names under the same key with the same hash is the shipped one, and not read.
    """
    log = MessageLog()
    file = read_list_source(root, INDEX_PATH, log)
    node = None if file is None else read_list(file.path, file.lines, log)
    index = EMPTY_INDEX if node is None else _Reading(root, shipped, log).read(node)
    return index, log.in_file_order()


class _Reading:
    """One reading of an index; `own` are the files that were found good."""

    def __init__(self, root: Path, shipped: FontIndex, log: MessageLog) -> None:
        self.root, self.shipped, self.log = root, shipped, log
        self.own: dict[str, FontEntry] = {}
        self.named: set[str] = set()

    def read(self, node: Node) -> FontIndex:
        """The index that the root node says."""
        parts = self._pairs(node, ("fonts", "roles", "languages"), "fonts.yaml") or {}
        if "fonts" in parts:
            self._read_fonts(parts["fonts"].value)
        chains = self._read_roles(parts["roles"].value) if "roles" in parts else {}
        languages = self._read_languages(parts["languages"].value) if "languages" in parts else {}
        return FontIndex(MappingProxyType(self.own), MappingProxyType(chains), MappingProxyType(languages))

    def _read_fonts(self, node: Node) -> None:
        for key, entry in (self._pairs(node, None, "fonts") or {}).items():
            self.named.add(key)
            if not _NAME.fullmatch(key):
                self._note("font-name", entry.key, f"字体的名字“{key}”不合规矩", _NAME_HINT)
                continue
            said = self._pairs(entry.value, _FONT_KEYS, key)
            font = self._entry(key, entry.key, said) if said is not None else None
            if font is not None:
                self.own[key] = font

    def _entry(self, key: str, key_node: Node, said: Pairs) -> FontEntry | None:
        if "file" not in said:
            self._note("missing-key", key_node, f"字体 {key} 没有写 file", "写上 file: 文件名。")
            return None
        words = {name: self._word(name, entry.value) for name, entry in said.items()}
        if None in words.values():
            return None
        return self._same_as_shipped(key, words) or self._opened(key, said["file"].value, words)

    def _same_as_shipped(self, key: str, words: Mapping[str, str | None]) -> FontEntry | None:
        shipped = self.shipped.entries.get(key)
        return shipped if shipped is not None and shipped.sha256 == words.get("sha256") else None

    def _opened(self, key: str, node: Node, words: Mapping[str, str | None]) -> FontEntry | None:
        path = self._path(node, words["file"] or "")
        data = None if path is None else self._bytes(node, path)
        if path is None or data is None:
            return None
        index = int(words.get("index") or 0)
        problem = find_font_problem(path, data, index)
        if problem is not None:
            self._note(problem.code, node, problem.message, problem.hint)
            return None
        digest = hashlib.sha256(data).hexdigest()
        if words.get("sha256", digest) != digest:
            self._note("font-changed", node, f"{path.name} 和登记的 sha256 不符", f"换回原来的文件，或改成 sha256: {digest}")
            return None
        family, licence = words.get("family") or "", words.get("licence") or ""
        coverage, design = words.get("coverage") or "", words.get("design") or ""
        return FontEntry(key, path, digest, index, family, licence, coverage, design)

    def _path(self, node: Node, file: str) -> Path | None:
        folder = self.root / "fonts"
        hint = "写 fonts 文件夹里的文件名，如 MyHei-Bold.otf。"
        try:
            path = (folder / file).resolve()
            if not path.is_relative_to(folder.resolve()) or "\\" in file:
                self._note("outside-project", node, f"{file} 不在 fonts 文件夹里", hint)
                return None
            if path.is_file():
                return path
        except (OSError, RuntimeError, ValueError):
            pass  # a name that no file can have
        self._note("missing-file", node, f"fonts 文件夹里没有 {file}", hint)
        return None

    def _bytes(self, node: Node, path: Path) -> bytes | None:
        try:
            with path.open("rb") as file:
                data = file.read(LARGEST + 1)
        except OSError as fault:
            self._note("unreadable-file", node, f"{path.name} 读不出来：{fault.strerror}", "检查文件的访问权限。")
            return None
        if len(data) > LARGEST:
            self._note("too-large", node, f"{path.name} 超过 200 MB，这是字体文件的上限", "换一个小些的字体文件。")
            return None
        return data

    def _read_languages(self, node: Node) -> dict[str, Chains]:
        parts = self._pairs(node, get_args(Language), "languages") or {}
        return {language: self._read_roles(roles.value) for language, roles in parts.items()}

    def _read_roles(self, node: Node) -> dict[str, tuple[str, ...]]:
        chains = {}
        for role, entry in (self._pairs(node, None, "roles") or {}).items():
            if not _NAME.fullmatch(role):
                self._note("font-name", entry.key, f"用途的名字“{role}”不合规矩", _NAME_HINT)
                continue
            chains[role] = tuple(self._chain(role, entry.value))
        return chains

    def _chain(self, role: str, node: Node) -> Iterator[str]:
        if not isinstance(node, Listing):
            self._note("wrong-type", node, f"{role} 要写成列表", f"写成 {role}: [字体名, 字体名]")
            return
        for item in node.items:
            key = self._word(role, item)
            if key in self.own or key in self.shipped.entries:
                yield str(key)
            elif key is not None and key not in self.named:
                known = "、".join((*self.own, *self.shipped.entries))
                self._note("unknown-font", item, f"没有叫“{key}”的字体", f"现有：{known}")

    def _word(self, name: str, node: Node) -> str | None:
        """The text of a scalar; None, with an error noted, for anything else."""
        if not isinstance(node, Scalar):
            self._note("wrong-type", node, f"{name} 要写成一个词，不是列表或一组键值", f"写成 {name}: 值")
            return None
        value = node.text.strip()
        if name in ("index", "characters", "han") and not re.fullmatch(r"[0-9]{1,7}", value):
            self._note("wrong-type", node, f"{name} 要写成整数，这里是“{value}”", f"写成 {name}: 0 这样的数")
            return None
        return value

    def _pairs(self, node: Node, known: tuple[str, ...] | None, owner: str) -> Pairs | None:
        """The keys of a mapping with their nodes, unknown, doubled and odd ones noted and left out; None for no mapping."""
        if is_blank(node):
            return {}
        if not isinstance(node, MappingNode):
            self._note("wrong-type", node, f"{owner} 要写成一组“键: 值”", "照字体说明里的样子写。")
            return None
        pairs: dict[str, Entry] = {}
        for entry in node.entries:
            key = entry.key.text
            if not key or (known is not None and key not in known):
                hint = f"可写：{'、'.join(known)}" if known else _NAME_HINT
                self._note("unknown-key", entry.key, f"{owner} 里不认识的键“{key or '列表'}”", hint)
            elif key in pairs:
                self._note("duplicate-key", entry.key, f"{owner} 里“{key}”写了两次", "留下一处，删去另一处。")
            else:
                pairs[key] = entry
        return pairs

    def _note(self, code: str, node: Node, message: str, hint: str) -> None:
        self.log.error(code, node.span, message, hint)
