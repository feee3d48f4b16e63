"""What is put into a widget while it is watched."""

from __future__ import annotations

from PySide6.QtCore import QChildEvent, QEvent, QObject
from PySide6.QtWidgets import QWidget


class Coming(QObject):
    """Counts the widgets, or those of a name, that come into another one from now on."""

    def __init__(self, widget: QWidget, named: str | None = None) -> None:
        super().__init__(widget)
        self.count, self._named = 0, named
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QChildEvent) and event.added() and event.child().isWidgetType():
            self.count += self._named in (None, event.child().objectName())
        return super().eventFilter(watched, event)
