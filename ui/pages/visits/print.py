"""What is printed from the visits: the form of one, the log of a day, the ledger, a workbook."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from app.books import lists_out
from app.documents import papers
from app.documents.ledgers import workbook
from app.documents.made import FinishedPaper, say_missing
from app.language import N_, _
from app.records import visits
from app.records.visits import Filter, Visit
from app.store.session import current
from ui.shell import Shell
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, row
from ui.widgets.preview import Preview
from ui.work import Work

LEDGER = N_("Ledger of visits")


class Prints:
    """Makes the papers off the window's thread and shows them as they will print."""

    def __init__(self, shell: Shell, page: Any) -> None:
        self.shell, self.page = shell, page

    def menu(self) -> list[tuple[str, Callable[[], object]]]:
        """What the list can print."""
        return [
            (_("Form of this visit"), self.form),
            (_("Blank form"), self.blank),
            (_("Log of the day"), self.log),
            (_("Ledger of what is listed"), self.ledger),
            (_("Workbook of what is listed…"), self.workbook),
        ]

    def form(self) -> None:
        """The form of the visit that is picked."""
        visit = self.page.list.table.current()
        if visit is None:
            self.blank()
        else:
            self.form_of(visit)

    def form_of(self, visit: Visit) -> None:
        """The 法律咨询登记表 of a visit."""
        ids = [visit.id]
        self._make(
            _("Form of No. {number}").format(number=visit.number or ""),
            lambda progress: papers.visit_forms(ids, progress=progress),
        )

    def blank(self) -> None:
        """A 法律咨询登记表 to be filled in by hand."""
        self._make(_("Blank form"), lambda progress: papers.blank_forms())

    def log(self) -> None:
        """The log of the day of the visit that is picked, else of today."""
        visit = self.page.list.table.current()
        day: datetime.date = visit.day if visit is not None else current().today()
        self._make(
            _("Log of {day}").format(day=day.isoformat()),
            lambda progress: papers.day_logs(day, day, progress=progress),
        )

    def ledger(self) -> None:
        """A ledger of what the list shows."""
        asked: Filter = self.page.list.now()
        self._make(_(LEDGER), lambda progress: papers.visit_ledger(asked, progress=progress))

    def workbook(self) -> None:
        """A workbook of what the list shows, private numbers masked."""
        asked: Filter = self.page.list.now()
        named = f"{_(LEDGER)} {current().today().isoformat()}.xlsx"
        file, _kind = QFileDialog.getSaveFileName(
            self.page.window(), _("Keep the workbook as"), named, _("Workbook") + " (*.xlsx)"
        )
        if not file:
            return
        path = Path(file).with_suffix(".xlsx")

        def write(progress: Any) -> int:
            heads = lists_out.headings(Visit.columns(), workbook.VISIT_LIST)
            found = visits.every(asked)
            return lists_out.write(
                path, heads, workbook.list_rows(found), sheet=_("Visits"),
                progress=lambda done: progress(done, len(found)),
            )  # fmt: skip

        self.shell.run(write, lambda count: self._written(path, count), title=_("Writing…"))

    def _written(self, path: Path, count: int) -> None:
        self.shell.notify(_("{count} visits are in {file}.").format(count=count, file=path.name))

    def _make(self, name: str, make: Work[FinishedPaper]) -> None:
        def made(paper: FinishedPaper) -> None:
            show(self.page, name, paper.pdf, warning=say_missing(paper.missing))

        self.shell.run(make, made, title=_("Setting the pages…"))


def show(parent: QWidget, name: str, data: bytes, *, warning: str = "") -> Sheet:
    """A paper as it will print, over the page; `warning` says what of it will not."""
    window = parent.window()
    sheet = Sheet(parent, name)
    preview = Preview()
    preview.setMinimumSize(window.width() * 3 // 4, window.height() - 220)
    preview.show_document(data, name=name)
    if warning:
        preview.banner.show_sentence(warning, "soon")
    close = Button(_("Close"), sheet.close_sheet)
    sheet.add(preview, row(None, close)).rise(preview.print_button)
    return sheet
