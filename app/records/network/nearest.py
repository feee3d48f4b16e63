"""Who can come to a village: those who serve it, then whoever serves nearest (就近选择)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from app.language import _
from app.records.network.coverage import Held, Network, Village

HERE, OF_TOWN, AWAY, SAME_TOWN = range(4)
"""Serves the village; is linked with its town; so many metres away; elsewhere in its town."""

_RADIUS: Final = 6_371_009
"""Mean radius of the earth in metres (IUGG)."""
_MILLION: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Near:
    """Somebody who can come, and the village that they serve; `metres` where both lie is known."""

    held: Held
    village: Village
    how: int
    metres: int | None = None


def metres(one: tuple[int, int], other: tuple[int, int]) -> int:
    """How far two positions (millionths of degrees east, north) are apart, as the crow flies."""
    east, north = (math.radians(each / _MILLION) for each in one)
    east2, north2 = (math.radians(each / _MILLION) for each in other)
    across = (
        math.sin((north2 - north) / 2) ** 2
        + math.cos(north) * math.cos(north2) * math.sin((east2 - east) / 2) ** 2
    )
    return round(2 * _RADIUS * math.asin(math.sqrt(across)))


def where_words(near: Near) -> str:
    """Where somebody serves, and how far that is."""
    if near.how == HERE:
        return ""
    if near.how == OF_TOWN:
        return near.village.town[1]
    place = f"{near.village.town[1]}{near.village.name}"
    if near.metres is None:
        return place
    return _("{place}, {km} km").format(place=place, km=f"{near.metres / 1000:.1f}")


def nearest(network: Network, village: Village, most: int = 12) -> list[Near]:
    """Who can come to a village, each person once: the nearest first.

    First who serves it, who is linked with its town, then those whose villages lie nearest by
    position, at last whoever serves elsewhere in its town.
    """
    found = [Near(each, village, HERE) for each in _now(network, village)]
    found += [Near(each, village, OF_TOWN) for each in network.beside(village)]
    here = village.position
    for other in network.villages:
        if other.id == village.id:
            continue
        there = other.position
        if here is not None and there is not None:
            far = metres(here, there)
            found += [Near(each, other, AWAY, far) for each in _now(network, other)]
        elif other.town == village.town:
            found += [Near(each, other, SAME_TOWN) for each in _now(network, other)]
    found.sort(key=lambda each: (each.how, each.metres or 0))
    first: dict[str, Near] = {}
    for each in found:
        first.setdefault(each.held.person, each)
    return list(first.values())[:most]


def _now(network: Network, village: Village) -> list[Held]:
    return [each for each in network.links.get(village.id, ()) if each.on(network.on)]
