"""A document as it will print: the pages of its PDF, looked at, printed at true size, kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy

from app.errors import AppError
from app.language import N_, _
from ui import style, work
from ui.widgets.delay import Delay
from ui.widgets.files import file_to_write
from ui.widgets.keys import shortcut
from ui.widgets.message import Banner
from ui.widgets.plain import Button, Label, column, hint, leave_out, row
from ui.widgets.sheets import Pages, Sheets, Thumbnails

if TYPE_CHECKING:
    from app.documents.typeset.page import Calibration

_POINT: Final = 72
_SCREEN: Final = 96
_STEPS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)


class NotWritten(AppError):
    """A file could not be written where it was wanted."""

    message = N_("The file could not be written to {path}. Please choose another place.")


class Preview(QFrame):
    """Shows a PDF that `show_document` is given; prints it and saves it.

    `printed` says that it was handed to a printer; whether paper came out is asked elsewhere.
    """

    printed = Signal()

    def __init__(self, *, tools: bool = True) -> None:
        super().__init__()
        self.setObjectName("card")
        self._data: bytes | None = None
        self._name = ""
        self._pages: Pages | None = None
        self._zoom: float | None = None
        self.banner = Banner()
        self.number = Label("", "quiet")
        self.fit = Button(_("Fit"), lambda: self.set_zoom(None), look="chip")
        self.smaller = Button("－", lambda: self._step(-1), look="chip", tip=_("Further away"))
        self.larger = Button("＋", lambda: self._step(1), look="chip", tip=_("Nearer"))
        self.keep = Button(_("Save as a file…"), self.save)
        self.print_button = Button(_("Print…"), self.print_document)
        zoom = (self.smaller, self.fit, self.larger)
        bar = row(
            self.number, None, *zoom, self.keep, self.print_button, spacing=6,
            margins=(16, 10, 10, 10),
        )  # fmt: skip
        self._sheets, self._thumbs = Sheets(), Thumbnails()
        self._area, self._side = QScrollArea(), QScrollArea()
        for area, inside in ((self._area, self._sheets), (self._side, self._thumbs)):
            inside.failed.connect(self.banner.refuse)
            area.setWidget(inside)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setObjectName("desk")
        self._area.setWidgetResizable(True)
        self._area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._side.setFixedWidth(style.px(72) + style.gap(36))
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lesson = hint()
        self._lesson.setAlignment(Qt.AlignmentFlag.AlignCenter)
        body = row(self._side, self._area, self._lesson, spacing=0, stretch=1)
        body.setStretch(2, 1)
        above = (self.banner, bar) if tools else (self.banner,)
        self.setLayout(column(*above, body, spacing=0, margins=1, stretch=-1))
        leave_out(self, self.number, *zoom, self.keep, self.print_button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._thumbs.chosen.connect(self.go_to)
        self._area.verticalScrollBar().valueChanged.connect(self._scrolled)
        for keys in ("Ctrl++", "Ctrl+="):
            shortcut(self, keys, lambda: self._step(1), inside=True)
        shortcut(self, "Ctrl+-", lambda: self._step(-1), inside=True)
        shortcut(self, "Ctrl+0", lambda: self.set_zoom(None), inside=True)
        self._clock = Delay(self, 60, self._lay)
        self.show_nothing("")

    def show_document(self, data: bytes, name: str = "") -> None:
        """Show the pages of a PDF; `name` is what a saved file is called, without its ending."""
        old, self._pages = self._pages, Pages(data)
        if old is not None:
            old.close()
        self._data, self._name = data, name or _("Document")
        self._lesson.hide()
        self._area.show()
        self._side.setVisible(len(self._pages) > 1)
        self._sheets.pages = self._thumbs.pages = self._pages
        self._enable(True)
        self._lay()
        self._thumbs.show_pages(self._pages.sizes if len(self._pages) > 1 else [])
        self._scrolled()

    def show_nothing(self, lesson: str) -> None:
        """Show why there is nothing to look at yet."""
        self._data = self._pages = self._sheets.pages = self._thumbs.pages = None
        self._sheets.show_pages([])
        self._lesson.setText(lesson)
        self._lesson.show()
        self._area.hide()
        self._side.hide()
        self.number.setText("")
        self._enable(False)

    def set_zoom(self, zoom: float | None) -> None:
        """Show at a size, 1 being that of paper; None fits the width."""
        self._zoom = zoom
        self._lay()

    def go_to(self, at: int) -> None:
        """Bring a page into sight."""
        self._area.verticalScrollBar().setValue(self._sheets.paper(at).top() - style.gap(14))

    def current_page(self) -> int:
        """The page in the middle of what is seen, from 0."""
        middle = self._area.verticalScrollBar().value() + self._area.viewport().height() // 3
        return self._sheets.at(middle)

    def save(self) -> None:
        """Ask where to, and write the PDF there."""
        if self._data is None:
            return
        data = self._data
        path = file_to_write(self, _("Save"), f"{self._name}.pdf", "PDF (*.pdf)")
        if path is not None:
            work.run(
                self,
                lambda progress: path.write_bytes(data),
                lambda _count: self.banner.show_sentence(
                    _("Saved to {path}").format(path=path), "safe"
                ),
                failed=lambda _error: self.banner.refuse(NotWritten(path=path)),
            )

    def print_document(self, *, two_sided: bool = False, mended: Calibration | None = None) -> bool:
        """Ask for a printer and print at true size; whether it went there."""
        if self._data is None or self._pages is None:
            return False
        from app.documents.printers import PrinterRefused
        from ui.widgets.paper import ask_and_print

        try:
            went = ask_and_print(self, self._data, self._name, two_sided=two_sided, mended=mended)
        except PrinterRefused as error:
            self.banner.refuse(error)
            return False
        if went:
            self.printed.emit()
        return went

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._zoom is None:
            self._clock.start()

    def _scale(self) -> float:
        """Dots of the screen for one point of paper."""
        if self._zoom is not None:
            return self._zoom * _SCREEN / _POINT
        assert self._pages is not None
        wide = max(size[0] for size in self._pages.sizes)
        tall = max(size[1] for size in self._pages.sizes)
        port = self._area.viewport().size()
        room = port.width() - 2 * style.gap(14)
        whole = (port.height() - 2 * style.gap(14)) / tall
        # A whole page where it can be read so, else its width.
        return max(min(room / wide, max(whole, room / wide * 0.62)), 0.2)

    def _step(self, by: int) -> None:
        if self._pages is None:
            return
        now = self._scale() * _POINT / _SCREEN
        steps = [s for s in _STEPS if (s > now + 0.01 if by > 0 else s < now - 0.01)]
        if steps:
            self.set_zoom(steps[0] if by > 0 else steps[-1])

    def _lay(self) -> None:
        if self._pages is None:
            return
        scale = self._scale()
        self._sheets.show_pages(
            [QSize(round(w * scale), round(h * scale)) for w, h in self._pages.sizes]
        )

    def _scrolled(self) -> None:
        if self._pages is None:
            return
        at = self.current_page()
        self.number.setText(
            _("Page {number} of {count}").format(number=at + 1, count=len(self._pages))
        )
        if at != self._thumbs.current:
            self._thumbs.current = at
            self._thumbs.update()
            place = self._thumbs.place(at)
            self._side.ensureVisible(place.center().x(), place.center().y(), 0, place.height())

    def _enable(self, on: bool) -> None:
        for each in (self.smaller, self.fit, self.larger, self.keep, self.print_button):
            each.setEnabled(on)
