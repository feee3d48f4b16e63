"""A clock that is wrong: asked about, and never what says which backup is the newest."""

import datetime
import os

import pytest

from app import store
from app.errors import ClockBehind
from app.records import people, visits
from app.store import backup, journal, restore
from tests.conftest import PASSWORD, ZONE


def at(year, month=1, day=1, hour=8, minute=0):
    return datetime.datetime(year, month, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize("years", [-30, -10, -1, 1, 10, 60])
def test_whatever_the_clock_says_order_and_chain_hold(room, clock, years):
    people.register(name="一")
    clock.forward(days=365 * years)
    if years < 0:
        with pytest.raises(ClockBehind):
            people.register(name="二")
        room.clock_accepted = True
    people.register(name="二")
    clock.forward(days=-365 * years)
    room.clock_accepted = True
    people.register(name="三")
    assert [each.name for each in people.Person.select().order_by(people.Person.entry)] == list(
        "一二三"
    )
    assert journal.verify()


def test_the_newest_backup_is_the_last_one_made_whatever_the_clock_said(room, clock, monkeypatch):
    told = iter([at(2026, 11, 22), at(2009), at(2036, 5, 5), at(2010), at(2026, 11, 23)])
    monkeypatch.setattr(backup, "now", lambda: next(told))
    made = []
    for number in range(5):
        people.register(name="赵淑珍", note=str(number))
        made.append(backup.make_if_changed(room))
    assert backup.existing(room.folder / "backups") == made[::-1]


def test_thinning_out_never_takes_the_newest_when_the_clock_went_back(room, monkeypatch):
    days = [at(2026, month, day) for month in range(1, 11) for day in (1, 2, 3)]
    told = iter([*days, at(1999)])
    monkeypatch.setattr(backup, "now", lambda: next(told))
    for _ in range(31):
        last = backup.make(room.folder, room.key, room.folder / "backups")
    backup.thin_out(room.folder / "backups")
    left = backup.existing(room.folder / "backups")
    assert left[0] == last
    assert len(left) < 31


def test_what_people_put_among_the_backups_is_not_thinned_out(room):
    made = backup.make(room.folder, room.key, room.folder / "backups")
    own = made.with_name(f"搬家之前{backup.SUFFIX}")
    own.write_bytes(made.read_bytes())
    for _ in range(15):
        backup.make(room.folder, room.key, room.folder / "backups")
    backup.thin_out(room.folder / "backups")
    assert own.exists()
    assert backup.existing(room.folder / "backups")[0] != own


def test_two_backups_of_one_second_are_two(room, monkeypatch):
    monkeypatch.setattr(backup, "now", lambda: at(2026, 11, 22))
    made = {backup.make(room.folder, room.key, room.folder / "backups") for _ in range(2)}
    assert len(made) == 2


def test_a_backup_can_be_made_before_the_first_year_that_a_zip_knows(room, tmp_path):
    people.register(name="赵淑珍")
    (room.folder / "attachments").mkdir()
    old = room.folder / "attachments" / "ab.age"
    old.write_bytes(b"")
    os.utime(old, (0, 0))
    made = backup.make(room.folder, room.key, tmp_path / "a.legalroom-backup")
    store.close()
    restore.restore(made, tmp_path / "again")
    store.open(tmp_path / "again", PASSWORD)
    assert people.Person.get().name == "赵淑珍"


def test_a_restored_room_opens_while_the_clock_is_wrong(room, clock, tmp_path):
    clock.forward(days=3650)
    people.register(name="赵淑珍")
    made = backup.make(room.folder, room.key, tmp_path / "a.legalroom-backup")
    store.close()
    restore.restore(made, tmp_path / "again")
    opened = store.open(tmp_path / "again", PASSWORD)  # by the clock of this computer
    assert not opened.clock_accepted
    assert journal.verify()
    assert visits.Visit.select().count() == 0
