"""Records that an office returns to the room that made them, and what became of them since."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app import codes, messages
from app.errors import AppError, DayBefore, FieldErrors, Missing
from app.fields import Reference
from app.language import N_, _
from app.records import history, keeping, places
from app.records.attachments import Attachment
from app.records.history import Difference
from app.records.inspections.answering import question, record_of
from app.records.inspections.model import Remark
from app.store import Record, journal, registry
from app.store.session import current

RETURN = "return"
"""The kind of a remark that returns what it is about."""


class AlreadyReturned(AppError):
    """It was returned before, and that is not settled (day)."""

    message = N_("It was returned on {day} already, and that is not settled yet.")


class VoidMeanwhile(AppError):
    """It was declared void by whoever made it (why)."""

    message = N_("The room has declared it void ({why}); there is nothing left to return.")


class NotOfARoom(AppError):
    """No room that reports here has made it."""

    message = N_("No room that reports here has made it, so there is nobody to return it to.")


@dataclass(frozen=True, slots=True)
class Returned:
    """The remarks that return something, and what could not be returned, each with the reason."""

    remarks: list[Remark]
    left: list[tuple[Record, AppError]]

    def words(self) -> str:
        """How many go back, and why the others do not."""
        said = _("{count} returned; it goes down with the next answer.")
        left = [f"{each.heading()}：{messages.words(why)}" for each, why in self.left]
        return "\n".join([said.format(count=len(self.remarks)), *left])


def may_be_returned(record: Record) -> bool:
    """Whether a room that reports here has made a record, and it stands."""
    return not record.voided and question(record) is not None


def give_back(
    records: Sequence[Record],
    *,
    words: str,
    until: datetime.date | None = None,
    volume: bool = False,
) -> Returned:
    """Return records to the rooms that made them: what is to be put right, and by when.

    Of a dispute the whole `volume` may be meant. What is void by now, was returned before or is of
    nobody here is left out; raises why where that is true of all of them. Raises FieldErrors.
    """
    wrong: dict[str, AppError] = {} if words.strip() else {"words": Missing()}
    if until is not None and until < current().today():
        wrong["until"] = DayBefore(day=current().today().isoformat())
    if wrong:
        raise FieldErrors(wrong)
    now = [journal.get(type(each), each.id) for each in records]
    left = [(each, why) for each in now if (why := _hindrance(each)) is not None]
    hindered = {each.id for each, _why in left}
    going = [each for each in now if each.id not in hindered]
    if not going:
        raise left[0][1] if left else NotOfARoom()
    said = {"day": current().today(), "words": words, "until": until, "volume": volume or None}
    with journal.action("remark.return", published=journal.goes_down(Remark)) as act:
        made = [
            act.add(Remark, **places.with_place(act, {**_about(each), **said}, "place"))
            for each in going
        ]
    return Returned(made, left)


def _about(record: Record) -> dict[str, Any]:
    known = question(record)
    assert known is not None
    return {**known, "kind": RETURN}


def _hindrance(record: Record) -> AppError | None:
    if record.voided:
        return VoidMeanwhile(why=void_reason(record))
    if question(record) is None:
        return NotOfARoom()
    before = next((each for each in about(record) if each.kind == RETURN), None)
    return AlreadyReturned(day=before.day.isoformat()) if before is not None else None


def about(record: Record) -> list[Remark]:
    """What the office asks or returns of a record and is not settled, the last first."""
    asked = (Remark.of_record == record.id) & Remark.voided.is_null() & Remark.done.is_null()
    asked &= Remark.origin.in_(list(current().lines))
    return list(Remark.select().where(asked).order_by(Remark.row.desc()))


def void_reason(record: Record) -> str:
    """Why a record is void, in words; empty where it stands."""
    if not record.voided:
        return ""
    why = codes.load("void_reason").label(record.voided)
    return "，".join(filter(None, (why, record.void_words)))


# What became of it


@dataclass(frozen=True, slots=True)
class Corrected:
    """What has changed of a record since the office last asked about it.

    `beside` is what hangs on it and is new or another, by kind and heading.
    """

    differences: tuple[Difference, ...]
    beside: tuple[str, ...]

    def words(self) -> str:
        """What was put right, as a line of answer begins."""
        named = [each.label for each in self.differences] + list(self.beside)
        return _("Corrected: {what}").format(what="、".join(dict.fromkeys(named)))


def corrected(
    remark: Remark, title: Callable[[str, str], str] = lambda _kind, each: each
) -> Corrected | None:
    """What was changed of what a remark is about since it was asked; None for nothing.

    `title` names what a record refers to (kind, id).
    """
    record = record_of(remark)
    seen = remark.of_entry
    if record is None or seen is None or record.voided:
        return None
    found = _differences(record, seen, title) if record.entry != seen else ()
    beside = tuple(dict.fromkeys(_beside(record, seen)))
    return Corrected(found, beside) if found or beside else None


def _differences(
    record: Record, seen: int, title: Callable[[str, str], str]
) -> tuple[Difference, ...]:
    changes = journal.changes(record.id)
    before = [each for each in changes if each.number <= seen] or changes[:1]
    return history.differences(type(record), before[-1].body, changes[-1].body, title)


def _beside(record: Record, seen: int) -> Iterator[str]:
    """What hangs on a record and was written after an entry of whoever made it.

    It begins an answer, which travels: what does not is named by its kind alone.
    """
    for model, column in _hanging(record.kind_name):
        fresh = (column == record.id) & (model.entry > seen) & (model.origin == record.origin)
        for each in model.select().where(fresh & model.voided.is_null()).order_by(model.row):
            travels = model.kept_here(each.values()) <= model.never_travelling()
            yield " ".join(filter(None, (_(model.label), each.heading() if travels else "")))


def _hanging(kind: str) -> Iterator[tuple[Any, Any]]:
    """The kinds that hang on records of one, each with the column that names it."""
    for model in registry.values():
        if model.belongs_to == kind:
            for name, column in model.columns().items():
                if isinstance(column.kind, Reference) and column.kind.to == kind:
                    yield model, getattr(model, name)
                    break
    yield Attachment, Attachment.owner


def begun_answer(
    remark: Remark, title: Callable[[str, str], str] = lambda _kind, each: each
) -> dict[str, str]:
    """What an answer begins with: what was put right already, or that the record is void."""
    record = record_of(remark)
    if record is not None and (why := void_reason(record)):
        return {"words": _("It was declared void: {why}").format(why=why)}
    fixed = corrected(remark, title)
    return {"words": fixed.words()} if fixed is not None else {}


def is_corrected(remark: Remark) -> bool:
    """Whether what a remark is about was changed since it was asked."""
    return bool(remark.of_record) and corrected(remark) is not None


def what_became(remark: Remark) -> str:
    """What became of a record that was asked about, in a word; empty where nothing did."""
    record = record_of(remark)
    if record is None:
        return ""
    if record.voided:
        return keeping.void_words(record)
    return _("corrected") if is_corrected(remark) else ""
