"""What is asked about a mediation committee: its particulars, a new term, a member, a day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox

from app.fields import Entry, Reference
from app.language import N_, _
from app.records import people, places
from app.records.cases import committees, opening
from app.records.cases.committee_words import MEMBER_LEFT_OUT, ROWS
from app.records.cases.model import Committee, CommitteeMember
from app.records.layouts import form_rows
from app.records.offers import chosen, is_new
from app.records.people import Person
from app.store.session import current
from ui.records.form import RecordForm
from ui.records.form_sheet import Done, FormSheet, ask
from ui.records.kind import RecordKind
from ui.records.persons import person_input
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.plain import box, column, hint


class LastDay(QObject):
    """The last day of a term follows the first until somebody writes another."""

    def __init__(self, form: Form) -> None:
        super().__init__(form)
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
        return {"name": opening.committee_name(), "place": places.own_id()}

    def fill(self, values: Mapping[str, Any]) -> None:
        self._last_day.follows = True
        super().fill(values)

    def start(self, name: str = "") -> None:
        super().start(name or ("since" if self.record is not None else "name"))

    def store(self, values: dict[str, Any]) -> Committee:
        if self.record is None:
            return committees.make(**values)
        return committees.change(self.record, **values)


def ask_renewal(shell: Shell, committee: Committee, done: Done) -> FormSheet:
    """Ask from when a new term is, and who stays."""
    form = Form(Committee.columns(), ROWS[-2:])
    LastDay(form)
    form.fill(committees.next_term(committee))
    members = committees.members(committee)
    stays = {each.id: QCheckBox(people.get(each.person).name) for each in members}
    for tick in stays.values():
        tick.setChecked(True)

    def keep(values: dict[str, Any]) -> Committee:
        leaving = [each for each in members if not stays[each.id].isChecked()]
        return committees.renew(committee, leaving=leaving, **values)

    says = hint(_("Who stays? The others leave on the first day."))
    who = [box(column(says, *stays.values()))] if members else []
    title = _("New term of {name}").format(name=committee.name)
    sheet = FormSheet(shell, title, form, done, keep, about=(committee,))
    return sheet.show_form(*who, yes=_("Begin the new term"))


def ask_member(shell: Shell, committee: Committee, done: Done) -> FormSheet:
    """Ask who joins a committee."""
    sitting = committees.members(committee)
    who = person_input(people.serving, [each.person for each in sitting])
    name = Entry(Reference(to="person"), N_("Who joins?"), required=True)
    rows = [("name",), ("sex",), ("since", "chair")]
    form = Form(
        {**CommitteeMember.columns(), "name": name, "sex": Person.columns()["sex"]},
        form_rows(CommitteeMember, rows, MEMBER_LEFT_OUT),
        inputs={"name": who},
        labels={"chair": N_("Is the chair")},
        required=("since",),
    )
    form.fill(committees.next_member(committee))

    def ask_sex() -> None:
        form.show_fields(["sex"], is_new(who.value_or_none()))

    ask_sex()

    def keep(values: dict[str, Any]) -> CommitteeMember:
        person, newcomer = chosen(values.pop("name"))
        sex, chair = values.pop("sex"), bool(values.pop("chair"))
        if newcomer is not None:
            newcomer["sex"] = sex
        return committees.seat(committee, person, newcomer=newcomer, chair=chair, **values)

    who.picked.connect(ask_sex)
    title = _("A member of {name}").format(name=committee.name)
    sheet = FormSheet(shell, title, form, done, keep, about=(committee,))
    sheet.show_form(yes=_("Add"))
    ask_sex()  # of what was typed before
    return sheet


def ask_leaving(shell: Shell, member: CommitteeMember, name: str, done: Done) -> FormSheet:
    """Ask on which day a member leaves."""
    until = Entry(CommitteeMember.columns()["until"].kind, N_("Leaves on"), required=True)

    def keep(values: dict[str, Any]) -> CommitteeMember:
        return committees.leave(member, day=values["until"])

    title, begin = _("When does {name} leave?").format(name=name), {"until": current().today()}
    about = ("committee", member)
    return ask(
        shell, title, {"until": until}, done, keep, begin=begin, about=about, yes=_("Leaves")
    )  # fmt: skip
