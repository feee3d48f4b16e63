"""After a backup was restored: which number was the last on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.fields import Whole
from app.language import N_, _
from app.messages import words
from app.records import on_paper
from app.records.on_paper import LastNumberUnknown
from ui.records.form_sheet import FormSheet
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.input import Entry


class LastNumberSheet(FormSheet):
    """Asks for the last number that stands on paper; `enter` keeps it, then one goes on."""

    def __init__(
        self,
        shell: Shell,
        refusal: AppError,
        enter: Callable[[int], object],
        then: Callable[[], object],
    ) -> None:
        asked = Entry(Whole(min=0, max=1_000_000), N_("Last number on paper"), required=True)
        title = _("Which was the last number of {year} on paper?")
        title = title.format(year=refusal.data["year"])
        super().__init__(shell, title, Form({"last": asked}, [("last",)]), lambda _kept: then())
        self._enter = enter
        self.form.fill({"last": refusal.data["last"]})
        explain, yes = words(refusal), _("Go on from here")
        self.show_form(focus="last", explain=explain, yes=yes, no=_("Not now"))

    def keep(self, values: dict[str, Any]) -> object:
        return self._enter(values["last"])


def ask_last_number(
    page: QWidget, refusal: LastNumberUnknown, then: Callable[[], object]
) -> LastNumberSheet:
    """Ask for the last number of disputes or visits, then go on."""
    shell = page.window()
    assert isinstance(shell, Shell)
    year = int(str(refusal.data["year"]))

    def enter(last: int) -> object:
        return on_paper.enter_last_number(refusal.what, year, last)

    return LastNumberSheet(shell, refusal, enter, then)
