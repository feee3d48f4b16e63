"""Single bits turned over in what lies on the disk: always noticed, never believed."""

import random
import shutil
import sys

import pytest

from app import store
from app.errors import AppError, BackupUnreadable, ChainBroken, DatabaseDamaged
from app.records import people
from app.store import backup, database, installation, journal, keys, restore
from tests.conftest import PASSWORD

FLIPS = 120
START = random.SystemRandom().random()
"""Where, between two pages or bytes that are struck, the first one lies: elsewhere in each run."""


def spread(first, last, apart):
    """Every so manieth place from one up to another; which ones, is said where it fails."""
    places = range(first + int(START * apart), last, apart)
    sys.stdout.write(f"struck at {places}\n")
    return places


def flipped(path, at, bit):
    data = bytearray(path.read_bytes())
    data[at] ^= 1 << bit
    path.write_bytes(data)


@pytest.fixture
def closed(room_after):
    def register():
        for number in range(30):
            people.register(name="赵淑珍", note=f"第{number}次" * 20)

    room_after("thirty people registered", register)
    folder = store.current().folder
    store.close()
    return folder


def test_no_bit_of_the_records_turns_over_unnoticed(closed, tmp_path):
    chance = random.Random(7)
    whole = (closed / installation.FILE).read_bytes()
    silent = []
    for _ in range(FLIPS):
        at, bit = chance.randrange(len(whole)), chance.randrange(8)
        flipped(closed / installation.FILE, at, bit)
        try:
            store.open(closed, PASSWORD)
            if not database.integrity_problems():
                silent.append((at, bit))
        except DatabaseDamaged:
            pass
        finally:
            store.close(with_backup=False)
            (closed / installation.FILE).write_bytes(whole)
    assert silent == []


def test_reading_damaged_pages_is_refused_in_words(closed):
    path = closed / installation.FILE
    whole = path.read_bytes()
    refused = 0
    for page in spread(1, len(whole) // 4096, 4):
        flipped(path, page * 4096 + 2000, 3)
        try:
            store.open(closed, PASSWORD).clock_accepted = True
            people.register(name="王建国")
            journal.verify()
        except (DatabaseDamaged, ChainBroken):
            refused += 1
        finally:
            store.close(with_backup=False)
            path.write_bytes(whole)
    sys.stdout.write(f"{refused} refused\n")
    assert refused > 10


def test_damaged_records_are_never_backed_up_as_good_ones(closed, tmp_path):
    chance = random.Random(11)
    whole = (closed / installation.FILE).read_bytes()
    made = 0
    for _ in range(30):
        flipped(closed / installation.FILE, chance.randrange(8192, len(whole)), 5)
        try:
            opened = store.open(closed, PASSWORD)
            backup.make(closed, opened.key, tmp_path / "out")
            made += 1
        except AppError:
            pass
        finally:
            store.close(with_backup=False)
            (closed / installation.FILE).write_bytes(whole)
    assert made == 0
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


@pytest.mark.parametrize("length", [0, 1, 511, 4095, 4096, 40_000])
def test_records_cut_off_are_damaged_and_stay_as_they_are(closed, length):
    path = closed / installation.FILE
    path.write_bytes(path.read_bytes()[:length])
    try:
        store.open(closed, PASSWORD)
        noticed = database.integrity_problems() != []
    except DatabaseDamaged:
        noticed = True
    assert noticed
    store.close(with_backup=False)
    assert path.stat().st_size == length


def test_a_bit_turned_over_in_the_slots_opens_by_the_second_file_and_is_mended(closed):
    whole = (closed / keys.FILE).read_bytes()
    for at in spread(0, len(whole), max(1, len(whole) // 75)):
        flipped(closed / keys.FILE, at, at % 8)
        store.open(closed, PASSWORD)
        store.close(with_backup=False)
        assert keys.parse((closed / keys.FILE).read_bytes()) == keys.parse(whole)


def test_slots_damaged_twice_are_not_called_a_wrong_password(closed):
    for name in (keys.FILE, keys.SECOND):
        flipped(closed / name, 300, 0)
    with pytest.raises(DatabaseDamaged, match="KeysDamaged"):
        store.open(closed, PASSWORD)


def test_no_bit_of_a_backup_turns_over_unnoticed(closed, tmp_path):
    chance = random.Random(13)
    made = backup.existing(closed / "backups")[0]
    whole, silent = made.read_bytes(), []
    for _ in range(FLIPS):
        at, bit = chance.randrange(len(whole)), chance.randrange(8)
        flipped(made, at, bit)
        again = tmp_path / "again"
        try:
            restore.restore(made, again)
            store.open(again, PASSWORD)
            # What is not kept twice in a ZIP, as times, may turn over: the records may not.
            if database.integrity_problems() or journal.verify() == 0:
                silent.append((at, bit))
            if people.Person.select().count() != 30:
                silent.append((at, bit))
        except BackupUnreadable:
            pass
        finally:
            store.close(with_backup=False)
            shutil.rmtree(again, ignore_errors=True)
            made.write_bytes(whole)
    assert silent == []
