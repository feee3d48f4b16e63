"""A guide as a paper: title, contents with the numbers of pages, chapters with a running head."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from app import VERSION
from app.documents import emblem
from app.documents.design import HouseDesign, read
from app.documents.forms.prose import Line, broken
from app.documents.guides.reading import Block, Heading
from app.documents.guides.reading import read as read_markdown
from app.documents.guides.setting import HEIGHT, LEFT, MAIN, TOP, WIDTH, HeadingLine, lines_of
from app.documents.made import FinishedPaper, finish
from app.documents.typeset.fonts import SANS, SANS_BOLD, clean
from app.documents.typeset.lines import measure
from app.documents.typeset.page import A4, GREY, MM, Out, Paper, Progress, fitted
from app.language import _
from app.records import designs
from app.resources import guide, guide_text

Name = Literal["room", "office", "commands"]
FILES: Final[dict[Name, str]] = {
    "room": "guide.md",
    "office": "office-guide.md",
    "commands": "commands.md",
}
"""Which guides there are, and their files."""

_HEAD, _FOOT = 17 * MM, 285 * MM
_SMALL: Final = 9.0
_ENTRY, _ENTRY_PITCH = 10.0, 16.5
_COLUMNS, _BETWEEN = 2, 10 * MM
_SIDE: Final = 20 * MM
_TITLE: Final = 24.0
_MOST_BEFORE: Final = HEIGHT / 3
"""What stands before the first chapter follows the contents where it is taller."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A chapter in the contents: its title, its place, its page."""

    title: str
    key: str
    page: int


def printed(name: Name, progress: Progress | None = None) -> FinishedPaper:
    """A guide as a PDF; the same guide gives the same bytes. Raises OSError."""
    return finish(lambda out: write(out, FILES[name], progress))


def title(name: Name) -> str:
    """What a guide is called. Raises OSError."""
    text, _chapters = guide_text(FILES[name])
    return _parts(read_markdown(text))[0]


