"""The cards on the right of a dispute: what is due, the money, what lies in the volume."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.fields import Money as Amount
from app.language import _
from app.records import cases
from app.records.cases.model import Case
from app.records.days import left, short
from app.store.session import current
from ui.widgets.lines import OpeningLine
from ui.widgets.plain import Button, Card, Label, box, column, row

_MOST: Final = 3


def _apart(found: list[Any]) -> list[Any]:
    """Of payments only the next one; the card of the money lists them all."""
    paid = [each for each in found if each.kind == cases.due.INSTALMENT]
    return [each for each in found if each not in paid[1:]]


class Deadline(Card):
    """What is due first, and what after it."""

    def __init__(self, view: Any) -> None:
        super().__init__(_("Deadlines"))
        self._view = view

    def fill(self, case: Case) -> None:
        """Show what is due."""
        self.clear()
        found = _apart(cases.due.of_case(case))
        self.setVisible(bool(found))
        for at, each in enumerate(found[:_MOST]):
            days = each.days()
            look = "late" if days < 0 else "soon" if days <= 14 else "quiet"
            if at == 0:
                self.mark("late" if days < 0 else "soon" if days <= 14 else "")
            said = _("{what}: {day}").format(what=each.words, day=short(each.day))
            lines = column(Label(said, wrap=True), Label(left(days), look), spacing=0)
            step = partial(self._view.commands.take, each.step, each.record)
            if self._view.ours:
                self.body.addWidget(OpeningLine(step, box(lines)))
            else:
                self.body.addLayout(lines)


class Money(Card):
    """What was agreed on, what was paid, and each payment to come."""

    def __init__(self, view: Any) -> None:
        super().__init__(_("Money"))
        self._view = view

    def fill(self, case: Case) -> None:
        """Show the money."""
        self.clear()
        stands = cases.money.statement(case)
        self.setVisible(bool(stands.lines))
        if not stands.lines:
            return
        for words, amount in (
            (_("Agreed"), stands.agreed),
            (_("Paid"), stands.paid),
            (_("Still owed"), stands.left),
        ):
            if amount is not None:
                said = _("{amount} yuan").format(amount=Amount().show(amount))
                self.body.addLayout(row(Label(words, "quiet"), None, Label(said, "strong")))
        today = current().today()
        for line in stands.lines:
            self.body.addWidget(self._line(line, today))

    def _line(self, line: Any, today: Any) -> QWidget:
        due = line.instalment.due
        if not line.left:
            words, look = _("{day} paid").format(day=short(due)), "safe"
        elif due < today:
            words, look = _("{day} overdue").format(day=short(due)), "late"
        else:
            words, look = _("due {day}").format(day=short(due)), "quiet"
        amount = Label(Amount().show(line.left or line.instalment.amount))
        said = row(Label(words, look), None, amount)
        if line.left and self._view.ours and self._view.case.state == "performing":
            return OpeningLine(
                partial(self._view.commands.take, "pay", line.instalment.id), box(said)
            )
        return box(said)


class Volume(Card):
    """What must lie in the volume: there or not, signed or not, and what else there is."""

    def __init__(self, view: Any) -> None:
        super().__init__(_("Volume"))
        self._view = view

    def fill(self, case: Case) -> None:
        """Show which papers are there."""
        self.clear()
        printed = cases.printed.standing(case)
        for each in cases.volume.papers(case):
            if each.must or each.is_there:
                mine = [paper for paper in printed if paper.paper == each.code]
                self.body.addWidget(self._line(each, mine))
        for each in cases.volume.contradictions(case):
            words = Label(str(each), "late", wrap=True)
            to = partial(self._view.commands.go_to_missing, each.missing)
            self.body.addWidget(OpeningLine(to, words) if self._view.ours else words)

    def _line(self, paper: Any, printed: list[Any]) -> QWidget:
        mark = Label("✓", "safe") if paper.is_there else Label("✗", "error")
        # The cross says it too, where a button needs the room.
        more = "" if paper.is_there or printed else _("missing so far")
        if paper.pages:
            more = _("original, {pages} pages").format(pages=paper.pages)
        parts = (mark, Label(paper.label), Label(more, "quiet"))
        line = row(*parts, None, spacing=6)
        if printed:
            line.addWidget(self._signed(printed))
        if paper.is_there or not self._view.ours:
            return box(line)
        to = Button(_("original"), partial(self._view.commands.take, "add_original", paper.code),
                    look="link")  # fmt: skip
        to.setToolTip(_("The paper itself lies in the volume"))
        line.addWidget(to)
        return box(line)

    def _signed(self, printed: list[Any]) -> QWidget:
        """Whether what was printed of a paper was signed; a button where it may be said."""
        waiting, do = [each for each in printed if each.signed is None], self._view.commands
        if waiting:
            of, words = waiting[0], _("Mark as signed")
            press = partial(do.take, "note_signed", of.id)
            tip = _("Printed on {day}. Press once it was signed.").format(day=short(of.day))
        else:
            of = max(printed, key=lambda each: each.signed)
            words = _("signed {day}").format(day=short(of.signed))
            press = partial(do.ask_not_signed, of.id)
            tip = _("Press if it was not signed after all.")
        if not self._view.ours:
            return Label("" if waiting else words, "quiet")
        button = Button(words, press, look="link")
        button.setToolTip(tip)
        return button
