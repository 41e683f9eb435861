"""The sheet of page and spread forms as a file, for designers and editors: `printreport forms`."""

from __future__ import annotations

from pathlib import Path

from printreport.build.editions import Composed, Production, Switches
from printreport.build.publish import PublishError, publish
from printreport.core.units import mm
from printreport.finish.output_intent import ProfileProblem, press_condition
from printreport.fonts.font_book import open_font_book
from printreport.images.image_store import ImageStore
from printreport.layout.specimens.form_sheet import form_sheet
from printreport.layout.specimens.sample_forms import specimens
from printreport.model.document import ThemeChoice
from printreport.source.trim_size import can_be_cut, parse_trim
from printreport.text.typesetter import Typesetter
from printreport.theme.read_theme import read_theme
from printreport.theme.theme_file import ThemeError, theme_names


class FormSheetError(Exception):
    """A theme or trim that is not there, or a place where nothing can be written; the message is for the editor."""


def write_forms(theme_name: str, trim: str, out: Path) -> int:
    """Write the forms of a theme on a trim (`A4`, `210x285mm`) to a PDF for screens, and say how many sheets it has.

    Raises FormSheetError.
    """
    if theme_name not in theme_names():
        raise FormSheetError(f"没有主题 {theme_name}；现有：{'、'.join(theme_names())}。")
    size = parse_trim(trim)
    if size is None or not can_be_cut(size):
        raise FormSheetError(f"成品尺寸不能是“{trim}”：写成 210x285mm，或 A4、大16开，每边 90–450 mm。")
    try:
        data, count = forms_pdf(theme_name, (mm(size[0]), mm(size[1])))
    except ThemeError as problem:
        raise FormSheetError(str(problem)) from problem
    try:
        publish(out.absolute().parent, {out.name: data})
    except PublishError as problem:
        raise FormSheetError(str(problem)) from problem
    return count


def forms_pdf(theme_name: str, trim: tuple[float, float]) -> tuple[bytes, int]:
    """The forms of a theme on a trim (points) as a PDF for screens, and how many sheets it has."""
    book, images = open_font_book(), ImageStore(None)
    made = specimens(read_theme(ThemeChoice(theme_name), trim), Typesetter(book, "zh-Hans-CN"), images)
    document = made.setting.document
    condition = press_condition(document.report.press)
    assert not isinstance(condition, ProfileProblem), "the built-in press condition is always there"
    sheet = form_sheet(made)
    production = Production(Composed(sheet, document, book, images, condition), Switches())
    return production.edition("screen").data, len(sheet.pages)
