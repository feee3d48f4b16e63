"""What is done when the blow falls, and what must hold afterwards, given what was acknowledged.

Each scenario is (prepare, act, check); `act` acknowledges to its second argument.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

from app import settings, store
from app.errors import AppError, DatabaseDamaged, WrongPassword
from app.records import attachments, visits
from app.store import (
    backup,
    database,
    drafts,
    installation,
    journal,
    keys,
    passwords,
    preferences,
    restore,
    schema,
)

PASSWORD, NEW_PASSWORD = "正月十五-1", "二月初二-2"
DAY = datetime.date(2026, 11, 22)

Ack = Callable[[Any], None]
_drawn = io.BytesIO()
Image.new("RGB", (2, 2), "white").save(_drawn, "PNG")
PNG = _drawn.getvalue()

NOW = datetime.datetime(2026, 11, 22, 10, 20, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))


def make(folder: Path) -> str:
    return store.create(
        folder,
        kind="room",
        code="370406101200-01",
        name="店子村法律服务工作室",
        keeper="李秀英",
        password=PASSWORD,
        clock=lambda: NOW,
    )


def enter(folder: Path, password: str = PASSWORD) -> store.Store:
    opened = store.open(folder, password)
    opened.clock_accepted = True
    return opened


def log(words: str) -> visits.Visit:
    return visits.log(day=DAY, name="赵淑珍", category="01", facts=words, phone="13806321234")


def room(folder: Path) -> None:
    make(folder)
    log("离婚")
    store.close(with_backup=False)


def nothing(folder: Path) -> None:
    folder.mkdir(exist_ok=True)


def sound(folder: Path, password: str = PASSWORD) -> store.Store:
    opened = enter(folder, password)
    assert database.integrity_problems() == []
    assert journal.verify() > 0
    return opened


def kept() -> list[str]:
    return [visit.facts for visit in visits.Visit.select().order_by(visits.Visit.row)]


# What is done, and what must hold afterwards, given what was acknowledged


def create(folder: Path, ack: Ack) -> None:
    ack(make(folder))


def created(folder: Path, acked: list[Any]) -> None:
    if not store.exists(folder):
        assert not acked
        make(folder)  # nobody is stuck with the halves
    else:
        sound(folder)
    if acked:
        store.close()
        store.open_with_recovery(folder, acked[0])


def save(folder: Path, ack: Ack) -> None:
    enter(folder)
    for words in ("一", "二", "三"):
        log(words)
        ack(words)
    store.close(with_backup=False)


def saved(folder: Path, acked: list[Any]) -> None:
    sound(folder)
    whole = ["离婚", "一", "二", "三"]
    found = kept()
    assert found == whole[: len(found)]
    assert len(found) > len(acked)


def change_password(folder: Path, ack: Ack) -> None:
    enter(folder)
    passwords.change_password(PASSWORD, NEW_PASSWORD)
    ack(True)
    store.close(with_backup=False)


def password_changed(folder: Path, acked: list[Any]) -> None:
    opening = []
    for password in (PASSWORD, NEW_PASSWORD):
        with contextlib.suppress(WrongPassword):
            sound(folder, password)
            store.close(with_backup=False)
            opening.append(password)
    assert len(opening) == 1
    assert not acked or opening == [NEW_PASSWORD]
    # Both files of slots say the same once it was opened.
    assert (folder / keys.FILE).read_bytes() == (folder / keys.SECOND).read_bytes()


def back_up(folder: Path, ack: Ack) -> None:
    opened = enter(folder)
    made = backup.make_if_changed(opened)
    ack(str(made))
    store.close()


def backed_up(folder: Path, acked: list[Any]) -> None:
    sound(folder)
    store.close()
    found = backup.existing(folder / "backups")
    assert found
    assert all(Path(each) in found for each in acked)
    inside = sorted(each.name for each in (folder / "backups").iterdir())
    assert inside == sorted(each.name for each in found)
    for number, each in enumerate(found):
        again = folder / f"again{number}"
        restore.restore(each, again)
        sound(again)
        assert kept() == ["离婚"]
        store.close(with_backup=False)


def with_backup(folder: Path) -> None:
    make(folder / "old")
    log("离婚")
    attachments.add(visits.Visit.get(), name="照片.png", data=PNG)
    store.close()
    (folder / "new").mkdir()
    (folder / "old" / "backups").rename(folder / "new" / "backups")


def put_back(folder: Path, ack: Ack) -> None:
    newest = backup.existing(folder / "new" / "backups")[0]
    restore.restore(newest, folder / "new")
    ack(True)
    enter(folder / "new")
    ack(store.current().epoch)
    store.close(with_backup=False)


def was_put_back(folder: Path, acked: list[Any]) -> None:
    new = folder / "new"
    if not store.exists(new):
        assert not acked
        restore.restore(backup.existing(new / "backups")[0], new)
    opened = sound(new)
    assert kept() == ["离婚"]
    assert attachments.read(attachments.Attachment.get()) == PNG
    assert schema.Epoch.select().count() == 2
    assert len(acked) < 2 or opened.epoch == acked[1]


def with_damage(folder: Path) -> None:
    room(folder)
    enter(folder)
    backup.make_if_changed(store.current())
    store.close()
    (folder / store.installation.FILE).write_bytes(b"no more" * 2000)


def go_back(folder: Path, ack: Ack) -> None:
    restore.restore(backup.existing(folder / "backups")[0], folder, instead=True)
    ack(True)


def went_back(folder: Path, acked: list[Any]) -> None:
    lost = [p for p in folder.rglob("*") if p.is_file() and p.read_bytes()[:7] == b"no more"]
    assert lost  # never thrown away
    try:
        sound(folder)
    except AppError as refused:
        there = store.exists(folder)
        if acked or (there and not isinstance(refused, DatabaseDamaged)):
            raise
        restore.restore(backup.existing(folder / "backups")[0], folder, instead=there)
        sound(folder)
    assert kept() == ["离婚"]


def with_more_since(folder: Path) -> None:
    make(folder)
    attachments.add(log("离婚"), name="照片.png", data=PNG)
    backup.make_if_changed(store.current())
    attachments.add(log("后来"), name="后来.png", data=PNG)
    passwords.change_password(PASSWORD, NEW_PASSWORD)
    store.close(with_backup=False)


def was_replaced(folder: Path, acked: list[Any]) -> None:
    assert store.exists(folder)
    whole = {PASSWORD: ["离婚"], NEW_PASSWORD: ["离婚", "后来"]}
    opening = []
    for password, records in whole.items():
        with contextlib.suppress(WrongPassword):
            sound(folder, password)
            assert kept() == records
            assert attachments.damaged() == []
            assert len(list(attachments.Attachment.select())) == len(records)
            vault = {path.name for path in (folder / "attachments").iterdir()}
            assert vault == {each.file for each in attachments.Attachment.select()}
            store.close(with_backup=False)
            opening.append(password)
    assert len(opening) == 1
    assert not acked or opening == [PASSWORD]
    left = [each.name for each in (folder / "replaced").glob("*/*")]
    assert (opening == [PASSWORD]) == (store.installation.FILE in left)
    assert not (folder / "restoring.json").exists()


def attach(folder: Path, ack: Ack) -> None:
    enter(folder)
    attachments.add(visits.Visit.get(), name="照片.png", data=PNG)
    ack(True)
    drafts.save("visit", {"facts": "没写完"}, draft="d", focus="facts")
    ack(True)
    preferences.put(settings.TEXT_SIZE, 150)
    ack(True)
    store.close(with_backup=False)


def attached(folder: Path, acked: list[Any]) -> None:
    sound(folder)
    found = list(attachments.Attachment.select())
    assert attachments.damaged() == []
    assert len(found) >= (len(acked) > 0)
    assert all(attachments.read(each) == PNG for each in found)
    unfinished = drafts.unfinished()
    assert len(unfinished) >= (len(acked) > 1)
    assert all(each.typed == {"facts": "没写完"} for each in unfinished)
    assert preferences.get(settings.TEXT_SIZE) in ((150,) if len(acked) > 2 else (125, 150))


def boast(folder: Path, ack: Ack) -> None:
    enter(folder)
    for words in ("一", "二", "三"):
        ack(words)
        log(words)


STEP = """
def up(migrator, db):
    db.execute_sql("CREATE TABLE later (row INTEGER NOT NULL PRIMARY KEY, words TEXT)")
    db.execute_sql("ALTER TABLE phrase ADD COLUMN later TEXT")
    for number in range(5):
        db.execute_sql("INSERT INTO later (words) VALUES (?)", (str(number),))
    db.execute_sql("UPDATE phrase SET later = words")
