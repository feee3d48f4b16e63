"""Which villages somebody serves: covered, covered no longer soon, not covered (全覆盖网络图)."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import msgspec

from app.language import N_

COVERED, ENDING, UNCOVERED = "covered", "ending", "uncovered"
STATES: Final = (COVERED, ENDING, UNCOVERED)
STATE_WORDS: Final = {
    COVERED: N_("Served"),
    ENDING: N_("Ending within 60 days"),
    UNCOVERED: N_("Nobody serves"),
}
SOON: Final = datetime.timedelta(days=60)
"""A term that ends within it is about to end."""


class Village(msgspec.Struct, frozen=True):
    """A village: `id` is its record, or its code of the directory where it has none.

    `town` is district and town by name, as two towns of one name may be; the position is in
    millionths of degrees.
    """

    id: str
    code: str
    name: str
    town: tuple[str, str]
    longitude: int | None = None
    latitude: int | None = None

    @property
    def position(self) -> tuple[int, int] | None:
        """Longitude and latitude, where both are known."""
        if self.longitude is None or self.latitude is None:
            return None
        return self.longitude, self.latitude

    @property
    def has_record(self) -> bool:
        """Whether it is more than a line of the directory."""
        return self.id != self.code


class Held(msgspec.Struct, frozen=True):
    """A link of somebody with a village, or with its town: of which kind, when on duty."""

    person: str
    name: str
    kind: str
    since: datetime.date | None = None
    until: datetime.date | None = None
    duty: str = ""
    phone: str = ""
    unit: str = ""

    def on(self, day: datetime.date) -> bool:
        """Whether it holds on a day."""
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Network:
    """The villages of an area on a day, those of a town together; who is linked with each.

    Links are by the identity of the village, those with a whole town by the town.
    """

    on: datetime.date
    villages: tuple[Village, ...]
    links: Mapping[str, tuple[Held, ...]]
    of_towns: Mapping[tuple[str, str], tuple[Held, ...]]

    def narrowed(self, district: str = "", town: str = "") -> Network:
        """Only the villages of a district, of a town, by name."""
        if not district and not town:
            return self
        kept = tuple(
            each
            for each in self.villages
            if (not district or each.town[0] == district) and (not town or each.town[1] == town)
        )
        return Network(self.on, kept, self.links, self.of_towns)

    def beside(self, village: Village) -> list[Held]:
        """Who is linked with the town of a village on the day."""
        return [each for each in self.of_towns.get(village.town, ()) if each.on(self.on)]


class Served(msgspec.Struct, frozen=True):
    """A village: whether it is covered, and who serves it on the day."""

    village: Village
    state: str
    by: tuple[Held, ...]


def served(network: Network, kinds: Collection[str] = ()) -> list[Served]:
    """Each village of a network, by any link of its own, or by links of some kinds.

    A link with the whole town covers its villages only where its kind is asked for: else one
    lawyer of a town would hide that nobody comes to the village. The cover of a village ends soon
    where nobody is appointed who still serves it 60 days on.
    """
    return [_served(network, each, kinds) for each in network.villages]


def _served(network: Network, village: Village, kinds: Collection[str]) -> Served:
    held = network.links.get(village.id, ())
    if kinds:
        held = (*held, *network.of_towns.get(village.town, ()))
        held = tuple(each for each in held if each.kind in kinds)
    now = tuple([each for each in held if each.on(network.on)]) if held else ()
    if not now:
        return Served(village, UNCOVERED, ())
    goes_on = any(each.on(network.on + SOON) for each in held)
    return Served(village, COVERED if goes_on else ENDING, now)


def counts(found: Iterable[Served]) -> dict[str, int]:
    """How many are in each state."""
    counted = Counter(each.state for each in found)
    return {state: counted[state] for state in STATES}


def by_town(found: Iterable[Served]) -> dict[tuple[str, str], list[Served]]:
    """The villages of each town (district and town by name), in their order."""
    towns: dict[tuple[str, str], list[Served]] = {}
    for each in found:
        towns.setdefault(each.village.town, []).append(each)
    return towns


def by_part(found: Iterable[Served]) -> dict[tuple[str, str], list[Served]]:
    """The villages of each district (with no town), or of each town where there is but one."""
    towns = by_town(found)
    if len({district for district, _town in towns}) < 2:
        return towns
    parts: dict[tuple[str, str], list[Served]] = {}
    for (district, _town), served in towns.items():
        parts.setdefault((district, ""), []).extend(served)
    return parts
