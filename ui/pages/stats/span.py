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
from ui.records.form_sheet import FormSheet
from ui.records.period import PeriodChoice
from ui.shell import Shell
from ui.widgets.form import Form

_FIELDS: Final = {"since": Entry(Day(), N_("From")), "until": Entry(Day(), N_("To"))}


def ask_span(shell: Shell, period: Period, done: Callable[[Period], object]) -> FormSheet:
    """Ask for the first and the last day."""
    form = Form(_FIELDS, [("since", "until")], required=["since", "until"])
    form.fill({"since": period.first, "until": period.last})
    sheet = FormSheet(shell, _("Other days"), form, done, _span)
    return sheet.show_form(focus="since", yes=_("Count"))


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
