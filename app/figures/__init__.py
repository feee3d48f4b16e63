"""What is counted, described once: which records, by which day, for whom, and how much of it."""

from app.figures.amounts import Amounts, amounts, each_of
from app.figures.conditions import Condition, described_as
from app.figures.measures import MOST_SHOWN, Measure, counted, faults, named
from app.figures.standing import Stand, Standing, standing, stood, wrong
from app.figures.tally import Tally, behind, count_behind, tally

__all__ = [
    "MOST_SHOWN",
    "Amounts",
    "Condition",
    "Measure",
    "Stand",
    "Standing",
    "Tally",
    "amounts",
    "behind",
    "count_behind",
    "counted",
    "described_as",
    "each_of",
    "faults",
    "named",
    "standing",
    "stood",
    "tally",
    "wrong",
]
