"""Where Tab and Enter lead, and where the keyboard stays when what had it goes away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QWidget,
)
from shiboken6 import isValid


def takes_keyboard(widget: QWidget) -> bool:
    """Whether Tab may lead to a widget now."""
    reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    return bool(reached) and widget.isVisible() and widget.isEnabled()


def in_reading_order(of: QWidget | QLayout) -> Iterator[QWidget]:
    """What takes the keyboard within a widget, as one reads it; Qt's own order is that of making,
    in which what was added later stands last wherever it is shown.
    """
    inside: QLayout | None = None
    if isinstance(of, QLayout):
        inside = of
    elif of.isVisible() and of.isEnabled():
        inside = of.layout()
        if takes_keyboard(of):
            yield of
        if isinstance(of, QScrollArea):
            yield from in_reading_order(of.widget())
    items = [inside.itemAt(at) for at in range(inside.count())] if inside is not None else []
    for item in filter(None, items):
        if (each := item.widget() or item.layout()) is not None:
            yield from in_reading_order(each)


def step(order: Sequence[QWidget], forward: bool, *, around: bool = False) -> bool:
    """Go on from what has the keyboard to the next of these, or the one before; whether it went.

    With `around` the first follows on the last, and on whatever is not among them.
    """
    now, by = QApplication.focusWidget(), 1 if forward else -1
    order = _onward_first(order)
    if now in order:
        at = order.index(now) + by
    elif around:
        at = 0 if forward else -1
    else:
        return False
    if around:
        at %= max(1, len(order))
    if not 0 <= at < len(order):
        return False
    give(order[at], forward)
    return True


def _onward_first(order: Sequence[QWidget]) -> list[QWidget]:
    """Of buttons beside each other the filled one first: Tab and Enter after the last field go on,
    not back.
    """
    ordered: list[QWidget] = []
    for _beside, run in groupby(
        order, lambda each: each.parentWidget() if isinstance(each, QPushButton) else each
    ):
        ordered += sorted(run, key=lambda each: each.property("look") != "primary")
    return ordered


def step_out(of: QWidget, forward: bool) -> bool:
    """Go on to what comes after all that is in a widget, or before it, by Qt's own order."""
    now = QApplication.focusWidget() or of
    each: QWidget | None = now if forward else of
    while each is not None:
        each = each.nextInFocusChain() if forward else each.previousInFocusChain()
        if each is None or each is now or each is of:
            return False
        if takes_keyboard(each) and not of.isAncestorOf(each):
            give(each, forward)
            return True
    return False


def walk(of: QWidget, forward: bool) -> bool:
    """Go on within what is filled anew again and again, as one reads it, and then out of it."""
    now = QApplication.focusWidget()
    inside = now is not None and now is not of and of.isAncestorOf(now)
    order = [*in_reading_order(of)]
    return step(order, forward, around=not inside) or (inside and step_out(of, forward))


def give(widget: QWidget, forward: bool) -> None:
    """Give the keyboard to a widget, as Tab does."""
    reasons = Qt.FocusReason
    widget.setFocus(reasons.TabFocusReason if forward else reasons.BacktabFocusReason)


# Enter


class Fields(QWidget):
    """What Enter goes through field by field."""


def to_button(field: QWidget) -> bool:
    """From the last field of a form go to the button that does it; whether it went.

    The next thing that one reads is as a rule the button that throws away what was typed.
    """
    form = _outermost(field)
    order = [*in_reading_order(form)] if form is not None else []
    if form is None or not order or QApplication.focusWidget() is not order[-1]:
        return False
    above = form.parentWidget()
    while above is not None and not isinstance(above, QStackedWidget):
        for each in above.findChildren(QPushButton):
            if each.property("look") in ("primary", "large") and takes_keyboard(each):
                give(each, True)
                return True
        above = None if hasattr(above, "close_sheet") else above.parentWidget()
    return False


def _outermost(field: QWidget) -> Fields | None:
    found: Fields | None = None
    above = field.parentWidget()
    while above is not None:
        found = above if isinstance(above, Fields) else found
        above = above.parentWidget()
    return found


# What goes away


def let_go() -> bool:
    """Take the keyboard from what is seen no more; whether that was so.

    Qt moves it on as Tab would, and scrolls to wherever that leads.
    """
    now = QApplication.focusWidget()
    if now is None or now.isVisible():
        return False
    now.clearFocus()
    return True


class Staying(QObject):
    """Lets the keyboard stay near where it was when what had it is hidden, deleted or made anew.

    Left to Qt it ends in the search box, or keeps pressing what is hidden. `scope` gives what can
    be reached: the page in front, or the card above it.
    """

    def __init__(self, window: QWidget, scope: Callable[[], QWidget | None]) -> None:
        super().__init__(window)
        self._window, self._scope = window, scope
        self._lost = False
        """Whether the keyboard moved on last because what had it is gone."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._settle)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def _follow(self, before: QWidget | None, _now: QWidget | None) -> None:
        # As it is now: what was turned to before the rest was hidden was meant.
        self._lost = before is not None and not (isValid(before) and before.isVisible())
        self._soon.start(0)  # what is made in its place is there by then

    def _settle(self) -> None:
        scope, now = self._scope(), QApplication.focusWidget()
        if scope is None or QApplication.activeWindow() is not self._window:
            return
        # Where nothing had the keyboard before, as in a card that has just risen, it was given.
        given = not self._lost or scope.property("keyboard") is None
        if now is not None and given and now.isVisible():
            if scope.isAncestorOf(now):
                # Kept by what it is a place in: a card that floats gives way to the page below.
                scope.setProperty("keyboard", now.mapTo(scope, now.rect().center()))
            return
        near = scope.property("keyboard") or QPoint()
        reached = [*filter(takes_keyboard, scope.findChildren(QWidget))]
        if reached:
            nearest = min(reached, key=lambda each: _distance(near, each, scope))
            nearest.setFocus(Qt.FocusReason.OtherFocusReason)


def _distance(point: QPoint, widget: QWidget, within: QWidget) -> int:
    away = widget.mapTo(within, widget.rect().center()) - point
    return away.manhattanLength()
