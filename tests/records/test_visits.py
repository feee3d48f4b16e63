"""Visits: numbered, dated, never lost, never counted twice."""

import datetime

import pytest

from app import settings, store
from app.errors import FieldErrors
from app.records import cases, deliveries, on_paper, people, visits
from app.records.on_paper import LastNumberUnknown
from app.store import backup, journal, preferences, restore
from tests.conftest import PASSWORD

DAY = datetime.date(2026, 11, 22)


def log(**values):
    return visits.log(**{"day": DAY, "name": "赵淑珍", "category": "01", "facts": "离婚", **values})


def facts(found):
    return [visit.facts for visit, _ in found]


def test_numbers_run_on_within_a_year_and_voided_ones_are_not_used_again(room):
    assert log().number == 1
    visits.void(log(), reason="duplicate")
    assert log().number == 3
    assert log(day=datetime.date(2025, 12, 31)).number == 1


def test_numbers_continue_the_paper_book(room):
    assert log(number_from=418).number == 418
    assert log().number == 419


def test_a_visit_needs_somebody_or_the_wish_to_give_no_name(room):
    with pytest.raises(FieldErrors) as refused:
        log(name=None)
    assert set(refused.value.fields) == {"name"}
    assert log(name=None, anonymous=True).anonymous


def test_what_is_missing_is_said_beside_each_field(room):
    with pytest.raises(FieldErrors) as refused:
        visits.log(name="赵淑珍")
    assert set(refused.value.fields) == {"day", "category", "facts"}


def test_a_known_persons_particulars_are_kept_as_they_were_on_the_day(room):
    person = people.register(name="赵淑珍", identity="370481194912310020", phone="13806321234")
    visit = log(name=None, person=person.id)
    assert (visit.name, visit.sex, visit.phone, visit.age_band) == (
        "赵淑珍",
        "2",
        "13806321234",
        "4",
    )
    people.change(person, phone="13900000000")
    assert visits.Visit.get().phone == "13806321234"


def test_an_entry_three_days_late_marks_itself(room):
    assert log(day=DAY - datetime.timedelta(days=3)).late is None
    assert log(day=DAY - datetime.timedelta(days=4)).late is True


def test_a_delivered_visit_is_amended_only_with_a_reason(room):
    visit = log()
    with journal.action("delivery.make") as act:
        act.add(
            deliveries.Delivery,
            serial=1,
            epoch=room.epoch,
            first=1,
            last=visit.entry,
            head="0" * 64,
            day=DAY,
        )
    assert deliveries.state(visit) == deliveries.PACKED
    with pytest.raises(FieldErrors):
        visits.amend(visit, facts="改")
    changed = visits.amend(visit, facts="改", reason="听错了")
    assert (changed.facts, changed.reason) == ("改", "听错了")
    assert deliveries.state(changed) == deliveries.HERE


def test_a_voided_visit_is_no_longer_listed_nor_found_but_stays(room):
    visit = visits.void(log(), reason="duplicate")
    assert visits.page(visits.Filter()) == []
    assert visits.page(visits.Filter(text="zsz")) == []
    assert facts(visits.page(visits.Filter(voided=True))) == ["离婚"]
    visits.restore(visits.Visit.get(visits.Visit.id == visit.id))
    assert facts(visits.page(visits.Filter(text="zsz"))) == ["离婚"]


@pytest.mark.parametrize("typed", ["zsz", "赵", "离婚", "傅军", "fj", "fujun lihun", "1380632"])
def test_the_list_is_narrowed_by_what_is_typed(room, typed):
    log(handler_name="傅军", phone="13806321234")
    log(name="王建国", facts="宅基地")
    found = facts(visits.page(visits.Filter(text=typed)))
    assert found == ([] if typed == "fujun lihun" else ["离婚"])


def test_narrowings_add_up(room):
    log(category="05", facts="甲")
    log(category="05", facts="乙", day=DAY - datetime.timedelta(days=40))
    log(category="06", facts="丙", for_lawyer=True)
    since = DAY - datetime.timedelta(days=30)
    assert facts(visits.page(visits.Filter(category="05", since=since))) == ["甲"]
    assert facts(visits.page(visits.Filter(for_lawyer=True))) == ["丙"]


@pytest.mark.parametrize("text", ["", "zsz"])
def test_a_long_list_comes_page_by_page_without_gap_or_repeat(room, text):
    for number in range(25):
        log(day=DAY - datetime.timedelta(days=number % 3), facts=f"第{number}")
    seen, key = [], None
    while rows := visits.page(visits.Filter(text=text), key, 10):
        seen += facts(rows)
        key = rows[-1][1]
    assert len(seen) == len(set(seen)) == 25


def test_a_promised_answer_is_due_until_a_visit_follows(room):
    first = log(follow_up=DAY)
    assert visits.promised(DAY) == [first]
    log(follows=first.id)
    assert visits.promised(DAY) == []


def test_legal_aid_has_its_clock(room):
    visit = log()
    referral = visits.refer(visit, told=True, submitted=DAY)
    assert visits.referral_due(referral) == ("decision", datetime.date(2026, 11, 29))
    referral = visits.change_referral(referral, decision="granted", decided=DAY)
    assert visits.referral_due(referral) == ("lawyer", datetime.date(2026, 11, 25))
    referral = visits.change_referral(referral, assigned=DAY)
    assert visits.referral_due(referral) is None


