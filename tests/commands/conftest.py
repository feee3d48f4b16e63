"""Commands run in this process, as a terminal would run them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

from app import commands, store

PASSWORD = "正月十五-1"


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Its one object; anything beside it is a fault."""
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def password(monkeypatch):
    monkeypatch.setenv("LEGALROOM_PASSWORD", PASSWORD)
    monkeypatch.setenv("LANGUAGE", "zh_CN")


@pytest.fixture
def command(capsys):
    """Run one command; whatever was open is closed first."""

    def run(*words: object) -> Said:
        store.close(with_backup=False)
        capsys.readouterr()
        code = commands.run([str(word) for word in words])
        assert not store.is_open()
        written = capsys.readouterr()
        return Said(code, written.out, written.err)

    return run


@pytest.fixture
def room_folder(command, tmp_path):
    """A room of its own, made by command."""
    folder = tmp_path / "room"
    made = command(
        "new-room",
        folder,
        "--code",
        "370406101200-01",
        "--name",
        "店子村工作室",
        "--keeper",
        "李秀英",
    )
    assert made.code == 0, made.err
    return folder


@pytest.fixture
def office_folder(command, tmp_path):
    """An office whose key was saved twice."""
    folder = tmp_path / "office"
    command("new-office", folder, "--code", "370406", "--name", "山亭区司法局")
    for number in (1, 2):
        saved = command(
            "keys", "export", "--data", folder, "--secret", "-o", tmp_path / f"key-{number}.txt"
        )
        assert saved.code == 0, saved.err
    return folder
