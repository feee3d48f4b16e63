"""After a backup was restored: which number was the last on paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.errors import FieldErrors
from app.fields import Whole
from app.language import N_, _
from app.records import on_paper
from app.records.on_paper import LastNumberUnknown
from ui.widgets.form import Form
from ui.widgets.input import Entry
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Label, row


def ask_last_number(
    parent: QWidget, refusal: LastNumberUnknown, then: Callable[[], object]
) -> Sheet:
    """After a backup was restored: ask which number was the last on paper."""
    year, last = int(str(refusal.data["year"])), refusal.data["last"]
    sheet = Sheet(parent, _("Which was the last number of {year} on paper?").format(year=year))
    asked = Entry(Whole(min=0), N_("Last number on paper"), required=True)
    form = Form({"last": asked}, [("last",)])
    form.fill({"last": last})

    def save() -> None:
        try:
            on_paper.enter_last_number(refusal.what, year, form.values()["last"])
        except FieldErrors as errors:
            form.refuse(errors)
            return
        sheet.close_sheet()
        then()

    form.submitted.connect(save)
    says = _("These records come from a backup; numbers may have been given since it was made.")
    keep = Button(_("Go on from here"), save, look="primary", key="Ctrl ↵")
    sheet.add(Label(says, "quiet", wrap=True), form, row(None, keep))
    return sheet.rise(form.input("last"), width=480)
