"""How everything looks: two palettes, one style sheet, one size of text."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from app.resources import resource
from ui.system_words import speak

FAMILY: Final = "Noto Sans SC"
SCALES: Final = (100, 125, 150, 175, 200)
DEFAULT_SCALE: Final = 125
TEXT: Final = 15
"""Size of plain text at 100 %, in pixels; nothing that must be read is smaller."""

LIGHT: Final[dict[str, str]] = {
    "ground": "#f3f4f6", "card": "#ffffff", "pale": "#f9fafb", "tint": "#eceef1",
    "hover": "#f1f4f8", "pick": "#e6eefa", "line": "#dde1e6", "hair": "#eceef1",
    "edge": "#c5cad2", "text": "#1c232d", "quiet": "#5d6673", "faint": "#8a929e",
    "ink": "#242c38", "blue": "#1a5aab", "deep": "#134887", "ring": "#0b2a52",
    "onblue": "#ffffff", "red": "#b3261e", "amber": "#955800", "green": "#1a7340",
    "rose": "#fdf1f0", "cream": "#fdf6e7", "mint": "#eef8f1", "found": "#ffe9a8",
}  # fmt: skip

CONTRAST: Final[dict[str, str]] = LIGHT | {
    "ground": "#ffffff", "pale": "#ffffff", "tint": "#e0e0e0", "hover": "#e4e9f2",
    "pick": "#cfdff7", "line": "#3a3a3a", "hair": "#7a7a7a", "edge": "#000000",
    "text": "#000000", "quiet": "#1f1f1f", "faint": "#4a4a4a", "ink": "#000000",
    "blue": "#003a8c", "deep": "#00235a", "ring": "#000000", "red": "#8c0d07",
    "amber": "#6b3d00", "green": "#00491f",
}  # fmt: skip

_scale = 100
_colours = LIGHT


def apply(app: QApplication, scale: int = DEFAULT_SCALE, *, contrast: bool = False) -> None:
    """Dress the whole program; may be called again while it runs."""
    global _scale, _colours
    _scale, _colours = scale, CONTRAST if contrast else LIGHT
    if FAMILY not in QFontDatabase.families():
        for weight in ("Regular", "Bold"):
            QFontDatabase.addApplicationFont(str(resource("fonts", f"NotoSansSC-{weight}.ttf")))
    speak(app)
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(_palette())
    app.setFont(font())
    app.setStyleSheet(_sheet())


def scale() -> int:
    """The size of text now, in per cent."""
    return _scale


def px(length: float) -> int:
    """A length that belongs to text, in pixels at the present size of text."""
    return round(length * _scale / 100)


def gap(length: float) -> int:
    """A length between things; it grows half as fast as text, so that pages still hold."""
    return round(length * (1 + (_scale / 100 - 1) / 2))


def colour(name: str) -> QColor:
    """A colour of the palette in use, by its name; not to be changed."""
    return _colour(_colours[name])


_colour = cache(QColor)


def font(size: float = TEXT, *, bold: bool = False) -> QFont:
    """The font of the screen, for what is painted by hand; not to be changed."""
    return _font(px(size), bold)


@cache
def _font(size: int, bold: bool) -> QFont:
    made = QFont(FAMILY)
    made.setPixelSize(size)
    made.setBold(bold)
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return made


def look(widget: QWidget, **properties: object) -> None:
    """Set properties the style sheet looks at, and dress the widget again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def room_on_screen(widget: QWidget) -> QSize:
    """How large the screen of a widget is, without the bars of the desktop."""
    return widget.screen().availableGeometry().size()


def _sheet() -> str:
    text = resource("style", "sheet.qss").read_text(encoding="utf-8")
    text = text[text.index("*/") + 2 :]
    text = re.sub(r"\b(\d+)t\b", lambda m: f"{px(int(m[1]))}px", text)
    text = re.sub(r"\b(\d+)p\b", lambda m: f"{gap(int(m[1]))}px", text)
    # Qt draws corners square once they are rounder than half of what they belong to.
    names = _colours | {"tick": resource("style", "tick.svg").as_posix(), "round": f"{px(8)}px"}
    return re.sub(r"\$(\w+)", lambda m: names[m[1]], text)


def _palette() -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette(colour("ground"))
    for role, name in (
        (roles.Window, "ground"), (roles.WindowText, "text"), (roles.Base, "card"),
        (roles.AlternateBase, "pale"), (roles.Text, "text"), (roles.Button, "card"),
        (roles.ButtonText, "text"), (roles.Highlight, "blue"), (roles.Link, "blue"),
        (roles.HighlightedText, "onblue"), (roles.PlaceholderText, "faint"),
        (roles.ToolTipBase, "card"), (roles.ToolTipText, "text"),
    ):  # fmt: skip
        palette.setColor(role, colour(name))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colour("faint"))
    return palette
