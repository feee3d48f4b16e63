"""A room that joined an office, its delivery page and a stick."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from app import store
from app.exchange import drive
from app.office import invite, receive, reply
from app.records import visits
from app.room import enrol
from tests.conftest import PASSWORD
from ui import work


@pytest.fixture
def invitation(all_prepared, new_office, tmp_path):
    def invited():
        for number in (1, 2):
            invite.save_key(store.current().folder / f"key-{number}.txt")
        return invite.invite("370406101200-01", "店子村法律服务工作室")

    return all_prepared.after("office that invited", tmp_path / "office", new_office, invited)


@pytest.fixture
def stick(tmp_path):
    path = tmp_path / "KINGSTON"
    path.mkdir()
    return path


def shown(shell, done):
    made = shell.show_page("deliver")
    made.sticks.stop()
    done()
    return made


@pytest.fixture
def page(invitation, shell, done):
    return shown(shell, done)


@pytest.fixture
def joined(invitation, room_after, shell_of, done):
    room_after("it joined", lambda: enrol.take_invitation(invitation))
    return shown(shell_of(), done)


def log(*facts):
    for each in facts:
        visits.log(day=store.current().today(), name="赵淑珍", category="01", facts=each)


def answer_at_office(tmp_path, stick):
    """The stick goes to the office and comes back."""
    work.wait()
    clock = store.current().clock
    store.close(with_backup=False)
    store.open(tmp_path / "office", password=PASSWORD)
    store.current().clock = clock
    verdicts = receive.receive(stick)
    reply.answer(stick, verdicts)
    store.close(with_backup=False)
    store.open(tmp_path / "room", password=PASSWORD)
    store.current().clock = clock


def words(widget):
    QApplication.processEvents()
    return "\n".join(
        each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)
    )


def put_in(page, stick, done):
    page.sticks._seen([])
    page.sticks._seen([drive.open_folder(stick)])
    done()
