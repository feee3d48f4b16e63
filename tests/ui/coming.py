"""What is put into a widget while it is watched."""

from __future__ import annotations

from PySide6.QtCore import QChildEvent, QEvent, QObject
from PySide6.QtWidgets import QWidget


class Coming(QObject):
    """Counts the widgets that come into another one from now on."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        added = isinstance(event, QChildEvent) and event.added()
        self.count += added and event.child().isWidgetType()
        return super().eventFilter(watched, event)
