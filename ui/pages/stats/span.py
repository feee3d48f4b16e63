"""Days that no calendar's period has: from the first to the last."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.errors import BeforeBegin, FieldErrors
from app.fields import Day, Entry
from app.language import N_, _
from app.records.stats import Period, periods
from app.store.session import current
from ui.records.form_sheet import FormSheet, ask
from ui.records.period import PeriodChoice
from ui.shell import Shell

_FIELDS: Final = {
    "since": Entry(Day(), N_("From"), required=True),
    "until": Entry(Day(), N_("To"), required=True),
}


def ask_span(shell: Shell, period: Period, done: Callable[[Period], object]) -> FormSheet:
    """Ask for the first and the last day."""
    begin = {"since": period.first, "until": period.last}
    return ask(
        shell,
        _("Other days"),
        _FIELDS,
        done,
        _span,
        rows=[list(_FIELDS)],
        begin=begin,
        yes=_("Count"),
    )


def any_period(page: QWidget, shell: Shell, done: Callable[[Period], object]) -> PeriodChoice:
    """The buttons for a period, other days too: this month at first, another one for `done`."""
    this_month = periods.of(current().today(), "month")
    choice = PeriodChoice(page, this_month, lambda: ask_span(shell, choice.period, done))
    choice.chosen.connect(done)
    return choice


def _span(values: dict[str, Any]) -> Period:
    if values["until"] < values["since"]:
        raise FieldErrors({"until": BeforeBegin()})
    return Period(values["since"], values["until"])
