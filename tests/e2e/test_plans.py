"""The plan of a brochure: written, taken up again, settled by hand, and kept while corrections are made."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from printreport import Builder
from printreport.build.draft import Draft
from printreport.build.plan_store import lock_text, plan_text, read_plan
from printreport.layout.search.beam_search import PageSearch
from printreport.model.saved_plan import plan_of
from reports import run_command, write_report

BUILDER = Builder(cache=None)
LINE = "坚持以职工为中心，服务更加周到，各项工作稳步推进，取得新的进展，全市职工群众的获得感不断增强。"
FIGURES = ("1200名", "35家", "96.5%", "4800人次", "27项", "310万元")


def section(number: int, figure: str) -> str:
    head = f"---\nheading: 第{'一二三四五六'[number]}项工作稳步推进\nstats:\n  - {{figure: {figure}, label: 全年合计}}\n---\n"
    return head + f"全年共有{figure}。" + LINE * (5 + number % 3) + "\n\n" + LINE * 4 + "\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    texts = {f"{number + 1:02}-work": section(number, figure) for number, figure in enumerate(FIGURES)}
    return write_report(tmp_path / "report", "title: 年度工作\nbinding: none\n", texts)


def drafted(report: Path, **order: Any) -> Draft:
    return BUILDER.draft(report, **order)


def plan(draft: Draft) -> Any:
    return json.loads(written(draft))


def written(draft: Draft) -> str:
    """The text of the report's `out/layout.json`."""
    assert draft.plan is not None, draft.diagnostics
    return plan_text(draft.plan)


def locked(report: Path) -> Draft:
    """The report's draft, and its plan written where the next build keeps to it."""
    draft = drafted(report)
    (report / "content/layout.lock.yaml").write_text(lock_text(plan_of(plan(draft))), "utf-8")
    return draft


def wish(report: Path, text: str) -> Draft:
    (report / "content/layout.yaml").write_text(text, "utf-8")
    return drafted(report)


def edit(report: Path, name: str, old: str, new: str) -> None:
    path = report / f"content/sections/{name}.md"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def changed_pages(before: Draft, after: Draft) -> list[int]:
    assert before.layout is not None
    assert after.layout is not None
    pairs = zip(before.layout.pages, after.layout.pages, strict=True)
    return [old.number for old, new in pairs if old != new]


def codes(draft: Draft) -> list[str]:
    return [message.code for message in draft.diagnostics]


def page_with(value: Any, line: str) -> Any:
    return next(page for page in value["inner"] if any(column["from"] == line for column in page["columns"]))


# -- the file -----------------------------------------------------------------------------------------------------------


def test_a_build_writes_its_plan_and_nothing_into_the_project(report: Path) -> None:
    assert BUILDER.build(report).ok
    value = json.loads((report / "out/layout.json").read_text("utf-8"))
    assert value["pages"] == len(value["inner"]) + len(value["special"])
    assert not (report / "content/layout.lock.yaml").exists()


def test_the_pages_of_a_plan_cost_what_the_whole_costs(report: Path) -> None:
    value = plan(drafted(report))
    whole = {term["term"]: term["cost"] for term in value["cost"]["terms"]}
    assert sum(page["cost"]["total"] for page in value["inner"]) == pytest.approx(whole["inner"], abs=0.01)
    for page in value["inner"]:
        assert sum(term["cost"] for term in page["cost"]["terms"]) == pytest.approx(page["cost"]["total"], abs=0.01)
        assert all(term["label"] != term["term"] for term in page["cost"]["terms"])


def test_the_runners_up_differ_from_the_page_that_was_taken(report: Path) -> None:
    pages = plan(drafted(report))["inner"]
    assert any(page["next"] for page in pages)
    for page in pages:
        own = page["form"], bool(page["columns"]), page["figures"]
        assert all((other["form"], bool(other["columns"]), other["figures"]) != own for other in page["next"])


