"""The assessment tables of an office: edited while their points are added up, sent down."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from app.language import _
from app.records import assessment
from app.records.assessment import Table, sending
from app.records.sent_down import Given
from ui.pages.assessment.table_sheet import TableSheet
from ui.records import data_files
from ui.shell import Shell
from ui.widgets.plain import Button, Card, Label, box, column, hint, row


class TablesCard(Card):
    """Every table with what can be done to it; what is changed goes down with the next replies."""

    def __init__(self, shell: Shell, year: int, done: Callable[[], object]) -> None:
        self.shell, self._year, self._done = shell, year, done
        read = Button(_("Read in a table…"), self.choose_file)
        teach = hint(_("What you change here goes to every room with the next answers."))
        lines = map(self._line, sending.given())
        super().__init__(_("Assessment tables"), teach, *lines, row(read, None))

    def _line(self, given: Given[Table]) -> QWidget:
        table = given.data
        title = Label(str(table.title), "strong", wrap=True)
        look = "late" if given.misread else "quiet"
        said = Label(sending.standing_words(given), look, wrap=True)
        source = hint(str(table.source))
        change = Button(_("Change"), look="link", menu=self._choices(given))
        return box(row(box(column(title, said, source, spacing=0)), change, stretch=0))

    def _choices(self, given: Given[Table]) -> list[tuple[str, Callable[[], object]]]:
        table = given.data
        text = assessment.spelled(table)
        found: list[tuple[str, Callable[[], object]]] = [
            (_("Change the table…"), partial(self.edit, table)),
            (_("Write it out…"),
             partial(data_files.write_out, self.shell, self, table.name, text)),
        ]  # fmt: skip
        if given.sent:
            back = partial(self._do, partial(sending.take_back, table.name))
            found.append((_("As the program has it"), back))
        return found

    def edit(self, table: Table) -> TableSheet:
        """Let everything in it be changed, from this year on or for another one."""
        return TableSheet(self.shell, table, self._done)

    def choose_file(self) -> None:
        """Ask for the file of a table, and read it in."""
        data_files.choose(self, _("Read in a table…"), self.read_in)

    def read_in(self, path: Path) -> None:
        """Let the table of a file be in force; a wrong one changes nothing and is said."""
        self._do(lambda: sending.send(assessment.read_file(path)))

    def _do(self, what: Callable[[], Any]) -> None:
        said = _("The rooms hear of it with the next answers.")
        self.shell.act(what, done=lambda _made: self._done(), words=said)
