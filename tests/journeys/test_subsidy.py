"""A month's subsidies from the mediator's claim to the sample check, by stick there and back."""

import contextlib
import datetime
import random

import msgspec
import pytest

from app.errors import FieldErrors
from app.records import cases, doubled, subsidy
from app.records.sent_down import OfTheOffice
from app.records.subsidy import (
    claiming,
    deciding,
    listed,
    payable,
    sending,
    standing,
    totals,
    waiting,
)
from app.records.subsidy.claiming import WrongStep
from app.records.subsidy.deciding import NotPayable, SameNumber
from app.room import today
from app.store import journal
from app.store.session import current
from tests.journeys.district import CODES, DAY
from tests.records.subsidy.conftest import SEPTEMBER, Closing

WHEN = datetime.date(2026, 11, 20)
ROOMS = (("店子村", CODES[0]), ("李庄村", CODES[1]))


def with_rooms(district):
    for who, code in ROOMS:
        district.room(who, code)
    return district


@pytest.fixture
def district(district):
    return with_rooms(district)


@pytest.fixture
def ordinary(district_after):
    """A claim of one ordinary dispute has come to the office: the district, and the claim."""
    found = district_after(
        "a claim", lambda made: claimed(with_rooms(made), ROOMS[0][0], "ordinary")
    )
    return found, found.given_back


@pytest.fixture
def both(district_after):
    """Such a claim of each room has come: the district, and the claims."""

    def happen(made):
        with_rooms(made)
        return [claimed(made, who, "ordinary") for who, _code in ROOMS]

    found = district_after("two claims", happen)
    return found, *found.given_back


def claimed(district, who, *difficulties, check=True, number=""):
    """A claim of as many disputes, checked by the committee, at the office by now."""
    with district.at(who):
        village = Closing()
        with journal.together():
            for each in difficulties:
                made = village.paid(each)
                if number:
                    with journal.action("test.number") as act:
                        act.change(made, number=number)
        claim = subsidy.claim(village.mediator.id, SEPTEMBER)
        if check:
            subsidy.check(claim, by="李秀英")
    district.round(who, f"{who}{claim.id[-4:]}")
    return claim.id


def at_hand(claim):
    return journal.get(subsidy.SubsidyClaim, claim)


def approved(claim, **more):
    subsidy.SubsidyClaim.get(subsidy.SubsidyClaim.id == claim)
    deciding.review(at_hand(claim), by="赵所长")
    return deciding.approve(at_hand(claim), by="王主任", **more)


def test_a_claim_goes_up_is_decided_step_by_step_and_the_room_reads_how_much(district):
    claim = claimed(district, "店子村", "ordinary", "hard")
    other = claimed(district, "李庄村", "simple")
    with district.at("office"):
        here = at_hand(claim)
        assert (standing.standing(here), here.amount) == (standing.CHECKED, 30_000)
        with pytest.raises(WrongStep):
            deciding.approve(here, by="王主任")
        with pytest.raises(FieldErrors) as refused:
            deciding.review(here, by="", day=DAY + datetime.timedelta(days=1))
        assert set(refused.value.fields) == {"reviewed", "reviewed_by"}
        made = deciding.review(here, by="赵所长", words="卷宗齐全")
        assert standing.standing(here) == standing.REVIEWED
        second = subsidy.lines(here)[1]
        deciding.approve(here, by="王主任", strike={second.id: "卷宗缺页"})
        [drawn] = deciding.draw(SEPTEMBER, percent=10, seed="九月")
        assert drawn.id == claim
        with pytest.raises(FieldErrors):
            deciding.sample(here, by="市局", result="differs")
        deciding.sample(here, by="市局", result="agrees")
        assert [each.action for each in journal.changes(made.id)] == [
            "subsidy.review", "subsidy.approve", "subsidy.draw", "subsidy.sample",
        ]  # fmt: skip
        assert [(e.name, e.count, e.amount) for e in totals.paid(SEPTEMBER)] == [
            ("傅军", 1, 10_000)
        ]
        assert totals.by_standing(SEPTEMBER) == {
            standing.CHECKED: (1, 5_000), standing.APPROVED: (1, 30_000),
        }  # fmt: skip
        deciding.send_back(at_hand(other), reason="类别不对")
    for who, _code in ROOMS:
        district.round(who, f"{who}回")
    with district.at("店子村"):
        [decision] = subsidy.SubsidyDecision.select()
        assert (decision.claim, decision.amount, decision.count) == (claim, 10_000, 1)
        assert standing.standing(at_hand(claim)) == standing.APPROVED
        assert list(standing.struck(decision).values()) == ["卷宗缺页"]
        with pytest.raises(WrongStep):
            subsidy.withdraw(at_hand(claim), reason="重报")
        with pytest.raises(OfTheOffice):
            deciding.take_back(at_hand(claim), reason="重报")
    with district.at("李庄村"):
        # What was sent back to one room is no other's business, and can be claimed anew there.
        [decision] = subsidy.SubsidyDecision.select()
        assert (decision.reason, standing.standing(at_hand(other))) == (
            "类别不对", standing.RETURNED,
        )  # fmt: skip
        [line] = [each for each in today.look(lambda: None)[0] if each.page == "subsidy"]
        assert "类别不对" in line.words
        assert line.wanted == {"record_id": other}
        again = subsidy.claim(at_hand(other).person, SEPTEMBER)
        assert standing.sent_back_here() == []
        assert (again.count, again.amount) == (1, 5_000)


