"""A city's network of the size that the report tells of: places, who serves there, meetings."""

from __future__ import annotations

import datetime
import itertools
import time
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path
from random import Random
from typing import Any, Final

import msgspec

from app import store
from app.commands import stats
from app.commands.refusals import RecordsDamaged
from app.commands.terminal import note, report
from app.language import _
from app.office import invite
from app.records import check, directory, report_table
from app.records.activities import HELD, Activity
from app.records.directory import Village
from app.records.people import Person, Role
from app.records.places import Place, PlaceGroup
from app.resources import resource
from app.room.sample import invented
from app.store import journal
from app.store.journal import Action

CITY: Final = "3704"
BEGAN: Final = datetime.date(2015, 9, 1)
"""Since when everybody serves; the report is of July 2017."""

POOR: Final = 4
"""Every fourth village is a poor one: the report does not say how many there are."""


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`resources/sample/network.json`: what is called how."""

    office: str
    keeper: str
    elsewhere: tuple[dict[str, str], ...]
    companies: tuple[str, ...]
    marks: tuple[str, ...]
    trades: tuple[str, ...]
    themes: dict[str, tuple[str, ...]]


@dataclass
class Network:
    """What is being built, and how much of it there is so far."""

    needs: dict[str, tuple[int, ...]]
    names: Names
    chance: Random
    invented: invented.People
    counts: dict[str, int] = field(default_factory=dict[str, int])
    tree: dict[str, Place] = field(default_factory=dict[str, Place])
    """Places by their codes, a town by the first nine digits of it."""

    def add(self, act: Action, model: Any, **values: Any) -> Any:
        """Keep one more record."""
        self.counts[model.kind_name] = self.counts.get(model.kind_name, 0) + 1
        return act.add(model, **values)


def play(folder: Path, secret: str, *, as_json: bool, share: int = 1) -> None:
    """Make the city's office with the whole network, or a share of it. Raises FiguresDiffer."""
    began = time.monotonic()
    try:
        counts = build(folder / "office", secret, share)
        for number in (1, 2):
            invite.save_key(folder / f"office-key-{number}.txt")
        checked = check.everything()
        if checked.problems:
            raise RecordsDamaged(what="；".join(checked.problems))
        table = report_table.lines()
        seconds = round(time.monotonic() - began, 1)
        said = {
            "folder": str(folder),
            "office": str(folder / "office"),
            "records": counts,
            "entries_checked": checked.entries,
            **stats.said(table),
            "seconds": seconds,
        }
        where = _("Look around in the window: main.py --data {folder}")
        lines = [
            *stats.lines(table),
            _("Checked: {entries} entries, all in order.").format(entries=checked.entries),
            _("Done in {seconds} seconds.").format(seconds=seconds),
            where.format(folder=folder / "office"),
        ]
        report(as_json, said, *lines)
        stats.require_same(table)
    finally:
        store.close()


def build(office: Path, secret: str, share: int = 1) -> dict[str, int]:
    """Make the city's office and leave it open; how many records of each kind there are.

    With a `share` of 20 everything is a twentieth of what the report says.
    """
    names = msgspec.json.decode(resource("sample", "network.json").read_bytes(), type=Names)
    store.create(
        office, kind="office", code=CITY, name=names.office, keeper=names.keeper, password=secret
    )
    needs = {
        each.name: tuple(ceil(number / share) for number in each.report)
        for each in report_table.report().figures
    }
    chance = Random(2017)
    network = Network(needs, names, chance, invented.People(chance, BEGAN))
    for district in directory.districts():
        with _published("place.add") as act:
            _towns(network, act, district)
    for district, build_district in _DISTRICTS.items():
        note(directory.districts()[district])
        build_district(network, district)
    _meet(network)
    return network.counts


@contextmanager
def _published(name: str) -> Generator[Action]:
    with journal.action(name, published=True) as act:
        yield act


# Places


def _towns(network: Network, act: Action, district: str) -> None:
    name = directory.districts()[district]
    top = network.add(act, Place, code=f"{district}000000", type="district", name=name)
    network.tree[district] = top
    for code, town in directory.towns(district).items():
        network.tree[code] = network.add(
            act, Place, code=f"{code}000", type="town", name=town, district=name, parent=top.id
        )


