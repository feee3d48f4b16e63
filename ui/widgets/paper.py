"""A PDF onto paper, never scaled: through CUPS as it is, elsewhere drawn at the printer's dots."""

from __future__ import annotations

import logging
import shutil
import subprocess
from typing import Any, Final

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.language import N_

_POINT: Final = 72
_MOST_DOTS: Final = 600
_BANDS: Final = 8
"""A page is drawn in so many bands, so that one at 600 dots never needs 140 MB at once."""


class PrinterRefused(AppError):
    """The printer did not take the pages."""

    message = N_("The printer {printer} did not take it. Is it switched on, with paper in it?")


def ask_and_print(parent: QWidget, data: bytes, pages: Any, name: str) -> bool:
    """Ask for a printer in the system's own way and print; False where the user thinks better.

    Raises PrinterRefused.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setFullPage(True)
    _take_paper(printer, pages.sizes[0])
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(pages))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    if not printer.outputFileName() and printer.printerName() and shutil.which("lp"):
        _through_cups(printer, data, name)
    else:
        draw(printer, pages)
    return True


def draw(printer: QPrinter, pages: Any) -> None:
    """Draw pages on a printer at true size. Raises PrinterRefused."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    dots = min(printer.resolution(), _MOST_DOTS)
    painter = QPainter()
    for at in range(first - 1, min(last, len(pages))):
        _take_paper(printer, pages.sizes[at])
        if not painter.isActive():
            if not painter.begin(printer):
                raise PrinterRefused(printer=printer.printerName())
        elif not printer.newPage():
            raise PrinterRefused(printer=printer.printerName())
        wide, tall = (length / _POINT * printer.resolution() for length in pages.sizes[at])
        for band in range(_BANDS):
            part = (band / _BANDS, (band + 1) / _BANDS)
            image = pages.draw(at, dots / _POINT, part)
            painter.drawImage(QRectF(0, tall * part[0], wide, tall / _BANDS), image)
    painter.end()


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


def _through_cups(printer: QPrinter, data: bytes, name: str) -> None:
    command = ["lp", "-d", printer.printerName(), "-n", str(printer.copyCount()), "-t", name]
    command += ["-o", "print-scaling=none", "-o", "fit-to-page=false", "-o", "scaling=100"]
    if printer.fromPage():
        command += ["-P", f"{printer.fromPage()}-{printer.toPage()}"]
    two_sides = {
        QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
        QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
    }
    if printer.duplex() in two_sides:
        command += ["-o", f"sides={two_sides[printer.duplex()]}"]
    done = subprocess.run([*command, "-"], input=data, capture_output=True, check=False)
    if done.returncode:
        logging.getLogger(__name__).error("lp: %s", done.stderr.decode(errors="replace"))
        raise PrinterRefused(printer=printer.printerName())
