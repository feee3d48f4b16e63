"""Widgets that are shown where they should not be."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QLoggingCategory,
    QMessageLogContext,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMainWindow


class Strays:
    """Widgets shown without standing in a window: each flashes by as one of its own.

    Qt tells of each window that is shown. A filter of events saw the same and was asked about
    every event of every widget, which took a sixth of all the time.
    """

    _TOLD = "qt.widgets.showhide"

    def __init__(self) -> None:
        self.seen: list[str] = []
        self._before: Callable[..., object] | None = None

    def watch(self) -> None:
        """Look from now on."""
        self._before = qInstallMessageHandler(self._hear)
        QLoggingCategory.setFilterRules(f"{self._TOLD}=true")

    def end(self) -> None:
        """Look no more."""
        QLoggingCategory.setFilterRules("")
        qInstallMessageHandler(self._before)

    def _hear(self, kind: QtMsgType, context: QMessageLogContext, said: str) -> None:
        if context.category != self._TOLD:
            if self._before is not None:
                self._before(kind, context, said)
        elif "to true via QWidgetWindow::" in said:
            proper = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
            for each in QApplication.topLevelWidgets():
                is_stray = each.isVisible() and not isinstance(each, QMainWindow)
                if is_stray and each.windowType() not in proper:
                    speaks = isinstance(each, (QAbstractButton, QLineEdit))
                    words = (each.text() if speaks else "") or each.objectName()
                    self.seen.append(f"{type(each).__name__} {words!r}")
