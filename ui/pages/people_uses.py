"""What a corrected person is called in disputes: each listed, and put right with one button."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.errors import AppError, FieldErrors
from app.fields import Text
from app.language import N_, _, n_
from app.records import cases
from app.records.cases import corrections
from app.records.cases.corrections import CARRY, NOTE, PRINT, REPRINT, Standing
from app.records.people import Person
from ui.pages.cases.sheets import tall
from ui.widgets.form import Form
from ui.widgets.input import Entry
from ui.widgets.message import Banner, Sheet
from ui.widgets.plain import Button, Card, Words, box, column, row

_SAID: Final = {
    CARRY: N_("Not signed: it is brought over."),
    NOTE: N_("Signed: the papers stay as they are, a correction is noted for them."),
    PRINT: N_("A correction is noted; print it and have it signed."),
    REPRINT: N_("Brought over; what was printed before is to be printed again."),
}


def uses_card(person: Person, look: Callable[[], object]) -> QWidget | None:
    """Says that something is left to do in disputes, where it is; `look` opens the list."""
    count = len(corrections.of_person(person.id))
    if not count:
        return None
    words = n_(
        "In {count} dispute the correction of this person is not through yet.",
        "In {count} disputes the correction of this person is not through yet.",
        count,
    ).format(count=count)
    line = row(Words(words, wrap=True), Button(_("Look…"), look, look="link"))
    line.setStretch(0, 1)
    return Card("", line, mark="soon")


class UsesSheet(Sheet):
    """Lists what a correction still asks for in disputes, and carries it over."""

    def __init__(self, parent: QWidget, shell: Any, person: Person, found: list[Standing]) -> None:
        super().__init__(parent, _("{name} in disputes").format(name=person.name))
        self.shell, self.person = shell, person
        self.banner = Banner()
        reason = Entry(Text(max=200), N_("Why it was wrong"), required=True)
        self.form = Form({"reason": reason}, [("reason",)])
        self.asks_why = any(each.todo == NOTE for each in found)
        self.form.setVisible(self.asks_why)
        lines = [self._line(each) for each in found]
        leave = Button(_("Close"), self.close_sheet)
        self.go = Button(_("Put right"), self.carry_over, look="primary", key="Ctrl ↵")
        self.go.setVisible(any(each.todo in (CARRY, NOTE) for each in found))
        self.form.submitted.connect(self.carry_over)
        self.add(
            self.banner,
            tall(box(column(*lines, None, spacing=10)), parent),
            self.form,
            row(None, leave, self.go),
        )
        self.rise(self.form.input("reason") if self.asks_why else leave, width=640)

    def carry_over(self) -> None:
        """Bring the new particulars to what is unsigned, and note the rest as corrections."""
        try:
            reason = self.form.values()["reason"] if self.asks_why else ""
            noted = cases.parties.carry_over(self.person.id, reason=reason)
        except FieldErrors as errors:
            self.form.refuse(errors)
            return
        except AppError as error:
            self.banner.refuse(error)
            return
        self.close_sheet()
        count = len(noted)
        self.shell.notify(
            n_(
                "Put right. {count} dispute has a correction to print and have signed.",
                "Put right. {count} disputes have a correction to print and have signed.",
                count,
            ).format(count=count)
            if count
            else _("Put right.")
        )

    def _line(self, standing: Standing) -> QWidget:
        case = standing.use.case
        columns = type(standing.use.party).columns()
        # Who looks on must not read which confidential dispute somebody is in.
        title = _("Confidential") if case.confidential else cases.title(case)
        number = "" if case.confidential else case.number or ""
        head = row(Words(title, "strong", wrap=True), Words(number, "quiet"))
        head.setStretch(0, 1)
        said = [head, Words(_(_SAID[standing.todo]), "quiet", wrap=True)]
        if standing.differs:
            wrong = "、".join(_(columns[name].label) for name, _was, _now in standing.differs)
            said.insert(1, Words(_("Differs: {fields}").format(fields=wrong), wrap=True))
        if standing.papers and standing.todo in (CARRY, REPRINT):
            papers = "、".join(standing.papers)
            said.append(Words(_("Print again: {papers}").format(papers=papers), wrap=True))
        return box(column(*said, spacing=2))
