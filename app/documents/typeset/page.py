"""Paper: sizes, colours, and a page that text, lines and pictures are put on from the top left."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, TypeVar

from app.documents.typeset.fonts import Face, clean
from app.documents.typeset.lines import fitted, measure, wrap
from app.documents.typeset.output import Piece, Png
from app.documents.typeset.pen import ASCENT, BLACK, GREY, MM, Align, Color, Pen, noticing, operands

__all__ = [
    "A4",
    "A4_WIDE",
    "ASCENT",
    "BLACK",
    "GREY",
    "MM",
    "TRUE",
    "Align",
    "Calibration",
    "Color",
    "DeferredText",
    "Official9704",
    "Out",
    "Paper",
    "Progress",
    "clean",
    "fitted",
    "measure",
    "noticing",
    "to_bytes",
    "wrap",
    "write_each",
]

A4 = (210 * MM, 297 * MM)
A4_WIDE = (297 * MM, 210 * MM)

T = TypeVar("T")
Out = Path | BinaryIO
Progress = Callable[[int, int], None]  # (done, total; 0 when unknown); may raise Cancelled


class Official9704:
    """GB/T 9704-2012: A4, top 37 mm, binding 28 mm, a core of 156 × 225 mm, 22 lines of 28."""

    TOP = 37 * MM
    LEFT = 28 * MM
    WIDTH = 156 * MM
    HEIGHT = 225 * MM
    BODY = 16.0
    TITLE = 22.0
    FOLIO = 14.0
    LINES = 22
    PITCH = HEIGHT / LINES


@dataclass(frozen=True, slots=True)
class Calibration:
    """What sets right a printer that prints off its place: millimetres and factors."""

    right: float = 0.0
    down: float = 0.0
    wide: float = 1.0
    high: float = 1.0


TRUE = Calibration()


@dataclass(slots=True)
class DeferredText:
    """Words that are known only once the last page is."""

    name: str
    piece: Piece
    face: Face
    size: float
    color: Color
    align: Align


class Paper(Pen):
    """A PDF being written; a context manager. All measures are points from the top left."""

    def __init__(
        self,
        out: Out,
        *,
        title: str,
        author: str = "",
        subject: str = "",
        calibration: Calibration = TRUE,
    ) -> None:
        self._calibration = calibration
        self._target = out if isinstance(out, Path) else None
        self._part = out.with_name(out.name + ".part") if isinstance(out, Path) else None
        self._file: BinaryIO = self._part.open("wb") if self._part else out  # pyright: ignore[reportAttributeAccessIssue]
        super().__init__(self._file, A4[1])
        info = self._sheet.document
        info.setTitle(clean(title))
        info.setAuthor(clean(author))
        info.setSubject(clean(subject))
        info.setCreator("Legal Room")
        self._open = False
        self._laters: list[DeferredText] = []
        self._label: tuple[int, str] | None = None
        self.pages = 0

    def __enter__(self) -> Paper:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._end_page()
            for embedded in self._fonts.values():
                embedded.write(self._sheet.document)
            self._sheet.describe()
            self._sheet.finish()
        if self._part and self._target:
            self._file.close()
            if kind is None:
                os.replace(self._part, self._target)
            else:
                self._part.unlink(missing_ok=True)

    def page(self, size: tuple[float, float] = A4) -> None:
        """End the page before and begin one, moved and scaled as the printer needs it."""
        self._end_page()
        self._high = size[1]
        self._origin = (0.0, 0.0)
        self._sheet.setPageSize(size)
        self._fill = self._stroke = ""
        self._open = True
        self.pages += 1
        mend = self._calibration
        if mend != TRUE:
            x = size[0] / 2 * (1 - mend.wide) + mend.right * MM
            y = size[1] / 2 * (1 - mend.high) - mend.down * MM
            self._sheet.put(f"{mend.wide:.5f} 0 0 {mend.high:.5f} {x:.3f} {y:.3f} cm")

    def _end_page(self) -> None:
        if self._open:
            self._sheet.next_page()
            self._open = False

    def bookmark(self, title: str, level: int = 0) -> None:
        """Name this page in the outline that a viewer shows."""
        key = f"p{self.pages}-{level}-{sha256(title.encode('utf-8', 'replace')).hexdigest()[:12]}"
        self._sheet.bookmarkPage(key)
        self._sheet.addOutlineEntry(clean(title).replace("\n", " "), key, level)

    def label(self, number: int | None = None, words: str = "") -> None:
        """What a viewer calls the page that was begun last: the number or words that stand on it.

        From the first such page on every one is to be named; pages before it are numbered from 1.
        """
        here = (-1 if number is None else number - self.pages, words)
        if here == self._label:
            return
        if self._label is None and self.pages > 1:
            self._sheet.label(1, number=1)
        self._label = here
        self._sheet.label(self.pages, number=number, words=clean(words))

    def stamp(
        self,
        name: str,
        squares: Callable[[], tuple[int, list[tuple[int, int, int]]]],
        x: float,
        y: float,
        size: float,
        color: Color = BLACK,
    ) -> None:
        """A shape of so many squares a side, stored under its name and used again.

        Of the black ones each run is named: from the left, row from below, length.
        """
        if not self._sheet.stored(name):
            side, runs = squares()
            paths = " ".join([f"{a} {b} {w} 1 re" for a, b, w in runs])
            self._sheet.keep_shape(name, f"{paths} f", side)
        left, bottom = x + self._origin[0], self._high - y - size - self._origin[1]
        self._sheet.put(self._filled(color))
        self._sheet.put_object(name, left, bottom, size, size)

    def engraving(
        self,
        name: str,
        strokes: Callable[[], str],
        units: int,
        x: float,
        y: float,
        size: float,
        line: float,
        color: Color = BLACK,
    ) -> None:
        """Strokes in a square, stored under their name and used again.

        They are operators measured in so many units a side from its lower left; so is the line.
        """
        if not self._sheet.stored(name):
            self._sheet.keep_shape(name, strokes(), units)
        left, bottom = x + self._origin[0], self._high - y - size - self._origin[1]
        self._sheet.put(self._stroked(line, color))
        self._sheet.put_object(name, left, bottom, size, size)

    def picture(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        jpeg: bytes,
        pixels: tuple[int, int],
        *,
        grey: bool = False,
    ) -> None:
        """A JPEG file stretched over a rectangle; stored once however often it is used."""
        name = sha256(jpeg).hexdigest()[:16]
        if not self._sheet.stored(name):
            self._sheet.keep_picture(name, jpeg, pixels, grey=grey)
        left, bottom = x + self._origin[0], self._high - y - height - self._origin[1]
        self._sheet.put_object(name, left, bottom, width, height)

    def png(self, x: float, y: float, width: float, height: float, picture: Png) -> None:
        """A picture of few colours stretched over a rectangle; stored once."""
        name = sha256(picture.rows).hexdigest()[:16]
        if not self._sheet.stored(name):
            self._sheet.keep_png(name, picture)
        left, bottom = x + self._origin[0], self._high - y - height - self._origin[1]
        self._sheet.put_object(name, left, bottom, width, height)

    def place(self, key: str) -> None:
        """Let links lead to the page that was begun last by a name."""
        self._sheet.bookmarkPage(key)

    def link(self, x: float, y: float, width: float, height: float, key: str) -> None:
        """Let a press on a rectangle lead to a place by its name, before or behind this page."""
        left, bottom = x + self._origin[0], self._high - y - height - self._origin[1]
        self._sheet.link((left, bottom, left + width, bottom + height), key)

    def later(
        self, face: Face, size: float, color: Color = BLACK, *, align: Align = "left"
    ) -> DeferredText:
        """Words to be told by `tell`, such as the number of pages, that pages may use before.

        They begin, have their middle or end where they are used.
        """
        name = f"L{len(self._laters) + 1}"
        made = DeferredText(name, self._sheet.reserve(name), face, size, color, align)
        self._laters.append(made)
        return made

    def use(self, later: DeferredText, x: float, y: float) -> None:
        """Put words that are not yet known at `x` on the baseline `y`."""
        left, base = x + self._origin[0], self._high - y - self._origin[1]
        self._sheet.put_object(later.name, left, base, 1, 1)

    def resolve(self, later: DeferredText, text: str) -> None:
        """Say what the words are."""
        runs = self._encode(text, later.face, 0.0)
        body = " ".join(f"/{name} {later.size:g} Tf <{codes}> Tj" for name, codes in runs)
        paint = operands(later.color) + (" g" if len(later.color) == 1 else " rg")
        wide = measure(text, later.face, later.size)
        left = {"center": -wide / 2, "right": -wide}.get(later.align, 0.0)
        words = f"{paint} BT {left:.2f} 0 Td {body} ET"
        box = left, -later.size / 2, left + wide + 1, later.size
        self._sheet.supply(later.piece, words, box)


def write_each(
    out: Out,
    items: Iterable[T],
    draw: Callable[[Paper, T], object],
    *,
    title: str,
    author: str = "",
    size: tuple[float, float] = A4,
    calibration: Calibration = TRUE,
    progress: Progress | None = None,
    total: int = 0,
) -> int:
    """Write a PDF to which `draw` adds the pages of each item; return how many items.

    Of nothing there is one empty page of this size.
    """
    done = 0
    with Paper(out, title=title, author=author, calibration=calibration) as paper:
        for done, item in enumerate(items, start=1):
            draw(paper, item)
            if progress:
                progress(done, total)
        if not done:
            paper.page(size)
    return done


def to_bytes(write: Callable[[BinaryIO], object]) -> bytes:
    """The PDF that a document function writes: `to_bytes(lambda out: cards(out, ...))`."""
    out = BytesIO()
    write(out)
    return out.getvalue()
