"""The records of a dispute as its papers read them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from app.documents.cases.papers.design import shared
from app.documents.cases.papers.dispute import Dispute, of_agent, of_party
from app.documents.cases.papers.slots import day, figures
from app.documents.cases.papers.texts import ENDS
from app.documents.forms.slots import Columns, Slots, chinese
from app.fields import long_day
from app.records import cases, history
from app.records.cases import model, parts
from app.records.cases.model import Case

_NOTHING = "（空白）"
_SEVERAL = 2


def dispute(case: Case, more: Slots | None = None) -> Dispute:
    """What all papers of a dispute may say, and what one of them says `more`."""
    on = case.accepted or case.day
    agents = parts.agents(case)
    return Dispute(
        columns=Columns(Case, case, case.day, composed=more),
        committee=committee(case),
        title=title(case),
        parties=tuple(
            of_party(each, on, [of_agent(one, on) for one in agents if one.party == each.id])
            for each in parts.parties(case)
        ),
        mediators=tuple(parts.mediator_names(case)),
        clerk=next((each.clerk for each in reversed(parts.sessions(case)) if each.clerk), ""),
    )


def committee(case: Case | None = None) -> str:
    """Whose seal is pressed: the dispute's committee, else the newest of this room."""
    if case is not None and case.committee:
        return case.committee
    known = cases.committees.all_committees()
    return (known[0].seal_name or known[0].name) if known else ""


def title(case: Case) -> str:
    """Who with whom about what, as a paper says it; papers are not confidential to the parties."""
    if case.title:
        return case.title
    names = case.names or []
    matter = chinese("dispute", case.category)
    matter = matter if matter.endswith("纠纷") else f"{matter}纠纷"
    if len(names) < _SEVERAL:
        return "".join(names) + matter
    return f"{names[0]}与{names[1]}{'等' if len(names) > _SEVERAL else ''}{matter}"


def acceptance(case: Case) -> Slots:
    """Who registered a dispute, and why it was not accepted."""
    return {
        "registrar": "" if case.batch else history.maker(case.id),
        "decision_words": _declined(case),
    }


def _declined(case: Case) -> str:
    if not case.declined:
        return ""
    routes = "、".join(chinese("case_route", each) for each in case.advised_route or ())
    barred = chinese("not_mediable", case.barred)
    reasons = [each for each in (barred, case.decline_reason) if each]
    return "；".join([*reasons, f"建议途径：{routes}"] if routes else reasons)


def closing(case: Case) -> Slots:
    """What was agreed, paid, confirmed and found afterwards, of all rounds of a dispute."""
    confirmed = sorted(
        parts.of(model.Confirmation, case), key=lambda each: (each.applied, each.row)
    )
    return {
        "rounds": _rounds(case),
        "agreed": _standing(case),
        "paid": sum(cases.money.statement(case, each).paid for each in parts.agreements(case)),
        "confirmed": "\n".join(map(_confirmed, confirmed)),
        "revisited": "\n".join(map(_revisited, parts.revisits(case))),
    }


def _standing(case: Case) -> list[model.Agreement]:
    """The agreements of all rounds that were signed, and the one that is being written."""
    present = parts.agreement(case)
    of_rounds = sorted(parts.agreements(case), key=lambda each: (each.round or 1, each.row))
    return [each for each in of_rounds if each.effective or each == present]


def _rounds(case: Case) -> str:
    """What each round came to, where there were several."""
    if (case.round or 1) < _SEVERAL:
        return ""
    wording = shared().round
    agreed = {each.round or 1: each for each in _standing(case)}
    lines: list[str] = []
    for number in range(1, (case.round or 1) + 1):
        talks = len(parts.sessions(case, number))
        found = agreed.get(number)
        if found is None:
            lines.append(wording.without.format(round=number, talks=talks))
            continue
        form = chinese("agreement_form", found.form)
        words = wording.agreed.format(round=number, talks=talks, day=long_day(found.day), form=form)
        amount = wording.amount.format(figures=figures(found.amount)) if found.amount else ""
        lines.append(words + amount)
    return "\n".join(lines)


def _confirmed(record: model.Confirmation) -> str:
    if not record.result:
        return f"{long_day(record.applied)}申请"
    words = (day(record.decided), chinese("confirmation", record.result), record.ruling)
    return " ".join(filter(None, words))


def _revisited(record: model.Revisit) -> str:
    return f"{long_day(record.day)} {chinese('performance', record.performance)}".strip()


def correction(case: Case, notes: Iterable[model.CaseNote]) -> dict[str, Any]:
    """What is put right on what was signed of a dispute, and why."""
    found = list(notes)
    paper, number, signed = _signed(case)
    return {
        "paper": chinese("case_paper", paper),
        "paper_number": number or "",
        "signed": day(signed),
        "changes": tuple(_change(each) for each in found),
        "reason": "；".join(dict.fromkeys(e.reason.rstrip("。") for e in found if e.reason)),
        "corrected": day(found[-1].day) if found else "",
    }


def _signed(case: Case) -> tuple[str, str | None, datetime.date | None]:
    """Which paper of a dispute was signed last: its kind, number and day."""
    standing = _standing(case)
    if standing:
        agreed = standing[-1]
        return "oral" if agreed.form == "oral" else "agreement", agreed.number, agreed.day
    if case.outcome in ENDS:
        return "termination", case.number, case.ended
    if case.source == "apply":
        return "application", case.number, case.applied
    return "acceptance", case.number, case.accepted


def _change(note: model.CaseNote) -> str:
    return corrected(note) if note.now else note.words.rstrip("。") + "。"


def corrected(note: model.CaseNote) -> str:
    """What a note puts right: what was wrong, and what it is now."""
    return shared().change.format(what=note.words, was=note.was or _NOTHING, now=note.now)
