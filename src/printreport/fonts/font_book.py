"""The book of faces: which face a role sets a character in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from printreport.core.diagnostics import Diagnostic
from printreport.fonts.font_face import FontFace
from printreport.fonts.font_index import EMPTY_INDEX, FontIndex, join_indexes, read_shipped
from printreport.fonts.project_fonts import read_project_fonts
from printreport.fonts.shaping import sets_marked
from printreport.fonts.shipped_folder import INDEX_NAME, shipped_folder
from printreport.fonts.small_form import SmallForm, small_base, small_form


@dataclass(frozen=True, slots=True)
class FontFile:
    """What the list of fonts says of one file; characters is how many it has, roles where it is asked."""

    key: str
    file: str
    family: str
    licence: str
    coverage: str
    characters: int
    roles: tuple[str, ...]


class FontBook:
    """All faces at hand and the chain of each role; `diagnostics` says what is wrong with a project's own fonts."""

    __slots__ = ("_answers", "_chains", "_faces", "_index", "_localized", "_marked", "_others", "diagnostics")

    def __init__(
        self,
        index: FontIndex,
        diagnostics: tuple[Diagnostic, ...] = (),
        faces: Mapping[str, FontFace] | None = None,
    ) -> None:
        """A book of the faces of an index, or of `faces` already at hand; no font file is opened."""
        self._index = index
        self.diagnostics = diagnostics
        self._faces = faces or {e.key: FontFace(e.key, e.path, e.sha256, e.index) for e in index.entries.values()}
        self._localized: dict[str, FontBook] = {}
        self._chains = {role: tuple(self._faces[key] for key in chain) for role, chain in index.chains.items()}
        self._others = tuple(dict.fromkeys(face for chain in self._chains.values() for face in chain))
        self._answers: dict[str, dict[str, FontFace | None]] = {role: {} for role in index.chains}
        self._marked: dict[tuple[str, str], FontFace | None] = {}

    @property
    def roles(self) -> tuple[str, ...]:
        """The names of all roles, the shipped ones first."""
        return tuple(self._chains)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages whose reports ask other fonts first."""
        return tuple(self._index.languages)

    def for_language(self, language: str) -> FontBook:
        """The book as reports of a language ask it: the same faces, and each role's chain as that language wants it."""
        chains = self._index.languages.get(language)
        if chains is None:
            return self
        if language not in self._localized:
            index = replace(self._index, chains=chains, languages={})
            self._localized[language] = FontBook(index, self.diagnostics, self._faces)
        return self._localized[language]

    def face(self, key: str) -> FontFace:
        """The face of a key; KeyError where there is none."""
        return self._faces[key]

    def chain(self, role: str) -> tuple[FontFace, ...]:
        """The faces that a role asks for a character, in order; KeyError for an unknown role."""
        return self._chains[role]

    def face_for(self, role: str, char: str) -> FontFace | None:
        """The first face of a role's chain that has a character, else any role's; None where no font has it.

        What one role can print, every role can (clreq 2.2, rare characters).
        """
        answers = self._answers[role]
        if char in answers:
            return answers[char]
        found = next((face for face in (*self._chains[role], *self._others) if face.has(char)), None)
        answers[char] = found
        return found

    def marked_face(self, role: str, text: str) -> FontFace | None:
        """The face that sets a character with its combining marks well, the role's own first; None where none does."""
        key = (role, text)
        if key not in self._marked:
            faces = dict.fromkeys((*self._chains[role], *self._others))
            self._marked[key] = next((face for face in faces if sets_marked(face, text)), None)
        return self._marked[key]

    def small_form(self, role: str, char: str) -> SmallForm | None:
        """How a superscript or subscript is made that no face of the role's chain has; None for any other character."""
        if len(char) != 1 or small_base(char) is None or any(face.has(char) for face in self._chains[role]):
            return None
        return next((form for face in self._chains[role] if (form := small_form(face, char))), None)

    def can_print(self, role: str, text: str) -> bool:
        """Whether a character, or a character with its combining marks, comes out in a role's setting."""
        if len(text) > 1:
            return self.marked_face(role, text) is not None
        return self.face_for(role, text) is not None or self.small_form(role, text) is not None

    def unlike_face(self, role: str, char: str) -> FontFace | None:
        """The face of a character that only the last resort or another role has, where that looks unlike the role's own."""
        *own, _last = self._chains[role]
        found = self.face_for(role, char)
        if found is None or found in own or self.small_form(role, char) is not None:
            return None
        return None if self._design(found) in map(self._design, own) else found

    def _design(self, face: FontFace) -> str:
        return self._index.entries[face.key].design or face.key

    def files(self) -> tuple[FontFile, ...]:
        """Every file with its licence, coverage and roles, for people to read."""
        return tuple(self._file(key) for key in self._index.entries)

    def _file(self, key: str) -> FontFile:
        entry, face = self._index.entries[key], self._faces[key]
        count = entry.characters if entry.characters is not None else len(face.characters)
        asked = (self._index.chains, *self._index.languages.values())
        roles = tuple(role for role in self._index.chains if any(key in chains[role] for chains in asked))
        return FontFile(key, entry.path.name, entry.family or face.family, entry.licence, entry.coverage, count, roles)


def open_font_book(project: Path | None = None) -> FontBook:
    """The shipped fonts and those of a project's `fonts/fonts.yaml`; its mistakes are in the book's diagnostics."""
    folder = shipped_folder()
    shipped = read_shipped(folder)
    if project is None or not _has_own_fonts(project, folder):
        return FontBook(join_indexes(shipped, EMPTY_INDEX))
    own, diagnostics = read_project_fonts(project, shipped)
    return FontBook(join_indexes(shipped, own), diagnostics)


def _has_own_fonts(project: Path, shipped: Path) -> bool:
    own = project / "fonts" / INDEX_NAME
    try:
        return own.exists() and own.read_bytes() != (shipped / INDEX_NAME).read_bytes()
    except OSError:
        return True
