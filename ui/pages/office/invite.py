"""Rooms are invited once the office's own key has been saved in two places."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.errors import refused_beside
from app.fields import Text
from app.language import _, n_
from app.office import guests, invite, letters
from app.office.guests import Guests
from app.office.invite import Guest
from app.records import directory, places, rooms
from app.store.session import current
from ui.shell import Shell
from ui.widgets.arrange import tall
from ui.widgets.chosen import ReferenceInput
from ui.widgets.files import workbook_to_open
from ui.widgets.form import Form
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Card, Label, box, column, hint, row, rule, type_of_child
from ui.widgets.sticks import Sticks
from ui.widgets.suggest import Suggestion


class Inviting(QWidget):
    """First the key in two places, then one invitation after another."""

    def __init__(self, shell: Shell, sticks: Sticks) -> None:
        super().__init__()
        self.shell, self.sticks = shell, sticks
        self.saved_in: list[Path] = []
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
        self.form.fill({"village": village})
        self._take(village)

    def begin_again(self, code: str) -> None:
        """Start the invitation that was written for a code once more, as when its stick is lost."""
        [last, *_earlier] = rooms.invitations(code)
        self.form.fill({"village": code.partition("-")[0], "code": code, "name": last.name})
        self.form.start("name")
        self.written.say(_("Once it is written, the earlier file is good no longer."), "quiet")

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
            guest = guests.typed(self.form.values())
            with refused_beside("code", invite.BadCode):
                written = letters.write(folder, [guest])
            words = _("The invitation of {name} is written: {file}")
            return words.format(name=guest.name, file=written.name)

        def written(words: str) -> None:
            self._say_written(words)
            self.form.clear()
            self.form.start("village")

        self.shell.act(write, form=self.form, done=written)

    def invite_town(self, code: str) -> None:
        """Ask about every village of a town or district."""
        self.shell.act(lambda: guests.of_town(code), done=self._ask)

    def invite_book(self, file: Path) -> None:
        """Ask about every row of a workbook."""
        self.shell.act(lambda: guests.of_book(file), done=self._ask)

    def write_all(self, found: list[Guest], form: letters.Form, folder: Path) -> None:
        """Invite many rooms and write their letters into a folder, or into one file."""

        def written(made: Path) -> None:
            words = n_("{count} invitation is in {path}", "{count} invitations are in {path}",
                       len(found))  # fmt: skip
            self._say_written(words.format(count=len(found), path=made))

        title = _("Writing the invitations…")
        self.shell.run(
            lambda progress: letters.write(folder, found, form, progress), written, title=title
        )

    def _ask(self, found: Guests) -> None:
        """Say whom it is about and who is left out, and ask how the letters should lie."""
        count = len(found.ready)
        title = n_("Invite {count} room", "Invite {count} rooms", count).format(count=count)
        sheet = Sheet(self, title)

        def button(words: str, form: letters.Form, look: str = "") -> Button:
            write = partial(self.write_all, found.ready, form)
            made = Button(words, sheet.then(partial(self.sticks.ask, write)), look=look)
            made.setEnabled(bool(count))
            return made

        parts: list[type_of_child] = []
        if found.left:
            left_out = Label(_("Left out: {count}").format(count=len(found.left)), "soon")
            parts = [left_out, Label("\n".join(found.left_words()), wrap=True), 8, rule(), 8]
        parts.append(Label("\n".join(found.ready_words()), wrap=True))
        sheet.add(tall(box(column(*parts, spacing=4)), self))
        folders = button(_("A folder for each"), "folders", "primary")
        whole = button(_("All in one ZIP file"), "zip")
        leave = Button(_("Not now"), sheet.close_sheet)
        sheet.add(row(None, leave, whole, folders)).rise(folders if count else leave)

    def _say_written(self, words: str) -> None:
        self.shell.banner.hide()
        self.written.say(words, "safe")

    # Inside

    def _key_card(self) -> Card:
        self.steps = [Label("", "") for _at in range(invite.SAVED_BEFORE_INVITING)]
        self.key_said = Label("", wrap=True)
        self.key_stick = Button(
            _("Save to the stick"), lambda: self._on_stick(self.save_key), look="primary"
        )
        other = Button(_("Save to another place…"), partial(self.sticks.ask, self.save_key))
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
        own = current().code
        village = ReferenceInput(
            Text(),
            suggest=lambda text: directory.offered_villages(text, own),
            title_of=places.full_name,
        )
        village.picked.connect(self._picked)
        self.form = Form(
            guests.ROOM, [("village",), ("code", "name:2")], inputs={"village": village}
        )
        self.written = Label("", wrap=True)
        self.stick = Button(
            _("Write to the stick"), self._write_to_stick, look="primary", key="Ctrl ↵"
        )
        self.folder = Button(_("Write to another place…"), partial(self.sticks.ask, self.invite))
        self.form.submitted.connect(self._write_to_stick)
        area = invite.area()
        found = {area: _("The whole area")} | directory.towns(area)
        towns = Button(
            _("All villages of"), menu=[(n, partial(self.invite_town, c)) for c, n in found.items()]
        )
        book = Button(_("From a workbook…"), partial(workbook_to_open, self, self.invite_book))
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
            row(Label(_("Many in one go:"), "quiet"), towns, book, None),
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
            self.sticks.ask(then)
        else:
            then(stick.folder)

    def _picked(self, suggestion: Suggestion | None) -> None:
        if suggestion is not None:
            self._take(suggestion.value)

    def _take(self, village: str) -> None:
        found = directory.village(village)
        if found is None:
            return
        self.form.input("code").set_value(guests.free_code(found.code))
        self.form.input("name").offer(guests.room_name(found))
        # The input goes on to the next field by itself, once it has told of this.
        QTimer.singleShot(0, self, lambda: self.form.start("name"))
