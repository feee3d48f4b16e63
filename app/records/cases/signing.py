"""What an agreement must say (人民调解法 art. 29), who must sign it, and when it is in force."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from app.fields import age_on
from app.language import N_, _
from app.records.cases import clauses, parts
from app.records.cases.model import Agent, Agreement, Case, Party, Signature
from app.records.cases.refusals import Missing
from app.store import journal

_CONTENTS = (
    ("facts", N_("the main facts")),
    ("disputed", N_("the disputed matters")),
    ("clauses", N_("what was agreed")),
    ("manner", N_("manner and term of performance")),
)

FULL_AGE = 18


def unwritten(agreement: Agreement) -> list[Missing]:
    """What article 29 demands and the agreement does not say; of an oral one its content."""
    case = journal.get(Case, agreement.case)
    found: list[Missing] = []
    for name, words in _CONTENTS:
        if agreement.form == "oral" and name != "clauses":
            continue
        if not getattr(agreement, name):
            found.append(Missing(name, words, "agreement", name, agreement.id))
    found += blanks(agreement)
    for party in parts.parties(case):
        found += _particulars(party) if agreement.form == "written" else []
    return found


@dataclass(frozen=True)
class Demand:
    """One thing that article 29 demands: `missing` says where it is written, if it is not there."""

    words: str
    missing: Missing | None = None


def demands(agreement: Agreement) -> list[Demand]:
    """What article 29 demands of an agreement, one by one; of parties and blanks what lacks."""
    missing = unwritten(agreement)
    beside = [each for each in missing if each.kind == "party" or each.name.startswith("blank_")]
    unsaid = {each.field: each for each in missing if each not in beside}
    asked = [name for name, _words in _CONTENTS if agreement.form != "oral" or name == "clauses"]
    labels = {name: _(Agreement.columns()[name].label) for name in asked}
    return [
        *(Demand(labels[name], unsaid.get(name)) for name in asked),
        *(Demand(str(each), each) for each in beside),
    ]


def blanks(agreement: Agreement) -> list[Missing]:
    """The places that were left to be written in and are still empty, each with its clause."""
    found: list[Missing] = []
    for name, label in _CONTENTS:
        for number in clauses.lines_with_blanks(getattr(agreement, name) or ""):
            words, said = N_("a blank in {what} is not filled in"), (("what", _(label)),)
            if name == "clauses":
                words = N_("a blank in clause {number} is not filled in")
                said = (("number", str(number)),)
            found.append(Missing(f"blank_{name}", words, "agreement", name, agreement.id, said))
            if name != "clauses":
                break
    return found


def _particulars(party: Party) -> list[Missing]:
    said = (("name", party.name),)
    asked = (
        (("sex", N_("sex of {name}")), ("address", N_("address of {name}")))
        if party.type == "person"
        else (
            ("represented_by", N_("legal representative of {name}")),
            ("address", N_("address of {name}")),
        )
    )
    return [
        Missing(column, words, "party", column, party.id, said)
        for column, words in asked
        if not getattr(party, column)
    ]


@dataclass(frozen=True)
class Signer:
    """Who has to sign an agreement: a party, for whom an agent may, or a mediator."""

    words: str
    ids: Mapping[str, str]
    """The column of the signature that names him, and his identity."""
    agents: Mapping[str, str]
    """Who may sign for a party, name by identity: with special powers, or as guardian."""
    minor: bool
    signed: Signature | None


def signers(case: Case) -> list[Signer]:
    """Every party and mediator, with the signature under the present agreement if there is one."""
    draft = parts.agreement(case)
    before = parts.signatures(draft) if draft is not None else []
    by_party = {each.party: each for each in before}
    by_mediator = {each.mediator: each for each in before}
    found: list[Signer] = []
    for party in parts.parties(case):
        acting = parts.agents(case, party.id)
        agents = {each.id: each.name for each in acting if may_sign(each)}
        signed = by_party.get(party.id)
        found.append(Signer(party.name, {"party": party.id}, agents, bool(party.minor), signed))
    for mediator in parts.mediators(case):
        words = _("Mediator {name}").format(name=mediator.name)
        signed = by_mediator.get(mediator.id)
        found.append(Signer(words, {"mediator": mediator.id}, {}, False, signed))
    return found


def may_sign(agent: Agent) -> bool:
    """Whether an agent may sign at all, at the right time."""
    return bool(agent.guardian) or agent.powers == "special"


def is_minor(party: Party, day: datetime.date) -> bool:
    """Whether a party cannot sign for himself on a day."""
    if party.type != "person":
        return False
    if party.birth is not None:
        return age_on(party.birth, day) < FULL_AGE
    return bool(party.minor)


def may_sign_for(agent: Agent, day: datetime.date) -> bool:
    """Whether an agent may sign on a day: a guardian, or one with special powers in force."""
    if (agent.since and day < agent.since) or (agent.until and agent.until < day):
        return False
    return may_sign(agent)


def unsigned(agreement: Agreement) -> list[Missing]:
    """Whose signature is still missing: a party's, a mediator's, the committee's seal."""
    case = journal.get(Case, agreement.case)
    signed = parts.signatures(agreement)
    by_party = {each.party for each in signed}
    found = [
        Missing(
            "party",
            N_("the signature of {name}"),
            "signature",
            "party",
            party.id,
            (("name", party.name),),
        )
        for party in parts.parties(case)
        if party.id not in by_party
    ]
    if not any(each.mediator for each in signed):
        found.append(
            Missing("mediator", N_("the signature of a mediator"), "signature", "mediator")
        )
    if agreement.sealed is None:
        words = N_("the committee's seal")
        found.append(Missing("sealed", words, "agreement", "sealed", agreement.id))
    return found


def in_force_from(agreement: Agreement) -> datetime.date | None:
    """The latest of the signatures and the seal; None while one of them is missing."""
    if unsigned(agreement) or agreement.sealed is None:
        return None
    return max(agreement.sealed, *(each.day for each in parts.signatures(agreement)))


def refused_signature(
    case: Case, day: datetime.date, *, party: Party, agent: Agent | None
) -> Missing | None:
    """What is missing for somebody to sign for a party on a day."""
    said = (("name", party.name),)
    if agent is None:
        if not is_minor(party, day):
            return None
        words = N_("a guardian's signature for {name}")
        return Missing("guardian", words, "agent", "guardian", party.id, said)
    if agent.party != party.id:
        return Missing("agent", N_("an agent of {name}"), "agent", "party", agent.id, said)
    if is_minor(party, day) and not agent.guardian:
        words = N_("a guardian's signature for {name}")
        return Missing("guardian", words, "agent", "guardian", agent.id, said)
    if not may_sign_for(agent, day):
        words = N_("special powers of {agent} in force")
        return Missing("powers", words, "agent", "powers", agent.id, (("agent", agent.name),))
    return None


def signed_for(agreement: Agreement, party: Party) -> Signature | None:
    """The signature for a party."""
    return next((each for each in parts.signatures(agreement) if each.party == party.id), None)
