"""What is counted where, and what is not."""

import datetime

import pytest

from app.errors import FieldErrors
from app.records import cards, keeping, people, places, stats, visits
from app.records.activities import Activity, Risk
from app.records.cases.model import Case, CaseMediator
from app.records.network import Service
from app.records.stats import Period, checking, rows
from app.store import journal
from app.store.session import current
from tests.records.stats.recorded import ELSEWHERE, VILLAGES, enter

NOVEMBER = Period(datetime.date(2026, 11, 1), datetime.date(2026, 11, 30))
DAY = datetime.date(2026, 11, 6)


def logged(place, day=DAY, **values):
    return visits.log(
        **{
            "day": day,
            "name": "孙广才",
            "category": "01",
            "facts": "承包地",
            "place": place,
            **values,
        }
    )


def number(key, name="visits", period=NOVEMBER, path=()):
    found = stats.counted(name, period)
    return found.value(found.cells[found.at[key]], found.numbers(path))


def test_what_names_no_place_counts_for_the_village_of_the_room(room):
    logged(None)
    found = stats.counted("visits", NOVEMBER)
    [district] = found.lines()
    [town] = found.lines(district.path)
    [place] = found.lines(town.path)
    assert [each.name for each in (district, town, place)] == ["山亭区", "店子镇", "店子村"]
    assert number("visits/body/village") == 1


def test_a_place_that_is_not_known_here_is_shown_as_such_and_counts(room):
    with journal.action("test") as act:
        enter(act, "visit", ELSEWHERE, DAY, 2)
    found = stats.counted("visits", NOVEMBER)
    [line] = found.lines()
    assert (rows.named(line), line.numbers[found.at["visits"]]) == ("地点不明", 1)


def test_a_local_code_stands_under_its_official_one_and_is_counted_in_it(room):
    logged(None, category="0102")
    logged(None, category="01")
    assert number("visits/category/01") == 2
    assert number("visits/category/0102") == 1


def test_what_was_not_said_is_a_part_too(room):
    logged(None)
    assert number("visits/mode/unsaid") + number("visits/mode/visit") == 1


def test_somebody_in_two_groups_is_counted_in_both(room):
    logged(None, groups=["old", "woman"])
    assert (number("visits/groups/old"), number("visits/groups/woman"), number("visits")) == (
        1,
        1,
        1,
    )


def test_a_promise_is_kept_by_a_visit_that_follows_on_it(room):
    first = logged(None, result="promised", follow_up=DAY)
    logged(None, result="promised", follow_up=DAY)
    logged(None, follows=first.id)
    logged(None, follows=first.id)
    assert (number("promised"), number("kept"), number("rate_kept")) == (2, 1, 500)


def test_shares_are_of_what_was_accepted_and_of_what_was_closed(room):
    with journal.action("test") as act:
        for which in (0, 1, 2):
            enter(act, "case", None, DAY, which)
    assert number("accepted", "disputes") == 3
    assert number("rate_accepted", "disputes") == 333
    assert number("rate_closed", "disputes") == 500
    assert number("parties", "disputes") == 6
    assert number("amount", "disputes") == 12_000
    assert number("accepted/source/entrusted", "disputes") == 2
    assert number("applied", "disputes") == 1


def test_a_share_of_nothing_is_none(room):
    assert number("rate_accepted", "disputes") is None


def test_what_hangs_on_a_void_dispute_does_not_count(room):
    with journal.action("test") as act:
        made = enter(act, "case", None, DAY, 0)
        act.void(made, "mistake")
    assert number("parties", "disputes") == 0
    assert number("amount", "disputes") == 0


def test_what_was_before_the_first_day_of_counting_is_not_counted(room):
    logged(None, day=datetime.date(2026, 11, 3))
    logged(None)
    from app import store

    store.installation.rename(code=room.code, name=room.name, start_day=DAY)
    assert number("visits") == 1
    found = stats.counted("visits", NOVEMBER)
    assert found.count_behind(found.cells[0]) == 1


def test_places_of_one_code_are_one_place(room):
    first, again = (
        keeping.keep(places.Place, name="店子村", type="village", code="370406101200")
        for _number in range(2)
    )
    logged(first.id)
    logged(again.id)
    found = stats.counted("visits", NOVEMBER)
    [line] = rows.rows(found, "place")
    assert line.numbers[found.at["visits"]] == 2
    assert found.count_behind(found.cells[0], line.path) == 2


def serves(name, role="adviser"):
    person = people.register(name=name)
    place = places.ensure(VILLAGES[0])
    people.appoint(person, role=role, place=place.id)
    return person, place


