"""Versions of the program that are kept here for the rooms: taken in, and who is behind."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.language import N_, _
from app.office import overview, releases
from app.office.overview import RoomState
from app.release.lying import Release
from ui import work
from ui.pages.new_version import NewVersion
from ui.shell import Shell
from ui.widgets.files import file_to_open
from ui.widgets.plain import Button, Card, Label, box, clear, column, hint, row
from ui.widgets.sticks import Sticks

_Looked = tuple[list[Release], list[RoomState], Release | None]


class Versions(QWidget):
    """What is kept, what is new in it, the rooms that will get it; one for this computer, too."""

    def __init__(self, shell: Shell, sticks: Sticks) -> None:
        super().__init__()
        self.shell = shell
        says = N_("Version {version} is for this computer too")
        self.here = NewVersion(shell, sticks, says)
        self._kept = column(spacing=4)
        self.behind = Label("", wrap=True)
        self.button = Button(_("Take in a new version…"), self.choose)
        about = _(
            "It goes onto a room's stick with the answer, only where the room has an older one and"
            " for its kind of computer. Only what the maker of the program has signed is taken."
        )
        card = Card("", margin=22)
        card.append(
            Label(_("New versions for the rooms"), "headline", wrap=True), hint(about), 4,
            box(self._kept), 4, self.behind, 6, row(self.button, None),
        )  # fmt: skip
        self.setLayout(column(card, self.here, None, spacing=14))

    def show_versions(self) -> None:
        """Look what is kept, and who is behind."""
        work.read(self, _looked, self._show)

    def choose(self) -> None:
        """Choose the file of a version, and take it in."""
        kinds = _("New version") + " (*.run *.deb *.exe *.release)"
        file_to_open(self, _("Which file?"), kinds, self.take)

    def take(self, file: Path) -> None:
        """Keep a version for the rooms, if its maker has signed it."""

        def done(added: Release) -> None:
            self.show_versions()
            said = _("Version {version} is kept here now.")
            self.shell.notify(said.format(version=added.manifest.version))

        self.shell.run(
            lambda progress: releases.add(file, progress), done, title=_("Copying and checking…")
        )

    def _show(self, looked: _Looked) -> None:
        kept, states, mine = looked
        self.here.show_release(mine)
        clear(self._kept)
        for each in kept:
            self._kept.addWidget(Label(releases.kept_words(each), "strong", wrap=True))
            for line in each.manifest.whats_new():
                self._kept.addWidget(Label(f"·  {line}", wrap=True))
        if not kept:
            self._kept.addWidget(Label(_("No version is kept here yet."), "quiet"))
        behind = releases.behind_words([(each.name, each.running) for each in states])
        nobody = _("No room is known to be behind.")
        self.behind.say(behind or nobody, "soon" if behind else "quiet")


def _looked() -> _Looked:
    return releases.kept(), overview.states(), releases.for_this_computer()
