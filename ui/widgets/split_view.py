"""A list and the record beside it; where both do not fit, one at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.language import _
from ui.widgets.arrange import least
from ui.widgets.focus import in_reading_order
from ui.widgets.plain import Button, box, column, row


class SplitView(QWidget):
    """A list and the record beside it; where both do not fit, one at a time.

    `show_record()` and `show_list()` say which is wanted when there is room for one only; `back`
    are the words of the button that leads to the list then, `ahead` is a button on the left side
    that leads to the right one, where nothing else does. `whole` gives how many pixels the left
    side wants before something may stand beside it.
    """

    alone = Signal(bool)
    """Whether the right side stands alone now, for lack of room."""

    def __init__(
        self,
        left: QWidget,
        right: QWidget,
        *,
        share: float = 0.5,
        back: str = "",
        ahead: Button | None = None,
        whole: Callable[[], int] = lambda: 0,
    ) -> None:
        super().__init__()
        self.left, self.right, self._whole, self._share = left, right, whole, share
        self._wants_record = self._alone = False
        self._back = Button(back or _("‹ Back to the list"), self._go_back, look="link")
        self._back.hide()
        self._ahead, self._had = ahead, left
        if ahead is not None:
            ahead.clicked.connect(self._go_ahead)
        self._right = box(column(self._back, right))
        self._layout = row(left, self._right, spacing=12)
        for at, part in enumerate((share, 1 - share)):
            self._layout.setStretch(at, round(part * 100))
        self.setLayout(self._layout)

    @property
    def narrow(self) -> bool:
        """Whether there is room for one side only."""
        left, right = least(self.left).width(), least(self.right).width()
        room = self.width() - self._layout.spacing()
        # What the right side needs may leave the left one less than its share.
        given = min(round(room * self._share), room - right)
        return room < left + right or given < self._whole()

    def show_record(self) -> None:
        """Bring the right side to the front where both do not fit."""
        had = self.window().focusWidget()
        if had is not None and self.left.isAncestorOf(had):
            self._had = had
        self._wants_record = True
        self._arrange()

    def show_list(self) -> None:
        """Bring the left side to the front where both do not fit."""
        self._wants_record = False
        self._arrange()

    def _go_ahead(self) -> None:
        self.show_record()
        next(in_reading_order(self.right), self._back).setFocus()

    def _go_back(self) -> None:
        self.show_list()
        had = self._had if isValid(self._had) and self._had.isVisible() else self.left
        (had if had is not self.left else next(in_reading_order(had), had)).setFocus()

    def leave_list_out(self, left_out: bool) -> None:
        """Give the record all the room, as where there is but one."""
        self._alone = left_out
        self._arrange()

    def hasHeightForWidth(self) -> bool:
        # Else a line that may wrap somewhere inside makes both sides as tall as all they hold.
        return False

    def minimumSizeHint(self) -> QSize:
        left, right = least(self.left), least(self.right)
        return QSize(max(left.width(), right.width()), max(left.height(), right.height()))

    def turn_back(self) -> bool:
        """From the record alone to the list; whether the record was alone."""
        alone = self.narrow and self._wants_record
        if alone:
            self._go_back()
        return alone

    def resizeEvent(self, _event: object) -> None:
        self._arrange()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # what is shown now may need more room
            self._arrange()
        return done

    def _arrange(self) -> None:
        narrow = self.narrow
        shows_list = not self._alone and (not narrow or not self._wants_record)
        self.left.setVisible(shows_list)
        self._right.setVisible(not (narrow and shows_list))
        alone = narrow and not shows_list and not self._alone
        self._back.setVisible(alone)
        self.alone.emit(alone)
        if self._ahead is not None:
            self._ahead.setVisible(narrow)
