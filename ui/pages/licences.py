"""What others made and the program brings along, and under which licences."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QPlainTextEdit

from app import bundled
from app.bundled import Bundled
from app.language import _
from app.records.listed import TableColumn, all_here
from ui import style, work
from ui.records.beside import ListPage
from ui.shell import Shell
from ui.widgets.plain import Button, Card, Label, column, row
from ui.widgets.table import Table

_SIDE: Final = 330
"""Pixels at 100 % that the list and the wording each take at least."""


class LicencesPage(ListPage):
    """A list at the left, the wording of the chosen licence at the right."""

    shows = frozenset()

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._every: list[Bundled] = []
        columns = [
            TableColumn("name", _("What it is called"), lambda each: each.name, 150),
            TableColumn("version", _("Version"), lambda each: each.version, 70),
            TableColumn("licence", _("Licence"), lambda each: each.licence, 130),
        ]
        self.table = Table(columns, all_here(self._holding), identity=lambda each: each.name)
        self.table.picked.connect(self._show)
        self.title = Label("", "strong", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setMinimumWidth(style.px(_SIDE))
        about = partial(shell.show_page, "settings", part="about")
        back = Button(_("About the program"), about, look="link")
        head = [row(Label(_("Licences"), "title"), None, back)]
        wording = Card("", column(self.title, self.text))
        self.lay_out(_SIDE, right=wording, head=head, margin=18, share=0.45)

    def open(self, **_wanted: object) -> None:
        """Read what lies beside the program, off the window's thread."""
        self.table.view.setFocus()
        if not self._every:
            work.read(self, bundled.everything, self._found)

    def _found(self, every: list[Bundled]) -> None:
        self._every = every
        self.table.relist()
        self._show(self.table.current())

    def _holding(self, text: str) -> list[Bundled]:
        return [each for each in self._every if each.holds(text)]

    def _show(self, chosen: Bundled | None) -> None:
        said = (chosen.name, chosen.version, chosen.licence) if chosen else ()
        self.title.setText("　".join(said))
        self.text.setPlainText(chosen.text() if chosen else "")
