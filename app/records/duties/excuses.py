"""What a place is excused from for a period: a room asks, the office answers."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final

from app.errors import AppError
from app.fields import Code, Day, Reference, Text
from app.language import N_, _
from app.records.duties.engine import Duty
from app.records.identities import known_to
from app.records.inspections import room_of
from app.records.places import Place
from app.records.sent_down import require_office
from app.store import Column, Record, journal
from app.store.session import current

GRANTED, REFUSED = "granted", "refused"

_MOST: Final = 500
"""Requests that an office is shown at once."""


class Excuse(Record):
    """A room's request to be excused from a duty for a period, or the office's word on it.

    What is granted is published by the office: with `asked` for the room that asked, else for all.
    """

    kind_name = "excuse"
    label = N_("Excuse from a duty")
    comes_down = True
    in_ledgers = False

    place = Column(Reference(to="place"), N_("Place"), required=True, index=True)
    rule = Column(Text(max=41), N_("Duty"), required=True, index=True)
    first = Column(Day(), N_("Period begins"), required=True)
    reason = Column(Text(max=500, lines=2), N_("Why it cannot be met"), required=True)
    asked = Column(Reference(to="excuse"), N_("Request"), index=True)
    answer = Column(Code(list="excuse_answer"), N_("Decision"))
    words = Column(Text(max=500, lines=2), N_("Words of the office"))

    @classmethod
    def meant_for(cls, body: Mapping[str, Any]) -> str:
        """The installation that asked; what names no request here is for nobody."""
        named = body.get("asked")
        if not named:
            return ""
        found = cls.get_or_none(cls.id == named)
        return found.origin if found is not None else "-"


class AskedAlready(AppError):
    """A room asks twice for the same."""

    message = N_("The office has been asked this already.")


def ask(duty: Duty, reason: str) -> Excuse:
    """Ask the office, with the next report, to excuse a duty. Raises FieldErrors, AskedAlready."""
    if (asked := request(duty)) is not None and answer_to(asked) is None:
        raise AskedAlready
    with journal.action("excuse.ask") as act:
        return act.add(Excuse, **_of(duty), reason=reason)


def excuse(duty: Duty, reason: str) -> Excuse:
    """Excuse a place from a duty without being asked. Raises FieldErrors, OfTheOffice."""
    require_office()
    room = room_of(duty.subject.id)
    reads = room.installation if room is not None else ""
    named = known_to(reads, Place, [duty.subject.id, *duty.subject.also])
    with journal.action("excuse.grant", published=True) as act:
        return act.add(Excuse, **{**_of(duty), "place": named}, reason=reason, answer=GRANTED)


def answer(asked: Excuse, *, granted: bool, words: str = "") -> Excuse:
    """Answer what a room asked, once or otherwise than before. Raises FieldErrors, OfTheOffice."""
    require_office()
    said = {"answer": GRANTED if granted else REFUSED, "words": words or None}
    before = answer_to(asked)
    with journal.action("excuse.answer", published=True) as act:
        if before is not None:
            return act.change(before, **said)
        known = {name: getattr(asked, name) for name in ("place", "rule", "first", "reason")}
        return act.add(Excuse, **known, asked=asked.id, **said)


def request(duty: Duty) -> Excuse | None:
    """The last request of a room for a duty, if it has asked."""
    found = [each for each in _about(duty) if not each.answer]
    return found[-1] if found else None


def answer_to(asked: Excuse) -> Excuse | None:
    """What the office has said to a request."""
    said = [e for e in Excuse.where_equal("asked", asked.id) if e.origin in current().lines]
    return said[-1] if said else None


def waiting() -> list[Excuse]:
    """The requests of rooms that this office has not answered, the oldest first.

    What does not say of which duty it is, of when or why cannot be answered, and would stand before
    all others.
    """
    mine = list(current().lines)
    answered = Excuse.select(Excuse.asked).where(
        Excuse.origin.in_(mine) & Excuse.asked.is_null(False) & Excuse.voided.is_null()
    )
    asked = Excuse.origin.not_in(mine) & Excuse.answer.is_null() & Excuse.voided.is_null()
    found = Excuse.select().where(asked & Excuse.are_whole() & Excuse.id.not_in(answered))
    return list(found.order_by(Excuse.row).limit(_MOST))


def standing_words(asked: Excuse, said: Excuse | None) -> str:
    """How a request stands: as it was asked, or what was answered."""
    if said is None:
        return _("Asked to be excused: {reason}").format(reason=asked.reason or "")
    decision = Excuse.columns()["answer"].kind.show(said.answer)
    return "：".join(filter(None, (decision, said.words)))


def granted(same: Mapping[str, str]) -> frozenset[tuple[str, str, datetime.date]]:
    """Rule, place and first day of the period of all that an office has excused.

    `same` names the identity under which another one of a place counts.
    """
    above = Excuse.origin.in_(list(current().lines)) & (Excuse.answer == GRANTED)
    found = Excuse.select().where(above & Excuse.voided.is_null())
    return frozenset((each.rule, same.get(each.place, each.place), each.first) for each in found)


def _about(duty: Duty) -> list[Excuse]:
    places = {duty.subject.id, *duty.subject.also}
    return [
        each
        for each in Excuse.where_equal("rule", duty.rule.name)
        if each.first == duty.period.first and each.place in places
    ]


def _of(duty: Duty) -> dict[str, Any]:
    return {"rule": duty.rule.name, "place": duty.subject.id, "first": duty.period.first}
