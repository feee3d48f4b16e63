"""What is read standing before a board, or off a card, is never too small to be read."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2.raw as pdfium
import pytest

from app.documents.cards.card import Card, cards
from app.documents.signs.board import boards
from tests.documents.conftest import Read
from tests.documents.signs.test_signs import board, person, read


def sizes(made: Read) -> Iterator[tuple[float, str]]:
    """Each text of a PDF with the size in points at which it stands on paper."""
    for page in made.document:
        text_page = page.get_textpage()
        for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=4):
            size = ctypes.c_float()
            pdfium.FPDFTextObj_GetFontSize(each.raw, ctypes.byref(size))
            length = pdfium.FPDFTextObj_GetText(each.raw, text_page.raw, None, 0)
            buffer = ctypes.create_string_buffer(length)
            said = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
            pdfium.FPDFTextObj_GetText(each.raw, text_page.raw, said, length)
            text = buffer.raw.decode("utf-16-le").strip("\0")
            if text.strip():
                yield size.value * abs(each.get_matrix().d), text


@pytest.mark.parametrize("with_photo", [True, False])
@pytest.mark.parametrize(("size", "floor"), [("A3", 12), ("A4", 10)])
@pytest.mark.parametrize("count", [1, 13, 24, 60])
def test_nothing_on_a_board_is_too_small_to_be_read_standing(count, size, floor, with_photo, photo):
    people = [
        person(f"王{chr(0x4E00 + n)}民", photo if with_photo and n % 2 else None)
        for n in range(count)
    ]
    made = read(boards, [board(*people)], size=size)
    assert min(sizes(made))[0] >= floor - 0.05
    for each in people:
        assert each.name in made.text
    assert made.text.count("13806321234") == count
    assert len(made.document) <= 3
    for page in range(len(made.document)):
        assert min(made.edges(page)) >= (15.5 if size == "A3" else 7.5)


HOTLINES = ("12348", "0632-5580148")


@pytest.mark.parametrize("look", ["plain", "band", "large"])
@pytest.mark.parametrize("name", ["傅军", "阿卜杜热西提·阿卜杜热合曼·买买提明", "䶮㛃𬭎"])
@pytest.mark.parametrize("long", [False, True])
def test_nothing_on_a_card_is_below_six_points_and_no_hotline_below_nine(look, name, long):
    unit = "枣庄市山亭区店子镇店子村村民委员会" * (4 if long else 1)
    card = Card(
        "店子村法律服务工作室" * (3 if long else 1), name, "0417",
        title="法治副主任" * (3 if long else 1), unit=unit, phones=("13806321234",),
        duty="每周一、三、五上午" * (3 if long else 1),
        hours="周一至周五 8:30—11:30，14:00—17:30", hotlines=HOTLINES,
    )  # fmt: skip
    found = list(sizes(read(cards, [card], look=look, back=True, sheet="single")))
    assert min(found)[0] >= 5.95, min(found)
    for number in HOTLINES:
        assert number.replace("-", "") in "".join(text for _, text in found).replace("-", "")
    for size, text in found:
        if any(part in text for part in ("12348", "5580148")):
            assert size >= 8.95, text
