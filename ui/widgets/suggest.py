"""A list of suggestions under a line of text: who it may be, which code, which place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from app.fields.suggestion import Action, Suggestion
from ui import style
from ui.widgets.delay import Delay
from ui.widgets.floating import Floating
from ui.widgets.keys import composing, is_esc
from ui.widgets.plain import Button, box, column, fill, hide_unless, row, rule


class Rows(QWidget):
    """The suggestions, painted; one of them is current."""

    chosen = Signal(int)
    _MOST = 8
    _most = _MOST

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows: list[Suggestion] = []
        self.current = 0
        self.first = 0
        self._pointer = QCursor.pos()

    def show_rows(self, rows: Sequence[Suggestion], current: int) -> None:
        self.rows, self.current, self.first = list(rows), current, 0
        self._pointer = QCursor.pos()
        self.make_visible()
        self.updateGeometry()
        self.update()

    def fit(self, tall: int) -> None:
        """Show no more rows at once than are whole in a height."""
        row = max(map(self.height_of, self.rows), default=1)
        self._most = max(1, min(self._MOST, (tall - style.gap(8)) // row))
        self.make_visible()
        self.updateGeometry()

    def step(self, by: int) -> None:
        """Make the next or the last row current, round and round."""
        if self.rows:
            self.current = (self.current + by) % len(self.rows)
            self.make_visible()
            self.update()

    def make_visible(self) -> None:
        shown = min(self._most, len(self.rows))
        if self.current >= 0:
            self.first = min(max(self.first, self.current - shown + 1), self.current)
        self.first = max(0, min(self.first, len(self.rows) - shown))

    def height_of(self, suggestion: Suggestion) -> int:
        lines = 2 if suggestion.below else 1
        return lines * QFontMetrics(style.font()).height() + style.gap(12)

    def shown(self) -> list[tuple[int, QRect]]:
        top = style.gap(4)
        found: list[tuple[int, QRect]] = []
        for at in range(self.first, min(self.first + self._most, len(self.rows))):
            height = self.height_of(self.rows[at])
            found.append((at, QRect(0, top, self.width(), height)))
            top += height
        return found

    def sizeHint(self) -> QSize:
        plain, bold = QFontMetrics(style.font()), QFontMetrics(style.font(bold=True))
        wide = max((plain.horizontalAdvance(each.below) for each in self.rows), default=0)
        for each in self.rows:
            title = bold.horizontalAdvance(each.title + "  ")
            wide = max(wide, title + plain.horizontalAdvance(each.beside))
        tall = sum(self.height_of(s) for s in self.rows[self.first : self.first + self._most])
        return QSize(wide + style.gap(32), tall + style.gap(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        plain, bold = style.font(), style.font(bold=True)

        def write(area: QRect, text: str) -> None:
            dots = Qt.TextElideMode.ElideRight
            shown = painter.fontMetrics().elidedText(text, dots, area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)

        for at, area in self.shown():
            suggestion = self.rows[at]
            if at == self.current:
                painter.fillRect(area.adjusted(1, 0, -1, 0), style.colour("pick"))
            inner = area.adjusted(style.gap(12), style.gap(6), -style.gap(12), -style.gap(6))
            line = QRect(inner.left(), inner.top(), inner.width(), QFontMetrics(plain).height())
            painter.setFont(plain if suggestion.plain else bold)
            painter.setPen(style.colour("text"))
            used = 0
            if suggestion.title:
                write(line, suggestion.title)
                used = painter.fontMetrics().horizontalAdvance(suggestion.title + " ")
            painter.setFont(plain)
            write(line.adjusted(used, 0, 0, 0), suggestion.beside)
            painter.setPen(style.colour("quiet"))
            write(line.translated(0, line.height()), suggestion.below)
        if len(self.rows) > self._most:
            tall, wide = self.height(), style.gap(4)
            long = max(tall * self._most // len(self.rows), style.gap(8))
            start = round((tall - long) * self.first / (len(self.rows) - self._most))
            mark = QRect(self.width() - wide - 1, start, wide, long)
            painter.fillRect(mark, style.colour("faint"))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        # A list that opens beneath a pointer at rest must not choose for whoever types.
        if event.globalPosition().toPoint() == self._pointer:
            return
        if (at := self._under(event)) is not None and at != self.current:
            self.current = at
            self.update()

    def _under(self, event: QMouseEvent) -> int | None:
        at = event.position().toPoint()
        return next((row for row, area in self.shown() if area.contains(at)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (at := self._under(event)) is not None:
            self.chosen.emit(at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.first += -1 if event.angleDelta().y() > 0 else 1
        keep, self.current = self.current, -1
        self.make_visible()
        self.current = keep
        self.update()


class Suggestions(QObject):
    """Watches a line of text and offers what `suggest(text)` finds, without taking the keyboard.

    Up and down move, Enter chooses, Esc closes and nothing else. While an input method composes,
    it neither asks nor reacts. `eager` chooses the row of the value that stands there (`now`), else
    the first, unless another is picked.
    """

    chosen = Signal(object)
    """The Suggestion that was taken."""

    def __init__(
        self,
        line: QLineEdit,
        suggest: Callable[[str], Sequence[Suggestion]],
        *,
        actions: Sequence[Action] = (),
        now: Callable[[], Any] = lambda: None,
        delay: int = 80,
        eager: bool = True,
    ) -> None:
        super().__init__(line)
        self._line = line
        self.suggest, self._value_now = suggest, now
        self.actions = list(actions)
        self._eager = eager
        self._float: Floating | None = None
        self._rows: Rows | None = None
        self._clock = Delay(self, delay, self.ask)
        line.installEventFilter(self)
        line.textEdited.connect(lambda _text: self._clock.start())

    def visible(self) -> bool:
        """Whether the list is open."""
        return self._float is not None and self._float.isVisible()

    def current(self) -> Suggestion | None:
        """The line that Enter would take."""
        if not self.visible() or self._rows is None:
            return None
        at = self._rows.current
        return self._rows.rows[at] if 0 <= at < len(self._rows.rows) else None

    def offered(self) -> list[Suggestion]:
        """What the open list holds."""
        return list(self._rows.rows) if self._rows is not None and self.visible() else []

    def ask(self, *, everything: bool = False) -> None:
        """Look for suggestions now and show them."""
        if composing():
            return
        text = "" if everything else self._line.text().strip()
        if not text and not everything:
            self.close()
            return
        rows = list(self.suggest(text))
        if not rows and not self.actions:
            self.close()
            return
        self._show(rows, text)

    def close(self) -> None:
        """Take the list away."""
        self._clock.stop()
        if self._float is not None:
            self._float.leave(back=False)
        self._float = self._rows = None

    def take(self, at: int) -> None:
        """Choose a row."""
        if self._rows is not None and 0 <= at < len(self._rows.rows):
            suggestion = self._rows.rows[at]
            self.close()
            self.chosen.emit(suggestion)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not composing():
            return self._key(event)
        if kind == QEvent.Type.ShortcutOverride and is_esc(event) and self.visible():
            event.accept()  # else whatever Esc means on the page would be done instead
            return True
        gone = kind in (QEvent.Type.FocusOut, QEvent.Type.Hide)
        if gone or (kind == QEvent.Type.InputMethod and composing()):
            self.close()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self.visible() or self._rows is None:
            if key == Qt.Key.Key_Down and plain:
                self.ask(everything=not self._line.text().strip())
                return self.visible()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._clock.isActive():
                self.ask()  # whoever types fast still gets the answer that was on its way
                if self.current() is None:
                    return False
                self.take(self._rows.current if self._rows else -1)
                return True
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and plain and self._rows.rows:
            self._rows.step(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key == Qt.Key.Key_Escape:
            self.close()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            if self._clock.isActive():
                self.ask()
            if self.current() is not None:
                self.take(self._rows.current)
                return True
        return False

    def _show(self, rows: Sequence[Suggestion], text: str) -> None:
        self.close()
        self._float = Floating(self._line)
        self._rows = Rows()
        self._rows.chosen.connect(self.take)
        now = self._value_now()
        at = next((n for n, e in enumerate(rows) if now is not None and e.value == now), 0)
        self._rows.show_rows(rows, at if self._eager and rows else -1)
        hide_unless(bool(rows), self._rows)
        layout = column(self._rows, spacing=0, margins=1)
        self._float.setLayout(layout)
        if self.actions:
            buttons = [self._button(action, text) for action in self.actions]
            foot = box(row(*buttons, None, spacing=4, margins=6))
            fill(layout, *([rule()] if rows else []), foot)
        beside = layout.sizeHint().height() - self._rows.sizeHint().height() if rows else 0
        self._rows.fit(self._float.room() - beside)
        hint = layout.sizeHint()
        self._float.place(max(hint.width() + 2, self._line.width()), hint.height())

    def _button(self, action: Action, text: str) -> Button:
        def pressed() -> None:
            self.close()
            action.function(text)

        made = Button(action.words.format(text=text), pressed, look="link")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made
