"""Backups: verified, thinned out, and told from a clone when opened."""

import io

import pytest
from PIL import Image

from app import store
from app.errors import BackupUnreadable, Cancelled, FolderNotEmpty
from app.records import attachments, people
from app.store import backup, journal, restore
from app.store.schema import Epoch
from tests.conftest import PASSWORD

_drawn = io.BytesIO()
Image.new("RGB", (2, 2), "white").save(_drawn, "PNG")
PNG = _drawn.getvalue()


def test_closing_leaves_a_backup_that_restores_everything(room, tmp_path):
    person = people.register(name="赵淑珍")
    attachments.add(person, name="照片.png", data=PNG)
    folder = room.folder
    store.close()
    newest = backup.existing(folder / "backups")[0]
    restore.restore(newest, tmp_path / "again")
    store.open(tmp_path / "again", PASSWORD)
    assert people.Person.get().name == "赵淑珍"
    assert attachments.read(attachments.Attachment.get()) == PNG


def test_a_restored_backup_begins_a_new_stretch_that_follows_on(room, tmp_path):
    people.register(name="赵淑珍")
    head = journal.last(room.origin, room.epoch)
    old_epoch = room.epoch
    made = backup.make(room.folder, room.key, tmp_path / "a.legalroom-backup")
    store.close()
    restore.restore(made, tmp_path / "again")
    opened = store.open(tmp_path / "again", PASSWORD)
    epoch = Epoch.get_by_id(opened.epoch)
    assert (epoch.parent, epoch.parent_number, epoch.parent_hash) == (old_epoch, *head[:2])
    assert journal.last(opened.origin, opened.epoch)[0] == head[0] + 1
    assert journal.verify()


def test_opening_a_restored_room_twice_begins_one_stretch_only(room, tmp_path):
    made = backup.make(room.folder, room.key, tmp_path / "a.legalroom-backup")
    store.close()
    restore.restore(made, tmp_path / "again")
    first = store.open(tmp_path / "again", PASSWORD).epoch
    store.close()
    assert store.open(tmp_path / "again", PASSWORD).epoch == first


def test_a_day_without_work_makes_no_backup(room):
    folder = room.folder
    store.close()
    store.open(folder, PASSWORD)
    store.close()
    assert len(backup.existing(folder / "backups")) == 1


def test_a_damaged_backup_is_refused_and_leaves_no_folder(room, tmp_path):
    made = backup.make(room.folder, room.key, tmp_path / "a.legalroom-backup")
    data = bytearray(made.read_bytes())
    data[len(data) // 2] ^= 1
    made.write_bytes(data)
    with pytest.raises(BackupUnreadable):
        restore.restore(made, tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_a_backup_does_not_unpack_over_records(room, tmp_path):
    made = backup.make(room.folder, room.key, tmp_path / "a.legalroom-backup")
    with pytest.raises(FolderNotEmpty):
        restore.restore(made, room.folder)


def test_one_that_is_asked_for_among_those_of_this_computer_is_the_newest_of_them(room, tmp_path):
    people.register(name="赵淑珍")
    own, stick = room.folder / "backups", tmp_path / "stick"
    backup.make_if_changed(room)
    made = backup.make(room.folder, room.key, own, whose=room.name)
    assert backup.existing(own)[0] == made
    assert room.name in backup.make(room.folder, room.key, stick, whose=room.name).name


def test_thinning_out_keeps_the_newest_ten_and_a_month_each(room, tmp_path):
    made = backup.make(room.folder, room.key, tmp_path / "kept")
    for month in range(1, 10):
        for day in (1, 2, 3):
            name = f"2025{month:02}{day:02}-120000{backup.SUFFIX}"
            (tmp_path / "kept" / name).write_bytes(made.read_bytes())
    backup.thin_out(tmp_path / "kept")
    left = [p.name[:8] for p in backup.existing(tmp_path / "kept")]
    assert len(left) == 12
    assert "20250501" not in left
    assert "20250503" in left


def test_a_damaged_room_is_set_aside_and_its_backup_takes_its_place(room):
    people.register(name="赵淑珍")
    folder = room.folder
    store.close()
    (folder / "legalroom.db").write_bytes(b"no more" * 1000)
    restore.restore(backup.existing(folder / "backups")[0], folder, instead=True)
    aside = next((folder / "replaced").iterdir())
    store.open(folder, PASSWORD)
    assert people.Person.get().name == "赵淑珍"
    assert (aside / "legalroom.db").read_bytes().startswith(b"no more")


def test_what_lies_beside_survives_a_restore_that_fails(tmp_path):
    folder = tmp_path / "room"
    (folder / "backups").mkdir(parents=True)
    bad = folder / "backups" / "20261122-102000.legalroom-backup"
    bad.write_bytes(b"nothing")
    with pytest.raises(BackupUnreadable):
        restore.restore(bad, folder)
    assert bad.exists()


def test_a_backup_tells_how_far_it_is(room, tmp_path):
    told = []
    backup.make(room.folder, room.key, tmp_path, progress=lambda *each: told.append(each))
    assert told
    assert told[-1][0] == told[-1][1] > 0


def test_a_backup_that_is_stopped_leaves_nothing_behind(room, tmp_path):
    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        backup.make(room.folder, room.key, tmp_path / "out", progress=stop)
    assert list((tmp_path / "out").iterdir()) == []
