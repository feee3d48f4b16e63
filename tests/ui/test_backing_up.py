"""A day's work is backed up meanwhile, and the bottom line says no more than is so."""

import datetime

from app import store
from app.records import people, safety
from app.store import backup
from tests.journeys.golden import rest


def folder(opened):
    return opened.folder / "backups"


def test_backed_up_today_is_said_only_while_nothing_was_written_since(room, clock):
    clock.time = datetime.datetime.now().astimezone()
    people.register(name="赵淑珍")
    backup.make_if_changed(room)
    assert safety.status().backed_up == "今天已备份"
    people.register(name="王建国")
    assert "今天已备份" not in safety.status().backed_up
    made = backup.made_at(backup.existing(folder(room))[0])
    assert f"{made:%H:%M}" in safety.status().backed_up


def test_a_backup_that_was_thrown_away_is_no_backup(room):
    people.register(name="赵淑珍")
    backup.make_if_changed(room).unlink()
    assert backup.changed_since()
    assert safety.status().backed_up == "关闭时自动备份"


def test_work_is_backed_up_while_the_window_stays_open(inside, qtbot):
    program = inside
    people.register(name="赵淑珍")
    rest()
    program.back_up_meanwhile()
    qtbot.waitUntil(lambda: not backup.changed_since())
    qtbot.waitUntil(lambda: program.shell.bottom.words()[-1].endswith("今天已备份"))
    program.back_up_meanwhile()
    rest()
    assert len(backup.existing(folder(store.current()))) == 1
