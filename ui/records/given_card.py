"""What an office sends down of a kind, in a card: each with what can be done to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.language import N_, _
from app.records.sent_down import Given, SentDown
from ui.records import data_files
from ui.shell import Shell
from ui.widgets.plain import Button, Card, Label, box, column, hint, row, type_of_child

Choice = tuple[str, Callable[[], object]]


class GivenCard(Card):
    """All data of a kind: changed, read in from files, written out, and as the program has them."""

    title: ClassVar[str]
    teach: ClassVar[str] = N_("What you change here goes to every room with the next answers.")
    reading: ClassVar[str]
    told: ClassVar[str] = N_("The rooms hear of it with the next answers.")

    def __init__(self, shell: Shell, kind: SentDown[Any], changed: Callable[[], object]) -> None:
        self.shell, self.kind, self._changed = shell, kind, changed
        super().__init__(_(self.title), *self.parts())

    def parts(self) -> list[type_of_child]:
        """What stands in it: how each of them stands, and what reads in another."""
        read = Button(_(self.reading), self.choose_file)
        return [hint(_(self.teach)), *map(self._line, self.kind.given()), row(read, None)]

    def words(self, given: Given[Any]) -> str:
        """What is said below the title of one."""
        raise NotImplementedError

    def choices(self, data: Any) -> list[Choice]:
        """What else can be done to one, first in its menu."""
        raise NotImplementedError

    def look(self, data: Any) -> str:
        """How the title of one is shown."""
        del data
        return "strong"

    def choose_file(self) -> None:
        """Ask for a file, and read it in."""
        data_files.choose(self, _(self.reading), self.read_in)

    def read_in(self, path: Path) -> None:
        """Let what a file says be in force; a wrong one changes nothing and is said."""
        self.do(lambda: self.kind.read_in(path))

    def write_out(self, data: Any) -> None:
        """Ask where to, and write the file that says some data there."""
        data_files.write_out(self.shell, self, data.name, self.kind.spelled(data))

    def do(self, what: Callable[[], Any]) -> None:
        """Change something, say that the rooms will hear of it, and show the card anew."""
        self.shell.act(what, done=lambda _made: self._changed(), words=_(self.told))

    def _line(self, given: Given[Any]) -> QWidget:
        data = given.data
        title = Label(str(data.title), self.look(data), wrap=True)
        said = Label(self.words(given), "late" if given.misread else "quiet", wrap=True)
        change = Button(_("Change"), look="link", menu=self._menu(given))
        about = box(column(title, said, hint(str(data.source)), spacing=0))
        return box(row(about, change, stretch=0))

    def _menu(self, given: Given[Any]) -> list[Choice]:
        data = given.data
        found = [*self.choices(data), (_("Write it out…"), partial(self.write_out, data))]
        if given.sent:
            back = partial(self.do, partial(self.kind.take_back, data.name))
            found.append((_("As the program has it"), back))
        return found
