"""Who is to have a certificate of honour: those of the best level, as lines to be issued."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.language import _
from app.records import people
from app.records.assessment.engine import of_level
from app.records.assessment.scoring import Scored, Scores
from app.records.certificates import preparing
from app.records.certificates.preparing import Line

KIND = "honour"


def lines(scores: Scores, several: Iterable[Scored]) -> list[Line]:
    """A line for each person of the best level among some; places have no certificate."""
    best = scores.table.levels[0].name
    found: list[Line] = []
    for each in several:
        if each.is_person and each.total.level == best:
            line = preparing.of_person(people.get(each.id))
            line.values["what"] = honour(scores)
            found.append(line)
    return found


def honour(scores: Scores) -> str:
    """What they are honoured as."""
    best = of_level(scores.table, scores.table.levels[0].name)
    return _("{level} in the assessment of {year}").format(level=best.title, year=scores.of.year)


def draft(scores: Scores, several: Iterable[Scored]) -> dict[str, Any]:
    """What the page of certificates begins with: the kind, and who is to have one."""
    return {"kind": KIND, "lines": preparing.to_draft(lines(scores, several))}
