"""What a room and an office are asked when they are set up."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.exchange import invitation
from app.exchange.invitation import Invitation
from app.fields import Entry, Text
from app.language import N_, _
from app.records import directory, places
from app.room import set_up
from app.room.set_up import Make
from ui.pages.invited import choose_invitation
from ui.shell import Shell
from ui.widgets.chosen import ReferenceInput
from ui.widgets.form import Form
from ui.widgets.plain import Button, Card, Label, Note, row, type_of_child
from ui.widgets.suggest import Action, Suggestion


class Particulars(Card):
    """A form of which only what is shown is required; `ready` is given how it is made.

    What is `listed` is chosen from the directory, or typed into the fields `by_hand`.
    """

    title_words: ClassVar[str]
    columns: ClassVar[Mapping[str, Entry]]
    rows: ClassVar[Sequence[Sequence[str]]]
    listed: ClassVar[str]
    typed_by_hand: ClassVar[Sequence[str]]

    def __init__(
        self, shell: Shell, ready: Callable[[Make], object], back: Callable[[], object]
    ) -> None:
        super().__init__(_(self.title_words), margin=30)
        self.shell, self._ready = shell, ready
        by_hand = [Action(_("Not in the list"), lambda _text: self.by_hand())]
        chosen = ReferenceInput(Text(), suggest=self.offer, title_of=self.name_of, actions=by_hand)
        chosen.picked.connect(self.picked)
        self.form = Form(self.columns, self.rows, inputs={self.listed: chosen})
        self.form.show_fields(self.typed_by_hand, False)
        self.form.submitted.connect(self.go_on)
        go_on = Button(_("Go on"), self.go_on, look="primary")
        leave = Button(_("Back"), back)
        self.append(*self.above(), self.form, 8, row(leave, None, go_on))
        QWidget.setTabOrder(go_on, leave)

    # What a card of its own says

    def above(self) -> Sequence[type_of_child]:
        """What stands above the form."""
        return ()

    def offer(self, text: str) -> list[Suggestion]:
        """What of the directory a text may mean."""
        raise NotImplementedError

    def name_of(self, code: str) -> str:
        """What a code of the directory stands for."""
        raise NotImplementedError

    def name_for(self, suggestion: Suggestion) -> str:
        """The usual name of what is set up for a choice."""
        raise NotImplementedError

    def creation(self, values: dict[str, Any]) -> Make:
        """How the installation is made of what was typed. Raises FieldErrors."""
        raise NotImplementedError

    # What every card does

    def start(self) -> None:
        """Put the keyboard into the first field that is empty."""
        names = [n for n, field in self.form.fields.items() if not field.isHidden()]
        self.form.start(next((n for n in names if not self.form.input(n).typed()), names[0]))

    def by_hand(self) -> None:
        """Ask for what the directory does not have."""
        self.form.show_fields(self.typed_by_hand, True)
        self.form.show_fields([self.listed], False)
        self.form.input(self.listed).set_value(None)
        self.form.start(self.typed_by_hand[0])

    def go_on(self) -> None:
        """Check everything and hand on how it is made."""
        for field in self.form.fields.values():
            field.star.setVisible(not field.isHidden())
        self.shell.act(lambda: self.creation(self.form.values()), form=self.form, done=self._ready)

    def picked(self, suggestion: Suggestion | None) -> None:
        """Something of the directory was chosen, or is no more."""
        if suggestion is not None:
            self.form.input("name").offer(self.name_for(suggestion))
            # The input goes on to the next field by itself, once it has told of this.
            QTimer.singleShot(0, self, lambda: self.form.start("keeper"))


class RoomCard(Particulars):
    """The particulars of a room, from an invitation or by hand."""

    title_words, columns = N_("Set up a room"), set_up.ROOM
    rows = (("village",), ("village_name", "code"), ("name",), ("keeper", "start_day"))
    listed, typed_by_hand = "village", ("village_name", "code")

    def __init__(
        self, shell: Shell, ready: Callable[[Make], object], back: Callable[[], object]
    ) -> None:
        super().__init__(shell, ready, back)
        self.invited: Invitation | None = None
        self._letter: bytes | None = None
        self.form.edited.connect(self._edited)
        self.form.input("start_day").set_value(datetime.date.today())

    def above(self) -> Sequence[type_of_child]:
        self.letter = Note("safe")
        ask = partial(choose_invitation, self, self.take_invitation)
        choose = Button(_("I have an invitation file"), ask, look="link")
        asked = Label(_("Did the district give you a file?"), "quiet")
        return row(asked, choose, None), self.letter, 4

    def offer(self, text: str) -> list[Suggestion]:
        return directory.offered_villages(text)

    def name_of(self, code: str) -> str:
        return places.name_of(code)

    def name_for(self, suggestion: Suggestion) -> str:
        return set_up.usual_name(suggestion.title)

    def picked(self, suggestion: Suggestion | None) -> None:
        self.form.input("village").noted.emit(suggestion.beside if suggestion is not None else "")
        super().picked(suggestion)

    def take_invitation(self, file: Path) -> None:
        """Read an invitation and show what it says."""

        def read() -> tuple[bytes, Invitation]:
            letter = invitation.bytes_of(file)
            return letter, invitation.read_invitation(letter)

        self.shell.act(read, done=self._invited)

    def _invited(self, found: tuple[bytes, Invitation]) -> None:
        self._letter, self.invited = found
        self.shell.banner.hide()
        words = _("{office} invites {room}.")
        office, name = self.invited.office_name, self.invited.name
        self.letter.say(words.format(office=office, room=name))
        self.form.show_fields([self.listed, *self.typed_by_hand], False)
        self.form.input("name").set_value(name)
        self.form.input("name").set_fixed(True)
        self.form.start("keeper")

    def creation(self, values: dict[str, Any]) -> Make:
        listed = self.form.fields["code"].isHidden()
        return set_up.room_of(
            self.shell.program.folder, values, self.invited, self._letter, listed=listed
        )

    def _edited(self, name: str) -> None:
        if name == "village_name":
            village = self.form.input("village_name").line.text().strip()
            self.form.input("name").offer(set_up.usual_name(village))


class OfficeCard(Particulars):
    """The particulars of an office."""

    title_words, columns = N_("Set up an office"), set_up.OFFICE
    rows = (("district",), ("code",), ("name",), ("keeper",))
    listed, typed_by_hand = "district", ("code",)

    def offer(self, text: str) -> list[Suggestion]:
        found = directory.find_districts(text)
        return [Suggestion(code, name, plain=True) for code, name in found.items()]

    def name_of(self, code: str) -> str:
        return directory.find_districts("").get(code, code)

    def name_for(self, suggestion: Suggestion) -> str:
        return f"{suggestion.title}司法局"

    def creation(self, values: dict[str, Any]) -> Make:
        return set_up.office_of(self.shell.program.folder, values)