def test_a_plan_is_the_same_in_every_run(report: Path) -> None:
    assert drafted(report).plan == Builder(cache=None).draft(report).plan


# -- taken up again -----------------------------------------------------------------------------------------------------


def test_a_plan_is_rebuilt_page_for_page_without_a_search(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = drafted(report)
    monkeypatch.setattr(PageSearch, "run", lambda *_, **__: pytest.fail("a search was begun"))
    again = drafted(report, plan=plan_of(plan(first)))
    assert again.layout == first.layout
    assert again.plan == first.plan


def test_a_plan_that_no_longer_fits_is_refused_by_its_page(report: Path) -> None:
    BUILDER.build(report)
    before = (report / "out/layout.json").read_bytes()
    edit(report, "03-work", LINE, LINE * 9)
    result = BUILDER.build(report, plan=report / "out/layout.json")
    assert [message.code for message in result.errors] == ["plan-mismatch"]
    assert "正文的行数变了" in result.errors[0].message
    assert (report / "out/layout.json").read_bytes() == before


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"format": "printreport-plan-9"}', "[" * 9999])
def test_a_file_that_is_no_plan_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "layout.json"
    path.write_text(text, "utf-8")
    found = read_plan(path)
    assert getattr(found, "code", None) == "plan-unreadable"


# -- kept ---------------------------------------------------------------------------------------------------------------


def test_a_changed_character_changes_its_page_and_nothing_else(report: Path) -> None:
    before = locked(report)
    edit(report, "03-work", "服务更加周到", "服务更加细致")
    after = drafted(report)
    assert codes(after) == []
    assert changed_pages(before, after) == [page_with(plan(before), "03-work/heading:1")["page"]]


def test_a_kept_plan_needs_no_search(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked(report)
    edit(report, "03-work", "服务更加周到", "服务更加细致")
    monkeypatch.setattr(PageSearch, "run", lambda *_, **__: pytest.fail("a search was begun"))
    assert drafted(report).layout is not None


def test_a_longer_paragraph_changes_few_pages_and_they_are_named(report: Path) -> None:
    before = locked(report)
    edit(report, "05-work", LINE, LINE + LINE)
    after = drafted(report)
    assert codes(after) == ["plan-changed"]
    changed = changed_pages(before, after)
    assert 1 <= len(changed) <= 2
    assert page_with(plan(before), "05-work/heading:1")["page"] in changed


def test_figures_that_go_leave_the_other_pages_alone(report: Path) -> None:
    before = locked(report)
    edit(report, "02-work", "stats:\n  - {figure: 35家, label: 全年合计}\n", "")
    after = drafted(report)
    assert codes(after) == ["plan-changed"]
    assert len(changed_pages(before, after)) <= 2


def test_a_plan_kept_is_the_one_of_the_lock_and_replan_starts_afresh(report: Path) -> None:
    before = locked(report)
    path = report / "content/layout.lock.yaml"
    turned = path.read_text("utf-8").replace('"stack": "below"', '"stack": "above"')
    assert turned != path.read_text("utf-8")
    path.write_text(turned, "utf-8")
    assert all(page["stack"] == "above" for page in plan(drafted(report))["inner"])
    assert drafted(report, replan=True).plan == before.plan


@pytest.mark.parametrize("text", ["format: [", "pages: 12\n", "- 1\n"])
def test_a_broken_lock_is_passed_over_with_a_warning(report: Path, text: str) -> None:
    before = drafted(report)
    (report / "content/layout.lock.yaml").write_text(text, "utf-8")
    after = drafted(report)
    assert codes(after) == ["bad-lock"]
    assert after.plan == before.plan


def test_the_command_locks_a_plan_on_demand(report: Path) -> None:
    done = run_command("build", "--lock", "--edition", "press", cwd=report)
    assert done.returncode == 0, done.stderr
    text = (report / "content/layout.lock.yaml").read_text("utf-8")
    assert text == lock_text(plan_of(json.loads((report / "out/layout.json").read_bytes())))


# -- settled by hand ----------------------------------------------------------------------------------------------------


def test_wishes_are_kept(report: Path) -> None:
    value = plan(drafted(report))
    page = page_with(value, "03-work/heading:1")
    turned = "below" if page["stack"] == "below" else "above"
    wished = wish(report, f"page {page['page']}: {{text: {turned}}}\n")
    assert plan(wished)["inner"][page["page"] - value["inner"][0]["page"]]["stack"] != page["stack"]


def test_a_section_starts_on_the_wished_page(report: Path) -> None:
    first = plan(drafted(report))["inner"][0]["page"]
    wished = plan(wish(report, f"page {first + 1}: {{starts: 02-work}}\n"))
    lines = [column["from"] for column in wished["inner"][0]["columns"] + wished["inner"][1]["columns"]]
    assert "02-work/heading:1" in lines
    assert all(not column["to"].startswith("02-work") for column in wished["inner"][0]["columns"])


def test_the_wish_that_cannot_be_kept_is_named_by_its_place(report: Path) -> None:
    draft = wish(report, "page 3: {text: below}\npage 4: {figures: [06-work], starts: 01-work}\n")
    (message,) = [m for m in draft.diagnostics if m.is_error]
    assert message.code == "layout-impossible"
    assert message.span.line == 2
    assert message.span.column > 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("page 1: {text: below}\n", "layout-page"),
        ("pages: 6\npage 9: {text: below}\n", "layout-page"),
        ("page 3: {form: bleek}\n", "layout-form"),
        # a body form of another theme
        ("page 3: {form: two-head}\n", "layout-form"),
    ],
)
def test_wishes_that_no_plan_can_meet_are_refused(report: Path, text: str, code: str) -> None:
    assert codes(wish(report, text)) == [code]


