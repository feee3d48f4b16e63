"""The year sheet as a list: places or rules down, months across."""

from __future__ import annotations

from typing import Final

from app.language import _
from app.records.duties.engine import Duty, State
from app.records.duties.sheet import Line, amount_words
from app.records.listed import TableColumn

MARKS: Final[dict[State, str]] = {
    State.MET: "✓",
    State.UNDER_WAY: "",
    State.OVERDUE: "✗",
    State.EXCUSED: "—",
    State.TO_COME: "·",
}
LOOKS: Final[dict[State, str]] = {
    State.MET: "safe strong",
    State.UNDER_WAY: "soon",
    State.OVERDUE: "late strong",
    State.EXCUSED: "quiet",
    State.TO_COME: "faint",
}


def columns(*, of_places: bool) -> list[TableColumn]:
    """Who or what, then each month; a longer period stands at its last month."""
    first = (
        TableColumn("place", _("Place"), lambda line: line.subject.name, 150, look="strong")
        if of_places
        else TableColumn("duty", _("Duty"), lambda line: str(line.rule.title), 150, look="strong")
    )
    return [first, *map(_month, range(1, 13))]


def at(line: Line, month: int) -> Duty | None:
    """The duty whose period ends with a month."""
    return next((each for each in line.duties if each.period.last.month == month), None)


def mark(duty: Duty | None) -> str:
    """What a cell says: done, missed, or how much of it there is."""
    if duty is None:
        return ""
    return MARKS[duty.state] or amount_words(duty)


def _month(month: int) -> TableColumn:
    def look(line: Line) -> str:
        duty = at(line, month)
        return LOOKS[duty.state] if duty is not None else ""

    return TableColumn(
        str(month), str(month), lambda line: mark(at(line, month)), 43,
        look=look, order=lambda line: mark(at(line, month)),
    )  # fmt: skip
