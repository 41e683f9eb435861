"""A kind of element that this test makes up goes the whole way by one entry, one form and its words."""

from __future__ import annotations

import io
import json
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path

import pytest

from composed_reports import composed, images, read_sized, reported, saved, write_sized_report
from printreport.build.plan_store import plan_text
from printreport.core.span import Span
from printreport.layout.compose import Composed
from printreport.layout.page.cell_form import CellForm, Width
from printreport.layout.page.form_names import WORDS, SheetPage, page_title
from printreport.layout.page.grid import Cell
from printreport.layout.page.setting import Setting, place_line, tagged
from printreport.layout.plans.explain_page import explain_page
from printreport.layout.specimens import form_sheet as sheet
from printreport.layout.specimens.sample_forms import sample_section, specimens
from printreport.layout.stacks.element_kinds import KINDS, FormKind, anchor_of, element_key
from printreport.layout.stacks.elements import FormElement
from printreport.layout.story.story import SectionRun
from printreport.model.document import Document, Raised, Section
from printreport.model.layout import Item, Layout, PlacedGlyphRun, PlacedTag, walk
from printreport.model.saved_plan import plan_of
from printreport.model.wishes import PageWish, Wishes
from printreport.proof.fidelity import layout_differences
from printreport.theme.read_theme import read_theme
from source_trees import MODULES, PACKAGE, text_of
from special_pages import typesetter

LINE = "坚持以职工为中心，服务更加周到，各项工作稳步推进，取得新的进展，全市职工群众的获得感不断增强。"
SEALS = {"01-a": ("甲方钤印", "乙方钤印"), "03-c": ("丙方钤印",)}


@dataclass(frozen=True, slots=True)
class Seal:
    """What an editor would write: the words of a seal."""

    words: str

    @property
    def pieces(self) -> tuple[str, ...]:
        """All that is printed of it."""
        return (self.words,)


@dataclass(frozen=True, slots=True)
class SealedSection(Section):
    """A section of `model/document.py` with the new value."""

    seals: tuple[Seal, ...] = ()

    @property
    def raised(self) -> tuple[Raised, ...]:
        """Seals beside whatever else is raised."""
        return (*self.stats, *self.charts, *self.seals)


def sealed(section: Section, words: tuple[str, ...]) -> SealedSection:
    return SealedSection(*(getattr(section, field.name) for field in fields(Section)), tuple(map(Seal, words)))


def seal_form(setting: Setting, seal: Seal, key: str, order: tuple[int, ...]) -> CellForm:
    def paint(cell: Cell) -> tuple[Item, ...]:
        line = setting.line(seal.words, setting.style("caption"))
        return (tagged("chart", key, order, place_line(line, cell.x, cell.baseline(2)), alt=f"印章：{seal.words}"),)

    return CellForm("seal", 3, 9, 5, frozenset({Width.FULL, Width.HALF, Width.THIRD}), 0.3, paint)


def seals_of(setting: Setting, section: Section, run: SectionRun) -> Iterator[FormElement]:
    for number, seal in enumerate(section.seals if isinstance(section, SealedSection) else ()):
        key = element_key(section.slug, number)
        form = seal_form(setting, seal, f"{section.slug}/seal/{number}", (run.index, 5, number))
        yield FormElement(((form,),), anchor_of(run, seal.words), key, Span(section.path), f"印章“{seal.words}”")


@pytest.fixture(scope="module", autouse=True)
def entry() -> Iterator[None]:
    """The entry and its words, by the doors of the kinds that are built in."""
    sample = sealed(sample_section("seal", 0, characters=200), ("样张钤印",))
    kind = FormKind("seals", "印章", most=2, appetite=0.5, hint="缩短印文", of_section=seals_of, samples=(sample,))
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(KINDS, "seals", kind)
        patch.setitem(WORDS, "seal", "方印")
        yield


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    sections = {slug: f"---\nheading: 第 {slug[1]} 节\n---\n" + f"{LINE * 5}\n\n" * 2 for slug in ("01-a", "02-b", "03-c")}
    head = "title: 试排\nbinding: none\npages: 6\n"
    read = read_sized(write_sized_report(tmp_path_factory.mktemp("sealed"), head, sections, {}))
    return replace(read, sections=tuple(sealed(section, SEALS.get(section.slug, ())) for section in read.sections))


