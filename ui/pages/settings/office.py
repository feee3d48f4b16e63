"""Whom this room reports to; an invitation may come after the room was made."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from app.language import _
from app.records import deliveries
from ui.pages.invited import choose_invitation, take_invitation
from ui.pages.settings.part import Part
from ui.widgets.plain import Button, Card, Label, hint, row


class OfficePart(Part):
    """The office above, and its invitation."""

    shows = frozenset({"installation", "office"})

    def build(self) -> None:
        self.above, self.explained = Label("", "strong", wrap=True), hint()
        ask = partial(choose_invitation, self, self.take)
        choose = row(Button(_("Take an invitation…"), ask), None)
        self.lay_out(Card(_("Office above"), self.above, self.explained, 4, choose, margin=22))

    def look_again(self) -> None:
        """Say whom this room reports to."""
        above = deliveries.office()
        words = _("No invitation has been taken yet.")
        explained = _(
            "The office gives each room a small file, its invitation. Until then everything"
            " is logged as usual; records and numbers stay when it comes."
        )
        if above is not None:
            words = _("Reports to {office}.").format(office=above.name)
            explained = _("Since {day}, as {code}.").format(day=above.day, code=above.given_code)
        self.above.setText(words)
        self.explained.setText(explained)

    def take(self, path: Path) -> None:
        """Report to the office of an invitation from now on."""
        take_invitation(self.shell, self, path, self.look_again)
