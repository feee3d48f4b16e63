"""Certificates on A4 or A5 across: wording from data, room for the seal, the code of squares."""

from __future__ import annotations

import datetime
import string
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from math import ceil
from typing import Literal

from app.documents import emblem
from app.documents.certificates.design import BLANKS, SharedDesign, wording
from app.documents.certificates.design import shared as shared_design
from app.documents.certificates.ground import strokes
from app.documents.design import ColorName, HouseDesign, house
from app.documents.typeset import pictures
from app.documents.typeset import qr as contact
from app.documents.typeset.fitting import balanced_lines
from app.documents.typeset.fonts import SANS, Face, named
from app.documents.typeset.page import (
    A4_WIDE,
    ASCENT,
    BLACK,
    GREY,
    MM,
    TRUE,
    Calibration,
    Color,
    Out,
    Paper,
    Progress,
    clean,
    measure,
    wrap,
    write_each,
)
from app.errors import UnreadablePicture
from app.fields import long_day
from app.records.certificates.facts import Facts

Size = Literal["a4", "a5"]
Look = Literal["fine", "plain"]
_A5_WIDE = (210 * MM, 148 * MM)
_LEAST_CODE = 25 * MM
_CHECK, _BESIDE = 1.3, 1.6  # the pitch of the words below the code; how much wider they may be
_LEAST_WORDS = 8.0
_LARGER = 1.3
"""How much larger the name stands than what is said of it."""
_FINE, _PALE = 0.25, 0.76
"""How thick the lines of the ground are on A4, and how much white is in their colour."""
_FINEST = 69
"""Squares a side that a telephone still reads from 25 mm, four modules of white around them."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One certificate to be printed; without a code it is a form to be written by hand."""

    facts: Facts
    code: str = ""
    photo: bytes | None = None


def blank(kind: str) -> Sheet:
    """A certificate with nothing filled in."""
    return Sheet(Facts(kind, "", "", "", datetime.date.min))


def text(sheet: Sheet) -> tuple[str, list[str]]:
    """The greeting and the paragraphs of a certificate."""
    said, shared = wording(sheet.facts.kind), shared_design()
    values = _values(sheet.facts) if sheet.code else _empty(shared)
    parts = [_joined(each, values) for each in said.paragraphs]
    return _joined(said.greeting, values), [each for each in parts if each]


def _empty(shared: SharedDesign) -> dict[str, str]:
    """Places to write on for whatever a certificate may say, so that its phrases are whole."""
    values = dict.fromkeys(BLANKS, shared.blank)
    days = {"since": shared.blank_day, "until": shared.blank_day}
    return values | days | {"sex": shared.blank_sex, "hours": shared.blank_hours}


def _values(facts: Facts) -> dict[str, str]:
    # A course of one day is not said to go on until the same day.
    once = not facts.ends and facts.since == facts.until
    return {
        "name": clean(facts.name),
        "sex": {"1": "男", "2": "女"}.get(facts.sex, ""),
        "village": clean(facts.village),
        "what": clean(facts.what),
        "since": long_day(facts.since) if facts.since else "",
        "until": long_day(facts.until) if facts.until and not once else "",
        "hours": str(facts.hours) if facts.hours else "",
    }


def _joined(pieces: Iterable[str], values: dict[str, str]) -> str:
    said: list[str] = []
    for piece in pieces:
        names = {name for _, name, _, _ in string.Formatter().parse(piece) if name}
        if all(values[name] for name in names):
            said.append(piece.format(**values))
    return "".join(said)


def certificates(
    out: Out,
    items: Iterable[Sheet],
    *,
    size: Size = "a4",
    look: Look = "fine",
    black: bool = False,
    calibration: Calibration = TRUE,
    progress: Progress | None = None,
    total: int = 0,
    title: str = "",
) -> int:
    """Write one certificate a page as they come and return how many.

    A `fine` one stands on a ground of fine lines. `progress(done, total)` may raise Cancelled;
    nothing is left behind then.
    """
    paper_size = A4_WIDE if size == "a4" else _A5_WIDE

    def each(paper: Paper, sheet: Sheet) -> None:
        paper.page(paper_size)
        draw(paper, sheet, paper_size, look=look, black=black)
        name = f"{sheet.facts.number} {sheet.facts.name}".strip()
        paper.bookmark(name or wording(sheet.facts.kind).title)

    return write_each(
        out, items, each, title=title or "证书", size=paper_size, calibration=calibration,
        progress=progress, total=total,
    )  # fmt: skip


