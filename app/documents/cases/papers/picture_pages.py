"""Pages of pictures: identity cards at true size, photos as evidence, scans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from app.documents.cases.papers.design import PictureDesign, load, shared
from app.documents.forms.laid import Draw, LaidOutPaper, Printing, foot
from app.documents.forms.signed import FOLIO, LEFT, WIDTH
from app.documents.forms.slots import fill
from app.documents.typeset.fonts import SANS, clean
from app.documents.typeset.lines import fitted, wrap
from app.documents.typeset.page import GREY, MM, Official9704, Paper
from app.documents.typeset.pictures import uncropped

_TITLE, _INFO, _TOP = 28 * MM, 38 * MM, 44 * MM
_APART = 12 * MM
_SIZE = 10.5
_LEADING = 15.0


@dataclass(frozen=True, slots=True)
class IdentityCard:
    """Both sides of an identity card as pictures, and whose it is."""

    name: str = ""
    front: bytes | None = None
    back: bytes | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo and what it shows."""

    picture: bytes
    caption: str = ""


def identity_cards(cards: Sequence[IdentityCard], printing: Printing) -> LaidOutPaper:
    """身份证复印件: both sides of each card at its true size, one person a page."""
    design = load("identity", PictureDesign)
    shown = (IdentityCard(),) if printing.way == "blank" or not cards else cards
    pages = [partial(_identity, design, printing, card) for card in shown]
    return _laid(design, pages, printing)


def photos(taken: Sequence[Photo], printing: Printing, *, number: str = "") -> LaidOutPaper:
    """证据照片: two a page, whole, each with what it shows."""
    design = load("photos", PictureDesign)
    shown: list[Photo | None] = [None, None] if printing.way == "blank" else list(taken)
    pairs = [shown[n : n + 2] for n in range(0, len(shown), 2)] or [[None, None]]
    pages = [partial(_photos, design, printing, number, pair) for pair in pairs]
    return _laid(design, pages, printing)


def scans(title: str, pictures: Sequence[bytes]) -> LaidOutPaper:
    """Scanned pages of a paper, each as large as the page lets it be."""
    return LaidOutPaper(title, tuple(partial(_scan, picture) for picture in pictures))


def _laid(design: PictureDesign, pages: Sequence[Draw], printing: Printing) -> LaidOutPaper:
    wording = shared()

    def page(place: int) -> Draw:
        def draw(paper: Paper) -> None:
            title = design.title + (wording.continued if place else "")
            size = Official9704.TITLE
            paper.text(LEFT, _TITLE, title, printing.faces.title, size,
                       align="center", width=WIDTH, tracking=0.12)  # fmt: skip
            pages[place](paper)
            count = wording.page.format(page=place + 1, pages=len(pages))
            paper.text(LEFT, FOLIO, count, SANS, 9, align="center", width=WIDTH)
            if printing.code:
                foot(paper, [wording.code.format(code=printing.code)], LEFT, WIDTH, right=True)

        return draw

    return LaidOutPaper(design.title, tuple(page(place) for place in range(len(pages))))


def _identity(design: PictureDesign, printing: Printing, card: IdentityCard, paper: Paper) -> None:
    body = printing.faces.body
    wide, high = (side * MM for side in design.size)
    left = LEFT + (WIDTH - wide) / 2
    _paragraph(paper, fill(design.left, {"name": card.name}), LEFT, _INFO, printing)
    y = _TOP + 6 * MM
    for picture, words in zip((card.front, card.back), design.empty, strict=True):
        _framed(paper, picture, left, y, wide, high, words, printing)
        y += high + _APART
    for number, line in enumerate(design.lines):
        base = y + 8 * MM + number * 11 * MM
        paper.text(LEFT + 12 * MM, base, line, body, 12)
        if number:
            end = LEFT + WIDTH - 12 * MM
            paper.lines([(LEFT + 62 * MM, base + 2, end, base + 2)], 0.4, GREY)


def _photos(
    design: PictureDesign,
    printing: Printing,
    number: str,
    pair: Sequence[Photo | None],
    paper: Paper,
) -> None:
    body = printing.faces.body
    wide, high = (side * MM for side in design.size)
    left = LEFT + (WIDTH - wide) / 2
    if number:
        shown, size = fitted(clean(number), SANS, _SIZE, WIDTH)
        paper.text(LEFT, _INFO, shown, SANS, size, align="right", width=WIDTH)
    for place, photo in enumerate(pair):
        y = _TOP + place * (high + 18 * MM)
        said_of, when, taken_by, checked = design.lines
        lines = wrap(said_of + (photo.caption if photo else ""), body, _SIZE, wide)
        below = (len(lines) - 1) * _LEADING
        picture = photo.picture if photo else None
        _framed(paper, picture, left, y, wide, high - below, design.empty[0], printing)
        base = y + high - below + 6 * MM
        paper.block(left, base, lines, body, _SIZE, leading=_LEADING)
        base += below + 6 * MM
        paper.text(left, base, when, body, _SIZE)
        paper.text(left + 50 * MM, base, taken_by, body, _SIZE)
        paper.text(left + 92 * MM, base, checked, body, _SIZE)


def _paragraph(paper: Paper, text: str, x: float, y: float, printing: Printing) -> None:
    lines = wrap(text, printing.faces.body, _SIZE, WIDTH)
    paper.block(x, y, lines, printing.faces.body, _SIZE, leading=_LEADING)


def _framed(
    paper: Paper,
    data: bytes | None,
    x: float,
    y: float,
    wide: float,
    high: float,
    words: str,
    printing: Printing,
) -> None:
    if data is None:
        paper.frame(x, y, wide, high, 0.4, GREY)
        paper.text(x, y + high / 2, words, printing.faces.body, _SIZE, color=GREY,
                   align="center", width=wide)  # fmt: skip
        return
    _fit(paper, data, x, y, wide, high)


def _fit(paper: Paper, data: bytes, x: float, y: float, wide: float, high: float) -> None:
    """A picture whole, as large as the place, in its middle."""
    picture = uncropped(data, wide / MM, high / MM)
    across, down = picture.pixels
    scale = min(wide / across, high / down)
    w, h = across * scale, down * scale
    left, top = x + (wide - w) / 2, y + (high - h) / 2
    paper.picture(left, top, w, h, picture.jpeg, picture.pixels, grey=picture.grey)


def _scan(data: bytes, paper: Paper) -> None:
    _fit(paper, data, 15 * MM, 18 * MM, 183 * MM, 268 * MM)
