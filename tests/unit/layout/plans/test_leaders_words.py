"""Leaders' words in the whole brochure: where they stand, what contents, bookmarks, locks and proof know, what is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from composed_reports import LINE, composed, planner_of, read_sized, saved, write_sized_report
from printreport.core.diagnostics import Diagnostic
from printreport.core.span import Span
from printreport.layout.compose import Composed
from printreport.layout.plans.explain_page import explain_page
from printreport.model.document import Document
from printreport.model.layout import Layout, PlacedTag, walk
from printreport.model.saved_plan import SavedPlan, plan_of, plan_value
from printreport.model.wishes import PageWish, Wishes
from printreport.proof.fidelity import layout_differences
from reports import empty_folder

FRONT = "kind: message\nportrait: 王\nsignature: 王签名\nname: 王建国\npost: 理事长\ndate: 2025年12月"
WORK = "\n\n".join(LINE * count for count in (5, 3, 4, 6))
PHOTOS = {"王": ("2400x3200", ", focus: [0.3, 0.1, 0.7, 0.6]"), "王签名": ("1400x500", ""), "麦田": ("4200x5600", "")}


def message(words: str = LINE * 4, front: str = "") -> str:
    return f"---\nheading: 携手同行\n{FRONT}\n{front}\n---\n{words}\n"


def report(texts: Mapping[str, str], front: str = "") -> Document:
    """A report of these section files; the photographs are there where their ids are named."""
    named = "".join(texts.values())
    photos = {name: photo for name, photo in PHOTOS.items() if name in named}
    with empty_folder() as folder:
        return read_sized(write_sized_report(folder, f"title: 年度工作\nbinding: none\n{front}\n", texts, photos))


def usual(words: str = LINE * 4, **over: str) -> Document:
    return report({"01-message": message(words), "02-work": f"---\nheading: 工作\n---\n{WORK}\n", **over}, "contents: true")


def laid(made: Composed) -> Layout:
    assert made.layout is not None, made.diagnostics
    return made.layout


def forms(made: Composed) -> list[str]:
    return [page.form.partition(":")[0] for page in laid(made).pages]


def codes(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [each.code for each in diagnostics]


def test_they_stand_between_contents_and_text_and_are_in_both_outlines() -> None:
    made = composed(usual())
    assert forms(made)[:4] == ["cover", "contents", "message", "text"]
    assert [(mark.title, mark.page) for mark in laid(made).bookmarks] == [("携手同行", 3), ("工作", 4)]
    entries = [tag for tag in walk(laid(made).pages[1].items) if isinstance(tag, PlacedTag) and tag.role == "contents"]
    assert len(entries) == 3
    assert laid(made).pages[2].folio == "3"


def test_several_stand_in_the_order_of_their_files_before_the_opening_words() -> None:
    second = "---\nheading: 监事长的话\nkind: message\nsignature: 李秀英\n---\n" + LINE * 4 + "\n"
    texts = {"00-words": LINE * 3 + "\n", "01-a": message(), "02-b": second, "03-work": f"---\nheading: 工作\n---\n{WORK}\n"}
    made = composed(report(texts))
    assert forms(made)[:5] == ["cover", "message", "message", "opening", "text"]
    assert [mark.title for mark in laid(made).bookmarks] == ["携手同行", "监事长的话", "工作"]
    assert layout_differences(laid(made), report(texts)) == ()


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, ["picture", "opening"]), (1, ["message", "opening"]), (2, ["message", "message", "picture", "opening"])],
)
def test_a_silent_picture_stands_only_where_it_faces_the_opening_words(count: int, expected: list[str]) -> None:
    leader = f"---\nheading: 一位的话\nkind: message\n---\n{LINE * 4}\n"
    others = {f"{number:02}-leader": leader for number in range(3, 3 + count)}
    words, work = f"---\nphotos: [麦田]\n---\n{LINE * 3}\n", f"---\nheading: 工作\n---\n{WORK}\n"
    made = composed(report({"00-words": words, "01-work": work, **others}))
    assert forms(made)[1 : 1 + len(expected)] == expected


def test_long_words_go_on_over_further_pages_and_the_text_begins_behind_them() -> None:
    made = composed(usual("\n\n".join([LINE * 6] * 6)))
    count = forms(made).count("message")
    assert count >= 2
    assert [(mark.title, mark.page) for mark in laid(made).bookmarks] == [("携手同行", 3), ("工作", 3 + count)]


def test_words_that_go_on_for_long_are_told_of() -> None:
    made = composed(usual("\n\n".join([LINE * 6] * 16)))
    (told,) = (each for each in made.diagnostics if each.code == "message-long")
    assert str(forms(made).count("message")) in told.message
    assert "message-long" not in codes(composed(usual("\n\n".join([LINE * 6] * 5))).diagnostics)


def test_all_of_it_is_proven_word_for_word() -> None:
    document = usual()
    layout = laid(composed(document))
    assert layout_differences(layout, document) == ()
    (section, _) = document.sections
    assert section.message is not None
    for key, text in (("name", "王建军"), ("post", "监事长"), ("date", "2026年"), ("signature_name", "王建国")):
        other = replace(section, message=replace(section.message, **{key: text}))
        assert layout_differences(layout, replace(document, sections=(other, *document.sections[1:]))) != (), key


def test_a_portraits_caption_is_proven_unless_it_says_the_name() -> None:
    document = usual()
    layout = laid(composed(document))
    told = replace(document.photos["王"], caption="在麦田里")
    assert "fidelity-lost" in codes(layout_differences(layout, replace(document, photos={**document.photos, "王": told})))
    named = replace(document, photos={**document.photos, "王": replace(told, caption="理事长　王建国")})
    assert layout_differences(laid(composed(named)), named) == ()


def test_one_behind_other_sections_is_set_before_them_and_told_of() -> None:
    texts = {"01-work": f"---\nheading: 工作\n---\n{WORK}\n", "02-message": message()}
    made = composed(report(texts))
    (told,) = (each for each in made.diagnostics if each.code == "message-moved")
    assert told.span.path == "content/sections/02-message.md"
    assert forms(made)[1] == "message"
    assert "message-moved" not in codes(composed(usual()).diagnostics)


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("photos: [麦田]", 1),
        ("charts: [{kind: before-after, title: 户数, points: [{figure: 86户, label: 一}, {figure: 780户, label: 二}]}]", 9),
    ],
)
def test_photographs_and_charts_are_refused_by_place(front: str, line: int) -> None:
    texts = {"01-message": message(LINE + "从86户到780户。", front), "02-work": f"---\nheading: 工作\n---\n{WORK}\n"}
    made = composed(report(texts))
    (told,) = made.diagnostics
    assert (told.code, told.is_error, told.span.line) == ("message-element", True, line)
    assert made.layout is None


def test_figures_stay_in_the_text_and_are_told_of() -> None:
    texts = {
        "01-message": message(LINE + "共780户。", "stats: [{figure: 780户, label: 社员}]"),
        "02-work": f"---\nheading: 工作\n---\n{WORK}\n",
    }
    made = composed(report(texts))
    (told,) = (each for each in made.diagnostics if each.code == "message-element")
    assert not told.is_error
    assert "780户" in told.message
    assert forms(made)[1] == "message"


def test_a_quote_is_shown_in_the_rail_or_told_of() -> None:
    quote = "取得新的进展"

    def told(words: str, trim: str) -> list[str]:
        texts = {"01-message": message(words, f"quote: {quote}"), "02-work": f"---\nheading: 工作\n---\n{WORK}\n"}
        told = codes(composed(report(texts, f"trim: {trim}")).diagnostics)
        return [code for code in told if code != "poor-pages"]

    assert told("\n\n".join([LINE * 4] * 3), "A4") == []
    assert told(LINE * 3, "A5") == ["message-element"]


# -- plans --------------------------------------------------------------------------------------------------------------


def test_a_plan_names_them_with_their_pages_and_is_taken_up_again() -> None:
    document = usual()
    first = composed(document)
    plan = saved(first)
    assert plan.messages == (("01-message", 1),)
    assert plan_of(plan_value(plan)) == plan
    again = composed(document, plan=plan)
    assert laid(again) == laid(first)
    assert "messages" not in plan_value(SavedPlan(8, None, None, None, ()))["outside"]  # type: ignore[operator]


def test_a_plan_with_other_pages_of_them_is_no_longer_this_one() -> None:
    document = usual()
    plan = replace(saved(composed(document)), messages=(("01-message", 2),))
    assert codes(composed(document, plan=plan).diagnostics) == ["plan-mismatch"]
    locked = composed(replace(document, lock=plan))
    assert "plan-changed" in codes(locked.diagnostics)
    assert forms(locked)[2] == "message"


def test_a_lock_keeps_the_text_when_the_words_change_within_their_pages() -> None:
    document = usual()
    lock = saved(composed(document))
    made = composed(replace(usual(LINE * 5), lock=lock))
    assert "plan-changed" not in codes(made.diagnostics)
    assert saved(made).inner == lock.inner


def test_a_page_of_them_is_explained_and_no_wish_moves_it() -> None:
    document = usual()
    made = composed(document)
    assert made.plan is not None
    explained = explain_page(made.plan, 3)
    assert explained is not None
    assert "致辞" in explained
    assert "王、王签名" in explained
    wish = PageWish(3, Span("content/layout.yaml", 1, 1), form="text")
    refused = composed(replace(document, wishes=Wishes(on_pages=(wish,))))
    assert codes(refused.diagnostics) == ["layout-impossible"]
    assert "致辞" in refused.diagnostics[0].message


def test_too_few_pages_for_them_are_refused_with_a_count_that_works() -> None:
    document = usual("\n\n".join([LINE * 6] * 6))
    made = composed(document, 4)
    assert made.layout is None
    assert codes(made.diagnostics)[0] == "page-count"


def test_long_ones_that_suit_no_count_of_the_binding_are_told_how_many_pages_they_fill() -> None:
    words = "\n\n".join([LINE] * 330)
    document = report({"01-message": message(words), "02-work": f"---\nheading: 工作\n---\n{LINE}\n"})
    made = composed(replace(document, report=replace(document.report, binding="saddle-stitch")))
    (told,) = made.diagnostics
    assert (told.code, "不多不少" in told.message) == ("page-count", True)


def test_first_inner_counts_their_pages() -> None:
    (display, _) = next(planner_of(usual()).settings())
    assert display.first_inner == 4
    (plain, _) = next(planner_of(report({"02-work": f"---\nheading: 工作\n---\n{WORK}\n"}, "contents: true")).settings())
    assert plain.first_inner == 3
