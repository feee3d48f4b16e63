"""A folder that cannot be written to: said so, and never taken for damage."""

import pytest

from app import settings, store
from app.errors import BackupFailed, DiskReadOnly
from app.messages import words
from app.records import people
from app.store import backup, preferences, restore
from tests.conftest import PASSWORD


def test_a_locked_folder_is_not_called_damaged(disk, new_room):
    new_room(disk.folder)
    people.register(name="赵淑珍")
    store.close()
    with disk.locked(), pytest.raises(DiskReadOnly) as refused:
        store.open(disk.folder, PASSWORD)
    assert str(disk.folder) in words(refused.value)
    store.open(disk.folder, PASSWORD)
    assert people.Person.get().name == "赵淑珍"


def test_no_room_is_made_in_a_locked_folder(disk, new_room):
    with disk.locked(), pytest.raises(DiskReadOnly):
        new_room(disk.folder)
    with disk.locked(), pytest.raises(DiskReadOnly):
        new_room(disk.folder / "below")
    new_room(disk.folder)


def test_a_backup_onto_a_locked_stick_says_so(disk, room):
    with disk.locked(), pytest.raises(BackupFailed) as refused:
        backup.make(room.folder, room.key, disk.folder)
    assert isinstance(refused.value.data["why"], DiskReadOnly)
    assert "写不进去" in words(refused.value)


def test_a_backup_is_not_put_back_into_a_locked_folder(disk, room, tmp_path):
    made = backup.make(room.folder, room.key, tmp_path / "a.legalroom-backup")
    store.close()
    with disk.locked(), pytest.raises(BackupFailed) as refused:
        restore.restore(made, disk.folder)
    assert isinstance(refused.value.data["why"], DiskReadOnly)


def test_a_choice_in_a_locked_folder_is_refused_in_words(disk, new_room, monkeypatch):
    new_room(disk.folder)
    opened = store.current()
    store.close()
    with disk.locked():
        store.session.set_current(opened)
        try:
            with pytest.raises(DiskReadOnly):
                preferences.put(settings.TEXT_SIZE, 150)
        finally:
            store.session.set_current(None)
