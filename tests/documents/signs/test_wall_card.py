"""The card for the wall: all of it on one page, in type that is read standing."""

import pytest

from app.documents.design import load
from app.documents.items import find
from app.documents.items.item import ItemRequest
from app.documents.signs.design import WallCardDesign
from app.documents.signs.wall_card import FLOOR, WallCard, wall_cards
from tests.documents.signs.test_board_floors import sizes
from tests.documents.signs.test_signs import read

LONG = "山东省枣庄市山亭区店子镇店子村公共法律服务工作室"


@pytest.mark.parametrize("room", ["店子村法律服务工作室", LONG])
@pytest.mark.parametrize("office", [False, True])
def test_all_of_it_is_on_one_page_and_read_standing(room, office):
    made = read(wall_cards, [WallCard(room, office=office)])
    assert len(made.document) == 1
    assert min(sizes(made))[0] >= FLOOR - 0.05
    plain = made.text.replace("\r", "").replace("\n", "").replace(" ", "")
    design = load("signs/wall_card", WallCardDesign)
    side = design.office if office else design.room
    for part in side.parts:
        assert part.heading in plain
        for line in part.lines:
            assert line.text.replace(" ", "") in plain
    assert min(made.edges(0)) >= 8


def test_a_room_prints_its_own(room):
    made = find("wall-card").make(ItemRequest(), None)
    assert made.count == 1
    assert not made.missing


def test_an_office_prints_its_own(office):
    made = find("wall-card").make(ItemRequest(), None)
    assert made.count == 1
