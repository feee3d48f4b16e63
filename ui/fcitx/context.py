"""One input context of fcitx that follows the keyboard from field to field.

The protocol is fcitx's own (`org.fcitx.Fcitx.InputMethod1`, `…InputContext1`), the same in fcitx 4
since 4.2.9.5 and in fcitx 5.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QInputMethodQueryEvent,
    QKeyEvent,
    QWindow,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.fcitx.bus import REFUSED, Bus, DBusAddress, MatchRule
from ui.fcitx.events import Pieces, capabilities, kept_text, key_event, preedit_event

_NAMES: Final = ("org.freedesktop.portal.Fcitx", "org.fcitx.Fcitx5")
_METHOD: Final = "org.fcitx.Fcitx.InputMethod1"
_CONTEXT: Final = "org.fcitx.Fcitx.InputContext1"
_PATH: Final = "/org/freedesktop/portal/inputmethod"

_KEY_WAIT: Final = 1.0
"""Seconds to wait for the answer to a key; the first one loads fcitx's dictionaries."""
_MISSES: Final = 3
_REST: Final = 10_000
"""Milliseconds for which a daemon that missed so many keys in a row is left aside."""
_APPEARING: Final = 50
"""Milliseconds between a daemon's name and its objects."""


class Fcitx(QObject):
    """Hands the keys of the focused field to fcitx, and its text to the field.

    Raises one of `bus.REFUSED` where there is no session bus.
    """

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self._server = ""
        self._context: DBusAddress | None = None
        self._composing: Pieces = []
        self._field: QObject | None = None
        self._window: QObject | None = None
        self._focused = self._forwarding = False
        self._told: tuple[int, ...] = ()
        self._able = -1
        self._missed = 0
        self._last_key: QKeyEvent | None = None
        self._bus = Bus(self, self._signalled, self._forget_server)
        for name in _NAMES:
            rule = MatchRule(
                type="signal", sender="org.freedesktop.DBus", member="NameOwnerChanged"
            )
            rule.add_arg_condition(0, name)
            self._bus.listen(rule)
        self._bus.listen(MatchRule(type="signal", interface=_CONTEXT))
        app.focusObjectChanged.connect(self._follow)
        app.focusWindowChanged.connect(self._follow_window)
        app.inputMethod().cursorRectangleChanged.connect(self._say_where)
        self._find_server()
        self._follow(app.focusObject())

    @property
    def found(self) -> bool:
        """Whether a daemon answered."""
        return self._context is not None

    def stop(self) -> None:
        """Leave the keys alone from now on."""
        self._watch(None, None)
        self._bus.close()
        self._context = None

    # The daemon

    def _find_server(self) -> None:
        self._context, self._server = None, ""
        for name in _NAMES:
            with suppress(*REFUSED):
                owner = self._bus.owner(name)
                path = self._bus.call(
                    DBusAddress(_PATH, owner, _METHOD),
                    "CreateInputContext",
                    "a(ss)",
                    [("program", "legal-room"), ("display", "x11:")],
                )[0]
                self._server, self._context = owner, DBusAddress(path, owner, _CONTEXT)
                self._focused, self._able, self._told, self._missed = False, -1, (), 0
                return

    def _forget_server(self) -> None:
        self._finish()
        self._context, self._server, self._focused = None, "", False

    def _come_back(self) -> None:
        if self._context is None and self._bus.is_open:
            self._find_server()
            self._follow(QGuiApplication.focusObject())

    def _signalled(self, sender: str, path: str, member: str, values: tuple[Any, ...]) -> None:
        if member == "NameOwnerChanged":
            name, before, now = values
            if name in _NAMES and before and before == self._server:
                self._forget_server()
            if name in _NAMES and now and self._context is None:
                QTimer.singleShot(_APPEARING, self, self._come_back)
            return
        context = self._context
        if context is None or sender != self._server or path != context.object_path:
            return
        if member == "CommitString":
            self._commit(values[0])
        elif member == "UpdateFormattedPreedit":
            self._compose(values[0], values[1])
        elif member == "ForwardKey":
            self._hand_back(values[0], values[1], released=bool(values[2]))
        elif member == "DeleteSurroundingText":
            event = QInputMethodEvent()
            event.setCommitString("", values[0], values[1])
            self._give(event)

    def _tell(self, member: str, signature: str = "", *values: Any) -> None:
        if self._context is not None:
            with suppress(*REFUSED):
                self._bus.send(self._context, member, signature, *values)

    # The field that has the keyboard

    def _follow_window(self, _window: QWindow | None) -> None:
        self._follow(QGuiApplication.focusObject())

    def _follow(self, field: QObject | None) -> None:
        if field is not self._field:
            self._finish()
        self._watch(QGuiApplication.focusWindow() if field is not None else None, field)
        self._settle()

    def _watch(self, window: QObject | None, field: QObject | None) -> None:
        for before, now in ((self._window, window), (self._field, field)):
            if before is not None and before is not now:
                with suppress(RuntimeError):  # already gone
                    before.removeEventFilter(self)
            if now is not None and now is not before:
                now.installEventFilter(self)
        self._window, self._field = window, field

    def _settle(self) -> bool:
        """Say what the field takes; whether it takes an input method at all."""
        takes, hints = self._asked()
        if takes != self._focused:
            self._focused = takes
            self._tell("FocusIn" if takes else "FocusOut")
        if takes:
            able = capabilities(hints)
            if able != self._able:
                self._able = able
                self._tell("SetCapability", "t", able)
            self._say_where()
        return takes

    def _asked(self) -> tuple[bool, int]:
        if self._field is None or self._context is None:
            return False, 0
        queries = Qt.InputMethodQuery
        query = QInputMethodQueryEvent(queries.ImEnabled | queries.ImHints)
        try:
            QCoreApplication.sendEvent(self._field, query)
        except RuntimeError:  # the field is gone
            self._field = None
            return False, 0
        hints = query.value(queries.ImHints)
        hints = int(getattr(hints, "value", hints) or 0)
        # Qt calls fields for passwords enabled too; their keys go to no other process.
        hidden = hints & Qt.InputMethodHint.ImhHiddenText.value
        return bool(query.value(queries.ImEnabled)) and not hidden, hints

    def _say_where(self) -> None:
        """Say where the caret is, so that the candidates stand beside it."""
        field = self._field
        if not self._focused or not isinstance(field, QWidget):
            return
        # Not QInputMethod's own rectangle: Qt reckons it anew when the field moves, but not when
        # what the field stands in does, as in a page that is laid out once it is shown.
        query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImCursorRectangle)
        QCoreApplication.sendEvent(field, query)
        caret = QRectF(query.value(Qt.InputMethodQuery.ImCursorRectangle)).toRect()
        if not caret.isValid():
            return
        # Qt counts from the viewport, which has padding around it.
        inside = field.viewport() if isinstance(field, QAbstractScrollArea) else field
        scale, screen = field.devicePixelRatio(), field.screen().geometry().topLeft()
        at = (inside.mapToGlobal(caret.topLeft()) - screen) * scale + screen
        where = (at.x(), at.y(), round(caret.width() * scale), round(caret.height() * scale))
        if where != self._told:
            self._told = where
            self._tell("SetCursorRect", "iiii", *where)

    # Its keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind, kinds = event.type(), QEvent.Type
        if isinstance(event, QKeyEvent) and kind in (kinds.KeyPress, kinds.KeyRelease):
            if watched is self._window and not self._forwarding and self._context is not None:
                return self._takes_key(event)
        elif kind == kinds.ShortcutOverride:
            if self._composing:
                event.accept()  # no shortcut reacts while something is composed
        elif kind in (kinds.FocusAboutToChange, kinds.MouseButtonPress) and watched is self._field:
            self._finish()
        return False

    def _takes_key(self, event: QKeyEvent) -> bool:
        context = self._context
        if not self._settle() or context is None or self._missed >= _MISSES:
            return False
        self._last_key = event.clone()
        try:
            answer = self._bus.call(
                context,
                "ProcessKeyEvent",
                "uuubu",
                event.nativeVirtualKey(),
                event.nativeScanCode(),
                event.nativeModifiers(),
                event.type() == QEvent.Type.KeyRelease,
                event.timestamp() & 0xFFFFFFFF,
                wait=_KEY_WAIT,
            )
        except REFUSED:
            self._missed += 1
            # The field gets the key; what fcitx made of it later would be a second one.
            self._tell("Reset")
            if self._missed >= _MISSES:
                QTimer.singleShot(_REST, self, self._try_again)
            return False
        self._missed = 0
        return bool(answer[0])

    def _try_again(self) -> None:
        self._missed = 0

    def _hand_back(self, symbol: int, state: int, *, released: bool) -> None:
        kind = QEvent.Type.KeyRelease if released else QEvent.Type.KeyPress
        last = self._last_key
        same = last is not None and last.nativeVirtualKey() == symbol and last.type() == kind
        made = last.clone() if last is not None and same else key_event(kind, symbol, state)
        self._forwarding = True
        try:
            self._give(made)
        finally:
            self._forwarding = False

    # Its text

    def _give(self, event: QEvent) -> None:
        if self._field is not None:
            with suppress(RuntimeError):
                QCoreApplication.sendEvent(self._field, event)

    def _commit(self, text: str) -> None:
        self._composing = []
        event = QInputMethodEvent()
        event.setCommitString(text)
        self._give(event)

    def _compose(self, pieces: Pieces, cursor: int) -> None:
        """Show what is being composed; the cursor is counted in bytes of UTF-8."""
        text = "".join(piece for piece, _look in pieces)
        if not text and not self._composing:
            return
        self._composing = pieces if text else []
        self._give(preedit_event(pieces, cursor))
        self._say_where()

    def _finish(self) -> None:
        """Keep what is being composed as it stands, and begin anew."""
        if self._composing:
            self._commit(kept_text(self._composing))
            self._tell("Reset")
