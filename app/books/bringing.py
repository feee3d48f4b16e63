"""Write the rows of a plan as records: each once, under one batch that can be taken out whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

from app.books.plan import LEFT_OUT, Item, Plan, Reason
from app.books.reading import Progress
from app.books.refusals import NotTaken, NotThere
from app.books.remarks import TakenBefore
from app.records import imports, people
from app.records.imports import ImportBatch, ImportedRow
from app.records.people import Person
from app.store import Record, journal
from app.store.journal import Action

_AT_ONCE = 1_000
_NOTE = 500
_UNCLEAR = 200
_SHEETS = 100


@dataclass
class ImportResult:
    """What was written: the batch (None when there was nothing new) and the rows taken.

    `known` rows were in already; `made` counts the records that came of the others.
    """

    batch: ImportBatch | None = None
    rows: list[int] = field(default_factory=list[int])
    known: int = 0
    made: int = 0


Write = Callable[[Action, Item, str], list[str]]
"""Writes one row in an action, for a batch, and gives the ids of the records it made."""


def nothing(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def without_known(known: Collection[str], plan: Plan) -> Plan:
    """The plan with the rows left out whose mark is known already."""
    for item in plan.items:
        if item.state != LEFT_OUT and item.fingerprint in known:
            item.state = LEFT_OUT
            item.reasons = [Reason("", "", TakenBefore(), "")]
    return plan


def bring_in(
    plan: Plan, rows: Collection[int] | None, write: Write, progress: Progress = nothing
) -> ImportResult:
    """Write the chosen rows, by default all that are ready.

    Raises NotThere, NotTaken, and whatever `progress` raises to stop; then nothing stays.
    """
    chosen = _chosen(plan, rows)
    marks = imports.known_marks()
    fresh = [item for item in chosen if item.fingerprint not in marks]
    brought = ImportResult(known=len(chosen) - len(fresh))
    if not fresh:
        return brought
    try:
        for start in range(0, len(fresh), _AT_ONCE):
            with journal.action("import.bring_in") as act:
                if brought.batch is None:
                    brought.batch = _batch(act, plan, len(fresh))
                for index, item in enumerate(fresh[start : start + _AT_ONCE], start):
                    progress(index, len(fresh))
                    _take(act, item, brought.batch.id, write, brought)
    except BaseException:
        # The parts that were finished before it stopped.
        if len(brought.rows) > _AT_ONCE and brought.batch is not None:
            imports.undo(brought.batch)
        raise
    progress(len(fresh), len(fresh))
    return brought


def replace(act: Action, model: type[Record], item: Item, plan: Plan) -> list[str]:
    """Put a record right that is in already; nothing is made by it."""
    record = journal.get(model, item.known)
    changes: dict[str, Any] = dict(item.changes)
    if "reason" in model.columns():
        changes["reason"] = plan.file[:_UNCLEAR]
    act.change(record, **changes)
    return []


def person_of(
    act: Action, item: Item, plan: Plan, village: str | None = None, *, by_name: bool = False
) -> tuple[str | None, list[str]]:
    """The person that a row is about, met again or made: id, and the ids that were made.

    A name alone says nothing about who it is, so nobody is met by it, and nobody made for it
    unless `by_name` says so.
    """
    values = dict(item.person)
    name, number, phone = (values.get(key) for key in ("name", "identity", "phone"))
    note = _originals(item, Person, private=True)
    if item.known:
        replace(act, Person, item, plan)
        return item.known, []
    if not isinstance(name, str) or not (number or phone or note or by_name):
        return None, []
    met = _met(
        name, number if isinstance(number, str) else "", phone if isinstance(phone, str) else ""
    )
    if met is not None:
        return met, []
    address = values.get("address")
    if village and isinstance(address, str) and address == "本村":
        values["village"] = village
    if note:
        values["note"] = f"{plan.file}：{note}"[:_NOTE]
    person = act.add(Person, **people.filled(values))
    return person.id, [person.id]


def unclear(item: Item, model: type[Record]) -> str | None:
    """What stood in cells that could not be read and are not private, for the record itself."""
    return _originals(item, model, private=False)[:_UNCLEAR] or None


def _originals(item: Item, model: type[Record], *, private: bool) -> str:
    columns = model.columns()
    texts = [
        f"{reason.label}：{reason.original}"
        for reason in item.reasons
        if reason.original
        and reason.column in columns
        and columns[reason.column].private == private
        and reason.column not in item.values
        and reason.column not in item.person
    ]
    return "；".join(dict.fromkeys(texts))


def _met(name: str, number: str, phone: str) -> str | None:
    alike = people.likenesses(name=name, identity=number, phone=phone)
    by_number = {each.person.id for each in alike if each.why == people.IDENTITY}
    if by_number:
        return people.main_of(sorted(by_number)[0])
    by_phone = {
        people.main_of(each.person.id)
        for each in alike
        if each.why == people.NAME_AND_PHONE and not (number and each.person.identity)
    }
    return by_phone.pop() if len(by_phone) == 1 else None


def _chosen(plan: Plan, rows: Collection[int] | None) -> list[Item]:
    if rows is None:
        return plan.ready
    by_row = {item.row: item for item in plan.items if item.state != LEFT_OUT}
    missing = sorted(row for row in rows if row not in by_row)
    if missing:
        raise NotThere(rows="、".join(map(str, missing)))
    chosen = [by_row[row] for row in sorted(rows)]
    lacking = [item.row for item in chosen if item.lacking]
    if lacking:
        raise NotTaken(rows="、".join(map(str, lacking)))
    return chosen


def _batch(act: Action, plan: Plan, taken: int) -> ImportBatch:
    left_out = len(plan.left_out)
    return act.add(
        ImportBatch,
        file=plan.file,
        sha256=plan.sha256,
        sheet=plan.sheet[:_SHEETS],
        rows=plan.rows,
        ready=taken,
        look=plan.rows - left_out - taken,
        left_out=left_out,
    )


def _take(act: Action, item: Item, batch: str, write: Write, brought: ImportResult) -> None:
    made = write(act, item, batch)
    act.add(ImportedRow, mark=item.fingerprint, batch=batch, made=made[0] if made else None)
    for record in made[1:]:
        mark = hashlib.sha256(f"{item.fingerprint} {record}".encode()).hexdigest()
        act.add(ImportedRow, mark=mark, batch=batch, made=record)
    brought.rows.append(item.row)
    brought.made += len(made)
