"""What can be ticked for a thing to print: the lists of every kind of record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from app import codes
from app.documents.items import offered
from app.documents.signs import sources
from app.fields import Reference
from app.language import N_, _, listed
from app.records import cases, people, places, references
from app.records.listed import Source, TableColumn, shown
from app.records.people import Person
from app.store import journal, registry
from app.store.session import current

_EMPTY: Final = {
    "person": (N_("Nobody serves here yet"), N_("Give somebody a role under People first.")),
    "role": (N_("Nobody serves here yet"), N_("Give somebody a role under People first.")),
    "place": (N_("No places yet"), N_("Places named with people and visits are listed here.")),
    "visit": (N_("No visits yet"), N_("F2 logs the first one.")),
    "case": (
        N_("No disputes yet"),
        N_("Register one under Disputes; then its papers are printed here."),
    ),
    "certificate": (
        N_("None waits to be printed"),
        N_("“All” shows those that were printed before."),
    ),
}
_OF_ROOMS: Final = frozenset({"visit", "case", "place"})
"""Kinds that an office does not enter itself."""
_WIDE: Final = {"person": N_("Everybody"), "certificate": N_("All")}
"""Kinds of which not all are usually meant, and what the button says that shows them all."""
_MOST_COLUMNS: Final = 4


@dataclass(frozen=True)
class Listing:
    """A list to tick: its columns, where its rows come from, what stands there while it is empty.

    `wide` gives everybody instead of those who are usually meant.
    """

    columns: Sequence[TableColumn]
    source: Source
    empty: tuple[str, str]
    wide: Source | None = None
    wide_words: str = ""


def listing(kind: str, having: tuple[str, str] | None = None) -> Listing:
    """The list of a kind of record, an empty one of none.

    `having` is a column and its value that alone are meant.
    """
    if not kind:
        return Listing((), lambda text, after, size: (), ("", ""))
    wide = _WIDE.get(kind, "")
    usual, every = (
        partial(offered.page, kind, having),
        partial(offered.page, kind, having, wide=True),
    )
    if kind == "person":
        serving = _Serving()
        columns, usual, every = serving.columns(), serving.noted(usual), serving.noted(every)
    else:
        columns = _COLUMNS.get(kind, lambda: _others(kind))()
    return Listing(columns, usual, _empty(kind, having), every if wide else None, _(wide))


def _empty(kind: str, having: tuple[str, str] | None) -> tuple[str, str]:
    """What stands in a list of a kind while it has nothing, and how the first comes into it."""
    if kind == "case" and having is not None:
        return _("No dispute is archived yet"), _("Once one is, it can be ticked here.")
    if kind not in _EMPTY:
        none = _("There is nothing of this kind yet: {kind}").format(kind=_(registry[kind].label))
        return none, _("What was entered can be ticked here.")
    title, lesson = _EMPTY[kind]
    if current().is_office and kind in _OF_ROOMS:
        lesson = N_("They come with the reports of the rooms.")
    return _(title), _(lesson)


def meant(kind: str, record: str) -> Any:
    """The record that is printed where one is named; of joined persons the one that is shown.

    Raises NotFound.
    """
    return journal.get(registry[kind], people.main_of(record) if kind == "person" else record)


def below(first: Sequence[Any], source: Source) -> Source:
    """The rows of a source beneath records that were asked for, while nothing is typed."""
    asked = {each.id for each in first}

    def page(text: str, after: Any, size: int) -> Sequence[tuple[Any, Any]]:
        found = source(text, after, size)
        if text or not first:
            return found
        rows = [(each, None) for each in first] if after is None else []
        rows += [each for each in found if each[0].id not in asked]
        # A short page would be the last.
        more = len(rows) < size == len(found)
        return [*rows, *page(text, found[-1][1], size)] if more else rows

    return page


class _Serving:
    """What people serve as, asked for a page at a time and not row by row."""

    def __init__(self) -> None:
        self._held: dict[str, list[str]] = {}

    def noted(self, source: Source) -> Source:
        """The same rows; what they serve as is known then."""

        def page(text: str, after: Any, size: int) -> Sequence[tuple[Any, Any]]:
            found = source(text, after, size)
            persons: list[str] = [each.id for each, _key in found]
            held = people.serving_as(persons)
            self._held.update((each, held.get(each, [])) for each in persons)
            return found

        return page

    def columns(self) -> list[TableColumn]:
        """Who they are, and what they serve as."""
        roles = codes.load("role")

        def serves(person: Person) -> str:
            held = self._held.get(person.id)
            if held is None:  # asked for by name, and on no page yet
                held = people.serving_as([person.id]).get(person.id, [])
            return person.title or listed(map(roles.label, held))

        return [
            TableColumn("name", _("Name"), lambda person: person.name or "", 110, look="strong"),
            TableColumn("serves", _("Serves as"), serves, 160),
        ]


def _roles() -> list[TableColumn]:
    roles = codes.load("role")
    return [
        TableColumn("name", _("Name"), offered.holder, 90, look="strong"),
        TableColumn("role", _("Serves as"), lambda role: roles.label(role.role or ""), 120),
        TableColumn("place", _("Place"), lambda role: places.name_of(role.place), 110),
        TableColumn("until", _("To"), lambda role: _day(role.until), 96),
    ]


def _places() -> list[TableColumn]:
    types = codes.load("place_type")
    return [
        TableColumn("name", _("Place"), sources.called, 190, look="strong"),
        TableColumn("town", _("Town"), lambda place: place.town or "", 90),
        TableColumn("type", _("Kind of place"), lambda place: types.label(place.type or ""), 90),
    ]


def _visits() -> list[TableColumn]:
    matters = codes.load("matter")

    def look(visit: Any) -> str:
        return "strong" if visit.name else "quiet"

    return [
        TableColumn("day", _("Date"), lambda visit: _day(visit.day), 140),
        TableColumn("name", _("Visitor"), offered.visitor, 90, look=look, discreet=True),
        TableColumn("category", _("Matter"), lambda visit: matters.label(visit.category or ""), 90),
    ]


def _cases() -> list[TableColumn]:
    return [
        TableColumn("number", _("No."), _case_number, 122),
        TableColumn("title", _("Dispute"), cases.title, 250, look="strong", discreet=True),
    ]


def _case_number(case: cases.Case) -> str:
    """The running number, by which disputes of a year differ; the whole one takes half the list."""
    return f"{case.year}-{case.sequence}" if case.sequence else case.number or ""


def _certificates() -> list[TableColumn]:
    return [
        TableColumn("name", _("Name"), lambda each: each.name, 104, look="strong"),
        TableColumn("what", _("As what"), lambda each: each.what or "", 104),
        TableColumn("number", _("No."), lambda each: each.number or "", 118),
        TableColumn("printed", _("Printed on"), lambda each: _day(each.printed), 104),
    ]


def _others(kind: str) -> list[TableColumn]:
    """Any other kind, from the description of its records."""
    model: Any = registry[kind]
    names = [
        name
        for name, column in model.columns().items()
        if column.listed and (not isinstance(column.kind, Reference) or column.kind.to == "place")
    ][:_MOST_COLUMNS]
    show = references.cells(model)
    return shown(model, names, show=show, widths=dict.fromkeys(names, 110))


def _day(day: Any) -> str:
    return day.isoformat() if day else ""


_COLUMNS: Final[dict[str, Callable[[], list[TableColumn]]]] = {
    "role": _roles,
    "place": _places,
    "visit": _visits,
    "case": _cases,
    "certificate": _certificates,
}
