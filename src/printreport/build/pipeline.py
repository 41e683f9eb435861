"""The whole run, from an editor's folder to finished files; the only module that knows every stage."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from printreport.build.draft import Draft, counts, lost_picture, refuse_unfinished, with_lines
from printreport.build.editions import EDITIONS, Composed, Marks, Production, Standard, Switches
from printreport.build.freed_memory import given_back
from printreport.build.kept_builds import KeptBuild, build_key, find_build, keep_build
from printreport.build.output_folder import folders_set_right, locked, published
from printreport.build.plan_store import PLAN_NAME, plan_text, read_plan
from printreport.build.results import BuildResult, CheckResult, OutputFile
from printreport.core.cache_folder import cache_folder
from printreport.core.diagnostics import Diagnostic, error, has_errors
from printreport.core.memo import Memo

if TYPE_CHECKING:
    from printreport.fonts.font_book import FontBook
    from printreport.images.image_store import ImageStore
    from printreport.layout.compose import Composed as ComposedPages
    from printreport.model.document import Document
    from printreport.model.layout import Layout
    from printreport.model.press import PressCondition
    from printreport.model.saved_plan import SavedPlan
    from printreport.text.typesetter import Typesetter

_T = TypeVar("_T")

Progress = Callable[[str], None]
"""Told the Chinese name of each stage when it begins."""


def _say_nothing(_stage: str) -> None:
    """The progress of a run that nobody watches."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a build was asked for, but for its folders."""

    editions: tuple[str, ...]
    pages: int | None
    final: bool
    switches: Switches
    plan: SavedPlan | None = None
    replan: bool = False
    preview: bool = False


