"""A full disk: refused in words, nothing lost, and on it goes once there is room."""

import datetime
import io

import pytest
from PIL import Image

from app import settings, store
from app.errors import AppError, BackupFailed, DiskFailing, DiskFull
from app.messages import words
from app.records import attachments, visits
from app.store import backup, database, drafts, journal, passwords, preferences, restore
from tests.conftest import PASSWORD

DAY = datetime.date(2026, 11, 22)
_drawn = io.BytesIO()
Image.effect_noise((300, 300), 50).save(_drawn, "PNG")
PNG = _drawn.getvalue()


NO_ROOM = (DiskFull, DiskFailing)
"""Where no disk can be mounted files may not grow, which SQLite does not know for a full disk."""


def log(facts):
    return visits.log(day=DAY, name="赵淑珍", category="01", facts=facts)


def until_full(act):
    """Do it again and again, until the disk is full; what is said then."""
    for _ in range(200):
        try:
            act()
        except NO_ROOM as refused:
            return words(refused)
    raise AssertionError("the disk is never full")


def sound():
    assert database.integrity_problems() == []
    assert journal.verify()


@pytest.fixture
def small(disk, new_room):
    new_room(disk.folder)
    return disk


@pytest.mark.parametrize("left", [0, 1, 4096, 9000, 20_000, 50_000, 150_000])
def test_what_was_saved_before_the_disk_was_full_is_there_and_more_can_be(small, left):
    said = []

    def act():
        said.append(log(str(len(said))).facts)

    with small.full(left):
        assert "没有记上" in until_full(act)
    log("又有地方了")
    store.close()
    store.open(small.folder, PASSWORD).clock_accepted = True
    assert [v.facts for v in visits.Visit.select().order_by(visits.Visit.row)] == [
        *said,
        "又有地方了",
    ]
    sound()


def test_a_large_change_is_taken_back_whole(small):
    def act():
        with journal.action("visit.log") as action:
            for _ in range(300):
                visits.add(action, day=DAY, name="赵淑珍", category="01", facts="很长" * 400)

    with small.full(30_000):
        until_full(act)
    sound()
    assert visits.Visit.select().count() % 300 == 0
    log("又有地方了")


def test_a_draft_and_a_choice_are_refused_in_words(small):
    with small.full():
        until_full(lambda: drafts.save("visit", {"facts": "很长" * 2000}))
        if small.mounted:  # a limit on large files does not stop a small one
            until_full(lambda: preferences.put(settings.TEXT_SIZE, 150))
    drafts.save("visit", {"facts": "又有地方了"})
    preferences.put(settings.TEXT_SIZE, 150)
    assert preferences.get(settings.TEXT_SIZE) == 150


def test_a_photo_leaves_no_half_behind(small):
    visit = log("离婚")
    with small.nearly_full():
        until_full(lambda: attachments.add(visit, name="照片.png", data=PNG))
    kept = {each.file for each in attachments.Attachment.select()}
    assert {each.name for each in (small.folder / "attachments").glob("*")} == kept
    attachments.add(visit, name="照片.png", data=PNG)
    assert attachments.damaged() == []


def test_a_backup_without_room_leaves_nothing_behind(small):
    log("离婚")
    with small.nearly_full(), pytest.raises(BackupFailed) as refused:
        backup.make(small.folder, store.current().key, small.folder / "backups")
    assert isinstance(refused.value.data["why"], NO_ROOM)
    assert list((small.folder / "backups").iterdir()) == []
    store.close()
    assert len(backup.existing(small.folder / "backups")) == 1


def test_a_password_that_could_not_be_kept_is_not_the_password(small):
    if not small.mounted:
        pytest.skip("a limit on large files does not stop a small one")

    def act():
        log("占地方")
        passwords.change_password(PASSWORD, "新的密码-2")
        passwords.change_password("新的密码-2", PASSWORD)

    with small.full():
        until_full(act)
    store.close()
    opening = []
    for password in (PASSWORD, "新的密码-2"):
        try:
            store.open(small.folder, password)
        except AppError:
            continue
        opening.append(password)
        sound()
        store.close()
    assert len(opening) == 1


def test_a_room_is_not_made_by_halves(disk, new_room):
    with disk.nearly_full(), pytest.raises(NO_ROOM):
        new_room(disk.folder)
    assert not store.exists(disk.folder)
    new_room(disk.folder)
    sound()


def test_a_restore_without_room_leaves_what_was_there(small, tmp_path):
    log("离婚")
    made = backup.make(small.folder, store.current().key, tmp_path / "a.legalroom-backup")
    log("后来")
    store.close(with_backup=False)
    with small.nearly_full(), pytest.raises(BackupFailed) as refused:
        restore.restore(made, small.folder, instead=True)
    assert isinstance(refused.value.data["why"], NO_ROOM)
    store.open(small.folder, PASSWORD)
    assert visits.Visit.select().count() == 2


def test_opening_and_closing_on_a_full_disk_lose_nothing(small):
    log("离婚")
    store.close(with_backup=False)
    with small.full():
        for _ in range(3):
            try:
                store.open(small.folder, PASSWORD)
                store.close()
            except (*NO_ROOM, BackupFailed):
                assert not store.is_open()
    store.open(small.folder, PASSWORD)
    assert visits.Visit.get().facts == "离婚"
    sound()