def test_what_was_entered_here_is_taken_back_step_by_step_with_a_reason(ordinary):
    district, claim = ordinary
    with district.at("office"):
        approved(claim)
        with pytest.raises(FieldErrors):
            deciding.take_back(at_hand(claim), reason="")
        made = deciding.take_back(at_hand(claim), reason="金额要重核")
        assert (made.amount, made.reason) == (None, "金额要重核")
        assert standing.standing(at_hand(claim)) == standing.REVIEWED
        deciding.take_back(at_hand(claim), reason="签字不全")
        assert standing.standing(at_hand(claim)) == standing.CHECKED
        deciding.send_back(at_hand(claim), reason="签字不全")
        deciding.take_back(at_hand(claim), reason="退错了")
        assert standing.standing(at_hand(claim)) == standing.CHECKED
        assert journal.verify()


def test_a_dispute_that_was_voided_or_opened_after_the_claim_cannot_be_paid(district):
    claim = claimed(district, "店子村", "ordinary", "hard")
    with district.at("店子村"):
        first, second = subsidy.lines(at_hand(claim))
        cases.void(cases.get(first.case), reason="mistake")
        with journal.action("test.opened") as act:
            act.change(cases.get(second.case), state="mediating", closed=None)
    district.round("店子村", "改")
    with district.at("office"):
        found = {each.line.id: each.kind for each in payable.problems(at_hand(claim))}
        assert found == {first.id: payable.VOID, second.id: payable.OPEN}
        deciding.review(at_hand(claim), by="赵所长")
        with pytest.raises(NotPayable):
            deciding.approve(at_hand(claim), by="王主任", strike={first.id: "作废"})
        struck = {first.id: "作废", second.id: "重新调解"}
        assert deciding.approve(at_hand(claim), by="王主任", strike=struck).amount == 0


def test_of_one_number_in_two_rooms_one_is_paid_unless_it_is_said_why_not(district):
    one = claimed(district, "店子村", "ordinary", number="第1号")
    two = claimed(district, "李庄村", "ordinary", number="第1号")
    with district.at("office"):
        assert [each.kind for each in payable.problems(at_hand(two))] == [payable.ALSO]
        approved(one)
        assert [each.kind for each in payable.problems(at_hand(two))] == [payable.NUMBER]
        deciding.review(at_hand(two), by="赵所长")
        with pytest.raises(SameNumber):
            deciding.approve(at_hand(two), by="王主任")
        made = deciding.approve(at_hand(two), by="王主任", despite="两村各有一个第1号")
        assert (made.count, made.despite) == (1, "两村各有一个第1号")


