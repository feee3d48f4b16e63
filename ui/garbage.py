"""Python's cycles are collected on the thread of the window only.

Left alone, the collector runs on whichever thread happens to allocate; on a worker's it would
take widgets apart off the thread they live on, and that ends the program.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QCoreApplication, QTimer

_EVERY: Final = 2_000
"""Milliseconds between two looks."""

_timer: QTimer | None = None


def spare_what_is_loaded() -> None:
    """Let the collector leave alone what there is by now: modules and classes stay to the end."""
    gc.freeze()


def collect_here_only() -> None:
    """Turn the automatic collector off, and collect from the event loop from now on."""
    global _timer
    app = QCoreApplication.instance()
    if _timer is not None or app is None:
        return
    gc.disable()
    _timer = QTimer(app)
    _timer.setInterval(_EVERY)
    _timer.timeout.connect(look)
    _timer.start()


def look() -> None:
    """Collect what has gathered, if it is so much that Python would."""
    counts, limits = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > limits[generation]:
            gc.collect(generation)
            return
