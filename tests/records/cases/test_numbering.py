"""Numbers of disputes: they run on, and none is given twice."""

import datetime

import pytest

from app import settings, store
from app.errors import FieldErrors
from app.records import cases
from app.store import backup, preferences, restore
from tests.conftest import PASSWORD
from tests.records.cases.conftest import DAY


def test_numbers_run_on_within_a_year_and_void_ones_are_kept_and_listed(village):
    first, second = village.registered(), village.registered()
    assert [first.number, second.number] == ["(2026)店民调字第1号", "(2026)店民调字第2号"]
    cases.void(second, reason="duplicate")
    assert village.registered().sequence == 3
    assert village.registered(day=datetime.date(2025, 12, 31)).number == "(2025)店民调字第1号"
    assert [each.id for each in cases.numbering.voided(2026)] == [second.id]


def test_numbers_go_on_after_the_paper_book(village):
    cases.numbering.say_last_on_paper(2026, 41)
    assert village.registered().number == "(2026)店民调字第42号"
    assert cases.numbering.unused(2026) == list(range(1, 42))
    assert village.registered(day=datetime.date(2025, 5, 1)).sequence == 1


def test_a_number_from_the_paper_book_is_taken_once(village):
    assert village.registered(number="2026-7").number == "2026-7"
    with pytest.raises(cases.NumberUsed):
        village.registered(number="2026-7")


def test_a_number_that_paper_has_given_is_passed_over(village):
    village.registered(number="(2026)店民调字第1号")
    assert village.registered().number == "(2026)店民调字第2号"


def test_the_template_is_the_rooms_choice(village):
    preferences.put(settings.CASE_NUMBER, "{body}人调字[{year}]第{n}号")
    preferences.put(settings.CASE_BODY, "店子")
    assert village.registered().number == "店子人调字[2026]第1号"


@pytest.mark.parametrize("template", ["第{n}号", "({year})号", "{year}{m}{n}", "{", "({year}){}"])
def test_a_template_that_gives_a_number_twice_is_refused(template):
    with pytest.raises(cases.BadTemplate):
        cases.numbering.check_template(template)
    cases.numbering.check_template(settings.CASE_NUMBER.default)


def test_the_committees_short_name_stands_in_the_number(village):
    cases.committees.make(name="店子镇店子村人民调解委员会", short="店子")
    assert village.registered().number == "(2026)店子民调字第1号"


def test_a_suffix_keeps_the_form_that_the_number_had(village):
    case = village.drafted()
    draft = cases.parts.agreement(case)
    preferences.put(settings.CASE_NUMBER, "{year}年{n}")
    cases.drop_agreement(case, agreement=draft)
    assert cases.agree(case, clauses="甲", day=DAY).number == "(2026)店民调字第1-2号"


def test_after_a_restore_the_last_number_on_paper_is_asked_for(village, tmp_path, clock):
    village.registered()
    opened = store.current()
    saved = backup.make(opened.folder, opened.key, tmp_path / f"saved{backup.SUFFIX}")
    village.registered()
    store.close(with_backup=False)
    restore.restore(saved, tmp_path / "again")
    again = store.open(tmp_path / "again", password=PASSWORD)
    again.clock, again.clock_accepted = clock, True
    with pytest.raises(cases.LastNumberUnknown) as refused:
        village.registered()
    assert refused.value.data == {"year": 2026, "last": 1}
    cases.numbering.say_last_on_paper(2026, 2)
    assert village.registered().sequence == 3
    assert cases.numbering.unused(2026) == [2]


def test_a_registration_that_fails_uses_no_number(village):
    with pytest.raises(FieldErrors):
        village.registered(facts=None)
    assert village.registered().sequence == 1


def test_the_return_visit_carries_the_agreements_number(village):
    case = village.agreed()
    assert cases.revisit(case, day=DAY).agreement_number == case.number


def test_numbers_are_read_out_in_runs():
    assert cases.numbering.ranges_words([1, 2, 3, 7, 9, 10]) == "1-3、7、9-10"
    assert cases.numbering.ranges_words([]) == ""


def test_the_years_are_those_of_the_disputes_and_of_the_paper(village):
    village.registered()
    cases.numbering.say_last_on_paper(2024, 3)
    assert cases.numbering.years() == [2024, 2026]
