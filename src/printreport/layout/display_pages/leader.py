"""A leader whose words are set on pages of their own: the section with what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass

from printreport.layout.page.setting import Setting
from printreport.model.document import Message, Photo, Section


@dataclass(frozen=True, slots=True)
class Leader:
    """A section that is a leader's words, its place among all sections, and what it is set with."""

    setting: Setting
    section: Section
    index: int

    @property
    def message(self) -> Message:
        """What belongs to the words."""
        assert self.section.message is not None, "only a leader's words have pages of their own"
        return self.section.message

    @property
    def photo(self) -> Photo | None:
        """The portrait, if there is one."""
        portrait = self.message.portrait
        return None if portrait is None else self.setting.document.photos[portrait]
