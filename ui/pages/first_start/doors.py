"""What a room and an office are asked when they are set up."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from app import store
from app.errors import AppError, FieldErrors
from app.fields import Day, Name, PlaceCode, Text
from app.language import N_, _
from app.records import places
from ui.shell import Shell
from ui.widgets.form import Form
from ui.widgets.input import Entry
from ui.widgets.inputs import ReferenceInput
from ui.widgets.plain import Button, Card, Words, row
from ui.widgets.suggest import Action, Suggestion

Make = Callable[[str], str]
"""Makes the installation with a password; gives the recovery code."""

_ROOM = {
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


class RoomCard(Card):
    """The particulars of a room, from an invitation or by hand."""

    def __init__(
        self, shell: Shell, said: Callable[[Make], object], back: Callable[[], object]
    ) -> None:
        self.shell, self._said = shell, said
        self.invited: Any = None
        self._letter: bytes | None = None
        self._named = ""
        village = ReferenceInput(
            Text(),
            suggest=villages,
            title_of=_full_name,
            actions=[Action(_("Not in the list"), lambda _text: self.by_hand())],
        )
        village.picked.connect(self._picked)
        self.form = Form(
            _ROOM,
            [("village",), ("village_name", "code"), ("name",), ("keeper", "start_day")],
            inputs={"village": village},
        )
        self.form.submitted.connect(self.go_on)
        self.form.show_fields(["village_name", "code"], False)
        self.form.edited.connect(self._edited)
        self.letter = Words("", "safe", wrap=True)
        self.letter.hide()
        self._choose = Button(_("I have an invitation file"), self.choose_invitation, look="link")
        go_on = Button(_("Go on"), self.go_on, look="primary")
        super().__init__(
            _("Set up a room"),
            row(Words(_("Did the district give you a file?"), "quiet"), self._choose, None),
            self.letter,
            4,
            self.form,
            8,
            row(Button(_("Back"), back), None, go_on),
            margin=30,
        )
        QWidget.setTabOrder(list(self.form.fields.values())[-1].input, go_on)
        self.form.input("start_day").set_value(datetime.date.today())

    def start(self) -> None:
        """Put the keyboard into the first field that is empty."""
        names = [n for n, field in self.form.fields.items() if not field.isHidden()]
        first = next((n for n in names if not self.form.input(n).typed()), names[0])
        self.form.start(first)

    def by_hand(self) -> None:
        """Ask for code and name of a village that the directory does not have."""
        hand = ["village_name", "code"]
        self.form.show_fields(hand, True)
        self.form.show_fields(["village"], False)
        self.form.input("village").set_value(None)
        self.form.start("village_name")

    def choose_invitation(self) -> None:
        """Take the particulars from the office's file."""
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Which invitation?"))
        if chosen:
            self.take_invitation(Path(chosen))

    def take_invitation(self, file: Path) -> None:
        """Read an invitation and show what it says."""
        from app.exchange import invitation
        from app.exchange.refusals import BadInvitation

        try:
            with file.open("rb") as opened:
                self._letter = opened.read(invitation.CAP + 1)
            self.invited = invitation.read_invitation(self._letter)
        except AppError as error:
            self.shell.fail(error)
            return
        except OSError:
            self.shell.fail(BadInvitation())
            return
        self.shell.banner.hide()
        self.letter.setText(
            _("{office} invites {room}.").format(
                office=self.invited.office_name, room=self.invited.name
            )
        )
        self.letter.show()
        self.form.show_fields(["village", "village_name", "code"], False)
        self.form.input("name").set_value(self.invited.name)
        self.form.input("name").set_fixed(True)
        self.form.start("keeper")

    def go_on(self) -> None:
        """Check everything and hand on how the room is made."""
        hidden = [name for name, field in self.form.fields.items() if field.isHidden()]
        for name in hidden:
            self.form.fields[name].star.hide()
        for name in self.form.fields.keys() - set(hidden):
            self.form.fields[name].star.setVisible(_ROOM[name].required)
        try:
            values = self.form.values()
            if not self.form.fields["code"].isHidden():
                PlaceCode().check(values["code"])
        except FieldErrors:
            return
        except AppError as refusal:
            self.form.refuse(FieldErrors({"code": refusal}))
            return
        folder, invited, letter = self.shell.program.folder, self.invited, self._letter
        code = invited.code if invited else f"{values['village'] or values['code']}-01"

        def make(password: str) -> str:
            from app.room import set_up

            return set_up.room(
                folder,
                code=code,
                name=values["name"],
                keeper=values["keeper"],
                password=password,
                start_day=values["start_day"],
                village=values["village_name"] or "",
                invitation=letter if invited else None,
            )

        self._said(make)

    def _picked(self, suggestion: Suggestion | None) -> None:
        if suggestion is None:
            self.form.input("village").noted.emit("")
            return
        found = places.village(suggestion.value)
        if found is None:
            return
        self.form.input("village").noted.emit(f"{found.district} {found.town} · {found.code}")
        self._suggest_name(found.short_name)
        # The input goes on to the next field by itself, once it has told of this.
        QTimer.singleShot(0, self, lambda: self.form.start("keeper"))

    def _edited(self, name: str) -> None:
        if name == "village_name":
            self._suggest_name(self.form.input("village_name").line.text().strip())

    def _suggest_name(self, village: str) -> None:
        line = self.form.input("name").line
        if line.text() in ("", self._named):
            self._named = f"{village}法律服务工作室"
            line.setText(self._named)


