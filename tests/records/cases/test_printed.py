"""Printed papers are marked as signed, and that is taken back."""

import datetime

import pytest

from app.errors import DayInFuture, FieldErrors
from app.records import cases
from tests.records.cases.conftest import DAY

NEXT = DAY + datetime.timedelta(days=1)


def test_a_printed_paper_is_signed_on_a_day_and_no_longer(village):
    printed = cases.note_printed(village.registered(), paper="application", code="A1", day=DAY)
    assert cases.note_signed(printed, day=NEXT).signed == NEXT
    assert cases.note_unsigned(printed).signed is None


def test_nothing_is_signed_before_it_was_printed_nor_in_the_future(village):
    printed = cases.note_printed(village.registered(), paper="application", code="A1", day=NEXT)
    for day, why in ((DAY, cases.OutOfOrder), (datetime.date(2099, 1, 1), DayInFuture)):
        with pytest.raises(FieldErrors) as refused:
            cases.note_signed(printed, day=day)
        assert isinstance(refused.value.fields["signed"], why)


def test_of_several_printings_the_signed_one_counts_else_the_last(village):
    case = village.registered()
    first = cases.note_printed(case, paper="application", code="A1", day=DAY)
    cases.note_printed(case, paper="application", code="A2", day=DAY)
    cases.note_printed(case, paper="cover", code="C1", day=DAY)
    assert [each.code for each in cases.printed.standing(case)] == ["A2"]
    cases.note_signed(first, day=DAY)
    assert [each.code for each in cases.printed.standing(case)] == ["A1"]


def test_a_paper_of_a_void_dispute_is_not_signed_any_more(village):
    case = village.registered()
    printed = cases.note_printed(case, paper="application", code="A1", day=DAY)
    cases.void(case, reason="other")
    with pytest.raises(cases.ReadOnly):
        cases.note_signed(printed)
