"""When the keeper goes away: the computer is put to sleep, or the desktop locks its screen."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

_SLEEPS: Final = "PrepareForSleep"
_LOCKS: Final = (
    # (bus, interface, signal): systemd, freedesktop, GNOME, UKUI of Kylin, Deepin and UOS.
    ("SYSTEM", "org.freedesktop.login1.Manager", _SLEEPS),
    ("SYSTEM", "org.freedesktop.login1.Session", "Lock"),
    ("SESSION", "org.freedesktop.ScreenSaver", "ActiveChanged"),
    ("SESSION", "org.gnome.ScreenSaver", "ActiveChanged"),
    ("SESSION", "org.mate.ScreenSaver", "ActiveChanged"),
    ("SESSION", "org.ukui.ScreenSaver", "lock"),
    ("SESSION", "com.deepin.dde.lockFront", "Visible"),
    ("SESSION", "org.deepin.dde.LockFront1", "Visible"),
)


class Away(QObject):
    """Calls a function when nobody sits here any more; hears nothing where nobody says so."""

    def __init__(self, parent: QObject, window: QWidget, function: Callable[[], object]) -> None:
        super().__init__(parent)
        self._function = function
        self._heard: list[object] = []
        if sys.platform == "linux":
            self._listen("SYSTEM")
            self._listen("SESSION")
        elif sys.platform == "win32":
            self._watch_windows(window)

    def _listen(self, which: str) -> None:
        from ui.fcitx.bus import REFUSED, Bus, MatchRule

        with suppress(*REFUSED):
            bus = Bus(self, self._signalled, lambda: None, bus=which)
            for name, interface, member in _LOCKS:
                if name == which:
                    bus.listen(MatchRule(type="signal", interface=interface, member=member))
            self._heard.append(bus)

    def _signalled(self, _sender: str, _path: str, member: str, said: tuple[Any, ...]) -> None:
        known = any(member == each for _bus, _interface, each in _LOCKS)
        # Waking up and being unlocked are said by the same signals.
        if known and (not said or said[0] is True):
            self._function()

    def _watch_windows(self, window: QWidget) -> None:
        watch = _WindowsSays(self._function)
        app = QCoreApplication.instance()
        assert app is not None
        app.installNativeEventFilter(watch)
        self._heard.append(watch)
        with suppress(AttributeError, OSError):
            library: Any = ctypes.windll.wtsapi32  # type: ignore[attr-defined]
            library.WTSRegisterSessionNotification(int(window.winId()), 0)


class _WindowsSays(QAbstractNativeEventFilter):
    """The messages by which Windows says that the session is locked or the computer sleeps."""

    _SESSION, _LOCKED = 0x02B1, 7
    _POWER, _SUSPENDS = 0x0218, 4

    def __init__(self, function: Callable[[], object]) -> None:
        super().__init__()
        self._function = function

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview[int], message: int
    ) -> object:
        """Look at one message; it goes on to Qt in any case."""
        if bytes(kind.data() if isinstance(kind, QByteArray) else kind) == b"windows_generic_MSG":
            from ctypes import wintypes

            told = wintypes.MSG.from_address(int(message))
            said = (told.message, told.wParam)
            if said in ((self._SESSION, self._LOCKED), (self._POWER, self._SUSPENDS)):
                self._function()
        return False, 0
