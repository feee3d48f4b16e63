"""Records that a room signed without what their kinds require, beside what an office looks at."""

import pytest

from app.records import (
    assessment,
    cases,
    narrowing,
    people,
    places,
)
from app.records.assessment import freezing, later
from app.records.duties import bound, excuses
from app.records.network import coverage, villages
from app.records.stats import areas, closing, periods
from app.store import journal
from tests.journeys import hollow, office_looks
from tests.journeys.district import CODES, DAY
from tests.journeys.signing import verdicts, write
from tests.records.cases.conftest import Village


def test_what_lacks_what_its_kind_requires_leaves_the_sheet_of_villages_standing(two):
    with two.at("店子村"):
        home = places.add(name="店子村", type="village", code=CODES[0][:12]).id
        served = people.register(name="周明", village=home)
        people.appoint(served, role="deputy", place=home)
    unnamed, role = journal.new_id(), {"role": "deputy", "place": home}
    write(two, "店子村", "place", None, {"type": "village", "code": CODES[2][:12], "name": 7})
    write(two, "店子村", "person", unnamed, {"name": ["周明"]})
    write(two, "店子村", "role", None, {**role, "person": unnamed})
    write(two, "店子村", "role", None, {**role, "person": 7})
    write(two, "店子村", "role", None, {**role, "person": served.id, "role": 7})
    two.deliver("店子村")
    assert verdicts(two.receive()) == [("taken", "NoneType")]
    with two.at("office"):
        found = coverage.served(villages.read())
    names = {held.name for each in found for held in each.by}
    assert "周明" in names


def test_a_place_without_a_readable_name_is_called_by_its_code_wherever_places_are_read(two):
    code = CODES[2][:12]
    for name in (7, "村" * 61):
        write(two, "店子村", "place", None, {"type": "village", "code": code, "name": name})
    two.deliver("店子村")
    assert verdicts(two.receive()) == [("taken", "NoneType")]
    with two.at("office"):
        assert code in {each.name for each in bound.known()}
        assert code in {each.name for each in areas.of_places().values()}
        assert code in dict(narrowing.of_place("place", "Place").values()).values()
        [one, _other] = places.Place.where_equal("code", code)
        assert places.name_of(one.id) == code
        assert places.named("370406101202") == [one, _other]
        assert places.named("zhou") == []
        assert places.called("周庄") == []
        assert places.short_address(one.id) == ""


def test_a_deputy_without_a_name_leaves_the_ranking_and_the_freezing_of_a_year_standing(two):
    with two.at("店子村"):
        home = places.ensure(CODES[0][:12]).id
        people.appoint(people.register(name="周明"), role="deputy", place=home)
    unnamed = journal.new_id()
    write(two, "店子村", "person", unnamed, {"name": 7})
    write(two, "店子村", "role", None, {"role": "deputy", "place": home, "person": unnamed})
    two.deliver("店子村")
    two.receive()
    with two.at("office"):
        assert [each.name for each in assessment.scores(DAY.year).persons] == ["周明"]
        assert freezing.freeze(DAY.year)
        assert "周明" in {each.name for each in areas.of_persons(["deputy"]).values()}


OURS = {
    "hand_number": {"last": "2026-10-31"},
    "double": {},
    "remark": {"day": "2026-10-08"},
    "assessment_points": {"year": 2026},
}


def test_what_a_room_writes_of_kinds_that_an_office_alone_does_came_later_to_nothing(two):
    with two.at("店子村"):
        places.ensure(CODES[0][:12])
    two.round("店子村", "places")
    with two.at("office"):
        locked = closing.lock(periods.parse("2026-10", DAY))
        freezing.freeze(DAY.year)
    for kind, body in OURS.items():
        write(two, "店子村", kind, None, body)
    day = {"day": "2026-10-08", "state": "held"}
    late = journal.new_id()
    write(two, "店子村", "activity", late, {**day, "kind": "lecture", "theme": "宪法"})
    two.deliver("店子村")
    two.receive()
    with two.at("office"):
        assert [each.record for each in closing.later(locked)] == [late]
        frozen = freezing.of_year(DAY.year)
        assert later.compared(freezing.opened(frozen))


def test_requests_that_say_not_for_what_do_not_hide_those_that_do(two):
    with two.at("店子村"):
        home = places.ensure(CODES[0][:12]).id
    whole = {"place": home, "rule": "lecture", "first": "2026-10-01", "reason": "汛期"}
    with two.at("店子村"), journal.action("visit.log") as act:
        for lacks in [*whole] * 130:
            said = {name: value for name, value in whole.items() if name != lacks}
            act.add_version("excuse", journal.new_id(), said, {})
    write(two, "店子村", "excuse", None, whole)
    two.deliver("店子村")
    two.receive()
    with two.at("office"):
        [asked] = excuses.waiting()
        assert asked.reason == "汛期"
        excuses.answer(asked, granted=True)
        assert excuses.waiting() == []


def test_what_lacks_a_day_hangs_on_no_dispute_and_leaves_its_volume_to_be_scored(two):
    with two.at("店子村"):
        case = Village().archived().id
    for kind in ("inquiry", "mediation", "revisit", "extension", "paper_original", "signature"):
        write(two, "店子村", kind, None, {"case": case})
    two.deliver("店子村")
    two.receive()
    with two.at("office"):
        found = cases.get(case)
        assert all(each.day for each in cases.parts.sessions(found))
        assert cases.parts.sessions(found)
        assert cases.volume.papers(found)
        assert cases.volume.contradictions(found) == []


def test_a_room_joins_nobody_but_its_own(two):
    with two.at("office"):
        lawyer = people.register(name="李律师").id
    with two.at("店子村"):
        mine, again = (people.register(name=each).id for each in ("李律师", "李律"))
        people.join(people.get(mine), people.get(again))
    write(two, "店子村", "same_as", None, {"person": mine, "other": lawyer})
    write(two, "店子村", "same_as", None, {"other": lawyer})
    write(two, "店子村", "same_as", None, {"other": mine})
    write(two, "店子村", "same_as", None, {"person": journal.new_id(), "other": mine})
    two.deliver("店子村")
    two.receive()
    with two.at("office"):
        assert people.shown_as() == {again: mine}
        assert {each.id for each, _key in people.page()} == {lawyer, mine}
        assert {each.id for each in people.suggest("李")} == {lawyer, mine}
    write(two, "店子村", "same_as", None, {"person": lawyer, "other": mine})
    two.deliver("店子村")
    two.receive()
    with two.at("office"):
        assert people.shown_as() == {again: lawyer, mine: lawyer}
        assert people.everyone_joined(again)[0] == lawyer


@pytest.fixture
def judged(district_after):
    """Two rooms that have reported a month, and an office that has judged it."""
    return district_after("a month that was judged", hollow.worked)


def test_what_is_hollow_of_every_kind_leaves_all_that_an_office_looks_at_standing(judged, tmp_path):
    month, year = hollow.SEPTEMBER, hollow.YEAR
    with judged.at("office"):
        before = office_looks.there()
    sent = hollow.sent(judged)
    with judged.at("office"):
        wrong = office_looks.wrong(office_looks.at(month, year, tmp_path))
        assert not wrong, "\n\n".join(f"{words}: {why}" for words, why in wrong.items())
        after = office_looks.there()
    assert len(sent) > 500
    assert {
        kind: found - after[kind] for kind, found in before.items() if found - after[kind]
    } == {}
    assert judged.checked("office")
