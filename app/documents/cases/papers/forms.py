"""Each form of a dispute: its rows as the slots of its design."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.documents.cases.papers import party_rows
from app.documents.cases.papers.design import load, shared
from app.documents.cases.papers.filling import blanked, filled
from app.documents.cases.papers.rows import Agreement, Dispute, Party, Remarks, Revisit
from app.documents.cases.papers.slots import day, figures, instalments, money, named, names, people
from app.documents.forms.design import FormDesign
from app.documents.forms.laid import LaidOutPaper, Printing
from app.documents.forms.rows import Choice
from app.documents.forms.slots import Slots, empty


def acceptance(dispute: Dispute, printing: Printing) -> LaidOutPaper:
    """受理登记表."""
    return _form("acceptance", dispute, printing, _acceptance)


def oral(dispute: Dispute, record: Agreement, printing: Printing) -> LaidOutPaper:
    """口头协议登记表."""
    return _form("oral", dispute, printing, _oral, record)


def revisit(dispute: Dispute, record: Revisit, printing: Printing) -> LaidOutPaper:
    """回访记录."""
    return _form("revisit", dispute, printing, _revisit, record)


def closing(dispute: Dispute, record: Agreement, printing: Printing) -> LaidOutPaper:
    """结案报告表."""
    return _form("closing", dispute, printing, _closing, record)


def remarks(record: Remarks, printing: Printing) -> LaidOutPaper:
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
    return party_rows.lay_out(load("remarks", FormDesign), slots, printing)


def _form(
    name: str, dispute: Dispute, printing: Printing, slots: Callable[..., Slots], *records: Any
) -> LaidOutPaper:
    design = load(name, FormDesign)
    return party_rows.lay_out(design, filled(dispute, printing, slots, records), printing)


def _acceptance(dispute: Dispute) -> Slots:
    return {
        "registered": day(dispute.registered),
        "accepted": day(dispute.accepted),
        "difficulty": _or_boxes(dispute.difficulty),
        "people": f"{dispute.people} 人" if dispute.people else "",
        "requests": dispute.requests,
        "decision": dispute.decision,
        "decision_words": dispute.decision_words,
        "officials": people("", (dispute.registrar,) if dispute.registrar else ()),
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
        "whom_sign": named("", record.whom, dispute.parties),
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
    agreed = dispute.agreed or (record,)
    amounts = [each.amount for each in (record, *reversed(agreed)) if each.amount is not None]
    sums = [money(amounts[0] if amounts else dispute.amount)]
    if dispute.paid:
        sums.append(shared().round.paid.format(figures=figures(dispute.paid)))
    return {
        "sides": _sides(dispute.parties),
        "volume": dispute.volume,
        "filled_on": day(dispute.filled_on),
        "accepted": day(dispute.accepted),
        "closed": day(dispute.closed),
        "outcome": dispute.outcome,
        "rounds": dispute.rounds,
        "clauses": _of_rounds(agreed),
        "money": "\n".join(each for each in sums if each),
        "performance": dispute.performance,
        "confirmed": dispute.confirmation,
        "revisited": dispute.revisited,
        "officials": people("", dispute.mediators),
    }


def _of_rounds(agreed: tuple[Agreement, ...]) -> str:
    """The clauses of one agreement, or of several with the day of each before them."""
    if len(agreed) == 1:
        return _clauses(agreed[0].clauses)
    pattern = shared().round.of_day
    return "\n".join(
        f"{pattern.format(day=day(each.day))}\n{_clauses(each.clauses)}" for each in agreed
    )
