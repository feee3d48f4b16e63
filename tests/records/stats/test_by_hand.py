"""Numbers from paper stand until their room reports; then they give way and are never added."""

import datetime
import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.records import places, rooms, stats, visits
from app.records.stats import HandNumber, Period, by_hand, checking, closing, hand_sheet, rows
from app.records.stats.by_hand import State
from app.records.stats.hand_rows import ROOM, Row
from app.store import journal
from app.store.schema import Entry
from tests.records.stats.recorded import ELSEWHERE, VILLAGES, enter

OCTOBER = Period(datetime.date(2026, 10, 1), datetime.date(2026, 10, 31))
QUARTER = Period(datetime.date(2026, 10, 1), datetime.date(2026, 12, 31))
DAY = datetime.date(2026, 10, 8)
PAPER = "370406101201"
"""安陵村, whose room still writes on paper."""


def typed(period, texts, code=PAPER, name="visits", split=""):
    """Type numbers for a place, as on the sheet; the row as it is afterwards."""
    sheet = hand_sheet.hand_sheet(name, period, split)
    place = places.ensure(code).id
    several = sheet.rows()
    row = next((each for each in several if each.place == place), several[-1])
    if row.place is None:
        sheet.choose(row, place)
    for key, text in texts.items():
        sheet.take(row, key, text)
    return sheet.save(several), row


def number(key="visits", period=OCTOBER, path=(), name="visits"):
    found = stats.counted(name, period)
    return found.value(found.cells[found.at[key]], found.numbers(path))


def logged(code=PAPER, day=DAY):
    return visits.log(
        day=day, name="孙广才", category="01", facts="事", place=places.ensure(code).id
    )


def reports(code=PAPER, day=datetime.date(2026, 11, 3)):
    """A room of a village is enrolled, and a report of it that was written on a day comes in."""
    origin = f"room {code}"
    with journal.action("test") as act:
        act.add(
            rooms.Room, code=f"{code}-01", name="法律服务工作室", installation=origin, signer="s",
            recipient="r", day=datetime.date(2026, 9, 1),
        )  # fmt: skip
        at = datetime.datetime.combine(day, datetime.time(9)).astimezone()
        act.add(rooms.ReceivedPackage, room=origin, serial=1, time=at, verdict=rooms.TAKEN)


def test_a_number_from_paper_stands_for_its_place_and_is_in_the_whole(office):
    logged(VILLAGES[0])
    assert typed(OCTOBER, {"visits": "12"})[0] == 1
    assert number() == 13
    found = stats.counted("visits", OCTOBER)
    assert {line.name: line.numbers[0] for line in rows.rows(found, "place")} == {
        "店子村": 1, "安陵村": 12,
    }  # fmt: skip
    assert number("visits/category/unsaid") == 12
    assert number("visits/body/village") == 13
    assert checking.faults(found) == []


def test_what_was_counted_of_the_same_figure_gives_way_meanwhile_and_other_figures_stay(office):
    logged()
    typed(OCTOBER, {"visits": "12", "asked": "8"})
    found = stats.counted("visits", OCTOBER)
    assert (number("visits"), number("asked"), number("promised")) == (12, 8, 0)
    visits_ = found.cells[found.at["visits"]]
    assert (found.count_behind(visits_), found.number_by_hand(visits_)) == (0, 12)
    assert found.behind(visits_) == []


def test_a_report_that_was_written_after_the_period_takes_the_place_of_the_number(office):
    typed(OCTOBER, {"visits": "12"})
    logged()
    reports()
    assert number() == 1
    found = stats.counted("visits", OCTOBER)
    [hand] = found.by_hand(found.cells[0])
    assert (hand.state, by_hand.value(hand, found.cells[0])) == (State.GAVE_WAY, 12)
    words = by_hand.words_of(hand, found.cells[0])
    assert "安陵村：2026年10月手工数 12" in words
    assert "2026-11-03" in words
    assert found.number_by_hand(found.cells[0]) == 0


