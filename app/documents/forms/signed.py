"""What all forms to sign share: where title, table and page number stand, and their cells."""

from __future__ import annotations

from app.documents.typeset.fonts import SANS, Face, Official
from app.documents.typeset.page import MM, Official9704, Paper, measure, wrap
from app.documents.typeset.table import Cell, Row, cell, draw_rows, keep_end, paginate, stretch

LEFT, WIDTH = Official9704.LEFT, Official9704.WIDTH
_TITLE, _INFO, _TOP = 28 * MM, 38 * MM, 41 * MM
_TITLE_AGAIN, _INFO_AGAIN, _TOP_AGAIN = 25 * MM, 32 * MM, 35 * MM
_BOTTOM, FOLIO = 277 * MM, 285 * MM
FIRST = _BOTTOM - _TOP  # room on the first page, with the head that is repeated
SIZE, LEADING, LEAST = 10.5, 15.2, 7.8 * MM
LABEL = 23 * MM
OFFICIAL = Official9704.TITLE
VALUE = WIDTH / 2 - LABEL
FULL = WIDTH - LABEL
RULE = 0.6
_LEAST = 7.5  # points; words above a table that would be smaller take two lines


def framed(paper: Paper) -> None:
    """The double frame of a cover, a thick line around a fine one, clear of the binding."""
    left, top, bottom = LEFT - 2 * MM, 28 * MM, 275 * MM
    wide, high, away = WIDTH + 4 * MM, bottom - top, 1.6 * MM
    paper.frame(left, top, wide, high, 1.8)
    paper.frame(left + away, top + away, wide - 2 * away, high - 2 * away, 0.5)


def form_pages(rows: list[Row], head: list[Row]) -> list[list[Row]]:
    """The rows of each page of a form, below a head that each page repeats."""
    above = sum(row.height for row in head)
    first, fresh = _BOTTOM - _TOP - above, _BOTTOM - _TOP_AGAIN - above
    pages = list(paginate(rows, first, fresh))
    keep_end(pages)
    if len(pages) == 1:
        stretch(pages[0], first)
    return pages


def draw_form_page(
    paper: Paper,
    rows: list[Row],
    faces: Official,
    title: str,
    continued: str,
    left: str,
    right: str,
) -> None:
    """Draw one page of a form; `continued`, behind the title, is empty on its first page."""
    size, base, tracking = (14, _TITLE_AGAIN, 0.0) if continued else (OFFICIAL, _TITLE, 0.12)
    top, info = (_TOP_AGAIN, _INFO_AGAIN) if continued else (_TOP, _INFO)
    paper.text(
        LEFT,
        base,
        title + continued,
        faces.title,
        size,
        align="center",
        width=WIDTH,
        tracking=tracking,
    )
    _both_ends(paper, info, left, right)
    paper.lines([(LEFT, top, LEFT + WIDTH, top)], RULE)
    draw_rows(paper, rows, LEFT, top, RULE)


def _both_ends(paper: Paper, y: float, left: str, right: str) -> None:
    size, lines = 10.5, [left]
    while measure(left, SANS, size) + measure(right, SANS, size) + size > WIDTH and size > _LEAST:
        size *= 0.96
    if size <= _LEAST:
        size = _LEAST
        beside = WIDTH - min(measure(right, SANS, size), WIDTH / 2) - size
        lines = wrap(left, SANS, size, beside)
        while len(lines) > 2 and size > 3:
            size *= 0.96
            lines = wrap(left, SANS, size, beside)
    leading = size * 1.25
    paper.block(LEFT, y - (len(lines) - 1) * leading, lines, SANS, size, leading=leading)
    while measure(right, SANS, size) > WIDTH / 2 and size > 3:
        size *= 0.96
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
