"""The pages of a PDF: opened, drawn at any size, laid out to be looked at."""

from __future__ import annotations

import threading
from typing import Any

from PySide6.QtCore import (
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import (
    QWidget,
)

from ui import style

_pdfium = threading.Lock()
"""pdfium may be entered by one thread at a time."""


class Pages:
    """The opened pages of a PDF; draws them at any size, from any thread."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        self._closed = False
        with _pdfium:
            self._document = pypdfium2.PdfDocument(data)
            self.sizes = [self._document.get_page_size(at) for at in range(len(self._document))]
            """Width and height of each page in points."""

    def __len__(self) -> int:
        return len(self.sizes)

    def draw(self, at: int, scale: float, part: tuple[float, float] = (0.0, 1.0)) -> QImage:
        """A page, or the part between two shares of its height, at `scale` dots a point."""
        height = self.sizes[at][1]
        crop = (0.0, height * (1 - part[1]), 0.0, height * part[0])
        with _pdfium:
            if self._closed:
                return QImage()
            page: Any = self._document[at]
            bitmap = page.render(scale=scale, crop=crop, rev_byteorder=True)
            # A copy: the dots belong to pdfium and go with it.
            kind = {4: QImage.Format.Format_RGBX8888, 3: QImage.Format.Format_RGB888}
            image = QImage(
                bitmap.buffer,
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                kind.get(bitmap.n_channels, QImage.Format.Format_Grayscale8),
            ).copy()
            bitmap.close()
            page.close()
        return image

    def close(self) -> None:
        """Let the document go; what still wants to be drawn comes out empty."""
        with _pdfium:
            self._closed = True
            self._document.close()


class Sheets(QWidget):
    """Every page below the other; only those in sight are drawn."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.sizes: list[QSize] = []
        self.images: dict[int, QPixmap] = {}
        self._gap = style.gap(14)

    def lay(self, sizes: list[QSize]) -> None:
        self.sizes, self.images = sizes, {}
        wide = max((s.width() for s in sizes), default=0)
        tall = sum(s.height() + self._gap for s in sizes)
        self.setMinimumSize(wide + 2 * self._gap, tall + self._gap)
        self.update()

    def place(self, at: int) -> QRect:
        top = self._gap + sum(s.height() + self._gap for s in self.sizes[:at])
        return QRect(QPoint((self.width() - self.sizes[at].width()) // 2, top), self.sizes[at])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for at in range(len(self.sizes)):
            area = self.place(at)
            if not area.intersects(event.rect()):
                continue
            painter.fillRect(area, Qt.GlobalColor.white)
            if at in self.images:
                painter.drawPixmap(area, self.images[at])
            else:
                self.wanted.emit(at)
            painter.setPen(style.colour("edge"))
            painter.drawRect(area.adjusted(0, 0, -1, -1))


class Thumbs(QWidget):
    """The pages, small, at the side."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.images: list[QPixmap] = []
        self.current = 0
        self._wide = style.px(72)

    def lay(self, images: list[QPixmap]) -> None:
        self.images, self.current = images, 0
        self.setFixedSize(self._wide + style.gap(20), sum(r.height() for r in self._places()))
        self.update()

    def _places(self) -> list[QRect]:
        top, found = 0, []
        for image in self.images:
            tall = self._wide * image.height() // max(1, image.width()) + style.px(34)
            found.append(QRect(0, top, self._wide + style.gap(20), tall))
            top += tall
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for at, area in enumerate(self._places()):
            image = self.images[at]
            tall = self._wide * image.height() // max(1, image.width())
            paper = QRect(style.gap(10), area.top() + style.px(6), self._wide, tall)
            painter.drawPixmap(paper, image)
            painter.setPen(style.colour("blue" if at == self.current else "edge"))
            painter.drawRect(paper.adjusted(-1, -1, 0, 0))
            painter.setPen(style.colour("deep" if at == self.current else "quiet"))
            words = QRect(0, paper.bottom() + 2, area.width(), style.px(24))
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(at + 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for at, area in enumerate(self._places()):
            if area.contains(event.position().toPoint()):
                self.chosen.emit(at)
