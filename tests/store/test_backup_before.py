"""Before what no single press takes back there is a verified backup, or it is not begun."""

import datetime
from pathlib import Path

import pytest

from app.books import kinds, sheet
from app.books.plan import Choices
from app.errors import BackupFailed
from app.records import imports, visits
from app.store import backup, restore, session
from app.store.schema import Entry

LEDGER = Path("tests/data/legacy_ledger.xlsx")
DAY = datetime.date(2026, 11, 20)


def made(room):
    names = [path.name for path in backup.existing(room.folder / "backups")]
    return ["-".join(name.split("-")[3:]).removesuffix(backup.SUFFIX) for name in names]


def plan():
    choices = Choices(today=datetime.date(2026, 11, 22))
    return kinds.plan("visits", sheet.read(LEDGER), choices)


def entries():
    return Entry.select().count()


def test_bringing_in_and_taking_out_begin_with_a_backup_each(room, tmp_path):
    seen = []
    kinds.bring_in(plan(), progress=lambda done, total: seen.append((done, total)))
    assert made(room) == ["before-import"]
    assert seen
    [batch] = imports.batches()
    imports.undo(batch)
    assert made(room) == ["before-undo", "before-import"]
    newest = backup.existing(room.folder / "backups")[0]
    backup.verify(newest)
    restore.restore(newest, tmp_path / "again")
    assert (tmp_path / "again" / backup.FILE).exists()


def test_what_the_last_backup_has_needs_no_second_one(room):
    visits.log(day=DAY, anonymous=True, category="99", facts="甲")
    assert backup.make_before("import") is not None
    assert backup.make_before("import") is None


def test_without_a_backup_nothing_is_begun(room):
    folder = session.current().folder / "backups"
    kinds.bring_in(plan())
    for each in folder.iterdir():
        each.unlink()
    folder.rmdir()
    folder.write_bytes(b"")
    [batch] = imports.batches()
    before = entries()
    with pytest.raises(BackupFailed):
        imports.undo(batch)
    with pytest.raises(BackupFailed):
        kinds.bring_in(plan())
    assert entries() == before