def test_two_counts_of_pages_are_refused(report: Path) -> None:
    (report / "content/report.yaml").write_text("title: 年度工作\nbinding: none\npages: 8\n", "utf-8")
    assert codes(wish(report, "pages: 9\n")) == ["layout-pages"]


# -- explained ----------------------------------------------------------------------------------------------------------


def test_a_page_is_explained_in_words(report: Path) -> None:
    done = run_command("explain", "page", "3", cwd=report)
    assert done.returncode == 0, done.stderr
    for words in ("第 3 页", "为什么是这个版式", "为什么在这里", "代价", "次优的排法"):
        assert words in done.stdout


def test_a_page_that_is_not_there_is_said_so(report: Path) -> None:
    done = run_command("explain", "page", "99", cwd=report)
    assert done.returncode == 1
    assert "没有第 99 页" in done.stderr


# -- counts of pages ----------------------------------------------------------------------------------------------------


def test_too_few_pages_are_told_with_a_count_that_works(report: Path) -> None:
    told = drafted(report, pages=3).diagnostics[0]
    assert told.code == "page-count"
    assert "3 页排不下" in told.message
    assert told.source == "", "no line of the report asks for 3 pages"
    count = int(told.hint.removeprefix("写 pages: ").partition("，")[0])
    assert drafted(report, pages=count).layout is not None


def test_a_plan_for_another_binding_or_trim_is_refused_or_passed_over(report: Path) -> None:
    first = locked(report)
    saved = plan_of(plan(first))
    for line in ("binding: perfect\npages: auto", "binding: none\ntrim: A5"):
        (report / "content/report.yaml").write_text(f"title: 年度工作\n{line}\n", "utf-8")
        kept = drafted(report)
        assert kept.layout is not None, kept.diagnostics
        given = drafted(report, plan=saved)
        assert given.layout is not None or codes(given) == ["plan-mismatch"]
    assert codes(drafted(report, plan=saved)) == ["plan-mismatch"]
