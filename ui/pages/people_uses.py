"""What a corrected person is called in disputes: each listed, and put right with one button."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app import codes
from app.errors import AppError, FieldErrors
from app.fields import Text
from app.language import N_, _, n_
from app.records import cases
from app.records.cases.model import Party
from app.records.cases.parties import Use
from app.records.people import Person
from app.store.session import current
from ui.pages.cases.sheets import tall
from ui.widgets.form import Form
from ui.widgets.input import Entry
from ui.widgets.message import Banner, Sheet
from ui.widgets.plain import Button, Card, Words, box, column, row


def differing(person: Person) -> list[Use]:
    """The disputes of ours that say something else of a person than the list of people."""
    found = cases.parties.uses(person.id)
    return [each for each in found if each.differs and each.party.origin == current().origin]


def uses_card(person: Person, look: Callable[[], object]) -> QWidget | None:
    """Says that disputes differ, where some do; `look` is what its button does."""
    count = len(differing(person))
    if not count:
        return None
    words = n_(
        "{count} dispute says something else of this person.",
        "{count} disputes say something else of this person.",
        count,
    ).format(count=count)
    line = row(Words(words, wrap=True), Button(_("Look…"), look, look="link"))
    line.setStretch(0, 1)
    return Card("", line, mark="soon")


class UsesSheet(Sheet):
    """Lists where a person's old particulars stand, and carries the new ones over."""

    def __init__(self, parent: QWidget, shell: Any, person: Person, found: list[Use]) -> None:
        super().__init__(parent, _("{name} in disputes").format(name=person.name))
        self.shell, self.person = shell, person
        self.banner = Banner()
        reason = Entry(Text(max=200), N_("Why it was wrong"), required=True)
        self.form = Form({"reason": reason}, [("reason",)])
        self.form.setVisible(any(each.is_signed for each in found))
        lines = [self._line(each) for each in found]
        leave = Button(_("Not now"), self.close_sheet)
        self.go = Button(_("Put right"), self.carry_over, look="primary", key="Ctrl ↵")
        self.form.submitted.connect(self.carry_over)
        says = _("These disputes were entered with other particulars.")
        self.add(
            Words(says, "quiet", wrap=True),
            self.banner,
            tall(box(column(*lines, None, spacing=10)), parent),
            self.form,
            row(None, leave, self.go),
        )
        signed = self.form.isVisibleTo(self)
        self.rise(self.form.input("reason") if signed else self.go, width=640)

    def carry_over(self) -> None:
        """Bring the new particulars to what is unsigned, and note the rest as corrections."""
        try:
            reason = self.form.values()["reason"] if self.form.isVisibleTo(self) else ""
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

    def _line(self, use: Use) -> QWidget:
        columns = Party.columns()
        wrong = "、".join(_(columns[name].label) for name in use.differs)
        # Who looks on must not read which confidential dispute somebody is in.
        title = _("Confidential") if use.case.confidential else cases.title(use.case)
        number = "" if use.case.confidential else use.case.number or ""
        head = row(Words(title, "strong", wrap=True), Words(number, "quiet"))
        head.setStretch(0, 1)
        listed = codes.load("case_paper")
        again = "、".join(dict.fromkeys(listed.label(each.paper) for each in use.unsigned))
        if use.is_signed:
            then = _("Signed: the papers stay as they are, a correction is noted for them.")
        elif again:
            then = _("Print again: {papers}").format(papers=again)
        else:
            then = _("Nothing of it was printed yet.")
        differs = Words(_("Differs: {fields}").format(fields=wrong), wrap=True)
        return box(column(head, differs, Words(then, "quiet", wrap=True), spacing=2))