def test_disputes_that_were_found_to_be_one_are_paid_once_and_others_of_one_number_both(both):
    district, one, two = both
    with district.at("office"):
        [line], [other] = subsidy.lines(at_hand(one)), subsidy.lines(at_hand(two))
        decided = doubled.decide(line.case, other.case, same=True)
        approved(one)
        assert [each.kind for each in payable.problems(at_hand(two))] == [payable.TWICE]
        deciding.review(at_hand(two), by="赵所长")
        with pytest.raises(NotPayable):
            deciding.approve(at_hand(two), by="王主任")
        doubled.undo(decided)
        doubled.decide(line.case, other.case, same=False)
        assert payable.problems(at_hand(two)) == []
        assert deciding.approve(at_hand(two), by="王主任").count == 1


def test_what_is_approved_stays_paid_though_its_room_withdraws_and_claims_it_anew(ordinary):
    district, claim = ordinary
    with district.at("office"):
        approved(claim)
    with district.at("店子村"):  # the room does not know of it yet
        subsidy.withdraw(at_hand(claim), reason="重报")
        again = subsidy.claim(at_hand(claim).person, SEPTEMBER).id
        subsidy.check(at_hand(again), by="李秀英")
    district.round("店子村", "重报")
    with district.at("office"):
        assert {each.id for each in deciding.of_month(SEPTEMBER)} == {claim, again}
        assert standing.standing(at_hand(claim)) == standing.APPROVED
        assert [each.amount for each in totals.paid(SEPTEMBER)] == [10_000]
        found = payable.problems(at_hand(claim))
        assert [each.kind for each in found] == [payable.CHANGED, payable.ALSO]
        assert [each.kind for each in payable.problems(at_hand(again))] == [payable.TWICE]
        deciding.review(at_hand(again), by="赵所长")
        with pytest.raises(NotPayable):
            deciding.approve(at_hand(again), by="王主任")
        # Only what is taken back here is paid by the other claim.
        deciding.take_back(at_hand(claim), reason="已撤回")
        assert standing.standing(at_hand(claim)) == standing.WITHDRAWN
        assert deciding.approve(at_hand(again), by="王主任").amount == 10_000
        assert [each.amount for each in totals.paid(SEPTEMBER)] == [10_000]


def test_lines_that_a_room_voids_alone_after_the_approval_stay_paid(ordinary):
    district, claim = ordinary
    with district.at("office"):
        approved(claim)
    with district.at("店子村"), journal.action("test.hidden") as act:
        act.void(subsidy.lines(at_hand(claim))[0], "other")
    district.round("店子村", "藏")
    with district.at("office"):
        [line] = subsidy.lines(at_hand(claim))
        assert line.case in standing.taken([line.case])
        assert [each.kind for each in payable.problems(at_hand(claim))] == [payable.CHANGED]


def test_a_room_writes_nothing_into_the_claim_of_another_and_claims_no_dispute_of_it(both):
    district, one, two = both
    with district.at("店子村"):
        [own] = subsidy.lines(at_hand(one))
    with district.at("李庄村"), journal.action("test.strange") as act:
        [line] = subsidy.lines(at_hand(two))
        values = {name: getattr(line, name) for name in line.columns()}
        act.add(subsidy.SubsidyLine, **{**values, "claim": one})
        act.change(line, case=own.case)
    district.round("李庄村", "别人的")
    with district.at("office"):
        assert subsidy.SubsidyLine.select().count() == 3
        assert [each.id for each in subsidy.lines(at_hand(one))] == [own.id]
        kinds = {each.kind for each in payable.problems(at_hand(two))}
        assert {payable.UNKNOWN, payable.CHANGED} <= kinds


