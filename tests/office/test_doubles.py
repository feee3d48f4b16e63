"""Disputes of two rooms that may be one: found by what travels, decided once, counted once."""

import datetime

import pytest

from app import errors
from app.office import double_rows, doubles, doubles_told
from app.office.invite import NotAnOffice
from app.records import cases, doubled, notices, people, stats
from app.records.doubled import OfOneRoom, SameDispute
from app.records.stats import Period, closing
from app.room import today
from app.store import journal, pairs
from app.store.schema import Entry
from tests.journeys.district import CODES

DAY = datetime.date(2026, 10, 8)
OCTOBER = Period(datetime.date(2026, 10, 1), datetime.date(2026, 10, 31))
WANG, LI, ZHAO = "王建国", "李海涛", "赵淑珍"


def born(year):
    return datetime.date(year, 3, 2)


def dispute(*names, day=DAY, category="02", births=(), accepted=None, **values):
    """A dispute in the room that is open, accepted a day later."""
    sides = [
        {"role": "applicant" if at == 0 else "respondent", "name": name,
         "birth": births[at] if at < len(births) else None}
        for at, name in enumerate(names)
    ]  # fmt: skip
    case = cases.register(
        parties=sides, day=day, category=category, facts="滴水檐越界", source="apply", **values
    )
    on = accepted or day + datetime.timedelta(days=1)
    return cases.accept(case, day=on, applied=day).id


class Two:
    """A district with two rooms."""

    def __init__(self, district):
        self.district = district
        self.made = {}

    def record(self, who, name, *parties, **values):
        with self.district.at(who):
            self.made[name] = dispute(*parties, **values)

    def collect(self):
        for who in ("店子村", "山前村"):
            self.district.deliver(who)
        self.district.receive()
        return self

    def open(self):
        self.collect()
        return self.district.at("office")

    def pairs(self):
        names = {record: name for name, record in self.made.items()}
        return [(names[e.first.id], names[e.second.id]) for e in doubles.waiting(20)]


@pytest.fixture
def two(district_after):
    def happen(district):
        for who, code in zip(("店子村", "山前村"), CODES, strict=False):
            district.room(who, code)

    return Two(district_after("two rooms with nothing", happen))


def accepted():
    return stats.counted("disputes", OCTOBER).total[0]


def test_the_same_parties_in_two_rooms_are_a_pair_the_first_accepted_first(two):
    two.record("店子村", "late", WANG, LI, day=DAY + datetime.timedelta(days=9), category="0101")
    two.record("山前村", "early", LI, WANG)
    two.record("山前村", "another", ZHAO, LI)
    with two.open():
        assert two.pairs() == [("early", "late")]
        [found] = doubles.waiting(20)
        assert found.alike.words == "当事人相同：李海涛、王建国；相隔 9 天"
        assert doubles.count() == 1


def test_one_party_is_enough_with_the_birth_year_and_the_kind_of_dispute(two):
    two.record("店子村", "one", WANG, LI, births=[born(1974)])
    two.record("山前村", "like", WANG, ZHAO, births=[born(1974)])
    two.record("山前村", "younger", WANG, "孙广才", births=[born(1999)])
    two.record("山前村", "of another kind", WANG, "周大勇", births=[born(1974)], category="01")
    two.record("山前村", "not said when born", WANG, "吴秀兰")
    with two.open():
        assert two.pairs() == [("one", "like")]
        assert "同年出生" in doubles.waiting(20)[0].alike.words


def test_one_party_is_enough_with_the_village_whatever_record_of_it_a_room_has(two):
    for who, name, other in (("店子村", "one", LI), ("山前村", "like", ZHAO)):
        with two.district.at(who):
            person = people.register(name=WANG, village="370406101200")
            two.made[name] = cases.register(
                parties=[{"role": "applicant", "person": person.id},
                         {"role": "respondent", "name": other}],
                day=DAY, category="02", facts="滴水檐越界", source="active",
            ).id  # fmt: skip
    with two.open():
        assert set(two.pairs()[0]) == {"one", "like"}
        assert "同村" in doubles.waiting(20)[0].alike.words


