"""Who gets a certificate: a list gathered by hand, from roles and workbooks, errors beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from app import codes
from app.books import certificates_in, sheet
from app.language import _, n_
from app.messages import words as worded
from app.records.certificates import CertificateRequest, preparing
from app.records.certificates.preparing import Line
from ui.pages.certificates import words
from ui.pages.certificates.line_sheet import LineSheet
from ui.shell import Shell
from ui.widgets.plain import Button, Card, Label, row
from ui.widgets.table import Table, TableColumn


class Names(Card):
    """The list; `kind` and `shared` say what all of them get, so that each line can be judged."""

    changed = Signal()

    def __init__(
        self, shell: Shell, kind: Callable[[], str], shared: Callable[[], dict[str, Any]]
    ) -> None:
        super().__init__(margin=0)
        self.shell, self._kind, self._shared = shell, kind, shared
        self.lines: list[Line] = []
        self.setAcceptDrops(True)
        self.add_button = Button(_("＋ Somebody"), self.add_one)
        self.from_role = Button(_("Who serves as"), menu=[])
        for role in codes.load("role").current():
            self.from_role.menu().addAction(role.label, partial(self.add_serving, role.code))
        self.from_book = Button(_("From a workbook…"), self.ask_book)
        self.table = Table(
            self._columns(),
            self._page,
            filter=False,
            identity=id,
            empty=(
                _("Nobody yet"),
                _("Add somebody, all who serve as something, or a list from a workbook; a workbook"
                  " may also be dropped here."),
            ),
        )  # fmt: skip
        self.summary = Label("", "quiet", wrap=True)
        self.out = Button(_("Take off the list"), self.take_off)
        foot = row(self.summary, self.out)
        foot.setStretch(0, 1)
        edge = foot.spacing()
        foot.setContentsMargins(edge, edge // 2, edge, edge)
        tools = row(self.add_button, self.from_role, self.from_book, None, spacing=8)
        tools.setContentsMargins(edge, edge, edge, edge)
        self.wrong = Label("", "error", wrap=True)
        self.wrong.setContentsMargins(edge, 0, edge, 0)
        self.wrong.hide()
        self.body.addLayout(tools)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.wrong)
        self.body.addLayout(foot)
        self.table.opened.connect(self.change)
        self.table.picked.connect(self._picked)

    def ready(self) -> list[Line]:
        """The lines that nothing is wrong with."""
        kind, shared = self._kind(), self._shared()
        return [
            each
            for each in self.lines
            if not each.left_out and not preparing.problems(each, kind, shared)
        ]

    def set_lines(self, lines: list[Line]) -> None:
        """Show another list."""
        self.lines = lines
        self.look_again()

    def look_again(self) -> None:
        """Judge every line anew: what all of them say has changed."""
        self.table.reload()
        self._picked(self.table.current())
        ready = len(self.ready())
        left = sum(bool(each.left_out) for each in self.lines)
        wrong = len(self.lines) - left - ready
        said: list[str] = []
        if self.lines:
            said.append(n_("{count} is ready", "{count} are ready", ready).format(count=ready))
        if wrong:
            look = n_("{count} needs a look", "{count} need a look", wrong)
            said.append(look.format(count=wrong))
        if left:
            said.append(_("{count} rows of the workbook are no names").format(count=left))
        self.summary.setText("，".join(said))

    def add_one(self) -> None:
        """Ask for one more."""
        LineSheet(self.shell, self._kind(), Line({}), self._added)

    def add_serving(self, role: str) -> None:
        """Everybody who serves in a role."""
        found = preparing.serving_as(role, self._kind())
        there = {(each.values.get("person"), each.values.get("village")) for each in self.lines}
        fresh = [e for e in found if (e.values["person"], e.values.get("village")) not in there]
        self._take(fresh)
        if not fresh:
            label = codes.load("role").label(role)
            self.shell.notify(_("Nobody more serves as {role}.").format(role=label))

    def ask_book(self) -> None:
        """Ask for a workbook."""
        path, _kind = QFileDialog.getOpenFileName(
            self, _("Choose the workbook"), "", _("Workbooks (*.xlsx *.xls *.xlsm *.ods)")
        )
        if path:
            self.read(Path(path))

    def read(self, path: Path) -> None:
        """Every row of a workbook becomes a line, with what is wrong beside it."""

        def work(progress: Any) -> list[Line]:
            progress()
            return certificates_in.lines(certificates_in.plan(sheet.read(path)))

        self.shell.run(work, self._take, title=_("Reading {file}…").format(file=path.name))

    def change(self, line: Line) -> None:
        """Set a line right."""
        if not line.left_out:
            LineSheet(self.shell, self._kind(), line, lambda _line: self._changed())

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

    def _added(self, line: Line) -> None:
        self._take([line])

    def _take(self, found: list[Line]) -> None:
        # What is no name stands below, accounted for and out of the way.
        self.lines = sorted([*self.lines, *found], key=lambda line: bool(line.left_out))
        self._changed()

    def _changed(self) -> None:
        self.look_again()
        self.changed.emit()

    def _picked(self, line: Line | None) -> None:
        """Say in full what is wrong with the line that the cursor is on."""
        self.out.setEnabled(line is not None)
        self.wrong.setText(self._wrong(line) if line is not None else "")
        self.wrong.setVisible(bool(self.wrong.text()))

    def _page(self, text: str, after: Any, size: int) -> list[tuple[Line, Any]]:
        start = 0 if after is None else after
        return [(each, start + at + 1) for at, each in enumerate(self.lines[start : start + size])]

    def _columns(self) -> list[TableColumn]:
        sexes = codes.load("sex")

        def own(line: Line) -> str:
            said = preparing.line_values(line)
            return "　".join(str(said[n]) for n in ("what", "since", "until", "hours") if n in said)

        def row_of(line: Line) -> str:
            return str(line.row) if line.row else ""

        return [
            TableColumn("row", _("Row"), row_of, 36, right=True, look=lambda _l: "quiet"),
            TableColumn("name", _("Name"), lambda each: each.values.get("name") or "", 76,
                  look=lambda _l: "strong"),
            TableColumn("sex", _("Sex"), lambda each: sexes.label(each.values.get("sex") or ""),
                        52),
            TableColumn("village", _("Village or unit"),
                        lambda each: each.values.get("village") or "",
                  96),
            TableColumn("own", _("Its own"), own, 90),
            TableColumn("wrong", _("What to do"), self._wrong, 170, look=self._look),
        ]  # fmt: skip

    def _wrong(self, line: Line) -> str:
        if line.left_out:
            return line.left_out
        found = preparing.problems(line, self._kind(), self._shared())
        columns = CertificateRequest.columns()
        said = [
            each
            if isinstance(each, str)
            else f"{words.label(self._kind(), name, columns[name].label)}：{worded(each)}"
            for name, each in found.items()
        ]
        if said:
            return "；".join(said)
        has = preparing.held_already(line, self._kind(), self._shared())
        return _("has {number} already").format(number=has) if has else ""

    def _look(self, line: Line) -> str:
        if line.left_out:
            return "quiet"
        wrong = preparing.problems(line, self._kind(), self._shared())
        return "late" if wrong else "soon"

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if (path := _dropped(event)) is not None:
            event.acceptProposedAction()
            self.read(path)


def _dropped(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
