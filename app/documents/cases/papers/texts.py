"""Each paper of a dispute in prose: what it says besides the columns of its record."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from app.documents.cases.papers import blocks
from app.documents.cases.papers.design import load, shared
from app.documents.cases.papers.dispute import Dispute, unknown_party
from app.documents.cases.papers.filling import Compose, filled, in_figures, officials
from app.documents.cases.papers.slots import (
    clauses,
    instalments,
    named,
    names,
    people,
    signers,
    signs_for,
    when,
)
from app.documents.forms.laid import LaidOutPaper, Printing
from app.documents.forms.prose_design import ProseDesign
from app.documents.forms.rows import Choice
from app.documents.forms.slots import Columns, Signer, Slots, chinese

_PARTICIPANT, _PRINCIPAL, _AGENT = "参加人", "委托人", "受委托人"
_SPEAKER = re.compile(r"^\s*([^\s：:，。；]{2,30})[：:]", re.MULTILINE)
_FAILED = "调解不成"  # the word of the code list `session_result` that calls for other ways
ENDS = ("failed", "withdrawn", "refused")
"""The outcomes with which a mediation is terminated."""


def lay_out(
    name: str, dispute: Dispute, record: Columns | None, printing: Printing
) -> LaidOutPaper:
    """A paper by its name in the code list `case_paper`; `record` is what it is printed of."""
    slots = filled(dispute, record, _COMPOSED[name], printing)
    return blocks.lay_out(load(name, ProseDesign), slots, printing)


def _application(dispute: Dispute, columns: Columns) -> dict[str, Any]:
    asking = [each for each in dispute.parties if each["role"] == shared().sides[0]]
    return {"signers": signers(asking or dispute.parties), "day": columns["applied"]}


def _notice(dispute: Dispute, columns: Columns) -> dict[str, Any]:
    return {
        "how": columns["notified_how"],
        "tellers": people(shared().teller, dispute.mediators[:1]),
        "day": columns["notified"],
    }


def _inquiry(dispute: Dispute, record: Columns) -> dict[str, Any]:
    wording = shared()
    asked, by, present = map(record.names, ("asked", "by", "present"))
    return {
        "time": _time(record),
        "asked": names(asked),
        "present": names(present),
        "by": names(by),
        "asked_sign": named(wording.asked, asked, dispute.parties),
        "by_sign": (
            *people(wording.asker, by),
            *people(wording.clerk, [record["clerk"]] if record["clerk"] else ()),
            *people(_PARTICIPANT, present, 0),
        ),
    }


def _time(record: Columns) -> str:
    return when(*(record.value(name) for name in ("day", "begin", "finish")))


def _session(dispute: Dispute, record: Columns) -> dict[str, Any]:
    known = {each["name"] for each in dispute.parties}
    for each in dispute.parties:
        known |= {agent["name"] for agent in each["agents"]}
    recorded, invited = record.names("present"), record.names("invited")
    spoke = [
        each
        for each in dict.fromkeys(_SPEAKER.findall(record["statements"]))
        if each in known and each not in recorded
    ]
    present = [*recorded, *spoke] if recorded else []
    there = [each for each in present if each in known]
    extra = [each for each in present if each not in known]
    signing = _present(dispute.parties, there) if present else signers(dispute.parties)
    return {
        "time": _time(record),
        "present": names(present),
        "invited": names(invited),
        "failed": _FAILED if _FAILED in record["result"].chosen else "",
        "signers": (*signing, *people("", extra, 0), *people(_PARTICIPANT, invited, 0)),
        "officials": officials(dispute.mediators, record["clerk"] or dispute.clerk),
    }


def _present(parties: Sequence[Slots], there: Sequence[str]) -> tuple[Signer, ...]:
    """Those who came sign: parties, and agents and guardians for the parties they came for."""
    found: list[Signer] = []
    for party in parties:
        if party["name"] in there:
            found += [one for one in signers((party,)) if one.name == party["name"]]
        for agent in party["agents"]:
            if agent["name"] in there:
                found += people(signs_for(agent, party), (agent["name"],))
    return tuple(found)


def _agreement(dispute: Dispute, record: Columns) -> dict[str, Any]:
    return {
        "number": record["number"] or dispute.columns["number"],
        "facts": record["facts"] or dispute.columns["facts"],
        "clauses": clauses(record["clauses"]),
        "instalments": instalments(record.get("instalments", ())),
        **in_figures(record.value("amount")),
    }


def _attorney(dispute: Dispute, agent: Columns) -> dict[str, Any]:
    principal = agent.get("principal", unknown_party()).over({"role": _PRINCIPAL, "agents": ()})
    known = {name: agent[name] for name in ("name", "identity", "phone")}
    return {
        "parties": (principal,),
        "principal": principal["name"],
        "agent": (unknown_party(_AGENT).over(known),),
        "matter": agent["matter"] or dispute.title,
        "listed": agent["listed_powers"].rstrip("。"),
        "signers": signers((principal,)),
        "agents": people(_AGENT, [agent["name"]] if agent["name"] else ()),
        "day": agent["since"],
    }


def _confirmation(dispute: Dispute, agreed: Columns) -> dict[str, Any]:
    parties = tuple(each.over({"role": shared().sides[0]}) for each in dispute.parties)
    return {
        "parties": parties,
        "agreed_on": agreed["day"],
        "agreement_number": agreed["number"],
        "facts": agreed["facts"] or dispute.columns["facts"],
        "clauses": clauses(agreed["clauses"]),
        "court": agreed.get("court", ""),
        "signers": signers(parties),
        "day": agreed.get("asked_on", ""),
    }


def _termination(dispute: Dispute, columns: Columns) -> dict[str, Any]:
    outcome = columns.value("outcome")
    said = (chinese("outcome", outcome),) if outcome in ENDS else ()
    ended, begin, finish = (columns.value(name) for name in ("ended", "end_begin", "end_finish"))
    return {
        "reason": Choice(tuple(chinese("outcome", each) for each in ENDS), said),
        "reason_words": columns["end_reason"],
        "end_time": when(ended, begin, finish) if begin else "",
        "routes": columns["routes_told"],
        "tellers": people(shared().teller, dispute.mediators[:1]),
        "day": columns["ended"],
    }


def _correction(dispute: Dispute, columns: Columns) -> dict[str, Any]:
    return {
        "paper": columns.get("paper", ""),
        "paper_number": columns.get("paper_number", "") or columns["number"],
        "signed": columns.get("signed", ""),
        "changes": columns.get("changes", ()),
        "reason": columns.get("reason", ""),
        "officials": officials(dispute.mediators, ""),
        "day": columns.get("corrected", ""),
    }


_COMPOSED: Mapping[str, Compose] = {
    "application": _application,
    "notice": _notice,
    "inquiry": _inquiry,
    "session": _session,
    "agreement": _agreement,
    "attorney": _attorney,
    "confirmation": _confirmation,
    "termination": _termination,
    "correction": _correction,
}
