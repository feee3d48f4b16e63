"""What was written in the wrong dispute is made void, and counts nowhere until it is back."""

import datetime

import pytest

from app.errors import AppError
from app.records import cases, people
from tests.records.cases.conftest import DAY

DAYS = datetime.timedelta


def only(model, case):
    [found] = cases.parts.of(model, case)
    return found


def counted(case):
    """Everything that is derived of a dispute: papers, days due, what happened, money, steps."""
    stands = cases.get(case.id)
    return (
        stands.state,
        cases.volume.papers(stands),
        cases.due.of_case(stands),
        [(each.day, each.kind, each.words) for each in cases.timeline(stands)],
        cases.money.statement(stands).paid,
        [each.name for each in cases.next_steps(stands)],
    )


def extended(village):
    case = village.mediating()
    before = counted(case)
    until = cases.due.deadline(case) + DAYS(20)
    return before, cases.extend(case, kind="agreed", day=DAY, until=until, reason="等鉴定")


def applied(village):
    case = village.performing()
    before = counted(case)
    return before, cases.apply_confirmation(case, court="山亭区法院", applied=DAY, both=True)


def named(village):
    case = village.mediating()
    before = counted(case)
    person = people.register(name="赵敏").id
    return before, cases.name_mediator(case, person=person, since=DAY)


def asked(village):
    case = village.ready()
    before = counted(case)
    return before, cases.investigate(case, day=DAY, words="看现场")


def held(village):
    case = village.investigating()
    before = counted(case)
    made = cases.mediate(case, day=DAY, result="goes_on", next_day=DAY + DAYS(3))
    cases.note_printed(cases.get(case.id), paper="session", of=made.id, code="A1")
    return before, made


def held_twice(village):
    case = village.mediating()
    before = counted(case)
    made = cases.mediate(case, day=DAY, result="goes_on", next_day=DAY + DAYS(3))
    cases.add_original(cases.get(case.id), paper="session", of=made.id, pages=3)
    return before, made


def urged(village):
    case = village.performing()
    before = counted(case)
    return before, cases.urge(case, day=DAY, words="催")


def revisited(village):
    case = village.performed()
    before = counted(case)
    return before, cases.revisit(case, day=DAY + DAYS(7), words="好")


def reported(village):
    case = village.mediating()
    before = counted(case)
    return before, cases.report_to_police(case, whom="派出所", words="动手")


def suggested(village):
    case = village.mediating()
    before = counted(case)
    return before, cases.suggest(case, day=DAY, whom="镇政府", words="统一间距")


def noted(village):
    case = village.mediating()
    before = counted(case)
    return before, cases.add_original(case, paper="identity", pages=2)


ALL = [
    extended, applied, named, asked, held, held_twice, noted, urged, revisited, reported, suggested,
]  # fmt: skip


@pytest.mark.parametrize("make", ALL)
def test_a_void_record_counts_nowhere_and_counts_again_once_it_is_back(village, make):
    before, record = make(village)
    case = cases.get(record.case)
    after = counted(case)
    assert after != before
    gone = cases.void_record(record, reason="other", words="写错了案子")
    assert (gone.voided, gone.void_words) == ("other", "写错了案子")
    assert counted(case) == before
    cases.restore_record(gone)
    assert counted(case) == after


def test_every_kind_that_can_be_void_is_tried_here(village):
    assert {type(make(village)[1]) for make in ALL} == set(cases.VOIDABLE)


def test_papers_noted_of_a_void_record_are_void_with_it_and_come_back_with_it(village):
    _before, record = held(village)
    case = cases.get(record.case)
    cases.void_record(record, reason="other")
    assert cases.printed.standing(case) == []
    cases.restore_record(record)
    assert [each.code for each in cases.printed.standing(case)] == ["A1"]


def test_sessions_are_numbered_anew_when_one_among_them_is_void(village):
    case = village.mediating()
    first = cases.parts.sessions(case)[0]
    cases.mediate(case, day=DAY, result="goes_on")
    cases.void_record(first, reason="other")
    assert [each.sequence for each in cases.parts.sessions(case)] == [1]
    cases.mediate(case, day=DAY, result="goes_on")
    cases.restore_record(first)
    assert [each.sequence for each in cases.parts.sessions(case)] == [1, 2, 3]


def session_of_an_agreement(village):
    return cases.parts.sessions(village.drafted())[0]


def session_of_an_end(village):
    return cases.parts.sessions(village.failed())[0]


def reminder_of_a_failure(village):
    made = cases.urge(village.performing(), day=DAY, words="催")
    cases.perform(cases.get(made.case), performance="not", day=DAY)
    return made


def report_of_a_handing_on(village):
    made = cases.report_to_police(village.mediating(), whom="派出所", words="动手")
    cases.hand_on(cases.get(made.case), to="police", reason="打人", day=DAY)
    return made


def rejection_of_an_earlier_round(village):
    case = village.performing()
    made = cases.apply_confirmation(case, court="法院", applied=DAY, both=True)
    cases.decide_confirmation(case, result="rejected", day=DAY, ruling="1号")
    cases.new_round(case, reason="驳回", day=DAY)
    return made


def voucher_of_what_was_performed(village):
    case = village.performing()
    made = cases.add_original(case, paper="voucher", pages=1)
    for each in cases.money.statement(case).lines:
        cases.pay(case, instalment=each.instalment, amount=each.left)
    cases.perform(cases.get(case.id), performance="performed", day=DAY)
    return made


@pytest.mark.parametrize(
    "make",
    [
        voucher_of_what_was_performed,
        session_of_an_agreement,
        session_of_an_end,
        reminder_of_a_failure,
        report_of_a_handing_on,
        rejection_of_an_earlier_round,
        lambda village: cases.parts.revisits(village.closed())[0],
        lambda village: cases.parts.mediators(village.agreed())[0],
        lambda village: cases.parts.mediators(village.mediating())[0],
    ],
)
def test_what_later_steps_rest_on_is_not_made_void(village, make):
    record = make(village)
    with pytest.raises(cases.HasLaterSteps):
        cases.void_record(record, reason="other")
    assert type(record).get_by_id(record.row).voided is None


def test_nothing_of_an_archived_dispute_is_made_void(village):
    record = cases.parts.revisits(village.archived())[0]
    with pytest.raises(cases.ReadOnly):
        cases.void_record(record, reason="other")


def test_what_is_void_is_not_made_void_again(village):
    record = urged(village)[1]
    cases.void_record(record, reason="other")
    with pytest.raises(AppError):
        cases.void_record(record, reason="other")