def test_an_adviser_has_hours_that_overlap_once_and_whoever_is_none_is_not_listed(room):
    adviser, place = serves("周明")
    grid, _same = serves("王建国", "grid")
    for person, begin, finish in ((adviser, 9, 11), (adviser, 10, 12), (grid, 9, 10)):
        keeping.keep(
            Service, day=DAY, kind="on_site", place=place.id, name=person.name, person=person.id,
            begin=datetime.time(begin), finish=datetime.time(finish), types=["advice", "review"],
        )  # fmt: skip
    logged(place.id, handler=adviser.id)
    found = stats.counted("advisers", NOVEMBER)
    [line] = rows.rows(found, "place")
    assert line.name == "周明"
    assert [line.numbers[found.at[key]] for key in ("hours", "services", "reviewed")] == [180, 2, 2]
    assert number("consultations", "advisers") == 1
    hours = found.cells[found.at["hours"]]
    assert found.count_behind(hours, line.path) == 2


def test_a_mediator_has_the_disputes_that_were_accepted_then(room):
    adviser, _place = serves("周明")
    with journal.action("test") as act:
        case = enter(act, "case", None, DAY, 0)
        act.add(CaseMediator, case=case.id, person=adviser.id, name="周明", since=DAY)
    assert number("disputes", "advisers") == 1
    found = stats.counted("advisers", NOVEMBER.before())
    assert found.total[found.at["disputes"]] == 0


def test_what_does_not_add_up_is_named(room):
    logged(None)
    found = stats.counted("visits", NOVEMBER)
    numbers = list(found.total)
    numbers[found.at["visits/category/01"]] += 1
    [fault] = checking.of_numbers(found.cells, numbers)
    assert (fault.cell.key, fault.number, fault.parts) == ("visits", 1, 2)
    assert current().origin


def test_what_a_dispute_and_a_risk_were_kept_from_is_counted_together(room):
    with journal.action("test") as act:
        act.add(
            Case, day=DAY, state="closed", source="apply", category="02", facts="争",
            accepted=DAY, ended=DAY, outcome="written", prevented="criminal", people=5,
        )  # fmt: skip
        act.add(
            Risk, day=DAY, level="red", category="02", facts="地界", defused=DAY,
            prevented="criminal", people=12,
        )  # fmt: skip
    assert number("kept_from_crime", "disputes") == 2
    assert number("kept_from_crime_people", "disputes") == 17
    assert number("kept_from_petition", "disputes") == 0
    found = stats.counted("disputes", NOVEMBER)
    behind = found.behind(found.cells[found.at["kept_from_crime"]])
    assert [each.kind_name for each in behind] == ["case", "risk"]


@pytest.mark.parametrize("kind", [Case, Risk])
def test_for_how_many_people_is_said_where_the_worst_was_prevented(room, kind):
    values = {"day": DAY, "category": "02", "facts": "争", "prevented": "petition"}
    beside = {"state": "closed", "source": "apply"} if kind is Case else {"level": "red"}
    with pytest.raises(FieldErrors) as refused, journal.action("test") as act:
        act.add(kind, **values, **beside)
    assert list(refused.value.fields) == ["people"]


def test_cards_are_counted_by_the_piece_and_those_that_still_lie_here_are_not_handed_out(room):
    person = people.register(name="周明")
    cards.issue(printed=[(person.id, 30)], day=DAY)
    cards.issue(printed=[(person.id, 12)], day=DAY, group_label="三组")
    cards.issue(printed=[(person.id, 1)], day=DAY, holder_name="赵淑珍", household="赵家")
    assert (number("cards", "activities"), number("cards_out", "activities")) == (43, 13)


def test_a_duty_counts_in_the_month_in_which_its_period_ends_and_for_its_place(room):
    place = places.ensure(VILLAGES[0])
    keeping.keep(Activity, day=DAY, kind="study", state="held", theme="学", place=place.id)
    september = Period(datetime.date(2026, 9, 1), datetime.date(2026, 9, 30))
    found = stats.counted("duties", september)
    monthly_and_quarterly = {
        each.rule.name for each in found.duties_behind(found.cells[found.at["due"]])
    }
    assert {"cadre_study", "sweep"} <= monthly_and_quarterly
    assert "check_up" not in monthly_and_quarterly
    assert number("overdue/rule/cadre_study", "duties", september) == 1
    assert number("met/rule/cadre_study", "duties") == 1
    found = stats.counted("duties", NOVEMBER)
    [line] = rows.rows(found, "place")
    assert line.name == "店子村"
    assert number("rate_met", "duties") == round(
        1000 * number("met", "duties") / number("due", "duties")
    )
