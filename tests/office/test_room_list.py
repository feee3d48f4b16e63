"""How a room stands, in the words of the list."""

from __future__ import annotations

import datetime

import pytest

from app.office.held import Forked, NotTaken
from app.office.overview import RoomState
from app.office.room_list import RoomLine

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
