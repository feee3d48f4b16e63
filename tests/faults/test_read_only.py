"""A folder that cannot be written to: said so, and never taken for damage."""

import shutil

import pytest

from app import settings, store
from app.commands import program
from app.errors import AlreadyOpen, BackupFailed, DiskReadOnly, WrongPassword
from app.messages import words
from app.records import attachments, check, people
from app.store import backup, drafts, preferences, restore
from tests.conftest import PASSWORD
from tests.faults.scenarios import PNG


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


@pytest.fixture
def unmerged(disk, new_room, tmp_path):
    """A room whose last visit lies in the write-ahead log alone, as after a power cut."""
    new_room(disk.folder)
    people.register(name="赵淑珍")
    attachments.add(people.Person.get(), name="照片.png", data=PNG)
    people.register(name="王建国")
    whole = shutil.copytree(disk.folder, tmp_path / "whole")
    store.close(with_backup=False)
    for each in disk.folder.iterdir():
        shutil.rmtree(each) if each.is_dir() else each.unlink()
    shutil.copytree(whole, disk.folder, dirs_exist_ok=True)
    assert (disk.folder / "legalroom.db-wal").stat().st_size
    return disk


def reads_everything(folder):
    opened = store.open_to_read(folder, PASSWORD)
    assert [each.name for each in people.Person.select()] == ["赵淑珍", "王建国"]
    assert people.suggest("王")
    assert attachments.read(attachments.Attachment.get()) == PNG
    assert check.everything().problems == ()
    return opened


def test_what_cannot_be_written_can_be_read_found_and_copied_out(unmerged, tmp_path):
    before = {path: path.read_bytes() for path in unmerged.folder.rglob("*") if path.is_file()}
    with unmerged.locked():
        opened = reads_everything(unmerged.folder)
        made = backup.make(opened.folder, opened.key, tmp_path / "out")
        copy = opened.reading
        store.close()
        assert not copy.exists()
    assert before == {p: p.read_bytes() for p in unmerged.folder.rglob("*") if p.is_file()}
    restore.restore(made, tmp_path / "again")
    store.open(tmp_path / "again", PASSWORD)
    assert people.Person.select().count() == 2


def test_nothing_is_kept_while_records_are_only_read(unmerged):
    with unmerged.locked():
        reads_everything(unmerged.folder)
        for act in (
            lambda: people.register(name="孙桂芳"),
            lambda: drafts.save("visit", {"facts": "没写完"}),
            lambda: preferences.put(settings.LOCK_AFTER, 20),
        ):
            with pytest.raises(DiskReadOnly):
                act()
        store.close()
    store.open(unmerged.folder, PASSWORD)
    assert people.Person.select().count() == 2


def test_a_full_disk_can_be_read_too(unmerged):
    with unmerged.full():
        reads_everything(unmerged.folder)
        store.close()


def test_records_that_another_program_holds_are_not_read_past_it(room):
    folder = room.folder
    with pytest.raises(AlreadyOpen):
        store.open_to_read(folder, PASSWORD)


def test_a_wrong_password_reads_nothing(unmerged):
    with unmerged.locked(), pytest.raises(WrongPassword):
        store.open_to_read(unmerged.folder, "别的密码-7")


def test_a_command_says_that_it_only_reads(unmerged, monkeypatch, capsys):
    monkeypatch.setenv("LEGALROOM_PASSWORD", PASSWORD)
    with unmerged.locked():
        code = program.run(["--data", str(unmerged.folder), "check"])
    said = capsys.readouterr()
    assert code == 0
    assert "只读" in said.err
