"""The office's home: sticks come in, rooms are watched over and invited, the network is counted."""

from __future__ import annotations

import datetime
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from app import settings
from app.language import _, n_
from app.office import doubles
from app.records import certificates, inspections
from app.records.duties import excuses
from app.records.inspections.lists import RemarkNarrowing, pressing_words
from app.store import preferences
from ui.pages.office.invite import Inviting
from ui.pages.office.network import NetworkFigures
from ui.pages.office.rooms import Rooms
from ui.pages.office.stick import StickDesk
from ui.pages.office.versions import Versions
from ui.shell import Page, Shell
from ui.widgets.arrange import scrolled
from ui.widgets.chips import Chips
from ui.widgets.delay import Delay
from ui.widgets.plain import Button, Label, box, column, row
from ui.widgets.sticks import Sticks

ROOMS, INVITE, NETWORK, VERSIONS = range(4)
_SOON = 300
"""Milliseconds: one stick makes several changes, and one look at the rooms is enough."""


class OfficePage(Page):
    """The stick that is in, and below it rooms, the network or invitations."""

    shows = frozenset({
        "activity", "answer", "certificate_request", "double", "excuse", "invitation", "place",
        "place_group", "remark", "role",
    })  # fmt: skip
    scrolls = True

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.sticks = Sticks(self)
        self.desk = StickDesk(shell, self.sticks)
        self.rooms = Rooms(shell)
        self.invite = Inviting(shell, self.sticks)
        self.parts = QStackedWidget()
        self.network = NetworkFigures(shell)
        self.versions = Versions(shell, self.sticks)
        parts = (self.rooms, scrolled(self.invite), self.network, scrolled(self.versions))
        for part in parts:
            self.parts.addWidget(part)
        self.tabs = Chips(
            [
                (ROOMS, _("Rooms")),
                (NETWORK, _("Service network")),
                (INVITE, _("Invite a room")),
                (VERSIONS, _("New versions")),
            ]
        )
        self.tabs.chosen.connect(self.turn_to)
        self.remarks = Button("", self._to_remarks, look="link")
        self.remarks.hide()
        self.doubles = Button("", lambda: self.shell.show_page("doubles"), look="link")
        self.doubles.hide()
        above = row(self.tabs, self.doubles, self.remarks, stretch=0)
        self.paper = self._paper()
        self.setLayout(column(self.paper, self.desk, above, self.parts, spacing=10, stretch=3))
        self._soon = Delay(self, _SOON, self._look_again)
        self.desk.taken.connect(self._taken)
        self.turn_to(ROOMS)

    def open(
        self,
        receive: bool = False,
        invite: bool = False,
        village: str = "",
        again: str = "",
        folder: Path | None = None,
        silent: datetime.date | None = None,
        **_wanted: object,
    ) -> None:
        """Show how things stand; with `receive` the stick that is in is taken in.

        With `silent` the rooms that have not reported on the month of a day are listed.

        With `invite` a room can be invited, with the code of a `village` another one there, with
        that of a room that was invited before that one `again`. A `folder` is taken as the stick.
        """
        if silent is not None:
            self.rooms.ask_for_silent(silent)
        here = ROOMS if silent is not None else self.parts.currentIndex()
        self.turn_to(INVITE if invite else here)
        self._show_badges()
        self.paper.setVisible(not preferences.get(settings.CODE_COPIED))
        if folder is not None:
            self.desk.use(folder)
        if receive:
            self.desk.receive()
        if again:
            self.invite.begin_again(again)
        elif village:
            self.invite.begin(village)
        else:
            self.desk.start()

    def look_again(self) -> None:
        """Look once the rooms have stopped changing."""
        if not self.desk.working:
            self._soon.start()

    def turn_to(self, at: int) -> None:
        """Show rooms, the network, invitations or versions of the program."""
        self.parts.setCurrentIndex(at)
        self.tabs.set_value(at)
        self.desk.set_brief(at != ROOMS)
        shown = (
            self.rooms.show_rooms,
            self.invite.show_state,
            self.network.show_figures,
            self.versions.show_versions,
        )
        shown[at]()

    def _paper(self) -> QWidget:
        """What must not be put off: without the paper a forgotten password loses everything."""
        words = Label(_("The recovery code has not been copied on paper yet"), "soon", wrap=True)
        go = lambda: self.shell.show_page("settings", part="code")  # noqa: E731
        return box(row(words, Button(_("Copy it"), go, look="link"), stretch=0))

    def _show_badges(self) -> None:
        """How many requests, remarks past their day and new answers wait for somebody here."""
        self.shell.set_badge("duties", len(excuses.waiting()))
        self.shell.set_badge("certificates", certificates.count_waiting())
        self.shell.set_badge("remark", sum(inspections.pressing().values()))
        self.remarks.setText(pressing_words())
        self.remarks.setVisible(bool(self.remarks.text()))

        count = doubles.count()
        words = n_("{count} possible double", "{count} possible doubles", count)
        self.doubles.setText(words.format(count=count))
        self.doubles.setVisible(bool(count))

    def _to_remarks(self) -> None:
        """Show those past their day, or else those whose answer is to be checked."""
        pressing = inspections.pressing()
        wanted = next((each for each in inspections.STANDINGS if each in pressing), "")
        self.shell.show_page("remark", asked=RemarkNarrowing(standing=wanted))

    def _taken(self, installations: set[str]) -> None:
        self._show_badges()
        if self.parts.currentIndex() == ROOMS:
            self.rooms.show_again(installations)
        else:
            self._soon.start()

    def _look_again(self) -> None:
        now = self.parts.currentIndex()
        self._show_badges()
        if now == ROOMS:
            self.rooms.show_again(set())  # invitations
        elif now == NETWORK:
            self.network.show_figures()
