"""What hangs on a dispute, read in its order."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from app.records.cases.model import (
    OF_CASE,
    Agent,
    Agreement,
    Case,
    CaseMediator,
    Confirmation,
    Extension,
    Inquiry,
    Instalment,
    OfCase,
    Party,
    Payment,
    Revisit,
    Session,
    Signature,
)
from app.store import journal
from app.store.session import current

R = TypeVar("R", bound=OfCase)


class _Together:
    """Several disputes, and what was read of them so far: each kind at once for all of them."""

    def __init__(self, found: Iterable[Case]) -> None:
        self.cases = dict.fromkeys(each.id for each in found)
        self._read: dict[str, dict[str, list[Any]]] = {}

    def of(self, model: type[OfCase], case: str) -> list[Any]:
        read = self._read.get(model.kind_name)
        if read is None:
            read = self._read[model.kind_name] = {}
            for each in _said(model.where_in("case", list(self.cases))):
                read.setdefault(each.case, []).append(each)
        return read.get(case, [])


_together: ContextVar[_Together | None] = ContextVar("together", default=None)


def get(case: str) -> Case:
    """A dispute by its identity. Raises NotFound."""
    return journal.get(Case, case)


def whole(record: str) -> Case:
    """A dispute by its identity, or by that of a record that hangs on it. Raises NotFound."""
    found = Case.get_or_none(Case.id == record)
    hanging = (model.get_or_none(model.id == record) for model in OF_CASE)
    return found or get(next((each.case for each in hanging if each is not None), record))


def of(model: type[R], case: Case) -> list[R]:
    """The records of one kind that hang on a dispute and are not void, as entered."""
    return _hanging(model, case.id, "case", case.id)


@contextmanager
def read_together(found: Iterable[Case]) -> Generator[None]:
    """While this holds, each kind of what hangs on these disputes is read once for all of them.

    For looking on alone: what is written meanwhile is not seen.
    """
    held = _together.set(_Together(found))
    try:
        yield
    finally:
        _together.reset(held)


def _hanging(model: type[R], case: str, column: str, value: str) -> list[R]:
    """Of what hangs on a dispute, that in which a column has a value, as entered."""
    together = _together.get()
    if together is None or case not in together.cases:
        return _said(model.where_equal(column, value))
    return [each for each in together.of(model, case) if getattr(each, column) == value]


def _said(found: list[R]) -> list[R]:
    """What is ours, and what others sent that says all that its kind requires.

    The rest hangs there and says nothing: what was kept of a confidential dispute where it is, or
    what another program wrote otherwise.
    """
    mine = current().is_mine
    return [each for each in found if mine(each.origin) or each.is_whole]


def parties(case: Case) -> list[Party]:
    """The parties in their order."""
    return sorted(of(Party, case), key=lambda each: (each.order or 0, each.row))


def agents(case: Case, party: str = "") -> list[Agent]:
    """Who acts for the parties, or for one of them."""
    return [each for each in of(Agent, case) if not party or each.party == party]


def mediators(case: Case) -> list[CaseMediator]:
    """Who mediates now: neither ended nor stepped aside; who leads first."""
    serving = [
        each
        for each in of(CaseMediator, case)
        if each.until is None and each.avoidance_decided != "granted"
    ]
    return sorted(serving, key=lambda each: (not each.leading, each.row))


def inquiries(case: Case) -> list[Inquiry]:
    """The records of the investigation, by day."""
    return sorted(of(Inquiry, case), key=lambda each: (each.day, each.row))


def sessions(case: Case, number: int | None = None) -> list[Session]:
    """The sessions, of one round or all, by day."""
    found = [each for each in of(Session, case) if number in (None, each.round)]
    return sorted(found, key=lambda each: (each.day, each.row))


def agreements(case: Case) -> list[Agreement]:
    """The agreements of all rounds, drafts among them."""
    return of(Agreement, case)


def agreement(case: Case) -> Agreement | None:
    """The agreement of the present round, signed or a draft."""
    found = [each for each in agreements(case) if each.round == (case.round or 1)]
    return found[-1] if found else None


def signatures(agreement: Agreement) -> list[Signature]:
    """Who signed an agreement."""
    return _hanging(Signature, agreement.case, "agreement", agreement.id)


def instalments(agreement: Agreement) -> list[Instalment]:
    """What is to be paid under an agreement, by day."""
    owed = _hanging(Instalment, agreement.case, "agreement", agreement.id)
    return sorted(owed, key=lambda each: (each.due, each.row))


def payments(instalment: Instalment) -> list[Payment]:
    """What was paid of an instalment, by day."""
    paid = _hanging(Payment, instalment.case, "instalment", instalment.id)
    return sorted(paid, key=lambda each: (each.day, each.row))


def confirmations(case: Case) -> list[Confirmation]:
    """Every application for confirmation of the present round's agreement."""
    asked = agreement(case)
    return [each for each in of(Confirmation, case) if asked and each.agreement == asked.id]


def extensions(case: Case) -> list[Extension]:
    """More time, as agreed or taken by experts."""
    return of(Extension, case)


def revisits(case: Case) -> list[Revisit]:
    """The return visits, by day."""
    return sorted(of(Revisit, case), key=lambda each: (each.day, each.row))


def names(case: Case) -> list[str]:
    """The parties and who acts for them, by name."""
    return [each.name for each in (*parties(case), *agents(case))]


def speaking(case: Case) -> list[str]:
    """The parties, who acts for them, and who represents those that are no persons, by name."""
    represent = (each.represented_by for each in parties(case))
    return [*names(case), *(each for each in represent if each)]


def strangers(case: Case, named: Iterable[str | None]) -> list[str]:
    """Of some names, those of nobody who may speak for a party."""
    known = speaking(case)
    return [each for each in named if each and each not in known]


def outsiders(case: Case, inquiry: Mapping[str, Any]) -> list[str]:
    """Who asked in an inquiry, by its values, and neither mediates nor wrote it down."""
    known = {*(each.name for each in of(CaseMediator, case)), inquiry.get("clerk")}
    return [each for each in inquiry.get("by") or () if each not in known]


def mediator_names(case: Case) -> list[str]:
    """Who mediates now, by name."""
    return [each.name for each in mediators(case)]
