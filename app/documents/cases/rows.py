"""The records of a dispute as the plain rows that its papers say."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from app import codes
from app.documents.cases.papers import rows
from app.documents.cases.papers.design import shared
from app.documents.cases.papers.slots import figures
from app.documents.forms.rows import Choice
from app.documents.forms.slots import chinese, choice
from app.fields import Phone, age_on, long_day
from app.records import cases, history
from app.records.cases import model, parts
from app.records.cases.model import Case

_KEPT = "（保密）"
_NOTHING = "（空白）"
_SEVERAL = 2
_ENDS = ("failed", "withdrawn", "refused")


def dispute(case: Case) -> rows.Dispute:
    """What all papers of a dispute may say."""
    serving = parts.mediators(case)
    confirmed = sorted(
        parts.of(model.Confirmation, case), key=lambda each: (each.applied, each.row)
    )
    seen = parts.revisits(case)
    sessions = parts.sessions(case)
    decision = "accepted" if case.accepted else "declined" if case.declined else None
    states = tuple(chinese("case_state", each) for each in ("accepted", "declined"))
    return rows.Dispute(
        committee=committee(case),
        number=case.number or "",
        title=title(case),
        category=kinds(case),
        source=choice("case_source", case.source, case.day),
        difficulty=choice("difficulty", case.difficulty, case.day),
        parties=tuple(party(each, case) for each in parts.parties(case)),
        mediators=tuple(each.name for each in serving),
        registrar="" if case.batch else history.maker(case.id),
        clerk=next((each.clerk for each in reversed(sessions) if each.clerk), ""),
        facts=case.facts or "",
        requests=case.requests or "",
        amount=case.amount,
        people=case.people,
        registered=case.day,
        applied=case.applied,
        accepted=case.accepted,
        decision=Choice(states, (chinese("case_state", decision),) if decision else ()),
        decision_words=_declined(case),
        notified=case.notified,
        notified_how=choice("told_how", case.notified_how, case.day),
        ended=case.ended,
        end_reason=Choice(
            tuple(chinese("outcome", each) for each in _ENDS),
            (chinese("outcome", case.outcome),) if case.outcome in _ENDS else (),
        ),
        end_words=case.end_reason or "",
        end_time=when(case.ended, case.end_begin, case.end_finish) if case.end_begin else "",
        undisputed=case.undisputed or "",
        routes=choice("case_route", case.routes_told, case.day),
        outcome=choice("outcome", case.outcome, case.day),
        performance=choice("performance", case.performance, case.day),
        confirmation="\n".join(map(_confirmed, confirmed)),
        revisited="\n".join(map(_seen, seen)),
        rounds=_rounds(case),
        agreed=tuple(agreement(each) for each in _standing(case)),
        paid=sum(cases.money.statement(case, each).paid for each in parts.agreements(case)),
        closed=case.closed,
        volume=volume_number(case),
        filled_on=case.closed,
    )


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
    said: list[str] = []
    for number in range(1, (case.round or 1) + 1):
        talks = len(parts.sessions(case, number))
        found = agreed.get(number)
        if found is None:
            said.append(wording.without.format(round=number, talks=talks))
            continue
        form = chinese("agreement_form", found.form)
        words = wording.agreed.format(round=number, talks=talks, day=long_day(found.day), form=form)
        sum_ = wording.amount.format(figures=figures(found.amount)) if found.amount else ""
        said.append(words + sum_)
    return "\n".join(said)


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
    if len(names) < 2:
        return "".join(names) + matter
    return f"{names[0]}与{names[1]}{'等' if len(names) > 2 else ''}{matter}"


def volume_number(case: Case) -> str:
    """The number of the volume; without one of its own, that of the dispute."""
    return case.volume or case.number or ""


def kinds(case: Case) -> Choice:
    """The official kinds of dispute; one of the local ones is ticked beside its official one."""
    listed = codes.load("dispute")
    options = tuple(each.zh for each in listed.current(case.day) if each.maps_to is None)
    if not case.category:
        return Choice(options)
    picked = dict.fromkeys((listed.official(case.category), case.category))
    return Choice(options, tuple(chinese("dispute", each) for each in picked))


def party(record: model.Party, case: Case) -> rows.Party:
    """One side with its particulars as they were signed, nothing masked."""
    on = case.accepted or case.day
    return rows.Party(
        role=chinese("party_role", record.role),
        name=record.name,
        organisation=record.type != "person",
        sex=chinese("sex", record.sex),
        ethnic=chinese("ethnic", record.ethnic),
        age=str(age_on(record.birth, on)) if record.birth else "",
        identity=record.identity or "",
        occupation=record.occupation or "",
        phone=Phone().show(record.phone),
        address=record.address or "",
        delivery_address=record.delivery_address or "",
        credit_code=record.credit_code or "",
        represented_by=record.represented_by or "",
        read_out=bool(record.cannot_read),
        agents=tuple(agent(each, on) for each in parts.agents(case, record.id)),
    )


def agent(record: model.Agent, on: datetime.date) -> rows.Agent:
    """Who acts for a party."""
    return rows.Agent(
        name=record.name,
        guardian=bool(record.guardian),
        identity=record.identity or "",
        phone=Phone().show(record.phone),
        powers=choice("agent_powers", record.powers, on),
        listed_powers=record.listed_powers or "",
        matter=record.matter or "",
        since=record.since,
        until=record.until,
        signs=bool(record.guardian) or record.powers == "special",
    )


def attorney(record: model.Agent, case: Case) -> rows.Attorney:
    """Who gives power to whom."""
    whole = next((each for each in parts.parties(case) if each.id == record.party), None)
    principal = party(whole, case) if whole is not None else rows.Party()
    return rows.Attorney(principal, agent(record, case.day), record.since)


def inquiry(record: model.Inquiry) -> rows.Inquiry:
    """One record of the investigation."""
    return rows.Inquiry(
        time=when(record.day, record.begin, record.finish),
        place=record.place or "",
        asked=tuple(record.asked or ()),
        present=tuple(record.present or ()),
        words=record.words or "",
        by=tuple(record.by or ()),
        clerk=record.clerk or "",
        day=record.day,
    )


def session(record: model.Session) -> rows.Session:
    """One session."""
    return rows.Session(
        sequence=record.sequence,
        time=when(record.day, record.begin, record.finish),
        place=record.place or "",
        present=tuple(record.present or ()),
        invited=tuple(record.invited or ()),
        told=record.told or "",
        statements=record.statements or "",
        findings=record.findings or "",
        result=choice("session_result", record.result, record.day),
        next_day=record.next_day,
        clerk=record.clerk or "",
        day=record.day,
    )


def agreement(record: model.Agreement) -> rows.Agreement:
    """What was agreed on, with what is to be paid when."""
    lines = (record.clauses or "").split("\n")
    return rows.Agreement(
        number=record.number or "",
        day=record.day,
        place=record.place or "",
        facts=record.facts or "",
        disputed=record.disputed or "",
        duties=record.duties or "",
        clauses=tuple(each.strip() for each in lines if each.strip()),
        manner=record.manner or "",
        instalments=tuple(
            rows.Instalment(each.due, each.amount, each.payer or "", each.note or "")
            for each in parts.instalments(record)
        ),
        amount=record.amount,
        copies=record.copies,
    )


def revisit(record: model.Revisit) -> rows.Revisit:
    """One return visit."""
    return rows.Revisit(
        day=record.day,
        whom=tuple(record.whom or ()),
        agreement_number=record.agreement_number or "",
        cause=record.cause or "",
        performance=choice("performance", record.performance, record.day),
        satisfaction=choice("satisfaction", record.satisfaction, record.day),
        words=record.words or "",
        dangers=record.dangers or "",
        by=tuple(record.by or ()),
    )


def application(record: model.Confirmation, agreed: model.Agreement) -> rows.Application:
    """What a court is asked to confirm."""
    said = agreement(agreed)
    return rows.Application(
        court=record.court or "",
        day=record.applied,
        agreement_number=said.number,
        agreed_on=agreed.day,
        effective=agreed.effective,
        facts=said.facts,
        clauses=said.clauses,
    )


def correction(case: Case, notes: Iterable[model.CaseNote]) -> rows.Correction:
    """What is put right on what was signed of a dispute, and why."""
    found = list(notes)
    paper, number, signed = _signed(case)
    return rows.Correction(
        paper=chinese("case_paper", paper),
        number=number or "",
        signed=signed,
        changes=tuple(_change(each) for each in found),
        reason="；".join(dict.fromkeys(each.reason.rstrip("。") for each in found if each.reason)),
        day=found[-1].day if found else None,
    )


def _signed(case: Case) -> tuple[str, str | None, datetime.date | None]:
    """Which paper of a dispute was signed last: its kind, number and day."""
    standing = _standing(case)
    if standing:
        agreed = standing[-1]
        return "oral" if agreed.form == "oral" else "agreement", agreed.number, agreed.day
    if case.outcome in _ENDS:
        return "termination", case.number, case.ended
    if case.source == "apply":
        return "application", case.number, case.applied
    return "acceptance", case.number, case.accepted


def _change(note: model.CaseNote) -> rows.Change:
    if note.now:
        return rows.Change(note.words, note.was or _NOTHING, note.now)
    return rows.Change(note.words.rstrip("。") + "。")


def _noted(note: model.CaseNote) -> str:
    """A note as the 备考表 says it."""
    said = note.words
    if note.now:
        said = shared().change.format(what=said, was=note.was or _NOTHING, now=note.now)
    why = f"（{note.reason.rstrip('。')}）" if note.reason else ""
    return f"{long_day(note.day)}　{said}{why}"


def cover(case: Case) -> rows.Cover:
    """The cover of a dispute's volume."""
    return rows.Cover(
        committee=committee(case),
        name=title(case),
        number=volume_number(case),
        mediators=tuple(each.name for each in parts.mediators(case)),
        since=case.accepted or case.day,
        until=case.closed or case.ended,
        filed_by=case.filed_by or "",
        filed_on=case.archived,
        retention=chinese("retention", case.retention),
    )


