"""Files that somebody made to do harm: slots, choices and backups are refused, cheaply."""

import contextlib
import json
import random
import resource
import stat
import zipfile

import pytest

from app import settings, store
from app.errors import (
    BackupUnreadable,
    DatabaseDamaged,
    KeysDamaged,
    NoInstallation,
    WrongPassword,
    WrongRecoveryCode,
)
from app.records import people
from app.store import backup, installation, keys, preferences, restore
from tests.conftest import PASSWORD


@pytest.fixture
def closed(room):
    people.register(name="赵淑珍")
    store.close()
    return room.folder


def put_slots(folder, data):
    for name in (keys.FILE, keys.SECOND):
        (folder / name).write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())


def slots_of(folder):
    said = json.loads((folder / keys.FILE).read_bytes())
    said["check"] = ""  # whoever means harm can leave it out
    return said


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 200_000,
        b'{"installation": 1, "slots": []}',
        b'{"installation": "x", "slots": {}}',
        b'{"installation": "x"}',
        b'{"installation": "x", "slots": [{"kind": "password"}]}',
        b" " * (2 << 20),
    ],
)
def test_slots_that_are_none_are_damaged(closed, wrong):
    put_slots(closed, wrong)
    with pytest.raises(KeysDamaged):
        store.open(closed, PASSWORD)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("memory_kib", 1 << 31),
        ("memory_kib", 1 << 62),
        ("memory_kib", 10**30),
        ("memory_kib", -1),
        ("memory_kib", 0),
        ("iterations", 1 << 30),
        ("iterations", 0),
        ("lanes", 1 << 24),
        ("lanes", -3),
        ("memory_kib", 1.5),
        ("iterations", "9"),
        ("wrapped", None),
    ],
)
def test_slots_that_ask_for_the_whole_computer_are_refused_at_once(closed, name, value):
    said = slots_of(closed)
    for slot in said["slots"]:
        slot[name] = value
    put_slots(closed, said)
    before = resource.getrusage(resource.RUSAGE_SELF)
    with pytest.raises(KeysDamaged):
        store.open(closed, PASSWORD)
    after = resource.getrusage(resource.RUSAGE_SELF)
    assert after.ru_utime - before.ru_utime < 1
    assert after.ru_maxrss - before.ru_maxrss < 64 * 1024


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("salt", ""),
        ("salt", "zz"),
        ("nonce", "00"),
        ("wrapped", ""),
        ("wrapped", "00" * 48),
        ("user", "somebody else"),
        ("lanes", 16),  # more than so little memory takes
    ],
)
def test_slots_that_were_tampered_with_open_nothing(closed, name, value):
    said = slots_of(closed)
    for slot in said["slots"]:
        slot[name] = value
    put_slots(closed, said)
    with pytest.raises(WrongPassword):
        store.open(closed, PASSWORD)


def test_slots_without_a_password_or_a_code_open_nothing(closed):
    said = slots_of(closed)
    whole = said["slots"]
    said["slots"] = []
    put_slots(closed, said)
    with pytest.raises(WrongPassword):
        store.open(closed, PASSWORD)
    with pytest.raises(WrongRecoveryCode):
        store.open_with_recovery(closed, "-".join(keys._group(1) for _ in range(6)))
    said["slots"] = [slot for slot in whole if slot["kind"] == "recovery"]
    put_slots(closed, said)
    with pytest.raises(WrongPassword):
        store.open(closed, PASSWORD)


def test_the_recovery_code_opens_in_whatever_order_the_slots_stand(tmp_path, new_room):
    code = new_room()
    store.close()
    said = slots_of(tmp_path / "room")
    said["slots"].reverse()
    put_slots(tmp_path / "room", said)
    assert store.open_with_recovery(tmp_path / "room", code).user_name == "李秀英"


def test_slots_of_another_room_open_nothing_here(closed, new_room, tmp_path):
    new_room(tmp_path / "other")
    store.close()
    put_slots(closed, (tmp_path / "other" / keys.FILE).read_bytes())
    with pytest.raises(DatabaseDamaged):
        store.open(closed, PASSWORD)


def test_a_folder_without_slots_or_records_holds_none(closed):
    whole = (closed / installation.FILE).read_bytes()
    (closed / installation.FILE).unlink()
    with pytest.raises(NoInstallation):
        store.open(closed, PASSWORD)
    assert not (closed / installation.FILE).exists()
    (closed / installation.FILE).write_bytes(whole)
    store.open(closed, PASSWORD)


@pytest.mark.parametrize(
    "said",
    [
        b"[" * 100_000,
        b'{"text_size":' + b"[" * 50_000,
        b"\xff\xff",
        b'{"text_size": 1e999}',
        b'{"text_size": NaN}',
        b'{"text_size": [1]}',
        b'{"text_size": {"a": 1}}',
        b'{"text_size": true, "language": 7}',
        b'{"language": "\\ud800"}',
        b'{"language": "' + b"x" * 5_000_000 + b'"}',
        b'{"language": "../../etc/passwd", "high_contrast": "yes"}',
    ],
)
def test_choices_that_somebody_else_wrote_do_no_harm(room, said):
    (room.folder / preferences.FILE).write_bytes(said)
    assert 100 <= preferences.get(settings.TEXT_SIZE) <= 200
    assert len(preferences.get(settings.LANGUAGE)) <= 5
    preferences.put(settings.TEXT_SIZE, 150)
    assert preferences.get(settings.TEXT_SIZE) == 150


