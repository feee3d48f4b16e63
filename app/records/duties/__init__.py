"""What is due again and again: rules as data, and whether each place has met them."""

from app.records.duties.engine import Duty, Period, State, Subject, duties, periods
from app.records.duties.rules import BadRule, Rule, bundled, in_force, read
from app.records.duties.sheet import (
    STATE_WORDS,
    Line,
    amount_words,
    beginning,
    evidence,
    missing_words,
    now,
    period_words,
    year_sheet,
)

__all__ = [
    "STATE_WORDS",
    "BadRule",
    "Duty",
    "Line",
    "Period",
    "Rule",
    "State",
    "Subject",
    "amount_words",
    "beginning",
    "bundled",
    "duties",
    "evidence",
    "in_force",
    "missing_words",
    "now",
    "period_words",
    "periods",
    "read",
    "year_sheet",
]
