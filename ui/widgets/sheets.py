"""The pages of a PDF: opened, drawn at any size, laid out to be looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from app.documents.typeset import drawn
from ui import style, work

_FORMATS: Final = {4: QImage.Format.Format_RGBX8888, 3: QImage.Format.Format_RGB888}


class Pages(drawn.Pages):
    """The opened pages of a PDF, drawn as pictures of Qt."""

    def draw(self, at: int, scale: float, part: tuple[float, float] = (0.0, 1.0)) -> QImage:
        """A page, or the part between two shares of its height, at `scale` dots a point."""
        return self.render(at, scale, _copied, part) or QImage()


def _copied(bitmap: Any) -> QImage:
    # A copy: the dots belong to pdfium and go with it.
    kind = _FORMATS.get(bitmap.n_channels, QImage.Format.Format_Grayscale8)
    return QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, kind).copy()


class Below(QWidget):
    """Pages below each other; only those in sight are drawn."""

    failed = Signal(object)
    """A page could not be drawn, and why."""
    _wanted = Signal(int)
    """A page in sight is not drawn yet."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: Pages | None = None
        self.images: dict[int, QPixmap] = {}
        self._tops = [0]
        """Where each page begins, and where the last one ends."""
        self._wanted.connect(self._draw, Qt.ConnectionType.QueuedConnection)

    def stand(self, heights: Iterable[int], top: int = 0) -> None:
        """Be pages of these heights, none of them drawn yet."""
        self.images = {}
        self._tops = [top + above for above in accumulate(heights, initial=0)]
        self.update()

    def at(self, height: int) -> int:
        """The page that is at a height, from 0."""
        return max(0, bisect_right(self._tops, height, 0, len(self._tops) - 1) - 1)

    def _draw(self, at: int) -> None:
        pages, images = self.pages, self.images
        if pages is None or at in images or at >= len(self._tops) - 1:
            return
        images[at] = QPixmap()  # it is asked for once
        dots = self.paper(at).width() / pages.sizes[at][0] * self.devicePixelRatioF()

        def put(image: QImage) -> None:
            if images is self.images:  # else it comes too late
                images[at] = QPixmap.fromImage(image)
                self.update(self.place(at))

        work.run(
            self, lambda progress: pages.draw(at, dots), put, quiet=True, lane="drawing",
            failed=self.failed.emit,
        )  # fmt: skip

    def place(self, at: int) -> QRect:
        """Where a page stands with what is around its paper."""
        return QRect(0, self._tops[at], self.width(), self._tops[at + 1] - self._tops[at])

    def paper(self, at: int) -> QRect:
        """Where the paper of a page is."""
        raise NotImplementedError

    def edge(self, painter: QPainter, at: int, area: QRect) -> None:
        """Draw what is around the paper."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if len(self._tops) == 1:
            return
        for at in range(self.at(event.rect().top()), self.at(event.rect().bottom()) + 1):
            area = self.paper(at)
            painter.fillRect(area, Qt.GlobalColor.white)
            if at in self.images:
                painter.drawPixmap(area, self.images[at])
            else:
                self._wanted.emit(at)
            self.edge(painter, at, area)


class Sheets(Below):
    """Every page as large as it is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes: list[QSize] = []
        self._gap = style.gap(14)

    def show_pages(self, sizes: list[QSize]) -> None:
        """Show pages of these sizes, in pixels."""
        self.sizes = sizes
        self.stand((size.height() + self._gap for size in sizes), self._gap)
        wide = max((size.width() for size in sizes), default=0)
        self.setMinimumSize(wide + 2 * self._gap, self._tops[-1])

    def paper(self, at: int) -> QRect:
        left = (self.width() - self.sizes[at].width()) // 2
        return QRect(QPoint(left, self._tops[at]), self.sizes[at])

    def edge(self, painter: QPainter, at: int, area: QRect) -> None:
        painter.setPen(style.colour("edge"))
        painter.drawRect(area.adjusted(0, 0, -1, -1))


class Thumbnails(Below):
    """The pages, small, at the side, each with its number."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.current = 0
        self.wide = style.px(72)
        self._tall: list[int] = []

    def show_pages(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Be small pages of these sizes, none of them drawn yet."""
        self.current = 0
        self._tall = [round(self.wide * tall / wide) for wide, tall in sizes]
        self.stand(tall + style.px(34) for tall in self._tall)
        self.setFixedSize(self.wide + style.gap(20), self._tops[-1])

    def paper(self, at: int) -> QRect:
        return QRect(style.gap(10), self._tops[at] + style.px(6), self.wide, self._tall[at])

    def edge(self, painter: QPainter, at: int, area: QRect) -> None:
        now = at == self.current
        painter.setPen(style.colour("blue" if now else "edge"))
        painter.drawRect(area.adjusted(-1, -1, 0, 0))
        painter.setPen(style.colour("deep" if now else "quiet"))
        number = QRect(0, area.bottom() + 2, self.width(), style.px(24))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(at + 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._tall:
            self.chosen.emit(self.at(round(event.position().y())))
