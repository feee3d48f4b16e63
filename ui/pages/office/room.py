"""A room that reports here: everything there is to say of it, and what can be done about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from app.exchange import given_codes
from app.fields import Entry
from app.language import N_, _
from app.messages import words
from app.office import forks, invite, settle
from app.office.forks import Branches
from app.office.held import Forked, SecondComputer, SecondKey
from app.office.room_list import RoomFilter, RoomLine
from app.records import reported, rooms
from app.records.rooms import Invitation, Room
from app.records.visits import Filter
from ui.pages.office.codes import copy_codes
from ui.pages.office.forks import ForkSheet
from ui.records.form_sheet import ask as ask_for
from ui.shell import Shell
from ui.widgets.message import Sheet, ask
from ui.widgets.plain import Button, Label, box, row

_CALLED = {
    "contact": Entry(Room.contact.kind, N_("Whom to call")),
    "phone": Entry(Room.phone.kind, N_("Phone")),
}


class RoomSheet(Sheet):
    """Everything about a room; `changed` is called once something was done about it."""

    def __init__(
        self,
        parent: QWidget,
        shell: Shell,
        known: RoomLine,
        changed: Callable[[], object],
    ) -> None:
        super().__init__(parent, known.name or known.code)
        self.shell, self.known, self._changed = shell, known, changed
        self.add(Label(known.code, "quiet"))
        self.add(*(Label(each, wrap=True) for each in known.sentences()))
        if known.state is not None:
            self.add(self._call(), *self._code())
        said = Counter(map(words, known.held))
        for sentence, why in {words(each): each for each in known.held}.items():
            times = f" × {said[sentence]}" if said[sentence] > 1 else ""
            self.add(Label(sentence + times, "soon", wrap=True))
            self.add(Label(_("What to do: {advice}").format(advice=_(why.advice)), wrap=True))
        self.show_to_read(*self._buttons(), width=520)

    def _call(self) -> QWidget:
        room = rooms.room_of(self.known.id)
        contacts = reported.contacts(room) if room is not None else []
        said = "；".join(each.words for each in contacts)
        label = Label(_("To call: {who}").format(who=said or "—"), wrap=True)
        return box(row(label, Button(_("Correct…"), self._correct, look="link"), stretch=0))

    def _code(self) -> list[QWidget]:
        """The receipt code of what came last, to be read out or copied."""
        given = given_codes.given_to(self.known.id)
        if given is None:
            return []
        words = _("Receipt code of No. {serial}: {code}")
        said = Label(words.format(serial=given.serial, code=given.grouped), "strong", wrap=True)
        copy = Button(_("Copy"), lambda: copy_codes(self.shell, [given]), look="link")
        return [box(row(said, copy, stretch=0))]

    def _buttons(self) -> list[Button]:
        """What somebody who has called can do."""
        known, keys = self.known, {why.key for why in self.known.held}
        show = self.shell.show_page
        invite = partial(show, "office", invite=True)
        buttons: list[Button] = []
        if known.state is not None:
            visits = partial(show, "visits", asked=Filter(origin=known.id))
            buttons.append(Button(_("Its visits"), self.then(visits)))
        if known.kind == RoomFilter.INVITED:
            again = partial(invite, again=known.code)
            buttons.append(Button(_("Write it once more…"), self.then(again)))
            buttons.append(Button(_("Take the invitation back"), self.then(self._withdraw)))
        if SecondComputer.key in keys:
            buttons.append(Button(_("It may go on"), self.then(self._allow)))
        if Forked.key in keys:
            buttons.append(Button(_("Which one is true…"), self.then(self._compare)))
        if SecondKey.key in keys:
            second = partial(invite, village=known.code.partition("-")[0])
            buttons.append(Button(_("Invite the second one…"), self.then(second)))
        if any(not why.by_itself for why in known.held):
            buttons.append(Button(_("Asked and settled"), self.then(self._settle)))
        return buttons

    def _correct(self) -> None:
        room = rooms.room_of(self.known.id)
        if room is None:
            return
        self.close_sheet()
        ask_for(
            self.shell,
            room.name,
            _CALLED,
            lambda _room: self._changed(),
            lambda values: rooms.note_contact(room, **values),
            rows=[tuple(_CALLED)],
            begin={"contact": room.contact, "phone": room.phone},
            about=("office", room),
        )

    def _compare(self) -> None:
        def show(found: Branches | None) -> None:
            if found is None:
                self.shell.notify(_("Its package is no longer here; take its stick in once more."))
            else:
                ForkSheet(self.shell, found, lambda _fork: self._changed())

        # For the page: this sheet is closed by then.
        self.shell.run(lambda progress: forks.branches(self.known.code), show, quiet=True)

    def _withdraw(self) -> None:
        def back(withdrawn: list[Invitation]) -> None:
            invite.stand_by(withdrawn)
            self._changed()

        self.shell.act(
            lambda: invite.withdraw(self.known.code),
            done=lambda _withdrawn: self._changed(),
            words=_("The invitation of {name} is good no longer.").format(name=self.known.name),
            undo=back,
        )

    def _settle(self) -> None:
        found = settle.open_questions(self.known.id)

        def again(_settled: object) -> None:
            settle.take_up_again(found)
            self._changed()

        self.shell.act(
            lambda: settle.put_by(found),
            done=lambda _settled: self._changed(),
            words=_("Put by: {name}").format(name=self.known.name or self.known.code),
            undo=again,
        )

    def _allow(self) -> None:
        def agreed() -> None:
            self.shell.act(lambda: settle.allow(self.known.code))
            self._changed()

        question = _("Has somebody called {name} and found out which computer is in use?")
        ask(
            self.shell,
            question.format(name=self.known.name),
            _("Yes, let the restored one go on"),
            agreed,
            explain=_("What the other computer wrote since then counts no more."),
        )
