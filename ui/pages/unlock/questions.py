"""What may have to be asked first: whether the clock is right, whether to go back to a backup."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app import store
from app.errors import BackupUnreadable, ClockBehind
from app.language import _
from app.store import backup, entries, journal, restore
from ui.shell import Page
from ui.widgets.message import ask, inform

_MINUTES = "%Y-%m-%d %H:%M"


def check_clock(page: Page, then: Callable[[], object]) -> None:
    """Go on, unless the clock stands before the last record: then ask first."""
    opened = store.current()
    try:
        entries.require_clock(opened, journal.last(opened.origin, opened.epoch))
    except ClockBehind as behind:
        explain = behind.compared()
    else:
        then()
        return

    def right() -> None:
        opened.clock_accepted = True
        then()

    def wrong() -> None:
        store.close(with_backup=False)
        page.open()
        how = _(
            "Click the time at the edge of the screen, set day and time right, then open again."
            " Otherwise today's records would bear a wrong date."
        )
        inform(page, _("Please set the clock first"), explain=how)

    now = opened.clock().strftime(_MINUTES)
    ask(
        page,
        _("This computer says it is {now}. Is that right?").format(now=now),
        _("It is right"),
        right,
        explain=explain,
        no=_("It is wrong"),
        otherwise=wrong,
    )


def offer_backup(page: Page, then: Callable[[], object], among: list[Path] | None = None) -> None:
    """Where the records are damaged, go back to the last backup, or else to the one before it."""
    program = page.shell.program
    found = backup.existing(program.folder / "backups") if among is None else among
    if not found:
        return

    def not_put_back(error: Exception) -> None:
        page.shell.fail(error)
        if isinstance(error, BackupUnreadable):
            offer_backup(page, then, found[1:])

    def agreed() -> None:
        program.open(
            lambda progress: restore.restore(found[0], program.folder, instead=True),
            lambda _done: then(),
            not_put_back,
            title=_("Putting the backup back…"),
            quiet=False,
        )

    time = backup.made_at(found[0]).strftime(_MINUTES)
    ask(
        page,
        _("Go back to the backup of {time}?").format(time=time),
        _("Go back"),
        agreed,
        explain=_(
            "The records on this computer are damaged. The damaged ones are kept beside it. What"
            " was entered after the backup has to be entered again."
        ),
    )


def offer_reading(page: Page, then: Callable[[], object]) -> None:
    """Where nothing can be written, open the records to read, find, print and copy out."""
    ask(
        page,
        _("Open the records only to read?"),
        _("Open to read"),
        then,
        explain=_(
            "You can look up, print and copy out everything. Nothing new can be kept until there is"
            " room on the disk and it may be written to."
        ),
    )
