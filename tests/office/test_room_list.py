"""How a room stands, in the words of the list."""

from __future__ import annotations

import datetime

import pytest

from app.office import room_list, settle
from app.office.held import Forked, NotTaken
from app.office.overview import RoomState
from app.office.room_list import RoomFilter, RoomLine

CODE, DAY = "370406101200-01", datetime.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("missing", "reported", "words", "look"),
    [
        ([], True, "已上报", "safe"),
        ([(1, 1)], True, "已上报；第 1 次还没送到", "soon"),
        ([(1, 1)], False, "未上报；第 1 次还没送到", "late"),
    ],
)
def test_a_room_of_which_a_package_never_came_is_amber(missing, reported, words, look):
    state = RoomState("one", CODE, "店子村", None, DAY, 2, missing, reported, DAY, [], [])
    line = RoomLine("one", CODE, "店子村", state)
    assert (line.stands(), line.look()) == (words, look)


def test_what_only_somebody_here_can_settle_is_said_first():
    state = RoomState("one", CODE, "店子村", None, DAY, 2, [], True, DAY, [], [])
    refused = NotTaken(file="a.age", day="2026-11-22", why="坏了")
    line = RoomLine("one", CODE, "店子村", state, [Forked(code=CODE), refused])
    assert line.stands().startswith("先放着：有两台电脑")
    assert line.stands().endswith("（还有 1 件）")
    assert line.look() == "soon"


def test_an_invited_room_whose_first_report_was_refused_is_one_line(district):
    district.room("店子村")
    district.deliver("店子村")
    [package] = district.stick().glob("LEGALROOM/report/*/*.age")
    package.write_bytes(package.read_bytes()[:-1])
    [verdict] = district.receive()
    with district.at("office"):
        [line] = room_list.lines(DAY)
        assert line.fits(RoomFilter.INVITED)
        assert line.fits(RoomFilter.SILENT)
        assert line.fits(RoomFilter.HELD)
        assert (line.look(), "邀请的" in line.sentences()[0]) == ("late", True)
        # Whoever reads it knows rooms by name.
        assert line.name in verdict.words
        assert line.code not in verdict.words
        assert line.name in line.stands()
        assert line.code not in line.stands()
        settle.put_by(settle.open_questions(line.id))
        [line] = room_list.lines(DAY)
        assert not line.fits(RoomFilter.HELD)
