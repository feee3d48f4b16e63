"""The service flow on the wall (服务流程): five steps down the sheet, and where a matter can go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from app.documents.design import load
from app.documents.signs.design import FlowDesign
from app.documents.signs.drawing import RUN, SignRun, SignStyle, ring, ruled
from app.documents.signs.flow_parts import down, ways_out
from app.documents.typeset.fitting import Piece, stack
from app.documents.typeset.page import A4, MM, Out, Paper

Size = Literal["A4", "A3"]
_GROWN: dict[Size, float] = {"A4": 1.0, "A3": 2**0.5}


@dataclass(frozen=True, slots=True)
class ServiceFlow:
    """Whose flow it is, and the numbers to call."""

    room: str
    hotlines: tuple[str, ...] = ()


def service_flows(
    out: Out,
    items: Iterable[ServiceFlow],
    *,
    size: Size = "A4",
    run: SignRun = RUN,
) -> int:
    """Write the service flow on a sheet for each room, and return how many."""
    design, drawn = load("signs/service_flow", FlowDesign), run.style()
    grown = _GROWN[size]
    sheet = (A4[0] * grown, A4[1] * grown)
    edge = drawn.house.margins.sheet * MM
    wide, high = A4[0] - 2 * edge, A4[1] - 2 * edge
    small = min((sheet[0] - 2 * edge) / wide, (sheet[1] - 2 * edge) / high)

    def draw(paper: Paper, item: ServiceFlow) -> None:
        paper.page(sheet)
        paper.bookmark(item.room or design.title)
        left, top = (sheet[0] - wide * small) / 2, (sheet[1] - high * small) / 2
        with paper.scaled(left, top, small):
            _draw(paper, item, design, drawn, wide, high)

    return run.write(out, items, draw, design.title, sheet)


def _draw(
    paper: Paper, item: ServiceFlow, design: FlowDesign, drawn: SignStyle, wide: float, high: float
) -> None:
    sizes, main = design.sizes, drawn.color("main")
    ring(paper, 0, 0, wide, high, 1.4 * MM, main, 3 * MM)
    pad = 10 * MM
    width = wide - 2 * pad
    side = 24 * MM
    drawn.emblem(paper, (wide - side) / 2, pad, side)
    top = pad + side + 2 * MM
    pieces = [
        Piece(item.room, drawn.face("heading"), sizes.room, 2, 0.55, color=main, even=True),
        Piece(design.title, drawn.face("display"), sizes.title, 1, 0.4, color=drawn.color("ink"),
              tracking=0.25, lead=1.2),
    ]  # fmt: skip
    top = stack(paper, pad, top, width, 34 * MM, pieces, rest=0) + 3 * MM
    ruled(paper, pad, top, width, drawn.color("gold"), 1.0)
    top += 6 * MM
    bottom = high - pad
    numbers = "　".join(each for each in item.hotlines if each)
    foot = [
        Piece(design.foot, drawn.face("text"), sizes.foot, color=drawn.color("quiet")),
        Piece(numbers, drawn.face("heading"), sizes.foot * 1.3, 1, 0.5, 0.5 * MM, main),
    ]
    tall = 14 * MM if numbers else 8 * MM
    stack(paper, pad, bottom - tall, width, tall, foot, rest=1)
    bottom -= tall + 5 * MM
    if design.way_list:
        ways = 36 * MM
        ways_out(paper, design, drawn, (pad, bottom - ways, width, ways))
        bottom -= ways + 4 * MM
    down(paper, design, drawn, (pad, top, width, bottom - top))
