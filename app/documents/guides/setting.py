"""What a guide says as lines of a page: each knows how high it is and how it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from app.documents.forms.prose import Line
from app.documents.guides.reading import (
    Block,
    Code,
    Grid,
    Heading,
    Paragraph,
    Run,
    Runs,
    Shown,
    Style,
)
from app.documents.typeset.fonts import SANS, SANS_BOLD, Face, clean
from app.documents.typeset.lines import han_latin_spacing, measure, wrap, wrap_mixed
from app.documents.typeset.output import Png
from app.documents.typeset.page import ASCENT, GREY, MM, Color, Paper
from app.documents.typeset.pictures import png
from app.documents.typeset.table import PAD_X, Cell, Row, at_least, draw_rows

LEFT, TOP, WIDTH = 24 * MM, 25 * MM, 164 * MM
HEIGHT = 297 * MM - TOP - 23 * MM
BODY, PITCH = 10.5, 17.0
MAIN: Color = (0.086, 0.294, 0.561)
_PALE: Color = (0.945,)
_EDGE: Color = (0.72,)
_HEADINGS: Final = {1: (20.0, 34.0), 2: (15.5, 30.0), 3: (12.0, 23.0)}
"""Size and pitch of the headings of each level."""
_CODE, _CODE_PITCH = 8.8, 13.2
_CELL, _CELL_PITCH = 9.5, 14.5
_INDENT: Final = 16.0
_GAP: Final = 5.0
_TALLEST: Final = 118 * MM
_SCREEN: Final = 1366
"""Pixels of a picture that fills the width of the page."""
_CAPTION: Final = 9.0
_AROUND: Final = 4 + 2.4 * _CAPTION
"""Above a picture, and below it with its words."""
_LEAST: Final = 0.72
"""Of its usual size a picture keeps as much, so that it fits on the page of what it belongs to."""
_UNBROKEN: Final = 24
"""A key of up to so many characters stays on one line."""


@dataclass(slots=True)
class HeadingLine(Line):
    """The first line of a heading, which the contents and the outline name."""

    title: str = ""
    level: int = 0
    key: str = ""


def lines_of(blocks: list[Block], picture: Callable[[str], bytes]) -> list[Line]:
    """The lines of the blocks; `picture` gives the file of one by its name."""
    made: list[Line] = []
    for number, block in enumerate(blocks):
        if isinstance(block, Heading):
            made += _heading(block, f"h{number}", first=not made)
        elif isinstance(block, Paragraph):
            made += paragraph(block)
        elif isinstance(block, Code):
            made += _code(block)
        elif isinstance(block, Grid):
            made += _grid(block)
        else:
            made += _shown(block, picture(block.file))
    return made


def paragraph(block: Paragraph, width: float = WIDTH) -> list[Line]:
    """The lines of a paragraph, none of which stands alone on a page."""
    indent = block.depth * _INDENT
    runs = _runs(block.runs)
    made: list[Line] = []
    for number, (start, end) in enumerate(_broken(runs, BODY, width - indent)):
        sign = block.sign if number == 0 else ""
        made.append(Line(PITCH, partial(_painted, _cut(runs, start, end), indent, sign)))
    _kept(made)
    return [*made, Line(_GAP if block.depth == 0 or not block.sign else _GAP / 2)]


def _heading(block: Heading, key: str, *, first: bool) -> list[Line]:
    size, pitch = _HEADINGS[block.level]
    runs = [Run(clean(block.title), "strong")]
    made: list[Line] = [] if first else [Line(pitch / 2)]
    for number, (start, end) in enumerate(_broken(runs, size, WIDTH)):
        paint = partial(_headed, runs[0].text[start:end], size, pitch, block.level)
        line = HeadingLine(pitch, paint, stay=True)
        if number == 0:
            line.title, line.level, line.key = block.title, block.level, key
        made.append(line)
    return [*made, Line(5.0, lambda _paper, _y: None, stay=True)]


def _headed(text: str, size: float, pitch: float, level: int, paper: Paper, y: float) -> None:
    color = MAIN if level < 3 else (0.0,)
    base = y + (pitch - size) / 2 + ASCENT * size
    paper.text(LEFT, base, text, SANS_BOLD, size, color=color)
    if level == 2:
        under = y + pitch + 0.5
        paper.lines([(LEFT, under, LEFT + WIDTH, under)], 0.6, MAIN)


def _kept(lines: list[Line]) -> None:
    if len(lines) > 1:
        lines[0].stay = lines[-2].stay = True


# Words


def _runs(runs: Runs) -> list[Run]:
    return [Run(_spoken(each.text), each.style) for each in runs]


def _spoken(text: str) -> str:
    """Words as the faces of paper can set them: none of them has the sign of the Enter key."""
    return clean(text).replace("\n", " ").replace("↵", "回车")


def _face(style: Style) -> Face:
    return SANS_BOLD if style == "strong" else SANS


def _broken(runs: list[Run], size: float, width: float) -> list[tuple[int, int]]:
    text = "".join(each.text for each in runs)
    faces = [_face(each.style) for each in runs for _character in each.text]
    whole: list[tuple[int, int]] = []
    at = 0
    for each in runs:
        if each.style == "key" and len(each.text) <= _UNBROKEN:
            whole.append((at, at + len(each.text)))
        at += len(each.text)
    return wrap_mixed(text, faces, size, width, whole=whole)


def _cut(runs: list[Run], start: int, end: int) -> list[Run]:
    """The part of some runs from a character up to another."""
    made: list[Run] = []
    at = 0
    for each in runs:
        part = each.text[max(0, start - at) : max(0, end - at)]
        at += len(each.text)
        if part:
            made.append(Run(part, each.style))
    return made


def _painted(runs: list[Run], indent: float, sign: str, paper: Paper, y: float) -> None:
    base = y + (PITCH - BODY) / 2 + ASCENT * BODY
    if sign:
        wide = measure(sign, SANS, BODY)
        paper.text(LEFT + indent - wide - 4, base, sign, SANS, BODY, color=MAIN)
    draw_runs(paper, runs, LEFT + indent, base, BODY)


def draw_runs(paper: Paper, runs: list[Run], x: float, base: float, size: float) -> None:
    """One line in its faces; what is pressed or typed stands on grey."""
    text = "".join(each.text for each in runs)
    between = han_latin_spacing(text, SANS)
    at = 0
    for each in runs:
        face = _face(each.style)
        wide = measure(each.text, face, size)
        if each.style == "key":
            box = (x - 1, base - 0.95 * size, wide + 2, 1.25 * size)
            paper.rectangles([box], _PALE)
        paper.text(x, base, each.text, face, size)
        at += len(each.text)
        x += wide + between.get(at - 1, 0) * size / 1000


# What is typed, tables, pictures


def _code(block: Code) -> list[Line]:
    made: list[Line] = []
    for text in block.text.split("\n"):
        runs = [Run(clean(text))]
        for start, end in _broken(runs, _CODE, WIDTH - 16):
            made.append(Line(_CODE_PITCH, partial(_typed, runs[0].text[start:end])))
    _kept(made)
    return [*made, Line(_GAP + 3)]


def _typed(text: str, paper: Paper, y: float) -> None:
    paper.rectangles([(LEFT, y, WIDTH, _CODE_PITCH)], _PALE)
    base = y + (_CODE_PITCH - _CODE) / 2 + ASCENT * _CODE
    paper.text(LEFT + 8, base, text, SANS, _CODE)


def _grid(block: Grid) -> list[Line]:
    rows = [[_said(each) for each in row] for row in (block.head, *block.rows)]
    widths = _widths(rows)
    made: list[Line] = []
    for number, row in enumerate(rows):
        head = number == 0
        if head and not any(row):
            continue
        face = SANS_BOLD if head else SANS
        laid = Row([_cell(text, wide, face) for text, wide in zip(row, widths, strict=True)],
                   head=head)  # fmt: skip
        made.append(Line(laid.height, partial(_ruled, laid, not made), stay=head))
    return [*made, Line(_GAP + 3)]


def _said(runs: Runs) -> str:
    return _spoken("".join(each.text for each in runs))


def _cell(text: str, wide: float, face: Face) -> Cell:
    lines = wrap(text, face, _CELL, wide - 2 * PAD_X)
    return Cell(lines, wide, face, _CELL, _CELL_PITCH)


def _widths(rows: list[list[str]]) -> list[float]:
    """Columns as wide as what stands in them asks for, and together as wide as the page."""
    longest = [
        max(measure(row[at], SANS, _CELL) for row in rows) + 10 for at in range(len(rows[0]))
    ]
    room = WIDTH * 0.6
    asked = [min(each, room) for each in longest]
    shared = [WIDTH * each / sum(asked) for each in asked]
    return at_least(shared, [min(each, WIDTH / 5) for each in longest])


def _ruled(row: Row, first: bool, paper: Paper, y: float) -> None:
    if first:
        paper.lines([(LEFT, y, LEFT + WIDTH, y)], 0.5, _EDGE)
    draw_rows(paper, [row], LEFT, y, 0.5, _EDGE)


def _shown(block: Shown, data: bytes) -> list[Line]:
    picture = png(data)
    wide, high = picture.pixels
    usual = min(WIDTH / _SCREEN, WIDTH / wide, _TALLEST / high)
    line = _picture(picture, clean(block.words), usual)

    def smaller(room: float) -> Line | None:
        scale = (room - _AROUND) / high
        return _picture(picture, clean(block.words), scale) if scale > _LEAST * usual else None

    line.smaller = smaller
    return [line, Line(_GAP)]


def _picture(picture: Png, caption: str, scale: float) -> Line:
    """A picture so many points a pixel, with what it shows below it."""
    width, height = picture.pixels[0] * scale, picture.pixels[1] * scale

    def paint(paper: Paper, y: float) -> None:
        left = LEFT + (WIDTH - width) / 2
        paper.png(left, y + 4, width, height, picture)
        paper.frame(left, y + 4, width, height, 0.5, _EDGE)
        base = y + 4 + height + 1.6 * _CAPTION
        paper.text(LEFT, base, caption, SANS, _CAPTION, color=GREY, align="center", width=WIDTH)

    return Line(height + _AROUND, paint)
