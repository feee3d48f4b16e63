"""Who a person is related to: whoever mediates a dispute of theirs may have to avoid it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from app import codes
from app.fields import Reference
from app.language import N_, _
from app.records import people
from app.records.cases import avoidance
from app.records.cases.model import Relative
from app.records.people import Person
from ui import style
from ui.records.form_sheet import WIDE, FormSheet
from ui.records.persons import chosen, person_input
from ui.records.view import LinesCard, RecordView
from ui.shell import Shell
from ui.widgets.chips import Chips
from ui.widgets.form import Form
from ui.widgets.input import Entry
from ui.widgets.plain import Button, Label, hint


class KinCard(LinesCard):
    """The relatives of a person, and who lives in the same household."""

    def __init__(self, view: RecordView, person: Person) -> None:
        super().__init__(_("Close relatives"), lambda: self._ask(), _("Add a relative"))
        self._view, self._person = view, person
        found = avoidance.relatives(person.id)
        for each in found:
            self._add(each)
        shown = {other for each in found for other in (each.person, each.other)}
        home = [each for each in avoidance.household(person) if each.id not in shown]
        if home:
            names = "、".join(each.name for each in home)
            self.append(hint(_("Of the same household: {names}").format(names=names)))
        if not found:
            says = _(
                "Whoever is related to a party should not mediate. Write relatives down here, and"
                " you are warned when one of them is named."
            )
            self.append(hint(says))

    def _add(self, kin: Relative) -> None:
        same = people.everyone_joined(self._person.id)
        other = people.get(people.main_of(kin.other if kin.person in same else kin.person))
        link = Button(other.name, partial(self._view.another.emit, other.id), look="link")
        said = "　".join(filter(None, (kin.how, people.about(other))))
        none = (_("No relative after all"), partial(self._take_back, kin, other.name))
        self.add_line(link, Label(said, wrap=True), menu=[none])

    def _ask(self) -> None:
        KinSheet(self._view.shell, self._person, self._kept)

    def _kept(self, _kin: Relative) -> None:
        self._view.look_again()
        self._view.shell.notify(_("Kept."))

    def _take_back(self, kin: Relative, name: str) -> None:
        words = _("{name} is no relative any more.").format(name=name)
        back = partial(avoidance.restore_relative, kin)
        self._view.act(lambda: avoidance.unrelate(kin), words, back)


class KinSheet(FormSheet):
    """Asks who is related to a person, and how."""

    def __init__(self, shell: Shell, person: Person, done: Callable[[Relative], object]) -> None:
        self.who = person_input(without=people.everyone_joined(person.id))
        form = Form(
            {
                "name": Entry(Reference(to="person"), N_("Name"), required=True),
                "how": Relative.columns()["how"],
            },
            [("name",), ("how",)],
            inputs={"name": self.who},
        )
        super().__init__(shell, _("Who is related to {name}?").format(name=person.name), form, done)
        self.person = person
        self.usual = Chips([(each.label, each.label) for each in codes.load("kinship").current()])
        self.usual.set_value(None)
        # Before they are laid out they ask for the height of one narrow column.
        self.usual.setFixedHeight(self.usual.heightForWidth(style.px(WIDE)))
        self.usual.chosen.connect(self._say)
        self.show_form(self.usual, focus="name")

    def keep(self, values: dict[str, Any]) -> Any:
        other, newcomer = chosen(values["name"])
        how = values["how"] or ""
        return avoidance.relate(self.person, other, how=how, newcomer=newcomer)

    def _say(self, words: str) -> None:
        self.form.input("how").set_value(words)
        self.form.start("how")
