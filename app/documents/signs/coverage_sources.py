"""The sheets of the network, taken from the records: a district each."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from app.documents.signs.coverage import Sheet, Spot, Town
from app.documents.signs.sources import hotlines
from app.records import directory, network
from app.records.network import contacts, coverage, links, villages
from app.store.session import current


def areas() -> dict[str, str]:
    """The districts of the area (6 digits) by name; of one alone there is nothing to choose."""
    found = {c: n for c, n in directory.districts().items() if c.startswith(network.area())}
    return found if len(found) > 1 else {}


def kinds() -> dict[str, str]:
    """The kinds of link, by name."""
    return {each.name: str(each) for each in links.every()}


def sheets(chosen: Collection[str] = ()) -> Iterator[Sheet]:
    """The sheet of each district of the area as of today.

    What is `chosen` are districts and kinds of link that alone are meant.
    """
    found = villages.read()
    only = [each for each in links.every() if each.name in chosen]
    for district in contacts.districts(found, chosen):
        served = coverage.served(found.narrowed(district), [each.name for each in only])
        towns = tuple(
            Town(name, tuple(map(_spot, of))) for (_, name), of in coverage.by_town(served).items()
        )
        yield Sheet(
            district, towns, found.on, current().name, tuple(each.zh for each in only), hotlines()
        )


def _spot(served: coverage.Served) -> Spot:
    names = tuple(dict.fromkeys(each.name for each in served.by))
    return Spot(served.village.name, served.state, names)
