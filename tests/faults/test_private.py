"""No other user of the computer reads what lies here, and no crash writes the memory down."""

import os
import subprocess
import sys

import pytest

from app import store
from app.records import attachments, people
from tests.conftest import PASSWORD
from tests.faults.scenarios import PNG

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows goes by lists of its own")


def modes(folder):
    return {
        each.name: each.stat().st_mode & 0o777
        for each in (folder, *folder.rglob("*"))
        if each.stat().st_mode & 0o077
    }


def test_folders_and_files_are_closed_to_others(room):
    attachments.add(people.register(name="赵淑珍"), name="照片.png", data=PNG)
    folder = room.folder
    store.close()
    (folder / "legalroom.log").write_text("")
    (folder / "legalroom.log").chmod(0o644)
    store.open(folder, PASSWORD)
    assert modes(folder) == {}


def test_a_room_that_is_new_is_closed_from_the_beginning(new_room, tmp_path):
    before = os.umask(0o022)
    try:
        new_room(tmp_path / "new")
    finally:
        os.umask(before)
    assert modes(tmp_path / "new") == {}


def test_a_crash_leaves_no_memory_behind():
    script = (
        "import resource, sys; sys.argv = ['main.py', '--help']; import main; main.main();"
        "print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout
    assert said.rstrip().endswith("(0, 0)")
