"""The ledger of a room: counted by eye and by a script that shares no code with this one."""

import datetime
from collections import Counter

import pytest

from tests.books.visits_plan import LEDGER, doubts, plan


@pytest.fixture(scope="module")
def real():
    return plan(LEDGER)


def test_every_row_of_the_real_ledger_is_accounted_for(real):
    assert real.rows == 130
    assert [item.row for item in real.items] == list(range(1, 131))
    assert (len(real.ready), len(real.look), len(real.left_out)) == (60, 57, 13)


def test_what_is_left_out_of_the_real_ledger_says_why(real):
    why = Counter(type(item.reasons[0].error).__name__ for item in real.left_out)
    assert why == {"EmptyRow": 6, "Repeated": 3, "AboveTable": 2, "HeadOfTable": 1, "Total": 1}
    assert [
        (item.row, item.reasons[0].error.data["row"])
        for item in real.left_out
        if type(item.reasons[0].error).__name__ == "Repeated"
    ] == [(48, 46), (63, 62), (122, 121)]


def test_what_needs_a_look_in_the_real_ledger(real):
    why = Counter(name for item in real.look for name in doubts(item).items())
    assert why == {
        ("identity", "IdentityMasked"): 18,
        ("identity", "BadIdentityChecksum"): 14,
        ("identity", "OldIdentity"): 9,
        ("sex", "SexDiffers"): 14,
        ("facts", "Unworked"): 5,
        ("category", "Missing"): 5,
    }


def test_the_real_ledger_is_understood_before_anybody_helps(real):
    assert (real.sheet, real.year, real.year_from, real.header_row) == (
        "来访登记",
        2025,
        "title",
        3,
    )
    assert real.columns == {
        "paper_number": 0,
        "day": 1,
        "name": 2,
        "sex": 3,
        "identity": 4,
        "phone": 5,
        "address": 6,
        "facts": 7,
        "result": 8,
        "handler_name": 9,
    }
    assert real.unused == []
    assert real.sheets == ["来访登记"]


def test_a_row_of_the_real_ledger_becomes_values(real):
    item = real.items[9]
    assert item.row == 10
    assert item.person == {
        "name": "于强",
        "sex": "2",
        "identity": "370406199411294256",
        "phone": "15223957589",
        "address": "外村",
    }
    assert item.values["day"] == datetime.date(2025, 1, 28)
    assert item.values["begin"] == datetime.time(10, 0)
    assert item.values["paper_number"] == "6"
    assert item.values["handler_name"] == "傅军"


def test_five_styles_of_date_are_read_from_the_real_ledger(real):
    days = {item.row: item.values["day"] for item in real.items if "day" in item.values}
    assert [days[row] for row in (4, 5, 7, 12, 16, 20)] == [
        datetime.date(2025, 1, 6),
        datetime.date(2025, 1, 11),
        datetime.date(2025, 1, 21),
        datetime.date(2025, 2, 1),
        datetime.date(2025, 2, 11),
        datetime.date(2025, 2, 21),
    ]


def test_reasons_are_sentences_for_a_keeper(real):
    rows = real.as_json()["items"]
    assert rows[20] == {
        "row": 21,
        "state": "look",
        "reasons": ["身份证号有几位是 *，请看证件补全，或者不填。"],
    }
    assert real.as_json()["rows"] == 130