def test_what_is_of_one_room_or_long_ago_or_of_namesakes_is_no_pair(two):
    two.record("店子村", "one", WANG, LI, births=[born(1974), born(1980)])
    two.record("店子村", "again", WANG, LI)
    two.record("山前村", "long ago", WANG, LI, day=DAY - datetime.timedelta(days=200))
    two.record("山前村", "namesakes", WANG, LI, births=[born(1950), born(1951)])
    with two.open():
        # Of whom nobody said when they were born they may still be.
        [found] = two.pairs()
        assert set(found) == {"again", "namesakes"}


def test_a_confidential_dispute_travels_without_names_and_is_not_found(two):
    two.record("店子村", "one", WANG, LI)
    two.record("山前村", "confidential", WANG, LI, confidential=True)
    with two.open():
        assert two.pairs() == []


def test_a_pair_is_none_any_more_once_a_room_corrects_or_voids_it(two):
    two.record("店子村", "one", WANG, LI)
    two.record("山前村", "other", WANG, LI)
    with two.open():
        assert doubles.count() == 1
    with two.district.at("山前村"):
        cases.void(cases.get(two.made["other"]), reason="duplicate")
    with two.open():
        assert two.pairs() == []
        assert doubles.count() == 0


def test_what_comes_with_a_later_stick_is_compared_with_what_is_there(two):
    two.record("店子村", "one", WANG, LI)
    with two.open():
        assert two.pairs() == []
    two.record("山前村", "other", WANG, LI)
    with two.open():
        assert two.pairs() == [("one", "other")]


def test_it_is_said_by_what_the_first_of_a_pair_comes_first(two):
    two.record("店子村", "one", WANG, LI)
    two.record("山前村", "other", WANG, LI, day=DAY + datetime.timedelta(days=1))
    with two.open():
        [found] = doubles.waiting(5)
        assert double_rows.heads(found) == ("先受理的", "后受理的")
        for each in (found.first, found.second):
            each.accepted = None
        assert double_rows.heads(found) == ("先登记的", "后登记的")
        assert "先登记的店子村" in double_rows.counting(found)


@pytest.fixture
def pair(two):
    two.record("店子村", "one", WANG, LI)
    two.record("山前村", "other", WANG, LI, accepted=DAY + datetime.timedelta(days=3))
    return two


def test_of_one_dispute_the_first_accepted_counts_wherever_it_is_counted(pair):
    with pair.open():
        assert accepted() == 2
        doubles.decide(pair.made["other"], pair.made["one"], same=True)
        counted = stats.counted("disputes", OCTOBER)
        assert accepted() == 1
        parties = counted.at["parties"]
        assert counted.total[parties] == 2
        assert [line.numbers[0] for line in counted.lines()] == [1]
        assert [each.id for each in counted.behind(counted.cells[0])] == [pair.made["one"]]
        assert counted.count_behind(counted.cells[0]) == 1
        assert closing.lock(OCTOBER)  # all of it adds up
        assert pair.pairs() == []
        assert [e.decision.same for e in doubles.decided(20)] == [True]


def actions_since(row):
    written = Entry.select(Entry.action).where(Entry.row > row).order_by(Entry.row)
    return [each for (each,) in written.tuples() if not each.endswith(".begin")]


def test_a_decision_is_an_action_of_the_office_and_is_taken_back_its_rooms_are_told(pair):
    with pair.open() as opened:
        before = journal.newest()
        made = doubles.decide(pair.made["one"], pair.made["other"], same=True)
        assert actions_since(before) == ["double.decide", "double.tell"]
        assert made.origin == opened.origin
        before = journal.newest()
        doubles.undo(made)
        assert actions_since(before) == ["double.undo", "double.tell"]
        before = journal.newest()
        doubles.decide(pair.made["one"], pair.made["other"], same=False)
        assert actions_since(before) == ["double.decide"]
        doubles.undo(doubled.decision(pair.made["one"], pair.made["other"]))
        assert accepted() == 2
        assert pair.pairs() == [("one", "other")]
        journal.verify()


