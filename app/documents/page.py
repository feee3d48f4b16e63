"""Paper: sizes, colours, and a page that text, lines and pictures are put on from the top left."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Literal

from reportlab.pdfbase import pdfdoc

from app.documents.design import Color
from app.documents.embedding import Embedded
from app.documents.fonts import TICKED, Face, clean, missing_characters
from app.documents.lines import apart as air
from app.documents.lines import measure, wrap
from app.documents.output import Sheet

__all__ = [
    "A4",
    "A4_WIDE",
    "BLACK",
    "GREY",
    "MM",
    "Align",
    "Color",
    "Official9704",
    "Out",
    "Paper",
    "Progress",
    "clean",
    "measure",
    "missing_characters",
    "to_bytes",
    "wrap",
]

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
A4_WIDE = (297 * MM, 210 * MM)

BLACK: Color = (0.0,)
GREY: Color = (0.4,)

Align = Literal["left", "center", "right", "justify"]
Out = Path | BinaryIO
Progress = Callable[[int, int], None]  # (done, total; 0 when unknown); may raise Cancelled

# The em square of all faces stands 880 above and 120 below the baseline.
ASCENT = 0.88
# Lines that lack no more than this much are drawn out to the full width.
_DRAWN_OUT = 2.6
_TICK = ((0.22, 0.40), (0.43, 0.12), (0.90, 0.78))


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
class Later:
    """Words that are known only once the last page is."""

    name: str
    piece: pdfdoc.PDFStream
    face: Face
    size: float
    color: Color


class Paper:
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
        self._sheet = Sheet(self._file)
        info = self._sheet.document
        info.setTitle(clean(title))
        info.setAuthor(clean(author))
        info.setSubject(clean(subject))
        info.setCreator("Legal Room")
        self._fonts: dict[Face, Embedded] = {}
        self._fill = self._stroke = ""
        self._size = A4
        self._origin = (0.0, 0.0)
        self._open = False
        self._laters: list[Later] = []
        self.pages = 0

    def __enter__(self) -> Paper:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._end_page()
            for embedded in self._fonts.values():
                embedded.write(self._sheet.document)
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
        self._size = size
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

    @contextmanager
    def at(self, x: float, y: float) -> Generator[None]:
        """Measure from this point for a while."""
        before = self._origin
        self._origin = (before[0] + x, before[1] + y)
        try:
            yield
        finally:
            self._origin = before

    def bookmark(self, title: str, level: int = 0) -> None:
        """Name this page in the outline that a viewer shows."""
        key = f"p{self.pages}-{level}-{sha256(title.encode('utf-8', 'replace')).hexdigest()[:12]}"
        self._sheet.bookmarkPage(key)
        self._sheet.addOutlineEntry(clean(title).replace("\n", " "), key, level)

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
        left, base = x + self._origin[0], self._size[1] - y - self._origin[1]
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
        left, top = x + self._origin[0], self._size[1] - y - self._origin[1]
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
        if font:
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
            home = self._embedded(face.home(character) or face)
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
        wanted = _operands(color) + (" g" if len(color) == 1 else " rg")
        if wanted == self._fill:
            return ""
        self._fill = wanted
        return wanted

    def _stroked(self, width: float, color: Color) -> str:
        wanted = f"{width:g} w {_operands(color)} " + ("G" if len(color) == 1 else "RG")
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
        ox, oy, high = *self._origin, self._size[1]
        paths = " ".join(
            f"{x1 + ox:.2f} {high - y1 - oy:.2f} m {x2 + ox:.2f} {high - y2 - oy:.2f} l"
            for x1, y1, x2, y2 in segments
        )
        self._sheet.put(f"{self._stroked(width, color)} {paths} S")

    def rectangles(
        self, places: list[tuple[float, float, float, float]], color: Color = BLACK
    ) -> None:
        """Filled rectangles (x, y, width, height), painted as one shape without seams."""
        ox, oy, high = *self._origin, self._size[1]
        paths = " ".join(
            f"{x + ox:.3f} {high - y - h - oy:.3f} {w:.3f} {h:.3f} re" for x, y, w, h in places
        )
        self._sheet.put(f"{self._filled(color)} {paths} f")

    def stamp(
        self,
        name: str,
        squares: Callable[[], list[tuple[float, float, float, float]]],
        x: float,
        y: float,
        size: float,
        color: Color = BLACK,
    ) -> None:
        """A shape of rectangles within a unit square, stored under its name and used again."""
        if not self._sheet.stored(name):
            paths = " ".join(
                f"{a:.5f} {1 - b - h:.5f} {w:.5f} {h:.5f} re" for a, b, w, h in squares()
            )
            piece = pdfdoc.PDFStream(content=f"{paths} f", filters=[pdfdoc.PDFZCompress])
            piece.dictionary["Type"] = "/XObject"
            piece.dictionary["Subtype"] = "/Form"
            piece.dictionary["BBox"] = pdfdoc.PDFArray([0, 0, 1, 1])
            self._sheet.store(name, piece)
            self._sheet.document.write_now(pdfdoc.xObjectName(name))
        left, bottom = x + self._origin[0], self._size[1] - y - size - self._origin[1]
        self._sheet.put(self._filled(color))
        self._sheet.put_object(name, left, bottom, size, size)

    def frame(
        self, x: float, y: float, width: float, height: float, line: float, color: Color = BLACK
    ) -> None:
        """The outline of a rectangle."""
        x, y = x + self._origin[0], self._size[1] - y - height - self._origin[1]
        self._sheet.put(
            f"{self._stroked(line, color)} {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S"
        )

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
            stream = pdfdoc.PDFStream(content=jpeg, filters=[])
            stream.dictionary["Type"] = "/XObject"
            stream.dictionary["Subtype"] = "/Image"
            stream.dictionary["Width"], stream.dictionary["Height"] = pixels
            stream.dictionary["ColorSpace"] = "/DeviceGray" if grey else "/DeviceRGB"
            stream.dictionary["BitsPerComponent"] = 8
            stream.dictionary["Filter"] = "/DCTDecode"
            self._sheet.store(name, stream)
            self._sheet.document.write_now(pdfdoc.xObjectName(name))
        left, bottom = x + self._origin[0], self._size[1] - y - height - self._origin[1]
        self._sheet.put_object(name, left, bottom, width, height)

    def later(self, face: Face, size: float, color: Color = BLACK) -> Later:
        """Words to be told by `tell`, such as the number of pages, that pages may use before."""
        piece = pdfdoc.PDFStream(content=None, filters=[pdfdoc.PDFZCompress])
        made = Later(f"L{len(self._laters) + 1}", piece, face, size, color)
        self._laters.append(made)
        self._sheet.store(made.name, piece)
        return made

    def use(self, later: Later, x: float, y: float) -> None:
        """Put words that are not yet known, from `x` on the baseline `y`."""
        left, base = x + self._origin[0], self._size[1] - y - self._origin[1]
        self._sheet.put_object(later.name, left, base, 1, 1)

    def tell(self, later: Later, text: str) -> None:
        """Say what the words are."""
        runs = self._encode(text, later.face, 0.0)
        body = " ".join(f"/{name} {later.size:g} Tf <{codes}> Tj" for name, codes in runs)
        paint = _operands(later.color) + (" g" if len(later.color) == 1 else " rg")
        wide = measure(text, later.face, later.size)
        piece = later.piece
        piece.content = f"{paint} BT {body} ET".encode("ascii")
        piece.dictionary["Type"] = "/XObject"
        piece.dictionary["Subtype"] = "/Form"
        piece.dictionary["BBox"] = pdfdoc.PDFArray([0, -later.size / 2, wide + 1, later.size])
        piece.dictionary["Resources"] = pdfdoc.PDFDictionary(
            {"Font": pdfdoc.PDFObjectReference("BasicFonts")}
        )


def _ticks(line: str, face: Face, size: float, x: float, y: float) -> str:
    strokes = ""
    for place, character in enumerate(line):
        if character == TICKED:
            at = x + measure(line[:place], face, size)
            points = [(at + dx * size, y + dy * size) for dx, dy in _TICK]
            joined = " l ".join(f"{px:.2f} {py:.2f}" for px, py in points).replace(" l ", " m ", 1)
            strokes += f" {joined} l S"
    return strokes


def _operands(color: Color) -> str:
    return " ".join(f"{part:g}" for part in color)


def to_bytes(write: Callable[[BinaryIO], object]) -> bytes:
    """The PDF that a document function writes: `to_bytes(lambda out: cards(out, ...))`."""
    out = BytesIO()
    write(out)
    return out.getvalue()