def test_visits_before_the_first_day_are_found_but_not_counted(room):
    store.current().start_day = DAY
    log(day=DAY - datetime.timedelta(days=1))
    log()
    assert visits.month_count(DAY) == 1
    assert len(visits.page(visits.Filter(text="zsz"))) == 2


def test_a_newcomer_becomes_a_person_with_the_visit(room: store.Store):
    visit = visits.log(
        day=DAY, name="孙广才", newcomer={"name": "孙广才", "phone": "13800009999"},
        category="06", facts="欠薪",
    )  # fmt: skip
    person = people.Person.get(people.Person.id == visit.person)
    assert (person.name, visit.phone) == ("孙广才", "13800009999")
    assert person.entry == visit.entry


def test_a_refused_visit_leaves_no_newcomer(room: store.Store):
    with pytest.raises(FieldErrors):
        visits.log(day=DAY, name="孙广才", newcomer={"name": "孙广才"}, facts="欠薪")
    assert people.suggest("孙广才") == []


def test_numbers_go_on_from_the_paper_book_only_in_the_year_we_began(room: store.Store):
    room.start_day = datetime.date(2026, 7, 1)
    preferences.put(settings.NUMBER_FROM, 58)
    assert visits.first_number(2026) == 58
    assert visits.first_number(2027) == 1


def test_another_visitor_brings_his_own_particulars(room: store.Store):
    first = people.register(name="赵淑珍", phone="13800001234", sex="2")
    second = people.register(name="赵广义", phone="13800005678", sex="1")
    visit = visits.log(day=DAY, person=first.id, category="01", facts="离婚")
    visit = visits.amend(visit, person=second.id, name="赵广义", sex=None, phone=None)
    assert (visit.sex, visit.phone) == ("1", "13800005678")


def test_what_cannot_be_read_in_the_paper_book_says_so(room: store.Store):
    visit = visits.from_paper(day=DAY, unclear=["name", "facts", "phone"], category="01")
    assert (visit.anonymous, visit.facts) == (True, visits.UNREADABLE)
    assert visit.unclear == "来访人、反映的情况、电话"


def test_a_day_among_the_words_narrows_the_list(room: store.Store):
    log(name="赵淑珍")
    log(name="赵广义", day=DAY - datetime.timedelta(days=4))
    asked = visits.Filter(text="赵 11-18")
    assert [visit.name for visit, _ in visits.page(asked)] == ["赵广义"]
    assert [visit.name for visit in visits.every(visits.Filter(text="11-22"))] == ["赵淑珍"]


def test_a_matter_holds_the_local_ones_that_count_under_it(room: store.Store):
    log(category="0102")
    assert len(visits.every(visits.Filter(category="01"))) == 1


def test_void_visits_are_counted_apart(room):
    log(day=DAY - datetime.timedelta(days=1))
    log()
    visits.void(log(), reason="duplicate")
    assert visits.count(visits.Filter()) == 2
    assert visits.count(visits.Filter(since=DAY)) == 1
    assert visits.count(visits.Filter(since=DAY, voided=True)) == 1


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2号", ["二", "去年二"]),
        ("第２号", ["二", "去年二"]),
        ("2025年 2号", ["去年二"]),
        ("2号 赵淑珍", ["二"]),
        ("4号", []),
        ("2", ["二", "去年二"]),
        ("1", ["一", "去年一", "电话"]),
    ],
)
def test_a_visit_is_found_by_its_number(room: store.Store, typed: str, found: list[str]):
    log(facts="一"), log(facts="二")
    log(facts="电话", phone="13806321234")
    log(facts="去年一", day=datetime.date(2025, 5, 1))
    log(facts="去年二", name="李海涛", day=datetime.date(2025, 5, 1))
    assert sorted(facts(visits.page(visits.Filter(text=typed)))) == sorted(found)


def test_after_a_restore_visits_go_on_after_the_last_number_on_paper(room, tmp_path, clock):
    log()
    opened = store.current()
    saved = backup.make(opened.folder, opened.key, tmp_path / f"saved{backup.SUFFIX}")
    store.close(with_backup=False)
    restore.restore(saved, tmp_path / "again")
    again = store.open(tmp_path / "again", password=PASSWORD)
    again.clock, again.clock_accepted = clock, True
    with pytest.raises(LastNumberUnknown) as refused:
        visits.require_last_known(DAY)
    assert refused.value.data == {"year": DAY.year, "last": 1}
    assert refused.value.what == on_paper.VISIT
    on_paper.enter_last_number(on_paper.VISIT, DAY.year, 7)
    visits.require_last_known(DAY)
    assert log().number == 8
    assert log().number == 9


def test_what_was_read_on_paper_of_visits_says_nothing_of_disputes(room):
    on_paper.enter_last_number(on_paper.VISIT, DAY.year, 7)
    assert cases.numbering.last_used(DAY.year) == 0
    on_paper.enter_last_number(on_paper.CASE, DAY.year, 3)
    assert visits.next_number(DAY.year) == 8
    assert cases.numbering.last_used(DAY.year) == 3


def test_where_nothing_was_restored_nobody_is_asked(room):
    visits.require_last_known(DAY)
