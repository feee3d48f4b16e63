"""Wording, sizes and colours of what is printed, read from `resources/forms` and checked."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Annotated, Literal, TypeVar

import msgspec

from app.documents import design_checks
from app.documents.design_upgrades import upgraded
from app.documents.typeset import outlines
from app.documents.typeset.fonts import FaceName
from app.documents.typeset.pen import Color
from app.records import designs

D = TypeVar("D", bound="Design")


Millimetres = Annotated[float, msgspec.Meta(ge=0, le=300)]
Points = Annotated[float, msgspec.Meta(ge=4, le=400)]


class Design(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One data file of `resources/forms`; a wrong or missing entry is refused when it is read."""


class Colors(Design, frozen=True):
    """Colours by what they are for."""

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            if len(getattr(self, name)) not in (1, 3):
                raise ValueError(f"the colour `{name}` has neither one number nor three")


class HouseColors(Colors, frozen=True):
    """The colours that everything printed here has in common."""

    main: Color
    bright: Color
    pale: Color
    gold: Color
    red: Color
    ink: Color
    quiet: Color
    line: Color


ColorName = Literal["main", "bright", "pale", "gold", "red", "ink", "quiet", "line", "white"]


class Shape(Design, frozen=True):
    """One filled outline: the `d` of an SVG path, without arcs."""

    path: str
    color: ColorName

    def __post_init__(self) -> None:
        outlines.read(self.path)


_SMALLEST_BOX = 0.01
_LONGEST_OUTLINES = 200_000
"""Characters of all outlines together; of ten times as many each plate would take seconds."""


class EmblemDesign(Design, frozen=True):
    """An emblem drawn in a box (width, height), or a picture (JPEG or PNG) instead."""

    box: tuple[float, float]
    shapes: Annotated[tuple[Shape, ...], msgspec.Meta(max_length=200)]
    picture: bytes = b""

    def __post_init__(self) -> None:
        if min(self.box) < _SMALLEST_BOX:
            raise ValueError("the box of the emblem has no size")
        if sum(len(shape.path) for shape in self.shapes) > _LONGEST_OUTLINES:
            raise ValueError("an outline that long")


class HouseFaces(Design, frozen=True):
    """What is set in which face."""

    display: FaceName
    heading: FaceName
    text: FaceName
    kai: FaceName
    official: FaceName


class HouseMargins(Design, frozen=True):
    """How far from the edge of the finished thing anything stands; millimetres.

    `sheet` is what no printer is asked to reach, `overlap` what two sheets share that are pasted
    together.
    """

    plate: Millimetres
    desk: Millimetres
    badge: Millimetres
    board: Millimetres
    certificate: Millimetres
    sheet: Annotated[float, msgspec.Meta(ge=5, le=40)]
    overlap: Annotated[float, msgspec.Meta(ge=5, le=40)]


class HouseDesign(Design, frozen=True):
    """`resources/forms/house.json`: what signs, cards and certificates have in common."""

    emblem: EmblemDesign
    colors: HouseColors
    faces: HouseFaces
    margins: HouseMargins

    def color(self, name: ColorName) -> Color:
        """A colour by its name."""
        return (1.0,) if name == "white" else getattr(self.colors, name)


class CardSizes(Design, frozen=True):
    """Sizes of type on a card, in points."""

    room: float
    kind: float
    name: float
    title: float
    unit: float
    phone: float
    duty: float
    foot: float
    scan: float


class CardColors(Colors, frozen=True):
    """Colours of a card."""

    bar: Color
    room: Color
    quiet: Color
    hairline: Color


class CardDesign(Design, frozen=True):
    """`resources/forms/card.json`; millimetres, sizes of type in points."""

    width: float
    height: float
    bar: float
    margin: float
    kind: str
    number: str
    mobile: str
    telephone: str
    duty: str
    services: str
    hotline: str
    scan: str
    photo: tuple[float, float]
    code: float
    sizes: CardSizes
    smallest: float
    colors: CardColors


class RulerDesign(Design, frozen=True):
    """`resources/forms/ruler.json`."""

    title: str
    steps: tuple[str, ...]
    across: str
    down: str
    hundred: str
    smallest: str
    back: tuple[str, ...]


class LedgerDesign(Design, frozen=True):
    """`resources/forms/ledger.json`."""

    room: str
    period: str
    number: str
    public: str
    unit: str
    page_count: str
    running_count: str
    total_count: str
    none: str
    filled_by: str
    checked_by: str
    filled_on: str
    page: str
    pages: str


class LedgerChoice(Design, frozen=True):
    """What a kind of ledger shows instead of what follows from its record alone.

    `full` and `public` name columns in order, `open` whose names anybody may read, `shares` how the
    width is shared out, `day` the column that a period is asked of; `usual` ledgers are bound even
    when they are empty, `office` ones are kept by offices alone. A name after a dot is a column of
    the record referred to.
    """

    title: str = ""
    full: tuple[str, ...] = ()
    public: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    shares: dict[str, float] = {}
    day: str = ""
    usual: bool = False
    office: bool = False


class LedgersDesign(Design, frozen=True):
    """`resources/forms/ledgers.json`: the ledgers in the order in which they are bound."""

    kept: str
    title: str
    kinds: dict[str, LedgerChoice]


class BoundDesign(Design, frozen=True):
    """`resources/forms/bound.json`; millimetres. A field names the value that it shows, or none."""

    title: str
    month: str
    year: str
    contents: str
    continued: str
    head: tuple[str, str, str, str, str]
    widths: tuple[float, float, float, float, float]
    none: str
    logs: str
    fields: tuple[tuple[str, Literal["room", "period", "pages", ""]], ...]


@contextmanager
def trying(files: Mapping[str, str]) -> Generator[None]:
    """For a while print as if these files, by name, were all that was ever changed."""
    token = _tried.set(files)
    try:
        yield
    finally:
        _tried.reset(token)


_tried: ContextVar[Mapping[str, str] | None] = ContextVar("tried", default=None)


def load(name: str, kind: type[D]) -> D:
    """The design of this name as things are printed by now, such as `card` or `signs/badge`.

    Raises msgspec.ValidationError where the program's own file is wrong.
    """
    tried, parts = _tried.get(), name.split("/")
    ours = designs.bundled(*parts)
    if tried is not None:
        return read(upgraded(name, tried[name].encode()) if name in tried else ours, kind)
    data = upgraded(name, designs.source(*parts))
    if data != ours and not _sound(name, data, kind):
        # Made for another version of the program: better in its own design than not at all.
        data = ours
    return read(data, kind)


@lru_cache(maxsize=128)
def read(data: bytes, kind: type[D]) -> D:
    """The bytes of a file as what they describe. Raises msgspec.MsgspecError."""
    return msgspec.json.decode(data, type=kind)


@lru_cache(maxsize=128)
def _sound(name: str, data: bytes, kind: type[Design]) -> bool:
    try:
        read(data, kind)
    except (msgspec.MsgspecError, RecursionError):
        return False
    return next(design_checks.unsound(name, msgspec.json.decode(data)), None) is None


def house() -> HouseDesign:
    """The design that everything printed here shares."""
    return load("house", HouseDesign)
