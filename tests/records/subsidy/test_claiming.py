"""What a mediator claims of a month: by the rates of the day, once, frozen, checked, withdrawn."""

import datetime

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import FieldErrors
from app.records import cases, people, subsidy
from app.records.stats import periods
from app.records.subsidy import claiming, reckoning, standing
from app.records.subsidy.claiming import (
    ClaimedAlready,
    DrawsSalary,
    IsOfTheRoom,
    NothingToClaim,
    NotToBeClaimed,
    WrongStep,
)
from app.records.subsidy.model import STANDARDS, SubsidyLine, SubsidyRates
from app.records.subsidy.rates import NAME, spelled
from app.store import journal
from tests.records.cases.conftest import DAY
from tests.records.subsidy.conftest import SEPTEMBER

LATER = datetime.date(2026, 11, 22)


def rates(**changed):
    """Let the only rates there are be otherwise, as though an office had sent them."""
    [sample] = subsidy.bundled()
    [now] = sample.rates
    made = msgspec.structs.replace(sample, rates=(msgspec.structs.replace(now, **changed),))
    with journal.action("test.rates") as act:
        act.add(SubsidyRates, name=NAME, rates=spelled(made))


def mine(village, month=SEPTEMBER):
    return claiming.of_month(village.mediator.id, month)


def amounts(claim):
    return [each.amount for each in subsidy.lines(claim)]


def test_a_month_without_a_dispute_has_nothing_to_claim(village):
    assert claiming.mediators(SEPTEMBER) == []
    assert mine(village).found == ()
    with pytest.raises(NothingToClaim):
        subsidy.claim(village.mediator.id, SEPTEMBER)


def test_each_dispute_comes_to_what_its_class_and_its_end_are_worth(village):
    written, oral, failed = village.paid("ordinary"), village.orally(), village.in_vain()
    worth = {each.case.id: each.worth.amount for each in mine(village).found}
    # An oral one counts as 简易 at 60 %, one in vain at 30 % of its class.
    assert worth == {written.id: 10_000, oral.id: 3_000, failed.id: 6_000}
    assert [each.is_ready for each in mine(village).found] == [True, True, True]


def test_a_claim_is_frozen_with_its_lines_in_one_action(village):
    village.paid("ordinary"), village.orally()
    claim = subsidy.claim(village.mediator.id, SEPTEMBER)
    assert (claim.month, claim.name, claim.count, claim.amount) == ("2026-09", "傅军", 2, 13_000)
    assert sum(amounts(claim)) == claim.amount
    assert claim.sample
    rates(classes={"simple": 1, "ordinary": 1})
    assert amounts(subsidy.SubsidyClaim.get(subsidy.SubsidyClaim.id == claim.id)) == [10_000, 3_000]
    assert journal.changes(claim.id)[0].action == "subsidy.claim"


def test_what_is_missing_leads_to_where_it_is_written(village):
    case = cases.change(village.closed(), difficulty=None)
    found = subsidy.ready(case)
    assert not found.is_ready
    assert {(each.name, each.kind) for each in found.missing} == {
        ("difficulty", "case"), ("identity", "paper_original"),
    }  # fmt: skip
    with pytest.raises(NotToBeClaimed):
        subsidy.claim(village.mediator.id, SEPTEMBER, [case.id])
    open_one = subsidy.ready(village.performing())
    assert "closed" in {each.name for each in open_one.missing}
    assert "closing" not in {each.name for each in open_one.missing}


def test_more_papers_and_the_archive_are_asked_for_where_the_rates_say_so(village):
    case = village.paid()
    rates(papers=("photos",), archived=True)
    assert {each.name for each in subsidy.ready(case).missing} == {"photos", "archived"}


def test_nothing_is_paid_for_an_end_that_the_rates_do_not_name(village):
    rates(shares={"written": 100})
    assert subsidy.ready(village.in_vain()).why_not
    assert subsidy.ready(village.declined()).why_not


