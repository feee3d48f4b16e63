"""Lists of disputes page by page, and what happened in one."""

import datetime

import pytest

from app.records import cases, visits
from app.records.cases.model import Case
from app.records.cases.titles import short_number
from tests.records.cases.conftest import DAY


def ids(**asked):
    return {case.id for case, _ in cases.page(cases.Filter(**asked))}


def test_pages_follow_on_each_other_the_latest_day_first(village):
    made = [village.registered(day=DAY + datetime.timedelta(days=n % 4)).id for n in range(11)]
    seen, key = [], None
    while rows := cases.page(cases.Filter(), key, 4):
        seen += [case for case, _ in rows]
        key = rows[-1][1]
    assert sorted(case.id for case in seen) == sorted(made)
    assert [case.day for case in seen] == sorted((case.day for case in seen), reverse=True)
    assert [case.id for case in cases.every(cases.Filter())] == [case.id for case in seen[::-1]]
    assert cases.count(cases.Filter()) == 11


def test_a_list_is_narrowed(village):
    one = village.mediating()
    other = village.registered(category="0701", facts="承包地", day=datetime.date(2026, 5, 1))
    ended = village.failed()
    assert ids(state="mediating") == {one.id}
    assert ids(going=True) == {one.id, other.id, ended.id}
    assert ids(category="07") == {other.id}
    assert ids(outcome="failed") == {ended.id}
    assert ids(mediator=village.mediator.id) == {one.id, ended.id}
    assert ids(person=village.li.id) == {one.id, other.id, ended.id}
    assert ids(until=datetime.date(2026, 6, 1)) == {other.id}
    assert ids(text="承包地") == {other.id}
    assert ids(text="承包地", state="mediating") == set()
    assert ids(text="5月 承包地") == {other.id}
    assert ids(text="店民调字第2号") == {other.id}
    cases.void(other, reason="duplicate")
    assert ids(voided=True) == {other.id}


def test_a_dispute_goes_on_until_it_lies_in_the_archive(village):
    closed, ended = village.closed(), village.failed()
    village.declined()
    village.archived()
    assert ids(going=True) == {closed.id, ended.id}
    assert [cases.next_steps(each)[0].name for each in (closed, ended)] == ["archive", "revisit"]


def test_what_a_paper_book_had_closed_waits_for_nothing(village):
    case = village.closed()
    Case.update(batch="0199a3c0-0000-7000-8000-000000000001").execute()
    assert ids(going=True) == set()
    offered = {each.name for each in cases.next_steps(cases.get(case.id))}
    assert "append_note" in offered
    assert "archive" not in offered


def test_the_title_says_who_with_whom_about_what(village):
    case = village.registered()
    assert cases.title(case) == "王建国 与 李海涛 邻里纠纷"
    cases.parties.add(case, role="third", name="赵六")
    assert cases.title(cases.get(case.id)) == "王建国 与 李海涛等 邻里纠纷"
    hidden = cases.keep_confidential(case)
    assert "王建国" not in cases.title(hidden) + hidden.heading()
    assert "王建国" not in cases.parts.parties(case)[0].heading()


def test_the_timeline_tells_what_happened_the_latest_first(village):
    visit = visits.log(day=DAY, name="王建国", category="02", facts="邻居翻建房屋")
    case = cases.register(parties=village.parties(), visit=visit.id, category="02", day=DAY)
    assert case.facts == "邻居翻建房屋"
    cases.accept(case, day=DAY, applied=DAY)
    cases.name_mediator(case, person=village.mediator.id, since=DAY)
    cases.tell_rights(case, day=DAY, how="oral")
    cases.mediate(
        case, day=datetime.date(2026, 9, 3), result="goes_on", next_day=datetime.date(2026, 9, 8)
    )
    told = [(each.day.day, each.words) for each in cases.timeline(cases.get(case.id))]
    assert told[0] == (3, "第 1 次调解 · 继续调解 · 约 2026-09-08 再谈")
    assert told[-1] == (1, "由王建国来访转入")
    assert (1, "受理 · 当事人申请") in told
    assert (1, "权利义务告知 · 口头") in told


def test_a_visit_and_the_dispute_it_became_are_linked_both_ways(village):
    visit = visits.log(day=DAY, name="王建国", category="02", facts="邻居翻建房屋")
    case = village.registered(visit=visit.id)
    assert [each.id for each in cases.of_visit(visit.id)] == [case.id]
    assert visits.Visit.get().result == "mediation"


def test_a_dispute_and_its_legal_aid_are_linked_both_ways(village):
    with pytest.raises(cases.NotYet):
        cases.refer(village.registered(), told=True)
    visit = visits.log(day=DAY, name="王建国", category="02", facts="邻居翻建房屋")
    case = village.registered(visit=visit.id)
    made = cases.refer(case, told=True, submitted=DAY)
    assert cases.get(case.id).referral == made.id
    assert visits.referral_of(visit.id).id == made.id
    again = cases.refer(case, told=True, submitted=DAY, centre="山亭区法律援助中心")
    assert again.id == made.id
    assert ("referral", "法律援助 · 山亭区法律援助中心") in {
        (each.kind, each.words) for each in cases.timeline(cases.get(case.id))
    }


def test_the_timeline_of_a_whole_dispute_holds_every_step(village):
    kinds = {each.kind for each in cases.timeline(village.archived())}
    assert kinds >= {
        "register", "accept", "tell_rights", "name_mediator", "session", "agreement",
        "effective", "perform", "revisit", "close", "archive",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("year", "shown"), [(2026, "店民调字第3号"), (2025, "(2025)店民调字第3号")]
)
def test_an_office_is_told_whose_number_it_is(office, year, shown):
    office.clock.time = office.clock.time.replace(year=2026)
    assert short_number(Case(number=f"({year})店民调字第3号", year=year)) == shown
