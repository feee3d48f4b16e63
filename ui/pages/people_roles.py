"""What a person serves as: one role entered or corrected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app import codes
from app.errors import AppError, FieldErrors
from app.language import _
from app.records import people, places
from app.records.people import Person, Role
from ui.pages.people_form import place_suggestions
from ui.widgets.form import Form
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, row


def role_words(role: Role) -> str:
    """A role in a line: as what, where, from when to when."""
    span = ""
    if role.since or role.until:
        since = role.since.isoformat() if role.since else ""
        span = _("{since} to {until}").format(
            since=since or "…", until=role.until.isoformat() if role.until else _("now")
        )
    said = (codes.load("role").label(role.role), places.name_of(role.place), span, role.number)
    return "　".join(filter(None, said))


class RoleSheet(Sheet):
    """Asks as what a person serves, where, and from when to when."""

    def __init__(
        self, shell: Any, person: Person, role: Role | None, done: Callable[[], object]
    ) -> None:
        title = _("What does {name} serve as?").format(name=person.name)
        super().__init__(shell, title, stays=True)
        self.shell, self.person, self.role, self._done = shell, person, role, done
        self.form = Form(
            Role.columns(),
            [("role", "place"), ("since", "until"), ("number",)],
            suggest={"place": place_suggestions},
            title_of={"place": places.name_of},
        )
        own = places.own()
        self.form.fill(
            role.values() if role is not None else {"place": own.id if own is not None else None}
        )
        self.form.submitted.connect(self.save)
        save = Button(_("Save"), self.save, look="primary", key="Ctrl ↵")
        self.add(self.form, 6, row(None, Button(_("Leave it"), self.close_sheet), save))
        self.rise(self.form.input("role"), width=560)

    def save(self) -> None:
        """Keep the role."""
        try:
            values = self.form.values()
            if self.role is None:
                people.appoint(self.person, **values)
            else:
                people.change_role(self.role, **values)
        except FieldErrors as errors:
            self.form.refuse(errors)
            return
        except AppError as error:
            self.close_sheet()
            self.shell.fail(error)
            return
        self.close_sheet()
        self._done()