def test_a_dispute_is_claimed_once_also_by_somebody_else_and_for_another_month(village):
    case = village.paid()
    other = people.register(name="孙广才")
    with journal.action("test.second_mediator") as act:
        act.add(cases.CaseMediator, case=case.id, person=other.id, name="孙广才", since=DAY)
    claim = subsidy.claim(other.id, SEPTEMBER, [case.id])
    for person in (other.id, village.mediator.id):
        with pytest.raises(ClaimedAlready) as refused:
            subsidy.claim(person, SEPTEMBER, [case.id])
        assert refused.value.data["name"] == "孙广才"
    subsidy.withdraw(claim, reason="应由傅军申报")
    assert subsidy.claim(village.mediator.id, SEPTEMBER).amount == 10_000


def test_who_did_not_lead_claims_a_dispute_only_when_it_is_named(village):
    case = village.paid()
    other = people.register(name="孙广才")
    with journal.action("test.second_mediator") as act:
        act.add(cases.CaseMediator, case=case.id, person=other.id, name="孙广才", since=DAY)
    with pytest.raises(NothingToClaim):
        subsidy.claim(other.id, SEPTEMBER)


def test_who_draws_a_public_salary_is_told_why_he_is_not_paid(village):
    village.paid()
    people.change(village.mediator, origin_kind="judicial")
    assert mine(village).why_not == "政法干警"
    with pytest.raises(DrawsSalary):
        subsidy.claim(village.mediator.id, SEPTEMBER)
    people.change(people.get(village.mediator.id), origin_kind="retired")
    people.appoint(village.mediator, role="assistant", since=DAY)
    rates(unpaid=subsidy.bundled()[0].rates[0].unpaid.__class__(roles=("assistant",)))
    assert mine(village).why_not == "司法行政协理员"


def test_the_ceiling_of_a_month_holds_over_several_claims(village):
    rates(ceiling=150)
    first, second = village.paid(), village.paid()
    one = subsidy.claim(village.mediator.id, SEPTEMBER, [first.id])
    two = subsidy.claim(village.mediator.id, SEPTEMBER, [second.id])
    assert [one.amount, two.amount] == [10_000, 5_000]
    [line] = subsidy.lines(two)
    assert (line.amount, line.cut) == (5_000, 5_000)
    assert mine(village).left == 0


def test_of_a_confidential_dispute_a_claim_tells_number_and_class_alone(village):
    case = village.paid("hard")
    cases.keep_confidential(cases.get(case.id))
    [line] = subsidy.lines(subsidy.claim(village.mediator.id, SEPTEMBER))
    assert (line.number, line.difficulty, line.outcome) == (case.number, "hard", None)
    assert "王建国" not in str(line.values())


def test_sixty_disputes_are_one_claim(village):
    with journal.together():
        several = [village.registered() for _ in range(60)]
        for each in several:
            with journal.action("test.closed") as act:
                act.change(each, state="closed", outcome="written", difficulty="simple",
                           accepted=DAY, notified=DAY, closed=DAY, applied=DAY)  # fmt: skip
                act.add(cases.CaseMediator, case=each.id, person=village.mediator.id, name="傅军",
                        since=DAY)  # fmt: skip
                act.add(cases.PaperOriginal, case=each.id, paper="identity", pages=1, day=DAY)
                act.add(cases.PaperOriginal, case=each.id, paper="revisit", pages=1, day=DAY)
    rates(ceiling=0)
    claim = subsidy.claim(village.mediator.id, SEPTEMBER)
    assert (claim.count, claim.amount) == (60, 60 * 5_000)


