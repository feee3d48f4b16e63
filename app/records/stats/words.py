"""Numbers as they are read: amounts, hours, shares, and how much more or less than before."""

from __future__ import annotations

from app.fields import Hours, Money
from app.language import _
from app.records.stats.sheets import Unit, Value


def shown(unit: Unit, value: Value) -> str:
    """A number as it is read; a dash where there is none."""
    if value is None:
        return "—"
    match unit:
        case "money":
            return Money().show(value)
        case "hours":
            return Hours().show(value)
        case "share":
            return f"{value / 10:.1f}%"
        case _:
            return str(value)


def plain(unit: Unit, value: Value) -> float | int | None:
    """A number as data: yuan, hours, a share of one."""
    if value is None:
        return None
    match unit:
        case "money":
            return value / 100
        case "hours":
            return round(value / 60, 2)
        case "share":
            return value / 1000
        case _:
            return value


def difference(unit: Unit, value: int) -> str:
    """How much more or less, with its sign."""
    return ("+" if value > 0 else "−" if value else "") + shown(unit, abs(value))


def short(unit: Unit, value: float) -> str:
    """A number as data in as few characters as may be, as beside a scale."""
    if unit == "share":
        return f"{value * 100:.0f}%"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def change(unit: Unit, now: Value, before: Value) -> str:
    """How much more or less in percent, of shares in points; empty where there was nothing."""
    if now is None or before is None:
        return ""
    if unit == "share":
        points = (now - before) / 10
        return _("{points} points").format(points=f"{points:+.1f}") if points else _("same")
    if not before:
        return ""
    tenths = round(1000 * (now - before) / before)
    return f"{tenths / 10:+.1f}%" if tenths else _("same")
