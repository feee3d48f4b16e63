"""Pages that are laid out and counted before they are drawn, and drawing them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain
from typing import Literal

from app.documents.forms.signed import FOLIO, LEFT, WIDTH
from app.documents.typeset.folio import PageNumber
from app.documents.typeset.fonts import SANS, Official, official
from app.documents.typeset.lines import fitted, measure
from app.documents.typeset.page import (
    A4,
    GREY,
    MM,
    TRUE,
    Calibration,
    Out,
    Paper,
    Progress,
    write_each,
)

Way = Literal["filled", "ruled", "blank"]
"""As it is recorded; its head recorded and ruled lines below; nothing but what is always so."""

Draw = Callable[[Paper], None]

_NUMBER_RIGHT, _NUMBER_BASE = 12 * MM, 14 * MM
_FOOT = 288.5 * MM


@dataclass(frozen=True, slots=True)
class Printing:
    """How papers are printed; `code` names the exact version they are printed from."""

    way: Way = "filled"
    code: str = ""
    faces: Official = field(default_factory=official)
    """Looked for on this PC; who prints many papers shares one printing."""

    @property
    def filled(self) -> bool:
        """Whether running text is printed."""
        return self.way == "filled"


@dataclass(frozen=True, slots=True)
class LaidOutPaper:
    """One paper, its pages ready to be drawn on A4, with their numbers in a volume if any.

    `feet` say which page of how many each is, unless it is bound with others and numbered on.
    """

    title: str
    pages: tuple[Draw, ...]
    numbers: tuple[str, ...] = ()
    bookmark: str = ""
    feet: tuple[str, ...] = ()


def content_code(versions: Iterable[bytes]) -> str:
    """Eight characters that name exactly these bytes, each version of a record one."""
    digest = sha256(b"legalroom:paper:1\0")
    for version in versions:
        digest.update(len(version).to_bytes(8, "big") + version)
    return digest.hexdigest()[:8].upper()


def write(
    out: Out,
    papers: Iterable[LaidOutPaper],
    *,
    title: str = "",
    author: str = "",
    calibration: Calibration = TRUE,
    progress: Progress | None = None,
    total: int = 0,
) -> int:
    """Write papers one after the other, each from a page of its own; return how many."""
    coming = iter(papers)
    first = next(coming, None)
    title = title or (first.title if first else "")
    return write_each(
        out, chain([first] if first else [], coming), draw, title=title, author=author,
        calibration=calibration, progress=progress, total=total,
    )  # fmt: skip


def draw(paper: Paper, laid: LaidOutPaper, folio: PageNumber | None = None) -> None:
    """Draw one paper, with its bookmark and each page's number in the volume, if it has any.

    With a folio its pages are numbered on as part of what is bound, and it stands below that in
    the outline.
    """
    for place, page in enumerate(laid.pages):
        paper.page(A4)
        if place == 0:
            paper.bookmark(laid.bookmark or laid.title, level=1 if folio else 0)
        page(paper)
        if folio:
            folio.put(LEFT, FOLIO, WIDTH, "center")
        elif laid.feet:
            paper.text(LEFT, FOLIO, laid.feet[place], SANS, 9, align="center", width=WIDTH)
        if not folio:
            _label(paper, laid, place)
        if place < len(laid.numbers):
            number = laid.numbers[place]
            at = A4[0] - _NUMBER_RIGHT - measure(number, SANS, 12)
            paper.text(at, _NUMBER_BASE, number, SANS, 12)


def _label(paper: Paper, laid: LaidOutPaper, place: int) -> None:
    """Let a viewer call a page by its number in the volume, else by its paper."""
    if place < len(laid.numbers):
        paper.label(int(laid.numbers[place]))
    elif len(laid.pages) == 1:
        paper.label(words=laid.title)
    else:
        paper.label(place + 1, f"{laid.title} ")


def foot(paper: Paper, words: Sequence[str], x: float, width: float, *, right: bool) -> None:
    """Small words at the foot of a page: which page of which paper, and its content code."""
    first, *others = [word for word in words if word]
    rest = "".join(f"　{word}" for word in others)
    line, size = first + rest, 8.0
    while measure(line, SANS, size) > width and size > 4:
        size *= 0.95
    if measure(line, SANS, size) > width:  # which paper it is gives way to which page and code
        line = fitted(first, SANS, size, width - measure(rest, SANS, size))[0] + rest
    align = "right" if right else "left"
    paper.text(x, _FOOT, line, SANS, size, color=GREY, align=align, width=width)