"""


def with_a_later_step(folder: Path) -> None:
    room(folder)
    shutil.copytree(schema.STEPS, _steps(folder), ignore=shutil.ignore_patterns("__pycache__"))
    (_steps(folder) / "9000_later.py").write_text(STEP)


def _steps(folder: Path) -> Path:
    """Where all copies of a room find the steps, which are read once."""
    return folder.parent.parent / "steps"


def know_the_later_step(folder: Path) -> None:
    if _steps(folder) != schema.STEPS:
        schema.STEPS = _steps(folder)
        schema.steps.cache_clear()


def migrate(folder: Path, ack: Ack) -> None:
    know_the_later_step(folder)
    enter(folder)
    ack(True)
    store.close(with_backup=False)


def migrated(folder: Path, acked: list[Any]) -> None:
    key, _user = keys.open_with_password(keys.read(folder), PASSWORD)
    raw = database.connect_keyed(folder / installation.FILE, key)
    number = raw.execute("PRAGMA user_version").fetchone()[0]
    tables = {row[0] for row in raw.execute("SELECT name FROM sqlite_master")}
    columns = {row[1] for row in raw.execute("PRAGMA table_info(phrase)")}
    rows = raw.execute("SELECT count(*) FROM later").fetchone()[0] if "later" in tables else 0
    raw.close()
    know_the_later_step(folder)
    before_it, latest = (step.idx for step in schema.steps()[-2:])
    assert (number, "later" in columns, rows) in ((before_it, False, 0), (latest, True, 5))
    assert not acked or number == latest
    sound(folder)
    before = backup.existing(folder / "backups")
    assert before
    assert all(map(_verified, before))
    assert kept() == ["离婚"]


def _verified(path: Path) -> bool:
    backup.verify(path)
    return True


SCENARIOS = {
    "create": (nothing, create, created),
    "save": (room, save, saved),
    "boast": (room, boast, saved),
    "password": (room, change_password, password_changed),
    "backup": (room, back_up, backed_up),
    "restore": (with_backup, put_back, was_put_back),
    "restore-instead": (with_damage, go_back, went_back),
    "replace": (with_more_since, go_back, was_replaced),
    "attach": (room, attach, attached),
    "migrate": (with_a_later_step, migrate, migrated),
}
