"""Lists of subsidies by hand: the head as it is known, rows to write on, not a name."""

from __future__ import annotations

from typing import Any

import pytest

from app.documents import items
from app.documents.items.item import ItemRequest
from app.records.subsidy import SubsidyClaim, deciding
from tests.documents.conftest import Read
from tests.journeys.test_subsidy import claimed
from tests.records.subsidy.conftest import SEPTEMBER

LISTS = ("subsidy-payment", "subsidy-public")


@pytest.fixture
def paid(district):
    """One mediator of whom two disputes are approved."""
    district.room("店子村")
    claim = claimed(district, "店子村", "ordinary", "hard")
    with district.at("office"):
        deciding.review(SubsidyClaim.get(), by="赵所长")
        deciding.approve(SubsidyClaim.get(), by="王主任")
        yield claim


def read(item: str, **asked: Any) -> Read:
    wanted = ItemRequest(since=SEPTEMBER.first, until=SEPTEMBER.last, **asked)
    return Read(items.find(item).make(wanted, None).pdf)


@pytest.mark.parametrize("item", LISTS)
def test_a_list_can_be_written_by_hand_under_its_issuer_and_month(paid, item):
    filled, ruled, blank = read(item), read(item, ruled=True), read(item, blank=True)
    for head in ("山亭区司法局", "2026年9月"):
        assert head in filled.text
        assert head in ruled.text
        assert head not in blank.text
    for of_record in ("店子村", "300.00", "示例"):
        assert of_record in filled.text
        assert of_record not in ruled.text
        assert of_record not in blank.text
    for each in (ruled, blank):
        assert len(each.document) == 1
        assert "没有已批准" not in each.text


@pytest.mark.parametrize("item", LISTS)
def test_by_hand_there_are_as_many_sheets_as_are_wanted(paid, item):
    assert len(read(item, ruled=True, copies=3).document) == 3
    assert len(read(item, copies=3).document) == 1
