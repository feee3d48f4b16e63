"""What all signs draw alike: frames, panels, the emblem on a coloured ground, a photo."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from app.documents import emblem
from app.documents.design import Color, ColorName, FaceName, HouseDesign, house
from app.documents.typeset import pictures
from app.documents.typeset.fonts import Face, clean, named
from app.documents.typeset.outlines import Step
from app.documents.typeset.page import (
    ASCENT,
    MM,
    TRUE,
    Calibration,
    Out,
    Paper,
    Progress,
    write_each,
)

T = TypeVar("T")

_ROUND = 0.5523  # of the radius: handles that make a Bézier curve a quarter of a circle
WHITE: Color = (1.0,)
_LIGHTER = 0.36


@dataclass(frozen=True, slots=True)
class SignStyle:
    """The shared design as signs use it; `black` turns colours to how light they are.

    `floor` is the smallest type, in points, that may stand on what is read standing.
    """

    house: HouseDesign
    black: bool = False
    floor: float = 0.0

    def color(self, name: ColorName) -> Color:
        """A colour of the design."""
        found = self.house.color(name)
        return emblem.luminance(found) if self.black else found

    def light(self, name: ColorName) -> Color:
        """A colour of the design mixed with white, to be read on a dark ground."""
        return tuple(part + (1 - part) * _LIGHTER for part in self.color(name))

    def face(self, role: str) -> Face:
        """The face for a role: display, heading, text, kai, official."""
        name: FaceName = getattr(self.house.faces, role)
        return named(name)

    def emblem(
        self, paper: Paper, x: float, y: float, size: float, *, ground: bool = False
    ) -> None:
        """The emblem in a square; on a coloured ground with a white disc behind it."""
        if ground:
            away = size * 0.045
            paper.shape(disc(size / 2 + away), x + size / 2, y + size / 2, 1, WHITE)
        emblem.draw(paper, self.house, x, y, size, black=self.black)


@dataclass(frozen=True, slots=True)
class SignRun:
    """How signs are written: in black alone, for which printer, and who is told how far it is.

    `total` is how many there will be, 0 where nobody knows.
    """

    black: bool = False
    calibration: Calibration = TRUE
    progress: Progress | None = None
    total: int = 0

    def style(self, floor: float = 0.0) -> SignStyle:
        """The shared design as it stands now; no type on it smaller than `floor` points."""
        return SignStyle(house(), self.black, floor)

    def write(
        self,
        out: Out,
        items: Iterable[T],
        draw: Callable[[Paper, T], object],
        title: str,
        size: tuple[float, float],
    ) -> int:
        """Write a PDF to which `draw` adds the pages of each sign; how many signs."""
        return write_each(
            out, items, draw, title=title, size=size, calibration=self.calibration,
            progress=self.progress, total=self.total,
        )  # fmt: skip


RUN = SignRun()


def disc(radius: float) -> list[Step]:
    """A disc around the point it is drawn at."""
    return rounded(2 * radius, 2 * radius, radius, -radius, -radius)


def rounded(
    width: float, height: float, radius: float, left: float = 0.0, top: float = 0.0
) -> list[Step]:
    """A rectangle with round corners."""
    r = min(radius, width / 2, height / 2)
    k = r * (1 - _ROUND)
    right, bottom = left + width, top + height
    return [
        ("m", (left + r, top)),
        ("l", (right - r, top)),
        ("c", (right - k, top, right, top + k, right, top + r)),
        ("l", (right, bottom - r)),
        ("c", (right, bottom - k, right - k, bottom, right - r, bottom)),
        ("l", (left + r, bottom)),
        ("c", (left + k, bottom, left, bottom - k, left, bottom - r)),
        ("l", (left, top + r)),
        ("c", (left, top + k, left + k, top, left + r, top)),
        ("h", ()),
    ]


def panel(
    paper: Paper,
    x: float,
    y: float,
    width: float,
    height: float,
    color: Color,
    radius: float = 2 * MM,
) -> None:
    """A filled rectangle with round corners."""
    paper.shape(rounded(width, height, radius), x, y, 1, color)


def ring(
    paper: Paper,
    x: float,
    y: float,
    width: float,
    height: float,
    line: float,
    color: Color,
    radius: float = 2 * MM,
) -> None:
    """The outline of a rectangle with round corners, its stroke inside."""
    outer = rounded(width, height, radius)
    inner = rounded(width - 2 * line, height - 2 * line, max(radius - line, 0), line, line)
    paper.shape([*outer, *inner], x, y, 1, color)


def notched(
    paper: Paper,
    x: float,
    y: float,
    width: float,
    height: float,
    notch: float,
    line: float,
    color: Color,
) -> None:
    """A frame whose corners are set in, as plaques have them."""
    right, bottom, n = x + width, y + height, notch
    points = [
        (x + n, y), (right - n, y), (right - n, y + n), (right, y + n),
        (right, bottom - n), (right - n, bottom - n), (right - n, bottom), (x + n, bottom),
        (x + n, bottom - n), (x, bottom - n), (x, y + n), (x + n, y + n),
    ]  # fmt: skip
    half = line / 2
    strokes: list[tuple[float, float, float, float]] = []
    for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
        # Drawn a little long, so that corners close.
        dx, dy = (
            (half if bx > ax else -half if bx < ax else 0),
            (half if by > ay else -half if by < ay else 0),
        )
        strokes.append((ax - dx, ay - dy, bx + dx, by + dy))
    paper.lines(strokes, line, color)


def ruled(paper: Paper, x: float, y: float, width: float, color: Color, line: float = 0.8) -> None:
    """A rule with a lozenge in its middle."""
    middle, half = x + width / 2, line * 2.6
    gap = half * 2
    paper.lines([(x, y, middle - gap, y), (middle + gap, y, x + width, y)], line, color)
    lozenge: list[Step] = [
        ("m", (0, -half)),
        ("l", (half, 0)),
        ("l", (0, half)),
        ("l", (-half, 0)),
        ("h", ()),
    ]
    paper.shape(lozenge, middle, y, 1, color)


def photo(
    paper: Paper,
    hand: SignStyle,
    data: bytes | None,
    name: str,
    x: float,
    y: float,
    width: float,
    height: float,
) -> None:
    """A photo cropped to a box, or the first character of the name on a pale ground.

    Raises UnreadablePicture.
    """
    if data:
        picture = pictures.for_print(data, width / MM, height / MM, hand.black)
        paper.picture(x, y, width, height, picture.jpeg, picture.pixels, grey=picture.grey)
        return
    panel(paper, x, y, width, height, hand.color("pale"), 1 * MM)
    first = clean(name).strip()[:1]
    size = min(width, height) * 0.5
    base = y + (height - size) / 2 + ASCENT * size
    paper.text(
        x, base, first, hand.face("display"), size, color=hand.color("line"), align="center",
        width=width,
    )  # fmt: skip
