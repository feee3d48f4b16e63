"""Who somebody may be already, with an answer for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from app.language import N_, _
from app.records import people
from app.records.people import Likeness, Person
from ui.pages.visits.who import about
from ui.widgets.plain import Button, Card, Label, row, rule

_WHY: Final = {
    people.IDENTITY: N_("the same identity number"),
    people.NAME_AND_PHONE: N_("the same name and phone"),
    people.NAME_AND_VILLAGE: N_("the same name, the same village"),
}


class Alike(Card):
    """Asks of each person found whether it is the one being written up."""

    def __init__(
        self, is_them: Callable[[Person], object], is_not: Callable[[Person], object]
    ) -> None:
        super().__init__("", mark="soon", margin=12)
        self._is, self._is_not = is_them, is_not
        self.hide()

    def show_persons(self, found: Sequence[Likeness]) -> None:
        """Show these, or nothing."""
        self.clear()
        for at, each in enumerate(found):
            if at:
                self.body.addWidget(rule())
            self.body.addWidget(Label(_("Is this the same person?"), "strong"))
            words = f"{each.person.name}　{about(each.person)}　{_(_WHY[each.why])}"
            self.body.addWidget(Label(words, wrap=True))
            buttons = row(
                Button(_("It is"), lambda person=each.person: self._is(person)),
                Button(
                    _("Same name, somebody else"), lambda person=each.person: self._is_not(person)
                ),
                None,
            )
            self.body.addLayout(buttons)
        self.setVisible(bool(found))

    def insist(self) -> None:
        """Put the keyboard on the first answer."""
        self.mark("late")
        first = next((b for b in self.findChildren(Button) if b.isVisible()), None)
        if first is not None:
            first.setFocus()