def write(out: Out, file: str, progress: Progress | None = None) -> int:
    """Write the guide of a file, and return how many pages it has."""
    text, _chapters = guide_text(file)
    blocks = read_markdown(text)
    called, before, chapters = _parts(blocks)
    picture: Callable[[str], bytes] = lambda each: guide(each).read_bytes()  # noqa: E731
    opening, body = lines_of(before, picture), lines_of(chapters, picture)
    if sum(line.height for line in opening) > _MOST_BEFORE:
        opening, body = [], [*opening, *body]
    pages = broken(body, HEIGHT)
    count = sum(isinstance(each, Heading) and each.level == 2 for each in chapters)
    room = _room_for_contents(opening)
    contents = 1 + max(0, -(-(count - room) // _a_page()))
    entries = list(_entries(pages, contents))
    total = contents + len(pages)
    with Paper(out, title=called) as paper:
        _first_page(paper, called, opening)
        _contents(paper, entries, room, _contents_top(opening))
        chapter = ""
        for place, page in enumerate(pages):
            paper.page(A4)
            number = contents + place + 1
            paper.label(number)
            chapter = _draw(paper, page, chapter, called)
            _folio(paper, number, total)
            if progress:
                progress(place + 1, len(pages))
    return total


def _parts(blocks: Sequence[Block]) -> tuple[str, list[Block], list[Block]]:
    """The title, what stands before the first chapter, the chapters."""
    title = next(each.title for each in blocks if isinstance(each, Heading) and each.level == 1)
    first = next(
        at for at, each in enumerate(blocks) if isinstance(each, Heading) and each.level == 2
    )
    return title, list(blocks[1:first]), list(blocks[first:])


def _entries(pages: Sequence[Sequence[Line]], before: int) -> Iterator[_Entry]:
    for place, page in enumerate(pages):
        for line in page:
            if isinstance(line, HeadingLine) and line.level == 2 and line.title:
                yield _Entry(line.title, line.key, before + place + 1)


# The first pages


def _opening_top() -> float:
    return TOP + _SIDE + 3 * _TITLE


def _contents_top(opening: Sequence[Line]) -> float:
    return _opening_top() + sum(line.height for line in opening) + 34


def _room_for_contents(opening: Sequence[Line]) -> int:
    """How many chapters the first page names."""
    lines = int((TOP + HEIGHT - _contents_top(opening)) // _ENTRY_PITCH)
    return max(0, lines) * _COLUMNS


def _a_page() -> int:
    return int(HEIGHT // _ENTRY_PITCH) * _COLUMNS


def _first_page(paper: Paper, title: str, opening: Sequence[Line]) -> None:
    paper.page(A4)
    paper.bookmark(title)
    paper.label(1)
    # The program's own, not what an office prints by: the guide is of the program.
    house = read(designs.bundled("house"), HouseDesign)
    emblem.draw(paper, house, LEFT + (WIDTH - _SIDE) / 2, TOP, _SIDE)
    words, size = fitted(clean(title), SANS_BOLD, _TITLE, WIDTH)
    base = TOP + _SIDE + 1.6 * _TITLE
    paper.text(LEFT, base, words, SANS_BOLD, size, color=MAIN, align="center", width=WIDTH)
    said = _("Legal Room {version}").format(version=VERSION)
    below = base + 1.9 * _SMALL
    paper.text(LEFT, below, said, SANS, _SMALL, color=GREY, align="center", width=WIDTH)
    y = _opening_top()
    for line in opening:
        if line.paint:
            line.paint(paper, y)
        y += line.height
    paper.text(LEFT, y + 16, _("Contents"), SANS_BOLD, 13, color=MAIN)
    paper.lines([(LEFT, y + 23, LEFT + WIDTH, y + 23)], 0.6, MAIN)


def _contents(paper: Paper, entries: Sequence[_Entry], room: int, top: float) -> None:
    """Name the chapters in two columns, each leading to its page."""
    rest = list(entries)
    first = True
    while rest or first:
        most = room if first else _a_page()
        part, rest = rest[:most], rest[most:]
        if not first:
            paper.page(A4)
            paper.label(paper.pages)
        _folio(paper, paper.pages, 0)
        down = -(-len(part) // _COLUMNS)
        wide = (WIDTH - _BETWEEN * (_COLUMNS - 1)) / _COLUMNS
        for place, each in enumerate(part):
            column, line = divmod(place, down)
            x = LEFT + column * (wide + _BETWEEN)
            _entry(paper, each, x, (top if first else TOP) + line * _ENTRY_PITCH, wide)
        first = False


def _entry(paper: Paper, entry: _Entry, x: float, y: float, wide: float) -> None:
    base = y + _ENTRY + 1
    number = str(entry.page)
    end = measure(number, SANS, _ENTRY)
    title, size = fitted(clean(entry.title), SANS, _ENTRY, wide - end - 14)
    paper.text(x, base, title, SANS, size)
    paper.text(x, base, number, SANS, _ENTRY, align="right", width=wide)
    begin = x + measure(title, SANS, size) + 4
    paper.dots(begin, x + wide - end - 4, base - 1, GREY)
    paper.link(x, y, wide, _ENTRY_PITCH, entry.key)


# The pages


def _draw(paper: Paper, page: Sequence[Line], chapter: str, title: str) -> str:
    """Draw a page with what stands above it; the chapter that goes on after it."""
    begun = page[0]
    above = begun.title if isinstance(begun, HeadingLine) and begun.level == 2 else ""
    above = above or chapter
    y = TOP
    for line in page:
        if isinstance(line, HeadingLine) and line.title:
            paper.bookmark(line.title, line.level - 2)
            if line.level == 2:
                paper.place(line.key)
                chapter = line.title
        if line.paint:
            line.paint(paper, y)
        y += line.height
    paper.text(LEFT, _HEAD, clean(title), SANS, _SMALL, color=GREY)
    paper.text(LEFT, _HEAD, clean(above), SANS, _SMALL, color=GREY, align="right", width=WIDTH)
    paper.lines([(LEFT, _HEAD + 5, LEFT + WIDTH, _HEAD + 5)], 0.4, GREY)
    return chapter


def _folio(paper: Paper, number: int, total: int) -> None:
    words = f"{number} / {total}" if total else str(number)
    paper.text(LEFT, _FOOT, words, SANS, _SMALL, color=GREY, align="center", width=WIDTH)
