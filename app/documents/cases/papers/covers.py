"""What a volume is bound in: cover, back, the strip for its spine."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.documents.cases.papers.design import BackDesign, CoverDesign, SpineDesign, load
from app.documents.forms.laid import LaidOutPaper, Printing
from app.documents.forms.signed import framed
from app.documents.forms.slots import Slots
from app.documents.typeset.fonts import Face, clean
from app.documents.typeset.lines import measure, wrap
from app.documents.typeset.page import A4, ASCENT, GREY, MM, Official9704, Paper

_LEFT, _WIDTH = Official9704.LEFT, Official9704.WIDTH
_TITLE = 40.0
_FIELD, _PITCH = 16.0, 11.5 * MM
_RULE = 0.6
_PLAIN = 20.0
_COMMITTEE = "人民调解委员会"

# How what stands between Han is turned where a line runs down the page.
_UPRIGHT = str.maketrans(
    "（）()《》〈〉“”‘’「」『』【】〔〕—～…", "︵︶︵︶︽︾︿﹀﹁﹂﹃﹄﹁﹂﹃﹄︻︼︹︺︱︴︙"
)


def cover(filed: Slots, printing: Printing) -> LaidOutPaper:
    """卷宗封面."""
    shown = filed
    if printing.way == "blank":
        shown = {**dict.fromkeys(filed, ""), "committee": filed["committee"]}
    design = load("cover", CoverDesign)
    return LaidOutPaper("卷宗封面", (partial(_cover, design, shown, printing),))


def _cover(design: CoverDesign, filed: Slots, printing: Printing, paper: Paper) -> None:
    faces = printing.faces
    framed(paper)
    y = 56 * MM
    size = 26.0
    committee, inside = filed["committee"], _WIDTH - 12 * MM
    lines = _whose(committee, faces.title, size, inside)
    while len(lines) > 2 and size > 16:
        size -= 1
        lines = _whose(committee, faces.title, size, inside)
    paper.block(_LEFT + 6 * MM, y, lines, faces.title, size, leading=size * 1.5,
                align="center", width=inside)  # fmt: skip
    y += max(len(lines) - 1, 0) * size * 1.5 + 30 * MM
    paper.text(_LEFT, y, design.title, faces.title, _TITLE, align="center", width=_WIDTH,
               tracking=0.25)  # fmt: skip
    label_wide = measure("调解人员员", faces.heading, _FIELD) + 4 * MM
    left = _LEFT + 8 * MM
    wide = _WIDTH - 16 * MM - label_wide
    sets = {name: _value(filed[name], faces.body, wide) for _, name in design.fields}
    count = sum(len(lines) for lines in sets.values())
    pitch = min(_PITCH, (267 * MM - y - 30 * MM) / max(count, 1))
    size = min(_FIELD, pitch * 0.6)
    y += 30 * MM
    for label, name in design.fields:
        spread = (label_wide - 4 * MM - measure(label, faces.heading, _FIELD)) / _FIELD
        paper.text(left, y, label, faces.heading, _FIELD,
                   tracking=max(spread, 0) / max(len(label) - 1, 1))  # fmt: skip
        for line in sets[name]:
            paper.text(left + label_wide, y, line, faces.body, size, align="center", width=wide)
            base = y + 2 * MM
            paper.lines([(left + label_wide, base, left + label_wide + wide, base)], _RULE)
            y += pitch


def _whose(committee: str, face: Face, size: float, width: float) -> list[str]:
    """Whose volume it is; in two lines what it is stands whole in the second."""
    parted = committee.removesuffix(_COMMITTEE)
    if measure(committee, face, size) > width and parted and parted != committee:
        return [*wrap(parted, face, size, width), _COMMITTEE]
    return wrap(committee, face, size, width) if committee else []


def _value(text: str, face: Face, wide: float) -> list[str]:
    return wrap(text, face, _FIELD, wide - 4) if text else [""]


def back(filed: Slots, printing: Printing) -> LaidOutPaper:
    """封底: how many pages there are, and who bound and checked them."""
    design = load("back", BackDesign)
    pages = None if printing.way == "blank" else filed["pages"]
    return LaidOutPaper("封底", (partial(_back, design, filed["committee"], pages, printing),))


def _back(
    design: BackDesign, committee: str, pages: int | None, printing: Printing, paper: Paper
) -> None:
    faces = printing.faces
    left, wide, y = _LEFT + 24 * MM, _WIDTH - 48 * MM, 168 * MM
    label_wide = 30 * MM
    for number, (label, blank) in enumerate(design.lines):
        text = blank.replace("　　　", f" {pages} ", 1) if number == 0 and pages else blank
        paper.text(left, y, label, faces.heading, 14)
        paper.text(left + label_wide, y, text, faces.body, 11 if number == 0 else 14)
        base = y + 1.8 * MM
        paper.lines([(left + label_wide, base, left + wide, base)], 0.5)
        y += 12 * MM
    lines = wrap(committee, faces.body, 12, _WIDTH) if committee else []
    paper.block(_LEFT, 262 * MM, lines, faces.body, 12, leading=17, color=GREY,
                align="center", width=_WIDTH)  # fmt: skip


def spines(volumes: Sequence[Slots], printing: Printing) -> LaidOutPaper:
    """卷脊: strips to cut out, as many side by side as a sheet holds."""
    design = load("spine", SpineDesign)
    none: Slots = {}
    shown = (none,) * 8 if printing.way == "blank" else tuple(volumes) or (none,)
    across = int(194 * MM // (design.width * MM))
    sheets = [shown[n : n + across] for n in range(0, len(shown), across)]
    return LaidOutPaper(
        "卷脊", tuple(partial(_strips, design, sheet, printing) for sheet in sheets)
    )


def _strips(
    design: SpineDesign, volumes: Sequence[Slots], printing: Printing, paper: Paper
) -> None:
    wide, high = design.width * MM, design.height * MM
    left, top = (A4[0] - wide * len(volumes)) / 2, (A4[1] - high) / 2
    for place, volume in enumerate(volumes):
        _strip(design, volume, printing, paper, left + place * wide, top, wide, high)


def _strip(
    design: SpineDesign,
    volume: Slots,
    printing: Printing,
    paper: Paper,
    x: float,
    y: float,
    wide: float,
    high: float,
) -> None:
    faces = printing.faces
    paper.frame(x, y, wide, high, 0.3, GREY)
    marks = [y + part * high for part in (0.07, 0.22, 0.29, 0.88)]
    paper.lines([(x, mark, x + wide, mark) for mark in marks], 0.6)
    year = design.year.format(year=volume["year"]) if volume else "　　年度"
    _across(paper, year, x, y, wide, marks[0] - y, faces.heading, 11)
    _down(paper, design.title, x, marks[0], wide, marks[1] - marks[0], faces.title, 13)
    label_high = 7 * MM
    _across(paper, design.number, x, marks[1], wide, label_high, faces.heading, 9)
    number_top = marks[1] + label_high
    _across(
        paper,
        volume.get("number", ""),
        x,
        number_top,
        wide,
        marks[2] - number_top - 6,
        faces.body,
        14,
    )
    _down(paper, volume.get("name", ""), x, marks[2], wide, marks[3] - marks[2], faces.body, 15)
    _across(paper, design.retention, x, marks[3], wide, label_high, faces.heading, 9)
    below = marks[3] + label_high
    _across(paper, volume.get("retention", ""), x, below, wide, y + high - below, faces.body, 12)


def _across(
    paper: Paper, text: str, x: float, y: float, wide: float, high: float, face: Face, size: float
) -> None:
    while text and measure(text, face, size) > wide - 4 and size > 4:
        size -= 0.5
    base = y + (high - size) / 2 + ASCENT * size
    paper.text(x, base, clean(text), face, size, align="center", width=wide)


def _down(
    paper: Paper, text: str, x: float, y: float, wide: float, high: float, face: Face, size: float
) -> None:
    """Words from top to bottom, in as many columns from the right as they need."""
    signs = list(clean(text).replace("\n", "").translate(_UPRIGHT))
    if not signs:
        return
    room = high - 4 * MM
    while size > 5:
        each = int(room // (size * 1.12))
        columns = -(-len(signs) // max(each, 1))
        if each and columns * size * 1.25 <= wide - 3 * MM:
            break
        size -= 0.5
    else:
        each = max(int(room // (size * 1.12)), 1)
        columns = -(-len(signs) // each)
    step = size * 1.12
    each = -(-len(signs) // columns)
    begin = y + (high - each * step) / 2
    right = x + wide / 2 + columns * size * 1.25 / 2
    for place, sign in enumerate(signs):
        column, row = divmod(place, each)
        at = right - (column + 1) * size * 1.25
        base = begin + row * step + ASCENT * size
        paper.text(at, base, sign, face, size, align="center", width=size * 1.25)