def draw(
    paper: Paper,
    sheet: Sheet,
    size: tuple[float, float],
    *,
    look: Look = "plain",
    black: bool = False,
) -> None:
    """One certificate over a whole page."""
    drawing = _Drawing(paper, sheet, size, black)
    if look == "fine":
        drawing.ground()
    drawing.draw()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the text, how far it is indented, and which words in it stand larger."""

    text: str
    indent: float
    large: str = ""


class _Drawing:
    """One page while it is drawn; everything is laid for A4 and scaled."""

    def __init__(self, paper: Paper, sheet: Sheet, size: tuple[float, float], black: bool) -> None:
        self.paper, self.sheet, self.black = paper, sheet, black
        self.wide, self.high = size
        self.scale = self.wide / A4_WIDE[0]
        self.house: HouseDesign = house()
        self.shared = shared_design()
        self.said = wording(sheet.facts.kind)
        self.edge = max(self.house.margins.certificate * self.scale, 10.0) * MM
        self.inner = self.edge + 9 * MM * self.scale

    def mm(self, length: float) -> float:
        """Millimetres on A4 in points here."""
        return length * MM * self.scale

    def color(self, name: ColorName) -> Color:
        """A colour of the house, or black."""
        return BLACK if self.black else self.house.color(name)

    def draw(self) -> None:
        """Frame, head, text, foot."""
        self._frame()
        top = self._head()
        foot = self.high - self.inner - max(self.mm(self.shared.seal_place), self._foot())
        self._text(top, foot)
        self._code()
        self._issuer(foot)

    def ground(self) -> None:
        """The fine lines below everything, within the frame."""
        edge = self.edge + self.mm(self.shared.frame.apart)
        wide, high = ((side - 2 * edge) / self.scale for side in (self.wide, self.high))
        units = ceil(wide)
        size = units * self.scale
        color = (0.8,) if self.black else self.house.color("gold")
        pale = tuple(each + (1 - each) * _PALE for each in color)
        self.paper.engraving(
            f"ground-{units}", lambda: strokes(wide, high), units,
            edge, self.high - edge - size, size, _FINE, pale,
        )  # fmt: skip

    def _frame(self) -> None:
        frame, paper = self.shared.frame, self.paper
        gold = self.color("gold")
        edge, apart = self.edge, self.mm(frame.apart)
        wide, high = self.wide - 2 * edge, self.high - 2 * edge
        paper.frame(edge, edge, wide, high, frame.outer * self.scale, gold)
        near = edge + apart
        paper.frame(near, near, wide - 2 * apart, high - 2 * apart, frame.inner * self.scale, gold)
        corner = self.mm(frame.corner)
        at = near + apart
        right, bottom = self.wide - at, self.high - at
        line = frame.outer * self.scale
        paper.lines(
            [
                (at, at, at + corner, at), (at, at, at, at + corner),
                (right, at, right - corner, at), (right, at, right, at + corner),
                (at, bottom, at + corner, bottom), (at, bottom, at, bottom - corner),
                (right, bottom, right - corner, bottom), (right, bottom, right, bottom - corner),
            ],
            line,
            gold,
        )  # fmt: skip

    def _head(self) -> float:
        """Emblem, title and number; where the text may begin."""
        sizes, paper = self.shared.sizes, self.paper
        side = self.mm(self.shared.emblem)
        y = self.inner - self.mm(2)
        emblem.draw(paper, self.house, (self.wide - side) / 2, y, side, black=self.black)
        face = named(self.house.faces.official)
        size = sizes.title * self.scale
        title = clean(self.said.title)
        room = self.wide - 2 * self.inner
        tracking = 0.12
        while measure(title, face, size, tracking) > room and size > 8:
            size *= 0.95
        base = y + side + self.mm(4) + ASCENT * size
        paper.text(
            0, base, title, face, size, color=self.color(self.said.color), align="center",
            width=self.wide, tracking=tracking,
        )  # fmt: skip
        small = sizes.number * self.scale
        number = self.shared.blank_number
        if self.sheet.code:
            number = self.shared.number.format(number=clean(self.sheet.facts.number))
        right = self.wide - self.inner - self.mm(6)
        line = base + self.mm(10)
        text_face = named(self.house.faces.text)
        while measure(number, text_face, small) > room and small > 4:
            small *= 0.95
        paper.text(
            self.inner, line, number, text_face, small, color=self.color("ink"), align="right",
            width=right - self.inner,
        )  # fmt: skip
        return line + self.mm(3)

    def _text(self, top: float, foot: float) -> None:
        sizes = self.shared.sizes
        wide = min(self.mm(self.shared.text_wide), self.wide - 2 * self.inner)
        left = (self.wide - wide) / 2
        if self.said.photo is not None:
            photo_wide = self._photo(left, top, foot)
            left += photo_wide + self.mm(9)
            wide -= photo_wide + self.mm(9)
        greeting, paragraphs = text(self.sheet)
        face = named("kai")
        size = sizes.text * self.scale
        while True:
            lines = self._lines(greeting, paragraphs, face, size, wide)
            leading = size * self.shared.leading
            if leading * len(lines) <= foot - top or size <= sizes.smallest * self.scale * 0.6:
                break
            size *= 0.96
        # A little above the middle, as a letter is set.
        y = top + max(0.0, (foot - top - leading * len(lines)) * 0.42)
        base = y + (leading - size) / 2 + ASCENT * size
        for line in lines:
            self._line(line, left, base, face, size, wide)
            base += leading

    def _line(
        self, line: _Line, left: float, base: float, face: Face, size: float, wide: float
    ) -> None:
        x, end, ink = left + line.indent, left + wide, self.color("ink")
        before, name, after = line.text.partition(line.large) if line.large else ("", "", line.text)
        if name:
            self.paper.text(x, base, before, face, size, color=ink)
            x += measure(before, face, size)
            self.paper.text(x, base, name, face, size * _LARGER, color=ink)
            x += measure(name, face, size * _LARGER)
        self.paper.text(x, base, after, face, size, color=ink, align="justify", width=end - x)

    def _lines(
        self, greeting: str, paragraphs: list[str], face: Face, size: float, wide: float
    ) -> list[_Line]:
        """The lines of the text; the name is larger where it stands whole in the first of one."""
        large = clean(self.sheet.facts.name)
        found: list[_Line] = []
        for number, each in enumerate([greeting, *paragraphs]):
            indent = self.shared.indent * size if number else 0.0
            extra = measure(large, face, size) * (_LARGER - 1) if large and large in each else 0.0
            lines = wrap(each, face, size, wide, indent + extra) if each else []
            if extra and large not in lines[0]:
                extra, lines = 0.0, wrap(each, face, size, wide, indent)
            for at, line in enumerate(lines):
                first = at == 0
                found.append(_Line(line, 0.0 if at else indent, large if first and extra else ""))
            large = "" if extra else large
        return found

    def _photo(self, left: float, top: float, foot: float) -> float:
        """The photo, or the place to paste one, beside the text; its width."""
        assert self.said.photo is not None
        picture = None
        wide_mm, high_mm = (side * self.scale for side in self.said.photo)
        if self.sheet.photo:
            try:
                picture = pictures.for_print(self.sheet.photo, wide_mm, high_mm, self.black)
            except UnreadablePicture:
                picture = None
        if picture is None:
            wide_mm, high_mm = self.shared.photo_place
        wide, high = wide_mm * MM, high_mm * MM
        y = top + max(0.0, (foot - top - high) / 2)
        if picture is not None:
            self.paper.picture(left, y, wide, high, picture.jpeg, picture.pixels, grey=picture.grey)
        else:
            self.paper.frame(left, y, wide, high, 0.5, self.color("line"))
            size = max(self.shared.sizes.number * self.scale, _LEAST_WORDS)
            self.paper.text(
                left, y + high / 2 + size / 3, self.shared.photo, SANS, size,
                color=self.color("quiet"), align="center", width=wide,
            )  # fmt: skip
        return wide

    def _code_side(self) -> float:
        return max(self.mm(self.shared.code), _LEAST_CODE)

    def _code(self) -> None:
        if not self.sheet.code:
            return
        side = self._code_side()
        size, lines = self._check(side)
        x = self.inner + self.mm(6)
        y = self.high - self.inner - side - size * (0.3 + _CHECK * len(lines))
        name = sha256(self.sheet.code.encode()).hexdigest()[:16]
        content = self.sheet.code
        quiet = self.mm(1.5)
        # Its squares are read against white alone.
        self.paper.rectangles([(x - quiet, y - quiet, side + 2 * quiet, side + 2 * quiet)], (1.0,))
        self.paper.stamp(name, lambda: contact.squares(content, _FINEST), x, y, side)
        self.paper.block(
            x, y + side + size * 1.35, lines, SANS, size, leading=size * _CHECK,
            color=self.color("quiet"), width=side * _BESIDE,
        )  # fmt: skip

    def _check(self, side: float) -> tuple[float, list[str]]:
        """The size and the lines of what a reader can do with the code."""
        small = max(self.shared.sizes.small * self.scale, 6.5)
        return small, balanced_lines(clean(self.shared.check), SANS, small, side * _BESIDE)

    def _foot(self) -> float:
        """How high the code and the words below it stand."""
        if not self.sheet.code:
            return self._code_side()
        size, lines = self._check(self._code_side())
        return self._code_side() + size * (0.3 + _CHECK * len(lines))

    def _issuer(self, foot: float) -> None:
        """Issuer and day, lower right, with the place that the seal is pressed on."""
        paper, sizes, facts = self.paper, self.shared.sizes, self.sheet.facts
        wide = self.mm(112)
        left = self.wide - self.inner - self.mm(6) - wide
        face = named("kai")
        issuer = clean(facts.issuer) if self.sheet.code else ""
        usual = size = sizes.issuer * self.scale
        while len(lines := wrap(issuer, face, size, wide)) > 2 and size > 5:
            size *= 0.95
        day = long_day(facts.day) if self.sheet.code else self.shared.blank_day
        bottom = self.high - self.inner - self.mm(6)
        paper.text(
            left, bottom, day, face, usual, color=self.color("ink"), align="center", width=wide
        )
        base = bottom - usual * 2.0 - (len(lines) - 1) * size * 1.35
        paper.block(
            left, base, lines, face, size, leading=size * 1.35, color=self.color("ink"),
            align="center", width=wide,
        )  # fmt: skip
        small = sizes.number * self.scale
        seal = max(base - size * 1.9, foot + small)
        paper.text(
            left, seal, self.shared.seal, SANS, small, color=GREY, align="center", width=wide
        )
