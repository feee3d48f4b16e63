"""Several computers and sticks in one test: a district office and the rooms that report to it."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app import store
from app.office import invite, receive, reply
from app.records import visits
from app.room import deliver, enrol, take_reply
from app.store import backup, journal, restore
from tests.conftest import PASSWORD, Prepared, StandingClock, create

DAY = datetime.date(2026, 11, 22)
CODES = ("370406101200-01", "370406101201-01", "370406101202-01")


class District:
    """An office and its rooms, each in a folder of its own; one of them is open at a time."""

    def __init__(
        self, folder: Path, clock: StandingClock, prepared: Prepared | None = None
    ) -> None:
        self.folder, self.clock = folder, clock
        self.given_back: Any = None
        self.begin_with: Callable[[tuple[tuple[str, str], ...]], object] | None = None
        """Copies rooms that were made once, as long as nothing else has happened."""
        self.rooms: tuple[tuple[str, str], ...] = ()
        self._create = create if prepared is None else prepared.make
        if (folder / "office").exists():
            return
        self.make("office", "office", "370406", "山亭区司法局")
        with self.at("office"):
            for number in (1, 2):
                invite.save_key(folder / f"key-{number}.txt")

    def make(self, who: str, kind: str, code: str, name: str) -> None:
        self.begin_with = None
        self._create(
            self.folder / who, self.clock, kind=kind, code=code, name=name, keeper="李秀英"
        )
        store.close(with_backup=False)

    @contextmanager
    def at(self, who: str) -> Iterator[store.Store]:
        self.begin_with = None
        opened = store.open(self.folder / who, password=PASSWORD)
        opened.clock, opened.clock_accepted = self.clock, True
        try:
            yield opened
        finally:
            store.close(with_backup=False)

    def room(self, who: str, code: str = CODES[0]) -> None:
        """A room that has taken the invitation of the office."""
        if self.begin_with is not None and self.clock.time == StandingClock().time:
            self.rooms = (*self.rooms, (who, code))
            self.begin_with(self.rooms)
            return
        with self.at("office"):
            data = invite.invite(code, f"{who}工作室")
        self.make(who, "room", code, who)
        with self.at(who):
            enrol.take_invitation(data)

    def stick(self, name: str = "stick") -> Path:
        path = self.folder / name
        path.mkdir(exist_ok=True)
        return path

    def log(self, who: str, *facts: str) -> list[str]:
        with self.at(who):
            return [
                visits.log(day=DAY, name="赵淑珍", category="01", facts=each).id for each in facts
            ]

    def deliver(self, who: str, stick: str = "stick") -> deliver.Delivered:
        with self.at(who):
            return deliver.deliver(self.stick(stick))

    def receive(self, stick: str = "stick", *, answer: bool = True) -> list[receive.Verdict]:
        with self.at("office"):
            verdicts = receive.receive(self.stick(stick))
            if answer:
                reply.answer(self.stick(stick), verdicts)
            return verdicts

    def take_reply(self, who: str, stick: str = "stick") -> take_reply.TakenReply:
        with self.at(who):
            return take_reply.take_reply(self.stick(stick))

    def round(self, who: str, stick: str = "stick") -> list[receive.Verdict]:
        """A stick there and back."""
        self.deliver(who, stick)
        verdicts = self.receive(stick)
        self.take_reply(who, stick)
        return verdicts

    def back_up(self, who: str, name: str = "saved") -> Path:
        with self.at(who) as opened:
            target = self.folder / f"{name}{backup.SUFFIX}"
            return backup.make(opened.folder, opened.key, target)

    def restore(self, saved: Path, who: str) -> None:
        """The computer is lost; another one takes its place with a backup."""
        shutil.rmtree(self.folder / who)
        restore.restore(saved, self.folder / who)
        with self.at(who):
            pass

    def clone(self, who: str, other: str) -> None:
        """Somebody copies the whole folder onto a second computer."""
        shutil.copytree(self.folder / who, self.folder / other)

    def rows(self, who: str, of: str | None = None) -> dict[str, list[tuple[object, ...]]]:
        """What the tables show of one installation's records, as far as it travels.

        All but deliveries and receipts: what tells of one stick goes with the next.
        """
        with self.at(of or who) as opened:
            origin = opened.origin
        with self.at(who):
            shown = {}
            for kind, model in store.registry.items():
                if model.ours_only or kind in ("delivery", "receipt"):
                    continue
                found = model.select().where(model.origin == origin).order_by(model.id)
                shown[kind] = [_as_it_travels(record) for record in found]
            return shown

    def checked(self, who: str) -> int:
        with self.at(who):
            return journal.verify()


def _as_it_travels(record: Any) -> tuple[object, ...]:
    """What every record has, and its columns but those that stay where it was made."""
    values = {name: getattr(record, name) for name in record.columns()}
    stays = record.kept_here(values)
    about = (record.id, record.entry, record.made_at, record.changed_at, record.voided)
    # What stays is empty elsewhere, and whether it stays may follow from what it holds.
    seen = (None if name in stays or v in ([], ()) else v for name, v in values.items())
    return (*about, record.void_words, *seen)
