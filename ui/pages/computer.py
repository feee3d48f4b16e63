"""Whether this computer is in order, and what to do where it is not."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtPrintSupport import QPrinterInfo

from app import doctor, store
from app.language import _
from ui.crash import keep_for_office
from ui.shell import Page, Shell
from ui.widgets.arrange import scrolled
from ui.widgets.lines import fixed
from ui.widgets.plain import Button, Card, Label, box, clear, column, fill, hint, row, rule
from ui.work import Progress

_SIGNS: Final = {"good": ("✓", "safe"), "look": ("!", "doubt"), "bad": ("✗", "error")}


class ComputerPage(Page):
    """A line for each thing that was looked at; a file of it for the office."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.found: list[doctor.Finding] = []
        self.lines = column(spacing=10)
        self.again = Button(_("Look again"), self.look, look="primary")
        self.keep = keep_for_office(self, self.write)
        back = Button(_("Help"), lambda: shell.show_page("help"), look="link")
        words = _("Nothing is changed by looking. The file holds no record, no name, no password.")
        card = Card(_("Check this computer"), hint(words), margin=22)
        card.append(row(back, None, self.keep, self.again), 8, box(self.lines))
        self.setLayout(fill(column(), scrolled(card)))

    def open(self, **_wanted: object) -> None:
        """Look at once."""
        self.look()
        self.again.setFocus()

    def look(self) -> None:
        """Look at everything, off the window's thread."""
        folder, printers = store.current().folder, QPrinterInfo.availablePrinterNames()

        def looking(progress: Progress) -> list[doctor.Finding]:
            return doctor.look(folder, printers)

        self.shell.run(looking, self._looked, quiet=True)

    def write(self, path: Path) -> None:
        """Write what was found for the office."""
        found = doctor.diagnosis(store.current().folder, self.found)
        self.shell.act(
            lambda: path.write_bytes(found),
            done=lambda _written: self.shell.notify(_("Kept. Take it to the office.")),
        )

    def _looked(self, found: list[doctor.Finding]) -> None:
        self.found = found
        clear(self.lines)
        for each in found:
            if each is not found[0]:
                self.lines.addWidget(rule())
            sign, look = _SIGNS[each.state]
            says = column(spacing=2)
            says.addWidget(Label(each.says, wrap=True))
            if each.do:
                says.addWidget(Label(each.do, look, wrap=True))
            name = fixed(_(doctor.NAMES[each.name]), 110, "quiet")
            self.lines.addLayout(row(fixed(sign, 20, look), name, box(says), stretch=1))