def test_a_report_that_was_written_within_the_period_is_not_all_of_it(office):
    typed(OCTOBER, {"visits": "12"})
    reports(day=datetime.date(2026, 10, 20))
    assert number() == 12


def test_the_report_of_another_room_changes_nothing(office):
    typed(OCTOBER, {"visits": "12"})
    reports(VILLAGES[0])
    assert number() == 12


def test_numbers_of_months_are_in_the_quarter_and_one_of_a_quarter_in_no_month(office):
    typed(OCTOBER, {"visits": "12"})
    typed(QUARTER, {"visits": "30"}, VILLAGES[3])
    assert (number(), number(period=QUARTER)) == (12, 42)
    found = stats.counted("visits", OCTOBER)
    assert {each.where.name: each.state for each in found.hands} == {
        "安陵村": State.COUNTS, "黄林庄村": State.WIDER,
    }  # fmt: skip


def test_a_month_of_a_quarter_that_was_typed_already_is_refused_beside_its_cell(office):
    typed(QUARTER, {"visits": "30"})
    saved, row = typed(OCTOBER, {"visits": "12"})
    assert saved is None
    assert "2026年第4季度" in row.errors["visits"]
    assert HandNumber.select().count() == 1


@pytest.mark.parametrize(
    ("texts", "wrong"),
    [
        ({"visits": "十二个半"}, "visits"),
        ({"visits": "-3"}, "visits"),
        ({"visits": "5", "satisfied": "4", "asked": "3"}, "satisfied"),
        ({"satisfied": "4"}, "satisfied"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_beside_its_cell_and_nothing_is_kept(office, texts, wrong):
    saved, row = typed(OCTOBER, texts)
    assert (saved, list(row.errors)) == (None, [wrong])
    assert row.typed[wrong] == texts[wrong]
    assert HandNumber.select().count() == 0


def test_parts_are_typed_too_and_what_they_leave_was_not_said(office):
    typed(OCTOBER, {"accepted": "9", "accepted/source/court": "4", "accepted/source/police": "2"},
          name="disputes", split="accepted/source")  # fmt: skip
    keys = ("court", "police", "entrusted", "unsaid", "apply")
    assert [number(f"accepted/source/{key}", name="disputes") for key in keys] == [4, 2, 6, 3, 0]
    assert checking.faults(stats.counted("disputes", OCTOBER)) == []
    saved, row = typed(OCTOBER, {"accepted": "5"}, name="disputes")
    assert (saved, list(row.errors)) == (None, ["accepted"])


def test_one_save_is_one_entry_and_what_is_taken_away_counts_no_more(office):
    places.ensure(PAPER)
    before = Entry.select().count()
    assert typed(OCTOBER, {"visits": "12", "asked": "8"})[0] == 2
    assert Entry.select().count() == before + 1
    assert typed(OCTOBER, {"visits": "12", "asked": "8"})[0] == 0
    assert typed(OCTOBER, {"visits": "13", "asked": ""})[0] == 2
    assert Entry.select().count() == before + 2
    assert (number(), number("asked")) == (13, 0)
    kept = {each.cell: (each.number, each.voided) for each in HandNumber.select()}
    assert kept == {"visits": (13, None), "asked": (8, "mistake")}


def test_a_room_is_named_by_its_name_and_only_once(office):
    places.ensure(PAPER)
    sheet = hand_sheet.hand_sheet("visits", OCTOBER)
    several = [Row(), Row(), Row()]
    for row, name in zip(several, ("安陵村", "安陵村", "没有这个村"), strict=True):
        sheet.take(row, ROOM, name)
        sheet.take(row, "visits", "3")
    assert sheet.save(several) is None
    assert [list(row.errors) for row in several] == [[], [ROOM], [ROOM]]


def test_rooms_that_have_not_reported_are_offered_with_those_of_other_months(office):
    reports(VILLAGES[1], datetime.date(2026, 9, 20))
    typed(OCTOBER, {"visits": "1"}, VILLAGES[3])
    november = Period(datetime.date(2026, 11, 1), datetime.date(2026, 11, 30))
    names = [row.typed.get(ROOM, "") for row in hand_sheet.hand_sheet("visits", november).rows()]
    assert names == ["黄林庄村", "安陵村", ""]


def test_rooms_stand_in_the_same_order_once_their_places_are_known(office):
    with journal.action("test") as act:
        for code in (VILLAGES[0], PAPER):
            act.add(rooms.Invitation, code=f"{code}-01", name="室", token="t", day=DAY)
    sheet = hand_sheet.hand_sheet("visits", OCTOBER)
    before = sheet.rows()
    names = [row.typed.get(ROOM) for row in before]
    assert names == ["店子村", "安陵村", None]
    sheet.take(before[1], "visits", "3")
    assert sheet.save(before) == 1
    assert [row.typed.get(ROOM) for row in sheet.rows()] == names


def test_money_is_typed_in_yuan(office):
    typed(OCTOBER, {"amount": "1.2万"}, name="disputes")
    assert number("amount", name="disputes") == 1_200_000


def test_a_locked_period_keeps_what_counted_then_and_what_gave_way_is_a_difference(office):
    typed(OCTOBER, {"visits": "12"})
    locked = closing.lock(OCTOBER)
    assert closing.reported(locked, "visits").numbers()[0] == 12
    reports()
    typed(OCTOBER, {"visits": "10"})
    [whole] = [each for each in closing.differences(locked) if not each.cell.depth]
    assert (whole.where.name, whole.reported, whole.now) == ("安陵村", 12, 0)
    assert [each.kind for each in closing.later(locked)] == ["hand_number"]


YEARS = itertools.count(1960)
PAPERS = st.tuples(
    st.integers(0, len(VILLAGES) - 1),
    st.sampled_from([(1, 1), (2, 2), (3, 3), (4, 6), (7, 12)]),
    st.sampled_from(["accepted", "closed", "sweeps", "kept_from_crime", "amount"]),
    st.integers(0, 30),
)
RECORDS = st.tuples(
    st.sampled_from(["case", "activity", "risk"]),
    st.integers(0, len(VILLAGES) + 1),
    st.integers(1, 12),
    st.integers(0, 2),
)


@pytest.fixture
def there(office):
    """Four villages, the second of which has reported, one that nobody knows, and none."""
    reports(VILLAGES[1], datetime.date(1980, 1, 1))
    return [*(places.ensure(code).id for code in VILLAGES), ELSEWHERE, None]


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(RECORDS, max_size=15), st.lists(PAPERS, max_size=8))
def test_places_add_up_whatever_was_typed_and_a_number_is_its_records_and_what_stands_by_hand(
    there, records, papers
):
    year = next(YEARS)
    assert year < 2090
    with journal.action("test") as act:
        for kind, place, month, which in records:
            enter(act, kind, there[place], datetime.date(year, month, 9), which)
        for place, (first, last), figure, much in papers:
            span = stats.periods.of(datetime.date(year, last, 1), "month").last
            act.add(
                HandNumber, place=there[place], first=datetime.date(year, first, 1), last=span,
                sheet="disputes", cell=figure, number=much,
            )  # fmt: skip
    periods = [(1, 12), (1, 6), (2, 2)]
    for first, last in periods:
        end = stats.periods.of(datetime.date(year, last, 1), "month").last
        found = stats.counted("disputes", Period(datetime.date(year, first, 1), end))
        assert [fault for fault in checking.faults(found) if not fault.cell.share] == []
        for by in ("district", "town", "place", "month", "body"):
            several = [line.numbers for line in rows.rows(found, by)]
            assert [sum(each) for each in zip(*several, strict=True)] in ([], found.total)
        for path in ((), *(line.path for line in rows.rows(found, "place"))):
            numbers = found.numbers(path)
            for cell in found.cells:
                is_asked = not path or numbers[found.at[cell.key]]
                if is_asked and cell.measures and not any(m.amount for m in cell.measures):
                    counted = found.count_behind(cell, path) + found.number_by_hand(cell, path)
                    assert numbers[found.at[cell.key]] == counted, (cell.key, path)
