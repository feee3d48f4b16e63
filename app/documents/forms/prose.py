"""Papers set by GB/T 9704-2012: 22 lines of 28 characters, what belongs together kept together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from app.documents.forms.laid import Draw, LaidOutPaper, Printing, foot
from app.documents.forms.prose_design import ProseWording
from app.documents.typeset.fonts import SANS, Face, Official, clean
from app.documents.typeset.lines import fitted, measure, wrap
from app.documents.typeset.page import ASCENT, GREY, MM, Align, Official9704, Paper

LEFT, TOP, WIDTH, HEIGHT, PITCH = (
    Official9704.LEFT,
    Official9704.TOP,
    Official9704.WIDTH,
    Official9704.HEIGHT,
    Official9704.PITCH,
)
# 28 characters of 16 points are 448, but the core is 156 mm = 442.2 wide.
EM = WIDTH / 28
_FOLIO = TOP + HEIGHT + 7 * MM + ASCENT * Official9704.FOLIO / 2
_AGAIN = 30 * MM
_MARK, _MARK_TOP = 44.0, 35 * MM
_WORDS_END = "的于和与及在年月日度区市县镇乡村居室局所、，：》"
_RED, _RED_RULE = (0.82, 0.06, 0.06), 1.4
_RULE = 0.4

Paint = Callable[[Paper, float], None]


@dataclass(slots=True)
class Line:
    """What takes `height` points of the page; drawn from its upper edge.

    `stay` keeps it on the page of the line after it; `grow` is the share that a ruled line's body
    takes of what its last page has left; `smaller` makes it as low as the room that is left, or
    nothing where that is too low for it.
    """

    height: float
    paint: Paint | None = None
    stay: bool = False
    grow: int = 0
    smaller: Callable[[float], Line | None] | None = None


def words(
    text: str,
    face: Face,
    *,
    label: str = "",
    label_face: Face | None = None,
    indent: float = 2,
    align: Align = "justify",
    size: float = EM,
    x: float = 0.0,
    width: float = WIDTH,
) -> list[Line]:
    """The lines of paragraphs, none of them with its first or last line alone on a page.

    A `label` in a face of its own stands before the first; `indent` in characters.
    """
    lines: list[Line] = []
    for place, paragraph in enumerate(clean(text).split("\n")):
        before = clean(label) if place == 0 else ""
        own = label_face or face
        start = indent * size
        taken = start + (measure(before, own, size) if before else 0.0)
        own_lines: list[Line] = []
        for number, line in enumerate(wrap(paragraph, face, size, width, taken)):
            at = taken if number == 0 else 0.0
            paint = partial(_line, x + at, line, face, size, align, width - at)
            if number == 0 and before:
                paint = partial(_labelled, x + start, before, own, size, paint)
            own_lines.append(Line(PITCH, paint))
        _kept(own_lines)
        lines += own_lines
    return lines


def _kept(lines: list[Line]) -> None:
    """Nothing but whole paragraphs of up to three lines, and no first or last line alone."""
    if len(lines) > 1:
        lines[0].stay = lines[-2].stay = True


def _line(
    x: float, text: str, face: Face, size: float, align: Align, width: float,
    paper: Paper, y: float,
) -> None:  # fmt: skip
    base = y + (PITCH - size) / 2 + ASCENT * size
    paper.text(LEFT + x, base, text, face, size, align=align, width=width)


def _labelled(
    x: float, label: str, face: Face, size: float, rest: Paint, paper: Paper, y: float
) -> None:
    _line(x, label, face, size, "left", 0.0, paper, y)
    rest(paper, y)


def ruled(count: int, share: int) -> list[Line]:
    """Lines to write on."""

    def rule(paper: Paper, y: float) -> None:
        base = y + PITCH - 3.2
        paper.lines([(LEFT, base, LEFT + WIDTH, base)], _RULE, GREY)

    lines = [Line(PITCH, rule) for _ in range(count)]
    lines[-1].grow = share
    return lines


def rule(paper: Paper, left: float, right: float, y: float) -> None:
    """A line to write one thing on; from and to are measured from the core's left edge."""
    if right > left:
        paper.lines([(LEFT + left, y, LEFT + right, y)], _RULE, GREY)


def head(issuer: str, number: str, faces: Official) -> Line:
    """Who issues the paper in red, its number, and the red line below them."""
    face, body = faces.title, faces.body
    size = min(_MARK, WIDTH / max(measure(issuer, face, 1.0), 1.0))
    numbered = _MARK_TOP + size + 2 * PITCH
    numbers = wrap(number, body, EM, WIDTH)
    ruled = numbered + len(numbers) * PITCH + 4 * MM

    def paint(paper: Paper, y: float) -> None:
        base = y + _MARK_TOP + ASCENT * size
        paper.text(LEFT, base, issuer, face, size, align="center", width=WIDTH, color=_RED)
        for at, line in enumerate(numbers):
            _line(0.0, line, body, EM, "center", WIDTH, paper, y + numbered + at * PITCH)
        at = y + ruled
        paper.lines([(LEFT, at, LEFT + WIDTH, at)], _RED_RULE, _RED)

    return Line(ruled + PITCH, paint, stay=True)


