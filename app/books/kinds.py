"""The kinds of table that a room can take in, by name: which one it is, its plan, its records."""

from __future__ import annotations

from collections.abc import Collection

from app.books import people_in, table, visits_in
from app.books.bringing import Brought, nothing
from app.books.plan import Choices, Plan
from app.books.reading import Progress
from app.books.refusals import NoTable
from app.books.sheet import Book
from app.books.table import Form
from app.language import N_
from app.records import places
from app.store import current

VISITS, PEOPLE = "visits", "people"

NAMES = {VISITS: N_("Ledger of visits"), PEOPLE: N_("Roster of people")}


def guess(book: Book) -> str:
    """Which kind of table a workbook holds, by whose columns more is understood of it."""
    sizes: dict[str, int] = {}
    for kind in NAMES:
        try:
            sizes[kind] = len(table.find(book, form(kind), Choices()).columns)
        except NoTable:
            sizes[kind] = 0
    return max(sizes, key=lambda kind: sizes[kind])


def form(kind: str) -> Form:
    """What a table of this kind may hold."""
    return visits_in.form() if kind == VISITS else people_in.form(_near())


def plan(kind: str, book: Book, choices: Choices, known: Collection[str] = ()) -> Plan:
    """How a workbook is understood as a table of this kind. Raises NoSuchSheet and NoTable."""
    if kind == VISITS:
        return visits_in.plan(book, choices, known=known)
    return people_in.plan(book, choices, near=_near(), known=known)


def bring_in(
    made: Plan, rows: Collection[int] | None = None, *, progress: Progress = nothing
) -> Brought:
    """Write the chosen rows (all that are ready) for the village of this room, each once.

    Raises NotThere, NotTaken, and whatever `progress` raises to stop; then no row stays.
    """
    place = (places.own() or places.ensure(_near())).id
    if made.form == VISITS:
        return visits_in.bring_in(made, rows, place=place, village=place, progress=progress)
    return people_in.bring_in(made, rows, place=place, progress=progress)


def _near() -> str:
    return current().code[:12]
