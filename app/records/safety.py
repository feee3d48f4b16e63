"""What the bottom line says: who sits here, what was saved, what waits, what is backed up."""

from __future__ import annotations

import contextlib
import datetime
from dataclasses import dataclass
from typing import Final

from app import store
from app.language import _
from app.store import backup, journal

BACKUP_EVERY: Final = datetime.timedelta(minutes=30)
"""No more work than this is ever lost: it is backed up meanwhile, and when the screen locks."""

_LATE_AFTER_DAYS: Final = 3


@dataclass(frozen=True)
class Status:
    """What the bottom line says: who sits here, and what is safe. Each may be left empty."""

    who: str = ""
    saved: str = ""
    waiting: int | None = 0
    """None where nothing is ever taken anywhere."""
    backed_up: str = ""
    backup_late: bool = False

    def waiting_words(self) -> str:
        """How much waits to be taken to the office; nothing where none is above."""
        if self.waiting is None:
            return ""
        if self.waiting:
            return _("● {count} waiting to go").format(count=self.waiting)
        return _("● Nothing waiting to go")


def status() -> Status:
    """What the bottom line says of the open store; nothing when it was closed meanwhile."""
    from app.records import deliveries  # once something is open: they bring every record with them

    # The timer of the bottom line may ring once more while the screen is being locked.
    if not store.is_open():
        return Status()
    opened = store.current()
    # What an office publishes is a line of its own.
    ours = ((opened.origin, opened.epoch), (opened.published, opened.published_epoch))
    last = max((said[2] for each in ours if (said := journal.last(*each))), default="")
    words, late = _backed_up(opened)
    return Status(
        who=opened.user_name,
        saved=_time_of(last, opened) if last else "",
        waiting=None if opened.is_office else deliveries.waiting(),
        backed_up=words,
        backup_late=late,
    )


def saved_words() -> str:
    """What of the work is safe, as far as can be told where something went wrong."""
    if not store.is_open():
        return _("No records were open, so none were touched.")
    saved = ""
    with contextlib.suppress(Exception):  # the store may be what went wrong
        saved = status().saved
    if not saved:
        return _("What was entered before is saved; what is being typed stays as a draft.")
    words = _("Everything up to {time} is saved; what is being typed stays as a draft.")
    return words.format(time=saved)


def _time_of(moment: str, opened: store.Store) -> str:
    return (
        moment[11:19]
        if moment[:10] == opened.today().isoformat()
        else moment[5:16].replace("T", " ")
    )


def _backed_up(opened: store.Store) -> tuple[str, bool]:
    if opened.reading is not None:
        return _("Only to read: nothing can be kept"), True
    found = backup.existing(opened.folder / "backups")
    if not found:
        return _("Backed up on closing"), False
    made = backup.made_at(found[0])
    days = (opened.today() - made.date()).days
    if not backup.changed_since():
        return _("Backed up today") if days == 0 else _("All backed up"), False
    if days <= 0:
        return _("Backed up until {time}").format(time=f"{made:%H:%M}"), False
    if days <= _LATE_AFTER_DAYS:
        return _("Backed up on closing"), False
    return _("No backup for {days} days").format(days=days), True


def backup_is_due() -> bool:
    """Whether locking the screen should make a backup."""
    opened = store.current()
    found = backup.existing(opened.folder / "backups")
    # By a clock that went wrong, the last one may have been made years from now.
    recent = found and abs(datetime.datetime.now() - backup.made_at(found[0])) < BACKUP_EVERY
    return not recent and backup.changed_since()


def back_up(progress: backup.Progress) -> None:
    """Let go of attachments that nothing names, and back up what was changed."""
    from app.records import attachments

    attachments.sweep()
    backup.make_if_changed(store.current(), progress=progress)
