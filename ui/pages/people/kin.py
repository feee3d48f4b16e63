"""Who a person is related to: whoever mediates a dispute of theirs may have to avoid it."""

from __future__ import annotations

from functools import partial

from app.language import _
from app.records import people
from app.records.cases import avoidance
from app.records.cases.model import Relative
from app.records.people import Person
from ui.pages.people.sheets import ask_relative
from ui.records.view import LinesCard, RecordView
from ui.widgets.plain import Button, Label, hint


class KinCard(LinesCard):
    """The relatives of a person, and who lives in the same household."""

    def __init__(self, view: RecordView, person: Person) -> None:
        add = Button(_("＋ Add"), lambda: self._ask(), look="link")
        add.setAccessibleName(_("Add a relative"))
        super().__init__(_("Close relatives"), add)
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
        ask_relative(self._view.shell, self._person, self._kept)

    def _kept(self, _kin: Relative) -> None:
        self._view.look_again()
        self._view.shell.notify(_("Kept."))

    def _take_back(self, kin: Relative, name: str) -> None:
        words = _("{name} is no relative any more.").format(name=name)
        back = partial(avoidance.restore_relative, kin)
        self._view.act(lambda: avoidance.unrelate(kin), words, back)