def test_a_pair_that_is_not_one_is_not_asked_about_again(pair):
    with pair.open():
        doubles.decide(pair.made["one"], pair.made["other"], same=False)
        assert accepted() == 2
    pair.record("山前村", "third", ZHAO, LI)
    with pair.open():
        assert pair.pairs() == []


def test_what_was_decided_is_not_asked_again_after_a_name_was_corrected_and_back(pair):
    with pair.open():
        doubles.decide(pair.made["one"], pair.made["other"], same=False)
    for name in ("王建军", WANG):
        with pair.district.at("店子村"):
            case = cases.get(pair.made["one"])
            party = cases.parts.parties(case)[0]
            cases.parties.change(party, name=name)
        with pair.open():
            assert pair.pairs() == []
            assert doubles.count() == 0


def test_a_decision_gives_way_to_a_later_one(pair):
    with pair.open():
        doubles.decide(pair.made["one"], pair.made["other"], same=False)
        doubles.decide(pair.made["other"], pair.made["one"], same=True)
        assert accepted() == 1
        assert len(doubles.decided(20)) == 1


def test_the_other_one_counts_once_that_which_counted_is_void(pair):
    with pair.open():
        doubles.decide(pair.made["one"], pair.made["other"], same=True)
    with pair.district.at("店子村"):
        cases.void(cases.get(pair.made["one"]), reason="duplicate")
    with pair.open():
        counted = stats.counted("disputes", OCTOBER)
        assert [each.id for each in counted.behind(counted.cells[0])] == [pair.made["other"]]


def test_three_that_are_one_count_once_and_what_follows_is_not_asked(pair):
    pair.district.room("南坡", CODES[2])
    pair.record("南坡", "third", WANG, LI, accepted=DAY)
    pair.district.deliver("南坡")
    with pair.open():
        assert len(pair.pairs()) == 3
        doubles.decide(pair.made["one"], pair.made["other"], same=True)
        last = doubles.decide(pair.made["other"], pair.made["third"], same=True)
        assert accepted() == 1
        assert doubled.counted_for() == dict.fromkeys(
            [pair.made["one"], pair.made["other"]], pair.made["third"]
        )
        assert pair.pairs() == []
        assert doubles.count() == 0
        doubles.undo(last)
        assert accepted() == 2
        assert doubles.count() == len(pair.pairs()) == 2


def test_a_decision_after_a_period_was_locked_stands_beside_what_was_reported(pair):
    with pair.open():
        lock = closing.lock(OCTOBER)
        doubles.decide(pair.made["one"], pair.made["other"], same=True)
        differences = {e.cell.key: e.now - e.reported for e in closing.differences(lock)}
        assert differences["accepted"] == -1
        [later] = closing.later(lock)
        assert "是同一件" in later.words


def test_what_is_no_pair_of_two_rooms_is_refused(pair):
    pair.record("店子村", "own", WANG, ZHAO)
    with pair.open():
        with pytest.raises(SameDispute):
            doubles.decide(pair.made["one"], pair.made["one"], same=True)
        with pytest.raises(OfOneRoom):
            doubles.decide(pair.made["one"], pair.made["own"], same=True)
        with pytest.raises(errors.NotFound):
            doubles.decide(pair.made["one"], "nobody", same=True)
        assert doubles.decided(20) == []
    with pair.district.at("店子村"), pytest.raises(NotAnOffice):
        doubles.decide(pair.made["one"], pair.made["own"], same=True)


def test_looking_is_done_once_for_each_record_and_what_was_stopped_goes_on(pair):
    pair.collect()
    with pair.district.at("office"):
        assert doubles.catch_up() == 0  # the stick was no sooner in than it was looked at

        def stop(_done, _total):
            raise errors.Cancelled

        pairs.keep_seen(0)
        with pytest.raises(errors.Cancelled):
            doubles.catch_up(stop)
        assert doubles.catch_up() == 1
        assert doubles.catch_up() == 0
        assert doubles.count() == 1


