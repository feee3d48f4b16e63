"""The page of an office: a stick with what a room delivered, a second computer laid aside."""

import pytest

from app import store
from app.office import invite
from app.records import rooms, visits
from app.room import deliver, enrol
from app.store import journal
from tests.conftest import PASSWORD

CODE = "370406101200-01"


@pytest.fixture
def page(office, shell_of, done, qtbot):
    made = shell_of().show_page("office")
    made.sticks.stop()
    done()
    return made


@pytest.fixture
def stick(tmp_path):
    path = tmp_path / "KINGSTON"
    path.mkdir()
    return path


@pytest.fixture
def keys_saved(office, tmp_path):
    for number in (1, 2):
        invite.save_key(tmp_path / f"key-{number}.txt")


@pytest.fixture
def delivered_by(all_prepared, tmp_path, stick, new_office, new_room, clock):
    """A room was invited, logged two visits and delivered; the office is open again.

    Which program the room had is asked for: it says so in what it delivers.
    """

    def make(folder):
        new_office(folder / "office")
        for number in (1, 2):
            invite.save_key(folder / f"key-{number}.txt")
        data = invite.invite(CODE, "店子村工作室")
        store.close(with_backup=False)
        new_room(folder / "room")
        enrol.take_invitation(data)
        for facts in ("离婚", "离婚后财产"):
            visits.log(day=clock().date(), name="赵淑珍", category="01", facts=facts)
        (folder / stick.name).mkdir()
        deliver.deliver(folder / stick.name)

    def deliver_it(program):
        all_prepared.after(f"office that {program} delivered to", tmp_path, make)
        store.open(tmp_path / "office", password=PASSWORD).clock = clock
        return stick

    return deliver_it


@pytest.fixture
def delivered(delivered_by):
    return delivered_by("a room")


@pytest.fixture
def desk(delivered, shell_of, done):
    made = shell_of().show_page("office")
    made.sticks.stop()
    done()
    return made.desk


@pytest.fixture
def laid_aside(keys_saved, office, shell_of, done):
    """A second computer registered with an invitation that was used already."""
    for name, verdict, reason in (("one", "taken", None), ("two", "held", "second_key")):
        with journal.action("test") as act:
            if verdict == "taken":
                act.add(
                    rooms.Room,
                    code=CODE,
                    name="店子村工作室",
                    installation=name,
                    signer="s",
                    recipient="r",
                    day=office.today(),
                )
            act.add(
                rooms.ReceivedPackage,
                room=name,
                code=CODE,
                epoch=name,
                serial=2,
                first=1,
                last=2,
                sha256=name,
                time=office.clock(),
                verdict=verdict,
                reason=reason,
            )
    made = shell_of().show_page("office")
    made.sticks.stop()
    done()
    return made
