"""From the accepted password to a usable window, beside an empty PySide6 window."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import many
from benchmarks.measuring import Result, shown

ROUNDS = 7


def in_turn(
    count: int, rounds: int = ROUNDS
) -> tuple[list[dict[str, float]], list[dict[str, float]]]:
    """Start both in turn, each in a process of its own: ours with so many visits, and the other."""
    folder = many.kept(count)
    ours: list[dict[str, float]] = []
    empty: list[dict[str, float]] = []
    for warm in (True, *([False] * rounds)):
        mine = started("-m", "benchmarks.starting", last=str(folder))
        rival = started(str(Path(__file__).with_name("empty_window.py")))
        if not warm:
            ours.append(mine)
            empty.append(rival)
    return ours, empty


def run(count: int) -> list[Result]:
    """What the start takes, by the median of each."""
    ours, empty = in_turn(count)

    def median(found: list[dict[str, float]], name: str) -> float:
        return statistics.median(each[name] for each in found)

    usable, first = median(ours, "usable"), median(ours, "shown")
    asks, window = median(ours, "asks"), median(empty, "shown")
    return [
        Result(
            f"From accepted password to usable window with {count:,} visits",
            f"{shown(usable)}, every number on it counted (its list stands after {shown(first)})",
            f"an empty PySide6 window from its start {shown(window)}",
            usable / window,
            2.0,
        ),
        Result(
            "The same and the start of the program together, without the password",
            f"{shown(asks)} until it asks for the password, {shown(asks + usable)} in all",
            f"an empty PySide6 window from its start {shown(window)}",
            (asks + usable) / window,
            None,
        ),
    ]


def started(*program: str, last: str = "") -> dict[str, float]:
    """Seconds, as the process itself took them from the moment it was asked for."""
    line = [sys.executable, *program, str(time.perf_counter()), last]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # A program that was put into a package comes compiled.
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(line, stdout=subprocess.PIPE, env=surroundings, check=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def ours(asked: float, folder: Path) -> tuple[Any, Any, dict[str, float]]:
    """The real program in this process: its window, its page for the password, its opening.

    `asked` is the moment this process was asked for. Gives application, program and seconds.
    """
    from PySide6.QtWidgets import QApplication

    from app.store import keys
    from ui import start, work
    from ui.pages import FIRST

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    program = start.Program(app, folder)
    shell = program.shell
    program.begin()
    shell.show()
    app.processEvents()
    shell.repaint()
    told = {"asks": time.perf_counter() - asked}
    # Nobody types a password faster than what is loaded meanwhile.
    until = time.perf_counter() + 1.5
    turn(app, lambda: time.perf_counter() > until and not work.busy())

    accepted = 0.0
    unwrap = keys.open_with_password

    def unwrapping(*given: Any) -> Any:
        nonlocal accepted
        found = unwrap(*given)
        accepted = time.perf_counter()
        return found

    keys.open_with_password = unwrapping
    page = shell.pages["unlock"]
    page.password.line.setText(many.PASSWORD)
    page.try_password()
    turn(app, lambda: shell.stack.currentWidget() in map(shell.pages.get, FIRST.values()))
    shell.repaint()
    told["shown"] = time.perf_counter() - accepted
    turn(app, lambda: not work.busy())
    shell.repaint()
    told["usable"] = time.perf_counter() - accepted
    return app, program, told


def turn(app: Any, until: Callable[[], object]) -> None:
    """Let the window live until something is so; it sleeps meanwhile, as it does with anybody."""
    from PySide6.QtCore import QEventLoop, QTimer

    wake = QTimer()
    wake.start(2)
    while not until():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


if __name__ == "__main__":
    print(json.dumps(ours(float(sys.argv[1]), Path(sys.argv[2]))[2]), flush=True)
    os._exit(0)  # there is nothing to save
