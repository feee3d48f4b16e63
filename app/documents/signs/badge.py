"""What a service person wears (胸牌): on sheets with cut marks, or on plastic cards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from app.documents.design import load
from app.documents.signs.design import BadgeDesign
from app.documents.signs.drawing import RUN, SignRun, SignStyle, photo, ring
from app.documents.typeset.cutting import sheets
from app.documents.typeset.fitting import Piece, spread, stack
from app.documents.typeset.fonts import clean
from app.documents.typeset.page import MM, Align, Out, Paper

Size = Literal["85x54", "90x60", "54x85", "85x54-single", "54x85-single"]
_SIZES: dict[Size, tuple[float, float]] = {
    "85x54": (85.6, 54.0),
    "90x60": (90.0, 60.0),
    "54x85": (54.0, 85.6),
    "85x54-single": (85.6, 54.0),
    "54x85-single": (54.0, 85.6),
}
_GRIDS: dict[Size, tuple[int, int] | None] = {
    "85x54": (2, 5),
    "90x60": (2, 4),
    "54x85": (3, 3),
    "85x54-single": None,
    "54x85-single": None,
}
_SLOT = (14 * MM, 3 * MM)
"""Where an upright one is punched for its ribbon."""


@dataclass(frozen=True, slots=True)
class Badge:
    """Who wears it; what is empty is left out and the rest closes up."""

    name: str
    title: str = ""
    unit: str = ""
    number: str = ""
    room: str = ""
    photo: bytes | None = None


def badges(
    out: Out,
    items: Iterable[Badge],
    *,
    size: Size = "85x54",
    run: SignRun = RUN,
) -> int:
    """Write badges and return how many; those of 85.6 × 54 mm ten to a sheet of A4, larger eight.

    Upright ones hang from a ribbon by a slot, nine to a sheet.

    Raises UnreadablePicture for a photo that is none.
    """
    design, drawn = load("signs/badge", BadgeDesign), run.style()
    width, height = (each * MM for each in _SIZES[size])

    def draw(paper: Paper, badge: Badge) -> None:
        one = _upright if height > width else _across
        one(paper, badge, design, drawn, width, height)

    with Paper(out, title=design.title, calibration=run.calibration) as paper:
        return sheets(
            paper, items, draw, (width, height), _GRIDS[size], called=lambda badge: badge.name,
            progress=run.progress, total=run.total,
        )  # fmt: skip


def _across(
    paper: Paper, badge: Badge, design: BadgeDesign, drawn: SignStyle, width: float, height: float
) -> None:
    margin = drawn.house.margins.badge * MM
    main, gold, quiet = drawn.color("main"), drawn.color("gold"), drawn.color("quiet")
    sizes = design.sizes
    inside = width - 2 * margin
    side = design.emblem * MM
    head = margin * 0.8 + side
    drawn.emblem(paper, margin, margin * 0.6, side)
    words = margin + side + 2.2 * MM
    pieces = [
        Piece(badge.room or design.kind, drawn.face("heading"), sizes.room, 1, 0.62, color=main),
        Piece(design.kind if badge.room else "", drawn.face("text"), sizes.kind, color=quiet,
              tracking=0.3),
    ]  # fmt: skip
    stack(paper, words, margin * 0.6, width - margin - words, side, pieces, align="left")
    line = head + 1.2 * MM
    paper.rectangles([(margin, line, inside, 0.5 * MM)], main)
    paper.rectangles([(margin, line + 0.9 * MM, inside, 0.25 * MM)], gold)
    band = 2.2 * MM
    paper.rectangles([(margin, height - margin * 0.6 - band, inside, band)], main)
    top, bottom = line + 2.6 * MM, height - margin * 0.6 - band - 1.6 * MM
    left = margin
    align: Align = "center"
    if badge.photo:
        wide, high = (each * MM for each in design.photo)
        scale = min((bottom - top) / high, 1.0)
        wide, high = wide * scale, high * scale
        photo(
            paper, drawn, badge.photo, badge.name, left, top + (bottom - top - high) / 2, wide, high
        )
        left += wide + 4 * MM
        align = "left"
    name = clean(badge.name)
    number = f"{design.number} {clean(badge.number)}" if badge.number else ""
    grown = 1.0 if badge.photo else 1.25
    stack(
        paper,
        left,
        top,
        width - margin - left,
        bottom - top,
        [
            Piece(name, drawn.face("display"), sizes.name * grown, 1 if len(name) <= 8 else 2, 0.5,
                  tracking=spread(name), lead=1.25, even=True),
            Piece(badge.title, drawn.face("heading"), sizes.title * grown, 2, 0.7, 0.6 * MM, main),
            Piece(badge.unit, drawn.face("text"), sizes.unit, 2, 0.75, 0.9 * MM),
            Piece(number, drawn.face("text"), sizes.number, 1, 0.6, 0.9 * MM, quiet),
        ],
        align=align,
    )  # fmt: skip


def _upright(
    paper: Paper, badge: Badge, design: BadgeDesign, drawn: SignStyle, width: float, height: float
) -> None:
    margin = drawn.house.margins.badge * MM
    main, gold, quiet = drawn.color("main"), drawn.color("gold"), drawn.color("quiet")
    sizes = design.sizes
    inside = width - 2 * margin
    wide, high = _SLOT
    ring(paper, (width - wide) / 2, margin, wide, high, 0.3, drawn.color("line"), high / 2)
    top = margin + high + 2.4 * MM
    side = design.emblem * MM
    drawn.emblem(paper, margin, top, side)
    left = margin + side + 2 * MM
    said = [
        Piece(badge.room or design.kind, drawn.face("heading"), sizes.room * 0.86, 2, 0.6,
              color=main, lead=1.18, even=True),
        Piece(design.kind if badge.room else "", drawn.face("text"), sizes.kind * 0.9,
              color=quiet, tracking=0.3),
    ]  # fmt: skip
    stack(paper, left, top, width - margin - left, side, said, align="left")
    top += side + 1.4 * MM
    paper.rectangles([(margin, top, inside, 0.5 * MM)], main)
    paper.rectangles([(margin, top + 0.9 * MM, inside, 0.25 * MM)], gold)
    top += 3 * MM
    band = 2.2 * MM
    bottom = height - margin * 0.6 - band
    paper.rectangles([(margin, bottom, inside, band)], main)
    bottom -= 1.8 * MM
    if badge.photo:
        wide, high = (each * MM for each in design.photo)
        photo(paper, drawn, badge.photo, badge.name, (width - wide) / 2, top, wide, high)
        top += high + 1.2 * MM
    name = clean(badge.name)
    number = f"{design.number} {clean(badge.number)}" if badge.number else ""
    grown = 0.95 if badge.photo else 1.35
    pieces = [
        Piece(name, drawn.face("display"), sizes.name * grown, 1 if len(name) <= 6 else 2, 0.5,
              tracking=spread(name), lead=1.22, even=True),
        Piece(badge.title, drawn.face("heading"), sizes.title * grown, 2, 0.7, 0.4 * MM, main,
              lead=1.22),
        Piece(badge.unit, drawn.face("text"), sizes.unit, 2, 0.75, 0.8 * MM, even=True),
        Piece(number, drawn.face("text"), sizes.number, 1, 0.6, 0.6 * MM, quiet),
    ]  # fmt: skip
    stack(paper, margin, top, inside, bottom - top, pieces)
