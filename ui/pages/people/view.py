"""One person to read: particulars, what they serve as, when they came, which cards there are."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from app import codes
from app.fields import Phone
from app.language import _, n_
from app.records import cards, keeping, people, visits
from app.records.cases import avoidance
from app.records.cases.model import Relative
from app.records.layouts import unplaced
from app.records.people import Person, Role, SameAs
from app.records.visits import Visit
from app.store.session import current
from ui import style
from ui.pages.people.disputes import correction_card, disputes_card
from ui.pages.people.photo import choose_photo
from ui.pages.people.sheets import ask_relative, ask_role, ask_same
from ui.records.attached import Attached, ask_files, attach
from ui.records.particulars import Particulars
from ui.records.view import CardsView, LinesCard, Menu
from ui.records.ways import way_to
from ui.widgets.lines import Elided, first_lines
from ui.widgets.plain import Button, Card, Label, hint, row

_ABOVE: Final = ("name", "nicknames", "sex", "photo", "village", "team")
"""What is said above, in words of its own."""
_MOST: Final = 8
_LONGEST: Final = 500


class PersonView(CardsView):
    """Everything known of one person; private things are masked until asked for."""

    def show_record(self, record: Person) -> None:
        super().show_record(record)
        data, image = people.photo(record), QPixmap()
        if data is not None and image.loadFromData(data):
            smooth = Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(image.scaledToHeight(style.px(78), smooth))
        self.picture.setVisible(not image.isNull())

    def described(self, record: Person) -> list[str]:
        names = record.nicknames
        return [people.about(record), _("also called {names}").format(names=names) if names else ""]

    def look_again(self) -> None:
        if self.record is not None:
            self.show_record(people.get(people.main_of(self.record.id)))

    def parts(self, record: Person) -> list[QWidget]:
        held = Particulars(self.shell, record, unplaced(Person, _ABOVE))
        found = (
            correction_card(self, record),
            self._joined(record),
            Card("", held if held.shown else Label(_("Nothing more is known yet."), "quiet")),
            self._roles(record),
            self._kin(record),
            self._visits(record),
            disputes_card(self.shell, record),
            _cards(record),
        )
        return [each for each in found if each is not None]

    def fill_menu_of_any(self, menu: QMenu, record: Person) -> None:
        show, person = self.shell.show_page, record.id
        if not current().is_office:  # which logs none
            log = partial(show, "visits", new=True, person=person)
            menu.addAction(_("Log a visit of theirs"), log)
        menu.addAction(_("Print their card"), lambda: show("printing", item="cards", ids=[person]))
        menu.addAction(
            _("Is the same as somebody else…"), lambda: ask_same(self.shell, record, self.joined)
        )

    def fill_menu(self, menu: QMenu, record: Person) -> None:
        menu.addAction(
            _("Photo from a file…"), lambda: choose_photo(self.shell, record, self.look_again)
        )
        if record.photo:
            menu.addAction(
                _("Take the photo away"), lambda: self.act(lambda: people.without_photo(record))
            )

    # Parts

    def _roles(self, person: Person) -> QWidget:
        add = Button(_("＋ Add"), lambda: self._role(None), look="link")
        card = LinesCard(_("Serves as"), add)
        held = people.roles(person.id)
        for role in held:
            ended = role.until is not None and role.until < cards.today()
            words = Label(people.role_words(role), "quiet" if ended else "", wrap=True)
            paper = Attached(self.shell)
            card.add_line(words, menu=self._role_menu(role))
            card.append(paper)
            paper.fixed = not keeping.is_ours(role)
            paper.begin(role)
        if not held:
            says = _("A villager. Whoever serves here gets a role, and then a card.")
            card.append(hint(says))
        return card

    def _role_menu(self, role: Role) -> Menu:
        end = partial(people.change_role, role, until=cards.today())
        return [
            (_("Change…"), lambda: self._role(role)),
            (_("Attach its paper…"), lambda: self._attach(role)),
            (_("Ended today"), lambda: self.act(end)),
            (_("Entered by mistake"), lambda: self._void_role(role)),
        ]

    def _attach(self, role: Role) -> None:
        files = ask_files(self.window())
        attach(self.shell, role, files, lambda _taken: self.look_again())

    def _kin(self, person: Person) -> QWidget:
        ask = partial(ask_relative, self.shell, person, self._related)
        add = Button(_("＋ Add"), ask, look="link")
        add.setAccessibleName(_("Add a relative"))
        card, found = LinesCard(_("Close relatives"), add), avoidance.kin(person)
        for kin, other in found:
            link = Button(other.name, partial(self.another.emit, other.id), look="link")
            said = "　".join(filter(None, (kin.how, people.about(other))))
            none = (_("No relative after all"), partial(self._unrelate, kin, other.name))
            card.add_line(link, Label(said, wrap=True), menu=[none])
        if names := avoidance.others_at_home(person):
            card.append(hint(_("Of the same household: {names}").format(names=names)))
        if not found:
            says = _(
                "Whoever is related to a party should not mediate. Write relatives down here, and"
                " you are warned when one of them is named."
            )
            card.append(hint(says))
        return card

    def _visits(self, person: Person) -> QWidget | None:
        came = visits.of_person(person.id)
        if not came:
            return None
        card = Card(n_("Came once", "Came {count} times", len(came)).format(count=len(came)))
        card.append(first_lines(came[:_LONGEST], self._visit, _MOST, set()))
        return card

    def _visit(self, visit: Visit) -> QWidget:
        said = f"{visit.day or ''}　{codes.load('matter').label(visit.category)}"
        facts = Elided(" ".join((visit.facts or "").split()), "quiet")
        return way_to(self.shell, visit, Label(said), facts)

    def _joined(self, person: Person) -> QWidget | None:
        card: Card | None = None
        for same in people.links(person.id):
            other = people.get(same.other)
            said = _("Also entered as {name}").format(name=other.name)
            extra = "　".join(filter(None, (people.about(other), Phone().mask(other.phone))))
            part = Button(_("Part them again"), lambda s=same: self._part(s), look="link")
            card = card or Card("", margin=12)
            card.append(row(Label(f"{said}　{extra}", wrap=True), part, stretch=0))
        return card

    # What its buttons do

    def joined(self, same: SameAs) -> None:
        """Two persons were joined: show the one, with a way back."""
        self.another.emit(same.person)
        self.shell.notify(_("Joined: one person now."), lambda: self._part(same))

    def _part(self, same: SameAs) -> None:
        self.act(lambda: people.part(same), _("Parted: two persons again."))

    def _related(self, _kin: Relative) -> None:
        self.look_again()
        self.shell.notify(_("Kept."))

    def _unrelate(self, kin: Relative, name: str) -> None:
        words = _("{name} is no relative any more.").format(name=name)
        back = partial(avoidance.restore_relative, kin)
        self.act(lambda: avoidance.unrelate(kin), words, back)

    def _role(self, role: Role | None) -> None:
        ask_role(self.shell, self.record, role, lambda _role: self.look_again())

    def _void_role(self, role: Role) -> None:
        back = partial(people.restore_role, role)
        self.act(lambda: people.void_role(role), _("Taken back."), back)


def _cards(person: Person) -> QWidget | None:
    said = cards.register_words(person, _MOST)
    lines = [Label(each, wrap=True) for each in said]
    return Card(_("Contact cards"), *lines) if lines else None
