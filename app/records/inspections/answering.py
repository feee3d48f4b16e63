"""How a remark stands: who has answered it, what the office made of that, whose day has passed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, Final

from peewee import fn

from app.errors import AppError, DayBefore, FieldErrors, Missing
from app.language import N_
from app.records import places
from app.records.inspections.model import Answer, Inspection, Remark
from app.records.rooms import Room, room_of
from app.store import Record, journal, registry
from app.store.session import current

OVERDUE, WAITING, ANSWERED, DONE = "overdue", "waiting", "answered", "done"

STANDINGS: Final[Mapping[str, str]] = {
    OVERDUE: N_("past its day"),
    WAITING: N_("to be answered"),
    ANSWERED: N_("answer to be checked"),
    DONE: N_("put right"),
}
"""How a remark may stand, in words, the most pressing first."""


def standing(remark: Remark) -> str:
    """How a remark stands today: one of `STANDINGS`."""
    if remark.done is not None:
        return DONE
    if any((each.times or 1) == (remark.times or 1) for each in answers(remark)):
        return ANSWERED
    return OVERDUE if remark.until and remark.until < current().today() else WAITING


def stands(wanted: str) -> Any:
    """That a remark stands so, as a condition on a list of them."""
    if wanted == DONE:
        return Remark.done.is_null(False)
    still = Remark.done.is_null()
    if wanted == ANSWERED:
        return still & is_answered()
    late = Remark.until < current().today()
    return still & ~is_answered() & (late if wanted == OVERDUE else Remark.until.is_null() | ~late)


def is_answered() -> Any:
    """That the room which a remark is for has answered it since it was last asked."""
    mine = (Answer.remark == Remark.id) & Answer.voided.is_null()
    mine &= Answer.times == fn.COALESCE(Remark.times, 1)
    found = Answer.select(Answer.row).where(mine)
    if current().is_office:
        of_room = (Room.installation == Answer.origin) & (Room.id == Remark.room)
        return fn.EXISTS(found.join(Room, on=of_room))
    return fn.EXISTS(found.where(Answer.origin == current().origin))


def answers(remark: Remark) -> list[Answer]:
    """What the room that a remark is for has answered, as it came; what others say is no answer."""
    of_room = current().origin
    if journal.goes_down(remark):
        of_room = Remark.meant_for(remark.values())
    return [each for each in Answer.where_equal("remark", remark.id) if each.origin == of_room]


def is_ours_to_answer(remark: Remark) -> bool:
    """Whether a remark came down to this room and is not settled."""
    store = current()
    came_down = not store.is_office and remark.origin in store.lines
    return came_down and remark.done is None and not remark.voided


def open_here() -> list[Remark]:
    """The remarks that came down to this room and wait for its answer, the first due first."""
    store = current()
    if store.is_office:
        return []
    asked = Remark.voided.is_null() & Remark.origin.in_(list(store.lines))
    found = Remark.select().where(asked & Remark.done.is_null() & ~is_answered())
    return list(found.order_by(Remark.until.is_null(), Remark.until, Remark.row))


def overdue() -> list[Remark]:
    """The remarks of this office whose day has passed without an answer, the oldest first."""
    return _ours(OVERDUE)


def to_check() -> list[Remark]:
    """The remarks of this office that were answered and nobody has looked at since."""
    return _ours(ANSWERED)


def _ours(wanted: str) -> list[Remark]:
    found = Remark.select().where(_of_this_office() & stands(wanted))
    return list(found.order_by(Remark.until.is_null(), Remark.until, Remark.row))


def _of_this_office() -> Any:
    return Remark.voided.is_null() & (Remark.origin == current().published)


def pressing(installation: str = "") -> dict[str, int]:
    """How many remarks of this office are past their day, and how many answers are to be checked.

    Of all its rooms, or of the one that is named.
    """
    asked = _of_this_office()
    if installation:
        of_room = Room.select(Room.id).where(Room.installation == installation)
        asked &= Remark.room.in_(of_room)
    found = Remark.select().where(asked)
    counts = {each: found.where(stands(each)).count() for each in (OVERDUE, ANSWERED)}
    return {each: count for each, count in counts.items() if count}


def question(record: Record) -> dict[str, Any] | None:
    """What a question to the room that made a record begins with; None where none here made it."""
    store = current()
    if not store.is_office or store.may_change(record.origin) or isinstance(record, Answer):
        return None
    if (room := room_of(record.origin)) is None:
        return None
    village = room.code[:12]
    known = places.by_code(village)
    return {
        "kind": "question",
        "place": known.id if known is not None else village,
        "room": room.id,
        "of_kind": record.kind_name,
        "of_record": record.id,
        "of_entry": record.entry,
    }


def put_right(remark: Remark, *, done: datetime.date, words: str = "") -> Remark:
    """Say that what a remark asked for was checked and is so. Raises FieldErrors, NotOurs."""
    with journal.action("remark.put_right", published=journal.goes_down(remark)) as act:
        return act.change(remark, done=done, done_words=words or None)


def circulate(found: Sequence[Inspection], number: str) -> list[Inspection]:
    """Write into inspections in which circular they are told of. Raises FieldErrors, NotOurs."""
    other = [each for each in found if each.number != number]
    if not other:
        return list(found)
    with journal.action("inspection.circulate") as act:
        changed = {each.id: act.change(each, number=number) for each in other}
    return [changed.get(each.id, each) for each in found]


def to_circulate(most: int = 40) -> list[Inspection]:
    """The inspections that no circular tells of yet, the latest first."""
    asked = Inspection.number.is_null() & Inspection.voided.is_null()
    order = (Inspection.day.desc(), Inspection.row.desc())
    return list(Inspection.select().where(asked).order_by(*order).limit(most))


def record_of(remark: Remark) -> Record | None:
    """The record that a remark is about; None where it is about none, or none that is here."""
    model = registry.get(remark.of_kind or "")
    return model.get_or_none(model.id == remark.of_record) if model is not None else None


def ask_again(remark: Remark, *, words: str, until: datetime.date | None = None) -> Remark:
    """Ask once more, because the answer is not enough or none came; the room has it on home again.

    Raises FieldErrors (words, until), NotOurs.
    """
    wrong: dict[str, AppError] = {} if words else {"words": Missing()}
    if until is not None and until < current().today():
        wrong["until"] = DayBefore(day=current().today().isoformat())
    if wrong:
        raise FieldErrors(wrong)
    with journal.action("remark.ask_again", published=journal.goes_down(remark)) as act:
        now = journal.get(Remark, remark.id)
        said: dict[str, Any] = {"again": words, "until": until, "times": (now.times or 1) + 1}
        if (asked := record_of(now)) is not None:
            said["of_entry"] = asked.entry
        return act.change(now, done=None, done_words=None, **said)
