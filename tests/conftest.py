"""What every test may ask for: an empty room, an empty office, a clock that stands still."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from app import language, store
from app.store import keys

ZONE = datetime.timezone(datetime.timedelta(hours=8))
PASSWORD = "正月十五-1"


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretch passwords as little as the algorithm allows, or every test would take a second."""
    monkeypatch.setattr(keys, "_MEMORY_KIB", 32)
    monkeypatch.setattr(keys, "_ITERATIONS", 1)


@pytest.fixture(autouse=True)
def nothing_left_open() -> Iterator[None]:
    """Close what a test leaves open, and speak Chinese again."""
    yield
    store.close(with_backup=False)
    language.use("zh_CN")


class StandingClock:
    """A clock that a test sets by hand."""

    def __init__(self) -> None:
        self.time = datetime.datetime(2026, 11, 22, 10, 20, tzinfo=ZONE)

    def __call__(self) -> datetime.datetime:
        return self.time

    def forward(self, **by: float) -> None:
        """Let time pass."""
        self.time += datetime.timedelta(**by)


@pytest.fixture
def clock() -> StandingClock:
    """The clock of the rooms that a test makes."""
    return StandingClock()


MakeInstallation = Callable[..., str]


@pytest.fixture
def new_room(tmp_path: Path, clock: StandingClock) -> MakeInstallation:
    """Make a room and leave it open; gives its recovery code."""

    def make(
        folder: Path | None = None, *, code: str = "370406101200-01", name: str = "店子村"
    ) -> str:
        return store.create(
            folder or tmp_path / "room",
            kind="room",
            code=code,
            name=f"{name}法律服务工作室",
            keeper="李秀英",
            password=PASSWORD,
            clock=clock,
        )

    return make


@pytest.fixture
def room(new_room: MakeInstallation) -> store.Store:
    """An open, empty room."""
    new_room()
    return store.current()


@pytest.fixture
def new_office(tmp_path: Path, clock: StandingClock) -> MakeInstallation:
    """Make an office and leave it open; gives its recovery code."""

    def make(folder: Path | None = None, *, code: str = "370406", name: str = "山亭区") -> str:
        return store.create(
            folder or tmp_path / "office",
            kind="office",
            code=code,
            name=f"{name}司法局",
            keeper="王主任",
            password=PASSWORD,
            clock=clock,
        )

    return make


@pytest.fixture
def office(new_office: MakeInstallation) -> store.Store:
    """An open, empty office."""
    new_office()
    return store.current()


@pytest.fixture
def district(tmp_path: Path, clock: StandingClock) -> Any:
    """An office whose key is saved and that no room reports to yet; see tests/journeys."""
    from tests.journeys.district import District

    return District(tmp_path, clock)
