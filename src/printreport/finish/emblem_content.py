"""The operators of an emblem's page: kept for the press, looked at through the press profile for screens and offices."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

import pikepdf

from printreport.core.color import Cmyk
from printreport.finish.tint import GREY, Tint, UnseenColourError, tint_of
from printreport.foreign.limits import DEEPEST_FORMS
from printreport.images.screen_color import light_of

__all__ = ["EmblemContent", "InkContent", "LightContent", "UnseenColourError", "hidden_layers"]

Numbers = frozenset[tuple[int, int]]
Step = pikepdf.ContentStreamInstruction

_FILLS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s"}
_SHOWS = {"Do", "sh", "Tj", "TJ", "'", '"', "INLINE IMAGE"}
_KEPT_STATES = {"/Type", "/OP", "/op", "/OPM", "/SA", "/SM", "/AIS", "/TK", "/RI", "/BM", "/ca", "/CA", "/SMask", "/FL"}
_PLAIN: tuple[tuple[str, list[Any]], ...] = (
    ("g", [0]), ("G", [0]), ("w", [1]), ("J", [0]), ("j", [0]), ("M", [10]), ("d", [pikepdf.Array([]), 0]),
)  # fmt: skip
"""The graphics state that a page begins with, and a form does not."""


def hidden_layers(pdf: pikepdf.Pdf) -> Numbers:
    """The object numbers of the layers that a file shows switched off (ISO 32000-1, 8.11.4.3)."""
    default = pdf.Root.get("/OCProperties", {}).get("/D", {})
    off = {group.objgen for group in default.get("/OFF", ())}
    if default.get("/BaseState") == pikepdf.Name.OFF:
        on = {group.objgen for group in default.get("/ON", ())}
        off |= {group.objgen for group in pdf.Root.OCProperties.get("/OCGs", ())} - on
    return frozenset(off)


class EmblemContent:
    """Makes a form that can stand in a file of ours: without marks of structure, without what switched-off layers hold."""

    def __init__(self, hidden: Numbers) -> None:
        self._hidden = hidden
        self._made: dict[tuple[int, int], pikepdf.Object] = {}

    def form(self, pdf: pikepdf.Pdf, form: pikepdf.Object, depth: int = 0) -> pikepdf.Object:
        """The form with its operators gone through, and those of the forms that it shows."""
        if depth > DEEPEST_FORMS:
            raise UnseenColourError("forms in forms")
        resources = form.get("/Resources", pikepdf.Dictionary())
        names = resources.get("/XObject", pikepdf.Dictionary())
        begin = [] if depth else [Step(operands, pikepdf.Operator(name)) for name, operands in _PLAIN]
        steps = [*begin, *pikepdf.parse_content_stream(form)]
        made = pikepdf.Stream(pdf, pikepdf.unparse_content_stream(list(self._gone_through(steps, resources))))
        for key in ("/Type", "/Subtype", "/BBox", "/Matrix", "/Group", "/FormType"):
            if key in form:
                made[key] = form[key]
        own = pikepdf.Dictionary({key: value for key, value in resources.items() if key not in ("/Properties", "/ProcSet")})
        if len(names):
            own.XObject = pikepdf.Dictionary({key: self._shown(pdf, item, depth) for key, item in names.items()})
        made.Resources = own
        self.finish(made)
        return pdf.make_indirect(made)

    def _shown(self, pdf: pikepdf.Pdf, item: pikepdf.Object, depth: int) -> pikepdf.Object:
        if item.get("/Subtype") != pikepdf.Name.Form:
            self.judge_image(item)
            return item
        if item.objgen not in self._made:
            self._made[item.objgen] = self.form(pdf, item, depth + 1)
        return self._made[item.objgen]

    def _gone_through(self, steps: Sequence[Any], resources: pikepdf.Object) -> Iterator[Any]:
        """The operators without marks; what a hidden layer paints becomes a path that is not painted."""
        open_marks: list[bool] = []
        for step in steps:
            operator = str(step.operator)
            if operator in ("BMC", "BDC"):
                open_marks.append(operator == "BDC" and self._is_hidden(step.operands, resources))
            elif operator == "EMC":
                if open_marks:
                    open_marks.pop()
            elif operator in ("MP", "DP"):
                continue
            elif any(open_marks) and operator in _FILLS:
                yield Step([], pikepdf.Operator("n"))
            elif not ((any(open_marks) and operator in _SHOWS) or self._shows_a_hidden_form(operator, step, resources)):
                yield from self.translated(operator, step, resources)

    def _is_hidden(self, operands: Sequence[Any], resources: pikepdf.Object) -> bool:
        if str(operands[0]) != "/OC" or not isinstance(operands[1], pikepdf.Name):
            return False
        return self._is_off(resources.get("/Properties", {}).get(str(operands[1])))

    def _shows_a_hidden_form(self, operator: str, step: Any, resources: pikepdf.Object) -> bool:
        if operator != "Do":
            return False
        item = resources.get("/XObject", {}).get(str(step.operands[0]))
        return item is None or self._is_off(item.get("/OC"))

    def _is_off(self, group: pikepdf.Object | None) -> bool:
        if group is None:
            return False
        members = group.get("/OCGs", ()) if group.get("/Type") == pikepdf.Name.OCMD else (group,)
        found = [members] if isinstance(members, pikepdf.Dictionary) else list(members)
        return bool(found) and all(member.objgen in self._hidden for member in found)

    def translated(self, _operator: str, step: Any, _resources: pikepdf.Object) -> Iterator[Any]:
        """What stands in the form for an operator."""
        yield step

    def judge_image(self, image: pikepdf.Object) -> None:
        """Whether an image can stand in the form; raises UnseenColourError."""

    def finish(self, form: pikepdf.Object) -> None:
        """Take out of a form what it no longer needs."""


class InkContent(EmblemContent):
    """For the press: colours as the designer wrote them."""

    def finish(self, form: pikepdf.Object) -> None:
        """Take away a group in which nothing is see-through: drawing programs write one around every page."""
        if "/Group" in form and not _is_see_through(form.Resources):
            del form.Group


class LightContent(EmblemContent):
    """For screens and offices: every ink of the operators as the light that it looks like; raises UnseenColourError."""

    def __init__(self, hidden: Numbers, profile: bytes) -> None:
        super().__init__(hidden)
        self._profile = profile
        self._spaces = {False: GREY, True: GREY}
        self._saved: list[dict[bool, Tint]] = []

    def translated(self, operator: str, step: Any, resources: pikepdf.Object) -> Iterator[Any]:
        """The operator in lights."""
        stroke = operator.isupper()
        if operator in ("k", "K"):
            yield self._light(tuple(map(float, step.operands)), stroke)
        elif operator in ("g", "G"):
            yield self._light((0.0, 0.0, 0.0, 1.0 - float(step.operands[0])), stroke)
        elif operator in ("cs", "CS"):
            self._spaces[stroke] = tint_of(step.operands[0], resources)
            yield from self._seen(self._spaces[stroke].first, stroke)
        elif operator in ("sc", "SC", "scn", "SCN"):
            if any(isinstance(operand, pikepdf.Name) for operand in step.operands):
                raise UnseenColourError("pattern")
            yield from self._seen(tuple(map(float, step.operands)), stroke)
        elif operator in ("q", "Q"):
            self._save_or_bring_back(operator)
            yield step
        elif operator == "gs":
            _judge_state(resources.ExtGState[str(step.operands[0])], _KEPT_STATES)
        elif operator in ("Tj", "TJ", "'", '"', "sh", "INLINE IMAGE"):
            # Letters would be read as words of the page; shadings and inline images bring spaces of their own.
            raise UnseenColourError(operator)
        else:
            yield step

    def _seen(self, levels: tuple[float, ...], stroke: bool) -> Iterator[Any]:
        shown = self._spaces[stroke].colour(levels)
        if len(shown) == 3:
            yield Step(list(shown), pikepdf.Operator("RG" if stroke else "rg"))
        else:
            yield self._light(shown, stroke)

    def _save_or_bring_back(self, operator: str) -> None:
        if operator == "q":
            self._saved.append(dict(self._spaces))
        elif self._saved:
            self._spaces = self._saved.pop()

    def _light(self, inks: tuple[float, ...], stroke: bool) -> Any:
        seen = light_of(Cmyk(*inks), self._profile)
        shares = [round(share, 4) for share in (seen.red, seen.green, seen.blue)]
        if shares[0] == shares[1] == shares[2]:
            return Step(shares[:1], pikepdf.Operator("G" if stroke else "g"))
        return Step(shares, pikepdf.Operator("RG" if stroke else "rg"))

    def judge_image(self, image: pikepdf.Object) -> None:
        """Images of vectors' emblems are shown as they are only where nothing of them is see-through, inked or tagged."""
        if image.get("/ImageMask") is True:
            return
        space = image.get("/ColorSpace")
        if "/SMask" in image or "/Mask" in image or space not in (pikepdf.Name.DeviceRGB, pikepdf.Name.DeviceGray):
            raise UnseenColourError("image")

    def finish(self, form: pikepdf.Object) -> None:
        """No graphics states, colour spaces or groups are left: operators name lights."""
        for key in ("/ExtGState", "/ColorSpace", "/Font", "/Pattern", "/Shading"):
            if key in form.Resources:
                del form.Resources[key]
        if "/Group" in form:
            del form.Group


def _is_see_through(resources: pikepdf.Object) -> bool:
    """Whether graphics states blend, or what is shown is masked or a group that blends."""
    try:
        for state in resources.get("/ExtGState", {}).values():
            _judge_state(state)
    except UnseenColourError:
        return True
    return any("/SMask" in item or "/Group" in item for item in resources.get("/XObject", {}).values())


def _judge_state(state: pikepdf.Object, allowed: Collection[str] | None = None) -> None:
    """Let pass what does not blend; of `allowed` keys alone where they are given. Raises UnseenColourError."""
    plain: dict[str, Callable[[Any], bool]] = {
        "/BM": lambda value: value in (pikepdf.Name.Normal, pikepdf.Name("/Compatible")),
        "/ca": lambda value: float(value) >= 1.0,
        "/CA": lambda value: float(value) >= 1.0,
        "/SMask": lambda value: value == pikepdf.Name("/None"),
    }
    for key, value in state.items():
        if (allowed is not None and key not in allowed) or not plain.get(key, lambda _value: True)(value):
            raise UnseenColourError(key)
