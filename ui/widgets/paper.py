"""A PDF onto paper, never scaled: through CUPS as it is, elsewhere drawn at the printer's dots."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Generator
from typing import Final

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QWidget

from app.documents import printers
from app.documents.printers import PrinterRefused
from app.documents.typeset.page import TRUE, Calibration
from app.errors import Cancelled
from app.language import _
from app.store import session
from ui.widgets.message import Sheet
from ui.widgets.sheets import Pages
from ui.work import Bar

_POINT: Final = 72
_MOST_DOTS: Final = 600
_BANDS: Final = 8
"""A page is drawn in so many bands, so that one at 600 dots never needs 140 MB at once."""


_INCH: Final = 25.4
_SIDES: Final = {
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}


def ask_and_print(
    parent: QWidget,
    data: bytes,
    name: str,
    *,
    two_sided: bool = False,
    mended: Calibration | None = None,
) -> bool:
    """Ask for a printer in the system's own way and print; False where the user thinks better.

    `mended` is what the pages were set right by already, as a rule for the printer in use; where
    another one is chosen, they are set right for that. Raises PrinterRefused.
    """
    before = _calibration() if mended is None else mended
    pages = Pages(data)
    try:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if _known() and printers.chosen() in QPrinterInfo.availablePrinterNames():
            printer.setPrinterName(printers.chosen())
        printer.setDocName(name)
        printer.setFullPage(True)
        _take_paper(printer, pages.sizes[0])
        if two_sided:
            _turn(printer, as_known=mended is None)
        dialog = QPrintDialog(printer, parent)
        dialog.setMinMax(1, len(pages))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return False
        if _known() and not printer.outputFileName() and printer.printerName():
            printers.choose(printer.printerName())
            if mended is None and _calibration() != before:
                data = printers.moved(data, before, _calibration())
                pages.close()
                pages = Pages(data)
        if not printer.outputFileName() and printer.printerName() and shutil.which("lp"):
            pages_asked = (printer.fromPage(), printer.toPage()) if printer.fromPage() else None
            printers.send(
                data, printer.printerName(), name, copies=printer.copyCount(),
                pages=pages_asked, sides=_SIDES.get(printer.duplex(), ""),
            )  # fmt: skip
        else:
            with printing_sheet(parent) as tell:
                draw(printer, pages, tell)
        return True
    except Cancelled:
        return False
    finally:
        pages.close()


def draw(
    printer: QPrinter, pages: Pages, tell: Callable[[int, int], object] = lambda _done, _all: None
) -> None:
    """Draw pages on a printer at true size; `tell` is called often and may raise Cancelled.

    Raises PrinterRefused.
    """
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    dots = min(printer.resolution(), _MOST_DOTS)
    chosen = range(first - 1, min(last, len(pages)))
    painter = QPainter()
    try:
        for done, at in enumerate(chosen):
            _take_paper(printer, pages.sizes[at])
            if not painter.isActive():
                if not painter.begin(printer):
                    raise PrinterRefused(printer=printer.printerName())
            elif not printer.newPage():
                raise PrinterRefused(printer=printer.printerName())
            wide, tall = (length / _POINT * printer.resolution() for length in pages.sizes[at])
            for band in range(_BANDS):
                tell(done, len(chosen))
                part = (band / _BANDS, (band + 1) / _BANDS)
                image = pages.draw(at, dots / _POINT, part)
                painter.drawImage(QRectF(0, tall * part[0], wide, tall / _BANDS), image)
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()


@contextlib.contextmanager
def printing_sheet(parent: QWidget) -> Generator[Callable[[int, int], None]]:
    """Show over the window how far the printing is, with a button that stops it.

    What it gives says how far, and raises Cancelled once it was stopped.
    """
    stopped: list[bool] = []
    sheet, bar = Sheet(parent, _("Printing…"), stays=True), Bar(lambda: stopped.append(True))

    def tell(done: int, total: int) -> None:
        bar.show_progress(done, total)
        # The printer is painted on from this thread alone, so the window is let breathe here.
        QApplication.processEvents()
        if stopped:
            raise Cancelled

    sheet.add(bar).rise(bar.stop)
    try:
        yield tell
    finally:
        sheet.close_sheet()


def names() -> list[str]:
    """The printers of this computer."""
    return QPrinterInfo.availablePrinterNames()


def usual() -> str:
    """The printer that the system prints on; empty where there is none."""
    return QPrinterInfo.defaultPrinterName()


def unprintable_edge(name: str) -> float:
    """How many millimetres at the edge a printer says it cannot print; 0 where it says nothing."""
    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        return 0.0
    margins = QPrinter(info).pageLayout().minimumMargins()
    return max(margins.left(), margins.top(), margins.right(), margins.bottom()) / _POINT * _INCH


def has_two_sides(name: str) -> bool:
    """Whether a printer says that it turns the paper by itself."""
    modes = QPrinterInfo.printerInfo(name).supportedDuplexModes()
    return any(mode in modes for mode in _SIDES)


def _known() -> bool:
    return session.is_open()


def _calibration() -> Calibration:
    return printers.calibration() if _known() else TRUE


def _turn(printer: QPrinter, *, as_known: bool) -> None:
    """Print on both sides, where the printer can."""
    turned = as_known and _known() and printers.reading(printer.printerName()).turned
    way = back_upright(turned)
    if way in QPrinterInfo(printer).supportedDuplexModes():
        printer.setDuplex(way)


def back_upright(turned: bool) -> QPrinter.DuplexMode:
    """The edge to turn over so that a back stands upright; `turned` as read off the ruler."""
    modes = QPrinter.DuplexMode
    return modes.DuplexShortSide if turned else modes.DuplexLongSide


def _take_paper(printer: QPrinter, size: tuple[float, float]) -> None:
    wide, tall = size
    upright = QSizeF(min(wide, tall), max(wide, tall))
    turned = QPageLayout.Orientation.Landscape if wide > tall else QPageLayout.Orientation.Portrait
    printer.setPageLayout(
        QPageLayout(
            QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch),
            turned,
            QMarginsF(0, 0, 0, 0),
        )
    )
    printer.setFullPage(True)
