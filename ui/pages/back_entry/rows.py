"""Rows of the paper book as they are typed: read, checked, kept as drafts, made visits."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from app import codes, settings
from app.errors import AppError, DayInFuture, FieldErrors, Missing
from app.fields import Code
from app.language import _
from app.messages import words
from app.records import people, places, visits
from app.records.visits import Visit
from app.store import journal, preferences
from app.store.session import current
from app.store.sounds import readings
from ui.pages.visits.who import described
from ui.widgets.suggest import Suggestion

COLUMNS: Final = (
    "day", "name", "category", "facts", "advice", "result", "handler_name", "paper_number",
    "paper_page",
)  # fmt: skip
CARRIED: Final = ("day", "handler_name")
"""What stays the same from row to row until something else is typed."""
_NEEDED: Final = ("day", "category", "facts")
_UNCLEAR: Final = ("？", "?", "看不清", "？？", "??")


@dataclass
class Line:
    """One row of the grid, which becomes one visit."""

    typed: dict[str, str] = field(default_factory=dict)
    person: str | None = None
    unclear: set[str] = field(default_factory=set)
    errors: dict[str, str] = field(default_factory=dict)
    visit: str | None = None
    number: int | None = None
    fresh: bool = False
    """Something was typed since it was last kept."""

    @property
    def empty(self) -> bool:
        """Whether nothing was typed but what was carried down."""
        own = {name for name, text in self.typed.items() if text.strip()} | self.unclear
        return not own - set(CARRIED)

    def shown(self, name: str) -> str:
        """What stands in a cell."""
        return _("cannot be read") if name in self.unclear else self.typed.get(name, "")

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
                self.typed[name] = _said(name, value) if value is not None else ""
            except AppError as refusal:
                self.errors[name] = words(refusal)
        if (self.typed.get(name, ""), name in self.unclear) != before:
            self.fresh = True
            if name == "name":
                self.person = None

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
        if wrong:
            raise FieldErrors(wrong)
        return {**values, "person": self.person} if self.person else values

    def keep(self) -> bool:
        """Make the row a visit, or correct the one it became; False where something is wrong."""
        self.errors.clear()
        try:
            values = self.values()
            if self.visit is None:
                own = places.own_village()
                kept = visits.from_paper(
                    unclear=[name for name in COLUMNS if name in self.unclear],
                    mode="visit", satisfaction="none",
                    place=own.id if own is not None else None, **values,
                )  # fmt: skip
            else:
                blank = {name: None for name in COLUMNS if name not in values}
                old = journal.get(Visit, self.visit)
                kept = visits.correct_from_paper(
                    old, unclear=[n for n in COLUMNS if n in self.unclear], **{**blank, **values}
                )
        except FieldErrors as errors:
            self.errors = {name: words(each) for name, each in errors.fields.items()}
            return False
        self.visit, self.number, self.fresh = kept.id, kept.number, False
        return True

    def raw(self) -> dict[str, Any]:
        """The row as a draft keeps it."""
        return {
            "typed": self.typed, "person": self.person, "unclear": sorted(self.unclear),
            "visit": self.visit,
        }  # fmt: skip


def restored(raw: dict[str, Any]) -> Line:
    """A row that a draft kept."""
    visit = Visit.get_or_none(Visit.id == raw.get("visit")) if raw.get("visit") else None
    return Line(
        typed=dict(raw.get("typed", {})),
        person=raw.get("person"),
        unclear=set(raw.get("unclear", ())),
        visit=visit.id if visit is not None else None,
        number=visit.number if visit is not None else None,
        fresh=True,
    )


def following(above: Line | None) -> Line:
    """The row below another: day and handler are carried down."""
    if above is None:
        handler = preferences.get(settings.HANDLER) or current().user_name
        return Line(typed={"handler_name": handler})
    return Line(typed={name: above.typed.get(name, "") for name in CARRIED})


def read(name: str, text: str, year: int) -> Any:
    """What a cell means. Raises Unacceptable."""
    kind = Visit.columns()[name].kind
    if name != "day":
        if isinstance(kind, Code) and text:
            found = offered(name, text)
            if codes.load(kind.list).read(text) is None and len(found) == 1:
                return found[0].value
        return kind.parse(text)
    day = kind.parse(text.replace(".", "-") if text.count(".") == 1 else text, year=year)
    if day is not None and day > current().today():
        if str(day.year) in text:
            raise DayInFuture(day=day.isoformat())
        return _last_year(day)
    return day


def _last_year(day: datetime.date) -> datetime.date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)


def _said(name: str, value: Any) -> str:
    return Visit.columns()[name].kind.show(value)


def offered(name: str, text: str) -> Sequence[Suggestion]:
    """What a cell may be: people, codes by pinyin or character, handlers."""
    kind = Visit.columns()[name].kind
    if name == "name":
        known = [described(person) for person in people.suggest(text)] if text else []
        nobody = Suggestion(None, _("Prefers no name"), plain=True)
        return [*known, nobody] if not text or known else []
    if name == "handler_name":
        return [Suggestion(None, each) for each in visits.handlers() if text in each][:8]
    if isinstance(kind, Code):
        return [
            Suggestion(code.code, code.label, plain=True)
            for code in codes.load(kind.list).current()
            if not text or _matches(code, text.lower())
        ]
    return []


def _matches(code: codes.Code, text: str) -> bool:
    if text in code.label.lower() or any(text in word for word in code.also):
        return True
    spoken = " ".join(map(readings, (code.zh, *code.also)))
    return text.isascii() and any(each.startswith(text) for each in spoken.split())