class OfficeCard(Card):
    """The particulars of an office."""

    def __init__(
        self, shell: Shell, said: Callable[[Make], object], back: Callable[[], object]
    ) -> None:
        self.shell, self._said = shell, said
        self._named = ""
        district = ReferenceInput(
            Text(),
            suggest=districts,
            title_of=_district_name,
            actions=[Action(_("Not in the list"), lambda _text: self.by_hand())],
        )
        district.picked.connect(self._picked)
        self._columns = {
            "district": Entry(Text(), N_("District or city"), required=True),
            "code": Entry(Text(max=12), N_("District code (6 digits)"), required=True),
            "name": Entry(Text(max=60), N_("Name of the office"), required=True),
            "keeper": Entry(Name(), N_("Your name"), required=True),
        }
        self.form = Form(
            self._columns,
            [("district",), ("code",), ("name",), ("keeper",)],
            inputs={"district": district},
        )
        self.form.show_fields(["code"], False)
        self.form.submitted.connect(self.go_on)
        go_on = Button(_("Go on"), self.go_on, look="primary")
        super().__init__(
            _("Set up an office"),
            self.form,
            8,
            row(Button(_("Back"), back), None, go_on),
            margin=30,
        )
        QWidget.setTabOrder(list(self.form.fields.values())[-1].input, go_on)

    def start(self) -> None:
        """Put the keyboard into the first field and show the districts."""
        self.form.start("code" if self.form.fields["district"].isHidden() else "district")

    def by_hand(self) -> None:
        """Ask for the code of a district elsewhere."""
        self.form.show_fields(["code"], True)
        self.form.show_fields(["district"], False)
        self.form.input("district").set_value(None)
        self.form.start("code")

    def go_on(self) -> None:
        """Check everything and hand on how the office is made."""
        for field in self.form.fields.values():
            field.star.setVisible(not field.isHidden())
        try:
            values = self.form.values()
        except FieldErrors:
            return
        code = values["district"] or values["code"]
        if not (code.isdigit() and len(code) in (4, 6, 9)):
            from app.errors import BadOfficeCode

            self.form.refuse(FieldErrors({"code": BadOfficeCode(typed=code)}))
            return
        folder = self.shell.program.folder
        self._said(
            lambda password: store.create(
                folder,
                kind="office",
                code=code,
                name=values["name"],
                keeper=values["keeper"],
                password=password,
            )
        )

    def _picked(self, suggestion: Suggestion | None) -> None:
        if suggestion is None:
            return
        line = self.form.input("name").line
        if line.text() in ("", self._named):
            self._named = f"{suggestion.title}司法局"
            line.setText(self._named)
        QTimer.singleShot(0, self, lambda: self.form.start("keeper"))


def villages(text: str) -> list[Suggestion]:
    """Villages of the directory for what was typed."""
    return [
        Suggestion(each.code, each.short_name, beside=f"{each.district} {each.town}")
        for each in places.find_villages(text, 20)
    ]


def districts(text: str) -> list[Suggestion]:
    """The city and its districts, or those that begin like what was typed."""
    from app.store.search import readings

    known = {"3704": "枣庄市", **places.districts()}
    low = text.lower()
    return [
        Suggestion(code, name, plain=True)
        for code, name in known.items()
        if not low
        or low in name
        or code.startswith(low)
        or any(each.startswith(low) for each in readings(name).split())
    ]


def _full_name(code: str) -> str:
    found = places.village(code)
    return found.short_name if found else code


def _district_name(code: str) -> str:
    return "枣庄市" if code == "3704" else places.districts().get(code, code)
