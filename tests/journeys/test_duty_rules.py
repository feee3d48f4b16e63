"""A rule that an office changes goes down by stick and is in force in its rooms; so do excuses."""

import json

import msgspec
import pytest

from app.errors import FieldErrors
from app.records import duties, places
from app.records.duties import DutyRule, excuses, rules
from app.records.duties.engine import State
from app.records.sent_down import OfTheOffice
from app.store import journal
from tests.journeys.district import CODES, DAY

VILLAGE = CODES[0][:12]


def rule(name="cadre_study"):
    return next(each.data for each in duties.given() if each.data.name == name)


def change(district, name="cadre_study", **values):
    with district.at("office"):
        duties.send(msgspec.structs.replace(rule(name), **values))


def home(district, who="店子村"):
    """What the first page of a room names."""
    with district.at(who):
        return {each.rule.name: each.missing for each in duties.now()}


@pytest.fixture
def district(district_after):
    def happen(district):
        district.room("店子村")
        with district.at("店子村"):
            places.ensure(VILLAGE)
        district.round("店子村", "一")

    return district_after("a room with a village", happen)


def test_a_rule_that_the_office_changes_reaches_the_room_by_stick_and_changes_its_home(district):
    assert home(district)["cadre_study"] == 1
    change(district, needs=3)
    assert home(district)["cadre_study"] == 1
    district.round("店子村", "二")
    assert home(district)["cadre_study"] == 3
    change(district, on=False)
    district.round("店子村", "三")
    assert "cadre_study" not in home(district)
    with district.at("office"):
        duties.take_back("cadre_study")
    district.round("店子村", "四")
    assert home(district)["cadre_study"] == 1
    assert district.checked("店子村")
    assert district.checked("office")


def test_a_rule_of_the_offices_own_is_due_beside_those_of_the_program(district):
    with district.at("office"):
        spelled = json.loads(duties.spelled(rule())) | {"name": "night_school"}
        duties.send(rules.read(json.dumps(spelled).encode(), "night_school.json"))
    district.round("店子村", "二")
    assert {"night_school", "cadre_study"} <= home(district).keys()


def test_a_rule_that_a_room_does_not_understand_leaves_the_last_good_one_in_force(district):
    change(district, needs=2)
    district.round("店子村", "二")
    with district.at("office"):
        [sent] = DutyRule.select()
        body = {"name": sent.name, "rule": '{"name": "cadre_study", "later": 1}'}
        with journal.action("duty_rule.send", published=True) as act:
            act.add_version("duty_rule", sent.id, body, {})
    district.round("店子村", "三")
    assert home(district)["cadre_study"] == 2
    with district.at("店子村"):
        found = {each.data.name: each for each in duties.given()}
        assert found["cadre_study"].misread
        assert not found["sweep"].misread


@pytest.mark.parametrize("text", ["长" * 60_001, None, 7])
def test_a_rule_that_does_not_fit_its_column_leaves_all_rules_in_force(district, text):
    change(district, needs=2)
    district.round("店子村", "二")
    with district.at("office"):
        [sent] = DutyRule.select()
        with journal.action("duty_rule.send", published=True) as act:
            act.add_version("duty_rule", sent.id, {"name": sent.name, "rule": text}, {})
            act.add_version("duty_rule", journal.new_id(), {"name": "night_school"}, {})
    district.round("店子村", "三")
    assert home(district)["cadre_study"] == 2
    with district.at("店子村"):
        found = {each.data.name: each for each in duties.given()}
        assert found["cadre_study"].misread
        assert "night_school" not in found


def test_a_room_cannot_change_what_is_asked_of_it(district):
    with district.at("店子村"), pytest.raises(OfTheOffice):
        duties.switch(rule(), on=False)


def test_an_office_cannot_send_what_is_no_rule(office):
    with pytest.raises(FieldErrors), journal.action("duty_rule.send", published=True) as act:
        act.add(DutyRule, name="cadre_study", rule='{"name": "cadre_study"}')
    with pytest.raises(FieldErrors), journal.action("duty_rule.send", published=True) as act:
        act.add(DutyRule, name="other", rule=duties.spelled(rule()))
    assert not DutyRule.select().exists()


def test_a_rule_sent_twice_is_one_record_and_the_last_word_counts(office):
    duties.switch(rule(), on=False)
    duties.bind(rule(), "key", only=True)
    assert DutyRule.select().count() == 1
    assert (rule().on, rule().scope.groups) == (False, ("key",))
    duties.bind(rule(), "key", only=False)
    assert rule().scope.groups == ()


# Excuses


def overdue(name="cadre_study"):
    lines = duties.year_sheet(DAY.year)
    [line] = [each for each in lines if each.rule.name == name]
    return line.duties[0]


def test_a_room_asks_to_be_excused_and_the_office_grants_it(district):
    with district.at("店子村"):
        duty = overdue()
        assert duty.state == State.OVERDUE
        excuses.ask(duty, "村委会换届，一月没有组织学习。")
        with pytest.raises(excuses.AskedAlready):
            excuses.ask(duty, "再问一次")
        assert overdue().state == State.OVERDUE
    district.deliver("店子村", "二")
    district.receive("二", answer=False)
    with district.at("office"):
        [asked] = excuses.waiting()
        assert asked.reason.startswith("村委会换届")
        excuses.answer(asked, granted=True, words="同意")
        assert excuses.waiting() == []
        assert overdue().state == State.EXCUSED
    district.round("店子村", "三")
    with district.at("店子村"):
        assert overdue().state == State.EXCUSED
        assert excuses.answer_to(excuses.request(overdue())).words == "同意"
        with pytest.raises(OfTheOffice):
            excuses.answer(excuses.request(overdue()), granted=True)


def test_what_is_refused_stays_overdue_and_may_be_asked_again(district):
    with district.at("店子村"):
        excuses.ask(overdue(), "没人")
    district.deliver("店子村", "二")
    district.receive("二", answer=False)
    with district.at("office"):
        [asked] = excuses.waiting()
        excuses.answer(asked, granted=False, words="请补学")
    district.round("店子村", "三")
    with district.at("店子村"):
        assert overdue().state == State.OVERDUE
        excuses.ask(overdue(), "正月大雪封路")


def test_a_room_cannot_excuse_itself(district):
    with district.at("店子村"):
        with pytest.raises(OfTheOffice):
            excuses.excuse(overdue(), "自己说了算")
        with journal.action("excuse.ask") as act:
            act.add(
                excuses.Excuse, place=overdue().subject.id, rule="cadre_study",
                first=overdue().period.first, reason="自己说了算", answer="granted",
            )  # fmt: skip
        assert overdue().state == State.OVERDUE
    district.round("店子村", "二")
    with district.at("office"):
        assert overdue().state == State.OVERDUE