def remarks(case: Case, pages: int | None = None) -> rows.Remarks:
    """The state of a volume, and what was noted since."""
    notes = parts.of(model.CaseNote, case)
    return rows.Remarks(
        committee=committee(case),
        number=volume_number(case),
        state=case.volume_state or "",
        changes=tuple(_noted(each) for each in notes),
        pages=pages,
        filed_by=case.filed_by or "",
        checked_by=case.checked_by or "",
        day=case.archived,
    )


def volume(case: Case, pages: int | None = None) -> rows.Volume:
    """One volume of a year's list, a transfer list or a spine; a confidential one is not named."""
    since, until = case.accepted or case.day, case.closed or case.ended
    days = [each.strftime("%Y.%m.%d") for each in (since, until) if each]
    return rows.Volume(
        number=volume_number(case),
        case_number=case.number or "",
        name=_KEPT if case.confidential else title(case),
        category=chinese("dispute", case.category),
        days="\n".join(days),
        pages=pages,
        retention=chinese("retention", case.retention),
        year=str((case.archived or case.closed or case.day).year),
        committee=committee(case),
    )


def when(
    day: datetime.date | None, begin: datetime.time | None, finish: datetime.time | None
) -> str:
    """2026年11月10日 9时00分至10时30分."""
    hours = "至".join(f"{each.hour}时{each.minute:02d}分" for each in (begin, finish) if each)
    return " ".join(part for part in (long_day(day) if day else "", hours) if part)


def _declined(case: Case) -> str:
    if not case.declined:
        return ""
    listed = "、".join(chinese("case_route", each) for each in case.advised_route or ())
    barred = chinese("not_mediable", case.barred)
    said = [each for each in (barred, case.decline_reason) if each]
    return "；".join([*said, f"建议途径：{listed}"] if listed else said)


def _confirmed(record: model.Confirmation) -> str:
    if not record.result:
        return f"{long_day(record.applied)}申请"
    day = long_day(record.decided) if record.decided else ""
    return " ".join(filter(None, (day, chinese("confirmation", record.result), record.ruling)))


def _seen(record: model.Revisit) -> str:
    return f"{long_day(record.day)} {chinese('performance', record.performance)}".strip()
