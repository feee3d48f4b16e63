"""Visits: the list on the left, one visit on the right, read or being entered."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.language import N_, _
from app.records import offers, visits
from app.records.narrowing import Narrowed, at_an_office
from app.records.people import Person
from app.records.visits import Filter, Referral, Visit, layout, lists
from app.store import journal, phrases
from app.store.session import current
from ui.pages.visits.entry import VisitEntry
from ui.pages.visits.view import VisitView
from ui.pages.visits.who import VisitorInput
from ui.records.kind import RecordKind
from ui.records.listing import NarrowedList
from ui.records.page import RecordPage
from ui.records.paper import papers
from ui.records.reading import to_pick
from ui.widgets.chosen import TextInput, WhoInput
from ui.widgets.input import Input
from ui.widgets.plain import Button, Label, box, column
from ui.widgets.suggest import Suggestion


class VisitsList(NarrowedList):
    """The list of visits: narrowed by matter, result, handler, place, and by what is open."""

    everything, unnarrowed = N_("All matters"), N_("Matter")

    def __init__(self, prints: Button, foot: Sequence[QWidget]) -> None:
        self._rows = lists.VisitRows()
        narrowed = Narrowed(Filter(), "month", at_an_office(lists.CHOICES))
        super().__init__(
            Visit.kind_name, self._rows.columns(), narrowed,
            empty=(_("No visits yet"), lists.lesson()), draft_name=offers.visitor_of,
            more=lists.more(), extra=[prints], foot=foot,
        )  # fmt: skip

    def fetch(self, asked: Filter, after: Any, size: int) -> list[tuple[Visit, Any]]:
        return list(self._rows.page(asked, after, size))


class VisitsPage(RecordPage):
    """Everything about visits; the shell's F2 opens it with `new`."""

    ledger_name = N_("Ledger of visits")
    void_explained = N_(
        "It stays in the list of void ones and can be brought back; the number stays used."
    )

    def kinds(self) -> set[str]:
        return super().kinds() | {"same_as"}

    def make_parts(self) -> None:
        prints = [
            (_("Form of this visit"), self.print_picked),
            (_("Blank form"), self.print_blank),
            (_("Log of the day"), self.print_log),
            *self.list_prints(),
        ]
        show = self.shell.show_page
        foot = [
            Button(_("Enter visits from the paper book"), lambda: show("back_entry"), look="link"),
            Button(_("Bring in an old workbook"), lambda: show("bring_in"), look="link"),
        ]
        self.prints = Button(_("Print"), menu=prints)
        self.list = VisitsList(self.prints, [] if current().is_office else foot)
        self.view = self.shown = VisitView(self.shell, self.kind)
        self.shown.to_print.connect(self.print_form)
        self.shown.to_repeat.connect(self._begin_again)

    def make_form(self) -> VisitEntry:
        return VisitEntry(self.shell, self.kind)

    def keys(self) -> None:
        """None but those of every list: F2 begins a visit anywhere."""

    def lesson(self) -> QWidget:
        title = to_pick(Label(_("Pick a visit on the left to read it"), "strong"))
        lesson = (
            _("Type a name, pinyin or initials; Enter takes the first.")
            if current().is_office
            else _("F2 logs a new one. Type a name, pinyin or initials; Enter takes the first.")
        )
        teach = Label(lesson, "quiet", wrap=True)
        return box(column(None, title, teach, None))

    def begin(self, **given: Any) -> None:
        """Enter a new visit, perhaps of somebody known."""
        if given.get("person") and not given.get("name"):
            given["name"] = journal.get(Person, given["person"]).name
        super().begin(**given)

    def _begin_again(self, visit: Visit) -> None:
        self.begin(person=visit.person, name=visit.name, follows=visit.id,
                   category=visit.category, on_behalf=visit.on_behalf)  # fmt: skip

    def saved(self, record: Visit, corrected: bool) -> None:
        super().saved(record, corrected)
        name = record.name or _("Prefers no name")
        said = (
            _("No. {number} {name} is corrected.")
            if corrected
            else _("No. {number} {name} is logged.")
        )
        self.say_saved(said.format(number=record.number or "", name=name), record)
        if record.result == "aid" and visits.referral_of(record.id) is None:
            self.shown.refer()

    def show_id(self, record: str) -> None:
        referral = Referral.get_or_none(Referral.id == record)
        super().show_id(referral.visit if referral is not None else record)

    # Printing

    def print_picked(self) -> None:
        """The form of the visit that is picked."""
        visit = self.list.table.current()
        if visit is None:
            self.print_blank()
        else:
            self.print_form(visit)

    def print_form(self, visit: Visit) -> None:
        """The 法律咨询登记表 of a visit."""
        name, ids = _("Form of No. {number}").format(number=visit.number or ""), [visit.id]
        self.preview(name, lambda progress: papers().visit_forms(ids, progress=progress))

    def print_blank(self) -> None:
        """A 法律咨询登记表 to be filled in by hand."""
        self.preview(_("Blank form"), lambda progress: papers().blank_forms())

    def print_log(self) -> None:
        """The log of the day of the visit that is picked, else of today."""
        visit = self.list.table.current()
        day: datetime.date = visit.day if visit is not None else current().today()
        name = _("Log of {day}").format(day=day.isoformat())
        self.preview(name, lambda progress: papers().day_logs(day, day, progress=progress))

    def every(self, asked: Filter) -> list[Visit]:
        return visits.every(asked)

    def write_workbook(self, path: Path, asked: Filter, progress: Any) -> int:
        """Write all that the listed visits hold, private numbers masked; how many rows."""
        from app.documents.ledgers import workbook

        found, days = visits.every(asked), (asked.since, asked.until)
        return workbook.write_whole(path, Visit.kind_name, found, days, progress=progress)

    def written(self, count: int, file: str) -> str:
        return _("{count} visits are in {file}.").format(count=count, file=file)


def _inputs() -> dict[str, Input]:
    """The visitor, whoever handled it, and the laws, which were named before."""
    kinds = {name: column.kind for name, column in Visit.columns().items()}

    def laws(text: str) -> list[Suggestion]:
        return [Suggestion(None, law) for law in phrases.of("laws", text, limit=8)]

    return {
        "name": VisitorInput(),
        "laws": TextInput(kinds["laws"], suggest=laws),
        "handler_name": WhoInput(kinds["handler_name"], column="handler", suggest=offers.handlers),
    }


VISIT: Final = RecordKind(
    Visit,
    rows=layout.ROWS,
    listed=lists.LISTED,
    heading=N_("Visits"),
    new=N_("New visit"),
    inputs=_inputs,
    labels=layout.LABELS,
    left_out=layout.LEFT_OUT,
    page=VisitsPage,
    called=lambda visit: visit.numbered() or visit.heading(),
)
