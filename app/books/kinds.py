"""The kinds of table that a room can take in, by name: which one it is, its plan, its records."""

from __future__ import annotations

from collections.abc import Collection

from app.books import cases_in, finding, people_in, visits_in
from app.books.bringing import ImportResult, nothing
from app.books.plan import Choices, Plan
from app.books.reading import Progress
from app.books.refusals import NoTable
from app.books.sheet import Book
from app.books.table import Form
from app.language import N_
from app.records import places
from app.store import backup, current

VISITS, CASES, PEOPLE = "visits", "cases", "people"

NAMES = {
    VISITS: N_("Ledger of visits"),
    CASES: N_("Ledger of disputes"),
    PEOPLE: N_("Roster of people"),
}


_ABOUT_AS_WELL = 0.7


def guess(book: Book, choices: Choices | None = None) -> str:
    """Which kind of table a workbook (or the chosen sheet) holds, by whose columns are understood.

    Of sheets that are understood about as well, the first one counts. Raises NoSuchSheet.
    """
    found: dict[str, tuple[int, int]] = {}
    for kind in NAMES:
        try:
            layout = finding.find(book, form(kind), choices or Choices())
        except NoTable:
            continue
        found[kind] = book.sheets.index(layout.sheet), len(layout.columns)
    most = max((columns for _sheet, columns in found.values()), default=0)
    likely = {kind: at for kind, at in found.items() if at[1] >= most * _ABOUT_AS_WELL}
    return min(likely, key=lambda kind: (likely[kind][0], -likely[kind][1]), default=VISITS)


def form(kind: str) -> Form:
    """What a table of this kind may hold."""
    if kind == VISITS:
        return visits_in.form()
    return cases_in.form() if kind == CASES else people_in.form(_near())


def plan(kind: str, book: Book, choices: Choices, known: Collection[str] = ()) -> Plan:
    """How a workbook is understood as a table of this kind. Raises NoSuchSheet and NoTable."""
    if kind == VISITS:
        return visits_in.plan(book, choices, known=known)
    if kind == CASES:
        return cases_in.plan(book, choices, known=known)
    return people_in.plan(book, choices, near=_near(), known=known)


def bring_in(
    made: Plan, rows: Collection[int] | None = None, *, progress: Progress = nothing
) -> ImportResult:
    """Write the chosen rows (all that are ready) for the village of this room, each once.

    A backup is made before. Raises NotThere, NotTaken, BackupFailed, and whatever `progress` raises
    to stop; then no row stays.
    """
    backup.make_before("import", progress=progress)
    place = (places.own_village() or places.ensure(_near())).id
    if made.form == VISITS:
        return visits_in.bring_in(made, rows, place=place, village=place, progress=progress)
    if made.form == CASES:
        return cases_in.bring_in(made, rows, progress=progress)
    return people_in.bring_in(made, rows, place=place, progress=progress)


def _near() -> str:
    return current().code[:12]
