"""What the program says to its user: a banner in the page, a toast, a question."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QFrame, QScrollArea, QWidget
from shiboken6 import isValid

from app.errors import AppError, Cancelled
from app.language import _
from app.messages import words
from ui import style
from ui.widgets.floating import cast_shadow
from ui.widgets.focus import let_go, step, takes_keyboard
from ui.widgets.plain import Button, Label, column, fill, hint, row, type_of_child

_TOAST_SECONDS: Final = 5
_UNDO_SECONDS: Final = 12
_PAGES: Final = {
    Qt.Key.Key_PageUp.value: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown.value: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


class Banner(QFrame):
    """One sentence across the top of a page or card; hidden while there is nothing to say.

    `mark` is error, soon, safe or note.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.words = Label(wrap=True)
        close = Button(_("Close"), self.hide, look="link")
        self.setLayout(row(self.words, close, margins=(14, 8, 8, 8), stretch=0))
        self.hide()

    def show_sentence(self, text: str, mark: str = "note") -> None:
        """Show a sentence."""
        self.words.setText(text)
        style.look(self, mark=mark)
        self.show()

    def refuse(self, error: Exception) -> None:
        """Show a refusal."""
        if text := error_words(error):
            self.show_sentence(text, "error")


class Toast(QFrame):
    """A short word where the bottom line stands, with a way back if there is one.

    It covers nothing but `over`, which nobody presses, and which grows where the words need more.
    """

    def __init__(self, window: QWidget, over: QWidget) -> None:
        super().__init__(window)
        self._window, self._over = window, over
        self.setObjectName("toast")
        self.words = Label(wrap=True)
        self.undo = Button(_("Undo"), look="dark", key="Ctrl Z")
        self.setLayout(row(self.words, self.undo, spacing=16, margins=(18, 1, 12, 1)))
        self._function: Callable[[], object] | None = None
        self.undo.clicked.connect(self.take_back)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.hide)
        for each in (window, over):
            each.installEventFilter(self)
        self.hide()

    def show_notice(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Show a word; with `undo`, a button that takes the thing back."""
        self.words.setText(text)
        self._function = undo
        self.undo.setVisible(undo is not None)
        self._show_key("Ctrl Z")
        self._clock.start(1000 * (_UNDO_SECONDS if undo else _TOAST_SECONDS))
        self._place()
        self.show()
        self.raise_()

    def hide_key(self) -> None:
        """Leave Ctrl+Z to the field that is written in; the button stays."""
        self._show_key("")

    def _show_key(self, key: str) -> None:
        if self.undo.key != key:
            self.undo.key = key
            self.undo.updateGeometry()
            self.undo.update()

    def take_back(self) -> None:
        """Undo what the toast speaks of, while it is there."""
        function, self._function = self._function, None
        self.hide()
        if function is not None:
            function()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def hideEvent(self, _event: QHideEvent) -> None:
        self._over.setMinimumHeight(0)

    def _place(self) -> None:
        window, over = self._window, self._over
        most = (over if over.isVisible() else window).width() - style.gap(16)
        beside = self.sizeHint().width() - self.words.sizeHint().width()
        wanted = self.words.fontMetrics().horizontalAdvance(self.words.text()) + beside
        wide = min(most, wanted + style.gap(8))
        tall = max(self.heightForWidth(wide), self.minimumSizeHint().height())
        over.setMinimumHeight(tall)
        # A page that has the window for itself shows no bottom line, which then has any size.
        tall = max(tall, over.height() if over.isVisible() else 0)
        begin = over.mapTo(window, QPoint()).x() if over.isVisible() else 0
        left = begin + style.gap(8) + (most - wide) // 2
        self.setGeometry(left, window.height() - tall, wide, tall)


def sheets(window: QWidget) -> list[Sheet]:
    """The cards that float in a window, the last one on top.

    They are its own children: to be looked for among all that its pages hold took longer than most
    of what a key does.
    """
    return [each for each in window.children() if isinstance(each, Sheet)]


class Sheet(QWidget):
    """A card that floats in the window and holds the keyboard until it is closed.

    It is part of the window, not one of its own, so F12 covers it too. Esc closes it, unless
    `stays` is set.
    """

    def __init__(self, parent: QWidget, title: str = "", *, stays: bool = False) -> None:
        window = parent.window()
        super().__init__(window)
        self._window = window
        self.setObjectName("scrim")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stays = stays
        # What had the keyboard before a dialog of the system that is just being closed counts, too.
        self._before = QApplication.focusWidget() or window.focusWidget()
        self._left: Callable[[], object] = lambda: None
        self.card = QFrame(self)
        self.card.setObjectName("float")
        cast_shadow(self.card)
        self.body = column(spacing=12, margins=24)
        self.card.setLayout(self.body)
        if title:
            self.body.addWidget(Label(title, "title", wrap=True))
        window.installEventFilter(self)
        self.card.installEventFilter(self)

    def add(self, *children: type_of_child) -> Sheet:
        """Put something below what the card holds already."""
        fill(self.body, *children)
        return self

    def when_left(self, function: Callable[[], object]) -> Sheet:
        """Call this if the sheet is closed with Esc."""
        self._left = function
        return self

    def then(self, function: Callable[[], object] = lambda: None) -> Callable[[], None]:
        """What closes it, and does something after that."""

        def closing() -> None:
            self.close_sheet()
            function()

        return closing

    def show_to_read(self, *buttons: Button, width: int = 460) -> Sheet:
        """Show it with a button that closes it, beside others."""
        close = Button(_("Close"), self.close_sheet, look="primary")
        return self.add(8, row(*buttons, None, close)).rise(close, width=width)

    def rise(self, focus: QWidget | None = None, *, width: int = 460) -> Sheet:
        """Show it; `width` is the least width of the card at 100 %."""
        self.card.setMinimumWidth(min(style.px(width), self._window.width() - 40))
        self._place()
        self.show()
        self.raise_()
        (focus or self.card).setFocus(Qt.FocusReason.PopupFocusReason)
        if focus is None:
            self.focusNextPrevChild(True)
        return self

    def close_sheet(self) -> None:
        """Take it away and give the keyboard back to where it was."""
        self._window.removeEventFilter(self)
        self.hide()
        self.setParent(None)
        self.deleteLater()
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self._stays:
                self.then(self._left)()
            return
        if (page := _PAGES.get(event.key())) is not None:
            for area in filter(QWidget.isVisible, self.card.findChildren(QScrollArea)):
                area.verticalScrollBar().triggerAction(page)
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        if let_go():
            return True
        # Round and round within the card: Qt keeps Tab inside windows of their own only, and a
        # window of its own would not be hidden by the cover.
        able = filter(takes_keyboard, self.card.findChildren(QWidget))
        step([*able], forward, around=True)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.card:
            if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
                self._place()
        elif event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        window = self._window
        self.setGeometry(window.rect())
        wide = max(self.card.minimumWidth(), self.card.sizeHint().width())
        wide = min(wide, window.width() - 40)
        tall = self.card.heightForWidth(wide) if self.card.hasHeightForWidth() else -1
        tall = min(max(tall, self.card.sizeHint().height()), window.height() - 40)
        top = max(20, (window.height() - tall) // 3)
        if self.isVisible():
            # What grows under somebody's hands does not jump.
            top = max(20, min(self.card.y(), window.height() - 20 - tall))
        self.card.setGeometry((window.width() - wide) // 2, top, wide, tall)


def ask(
    parent: QWidget,
    question: str,
    yes: str,
    then: Callable[[], object],
    *,
    explain: str = "",
    no: str = "",
    otherwise: Callable[[], object] = lambda: None,
) -> Sheet:
    """Ask before something that is hard to take back; the buttons say what they do."""
    sheet = Sheet(parent, question)
    if explain:
        sheet.add(hint(explain))
    agree = Button(yes, sheet.then(then), look="primary")
    leave = Button(no or _("Not now"), sheet.then(otherwise))
    return sheet.when_left(otherwise).add(8, row(None, leave, agree)).rise(agree)


def inform(parent: QWidget, text: str, *, explain: str = "") -> Sheet:
    """Say something that must be read before going on."""
    sheet = Sheet(parent, text)
    if explain:
        sheet.add(Label(explain, wrap=True))
    fine = Button(_("All right"), sheet.close_sheet, look="primary")
    return sheet.add(8, row(None, fine)).rise(fine)


def foreseen_words(error: Exception) -> str | None:
    """A refusal in words; None for what nobody foresaw."""
    if isinstance(error, Cancelled):
        return ""
    if isinstance(error, AppError):
        return words(error)
    from app.store import faults  # needed only now, and it brings the whole store with it

    known = faults.refusal(error)
    return words(known) if known is not None else None


def error_words(error: Exception) -> str:
    """An error in words; what nobody foresaw is written to the log and said plainly."""
    said = foreseen_words(error)
    if not isinstance(error, AppError | Cancelled):
        logging.getLogger(__name__).error("unforeseen", exc_info=error)
    if said is not None:
        return said
    return _("The program met something it did not expect. Nothing was lost; please try once more.")
