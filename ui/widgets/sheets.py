"""The pages of a PDF: opened, drawn at any size, laid out to be looked at."""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
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
        self._tops = [0]

    def lay(self, sizes: list[QSize]) -> None:
        self.sizes, self.images = sizes, {}
        self._tops = [
            self._gap + above
            for above in accumulate((s.height() + self._gap for s in sizes), initial=0)
        ]
        wide = max((s.width() for s in sizes), default=0)
        self.setMinimumSize(wide + 2 * self._gap, self._tops[-1])
        self.update()

    def place(self, at: int) -> QRect:
        left = (self.width() - self.sizes[at].width()) // 2
        return QRect(QPoint(left, self._tops[at]), self.sizes[at])

    def at(self, height: int) -> int:
        """The page that is at a height, from 0."""
        return max(0, bisect_right(self._tops, height, 0, len(self.sizes)) - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self.sizes:
            return
        for at in range(self.at(event.rect().top()), self.at(event.rect().bottom()) + 1):
            area = self.place(at)
            painter.fillRect(area, Qt.GlobalColor.white)
            if at in self.images:
                painter.drawPixmap(area, self.images[at])
            else:
                self.wanted.emit(at)
            painter.setPen(style.colour("edge"))
            painter.drawRect(area.adjusted(0, 0, -1, -1))


class Thumbs(QWidget):
    """The pages, small, at the side; only those in sight are drawn."""

    chosen = Signal(int)
    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.images: dict[int, QPixmap] = {}
        self.current = 0
        self.wide = style.px(72)
        self._tall: list[int] = []
        self._tops = [0]

    def lay(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Be small pages of these sizes, none of them drawn yet."""
        self.images, self.current = {}, 0
        self._tall = [round(self.wide * tall / wide) for wide, tall in sizes]
        self._tops = list(accumulate((tall + style.px(34) for tall in self._tall), initial=0))
        self.setFixedSize(self.wide + style.gap(20), self._tops[-1])
        self.update()

    def ask(self, at: int) -> bool:
        """Whether a page is still to be drawn; it is asked for once."""
        if at in self.images or at >= len(self._tall):
            return False
        self.images[at] = QPixmap()
        return True

    def put(self, at: int, image: QPixmap) -> None:
        """Show a page that was drawn."""
        self.images[at] = image
        self.update(self.place(at))

    def place(self, at: int) -> QRect:
        """Where a page stands with its number below it."""
        high = self._tops[at + 1] - self._tops[at]
        return QRect(0, self._tops[at], self.width(), high)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for at in self._among(event.rect().top(), event.rect().bottom()):
            area = self.place(at)
            paper = QRect(style.gap(10), area.top() + style.px(6), self.wide, self._tall[at])
            painter.fillRect(paper, Qt.GlobalColor.white)
            if at in self.images:
                painter.drawPixmap(paper, self.images[at])
            else:
                self.wanted.emit(at)
            painter.setPen(style.colour("blue" if at == self.current else "edge"))
            painter.drawRect(paper.adjusted(-1, -1, 0, 0))
            painter.setPen(style.colour("deep" if at == self.current else "quiet"))
            words = QRect(0, paper.bottom() + 2, area.width(), style.px(24))
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(at + 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        height = round(event.position().y())
        for at in self._among(height, height):
            self.chosen.emit(at)

    def _among(self, top: int, bottom: int) -> range:
        count = len(self._tall)
        first = bisect_right(self._tops, top, 0, count) - 1
        last = bisect_right(self._tops, bottom, 0, count) - 1
        return range(max(0, first), last + 1) if count else range(0)
