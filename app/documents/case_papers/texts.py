"""Each paper of a dispute: its rows as the slots of its design."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar

from app.documents.case_papers import blocks, form
from app.documents.case_papers.design import FormDesign, ProseDesign, load, shared
from app.documents.case_papers.laid import Laid, Printing
from app.documents.case_papers.rows import (
    Agreement,
    Application,
    Attorney,
    Correction,
    Dispute,
    Inquiry,
    Party,
    Remarks,
    Revisit,
    Session,
)
from app.documents.case_papers.slots import (
    Slots,
    day,
    empty,
    figures,
    instalments,
    money,
    names,
    people,
    sides,
    signers,
)
from app.documents.rows import Choice
from app.fields import in_words

R = TypeVar("R")

_FAILED = "调解不成"  # the word of the code list `session_result` that calls for other ways


def application(dispute: Dispute, printing: Printing) -> Laid:
    """人民调解申请书."""
    return _prose("application", dispute, printing, _application)


def notice(dispute: Dispute, printing: Printing) -> Laid:
    """权利义务告知书, with the receipt."""
    return _prose("notice", dispute, printing, _notice)


def inquiry(dispute: Dispute, record: Inquiry, printing: Printing) -> Laid:
    """调查记录."""
    return _prose("inquiry", dispute, printing, _inquiry, record)


def session(dispute: Dispute, record: Session, printing: Printing) -> Laid:
    """人民调解记录 of one session."""
    return _prose("session", dispute, printing, _session, record)


def agreement(dispute: Dispute, record: Agreement, printing: Printing) -> Laid:
    """人民调解协议书."""
    return _prose("agreement", dispute, printing, _agreement, record)


def attorney(dispute: Dispute, record: Attorney, printing: Printing) -> Laid:
    """授权委托书."""
    return _prose("attorney", dispute, printing, _attorney, record)


def confirmation(dispute: Dispute, record: Application, printing: Printing) -> Laid:
    """司法确认申请书 of both sides."""
    return _prose("confirmation", dispute, printing, _confirmation, record)


def termination(dispute: Dispute, printing: Printing) -> Laid:
    """终止告知书, with the receipt."""
    return _prose("termination", dispute, printing, _termination)


def correction(dispute: Dispute, record: Correction, printing: Printing) -> Laid:
    """更正说明 to a paper that was signed."""
    return _prose("correction", dispute, printing, _correction, record)


def acceptance(dispute: Dispute, printing: Printing) -> Laid:
    """受理登记表."""
    return _form("acceptance", dispute, printing, _acceptance)


def oral(dispute: Dispute, record: Agreement, printing: Printing) -> Laid:
    """口头协议登记表."""
    return _form("oral", dispute, printing, _oral, record)


def revisit(dispute: Dispute, record: Revisit, printing: Printing) -> Laid:
    """回访记录."""
    return _form("revisit", dispute, printing, _revisit, record)


def closing(dispute: Dispute, record: Agreement, printing: Printing) -> Laid:
    """结案报告表."""
    return _form("closing", dispute, printing, _closing, record)


def remarks(record: Remarks, printing: Printing) -> Laid:
    """备考表."""
    row = blanked(record) if printing.way == "blank" else record
    slots = {
        "committee": row.committee,
        "number": row.number,
        "pages": f"共 {row.pages} 页（不含封面、目录、备考表和封底）" if row.pages else "",
        "state": row.state,
        "changes": "\n".join(row.changes),
        "filed_by": row.filed_by,
        "checked_by": row.checked_by,
        "day": day(row.day),
    }
    return form.lay(load("remarks", FormDesign), slots, printing)


def blanked(row: R) -> R:
    """A row without what is written by hand: whose it is and what may be chosen stay."""
    kept: dict[str, Any] = {}
    for each in dataclasses.fields(row):  # pyright: ignore[reportArgumentType]
        value = getattr(row, each.name)
        if isinstance(value, Choice):
            kept[each.name] = Choice(value.options)
        elif each.name in ("committee", "court"):
            kept[each.name] = value
        elif each.name == "parties":
            kept[each.name] = sides()
        elif dataclasses.is_dataclass(value):
            kept[each.name] = blanked(value)
    return type(row)(**kept)


def _prose(
    name: str, dispute: Dispute, printing: Printing, slots: Callable[..., Slots], *records: Any
) -> Laid:
    design = load(name, ProseDesign)
    return blocks.lay(design, _slots(dispute, printing, slots, records), printing)


def _form(
    name: str, dispute: Dispute, printing: Printing, slots: Callable[..., Slots], *records: Any
) -> Laid:
    design = load(name, FormDesign)
    return form.lay(design, _slots(dispute, printing, slots, records), printing)


def _slots(
    dispute: Dispute, printing: Printing, slots: Callable[..., Slots], records: tuple[Any, ...]
) -> Slots:
    if printing.way == "blank":
        dispute, records = blanked(dispute), tuple(blanked(each) for each in records)
    found = {**_of_dispute(dispute), **slots(dispute, *records)}
    if printing.way == "ruled":
        # What is agreed on is written by hand, and so is what it comes to.
        found.update({name: "" for name in ("figures", "in_words", "instalments") if name in found})
    return found


def _of_dispute(dispute: Dispute) -> Slots:
    """What any paper of a dispute may say."""
    return {
        "committee": dispute.committee,
        "number": dispute.number,
        "title": dispute.title,
        "parties": dispute.parties,
        "party_names": names([each.name for each in dispute.parties if each.name]),
        "mediators": names(dispute.mediators),
        "facts": dispute.facts,
        "category": dispute.category,
        "source": dispute.source,
        "signers": signers(dispute.parties),
        "officials": _officials(dispute.mediators, dispute.clerk),
        "money": money(dispute.amount),
        "nothing": "",
        **_amount(dispute.amount),
    }


def _amount(fen: int | None) -> Slots:
    """Figures and words of one amount, made of the same number."""
    if fen is None:
        return {"figures": "", "in_words": ""}
    return {"figures": figures(fen), "in_words": in_words(fen)}


def _officials(mediators: tuple[str, ...], clerk: str) -> tuple[Any, ...]:
    wording = shared()
    return (*people(wording.mediator, mediators), *people(wording.clerk, (clerk,) if clerk else ()))


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


def _inquiry(_dispute: Dispute, record: Inquiry) -> Slots:
    wording = shared()
    return {
        "time": record.time,
        "place": record.place,
        "asked": names(record.asked),
        "present": names(record.present),
        "by": names(record.by),
        "clerk": record.clerk,
        "words": record.words,
        "asked_sign": people(wording.asked, record.asked),
        "by_sign": (
            *people(wording.asker, record.by),
            *people(wording.clerk, (record.clerk,) if record.clerk else ()),
        ),
    }


def _session(dispute: Dispute, record: Session) -> Slots:
    known = {each.name for each in dispute.parties}
    for each in dispute.parties:
        known |= {agent.name for agent in each.agents}
    there = tuple(each for each in record.present if each in known)
    extra = tuple(each for each in record.present if each not in known)
    signing = _present(dispute.parties, there) if there or extra else signers(dispute.parties)
    return {
        "sequence": str(record.sequence or ""),
        "time": record.time,
        "place": record.place,
        "present": names(record.present),
        "invited": names(record.invited),
        "told": record.told,
        "statements": record.statements,
        "findings": record.findings,
        "result": record.result,
        "failed": _FAILED if _FAILED in record.result.chosen else "",
        "next_day": day(record.next_day),
        "signers": (*signing, *people("", extra, 0)),
        "officials": _officials(dispute.mediators, record.clerk or dispute.clerk),
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
        "officials": _officials(dispute.mediators, record.clerk or dispute.clerk),
        "day": day(record.day),
        **_amount(record.amount),
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
        "officials": _officials(dispute.mediators, ""),
        "day": day(record.day),
    }


def _acceptance(dispute: Dispute) -> Slots:
    return {
        "registered": day(dispute.registered),
        "accepted": day(dispute.accepted),
        "difficulty": _or_boxes(dispute.difficulty),
        "people": f"{dispute.people} 人" if dispute.people else "",
        "requests": dispute.requests,
        "decision": dispute.decision,
        "decision_words": dispute.decision_words,
        "officials": people("", (dispute.clerk,) if dispute.clerk else ()),
        "day": day(dispute.accepted or dispute.registered),
        "note": dispute.note,
    }


def _or_boxes(choice: Choice) -> Choice | str:
    return "" if not choice.options and empty(choice) else choice


def _clauses(clauses: tuple[str, ...]) -> str:
    pattern = shared().clause
    return "\n".join(pattern.format(number=n) + each for n, each in enumerate(clauses, start=1))


def _oral(dispute: Dispute, record: Agreement) -> Slots:
    return {
        "number": record.number or dispute.number,
        "agreed_on": day(record.day),
        "place": record.place,
        "facts": "\n".join(
            part for part in (record.facts or dispute.facts, record.disputed, record.duties) if part
        ),
        "clauses": _clauses(record.clauses),
        "manner": "\n".join(
            part for part in (record.manner, *instalments(record.instalments)) if part
        ),
        "money": money(record.amount),
        "performance": dispute.performance,
        "officials": people("", dispute.mediators),
        "day": day(record.day),
    }


def _revisit(dispute: Dispute, record: Revisit) -> Slots:
    return {
        "agreement_number": record.agreement_number,
        "time": day(record.day),
        "whom": names(record.whom),
        "cause": record.cause,
        "performance": record.performance,
        "satisfaction": record.satisfaction,
        "words": record.words,
        "dangers": record.dangers,
        "whom_sign": people("", record.whom),
        "by_sign": people("", record.by),
        "day": day(record.day),
    }


def _sides(parties: tuple[Party, ...]) -> str:
    """The parties' names, side by side with what they are."""
    roles = dict.fromkeys(each.role for each in parties)
    return "\n".join(
        f"{role}：" + names([each.name for each in parties if each.role == role]) for role in roles
    )


def _closing(dispute: Dispute, record: Agreement) -> Slots:
    return {
        "sides": _sides(dispute.parties),
        "volume": dispute.volume,
        "filled_on": day(dispute.filled_on),
        "accepted": day(dispute.accepted),
        "closed": day(dispute.closed),
        "outcome": dispute.outcome,
        "clauses": _clauses(record.clauses),
        "money": money(record.amount if record.amount is not None else dispute.amount),
        "performance": dispute.performance,
        "confirmed": dispute.confirmation,
        "revisited": dispute.revisited,
        "officials": people("", dispute.mediators),
    }
