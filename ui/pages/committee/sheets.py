"""What is asked about a mediation committee: its particulars, a new term, a member, a day."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtWidgets import QCheckBox

from app.fields import Reference
from app.language import N_, _
from app.records import people, places
from app.records.cases import committees, opening
from app.records.cases.model import Committee, CommitteeMember
from app.records.people import Person
from app.store.session import current
from ui.pages.people.choice import chosen, is_new, person_input
from ui.records.form import RecordForm
from ui.records.form_sheet import FormSheet
from ui.records.kind import RecordKind
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.input import Entry
from ui.widgets.plain import Label, box, column
from ui.widgets.suggest import Suggestion

ROWS: Final = (
    ("name",), ("seal_name:2", "short:1"), ("place",), ("since", "until"), ("village_until",),
)  # fmt: skip


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
        lines = column(Label(_("Who stays? The others leave on the first day."), "quiet"))
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
