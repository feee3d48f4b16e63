"""Contact cards of service people (便民联系卡): one, or eight or ten to a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal

from app.documents.cards.looks import (
    HOTLINE,
    SMALLEST,
    Card,
    bars,
    draw_back,
    draw_band,
    draw_large,
)
from app.documents.design import CardColors, CardDesign, load
from app.documents.signs.design import BackDesign
from app.documents.signs.drawing import SignRun, SignStyle
from app.documents.typeset import fitting, pictures
from app.documents.typeset import qr as contact
from app.documents.typeset.cutting import sheets
from app.documents.typeset.fonts import SANS, SANS_BOLD, Face
from app.documents.typeset.lines import fitted as fitted_line
from app.documents.typeset.page import (
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
)

__all__ = ["Card", "Look", "Sheet", "cards", "draw", "numbered"]

Sheet = Literal["ten", "eight", "single"]
Look = Literal["plain", "band", "large"]
_ROWS = {"ten": 5, "eight": 4}
_COLUMNS = 2
_HAIRLINE = 0.35
_AFTER_LABEL = 0.6
_LEAST_SHRUNK = 0.3


_ALL_BLACK = CardColors(bar=BLACK, room=BLACK, quiet=BLACK, hairline=BLACK)


def numbered(card: Card, copies: int, first: int, digits: int = 4) -> Iterator[Card]:
    """This many copies of a card with running numbers."""
    for number in range(first, first + copies):
        yield replace(card, number=f"{number:0{digits}d}")


def cards(
    out: Out,
    items: Iterable[Card],
    *,
    sheet: Sheet = "ten",
    look: Look = "plain",
    back: bool = False,
    black: bool = False,
    calibration: Calibration = TRUE,
    progress: Progress | None = None,
    total: int = 0,
    title: str = "",
) -> int:
    """Write cards as they come and return how many; nothing is left behind when it is stopped.

    `eight` leaves 40 mm above and below for printers with wide margins. With `back` each page of
    cards is followed by their backs, as they lie behind them when the sheet is turned over its long
    edge. `progress(done, total)` may raise Cancelled. Raises UnreadablePicture for a photo that is
    none.
    """
    design = load("card", CardDesign)
    behind = load("signs/card_back", BackDesign) if back else None
    drawn = SignRun(black=black).style()

    def front(paper: Paper, card: Card) -> None:
        draw(paper, card, design, drawn, look)

    def reverse(paper: Paper, card: Card) -> None:
        if behind is not None:
            draw_back(paper, card, design, behind, drawn)

    with Paper(out, title=title or design.kind, calibration=calibration) as paper:
        return sheets(
            paper,
            items,
            front,
            (design.width * MM, design.height * MM),
            None if sheet == "single" else (_COLUMNS, _ROWS[sheet]),
            called=lambda card: f"{card.number} {card.name}".strip(),
            back=reverse if back else None,
            progress=progress,
            total=total,
        )


def draw(
    paper: Paper, card: Card, design: CardDesign, drawn: SignStyle, look: Look = "plain"
) -> None:
    """One card with its top left corner where the paper is measured from."""
    colors = _ALL_BLACK if drawn.black else design.colors
    margin = design.margin * MM
    right = design.width * MM - margin
    if look == "large":
        draw_large(paper, card, design, drawn)
        return
    if look == "band":
        draw_band(paper, card, design, drawn)
        _middle(paper, card, design, colors, 17.4 * MM, 44.6 * MM, black=drawn.black)
        return
    bars(paper, design, colors.bar)
    _head(paper, card, design, colors, right)
    _middle(paper, card, design, colors, 17.4 * MM, 43.8 * MM, black=drawn.black)
    _foot(paper, card, design, colors, margin, right)


def _middle(
    paper: Paper,
    card: Card,
    design: CardDesign,
    colors: CardColors,
    upper: float,
    lower: float,
    *,
    black: bool,
) -> None:
    """Photo, person and code between two heights."""
    left = design.margin * MM
    limit = design.width * MM - left
    wide, high = design.photo
    beside = (wide + 3.6) * MM if card.photo else 0.0
    side = design.code * MM
    coded = side + 3 * MM if card.phones else 0.0
    # Words that would be too small to be read take the place of the code, then of the photo.
    ways = ((beside, coded), (beside, 0.0), (0.0, 0.0))
    beside, coded = next(
        (
            way
            for way in ways
            if _high(_smallest(card, design, limit - left - sum(way))) <= lower - upper
        ),
        ways[-1],
    )
    if card.photo and beside:
        picture = pictures.for_print(card.photo, wide, high, black)
        paper.picture(
            left, 18.6 * MM, wide * MM, high * MM, picture.jpeg, picture.pixels, grey=picture.grey
        )
        left += beside
    if coded:
        at = limit - side
        content = contact.vcard(card.name, card.title, card.unit or card.room, card.phones)
        name = sha256(content.encode("utf-8", "replace")).hexdigest()[:16]
        paper.stamp(name, lambda: contact.squares(content), at, 18.6 * MM, side)
        paper.text(
            at,
            41.6 * MM,
            design.scan,
            SANS,
            design.sizes.scan,
            color=colors.quiet,
            align="center",
            width=side,
        )
        limit -= coded
    _body(paper, card, design, left, limit - left, upper, lower)


def _smallest(card: Card, design: CardDesign, width: float) -> list[_Item]:
    return _items(card, design, width, _LEAST_SHRUNK)


def _high(items: list[_Item]) -> float:
    return sum(item.before + item.leading * len(item.lines) for item in items)


def _head(paper: Paper, card: Card, design: CardDesign, colors: CardColors, right: float) -> None:
    margin, sizes = design.margin * MM, design.sizes
    size, lines = fitting.fitted(clean(card.room), SANS_BOLD, sizes.room, right - margin, 1, 8.0)
    if len(lines) > 1:
        size, lines = fitting.fitted(
            clean(card.room), SANS_BOLD, 8.0, right - margin, 2, max(design.smallest, SMALLEST)
        )
        lines = _no_more(lines, 2)
    first = (10.0 if len(lines) == 1 else 8.0) * MM
    paper.block(margin, first, lines, SANS_BOLD, size, leading=size * 1.25, color=colors.room)
    line = 14.2 * MM
    paper.text(margin, line, design.kind, SANS, sizes.kind, color=colors.quiet)
    if card.number:
        x = margin + measure(design.kind, SANS, sizes.kind) + 2.2 * sizes.kind
        words = f"{design.number} {clean(card.number)}"
        words, fitted = fitted_line(words, SANS, sizes.kind, right - x)
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
        high = _high(items)
        if high <= lower - upper or shrink < _LEAST_SHRUNK:
            break
        shrink *= 0.95
    high = _cut_to(items, lower - upper)
    # Beside the photo where there is room, else filling what there is.
    y = max(upper, min(29.2 * MM - high / 2, lower - high))
    for item in items:
        y += item.before
        x, size = left, item.size
        base = y + (item.leading - size) / 2 + ASCENT * size
        if item.label:
            label_size = max(design.sizes.duty * shrink, SMALLEST)
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


def _cut_to(items: list[_Item], room: float) -> float:
    """Leave out what has no room even in the smallest type: long ends, then what comes last."""
    while True:
        high = _high(items)
        if high <= room or not items:
            return high
        longest = max(items, key=lambda item: len(item.lines))
        if len(longest.lines) > 1:
            longest.lines = _no_more(longest.lines, len(longest.lines) - 1)
        else:
            items.pop()


def _no_more(lines: list[str], most: int) -> list[str]:
    """So many lines, with an ellipsis where there were more."""
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1][:-1] + fitting.CUT]


def _items(card: Card, design: CardDesign, width: float, shrink: float) -> list[_Item]:
    sizes = design.sizes
    name, title = clean(card.name), clean(card.title)
    # Two characters spread to the width of three, as name lists are set.
    tracking = 1.0 if len(name) == 2 and not name.isascii() else 0.0
    size = max(sizes.name * shrink, SMALLEST)
    title_size = max(sizes.title * shrink, SMALLEST)
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
        items.append(_small(title, title_size, width))
    if card.unit:
        items.append(_small(clean(card.unit), sizes.unit * shrink, width))
    label_size = max(sizes.duty * shrink, SMALLEST)
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
    smallest = max(11.5 * shrink, SMALLEST)
    fitted, lines = fitting.fitted(name, SANS_BOLD, size, width, 1, smallest, tracking)
    dots = [place + 1 for place, character in enumerate(name) if character in "·•‧ "]
    if len(lines) > 1 and dots:
        cut = min(dots, key=lambda place: abs(2 * place - len(name)))
        halves = [name[:cut].rstrip(), name[cut:]]
        widest = max(measure(half, SANS_BOLD, 1.0) for half in halves)
        if width / widest >= SMALLEST:
            return min(size, width / widest), halves
    return fitted, lines


def _small(text: str, size: float, width: float) -> _Item:
    size = max(size, SMALLEST)
    fitted, lines = fitting.fitted(text, SANS, size, width, 2, max(size * 0.8, SMALLEST))
    return _Item(lines, SANS, fitted, fitted * 1.42 if len(lines) == 1 else fitted * 1.3)


def _phone(number: str, design: CardDesign, size: float, label_size: float, width: float) -> _Item:
    size = max(size, SMALLEST)
    digits = number.replace(" ", "")
    mobile = len(digits) == 11 and digits.isdigit() and digits.startswith("1")
    label = design.mobile if mobile else design.telephone
    room = width - measure(label, SANS, label_size) - _AFTER_LABEL * label_size
    shown = digits if mobile else number
    fitted, lines = fitting.fitted(
        shown, SANS_BOLD, size, room - (0.6 * size if mobile else 0), 1, SMALLEST
    )
    made = _Item(lines, SANS_BOLD, fitted, size * 1.42, label=label)
    if mobile:
        # 138 0632 1234 to the eye, one number to whoever copies it.
        made.apart = {2: 300, 6: 300}
    return made


def _foot(
    paper: Paper, card: Card, design: CardDesign, colors: CardColors, left: float, right: float
) -> None:
    line = 46.0 * MM
    paper.lines([(left, line, right, line)], _HAIRLINE, colors.hairline)
    numbers = [clean(number) for number in card.hotlines if number]
    offered = clean(card.services) or design.services
    base, size, called = 50.0 * MM, design.sizes.foot, max(design.sizes.foot, HOTLINE)
    label = measure(design.hotline, SANS, size) + 0.4 * size

    def taken() -> float:
        wide = sum(measure(each, SANS_BOLD, called) for each in numbers)
        return label + wide + called * 0.8 * (len(numbers) - 1) + size if numbers else 0.0

    # A number that is cut is none: the last of too many is left out.
    while len(numbers) > 1 and taken() > right - left:
        numbers.pop()
    room = right - left - taken()
    smaller = size
    while measure(offered, SANS, smaller) > room and smaller > SMALLEST:
        smaller = max(smaller * 0.97, SMALLEST)
    if measure(offered, SANS, smaller) <= room:
        paper.text(left, base, offered, SANS, smaller)
    if numbers:
        x = right - taken() + size
        paper.text(x, base, design.hotline, SANS, size)
        x += label
        for number in numbers:
            paper.text(x, base, number, SANS_BOLD, called)
            x += measure(number, SANS_BOLD, called) + called * 0.8
