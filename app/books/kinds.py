"""The kinds of table that a room can take in, by name: which one it is, its plan, its records."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

import msgspec

from app import settings
from app.books import again, cases_in, heads, people_in, visits_in
from app.books.bringing import ImportResult, nothing
from app.books.finding import Finder
from app.books.plan import Choices, Other, Plan
from app.books.reading import Progress
from app.books.refusals import UnknownField
from app.books.sheet import Book
from app.books.table import Form
from app.language import N_, _, n_
from app.records import places
from app.store import backup, current, preferences

VISITS, CASES, PEOPLE = "visits", "cases", "people"
_REMEMBERED = 300

NAMES = {
    VISITS: N_("Ledger of visits"),
    CASES: N_("Ledger of disputes"),
    PEOPLE: N_("Roster of people"),
}


_ABOUT_AS_WELL = 0.7


def guess(book: Book, choices: Choices | None = None) -> str:
    """Which kind of table a workbook (or the chosen sheet) holds, by its titles and headings.

    Of tables that are understood about as well, the first one counts. Raises NoSuchSheet.
    """
    finder, asked = _finder(), with_heads(choices or Choices())
    found: list[tuple[str, int]] = []
    for each in finder.tables(book, asked):
        if kind := finder.kind(each):
            found.append((kind, len(finder.columns(each, kind, asked))))
    most = max((columns for _kind, columns in found), default=0)
    return next((kind for kind, columns in found if columns >= most * _ABOUT_AS_WELL), VISITS)


def with_heads(choices: Choices) -> Choices:
    """The choices with what headings were said to mean in the books before."""
    return replace(choices, heads={**_remembered(), **choices.heads})


def said_heads(said: Iterable[str]) -> dict[str, str | None]:
    """What HEADING=FIELD says of headings. Raises UnknownField."""
    known = list(dict.fromkeys(each.name for kind in NAMES for each in form(kind).meanings))
    found: dict[str, str | None] = {}
    for each in said:
        head, _sign, name = each.rpartition("=")
        if not head or (name and name not in known):
            raise UnknownField(field=name or each, fields="、".join(known))
        found[heads.key(head)] = name or None
    return found


def _remembered() -> dict[str, str | None]:
    try:
        return msgspec.json.decode(
            preferences.get(settings.BOOK_HEADS) or "{}", type=dict[str, str | None]
        )
    except (msgspec.DecodeError, msgspec.ValidationError):
        return {}


def _remember(said: Mapping[str, str | None]) -> None:
    if said:
        kept = {**_remembered(), **said}
        newest = dict(list(kept.items())[-_REMEMBERED:])
        preferences.put(settings.BOOK_HEADS, msgspec.json.encode(newest).decode())


def _finder() -> Finder:
    return Finder([form(kind) for kind in NAMES])


def form(kind: str) -> Form:
    """What a table of this kind may hold."""
    if kind == VISITS:
        return visits_in.form()
    return cases_in.form() if kind == CASES else people_in.form(_near())


def plan(kind: str, book: Book, choices: Choices, known: Collection[str] = ()) -> Plan:
    """How a workbook is understood as a table of this kind, held against what is in already.

    Raises NoSuchSheet, NoTable and UnknownField.
    """
    said = choices.heads
    choices = with_heads(choices)
    of_kind, finder = form(kind), _finder()
    if kind == VISITS:
        made = visits_in.plan(book, choices, known=known, finder=finder)
    elif kind == CASES:
        made = cases_in.plan(book, choices, known=known, finder=finder)
    else:
        made = people_in.plan(book, choices, near=_near(), known=known, finder=finder)
    made.said = {**said, **made.said}
    read = {part.sheet for part in made.parts}
    rest = [
        (each.sheet.name, finder.kind(each), each.rows)
        for each in finder.tables(book, Choices())
        if each.sheet.name not in read or finder.kind(each) not in (kind, "")
    ]
    bare = [
        (sheet.name, "", len(sheet.rows))
        for sheet in book.sheets
        if sheet.rows and sheet.name not in read | {name for name, _kind, _rows in rest}
    ]
    made.others = [Other(*each) for each in (*rest, *bare)]
    return again.compare(made, choices, of_kind)


def bring_in(
    made: Plan, rows: Collection[int] | None = None, *, progress: Progress = nothing
) -> ImportResult:
    """Write the chosen rows (all that are ready) for the village of this room, each once.

    A backup is made before. Raises NotThere, NotTaken, BackupFailed, and whatever `progress` raises
    to stop; then no row stays.
    """
    backup.make_before("import", progress=progress)
    _remember(made.said)
    place = (places.own_village() or places.ensure(_near())).id
    if made.form == VISITS:
        return visits_in.bring_in(made, rows, place=place, village=place, progress=progress)
    if made.form == CASES:
        return cases_in.bring_in(made, rows, progress=progress)
    return people_in.bring_in(made, rows, place=place, progress=progress)


def said_of(made: Plan, brought: ImportResult, left: int) -> list[tuple[str, str]]:
    """What came of a workbook, and how many rows are left of it: lines of words with their look."""
    taken = len(brought.rows)
    head = _("Nothing new in {file}.").format(file=made.file)
    rest = _("All of it had come in before."), "quiet"
    if brought.batch is not None:
        head = n_("{count} row is in", "{count} rows are in", taken).format(count=taken)
        rest = made_words(made, brought), ""
    if not left:
        return [(head, "headline"), rest]
    waiting = n_(
        "{count} row still needs a look; it is not in yet.",
        "{count} rows still need a look; they are not in yet.",
        left,
    )
    return [(head, "headline"), rest, (waiting.format(count=left), "soon")]


def made_words(made: Plan, brought: ImportResult) -> str:
    """What came of a workbook, in words."""
    taken = len(brought.rows)
    if made.form == CASES:
        text = n_("{count} dispute was written down.", "{count} disputes were written down.", taken)
        return text.format(count=taken)
    if made.form == PEOPLE:
        return _("{made} people and roles were written down.").format(made=brought.made)
    people = brought.made - taken
    what = n_("{count} visit", "{count} visits", taken).format(count=taken)
    if people:
        new = n_("{count} new person", "{count} new people", people).format(count=people)
        what = _("{visits} and {people}").format(visits=what, people=new)
    return _("Written down: {what}. They count as written up later.").format(what=what)


def _near() -> str:
    return current().code[:12]
