"""What stands on a day: begun, not ended, where the place is of a kind."""

from __future__ import annotations

import datetime

import msgspec
import pytest

from app.figures import Standing, standing, wrong
from app.records import people, places

FIRST, LAST = datetime.date(2026, 3, 1), datetime.date(2026, 8, 31)
ONE = datetime.timedelta(days=1)
LAWYERS = Standing(
    kind="role", by="since", until="until", people="person", where=(("role", "is", "lawyer"),)
)


@pytest.fixture
def lawyer(office):
    town = places.add(code="370406101000", type="town", name="店子镇")
    person = people.register(name="周明")
    people.appoint(person, role="lawyer", place=town.id, since=FIRST, until=LAST)
    return person


@pytest.mark.parametrize(
    ("on", "count"), [(FIRST - ONE, 0), (FIRST, 1), (LAST, 1), (LAST + ONE, 0)]
)
def test_a_link_stands_from_its_first_to_its_last_day(lawyer, on, count):
    assert len(standing(LAWYERS, on)) == count


@pytest.mark.parametrize(("kind", "count"), [("town", 1), ("village", 0)])
def test_the_place_may_have_to_be_of_a_kind(lawyer, kind, count):
    asked = msgspec.structs.replace(LAWYERS, at=(("type", "is", kind),))
    found = standing(asked, FIRST)
    assert [each.person for each in found] == [lawyer.id] * count


def test_what_is_void_does_not_stand(lawyer):
    people.void_role(people.roles(lawyer.id)[0])
    assert standing(LAWYERS, FIRST) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"kind": "nonsense"}, ("kind", "nonsense")),
        ({"by": "number"}, ("by", "number")),
        ({"until": "soon"}, ("until", "soon")),
        ({"subject": "role"}, ("subject", "role")),
        ({"people": "basis"}, ("people", "basis")),
        ({"amount": "number"}, ("amount", "number")),
        ({"where": (("role", "is", "king"),)}, ("where", "king")),
        ({"at": (("type", "is", "castle"),)}, ("at", "castle")),
    ],
)
def test_what_is_wrong_in_a_description_is_named(change, fault):
    assert list(wrong(msgspec.structs.replace(LAWYERS, **change))) == [fault]
