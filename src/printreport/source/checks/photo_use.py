"""Who shows which photo: one section or the cover, no photo twice, none forgotten."""

from __future__ import annotations

from collections.abc import Sequence

from printreport.core.span import Span
from printreport.model.document import Cover, Report
from printreport.source.checks.claims import PhotoDraft, SectionDraft
from printreport.syntax.message_log import MessageLog
from printreport.syntax.records import closest


def chosen_cover(report: Report, photos: dict[str, PhotoDraft]) -> Cover | None:
    """The cover of report.yaml, or the photo with `place: cover`."""
    placed = (draft for draft in photos.values() if draft.photo.place == "cover")
    return report.cover or next((Cover(draft.photo.id, None, draft.place_span) for draft in placed), None)


def check_photo_use(
    report: Report | None,
    photos: dict[str, PhotoDraft],
    ids: Sequence[str],
    drafts: Sequence[SectionDraft],
    log: MessageLog,
    *,
    all_read: bool = True,
) -> None:
    """Note unknown ids, photos of two sections, two covers; warn of photos that nothing shows and of stand-ins.

    Where not all sections could be read (`all_read`), nobody knows which photos nothing shows.

    `report` says which is on the cover, `photos` are those that could be read, `ids` all that captions.yaml names, `drafts` the
    sections, and `log` takes the messages.
    """
    used: dict[str, Span] = {}
    meant: set[str] = set()
    for draft in drafts:
        for name, span in zip(draft.section.photos, draft.photo_places, strict=True):
            meant.add(_check_id(name, span, ids, log))
            if name in used:
                where = f"{used[name].path} 第 {used[name].line} 行"
                log.error("photo-twice", span, f"图片 {name} 已经用在 {where}", "一张照片只属于一节，留下一处。")
            used.setdefault(name, span)
        _use_in_message(draft, used, meant, ids, log)
        _check_place_in_message(draft, photos, log)
    covers = _covers(report, photos)
    if report is not None and report.cover is not None:
        meant.add(_check_id(report.cover.photo, report.cover.span, ids, log))
    for name, span in list(covers.items())[1:]:
        message = f"封面有两张：{next(iter(covers))} 和 {name}"
        log.error("two-covers", span, message, "只留一张：report.yaml 的 cover，或一处 place: cover。")
    for name, photo in photos.items():
        if all_read and name not in used and name not in covers and name not in meant:
            message = f"图片 {name} 没有用在任何一节，也不是封面"
            log.warning("unused-photo", photo.photo.span, message, f"写进某一节的 photos: [{name}]，或从这里删去。")
        if photo.photo.stand_in:
            waits = "" if photo.waits_for is None else f"，images/{photo.waits_for} 还没有" if photo.waits_for else "，还没有文件"
            message = f"图片 {name} 只是占位图（stand_in）{waits}"
            log.warning("stand-in", photo.stand_in_place, message, "换上真实照片后删去 stand_in；付印（--final）前必须换好。")


def _use_in_message(draft: SectionDraft, used: dict[str, Span], meant: set[str], ids: Sequence[str], log: MessageLog) -> None:
    """Portrait and signature of the section `draft` are photographs of its own, and stand nowhere else.

    `ids` are those of captions.yaml; `used` are the photographs shown so far with their places, `meant` those that were
    probably meant; both grow. `log` takes the messages.
    """
    for name, span in () if draft.section.message is None else draft.section.message.photos:
        meant.add(_check_id(name, span, ids, log))
        if name in draft.section.photos:
            hint = f"从 photos 里删去 {name}；致辞的照片只写在 portrait 和 signature 后面。"
            log.error("photo-twice", span, f"图片 {name} 也写在这一节的 photos 里", hint)
        elif name in used:
            where = f"{used[name].path} 第 {used[name].line} 行"
            log.error("photo-twice", span, f"图片 {name} 已经用在 {where}", "一张照片只属于一节，留下一处。")
        used.setdefault(name, span)


def _check_place_in_message(draft: SectionDraft, photos: dict[str, PhotoDraft], log: MessageLog) -> None:
    """Warn of a place and a size that a leader's words do not follow; the cover is another matter."""
    for name, _ in () if draft.section.message is None else draft.section.message.photos:
        if name not in photos or photos[name].photo.place == "cover":
            continue
        spans = photos[name].photo.spans
        for key in (key for key in ("place", "size") if key in spans):
            hint = f"删去 {key}；它的位置和大小由致辞那一页决定。"
            log.warning("unused-key", spans[key], f"图片 {name} 属于致辞，{key} 不起作用", hint)



def _check_id(name: str, span: Span, ids: Sequence[str], log: MessageLog) -> str:
    """The id itself, or the one that an unknown id was probably meant to be."""
    if name in ids:
        return name
    meant = closest(name, ids)
    hint = f"是不是 {meant}？" if meant else "先在 content/captions.yaml 里写上这张图片。"
    log.error("unknown-photo", span, f"captions.yaml 里没有图片 {name}", hint)
    return meant


def _covers(report: Report | None, photos: dict[str, PhotoDraft]) -> dict[str, Span]:
    """Every photo that is to be the cover, with the place that says so."""
    covers = {} if report is None or report.cover is None else {report.cover.photo: report.cover.span}
    for name, draft in photos.items():
        if draft.photo.place == "cover":
            covers.setdefault(name, draft.place_span)
    return covers
