"""A maker whom the program believes, and a home in which the program is installed."""

import pytest

from app import program
from app.release import manifest
from tests.release import making


@pytest.fixture
def maker(tmp_path, monkeypatch):
    made = making.Maker.made(tmp_path / "keys")
    monkeypatch.setattr(manifest, "KEYS", made.keys)
    return made


@pytest.fixture
def home(tmp_path, monkeypatch):
    folder = tmp_path / "家 home" / "legal-room"
    monkeypatch.setattr(program, "HERE", making.installed(folder))
    monkeypatch.setattr(program.platform, "machine", lambda: "x86_64")
    return folder
