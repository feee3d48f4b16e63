"""What an office lets its rooms know: notices and papers of those above."""

import datetime

import pytest

from app.errors import BeforeBegin, FieldErrors
from app.records import keeping
from app.records.notices import GoverningPaper

DAY = datetime.date(2026, 11, 20)


def test_a_paper_of_those_above_is_in_force_on_its_own_day_at_least(office):
    with pytest.raises(FieldErrors) as caught:
        keeping.keep(GoverningPaper, title="工作规范", day=DAY, until=DAY - datetime.timedelta(1))
    assert type(caught.value.fields["until"]) is BeforeBegin
    assert keeping.keep(GoverningPaper, title="工作规范", day=DAY, until=DAY).until == DAY
