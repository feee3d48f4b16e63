"""People: the list, and beside it one person to read or to write up."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.language import N_, _
from app.records import people
from app.records.people import Person, lists
from ui.pages.people.form import PersonForm
from ui.pages.people.view import PersonView
from ui.records.kind import RecordKind
from ui.records.listing import RecordList
from ui.records.page import RecordPage
from ui.records.reading import to_pick
from ui.widgets.plain import Button, Card, Label


class PeoplePage(RecordPage):
    """Everybody the room knows, each once."""

    share = 0.47
    framed = False

    def kinds(self) -> set[str]:
        # What has still to be put right in a dispute stands beside a person.
        return super().kinds() | {"case", "case_note", "printed_paper"}

    def make_parts(self) -> None:
        show = self.shell.show_page
        new = Button(_("＋ Add somebody"), self.begin, look="primary", key="Ctrl N")
        roster = Button(_("Roster…"), lambda: show("bring_in"))
        seated = Button(_("Mediation committee"), lambda: show("committee"))
        self.list = RecordList(PERSON, foot=[seated, roster, new])
        self.view = PersonView(self.shell, PERSON)

    def make_form(self) -> PersonForm:
        made = PersonForm(self.shell, PERSON)
        made.known.connect(self._known)
        return made

    def keys(self) -> None:
        """None besides: what can be printed stands in a page of its own."""

    def lesson(self) -> QWidget:
        nobody = to_pick(Label(_("Choose somebody on the left."), "quiet"))
        nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return Card("", None, nobody, None)

    def saved(self, record: Person, corrected: bool) -> None:
        super().saved(people.get(people.main_of(record.id)), corrected)

    def show_id(self, record: str) -> None:
        super().show_id(people.main_of(record))

    def _known(self, person: Person) -> None:
        self._list_again()
        self.show_id(person.id)


PERSON: Final = RecordKind(
    Person,
    rows=lists.ROWS,
    listed={},
    heading=N_("People and cards"),
    new=N_("Somebody new"),
    nothing=N_("Nobody here yet"),
    lesson=N_("Everybody who comes is kept here once. Add somebody, or bring in a roster."),
    left_out=lists.LEFT_OUT,
    attaches=False,
    entered_by=frozenset({"room", "office"}),
    page=PeoplePage,
    list_rows=lists.PeopleRows,
    everything=N_("Everybody"),
    named_by=("name",),
    called=lambda person: person.name,
)