def title(text: str, face: Face, size: float = Official9704.TITLE) -> list[Line]:
    """The title, over as many lines of much the same length as it takes, and air below it."""
    tracking = 0.08
    whole = measure(text, face, size) * (1 + tracking)
    count = -(-whole // WIDTH)
    lines = _even(text, face, size, whole / count) if count > 1 else [text]
    made: list[Line] = []
    for line in lines:

        def paint(paper: Paper, y: float, line: str = line) -> None:
            base = y + (PITCH * 1.5 - size) / 2 + ASCENT * size
            paper.text(
                LEFT, base, line, face, size, align="center", width=WIDTH,
                tracking=tracking if count == 1 else 0.0,
            )  # fmt: skip

        made.append(Line(PITCH * 1.5, paint, stay=True))
    return [*made, gap(PITCH / 2)]


def _even(text: str, face: Face, size: float, width: float) -> list[str]:
    """A title in lines of much the same length; two part where a word seems to end, if they can."""
    # A line that may end a character later spares one that would stand alone below.
    lines = wrap(text, face, size, min(WIDTH, width + size))
    if len(lines) != 2:
        return lines
    ends = [at for at in range(1, len(text)) if text[at - 1] in _WORDS_END]
    fit = [at for at in ends if max(measure(text[:at], face, size), measure(text[at:], face, size))
           <= WIDTH]  # fmt: skip
    if not fit:
        return lines
    at = min(fit, key=lambda each: abs(2 * each - len(text)))
    return [text[:at], text[at:]]


def gap(height: float = PITCH) -> Line:
    """Nothing, but so high."""
    return Line(height)


def together(lines: list[Line]) -> list[Line]:
    """Lines that stay on one page as far as a page holds them."""
    for line in lines[:-1]:
        line.stay = True
    return lines


def paginate(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each page; ruled bodies fill what the last page has left."""
    pages = broken(lines)
    left = int((HEIGHT - sum(line.height for line in pages[-1]) + 0.01) // PITCH)
    shares = sum(line.grow for line in lines)
    while left > 0 and shares:
        grown: list[Line] = []
        spare = left
        for line in lines:
            if line.grow:
                more = min(spare, -(-left * line.grow // shares))
                spare -= more
                # What grows ends where it did, so that what belongs to its end stays with it.
                grown += [replace(line, grow=0, stay=False) for _ in range(more)]
            grown.append(line)
        fuller = broken(grown)
        if len(fuller) == len(pages):
            return fuller
        left -= 1
    return pages


def broken(lines: Sequence[Line], high: float = HEIGHT) -> list[list[Line]]:
    """The lines of each page, that is so high, with what stays with what follows it."""
    pages: list[list[Line]] = []
    start, filled = 0, 0.0
    place = 0
    lines = list(lines)
    while place < len(lines):
        line = lines[place]
        room = high - filled
        if line.height > room and line.smaller and (lower := line.smaller(room)) is not None:
            line = lines[place] = lower
        if filled + line.height > high + 0.01 and place > start:
            cut = place
            while cut > start and lines[cut - 1].stay:
                cut -= 1
            if cut == start:
                cut = place
            pages.append(list(lines[start:cut]))
            start = place = cut
            filled = 0.0
            # Air between blocks is not wanted at the top of a page.
            while place < len(lines) and lines[place].paint is None:
                start = place = place + 1
            continue
        filled += line.height
        place += 1
    if start < len(lines):
        pages.append(list(lines[start:]))
    return pages or [[]]


def lay_out(
    title: str,
    bookmark: str,
    number: str,
    lines: list[Line],
    printing: Printing,
    wording: ProseWording,
) -> LaidOutPaper:
    """The pages of a paper: heads repeated, page x of y, page number, content code."""
    pages = paginate(lines)

    def page(place: int) -> Draw:
        def draw(paper: Paper) -> None:
            if place:
                _head_again(paper, title + wording.continued, number)
            y = TOP
            for line in pages[place]:
                if line.paint:
                    line.paint(paper, y)
                y += line.height
            odd = place % 2 == 0
            size = Official9704.FOLIO
            folio = f"— {place + 1} —"
            at = LEFT + EM
            if odd:
                at = LEFT + WIDTH - EM - measure(folio, printing.faces.song, size)
            paper.text(at, _FOLIO, folio, printing.faces.song, size)
            count = wording.page.format(page=place + 1, pages=len(pages))
            code = wording.code.format(code=printing.code) if printing.code else ""
            foot(paper, [title, number, count, code], LEFT, WIDTH, right=False)

        return draw

    return LaidOutPaper(bookmark or title, tuple(page(place) for place in range(len(pages))))


def _head_again(paper: Paper, title: str, number: str) -> None:
    size = 9.0
    both = measure(title, SANS, size) + measure(number, SANS, size)
    shown, fit = fitted(title, SANS, size, WIDTH)
    paper.text(LEFT, _AGAIN, shown, SANS, fit)
    if both < WIDTH:
        paper.text(LEFT, _AGAIN, number, SANS, size, align="right", width=WIDTH)
    paper.lines([(LEFT, _AGAIN + 2 * MM, LEFT + WIDTH, _AGAIN + 2 * MM)], _RULE, GREY)
