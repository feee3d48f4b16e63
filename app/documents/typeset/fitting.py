"""Text made to fit a box: the size comes down until it does, and a last resort is an ellipsis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.documents.typeset.fonts import Face
from app.documents.typeset.page import ASCENT, BLACK, Align, Color, Paper, clean, measure, wrap

# Nothing on a sign is read that is longer than this; more of it would only cost time.
_MOST = 1000
_STEP = 0.96
_LEAST_SHRUNK = 0.12
CUT = "…"
# Longer texts are read as paragraphs, where no line looks odd for being short.
_EVEN, _TRIES = 120, 16
_MARKS = frozenset("，、；。：·）\u3000")


def fitted(
    text: str,
    face: Face,
    size: float,
    width: float,
    most: int,
    smallest: float,
    tracking: float = 0.0,
) -> tuple[float, list[str]]:
    """The largest size down to `smallest` at which a text takes no more than `most` lines.

    Where even that is too large, more lines than `most` are returned.
    """
    text = " ".join(text.split("\n"))
    while True:
        if most == 1 and measure(text, face, size, tracking) <= width:
            return size, [text]
        lines = wrap(text, face, size, width)
        if (most > 1 and len(lines) <= most) or size <= smallest:
            return size, lines
        size = max(size * _STEP, smallest)


def balanced_lines(text: str, face: Face, size: float, width: float) -> list[str]:
    """A text in as few lines as it needs, ended at marks or else all about as long."""
    lines = wrap(text, face, size, width)
    if len(lines) < 2 or len(text) > _EVEN:
        return lines
    best, most = lines, -1
    for step in range(_TRIES + 1):
        # From lines all alike to as long as there is room.
        wide = width * (1 / len(lines) + (1 - 1 / len(lines)) * step / _TRIES)
        tried = wrap(text, face, size, wide)
        at_marks = sum(line[-1:] in _MARKS for line in tried[:-1])
        if len(tried) == len(lines) and at_marks > most:
            best, most = tried, at_marks
    # A wide blank that ends a line would move it off its middle.
    return [line.strip("\u3000") for line in best]


def spread(name: str) -> float:
    """Ems of air that spread a name of two characters to the width of three, as lists are set."""
    return 1.0 if len(name) == 2 and not name.isascii() else 0.0


def read_out(number: str) -> str:
    """138 0632 1234, as a number is read out."""
    plain = number.replace(" ", "")
    mobile = len(plain) == 11 and plain.isdigit() and plain.startswith("1")
    return f"{plain[:3]} {plain[3:7]} {plain[7:]}" if mobile else number


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of a stack: `size` as it should be, `most` lines, `before` points of air above.

    `keep` is the share of its size that it does not go below to stay within `most` lines; after
    that it takes more. `even` breaks it like a title. `lead` is the pitch of lines in sizes.
    No type is smaller than `floor` points: what has no room then is cut.
    """

    text: str
    face: Face
    size: float
    most: int = 1
    keep: float = 0.6
    before: float = 0.0
    color: Color = BLACK
    tracking: float = 0.0
    lead: float = 1.3
    even: bool = False
    align: Align | None = None
    floor: float = 0.0


@dataclass(frozen=True, slots=True)
class FittedPiece:
    """A piece with its lines at the size that fits."""

    piece: Piece
    lines: list[str]
    size: float
    before: float

    @property
    def leading(self) -> float:
        """The pitch of its lines."""
        return self.size * self.piece.lead

    @property
    def height(self) -> float:
        """What it takes with the air above it."""
        return self.before + self.leading * len(self.lines)


def fit_pieces(pieces: Sequence[Piece], width: float, height: float) -> list[FittedPiece]:
    """The pieces in a box, all drawn smaller together until they fit; empty ones are left out."""
    said = [each for each in pieces if each.text.strip()]
    shrink = 1.0
    while True:
        found = [_lay(each, width, shrink, first=place == 0) for place, each in enumerate(said)]
        if sum(each.height for each in found) <= height + 0.01:
            return found
        floored = all(each.size <= each.piece.floor for each in found)
        if shrink < _LEAST_SHRUNK or floored:
            return _cut(found, width, height)
        shrink *= _STEP


def _lay(piece: Piece, width: float, shrink: float, *, first: bool) -> FittedPiece:
    text = clean(piece.text[: _MOST * 2]).strip()
    text = text if len(text) <= _MOST else text[: _MOST - 1] + CUT
    size = max(piece.size * shrink, piece.floor)
    least = max(size * piece.keep, piece.floor)
    size, lines = fitted(text, piece.face, size, width, piece.most, least, piece.tracking)
    if piece.even and len(lines) > 1:
        lines = balanced_lines(text, piece.face, size, width)
    return FittedPiece(piece, lines, size, 0.0 if first else piece.before * shrink)


def _cut(found: list[FittedPiece], width: float, height: float) -> list[FittedPiece]:
    """What there is room for; the longest text gives way, with an ellipsis where it ends."""
    while sum(each.height for each in found) > height + 0.01:
        place = max(range(len(found)), key=lambda n: len(found[n].lines))
        each = found[place]
        if len(each.lines) == 1:
            return found
        lines = each.lines[:-1]
        last = lines[-1].removesuffix(CUT)[:-1]
        while last and measure(last + CUT, each.piece.face, each.size) > width:
            last = last[:-1]
        lines[-1] = last + CUT
        found[place] = FittedPiece(each.piece, lines, each.size, each.before)
    return found


def stack(
    paper: Paper,
    x: float,
    y: float,
    width: float,
    height: float,
    pieces: Sequence[Piece],
    *,
    align: Align = "center",
    rest: float = 0.5,
    floor: float = 0.0,
) -> float:
    """Pieces one below the other in a box; `rest` of the room left over stands above them.

    None is set smaller than `floor` points. Returns where they end.
    """
    if floor:
        pieces = [replace(each, floor=max(each.floor, floor)) for each in pieces]
    found = fit_pieces(pieces, width, height)
    y += max(height - sum(each.height for each in found), 0.0) * rest
    for each in found:
        y += each.before
        piece, size, leading = each.piece, each.size, each.leading
        paper.block(
            x,
            y + (leading - size) / 2 + ASCENT * size,
            each.lines,
            piece.face,
            size,
            leading=leading,
            color=piece.color,
            align=piece.align or align,
            width=width,
            tracking=piece.tracking if len(each.lines) == 1 else 0.0,
        )
        y += leading * len(each.lines)
    return y
