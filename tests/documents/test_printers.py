"""What is remembered of each printer."""

import pytest

from app import settings
from app.documents import printers
from app.documents.items import find
from app.errors import Unacceptable
from app.store import preferences


def test_each_printer_keeps_what_was_read_off_its_own_sheet(room):
    printers.choose("HP 1020")
    printers.read_off(x=15, y=-8, across=995, edge=13)
    printers.choose("Brother")
    assert printers.reading() == printers.Reading()
    printers.read_off(x=-20, turned=True)
    printers.choose("HP 1020")
    assert printers.calibration().right == 1.5
    assert printers.reading("Brother").turned


def test_the_first_printer_that_is_named_takes_over_what_was_known_of_the_only_one(room):
    preferences.put(settings.OFFSET_X, 15)
    preferences.put(settings.WIDE_MARGIN, True)
    assert printers.calibration().right == 1.5
    printers.choose("HP 1020")
    assert printers.calibration().right == 1.5
    assert printers.reading().edge > 11
    printers.choose("Brother")
    assert printers.calibration().right == 0


def test_what_no_ruler_shows_is_refused(room):
    with pytest.raises(Unacceptable):
        printers.read_off(across=20_000)
    assert printers.reading() == printers.Reading()


def test_what_another_hand_wrote_is_no_reading(room):
    preferences.put(settings.PRINTERS, "[1, 2]")
    assert printers.reading() == printers.Reading()


def test_cards_keep_away_from_an_edge_that_the_printer_cannot_reach(room):
    cards = find("cards")
    assert cards.usual(4) == "ten"
    assert cards.usual(12) == "eight"
    assert cards.usual(13) == "eight"
