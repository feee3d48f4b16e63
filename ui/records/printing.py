"""What a page of records prints of all that it lists: a ledger, a workbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from app.documents.made import FinishedPaper
from app.language import _, n_
from app.records import keeping
from app.store import Record
from app.store.session import current
from ui.records.kind import RecordKind
from ui.records.listing import NarrowedList
from ui.records.paper import load, make_and_show, papers
from ui.shell import Page, Shell
from ui.widgets.files import workbook_to_write
from ui.work import Work


def save_workbook(
    shell: Shell, name: str, write: Callable[[Path, Any], int], written: Callable[[int, str], str]
) -> None:
    """Ask where to and write a workbook; `write` is given the path and what hears of progress."""
    if (path := workbook_to_write(shell, name)) is not None:
        load()
        shell.run(
            lambda progress: write(path, progress),
            lambda count: shell.notify(written(count, path.name)),
            title=_("Writing…"),
        )


def rows_written(count: int, file: str) -> str:
    """That so many rows are in a workbook."""
    words = n_("{count} row is in {file}.", "{count} rows are in {file}.", count)
    return words.format(count=count, file=file)


class PrintingPage(Page):
    """A page with a list of a kind, which is printed as it is narrowed."""

    kind: RecordKind
    list: NarrowedList
    ledger_name = ""
    """What the ledger and the workbook of what is listed are called; as the page unless told."""

    def list_prints(self) -> list[tuple[str, Callable[[], object]]]:
        """What is printed of all that is listed: words and function."""
        return [
            (_("Ledger of what is listed"), self.print_ledger),
            (_("Workbook of what is listed…"), self.save_workbook),
        ]

    def every(self, asked: Any) -> Sequence[Record]:
        """All records that a filter holds, as a ledger has them."""
        return list(keeping.every(self.kind.model, asked))

    def preview(self, name: str, make: Work[FinishedPaper]) -> None:
        """Make a paper and show it as it will print."""
        make_and_show(self.shell, self, name, make)

    def print_ledger(self) -> None:
        """The ledger of what the list shows, as it will print."""
        asked = self.list.now()

        def make(progress: Any) -> FinishedPaper:
            found, days = self.every(asked), (asked.since, asked.until)
            return papers().ledger_of(self.kind.name, found, days, progress=progress)

        self.preview(_(self.ledger_name or self.kind.heading), make)

    def save_workbook(self) -> None:
        """A workbook of what the list shows."""
        asked = self.list.now()
        name = f"{_(self.ledger_name or self.kind.heading)} {current().today().isoformat()}"

        def write(path: Path, progress: Any) -> int:
            return self.write_workbook(path, asked, progress)

        save_workbook(self.shell, name, write, self.written)

    def write_workbook(self, path: Path, asked: Any, progress: Any) -> int:
        """Write what a filter holds into a workbook; how many rows there are."""
        from app.documents.ledgers import workbook

        found, days = self.every(asked), (asked.since, asked.until)
        return workbook.write_records(path, self.kind.name, found, days, progress=progress)

    def written(self, count: int, file: str) -> str:
        """That so many rows are in a workbook."""
        return rows_written(count, file)