def test_rates_go_down_and_claims_made_before_stay_as_they_were(ordinary):
    district, claim = ordinary
    with district.at("office"):
        [sample] = subsidy.bundled()
        typed = {"since": datetime.date(2016, 1, 1), "simple": 6_000, "ordinary": 12_000,
                 "hard": 24_000, "major": 48_000, "written": 100, "oral": 60, "failed": 0,
                 "ceiling": 0}  # fmt: skip
        sending.send(sending.with_rates(sample, sending.edited(sample.rates[0], typed)))
        [problem] = payable.problems(at_hand(claim))
        assert (problem.kind, problem.stops) == (payable.RATES, False)
    district.round("店子村", "标准")
    with district.at("店子村"):
        assert at_hand(claim).amount == 10_000
        village = Closing()
        village.paid("hard")
        assert subsidy.claim(village.mediator.id, SEPTEMBER).amount == 24_000
        assert not sending.given().data.sample


def changed_after(district, claim, **values):
    """The dispute of a claim says something else by now, and its room has reported it."""
    with district.at("店子村"):
        case = cases.get(subsidy.lines(at_hand(claim))[0].case)
        with journal.action("test.changed") as act:
            act.change(case, **values)
    district.round("店子村", "改了")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"difficulty": "simple"}, "50.00"),
        ({"difficulty": None}, "哪一类"),
        ({"outcome": None}, "怎么结的"),
        ({"outcome": "withdrawn"}, "0.00"),
        ({"difficulty": "major"}, None),
        ({"closed": None, "difficulty": "simple"}, "50.00"),
    ],
)
def test_a_claim_is_compared_with_what_its_dispute_says_by_now(district, values, said):
    claim = claimed(district, "店子村", "major")
    changed_after(district, claim, **values)
    with district.at("office"):
        found = payable.problems(at_hand(claim))
        if said is None:
            assert found == []
            return
        [problem] = found
        assert (problem.kind, problem.stops) == (payable.RATES, False)
        assert said in problem.words


def test_a_line_that_does_not_say_when_its_dispute_was_closed_is_compared_all_the_same(district):
    claim = claimed(district, "店子村", "simple")
    with district.at("店子村"), journal.action("test.dear") as act:
        act.change(subsidy.lines(at_hand(claim))[0], closed=None, amount=40_000)
    district.round("店子村", "贵")
    with district.at("office"):
        found = {each.kind: each.words for each in payable.problems(at_hand(claim))}
        assert set(found) == {payable.CHANGED, payable.RATES}
        assert "50.00" in found[payable.RATES]


def test_of_a_confidential_dispute_the_claim_alone_says_the_class(district):
    with district.at("店子村"):
        village = Closing()
        cases.keep_confidential(village.paid("hard"))
        claim = subsidy.claim(village.mediator.id, SEPTEMBER).id
    district.round("店子村", "保密")
    with district.at("office"):
        assert payable.problems(at_hand(claim)) == []


def test_what_a_strange_program_writes_by_halves_stops_nobody(ordinary):
    district, claim = ordinary
    with district.at("店子村"), journal.action("test.halves") as act:
        half = {"claim": claim, "case": subsidy.lines(at_hand(claim))[0].case}
        act._write(subsidy.SubsidyLine, journal.new_id(), half, {}, new=True)
        act._write(subsidy.SubsidyClaim, journal.new_id(), {"month": "2026-09"}, {}, new=True)
    district.round("店子村", "半截")
    with district.at("office"):
        assert subsidy.SubsidyLine.select().count() == 2
        half = subsidy.SubsidyClaim(month="明年", day=None)
        assert listed.month_of(half).first == current().today().replace(day=1)
        [shown] = listed.claims(SEPTEMBER)
        assert (shown.id, len(shown.lines), shown.problems) == (claim, 1, ())
        assert totals.by_standing(SEPTEMBER) == {standing.CHECKED: (1, 10_000)}
        assert approved(claim).amount == 10_000


def test_what_is_above_the_ceiling_here_is_said_with_the_last_dispute(district):
    claim = claimed(district, "店子村", "ordinary", "hard")
    with district.at("office"):
        assert payable.problems(at_hand(claim)) == []
        [sample] = subsidy.bundled()
        [now] = sample.rates
        capped = msgspec.structs.replace(now, ceiling=150)
        sending.send(msgspec.structs.replace(sample, rates=(capped,)))
        [problem] = payable.problems(at_hand(claim))
        assert (problem.line.id, problem.kind) == (subsidy.lines(at_hand(claim))[-1].id, "rates")
        assert "300.00" in problem.words
        assert "150.00" in problem.words


