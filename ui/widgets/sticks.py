"""Sticks that come and go: looked for off the thread of the window while a page is shown."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import AppError
from app.exchange import drive
from app.exchange.drive import Stick
from app.language import _
from ui import work

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

        def function(progress: Any) -> list[Stick]:
            progress()
            found = drive.find_sticks()
            if by_hand is not None:
                # It may have been a folder on a stick that is gone.
                with contextlib.suppress(AppError):
                    found.append(drive.as_stick(by_hand))
            return found

        work.run(
            self._page, function, self._seen, failed=lambda _e: self._seen([]), quiet=True,
            lane="sticks",
        )  # fmt: skip

    def choose(self, folder: Path) -> None:
        """Take one of those that are there."""
        self._take(next((each for each in self.all if each.folder == folder), None))

    def use(self, folder: Path) -> None:
        """Take any folder as a stick. Raises NoStick, StickError."""
        stick = drive.as_stick(folder)
        self._folder = folder
        self.all = [each for each in self.all if each.folder != folder] + [stick]
        self._take(stick)

    def ask(self) -> Path | None:
        """Let a folder be chosen by hand."""
        chosen = QFileDialog.getExistingDirectory(self._page, _("Which folder?"))
        return Path(chosen) if chosen else None

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


def size_in_words(size: int) -> str:
    """A size as people read it on a stick."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1_000))} KB"
    if size < 1_000_000_000:
        return f"{size / 1_000_000:.1f} MB"
    return f"{size / 1_000_000_000:.1f} GB"
