"""Rosters of villagers or of those who serve: workbook in, plan, and then people and roles."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import cast

from app.books import bringing, cells, particulars, reading
from app.books.bringing import ImportResult, nothing
from app.books.finding import Finder
from app.books.plan import Choices, Item, Plan
from app.books.reading import Progress
from app.books.refusals import SeveralPlaces, UnknownPlace
from app.books.remarks import VillageRead
from app.books.sheet import Book, Cell, plain
from app.books.table import Form, Meaning, Reader, Row
from app.records import directory, people, places
from app.records.directory import Village
from app.records.people import Person, Role
from app.store.journal import Action

_NOT_IN_A_TABLE = frozenset(("identity_missing", "photo"))
_DITTO = frozenset(("village", "unit", "title", "role", "household"))
_ENDING = re.compile(r"(?:社区)?(?:(?:村民|居民|村|居)?委(?:员)?会|村|社区)\Z")


def plan(
    book: Book,
    choices: Choices | None = None,
    *,
    near: str = "",
    known: Collection[str] = (),
    finder: Finder | None = None,
) -> Plan:
    """How a roster is understood; `near` is the place code around which villages are looked for.

    The village of an item is its directory code. `finder` as in `reading.read`. Raises NoSuchSheet
    and NoTable.
    """
    found = reading.read(book, form(near), choices or Choices(), finder)
    return bringing.without_known(known, found)


def form(near: str = "") -> Form:
    """What a roster may hold: particulars, and what somebody serves as."""

    def village(row: Row, meaning: Meaning, cell: Cell) -> None:
        _village(row, meaning, cell, near)

    columns = Person.columns()
    own: dict[str, Reader] = {"village": village}
    first = particulars.meanings()
    done = _NOT_IN_A_TABLE | {meaning.name for meaning in first}
    rest = [
        Meaning(name, column, own.get(name) or cells.reader(column), "person", name in _DITTO)
        for name, column in columns.items()
        if name not in done
    ]
    roles = Role.columns()
    serves = [
        Meaning("role", roles["role"], cells.by_words, ditto=True, required=False),
        *(Meaning(each, roles[each], cells.by_kind) for each in ("since", "until")),
        Meaning("number", roles["number"], cells.as_text),
    ]
    dittos = tuple(replace(each, ditto=each.ditto or each.name in _DITTO) for each in first)
    return Form("people", (*dittos, *rest, *serves), frozenset({"name"}), particulars.agree)


def bring_in(
    made: Plan,
    rows: Collection[int] | None = None,
    *,
    place: str | None = None,
    progress: Progress = nothing,
) -> ImportResult:
    """Write the chosen rows (all that are ready), each once; `place` is where roles are held.

    Somebody already known is met again and only gets roles not held yet. Raises NotThere,
    NotTaken, and whatever `progress` raises to stop; then nothing stays.
    """
    taken = made.ready if rows is None else [item for item in made.items if item.row in rows]
    codes = {str(item.person["village"]) for item in taken if "village" in item.person}
    villages = {code: places.ensure(code).id for code in sorted(codes)}

    def write(act: Action, item: Item, _batch: str) -> list[str]:
        if "village" in item.person:
            item = replace(
                item, person={**item.person, "village": villages[str(item.person["village"])]}
            )
        person, fresh = bringing.person_of(act, item, made, by_name=True)
        held = {role.role for role in people.roles(person)} if person and not fresh else set[str]()
        values = {name: value for name, value in item.values.items() if name != "role"}
        for code in cast("list[str]", item.values.get("role") or []):
            if code not in held:
                fresh.append(act.add(Role, person=person, role=code, place=place, **values).id)
        return fresh

    return bringing.bring_in(made, rows, write, progress)


def _village(row: Row, meaning: Meaning, cell: Cell, near: str) -> None:
    name = plain(cell.text)
    found = [village for village in directory.every() if _is_called(village, name)]
    for length in (9, 6):
        closer = [each for each in found if near and each.code[:length] == near[:length]]
        if closer:
            found = closer
            break
    if len(found) != 1:
        row.add_remark(meaning.name, SeveralPlaces(count=len(found)) if found else UnknownPlace())
        return
    row.put(meaning.name, found[0].code)
    if found[0].full_name != name:
        row.remark(meaning.name, VillageRead(name=found[0].full_name))


def _is_called(village: Village, name: str) -> bool:
    bare = _ENDING.sub("", village.name)
    names = (bare, village.town + bare, village.district + village.town + bare)
    return _ENDING.sub("", name) in names
