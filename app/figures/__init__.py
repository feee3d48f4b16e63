"""What is counted, described once: which records, by which day, for whom, and how much of it."""

from app.figures.conditions import Condition
from app.figures.measures import Amounts, Measure, amounts, counted, faults
from app.figures.standing import Stand, Standing, standing, wrong

__all__ = [
    "Amounts",
    "Condition",
    "Measure",
    "Stand",
    "Standing",
    "amounts",
    "counted",
    "faults",
    "standing",
    "wrong",
]
