"""Where Tab leads: as one reads, and round and round within what floats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QPushButton, QScrollArea, QWidget


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


def give(widget: QWidget, forward: bool) -> None:
    """Give the keyboard to a widget, as Tab does."""
    reasons = Qt.FocusReason
    widget.setFocus(reasons.TabFocusReason if forward else reasons.BacktabFocusReason)
