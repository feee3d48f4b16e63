"""A bound volume (装订本): cover, contents, ledgers and logs with page numbers that go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.documents import emblem
from app.documents.design import BoundDesign, LedgerDesign, house, load
from app.documents.forms.signed import framed
from app.documents.typeset.folio import PageNumber
from app.documents.typeset.fonts import SANS, Official, official
from app.documents.typeset.page import (
    A4,
    MM,
    TRUE,
    Calibration,
    DeferredText,
    Official9704,
    Out,
    Paper,
    Progress,
    clean,
    fitted,
)
from app.documents.typeset.table import Row, cell, draw_rows

_LEFT, _WIDTH = Official9704.LEFT, Official9704.WIDTH
_TOP, _ROW, _AGAIN = 46 * MM, 10.5 * MM, 32 * MM
_A_PAGE = 20  # lines of contents
_RULE = 0.6


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is bound: `count` is what the contents say, `draw` puts it on the paper.

    `draw(paper, folio, tell)` tells how many of `count` are done. What counts none takes no page.
    """

    title: str
    count: int
    draw: Callable[[Paper, PageNumber, Callable[[int], None]], object]


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover says; `mark` stands behind the title, for instance that it is public."""

    room: str
    period: str
    days: str
    mark: str = ""


def volume(
    out: Out,
    cover: Cover,
    parts: Sequence[Part],
    *,
    faces: Official | None = None,
    calibration: Calibration = TRUE,
    progress: Progress | None = None,
) -> int:
    """Write a volume and return how many numbered pages it has.

    `progress(done, total)` goes by what the parts count and may raise Cancelled.
    """
    design, words = load("bound", BoundDesign), load("ledger", LedgerDesign)
    set_in = faces or official()
    total, before = sum(part.count for part in parts), 0
    with Paper(
        out,
        title=f"{design.title} {cover.period}".strip() + cover.mark,
        author=cover.room,
        subject=cover.days,
        calibration=calibration,
    ) as paper:
        pages = paper.later(set_in.body, 14)
        _cover(paper, design, cover, set_in, pages)
        places = _contents(paper, design, parts, set_in)
        folio = PageNumber(paper, (words.page, words.pages))
        for part, place in zip(parts, places, strict=True):
            if place is None:
                continue
            first = folio.page + 1

            def told(done: int, before: int = before) -> None:
                if progress:
                    progress(before + done, total)

            part.draw(paper, folio, told)
            before += part.count
            span = str(first) if folio.page == first else f"{first}—{folio.page}"
            paper.resolve(place, span)
        count = folio.end()
        paper.resolve(pages, f"{count}")
    return count


def _cover(
    paper: Paper, design: BoundDesign, cover: Cover, faces: Official, pages: DeferredText
) -> None:
    paper.page(A4)
    paper.bookmark(design.title + cover.mark)
    paper.label(words=design.title)
    framed(paper)
    style = house()
    side = 24 * MM
    emblem.draw(paper, style, _LEFT + (_WIDTH - side) / 2, 40 * MM, side)
    inside = _WIDTH - 12 * MM
    at = _LEFT + 6 * MM
    room, size = fitted(clean(cover.room), faces.title, 22.0, inside)
    paper.text(at, 80 * MM, room, faces.title, size, align="center", width=inside)
    title, size = fitted(design.title + cover.mark, faces.title, 40.0, inside, 0.2)
    paper.text(at, 114 * MM, title, faces.title, size, align="center", width=inside, tracking=0.2)
    middle, reach = _LEFT + _WIDTH / 2, 34 * MM
    paper.lines([(middle - reach, 122 * MM, middle + reach, 122 * MM)], 1.4)
    paper.lines([(middle - reach, 123.2 * MM, middle + reach, 123.2 * MM)], 0.4)
    period, size = fitted(clean(cover.period), faces.heading, 20.0, inside)
    paper.text(at, 137 * MM, period, faces.heading, size, align="center", width=inside)
    values = {"room": clean(cover.room), "period": clean(cover.days)}
    y, pitch, size = 174 * MM, 12 * MM, 14.0
    left, label_wide = _LEFT + 16 * MM, 30 * MM
    wide = _WIDTH - 32 * MM - label_wide
    for label, name in design.fields:
        paper.text(left, y, label, faces.heading, size)
        at = left + label_wide
        if name == "pages":
            paper.use(pages, at + 2 * MM, y)
        elif name:
            shown, fit = fitted(values[name], faces.body, size, wide - 2 * MM)
            paper.text(at + 2 * MM, y, shown, faces.body, fit)
        paper.lines([(at, y + 2 * MM, at + wide, y + 2 * MM)], _RULE)
        y += pitch


def _contents(
    paper: Paper, design: BoundDesign, parts: Sequence[Part], faces: Official
) -> list[DeferredText | None]:
    """Draw the contents; for each part the words that will say on which pages it stands."""
    widths = [width * MM for width in design.widths]
    places: list[DeferredText | None] = []
    for start in range(0, max(len(parts), 1), _A_PAGE):
        paper.page(A4)
        first = start == 0
        if first:
            paper.bookmark(design.contents.replace("　", ""))
        paper.label(words=design.contents.replace("　", ""))
        title = design.contents + ("" if first else design.continued)
        paper.text(_LEFT, _AGAIN, title, faces.title, 22, align="center", width=_WIDTH)
        head = [
            cell(label, width, faces.heading, 12, align="center")
            for label, width in zip(design.head, widths, strict=True)
        ]
        paper.lines([(_LEFT, _TOP - _ROW, _LEFT + _WIDTH, _TOP - _ROW)], _RULE)
        y = draw_rows(paper, [Row(head, _ROW, head=True)], _LEFT, _TOP - _ROW, _RULE)
        for number, part in enumerate(parts[start : start + _A_PAGE], start=start + 1):
            note = "" if part.count else design.none
            texts = (str(number), clean(part.title), f"{part.count:,}", "", note)
            cells = [
                cell(text, width, faces.body if place < 4 else SANS, 12 if place < 4 else 9,
                     align="left" if place == 1 else "center")
                for place, (text, width) in enumerate(zip(texts, widths, strict=True))
            ]  # fmt: skip
            row = Row(cells, _ROW)
            later = None
            if part.count:
                later = paper.later(faces.body, 12, align="center")
                middle = _LEFT + sum(widths[:3]) + widths[3] / 2
                paper.use(later, middle, y + row.height / 2 + 4.4)
            places.append(later)
            y = draw_rows(paper, [row], _LEFT, y, _RULE)
    return places
