"""考核: tables as data, the points of places and persons with their evidence, frozen results."""

from app.records.assessment.engine import Mark, Total
from app.records.assessment.model import (
    AssessmentPoints,
    AssessmentResult,
    AssessmentStatement,
    AssessmentTable,
    AssessmentYear,
)
from app.records.assessment.scoring import NoTable, Scored, Scores, in_force, scores
from app.records.assessment.tables import Indicator, Table, bundled, read, read_file, spelled

__all__ = [
    "AssessmentPoints",
    "AssessmentResult",
    "AssessmentStatement",
    "AssessmentTable",
    "AssessmentYear",
    "Indicator",
    "Mark",
    "NoTable",
    "Scored",
    "Scores",
    "Table",
    "Total",
    "bundled",
    "in_force",
    "read",
    "read_file",
    "scores",
    "spelled",
]
