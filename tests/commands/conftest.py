"""Commands run in this process, as a terminal would run them."""

from __future__ import annotations

import json
import shutil
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


@pytest.fixture(scope="session")
def originals(tmp_path_factory):
    """Folders made by command once, of which every test that wants one gets a copy."""
    return tmp_path_factory.mktemp("originals")


@pytest.fixture
def copy_of(originals, tmp_path):
    """A copy of a folder of this name; `make` makes the original where there is none yet."""

    def copy(name, make):
        original = originals / name
        if not original.exists():
            making = originals / f"{name}.part"
            make(making)
            making.rename(original)
        return shutil.copytree(original, tmp_path / name)

    return copy


@pytest.fixture(scope="session")
def given_back():
    """What came of the things that happened once."""
    return {}


@pytest.fixture
def once(originals, given_back, tmp_path):
    """Let something happen in the test's folder: once, all that ask for it get a copy of it.

    What is named of the folder is all that it changes or makes. Gives what it gave back then,
    which nobody may change.
    """

    def after(name, happen, *named):
        original = originals / name
        if original.exists():
            for each in named:
                _copied(original / each, tmp_path / each)
            return given_back[name]
        given_back[name] = happen()
        making = originals / f"{name}.part"
        making.mkdir()
        for each in named:
            _copied(tmp_path / each, making / each)
        making.rename(original)
        return given_back[name]

    return after


def _copied(source, target):
    if source.is_dir():
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target)
    else:
        shutil.copy(source, target)


@pytest.fixture
def room_folder(command, copy_of):
    """A room of its own, made by command."""

    def make(folder):
        said = command(
            "new-room",
            folder,
            "--code",
            "370406101200-01",
            "--name",
            "店子村工作室",
            "--keeper",
            "李秀英",
        )
        assert said.code == 0, said.err

    return copy_of("room", make)


@pytest.fixture
def office_folder(command, copy_of, originals, tmp_path):
    """An office whose key was saved twice, beside it."""

    def make(folder):
        command("new-office", folder, "--code", "370406", "--name", "山亭区司法局")
        for number in (1, 2):
            key = originals / f"key-{number}.txt"
            saved = command("keys", "export", "--data", folder, "--secret", "-o", key)
            assert saved.code == 0, saved.err

    made = copy_of("office", make)
    safe = tmp_path / "safe"
    safe.mkdir()
    for key in originals.glob("key-*.txt"):
        shutil.copy(key, safe)
    return made
