"""What all forms to sign share: where title, table and page number stand, and their cells."""

from __future__ import annotations

from app.documents.fonts import SANS, Face, Official
from app.documents.page import A4, MM, Official9704, Paper, measure
from app.documents.table import Cell, Row, cell, draw_rows, keep_end, paginate, stretch

LEFT, WIDTH = Official9704.LEFT, Official9704.WIDTH
_TITLE, _INFO, _TOP = 28 * MM, 38 * MM, 41 * MM
_TITLE_AGAIN, _INFO_AGAIN, _TOP_AGAIN = 25 * MM, 32 * MM, 35 * MM
_BOTTOM, _FOLIO = 277 * MM, 285 * MM
SIZE, LEADING, LEAST = 10.5, 15.2, 7.8 * MM
LABEL = 23 * MM
VALUE = WIDTH / 2 - LABEL
FULL = WIDTH - LABEL
RULE = 0.6


def print_form(
    paper: Paper,
    rows: list[Row],
    head: list[Row],
    faces: Official,
    words: tuple[str, str, str],
    left: str,
    right: str,
    bookmark: str,
) -> None:
    """Print one form from a page of its own: title, rows with their repeated head, page x of y."""
    title, continued, folio = words
    above = sum(row.height for row in head)
    first, fresh = _BOTTOM - _TOP - above, _BOTTOM - _TOP_AGAIN - above
    pages = list(paginate(rows, first, fresh))
    keep_end(pages)
    if len(pages) == 1:
        stretch(pages[0], first)
    for number, page in enumerate(pages, start=1):
        paper.page(A4)
        top, info = (_TOP, _INFO) if number == 1 else (_TOP_AGAIN, _INFO_AGAIN)
        if number == 1:
            paper.bookmark(bookmark)
            paper.text(
                LEFT,
                _TITLE,
                title,
                faces.title,
                Official9704.TITLE,
                align="center",
                width=WIDTH,
                tracking=0.12,
            )
        else:
            paper.text(
                LEFT,
                _TITLE_AGAIN,
                title + continued,
                faces.title,
                14,
                align="center",
                width=WIDTH,
            )
        _both_ends(paper, info, left, right)
        paper.lines([(LEFT, top, LEFT + WIDTH, top)], RULE)
        y = draw_rows(paper, head, LEFT, top, RULE)
        draw_rows(paper, page, LEFT, y, RULE)
        paper.text(
            LEFT,
            _FOLIO,
            folio.format(page=number, pages=len(pages)),
            SANS,
            9,
            align="center",
            width=WIDTH,
        )


def _both_ends(paper: Paper, y: float, left: str, right: str) -> None:
    size = 10.5
    while measure(left, SANS, size) + measure(right, SANS, size) + size > WIDTH and size > 3:
        size *= 0.96
    paper.text(LEFT, y, left, SANS, size)
    paper.text(LEFT, y, right, SANS, size, align="right", width=WIDTH)


def label_cell(text: str, again: str | None = None) -> Cell:
    """The name of what stands beside it."""
    # Two characters and three spread to four, so that labels stand even.
    made = cell(text, LABEL, SANS, 10, align="center", again=again)
    made.tracking = {2: 2.0, 3: 0.5}.get(len(text), 0.0)
    return made


def value_cell(text: str, width: float, face: Face) -> Cell:
    """What is filled in."""
    return cell(text, width, face, SIZE, leading=LEADING)