@pytest.fixture(scope="module")
def made(document: Document) -> Composed:
    return composed(document)


def seals_on(layout: Layout) -> list[PlacedTag]:
    return [item for page in layout.pages for item in walk(page.items) if isinstance(item, PlacedTag) and item.role == "chart"]


def pages_of(made: Composed) -> dict[str, int]:
    """Where each seal stands, as the plan tells."""
    return {key: page.number for page in saved(made).inner for key in page.elements["seals"]}


def test_it_is_placed_once_near_its_words_and_tagged(made: Composed) -> None:
    assert made.layout is not None
    assert sorted(tag.alt for tag in seals_on(made.layout)) == ["印章：丙方钤印", "印章：乙方钤印", "印章：甲方钤印"]
    assert sorted(pages_of(made)) == ["01-a", "01-a/2", "03-c"]


def test_it_is_proven_and_what_nobody_wrote_is_seen(document: Document, made: Composed) -> None:
    layout = made.layout
    assert layout is not None
    assert layout_differences(layout, document) == ()
    unwritten = replace(document, sections=tuple(sealed(section, ()) for section in document.sections))
    assert {found.code for found in layout_differences(layout, unwritten)} == {"fidelity-added"}


def test_it_is_explained_by_its_words(made: Composed) -> None:
    told = explain_page(reported(made), pages_of(made)["03-c"])
    assert told is not None
    assert "印章：03-c" in told
    assert "方印" in told


def test_its_plan_is_taken_up_again(document: Document, made: Composed) -> None:
    again = composed(document, plan=plan_of(json.loads(plan_text(reported(made)))))
    assert again.plan == made.plan


def test_an_editor_can_wish_for_its_page(document: Document, made: Composed) -> None:
    page = pages_of(made)["03-c"] - 1
    wish = PageWish(page, Span("content/layout.yaml"), elements={"seals": ("03-c",)})
    wished = composed(replace(document, wishes=Wishes(on_pages=(wish,))))
    assert wished.layout is not None, wished.diagnostics
    assert pages_of(wished)["03-c"] == page


def test_the_sheet_of_forms_shows_it(monkeypatch: pytest.MonkeyPatch, document: Document) -> None:
    monkeypatch.setattr(sheet, "PAGE_FORMS", (SheetPage("text:seal"),))
    made = specimens(read_theme(document.report.theme, document.report.trim), typesetter(), images())
    items = [item for page in sheet.form_sheet(made).pages for item in walk(page.items)]
    words = ["".join(item.run.texts) for item in items if isinstance(item, PlacedGlyphRun)]
    assert page_title("text:seal") == "方印"
    assert "方印" in words


def test_adding_one_touches_six_files_at_most() -> None:
    """Charts are such a kind: whatever names them outside of their own room is a file that a new kind has to touch."""
    naming = [path for path in MODULES if path.parent.name != "charts" and names(path, "charts")]
    assert len(naming) + len(["its own forms"]) <= 6, naming
    assert names(PACKAGE / "layout/stacks/element_kinds.py", "charts"), "the control: the entry is found"


def names(path: Path, word: str) -> bool:
    """Whether code names something by a word: as a name, or as a whole string."""
    if word not in text_of(path):
        return False
    tokens = tokenize.generate_tokens(io.StringIO(text_of(path)).readline)
    return any(token.type in (tokenize.NAME, tokenize.STRING) and token.string.strip("'\"") == word for token in tokens if token)
