"""Many programs on one folder: one writes, the others are told, and a dead one holds nothing."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app import store
from app.errors import AlreadyOpen, FolderNotEmpty
from app.records import people
from app.store import backup, journal, restore
from tests.conftest import PASSWORD

ROOT = Path(__file__).parents[2]
STARTS = 50

HOLD = """
import sys
from pathlib import Path
from app import store
from app.records import people
from tests import stretching
stretching.least()
store.open(Path(sys.argv[1]), sys.argv[2]).clock_accepted = True
people.register(name="赵淑珍")
print("held", flush=True)
sys.stdin.read()
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")


def child(*arguments):
    return subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("what", ["open", "create"])
def test_of_many_programs_started_at_once_exactly_one_gets_the_folder(what, memory_path, new_room):
    folder = memory_path / "room"
    if what == "open":
        new_room(folder)
        store.close()
    said, wrong = child(
        ROOT / "tests/faults/racing.py", folder, what, STARTS, PASSWORD
    ).communicate(timeout=50)
    assert wrong == ""
    assert sorted(said) == ["R"] * (STARTS - 1) + ["W"]
    store.open(folder, PASSWORD).clock_accepted = True
    assert journal.verify()


def test_a_killed_program_leaves_no_lock_behind(memory_path, new_room):
    folder = memory_path / "room"
    new_room(folder)
    store.close()
    other = child("-c", HOLD, folder, PASSWORD)
    assert other.stdout.readline().strip() == "held"
    with pytest.raises(AlreadyOpen):
        store.open(folder, PASSWORD)
    other.send_signal(signal.SIGKILL)
    other.communicate()
    store.open(folder, PASSWORD)
    assert people.Person.get().name == "赵淑珍"


def test_nothing_is_put_back_over_records_that_are_open(memory_path, new_room, tmp_path):
    folder = memory_path / "room"
    new_room(folder)
    made = backup.make(folder, store.current().key, tmp_path / "a.legalroom-backup")
    store.close()
    other = child("-c", HOLD, folder, PASSWORD)
    assert other.stdout.readline().strip() == "held"
    with pytest.raises(AlreadyOpen):
        restore.restore(made, folder, instead=True)
    with pytest.raises(FolderNotEmpty):
        restore.restore(made, folder)
    other.communicate("")
    store.open(folder, PASSWORD)
    assert people.Person.get().name == "赵淑珍"


def test_a_refused_opening_leaves_nothing_open(room, tmp_path, new_room):
    folder = room.folder
    store.close()
    (folder / "lock").unlink()
    (folder / "lock").mkdir()
    with pytest.raises(Exception, match=r"Disk|AlreadyOpen"):
        store.open(folder, PASSWORD)
    assert not store.is_open()
    (folder / "lock").rmdir()
    store.open(folder, PASSWORD)


def test_threads_that_save_at_once_each_get_an_entry_of_their_own(room):
    def work(name):
        with store.connection():
            for number in range(10):
                people.register(name=f"{name}{number}")

    threads = [threading.Thread(target=work, args=(name,)) for name in "甲乙丙丁"]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        assert journal.verify()  # one view, while others save
    for thread in threads:
        thread.join()
    assert people.Person.select().count() == 40
    assert journal.verify()
