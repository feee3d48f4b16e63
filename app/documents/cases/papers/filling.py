"""The slots that papers of a dispute share, filled or left to be written by hand."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar

from app.documents.cases.papers.design import shared
from app.documents.cases.papers.rows import Dispute
from app.documents.cases.papers.slots import figures, money, names, people, sides, signers
from app.documents.forms.laid import Printing
from app.documents.forms.rows import Choice
from app.documents.forms.slots import Signer, Slots
from app.fields import in_words

R = TypeVar("R")

_RUNNING = frozenset({
    "facts", "requests", "decision_words", "end_words", "undisputed", "words", "told",
    "statements", "findings", "disputed", "duties", "clauses", "manner", "instalments", "cause",
    "dangers", "changes", "reason", "listed_powers", "state", "note",
    "rounds", "agreed", "paid",
})  # fmt: skip
"""What is told in sentences, and written by hand where a paper is to be ruled."""


def filled(
    dispute: Dispute, printing: Printing, slots: Callable[..., Slots], records: tuple[Any, ...]
) -> Slots:
    """The slots of one paper, printed as it is to be."""
    if printing.way == "blank":
        dispute, records = blanked(dispute), tuple(blanked(each) for each in records)
    if printing.way == "ruled":
        dispute, records = headed(dispute), tuple(headed(each) for each in records)
    found = {**of_dispute(dispute), **slots(dispute, *records)}
    if printing.way == "ruled":
        # What is agreed on is written by hand, and so is what it comes to.
        agreed = ("figures", "in_words", "instalments", *(("money",) if records else ()))
        found.update({name: "" for name in agreed if name in found})
    return found


def headed(row: R) -> R:
    """A row without what is told in sentences: who, when, where and which kind stay."""
    emptied: dict[str, Any] = {}
    for each in dataclasses.fields(row):  # pyright: ignore[reportArgumentType]
        value = getattr(row, each.name)
        if each.name in _RUNNING and not isinstance(value, Choice):
            emptied[each.name] = None if value is None else type(value)()
        elif dataclasses.is_dataclass(value) and not isinstance(value, Choice):
            emptied[each.name] = headed(value)
    return dataclasses.replace(row, **emptied)  # pyright: ignore[reportArgumentType, reportCallIssue, reportUnknownVariableType]


def blanked(row: R) -> R:
    """A row without what is written by hand: who issues it and what may be chosen stay."""
    kept: dict[str, Any] = {}
    for each in dataclasses.fields(row):  # pyright: ignore[reportArgumentType]
        value = getattr(row, each.name)
        if isinstance(value, Choice):
            kept[each.name] = Choice(value.options)
        elif each.name == "committee":
            kept[each.name] = value
        elif each.name == "parties":
            kept[each.name] = sides()
        elif dataclasses.is_dataclass(value):
            kept[each.name] = blanked(value)
    return type(row)(**kept)


def of_dispute(dispute: Dispute) -> Slots:
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
        "officials": officials(dispute.mediators, dispute.clerk),
        "money": money(dispute.amount),
        "nothing": "",
        **amount(dispute.amount),
    }


def amount(fen: int | None) -> Slots:
    """Figures and words of one amount, made of the same number."""
    if fen is None:
        return {"figures": "", "in_words": ""}
    return {"figures": figures(fen), "in_words": in_words(fen)}


def officials(mediators: tuple[str, ...], clerk: str) -> tuple[Signer, ...]:
    """Who signs for the committee."""
    wording = shared()
    return (*people(wording.mediator, mediators), *people(wording.clerk, (clerk,) if clerk else ()))
