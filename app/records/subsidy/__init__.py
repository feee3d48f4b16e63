"""以案定补: rates as data, what a mediator claims of a month, and what was decided of it.

The program counts; it moves no money.
"""

from app.records.subsidy.claiming import Mine, check, claim, mediators, of_month, withdraw
from app.records.subsidy.model import SubsidyClaim, SubsidyDecision, SubsidyLine, SubsidyRates
from app.records.subsidy.rates import Rates, Standard, bundled, read, read_file, spelled
from app.records.subsidy.reckoning import Ready, Worth, ready
from app.records.subsidy.standing import STANDINGS, decision, lines, struck
from app.records.subsidy.standing import standing as stands

__all__ = [
    "STANDINGS",
    "Mine",
    "Rates",
    "Ready",
    "Standard",
    "SubsidyClaim",
    "SubsidyDecision",
    "SubsidyLine",
    "SubsidyRates",
    "Worth",
    "bundled",
    "check",
    "claim",
    "decision",
    "lines",
    "mediators",
    "of_month",
    "read",
    "read_file",
    "ready",
    "spelled",
    "stands",
    "struck",
    "withdraw",
]
