"""The plate beside the door (门牌)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.documents.design import load
from app.documents.signs.design import DoorDesign
from app.documents.signs.drawing import GROWN, RUN, SheetSize, SignRun, SignStyle, notched, ruled
from app.documents.typeset.fitting import Piece, stack
from app.documents.typeset.fonts import clean
from app.documents.typeset.page import A4, MM, Out, Paper

_WIDE, _HIGH = A4[1], A4[0]


@dataclass(frozen=True, slots=True)
class DoorPlate:
    """What a door plate says; `above` is who it belongs to."""

    room: str
    above: str = ""
    hotlines: tuple[str, ...] = ()


def door_plates(
    out: Out,
    plates: Iterable[DoorPlate],
    *,
    size: SheetSize = "A4",
    run: SignRun = RUN,
) -> int:
    """Write a door plate on a sheet of its own for each, and return how many."""
    design, drawn = load("signs/door_plate", DoorDesign), run.style()
    grown = GROWN[size]
    sheet = (_WIDE * grown, _HIGH * grown)

    def draw(paper: Paper, plate: DoorPlate) -> None:
        paper.page(sheet)
        paper.bookmark(plate.room)
        _draw(paper, plate, design, drawn, grown)

    return run.write(out, plates, draw, design.title, sheet)


def _draw(
    paper: Paper, plate: DoorPlate, design: DoorDesign, drawn: SignStyle, grown: float
) -> None:
    mm = MM * grown
    # A printer reaches no nearer to the edge of a large sheet than of a small one.
    edge = drawn.house.margins.sheet * MM
    wide, high = _WIDE * grown, _HIGH * grown
    main, gold, quiet = drawn.color("main"), drawn.color("gold"), drawn.color("quiet")
    line = 2.2 * mm
    paper.frame(
        edge + line / 2, edge + line / 2, wide - 2 * edge - line, high - 2 * edge - line, line, main
    )
    inner = edge + 5.2 * mm
    notched(paper, inner, inner, wide - 2 * inner, high - 2 * inner, 6 * mm, 0.7 * mm, gold)
    left = edge + drawn.house.margins.plate * mm
    width = wide - 2 * left
    top, bottom = inner + 9 * mm, high - inner - 8 * mm
    side = design.emblem * mm
    drawn.emblem(paper, (wide - side) / 2, top, side)
    foot = _foot(paper, plate, design, drawn, (left, bottom, width, grown))
    place, kind = split_name(clean(plate.room), design.kinds)
    sizes = design.sizes
    display = drawn.face("display")
    pieces = [Piece(plate.above, drawn.face("text"), sizes.above * grown, 2, color=quiet)]
    if place:
        pieces += [
            Piece(place, display, sizes.place * grown, 2, 0.6, 2 * mm, main, 0.08, 1.25, even=True),
            Piece(kind, display, sizes.kind * grown, 1, 0.4, 1 * mm, main, 0.04, 1.25),
        ]
    else:
        pieces.append(
            Piece(kind, display, sizes.room * grown, 2, 0.35, 2 * mm, main, 0.04, 1.25, even=True)
        )
    top += side + 4 * mm
    stack(paper, left, top, width, foot - top - 4 * mm, pieces)


def _foot(
    paper: Paper,
    plate: DoorPlate,
    design: DoorDesign,
    drawn: SignStyle,
    where: tuple[float, float, float, float],
) -> float:
    """The lines at the bottom; returns where they begin."""
    left, bottom, width, grown = where
    size = design.sizes.foot * grown
    numbers = "　".join(clean(each) for each in plate.hotlines if each)
    hotline = f"{design.hotline}　{numbers}" if numbers else ""
    pieces = [
        Piece(design.foot, drawn.face("text"), size, color=drawn.color("ink"), tracking=0.06),
        Piece(hotline, drawn.face("heading"), size, before=1.5 * MM * grown,
              color=drawn.color("main"), tracking=0.06),
    ]  # fmt: skip
    said = [each for each in pieces if each.text]
    high = sum(each.size * each.lead + each.before for each in said)
    if not said:
        return bottom
    stack(paper, left, bottom - high, width, high, said, rest=0)
    rule = bottom - high - 5 * MM * grown
    ruled(paper, left + width / 6, rule, width * 2 / 3, drawn.color("gold"), 0.9 * grown)
    return rule


def split_name(room: str, kinds: Iterable[str]) -> tuple[str, str]:
    """A room's name as where it is and what it is; the first is empty where that is not told."""
    for kind in sorted(kinds, key=len, reverse=True):
        if kind and room.endswith(kind) and room != kind:
            return room[: -len(kind)].strip(), kind
    return "", room
