"""Putting text and strokes on a page, measured in points from its top left."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Annotated, BinaryIO, Literal

import msgspec

from app.documents.typeset.embedding import Embedded
from app.documents.typeset.fonts import TICKED, Face, clean
from app.documents.typeset.lines import han_latin_spacing as air
from app.documents.typeset.lines import measure
from app.documents.typeset.output import Sheet

MM = 72 / 25.4
Color = tuple[Annotated[float, msgspec.Meta(ge=0, le=1)], ...]
"""One number: grey, 0 black to 1 white; three: red, green, blue."""
BLACK: Color = (0.0,)
GREY: Color = (0.4,)
Align = Literal["left", "center", "right", "justify"]

_nowhere: ContextVar[dict[str, str] | None] = ContextVar("_nowhere", default=None)

# The em square of all faces stands 880 above and 120 below the baseline.
ASCENT = 0.88
# Lines that lack no more than this much are drawn out to the full width.
_DRAWN_OUT = 2.6
_TICK = ((0.22, 0.40), (0.43, 0.12), (0.90, 0.78))


@contextmanager
def noticing() -> Generator[dict[str, str]]:
    """What is set meanwhile though no face has it: each character with the words around it."""
    found: dict[str, str] = {}
    before = _nowhere.set(found)
    try:
        yield found
    finally:
        _nowhere.reset(before)


class Pen:
    """Draws on the sheet it is given. Nothing in a text is ever markup."""

    def __init__(self, file: BinaryIO, high: float) -> None:
        self._sheet = Sheet(file)
        self._fonts: dict[Face, Embedded] = {}
        self._fill = self._stroke = ""
        self._high = high
        self._origin = (0.0, 0.0)

    @contextmanager
    def at(self, x: float, y: float) -> Generator[None]:
        """Measure from this point for a while."""
        before = self._origin
        self._origin = (before[0] + x, before[1] + y)
        try:
            yield
        finally:
            self._origin = before

    @contextmanager
    def within(self, x: float, y: float, width: float, height: float) -> Generator[None]:
        """For a while draw nothing outside this rectangle."""
        left, bottom = x + self._origin[0], self._high - y - height - self._origin[1]
        self._sheet.put(f"q {left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re W n")
        self._fill = self._stroke = ""
        try:
            yield
        finally:
            self._sheet.put("Q")
            self._fill = self._stroke = ""

    @contextmanager
    def scaled(self, x: float, y: float, factor: float) -> Generator[None]:
        """For a while measure from this point, everything so many times as large."""
        left, top = x + self._origin[0], self._high - y - self._origin[1]
        before = self._origin, self._high
        self._sheet.put(f"q {factor:.5f} 0 0 {factor:.5f} {left:.3f} {top:.3f} cm")
        self._origin, self._high = (0.0, 0.0), 0.0
        self._fill = self._stroke = ""
        try:
            yield
        finally:
            self._origin, self._high = before
            self._sheet.put("Q")
            self._fill = self._stroke = ""

    @contextmanager
    def turned(self, x: float, y: float) -> Generator[None]:
        """For a while everything stands on its head around this point."""
        left, top = x + self._origin[0], self._high - y - self._origin[1]
        self._sheet.put(f"q -1 0 0 -1 {2 * left:.2f} {2 * top:.2f} cm")
        self._fill = self._stroke = ""
        try:
            yield
        finally:
            self._sheet.put("Q")
            self._fill = self._stroke = ""

    def text(
        self,
        x: float,
        y: float,
        text: str,
        face: Face,
        size: float,
        *,
        color: Color = BLACK,
        align: Align = "left",
        width: float = 0.0,
        tracking: float = 0.0,
    ) -> None:
        """One line on the baseline `y`, from `x`; centred, right or drawn out within `width`.

        `tracking` is air between characters in ems. Nothing in the text is markup.
        """
        self.block(
            x, y, [text], face, size, color=color, align=align, width=width, tracking=tracking
        )

    def spaced(
        self, x: float, y: float, text: str, face: Face, size: float, apart: dict[int, int]
    ) -> None:
        """One line in black with air after the characters at these places, in thousandths."""
        left, base = x + self._origin[0], self._high - y - self._origin[1]
        own = self._embedded(face)
        self._sheet.put(
            f"{self._filled(BLACK)} BT {left:.2f} {base:.2f} Td /{own.name} {size:g} Tf "
            f"<{own.encode_apart(text, apart)}> Tj ET"
        )

    def block(
        self,
        x: float,
        y: float,
        lines: list[str],
        face: Face,
        size: float,
        *,
        leading: float = 0.0,
        color: Color = BLACK,
        align: Align = "left",
        width: float = 0.0,
        tracking: float = 0.0,
    ) -> None:
        """Lines one below the other, the first on the baseline `y`."""
        if not any(lines):
            return  # or a colour would count as chosen that never reached the page
        left, top = x + self._origin[0], self._high - y - self._origin[1]
        parts = [self._filled(color), "BT"]
        at_x = at_y = 0.0
        font = ""
        ticks = ""
        for number, raw in enumerate(lines):
            line = clean(raw).replace("\n", " ")
            if not line:
                continue
            start, drawn_out = left, 0.0
            if align != "left":
                slack = width - measure(line, face, size, tracking)
                if align == "justify":
                    if 0 < slack < _DRAWN_OUT * size and len(line) > 1:
                        drawn_out = slack / (len(line) - 1)
                else:
                    start += slack if align == "right" else slack / 2
            base = top - number * leading
            parts.append(f"{start - at_x:.2f} {base - at_y:.2f} Td")
            at_x, at_y = round(start, 2), round(base, 2)
            if align == "justify":
                parts.append(f"{drawn_out:.3f} Tc")
            for name, codes in self._encode(line, face, tracking):
                if name != font:
                    parts.append(f"/{name} {size:g} Tf")
                    font = name
                parts.append(f"<{codes}> Tj")
            if TICKED in line:
                ticks += _ticks(line, face, size, start, base)
        parts.append("0 Tc ET" if align == "justify" else "ET")
        self._sheet.put(" ".join(parts))
        if ticks:
            self._sheet.put(f"{self._stroked(round(size * 0.1, 2), color)}{ticks}")

    def _encode(self, line: str, face: Face, tracking: float) -> list[tuple[str, str]]:
        apart: dict[int, int] = {}
        if tracking:
            apart = dict.fromkeys(range(len(line) - 1), round(tracking * 1000))
        face.width(line, 1.0)  # learns which characters another face has to draw
        for place, wide in air(line, face).items():
            apart[place] = apart.get(place, 0) + wide
        if face.foreign.isdisjoint(line):
            own = self._embedded(face)
            return [(own.name, own.encode_apart(line, apart))]
        runs: list[tuple[str, str]] = []
        for place, character in enumerate(line):
            able = face.home(character)
            if able is None:
                _notice(line, place)
            home = self._embedded(able or face)
            code = home.number(character, apart.get(place, 0))
            if runs and runs[-1][0] == home.name:
                runs[-1] = (home.name, runs[-1][1] + code)
            else:
                runs.append((home.name, code))
        return runs

    def _embedded(self, face: Face) -> Embedded:
        found = self._fonts.get(face)
        if found is None:
            found = self._fonts[face] = Embedded(face, f"F{len(self._fonts) + 1}")
        return found

    def _filled(self, color: Color) -> str:
        wanted = operands(color) + (" g" if len(color) == 1 else " rg")
        if wanted == self._fill:
            return ""
        self._fill = wanted
        return wanted

    def _stroked(self, width: float, color: Color) -> str:
        wanted = f"{width:g} w {operands(color)} " + ("G" if len(color) == 1 else "RG")
        if wanted == self._stroke:
            return ""
        self._stroke = wanted
        return wanted

    def lines(
        self,
        segments: list[tuple[float, float, float, float]],
        width: float = 0.5,
        color: Color = BLACK,
    ) -> None:
        """Straight strokes from (x, y) to (x, y)."""
        if not segments:
            return
        ox, oy, high = *self._origin, self._high
        paths = " ".join(
            f"{x1 + ox:.2f} {high - y1 - oy:.2f} m {x2 + ox:.2f} {high - y2 - oy:.2f} l"
            for x1, y1, x2, y2 in segments
        )
        self._sheet.put(f"{self._stroked(width, color)} {paths} S")

    def rectangles(
        self, places: list[tuple[float, float, float, float]], color: Color = BLACK
    ) -> None:
        """Filled rectangles (x, y, width, height), painted as one shape without seams."""
        ox, oy, high = *self._origin, self._high
        paths = " ".join(
            f"{x + ox:.3f} {high - y - h - oy:.3f} {w:.3f} {h:.3f} re" for x, y, w, h in places
        )
        self._sheet.put(f"{self._filled(color)} {paths} f")

    def dashes(
        self,
        segments: list[tuple[float, float, float, float]],
        width: float = 0.5,
        color: Color = BLACK,
    ) -> None:
        """Broken strokes from (x, y) to (x, y)."""
        self._sheet.put("[4 3] 0 d")
        self.lines(segments, width, color)
        self._sheet.put("[] 0 d")

    def dots(self, x: float, end: float, y: float, color: Color = BLACK) -> None:
        """A line of dots that leads the eye from what stands left to what stands right."""
        if end > x:
            self._sheet.put("1 J [0 4] 0 d")
            self.lines([(x, y, end, y)], 0.9, color)
            self._sheet.put("[] 0 d 0 J")

    def frame(
        self, x: float, y: float, width: float, height: float, line: float, color: Color = BLACK
    ) -> None:
        """The outline of a rectangle."""
        x, y = x + self._origin[0], self._high - y - height - self._origin[1]
        self._sheet.put(
            f"{self._stroked(line, color)} {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S"
        )

    def shape(
        self,
        steps: Sequence[tuple[str, tuple[float, ...]]],
        x: float,
        y: float,
        scale: float,
        color: Color = BLACK,
    ) -> None:
        """A filled outline from (x, y) on, so many points to one of its units (even-odd rule)."""
        left, top = x + self._origin[0], self._high - y - self._origin[1]
        parts: list[str] = []
        for operator, numbers in steps:
            parts += [
                f"{left + number * scale:.2f}" if n % 2 == 0 else f"{top - number * scale:.2f}"
                for n, number in enumerate(numbers)
            ]
            parts.append(operator)
        self._sheet.put(f"{self._filled(color)} {' '.join(parts)} f*")


def _notice(line: str, place: int) -> None:
    found = _nowhere.get()
    if found is not None:
        found.setdefault(line[place], line[max(0, place - 3) : place + 4])


def _ticks(line: str, face: Face, size: float, x: float, y: float) -> str:
    strokes = ""
    for place, character in enumerate(line):
        if character == TICKED:
            at = x + measure(line[:place], face, size)
            points = [(at + dx * size, y + dy * size) for dx, dy in _TICK]
            joined = " l ".join(f"{px:.2f} {py:.2f}" for px, py in points).replace(" l ", " m ", 1)
            strokes += f" {joined} l S"
    return strokes


def operands(color: Color) -> str:
    """A colour as numbers before its operator."""
    return " ".join(f"{part:g}" for part in color)
