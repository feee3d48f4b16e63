"""The first start: a room, an office, a look around; then password and recovery code."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFrame, QWidget

from app import language, settings, store
from app.errors import FieldErrors
from app.exchange import invitation
from app.language import N_, _
from app.records import directory
from app.room.set_up import Make
from app.store import backup, preferences, restore
from ui import style, work
from ui.pages.first_start.doors import OfficeCard, Particulars, RoomCard
from ui.pages.first_start.steps import Steps
from ui.shell import Shell
from ui.widgets.arrange import Columns
from ui.widgets.files import file_to_open
from ui.widgets.passwords import NewPassword
from ui.widgets.plain import Button, Card, Label, column, row
from ui.widgets.recovery import AskBack, code_card
from ui.widgets.step import Step

_SIZES = ((N_("Ordinary"), 125), (N_("Large"), 150), (N_("Very large"), 175))


class FirstStartPage(Steps):
    """Doors, particulars, password, recovery code, two groups of it asked back."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._make: Make | None = None
        self._particulars: Particulars | None = None
        self._code = ""
        self.doors = self.add(self._doors(), width=1040)
        self.room = RoomCard(shell, lambda make: self._go_on(make, self.room), self._back)
        self.office = OfficeCard(shell, lambda make: self._go_on(make, self.office), self._back)
        self.add(self.room, width=640)
        self.add(self.office, width=560)
        self.password = NewPassword()
        self._password_card = self.add(self._ask_password(), width=560)

    def open(self, file: Path | None = None, **_wanted: object) -> None:
        """Show the doors, or go on with what was begun, such as with a file that was clicked on."""
        if file is not None and file.name.endswith(backup.SUFFIX):
            self.restore_from(file)
        elif file is not None and file.name.endswith(invitation.SUFFIX):
            self.start_room()
            self.room.take_invitation(file)
        if self.shown is None:
            self.turn_to(self.doors)
            self._first_door.setFocus()
        work.run(self, _load, quiet=True, lane="warm")

    def turn_to(self, card: QWidget) -> None:
        super().turn_to(card)
        self.shell.banner.hide()

    # Which

    def start_room(self) -> None:
        """The first door."""
        self._start(self.room)

    def start_office(self) -> None:
        """The second door."""
        self._start(self.office)

    def _start(self, card: Particulars) -> None:
        self.turn_to(card)
        card.start()

    def look_around(self) -> None:
        """The third door, just to look."""
        self.shell.program.look_around(self.shell.fail)

    def practise(self) -> None:
        """The third door, with a list of what to try."""
        self.shell.program.practise()

    def restore(self) -> None:
        """Go on from a backup file, as on a new computer."""
        kinds = _("Backups (*{suffix})").format(suffix=backup.SUFFIX)
        file_to_open(self, _("Which backup?"), kinds, self.restore_from)

    def restore_from(self, path: Path) -> None:
        """Unpack a backup, and ask for the password it was made with."""
        folder = self.shell.program.folder
        self.shell.program.open(
            lambda progress: restore.restore(path, folder),
            lambda _done: self._restored(),
            self.shell.fail,
            title=_("Putting the backup back…"),
            quiet=False,
        )

    def _restored(self) -> None:
        self.shell.show_page("unlock")
        self.shell.notify(_("The backup is in place. Its password opens it."))

    # Particulars, then the password

    def _go_on(self, make: Make, card: Particulars) -> None:
        self._make, self._particulars = make, card
        self.turn_to(self._password_card)
        self.password.setFocus()

    def _back(self) -> None:
        self.turn_to(self.doors)
        self._first_door.setFocus()

    def set_password(self) -> None:
        """Make the installation with what was typed."""
        if (make := self._make) is not None:
            self.shell.act(
                self.password.value,
                form=self.password.form,
                done=lambda typed: self.shell.program.open(
                    lambda progress: make(typed),
                    self._made,
                    self._not_made,
                    title=_("Setting up…"),
                    quiet=False,
                ),
            )

    def _change_particulars(self) -> None:
        self.password.clear()
        self.turn_to(self._particulars or self.doors)

    def _not_made(self, error: Exception) -> None:
        if isinstance(error, FieldErrors) and self._particulars is not None:
            self.turn_to(self._particulars)
            if self._particulars.form.refuse(error):
                return
        self.shell.fail(error)

    def _made(self, code: object) -> None:
        self.password.clear()
        preferences.put(settings.TEXT_SIZE, style.scale())
        preferences.put(settings.LANGUAGE, language.current())
        self._code = str(code)
        self._code_card = self.add(
            code_card(self._code, self.ask_back, _("I have copied it")), width=640
        )
        self.turn_to(self._code_card)

    def ask_back(self) -> None:
        """Have two groups of the code typed from the paper."""
        card = AskBack(self._code, self._copied, lambda: self.turn_to(self._code_card))
        self.add(card, width=560)
        self.turn_to(card)
        card.typed.setFocus()

    def _copied(self) -> None:
        self._code = ""
        preferences.put(settings.CODE_COPIED, True)
        kind = store.current().kind
        self.shell.program.enter()
        room = _("All is set up. F2 logs the first visit.")
        self.shell.notify(room if kind == "room" else _("All is set up."))

    # The cards

    def _doors(self) -> QFrame:
        self._first_door = Button(_("Set up a room"), self.start_room, look="primary")
        room = _door(
            _("Legal service room"),
            _(
                "In a village: log visits, mediate disputes, print cards and papers, and report"
                " to the district on a USB stick."
            ),
            self._first_door,
        )
        office = _door(
            _("Office of a district or city"),
            _("Invites rooms, takes in their sticks, counts, and answers on the same sticks."),
            Button(_("Set up an office"), self.start_office),
        )
        sample = _door(
            _("Practise first"),
            _(
                "Ten minutes in a village of invented people, with a list that ticks itself."
                " All of it is thrown away afterwards."
            ),
            Button(_("Practise for ten minutes"), self.practise),
            Button(_("Show me the sample"), self.look_around, look="link"),
        )
        holder = QFrame()
        holder.setObjectName("doors")
        sizes = [
            Button(
                _(words),
                partial(self.shell.restyle, size, contrast=False),
                look="chip",
                checkable=True,
            )
            for words, size in _SIZES
        ]
        for (_words, size), button in zip(_SIZES, sizes, strict=True):
            button.setChecked(size == style.scale())
        other = "English" if language.current() != "en" else "中文"
        holder.setLayout(
            column(
                Label(_("Legal Room"), "headline"),
                Label(_("What is this computer to be?"), "quiet"),
                10,
                Columns(room, office, sample),
                16,
                row(
                    Button(_("Restore from a backup"), self.restore, look="link"),
                    None,
                    Label(_("Text"), "quiet"),
                    *sizes,
                    12,
                    Button(other, self._other_language, look="link"),
                ),
            )
        )
        return holder

    def _other_language(self) -> None:
        language.use("zh_CN" if language.current() == "en" else "en")
        self.shell.restyle(style.scale(), contrast=False)

    def _ask_password(self) -> Step:
        self.password.submitted.connect(self.set_password)
        return Step(
            _("Choose a password"),
            _("It opens the records on this computer. Nobody else can look it up for you."),
            self.password,
            back=Button(_("Back"), self._change_particulars),
            yes=Button(_("Go on"), self.set_password, look="primary"),
        )


def _door(title: str, words: str, *buttons: Button) -> Card:
    return Card(title, Label(words, wrap=True), None, 8, row(*buttons, None), margin=24)


def _load(progress: work.Progress) -> None:
    """Learn how the villages sound while somebody reads the doors."""
    directory.find_villages("a")
