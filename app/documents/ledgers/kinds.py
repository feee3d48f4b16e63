"""Every kind of ledger there is: each kind of record that has a day, by its own description."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec
from peewee import fn

from app.documents.design import LedgerChoice, LedgersDesign, load
from app.documents.ledgers import case_ledgers, case_registers
from app.documents.ledgers import ledger as ledgers
from app.documents.ledgers import rows as ledger_rows
from app.errors import NotFound
from app.fields import Address, Day, Kind, Moment, Name, Names, Reference, Text
from app.language import N_, _
from app.store import Column, Record, registry
from app.store.session import current

Rows = Iterator[dict[str, Any]]
Find = Callable[
    [datetime.date | None, datetime.date | None, Mapping[str, Column]], tuple[int, Rows]
]
"""How many rows there are from one day to another, and what they say in these columns."""


@dataclass(frozen=True)
class Ledger:
    """One kind of ledger: `label` names it on the screen, `title` on paper.

    `columns` are all it can show, `usual` the names of those it shows where nothing was chosen,
    `find` gives its rows.
    """

    name: str
    label: str
    title: str
    columns: Callable[[str], Column | None]
    usual: tuple[str, ...]
    find: Find
    choice: LedgerChoice = field(default_factory=LedgerChoice)

    def shown(self, *, public: bool = False) -> dict[str, Column]:
        """The columns of the full variant, or of the one that everybody may read.

        There names are private, and what cannot be masked is left out whatever was chosen.
        """
        chosen = self.choice.public if public else self.choice.full
        known = {name: self.columns(name) for name in self._made_by() + (chosen or self.usual)}
        found = {name: column for name, column in known.items() if column is not None}
        if not public:
            return found
        fit = _may_be_masked if chosen else _is_harmless
        return {n: self._masked(n, each) for n, each in found.items() if fit(each)}

    def showing(self, names: Sequence[str]) -> Ledger:
        """The same ledger with these columns."""
        chosen = msgspec.structs.replace(self.choice, full=tuple(names), public=tuple(names))
        return replace(self, choice=chosen)

    def printed(self, *, public: bool = False) -> list[ledgers.Column]:
        """The same for `ledgers.ledger`."""
        made = ledgers.described(self.shown(public=public))
        shares = self.choice.shares
        return [replace(each, weight=shares.get(each.key, 0)) for each in made]

    def rows(
        self, since: datetime.date | None, until: datetime.date | None, *, public: bool = False
    ) -> tuple[int, Rows]:
        """How many rows a period has, and the rows as they are asked for."""
        return self.find(since, until, self.shown(public=public))

    def _made_by(self) -> tuple[str, ...]:
        model = registry.get(self.name)
        own = model is not None and model.ours_only
        return (ledger_rows.MADE_BY,) if current().is_office and not own else ()

    def _masked(self, name: str, column: Column) -> Column:
        is_name, private = isinstance(column.kind, Name | Names), name not in self.choice.open
        return Column(column.kind, column.label, private=private) if is_name else column


def every() -> list[Ledger]:
    """Every ledger there is: those that were arranged in their order, then by kind of record."""
    arranged = load("ledgers", LedgersDesign)
    made = {
        "case": _of_disputes("case", _DISPUTES, case_ledgers.columns(), case_ledgers.rows_between),
        "oral": _of_disputes("oral", _ORAL, case_registers.columns(), case_registers.rows_between),
    }
    for name, model in registry.items():
        choice = arranged.kinds.get(name, LedgerChoice())
        if name not in made and (model.in_ledgers or name in arranged.kinds):
            day = choice.day or _day(model)
            if day:
                made[name] = _of_records(model, day, choice, arranged.title)
    first = [name for name in arranged.kinds if name in made]
    return [made[name] for name in (*first, *(each for each in made if each not in first))]


def filled(since: datetime.date | None, until: datetime.date | None) -> list[Ledger]:
    """The ledgers that belong into a volume of these days: the usual ones, and what has rows."""
    return [each for each in every() if each.choice.usual or each.rows(since, until)[0]]


def named(name: str) -> Ledger:
    """The ledger of this name. Raises NotFound."""
    for each in every():
        if each.name == name:
            return each
    raise NotFound


def _day(model: type[Record]) -> str:
    """The column that says when a record is of, after a dot where that stands elsewhere."""
    must = {name: each.kind for name, each in model.columns().items() if each.required}
    for kinds in (Day, Moment):
        found = next((name for name, kind in must.items() if isinstance(kind, kinds)), "")
        if found:
            return found
    for name, kind in must.items():
        target = registry.get(kind.to) if isinstance(kind, Reference) else None
        if target is not None and target is not model:
            day = next((n for n, c in target.columns().items() if _is_day(c)), "")
            if day:
                return f"{name}.{day}"
    return ""


def _is_day(column: Column) -> bool:
    return column.required and isinstance(column.kind, Day)


def _of_records(model: type[Record], day: str, choice: LedgerChoice, title: str) -> Ledger:
    kind = _(model.label)
    listed = tuple(name for name, each in model.columns().items() if each.listed)
    return Ledger(
        name=model.kind_name,
        label=_LABELS.get(model.kind_name, model.label),
        title=choice.title or title.format(kind=kind),
        columns=lambda name: ledger_rows.described(model, name),
        usual=listed,
        find=lambda since, until, columns: _found(model, day, since, until, columns, choice.open),
        choice=choice,
    )


def _found(
    model: type[Record],
    day: str,
    since: datetime.date | None,
    until: datetime.date | None,
    columns: Mapping[str, Column],
    spared: tuple[str, ...],
) -> tuple[int, Rows]:
    behind, _, name = day.rpartition(".")
    source = ledger_rows.referred(model, behind) if behind else model
    assert source is not None
    on = getattr(source, name)
    # A moment begins with its day.
    when = fn.SUBSTR(on, 1, 10) if isinstance(source.columns()[name].kind, Moment) else on
    asked = model.select(model)
    if source is not model:
        asked = asked.join(source, on=getattr(model, behind) == source.id)
    asked = asked.where(model.voided.is_null())
    if since is not None:
        asked = asked.where(when >= (since.isoformat() if when is not on else since))
    if until is not None:
        asked = asked.where(when <= (until.isoformat() if when is not on else until))
    ordered = asked.order_by(on, model.row).iterator()
    return asked.count(), ledger_rows.rows(ordered, columns, spared)


def _may_be_masked(column: Column) -> bool:
    """Not running text, nor anything private that its kind does not know how to mask."""
    kind = column.kind
    if column.private and type(kind).mask is Kind[Any].mask:
        return False
    return not (isinstance(kind, Text) and kind.lines > 1)


def _is_harmless(column: Column) -> bool:
    """What may be shown in public though nobody chose it: masked, and short enough to be no story.

    What never leaves the room does not hang on its wall either.
    """
    kind = column.kind
    if not _may_be_masked(column) or (column.private and not column.travels):
        return False
    return isinstance(kind, Name | Address) or not isinstance(kind, Text) or kind.max <= _SHORT


_SHORT = 60
"""Characters: a longer line of words may tell what somebody said."""

_DISPUTES, _ORAL = N_("Ledger of disputes"), N_("Register of oral agreements")
_LABELS = {
    "visit": N_("Ledger of visits"),
    "referral": N_("Ledger of legal-aid referrals"),
    "card_issue": N_("Ledger of contact cards"),
    "certificate": N_("Ledger of certificates"),
    "certificate_request": N_("Ledger of certificates asked for"),
    "delivery": N_("Ledger of deliveries"),
    "fixture": N_("Ledger of what places have"),
    "received_package": N_("Ledger of packages received"),
}
"""What some are called on the screen; others by their kind of record."""


def _of_disputes(
    name: str,
    label: str,
    columns: dict[str, Column],
    found: Callable[[datetime.date | None, datetime.date | None], tuple[int, Rows]],
) -> Ledger:
    """What the law or the book of old has in columns of its own."""
    choice = load("ledgers", LedgersDesign).kinds.get(name, LedgerChoice())
    return Ledger(
        name=name,
        label=label,
        title=choice.title or _(label),
        columns=columns.get,
        usual=tuple(columns),
        find=lambda since, until, _columns: found(since, until),
        choice=choice,
    )
