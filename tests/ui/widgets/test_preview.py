from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtPrintSupport import QPrinter
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from tests.journeys.golden import rest
from ui.widgets import paper
from ui.widgets.preview import Pages, Preview


def document(*, pages: int = 1, wide: float = 210 * mm, tall: float = 297 * mm) -> bytes:
    """Pages with a black square of 20 mm, 30 mm from the left and the top."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(wide, tall))
    for _at in range(pages):
        canvas.rect(30 * mm, tall - 50 * mm, 20 * mm, 20 * mm, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def preview(qtbot: Any) -> Preview:
    made = Preview()
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def drawn(preview: Preview) -> QPixmap | None:
    """The picture of the first page, or None until it has been drawn."""
    image = preview._sheets.images.get(0)
    return None if image is None or image.isNull() else image


def test_the_pages_are_counted_and_drawn(qtbot: Any, preview: Preview):
    preview.show_document(document(pages=3))
    assert preview.number.text() == "第 1 页，共 3 页"
    qtbot.waitUntil(lambda: drawn(preview) is not None)
    preview.go_to(2)
    assert preview.number.text() == "第 3 页，共 3 页"


def test_at_its_true_size_a_page_has_as_many_dots_as_the_screen_says(preview: Preview):
    preview.show_document(document())
    preview.set_zoom(1.0)
    assert preview._sheets.sizes[0].width() == round(210 / 25.4 * 96)


def test_fitting_a_page_never_needs_a_bar_across(preview: Preview):
    preview.show_document(document(wide=297 * mm, tall=210 * mm))
    assert preview._sheets.sizes[0].width() <= preview.width()


def test_without_a_document_there_is_nothing_to_print(preview: Preview):
    preview.show_nothing("先勾选要印的人。")
    assert not preview.print_button.isEnabled()
    preview.show_document(document())
    assert preview.print_button.isEnabled()


def test_a_page_drawn_in_bands_is_the_page_drawn_whole():
    pages = Pages(document())
    whole = pages.draw(0, 1.0)
    band = pages.draw(0, 1.0, (0.0, 0.25))
    assert band.height() == pytest.approx(whole.height() / 4, abs=1)
    assert band.pixel(100, 100) == whole.pixel(100, 100)


def test_paper_gets_the_square_at_its_true_size_and_place(qtbot: Any, tmp_path: Path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setResolution(144)
    printer.setFullPage(True)
    paper.draw(printer, Pages(document()))
    printed = Pages((tmp_path / "out.pdf").read_bytes())
    assert printed.sizes[0] == pytest.approx((210 * mm, 297 * mm), abs=1)
    image = printed.draw(0, 4.0)
    dark = [x for x in range(image.width()) if image.pixelColor(x, round(40 * mm * 4)).value() < 99]
    assert min(dark) / 4 / mm == pytest.approx(30, abs=0.3)
    assert (max(dark) - min(dark)) / 4 / mm == pytest.approx(20, abs=0.3)


def test_a_document_replaced_while_it_is_drawn_leaves_no_trace(qtbot: Any, preview: Preview):
    preview.show_document(document(pages=5))
    preview.show_document(document(pages=1))
    qtbot.waitUntil(lambda: drawn(preview) is not None)
    assert not preview.banner.isVisible()


def test_a_document_taken_away_while_it_is_drawn_leaves_no_trace(qtbot: Any, preview: Preview):
    preview.show_document(document(pages=2))
    preview.repaint()
    qtbot.wait(0)
    preview.show_nothing("先勾选要印的人。")
    rest()
    assert drawn(preview) is None


def test_of_many_pages_only_the_small_ones_in_sight_are_drawn(qtbot: Any, preview: Preview):
    preview.show_document(document(pages=300))
    qtbot.waitUntil(lambda: any(not each.isNull() for each in preview._thumbs.images.values()))
    rest()
    assert len(preview._thumbs.images) < 20
    qtbot.mouseClick(
        preview._thumbs, Qt.MouseButton.LeftButton, pos=preview._thumbs.place(2).center()
    )
    assert preview.number.text() == "第 3 页，共 300 页"


def test_the_small_pages_follow_the_large_one(qtbot: Any, preview: Preview):
    preview.show_document(document(pages=300))
    preview.go_to(250)
    assert preview._thumbs.current == 250
    seen = preview._thumbs.visibleRegion().boundingRect()
    assert seen.intersects(preview._thumbs.place(250))
