"""Backups, and what the program is and whether its records are whole."""

from __future__ import annotations

import platform
import re
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app import VERSION
from app.language import _
from app.records import check
from app.room import kept_receipt
from app.store import backup
from app.store.session import current
from ui.pages.settings.part import Part
from ui.widgets.files import folder
from ui.widgets.lines import fixed
from ui.widgets.message import inform
from ui.widgets.plain import Button, Card, Label, Note, box, hint, row, rule
from ui.work import Progress

_SHOWN: Final = 10
_GOES_ON: Final = re.compile(r"[\W_](?=\w)|[^\W_]{24}(?=\w)")
"""Behind what a path may go on below: a mark, or so much of a word as a line bears."""


class BackupPart(Part):
    """Back up now to a place of one's own; what was backed up by itself."""

    def build(self) -> None:
        ask = partial(folder, self, _("Where to?"), self.back_up_to, on_stick=True)
        now = Button(_("Back up to a stick or folder…"), ask, look="primary")
        why = _(
            "Keep one outside this computer, in case it breaks or is stolen. A"
            " backup opens with the password only."
        )
        self.said = Note("safe")
        self.list = Card(_("Made by itself when the program closes"), margin=22)
        self.lay_out(
            Card(_("Backups"), Label(why, wrap=True), row(now, None), self.said, margin=22),
            self.list,
        )

    def look_again(self) -> None:
        """List the backups that lie on this computer."""
        self.list.clear()
        found = backup.existing(current().folder / "backups")
        for path in found[:_SHOWN]:
            when = backup.made_at(path).strftime("%Y-%m-%d %H:%M")
            size = _("{size} MB").format(size=f"{path.stat().st_size / 1e6:.1f}")
            self.list.append(box(row(fixed(when, 160), Label(size, "quiet"), None)), rule())
        if found:
            self.list.append(row(Button(_("Open the folder"), _open_folder, look="link"), None))
        else:
            none = _("None yet; the first is made when you close the program.")
            self.list.append(Label(none, "quiet"))

    def back_up_to(self, place: Path) -> None:
        """Write a verified backup into a folder."""
        here = current()
        self.shell.run(
            lambda progress: backup.make(
                here.folder, here.key, place, whose=here.name, progress=progress
            ),
            self._written,
            title=_("Backing up…"),
        )

    def _written(self, path: Path) -> None:
        self.said.say(
            _("Backed up and checked; a stick can be pulled out now. The backup is {file}.").format(
                file=_breakable(path)
            ),
            "safe",
        )
        self.look_again()


def _open_folder() -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(current().folder / "backups")))


def _breakable(path: Path) -> str:
    """A path that may go on below, though no blank parts it."""
    return _GOES_ON.sub("\\g<0>\N{ZERO WIDTH SPACE}", str(path))


class AboutPart(Part):
    """Which version this is; look through all records."""

    def build(self) -> None:
        card = Card(_("About the program"), margin=22)
        for label, words in (
            (_("Program"), f"{_('Legal Room')} {VERSION}"),
            (_("Computer"), f"{platform.system()} {platform.release()}"),
            (_("Records lie in"), _breakable(current().folder)),
        ):
            line = row(fixed(label, 110, "quiet"), Label(words, wrap=True), stretch=1)
            card.append(line)
        show = partial(self.shell.show_page, "licences")
        licences = Button(_("Licences of what it is made of"), show, look="link")
        card.append(row(licences, None))
        self.answer = Note("safe")
        self.lay_out(
            card,
            Card(
                _("Are the records whole?"),
                hint(_("Looks at every record and every photo. It changes nothing.")),
                self.answer,
                row(Button(_("Look through all records"), self.check), None),
                margin=22,
            ),
        )

    def check(self) -> None:
        """Look through everything, with progress."""

        def looking(progress: Progress) -> check.Checked:
            return check.everything(progress=progress, also=kept_receipt.problems)

        self.shell.run(looking, self._checked, title=_("Looking through all records…"))

    def _checked(self, found: check.Checked) -> None:
        if not found.problems:
            words = _("All is whole: {count} entries were looked at.").format(count=found.entries)
            self.answer.say(words, "safe")
            return
        self.answer.say(_("Something is damaged."), "error")
        advice = _("Close the program and restore the last backup, or ask the district for help.")
        explain = "\n".join([*found.problems[:8], advice])
        inform(self, _("Something is damaged."), explain=explain)
