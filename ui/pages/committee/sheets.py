"""What is asked about a mediation committee: its particulars, a new term, a member, a day."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QCheckBox

from app.errors import AppError
from app.fields import Reference
from app.language import N_, _
from app.records import people, places
from app.records.cases import committees, opening
from app.records.cases.model import Committee, CommitteeMember
from app.records.people import Person
from app.store.session import current
from ui.pages.people.choice import chosen, is_new, person_input
from ui.records.form_sheet import FormSheet
from ui.records.references import suggest_places
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.input import Entry
from ui.widgets.plain import Words, box, column
from ui.widgets.suggest import Suggestion

_ROWS = [("name",), ("seal_name:2", "short:1"), ("place",), ("since", "until"), ("village_until",)]
_TERM_ROWS = [("since", "until"), ("village_until",)]


class CommitteeSheet(FormSheet):
    """The particulars of a committee, new or to be corrected."""

    def __init__(
        self, shell: Shell, committee: Committee | None, done: Callable[[Any], object]
    ) -> None:
        title = _("Correct the committee") if committee else _("Enter the mediation committee")
        form = _term_form(_ROWS)
        super().__init__(shell, title, form, done)
        self.committee = committee
        own = places.own()
        form.fill(
            committee.values()
            if committee is not None
            else {"name": opening.committee_name(), "place": own.id if own is not None else None}
        )
        self.show_form(focus="name" if committee is None else "since")

    def keep(self, values: dict[str, Any]) -> Any:
        if self.committee is None:
            return committees.make(**values)
        return committees.change(self.committee, **values)


class RenewSheet(FormSheet):
    """A new term: from when, who stays."""

    def __init__(self, shell: Shell, committee: Committee, done: Callable[[Any], object]) -> None:
        form = _term_form(_TERM_ROWS)
        title = _("New term of {name}").format(name=committee.name)
        super().__init__(shell, title, form, done)
        self.committee = committee
        today = current().today()
        ended = committee.until
        since = ended + datetime.timedelta(days=1) if ended is not None else today
        form.fill(
            {
                "since": since,
                "until": committees.last_of_term(since),
                "village_until": _next_village_term(committee, since),
            }
        )
        self.stays: dict[str, QCheckBox] = {}
        self._members = committees.members(committee)
        lines = column(Words(_("Who stays? The others leave on the first day."), "quiet"))
        for each in self._members:
            person = people.get(each.person)
            self.stays[each.id] = tick = QCheckBox(person.name)
            tick.setChecked(True)
            lines.addWidget(tick)
        who = box(lines)
        who.setVisible(bool(self._members))
        self.show_form(who, focus="since", yes=_("Begin the new term"))

    def keep(self, values: dict[str, Any]) -> Any:
        leaving = [each for each in self._members if not self.stays[each.id].isChecked()]
        return committees.renew(self.committee, leaving=leaving, **values)


def _next_village_term(committee: Committee, since: datetime.date) -> datetime.date | None:
    ends = committee.village_until
    if ends is None or ends >= since:
        return ends
    following = ends + datetime.timedelta(days=1)
    return committees.last_of_term(following, committees.VILLAGE_TERM_YEARS)


def _term_form(rows: list[tuple[str, ...]]) -> Form:
    form = Form(
        Committee.columns(),
        rows,
        suggest={"place": suggest_places},
        title_of={"place": places.name_of},
        labels={"name": N_("Name of the committee")},
    )

    def propose(name: str) -> None:
        """The last day follows the first until somebody writes another."""
        if name == "until":
            form.edited.disconnect(propose)
        elif name == "since":
            try:
                since = form.input("since").value()
            except AppError:
                return
            if since is not None:
                form.input("until").set_value(committees.last_of_term(since))

    form.edited.connect(propose)
    return form


class MemberSheet(FormSheet):
    """Somebody who joins a committee."""

    def __init__(self, shell: Shell, committee: Committee, done: Callable[[Any], object]) -> None:
        sitting = [each.person for each in committees.members(committee)]
        self.who = person_input(people.serving, sitting)
        described = CommitteeMember.columns()
        form = Form(
            {
                "name": Entry(Reference(to="person"), N_("Who joins?"), required=True),
                "sex": Person.columns()["sex"],
                "since": Entry(described["since"].kind, N_("From"), required=True),
                "chair": Entry(described["chair"].kind, N_("Is the chair")),
            },
            [("name",), ("sex",), ("since", "chair")],
            inputs={"name": self.who},
        )
        title = _("A member of {name}").format(name=committee.name)
        super().__init__(shell, title, form, done)
        self.committee = committee
        has_chair = any(each.chair for each in committees.members(committee))
        begun = sitting or committee.since is None
        form.fill(
            {
                "since": current().today() if begun else committee.since,
                "chair": None if has_chair else not sitting,
            }
        )
        form.show_fields(["sex"], False)
        self.who.picked.connect(self._picked)
        self.show_form(focus="name", yes=_("Add"))

    def _picked(self, picked: Suggestion | None) -> None:
        self.form.show_fields(["sex"], picked is not None and is_new(picked.value))

    def keep(self, values: dict[str, Any]) -> Any:
        person, newcomer = chosen(values["name"])
        if newcomer is not None:
            newcomer["sex"] = values["sex"]
        return committees.seat(
            self.committee,
            person,
            newcomer=newcomer,
            since=values["since"],
            chair=bool(values["chair"]),
        )


class LeaveSheet(FormSheet):
    """The day on which a member leaves."""

    def __init__(
        self, shell: Shell, member: CommitteeMember, name: str, done: Callable[[Any], object]
    ) -> None:
        kind = CommitteeMember.columns()["until"].kind
        form = Form({"until": Entry(kind, N_("Leaves on"), required=True)}, [("until",)])
        super().__init__(shell, _("When does {name} leave?").format(name=name), form, done)
        self.member = member
        form.fill({"until": current().today()})
        self.show_form(focus="until", yes=_("Leaves"))

    def keep(self, values: dict[str, Any]) -> Any:
        return committees.leave(self.member, day=values["until"])
