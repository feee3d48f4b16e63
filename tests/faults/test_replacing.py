"""A backup put in place of records: all of it or nothing, whichever call of the disk fails."""

import contextlib
import errno
import os

import pytest

from app import store
from app.errors import BackupFailed
from app.store import backup, restore
from tests.faults import scenarios


@pytest.fixture
def folder(memory_path):
    scenarios.with_more_since(memory_path / "room")
    return memory_path / "room"


def failing_at(monkeypatch, name, number, *, once):
    """Let a call of the system fail, this one alone or all from it on; what counts the calls."""
    real, seen = getattr(os, name), []

    def call(*given, **more):
        seen.append(given)
        if len(seen) == number or (len(seen) > number and not once):
            raise OSError(errno.EIO, "Input/output error")
        return real(*given, **more)

    monkeypatch.setattr(os, name, call)
    return seen


@pytest.mark.parametrize("once", [True, False])
@pytest.mark.parametrize("name", ["replace", "unlink", "fsync", "mkdir"])
def test_whichever_call_fails_the_old_or_the_new_is_there_whole(
    folder, memory_path, monkeypatch, name, once
):
    whole = scenarios.shutil.copytree(folder, memory_path / "whole")
    failed = 0
    for number in range(1, 40):
        scenarios.shutil.rmtree(folder)
        scenarios.shutil.copytree(whole, folder)
        with monkeypatch.context() as patched:
            seen = failing_at(patched, name, number, once=once)
            acked = []
            with contextlib.suppress(BackupFailed):
                restore.restore(backup.existing(folder / "backups")[0], folder, instead=True)
                acked = [True]
        failed += not acked
        scenarios.was_replaced(folder, acked)
        store.close(with_backup=False)
        if len(seen) < number:
            break
    assert failed


def test_an_unfinished_swap_is_undone_before_another_backup_is_put_back(folder, monkeypatch):
    newest = backup.existing(folder / "backups")[0]
    with monkeypatch.context() as patched:
        failing_at(patched, "replace", 4, once=False)
        with pytest.raises(BackupFailed):
            restore.restore(newest, folder, instead=True)
    assert restore.is_unfinished(folder)
    assert store.exists(folder)
    restore.restore(newest, folder, instead=True)
    scenarios.was_replaced(folder, [True])


def test_a_journal_of_a_swap_moves_nothing_that_is_not_ours(folder, tmp_path):
    (tmp_path / "mine").write_text("mine")
    for aside, name in (("../../mine", "keys.json"), ("20261122-102000", "../mine")):
        (folder / "restoring.json").write_text(
            f'{{"aside": "{aside}", "old": ["{name}"], "new": ["{name}"]}}'
        )
        assert store.exists(folder)
        scenarios.enter(folder, scenarios.NEW_PASSWORD)
        store.close(with_backup=False)
    assert (tmp_path / "mine").read_text() == "mine"
