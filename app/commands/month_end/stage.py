"""What the parts of a month-end are played on: an office, its rooms, their sticks."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app import store
from app.office import invite, reply
from app.office.receive import Verdict, receive
from app.records.directory import Village
from app.records.stats import Period
from app.room import deliver, set_up
from app.room.take_reply import TakenReply, take_reply
from app.store import Store

Part = Callable[["Stage"], Mapping[str, object]]
"""What is true by name, beside what else is worth telling: a part is true if every bool is."""


@dataclass(frozen=True)
class StageRoom:
    """A room of the stage."""

    village: Village
    folder: Path

    @property
    def code(self) -> str:
        """The code of its installation."""
        return f"{self.village.code}-01"

    @property
    def name(self) -> str:
        """What it is called."""
        return set_up.usual_name(self.village.short_name)


@dataclass
class Stage:
    """A district's office and its rooms in a folder; one of them is open at a time."""

    folder: Path
    password: str
    period: Period
    """The month that has ended."""
    rooms: list[StageRoom] = field(default_factory=list[StageRoom])

    @property
    def office(self) -> Path:
        """The folder of the office."""
        return self.folder / "office"

    @contextmanager
    def at(self, folder: Path) -> Generator[Store]:
        """Work in an installation."""
        opened = store.open(folder, self.password)
        try:
            yield opened
        finally:
            store.close(with_backup=False)

    def stick(self, name: str) -> Path:
        """A stick of this name, empty where nobody has used it yet."""
        path = self.folder / "sticks" / name
        path.mkdir(parents=True, exist_ok=True)
        return path

    def deliver(self, room: StageRoom, stick: str) -> None:
        """Let a room put on a stick what the office has not confirmed."""
        with self.at(room.folder):
            deliver.deliver(self.stick(stick))

    def receive(self, *sticks: str) -> list[list[Verdict]]:
        """Take some sticks in at the office, each with its answer; the verdicts of each."""
        found: list[list[Verdict]] = []
        with self.at(self.office):
            for stick in sticks:
                found.append(receive(self.stick(stick)))
                reply.answer(self.stick(stick), found[-1])
        return found

    def take_reply(self, room: StageRoom, stick: str) -> TakenReply:
        """Let a room read what the office has answered."""
        with self.at(room.folder):
            return take_reply(self.stick(stick))


def make(stage: Stage, villages: list[Village], code: str, name: str, keeper: str) -> None:
    """Make the office, and a room in each village that has taken its invitation."""
    store.create(
        stage.office, kind="office", code=code, name=name, keeper=keeper, password=stage.password
    )
    stage.rooms = [
        StageRoom(each, stage.folder / f"room-{number}") for number, each in enumerate(villages, 1)
    ]
    try:
        for number in (1, 2):
            invite.save_key(stage.folder / f"office-key-{number}.txt")
        letters = [invite.invite(each.code, each.name) for each in stage.rooms]
    finally:
        store.close(with_backup=False)
    for room, letter in zip(stage.rooms, letters, strict=True):
        set_up.room(
            room.folder, code=room.code, name=room.name, keeper="李秀英",
            password=stage.password, invitation=letter,
        )  # fmt: skip
        store.close(with_backup=False)
