"""Papers in ruled rows: forms by blocks, lists by columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from app.documents.cases.papers.design import (
    FormBlock,
    FormDesign,
    FormPeople,
    FormSeal,
    FormSigning,
    ListDesign,
    Long,
    Pair,
    Whole,
    shared,
)
from app.documents.cases.papers.laid import Draw, Laid, Printing, foot
from app.documents.cases.papers.rows import Party
from app.documents.cases.papers.slots import Slots, empty, of_agent, said
from app.documents.forms.rows import Choice, boxes, long, pair, whole
from app.documents.forms.signed import (
    FIRST,
    FOLIO,
    FULL,
    LABEL,
    LEADING,
    LEAST,
    LEFT,
    RULE,
    SIZE,
    WIDTH,
    draw_form_page,
    form_pages,
    label_cell,
    value_cell,
)
from app.documents.typeset.fonts import SANS, SANS_BOLD, clean
from app.documents.typeset.page import GREY, MM, Align, Paper, measure
from app.documents.typeset.table import PAD_X, Cell, Row, cell, draw_rows

_SIGNED_BY = (FormSigning, FormSeal)
_WRITTEN = 8.5 * MM  # between lines to write on
_SIGNED = 10 * MM
_SMALL = 15 * MM  # a short value, such as the sex
_SPANNED = 6
_NAME = 50.0  # points that a name has beside sex, group and age
_NAMED = 50 * MM
_DATED = 38 * MM


def lay(design: FormDesign, slots: Slots, printing: Printing) -> Laid:
    """A form by its design, filled from the slots."""
    setter = _Setter(slots, printing)
    rows: list[Row] = []
    for signed, blocks in groupby(design.blocks, lambda each: isinstance(each, _SIGNED_BY)):
        made = [row for block in blocks for row in setter.rows(block)]
        rows += _joined(made) if signed else made
    return _laid(
        design.title, said(design.left, slots), said(design.right, slots), [], rows, printing
    )


def _joined(rows: list[Row]) -> list[Row]:
    """Who signs and the seal as one, so that no page parts them while half a page holds them."""
    height = sum(row.height for row in rows)
    if len(rows) < 2 or height > FIRST / 2:
        return rows

    def paint(paper: Paper, x: float, y: float, _height: float) -> None:
        draw_rows(paper, rows, x, y, RULE)

    return [Row([], height, whole=True, paint=paint)]


def lay_list(design: ListDesign, rows: Sequence[Any], slots: Slots, printing: Printing) -> Laid:
    """A list: one row for each, and empty ones as far as its only page has room."""
    widths = [column.width * MM for column in design.columns]
    scale = WIDTH / sum(widths)
    widths = [width * scale for width in widths]
    face = printing.faces.body
    head = Row(
        [
            cell(column.label, width, SANS, 10, align="center")
            for column, width in zip(design.columns, widths, strict=True)
        ],
        9 * MM,
        whole=True,
    )
    made: list[Row] = []
    for number, row in enumerate(rows, start=1):
        cells: list[Cell] = []
        for column, width in zip(design.columns, widths, strict=True):
            value = number if column.slot == "sequence" else getattr(row, column.slot)
            text = "" if value is None else clean(str(value))
            align: Align = "left" if column.align == "left" else "center"
            cells.append(cell(text, width, face, 10.5, leading=LEADING, align=align))
        made.append(Row(cells, design.row * MM))
    end: list[Row] = []
    if design.total:
        words = said(design.total, slots)
        end.append(Row([cell(words, WIDTH, face, SIZE)], 9 * MM, whole=True))
    if design.signers:
        end.append(_signed_below(design.signers, printing))
    spare = FIRST - sum(row.height for row in (head, *made, *end))
    made += [
        Row([Cell([], width, face, SIZE, LEADING) for width in widths], design.row * MM)
        for _ in range(int(spare // (design.row * MM)))
    ]
    made += end
    left, right = said(design.left, slots), said(design.right, slots)
    return _laid(design.title, left, right, [head], made, printing)


def _signed_below(words: Sequence[str], printing: Printing) -> Row:
    def paint(paper: Paper, x: float, y: float, height: float) -> None:
        paper.frame(x, y, WIDTH, height, RULE)
        wide = WIDTH / len(words)
        for place, label in enumerate(words):
            at = x + PAD_X + 2 * MM + place * wide
            paper.text(at, y + 8 * MM, label, printing.faces.body, SIZE)
            date = shared().blank_day
            paper.text(at, y + 18 * MM, date, printing.faces.body, SIZE)

    return Row([], 24 * MM, whole=True, paint=paint)


def _laid(
    title: str, left: str, right: str, head: list[Row], rows: list[Row], printing: Printing
) -> Laid:
    pages = form_pages(rows, head)
    wording = shared()

    def page(place: int) -> Draw:
        def draw(paper: Paper) -> None:
            again = wording.continued if place else ""
            draw_form_page(paper, head + pages[place], printing.faces, title, again, left, right)
            count = wording.page.format(page=place + 1, pages=len(pages))
            paper.text(LEFT, FOLIO, count, SANS, 9, align="center", width=WIDTH)
            if printing.code:
                code = wording.code.format(code=printing.code)
                foot(paper, [code], LEFT, WIDTH, right=True)

        return draw

    return Laid(title, tuple(page(place) for place in range(len(pages))))


class _Setter:
    def __init__(self, slots: Slots, printing: Printing) -> None:
        self.slots = slots
        self.printing = printing
        self.face = printing.faces.body
        self.wording = shared()

    def rows(self, block: FormBlock) -> list[Row]:
        """The rows of one block."""
        if block.when and self.printing.filled and empty(self.slots[block.when]):
            return []
        ways: dict[type, Callable[[Any], list[Row]]] = {
            Pair: self._pair,
            Whole: self._whole,
            Long: self._long,
            FormPeople: self._people,
            FormSigning: self._signing,
            FormSeal: self._seal,
        }
        return ways[type(block)](block)

    def _pair(self, block: Pair) -> list[Row]:
        (first, left, left_blank), (second, right, right_blank) = block.left, block.right
        return [
            pair(
                first,
                self.slots[left] or left_blank,
                second,
                self.slots[right] or right_blank,
                self.face,
            )
        ]

    def _whole(self, block: Whole) -> list[Row]:
        value = self.slots[block.slot]
        if isinstance(value, Choice):
            return [boxes(block.label, value, self.face)]
        return [whole(block.label, value or block.blank, self.face)]

    def _long(self, block: Long) -> list[Row]:
        text = self.slots[block.slot] if self.printing.filled else ""
        made = long(
            block.label, text, block.least * MM, block.share, self.face, self.wording.continued
        )
        if not self.printing.filled:
            made.paint = _written
        return [made]

    def _people(self, block: FormPeople) -> list[Row]:
        rows: list[Row] = []
        for party in self.slots[block.slot]:
            rows.append(_spanned(party.role, self._party(party)))
        return rows

    def _party(self, party: Party) -> list[Row]:
        words = self.wording.party
        wide = WIDTH - LABEL

        def side_by_side(*cells: tuple[str, str, float]) -> Row:
            known = sum(width for _, _, width in cells)
            open_ones = sum(1 for _, _, width in cells if not width)
            names = [label_cell(label) for label, _, _ in cells]
            for name, (label, _, _) in zip(names, cells, strict=True):
                name.width = (15 if len(label) <= 2 else 23) * MM
                name.lines = cell(label, name.width, SANS, 10).lines
                name.tracking = 0.5 if len(label) == 2 else 0.0
            rest = (wide - known - sum(name.width for name in names)) / max(open_ones, 1)
            made: list[Cell] = []
            for name, (_, value, width) in zip(names, cells, strict=True):
                made += [name, value_cell(value, width or rest, self.face)]
            return Row(made, LEAST)

        rows: list[Row] = []
        if party.organisation:
            rows += [
                side_by_side((words.title, party.name, 0)),
                side_by_side(
                    (words.credit_code, party.credit_code, 0),
                    (words.represented_by, party.represented_by, 32 * MM),
                ),
                side_by_side((words.phone, party.phone, 32 * MM), (words.seat, party.address, 0)),
            ]
        else:
            about = (
                (words.sex, party.sex, _SMALL),
                (words.ethnic, party.ethnic, _SMALL + 3 * MM),
                (words.age, party.age, _SMALL),
            )
            named = (words.name, party.name, 0.0)
            if measure(party.name, self.face, SIZE) > _NAME:
                rows += [side_by_side(named), side_by_side(*about, ("", "", 0))]
            else:
                rows.append(side_by_side(named, *about))
            rows += [
                side_by_side(
                    (words.identity, party.identity, 46 * MM), (words.phone, party.phone, 0)
                ),
                side_by_side(
                    (words.occupation, party.occupation, 22 * MM), (words.address, party.address, 0)
                ),
            ]
        for agent in party.agents:
            rows.append(side_by_side((words.agent, of_agent(agent), 0)))
        return rows

    def _signing(self, block: FormSigning) -> list[Row]:
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
                cell(self.wording.blank_day[2:], _DATED, self.face, 10, align="right"),
            ]
            if not few:
                cells.insert(0, label_cell(block.label))
            rows.append(Row(cells, _SIGNED, whole=True))
        return [_spanned(block.label, rows)] if few and rows else rows

    def _seal(self, block: FormSeal) -> list[Row]:
        wording, face = self.wording, self.face
        words = cell(said(block.words, self.slots), FULL, face, SIZE, leading=17.0).lines
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


def _spanned(label: str, rows: list[Row]) -> Row:
    """Rows beside one name, kept together."""
    height = sum(row.height for row in rows)
    name = label_cell(label)

    def paint(paper: Paper, x: float, y: float, high: float) -> None:
        box = Row([name], high)
        box.height = high
        draw_rows(paper, [box], x, y, RULE)
        draw_rows(paper, rows, x + LABEL, y, RULE)

    return Row([], height, whole=True, paint=paint)
