"""The plate beside the door (门牌)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from app.documents.design import Color, load
from app.documents.signs.design import DoorDesign
from app.documents.signs.drawing import (
    RUN,
    WHITE,
    SignRun,
    SignStyle,
    notched,
    ruled,
)
from app.documents.typeset.fitting import Piece, fitted, stack
from app.documents.typeset.fonts import clean
from app.documents.typeset.page import A4, A4_WIDE, MM, Out, Paper

Size = Literal["A4", "A3", "A4-upright", "A3-upright"]
Look = Literal["light", "dark"]
_GROWN: dict[Size, float] = {"A4": 1.0, "A3": 2**0.5, "A4-upright": 1.0, "A3-upright": 2**0.5}
_UPRIGHT = ("A4-upright", "A3-upright")


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
    size: Size = "A4",
    look: Look = "light",
    run: SignRun = RUN,
) -> int:
    """Write a door plate on a sheet of its own for each, and return how many.

    A `dark` one is white and gold on the colour of the house.
    """
    design, drawn = load("signs/door_plate", DoorDesign), run.style()
    grown = _GROWN[size]
    wide, high = A4 if size in _UPRIGHT else A4_WIDE
    sheet = (wide * grown, high * grown)
    inks = _inks(drawn, look)

    def draw(paper: Paper, plate: DoorPlate) -> None:
        paper.page(sheet)
        paper.bookmark(plate.room)
        _draw(paper, plate, design, drawn, inks, sheet, grown)

    return run.write(out, plates, draw, design.title, sheet)


@dataclass(frozen=True, slots=True)
class _Inks:
    """What is drawn in which colour, and the ground, where there is one."""

    ground: Color | None
    frame: Color
    name: Color
    kind: Color
    words: Color
    small: Color


def _inks(drawn: SignStyle, look: Look) -> _Inks:
    main, gold = drawn.color("main"), drawn.color("gold")
    if look == "dark":
        bright = drawn.light("gold")
        return _Inks(main, bright, WHITE, bright, bright, WHITE)
    return _Inks(None, gold, main, main, drawn.color("ink"), drawn.color("quiet"))


def _draw(
    paper: Paper,
    plate: DoorPlate,
    design: DoorDesign,
    drawn: SignStyle,
    inks: _Inks,
    sheet: tuple[float, float],
    grown: float,
) -> None:
    mm = MM * grown
    # A printer reaches no nearer to the edge of a large sheet than of a small one.
    edge = drawn.house.margins.sheet * MM
    wide, high = sheet
    upright = high > wide
    line = 2.2 * mm
    if inks.ground:
        paper.rectangles([(edge, edge, wide - 2 * edge, high - 2 * edge)], inks.ground)
        far = edge + 3.2 * mm
        paper.frame(far, far, wide - 2 * far, high - 2 * far, 0.35 * mm, inks.frame)
    else:
        middle = edge + line / 2
        paper.frame(middle, middle, wide - 2 * middle, high - 2 * middle, line, drawn.color("main"))
    inner = edge + 5.2 * mm
    notched(paper, inner, inner, wide - 2 * inner, high - 2 * inner, 6 * mm, 0.7 * mm, inks.frame)
    left = edge + drawn.house.margins.plate * (0.7 if upright else 1) * mm
    width = wide - 2 * left
    top, bottom = inner + (20 if upright else 9) * mm, high - inner - (12 if upright else 8) * mm
    side = design.emblem * (1.2 if upright else 1) * mm
    drawn.emblem(paper, (wide - side) / 2, top, side, ground=bool(inks.ground))
    foot = _foot(paper, plate, design, drawn, inks, (left, bottom, width, grown))
    place, kind = split_name(clean(plate.room), design.kinds)
    sizes = design.sizes
    display = drawn.face("display")
    more = 1.24 if upright else 1.0
    pieces = [
        Piece(plate.above, drawn.face("text"), sizes.above * more * grown, 2, color=inks.small)
    ]
    if place:
        words = _two_lines(kind, design.tails) if upright else (kind,)
        fits = (fitted(each, display, sizes.kind * grown, width, 1, 4, 0.04)[0] for each in words)
        size = max(min(fits), sizes.kind * grown * 0.4)
        pieces += [
            Piece(place, display, sizes.place * more * grown, 2, 0.6, 2 * mm, inks.name, 0.08,
                  1.25, even=True),
            *(Piece(each, display, size, 1, 0.4, 1 * mm, inks.kind, 0.04, 1.25) for each in words),
        ]  # fmt: skip
    else:
        pieces.append(
            Piece(kind, display, sizes.room * grown, 2, 0.35, 2 * mm, inks.kind, 0.04, 1.25,
                  even=True)
        )  # fmt: skip
    top += side + 4 * mm
    stack(paper, left, top, width, foot - top - 4 * mm, pieces)


def _foot(
    paper: Paper,
    plate: DoorPlate,
    design: DoorDesign,
    drawn: SignStyle,
    inks: _Inks,
    where: tuple[float, float, float, float],
) -> float:
    """The lines at the bottom; returns where they begin."""
    left, bottom, width, grown = where
    size = design.sizes.foot * grown
    numbers = "　".join(clean(each) for each in plate.hotlines if each)
    hotline = f"{design.hotline}　{numbers}" if numbers else ""
    pieces = [
        Piece(design.foot, drawn.face("text"), size, color=inks.words, tracking=0.06),
        Piece(hotline, drawn.face("heading"), size, before=1.5 * MM * grown,
              color=inks.name, tracking=0.06),
    ]  # fmt: skip
    said = [each for each in pieces if each.text]
    high = sum(each.size * each.lead + each.before for each in said)
    if not said:
        return bottom
    stack(paper, left, bottom - high, width, high, said, rest=0)
    rule = bottom - high - 5 * MM * grown
    ruled(paper, left + width / 6, rule, width * 2 / 3, inks.frame, 0.9 * grown)
    return rule


def _two_lines(kind: str, tails: Iterable[str]) -> tuple[str, ...]:
    tail = next((each for each in tails if kind.endswith(each) and len(kind) > len(each) + 2), "")
    return (kind.removesuffix(tail), tail) if tail else (kind,)


def split_name(room: str, kinds: Iterable[str]) -> tuple[str, str]:
    """A room's name as where it is and what it is; the first is empty where that is not told."""
    for kind in sorted(kinds, key=len, reverse=True):
        if kind and room.endswith(kind) and room != kind:
            return room[: -len(kind)].strip(), kind
    return "", room
