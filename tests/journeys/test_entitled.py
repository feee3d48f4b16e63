"""Names and households of the list of those entitled to legal aid never leave; numbers do."""

import json

from app.records import duties, entitled, keeping, people, places, visits
from app.records.entitled import Entitled
from app.records.people import Person
from app.records.visits import Visit
from app.store.schema import Version
from tests.journeys.district import CODES, DAY

NAME, HOUSEHOLD, CALLER = "尉迟桂兰", "尉迟大海", "上官建国"


def test_names_and_households_stay_in_the_room_and_the_counts_reach_the_office(district):
    district.room("店子村")
    with district.at("店子村"):
        village = places.ensure(CODES[0][:12])
        entry = keeping.keep(
            Entitled, since=DAY, group="watched", place=village.id, name=NAME,
            household=HOUSEHOLD, members=4, note=f"{NAME}腿脚不便",
        )  # fmt: skip
        entitled.tell(entry, day=DAY)
        caller = people.register(
            name=CALLER, groups=["watched"], household=HOUSEHOLD, village=village.id
        )
        entitled.put_on(caller)
        visit = visits.log(day=DAY, person=caller.id, category="01", facts="欠薪",
                           place=village.id)  # fmt: skip
        visits.refer(visit, submitted=DAY)
    district.round("店子村")
    with district.at("office"):
        sent = b"\n".join(bytes(each.shared or b"") for each in Version.select())
        for word in (NAME, HOUSEHOLD):
            assert word.encode() not in sent
        for kind in ("entitled", "person", "visit"):
            for each in Version.select().where(Version.kind == kind):
                body = json.loads(bytes(each.shared))
                assert "household" not in body
                assert "groups" not in body
                assert kind != "entitled" or not {"name", "person", "note", "aid_day"} & set(body)
        assert {(each.name, each.person, each.household) for each in Entitled.select()} == {
            (None, None, None)
        }
        assert [each.words() for each in entitled.counts()] == [
            "应援 2 · 已告知 2 · 已申请 1 · 已获援助 0"
        ]
        [line] = [e for e in duties.year_sheet(DAY.year) if e.rule.name == "told_of_aid"]
        assert [(each.needs, each.amount) for each in line.duties][-1] == (2, 2)
        assert Person.select().where(Person.groups.is_null(False)).count() == 0
        assert Visit.select().where(Visit.groups.is_null(False)).count() == 0
    assert district.checked("店子村")
    assert district.checked("office")
