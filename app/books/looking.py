"""A workbook being looked through: what the keeper has set right, and how each row stands now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, Final, cast

from app.books import choosing, kinds
from app.books.answers import Typed
from app.books.plan import LEFT_OUT, LOOK, READY, Choices, Item, Plan, Reason, masked
from app.books.sheet import Book, Sheet
from app.books.table import Form, Meaning
from app.codes import load
from app.language import N_, _, listed, n_
from app.messages import in_one, shortened
from app.records.listed import TableColumn

ALL: Final = "all"
STATES: Final = {
    READY: N_("Can come in"),
    LOOK: N_("Needs a look"),
    LEFT_OUT: N_("Stays out"),
}
LOOKS: Final = {READY: "safe", LOOK: "soon", LEFT_OUT: "quiet"}
"""How each is to be shown."""
AS_SHOWN: Final = 24
"""Longer cells are cut off on screen, not in the record."""
_TOP: Final = 20
"""A head further down is said by pressing Enter on its row."""

Offered = list[tuple[Any, str]]
"""What may be chosen: the value, and what it is called."""


class Looking:
    """A workbook, the choices made about it, and the plan that came of them (None: no table).

    `accepted` are rows that come in though they were doubted, `state` is what the list is
    narrowed to, `masked` says whether private numbers are hidden.
    """

    def __init__(self) -> None:
        self.book: Book | None = None
        self.plan: Plan | None = None
        self.sheet: Sheet | None = None
        self.kind = kinds.VISITS
        self.form: Form = kinds.form(self.kind)
        self.choices = Choices()
        self.accepted: set[int] = set()
        self.state = ALL
        self.masked = True
        self.meaning: dict[int, str] = {}
        """What each column of the sheet was taken for."""
        self.known: set[str] = set()

    def begin(self, book: Book, kind: str, known: set[str]) -> None:
        """Look at another workbook from the start; `known` marks rows that are in already."""
        self.book, self.kind, self.known = book, kind, known
        self.plan, self.sheet, self.meaning = None, None, {}
        self.choices, self.accepted, self.state = Choices(), set(), ALL

    def reading(self) -> Callable[[], Plan]:
        """What understands the workbook as things stand now, for another thread."""
        assert self.book is not None
        return partial(kinds.plan, self.kind, self.book, self.choices, self.known)

    def understood(self, plan: Plan | None) -> None:
        """Go on with what was understood; without a plan, with the bare sheet."""
        self.plan, self.form = plan, kinds.form(self.kind)
        self.sheet = plan.table if plan else self._bare(self.choices.sheet)
        self.meaning = {at: name for name, at in (plan.columns if plan else {}).items()}
        if plan is not None:
            self.accepted &= {item.row for item in plan.look}

    def _bare(self, name: str | None) -> Sheet | None:
        sheets = self.book.sheets if self.book else []
        return next((each for each in sheets if name in (None, each.name)), None)

    # What the keeper sets right

    def choose(self, **chosen: Any) -> None:
        """Take another sheet, year or head; what hung on the old one is forgotten."""
        if not chosen.keys() & {"sheet", "header_row"}:
            self.choices = replace(self.choices, **chosen)
            return
        kept = self.choices
        self.choices = replace(Choices(sheet=kept.sheet, year=kept.year), **chosen)
        self.accepted = set()
        if "sheet" in chosen and self.book is not None:
            self.kind = kinds.guess(self.book, Choices(sheet=chosen["sheet"]))

    def choose_kind(self, kind: str) -> None:
        """Take it for another kind of table."""
        self.kind = kind
        self.choices, self.accepted = Choices(sheet=self.choices.sheet), set()

    def choose_column(self, at: int, name: str | None) -> None:
        """A column of the sheet means something else, or nothing."""
        self.choices = choosing.column(self.choices, self.plan, at, name)

    def choose_word(self, name: str, word: str, code: str) -> None:
        """A word of the workbook means a code, wherever it stands."""
        self.choices = choosing.word(self.choices, name, word, code)

    def answer(self, typed: Typed) -> None:
        """Cells should have said something else."""
        self.choices = choosing.typed(self.choices, typed)

    def revert(self, at: int) -> None:
        """A row is again as it stands in the workbook."""
        self.accepted.discard(at)
        self.choices = choosing.untyped(self.choices, at)

    # What may be chosen

    def kinds(self) -> Offered:
        """The kinds of table it may hold."""
        return [(kind, _(name)) for kind, name in kinds.NAMES.items()]

    def sheets(self) -> Offered:
        """The sheets of the workbook; all of them where several fit together."""
        fitting = len(self.plan.sheets) if self.plan else 0
        every: Offered = [(None, all_sheets(fitting))] if fitting > 1 else []
        return [
            *every,
            *((each.name, each.name) for each in (self.book.sheets if self.book else [])),
        ]

    def sheet_read(self) -> tuple[str | None, str]:
        """The sheet that is read, and its name; where several are, None and how many."""
        read = list(dict.fromkeys(part.sheet for part in self.plan.parts)) if self.plan else []
        if len(read) > 1:
            return None, all_sheets(len(read))
        first = read or [each.name for each in (self.book.sheets if self.book else [])][:1]
        name = self.choices.sheet or "".join(first)
        return name, name

    @property
    def year(self) -> int | None:
        """The year of days that are written without one."""
        return self.plan.year if self.plan else self.choices.year

    def heads(self, name: str | None) -> Offered:
        """The upper rows of a sheet, one of which is its head."""
        shown = self._bare(name)
        rows = shown.rows[:_TOP] if shown is not None else []
        texts = ["、".join(cell.text for cell in cells if cell.text) for cells in rows]
        said = _("Row {row}")
        return [
            (at, said.format(row=at) + f"　{shortened(text)}")
            for at, text in enumerate(texts, 1)
            if text
        ]

    def meanings(self, at: int) -> Offered:
        """What a column may mean that no other one does."""
        where = {} if self.plan is None else self.plan.columns
        used = {name for name, column in where.items() if column != at}
        labels = [(each.name, _(each.column.label)) for each in self.form.meanings]
        return [(None, _("Not used")), *(each for each in labels if each[0] not in used)]

    def words(self) -> list[tuple[Meaning, str, dict[str, str | None]]]:
        """Each meaning with words that stand for codes: the list of codes, the code of each word.

        What no code is known for comes first; a word that is the label of its code is left out.
        """
        found: list[tuple[Meaning, str, dict[str, str | None]]] = []
        for meaning in self.form.meanings:
            name = getattr(meaning.column.kind, "list", "")
            read = self.plan.words.get(meaning.name, {}) if self.plan and name else {}
            asked = {w: c for w, c in read.items() if w and (not c or load(name).label(c) != w)}
            if asked:
                ordered = sorted(asked, key=lambda word: asked[word] is not None)
                found.append((meaning, name, {word: asked[word] for word in ordered}))
        return found

    # How the rows stand

    @property
    def width(self) -> int:
        """How many columns the sheet has."""
        return max(map(len, self.sheet.rows), default=0) if self.sheet is not None else 0

    def items(self) -> list[Item]:
        """The rows that the list is narrowed to; without a plan, those of the bare sheet."""
        if self.plan is None:
            rows = len(self.sheet.rows) if self.sheet is not None else 0
            return [Item(at, READY) for at in range(1, rows + 1)]
        return [item for item in self.plan.items if self.state in (ALL, self.state_of(item))]

    def state_of(self, item: Item) -> str:
        """How a row stands, with what was accepted."""
        return READY if item.row in self.accepted else item.state

    def chosen(self) -> set[int]:
        """The rows that would come in now."""
        if self.plan is None:
            return set()
        looked = {item.row for item in self.plan.look}
        return {item.row for item in self.plan.ready} | (self.accepted & looked)

    def wanting(self) -> list[Item]:
        """The rows that still need a look."""
        looked = self.plan.look if self.plan else []
        return [item for item in looked if item.row not in self.accepted]

    def next_wanting(self, row: int) -> Item | None:
        """The next row after this one that needs a look; after the last one the first."""
        wanting = self.wanting()
        return next((item for item in wanting if item.row > row), next(iter(wanting), None))

    def counts(self) -> dict[str, int]:
        """How many rows stand how."""
        plan, accepted = self.plan, len(self.accepted)
        if plan is None:
            return {}
        ready, look = len(plan.ready) + accepted, len(plan.look) - accepted
        return {READY: ready, LOOK: look, LEFT_OUT: len(plan.left_out)}

    # In words

    def others(self) -> str:
        """What of the workbook is not read; empty where all is."""
        said = [
            _("{sheet} ({kind}, {rows} rows)").format(
                sheet=each.sheet,
                kind=_(kinds.NAMES[each.kind]) if each.kind else _("no table that is known"),
                rows=each.rows,
            )
            for each in (self.plan.others if self.plan else [])
        ]
        return _("Not read: {what}").format(what="、".join(said)) if said else ""

    def sums(self) -> str:
        """All rows, and that those of each state add up to them."""
        if self.plan is None:
            return ""
        rows = n_("{count} row", "{count} rows", self.plan.rows).format(count=self.plan.rows)
        return "{} = {} + {} + {}".format(rows, *self.counts().values())

    def heading(self, item: Item) -> str:
        """Which row it is, and whom it is about."""
        named = item.person.get("name") or item.values.get("applicants") or ""
        is_list = isinstance(named, list)
        who = "、".join(map(str, cast("list[object]", named) if is_list else [named]))
        return _("Row {row}").format(row=self.where(item)) + (f" · {who}" if who else "")

    def where(self, item: Item) -> str:
        """The number of a row, as it is named to people."""
        return self.plan.where(item.row) if self.plan else str(item.row)

    def stands(self, item: Item, *, short: bool = False) -> str:
        """How a row stands; in `short` only what is to be looked at."""
        state = self.state_of(item)
        if state == LEFT_OUT:
            return in_one(reason.words() for reason in item.reasons).rstrip("。.")
        if state == LOOK and short:
            labels = listed(dict.fromkeys(each.label for each in item.reasons if each.label))
            return _("Look: {what}").format(what=labels) if labels else item.reasons[0].words()
        return _(STATES[state])

    def doubts(self, item: Item, column: int) -> list[Reason]:
        """What is doubted about a cell."""
        name = self.meaning.get(column)
        return [each for each in item.reasons if name and each.column == name]

    def notes(self, item: Item, column: int) -> str:
        """What is to be said of a cell: doubts and remarks."""
        name = self.meaning.get(column)
        remarks = [each for each in item.remarks if name and each.column == name]
        said = "\n".join(each.words() for each in (*self.doubts(item, column), *remarks))
        return masked(said) if self.masked else said

    def corrected(self, item: Item, column: int) -> bool:
        """Whether somebody has said what a cell should have said."""
        return self.meaning.get(column) in self.choices.typed.get(item.row, {})

    def text(self, row: int, column: int) -> str:
        """What a cell of the sheet says, or was said to say."""
        typed, name = self.choices.typed.get(row, {}), self.meaning.get(column)
        if name is not None and name in typed:
            return typed[name]
        cells = self.sheet.rows[row - 1] if self.sheet else []
        return cells[column].text if column < len(cells) else ""

    def meaning_of(self, name: str) -> Meaning | None:
        """What a meaning of a column is, by its name."""
        return next((each for each in self.form.meanings if each.name == name), None)

    def shown(self, item: Item, column: int) -> str:
        """What a cell says on screen: on one line, cut off, private numbers masked."""
        text = self.text(item.row, column).replace("\n", " ")
        if self.masked and text:
            meaning = self.meaning_of(self.meaning.get(column, ""))
            if meaning is not None and meaning.column.private and item.state != LEFT_OUT:
                return meaning.column.kind.mask(text)
            text = masked(text)
        return text if len(text) <= AS_SHOWN else text[:AS_SHOWN] + "…"

    # As a list

    def columns(self) -> list[TableColumn]:
        """The number of a row, how it stands, and what the cells of the sheet say."""
        heads = self.plan.headers if self.plan else []

        def stands(item: Item) -> str:
            return self.stands(item, short=True) if self.plan else ""

        def cell(at: int) -> TableColumn:
            shown, look = partial(self.shown, column=at), partial(self._look, column=at)
            return TableColumn(str(at), heads[at] if at < len(heads) else "", shown, look=look)

        return [
            TableColumn("row", _("Row"), self.where, look="quiet"),
            TableColumn("state", _("How it stands"), stands, look=self.look_of),
            *map(cell, range(self.width)),
        ]

    def look_of(self, item: Item) -> str:
        """How the state of a row is to be shown."""
        return LOOKS[self.state_of(item)]

    def _look(self, item: Item, column: int) -> str:
        if self.corrected(item, column):
            return "blue"
        if item.state == LEFT_OUT or (self.plan and column not in self.meaning):
            return "faint"
        return "soon" if self.doubts(item, column) else ""


def all_sheets(count: int) -> str:
    """All of so many sheets, in words."""
    return n_("All {count} sheet", "All {count} sheets", count).format(count=count)
