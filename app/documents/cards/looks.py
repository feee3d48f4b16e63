"""What a contact card says, its further looks, and its back."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.design import CardDesign, Color
from app.documents.signs.design import BackDesign
from app.documents.signs.drawing import WHITE, SignStyle
from app.documents.typeset.cutting import BLEED
from app.documents.typeset.fitting import Piece, read_out, spread, stack
from app.documents.typeset.fonts import clean
from app.documents.typeset.page import MM, Paper, measure

SMALLEST, HOTLINE = 6.0, 9.0
"""Points: nothing on a card is smaller than the one, and no number to call than the other."""


@dataclass(frozen=True, slots=True)
class Card:
    """What one card says; empty things are left out and the rest closes up."""

    room: str
    name: str
    number: str = ""
    title: str = ""
    unit: str = ""
    phones: tuple[str, ...] = ()
    duty: str = ""
    hotlines: tuple[str, ...] = ("12348", "0632-5580148")
    photo: bytes | None = None
    hours: str = ""
    services: str = ""


def bars(paper: Paper, design: CardDesign, color: Color, head: float = 0.0) -> None:
    """The bars along both long edges, alike where cards touch; `head` points high the upper one."""
    wide, high, bar = design.width * MM, design.height * MM, design.bar * MM
    across = wide + 2 * BLEED
    upper = (-BLEED, -BLEED, across, (head or bar) + BLEED)
    paper.rectangles([upper, (-BLEED, high - bar, across, bar + BLEED)], color)


def draw_band(paper: Paper, card: Card, design: CardDesign, drawn: SignStyle) -> None:
    """A coloured head with the emblem, and a foot: what a card has around its person."""
    wide, high = design.width * MM, design.height * MM
    margin, sizes = design.margin * MM, design.sizes
    head, foot = 15.2 * MM, 8.6 * MM
    top = high - foot
    across = wide + 2 * BLEED
    paper.rectangles([(-BLEED, head, across, 0.7 * MM)], drawn.color("gold"))
    foot -= design.bar * MM
    paper.rectangles([(-BLEED, top, across, foot)], drawn.color("pale"))
    bars(paper, design, drawn.color("main"), head)
    side = 10.6 * MM
    drawn.emblem(paper, margin, (head - side) / 2, side, ground=True)
    left = margin + side + 3 * MM
    number = f"{design.kind}　{design.number} {clean(card.number)}" if card.number else design.kind
    pieces = [
        Piece(card.room, drawn.face("heading"), sizes.room * 1.08, 1, 0.55, color=WHITE),
        Piece(number, drawn.face("text"), sizes.kind, 1, 0.6, 0.4 * MM, WHITE),
    ]
    stack(
        paper,
        left,
        1 * MM,
        wide - margin - left,
        head - 2 * MM,
        pieces,
        align="left",
        floor=SMALLEST,
    )
    size, inside = sizes.foot, wide - 2 * margin
    called = max(size, HOTLINE)
    words = numbers = _called(card, design, drawn, called, inside)
    share = min(measure(words, drawn.face("heading"), called) + 1, inside) if numbers else 0.0
    services = Piece(
        card.services or design.services, drawn.face("text"), size, 1, 0.4, color=drawn.color("ink")
    )
    stack(
        paper, margin, top, inside - share - 2 * MM, foot, [services], align="left", floor=SMALLEST
    )
    if numbers:
        line = Piece(words, drawn.face("heading"), called, 1, 1, color=drawn.color("main"),
                     floor=HOTLINE)  # fmt: skip
        stack(paper, wide - margin - share, top, share, foot, [line], align="right")


def _called(card: Card, design: CardDesign, drawn: SignStyle, size: float, width: float) -> str:
    """The numbers to call in a line; of too many the last is left out, for half of one is none."""
    numbers = [clean(each) for each in card.hotlines if each]
    while numbers:
        words = f"{design.hotline}　{'　'.join(numbers)}"
        if measure(words, drawn.face("heading"), size) <= width or len(numbers) == 1:
            return words
        numbers.pop()
    return ""


def draw_large(paper: Paper, card: Card, design: CardDesign, drawn: SignStyle) -> None:
    """A card whose name and number are read without glasses; nothing to scan."""
    wide, high = design.width * MM, design.height * MM
    margin, sizes = design.margin * MM, design.sizes
    inside, main = wide - 2 * margin, drawn.color("main")
    side = 7.4 * MM
    drawn.emblem(paper, margin, margin * 0.8, side)
    left = margin + side + 2 * MM
    number = f"{design.number} {clean(card.number)}" if card.number else ""
    room = Piece(card.room, drawn.face("heading"), sizes.room * 0.95, 1, 0.6, color=main)
    tail = 18 * MM if number else 0.0
    stack(
        paper,
        left,
        margin * 0.8,
        wide - margin - left - tail,
        side,
        [room],
        align="left",
        floor=SMALLEST,
    )
    quiet = Piece(number, drawn.face("text"), sizes.kind * 0.9, 1, 0.5, color=drawn.color("quiet"))
    stack(
        paper,
        wide - margin - tail,
        margin * 0.8,
        tail,
        side,
        [quiet],
        align="right",
        floor=SMALLEST,
    )
    top = margin * 0.8 + side + 1.2 * MM
    paper.rectangles([(margin, top, inside, 0.5 * MM)], main)
    foot = 6.6 * MM
    bottom = high - margin * 0.55 - foot
    paper.lines([(margin, bottom, wide - margin, bottom)], 0.35, drawn.color("line"))
    words = _called(card, design, drawn, HOTLINE, inside) or card.services or design.services
    line = Piece(words, drawn.face("heading"), sizes.foot * 1.25, 1, 0.4, color=main, floor=HOTLINE)
    stack(paper, margin, bottom, inside, foot, [line], floor=SMALLEST)
    name = clean(card.name)
    said = "　".join(filter(None, (clean(card.title), clean(card.unit))))
    phones = [clean(each) for each in card.phones if each]
    pieces = [
        Piece(name, drawn.face("display"), sizes.name * 1.75, 1 if len(name) <= 8 else 2, 0.4,
              tracking=spread(name), lead=1.22, even=True),
        Piece(said, drawn.face("heading"), sizes.title * 1.15, 2, 0.7, 0.4 * MM, main),
        *(
            Piece(read_out(each), drawn.face("heading"), sizes.phone * (2.3 if place == 0 else 1.4),
                  1, 0.4, 0.8 * MM, lead=1.16)
            for place, each in enumerate(phones)
        ),
        Piece(f"{design.duty}　{clean(card.duty)}" if card.duty else "", drawn.face("text"),
              sizes.duty, 2, 0.7, 0.6 * MM),
    ]  # fmt: skip
    stack(paper, margin, top + 1.4 * MM, inside, bottom - top - 2.2 * MM, pieces, floor=SMALLEST)


def draw_back(
    paper: Paper, card: Card, design: CardDesign, behind: BackDesign, drawn: SignStyle
) -> None:
    """The back: what the room does, when it is open, and whom to call."""
    wide, high = design.width * MM, design.height * MM
    margin, sizes = design.margin * MM, behind.sizes
    main, gold = drawn.color("main"), drawn.color("gold")
    # Nothing reaches the edge: its neighbour on the sheet has white there.
    edge, panel = 2.6 * MM, 28 * MM
    paper.rectangles([(edge, edge, panel - edge, high - 2 * edge)], main)
    paper.rectangles([(panel, edge, 0.7 * MM, high - 2 * edge)], gold)
    side = behind.emblem * MM
    drawn.emblem(paper, (panel + edge - side) / 2, 9 * MM, side, ground=True)
    pieces = [
        Piece(card.room, drawn.face("heading"), sizes.service, 4, 0.6, color=WHITE, even=True),
        Piece(behind.free, drawn.face("text"), sizes.free, 2, 0.6, 1.4 * MM, WHITE, even=True),
    ]
    stack(
        paper,
        edge + 1.6 * MM,
        9 * MM + side + 2 * MM,
        panel - edge - 3.2 * MM,
        high - side - 14 * MM,
        pieces,
        floor=SMALLEST,
    )
    left = panel + 4.4 * MM
    width = wide - margin - left
    heading = Piece(behind.heading, drawn.face("heading"), sizes.heading, 1, 0.5, color=main)
    stack(paper, left, 4.5 * MM, width, 6.5 * MM, [heading], align="left", floor=SMALLEST)
    y, row = 12.4 * MM, 5.4 * MM
    for place, each in enumerate(behind.services):
        x = left + place % 2 * width / 2
        top = y + place // 2 * row
        paper.rectangles([(x, top + row / 2 - 0.65 * MM, 1.3 * MM, 1.3 * MM)], gold)
        word = Piece(each, drawn.face("text"), sizes.service, 1, 0.5, color=drawn.color("ink"))
        stack(
            paper, x + 2.6 * MM, top, width / 2 - 3 * MM, row, [word], align="left", floor=SMALLEST
        )
    y += -(-len(behind.services) // 2) * row + 1.4 * MM
    paper.lines([(left, y, wide - margin, y)], 0.35, drawn.color("line"))
    numbers = [clean(each) for each in card.hotlines if each]
    hours = f"{behind.hours}　{clean(card.hours)}" if card.hours else ""
    first = numbers[0] if numbers else ""
    pieces = [
        Piece(hours, drawn.face("text"), sizes.hours, 3, 0.7, color=drawn.color("ink"), lead=1.35),
        Piece(behind.hotline if numbers else "", drawn.face("text"), sizes.label, 1, 0.5, 1 * MM,
              drawn.color("quiet")),
        Piece(first, drawn.face("heading"), sizes.hotline, 1, 0.4, color=main, lead=1.1,
              floor=HOTLINE),
        Piece("　".join(numbers[1:3]), drawn.face("heading"), sizes.hotline * 0.68, 1, 0.4,
              color=main, floor=HOTLINE),
    ]  # fmt: skip
    stack(paper, left, y + 1 * MM, width, high - y - 4 * MM, pieces, align="left", floor=SMALLEST)
