"""An office's morning: a pile of sticks, one of them bad, one room silent, questions answered."""

import datetime

from app.office import overview, receive
from app.records import people, stats, visits
from app.records.stats import periods
from app.records.visits import Filter
from app.room import sample
from app.store import journal, search
from tests.journeys.district import CODES

ROOMS = dict(zip(("店子村", "山前村", "沙河村"), CODES, strict=True))


def test_a_morning_with_three_rooms(district, clock):
    for who, code in ROOMS.items():
        district.room(who, code)
    for seed, who in enumerate(("店子村", "山前村"), start=1):
        with district.at(who):
            sample.fill(visits=30, persons=50, seed=seed)
        district.deliver(who, f"stick of {who}")

    # One stick was dropped into a puddle, and is asked for again.
    [package] = (district.stick("stick of 山前村")).rglob("*.age")
    whole = package.read_bytes()
    package.write_bytes(whole[: len(whole) // 2])
    taken = district.receive("stick of 店子村")
    spoilt = district.receive("stick of 山前村")
    assert [each.verdict for each in taken + spoilt] == [receive.TAKEN, receive.REFUSED]
    assert spoilt[0].words
    package.write_bytes(whole)
    assert [each.verdict for each in district.receive("stick of 山前村")] == [receive.TAKEN]

    with district.at("office") as office:
        # Who has reported; a room that never came is not forgotten.
        states = {each.name: each for each in overview.states()}
        assert states["店子村工作室"].reported
        assert states["山前村工作室"].reported
        assert not any(each.missing or each.held for each in states.values())
        assert visits.count(Filter()) == 60

        # A number on the page is the visits behind it.
        year = periods.of(office.today(), "year")
        counted = [stats.counted("visits", each) for each in (year, year.before())]
        number = [each.total[each.at["visits"]] for each in counted]
        assert sum(number) == 60
        assert [len(each.behind(each.cells[0])) for each in counted] == number

        # People are found, what is private never came.
        assert "王䶮" in {hit.title for hit in search.find("王䶮", ["person"])}
        assert not any(each.identity or each.phone for each in people.Person.select())

    for who in ("店子村", "山前村"):
        assert district.take_reply(who, f"stick of {who}").news
        assert district.rows("office", of=who) == district.rows(who)

    # Next month both rooms report again; the one that has nothing new says so.
    clock.forward(days=31)
    district.log("店子村", "新的一件事")
    for who in ("店子村", "山前村"):
        district.deliver(who, "one stick")
    assert {each.verdict for each in district.receive("one stick")} == {receive.TAKEN}
    with district.at("office"):
        assert overview.silent() == []
        assert visits.count(Filter()) == 61
        assert journal.verify() > 0


def test_who_has_not_come_this_month_is_named(district, clock):
    for who in ("店子村", "山前村"):
        district.room(who, ROOMS[who])
        district.log(who, "离婚")
        district.round(who)
    clock.time = clock.time.replace(month=12) + datetime.timedelta(days=1)
    district.round("店子村")
    with district.at("office"):
        assert [each.name for each in overview.silent()] == ["山前村工作室"]