def test_the_same_seed_draws_the_same_claims(both):
    district, first, second = both
    with district.at("office"):
        found = [at_hand(first), at_hand(second)]
        drawn = [deciding.sampled_of(found, 50, str(seed))[0].id for seed in range(20)]
        assert drawn == [deciding.sampled_of(found, 50, str(s))[0].id for s in range(20)]
        assert set(drawn) == {first, second}
        assert len(deciding.sampled_of(found, 51, "1")) == 2


def test_nothing_is_paid_twice_whatever_is_approved_taken_back_and_struck(district):
    claims = [claimed(district, who, "simple", "ordinary") for who, _code in ROOMS]
    with district.at("office"):
        for each in claims:
            deciding.send_back(at_hand(each), reason="重报")
    for who, _code in ROOMS:
        district.round(who, f"{who}退")
        claims.append(claimed(district, who, "hard"))
    chance = random.Random(7)
    steps = (
        lambda claim: deciding.review(claim, by="赵所长"),
        lambda claim: deciding.approve(claim, by="王主任"),
        lambda claim: deciding.approve(
            claim, by="王主任", strike={subsidy.lines(claim)[0].id: "不符"}
        ),
        lambda claim: deciding.take_back(claim, reason="重核"),
        lambda claim: deciding.send_back(claim, reason="退回"),
    )
    with district.at("office"):
        for _time in range(150):
            try:
                chance.choice(steps)(at_hand(chance.choice(claims)))
            except (WrongStep, SameNumber, NotPayable):
                continue
        paid = []
        for claim in map(at_hand, claims):  # what is still on its way is approved, as far as it may
            for step in (steps[0], steps[1]):
                with contextlib.suppress(WrongStep, SameNumber, NotPayable):
                    step(claim)
        for claim in map(at_hand, claims):
            made = standing.decision(claim)
            if standing.standing(claim, made) != standing.APPROVED:
                continue
            lines = [e for e in subsidy.lines(claim) if e.id not in standing.struck(made)]
            assert (sum(e.amount for e in lines), len(lines)) == (made.amount, made.count)
            paid += lines
        assert len({each.case for each in paid}) == len(paid)
        assert paid
        assert sum(e.amount for e in totals.paid(SEPTEMBER)) == sum(e.amount for e in paid)


def test_an_office_decides_of_no_claim_of_its_own(office):
    assert claiming.closed_in(SEPTEMBER) == []
    assert deciding.of_month(SEPTEMBER) == []
    with pytest.raises(deciding.NothingToDraw):
        deciding.draw(SEPTEMBER, percent=10, seed="1")


def test_what_waits_for_the_office_is_counted_by_month_until_its_step_is_entered(district):
    claims = [claimed(district, who, "ordinary") for who, _code in ROOMS]
    unchecked = claimed(district, "店子村", "simple", check=False)
    with district.at("店子村"):
        assert waiting.by_month() == {}
    with district.at("office"):
        assert standing.standing(at_hand(unchecked)) == standing.CLAIMED
        assert waiting.by_month() == {SEPTEMBER: 2}
        october = SEPTEMBER.after()
        assert waiting.first_shown(waiting.by_month(), october) == SEPTEMBER
        assert waiting.others(waiting.by_month(), SEPTEMBER) == {}
        deciding.send_back(at_hand(claims[0]), reason="签字不全")
        deciding.review(at_hand(claims[1]), by="赵所长")
        assert waiting.by_month() == {SEPTEMBER: 1}
        deciding.approve(at_hand(claims[1]), by="王主任")
        assert waiting.by_month() == {}
        assert waiting.first_shown({}, october) == october
        deciding.draw(SEPTEMBER, percent=10, seed="九月")
        assert waiting.by_month() == {SEPTEMBER: 1}
        deciding.sample(at_hand(claims[1]), by="市局", result="agrees")
        assert waiting.by_month() == {}
