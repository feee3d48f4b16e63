"""The slots that papers of a dispute share, filled or left to be written by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.documents.cases.papers.design import shared
from app.documents.cases.papers.dispute import Dispute, category
from app.documents.cases.papers.slots import figures, money, names, people, signers
from app.documents.forms.laid import Printing
from app.documents.forms.slots import Columns, Signer, Slots
from app.fields import in_words

Compose = Callable[[Dispute, Columns], dict[str, Any]]
"""What a paper says besides the columns of its record, or of its dispute if it has none."""

_WRITTEN = frozenset({
    "cause", "instalments", "decision_words", "changes", "reason", "rounds", "agreed", "paid",
})  # fmt: skip
"""What besides the running text of records is written by hand where a paper is to be ruled."""


def filled(dispute: Dispute, record: Columns | None, compose: Compose, printing: Printing) -> Slots:
    """The slots of one paper, printed as it is to be."""
    own = dispute.columns if record is None else record
    if printing.way == "blank":
        dispute, own = dispute.blank(), own.blank()
    if printing.way == "ruled":
        dispute, own = dispute.ruled(_WRITTEN), own.ruled(_WRITTEN)
    composed = {**of_dispute(dispute), **compose(dispute, own)}
    if printing.way == "ruled":
        # What is agreed on is written by hand, and so is what it comes to.
        agreed = ("figures", "in_words", *(() if record is None else ("money",)))
        composed.update(dict.fromkeys(agreed, ""))
    return own.over(composed)


def of_dispute(dispute: Dispute) -> dict[str, Any]:
    """What any paper of a dispute may say."""
    columns = dispute.columns
    amount = columns.value("amount")
    return {
        "committee": dispute.committee,
        "number": columns["number"],
        "title": dispute.title,
        "parties": dispute.parties,
        "party_names": names([each["name"] for each in dispute.parties if each["name"]]),
        "mediators": names(dispute.mediators),
        "facts": columns["facts"],
        "category": category(columns),
        "source": columns["source"],
        "signers": signers(dispute.parties),
        "officials": officials(dispute.mediators, dispute.clerk),
        "money": money(amount),
        "nothing": "",
        **in_figures(amount),
    }


def in_figures(fen: int | None) -> dict[str, str]:
    """Figures and words of one amount, made of the same number."""
    if fen is None:
        return {"figures": "", "in_words": ""}
    return {"figures": figures(fen), "in_words": in_words(fen)}


def officials(mediators: tuple[str, ...], clerk: str) -> tuple[Signer, ...]:
    """Who signs for the committee."""
    wording = shared()
    return (*people(wording.mediator, mediators), *people(wording.clerk, (clerk,) if clerk else ()))
