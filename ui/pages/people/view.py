"""One person to read: particulars, what they serve as, when they came, which cards there are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from app import codes
from app.errors import AppError
from app.fields import Phone
from app.language import _, n_
from app.records import cards, people, visits
from app.records.people import Person, Role
from app.records.visits import Visit
from ui import style
from ui.pages.people.disputes import correction_card, disputes_card
from ui.pages.people.join import JoinSheet
from ui.pages.people.kin import KinCard
from ui.pages.people.line import Line
from ui.pages.people.photo import choose_photo
from ui.pages.people.roles import RoleSheet, role_words
from ui.pages.visits.who import about
from ui.records.kind import unplaced
from ui.records.particulars import Particulars
from ui.shell import Shell
from ui.widgets.arrange import scrolled
from ui.widgets.plain import Button, Card, Words, box, column, empty, row

_ABOVE: Final = ("name", "nicknames", "sex", "photo", "village", "team")
"""What is said above, in words of its own."""
_MOST: Final = 8


class PersonView(QWidget):
    """Everything known of one person; private things are masked until asked for."""

    def __init__(self, shell: Shell, page: Any) -> None:
        super().__init__()
        self.shell, self.page = shell, page
        self.person: Person | None = None
        self.name = Words("", "headline")
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.about = Words("", "quiet", wrap=True)
        self.picture = QLabel()
        self.picture.hide()
        self.change = Button(_("Change"), lambda: page.start_change(self.person))
        self.more = Button(_("More"), menu=[])
        self._fill_menu(self.more.menu())
        self.parts = QVBoxLayout()
        self.parts.setContentsMargins(0, 0, 0, 0)
        self.parts.setSpacing(style.gap(10))
        # Beneath the buttons, not beside them, it has a line to itself.
        named = row(self.name, None, self.change, self.more)
        line = row(self.picture, column(named, self.about, spacing=2))
        line.setStretch(1, 1)
        head = Card("", line)
        inside = box(column(head, self.parts, None, spacing=10))
        whole = column(scrolled(inside))
        self.setLayout(whole)

    def show_person(self, person: Person) -> None:
        """Show a person from the top."""
        self.person = person
        self.name.setText(person.name)
        said = [about(person)]
        if person.nicknames:
            said.append(_("also called {names}").format(names=person.nicknames))
        self.about.setText("　".join(filter(None, said)))
        self.about.setVisible(bool(self.about.text()))
        self._show_photo()
        while self.parts.count():
            empty(self.parts.takeAt(0))
        for part in (
            correction_card(self, person),
            self._joined(),
            self._particulars(),
            self._roles(),
            KinCard(self, person),
            self._visits(),
            disputes_card(self, person),
            self._cards(),
        ):
            if part is not None:
                self.parts.addWidget(part)

    def look_again(self) -> None:
        """Show the person as they stand now."""
        if self.person is not None:
            self.show_person(people.get(people.main_of(self.person.id)))

    # Parts

    def _particulars(self) -> QWidget:
        assert self.person is not None
        shown = unplaced(Person, _ABOVE)
        held = Particulars(self.shell, self.person, shown)
        return Card("", held if held.shown else Words(_("Nothing more is known yet."), "quiet"))

    def _roles(self) -> QWidget:
        person = self.person
        assert person is not None
        add = Button(_("＋ Add"), lambda: self._role(None), look="link")
        card = Card("", row(Words(_("Serves as"), "title"), None, add))
        held = people.roles(person.id)
        for role in held:
            ended = role.until is not None and role.until < cards.today()
            words = Words(role_words(role), "quiet" if ended else "", wrap=True)
            menu = Button("…", look="link", menu=self._role_menu(role))
            line = row(words, menu)
            line.setStretch(0, 1)
            card.body.addLayout(line)
        if not held:
            card.body.addWidget(
                Words(_("A villager. Whoever serves here gets a role, and then a card."), "quiet",
                      wrap=True)
            )  # fmt: skip
        return card

    def _role_menu(self, role: Role) -> list[tuple[str, Callable[[], object]]]:
        def end() -> object:
            return people.change_role(role, until=cards.today())

        return [
            (_("Change…"), lambda: self._role(role)),
            (_("Ended today"), lambda: self.act(end)),
            (_("Entered by mistake"), lambda: self._void_role(role)),
        ]

    def _visits(self) -> QWidget | None:
        person = self.person
        assert person is not None
        came = visits.of_person(person.id)
        if not came:
            return None
        title = n_("Came once", "Came {count} times", len(came)).format(count=len(came))
        card = Card(title)
        for visit in came[:_MOST]:
            card.body.addWidget(self._visit(visit))
        if len(came) > _MOST:
            more = Button(_("All {count} visits").format(count=len(came)), look="link")
            more.clicked.connect(lambda: self._all_visits(card, came[_MOST:], more))
            card.body.addWidget(more)
        return card

    def _all_visits(self, card: Card, rest: list[Visit], more: Button) -> None:
        more.hide()
        for visit in rest[:500]:
            card.body.addWidget(self._visit(visit))

    def _visit(self, visit: Visit) -> QWidget:
        said = f"{visit.day.isoformat()}　{codes.load('matter').label(visit.category)}"
        return Line(
            said, visit.facts or "", lambda: self.shell.show_page("visits", record_id=visit.id)
        )

    def _cards(self) -> QWidget | None:
        person = self.person
        assert person is not None
        printed, held = cards.register(person.id), cards.held(person.id)
        if not printed and not held:
            return None
        card = Card(_("Contact cards"))
        for each in printed[:_MOST]:
            to = each.holder_name or each.household or each.group_label or _("still here")
            said = _("{numbers}　{count} cards").format(numbers=each.heading(), count=each.copies)
            card.body.addWidget(Words(f"{each.day.isoformat()}　{said}　{to}", wrap=True))
        for each in held[:_MOST]:
            whose = people.get(each.person).name
            said = _("Was given {numbers}, the card of {name}").format(
                numbers=each.heading(), name=whose
            )
            card.body.addWidget(Words(f"{each.day.isoformat()}　{said}", wrap=True))
        return card

    def _joined(self) -> QWidget | None:
        person = self.person
        assert person is not None
        card: Card | None = None
        for same in people.links(person.id):
            other = people.get(same.other)
            said = _("Also entered as {name}").format(name=other.name)
            extra = "　".join(filter(None, (about(other), Phone().mask(other.phone))))
            part = Button(_("Part them again"), lambda s=same: self._part(s), look="link")
            line = row(Words(f"{said}　{extra}", wrap=True), part)
            line.setStretch(0, 1)
            card = card or Card("", margin=12)
            card.body.addLayout(line)
        return card

    def _show_photo(self) -> None:
        assert self.person is not None
        data = people.photo(self.person)
        image = QPixmap()
        if data is not None and image.loadFromData(data):
            tall = style.px(78)
            self.picture.setPixmap(
                image.scaledToHeight(tall, Qt.TransformationMode.SmoothTransformation)
            )
        self.picture.setVisible(not image.isNull())

    # What its buttons do

    def _fill_menu(self, menu: QMenu) -> None:
        shell = self.shell

        def person() -> Person:
            assert self.person is not None
            return self.person

        done: list[tuple[str, Callable[[], object]]] = [
            (
                _("Log a visit of theirs"),
                lambda: shell.show_page("visits", new=True, person=person().id),
            ),
            (
                _("Print their card"),
                lambda: shell.show_page("printing", item="cards", ids=[person().id]),
            ),
            (_("Photo from a file…"), lambda: choose_photo(shell, person(), self.look_again)),
            (_("Take the photo away"), self._without_photo),
            (
                _("Is the same as somebody else…"),
                lambda: JoinSheet(shell, person(), self.joined),
            ),
            (_("Entered by mistake…"), lambda: self.page.ask_void(person())),
        ]
        for words, function in done:
            menu.addAction(words, function)

    def joined(self, same: Any) -> None:
        """Two persons were joined: show the one, with a way back."""
        self.page.reload()
        self.page.show_person(same.person)
        self.shell.notify(_("Joined: one person now."), lambda: self._part(same))

    def _part(self, same: Any) -> None:
        if self.act(lambda: people.part(same)):
            self.page.reload()
            self.shell.notify(_("Parted: two persons again."))

    def _role(self, role: Role | None) -> None:
        assert self.person is not None
        RoleSheet(self.shell, self.person, role, lambda _role: self.look_again())

    def _void_role(self, role: Role) -> None:
        if self.act(lambda: people.void_role(role)):
            self.shell.notify(_("Taken back."), lambda: self.act(lambda: people.restore_role(role)))

    def _without_photo(self) -> None:
        person = self.person
        if person is not None:
            self.act(lambda: people.without_photo(person))

    def act(self, function: Callable[[], object]) -> bool:
        """Do something about the person and show them anew; whether it was not refused."""
        try:
            function()
        except AppError as error:
            self.shell.fail(error)
            return False
        self.look_again()
        return True
