"""The office's home: sticks come in, rooms are watched over and invited, visits are counted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from app.language import _
from ui.pages.office.counts import Counts
from ui.pages.office.invite import Inviting
from ui.pages.office.rooms import Rooms
from ui.pages.office.stick import StickDesk
from ui.shell import Page, Shell
from ui.widgets.arrange import scrolled
from ui.widgets.plain import Button, column, row
from ui.widgets.sticks import Sticks

ROOMS, COUNTS, INVITE = range(3)
_SOON = 300
"""Milliseconds: one stick makes several changes, and one look at the rooms is enough."""


class OfficePage(Page):
    """The stick that is in, and below it rooms, counts or invitations."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.sticks = Sticks(self)
        self.desk = StickDesk(shell, self.sticks)
        self.rooms = Rooms(shell)
        self.counts = Counts(shell)
        self.invite = Inviting(shell, self.sticks)
        self.parts = QStackedWidget()
        for part in (self.rooms, self.counts, scrolled(self.invite)):
            self.parts.addWidget(part)
        names = (_("Rooms"), _("Counts"), _("Invite a room"))
        self.tabs = [self._tab(name, at) for at, name in enumerate(names)]
        layout = column(self.desk, row(*self.tabs, None, spacing=6), self.parts, spacing=10)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._look_again)
        self.desk.taken.connect(self._taken)
        self.turn_to(ROOMS)

    def open(
        self, receive: bool = False, invite: bool = False, village: str = "", **_wanted: Any
    ) -> None:
        """Show how things stand; with `receive` the stick that is in is taken in.

        With `invite` a room can be invited, with the code of a `village` another one there.
        """
        self.turn_to(INVITE if invite else self.parts.currentIndex())
        if receive:
            self.desk.receive()
        if village:
            self.invite.begin(village)
        else:
            self.desk.start()

    def refresh(self, kinds: set[str]) -> None:
        """Look again once rooms or visits have changed."""
        if self.isVisible() and kinds & {"invitation", "visit"} and not self.desk.working:
            self._soon.start()

    def hasHeightForWidth(self) -> bool:
        # Every part scrolls by itself; else the window would put a second bar around them.
        return False

    def turn_to(self, at: int) -> None:
        """Show rooms, counts or invitations."""
        self.parts.setCurrentIndex(at)
        for index, tab in enumerate(self.tabs):
            tab.setChecked(index == at)
        self.desk.be_brief(at != ROOMS)
        (self.rooms.show_rooms, self.counts.show_counts, self.invite.show_state)[at]()

    def _taken(self, installations: set[str]) -> None:
        if self.parts.currentIndex() == ROOMS:
            self.rooms.show_again(installations)
        else:
            self._soon.start()

    def _look_again(self) -> None:
        now = self.parts.currentIndex()
        if now == ROOMS:
            self.rooms.show_again(set())  # invitations
        elif now == COUNTS:
            self.counts.show_counts()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.sticks.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.sticks.stop()

    def _tab(self, name: str, at: int) -> Button:
        tab = Button(name, lambda: self.turn_to(at), look="chip")
        tab.setCheckable(True)
        return tab
