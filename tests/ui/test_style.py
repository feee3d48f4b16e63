from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics, QRawFont
from PySide6.QtWidgets import QApplication

from ui import style
from ui.widgets.plain import Button


@pytest.fixture(autouse=True)
def plain_again(qapp: QApplication):
    yield
    style.apply(qapp, 100)


@pytest.mark.parametrize("character", "䶮㛃𬭎")
def test_rare_characters_of_names_are_in_the_font_of_the_screen(qapp: QApplication, character: str):
    for bold in (False, True):
        font = QRawFont.fromFont(style.font(bold=bold))
        assert font.familyName() == style.FAMILY
        assert font.supportsCharacter(ord(character))


def test_text_grows_with_the_scale_and_distances_half_as_fast(qapp: QApplication):
    style.apply(qapp, 200)
    assert (style.px(15), style.gap(10)) == (30, 15)
    assert QFontMetrics(style.font()).height() > 40


@pytest.mark.parametrize("contrast", [False, True])
def test_nothing_is_left_unfilled_in_the_style_sheet(qapp: QApplication, contrast: bool):
    style.apply(qapp, 125, contrast=contrast)
    assert "$" not in qapp.styleSheet()


def test_words_stand_out_from_their_ground_in_both_palettes():
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        parts = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    for palette, least in ((style.LIGHT, 4.5), (style.CONTRAST, 7.0)):
        for ink in ("text", "quiet", "red", "amber", "green", "blue"):
            contrast = (light(palette["card"]) + 0.05) / (light(palette[ink]) + 0.05)
            assert contrast >= least, ink


def test_a_chip_that_is_chosen_has_room_for_its_bold_words(qtbot):
    chip = Button("Invite a room", look="chip")
    chip.setCheckable(True)
    chip.setChecked(True)
    qtbot.addWidget(chip)
    chip.show()
    bold = QFontMetrics(style.font(bold=True)).horizontalAdvance("Invite a room")
    assert chip.width() >= bold + 2 * style.gap(10)
