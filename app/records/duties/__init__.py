"""What is due again and again: rules as data, and whether each place has met them."""

from app.records.duties.counting import evidence, evidence_of
from app.records.duties.engine import Duty, Period, State, Subject, duties, periods
from app.records.duties.excuses import Excuse
from app.records.duties.published import (
    RULES,
    DutyRule,
    bind,
    given,
    in_force,
    send,
    standing_words,
    switch,
    take_back,
)
from app.records.duties.rules import Rule, bundled, read, read_file, spelled
from app.records.duties.sheet import (
    STATE_WORDS,
    Line,
    amount_words,
    are_met,
    beginning,
    days_left,
    missing_words,
    now,
    of_place,
    period_words,
    urgency,
    year_sheet,
)

__all__ = [
    "RULES",
    "STATE_WORDS",
    "Duty",
    "DutyRule",
    "Excuse",
    "Line",
    "Period",
    "Rule",
    "State",
    "Subject",
    "amount_words",
    "are_met",
    "beginning",
    "bind",
    "bundled",
    "days_left",
    "duties",
    "evidence",
    "evidence_of",
    "given",
    "in_force",
    "missing_words",
    "now",
    "of_place",
    "period_words",
    "periods",
    "read",
    "read_file",
    "send",
    "spelled",
    "standing_words",
    "switch",
    "take_back",
    "urgency",
    "year_sheet",
]
