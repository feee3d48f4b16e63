"""Whom this room reports to; an invitation may come after the room was made."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.language import _
from app.records import deliveries
from ui.pages.invited import choose_invitation, take_invitation
from ui.shell import Shell
from ui.widgets.plain import Button, Card, Words, column, row


class OfficePart(QWidget):
    """The office above, and its invitation."""

    def __init__(self, shell: Shell) -> None:
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
        """Ask for the file and take it."""
        if (path := choose_invitation(self)) is not None:
            take_invitation(self.shell, self, path, self.look_again)
