"""The people on a notice board: large where they are few, and twenty where they are twenty."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

from app.documents.signs.design import BoardDesign
from app.documents.signs.drawing import SignStyle, panel, photo, ring
from app.documents.typeset.fitting import Piece, fit_pieces, read_out, spread, stack
from app.documents.typeset.fonts import clean
from app.documents.typeset.page import MM, Paper

_GAP = 4 * MM
_IDEAL = 84, 46  # millimetres: a photo with five lines beside it
_UPRIGHT = 58, 84  # and with the photo above them
_NARROW = 1.05  # times as wide as it is tall: from here on the photo stands beside
_TALLEST = 102 * MM
_IN_A_ROW = 3
_MOST, _MOST_FULL = 14, 6  # columns
_ONE_LINE = 24  # characters of a name or number that is never parted
_SHARES = (0.38, 0.28)  # of a card's width that a photo beside the words takes
_LEAST_WIDE, _LEAST_TALL = 34 * MM, 24 * MM
_SAME = 60  # hundredths that type comes down for all together
_PHOTO = 22 / 30


@dataclass(frozen=True, slots=True)
class BoardPerson:
    """One person on a board; what is empty is left out, `leads` sets who leads above the others."""

    name: str
    title: str = ""
    unit: str = ""
    phones: tuple[str, ...] = ()
    duty: str = ""
    photo: bytes | None = None
    leads: bool = False


def _worth(columns: int, count: int, width: float, height: float) -> float:
    """How large the cards come out in so many columns."""
    rows = ceil(count / columns)
    wide = (width - (columns - 1) * _GAP) / columns
    tall = min((height - (rows - 1) * _GAP) / rows, _TALLEST)
    across, down = _UPRIGHT if wide < tall * _NARROW else _IDEAL
    size = min(wide / across, tall / down)
    # A band across the whole board reads badly, and three stand better in a row.
    size *= 0.8 if count > 1 and wide > tall * 2.6 else 1.0
    return size * 0.72 if count == _IN_A_ROW and columns * rows > count else size


@dataclass(frozen=True, slots=True)
class Grid:
    """People laid out in a width: in how many columns, and how much of the height they take."""

    found: tuple[BoardPerson, ...]
    columns: int
    like: _Like
    shrink: float

    @property
    def height(self) -> float:
        """What all rows take."""
        rows = ceil(len(self.found) / self.columns)
        return rows * self.like.tall + (rows - 1) * _GAP

    @property
    def size(self) -> float:
        """How large type is, of how large it may be."""
        return self.like.grown * self.shrink


def lay_out(
    found: tuple[BoardPerson, ...],
    width: float,
    height: float,
    design: BoardDesign,
    drawn: SignStyle,
    *,
    brief: bool = False,
    forced: bool = False,
) -> Grid | None:
    """The people in a box, all of one size; nothing where type would be too small to be read.

    Where one has a photo, all have its place. `brief` ones are a name and phones alone; `forced`
    they are laid out whatever becomes of them.
    """
    count = len(found)
    best = sorted(
        range(1, min(count, _MOST) + 1), key=lambda n: _worth(n, count, width, height), reverse=True
    )
    if not brief:
        best = [each for each in best if each <= _MOST_FULL]
    for columns in best:
        rows = ceil(count / columns)
        wide = (width - (columns - 1) * _GAP) / columns
        tall = min((height - (rows - 1) * _GAP) / rows, _TALLEST, max(wide * 1.25, _LEAST_TALL))
        photos = not brief and any(each.photo for each in found)
        if wide < _LEAST_WIDE or tall <= 0:
            continue
        likes = (
            _Like(wide, tall, with_photos=photos, brief=brief, share=share)
            for share in (_SHARES if photos else _SHARES[:1])
        )
        # All in one size, unless somebody's name is endless.
        like = next(
            (
                like
                for like in likes
                if all(like.fits(each, design, drawn, _SAME / 100) for each in found)
            ),
            None,
        )
        if like is None:
            continue
        sizes = range(100, _SAME - 1, -4)
        shrink = next(
            n / 100 for n in sizes if all(like.fits(each, design, drawn, n / 100) for each in found)
        )
        return Grid(found, columns, like, shrink)
    if not forced:
        return None
    columns = best[0]
    rows = ceil(count / columns)
    tall = min((height - (rows - 1) * _GAP) / rows, _TALLEST)
    like = _Like((width - (columns - 1) * _GAP) / columns, tall, with_photos=False, brief=brief)
    return Grid(found, columns, like, _SAME / 100)


def people(
    paper: Paper, grid: Grid, design: BoardDesign, drawn: SignStyle, x: float, y: float
) -> None:
    """A card for each person; those who lead stand on a ground of their own."""
    like = grid.like
    for place, person in enumerate(grid.found):
        left = x + place % grid.columns * (like.wide + _GAP)
        top = y + place // grid.columns * (like.tall + _GAP)
        _card(paper, person, design, drawn, like, grid.shrink, left, top)


@dataclass(frozen=True, slots=True)
class _Like:
    """How each card of a board is laid out."""

    wide: float
    tall: float
    with_photos: bool
    brief: bool = False
    share: float = _SHARES[0]

    @property
    def upright(self) -> bool:
        return self.wide < self.tall * _NARROW

    @property
    def grown(self) -> float:
        """How large type may be, by the room there is."""
        if self.brief:
            return min(self.tall / (44 * MM), self.wide / (90 * MM), 1.0)
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
        width = min(high * _PHOTO, self.wide * self.share)
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
        pieces = _pieces(person, design, drawn, self, shrink)
        laid = fit_pieces(pieces, width, 10 * high)
        parted = any(
            each.piece.most == 1 and len(each.lines) > 1 and len(each.piece.text) <= _ONE_LINE
            for each in laid
        )
        return not parted and sum(each.height for each in laid) <= high


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
    if person.leads:
        panel(paper, left, top, like.wide, like.tall, drawn.color("pale"), 2 * MM)
    else:
        ring(paper, left, top, like.wide, like.tall, 0.7, drawn.color("line"), 2 * MM)
    x, y, width, high = like.photo
    if width:
        photo(paper, drawn, person.photo, person.name, left + x, top + y, width, high)
    x, y, width, high = like.words
    pieces = _pieces(person, design, drawn, like, shrink)
    align = "left" if like.with_photos and not like.upright else "center"
    stack(paper, left + x, top + y, width, high, pieces, align=align)


def _pieces(
    person: BoardPerson, design: BoardDesign, drawn: SignStyle, like: _Like, shrink: float
) -> list[Piece]:
    grown = like.grown
    sizes, text = design.sizes, drawn.face("text")
    main, ink = drawn.color("main"), drawn.color("ink")
    name = clean(person.name)
    small = sizes.text * max(grown, 0.46) * shrink
    air = MM * grown * shrink
    phones = [read_out(clean(each)) for each in person.phones if each][:3]
    said = [
        Piece(name, drawn.face("display"), sizes.name * max(grown, 0.36) * shrink,
              1 if len(name) <= 8 else 2, 0.45, color=ink, tracking=spread(name), lead=1.24),
        Piece(person.title, drawn.face("heading"), sizes.title * max(grown, 0.42) * shrink, 2, 0.7,
              air, main, lead=1.24),
        Piece(person.unit, text, small, 2, 0.7, 3.4 * air, ink),
    ]  # fmt: skip
    before = 1.8 * air
    called = [
        Piece(each if like.brief else f"{design.phone}　{each}", drawn.face("heading"),
              small * 1.06, 1, 0.6, before if place == 0 else before / 3, ink)
        for place, each in enumerate(phones)
    ]  # fmt: skip
    duty = f"{design.duty}　{clean(person.duty)}" if person.duty else ""
    told = [Piece(duty, text, small, 2, 0.7, before, ink)]
    whole = [said[0], *called] if like.brief else [*said, *called, *told]
    return [replace(each, floor=drawn.floor) for each in whole]
