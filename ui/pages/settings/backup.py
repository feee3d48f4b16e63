"""Backups, and what the program is and whether its records are whole."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app import VERSION
from app.language import _
from app.store import backup
from app.store.session import current
from ui.shell import Shell
from ui.widgets.lines import fixed
from ui.widgets.message import tell
from ui.widgets.plain import Button, Card, Words, box, column, row, rule

_SHOWN: Final = 10


class BackupPart(QWidget):
    """Back up now to a place of one's own; what was backed up by itself."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        now = Button(_("Back up to a stick or folder…"), self.choose_place, look="primary")
        self.list = Card(_("Made by itself when the program closes"), margin=22)
        self.setLayout(
            column(
                Card(
                    _("Backups"),
                    Words(
                        _(
                            "Keep one outside this computer, in case it breaks or is stolen. A"
                            " backup opens with the password only."
                        ),
                        wrap=True,
                    ),
                    row(now, None),
                    margin=22,
                ),
                self.list,
                None,
                spacing=12,
            )
        )

    def look_again(self) -> None:
        """List the backups that lie on this computer."""
        self.list.clear()
        found = backup.existing(current().folder / "backups")
        for path in found[:_SHOWN]:
            when = backup.made_at(path).strftime("%Y-%m-%d %H:%M")
            size = _("{size} MB").format(size=f"{path.stat().st_size / 1e6:.1f}")
            line = row(fixed(when, 160), Words(size, "quiet"), None)
            self.list.body.addWidget(box(line))
            self.list.body.addWidget(rule())
        if found:
            folder = Button(_("Open the folder"), self._open_folder, look="link")
            self.list.body.addLayout(row(folder, None))
        else:
            self.list.body.addWidget(
                Words(_("None yet; the first is made when you close the program."), "quiet")
            )

    def choose_place(self) -> None:
        """Ask where to, and back up there."""
        chosen = QFileDialog.getExistingDirectory(self, _("Where to?"))
        if chosen:
            self.back_up_to(Path(chosen))

    def back_up_to(self, folder: Path) -> None:
        """Write a verified backup into a folder."""
        here = current()

        def writing(progress: Any) -> Path:
            return backup.make(here.folder, here.key, folder, progress=progress)

        self.shell.run(writing, self._written, title=_("Backing up…"))

    def _written(self, path: Path) -> None:
        self.shell.notify(_("Backed up and checked: {file}").format(file=path.name))
        self.look_again()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(current().folder / "backups")))


class AboutPart(QWidget):
    """Which version this is; look through all records."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        lines = [
            (_("Program"), f"{_('Legal Room')} {VERSION}"),
            (_("Computer"), f"{platform.system()} {platform.release()}"),
            (_("Records lie in"), str(current().folder)),
        ]
        self.answer = Words("", "safe", wrap=True)
        self.answer.hide()
        check = Button(_("Look through all records"), self.check)
        card = Card(_("About the program"), margin=22)
        for label, words in lines:
            said = Words(words, wrap=True)
            line = row(fixed(label, 110, "quiet"), said)
            line.setStretch(1, 1)
            card.body.addLayout(line)
        self.setLayout(
            column(
                card,
                Card(
                    _("Are the records whole?"),
                    Words(
                        _("Looks at every record and every photo. It changes nothing."),
                        "quiet",
                        wrap=True,
                    ),
                    self.answer,
                    row(check, None),
                    margin=22,
                ),
                None,
                spacing=12,
            )
        )

    def look_again(self) -> None:
        """Nothing here changes by itself."""

    def check(self) -> None:
        """Look through everything, with progress."""

        def checking(progress: Any) -> Any:
            from app.records import check

            return check.everything(progress=progress)

        self.shell.run(checking, self._checked, title=_("Looking through all records…"))

    def _checked(self, found: Any) -> None:
        self.answer.show()
        if not found.problems:
            words = _("All is whole: {count} entries were looked at.").format(count=found.entries)
            self.answer.say(words, "safe")
            return
        self.answer.say(_("Something is damaged."), "error")
        tell(
            self,
            _("Something is damaged."),
            explain="\n".join(found.problems[:8])
            + "\n"
            + _("Close the program and restore the last backup, or ask the district for help."),
        )
