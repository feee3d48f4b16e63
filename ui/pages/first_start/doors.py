"""What a room and an office are asked when they are set up."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app import store
from app.errors import BadOfficeCode, BadPlaceCode
from app.exchange import invitation
from app.exchange.invitation import Invitation
from app.fields import Day, Name, PlaceCode, Text
from app.language import N_, _
from app.records import places
from app.room import set_up
from app.store.sounds import readings
from ui.pages.invited import bytes_of, choose_invitation
from ui.shell import Shell
from ui.widgets.form import Form, refused_beside
from ui.widgets.input import Entry
from ui.widgets.inputs import ReferenceInput
from ui.widgets.plain import Button, Card, Label, row, type_of_child
from ui.widgets.suggest import Action, Suggestion

Make = Callable[[str], str]
"""Makes the installation with a password; gives the recovery code."""

_ROOM: Final = {
    "village": Entry(
        Text(), N_("Village"), required=True, help=N_("Pinyin or characters: dianzi, 店子")
    ),
    "code": Entry(PlaceCode(), N_("Village code (12 digits)"), required=True),
    "village_name": Entry(Text(max=40), N_("Name of the village"), required=True),
    "name": Entry(Text(max=60), N_("Name of the room"), required=True),
    "keeper": Entry(Name(), N_("Your name"), required=True),
    "start_day": Entry(
        Day(),
        N_("Counting starts on"),
        required=True,
        help=N_(
            "Visits from this day on count here. Older ones may be added and found all the same."
        ),
    ),
}
_OFFICE: Final = {
    "district": Entry(Text(), N_("District or city"), required=True),
    "code": Entry(Text(max=12), N_("District code (6 digits)"), required=True),
    "name": Entry(Text(max=60), N_("Name of the office"), required=True),
    "keeper": Entry(Name(), N_("Your name"), required=True),
}
_CITY: Final = {"3704": "枣庄市"}


class Particulars(Card):
    """A form of which only what is shown is required; `ready` is given how it is made.

    What is `listed` is chosen from the directory, or typed into the fields `by_hand`.
    """

    listed: str
    typed_by_hand: Sequence[str]

    def __init__(
        self, shell: Shell, ready: Callable[[Make], object], back: Callable[[], object]
    ) -> None:
        self.shell, self._ready = shell, ready
        self._named = ""

    def show_form(
        self,
        title: str,
        columns: Mapping[str, Entry],
        rows: Sequence[Sequence[str]],
        back: Callable[[], object],
        *above: type_of_child,
        suggest: Callable[[str], list[Suggestion]],
        title_of: Callable[[str], str],
    ) -> None:
        """Lay the form out below what stands above it."""
        by_hand = [Action(_("Not in the list"), lambda _text: self.by_hand())]
        chosen = ReferenceInput(Text(), suggest=suggest, title_of=title_of, actions=by_hand)
        chosen.picked.connect(self.picked)
        self.form = Form(columns, rows, inputs={self.listed: chosen})
        self.form.show_fields(self.typed_by_hand, False)
        self.form.submitted.connect(self.go_on)
        go_on = Button(_("Go on"), self.go_on, look="primary")
        buttons = row(Button(_("Back"), back), None, go_on)
        super().__init__(title, *above, self.form, 8, buttons, margin=30)
        QWidget.setTabOrder(list(self.form.fields.values())[-1].input, go_on)

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

    def creation(self, values: dict[str, Any]) -> Make:
        """How the installation is made of what was typed. Raises FieldErrors."""
        raise NotImplementedError

    def picked(self, suggestion: Suggestion | None) -> None:
        """Something of the directory was chosen, or is no more."""
        raise NotImplementedError

    def suggest_name(self, name: str) -> None:
        """Offer a name, unless another one was typed."""
        line = self.form.input("name").line
        if line.text() in ("", self._named):
            self._named = name
            line.setText(name)

    def turn_to_keeper(self) -> None:
        """Go on with the name of who sits here."""
        # The input goes on to the next field by itself, once it has told of this.
        QTimer.singleShot(0, self, lambda: self.form.start("keeper"))


class RoomCard(Particulars):
    """The particulars of a room, from an invitation or by hand."""

    listed, typed_by_hand = "village", ("village_name", "code")

    def __init__(
        self, shell: Shell, ready: Callable[[Make], object], back: Callable[[], object]
    ) -> None:
        super().__init__(shell, ready, back)
        self.invited: Invitation | None = None
        self._letter: bytes | None = None
        self.letter = Label("", "safe", wrap=True)
        self.letter.hide()
        choose = Button(_("I have an invitation file"), self.choose_invitation, look="link")
        self.show_form(
            _("Set up a room"),
            _ROOM,
            [("village",), ("village_name", "code"), ("name",), ("keeper", "start_day")],
            back,
            row(Label(_("Did the district give you a file?"), "quiet"), choose, None),
            self.letter,
            4,
            suggest=villages,
            title_of=_village_name,
        )
        self.form.edited.connect(self._edited)
        self.form.input("start_day").set_value(datetime.date.today())

    def choose_invitation(self) -> None:
        """Take the particulars from the office's file."""
        if (chosen := choose_invitation(self)) is not None:
            self.take_invitation(chosen)

    def take_invitation(self, file: Path) -> None:
        """Read an invitation and show what it says."""

        def read() -> tuple[bytes, Invitation]:
            letter = bytes_of(file)
            return letter, invitation.read_invitation(letter)

        self.shell.act(read, done=self._invited)

    def _invited(self, found: tuple[bytes, Invitation]) -> None:
        self._letter, self.invited = found
        self.shell.banner.hide()
        words = _("{office} invites {room}.")
        office, name = self.invited.office_name, self.invited.name
        self.letter.setText(words.format(office=office, room=name))
        self.letter.show()
        self.form.show_fields([self.listed, *self.typed_by_hand], False)
        self.form.input("name").set_value(name)
        self.form.input("name").set_fixed(True)
        self.form.start("keeper")

    def creation(self, values: dict[str, Any]) -> Make:
        if not self.form.fields["code"].isHidden():
            with refused_beside("code", BadPlaceCode):
                PlaceCode().check(values["code"])
        folder, invited = self.shell.program.folder, self.invited
        return lambda password: set_up.room(
            folder,
            code=invited.code if invited else f"{values['village'] or values['code']}-01",
            name=values["name"],
            keeper=values["keeper"],
            password=password,
            start_day=values["start_day"],
            village=values["village_name"] or "",
            invitation=self._letter,
        )

    def picked(self, suggestion: Suggestion | None) -> None:
        found = places.village(suggestion.value) if suggestion is not None else None
        beside_it = f"{found.district} {found.town} · {found.code}" if found else ""
        self.form.input("village").noted.emit(beside_it)
        if found is not None:
            self.suggest_name(f"{found.short_name}法律服务工作室")
            self.turn_to_keeper()

    def _edited(self, name: str) -> None:
        if name == "village_name":
            village = self.form.input("village_name").line.text().strip()
            self.suggest_name(f"{village}法律服务工作室")


