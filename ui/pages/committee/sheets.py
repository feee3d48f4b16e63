"""What is asked about a mediation committee: its particulars, a new term, a member, a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtWidgets import QCheckBox

from app.fields import Reference
from app.language import N_, _
from app.records import people, places
from app.records.cases import committees, opening
from app.records.cases.model import Committee, CommitteeMember
from app.records.layouts import form_rows
from app.records.people import Person
from app.store.session import current
from ui.records.form import RecordForm
from ui.records.form_sheet import FormSheet
from ui.records.kind import RecordKind
from ui.records.persons import chosen, is_new, person_input
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.input import Entry
from ui.widgets.plain import Label, box, column
from ui.widgets.suggest import Suggestion

ROWS: Final = (
    ("name",), ("seal_name:2", "short:1"), ("place",), ("since", "until"), ("village_until",),
)  # fmt: skip
MEMBER_LEFT_OUT: Final = {
    "committee": "the page shows it", "person": "chosen by the name", "until": "asked on leaving",
}  # fmt: skip
"""What is not asked of a member who joins, and why."""


class LastDay:
    """The last day of a term follows the first until somebody writes another."""

    def __init__(self, form: Form) -> None:
        self.form, self.follows = form, True
        form.edited.connect(self._edited)

    def _edited(self, name: str) -> None:
        self.follows = self.follows and name != "until"
        since = self.form.input("since").value_or_none() if name == "since" else None
        if self.follows and since is not None:
            self.form.input("until").set_value(committees.last_of_term(since))


class CommitteeForm(RecordForm):
    """The particulars of a committee, new or to be corrected."""

    def __init__(self, shell: Shell, kind: RecordKind) -> None:
        super().__init__(shell, kind)
        self._last_day = LastDay(self.form)

    def usual(self) -> dict[str, Any]:
        own = places.own_village()
        return {"name": opening.committee_name(), "place": own.id if own is not None else None}

    def fill(self, values: Mapping[str, Any]) -> None:
        self._last_day.follows = True
        super().fill(values)

    def start(self, name: str = "") -> None:
        super().start(name or ("since" if self.record is not None else "name"))

    def store(self, values: dict[str, Any]) -> Committee:
        if self.record is None:
            return committees.make(**values)
        return committees.change(self.record, **values)


class RenewSheet(FormSheet):
    """A new term: from when, who stays."""

    def __init__(self, shell: Shell, committee: Committee, done: Callable[[Any], object]) -> None:
        form = Form(Committee.columns(), ROWS[-2:])
        title = _("New term of {name}").format(name=committee.name)
        super().__init__(shell, title, form, done)
        self.committee, self._last_day = committee, LastDay(form)
        form.fill(committees.next_term(committee))
        self._members = committees.members(committee)
        self.stays = {each.id: QCheckBox(people.get(each.person).name) for each in self._members}
        for tick in self.stays.values():
            tick.setChecked(True)
        leave = Label(_("Who stays? The others leave on the first day."), "quiet")
        who = box(column(leave, *self.stays.values()))
        who.setVisible(bool(self._members))
        self.show_form(who, focus="since", yes=_("Begin the new term"))

    def keep(self, values: dict[str, Any]) -> Any:
        leaving = [each for each in self._members if not self.stays[each.id].isChecked()]
        return committees.renew(self.committee, leaving=leaving, **values)


class MemberSheet(FormSheet):
    """Somebody who joins a committee."""

    def __init__(self, shell: Shell, committee: Committee, done: Callable[[Any], object]) -> None:
        sitting = committees.members(committee)
        self.who = person_input(people.serving, [each.person for each in sitting])
        who = Entry(Reference(to="person"), N_("Who joins?"), required=True)
        rows = [("name",), ("sex",), ("since", "chair")]
        form = Form(
            {**CommitteeMember.columns(), "name": who, "sex": Person.columns()["sex"]},
            form_rows(CommitteeMember, rows, MEMBER_LEFT_OUT),
            inputs={"name": self.who},
            labels={"chair": N_("Is the chair")},
            required=("since",),
        )
        title = _("A member of {name}").format(name=committee.name)
        super().__init__(shell, title, form, done)
        self.committee = committee
        begun = sitting or committee.since is None
        form.fill(
            {
                "since": current().today() if begun else committee.since,
                "chair": not sitting if not any(each.chair for each in sitting) else None,
            }
        )
        form.show_fields(["sex"], False)
        self.who.picked.connect(self._picked)
        self.show_form(focus="name", yes=_("Add"))

    def _picked(self, picked: Suggestion | None) -> None:
        self.form.show_fields(["sex"], picked is not None and is_new(picked.value))

    def keep(self, values: dict[str, Any]) -> Any:
        person, newcomer = chosen(values.pop("name"))
        sex = values.pop("sex")
        if newcomer is not None:
            newcomer["sex"] = sex
        chair = bool(values.pop("chair"))
        return committees.seat(self.committee, person, newcomer=newcomer, chair=chair, **values)


class LeaveSheet(FormSheet):
    """The day on which a member leaves."""

    def __init__(
        self, shell: Shell, member: CommitteeMember, name: str, done: Callable[[Any], object]
    ) -> None:
        labels, columns = {"until": N_("Leaves on")}, CommitteeMember.columns()
        form = Form(columns, [("until",)], labels=labels, required=("until",))
        super().__init__(shell, _("When does {name} leave?").format(name=name), form, done)
        self.member = member
        form.fill({"until": current().today()})
        self.show_form(focus="until", yes=_("Leaves"))

    def keep(self, values: dict[str, Any]) -> Any:
        return committees.leave(self.member, day=values["until"])
