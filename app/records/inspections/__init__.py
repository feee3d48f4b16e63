"""What an office found at a place or asks about a record, and what the room answers."""

from app.records.inspections.answers import (
    ANSWERED,
    DONE,
    OVERDUE,
    STANDINGS,
    WAITING,
    answers,
    ask_again,
    is_ours_to_answer,
    open_here,
    overdue,
    pressing,
    put_right,
    standing,
    stands,
    to_check,
)
from app.records.inspections.model import Answer, Inspection, Remark, room_of

__all__ = [
    "ANSWERED",
    "DONE",
    "OVERDUE",
    "STANDINGS",
    "WAITING",
    "Answer",
    "Inspection",
    "Remark",
    "answers",
    "ask_again",
    "is_ours_to_answer",
    "open_here",
    "overdue",
    "pressing",
    "put_right",
    "room_of",
    "standing",
    "stands",
    "to_check",
]
