"""Take what our office has published: into its own line, read-only here."""

from __future__ import annotations

from app.exchange.incoming import incoming
from app.exchange.inside import EPOCH_BEGIN
from app.exchange.refusals import BadPublished
from app.exchange.shapes import Entry, Published
from app.records.deliveries import Office
from app.store import journal, line, taking
from app.store.line import Place
from app.store.schema import Epoch
from app.store.session import current


def take(act: journal.Action, found: Published, office: Office) -> Office:
    """Keep the entries that are new here, as part of the action that takes their reply.

    The line is that of the first reply for ever. What begins behind what is here waits until the
    office knows how far we are. Raises BadPublished.
    """
    store, origin = current(), found.header.origin
    if (
        office.line not in (None, origin)
        or not _is_a_line(origin)
        or _is_of_another(origin, office)
    ):
        raise BadPublished(why="another line")
    epochs = dict.fromkeys([found.header.epoch, *(each.said.epoch for each in found.entries)])
    if any(line.owner_of(each) not in (None, origin) for each in epochs):
        raise BadPublished(why="an epoch of somebody else")
    first, last = found.header.first, found.header.last
    here = line.known_hashes(origin, epochs, first, last)
    fresh: list[Entry] = []
    for entry in found.entries:
        digest = here.get((entry.said.epoch, entry.number))
        if digest is None:
            fresh.append(entry)
        elif digest != entry.hash or fresh:
            raise BadPublished(why=f"entry {entry.number}")
    if not fresh or not _follows(origin, fresh[0]):
        return office
    _require_own(origin, fresh)
    store.lines = store.lines | {origin}
    act.kinds |= taking.take(origin, incoming(fresh, found.versions), published=True)
    return office if office.line == origin else act.change(office, line=origin)


def held(office: Office) -> Place | None:
    """The last entry of the office's line that is here."""
    return line.head(office.line) if office.line else None


def _is_a_line(origin: str) -> bool:
    store = current()
    if store.is_mine(origin):
        return False
    return origin in store.lines or not Epoch.select().where(Epoch.origin == origin).exists()


def _is_of_another(origin: str, office: Office) -> bool:
    """Whether another office that we reported to once has published in this line."""
    others = (Office.line == origin) & (Office.installation != office.installation)
    return Office.select().where(others & (Office.origin == current().origin)).exists()


def _follows(origin: str, entry: Entry) -> bool:
    """Whether the first new entry goes on where the line stands. Raises BadPublished."""
    ranks = line.epochs(origin)
    if entry.number == 1:
        if ranks:
            raise BadPublished(why="entry 1")
        return True
    before = line.at(origin, entry.number - 1, aside=True)
    place = next((each for each in before if each.hash == entry.said.previous), None)
    if place is None:
        if any(each.epoch == entry.said.epoch for each in before):
            raise BadPublished(why=f"entry {entry.number - 1}")
        return False
    latest = max(ranks, key=lambda epoch: ranks[epoch])
    if entry.said.action != EPOCH_BEGIN and place.epoch != latest:
        raise BadPublished(why="an epoch that was left behind")
    return True


def _require_own(origin: str, fresh: list[Entry]) -> None:
    kinds: dict[str, str] = {}
    for entry in fresh:
        for named in entry.said.versions:
            if kinds.setdefault(named.record, named.kind) != named.kind:
                raise BadPublished(why=f"record {named.record}")
    for record, whose in line.owners(kinds).items():
        if whose != (origin, kinds[record]):
            raise BadPublished(why=f"record {record}")
