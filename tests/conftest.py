"""What every test may ask for: an empty room, an empty office, a clock that stands still."""

from __future__ import annotations

import datetime
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Else each of the many processes that tests begin would compile the whole program anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

from app import language, store
from app.exchange import drive
from app.store import schema
from tests import stretching

# How long an example takes is no test's subject.
hypothesis.settings.register_profile(
    "suite", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("suite")

stretching.least()

ZONE = datetime.timezone(datetime.timedelta(hours=8))
PASSWORD = "正月十五-1"
ROOM = {
    "kind": "room",
    "code": "370406101200-01",
    "name": "店子村法律服务工作室",
    "keeper": "李秀英",
}
"""What the usual room of a test is made with."""


_IN_MEMORY = Path("/dev/shm")
_ENOUGH = 2 << 30
"""Bytes: what a test leaves is taken away after it, so that little is ever there at a time."""


def pytest_configure() -> None:
    """Let the folders of tests lie in memory where there is room: they wait for the disk a lot.

    And keep the test files as pytest rewrites them, else each process of each run does it anew.
    """
    sys.dont_write_bytecode = False
    if _IN_MEMORY.is_dir() and shutil.disk_usage(_IN_MEMORY).free > _ENOUGH:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_IN_MEMORY))


LONG = (
    "test_kill",
    "test_demo",
    "test_demo_month_end",
    "test_sizes",
    "test_power",
    "test_by_commands",
    "test_golden",
    "test_updates",
)
"""Files that take longest: begun first, so that none of them is left to one process at the end."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Bring the long files to the front, whatever order they were shuffled into."""
    items.sort(key=lambda item: item.path.stem not in LONG)


@pytest.fixture(autouse=True)
def nothing_left_open() -> Iterator[None]:
    """Close what a test leaves open, and speak Chinese again."""
    yield
    store.close(with_backup=False)
    language.use("zh_CN")


@pytest.fixture(autouse=True)
def no_stick_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whoever runs the tests may have a stick plugged in; to the tests it is not there.

    Nor is the stick of whoever practised in the test before.
    """
    monkeypatch.setattr(drive, "MOUNTS", Path(os.devnull))
    yield
    drive.practise_on(None)


class PatientBot(QtBot):
    """Waits long for what comes at last: how fast a busy computer is, is no test's subject."""

    _PATIENCE = 40_000

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 0) -> None:  # noqa: N802
        """Wait until something is so."""
        super().waitUntil(callback, timeout=max(timeout, self._PATIENCE))

    def waitActive(self, widget: Any, *, timeout: int = 0) -> Any:  # noqa: N802
        """Wait until a window has the keyboard."""
        return super().waitActive(widget, timeout=max(timeout, self._PATIENCE))

    def waitExposed(self, widget: Any, *, timeout: int = 0) -> Any:  # noqa: N802
        """Wait until a window is drawn."""
        return super().waitExposed(widget, timeout=max(timeout, self._PATIENCE))

    def waitSignal(self, signal: Any, *, timeout: int = 0, **more: Any) -> Any:  # noqa: N802
        """Wait until a signal comes."""
        return super().waitSignal(signal, timeout=max(timeout, self._PATIENCE), **more)


@pytest.fixture
def qtbot(qapp: Any, request: pytest.FixtureRequest) -> PatientBot:
    """Qt's robot, with patience."""
    return PatientBot(request)


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


def create(folder: Path, clock: StandingClock, **given: str) -> str:
    """Make an installation and leave it open; gives its recovery code."""
    return store.create(folder, password=PASSWORD, clock=clock, **given)


