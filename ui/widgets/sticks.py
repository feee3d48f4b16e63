"""Sticks that come and go: looked for off the thread of the window while a page is shown."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.exchange import drive
from app.exchange.drive import Stick
from app.language import _
from ui import work
from ui.widgets.chooser import Chooser
from ui.widgets.files import Then
from ui.widgets.files import folder as folder_to_open

_EVERY: Final = 1_200
"""Milliseconds between two looks; people wait about so long for a stick anyway."""


class Sticks(QObject):
    """The sticks that are plugged in, one of them chosen.

    A folder that was chosen by hand counts as a stick until another is chosen or it is gone.
    """

    changed = Signal()
    """Another stick is chosen, or none, or there are others to choose from."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.all: list[Stick] = []
        self.chosen: Stick | None = None
        self._folder: Path | None = None
        self._looking = False
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY)
        self._clock.timeout.connect(self.look)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.start()
        elif event.type() == QEvent.Type.Hide:
            self.stop()
        return super().eventFilter(watched, event)

    def start(self) -> None:
        """Look now, and again and again."""
        self._clock.start()
        self.look()

    def stop(self) -> None:
        """Look no more."""
        self._clock.stop()

    def look(self) -> None:
        """Look once, unless a look is under way."""
        if self._looking:
            return
        self._looking = True
        by_hand = self._folder

        def found(progress: work.Progress) -> list[Stick]:
            found = drive.find_sticks()
            if by_hand is not None:
                # It may have been a folder on a stick that is gone.
                with contextlib.suppress(AppError):
                    found.append(drive.open_folder(by_hand))
            return found

        work.run(
            self._page, found, self._seen, failed=lambda _e: self._seen([]), quiet=True,
            lane="sticks",
        )  # fmt: skip

    def choose(self, folder: Path) -> None:
        """Take one of those that are there."""
        self._take(next((each for each in self.all if each.folder == folder), None))

    def is_chosen(self, folder: Path) -> bool:
        """Whether that is the stick that is chosen now."""
        return self.chosen is not None and self.chosen.folder == folder

    def use(self, folder: Path) -> None:
        """Take any folder as a stick. Raises NoStick, StickError."""
        stick = drive.open_folder(folder)
        self._folder = folder
        self.all = [each for each in self.all if each.folder != folder] + [stick]
        self._take(stick)

    def ask(self, then: Then) -> None:
        """Let a folder be chosen by hand."""
        folder_to_open(self._page, _("Which folder?"), then)

    def _seen(self, found: list[Stick]) -> None:
        self._looking = False
        before, here = {each.folder for each in self.all}, {each.folder for each in found}
        self.all = found
        if self._folder is not None and self._folder not in here:
            self._folder = None
        now = self.chosen.folder if self.chosen else None
        fresh = [each for each in found if each.folder not in before]
        if now in here:
            self.chosen = next(each for each in found if each.folder == now)
            if before != here:
                self.changed.emit()
        elif found or now is not None:
            # The one that has just come is the one that is meant.
            self._take((fresh or found or [None])[0])

    def _take(self, stick: Stick | None) -> None:
        self.chosen = stick
        self.changed.emit()


class StickChooser(Chooser):
    """Which of several sticks; hidden while there is no choice. `words` names one."""

    def __init__(self, sticks: Sticks, words: Callable[[Stick], str]) -> None:
        super().__init__(lambda: [(each.folder, words(each)) for each in sticks.all])
        self._sticks, self._words = sticks, words
        self.chosen.connect(sticks.choose)
        sticks.changed.connect(self._show)
        self.hide()

    def _show(self) -> None:
        self.setVisible(len(self._sticks.all) > 1)
        if (stick := self._sticks.chosen) is not None:
            self.show_choice(stick.folder, self._words(stick))
