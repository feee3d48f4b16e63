"""Rooms are invited once the office's own key has been saved in two places."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.exchange import drive
from app.fields import Text
from app.language import N_, _
from app.office import invite
from app.office import stick as desk
from app.records import places
from app.store.session import current
from ui.shell import Shell
from ui.widgets.form import Form, refused_beside
from ui.widgets.input import Entry
from ui.widgets.inputs import ReferenceInput
from ui.widgets.plain import Button, Card, Label, column, hint, row
from ui.widgets.sticks import Sticks
from ui.widgets.suggest import Suggestion

_ROOM = {
    "village": Entry(Text(), N_("Village"), help=N_("Pinyin, characters or code")),
    "code": Entry(Text(max=20), N_("Room's code"), required=True),
    "name": Entry(Text(max=60), N_("Name of the room"), required=True),
}


class Inviting(QWidget):
    """First the key in two places, then one invitation after another."""

    def __init__(self, shell: Shell, sticks: Sticks) -> None:
        super().__init__()
        self.shell, self.sticks = shell, sticks
        self.saved_in: list[Path] = []
        self._named = ""
        self.key = self._key_card()
        self.card = self._invite_card()
        self.setLayout(column(self.key, self.card, None))
        sticks.changed.connect(self._stick_changed)

    def show_state(self) -> None:
        """Show what can be done now."""
        saved = invite.key_saved()
        ready = saved >= invite.SAVED_BEFORE_INVITING
        self.key.setVisible(not ready)
        self.card.setVisible(ready)
        for at, step in enumerate(self.steps):
            words = _("Copy {number}: saved") if saved > at else _("Copy {number}: not saved yet")
            step.say(words.format(number=at + 1), "safe" if saved > at else "")
        self._stick_changed()
        if ready and self.isVisible():
            self.form.start("village")

    def begin(self, village: str) -> None:
        """Start the invitation of one more room in a village, by the village's code."""
        self.form.clear()
        self._named = ""
        self.form.fill({"village": village})
        self._take(village)

    # The key

    def save_key(self, folder: Path) -> None:
        """Save the key into a folder, each time into another."""
        if any(folder.resolve() == each.resolve() for each in self.saved_in):
            words = _("The first copy lies there already. Take another stick or another place.")
            self.key_said.say(words, "error")
            return
        number = invite.key_saved() + 1
        file = folder / _("office-key-{code}-{number}.txt").format(
            code=current().code, number=number
        )

        def saved(_made: object) -> None:
            self.saved_in.append(folder)
            words = _("Saved as {file}. Lock it away, and never give it to anybody.")
            self.key_said.say(words.format(file=file.name), "safe")
            self.show_state()
            if invite.key_saved() >= invite.SAVED_BEFORE_INVITING:
                self.shell.notify(_("The key lies in two places now. Rooms can be invited."))

        self.shell.act(lambda: invite.save_key(file), done=saved)

    # The invitation

    def invite(self, folder: Path) -> None:
        """Write the invitation into a folder."""

        def write() -> str:
            values = self.form.values()
            code, name = str(values["code"]).strip(), str(values["name"]).strip()
            with refused_beside("code", invite.NoRoomCode, invite.CodeTaken):
                written = _write(folder, code, invite.invite(code, name))
            words = _("The invitation of {name} is written: {file}")
            return words.format(name=name, file=written.name)

        def written(words: str) -> None:
            self.shell.banner.hide()
            self.written.say(words, "safe")
            self.form.clear()
            self._named = ""
            self.form.start("village")

        self.shell.act(write, form=self.form, done=written)

    # Inside

    def _key_card(self) -> Card:
        self.steps = [Label("", "") for _at in range(invite.SAVED_BEFORE_INVITING)]
        self.key_said = Label("", wrap=True)
        self.key_stick = Button(
            _("Save to the stick"), lambda: self._on_stick(self.save_key), look="primary"
        )
        other = Button(_("Save to another place…"), lambda: self._in_folder(self.save_key))
        why = _(
            "Every report is locked so that only this office can open it. If this computer breaks "
            "and the key is lost, nothing that was ever sent can be opened again. So save it twice,"
            " in two different places, for example on two sticks, and lock them in two cabinets."
        )
        return Card(
            _("First save the office's key, twice"),
            Label(why, wrap=True),
            *self.steps,
            self.key_said,
            6,
            row(self.key_stick, other, None),
        )

    def _invite_card(self) -> Card:
        village = ReferenceInput(Text(), suggest=_villages, title_of=_title)
        village.picked.connect(self._picked)
        self.form = Form(_ROOM, [("village",), ("code", "name:2")], inputs={"village": village})
        self.written = Label("", wrap=True)
        self.stick = Button(
            _("Write to the stick"), self._write_to_stick, look="primary", key="Ctrl ↵"
        )
        self.folder = Button(_("Write to another place…"), lambda: self._in_folder(self.invite))
        self.form.submitted.connect(self._write_to_stick)
        explained = _(
            "The invitation is a small file for one room alone. The room takes it from the stick "
            "on its page for delivering, and reports here from then on."
        )
        return Card(
            _("Invite a room"),
            hint(explained),
            self.form,
            self.written,
            row(self.stick, self.folder, None),
        )

    def _write_to_stick(self) -> None:
        self._on_stick(self.invite)

    def _stick_changed(self) -> None:
        stick = self.sticks.chosen
        for button in (self.key_stick, self.stick):
            button.setEnabled(stick is not None)
            button.setToolTip("" if stick else _("Put the USB stick in"))

    def _on_stick(self, then: Callable[[Path], object]) -> None:
        if (stick := self.sticks.chosen) is None:
            self._in_folder(then)
        else:
            then(stick.folder)

    def _in_folder(self, then: Callable[[Path], object]) -> None:
        if (folder := self.sticks.ask()) is not None:
            then(folder)

    def _picked(self, suggestion: Suggestion | None) -> None:
        if suggestion is not None:
            self._take(suggestion.value)

    def _take(self, village: str) -> None:
        found = places.village(village)
        if found is None:
            return
        self.form.input("code").set_value(_free_code(found.code))
        name = self.form.input("name")
        if name.typed() in ("", self._named):
            self._named = f"{found.short_name}法律服务工作室"
            name.set_value(self._named)
        # The input goes on to the next field by itself, once it has told of this.
        QTimer.singleShot(0, self, lambda: self.form.start("name"))


def _villages(text: str) -> list[Suggestion]:
    own = current().code
    found = places.find_villages(text, 300)
    found.sort(key=lambda each: not each.code.startswith(own))
    return [
        Suggestion(each.code, each.name, f"{each.district} {each.town}", each.code)
        for each in found[:30]
    ]


def _title(code: str) -> str:
    found = places.village(code)
    return found.full_name if found is not None else code


def _free_code(village: str) -> str:
    """The first number of a village that no room holds and nobody was invited under."""
    number = 1
    while desk.name_of(f"{village}-{number:02}") and number < 99:
        number += 1
    return f"{village}-{number:02}"


def _write(folder: Path, code: str, data: bytes) -> Path:
    stem = _("invitation-{code}").format(code=code)
    name, number = f"{stem}.txt", 1
    while (folder / name).exists():
        number += 1
        name = f"{stem}-{number}.txt"
    return drive.write_safely(folder, name, data)
