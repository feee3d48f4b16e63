"""A file that is clicked on on the desktop opens the page that takes it."""

import pytest
from PySide6.QtWidgets import QLabel

from app import store
from app.office import invite
from app.records import deliveries
from app.store import backup
from tests.conftest import PASSWORD
from ui import work


@pytest.fixture
def invitation(new_office, tmp_path):
    new_office(tmp_path / "office")
    for number in (1, 2):
        invite.save_key(tmp_path / f"key-{number}.txt")
    file = tmp_path / "邀请-店子村.legalroom-invitation"
    file.write_bytes(invite.invite("370406101200-01", "店子村法律服务工作室"))
    store.close(with_backup=False)
    return file


@pytest.fixture
def room(tmp_path):
    return make("room", tmp_path / "data")


def make(kind, folder):
    store.create(
        folder,
        kind=kind,
        code="370406101200-01" if kind == "room" else "370406000000",
        name="店子村法律服务工作室" if kind == "room" else "山亭区司法局",
        keeper="李秀英",
        password=PASSWORD,
    )
    store.close(with_backup=False)
    return folder


def enter(program, folder):
    store.open(folder, PASSWORD)
    program.enter()


def words(widget):
    shown = [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]
    return "\n".join(shown)


def test_an_invitation_on_a_new_computer_fills_the_particulars_of_the_room(
    invitation, make_program, qtbot
):
    program = make_program(invitation)
    page = program.shell.pages["first_start"]
    qtbot.waitUntil(lambda: page.room.invited is not None)
    assert page.room.invited.name == "店子村法律服务工作室"


def test_an_invitation_in_a_room_is_taken_once_the_password_was_given(
    invitation, room, make_program, qtbot
):
    program = make_program(invitation)
    assert list(program.shell.pages) == ["unlock"]
    enter(program, room)
    qtbot.waitUntil(lambda: deliveries.office() is not None)
    assert program.clicked_on is None


def test_a_backup_on_a_new_computer_is_put_back(make_program, tmp_path, qtbot):
    folder = make("room", tmp_path / "other")
    store.open(folder, PASSWORD)
    file = tmp_path / "店子村.legalroom-backup"
    opened = store.current()
    backup.make(opened.folder, opened.key, file)
    store.close(with_backup=False)
    program = make_program(file)
    qtbot.waitUntil(lambda: "unlock" in program.shell.pages and not work.busy())
    assert store.exists(tmp_path / "data")


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("room", "a.legalroom-backup", "备份"),
        ("office", "a.legalroom-backup", "备份"),
        ("office", "a.legalroom-invitation", "工作室"),
    ],
)
def test_what_is_not_for_here_says_where_it_is_for(kind, name, said, make_program, tmp_path):
    folder = make(kind, tmp_path / "data")
    program = make_program(tmp_path / name)
    enter(program, folder)
    assert said in words(program.shell.banner)


@pytest.mark.parametrize(("kind", "page"), [("room", "deliver"), ("office", "office")])
def test_a_package_takes_the_stick_it_lies_on(kind, page, make_program, tmp_path, qtbot):
    folder = make(kind, tmp_path / "data")
    package = tmp_path / "KINGSTON" / "LEGALROOM" / "reply" / "x" / "1-1.age"
    package.parent.mkdir(parents=True)
    package.write_bytes(b"age-encryption.org/v1")
    program = make_program(package)
    enter(program, folder)
    shown = program.shell.pages[page]
    sticks = shown.desk.sticks if kind == "office" else shown.sticks
    qtbot.waitUntil(lambda: sticks.chosen is not None)
    assert sticks.chosen.folder == tmp_path / "KINGSTON"