class Prepared:
    """Installations that are made once and copied, since making one runs every step of the schema.

    A second one alike, or one at another time than usual, is made anew: copies are clones.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.codes: dict[tuple[str, ...], str] = {}
        self.copied: set[tuple[str, ...]] = set()
        self.given_back: dict[str, Any] = {}
        self.copied_for: dict[str, set[tuple[str, ...]]] = {}

    def make(self, folder: Path, clock: StandingClock, **given: str) -> str:
        """Make an installation and leave it open; gives its recovery code."""
        # One that a program to come has made is not one of today's.
        which = (str(schema.latest()), *given.values())
        is_usual = clock.time == StandingClock().time and not folder.exists()
        if not is_usual or which in self.copied or store.is_open():
            return create(folder, clock, **given)
        self.copied.add(which)
        original = self.folder / "-".join(which)
        if which not in self.codes:
            self.codes[which] = create(original, StandingClock(), **given)
            store.close(with_backup=False)
        shutil.copytree(original, folder)
        store.open(folder, password=PASSWORD).clock = clock
        return self.codes[which]

    def after(
        self,
        name: str,
        folder: Path,
        make: Callable[..., object],
        happen: Callable[[], Any] = lambda: None,
        /,
        **given: str,
    ) -> Any:
        """Copy an installation in which something has happened, made for the first who asks.

        Gives what it gave back then, which nobody may change.
        """
        original = self.folder / name
        if not original.exists():
            making = original.with_suffix(".part")
            make(making, **given)
            self.given_back[name] = happen()
            store.close(with_backup=False)
            making.rename(original)
        shutil.copytree(original, folder, dirs_exist_ok=True)
        return self.given_back[name]


@pytest.fixture(scope="session")
def all_prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """The installations that were made so far."""
    return Prepared(tmp_path_factory.mktemp("prepared"))


@pytest.fixture
def prepared(all_prepared: Prepared) -> Prepared:
    """The installations that a test may have a copy of, each once."""
    all_prepared.copied.clear()
    return all_prepared


MakeInstallation = Callable[..., str]


@pytest.fixture
def new_room(tmp_path: Path, clock: StandingClock, prepared: Prepared) -> MakeInstallation:
    """Make a room and leave it open; gives its recovery code."""

    def make(
        folder: Path | None = None, *, code: str = "370406101200-01", name: str = "店子村"
    ) -> str:
        make_it = create if folder else prepared.make
        return make_it(
            folder or tmp_path / "room",
            clock,
            kind="room",
            code=code,
            name=f"{name}法律服务工作室",
            keeper="李秀英",
        )

    return make


@pytest.fixture
def room(new_room: MakeInstallation) -> store.Store:
    """An open, empty room."""
    new_room()
    return store.current()


@pytest.fixture
def room_after(
    tmp_path: Path, clock: StandingClock, all_prepared: Prepared, new_room: MakeInstallation
) -> Callable[..., Any]:
    """Open a room in which something has happened: once, all that ask for it get a copy.

    Gives what it gave back then, which nobody may change.
    """

    def make(name: str, happen: Callable[[], Any], /, **given: str) -> Any:
        folder = tmp_path / "room"
        given_back = all_prepared.after(f"room after {name}", folder, new_room, happen, **given)
        store.open(folder, password=PASSWORD).clock = clock
        return given_back

    return make


@pytest.fixture
def new_office(tmp_path: Path, clock: StandingClock, prepared: Prepared) -> MakeInstallation:
    """Make an office and leave it open; gives its recovery code."""

    def make(folder: Path | None = None, *, code: str = "370406", name: str = "山亭区") -> str:
        make_it = create if folder else prepared.make
        return make_it(
            folder or tmp_path / "office",
            clock,
            kind="office",
            code=code,
            name=f"{name}司法局",
            keeper="王主任",
        )

    return make


@pytest.fixture
def office(new_office: MakeInstallation) -> store.Store:
    """An open, empty office."""
    new_office()
    return store.current()


@pytest.fixture
def district(district_after: Callable[..., Any]) -> Any:
    """An office whose key is saved and that no room reports to yet; see tests/journeys."""
    made = district_after("nothing", lambda _: None)
    made.begin_with = lambda rooms: district_after(
        f"rooms {rooms}", lambda new: [new.room(*each) for each in rooms]
    )
    return made


@pytest.fixture
def district_after(
    tmp_path: Path, clock: StandingClock, all_prepared: Prepared, prepared: Prepared
) -> Callable[[str, Callable[[Any], object]], Any]:
    """Give a district to which something has happened: once, all that ask for it get a copy.

    What that gave back, which nobody may change, is the district's `given_back`.
    """
    from tests.journeys.district import District

    def make(name: str, happen: Callable[[Any], object]) -> Any:
        # One that a program to come has made is not one of today's.
        original = all_prepared.folder / f"district after {name}, schema {schema.latest()}"
        if not original.exists():
            making = original.with_suffix(".part")
            making.mkdir()
            given_back = happen(District(making, StandingClock(), prepared))
            making.rename(original)
            all_prepared.given_back[original.name] = given_back
            all_prepared.copied_for[original.name] = {*prepared.copied}
        shutil.copytree(original, tmp_path, dirs_exist_ok=True)
        # What is made from now on must not be of the same identity as what is in the copy.
        prepared.copied.update(all_prepared.copied_for[original.name])
        made = District(tmp_path, clock, prepared)
        made.given_back = all_prepared.given_back[original.name]
        return made

    return make
