"""Warns of palette colours in which words are hard to read once they are printed, and proposes ones that are not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from printreport.core.color import Cmyk, Color
from printreport.core.lab import LARGE, SMALL, Lab, contrast
from printreport.core.span import Span
from printreport.images.clean_build import clean_build
from printreport.images.press_color import chosen_profile, luminances, printed_labs
from printreport.model.document import PressChoice
from printreport.source.screen_color import written
from printreport.syntax.message_log import MessageLog
from printreport.theme.read_theme import words_on_paper
from printreport.theme.theme_file import ThemeFile, open_theme

_FIELDS = ("field", "strip", "strip-spread", "tint")
"""The roles of grounds, on which words are paper or ink."""

_STYLES = {
    "heading": "标题",
    "subheading": "小标题",
    "folio": "页码",
    "measure-word": "量词",
    "figure": "大数字",
    "title-vertical": "竖排书名",
    "running-head": "书眉",
    "pull-quote": "提要",
    "body": "正文",
    "caption": "图注",
}
"""What editors call the styles that are named in messages; others are left unnamed."""


def check_legibility(
    theme: str, chosen: Mapping[str, Color], places: Mapping[str, Span], press: PressChoice, log: MessageLog
) -> None:
    """Warn of each colour of an editor's palette that words cannot be read in, or on, by WCAG 2, 1.4.3, on the press.

    Spots are passed over: what stands for a foil on screens says little of its shine. So is what the theme has by itself.

    `theme` is its name, `chosen` the editor's colours by role, `places` where they stand, `press` the printing condition asked
    for, and `log` takes the messages.
    """
    file = open_theme(theme)
    own = file.colors({})
    changed = {role: color for role, color in chosen.items() if isinstance(color, Cmyk) and color != own.get(role)}
    if changed:
        _Check(file, file.colors(chosen), changed, places, chosen_profile(press), log).all()


@dataclass(frozen=True, slots=True)
class _Check:
    """One look at a palette: all its colours by role, those that the editor changed, and where."""

    theme: ThemeFile
    palette: Mapping[str, Color]
    changed: Mapping[str, Cmyk]
    places: Mapping[str, Span]
    profile: bytes
    log: MessageLog

    def all(self) -> None:
        """Look at words on paper, at grounds, and at what stands on these in a colour of its own."""
        pale = {role for role, color in self.changed.items() if self._on_paper(role, color)}
        for role in dict.fromkeys(self._source(field) for field in _FIELDS):
            if role in self.changed:
                self._ground(role, self.changed[role])
            elif "ink" in self.changed and "ink" not in pale:
                self._ink_on(role, self.changed["ink"])
        if self._source("figure") not in pale:
            self._pair("figure", "tint", "大数字也会印在 tint 上")
        self._pair("title", "field", "封面书名印在 field 上")

    def _on_paper(self, role: str, color: Cmyk) -> bool:
        """Words of a colour on bare paper; whether there was something to say."""
        ratio = self._contrast(color, self.palette["paper"])
        uses = [use for use in words_on_paper(self.theme) if self._source(use.role) == role and ratio < use.need]
        if uses:
            need = max(use.need for use in uses)
            names = "、".join(list(dict.fromkeys(_STYLES[use.style] for use in uses if use.style in _STYLES))[:4]) or "文字"
            better = self._nearest(color, -1.0, lambda light: contrast(light, 1.0) >= need)
            message = f"{role} 印在纸上对比度只有 {ratio:.1f}:1，{names}要 {need:g}:1 才看得清"
            self._tell(role, message, f"写深一些：{role}: {written(better)}" if better else "")
        return bool(uses)

    def _ground(self, role: str, color: Cmyk) -> None:
        """A ground of the editor's on which neither paper nor ink is told well enough."""
        ink = self._light(self.palette["ink"])
        white, black = (self._contrast(color, self.palette[words]) for words in ("paper", "ink"))
        if max(white, black) >= SMALL:
            return
        darker = self._nearest(color, -1.0, lambda light: contrast(light, 1.0) >= SMALL)
        lighter = self._nearest(color, 1.0, lambda light: light > ink and contrast(light, ink) >= SMALL)
        ways = [(darker, "深一些印白字"), (lighter, "浅一些印黑字")]
        hint = "；".join(f"{words}：{role}: {written(better)}" for better, words in ways if better)
        message = f"{role} 作底色，白字 {white:.1f}:1，黑字 {black:.1f}:1，都不到 {SMALL:g}:1，小字看不清"
        self._tell(role, message, hint)

    def _ink_on(self, role: str, ink: Cmyk) -> None:
        """The editor's ink on a ground of the theme's own."""
        ground = self._light(self.palette[role])
        ratio = contrast(self._light(ink), ground)
        if ratio < SMALL and contrast(ground, 1.0) < SMALL:
            better = self._nearest(ink, -1.0, lambda light: contrast(light, ground) >= SMALL)
            message = f"ink 印在 {role} 上对比度只有 {ratio:.1f}:1，小字要 {SMALL:g}:1 才看得清"
            self._tell("ink", message, f"写深一些：ink: {written(better)}" if better else "")

    def _pair(self, words: str, ground: str, where: str) -> None:
        """Display type in a colour of its own on a ground."""
        colors = [self.palette.get(role) for role in (words, ground)]
        source = next((role for role in map(self._source, (words, ground)) if role in self.changed), None)
        if source is None or not all(isinstance(color, Cmyk) for color in colors):
            return
        ratio = self._contrast(self.palette[words], self.palette[ground])
        if ratio < LARGE:
            message = f"{where}，对比度只有 {ratio:.1f}:1，大字也要 {LARGE:g}:1 才看得清"
            hint = f"让 {self._source(words)} 和 {self._source(ground)} 一深一浅。"
            self._tell(source, message, hint)

    def _tell(self, role: str, message: str, hint: str) -> None:
        self.log.warning("low-contrast", self.places[role], message, hint or "换一种颜色。")

    def _source(self, role: str) -> str:
        """The role that the editor would have to change for this one."""
        return self.theme.color_source(role, self.places)

    def _contrast(self, one: Color, other: Color) -> float:
        return contrast(self._light(one), self._light(other))

    def _light(self, color: Color) -> float:
        return luminances([color], self.profile)[0]

    def _nearest(self, color: Cmyk, way: float, reads: Callable[[float], bool]) -> Cmyk | None:
        """The clean build of the same hue that is darker, or lighter, by as little as it takes; None where none will do."""
        (start,) = printed_labs([color], self.profile)
        most = int(start.l if way < 0 else 100.0 - start.l)

        def build(steps: int) -> Cmyk:
            return clean_build(Lab(start.l + way * steps, start.a, start.b), self.profile).inks

        low, high = 0, most
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if reads(self._light(build(middle))) else (middle, high)
        found = build(high)
        return found if reads(self._light(found)) else None
