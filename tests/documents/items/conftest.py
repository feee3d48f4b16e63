"""A room whose every text was written by somebody hostile; records of every kind."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app import codes, store
from app.documents.items import choosing
from app.documents.items.item import Item
from app.documents.ledgers import kinds as ledger_kinds
from app.fields import (
    Clock,
    Code,
    Codes,
    Day,
    Flag,
    Moment,
    Money,
    Names,
    Points,
    Reference,
    Text,
    Whole,
)  # fmt: skip
from app.fields.text import Address, Name
from app.records import people, places, visits
from app.records.cases.model import Agreement
from app.records.certificates import Certificate, facts
from app.store import journal, own_keys, registry
from tests.conftest import PASSWORD, Prepared, StandingClock
from tests.records.cases.conftest import Village

DAY = datetime.date(2026, 9, 1)
MARK = "<b>粗</b>"
HOSTILE = (
    f'{MARK}<img src="https://例.cn/x.png"/>&amp;<a href="file:///etc/passwd">点</a>'
    "\u202e反\u2066\u200b{name}%s\\n$(rm)\ufeff;'--"
)
NAMED = "\u202e<b>粗</b>"
LONG = 200_000


@dataclass
class Hostile:
    """The room, and one record of each kind that something is printed of."""

    ids: dict[str, str]
    prepared: Prepared
    state: str
    """What the prepared room is called of which a copy is open."""
    folder: Path
    clock: StandingClock

    def after(self, what: str, happen: Callable[[], object]) -> None:
        """Go on in a copy in which something has happened too, made for the first who asks.

        Nothing may have been written into the one that is open.
        """
        store.close(with_backup=False)
        before, self.state = self.state, f"{self.state}, {what}"

        def make(folder: Path) -> None:
            shutil.copytree(self.prepared.folder / before, folder)
            store.open(folder, password=PASSWORD).clock = self.clock

        def happened() -> dict[str, str]:
            happen()
            return dict(self.ids)

        shutil.rmtree(self.folder)
        self.ids = dict(self.prepared.after(self.state, self.folder, make, happened))
        store.open(self.folder, password=PASSWORD).clock = self.clock

    def of(self, item: Item) -> tuple[str, ...]:
        """The record that an item is printed of."""
        if not item.of:
            return ()
        if item.of == "certificate":
            return (_certificate(item.having[1] if item.having else "appointment"),)
        return (self.record(item.of),)

    def record(self, kind: str) -> str:
        """A record of this kind whose every text is hostile."""
        if kind == "certificate":
            return _certificate("appointment")
        if kind not in self.ids:
            self.ids[kind] = _made_up(kind, self.ids)
            poison(registry[kind])
        return self.ids[kind]

    def fill_ledgers(self) -> None:
        """Let every ledger have a row."""
        self.after("every ledger has a row", self._fill_ledgers)

    def _fill_ledgers(self) -> None:
        for ledger in ledger_kinds.every():
            if ledger.name in registry:
                self.record(ledger.name)
        self.record("room")
        Agreement.update(form="oral").execute()


@pytest.fixture
def hostile(
    room_after: Callable[..., dict[str, str]],
    all_prepared: Prepared,
    tmp_path: Path,
    clock: StandingClock,
) -> Hostile:
    """A dispute that went the whole way, a visit, a person who serves: every text hostile."""
    what = "all was written by somebody hostile"
    ids = dict(room_after(what, _written, name=MARK))
    return Hostile(ids, all_prepared, f"room after {what}", tmp_path / "room", clock)


def _written() -> dict[str, str]:
    village = Village()
    place = places.ensure("370406101200")
    role = people.appoint(village.mediator, role="adviser", place=place.id, since=DAY)
    case = village.archived()
    visit = visits.log(day=DAY, name="赵淑珍", category="02", facts="租金", person=village.wang.id)
    for model in registry.values():
        poison(model)
    return {
        "person": village.mediator.id,
        "role": role.id,
        "place": place.id,
        "visit": visit.id,
        "case": case.id,
    }


def poison(model: Any) -> None:
    """Write hostile text into every column that holds words, whatever would refuse it."""
    changed: dict[Any, Any] = {}
    for name, column in model.columns().items():
        if (model.kind_name, name) == ("installation", "code"):
            continue  # by which a room knows its own village
        if isinstance(column.kind, Name):
            changed[getattr(model, name)] = NAMED
        elif isinstance(column.kind, Names):
            changed[getattr(model, name)] = [NAMED, "李" * 40]
        elif type(column.kind) is Text:
            most = column.kind.max
            changed[getattr(model, name)] = HOSTILE[:most] if most > len(MARK) else "<b"
    if changed:
        model.update(changed).execute()


def flood(model: Any) -> None:
    """Put 200,000 letters without a space where a record takes the longest text."""
    texts = {n: c.kind.max for n, c in model.columns().items() if type(c.kind) is Text}
    if texts:
        longest = max(texts, key=lambda name: texts[name])
        model.update({getattr(model, longest): "x" * LONG}).execute()


def widen(model: Any) -> None:
    """Write as many wide characters into each column of words as it holds, up to a page."""
    changed: dict[Any, Any] = {}
    for name, column in model.columns().items():
        if (model.kind_name, name) == ("installation", "code"):
            continue  # by which a room knows its own village
        if isinstance(column.kind, Names):
            changed[getattr(model, name)] = ["国" * 20, "家" * 20]
        elif type(column.kind) in (Text, Name, Address):
            changed[getattr(model, name)] = "国" * min(column.kind.max, 300)
    if changed:
        model.update(changed).execute()


def _certificate(kind: str) -> str:
    """A certificate that says nothing but hostile words, and is signed all the same."""
    said = facts.Facts(
        kind, number=HOSTILE[:40], name=NAMED, issuer=HOSTILE[:60], day=DAY, sex="1",
        village=HOSTILE[:60], what=HOSTILE[:60], since=DAY, until=DAY, hours=8,
    )  # fmt: skip
    code = facts.sign(said, secret=own_keys.signer(), public=own_keys.public_keys().minisign)
    with journal.action("test.made_up") as act:
        made = act.add(
            Certificate, kind=kind, number="1", year=2026, name="甲", issuer="乙", day=DAY,
            code=code, state="issued", prints=True,
        )  # fmt: skip
    return str(made.id)


def _made_up(kind: str, known: dict[str, str]) -> str:
    """A record of a kind that this file knows nothing of, from its description."""
    model = registry[kind]
    found = choosing.every(kind)
    if found:
        return found[0]
    values: dict[str, Any] = {}
    for name, column in model.columns().items():
        said = column.kind
        if isinstance(said, Reference):
            values[name] = known.get(said.to)
        elif isinstance(said, Codes):
            values[name] = [codes.load(said.list).entries[0].code]
        elif isinstance(said, Code):
            values[name] = codes.load(said.list).entries[0].code
        elif isinstance(said, Day):
            values[name] = DAY
        elif isinstance(said, Clock) and column.required:
            values[name] = datetime.time(10)
        elif isinstance(said, Moment):
            values[name] = datetime.datetime(2026, 9, 1, 10, tzinfo=datetime.UTC)
        elif isinstance(said, Whole):
            values[name] = said.min if said.min is not None else 1
        elif isinstance(said, Money):
            values[name] = 100
        elif isinstance(said, Points):
            values[name] = 0
        elif isinstance(said, Names):
            values[name] = ["王"]
        elif isinstance(said, Text) and not isinstance(said, Flag):
            values[name] = "甲"
    with journal.action("test.made_up") as act:
        made = act.add(
            model, **{name: value for name, value in values.items() if value is not None}
        )
    return str(made.id)
