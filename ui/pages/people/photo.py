"""A photo from a file: seen upright, framed, kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QSlider, QWidget

from app.language import _
from app.records import people, photos
from app.records.people import Person
from app.records.photos import Frame, Framing
from ui import style
from ui.shell import Shell
from ui.widgets.files import file_to_open
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Label, hint, row

_WAYS: Final[dict[int, tuple[int, int]]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def choose_photo(shell: Shell, person: Person, done: Callable[[], object]) -> None:
    """Ask for a picture, let it be framed, and keep it."""
    kinds = _("Photos") + " (*.jpg *.jpeg *.png *.webp *.tif *.tiff)"
    framed = partial(frame_photo, shell, person, done=done)
    file_to_open(shell, _("Choose a photo"), kinds, framed)


def frame_photo(shell: Shell, person: Person, path: Path, done: Callable[[], object]) -> None:
    """Show a picture to be framed."""

    def read(progress: Any) -> tuple[bytes, tuple[bytes, int, int]]:
        data = path.read_bytes()
        return data, photos.upright(data)

    def show(found: tuple[bytes, tuple[bytes, int, int]]) -> None:
        data, upright = found

        def keep(frame: Frame) -> None:
            shell.act(
                lambda: people.set_photo(person, name=path.name, data=data, frame=frame),
                done=lambda _person: done(),
            )

        ask_frame(shell, PhotoFrame(*upright), keep)

    shell.run(read, show, title=_("Opening the photo…"))


def ask_frame(shell: Shell, frame: PhotoFrame, keep: Callable[[Frame], object]) -> Sheet:
    """Ask which part of the picture is kept, in the shape of the card's photo."""
    sheet = Sheet(shell, _("Which part is the photo?"))
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(round(photos.SMALLEST * 100), 100)
    slider.setValue(100)
    slider.valueChanged.connect(lambda value: frame.set_share(value / 100))
    frame.resized.connect(lambda share: slider.setValue(round(share * 100)))

    def save() -> None:
        sheet.close_sheet()
        keep(frame.framing.frame)

    sheet.add(
        hint(_("Drag the frame, or move it with the arrow keys.")),
        row(None, frame, None),
        row(Label(_("Smaller"), "quiet"), slider, Label(_("Larger"), "quiet")),
        4,
        row(
            None,
            Button(_("Leave it"), sheet.close_sheet),
            Button(_("Keep the photo"), save, look="primary"),
        ),
    )
    return sheet.rise(frame, width=480)


class PhotoFrame(QWidget):
    """A picture (`seen`, of that size) and a frame of fixed shape that is moved over it."""

    resized = Signal(float)
    """The frame is so large now, 1 being as large as the picture allows."""

    def __init__(self, seen: bytes, width: int, height: int) -> None:
        super().__init__()
        picture = QPixmap()
        picture.loadFromData(seen)
        tall = round(style.room_on_screen(self).height() * 0.42)
        self._picture = picture.scaled(
            QSize(style.px(420), tall),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        self.setFixedSize(self._picture.size())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.setAccessibleName(_("Which part is the photo?"))
        self.framing = Framing(width, height)
        self._held: QPointF | None = None

    def set_share(self, share: float) -> None:
        """Make the frame larger or smaller, 1 being as large as the picture allows."""
        self.framing.resize(share)
        self.update()

    def move_by(self, right: float, down: float) -> None:
        """Move the frame by shares of the picture."""
        self.framing.move_by(right, down)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        now, wide, tall = self.framing.frame, self.width(), self.height()
        held = QRectF(now.left * wide, now.top * tall, now.width * wide, now.height * tall)
        around = QPainterPath()  # two shapes in one: what only one of them covers is filled
        around.addRect(QRectF(self.rect()))
        around.addRect(held)
        painter.fillPath(around, QColor(20, 28, 40, 130))
        painter.setPen(QPen(style.colour("card" if not self.hasFocus() else "blue"), 2))
        painter.drawRect(held.adjusted(1, 1, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            by = event.position() - self._held
            self._held = event.position()
            self.move_by(by.x() / self.width(), by.y() / self.height())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._held = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turn(0.04 if event.angleDelta().y() > 0 else -0.04)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        if event.key() in _WAYS:
            right, down = _WAYS[event.key()]
            self.move_by(right * 0.02, down * 0.02)
        elif event.key() in (keys.Key_Plus, keys.Key_Equal):
            self._turn(0.04)
        elif event.key() == keys.Key_Minus:
            self._turn(-0.04)
        else:
            super().keyPressEvent(event)

    def _turn(self, by: float) -> None:
        self.set_share(self.framing.share + by)
        self.resized.emit(self.framing.share)
