"""Records that were entered, changed or made void after the journals had come so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app import seal
from app.language import N_
from app.store import Record, apply, journal, line, registry
from app.store.line import Place

NEW, CHANGED, VOID = N_("entered later"), N_("changed later"), N_("void later")


@dataclass(frozen=True)
class Later:
    """A record that was entered, changed or made void after something was frozen, in words."""

    kind: str
    record: str
    words: str
    how: str


@dataclass(frozen=True)
class Touched:
    """A record with all its states from the last one before on, and whether it is new."""

    kind: str
    record: str
    bodies: list[dict[str, Any]]
    is_new: bool

    @property
    def model(self) -> type[Record]:
        """Its kind."""
        return registry[self.kind]

    def stands(self) -> Record:
        """The record as it stands now."""
        [found] = self.model.where_equal("id", self.record, void=True)
        return found

    def how(self, stands: Record) -> str:
        """Whether it was entered, changed or made void, in words to be translated."""
        return VOID if stands.voided else NEW if self.is_new else CHANGED


def since(heads: Mapping[str, Place], kinds: Collection[str]) -> Iterator[Touched]:
    """What was touched of some kinds since every journal had come so far, as far as it shows."""
    for origin in line.heads():
        first = line.goes_on_from(origin, heads.get(origin))
        states: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        for _time, kind, record, body in line.done_since(origin, first):
            if kind in kinds and body is not None and apply.projected(kind, origin) is not None:
                states[kind, record].append(seal.parse(bytes(body)))
        for (kind, record), bodies in states.items():
            before = [each for each in journal.changes(record) if each.number < first]
            every = [*(each.body for each in before[-1:]), *bodies]
            yield Touched(kind, record, every, not before)
