"""Where the papers of one dispute do not agree with each other."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from app.fields import birth_and_sex
from app.language import N_, _
from app.records.cases import money, parts
from app.records.cases.model import Case, CaseMediator, Party
from app.records.cases.refusals import Missing


@dataclass(frozen=True)
class Contradiction:
    """Two papers that do not agree; `missing` says it and leads to the field to look at."""

    missing: Missing

    def __str__(self) -> str:
        return str(self.missing)


def contradictions(case: Case) -> list[Contradiction]:
    """Where papers do not agree: order of days, names, identity numbers, amounts, mediators."""
    found = [*_days(case), *_names(case), *_identities(case), *_amounts(case), *_mediators(case)]
    return [Contradiction(each) for each in found]


def _days(case: Case) -> Iterator[Missing]:
    columns = Case.columns()
    chain: list[tuple[str, str, str, datetime.date | None]] = [
        (name, columns[name].label, "case", getattr(case, name))
        for name in ("day", "accepted", "investigating")
    ]
    for before, after in itertools.pairwise(chain):
        yield from _follows(before[1], before[3], after[1], after[3], after[2], after[0])
    talked = parts.sessions(case)
    for each in talked:
        for label, day in ((columns["accepted"].label, case.accepted),
                           (columns["notified"].label, case.notified)):  # fmt: skip
            yield from _follows(label, day, N_("Session"), each.day, "mediation", "day", each.id)
    for agreement in parts.agreements(case):
        own = [each.day for each in talked if each.round == agreement.round]
        last = max(own, default=None)
        yield from _follows(
            N_("Session"), last, N_("Agreement"), agreement.day, "agreement", "day", agreement.id
        )
        for each in parts.signatures(agreement):
            yield from _follows(
                N_("Agreement"),
                agreement.day,
                N_("Signature"),
                each.day,
                "signature",
                "day",
                each.id,
            )
    ended = case.performed or case.ended
    for name in ("closed", "archived"):
        yield from _follows(
            columns["ended"].label, ended, columns[name].label, getattr(case, name), "case", name
        )


def _follows(
    first: str,
    day: datetime.date | None,
    second: str,
    later: datetime.date | None,
    kind: str,
    field: str,
    record: str = "",
) -> Iterator[Missing]:
    if day is not None and later is not None and later < day:
        words = N_("{second} ({later}) lies before {first} ({day})")
        said = (
            ("first", _said(first)),
            ("second", _said(second)),
            ("day", day.isoformat()),
            ("later", later.isoformat()),
        )
        yield Missing("order", words, kind, field, record, said)


def _said(label: str) -> str:
    return _(label)


def _names(case: Case) -> Iterator[Missing]:
    sides = parts.parties(case)
    for each in parts.sessions(case):
        for name in parts.strangers(case, each.present or ()):
            words = N_("{name} in the mediation record is no party")
            yield Missing("name", words, "mediation", "present", each.id, (("name", name),))
    for agreement in parts.agreements(case):
        for each in parts.instalments(agreement):
            for name in parts.strangers(case, [each.payer]):
                words = N_("{name}, who is to pay, is no party")
                yield Missing("payer", words, "instalment", "payer", each.id, (("name", name),))
    if sorted(case.names or ()) != sorted(each.name for each in sides):
        words = N_("the names of the dispute are not its parties'")
        yield Missing("names", words, "case", "names")


def _identities(case: Case) -> Iterator[Missing]:
    seen: dict[str, str] = {}
    for each in parts.parties(case):
        yield from _own_number(each)
        if each.identity:
            if each.identity in seen:
                words = N_("{name} and {other} have the same identity number")
                said = (("name", each.name), ("other", seen[each.identity]))
                yield Missing("identity", words, "party", "identity", each.id, said)
            seen[each.identity] = each.name


def _own_number(party: Party) -> Iterator[Missing]:
    if not party.identity:
        return
    birth, sex = birth_and_sex(party.identity)
    said = (("name", party.name),)
    if party.birth is not None and party.birth != birth:
        words = N_("the birthday of {name} is not that of the identity number")
        yield Missing("birth", words, "party", "birth", party.id, said)
    if party.sex in ("1", "2") and party.sex != sex:
        words = N_("the sex of {name} is not that of the identity number")
        yield Missing("sex", words, "party", "sex", party.id, said)


def _amounts(case: Case) -> Iterator[Missing]:
    for agreement in parts.agreements(case):
        stands = money.statement(case, agreement)
        planned = sum(each.instalment.amount for each in stands.lines)
        if agreement.amount is not None and stands.lines and planned != agreement.amount:
            words = N_("the instalments add up to {found}, but {expected} was agreed")
            said = (("found", money.yuan(planned)), ("expected", money.yuan(agreement.amount)))
            yield Missing("amount", words, "agreement", "amount", agreement.id, said)
    if case.performance == "performed" and money.statement(case).left:
        said = (("left", money.yuan(money.statement(case).left)),)
        yield Missing("paid", N_("{left} yuan still owed"), "payment", "amount", said=said)


def _mediators(case: Case) -> Iterator[Missing]:
    served = parts.of(CaseMediator, case)
    for each in parts.inquiries(case):
        for name in parts.outsiders(case, each.values()):
            words = N_("{name} in the investigation record is no mediator of this dispute")
            yield Missing("mediator", words, "inquiry", "by", each.id, (("name", name),))
    for agreement in parts.agreements(case):
        for each in parts.signatures(agreement):
            by = next((m for m in served if m.id == each.mediator), None)
            if by is not None and by.until is not None and by.until < each.day:
                words = N_("{name} signed as a mediator after standing down")
                yield Missing(
                    "mediator", words, "signature", "mediator", each.id, (("name", by.name),)
                )
    sides = {each.name for each in parts.parties(case)}
    for each in served:
        if each.name in sides and each.person in {p.person for p in parts.parties(case)}:
            words = N_("{name} is mediator and party")
            yield Missing(
                "mediator", words, "case_mediator", "person", each.id, (("name", each.name),)
            )
