"""What is read standing before a board, or off a card, is never too small to be read."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2.raw as pdfium
import pytest

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
