"""Phone, identity number, sex and address of either side of a dispute, as ledgers give them."""

from __future__ import annotations

from typing import Any, cast

from app.books import cells, particulars
from app.books.remarks import WhoseUnclear
from app.books.table import Meaning, Reader, Row
from app.fields import Address, Code, IdentityNumber, Kind, Phone
from app.language import N_
from app.store import Column

_SIDES = {"applicant": "applicants", "respondent": "respondents"}
_LABELS = {
    "applicant": {
        "phone": N_("Applicant's phone"),
        "identity": N_("Applicant's identity number"),
        "sex": N_("Applicant's sex"),
        "address": N_("Applicant's address"),
    },
    "respondent": {
        "phone": N_("Respondent's phone"),
        "identity": N_("Respondent's identity number"),
        "sex": N_("Respondent's sex"),
        "address": N_("Respondent's address"),
    },
}
_PARTICULARS: dict[str, tuple[Kind[Any], Reader]] = {
    "phone": (Phone(), cells.by_kind),
    "identity": (IdentityNumber(), particulars.identity),
    "sex": (Code(list="sex"), cells.by_word),
    "address": (Address(), cells.as_text),
}


def meanings() -> tuple[Meaning, ...]:
    """What the columns beside the names of the parties may hold."""
    return tuple(
        Meaning(f"{side}_{each}", Column(kind, _LABELS[side][each], private=each != "sex"), read)
        for side in _SIDES
        for each, (kind, read) in _PARTICULARS.items()
    )


def check(row: Row) -> None:
    """Keep as a note what stands beside several names, because it does not say whose it is."""
    for side, column in _SIDES.items():
        names = cast("list[str]", row.get(column) or [])
        for each in _PARTICULARS:
            if len(names) > 1 and row.get(f"{side}_{each}") is not None:
                row.remark(f"{side}_{each}", WhoseUnclear())
                row.forget(f"{side}_{each}")


def taken(values: dict[str, Any], side: str) -> dict[str, Any]:
    """Take the particulars of the one party of a side out of the values of a row."""
    found = {each: values.pop(f"{side}_{each}", None) for each in _PARTICULARS}
    return {name: value for name, value in found.items() if value is not None}
