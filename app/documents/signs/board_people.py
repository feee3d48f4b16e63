"""The people on a notice board: large where they are few, and twenty where they are twenty."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from app.documents.signs.design import BoardDesign
from app.documents.signs.drawing import SignStyle, photo, ring
from app.documents.typeset.fitting import Piece, fit_pieces, read_out, spread, stack
from app.documents.typeset.fonts import clean
from app.documents.typeset.page import MM, Paper

_GAP = 4 * MM
_IDEAL = 84, 46  # millimetres: a photo with five lines beside it
_UPRIGHT = 58, 84  # and with the photo above them
_NARROW = 1.05  # times as wide as it is tall: from here on the photo stands beside
_TALLEST = 102 * MM
_IN_A_ROW = 3
_SAME = 60  # hundredths that type comes down for all together
_PHOTO = 22 / 30


@dataclass(frozen=True, slots=True)
class BoardPerson:
    """One person on a board; what is empty is left out."""

    name: str
    title: str = ""
    unit: str = ""
    phones: tuple[str, ...] = ()
    duty: str = ""
    photo: bytes | None = None


def _grid(count: int, width: float, height: float) -> tuple[int, int]:
    """In how many columns and rows the cards come out largest."""

    def worth(columns: int) -> float:
        rows = ceil(count / columns)
        wide = (width - (columns - 1) * _GAP) / columns
        tall = min((height - (rows - 1) * _GAP) / rows, _TALLEST)
        across, down = _UPRIGHT if wide < tall * _NARROW else _IDEAL
        size = min(wide / across, tall / down)
        # A band across the whole board reads badly, and three stand better in a row.
        size *= 0.8 if count > 1 and wide > tall * 2.6 else 1.0
        return size * 0.72 if count == _IN_A_ROW and columns * rows > count else size

    columns = max(range(1, min(count, 6) + 1), key=worth)
    return columns, ceil(count / columns)


def grid_height(found: tuple[BoardPerson, ...], width: float, height: float) -> float:
    """How much of a height the cards of these people take."""
    columns, rows = _grid(len(found), width, height)
    wide = (width - (columns - 1) * _GAP) / columns
    tall = min((height - (rows - 1) * _GAP) / rows, _TALLEST, wide * 1.25)
    return rows * tall + (rows - 1) * _GAP


def people(
    paper: Paper,
    found: tuple[BoardPerson, ...],
    design: BoardDesign,
    drawn: SignStyle,
    x: float,
    y: float,
    width: float,
    height: float,
) -> None:
    """A card for each person, all of one size; where one has a photo, all have its place."""
    columns, rows = _grid(len(found), width, height)
    wide = (width - (columns - 1) * _GAP) / columns
    tall = (height - (rows - 1) * _GAP) / rows
    with_photos = any(each.photo for each in found)
    like = _Like(wide, tall, with_photos=with_photos)
    # All in one size, unless somebody's name is endless.
    shrink = next(
        (
            n / 100
            for n in range(100, _SAME, -4)
            if all(like.fits(each, design, drawn, n / 100) for each in found)
        ),
        _SAME / 100,
    )
    for place, person in enumerate(found):
        left = x + place % columns * (wide + _GAP)
        top = y + place // columns * (tall + _GAP)
        _card(paper, person, design, drawn, like, shrink, left, top)


@dataclass(frozen=True, slots=True)
class _Like:
    """How each card of a board is laid out."""

    wide: float
    tall: float
    with_photos: bool

    @property
    def upright(self) -> bool:
        return self.wide < self.tall * _NARROW

    @property
    def grown(self) -> float:
        """How large type may be, by the room there is."""
        least = min(self.tall / (76 * MM), self.wide / (118 * MM), 1.4)
        return max(least * (1.2 if self.upright else 1.0), 0.3)

    @property
    def pad(self) -> float:
        return max(2.2 * MM, 5 * MM * self.grown)

    @property
    def photo(self) -> tuple[float, float, float, float]:
        """Where the photo is in the card: left, top, width, height; no width: nowhere."""
        pad = self.pad
        if not self.with_photos:
            return pad, pad, 0.0, 0.0
        if self.upright:
            high = min(self.tall * 0.52, (self.wide - 2 * pad) / _PHOTO)
            return (self.wide - high * _PHOTO) / 2, pad, high * _PHOTO, high
        high = self.tall - 2 * pad
        width = min(high * _PHOTO, self.wide * 0.38)
        return pad, (self.tall - width / _PHOTO) / 2, width, width / _PHOTO

    @property
    def words(self) -> tuple[float, float, float, float]:
        """Where the words are in the card."""
        pad, (_left, top, width, high) = self.pad, self.photo
        if self.upright:
            top = top + high + pad / 2 if width else pad / 2
            return pad, top, self.wide - 2 * pad, self.tall - top - pad / 2
        left = pad + width + max(3 * MM, 8 * MM * self.grown) if width else pad
        return left, pad / 2, self.wide - pad - left, self.tall - pad

    def fits(
        self, person: BoardPerson, design: BoardDesign, drawn: SignStyle, shrink: float
    ) -> bool:
        """Whether the words of a person need be no smaller than this."""
        _left, _top, width, high = self.words
        pieces = _pieces(person, design, drawn, self.grown, shrink)
        return sum(each.height for each in fit_pieces(pieces, width, 10 * high)) <= high


def _card(
    paper: Paper,
    person: BoardPerson,
    design: BoardDesign,
    drawn: SignStyle,
    like: _Like,
    shrink: float,
    left: float,
    top: float,
) -> None:
    ring(paper, left, top, like.wide, like.tall, 0.7, drawn.color("line"), 2 * MM)
    x, y, width, high = like.photo
    if width:
        photo(paper, drawn, person.photo, person.name, left + x, top + y, width, high)
    x, y, width, high = like.words
    pieces = _pieces(person, design, drawn, like.grown, shrink)
    align = "left" if like.with_photos and not like.upright else "center"
    stack(paper, left + x, top + y, width, high, pieces, align=align)


def _pieces(
    person: BoardPerson, design: BoardDesign, drawn: SignStyle, grown: float, shrink: float
) -> list[Piece]:
    sizes, text = design.sizes, drawn.face("text")
    main, ink = drawn.color("main"), drawn.color("ink")
    name = clean(person.name)
    small = sizes.text * max(grown, 0.46) * shrink
    air = MM * grown * shrink
    phones = [read_out(clean(each)) for each in person.phones if each][:3]
    return [
        Piece(name, drawn.face("display"), sizes.name * max(grown, 0.36) * shrink,
              1 if len(name) <= 8 else 2, 0.45, color=ink, tracking=spread(name), lead=1.24),
        Piece(person.title, drawn.face("heading"), sizes.title * max(grown, 0.42) * shrink, 2, 0.7,
              air, main, lead=1.24),
        Piece(person.unit, text, small, 2, 0.7, 3.4 * air, ink),
        *(
            Piece(f"{design.phone}　{each}", drawn.face("heading"), small * 1.06, 1, 0.6,
                  (1.8 if place == 0 else 0.6) * air, ink)
            for place, each in enumerate(phones)
        ),
        Piece(f"{design.duty}　{clean(person.duty)}" if person.duty else "", text, small, 2, 0.7,
              1.8 * air, ink),
    ]  # fmt: skip