class OfficeCard(Particulars):
    """The particulars of an office."""

    listed, typed_by_hand = "district", ("code",)

    def __init__(
        self, shell: Shell, ready: Callable[[Make], object], back: Callable[[], object]
    ) -> None:
        super().__init__(shell, ready, back)
        rows = [(name,) for name in _OFFICE]
        self.show_form(
            _("Set up an office"), _OFFICE, rows, back, suggest=districts, title_of=_district_name
        )

    def creation(self, values: dict[str, Any]) -> Make:
        code, folder = values["district"] or values["code"], self.shell.program.folder
        with refused_beside("code", BadOfficeCode):
            if not (code.isdigit() and len(code) in (4, 6, 9)):
                raise BadOfficeCode(typed=code)
        return lambda password: store.create(
            folder,
            kind="office",
            code=code,
            name=values["name"],
            keeper=values["keeper"],
            password=password,
        )

    def picked(self, suggestion: Suggestion | None) -> None:
        if suggestion is not None:
            self.suggest_name(f"{suggestion.title}司法局")
            self.turn_to_keeper()


def villages(text: str) -> list[Suggestion]:
    """Villages of the directory for what was typed."""
    return [
        Suggestion(each.code, each.short_name, beside=f"{each.district} {each.town}")
        for each in places.find_villages(text, 20)
    ]


def districts(text: str) -> list[Suggestion]:
    """The city and its districts, or those that begin like what was typed."""
    low = text.lower()
    return [
        Suggestion(code, name, plain=True)
        for code, name in (_CITY | places.districts()).items()
        if not low
        or low in name
        or code.startswith(low)
        or any(each.startswith(low) for each in readings(name).split())
    ]


def _village_name(code: str) -> str:
    found = places.village(code)
    return found.short_name if found else code


def _district_name(code: str) -> str:
    return (_CITY | places.districts()).get(code, code)
