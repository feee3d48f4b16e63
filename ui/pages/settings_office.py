"""Whom this room reports to; an invitation may come after the room was made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import AppError
from app.language import _
from app.messages import words
from app.records import deliveries
from ui.widgets.message import ask
from ui.widgets.plain import Button, Card, Words, column, row


class OfficePart(QWidget):
    """The office above, and its invitation."""

    def __init__(self, shell: Any) -> None:
        super().__init__()
        self.shell = shell
        self.above = Words("", "strong", wrap=True)
        self.explained = Words("", "quiet", wrap=True)
        self.choose = Button(_("Take an invitation…"), self.choose_file)
        self.setLayout(
            column(
                Card(
                    _("Office above"),
                    self.above,
                    self.explained,
                    4,
                    row(self.choose, None),
                    margin=22,
                ),
                None,
            )
        )

    def look_again(self) -> None:
        """Say whom this room reports to."""
        above = deliveries.office()
        if above is None:
            self.above.setText(_("No invitation has been taken yet."))
            self.explained.setText(
                _(
                    "The office gives each room a small file, its invitation. Until then everything"
                    " is logged as usual; records and numbers stay when it comes."
                )
            )
            return
        self.above.setText(_("Reports to {office}.").format(office=above.name))
        self.explained.setText(
            _("Since {day}, as {code}.").format(day=above.day, code=above.given_code)
        )

    def choose_file(self) -> None:
        """Ask for the file."""
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Which invitation?"))
        if chosen:
            self.take(Path(chosen))

    def take(self, file: Path, *, change: bool = False) -> None:
        """Report to the office of an invitation from now on."""
        from app.exchange.invitation import CAP
        from app.exchange.refusals import BadInvitation
        from app.room import enrol

        try:
            with file.open("rb") as opened:
                data = opened.read(CAP + 1)
            taken = enrol.take_invitation(data, change_office=change)
        except enrol.OtherOffice as other:
            ask(
                self,
                words(other),
                _("Change to the new office"),
                lambda: self.take(file, change=True),
            )
            return
        except AppError as error:
            self.shell.fail(error)
            return
        except OSError:
            self.shell.fail(BadInvitation())
            return
        self.look_again()
        self.shell.program.settle_again()
        self.shell.side.show_current("settings")
        self.shell.notify(_("From now on this room reports to {office}.").format(office=taken.name))
