"""What a person serves as: one role entered or corrected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.language import _
from app.records import people, places
from app.records.people import Person, Role
from ui.records import references
from ui.records.form_sheet import FormSheet
from ui.shell import Shell
from ui.widgets.form import Form


class RoleSheet(FormSheet):
    """Asks as what a person serves, where, and from when to when."""

    def __init__(
        self, shell: Shell, person: Person, role: Role | None, done: Callable[[Any], object]
    ) -> None:
        form = Form(
            Role.columns(),
            [("role", "place"), ("since", "until"), ("number",)],
            suggest=references.suggests(Role),
            title_of=references.titles(Role),
        )
        title = _("What does {name} serve as?").format(name=person.name)
        super().__init__(shell, title, form, done)
        self.person, self.role = person, role
        own = places.own_village()
        form.fill(
            role.values() if role is not None else {"place": own.id if own is not None else None}
        )
        self.show_form(focus="role")

    def keep(self, values: dict[str, Any]) -> Any:
        if self.role is None:
            return people.appoint(self.person, **values)
        return people.change_role(self.role, **values)