def test_the_committee_checks_a_claim_and_takes_that_back_with_a_reason(village):
    village.paid()
    claim = subsidy.claim(village.mediator.id, SEPTEMBER)
    with pytest.raises(FieldErrors) as refused:
        subsidy.check(claim, by="")
    assert set(refused.value.fields) == {"checked_by"}
    with pytest.raises(FieldErrors) as refused:
        subsidy.check(claim, by="李秀英", day=DAY)
    assert set(refused.value.fields) == {"checked"}
    checked = subsidy.check(claim, by="李秀英", words="属实")
    assert standing.standing(checked) == standing.CHECKED
    with pytest.raises(WrongStep):
        subsidy.check(checked, by="李秀英")
    with pytest.raises(FieldErrors):
        claiming.take_back_check(checked, reason=" ")
    back = claiming.take_back_check(checked, reason="漏签")
    assert standing.standing(back) == standing.CLAIMED
    assert [each.action for each in journal.changes(claim.id)] == [
        "subsidy.claim", "subsidy.check", "subsidy.take_back_check",
    ]  # fmt: skip


def test_a_withdrawn_claim_is_void_and_its_disputes_are_free_again(village):
    village.paid()
    claim = subsidy.claim(village.mediator.id, SEPTEMBER)
    with pytest.raises(FieldErrors):
        subsidy.withdraw(claim, reason="")
    gone = subsidy.withdraw(claim, reason="类别写错")
    assert standing.standing(gone) == standing.WITHDRAWN
    assert amounts(gone) == [10_000]
    with pytest.raises(WrongStep):
        subsidy.withdraw(gone, reason="再撤")
    assert mine(village).ready


def test_a_dispute_that_was_opened_again_or_voided_shows_in_the_claim(village):
    case = village.paid()
    claim = subsidy.claim(village.mediator.id, SEPTEMBER)
    from app.records.subsidy import payable

    assert payable.problems(claim) == []
    cases.void(cases.get(case.id), reason="mistake")
    assert [each.kind for each in payable.problems(claim)] == [payable.VOID]
    assert amounts(claim) == [10_000]


def test_an_office_makes_no_claim(office):
    person = people.register(name="傅军")
    with pytest.raises(IsOfTheRoom):
        subsidy.claim(person.id, SEPTEMBER)


def test_the_sample_is_in_force_until_another_one_is_understood(village):
    with journal.action("test.rates") as act, pytest.raises(FieldErrors):
        act.add(SubsidyRates, name=NAME, rates="{}")
    assert STANDARDS.given()[0].data.sample
    assert reckoning.in_force(LATER) is not None


@pytest.fixture
def several(village):
    other = people.register(name="孙广才")
    found = [village.paid(each) for each in ("simple", "ordinary", "hard", "major", "simple")]
    for each in found[:3]:
        with journal.action("test.second_mediator") as act:
            act.add(cases.CaseMediator, case=each.id, person=other.id, name="孙广才", since=DAY)
    rates(ceiling=450)
    return [village.mediator.id, other.id], [each.id for each in found]


_STEPS = st.lists(
    st.tuples(st.integers(0, 1), st.sets(st.integers(0, 4)), st.booleans()), max_size=6
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_STEPS)
def test_nothing_is_claimed_twice_and_lines_add_up_whatever_is_claimed_and_withdrawn(
    several, steps
):
    persons, every = several
    made = []
    for who, which, again in steps:
        try:
            made.append(subsidy.claim(persons[who], SEPTEMBER, [every[each] for each in which]))
        except (ClaimedAlready, NothingToClaim, claiming.NotFound):
            continue
        if again:
            subsidy.withdraw(made.pop(), reason="重报")
    lines = [line for claim in made for line in subsidy.lines(claim)]
    assert len({each.case for each in lines}) == len(lines)
    assert all(sum(amounts(claim)) == claim.amount for claim in made)
    for person in persons:
        assert sum(each.amount for each in made if each.person == person) <= 45_000
    for each in made:
        subsidy.withdraw(each, reason="完")
    assert list(standing.taken(every)) == []


def test_every_line_names_its_dispute_of_the_month(village):
    village.paid()
    subsidy.claim(village.mediator.id, SEPTEMBER)
    [line] = SubsidyLine.select()
    assert periods.of(line.closed, "month") == SEPTEMBER