def told_of(two, who, name):
    """What a room is told of its dispute, once a stick has come back: as marks, and on home."""
    two.district.round(who)
    with two.district.at(who):
        lines = [each.words for each in today.look(lambda: None)[0] if each.page == "notice"]
        return cases.titles.marks(cases.get(two.made[name]))[:-3], lines


def test_both_rooms_are_told_that_it_counts_once_and_no_name_of_the_other(two):
    two.record("店子村", "one", WANG, LI)
    two.record("山前村", "other", LI, WANG, day=DAY + datetime.timedelta(days=3))
    with two.open():
        made = doubles.decide(two.made["one"], two.made["other"], same=True)
    assert told_of(two, "店子村", "one") == (
        ["只计一件，计在你们这里；和山前村工作室登记的是同一件"],
        ["通知：(2026)店民调字第1号：只计一件，计在你们这里；和山前村工作室登记的是同一件"],
    )
    marks, lines = told_of(two, "山前村", "other")
    assert marks == ["只计一件，计在店子村工作室；和店子村工作室登记的是同一件"]
    assert len(lines) == 1
    with two.district.at("山前村"):
        [notice] = notices.unread()
        assert "不用再做什么" in notice.words
        assert notice.case == two.made["other"]
        assert not {WANG, LI} & set(notice.words)
        notices.mark_read(notice)
    with two.district.at("office"):
        doubles.undo(made)
    assert told_of(two, "店子村", "one") == ([], [])
    assert told_of(two, "山前村", "other") == ([], [])


def test_what_rooms_are_told_follows_the_disputes_and_is_written_once(two):
    two.record("店子村", "one", WANG, LI)
    two.record("山前村", "other", LI, WANG, day=DAY + datetime.timedelta(days=3))
    with two.open():
        doubles.decide(two.made["one"], two.made["other"], same=True)
        before = journal.newest()
        doubles_told.tell(list(two.made.values()))
        assert journal.newest() == before
    assert told_of(two, "店子村", "one")[0]
    with two.district.at("店子村"):
        cases.void(cases.get(two.made["one"]), reason="mistake")
    assert told_of(two, "店子村", "one") == ([], [])
    assert told_of(two, "山前村", "other") == ([], [])


def test_where_three_are_one_each_is_told_of_both_others_and_what_was_said_gives_way(two):
    two.record("店子村", "first", WANG, LI)
    two.record("山前村", "second", LI, WANG, day=DAY + datetime.timedelta(days=3))
    two.record("山前村", "third", LI, WANG, day=DAY + datetime.timedelta(days=6))
    with two.open():
        doubles.decide(two.made["first"], two.made["second"], same=True)
        doubles.decide(two.made["first"], two.made["third"], same=True)
    for name in ("second", "third"):
        marks, lines = told_of(two, "山前村", name)
        assert marks == ["只计一件，计在店子村工作室；和店子村工作室登记的是同一件"]
        assert len(lines) == 2


def test_a_dispute_that_its_room_lost_with_a_backup_leaves_the_lists_and_what_was_told(two):
    two.record("山前村", "other", LI, WANG, day=DAY + datetime.timedelta(days=3))
    saved = two.district.back_up("店子村")
    two.record("店子村", "lost", WANG, LI)
    with two.open():
        doubles.decide(two.made["lost"], two.made["other"], same=True)
        assert accepted() == 1
    two.record("店子村", "lost too", ZHAO, LI)
    two.record("山前村", "alike", ZHAO, LI)
    assert told_of(two, "山前村", "other")[0] == [
        "只计一件，计在店子村工作室；和店子村工作室登记的是同一件"
    ]
    with two.open():
        assert doubles.count() == len(two.pairs()) == 1
    two.district.restore(saved, "店子村")
    with two.open():
        assert accepted() == 2
        assert doubles.decided(20) == []
        assert doubles.count() == len(two.pairs()) == 0
        before = journal.newest()
        doubles.catch_up()
        assert journal.newest() == before
    assert told_of(two, "山前村", "other") == ([], [])
