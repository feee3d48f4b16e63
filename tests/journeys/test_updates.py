"""A new version goes from the office to a room by stick; one that is broken leaves all as it was.

The room's computer is a home of its own with the real program in it, but for its window, which
opens the records, says how many visits there are, and closes.
"""

from __future__ import annotations

import os
import subprocess

import pytest

from app import VERSION, program
from app.office import releases, room_list
from app.office import stick as desk
from app.records import visits
from app.release import manifest
from app.store import schema
from tests.conftest import PASSWORD
from tests.journeys.district import CODES, DAY, District
from tests.release import making

WINDOW = """
import os

from app import VERSION, program, store
from app.records import visits
from app.release import opening, trial


def run(data, spoken=None, clicked_on=None):
    password = os.environ["LEGALROOM_PASSWORD"]
    opened = opening.opened(lambda folder: store.open(folder, password), data)
    opened.clock_accepted = True
    print(VERSION, "shows", visits.count(visits.Filter()), "visits")
    if (failed := trial.failed_unsaid(program.installed())) is not None:
        print(failed.words())
    trial.prove(program.installed())
    store.close(with_backup=False)
    return 0
"""
BROKEN = WINDOW.replace("    print(VERSION", "    raise RuntimeError\n    print(VERSION")
STEP = """
from app.store import migrating


def up(migrator, db):
    migrating.add_columns(db, "visit", {"later": "TEXT"})
"""


class Room:
    """The room's computer: a home with versions, started as its owner starts them."""

    def __init__(self, folder, maker, data):
        self.base, self.maker, self.data = folder / "家 里" / "legal-room", maker, data
        self.tree(self.base / "versions" / VERSION, VERSION, {})
        (self.base / "current").symlink_to(f"versions/{VERSION}")
        (self.base / "legal-room").write_bytes((making.LINUX / "start").read_bytes())
        (self.base / "legal-room").chmod(0o755)

    def tree(self, folder, version, changes):
        changes = {"ui/__init__.py": "", "ui/start.py": WINDOW, **changes}
        return making.real_tree(folder, self.maker.keys, version, changes)

    def packed(self, version, changes):
        return making.packed_tree(version, lambda folder: self.tree(folder, version, changes))

    def start(self, *words):
        done = subprocess.run(
            [self.base / "legal-room", *words], capture_output=True, text=True,
            env=making.environment(LEGALROOM_PASSWORD=PASSWORD),
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def command(self, name, *words):
        return self.start(name, "--clock-is-right", "--data", str(self.data), *words)

    def window(self):
        return self.start("--data", str(self.data))

    @property
    def version(self):
        return os.readlink(self.base / "current").removeprefix("versions/")


@pytest.fixture
def district(tmp_path, clock, prepared):
    made = District(tmp_path, clock, prepared)
    made.room("room")
    made.log("room", "院墙", "水渠")
    return made


@pytest.fixture
def room(district, tmp_path, monkeypatch):
    maker = making.Maker.made(tmp_path / "keys")
    monkeypatch.setattr(manifest, "KEYS", maker.keys)
    return Room(tmp_path, maker, tmp_path / "room")


@pytest.fixture
def at_office(district, room, tmp_path):
    """The office adds a release and takes in the room's stick: what became of it, and its line."""

    def take_in(version, changes):
        content = room.packed(version, changes)
        file = room.maker.release(tmp_path / "dist", version, platform=making.HERE, content=content)
        with district.at("office"):
            releases.add(file)
            return desk.take_in(district.stick()), *room_list.lines(DAY)

    return take_in


@pytest.fixture
def brought(district, room, at_office, monkeypatch):
    """A release is added at the office, and comes back with the room's stick."""

    def bring(version, changes):
        with monkeypatch.context() as there:
            there.setattr(program, "HERE", room.base / "versions" / VERSION)
            district.deliver("room")
            at_office(version, changes)
            assert district.take_reply("room").new_version == version

    return bring


def test_a_room_that_is_behind_is_brought_to_the_next_version(district, room, at_office):
    room.command("export", str(district.stick()))
    taken, line = at_office("9.2.0", {})
    said = room.command("take-reply", str(district.stick()))
    assert "区里带来了新版本 9.2.0" in said
    assert "打开得更快了。" in said
    assert taken.carried.versions == ("9.2.0",)
    assert (line.version(), line.version_look(), line.fits("behind")) == (VERSION, "soon", True)
    assert "9.2.0" in room.command("update", str(district.stick()))
    assert room.version == "9.2.0"
    assert room.window() == "9.2.0 shows 2 visits\n"
    assert not (room.base / "trial").exists()
    room.command("check")
    room.command("export", str(district.stick()))
    with district.at("office"):
        taken = desk.take_in(district.stick())
        [line] = room_list.lines(DAY)
    assert (line.version(), line.fits("behind")) == ("9.2.0", False)
    assert taken.carried.versions == ()


def test_a_broken_version_that_changed_the_records_leaves_them_as_they_were(
    district, room, brought
):
    step = f"app/store/migrations/{schema.latest() + 1:04}_later.py"
    brought("9.2.0", {"ui/start.py": BROKEN, step: STEP})
    before = district.rows("room")
    room.command("update", str(district.stick()))
    assert room.version == "9.2.0"
    shown = room.window().splitlines()
    assert shown[0] == f"{VERSION} shows 2 visits"
    assert "9.2.0 在这台电脑上没有启动成功" in shown[1]
    assert str(room.data / "replaced") in shown[1]
    assert room.version == VERSION
    assert district.rows("room") == before
    room.command("check")
    district.log("room", "地界")
    assert room.window() == f"{VERSION} shows 3 visits\n"


def test_an_older_program_names_the_version_that_the_records_need(district, room, brought):
    step = f"app/store/migrations/{schema.latest() + 1:04}_later.py"
    brought("9.2.0", {step: STEP})
    room.command("update", str(district.stick()))
    assert room.window() == "9.2.0 shows 2 visits\n"
    older = room.base / "versions" / VERSION / "legal-room"
    done = subprocess.run(
        [older, "check", "--data", room.data], capture_output=True, text=True,
        env=making.environment(LEGALROOM_PASSWORD=PASSWORD),
    )  # fmt: skip
    assert done.returncode == 1
    assert "9.2.0" in done.stderr
    with district.at("office"):
        assert visits.count(visits.Filter()) == 2


def test_a_room_that_has_not_said_its_platform_is_sent_nothing(district, room, tmp_path):
    file = room.maker.release(tmp_path / "dist", "9.2.0", platform=making.HERE, content=b"x")
    district.deliver("room")  # from the sources, as this test runs
    with district.at("office"):
        releases.add(file)
        taken = desk.take_in(district.stick())
        [line] = room_list.lines(DAY)
    assert taken.carried.versions == ()
    assert (line.code, line.version(), line.fits("behind")) == (CODES[0], VERSION, False)
    assert not (district.stick() / "LEGALROOM" / "release").exists()
