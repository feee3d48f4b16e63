"""Two persons found to be one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.errors import PersonsTheSame
from app.fields import Reference
from app.language import N_, _
from app.records import people
from app.records.people import Person, SameAs
from ui.records.form_sheet import FormSheet
from ui.records.persons import person_input
from ui.shell import Shell
from ui.widgets.form import Form, refused_beside
from ui.widgets.input import Entry


class JoinSheet(FormSheet):
    """Asks who else a person is; nothing of either is lost, and it can be taken back."""

    def __init__(self, shell: Shell, person: Person, done: Callable[[SameAs], object]) -> None:
        self.who = person_input(without=people.everyone_joined(person.id), newcomers=False)
        other = Entry(Reference(to="person"), N_("Name"), required=True)
        form = Form({"other": other}, [("other",)], inputs={"other": self.who})
        super().__init__(shell, _("Who else is {name}?").format(name=person.name), form, done)
        self.person = person
        explain = _(
            "{name} stays the name that is shown; visits and cards of both stand together. "
            "You can part them again at any time."
        ).format(name=person.name)
        yes, no = _("They are one person"), _("Not now")
        self.show_form(focus="other", explain=explain, yes=yes, no=no)

    def keep(self, values: dict[str, Any]) -> SameAs:
        with refused_beside("other", PersonsTheSame):
            return people.join(self.person, people.get(values["other"]))