# Backups


@pytest.fixture
def good(room, tmp_path):
    made = backup.make(room.folder, room.key, tmp_path / "good.legalroom-backup")
    store.close()
    with zipfile.ZipFile(made) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(path, members, **options):
    with zipfile.ZipFile(path, "w", **options) as out:
        for name, data in members:
            out.writestr(name, data)
    return path


def refused(path, tmp_path):
    before = sorted(p for p in tmp_path.rglob("*") if "again" not in p.parts)
    with pytest.raises(BackupUnreadable):
        restore.restore(path, tmp_path / "again")
    assert sorted(p for p in tmp_path.rglob("*") if "again" not in p.parts) == before
    assert not store.exists(tmp_path / "again")


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "/tmp/legalroom-evil",
        "attachments/../../evil",
        "attachments/../legalroom.db",
        "attachments/a/b",
        "attachments/",
        "attachments/con.age.exe",
        "C:\\evil",
        "..\\evil",
        "attachments/é",
        "lock",
        "window.json",
        "Legalroom.db",
        "keys.second.json",
    ],
)
def test_a_name_that_is_not_ours_is_never_unpacked(good, tmp_path, name):
    members = [*good.items(), (zipfile.ZipInfo("x"), b"evil")]
    members[-1][0].filename = name
    refused(packed(tmp_path / "bad.legalroom-backup", members), tmp_path)


@pytest.mark.parametrize("missing", ["legalroom.db", "keys.json"])
def test_a_backup_without_records_or_slots_is_none(good, tmp_path, missing):
    members = [(name, data) for name, data in good.items() if name != missing]
    refused(packed(tmp_path / "bad.legalroom-backup", members), tmp_path)


def test_a_backup_with_slots_that_are_none_is_none(good, tmp_path):
    refused(packed(tmp_path / "b.legalroom-backup", {**good, "keys.json": b"{}"}.items()), tmp_path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_backup_that_names_a_file_twice_is_refused(good, tmp_path):
    members = [*good.items(), ("keys.json", good["keys.json"])]
    refused(packed(tmp_path / "bad.legalroom-backup", members), tmp_path)


def test_a_backup_that_swells_is_refused_before_it_is_unpacked(good, tmp_path):
    members = {**good, "attachments/00.age": bytes(200 << 20)}.items()
    bomb = packed(tmp_path / "bomb.legalroom-backup", members, compression=zipfile.ZIP_DEFLATED)
    assert bomb.stat().st_size < 2 << 20
    refused(bomb, tmp_path)


def test_a_backup_that_lies_about_its_sizes_is_refused(good, tmp_path):
    path = packed(tmp_path / "bad.legalroom-backup", good.items())
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 20 : at + 28] = b"\xff\xff\xff\x7f" * 2
    path.write_bytes(data)
    refused(path, tmp_path)


def test_a_link_in_a_backup_is_never_followed(good, tmp_path):
    link = zipfile.ZipInfo("attachments/aa.age")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = packed(tmp_path / "bad.legalroom-backup", [*good.items(), (link, b"/etc/passwd")])
    restore.restore(path, tmp_path / "again")
    assert not (tmp_path / "again" / "attachments" / "aa.age").is_symlink()


@pytest.mark.parametrize("length", [0, 1, 21, 22, 100, 5000])
def test_a_backup_cut_off_is_refused(good, tmp_path, length):
    path = packed(tmp_path / "bad.legalroom-backup", good.items())
    path.write_bytes(path.read_bytes()[:length])
    refused(path, tmp_path)


def test_whatever_the_directory_of_a_backup_says_only_our_refusals_come_out(good, tmp_path):
    chance = random.Random(3)
    whole = packed(tmp_path / "bad.legalroom-backup", good.items()).read_bytes()
    start = whole.rfind(b"PK\x01\x02", 0, whole.rfind(b"PK\x01\x02"))
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 4)):
            data[chance.randrange(start, len(data))] = chance.randrange(256)
        (tmp_path / "bad.legalroom-backup").write_bytes(data)
        with contextlib.suppress(BackupUnreadable):
            backup.verify(tmp_path / "bad.legalroom-backup")


def test_what_a_system_leaves_among_the_photos_spoils_no_backup(room, tmp_path):
    (room.folder / "attachments").mkdir()
    (room.folder / "attachments" / "Thumbs.db").write_bytes(b"windows")
    (room.folder / "attachments" / ".DS_Store").write_bytes(b"apple")
    (room.folder / "attachments" / "deeper").mkdir()
    made = backup.make(room.folder, room.key, tmp_path / "good.legalroom-backup")
    store.close()
    restore.restore(made, tmp_path / "again")
    store.open(tmp_path / "again", PASSWORD)
