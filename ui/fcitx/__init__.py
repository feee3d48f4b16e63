"""Typing Chinese with fcitx 4 or 5, for which PySide6's wheels bring no plugin of Qt."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication


def start(app: QGuiApplication) -> QObject | None:
    """Type with fcitx where the session has it and Qt has no plugin for it; else None."""
    if sys.platform != "linux" or app.platformName() != "xcb" or _qt_has_its_own():
        return None
    said = [os.environ.get(name, "") for name in ("QT_IM_MODULES", "QT_IM_MODULE", "XMODIFIERS")]
    wanted = any("fcitx" in each for each in said)
    if not wanted and said[1] not in ("", "compose"):
        return None
    from ui.fcitx.bus import REFUSED
    from ui.fcitx.context import Fcitx

    try:
        fcitx = Fcitx(app)
    except REFUSED:
        return None
    if not wanted and not fcitx.found:
        fcitx.stop()
        return None
    return fcitx


def _qt_has_its_own() -> bool:
    """Whether Qt has loaded a plugin that speaks to fcitx or ibus."""
    with suppress(OSError):
        loaded = Path("/proc/self/maps").read_text("utf-8", "replace").splitlines()
        plugins = [Path(line.split()[-1]).name for line in loaded if "inputcontext" in line]
        return any("fcitx" in name or "ibus" in name for name in plugins)
    return False
