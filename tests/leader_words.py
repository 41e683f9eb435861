"""Leaders' words made of plain values for tests of their pages, and all that can be wrong with such pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import special_pages as sp
from printreport.core.geometry import Crop, Rect
from printreport.images.crop import focus_lost
from printreport.layout.display_pages.message import set_message
from printreport.layout.display_pages.message_pages import SetMessage
from printreport.layout.page.grid import PageGrid
from printreport.layout.page.setting import Setting
from printreport.model.blocks import InlineRun, Paragraph, plain_text
from printreport.model.document import Message, Photo, Section
from printreport.model.layout import Item, PlacedImage

SAID = (
    "五年来，我们坚持以社员为中心，把合作社办成了一个大家庭；种粮的有了底气，养殖的有了门路，外出的年轻人也一个个回来了。"
    "今年春天遇上多年不见的干旱，是大家一起修渠、一起守水，才保住了两千三百亩麦田。我代表理事会，向大家致以衷心的感谢！"
)
FACE = Crop(0.30, 0.12, 0.70, 0.62)
PORTRAIT = sp.photo("portrait", 2400, 3200, focus=FACE, caption="理事长王建国")
SIGNATURE = sp.photo("signature", 1400, 500, caption="签名")
FULL = Message(portrait="portrait", signature_photo="signature", name="王建国", post="理事长", date="2025年12月")
PLAIN = Message(signature_name="王建国", name="王建国", post="理事长", date="2025年12月")


def paragraphs(characters: int) -> tuple[Paragraph, ...]:
    """An address and paragraphs of unlike length, so many characters in all."""
    texts, left = ["各位社员、各位朋友："], characters - 10
    for number in range(characters):
        if left <= 0:
            break
        length = min(left, (150, 95, 180, 60)[number % 4])
        texts.append((SAID * 3)[number * 7 :][: length - 1] + "。")
        left -= length
    return tuple(Paragraph((InlineRun(text),), sp.SPAN) for text in texts)


def words_of(characters: int, message: Message = FULL, **over: Any) -> Section:
    """A leader's words of so many characters; `over` replaces values of the section."""
    plain = replace(sp.section("00-words", "", heading="携手同行，共赴新程"), blocks=paragraphs(characters), message=message)
    return replace(plain, **over)


def spoken(section: Section, *photos: Photo, **over: Any) -> tuple[Setting, SetMessage]:
    """The words set; `over` replaces values of report.yaml."""
    shown = photos or (PORTRAIT, SIGNATURE)
    made = sp.setting(*shown, sections=(section, sp.section("01-work", sp.WORDS, heading="工作")), **over)
    return made, set_message(made, section, 0)


def painted(made: Setting, words: SetMessage, first: int = 3) -> tuple[tuple[PageGrid, tuple[Item, ...]], ...]:
    """Its pages with their grids, the first of a page number."""
    grids = [PageGrid(made.theme, (first + page) % 2 == 0) for page in range(words.pages)]
    return tuple((grid, words.paint(page, grid)) for page, grid in enumerate(grids))


def faults(made: Setting, words: SetMessage, first: int = 3) -> Iterator[str]:
    """All that is wrong with the pages: what stands outside, on something else, is lost, repeated or cropped."""
    pages = painted(made, words, first)
    for number, (grid, items) in enumerate(pages):
        area = sp.type_area(grid)
        inks = list(sp.ink_rects(made, items))
        pictures = sp.images_of(items)
        yield from (f"page {number}: words outside at {ink}" for ink in inks if not inside(ink, area))
        yield from (f"page {number}: {pair} overlap" for pair in sp.overlapping_words(made, items))
        yield from (f"page {number}: {each.photo} outside" for each in pictures if not inside(each.rect, area))
        touched = [(ink, each) for each in pictures for ink in inks if each.rect.outset(1, 1, 1, 1).overlaps(ink)]
        yield from (f"page {number}: words at {ink} on {each.photo}" for ink, each in touched)
        rects = [each.rect for each in pictures]
        yield from (f"page {number}: pictures overlap" for at, rect in enumerate(rects) if any(map(rect.overlaps, rects[:at])))
        yield from _cropped(made, pictures)
    yield from _spelt(words, tuple(item for _, items in pages for item in items))


def inside(rect: Rect, area: Rect) -> bool:
    """Whether a rectangle lies within an area, seams counted."""
    left, top, right, bottom = rect.x - area.x, rect.y - area.y, area.right - rect.right, area.bottom - rect.bottom
    return min(left, top, right, bottom) >= -0.01


def _cropped(made: Setting, pictures: list[PlacedImage]) -> Iterator[str]:
    for each in pictures:
        photo = made.document.photos[each.photo]
        whole = each.crop == Crop() and abs(each.rect.ratio / photo.picture.ratio - 1.0) < 1e-6
        if each.photo == "signature" and not whole:
            yield "the signature is cropped"
        if each.photo != "signature" and focus_lost(each.crop, photo.focus) > 0.0:
            yield "the face is cropped"
        shown = photo.picture.ratio * each.crop.width / each.crop.height
        if abs(shown / each.rect.ratio - 1.0) > 1e-3:
            yield f"{each.photo} is drawn out"


def _spelt(words: SetMessage, items: tuple[Item, ...]) -> Iterator[str]:
    """Whether every character of the section stands on the pages as often as it was written."""
    section = words.section
    assert section.message is not None
    written = [section.heading or "", *(text for _, text in section.message.lines)]
    written += [plain_text(block.text) for block in section.blocks if isinstance(block, Paragraph)]
    written += [note.mark + plain_text(note.text) for note in section.notes]
    raised = [tag for role in ("caption", "pull-quote") for tag in sp.tags(items, role)]
    wanted = Counter("".join("".join(written).split())) + Counter("".join(sp.text_of(raised).split()))
    if wanted != (got := Counter("".join(sp.text_of(items).split()))):
        yield f"lost {wanted - got}, added {got - wanted}"


def rect_of(items: tuple[Item, ...], photo: str) -> Rect:
    """Where a picture stands."""
    (found,) = (each.rect for each in sp.images_of(items) if each.photo == photo)
    return found
