"""One visit as it was logged: read, and from here corrected, printed, declared void."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app import codes
from app.language import N_, _
from app.records import cases, people, visits
from app.records.offers import visit_title
from app.records.people import Person
from app.records.visits import Referral, Visit, layout
from ui.records.form_sheet import FormSheet
from ui.records.particulars import Particulars, masked, readable
from ui.records.view import RecordView
from ui.widgets.form import Form
from ui.widgets.plain import Button, Label, box, column, row

_REFERRAL: Final = (
    ("told", "centre:2"), ("documents",), ("submitted", "decision", "decided"),
    ("number", "lawyer", "assigned"), ("outcome",),
)  # fmt: skip
"""The rows of the form of a referral to legal aid."""


class VisitView(RecordView):
    """A visit in words, and what can be done with it."""

    to_repeat = Signal(object)
    """The visitor came again about the same: a visit is to follow this one."""
    to_print = Signal(object)
    """The form of a visit is to be shown as it prints."""

    def buttons(self) -> list[QWidget]:
        self._became: list[cases.Case] = []
        self.again = Button(_("Came again"), lambda: self.to_repeat.emit(self.record))
        self.form = Button(_("Print"), lambda: self.to_print.emit(self.record))
        begin = lambda: self.shell.show_page("cases", visit=self.record.id)  # noqa: E731
        self.dispute = Button(_("Make it a dispute"), begin)
        return [self.dispute, self.form, self.again]

    def heading(self, record: Visit) -> str:
        return f"{record.visitor()} · {codes.load('matter').label(record.category)}"

    def show_record(self, record: Visit) -> None:
        super().show_record(record)
        self.again.setVisible(self.may_change)
        self.dispute.setVisible(self.may_change and not self._became)

    def parts(self, record: Visit) -> list[QWidget]:
        self._became = cases.of_visit(record.id)
        return [
            Label(record.when(), "quiet", wrap=True),
            *self._person(record),
            *_labelled(_("What it is about"), record.facts),
            *_labelled(_("Advice"), record.advice),
            *self._result(record),
            *map(self._dispute, self._became),
            Particulars(self.shell, record, layout.read(), spacing=5),
        ]

    def fill_menu(self, menu: QMenu, record: Visit) -> None:
        menu.addAction(_("Legal aid"), self.refer)
        lawyer = _("The lawyer is done") if record.for_lawyer else _("Leave to the lawyer")
        menu.addAction(lawyer, self.turn_to_lawyer)

    # What can be done with it

    def refer(self) -> None:
        """Send the visitor on to legal aid, or enter what became of it, beneath its clock."""
        visit, known = self.record, visits.referral_of(self.record.id)
        form = Form(Referral.columns(), _REFERRAL, labels={"documents": N_("Papers asked for")})
        form.fill(known.values() if known is not None else {"told": True})

        def keep(values: dict[str, object]) -> Referral:
            if known is not None:
                return visits.change_referral(known, **values)
            return visits.refer(visit, **{k: v for k, v in values.items() if v is not None})

        clock = visits.referral_clock(known)[0] if known is not None else ""
        usual = _(
            "Legal aid decides within 7 days of the papers, and names a lawyer within 3 more."
        )
        title = _("Legal aid for {name}").format(name=visit.in_list("name"))
        sheet = FormSheet(
            self.shell, title, form, lambda _kept: self.look_again(), keep, about=(visit,)
        )
        yes, no = _("Keep"), _("Not now")
        sheet.show_form(focus="centre", explain=clock or usual, yes=yes, no=no)

    def turn_to_lawyer(self) -> None:
        """Leave the visit to the lawyer, or take it off his list."""
        visit = self.record
        self.act(lambda: visits.leave_to_lawyer(visit, not visit.for_lawyer))

    def marks(self, record: Visit) -> list[str]:
        return [*super().marks(record), *record.marks()]

    # The parts

    def _person(self, visit: Visit) -> list[QWidget]:
        person = None
        if visit.person:
            person = Person.get_or_none(Person.id == people.main_of(visit.person))
        said = people.about(person) if person is not None else visit.particulars()
        parts: list[QWidget] = [Label(said)] if said else []
        if visit.phone:
            parts.append(masked(self.shell, visit, "phone"))
        if person is not None:
            show = partial(self.shell.show_page, "people", record_id=person.id)
            parts.append(Button(_("This person"), show, look="link"))
        found = [box(row(*parts, None, spacing=10))] if parts else []
        if visit.follows:
            words = _("Follows on {visit}").format(visit=visit_title(visit.follows))
            link = Button(words, lambda: self.another.emit(visit.follows), look="link")
            found.append(link)
        return found

    def _result(self, visit: Visit) -> list[QWidget]:
        found = _labelled(_("Result"), visit.result_words())
        referral = visits.referral_of(visit.id)
        if referral is None:
            return found
        card = column(*_labelled(_("Legal aid"), visits.referral_words(referral)), spacing=2)
        line, is_late = visits.referral_clock(referral)
        if line:
            card.addWidget(Label(line, "late" if is_late else "soon", wrap=True))
        change = Button(_("Enter what became of it"), self.refer, look="link")
        card.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        return [*found, box(card)]

    def _dispute(self, case: cases.Case) -> QWidget:
        """A dispute that it became, to be opened."""
        words = _("Became the dispute {number}").format(number=case.number or "")
        show = partial(self.shell.show_page, "cases", record_id=case.id)
        return box(row(Label(words, "quiet"), Button(_("Look"), show, look="link"), None))


def _labelled(label: str, text: str | None) -> list[QWidget]:
    return [box(column(Label(label, "quiet"), readable(text), spacing=1))] if text else []
