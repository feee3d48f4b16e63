"""Who gets a certificate: a list gathered by hand, from roles and workbooks, errors beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal

from app import codes
from app.language import _
from app.records.certificates import CertificateRequest, lists, preparing
from app.records.certificates.preparing import Line
from app.records.listed import all_here
from ui.pages.certificates.sheets import ask_line
from ui.records.part import ListPart
from ui.shell import Shell
from ui.widgets.files import take_dropped, workbook_to_open
from ui.widgets.plain import Button, Note, hint, row
from ui.widgets.table import Table


class Names(ListPart):
    """The list; `kind` and `shared` say what all of them get, so that each line can be judged."""

    changed = Signal()

    def __init__(
        self, shell: Shell, kind: Callable[[], str], shared: Callable[[], dict[str, Any]]
    ) -> None:
        self._kind, self._shared = kind, shared
        self.lines: list[Line] = []
        table = Table(
            lists.of_lines(kind, shared),
            all_here(lambda _text: self.lines),
            filter=False,
            identity=id,
            empty=(
                _("Nobody yet"),
                _("Add somebody, all who serve as something, or a list from a workbook; a workbook"
                  " may also be dropped here."),
            ),
        )  # fmt: skip
        self.summary, self.wrong = hint(), Note("error")
        self.out = Button(_("Take off the list"), self.take_off)
        roles = codes.load("role").current()
        serving = [(each.label, partial(self.add_serving, each.code)) for each in roles]
        from_role = Button(_("Who serves as"), menu=serving)
        somebody = Button(_("＋ Somebody"), self.add_one)
        from_book = Button(_("From a workbook…"), lambda: workbook_to_open(self, self.read))
        tools = row(somebody, from_role, from_book, None, spacing=8, margins=10)
        inside = (tools, table, row(self.wrong, margins=(10, 0, 10, 0)))
        name, foot = CertificateRequest.kind_name, (self.summary, self.out)
        super().__init__(shell, name, table, *foot, inside=inside)
        take_dropped(self, self.read)
        table.opened.connect(self.change)

    def ready(self) -> list[Line]:
        """The lines that nothing is wrong with."""
        return preparing.ready(self.lines, self._kind(), self._shared())

    def set_lines(self, lines: list[Line]) -> None:
        """Show another list."""
        self.lines = lines
        self.reload()

    def reload(self) -> None:
        """Judge every line anew: what all of them say has changed."""
        preparing.compare(self.lines)
        super().reload()
        self.summary.setText(preparing.summary(self.lines, len(self.ready())))

    def add_one(self) -> None:
        """Ask for one more."""
        ask_line(self.shell, self._kind(), Line({}), lambda line: self._take([line]))

    def add_serving(self, role: str) -> None:
        """Everybody who serves in a role."""
        fresh = preparing.more_serving(role, self._kind(), self.lines)
        self._take(fresh)
        if not fresh:
            label = codes.load("role").label(role)
            self.shell.notify(_("Nobody more serves as {role}.").format(role=label))

    def read(self, path: Path) -> None:
        """Every row of a workbook becomes a line, with what is wrong beside it."""
        from app.books import certificates_in, sheet

        def work(progress: Any) -> list[Line]:
            progress()
            return certificates_in.lines(certificates_in.plan(sheet.read(path)))

        self.shell.run(work, self._take, title=_("Reading {file}…").format(file=path.name))

    def change(self, line: Line) -> None:
        """Set a line right."""
        if not line.left_out:
            ask_line(self.shell, self._kind(), line, lambda _line: self._changed())

    def take_off(self) -> None:
        """Take the line that the cursor is on off the list, with a way back."""
        line = self.table.current()
        if line is None:
            return
        at = next(i for i, each in enumerate(self.lines) if each is line)
        del self.lines[at]
        self._changed()

        def back() -> None:
            self.lines.insert(at, line)
            self._changed()

        self.shell.notify(_("Taken off the list."), back)

    def _take(self, found: list[Line]) -> None:
        # What is no name stands below, accounted for and out of the way.
        self.lines = sorted([*self.lines, *found], key=lambda line: bool(line.left_out))
        self._changed()

    def _changed(self) -> None:
        self.reload()
        self.changed.emit()

    def say(self) -> None:
        """Say in full what is wrong with the line that the cursor is on."""
        line = self.table.current()
        self.out.setEnabled(line is not None)
        said = preparing.advice(line, self._kind(), self._shared()) if line is not None else ""
        self.wrong.say(said)
