"""The report page in corners that a usual report does not reach."""

from __future__ import annotations

from dataclasses import replace

from press_samples import document_of, font_book, layout_of, press, rendered, run_of
from printreport.build.editions import Composed, Switches
from printreport.build.report_page import Built, report_page
from printreport.core.diagnostics import warning
from printreport.core.kept_results import KeptResults
from printreport.core.span import Span
from printreport.finish.office_pages import office_pages
from printreport.images.image_store import ImageStore
from printreport.model.document import Document, PunctuationChange, VouchedFigure


def page_of(document: Document | None = None, switches: Switches | None = None, **parts: object) -> str:
    layout = layout_of((run_of("字", 20, 40),))
    composed = Composed(layout, document or document_of(), font_book(), ImageStore(None), press())
    pages = office_pages(rendered(layout, marks="none"), press().profile, KeptResults(None), 72)
    built = Built({}, (), composed, switches or Switches(), pages)
    return report_page(replace(built, **parts)).decode("utf-8")  # type: ignore[arg-type]


def test_what_is_not_there_is_said_not_to_be_there() -> None:
    page = page_of()
    for words in ("没有错误，也没有警告", "没有图片", "没有改动标点"):
        assert words in page
    assert "专色" not in page


def test_an_editors_words_never_become_markup() -> None:
    message = warning("odd", Span("content/<i>.md", 3, 4), "<script>alert(1)</script>", "写 & 或 <")
    page = page_of(document_of(title=("<b>题</b>",)), diagnostics=(message,))
    assert "<script>" not in page
    assert "<b>" not in page
    assert "&lt;script&gt;" in page
    assert "写 &amp; 或 &lt;" in page
    assert "content/&lt;i&gt;.md:3:4" in page


def test_the_press_files_switches_are_told_where_there_is_one() -> None:
    page = page_of(switches=Switches("x1a", "none"), files={"press.pdf": b"%PDF"})
    assert "PDF/X-1a:2003" in page
    assert "无印刷标记" in page
    assert "PDF/X" not in page_of(files={"screen.pdf": b"%PDF"})


def test_changes_stand_place_by_place_under_their_files() -> None:
    places = (("a.md", 1), ("a.md", 9), ("b.md", 4))
    changes = tuple(PunctuationChange(Span(path, line, 2), ",", "，", "好<", f"第{line}") for path, line in places)
    page = page_of(replace(document_of(), punctuation=changes))
    assert "共 3 处：, → ， 3 处" in page
    assert "好&lt;<b>，</b>第9" in page
    assert page.index("a.md") < page.index("9:2 , → ，") < page.index("b.md") < page.index("4:2 , → ，")


def test_figures_that_an_editor_answers_for_are_listed() -> None:
    vouched = (VouchedFigure(Span("content/captions.yaml", 3, 5), "图片 a 的图注", "12万名"),)
    page = page_of(replace(document_of(), vouched=vouched))
    assert "由编辑负责的数字" in page
    assert page.index("content/captions.yaml:3:5") < page.index("图片 a 的图注") < page.index("12万名")
    assert "由编辑负责的数字" not in page_of()


def test_only_fonts_that_are_embedded_are_listed_with_their_glyphs() -> None:
    page = page_of()
    assert "song-regular" in page
    assert "kai-regular" not in page
    assert '<td class="n">1</td><td>OFL-1.1</td>' in page
