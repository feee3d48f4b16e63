"""Whether a volume is complete, and whether its papers agree with each other."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from app import codes
from app.fields import birth_and_sex
from app.language import N_
from app.records import attachments
from app.records.cases import money, parts, signing
from app.records.cases.model import Agreement, Case, CaseNote, Confirmation, PaperOriginal, Party
from app.records.cases.refusals import Missing


@dataclass(frozen=True)
class Paper:
    """One kind of paper of a volume (list `case_paper`), in the order of the 卷内目录.

    `must` lie in it, `is_there` by its records, a scan or an original; `pages` of originals.
    """

    code: str
    must: bool
    is_there: bool
    missing: Missing
    pages: int = 0

    @property
    def label(self) -> str:
        """What the paper is called."""
        return codes.load("case_paper").label(self.code)


@dataclass(frozen=True)
class Gap:
    """A paper that must lie in the volume and does not."""

    paper: str
    missing: Missing

    def __str__(self) -> str:
        return str(self.missing)


@dataclass(frozen=True)
class Contradiction:
    """Two papers that do not agree; `missing` says it and leads to the field to look at."""

    missing: Missing

    def __str__(self) -> str:
        return str(self.missing)


# Completeness


def papers(case: Case) -> list[Paper]:
    """What belongs into the volume of this dispute, what must, and what is there."""
    originals: dict[str, int] = {}
    for each in parts.of(PaperOriginal, case):
        originals[each.paper] = originals.get(each.paper, 0) + each.pages
    found: list[Paper] = []
    for code, must, is_there, field in _wanted(case):
        words = N_("{paper} is missing in the volume")
        label = codes.load("case_paper").label(code)
        kind, column = field
        missing = Missing(code, words, kind, column, said=(("paper", label),))
        pages = originals.get(code, 0)
        found.append(Paper(code, must, is_there or pages > 0, missing, pages))
    return found


def gaps(case: Case) -> list[Gap]:
    """The papers that must be there and are not."""
    return [
        Gap(each.code, each.missing) for each in papers(case) if each.must and not each.is_there
    ]


def completeness(case: Case) -> tuple[int, int]:
    """How many of the papers that must be there are, and how many must."""
    must = [each for each in papers(case) if each.must]
    return sum(each.is_there for each in must), len(must)


_Wanted = tuple[str, bool, bool, tuple[str, str]]


def _wanted(case: Case) -> Iterator[_Wanted]:
    came_by_itself = case.source == "apply"
    yield "application", came_by_itself, case.applied is not None, ("case", "applied")
    yield "acceptance", not came_by_itself, case.accepted is not None, ("case", "accepted")
    yield "notice", True, case.notified is not None, ("case", "notified")
    people = [each for each in parts.parties(case) if each.type == "person"]
    scanned = all(attachments.of(each.id) for each in people)
    is_oral = any(each.form == "oral" for each in _in_force(case))
    yield "identity", not is_oral, bool(people) and scanned, ("paper_original", "paper")
    agents = [each for each in parts.agents(case) if not each.guardian]
    if agents:
        yield "attorney", True, False, ("paper_original", "paper")
    if case.investigating or parts.inquiries(case):
        yield "inquiry", True, bool(parts.inquiries(case)), ("inquiry", "words")
    yield "photos", False, bool(attachments.of(case.id)), ("attachment", "file")
    yield "evidence", False, False, ("paper_original", "paper")
    held = parts.sessions(case)
    has_talked = case.mediating is not None
    yield "session", has_talked, bool(held), ("mediation", "statements")
    yield from _ends(case)
    yield from _afterwards(case)
    yield "closing", True, case.closed is not None, ("case", "closed")
    corrected = [each for each in parts.of(CaseNote, case) if each.correction]
    if corrected:
        yield "correction", True, True, ("case_note", "words")
    yield "back", True, True, ("case", "volume")


def _ends(case: Case) -> Iterator[_Wanted]:
    for form, paper in (("written", "agreement"), ("oral", "oral")):
        if any(each.form == form for each in _in_force(case)):
            yield paper, True, True, ("agreement", "clauses")
    is_open = case.outcome is None and case.mediating is not None
    if is_open and not _in_force(case):
        yield "agreement", True, False, ("agreement", "clauses")
    if case.outcome in ("failed", "withdrawn", "refused"):
        yield "termination", True, bool(case.routes_told), ("case", "routes_told")


def _in_force(case: Case) -> list[Agreement]:
    return [each for each in parts.agreements(case) if each.effective is not None]


def _afterwards(case: Case) -> Iterator[_Wanted]:
    if _in_force(case):
        paid = [each for line in _in_force(case) for each in money.statement(case, line).payments]
        shown = any(each.voucher or attachments.of(each.id) for each in paid)
        yield "voucher", bool(paid), shown, ("payment", "voucher")
    if case.outcome != "handed_on" and case.outcome != "declined":
        yield "revisit", True, bool(parts.revisits(case)), ("revisit", "words")
    asked = parts.of(Confirmation, case)
    if asked:
        yield "confirmation", True, True, ("confirmation", "applied")
        ruled = any(each.ruling and attachments.of(each.id) for each in asked)
        is_ruled = any(each.result in ("confirmed", "rejected") for each in asked)
        yield "ruling", is_ruled, ruled, ("paper_original", "paper")


# Contradictions


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
    for before, after in zip(chain, chain[1:], strict=False):
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
    from app.language import _

    return _(label)


def _names(case: Case) -> Iterator[Missing]:
    sides = parts.parties(case)
    known = {each.name for each in sides}
    known |= {each.represented_by for each in sides if each.represented_by}
    known |= {each.name for each in parts.agents(case)}
    for each in parts.sessions(case):
        for name in each.present or ():
            if name not in known:
                words = N_("{name} in the mediation record is no party")
                yield Missing("name", words, "mediation", "present", each.id, (("name", name),))
    for agreement in parts.agreements(case):
        for each in parts.instalments(agreement):
            if each.payer and each.payer not in known:
                words = N_("{name}, who is to pay, is no party")
                yield Missing(
                    "payer", words, "instalment", "payer", each.id, (("name", each.payer),)
                )
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
    served = parts.of(parts.CaseMediator, case)
    named = {each.name for each in served}
    for each in parts.inquiries(case):
        for name in each.by or ():
            if name not in named and name != each.clerk:
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


def unwritten(case: Case) -> list[Missing]:
    """What article 29 demands of the present agreement and is not there."""
    agreement = parts.agreement(case)
    return signing.unwritten(agreement) if agreement is not None else []
