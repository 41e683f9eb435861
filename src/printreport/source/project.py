"""Reads a whole project, stage by stage: syntax, then form, then what must stand in the text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from printreport.core.diagnostics import Diagnostic
from printreport.core.span import Span
from printreport.model.document import Document, PunctuationChange, Report
from printreport.model.saved_plan import SavedPlan
from printreport.model.wishes import LOCK_PATH, WISHES_PATH
from printreport.source.captions import CAPTIONS_PATH, caption_ids, read_captions
from printreport.source.checks.claims import PhotoDraft, SectionDraft
from printreport.source.checks.glyph_coverage import GlyphSource, check_glyphs, check_heading_faces
from printreport.source.checks.lengths import check_boxes, check_captions, check_cells
from printreport.source.checks.photo_use import check_photo_use, chosen_cover
from printreport.source.checks.printed_text import PrintedText, note_markup, note_unpaired
from printreport.source.checks.text_claims import check_claims
from printreport.source.lock_file import read_lock
from printreport.source.logo_file import LogoJudge
from printreport.source.photo_files import PictureJudge
from printreport.source.project_files import ProjectFiles, check_files, list_files
from printreport.source.report import REPORT_PATH, joins_lines, read_report, reads_full_width
from printreport.source.section_files import SectionSource, open_section, read_section
from printreport.source.wishes_file import read_wishes
from printreport.source.yaml_habits import find_habits
from printreport.syntax.message_log import MessageLog
from printreport.syntax.source_files import MAX_CHARACTERS, SourceFile, read_source
from printreport.syntax.yaml_nodes import Node
from printreport.syntax.yaml_reader import read_yaml
from printreport.theme.theme_file import open_theme


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What came of reading: the document, or None where errors forbid it, and all messages in file order."""

    document: Document | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Sources:
    """The files of a project after their syntax was read."""

    report: Node | None
    captions: Node | None
    sections: tuple[SectionSource, ...]
    wishes: Node | None = None
    lock: SavedPlan | None = None


def read_project(root: Path, book: GlyphSource, images: PictureJudge, logos: LogoJudge | None = None) -> ReadResult:
    """The checked document of the project in a folder; an editor's mistakes are messages, never exceptions.

    `logos` opens the emblem's file; without it the report has none.

    Stages: 1 YAML syntax and encoding; 2 keys, types, ids, Markdown, files and pictures; 3 what must stand in the text,
    and glyphs. All messages of a stage come together; the next begins only where the one before found no error.
    """
    log = MessageLog()
    files = list_files(root)
    sources = _read_sources(root, files, log)
    if log.has_errors:
        return ReadResult(None, log.in_file_order())
    check_files(files, log)
    printed = PrintedText(reads_full_width(sources.report))
    report = _report(sources, root, files, printed, log, logos)
    photos = read_captions(sources.captions, root, images, printed, log)
    join = joins_lines(sources.report)
    ids = caption_ids(sources.captions)
    drafts = [draft for source in sources.sections if (draft := read_section(source, printed, log, join, ids))]
    note_unpaired(printed, log)
    note_markup(printed, log)
    check_photo_use(report, photos, ids, drafts, log, all_read=not files.unnumbered)
    if report is not None:
        check_captions((draft.caption for draft in photos.values()), report.trim, log)
        check_cells((block for draft in drafts for block in draft.section.blocks), report.trim, log)
        check_boxes((block for draft in drafts for block in draft.section.blocks), report.trim, log)
    wishes = read_wishes(sources.wishes, photos, ids, drafts, log)
    if log.has_errors or report is None:
        return ReadResult(None, log.in_file_order())
    cover = chosen_cover(report, photos)
    vouched = check_claims(drafts, photos, None if cover is None else cover.photo, log)
    book = book.for_language(report.language)
    check_glyphs(printed.passages, book, log)
    faces: dict[str, str] = {name: style.face for name, style in open_theme(report.theme.name).styles.items()}
    check_heading_faces(printed.passages, faces, book, log)
    if log.has_errors:
        return ReadResult(None, log.in_file_order())
    document = _document(root, replace(report, cover=cover), photos, drafts, printed, log)
    return ReadResult(replace(document, wishes=wishes, lock=sources.lock, vouched=vouched), log.in_file_order())


def _read_sources(root: Path, files: ProjectFiles, log: MessageLog) -> _Sources:
    left = MAX_CHARACTERS

    def read(path: str) -> SourceFile | None:
        nonlocal left
        file = read_source(root, path, log)
        left -= 0 if file is None else len(file.text)
        if left < 0:
            message = f"文字超过 {MAX_CHARACTERS // 10000} 万字，这是一本的上限"
            log.error("too-large", Span(path), message, "分成几本。")
            return None
        return file

    report = read(REPORT_PATH) if files.has_report else None
    captions = read(CAPTIONS_PATH) if files.has_captions else None
    wishes = read(WISHES_PATH) if files.has_wishes else None
    lock = read(LOCK_PATH) if files.has_lock else None
    sections = []
    for path in files.sections:
        file = read(path)
        if left < 0:
            break
        if file is not None:
            sections.append(open_section(file, log))
    return _Sources(
        None if report is None else read_yaml(report.path, report.lines, log, find_faults=find_habits),
        None if captions is None else read_yaml(captions.path, captions.lines, log, find_faults=find_habits),
        tuple(sections),
        None if wishes is None else read_yaml(wishes.path, wishes.lines, log, find_faults=find_habits),
        None if lock is None else read_lock(lock, log),
    )


def _report(
    sources: _Sources, root: Path, files: ProjectFiles, printed: PrintedText, log: MessageLog, logos: LogoJudge | None
) -> Report | None:
    # A missing file is told by check_files; its missing keys would say nothing new.
    """The report's own settings, or None.

    `sources` are the files, `root` is the project's folder, `files` tells what is there, `printed` takes what will be printed,
    `log` the messages, and `logos` opens the emblem.
    """
    return read_report(sources.report, root, printed, log, logos) if files.has_report else None


def _document(
    root: Path,
    report: Report,
    photos: dict[str, PhotoDraft],
    drafts: list[SectionDraft],
    printed: PrintedText,
    log: MessageLog,
) -> Document:
    """The checked report.

    `root` is its folder, `report` the settings, `photos` and `drafts` what was read of pictures and sections, `printed` has
    what was mended, `log` the sources.
    """
    return Document(
        root=str(root),
        report=report,
        photos={name: draft.photo for name, draft in photos.items()},
        sections=tuple(draft.section for draft in drafts),
        punctuation=_in_order(printed.changes, log),
        sources=dict(log.sources),
    )


def _in_order(changes: list[PunctuationChange], log: MessageLog) -> tuple[PunctuationChange, ...]:
    order = {path: number for number, path in enumerate(log.sources)}
    return tuple(sorted(changes, key=lambda change: (order[change.span.path], change.span.line, change.span.column)))
