from pathlib import Path

import pytest

from app.books import answers, kinds, sheet
from app.books.plan import Choices

LEDGER = Path(__file__).parent.parent / "data" / "legacy_ledger.xlsx"


@pytest.fixture
def book(room):
    return sheet.read(LEDGER)


@pytest.fixture
def plan(book):
    return kinds.plan(kinds.VISITS, book, Choices())


def doubt(plan, row):
    item = next(item for item in plan.items if item.row == row)
    return item, item.reasons[0]


def test_a_ledger_is_told_from_a_roster(book, write_book):
    assert kinds.guess(book) == kinds.VISITS
    roster = write_book(
        [["姓名", "身份证号", "电话", "所在村", "职务"], ["王建国", "", "", "", ""]]
    )
    assert kinds.guess(sheet.read(roster)) == kinds.PEOPLE


def test_a_sex_that_differs_may_be_set_right_or_stand(plan):
    item, reason = doubt(plan, 7)
    offered = answers.to(item, reason, kinds.form(kinds.VISITS))
    assert [(each.column, each.typed) for each in offered] == [("sex", "男"), ("sex", "女")]


def test_a_number_that_cannot_be_read_may_be_left_out(plan):
    item, reason = doubt(plan, 6)
    offered = answers.to(item, reason, kinds.form(kinds.VISITS))
    assert [(each.column, each.typed) for each in offered] == [("identity", "")]


def test_what_must_be_filled_in_cannot_be_left_empty(plan):
    item, reason = doubt(plan, 22)
    assert reason.column == "facts"
    assert answers.to(item, reason, kinds.form(kinds.VISITS)) == []


def test_every_row_with_the_same_doubt_gets_its_own_right_answer(plan, book):
    _item, reason = doubt(plan, 7)
    typed = answers.like(plan, reason, kinds.form(kinds.VISITS), 0)
    assert len(typed) == 14
    again = kinds.plan(kinds.VISITS, book, Choices(typed=typed))
    assert not [each for item in again.look for each in item.reasons if each.column == "sex"]


def test_only_a_repeated_row_may_be_said_to_be_its_own(plan):
    assert [item.row for item in plan.items if answers.may_be_own(item)] == [48, 63, 122]
