"""Papers in ruled rows: forms by blocks, lists by columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Any

from app.documents.forms.design import (
    Declaration,
    FormBlock,
    FormDesign,
    FormPeople,
    FormSeal,
    FormSigning,
    Line,
    ListDesign,
    Long,
    PageWords,
    Pair,
    Rest,
    Table,
    Whole,
)
from app.documents.forms.laid import Draw, LaidOutPaper, Printing, foot
from app.documents.forms.listed import list_head, list_row, list_widths
from app.documents.forms.rows import Choice, boxes, long, pair, whole
from app.documents.forms.signed import (
    FIRST,
    FULL,
    LABEL,
    LEADING,
    LEFT,
    RULE,
    SIZE,
    WIDTH,
    draw_form_page,
    form_pages,
    label_cell,
)
from app.documents.forms.slots import Slots, empty, fill
from app.documents.typeset.fonts import SANS_BOLD, Face, clean
from app.documents.typeset.lines import fitted
from app.documents.typeset.page import GREY, MM, Paper, measure
from app.documents.typeset.table import (
    PAD_X,
    Cell,
    Row,
    cell,
    draw_rows,
)

_SIGNED_BY = (FormSigning, FormSeal)
_WRITTEN = 8.5 * MM  # between lines to write on
_SIGNED = 10 * MM
_SPANNED = 6
_NAMED = 50 * MM
_DATED = 38 * MM
_HEAD = 9 * MM


def lay_out(
    design: FormDesign,
    slots: Slots,
    printing: Printing,
    words: PageWords,
    *,
    setter: type[Setter] | None = None,
    bookmark: str = "",
) -> LaidOutPaper:
    """A form by its design, filled from the slots."""
    setting = (setter or Setter)(design, slots, printing, words)
    rows: list[Row] = []
    for signed, blocks in groupby(design.blocks, lambda each: isinstance(each, _SIGNED_BY)):
        made = [row for block in blocks for row in setting.rows(block)]
        rows += _joined(made) if signed else made
    first = design.blocks[0]
    head = [setting.head(first)] if isinstance(first, Table) else []
    left, right = fill(design.left, slots), fill(design.right, slots)
    return _laid(design.title, (left, right), head, rows, printing, words, bookmark)


def _joined(rows: list[Row]) -> list[Row]:
    """Who signs and the seal as one, so that no page parts them while half a page holds them."""
    height = sum(row.height for row in rows)
    if len(rows) < 2 or height > FIRST / 2:
        return rows

    def paint(paper: Paper, x: float, y: float, _height: float) -> None:
        draw_rows(paper, rows, x, y, RULE)

    return [Row([], height, whole=True, paint=paint)]


def lay_list(
    design: ListDesign,
    rows: Sequence[Mapping[str, Any]],
    slots: Slots,
    printing: Printing,
    words: PageWords,
) -> LaidOutPaper:
    """A list: one row for each, and empty ones as far as its only page has room."""
    face = printing.faces.body
    numbered = [{"sequence": number, **row} for number, row in enumerate(rows, start=1)]
    widths = list_widths(design.columns, numbered, face, SIZE)
    head = list_head(design.columns, widths)
    made = [
        list_row(design.columns, widths, row, face, SIZE, LEADING, design.row) for row in numbered
    ]
    end: list[Row] = []
    if design.total:
        end.append(_line(fill(design.total, slots), face))
    if design.signers:
        end.append(_signed_below(design.signers, face, words.blank_day))
    spare = FIRST - sum(row.height for row in (head, *made, *end))
    made += [
        list_row(design.columns, widths, {}, face, SIZE, LEADING, design.row)
        for _ in range(int(spare // (design.row * MM)))
    ]
    left, right = fill(design.left, slots), fill(design.right, slots)
    return _laid(design.title, (left, right), [head], made + end, printing, words)


def _line(text: str, face: Face) -> Row:
    return Row([cell(text, WIDTH, face, SIZE)], _HEAD, whole=True)


def _signed_below(labels: Sequence[str], face: Face, date: str) -> Row:
    def paint(paper: Paper, x: float, y: float, height: float) -> None:
        paper.frame(x, y, WIDTH, height, RULE)
        wide = WIDTH / len(labels)
        for place, label in enumerate(labels):
            at = x + PAD_X + 2 * MM + place * wide
            paper.text(at, y + 8 * MM, label, face, SIZE)
            paper.text(at, y + 18 * MM, date, face, SIZE)

    return Row([], 24 * MM, whole=True, paint=paint)


def _laid(
    title: str,
    ends: tuple[str, str],
    head: list[Row],
    rows: list[Row],
    printing: Printing,
    words: PageWords,
    bookmark: str = "",
) -> LaidOutPaper:
    pages = form_pages(rows, head)

    def page(place: int) -> Draw:
        def draw(paper: Paper) -> None:
            again = words.continued if place else ""
            draw_form_page(paper, head + pages[place], printing.faces, title, again, *ends)
            if printing.code:
                code = words.code.format(code=printing.code)
                foot(paper, [code], LEFT, WIDTH, right=True)

        return draw

    count = len(pages)
    feet = tuple(words.page.format(page=place + 1, pages=count) for place in range(count))
    return LaidOutPaper(title, tuple(map(page, range(count))), bookmark=bookmark, feet=feet)


class Setter:
    """Sets the blocks of one form; a kind of form that has blocks of its own adds their rows."""

    def __init__(
        self, design: FormDesign, slots: Slots, printing: Printing, words: PageWords
    ) -> None:
        self.first = design.blocks[0]
        self.slots = slots
        self.printing = printing
        self.face = printing.faces.body
        self.words = words
        self.invites = design.invites or not printing.filled

    def rows(self, block: FormBlock) -> list[Row]:
        """The rows of one block."""
        may_be_left_out = self.printing.filled or block.recorded
        if block.when and may_be_left_out and empty(self.slots[block.when]):
            return []
        return _WAYS[type(block)](self, block)

    def _value(self, slot: str, blank: str) -> Choice | str:
        value = self.slots[slot]
        return value or (blank if self.invites else "")

    def pair(self, block: Pair) -> list[Row]:
        """Two names with a value each."""
        (first, left, left_blank), (second, right, right_blank) = block.left, block.right
        values = self._value(left, left_blank), self._value(right, right_blank)
        return [pair(first, values[0], second, values[1], self.face)]

    def whole(self, block: Whole) -> list[Row]:
        """A name and its value or boxes."""
        return [self._row(block.label, self._value(block.slot, block.blank))]

    def _row(self, label: str, value: Choice | str) -> Row:
        if isinstance(value, Choice):
            return boxes(label, value, self.face)
        return whole(label, value, self.face)

    def long(self, block: Long) -> list[Row]:
        """A name and running text."""
        text = self.slots[block.slot] if self.printing.filled else ""
        made = long(
            block.label, text, block.least * MM, block.share, self.face, self.words.continued
        )
        if not self.printing.filled:
            made.paint = _written
        return [made]

    def line(self, block: Line) -> list[Row]:
        """Words over the full width."""
        return [_line(fill(block.text, self.slots), self.face)]

    def rest(self, block: Rest) -> list[Row]:
        """A row for each column that no other block shows."""
        return [self._row(label, value) for label, value in self.slots[block.slot]]

    def table(self, block: Table) -> list[Row]:
        """A row for each of what is listed."""
        # The head of a table that stands first is that of every page.
        within = [] if block is self.first else [self.head(block)]
        return within + self._listed(block)

    def head(self, block: Table) -> Row:
        """What the columns of what is listed are called."""
        return list_head(block.columns, self.widths(block))

    def _listed(self, block: Table) -> list[Row]:
        listed: Sequence[Mapping[str, Any]] = self.slots[block.slot]
        widths = self.widths(block)
        rows = [
            list_row(block.columns, widths, row, self.face, 10, 14.5, block.row) for row in listed
        ]
        if not self.printing.filled:
            return rows + [
                list_row(block.columns, widths, {}, self.face, 10, 14.5, block.empty_row)
                for _ in range(block.lines)
            ]
        if not rows and block.none:
            none = cell(block.none, WIDTH, self.face, SIZE, align="center")
            return [Row([none], block.empty_row * MM)]
        return rows

    def widths(self, block: Table) -> list[float]:
        """How wide the columns of what is listed are."""
        return list_widths(block.columns, self.slots[block.slot], self.face, 10)

    def declaration(self, block: Declaration) -> list[Row]:
        """What is signed for, and by whom."""

        def paint(paper: Paper, x: float, y: float, height: float) -> None:
            paper.frame(x, y, WIDTH, height, RULE)
            left, base = x + PAD_X + 2 * MM, y + (18.5 if block.text else 11) * MM
            paper.text(left, y + 7 * MM, block.text, self.face, SIZE)
            wide = WIDTH - 6 * MM
            for words, place in block.signatures:
                # The name of a room may be longer than what is left of the line.
                said, size = fitted(clean(words), self.face, SIZE, x + wide - left)
                at = min(left + place * MM, x + wide - measure(said, self.face, size))
                paper.text(at, base, said, self.face, size)
            paper.text(x, base + 9 * MM, block.date, self.face, SIZE, align="right", width=wide)

        return [Row([], block.height * MM, whole=True, paint=paint)]

    def people(self, block: FormPeople) -> list[Row]:
        """The particulars of people, of whom only some kinds of form know."""
        raise NotImplementedError

    def signing(self, block: FormSigning) -> list[Row]:
        """Who signs, by name."""
        found = self.slots[block.slot]
        rows: list[Row] = []
        few = len(found) <= _SPANNED
        wide = FULL - _DATED
        for signer in found:
            text = "　".join(part for part in (signer.role, signer.name) if part)
            text += f"\n{signer.note}" if signer.note else ""
            named = min(_NAMED, wide)
            cells = [
                cell(text, named, self.face, SIZE, leading=LEADING),
                Cell([], wide - named, self.face, SIZE, LEADING),
                cell(self.words.blank_day[2:], _DATED, self.face, 10, align="right"),
            ]
            if not few:
                cells.insert(0, label_cell(block.label))
            rows.append(Row(cells, _SIGNED, whole=True))
        return [spanned(block.label, rows)] if few and rows else rows

    def seal(self, block: FormSeal) -> list[Row]:
        """The box for the seal."""
        wording, face = self.words, self.face
        words = cell(fill(block.words, self.slots), FULL, face, SIZE, leading=17.0).lines
        issuer = cell(self.slots["committee"], 100 * MM, face, SIZE, leading=LEADING).lines
        date = self.slots[block.day] or wording.blank_day
        high = block.height * MM + len(words) * 17.0 + (len(issuer) - 1) * LEADING

        def paint(paper: Paper, x: float, y: float, height: float) -> None:
            left, wide = x + LABEL, FULL - 8 * MM
            draw_rows(paper, [_box(block.label, height)], x, y, RULE)
            paper.block(left + PAD_X, y + 6 * MM, words, face, SIZE, leading=17.0)
            base = y + height - 6 * MM
            paper.text(left, base, date, face, SIZE, align="right", width=wide)
            beside = wide - measure(date, face, SIZE) - 4 * MM
            paper.text(left, base, wording.seal, face, 9, color=GREY, align="right", width=beside)
            up = base - 7 * MM - (len(issuer) - 1) * LEADING
            paper.block(left, up, issuer, face, SIZE, leading=LEADING, align="right", width=wide)

        return [Row([], high, whole=True, paint=paint)]


_WAYS: dict[type, Callable[[Setter, Any], list[Row]]] = {
    Pair: Setter.pair,
    Whole: Setter.whole,
    Long: Setter.long,
    FormPeople: lambda setter, block: setter.people(block),
    FormSigning: Setter.signing,
    FormSeal: Setter.seal,
    Table: Setter.table,
    Line: Setter.line,
    Declaration: Setter.declaration,
    Rest: Setter.rest,
}


def _box(label: str, height: float) -> Row:
    row = Row([label_cell(label), Cell([], FULL, SANS_BOLD, SIZE, LEADING)], height)
    row.height = height
    return row


def _written(paper: Paper, x: float, y: float, height: float) -> None:
    """Lines to write on beside the name."""
    left, right = x + LABEL + PAD_X, x + WIDTH - PAD_X
    count = int(height // _WRITTEN)
    rules = [
        (left, y + place * height / count, right, y + place * height / count)
        for place in range(1, count)
    ]
    paper.lines(rules, 0.4, GREY)


def spanned(label: str, rows: list[Row]) -> Row:
    """Rows beside one name, kept together."""
    height = sum(row.height for row in rows)
    name = label_cell(label)

    def paint(paper: Paper, x: float, y: float, high: float) -> None:
        box = Row([name], high)
        box.height = high
        draw_rows(paper, [box], x, y, RULE)
        draw_rows(paper, rows, x + LABEL, y, RULE)

    return Row([], height, whole=True, paint=paint)
