"""Where places lie, taken from a table: what it says is shown before anything is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.books import positions_in
from app.books.positions_in import Positions
from app.language import _, n_
from ui.shell import Shell
from ui.widgets.arrange import tall
from ui.widgets.files import workbook_to_open
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Label, hint, row


def ask_positions(shell: Shell, done: Callable[[], object]) -> Sheet:
    """Say which columns the table needs, and ask for it."""
    sheet = Sheet(shell, _("Where places lie"))
    says = _(
        "A workbook or .csv with a column for the code (or town and village), one for the longitude"
        " and one for the latitude, in degrees. What cannot be taken is listed before anything is"
        " kept."
    )

    def choose() -> None:
        if (file := workbook_to_open(shell)) is not None:
            sheet.close_sheet()
            read_positions(shell, file, done)

    take = Button(_("Choose a workbook…"), choose, look="primary")
    sheet.add(hint(says), 6, row(None, Button(_("Not now"), sheet.close_sheet), take)).rise(take)
    return sheet


def read_positions(shell: Shell, file: Path, done: Callable[[], object]) -> None:
    """Read a table off the window's thread, then ask whether it is to be taken."""
    shell.run(
        lambda progress: positions_in.read(file),
        lambda found: _ask(shell, found, done),
        title=_("Reading…"),
    )


def _ask(shell: Shell, found: Positions, done: Callable[[], object]) -> None:
    sheet = Sheet(shell, _("Where places lie"))

    def keep() -> None:
        sheet.close_sheet()
        shell.run(lambda progress: positions_in.keep(found), kept, title=_("Writing…"))

    def kept(count: int) -> None:
        words = n_(
            "{count} place has a position now.", "{count} places have a position now.", count
        )
        shell.notify(words.format(count=count))
        done()

    take = Button(_("Take them over"), keep, look="primary")
    take.setEnabled(bool(found.ready))
    leave = Button(_("Not now"), sheet.close_sheet)
    said = tall(Label("\n".join(found.words()), wrap=True), shell)
    sheet.add(said, 6, row(None, leave, take)).rise(take if found.ready else leave)
