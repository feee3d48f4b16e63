"""Everybody who serves in an area, by district, town and village (通讯录)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from app.records import directory
from app.records.network import coverage, links
from app.records.network.coverage import Held, Network


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who serves a village, or with an empty one the whole town.

    `code` is that of the village (12 digits) or of the town (9).
    """

    district: str
    town: str
    village: str
    code: str
    held: Held


def every(network: Network, kinds: Collection[str] = ()) -> list[Contact]:
    """Who serves on the day of a network, in the order of the codes, those of a town first.

    `kinds` are the kinds of link that alone are meant.
    """
    found: list[Contact] = []
    for (district, town), of in coverage.by_town(coverage.served(network)).items():
        found += [Contact(district, town, "", "", each) for each in network.beside(of[0].village)]
        found += [
            Contact(district, town, one.village.name, one.village.code, each)
            for one in of
            for each in one.by
        ]
    return [each for each in found if not kinds or each.held.kind in kinds]


def districts(network: Network, chosen: Collection[str] = ()) -> list[str]:
    """The districts of a network by name, or those whose codes (6 digits) are chosen."""
    wanted = {name for code, name in directory.districts().items() if code in chosen}
    named = dict.fromkeys(each.town[0] for each in network.villages)
    return [each for each in named if not wanted or each in wanted]


def kind_zh(name: str) -> str:
    """What a kind of link is called on paper."""
    return next((each.zh for each in links.every() if each.name == name), name)
