"""Onto paper: set right for the printer that is chosen, stopped half-way."""

import io

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from reportlab.lib.units import mm

from app.documents import printers
from app.documents.typeset.fonts import SANS
from app.documents.typeset.page import A4, TRUE, Calibration, Paper
from app.errors import Cancelled
from ui.widgets import paper
from ui.widgets.preview import Pages, Preview
from ui.work import Bar

OFF = Calibration(right=3.0, down=-2.0, wide=1.01, high=0.99)


def document(calibration=TRUE, pages=1):
    out = io.BytesIO()
    with Paper(out, title="方块", calibration=calibration) as made:
        for _page in range(pages):
            made.page(A4)
            made.rectangles([(30 * mm, 40 * mm, 100 * mm, 100 * mm)])
            made.text(30 * mm, 200 * mm, "法律服务", SANS, 12)
    return out.getvalue()


def edges(data):
    """Millimetres from the left and from the top to the ends of the square."""
    image = Pages(data).draw(0, 6.0)
    y, x = round(60 * mm * 6), round(60 * mm * 6)
    dark_x = [at for at in range(image.width()) if image.pixelColor(at, y).value() < 99]
    dark_y = [at for at in range(image.height() // 2) if image.pixelColor(x, at).value() < 99]
    return [each / 6 / mm for each in (dark_x[0], dark_x[-1], dark_y[0], dark_y[-1])]


@pytest.mark.parametrize(
    ("before", "after"), [(TRUE, OFF), (OFF, TRUE), (OFF, Calibration(-1.0, 4.0, 0.99, 1.02))]
)
def test_pages_set_right_for_one_printer_are_moved_to_where_another_needs_them(before, after):
    moved = edges(printers.moved(document(before), before, after))
    assert moved == pytest.approx(edges(document(after)), abs=0.1)


def test_what_is_moved_keeps_its_text_and_its_size():
    pages = Pages(printers.moved(document(), TRUE, OFF))
    assert pages.sizes[0] == pytest.approx(A4, abs=0.01)


def test_printing_can_be_stopped_between_two_pages(tmp_path):
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setResolution(72)
    told = []

    def stop(done, total):
        told.append((done, total))
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        paper.draw(printer, Pages(document(pages=5)), stop)
    assert list(dict.fromkeys(told)) == [(0, 5), (1, 5), (2, 5)]


def test_a_printer_chosen_in_the_dialog_is_remembered_and_its_own_readings_are_used(
    room, qtbot, monkeypatch, tmp_path
):
    printers.choose("HP 1020")
    printers.read_off(x=30, y=-20)
    printers.choose("Brother")
    sent = tmp_path / "sent.pdf"
    told = tmp_path / "told"
    lp = tmp_path / "lp"
    lp.write_text(f'#!/bin/sh\necho "$@" > {told}\ncat > {sent}\n')
    lp.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QPrintDialog.DialogCode.Accepted)
    monkeypatch.setattr(QPrinter, "printerName", lambda _printer: "HP 1020")
    monkeypatch.setattr(QPrinter, "outputFileName", lambda _printer: "")
    preview = Preview()
    qtbot.addWidget(preview)
    preview.show_document(document())
    assert preview.print_document()
    assert printers.chosen() == "HP 1020"
    assert "print-scaling=none" in told.read_text()
    assert edges(sent.read_bytes()) == pytest.approx(
        edges(document(Calibration(3.0, -2.0))), abs=0.1
    )
    assert preview.print_document(mended=TRUE)
    assert edges(sent.read_bytes()) == pytest.approx(edges(document()), abs=0.1)


def test_backs_are_turned_over_the_other_edge_where_the_ruler_showed_them_upside_down(room):
    assert paper.back_upright(printers.reading().turned) == QPrinter.DuplexMode.DuplexLongSide
    printers.read_off(turned=True)
    assert paper.back_upright(printers.reading().turned) == QPrinter.DuplexMode.DuplexShortSide


def test_how_far_the_printing_is_stands_over_the_window_and_can_be_stopped(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    with paper.printing_sheet(window) as tell:
        tell(3, 10)
        [bar] = window.findChildren(Bar)
        assert bar.words.text() == "3 / 10"
        bar.stop.click()
        with pytest.raises(Cancelled):
            tell(4, 10)
    assert not window.findChildren(Bar)
