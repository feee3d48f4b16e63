"""Terms of disputes have a line each, but for those of which nobody waits for the single one."""

import datetime

from app.records import cases
from app.room.today import disputes
from app.store import journal

DAY = datetime.date(2026, 11, 22)
PARTIES = [{"role": "applicant", "name": "王建国"}, {"role": "respondent", "name": "李海涛"}]


def accepted(**values):
    """A dispute whose month ends within a week."""
    day = datetime.date(2026, 10, 26)
    case = cases.register(
        day=day, category="02", facts="滴水檐", source="apply", parties=PARTIES, **values
    )
    return cases.accept(case, day=day, applied=day)


def from_the_book(batch, name):
    with journal.action("import.begin") as act:
        cases.past.bring_in(
            act, parties=[{"role": "applicant", "name": name}, PARTIES[1]], result="going",
            batch=batch, day=datetime.date(2024, 3, 1), category="02", facts="争吵",
        )  # fmt: skip


def test_a_term_leads_to_its_step_of_the_dispute(room):
    case = accepted()
    single, gathered = disputes.due(DAY)
    assert gathered == []
    assert {(each.page, each.wanted["record_id"]) for each in single} == {("cases", case.id)}
    assert all(each.words.startswith("王建国 与 李海涛") for each in single)


def test_a_confidential_dispute_is_not_named(room):
    accepted(confidential=True)
    single, _gathered = disputes.due(DAY)
    assert single
    assert not any("王建国" in each.words for each in single)


def test_each_old_ledger_is_one_line_of_its_own(room):
    batches = [f"0199a3c0-0000-7000-8000-00000000000{at}" for at in (1, 2)]
    for batch, name in zip([*batches, batches[0]], ("孙桂兰", "钱进", "周平"), strict=True):
        from_the_book(batch, name)
    single, gathered = disputes.due(DAY)
    assert single == []
    asked = [each.wanted["asked"] for each in gathered]
    assert {each.batch for each in asked} == {*batches}
    assert any("2 件" in each.words for each in gathered)


def test_days_off_are_asked_for_only_while_terms_rest_on_them(room):
    december = datetime.date(2026, 12, 5)
    assert disputes.holidays(december) == []
    accepted()
    [line] = disputes.holidays(december)
    assert line.wanted == {"part": "days", "year": 2027}