class Builder:
    """Builds reports again and again, keeping fonts, set paragraphs, pictures and pages between the runs.

    Everything kept is found by content, so that a result never depends on what was built before. `cache` is the folder
    of results that outlive the process; by default the user's own, None to keep nothing on disk.
    """

    def __init__(self, cache: Path | str | None = "user") -> None:
        self._cache = cache_folder() if cache == "user" else None if cache is None else Path(cache)
        self._kept: dict[str, tuple[object, object]] = {}
        self._proven: dict[str, Layout] = {}
        self._memo = Memo()

    @given_back()
    def build(
        self,
        project: Path | str = ".",
        out: Path | str | None = None,
        *,
        editions: tuple[str, ...] = EDITIONS,
        pages: int | None = None,
        final: bool = False,
        standard: Standard = "x4",
        marks: Marks = "full",
        plan: Path | str | None = None,
        replan: bool = False,
        lock: bool = False,
        progress: Progress = _say_nothing,
    ) -> BuildResult:
        """Build a report's editions into `out` (default: `out/` in the project) and say what came of it.

        `pages` overrules the report's own count; `final` refuses pictures that only hold a place; `standard` (PDF/X-4 or
        PDF/X-1a:2003) and `marks` are the press edition's. `plan` is the
        `layout.json` of an earlier build, to be followed exactly; `replan` passes over the last plan, which is kept in the
        project by `lock`. An editor's mistakes are diagnostics of the result, and leave
        `out` exactly as it was. Raises ValueError for an edition that is not in EDITIONS.

        `project` is the report's folder, `editions` are names of EDITIONS, and `progress` is told what is being done.
        """
        if unknown := [name for name in editions if name not in EDITIONS]:
            raise ValueError(f"no such edition: {', '.join(unknown)}")
        begun = time.perf_counter()
        root, folder = Path(project).absolute(), Path(out or Path(project) / "out").absolute()
        folders_set_right(folder, root / "content")
        given = _given_plan(plan)
        if isinstance(given, Diagnostic):
            return BuildResult((given,), seconds=time.perf_counter() - begun)
        order = Order(editions, pages, final, Switches(standard, marks), given, replan)
        built = self._kept_or_new(root, order, progress)
        files: tuple[OutputFile, ...] = ()
        problems: tuple[Diagnostic, ...] = ()
        if built.files:
            progress("写出")
            files, problems = published(folder, built.files)
        if lock and files:
            problems = locked(root, built.files)
        return BuildResult(
            diagnostics=built.diagnostics + problems,
            pages=built.pages,
            characters=built.characters,
            smallest_ppi=built.smallest_ppi,
            punctuation=built.punctuation,
            seconds=time.perf_counter() - begun,
            files=files,
        )

    @given_back()
    def preview(
        self, project: Path | str, out: Path | str, *, pages: int | None = None, progress: Progress = _say_nothing
    ) -> BuildResult:
        """Build the press edition into a folder of its own, to be looked at while its report is written.

        It is read back and compared with the source as always, but not preflighted, and no report page is made of it.
        """
        begun = time.perf_counter()
        folders_set_right(Path(out).absolute())
        order = Order(("press",), pages, False, Switches(), preview=True)
        built = self._new_build(Path(project).absolute(), order, progress)
        files, problems = published(Path(out).absolute(), built.files) if built.files else ((), ())
        return BuildResult(
            diagnostics=built.diagnostics + problems,
            pages=built.pages,
            characters=built.characters,
            smallest_ppi=built.smallest_ppi,
            punctuation=built.punctuation,
            seconds=time.perf_counter() - begun,
            files=files,
        )

    def _kept_or_new(self, root: Path, order: Order, progress: Progress) -> KeptBuild:
        """The build that an earlier process kept, if nothing has changed since, or a new one, kept for the next.

        Only the first build of a process asks and tells the cache on disk: a living builder keeps more than that by itself.
        """
        first = self._cache is not None and not self._kept
        options = repr(order)
        key = build_key(root, options) if first else None
        if key is None or self._cache is None:
            return self._new_build(root, order, progress)
        found = find_build(self._cache, key)
        if found is None:
            found = self._new_build(root, order, progress)
            # Files that an editor saved meanwhile may be in this build or not.
            if found.files and build_key(root, options) == key:
                keep_build(self._cache, key, found)
        return found

    def _new_build(self, root: Path, order: Order, progress: Progress) -> KeptBuild:
        draft = self.draft(
            root, pages=order.pages, final=order.final, plan=order.plan, replan=order.replan, progress=progress
        )
        diagnostics = draft.diagnostics
        files: dict[str, bytes] = {}
        if draft.is_whole:
            from printreport.images.picture_order import LostPicture

            try:
                files, findings = self._finish(root, draft, order, progress)
            except LostPicture as lost:
                findings = (lost_picture(draft, str(lost)),)
            diagnostics += findings
            if has_errors(findings):
                files = {}
        return KeptBuild(files=files, **counts(draft, diagnostics))

    @given_back()
    def check(
        self,
        project: Path | str = ".",
        *,
        pages: int | None = None,
        final: bool = False,
        progress: Progress = _say_nothing,
    ) -> CheckResult:
        """Do everything but rendering, and say what a build would find; nothing is written."""
        begun = time.perf_counter()
        draft = self.draft(Path(project).absolute(), pages=pages, final=final, progress=progress)
        return CheckResult(**counts(draft, draft.diagnostics), seconds=time.perf_counter() - begun)

    @given_back()
    def proof(
        self,
        project: Path | str = ".",
        out: Path | str | None = None,
        *,
        dpi: float = 100.0,
        overlay: bool = False,
        marks: Marks = "full",
        progress: Progress = _say_nothing,
    ) -> BuildResult:
        """Write a picture of every page of the press file into `out` (default: `out/proof/` in the project) as `page-01.png`.

        Colours are those that the press will print; `overlay` draws trim, safe area, baseline grid and frames on top. The
        result's one file is the folder.

        `project` is the report's folder, `out` where the pictures go, `dpi` their dots to the inch, `marks` those outside the
        trim, and `progress` is told what is being done.
        """
        from printreport.build.proof_folder import write_proofs

        begun = time.perf_counter()
        root, folder = Path(project).absolute(), Path(out or Path(project) / "out" / "proof").absolute()
        draft = self.draft(root, progress=progress)
        files: tuple[OutputFile, ...] = ()
        problems: tuple[Diagnostic, ...] = ()
        if draft.is_whole:
            progress("打样")
            production = Production(self._composed(root, draft), Switches(marks=marks))
            files, problems = write_proofs(folder, production.proof_pages(dpi, overlay), dpi)
        found = counts(draft, draft.diagnostics + problems)
        return BuildResult(**found, seconds=time.perf_counter() - begun, files=files)

    def draft(
        self,
        root: Path,
        *,
        pages: int | None = None,
        final: bool = False,
        plan: SavedPlan | None = None,
        replan: bool = False,
        progress: Progress = _say_nothing,
    ) -> Draft:
        """Read, check and lay out a report, as far as its mistakes let it come.

        `root` is the report's folder; `pages`, `final`, `plan`, `replan` and `progress` are as in `build`.
        """
        from printreport.build.logo_files import LogoFiles
        from printreport.source.project import read_project

        progress("读入")
        book, images = self._font_book(root), self._image_store()
        read = read_project(root, book, images, LogoFiles(images))
        diagnostics = book.diagnostics + read.diagnostics
        document = read.document
        if document is None:
            return Draft(diagnostics)
        if final:
            diagnostics = refuse_unfinished(diagnostics)
        condition, problems = _condition(document)
        diagnostics += with_lines(problems, document)
        if has_errors(diagnostics):
            return Draft(diagnostics, document)
        progress("排版")
        composed = self._layout(document, condition, (pages, plan, replan), book, images)
        findings = diagnostics + with_lines(composed.diagnostics, document)
        return Draft(findings, document, composed.layout, condition, composed.plan)

    def _layout(
        self,
        document: Document,
        condition: PressCondition | None,
        planning: tuple[int | None, SavedPlan | None, bool],
        book: FontBook,
        images: ImageStore,
    ) -> ComposedPages:
        """The pages of a document, or those of before if nothing has changed.

        `document` is the checked report, `condition` its printing condition, `planning` are pages, plan and replan as in
        `build`, `book` has the fonts, `images` the pictures.
        """
        from printreport.layout.compose import compose
        from printreport.theme.read_theme import read_theme

        profile = None if condition is None else condition.profile
        choice = (document.report.theme, document.report.trim, profile)
        theme = self._keep("theme", choice, lambda: read_theme(*choice))
        typesetter = self._typesetter(book.for_language(document.report.language), document)
        pages, plan, replan = planning

        def made() -> ComposedPages:
            typesetter.begin_round()
            with self._memo.round():
                return compose(document, theme, typesetter, images, pages, plan, replan=replan, memo=self._memo)

        return self._keep("layout", (document, planning, typesetter, profile), made)

    def _finish(
        self, root: Path, draft: Draft, order: Order, progress: Progress
    ) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
        """The bytes of each edition, read back and compared with the source."""
        from printreport.build.report_page import REPORT_NAME, Built, report_page
        from printreport.proof.fidelity import check_fidelity

        assert draft.plan is not None
        composed = self._composed(root, draft)
        production = Production(composed, order.switches)
        finished: dict[str, bytes] = {}
        told: tuple[Diagnostic, ...] = ()
        for name in order.editions:
            progress("制版")
            edition = production.edition(name)
            finished[f"{name}.pdf"] = edition.data
            progress("核对")
            before = self._proven.get(name)
            found = check_fidelity(edition.pages, composed.layout, composed.document, before, f"out/{name}.pdf")
            if found:
                # The next edition would only say the same again.
                return {}, with_lines(found, composed.document)
            self._proven[name] = composed.layout
            if name == "press" and not order.preview:
                from printreport.preflight.verdict.press_findings import report_findings

                told = report_findings(edition.data, order.switches.standard, composed.document.report, composed.layout)
                told = with_lines(told, composed.document)
                if has_errors(told):
                    return {}, told
        if order.preview:
            return finished, told
        built = Built(dict(finished), draft.diagnostics + told, composed, order.switches, production.office_pages)
        return {**finished, PLAN_NAME: plan_text(draft.plan).encode(), REPORT_NAME: report_page(built)}, told

    def _composed(self, root: Path, draft: Draft) -> Composed:
        assert draft.document is not None
        assert draft.layout is not None
        assert draft.condition is not None
        book = self._font_book(root).for_language(draft.document.report.language)
        return Composed(draft.layout, draft.document, book, self._image_store(), draft.condition)

    def _font_book(self, root: Path) -> FontBook:
        from printreport.fonts.font_book import open_font_book

        return self._keep("fonts", (str(root), _fingerprint(root / "fonts")), lambda: open_font_book(root))

    def _image_store(self) -> ImageStore:
        from printreport.images.image_store import ImageStore

        return self._keep("images", self._cache, lambda: ImageStore(self._cache))

    def _typesetter(self, book: FontBook, document: Document) -> Typesetter:
        from printreport.text.typesetter import Typesetter

        language = document.report.language
        return self._keep("typesetter", (book, language), lambda: Typesetter(book, language))

    def _keep(self, name: str, key: object, make: Callable[[], _T]) -> _T:
        """The value made for this key last time, or a new one that takes its place."""
        kept = self._kept.get(name)
        if kept is None or kept[0] != key:
            kept = (key, make())
            self._kept[name] = kept
        return cast(_T, kept[1])


