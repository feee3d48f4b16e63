"""Do what the office tells the computers of a room that was copied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.fields import Reference
from app.language import _, listed, n_, sentences
from app.records import delivered
from app.records.copies import CopyOrder, ReplyCopies
from app.records.deliveries import Office
from app.store import backup, identity, journal, line, registry
from app.store.identity import Beyond
from app.store.line import Place
from app.store.session import current

_ITS_OWN: Final = frozenset({"installation", "user", "office", "delivery", "receipt"})
"""Kinds that speak of a computer and its sticks."""

_WHOLE: Final = frozenset({"case", "visit", "committee", "certificate"})
"""What is shown with all that belongs to it, and goes on where it was begun."""

_MOST: Final = 20


@dataclass(frozen=True, slots=True)
class Renewal:
    """What became of this computer: its code and name (empty: as before), and of its records."""

    code: str
    name: str
    carried: int
    left: list[str]

    def words(self) -> str:
        """The same in sentences."""
        said: list[str] = []
        if self.code:
            words = _(
                "This computer is a copy of another. From now on it is {name} ({code}), and "
                "reports under that name."
            )
            said.append(words.format(name=self.name, code=self.code))
        else:
            said.append(_("The office knows now that this computer is the true one."))
        words = n_(
            "{count} record goes along with the next delivery.",
            "{count} records go along with the next delivery.",
            self.carried,
        )
        said.append(words.format(count=self.carried))
        if self.left:
            words = _("These go on where they were begun and are to be entered there: {which}")
            said.append(words.format(which=listed(self.left[:_MOST])))
        return sentences(*said)


def order_for_us(told: ReplyCopies | None) -> tuple[CopyOrder, Place] | None:
    """What this computer is told, and the last entry that it keeps; None where others are meant."""
    origin = current().origin
    for each in told.copies if told is not None else ():
        there = line.at(origin, each.number)
        if any((one.epoch, one.hash) == (each.epoch, each.hash) for one in there):
            before = line.at(origin, each.number - 1)
            if before:
                return each, before[0]
    return None


def obey(
    order: CopyOrder,
    after: Place,
    office: Office,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Renewal:
    """Leave what was written after an entry and tell it again, as ourselves or as another room.

    A backup is made before. Raises BackupFailed.
    """
    backup.make_before("copy", progress=progress)
    if order.code is None or order.name is None or order.token is None:
        done = identity.go_on(after, _is_of_the_room(after))
        return Renewal("", "", _counted(done.carried), _named(done.left))
    code, name, token = order.code, order.name, order.token

    def begin(act: journal.Action) -> None:
        told = {**office.values(), "given_code": code, "token": token, "day": current().today()}
        act.add(Office, **told)

    done = identity.become(after, _carries(), code=code, name=name, begin=begin)
    return Renewal(code, name, _counted(done.carried), _named(done.left))


def _is_of_the_room(after: Place) -> Callable[[Beyond], bool]:
    """Packages that were made or are still to be made of what is left behind are none any more."""
    return lambda each: each.kind != "delivery" or (each.shared.get("last") or 0) <= after.number


def _carries() -> Callable[[Beyond], bool]:
    """Whether a record goes along: the copy began it, and what it is part of."""
    carried: set[str] = set()

    def carries(each: Beyond) -> bool:
        if each.before or each.kind in _ITS_OWN or each.kind not in registry:
            return False
        body = {**each.shared, **each.kept}
        parts = {
            body.get(name)
            for name, column in registry[each.kind].columns().items()
            if isinstance(column.kind, Reference)
            and column.kind.to in _WHOLE
            and column.kind.to == registry[each.kind].belongs_to
        }
        if body.get("owner_kind") in registry:
            parts.add(body.get("owner"))
        if not {part for part in parts if part} <= carried:
            return False
        carried.add(each.record)
        return True

    return carries


def _counted(found: list[Beyond]) -> int:
    return sum(each.kind in registry and registry[each.kind].is_counted() for each in found)


def _named(found: list[Beyond]) -> list[str]:
    return [
        delivered.record_words(each.time, each.kind, {**each.shared, **each.kept})
        for each in found
        if each.kind in registry and each.kind not in _ITS_OWN
    ]
