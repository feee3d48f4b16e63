"""Whole records are asked for and read as peewee itself would do it."""

import datetime

import msgspec
import pytest
from peewee import Model

from app.records import keeping, people, visits
from app.store import registry
from app.store.selecting import parts, whole

DAY = datetime.date(2026, 11, 22)


def plainly(model):
    """The question as peewee puts it."""
    return Model.select.__func__(model)


@pytest.mark.parametrize("kind", sorted(registry))
def test_the_question_is_the_one_that_peewee_puts(room, kind):
    model = registry[kind]
    for ask in (
        lambda q: q,
        lambda q: q.where(model.voided.is_null()).order_by(model.row.desc()).limit(3),
        lambda q: q.where(model.id.in_(q.where(model.row > 3))),
        lambda q: q.distinct(),
        lambda q: q.select(model.id),
    ):
        assert ask(whole(model)).sql() == ask(plainly(model)).sql()
    assert whole(model).count() == plainly(model).count()


def test_records_are_read_as_peewee_reads_them(room):
    person = people.register(name="王建国", phone="13912340417")
    visits.log(day=DAY, name="赵淑珍", category="02", facts="租金", companions=["李海涛"])
    visits.log(day=DAY, name="王建国", category="02", facts="借款", person=person.id)
    expected = [each.__data__ for each in plainly(visits.Visit).order_by(visits.Visit.row)]
    ordered = whole(visits.Visit).order_by(visits.Visit.row)
    assert [each.__data__ for each in ordered] == expected
    found = visits.Visit.where_equal("day", DAY.isoformat())
    assert [each.__data__ for each in found] == expected
    assert not found[0].is_dirty()
    joined = whole(visits.Visit).join(people.Person, on=visits.Visit.person == people.Person.id)
    assert [each.facts for each in joined] == ["借款"]


def test_parts_of_a_record_are_asked_for_as_ever(room):
    visits.log(day=DAY, name="赵淑珍", category="02", facts="租金")
    assert list(whole(visits.Visit).select(visits.Visit.facts).tuples()) == [("租金",)]
    assert next(iter(whole(visits.Visit).dicts()))["day"] == DAY


class Named(msgspec.Struct, array_like=True):
    id: str
    name: str | None
    day: str | None
    number: int | None


def test_of_many_records_parts_are_read_at_once_as_sql_stores_them(room):
    assert parts(visits.Visit, Named) == []
    said = [("赵淑珍", '引号"和\\'), ("钱多", "换\n行"), ("孙立", "䶮")]
    made = [visits.log(day=DAY, name=name, category="02", facts=facts) for name, facts in said]
    keeping.void(made[1], reason="other")
    found = {each.id: each for each in parts(visits.Visit, Named)}
    assert [found[each.id] for each in made] == [
        Named(each.id, each.name, DAY.isoformat(), each.number) for each in made
    ]
    standing = parts(visits.Visit, Named, visits.Visit.voided.is_null())
    assert {each.name for each in standing} == {"赵淑珍", "孙立"}
