"""Phone, identity number, sex and address of either side of a dispute, as ledgers give them."""

from __future__ import annotations

from typing import Any, cast

from app.books import cells, particulars
from app.books.remarks import WhoseUnclear
from app.books.table import Meaning, Row
from app.fields import Address, Code, IdentityNumber, Phone
from app.language import N_
from app.store import Column

_SIDES = {"applicant": "applicants", "respondent": "respondents"}
_SAID = ("phone", "identity", "sex", "address")


def meanings() -> tuple[Meaning, ...]:
    """What the columns beside the names of the parties may hold."""
    phone, number, sex, address = Phone(), IdentityNumber(), Code(list="sex"), Address()
    return (
        Meaning(
            "applicant_phone", Column(phone, N_("Applicant's phone"), private=True), cells.by_kind
        ),
        Meaning(
            "applicant_identity",
            Column(number, N_("Applicant's identity number"), private=True),
            particulars.identity,
        ),
        Meaning("applicant_sex", Column(sex, N_("Applicant's sex")), cells.by_word),
        Meaning(
            "applicant_address",
            Column(address, N_("Applicant's address"), private=True),
            cells.as_text,
        ),
        Meaning(
            "respondent_phone", Column(phone, N_("Respondent's phone"), private=True), cells.by_kind
        ),
        Meaning(
            "respondent_identity",
            Column(number, N_("Respondent's identity number"), private=True),
            particulars.identity,
        ),
        Meaning("respondent_sex", Column(sex, N_("Respondent's sex")), cells.by_word),
        Meaning(
            "respondent_address",
            Column(address, N_("Respondent's address"), private=True),
            cells.as_text,
        ),
    )


def check(row: Row) -> None:
    """Keep as a note what stands beside several names, because it does not say whose it is."""
    for side, column in _SIDES.items():
        names = cast("list[str]", row.get(column) or [])
        for each in _SAID:
            if len(names) > 1 and row.get(f"{side}_{each}") is not None:
                row.remark(f"{side}_{each}", WhoseUnclear())
                row.forget(f"{side}_{each}")


def taken(values: dict[str, Any], side: str) -> dict[str, Any]:
    """Take what was said of the one party of a side out of the values of a row."""
    found = {each: values.pop(f"{side}_{each}", None) for each in _SAID}
    return {name: value for name, value in found.items() if value is not None}
