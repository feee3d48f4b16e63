"""One person once."""

import datetime

import pytest

from app.errors import BeforeBegin, FieldErrors, PersonsTheSame
from app.records import people, places
from app.store import journal

ZHAO = {"name": "赵淑珍", "identity": "370481194912310020", "phone": "13806321234"}


def names(found):
    return [person.name for person in found]


def test_sex_and_birth_follow_from_the_identity_number(room):
    person = people.register(**ZHAO)
    assert (person.sex, person.birth) == ("2", datetime.date(1949, 12, 31))


@pytest.mark.parametrize(
    "typed", ["赵淑珍", "淑珍", "zsz", "zhaoshu", "ZSZ", "1380632", "1234", "370481"]
)
def test_a_person_is_found_by_name_pinyin_initials_phone_and_number(room, typed):
    people.register(**ZHAO)
    people.register(name="王建国", phone="13900000000")
    assert names(people.suggest(typed)) == ["赵淑珍"]


def test_a_person_is_found_by_what_the_village_calls_her(room):
    people.register(**ZHAO, nicknames="三婶")
    assert names(people.suggest("sanshen")) == ["赵淑珍"]


@pytest.mark.parametrize("name", ["周𬭎", "邓䶮小", "黄㛃亮", "阿依古丽·买买提"])
def test_rare_characters_are_found(room, name):
    people.register(name=name)
    assert names(people.suggest(name[1:])) == [name]
    assert names(people.suggest(name)) == [name]


def test_a_surname_read_in_two_ways_is_found_by_either(room):
    people.register(name="单国强")
    assert names(people.suggest("shan")) == names(people.suggest("dgq")) == ["单国强"]


def test_likenesses_say_why(room):
    village = places.ensure("370406101200")
    known = people.register(**ZHAO, village=village.id)
    for given, why in (
        ({"identity": ZHAO["identity"]}, people.IDENTITY),
        ({"name": "赵淑珍", "phone": "13806321234"}, people.NAME_AND_PHONE),
        ({"name": "赵淑珍", "village": village.id}, people.NAME_AND_VILLAGE),
    ):
        assert [(each.person.id, each.why) for each in people.likenesses(**given)] == [
            (known.id, why)
        ]
    assert people.likenesses(name="赵淑珍") == []


def test_joined_persons_show_once_and_can_be_parted_again(room):
    first = people.register(name="赵淑珍")
    second = people.register(name="赵淑贞")
    link = people.join(first, second, reason="写错了字")
    assert names(people.suggest("zsz")) == ["赵淑珍"]
    assert people.everyone_joined(second.id) == [first.id, second.id]
    with pytest.raises(PersonsTheSame):
        people.join(second, first)
    people.part(link)
    assert sorted(names(people.suggest("zsz"))) == ["赵淑珍", "赵淑贞"]


def test_roles_have_their_time(room):
    person = people.register(name="傅军")
    people.appoint(
        person, role="deputy", since=datetime.date(2024, 1, 1), until=datetime.date(2026, 12, 31)
    )
    assert [r.role for r in people.roles(person.id, datetime.date(2025, 1, 1))] == ["deputy"]
    assert people.roles(person.id, datetime.date(2027, 1, 1)) == []
    assert names(people.serving()) == ["傅军"]


def test_nobody_serves_until_a_day_before_the_first(room):
    person = people.register(name="孙玉兰")
    first, before = datetime.date(2026, 3, 1), datetime.date(2026, 2, 28)
    with pytest.raises(FieldErrors) as caught:
        people.appoint(person, role="mediator", since=first, until=before)
    assert type(caught.value.fields["until"]) is BeforeBegin
    role = people.appoint(person, role="mediator", since=first, until=first)
    with pytest.raises(FieldErrors) as caught:
        people.change_role(role, until=before)
    assert list(caught.value.fields) == ["until"]


def test_a_person_without_name_is_refused_beside_the_field(room):
    with pytest.raises(FieldErrors) as refused:
        people.register(phone="13806321234")
    assert set(refused.value.fields) == {"name"}


def test_the_list_narrows_to_those_who_serve(room):
    people.register(name="赵淑珍")
    people.appoint(people.register(name="傅军"), role="deputy")
    assert names(p for p, _ in people.page(only="service")) == ["傅军"]
    assert names(p for p, _ in people.page(only="villager")) == ["赵淑珍"]
    assert names(p for p, _ in people.page(role="grid")) == []


def test_a_long_list_comes_page_by_page(room):
    with journal.action("test") as act:
        for number in range(25):
            act.add(people.Person, name=f"人{number}")
    seen, key = [], None
    while rows := people.page(after=key, size=10):
        seen += names(p for p, _ in rows)
        key = rows[-1][1]
    assert len(seen) == len(set(seen)) == 25


def test_a_village_of_the_directory_is_kept_with_the_person_in_one_entry(room):
    before = journal.last(room.origin, room.epoch)
    person = people.register(name="王建国", village="370406101200")
    assert places.name_of(person.village) == "店子村"
    assert journal.last(room.origin, room.epoch)[0] == (before[0] if before else 0) + 1
    again = people.register(name="王建军", village="370406101200")
    assert again.village == person.village


def test_places_are_offered_with_those_in_use_and_near_first(room):
    kept = places.ensure("370406101200")
    offered = places.offer(kept.name)
    assert offered[0].value == kept.id
    assert all(len(each.value) == 12 for each in offered[1:])
    assert places.offer("") == [offered[0]]


def test_the_list_finds_a_joined_person_by_either_name_and_shows_one(room):
    first = people.register(name="赵淑珍")
    other = people.register(name="赵淑贞")
    same = people.join(first, other)
    assert names(p for p, _key in people.page("赵淑贞")) == ["赵淑珍"]
    assert names(p for p, _key in people.page()) == ["赵淑珍"]
    people.part(same)
    assert sorted(names(p for p, _key in people.page())) == sorted(["赵淑珍", "赵淑贞"])


def test_a_role_taken_back_can_be_held_again(room):
    role = people.appoint(people.register(name="傅军"), role="deputy", place="370406101200")
    people.void_role(role)
    assert people.roles(role.person) == []
    people.restore_role(role)
    assert [each.role for each in people.roles(role.person)] == ["deputy"]


def test_an_identity_number_ends_the_reason_why_there_was_none(room):
    person = people.register(name="赵淑珍", identity_missing="not_with")
    person = people.change(person, identity=ZHAO["identity"])
    assert person.identity_missing is None


def test_a_team_that_is_a_bare_number_is_spoken_of_as_one(room):
    for typed, said in (("3", "3组"), ("三", "三组"), ("东队", "东队"), ("3组", "3组")):
        assert people.about(people.register(name="赵淑珍", sex="2", team=typed)).endswith(said)
