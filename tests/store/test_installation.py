"""Opening, closing, passwords and the recovery code."""

import subprocess
import sys
import threading

import pytest

from app import VERSION, store
from app.errors import (
    AlreadyOpen,
    AppError,
    DatabaseDamaged,
    DatabaseTooNew,
    FolderNotEmpty,
    NoInstallation,
    PasswordTooShort,
    RecoveryGroupWrong,
    WrongPassword,
    WrongRecoveryCode,
)
from app.messages import words
from app.records import people
from app.store import installation, journal, passwords, schema
from app.store.database import PRAGMAS, database
from tests.conftest import PASSWORD


def test_what_was_kept_is_there_after_opening_again(room):
    people.register(name="赵淑珍")
    folder = room.folder
    store.close()
    store.open(folder, PASSWORD)
    assert [p.name for p in people.Person.select()] == ["赵淑珍"]


def test_a_wrong_password_is_refused(room):
    folder = room.folder
    store.close()
    with pytest.raises(WrongPassword):
        store.open(folder, "别的密码")


def test_the_recovery_code_opens_and_sets_a_new_password(tmp_path, new_room):
    code = new_room()
    store.close()
    store.open_with_recovery(tmp_path / "room", code.replace("-", " "))
    passwords.set_password_after_recovery("新的密码-2")
    store.close()
    store.open(tmp_path / "room", "新的密码-2")
    store.close()
    with pytest.raises(WrongPassword):
        store.open(tmp_path / "room", PASSWORD)


def test_a_slip_in_the_recovery_code_names_its_group(tmp_path, new_room):
    groups = new_room().split("-")
    store.close()
    groups[2] = str((int(groups[2][0]) + 1) % 10) + groups[2][1:]
    with pytest.raises(RecoveryGroupWrong) as refused:
        store.open_with_recovery(tmp_path / "room", "-".join(groups))
    assert refused.value.data == {"group": 3}


def test_a_renewed_recovery_code_makes_the_old_paper_worthless(tmp_path, new_room):
    old = new_room()
    new = passwords.renew_recovery_code()
    store.close()
    with pytest.raises(WrongRecoveryCode):
        store.open_with_recovery(tmp_path / "room", old)
    store.open_with_recovery(tmp_path / "room", new)


def test_changing_the_password_needs_the_old_one(room):
    with pytest.raises(WrongPassword):
        passwords.change_password("猜的密码", "新的密码-2")
    passwords.change_password(PASSWORD, "新的密码-2")
    store.close()
    store.open(room.folder, "新的密码-2")


def test_a_short_password_is_refused_before_anything_is_made(tmp_path):
    with pytest.raises(PasswordTooShort):
        store.create(tmp_path / "r", kind="room", code="1", name="n", keeper="k", password="12345")
    assert not (tmp_path / "r").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path, new_room):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "书").write_text("x")
    with pytest.raises(FolderNotEmpty):
        new_room(tmp_path / "full")


def test_an_empty_folder_holds_no_installation(tmp_path):
    with pytest.raises(NoInstallation):
        store.open(tmp_path, PASSWORD)


def test_a_second_program_is_refused_while_the_first_holds_the_folder(room):
    script = (
        "import sys; from pathlib import Path; from app import store\n"
        "from app.errors import AlreadyOpen\n"
        "try: store.open(Path(sys.argv[1]), sys.argv[2])\n"
        "except AlreadyOpen: print('refused')"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script, str(room.folder), PASSWORD],
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.strip() == "refused"


def test_one_process_opens_one_installation(room, tmp_path, new_room):
    with pytest.raises(AlreadyOpen):
        new_room(tmp_path / "second")


def test_a_database_from_a_later_program_is_refused(room):
    database.execute_sql(f"PRAGMA user_version = {schema.latest() + 1}")
    folder = room.folder
    store.close(with_backup=False)
    with pytest.raises(DatabaseTooNew):
        store.open(folder, PASSWORD)


def test_the_version_that_it_needs_is_named(room):
    database.execute_sql(f"PRAGMA user_version = {schema.latest() + 1}")
    database.execute_sql("UPDATE setting SET value = '\"9.2\"' WHERE key = 'program'")
    folder = room.folder
    store.close(with_backup=False)
    with pytest.raises(DatabaseTooNew) as refused:
        store.open(folder, PASSWORD)
    assert "9.2" in words(refused.value)
    assert VERSION in words(refused.value)


def test_which_program_runs_here_is_noted_where_it_is_another(room, monkeypatch):
    mine = lambda: journal.get(store.Installation, room.origin)  # noqa: E731
    assert (mine().program, mine().platform) == (VERSION, None)
    store.note_program()
    assert mine().entry == 2
    monkeypatch.setattr(installation, "VERSION", "9.2")
    store.note_program()
    assert (mine().program, mine().entry) == ("9.2", 3)


def test_a_damaged_file_is_named_and_not_opened(room):
    folder = room.folder
    store.close()
    path = folder / installation.FILE
    data = bytearray(path.read_bytes())
    data[100:200] = bytes(100)
    path.write_bytes(data)
    with pytest.raises(DatabaseDamaged):
        store.open(folder, PASSWORD)


def test_nothing_typed_can_be_read_in_the_files(room):
    people.register(name="赵淑珍", note="canary-金丝雀")
    folder = room.folder
    store.close()
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert "金丝雀".encode() not in data
            assert b"canary" not in data


def test_the_file_is_kept_as_safely_as_was_measured(room):
    assert database.pragma("synchronous") == PRAGMAS["synchronous"] == 3
    assert database.pragma("journal_mode") == "wal"


def test_a_room_opened_on_one_thread_is_closed_on_another(room):
    def open_it():
        store.open(room.folder, PASSWORD)
        store.leave_thread()

    store.close()
    worker = threading.Thread(target=open_it)
    worker.start()
    worker.join()
    assert people.register(name="赵淑珍").name == "赵淑珍"
    store.close()
    store.open(room.folder, PASSWORD)


def test_a_thread_leaves_no_connection_behind_that_it_got_in_passing(room):
    begun, opened, left = threading.Event(), threading.Event(), []
    store.close()

    def read():
        with store.connection():
            begun.set()
            opened.wait()
            people.suggest("赵")
        left.append(not database.is_closed())

    worker = threading.Thread(target=read)
    worker.start()
    begun.wait()
    store.open(room.folder, PASSWORD)
    opened.set()
    worker.join()
    assert left == [False]


def test_a_room_is_made_beside_a_log_that_lies_there_already(new_room, tmp_path):
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "legalroom.log").write_text("")
    new_room(tmp_path / "room")
    assert store.exists(tmp_path / "room")


def test_keys_that_cannot_be_written_leave_the_room_with_who_had_it(room):
    (room.folder / "keys.json.part").mkdir()
    with pytest.raises(AppError):
        passwords.hand_over("张福", PASSWORD, "张福的密码七个字")
    assert store.current().user_name == room.user_name
    store.close(with_backup=False)
    store.open(room.folder, PASSWORD)
