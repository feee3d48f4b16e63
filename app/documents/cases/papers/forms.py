"""Each form of a dispute: what it says besides the columns of its record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.documents.cases.papers import party_rows
from app.documents.cases.papers.design import load, shared
from app.documents.cases.papers.dispute import Dispute
from app.documents.cases.papers.filling import Compose, filled
from app.documents.cases.papers.slots import (
    clauses,
    day,
    figures,
    instalments,
    money,
    named,
    names,
    numbered,
    people,
)
from app.documents.forms.design import FormDesign
from app.documents.forms.laid import LaidOutPaper, Printing
from app.documents.forms.rows import Choice
from app.documents.forms.slots import Columns, Slots, chinese
from app.records.cases.model import Agreement


def lay_out(
    name: str, dispute: Dispute, record: Columns | None, printing: Printing
) -> LaidOutPaper:
    """A form by its name in the code list `case_paper`; `record` is what it is printed of."""
    slots = filled(dispute, record, _COMPOSED[name], printing)
    return party_rows.lay_out(load(name, FormDesign), slots, printing)


def remarks(filed: Slots, printing: Printing) -> LaidOutPaper:
    """备考表: the state of a volume when it was filed, and what was noted since."""
    if printing.way == "blank":
        filed = {**dict.fromkeys(filed, ""), "committee": filed["committee"]}
    count = filed["pages"]
    slots = {
        **filed,
        "pages": f"共 {count} 页（不含封面、目录、备考表和封底）" if count else "",
    }
    return party_rows.lay_out(load("remarks", FormDesign), slots, printing)


def _acceptance(_dispute: Dispute, columns: Columns) -> dict[str, Any]:
    decision = next((each for each in ("accepted", "declined") if columns[each]), None)
    count = columns["people"]
    registrar = columns.get("registrar", "")
    return {
        "registered": columns["day"],
        "people": f"{count} 人" if count else "",
        "decision": Choice(
            tuple(chinese("case_state", each) for each in ("accepted", "declined")),
            (chinese("case_state", decision),) if decision else (),
        ),
        "decision_words": columns.get("decision_words", ""),
        "officials": people("", (registrar,) if registrar else ()),
        "day": columns["accepted"] or columns["day"],
        "note": "",
    }


def _oral(dispute: Dispute, record: Columns) -> dict[str, Any]:
    facts = (record["facts"] or dispute.columns["facts"], record["disputed"], record["duties"])
    manner = (record["manner"], *instalments(record.get("instalments", ())))
    return {
        "number": record["number"] or dispute.columns["number"],
        "agreed_on": record["day"],
        "facts": "\n".join(filter(None, facts)),
        "clauses": numbered(clauses(record["clauses"])),
        "manner": "\n".join(filter(None, manner)),
        "money": money(record.value("amount")),
        "performance": dispute.columns["performance"],
        "officials": people("", dispute.mediators),
    }


def _revisit(dispute: Dispute, record: Columns) -> dict[str, Any]:
    whom = record.names("whom")
    return {
        "time": record["day"],
        "whom": names(whom),
        "whom_sign": named("", whom, dispute.parties),
        "by_sign": people("", record.names("by")),
    }


def _closing(dispute: Dispute, columns: Columns) -> dict[str, Any]:
    agreed: Sequence[Agreement] = columns.get("agreed", ())
    amounts = [each.amount for each in reversed(agreed) if each.amount is not None]
    sums = [money(amounts[0] if amounts else columns.value("amount"))]
    if paid := columns.get("paid"):
        sums.append(shared().round.paid.format(figures=figures(paid)))
    return {
        "sides": _sides(dispute.parties),
        "volume": columns["volume"] or columns["number"],
        "filled_on": columns["closed"],
        "rounds": columns.get("rounds", ""),
        "clauses": _of_rounds(agreed),
        "money": "\n".join(filter(None, sums)),
        "confirmed": columns.get("confirmed", ""),
        "revisited": columns.get("revisited", ""),
        "officials": people("", dispute.mediators),
    }


def _sides(parties: Sequence[Slots]) -> str:
    """The parties' names, side by side with what they are."""
    roles = dict.fromkeys(each["role"] for each in parties)
    return "\n".join(
        f"{role}：" + names([each["name"] for each in parties if each["role"] == role])
        for role in roles
    )


def _of_rounds(agreed: Sequence[Agreement]) -> str:
    """The clauses of one agreement, or of several with the day of each before them."""
    if len(agreed) == 1:
        return numbered(clauses(agreed[0].clauses))
    pattern = shared().round.of_day
    return "\n".join(
        f"{pattern.format(day=day(each.day))}\n{numbered(clauses(each.clauses))}" for each in agreed
    )


_COMPOSED: Mapping[str, Compose] = {
    "acceptance": _acceptance,
    "oral": _oral,
    "revisit": _revisit,
    "closing": _closing,
}
