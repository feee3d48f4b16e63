"""Each paper of a dispute in prose: its rows as the slots of its design."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from typing import Any

from app.documents.cases.papers import blocks
from app.documents.cases.papers.design import ProseDesign, load, shared
from app.documents.cases.papers.filling import amount, filled, officials
from app.documents.cases.papers.rows import (
    Agreement,
    Application,
    Attorney,
    Correction,
    Dispute,
    Inquiry,
    Party,
    Session,
)
from app.documents.cases.papers.slots import day, instalments, named, names, people, signers
from app.documents.forms.laid import LaidOutPaper, Printing
from app.documents.forms.slots import Slots

_PARTICIPANT = "参加人"
_SPEAKER = re.compile(r"^\s*([^\s：:，。；]{2,30})[：:]", re.MULTILINE)
_FAILED = "调解不成"  # the word of the code list `session_result` that calls for other ways


def application(dispute: Dispute, printing: Printing) -> LaidOutPaper:
    """人民调解申请书."""
    return _prose("application", dispute, printing, _application)


def notice(dispute: Dispute, printing: Printing) -> LaidOutPaper:
    """权利义务告知书, with the receipt."""
    return _prose("notice", dispute, printing, _notice)


def inquiry(dispute: Dispute, record: Inquiry, printing: Printing) -> LaidOutPaper:
    """调查记录."""
    return _prose("inquiry", dispute, printing, _inquiry, record)


def session(dispute: Dispute, record: Session, printing: Printing) -> LaidOutPaper:
    """人民调解记录 of one session."""
    return _prose("session", dispute, printing, _session, record)


def agreement(dispute: Dispute, record: Agreement, printing: Printing) -> LaidOutPaper:
    """人民调解协议书."""
    return _prose("agreement", dispute, printing, _agreement, record)


def attorney(dispute: Dispute, record: Attorney, printing: Printing) -> LaidOutPaper:
    """授权委托书."""
    return _prose("attorney", dispute, printing, _attorney, record)


def confirmation(dispute: Dispute, record: Application, printing: Printing) -> LaidOutPaper:
    """司法确认申请书 of both sides."""
    return _prose("confirmation", dispute, printing, _confirmation, record)


def termination(dispute: Dispute, printing: Printing) -> LaidOutPaper:
    """终止告知书, with the receipt."""
    return _prose("termination", dispute, printing, _termination)


def correction(dispute: Dispute, record: Correction, printing: Printing) -> LaidOutPaper:
    """更正说明 to a paper that was signed."""
    return _prose("correction", dispute, printing, _correction, record)


def _prose(
    name: str, dispute: Dispute, printing: Printing, slots: Callable[..., Slots], *records: Any
) -> LaidOutPaper:
    design = load(name, ProseDesign)
    return blocks.lay_out(design, filled(dispute, printing, slots, records), printing)


def _application(dispute: Dispute) -> Slots:
    asking = tuple(each for each in dispute.parties if each.role == shared().sides[0])
    return {
        "requests": dispute.requests,
        "signers": signers(asking or dispute.parties),
        "day": day(dispute.applied),
    }


def _notice(dispute: Dispute) -> Slots:
    return {
        "how": dispute.notified_how,
        "tellers": people(shared().teller, dispute.mediators[:1]),
        "day": day(dispute.notified),
    }


def _inquiry(dispute: Dispute, record: Inquiry) -> Slots:
    wording = shared()
    return {
        "time": record.time,
        "place": record.place,
        "asked": names(record.asked),
        "present": names(record.present),
        "by": names(record.by),
        "clerk": record.clerk,
        "words": record.words,
        "asked_sign": named(wording.asked, record.asked, dispute.parties),
        "by_sign": (
            *people(wording.asker, record.by),
            *people(wording.clerk, (record.clerk,) if record.clerk else ()),
            *people(_PARTICIPANT, record.present, 0),
        ),
    }


def _session(dispute: Dispute, record: Session) -> Slots:
    known = {each.name for each in dispute.parties}
    for each in dispute.parties:
        known |= {agent.name for agent in each.agents}
    spoke = tuple(
        each
        for each in dict.fromkeys(_SPEAKER.findall(record.statements))
        if each in known and each not in record.present
    )
    present = (*record.present, *spoke) if record.present else ()
    there = tuple(each for each in present if each in known)
    extra = tuple(each for each in present if each not in known)
    signing = _present(dispute.parties, there) if there or extra else signers(dispute.parties)
    return {
        "sequence": str(record.sequence or ""),
        "time": record.time,
        "place": record.place,
        "present": names(present),
        "invited": names(record.invited),
        "told": record.told,
        "statements": record.statements,
        "findings": record.findings,
        "result": record.result,
        "failed": _FAILED if _FAILED in record.result.chosen else "",
        "next_day": day(record.next_day),
        "signers": (*signing, *people("", extra, 0), *people(_PARTICIPANT, record.invited, 0)),
        "officials": officials(dispute.mediators, record.clerk or dispute.clerk),
        "day": day(record.day),
    }


def _present(parties: tuple[Party, ...], there: tuple[str, ...]) -> tuple[Any, ...]:
    """Those who came sign: parties, and agents and guardians for the parties they came for."""
    wording = shared()
    found: list[Any] = []
    for party in parties:
        if party.name in there:
            found += [one for one in signers((party,)) if one.name == party.name]
        for agent in party.agents:
            if agent.name in there:
                words = wording.guardian_signs if agent.guardian else wording.agent_signs
                found += people(words.format(name=party.name), (agent.name,))
    return tuple(found)


def _agreement(dispute: Dispute, record: Agreement) -> Slots:
    return {
        "number": record.number or dispute.number,
        "facts": record.facts or dispute.facts,
        "disputed": record.disputed,
        "duties": record.duties,
        "clauses": record.clauses,
        "manner": record.manner,
        "instalments": instalments(record.instalments),
        "copies": str(record.copies or ""),
        "officials": officials(dispute.mediators, record.clerk or dispute.clerk),
        "day": day(record.day),
        **amount(record.amount),
    }


def _attorney(dispute: Dispute, record: Attorney) -> Slots:
    agent = record.agent
    party = dataclasses.replace(record.principal, agents=())
    words = "委托人"
    return {
        "parties": (dataclasses.replace(party, role=words),),
        "principal": party.name,
        "agent": (
            Party(role="受委托人", name=agent.name, identity=agent.identity, phone=agent.phone),
        ),
        "matter": agent.matter or dispute.title,
        "powers": agent.powers,
        "listed": agent.listed_powers.rstrip("。"),
        "since": day(agent.since),
        "until": day(agent.until),
        "signers": signers((dataclasses.replace(party, role=words),)),
        "agents": people("受委托人", (agent.name,) if agent.name else ()),
        "day": day(record.day),
    }


def _confirmation(dispute: Dispute, record: Application) -> Slots:
    parties = tuple(dataclasses.replace(each, role=shared().sides[0]) for each in dispute.parties)
    return {
        "parties": parties,
        "agreed_on": day(record.agreed_on),
        "effective": day(record.effective),
        "agreement_number": record.agreement_number,
        "facts": record.facts or dispute.facts,
        "clauses": record.clauses,
        "court": record.court,
        "signers": signers(parties),
        "day": day(record.day),
    }


def _termination(dispute: Dispute) -> Slots:
    return {
        "reason": dispute.end_reason,
        "reason_words": dispute.end_words,
        "end_time": dispute.end_time,
        "undisputed": dispute.undisputed,
        "routes": dispute.routes,
        "tellers": people(shared().teller, dispute.mediators[:1]),
        "day": day(dispute.ended),
    }


def _correction(dispute: Dispute, record: Correction) -> Slots:
    pattern = shared().change
    return {
        "paper": record.paper,
        "paper_number": record.number or dispute.number,
        "signed": day(record.signed),
        "changes": tuple(
            pattern.format(what=each.what, was=each.was, now=each.now) if each.now else each.what
            for each in record.changes
        ),
        "reason": record.reason.rstrip("。"),
        "officials": officials(dispute.mediators, ""),
        "day": day(record.day),
    }
