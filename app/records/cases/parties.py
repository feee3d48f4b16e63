"""Who is in dispute, who acts for them, and what happens when a person is corrected later."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.language import _
from app.records import people
from app.records.cases import parts
from app.records.cases.entering import PERSONAL, add_within, filled_agent
from app.records.cases.model import (
    Agent,
    Agreement,
    Case,
    CaseMediator,
    CaseNote,
    Party,
    PrintedPaper,
    Signature,
)
from app.records.cases.on_the_way import append_note
from app.records.cases.refusals import HasLaterSteps
from app.records.cases.step import ARCHIVED, require_stage
from app.records.people import Person
from app.store import journal


def add(case: Case, *, agents: Sequence[Mapping[str, Any]] = (), **values: Any) -> Party:
    """Add a party; what is known of the `person` is filled in.

    `newcomer=True` makes a person of the particulars. Raises FieldErrors, NotOurs, HasLaterSteps
    once an agreement is signed.
    """
    with journal.action("case.party") as act:
        stands = journal.get(Case, case.id)
        require_stage(stands, "change")
        now = parts.agreement(stands)
        if now is not None and _is_signed(now):
            raise HasLaterSteps
        party = add_within(act, stands, agents=agents, **values)
        _keep_names(act, stands)
        return party


def changeable(case: Case) -> Case:
    """The case as it stands. Raises HasLaterSteps while a signature stands under an agreement."""
    stands = journal.get(Case, case.id)
    require_stage(stands, "change")
    if has_signed(stands):
        raise HasLaterSteps
    return stands


def has_signed(case: Case) -> bool:
    """Whether an agreement of the dispute bears a signature, or was made orally."""
    return any(_is_signed(each) for each in parts.agreements(case))


def _is_signed(agreement: Agreement) -> bool:
    return agreement.effective is not None or bool(parts.signatures(agreement))


def _keep_names(act: journal.Action, case: Case) -> Case:
    return act.change(case, names=[each.name for each in parts.parties(case)])


def change(party: Party, **values: Any) -> Party:
    """Correct a party's particulars, while nothing is signed. Raises FieldErrors, HasLaterSteps."""
    with journal.action("case.party") as act:
        return _change(act, party, values)


def _change(act: journal.Action, party: Party, values: Mapping[str, Any]) -> Party:
    case = changeable(parts.get(party.case))
    before = journal.get(Party, party.id).person
    changed = act.change(party, **values)
    if before and before != changed.person:
        people.drop_mistaken(act, before, made_with=changed)
    _keep_names(act, case)
    return changed


def keep(
    party: Party,
    *,
    agents: Sequence[Mapping[str, Any]] = (),
    records: Sequence[Agent | None] = (),
    **values: Any,
) -> Party:
    """Correct a party with whoever acts for it, as one action.

    `records` are the agents that were there already, None for a new one; whoever is not among them
    is taken out. Raises FieldErrors, HasLaterSteps for what is signed.
    """
    case = parts.get(party.case)
    changed = _differing(party, values)
    kept = {each.id for each in records if each is not None}
    gone = [each for each in parts.agents(case, party.id) if each.id not in kept]
    entered = [
        (record, values if record is None else _differing(record, values))
        for record, values in zip(records, agents, strict=True)
    ]
    entered = [(record, values) for record, values in entered if values or record is None]
    if not (changed or gone or entered):
        return party
    with journal.action("case.party") as act:
        require_stage(case, "change")
        if changed:
            party = _change(act, party, changed)
        for agent in gone:
            _require_unsigned(agent)
            act.void(agent, "other")
        for record, given in entered:
            if record is None:
                act.add(Agent, case=case.id, party=party.id, **filled_agent(given))
            else:
                _require_unsigned(record)
                act.change(record, **given)
        return party


def _differing(record: Party | Agent, values: Mapping[str, Any]) -> dict[str, Any]:
    # A flag that is not set says the same as one that was never asked for.
    return {
        name: value or None
        for name, value in values.items()
        if (getattr(record, name) or None) != (value or None)
    }


def void(party: Party, *, reason: str = "other", words: str = "") -> Party:
    """Take a party out, with whoever acts for it and the person who was made of it alone.

    Raises HasLaterSteps, NotOurs.
    """
    with journal.action("case.party") as act:
        case = changeable(parts.get(party.case))
        for agent in parts.agents(case, party.id):
            act.void(agent, reason)
        gone = act.void(party, reason, words)
        if gone.person:
            people.drop_mistaken(act, gone.person, made_with=gone)
        _keep_names(act, case)
        return gone


