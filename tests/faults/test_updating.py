"""A new version where a disk is full or locked, or the stick has no room: said, nothing changed."""

import os

import pytest

from app import VERSION, program
from app.errors import BackupFailed, DiskFailing, DiskFull, DiskReadOnly
from app.exchange.refusals import StickFull
from app.messages import words
from app.office import releases
from app.office import stick as desk
from app.program import Installed
from app.release import installing, lying
from app.release.refusals import NoRoomToUpdate
from app.room import deliver
from app.store import installation
from tests.journeys.district import District
from tests.release import making
from tests.release.conftest import maker

assert maker


@pytest.fixture
def home(disk, monkeypatch):
    """The program is installed on the disk that is full or locked."""
    folder = disk.folder / "legal-room"
    monkeypatch.setattr(program, "HERE", making.installed(folder))
    monkeypatch.setattr(program.platform, "machine", lambda: "x86_64")
    return folder


@pytest.fixture
def release(maker, tmp_path):
    return lying.one(maker.release(tmp_path / "stick", "9.2.0"))


def unchanged(home):
    assert os.readlink(home / "current") == f"versions/{VERSION}"
    left = {each.name for each in home.iterdir()} - {".updating"}
    assert left == {"current", "legal-room", "versions"}


def test_a_full_disk_is_said(room, disk, home, release):
    refusals = (NoRoomToUpdate, BackupFailed, DiskFull, DiskFailing)
    with disk.full(), pytest.raises(refusals) as refused:
        installing.install(release)
    assert words(refused.value)
    unchanged(home)


def test_a_locked_disk_is_said(room, disk, home, release):
    with disk.locked(), pytest.raises(DiskReadOnly):
        installing.install(release)
    unchanged(home)


def test_where_the_stick_has_no_room_for_it_the_answer_lies_there(
    disk, tmp_path, clock, prepared, maker, monkeypatch
):
    district = District(tmp_path / "district", clock, prepared)
    here = Installed(VERSION, "run", "amd64", tmp_path)
    monkeypatch.setattr(installation.program, "installed", lambda: here)
    district.room("room")
    file = maker.release(tmp_path / "dist", "9.2.0", content=os.urandom(2_000_000))
    with district.at("room"):
        deliver.deliver(disk.folder)
    with district.at("office"):
        releases.add(file)
        with disk.full(1_900_000):
            taken = desk.take_in(disk.folder)
    assert taken.answers == 1
    assert isinstance(taken.carried.why, StickFull)
    assert "9.2.0" in taken.answer_words()
    assert list(lying.on_stick(disk.folder).rglob("*")) == []
    with district.at("office"):
        assert desk.take_in(disk.folder).carried.versions == ("9.2.0",)
