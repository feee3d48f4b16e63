"""Contact cards of service people (便民联系卡): one, or eight or ten to a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal

from app.documents import contact, pictures
from app.documents.design import CardColors, CardDesign, load
from app.documents.fonts import SANS, SANS_BOLD, Face
from app.documents.page import (
    A4,
    ASCENT,
    BLACK,
    MM,
    TRUE,
    Calibration,
    Out,
    Paper,
    Progress,
    clean,
    measure,
    wrap,
)

Sheet = Literal["ten", "eight", "single"]
_ROWS = {"ten": 5, "eight": 4}
_COLUMNS = 2
_MARK, _MARK_AWAY = 4 * MM, 1.5 * MM
_HAIRLINE = 0.35
_AFTER_LABEL = 0.6


_ALL_BLACK = CardColors(bar=BLACK, room=BLACK, quiet=BLACK, hairline=BLACK)


@dataclass(frozen=True, slots=True)
class Card:
    """What one card says; empty things are left out and the rest closes up."""

    room: str
    name: str
    number: str = ""
    title: str = ""
    unit: str = ""
    phones: tuple[str, ...] = ()
    duty: str = ""
    hotlines: tuple[str, ...] = ("12348", "0632-5580148")
    photo: bytes | None = None


def numbered(card: Card, copies: int, first: int, digits: int = 4) -> Iterator[Card]:
    """This many copies of a card with running numbers."""
    for number in range(first, first + copies):
        yield replace(card, number=f"{number:0{digits}d}")


def cards(
    out: Out,
    items: Iterable[Card],
    *,
    sheet: Sheet = "ten",
    black: bool = False,
    calibration: Calibration = TRUE,
    progress: Progress | None = None,
    total: int = 0,
    title: str = "",
) -> int:
    """Write cards as they come and return how many; nothing is left behind when it is stopped.

    `eight` leaves 40 mm above and below for printers with wide margins. `progress(done, total)`
    may raise Cancelled. Raises UnreadablePicture for a photo that is none.
    """
    design = load("card", CardDesign)
    width, height = design.width * MM, design.height * MM
    each = 1 if sheet == "single" else _COLUMNS * _ROWS[sheet]
    left = (A4[0] - _COLUMNS * width) / 2
    top = 0.0 if sheet == "single" else (A4[1] - _ROWS[sheet] * height) / 2
    done = 0
    with Paper(out, title=title or design.kind, calibration=calibration) as paper:
        for done, card in enumerate(items, start=1):
            place = (done - 1) % each
            if sheet == "single":
                paper.page((width, height))
                draw(paper, card, design, black=black)
            else:
                if place == 0:
                    paper.page(A4)
                    _cut_marks(paper, left, top, width, height, _ROWS[sheet])
                with paper.at(left + place % _COLUMNS * width, top + place // _COLUMNS * height):
                    draw(paper, card, design, black=black)
            if progress:
                progress(done, total)
        if not done:
            paper.page((width, height) if sheet == "single" else A4)
    return done


def _cut_marks(
    paper: Paper, left: float, top: float, width: float, height: float, rows: int
) -> None:
    right, bottom = left + _COLUMNS * width, top + rows * height
    marks: list[tuple[float, float, float, float]] = []
    for column in range(_COLUMNS + 1):
        x = left + column * width
        marks.append((x, top - _MARK_AWAY - _MARK, x, top - _MARK_AWAY))
        marks.append((x, bottom + _MARK_AWAY, x, bottom + _MARK_AWAY + _MARK))
    for row in range(rows + 1):
        y = top + row * height
        marks.append((left - _MARK_AWAY - _MARK, y, left - _MARK_AWAY, y))
        marks.append((right + _MARK_AWAY, y, right + _MARK_AWAY + _MARK, y))
    paper.lines(marks, _HAIRLINE)


def draw(paper: Paper, card: Card, design: CardDesign, *, black: bool = False) -> None:
    """One card with its top left corner where the paper is measured from."""
    colors = _ALL_BLACK if black else design.colors
    sizes, margin = design.sizes, design.margin * MM
    right = design.width * MM - margin
    paper.rectangles([(0, 0, design.width * MM, design.bar * MM)], colors.bar)
    _head(paper, card, design, colors, right)
    upper, lower = 17.4 * MM, 43.8 * MM
    left, limit = margin, right
    if card.photo:
        wide, high = design.photo
        picture = pictures.for_print(card.photo, wide, high, black)
        paper.picture(
            left, 18.6 * MM, wide * MM, high * MM, picture.jpeg, picture.pixels, grey=picture.grey
        )
        left += (wide + 3.6) * MM
    if card.phones:
        side = design.code * MM
        at = right - side
        content = contact.vcard(card.name, card.title, card.unit or card.room, card.phones)
        name = sha256(content.encode("utf-8", "replace")).hexdigest()[:16]
        paper.stamp(name, lambda: contact.squares(content), at, 18.6 * MM, side)
        paper.text(
            at,
            41.6 * MM,
            design.scan,
            SANS,
            sizes.scan,
            color=colors.quiet,
            align="center",
            width=side,
        )
        limit = at - 3 * MM
    _body(paper, card, design, left, limit - left, upper, lower)
    _foot(paper, card, design, colors, margin, right)


def _head(paper: Paper, card: Card, design: CardDesign, colors: CardColors, right: float) -> None:
    margin, sizes = design.margin * MM, design.sizes
    size, lines = _fitted(clean(card.room), SANS_BOLD, sizes.room, right - margin, 1, 8.0)
    if len(lines) > 1:
        size, lines = _fitted(clean(card.room), SANS_BOLD, 8.0, right - margin, 2, design.smallest)
    first = (10.0 if len(lines) == 1 else 8.0) * MM
    paper.block(margin, first, lines, SANS_BOLD, size, leading=size * 1.25, color=colors.room)
    line = 14.2 * MM
    paper.text(margin, line, design.kind, SANS, sizes.kind, color=colors.quiet)
    if card.number:
        x = margin + measure(design.kind, SANS, sizes.kind) + 2.2 * sizes.kind
        words = f"{design.number} {clean(card.number)}"
        fitted, _ = _fitted(words, SANS, sizes.kind, right - x, 1, 4.0)
        paper.text(x, line, words, SANS, fitted, color=colors.quiet)


@dataclass(slots=True)
class _Item:
    lines: list[str]
    face: Face
    size: float
    leading: float
    before: float = 0.0
    label: str = ""
    tail: str = ""
    tail_size: float = 0.0
    tracking: float = 0.0
    apart: dict[int, int] | None = None


def _body(
    paper: Paper,
    card: Card,
    design: CardDesign,
    left: float,
    width: float,
    upper: float,
    lower: float,
) -> None:
    shrink = 1.0
    while True:
        items = _items(card, design, width, shrink)
        high = sum(item.before + item.leading * len(item.lines) for item in items)
        if high <= lower - upper or shrink < 0.3:
            break
        shrink *= 0.95
    # Beside the photo where there is room, else filling what there is.
    y = max(upper, min(29.2 * MM - high / 2, lower - high))
    for item in items:
        y += item.before
        x, size = left, item.size
        base = y + (item.leading - size) / 2 + ASCENT * size
        if item.label:
            label_size = design.sizes.duty * shrink
            paper.text(x, base, item.label, SANS, label_size)
            x += measure(item.label, SANS, label_size) + _AFTER_LABEL * label_size
        if item.apart is not None:
            paper.spaced(x, base, item.lines[0], item.face, size, item.apart)
        else:
            paper.block(
                x, base, item.lines, item.face, size, leading=item.leading, tracking=item.tracking
            )
        if item.tail:
            x += measure(item.lines[0], item.face, size, item.tracking) + 0.7 * size
            paper.text(x, base, item.tail, SANS, item.tail_size)
        y += item.leading * len(item.lines)


def _items(card: Card, design: CardDesign, width: float, shrink: float) -> list[_Item]:
    sizes = design.sizes
    name, title = clean(card.name), clean(card.title)
    # Two characters spread to the width of three, as name lists are set.
    tracking = 1.0 if len(name) == 2 and not name.isascii() else 0.0
    size = sizes.name * shrink
    title_size = sizes.title * shrink
    beside = measure(name, SANS_BOLD, size, tracking) + 0.7 * size
    fits = title and beside + measure(title, SANS, title_size) <= width
    items: list[_Item] = []
    if fits or not title:
        size, lines = _name(name, size, width, shrink, tracking)
        first = _Item(lines, SANS_BOLD, size, size * 1.3, tracking=tracking)
        first.tail, first.tail_size = title, title_size
        items.append(first)
    else:
        size, lines = _name(name, size, width, shrink, tracking)
        items.append(_Item(lines, SANS_BOLD, size, size * 1.28, tracking=tracking))
        items.append(_small(title, sizes.title * shrink, width))
    if card.unit:
        items.append(_small(clean(card.unit), sizes.unit * shrink, width))
    label_size = sizes.duty * shrink
    for number in card.phones:
        items.append(_phone(clean(number), design, sizes.phone * shrink, label_size, width))
    if card.duty:
        label = measure(design.duty, SANS, label_size) + _AFTER_LABEL * label_size
        made = _small(clean(card.duty), label_size, width - label)
        made.label = design.duty
        items.append(made)
    for item in items[1:]:
        item.before = 1.1 * shrink
    return items


def _name(
    name: str, size: float, width: float, shrink: float, tracking: float
) -> tuple[float, list[str]]:
    """A name on one line, or where that would make it small, on two parted at a dot."""
    smallest = max(11.5 * shrink, 6.0)
    fitted, lines = _fitted(name, SANS_BOLD, size, width, 1, smallest, tracking)
    dots = [place + 1 for place, character in enumerate(name) if character in "·•‧ "]
    if len(lines) > 1 and dots:
        cut = min(dots, key=lambda place: abs(2 * place - len(name)))
        halves = [name[:cut].rstrip(), name[cut:]]
        widest = max(measure(half, SANS_BOLD, 1.0) for half in halves)
        return min(size, max(width / widest, 5.0)), halves
    return fitted, lines


def _small(text: str, size: float, width: float) -> _Item:
    fitted, lines = _fitted(text, SANS, size, width, 2, max(size * 0.8, 5.6))
    return _Item(lines, SANS, fitted, fitted * 1.42 if len(lines) == 1 else fitted * 1.3)


def _phone(number: str, design: CardDesign, size: float, label_size: float, width: float) -> _Item:
    digits = number.replace(" ", "")
    mobile = len(digits) == 11 and digits.isdigit() and digits.startswith("1")
    label = design.mobile if mobile else design.telephone
    room = width - measure(label, SANS, label_size) - _AFTER_LABEL * label_size
    shown = digits if mobile else number
    fitted, lines = _fitted(shown, SANS_BOLD, size, room - (0.6 * size if mobile else 0), 1, 5.0)
    made = _Item(lines, SANS_BOLD, fitted, size * 1.42, label=label)
    if mobile:
        # 138 0632 1234 to the eye, one number to whoever copies it.
        made.apart = {2: 300, 6: 300}
    return made


def _fitted(
    text: str,
    face: Face,
    size: float,
    width: float,
    most: int,
    smallest: float,
    tracking: float = 0.0,
) -> tuple[float, list[str]]:
    """The largest size down to `smallest` at which a text takes no more than `most` lines."""
    text = " ".join(text.split("\n"))
    while True:
        if most == 1 and measure(text, face, size, tracking) <= width:
            return size, [text]
        lines = wrap(text, face, size, width)
        if (most > 1 and len(lines) <= most) or size <= smallest:
            return size, lines
        size = max(size * 0.96, smallest)


def _foot(
    paper: Paper, card: Card, design: CardDesign, colors: CardColors, left: float, right: float
) -> None:
    line = 46.0 * MM
    paper.lines([(left, line, right, line)], _HAIRLINE, colors.hairline)
    numbers = [clean(number) for number in card.hotlines if number]
    size = design.sizes.foot
    while True:
        services = measure(design.services, SANS, size)
        label = measure(design.hotline, SANS, size) + 0.4 * size
        wide = [measure(number, SANS_BOLD, size) for number in numbers]
        tail = label + sum(wide) + size * max(len(numbers) - 1, 0) if numbers else 0.0
        if services + tail + size <= right - left or size < 2:
            break
        size *= 0.97
    base = 50.0 * MM
    paper.text(left, base, design.services, SANS, size)
    if numbers:
        x = right - tail
        paper.text(x, base, design.hotline, SANS, size)
        x += label
        for number, width in zip(numbers, wide, strict=True):
            paper.text(x, base, number, SANS_BOLD, size)
            x += width + size
