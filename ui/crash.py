"""What is said when the program met something that nobody foresaw: once, and what to do."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.language import _, n_
from app.records.safety import saved_words
from ui import work
from ui.widgets.files import file_to_write
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Label, Note, hint, row

_SAME_AGAIN: Final = 60.0
"""Seconds in which the same fault is not told a second time."""


class Crashes:
    """Tells of what went wrong in one card, however often it does until that is closed.

    `folder` is where the log lies; `close` closes the program.
    """

    def __init__(self, window: QWidget, folder: Path, close: Callable[[], object]) -> None:
        self._window, self._folder, self._close = window, folder, close
        self._told: dict[str, float] = {}
        self.sheet: CrashSheet | None = None

    def tell(self, error: Exception) -> bool:
        """Show the card, or count on in the one that stands; False where it was told just now."""
        if self.sheet is not None and isValid(self.sheet) and not self.sheet.isHidden():
            self.sheet.once_more()
            return True
        where, now = _where(error), time.monotonic()
        if now - self._told.get(where, -_SAME_AGAIN) < _SAME_AGAIN:
            return False
        self._told[where] = now
        self.sheet = CrashSheet(self._window, self._folder, self._close)
        return True


class CrashSheet(Sheet):
    """What happened, what is safe, what to do; a file for the office; on, or out."""

    def __init__(self, window: QWidget, folder: Path, close: Callable[[], object]) -> None:
        super().__init__(window, _("Something in the program went wrong"))
        self._folder = folder
        self._times = 1
        self.what = Label(_("What was just asked for was not done to its end."), wrap=True)
        self.again, self.kept = Note(), Note()
        go_on = Button(_("Keep working"), self.close_sheet, look="primary")
        self.add(
            self.what,
            self.again,
            Label(saved_words(), "safe", wrap=True),
            hint(
                _(
                    "Try it once more. If it happens again, keep the file below on a stick and"
                    " give it to the office: it holds no record, no name, no password."
                )
            ),
            self.kept,
            keep_for_office(self, self.write),
            8,
            row(Button(_("Close the program"), self.then(close)), None, go_on),
        ).rise(go_on, width=560)

    def once_more(self) -> None:
        """It happened again while this was read."""
        self._times += 1
        words = n_("It happened {count} time.", "It happened {count} times.", self._times)
        self.again.say(words.format(count=self._times))

    def write(self, path: Path) -> None:
        """Write it, off the window's thread."""
        folder, printers = self._folder, QPrinterInfo.availablePrinterNames()

        def writing(progress: work.Progress) -> int:
            from app import doctor

            return path.write_bytes(doctor.diagnosis(folder, doctor.look(folder, printers)))

        work.run(
            self,
            writing,
            lambda _written: self.kept.say(_("Kept. Take it to the office."), "safe"),
            failed=lambda _error: self.kept.say(_("It could not be written there."), "error"),
            quiet=True,
            lane="doctor",
        )


def keep_for_office(page: QWidget, write: Callable[[Path], object]) -> Button:
    """What asks where the file for the office goes, such as onto the stick, and writes it."""
    words, name = _("Keep as a file for the office…"), _("computer-check") + ".json"
    ask = partial(file_to_write, page, words, name, "JSON (*.json)", write)
    return Button(words, ask)


def _where(error: Exception) -> str:
    """The kind of a fault and the line it came from, by which the same one is known again."""
    frames = traceback.extract_tb(error.__traceback__)
    last = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__} {last}"