def _villages(network: Network, district: str, count: int, *, large: bool = False) -> list[Place]:
    """So many villages of a district, from all of its towns."""
    known = [each for each in directory.every() if each.code.startswith(district)]
    chosen = [known[at * len(known) // count] for at in range(min(count, len(known)))]
    with _published("place.add") as act:
        return [_village(network, act, each, large=large) for each in chosen]


def _village(network: Network, act: Action, found: Village, *, large: bool) -> Place:
    population = network.chance.randint(1000, 4200) if large else network.chance.randint(300, 2600)
    place = network.add(
        act, Place, code=found.code, type="village", name=found.name, town=found.town,
        district=found.district, population=population, households=population // 3,
        parent=network.tree[found.code[:9]].id,
    )  # fmt: skip
    if large:
        network.add(act, PlaceGroup, place=place.id, group="thousand", since=BEGAN)
    return place


def _rooms(network: Network, villages: Iterable[Place], called: str) -> None:
    """A service room in each of these villages."""
    with _published("place.add") as act:
        for each in villages:
            network.add(
                act, Place, type="room", name=f"{each.short_name()}{called}", town=each.town,
                district=each.district, parent=each.id,
            )  # fmt: skip


def _elsewhere(network: Network, district: str, count: int) -> None:
    """So many enterprise stations, and what there is once in a city."""
    names, top = network.names, network.tree[district]
    made = (a + b for b, a in itertools.product(names.trades, names.marks))
    companies = itertools.islice((*names.companies, *made), count)
    stations = [{"type": "station", "name": f"{each}法律服务工作站"} for each in companies]
    with _published("place.add") as act:
        for each in (*names.elsewhere, *stations):
            network.add(act, Place, **each, district=top.name, parent=top.id)


# People


def _serve(
    network: Network, role: str, count: int, where: Sequence[Place], **more: Any
) -> list[Person]:
    """So many people who serve in a role, one after another where there is a place for each.

    Where there are more places than people, they begin again with the first person.
    """
    with _published("person.appoint") as act:
        people = [_person(network, act, role, where[at % len(where)]) for at in range(count)]
        for at in range(max(count, len(where))):
            person, place = people[at % count], where[at % len(where)]
            _appoint(network, act, person, role, place, number=f"〔2015〕{at + 1}号", **more)
    return people


def _person(network: Network, act: Action, role: str, place: Place) -> Person:
    known = network.invented.names.service
    like = next(each for each in known if role in each.roles)
    sex, born = network.chance.choice("12"), network.chance.randint(1955, 1991)
    said = {
        "surname": network.invented.surname(),
        "district": place.district or place.name,
        "town": place.town or place.name,
        "village": place.short_name(),
    }
    return network.add(
        act, Person, name=network.invented.name(sex, born), sex=sex,
        unit=like.unit.format(**said), title=like.title, origin_kind=like.origin_kind or None,
        duty_days=like.duty_days or None, public_phone=network.invented.phone(),
    )  # fmt: skip


def _appoint(
    network: Network, act: Action, person: Person, role: str, place: Place, **more: Any
) -> None:
    network.add(act, Role, person=person.id, role=role, place=place.id, since=BEGAN, **more)


# What each district is known for


def _tengzhou(network: Network, district: str) -> None:
    villages = _villages(network, district, network.needs["rooms"][0], large=True)
    _rooms(network, villages, "法律服务工作室")
    _elsewhere(network, district, network.needs["stations"][0])
    _serve(network, "deputy", network.needs["deputies"][0], villages, basis="letter")


def _taierzhuang(network: Network, district: str) -> None:
    count = network.needs["volunteers"][0]
    villages = _villages(network, district, count)
    _serve(network, "volunteer", count, villages)
    poor = villages[::POOR]
    with _published("place.add") as act:
        for each in poor:
            network.add(act, PlaceGroup, place=each.id, group="poor", since=BEGAN)
            point = {"type": "point", "name": f"{each.short_name()}法治宣传点"}
            network.add(act, Place, **point, town=each.town, parent=each.id)
    # One adviser is the contact of several villages.
    advisers = _serve(network, "adviser", ceil(len(poor) / 3), poor, basis="contract")
    with _published("person.appoint") as act:
        for at, each in enumerate(poor):
            person = advisers[at % len(advisers)]
            _appoint(network, act, person, "contact", each, duty_days="随叫随到")
            _appoint(network, act, person, "invited_mediator", each)


def _shanting(network: Network, district: str) -> None:
    lawyers, towns = network.needs["lawyers"]
    members, by_members = network.needs["members"]
    assistants, by_assistants = network.needs["assistants"]
    known = [network.tree[code] for code in directory.towns(district)]
    villages = _villages(network, district, max(by_members, by_assistants))
    _serve(network, "lawyer", lawyers, known[:towns], basis="mandate")
    _serve(network, "member", members, villages[:by_members], basis="assigned")
    _serve(
        network, "assistant", assistants, villages[:by_assistants], basis="assigned",
        household="全村各户",
    )  # fmt: skip


def _shizhong(network: Network, district: str) -> None:
    count = network.needs["pairs"][0]
    villages = _villages(network, district, count)
    members = _serve(network, "member", ceil(count / 3), [network.tree[district]])
    with _published("person.appoint") as act:
        for at in range(count):
            place = villages[at % len(villages)]
            person = _person(network, act, "grid", place)
            grid = f"{place.code}-{at // len(villages) + 1:02d}"
            partner = members[at % len(members)].id
            _appoint(
                network, act, person, "grid", place, grid=grid, partner=partner, basis="paired"
            )


def _xuecheng(network: Network, district: str) -> None:
    count = network.needs["officers"][0]
    _serve(network, "officer", count, _villages(network, district, count), basis="assigned")


def _yicheng(network: Network, district: str) -> None:
    villages = _villages(network, district, network.needs["yicheng"][0], large=True)
    _rooms(network, villages, "法律服务室")


_DISTRICTS: Final = {
    "370402": _shizhong,
    "370403": _xuecheng,
    "370404": _yicheng,
    "370405": _taierzhuang,
    "370406": _shanting,
    "370481": _tengzhou,
}


def _meet(network: Network) -> None:
    """Trainings and meetings of all districts in turn, from then until the report."""
    until = datetime.date(2017, 6, 30)
    with journal.action("activity.keep") as act:
        for kind, figure in (("training", "trainings"), ("exchange", "exchanges")):
            count = network.needs[figure][0]
            for at in range(count):
                district = list(directory.districts())[at % len(directory.districts())]
                themes = network.names.themes[kind]
                network.add(
                    act, Activity, day=BEGAN + (until - BEGAN) * at // count, kind=kind, state=HELD,
                    theme=themes[at % len(themes)], place=network.tree[district].id,
                    headcount=network.chance.randint(30, 120),
                    organiser=f"{directory.districts()[district]}法学会",
                )  # fmt: skip