def add_agent(party: Party, **values: Any) -> Agent:
    """Let somebody act for a party; a guardian with `guardian=True`. Raises FieldErrors."""
    with journal.action("case.agent") as act:
        case = parts.get(party.case)
        require_stage(case, "change")
        return act.add(Agent, case=case.id, party=party.id, **filled_agent(values))


def _require_unsigned(agent: Agent) -> None:
    require_stage(parts.get(agent.case), "change")
    signed = (Signature.agent == agent.id) & Signature.voided.is_null()
    if Signature.select().where(signed).exists():
        raise HasLaterSteps


_USED: tuple[tuple[type[Party | Agent | CaseMediator], tuple[str, ...]], ...] = (
    (Party, PERSONAL),
    (Agent, ("name", "identity", "phone")),
    (CaseMediator, ("name",)),
)
"""Where a person's particulars are written down in a dispute, and which of them."""


@dataclass(frozen=True)
class Use:
    """One place where a person's particulars stand: a party, agent or mediator, and the papers.

    `differs` are the columns in which they are not the person's; `unsigned` are printed papers to
    print again, `signed` those that need a 更正说明.
    """

    case: Case
    party: Party | Agent | CaseMediator
    differs: tuple[str, ...]
    unsigned: tuple[PrintedPaper, ...]
    signed: tuple[PrintedPaper, ...]
    is_signed: bool


def uses(person: str) -> list[Use]:
    """Every place in disputes where a person's particulars stand, with what was printed there."""
    same, stands = people.everyone_joined(person), journal.get(Person, people.main_of(person))
    found: list[Use] = []
    for model, names in _USED:
        among = model.person.in_(same) & model.voided.is_null()
        for party in model.select().where(among).order_by(model.row):
            case = Case.get_or_none(Case.id == party.case)
            if case is None or case.voided is not None:
                continue
            papers = parts.of(PrintedPaper, case)
            # What the person's record leaves out was said of the party all the same.
            differs = tuple(
                name
                for name in names
                if (known := getattr(stands, name)) and known != getattr(party, name)
            )
            found.append(
                Use(
                    case,
                    party,
                    differs,
                    tuple(each for each in papers if each.signed is None),
                    tuple(each for each in papers if each.signed is not None),
                    has_signed(case) or case.state == ARCHIVED,
                )
            )
    return found


def carry_over(person: str, *, reason: str = "") -> list[Use]:
    """Bring a corrected person's particulars to where nothing is signed; the uses that stay.

    Where an agreement is signed the particulars stay as signed. Each that is wrong there, or on a
    single paper that was signed, is noted with the `reason` (entered wrongly) for the 更正说明.
    Parties of others' records are left alone.
    """
    left: list[Use] = []
    stands = journal.get(Person, people.main_of(person))
    why = reason or _("entered wrongly")
    with journal.action("case.correct") as act:
        for use in uses(person):
            if not use.differs or use.party.origin != act.store.origin:
                continue
            for wrong in wrongs(use, stands) if use.is_signed or use.signed else ():
                if not noted(use.case, wrong):
                    append_note.within(act, use.case, correction=True, reason=why,
                                       **dataclasses.asdict(wrong))  # fmt: skip
            if use.is_signed:
                left.append(use)
                continue
            act.change(use.party, **{name: getattr(stands, name) for name in use.differs})
            _keep_names(act, use.case)
    return left


@dataclass(frozen=True)
class Wrong:
    """One particular that is wrong on what was signed, as a correction notes it.

    What it said and what is right stand apart from the words: they may be a number that never
    leaves the room.
    """

    words: str
    was: str | None
    now: str


def wrongs(use: Use, person: Person) -> list[Wrong]:
    """What is wrong in one place and how it is right, one particular each."""
    columns = type(use.party).columns()
    return [
        Wrong(
            _("{label} of {name}").format(label=_(columns[name].label), name=use.party.name),
            columns[name].kind.show(getattr(use.party, name)) or None,
            columns[name].kind.show(getattr(person, name)),
        )
        for name in use.differs
    ]


def noted(case: Case, wrong: Wrong) -> CaseNote | None:
    """The correction that notes it already."""
    said = (wrong.words, wrong.was, wrong.now)
    notes = [each for each in parts.of(CaseNote, case) if each.correction]
    return next((each for each in notes if (each.words, each.was, each.now) == said), None)
