"""Disputes and all that hangs on them, read in the order in which they hang together."""

from __future__ import annotations

# isort: off
from app.records.cases.model.case import SEEN_OUTSIDE, Case, OfCase
from app.records.cases.model.sides import Agent, CaseMediator, Party
from app.records.cases.model.talks import Inquiry, Session
from app.records.cases.model.agreement import (
    Agreement,
    Confirmation,
    Instalment,
    Payment,
    Signature,
    Urging,
)
from app.records.cases.model.course import Extension, PoliceReport, Revisit, Suggestion
from app.records.cases.model.papers import CaseNote, PaperOriginal, PrintedPaper
from app.records.cases.model.committee import Committee, CommitteeMember, Relative
# isort: on

__all__ = [
    "OF_CASE",
    "SEEN_OUTSIDE",
    "Agent",
    "Agreement",
    "Case",
    "CaseMediator",
    "CaseNote",
    "Committee",
    "CommitteeMember",
    "Confirmation",
    "Extension",
    "Inquiry",
    "Instalment",
    "OfCase",
    "PaperOriginal",
    "Party",
    "Payment",
    "PoliceReport",
    "PrintedPaper",
    "Relative",
    "Revisit",
    "Session",
    "Signature",
    "Suggestion",
    "Urging",
]

OF_CASE: tuple[type[OfCase], ...] = (
    Party, Agent, CaseMediator, Inquiry, Session, Agreement, Signature, Instalment, Payment, Urging,
    Confirmation, Extension, PoliceReport, Revisit, Suggestion, PaperOriginal, PrintedPaper,
    CaseNote,
)  # fmt: skip
"""Everything that hangs on a case."""
