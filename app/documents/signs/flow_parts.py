"""The steps of the service flow: side by side, or one below the other, and where they lead."""

from __future__ import annotations

from app.documents.signs.design import FlowDesign
from app.documents.signs.drawing import WHITE, SignStyle, panel, ring
from app.documents.typeset.fitting import Piece, stack
from app.documents.typeset.outlines import Step
from app.documents.typeset.page import MM, Paper

_POINT = 5 * MM
_TALLEST = 60 * MM


def strip(
    paper: Paper,
    flow: FlowDesign,
    drawn: SignStyle,
    x: float,
    y: float,
    width: float,
    height: float,
) -> None:
    """Arrows that lead from step to step, what is done in each below its name."""
    steps = flow.steps
    gap = 1.6 * MM
    wide = (width - gap * (len(steps) - 1) - _POINT) / len(steps)
    tall = min(height, _TALLEST)
    top = y + min((height - tall) / 2, 8 * MM)
    head = min(tall * 0.45, 15 * MM)
    small = tall < 34 * MM
    for place, each in enumerate(steps):
        left = x + place * (wide + gap)
        color = drawn.color("bright" if place % 2 else "main")
        paper.shape(_arrow(wide + _POINT, head, first=place == 0), left, top, 1, color)
        inset = 1 * MM if place == 0 else _POINT
        title = Piece(each.name, drawn.face("heading"), 17, 1, 0.35, color=WHITE)
        stack(
            paper,
            left + inset,
            top,
            wide + _POINT - inset - _POINT * 0.8,
            head,
            [title],
            floor=drawn.floor,
        )
        under = tall - head - 2 * MM
        panel(paper, left, top + head + 2 * MM, wide, under, drawn.color("pale"), 1.5 * MM)
        text = Piece(each.text, drawn.face("text"), 11 if small else 14, 4, 0.55,
                     color=drawn.color("ink"), lead=1.4, even=True)  # fmt: skip
        stack(
            paper,
            left + 2 * MM,
            top + head + 2 * MM,
            wide - 4 * MM,
            under,
            [text],
            align="left",
            floor=drawn.floor,
        )


def _arrow(width: float, height: float, *, first: bool) -> list[Step]:
    """A band that ends in a point, and begins with the notch that a point fits into."""
    middle = height / 2
    steps: list[Step] = [
        ("m", (0, 0)),
        ("l", (width - _POINT, 0)),
        ("l", (width, middle)),
        ("l", (width - _POINT, height)),
        ("l", (0, height)),
    ]
    if not first:
        steps.append(("l", (_POINT, middle)))
    return [*steps, ("h", ())]


def down(
    paper: Paper, design: FlowDesign, drawn: SignStyle, box: tuple[float, float, float, float]
) -> None:
    """A panel for each step, with an arrow to the next, in a box (x, y, width, height)."""
    x, y, width, height = box
    sizes, count = design.sizes, len(design.steps)
    gap = 7 * MM
    tall = min((height - gap * (count - 1)) / count, 30 * MM)
    for place, each in enumerate(design.steps):
        top = y + place * (tall + gap)
        panel(paper, x, top, width, tall, drawn.color("pale"), 2 * MM)
        block = 46 * MM
        panel(paper, x, top, block, tall, drawn.color("main"), 2 * MM)
        title = Piece(each.name, drawn.face("heading"), sizes.step, 2, 0.4, color=WHITE)
        stack(paper, x + 2 * MM, top, block - 4 * MM, tall, [title], floor=drawn.floor)
        text = Piece(each.text, drawn.face("text"), sizes.text, 3, 0.55, color=drawn.color("ink"),
                     lead=1.45)  # fmt: skip
        left = x + block + 5 * MM
        stack(
            paper,
            left,
            top,
            x + width - left - 3 * MM,
            tall,
            [text],
            align="left",
            floor=drawn.floor,
        )
        if place + 1 < count:
            arrow: list[Step] = [
                ("m", (-3 * MM, 0)),
                ("l", (3 * MM, 0)),
                ("l", (0, 3.6 * MM)),
                ("h", ()),
            ]
            paper.shape(arrow, x + block / 2, top + tall + 1.7 * MM, 1, drawn.color("gold"))


def ways_out(
    paper: Paper, design: FlowDesign, drawn: SignStyle, box: tuple[float, float, float, float]
) -> None:
    """What can become of a matter, side by side, in a box (x, y, width, height)."""
    x, y, width, height = box
    sizes, main = design.sizes, drawn.color("main")
    title = Piece(design.ways, drawn.face("heading"), sizes.heading, 1, 0.5, color=main)
    stack(paper, x, y, width, 7 * MM, [title], align="left", floor=drawn.floor)
    gap = 2.5 * MM
    count = len(design.way_list)
    wide = (width - gap * (count - 1)) / count
    for place, each in enumerate(design.way_list):
        left, top = x + place * (wide + gap), y + 9 * MM
        ring(paper, left, top, wide, height - 9 * MM, 0.8, main, 1.5 * MM)
        pieces = [
            Piece(each.name, drawn.face("heading"), sizes.way, 1, 0.4, color=main),
            Piece(each.text, drawn.face("text"), sizes.small, 4, 0.6, 1.2 * MM, drawn.color("ink"),
                  lead=1.4, even=True),
        ]  # fmt: skip
        stack(
            paper,
            left + 2 * MM,
            top + 1 * MM,
            wide - 4 * MM,
            height - 11 * MM,
            pieces,
            floor=drawn.floor,
        )
