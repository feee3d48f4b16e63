"""Activities and what hangs on them: rolls, findings, risks, decisions, surveys, opinions."""

from app.records.activities import due, rolls, theme_days
from app.records.activities.activity import (
    CANCELLED,
    HANGING,
    HELD,
    PLANNED,
    Activity,
    ActivityPerson,
    ActivityPlace,
    Attendance,
    Finding,
    OfActivity,
    Resolution,
    suits,
)
from app.records.activities.opinion import Opinion
from app.records.activities.risk import Risk, become_dispute, defuse, due_on, look_again, watched
from app.records.activities.survey import (
    ANSWERS,
    MOST_QUESTIONS,
    Survey,
    SurveyQuestion,
    Tally,
    ask_usual,
    percent,
    questions,
    tally,
)

__all__ = [
    "ANSWERS",
    "CANCELLED",
    "HANGING",
    "HELD",
    "MOST_QUESTIONS",
    "PLANNED",
    "Activity",
    "ActivityPerson",
    "ActivityPlace",
    "Attendance",
    "Finding",
    "OfActivity",
    "Opinion",
    "Resolution",
    "Risk",
    "Survey",
    "SurveyQuestion",
    "Tally",
    "ask_usual",
    "become_dispute",
    "defuse",
    "due",
    "due_on",
    "look_again",
    "percent",
    "questions",
    "rolls",
    "suits",
    "tally",
    "theme_days",
    "watched",
]
