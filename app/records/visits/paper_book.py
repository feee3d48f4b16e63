"""Rows of the paper book as they are typed: read, checked, kept as drafts, made visits."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from app import codes, settings
from app.errors import AppError, DayInFuture, FieldErrors, Missing
from app.fields import Code
from app.language import N_, _
from app.messages import words
from app.records import pasted, people, places
from app.records.listed import TableColumn
from app.records.people import Person
from app.records.visits.asking import times
from app.records.visits.paper import correct_from_paper, from_paper
from app.records.visits.visit import Visit
from app.store import journal, preferences
from app.store.session import current
from app.store.sounds import means

COLUMNS: Final = (
    "day", "name", "category", "facts", "advice", "result", "handler_name", "paper_number",
    "paper_page",
)  # fmt: skip
_HEADS: Final = {
    "day": (N_("Day"), 108), "name": (N_("Visitor"), 82), "category": (N_("Matter"), 86),
    "facts": (N_("What it is about"), 176), "advice": (N_("Advice"), 148),
    "result": (N_("Result"), 90), "handler_name": (N_("Handled by"), 80),
    "paper_number": (N_("Old No."), 82), "paper_page": (N_("Page"), 46),
}  # fmt: skip
"""What stands above each column, and how wide it is in pixels at 100 %."""
CARRIED: Final = ("day", "handler_name")
"""What stays the same from row to row until something else is typed."""
_NEEDED: Final = ("day", "category", "facts")
_UNCLEAR: Final = ("？", "?", "看不清", "？？", "??")


class WhoIsIt(AppError):
    """Somebody of this name is known, and nobody has said whether it is they (name)."""

    message = N_("{name} is known here. Choose who it is, or that it is somebody else.")


@dataclass
class Row:
    """One row of the book, which becomes one visit."""

    typed: dict[str, str] = field(default_factory=dict)
    person: str | None = None
    another: bool = False
    """Nobody of those known who have the same name."""
    unclear: set[str] = field(default_factory=set)
    errors: dict[str, str] = field(default_factory=dict)
    visit: str | None = None
    number: int | None = None
    made: str | None = None
    """The person who was not known before this row."""
    fresh: bool = False
    """Something was typed since it was last kept."""
    name_only: bool = False
    """A draft from before names became persons: its name stays a name."""

    @property
    def empty(self) -> bool:
        """Whether nothing was typed but what was carried down."""
        own = {name for name, text in self.typed.items() if text.strip()} | self.unclear
        return not own - set(CARRIED)

    @property
    def waits(self) -> bool:
        """Whether it is yet to be made a visit, or to be corrected."""
        return not self.empty and (self.visit is None or self.fresh)

    def shown(self, name: str) -> str:
        """What stands in a cell."""
        return _("cannot be read") if name in self.unclear else self.typed.get(name, "")

    def look(self, name: str) -> str:
        """How a cell is shown: wrong, not to be read, of a row that is empty, or nothing."""
        if name in self.errors:
            return "late"
        return "soon" if name in self.unclear else "quiet" if self.empty else ""

    def said(self, name: str) -> tuple[str, str]:
        """What is wrong with a cell, or who the visitor is; and its look."""
        if error := self.errors.get(name):
            return error, "error"
        if not self.person:
            return "", "quiet"
        person = people.get(self.person)
        return "：".join(filter(None, (person.name, people.about(person)))), "answer"

    def take(self, name: str, text: str, year: int) -> None:
        """Read what was typed into a cell and tidy it up; a refusal stands beside it."""
        text = text.strip()
        before = self.typed.get(name, ""), name in self.unclear
        self.errors.pop(name, None)
        if text in _UNCLEAR or (text == _("cannot be read") and name in self.unclear):
            self.mark(name, True)
        else:
            self.unclear.discard(name)
            self.typed[name] = text
            try:
                value = read(name, text, year)
                self.typed[name] = Visit.columns()[name].kind.show(value)
            except AppError as refusal:
                self.errors[name] = words(refusal)
        if (self.typed.get(name, ""), name in self.unclear) != before:
            self.fresh = True
            if name == "name":
                self.person, self.another, self.name_only = None, False, False
                if "name" not in self.errors and self.alike():
                    self.errors["name"] = words(WhoIsIt(name=self.typed["name"]))

    def choose(self, person: str | None) -> None:
        """Say who it is: somebody known, or with None another one of the same name."""
        self.person, self.another, self.fresh = person, person is None, True
        self.errors.pop("name", None)

    def alike(self) -> list[Person]:
        """Those of the same name of whom nobody has said whether it is they."""
        name = self.typed.get("name", "")
        settled = self.person or self.another or self.name_only
        if not name or settled or "name" in self.unclear:
            return []
        return [p for p in people.suggest(name) if p.name == name and p.id != self.made]

    def mark(self, name: str, unclear: bool) -> None:
        """Say that a cell cannot be read in the book, or that it can."""
        self.fresh = True
        self.errors.pop(name, None)
        if unclear:
            self.unclear.add(name)
            if name not in CARRIED:
                self.typed.pop(name, None)
        else:
            self.unclear.discard(name)

    def values(self) -> dict[str, Any]:
        """What the row says, by column. Raises FieldErrors."""
        wrong: dict[str, AppError] = {}
        values: dict[str, Any] = {}
        for name in COLUMNS:
            try:
                value = read(name, self.typed.get(name, ""), current().today().year)
            except AppError as refusal:
                wrong[name] = refusal
                continue
            if value is not None:
                values[name] = value
            elif name in _NEEDED and (name not in self.unclear or name == "day"):
                wrong[name] = Missing()
        if "name" not in values and "name" not in self.unclear:
            wrong["name"] = Missing()
        if values.get("name") == _("Prefers no name"):
            del values["name"]
            values["anonymous"] = True
        elif "name" in values and "name" not in wrong and self.alike():
            wrong["name"] = WhoIsIt(name=values["name"])
        if wrong:
            raise FieldErrors(wrong)
        return {**values, "person": self.person} if self.person else values

    def keep(self) -> bool:
        """Make the row a visit, or correct the one it became; False where something is wrong.

        Somebody who was not known becomes a person with it.
        """
        self.errors.clear()
        unclear = [name for name in COLUMNS if name in self.unclear]
        try:
            values = self.values()
            who = self._newcomer(values)
            if self.visit is None:
                own = places.own_village()
                kept = from_paper(
                    unclear=unclear, mode="visit", satisfaction="none", newcomer=who,
                    place=own.id if own is not None else None, **values,
                )  # fmt: skip
            else:
                blank = {name: None for name in (*COLUMNS, "person") if name not in values}
                old = journal.get(Visit, self.visit)
                kept = correct_from_paper(old, unclear=unclear, newcomer=who, **{**blank, **values})
        except FieldErrors as errors:
            self.errors = {name: words(each) for name, each in errors.fields.items()}
            return False
        if who is not None:
            self.made = kept.person
        self.visit, self.number, self.person, self.fresh = kept.id, kept.number, kept.person, False
        return True

    def _newcomer(self, values: dict[str, Any]) -> dict[str, Any] | None:
        """The particulars of somebody not known yet; a slip in a name just made is put right."""
        if "person" in values or "name" not in values or self.name_only:
            return None
        if self.made and times(self.made) == 1:
            people.change(people.get(self.made), name=values["name"])
            values["person"] = self.made
            return None
        return {"name": values["name"]}

    def raw(self) -> dict[str, Any]:
        """The row as a draft keeps it."""
        return {
            "typed": self.typed, "person": self.person, "unclear": sorted(self.unclear),
            "visit": self.visit, "made": self.made,
            **({} if self.name_only else {"another": self.another}),
        }  # fmt: skip


def restored(raw: dict[str, Any]) -> Row:
    """A row that a draft kept, with what was wrong in it."""
    visit = Visit.get_or_none(Visit.id == raw.get("visit")) if raw.get("visit") else None
    row = Row(
        typed=dict(raw.get("typed", {})),
        person=raw.get("person"),
        another=bool(raw.get("another")),
        name_only="another" not in raw,
        unclear=set(raw.get("unclear", ())),
        visit=visit.id if visit is not None else None,
        number=visit.number if visit is not None else None,
        made=raw.get("made"),
        fresh=True,
    )
    for name, text in row.typed.items():
        try:
            read(name, text, current().today().year)
        except AppError as refusal:
            row.errors[name] = words(refusal)
    return row


def following(above: list[Row]) -> Row:
    """The row below others: day and handler are carried down, never one that cannot be."""
    if not above:
        return Row(typed={"handler_name": preferences.get(settings.HANDLER) or current().user_name})

    def carried(name: str) -> str:
        can = (each for each in reversed(above) if name not in each.errors)
        return next((each.typed.get(name, "") for each in can), "")

    return Row(typed={name: carried(name) for name in CARRIED})


Cell = tuple[int, int]
"""Row and column, from 0."""


def place_in_draft(lines: list[Row], at: Cell) -> str:
    """Where a cell stands among the rows that a draft keeps."""
    order = [each for each, line in enumerate(lines) if line.waits]
    return f"{order.index(at[0]) if at[0] in order else len(order)},{at[1]}"


def from_draft(typed: Mapping[str, Any], place: str) -> tuple[list[Row], Cell]:
    """The rows that a draft kept, and the cell that was being typed."""
    lines = [restored(raw) for raw in typed.get("rows", [])]
    row, _comma, column = (place or "0,0").partition(",")
    at = (int(row), int(column or 0))
    if cell := typed.get("cell"):
        if at[0] >= len(lines):
            lines.append(following(lines))
        lines[at[0]].typed[COLUMNS[at[1]]] = cell
        lines[at[0]].fresh = True
    return lines, at


def block(text: str) -> list[list[str]]:
    """The cells of a block copied from a sheet, row by row, without the empty rows."""
    return [cells for cells in pasted.block(text) if any(map(str.strip, cells))]


def year_below(above: list[Row]) -> int:
    """The year that a day without one belongs to: that of the nearest row with a day."""
    day = following(above).typed.get("day", "")
    try:
        return datetime.date.fromisoformat(day).year
    except ValueError:
        return current().today().year


def read(name: str, text: str, year: int) -> Any:
    """What a cell means. Raises Unacceptable."""
    if name == "day":
        return _day(text, year)
    kind = Visit.columns()[name].kind
    if isinstance(kind, Code) and text and codes.load(kind.list).read(text) is None:
        found = meant(name, text)
        return found[0].code if len(found) == 1 else kind.parse(text)
    return kind.parse(text)


def _day(text: str, year: int) -> datetime.date | None:
    typed = text.replace(".", "-") if text.count(".") == 1 else text
    day: datetime.date | None = Visit.columns()["day"].kind.parse(typed, year=year)
    if day is None or day <= current().today():
        return day
    if str(day.year) in text:
        raise DayInFuture(day=day.isoformat())
    return _last_year(day)


def _last_year(day: datetime.date) -> datetime.date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)


def meant(name: str, text: str) -> list[codes.Code]:
    """The codes that a text in a cell may mean, all of them where it is empty."""
    kind = Visit.columns()[name].kind
    if not isinstance(kind, Code):
        return []
    return [each for each in codes.load(kind.list).current() if not text or means(text, each)]


def columns() -> list[TableColumn]:
    """The columns of the sheet."""
    return [
        TableColumn(name, _(label), partial(Row.shown, name=name), width,
                    look=partial(Row.look, name=name), whole=name == "day")
        for name, (label, width) in _HEADS.items()
    ]  # fmt: skip