def build_report(
    project: Path | str = ".",
    out: Path | str | None = None,
    *,
    editions: tuple[str, ...] = EDITIONS,
    pages: int | None = None,
    final: bool = False,
    standard: Standard = "x4",
    marks: Marks = "full",
) -> BuildResult:
    """Build a report once; see Builder.build.

    `project`, `out`, `editions`, `pages`, `final`, `standard` and `marks` are as there.
    """
    return Builder().build(project, out, editions=editions, pages=pages, final=final, standard=standard, marks=marks)


def check_report(project: Path | str = ".", *, pages: int | None = None, final: bool = False) -> CheckResult:
    """Check a report once, everything but rendering; see Builder.check."""
    return Builder().check(project, pages=pages, final=final)


def _given_plan(path: Path | str | None) -> SavedPlan | Diagnostic | None:
    return None if path is None else read_plan(Path(path))


def _fingerprint(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """What a folder of fonts holds, by names, sizes and times: enough to notice that it was changed."""
    if not folder.is_dir():
        return ()
    seen = [(path.name, path.stat()) for path in sorted(folder.iterdir()) if path.is_file()]
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in seen)


def _condition(document: Document) -> tuple[PressCondition | None, tuple[Diagnostic, ...]]:
    from printreport.finish.output_intent import ProfileProblem, press_condition

    report = document.report
    found = press_condition(report.press)
    if not isinstance(found, ProfileProblem):
        return found, ()
    return None, (error(found.code, report.spans.get("press", report.span), found.message, found.hint),)
