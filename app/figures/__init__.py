"""What is counted, described once: which records, by which day, for whom, and how much of it."""

from app.figures.conditions import Condition
from app.figures.measures import MOST_SHOWN, Amounts, Measure, amounts, counted, faults, named
from app.figures.standing import Stand, Standing, standing, stood, wrong

__all__ = [
    "MOST_SHOWN",
    "Amounts",
    "Condition",
    "Measure",
    "Stand",
    "Standing",
    "amounts",
    "counted",
    "faults",
    "named",
    "standing",
    "stood",
    "wrong",
]
