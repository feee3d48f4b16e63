"""What the real window holds in memory with many visits open, shown, searched and scrolled."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from app.records import visits
from benchmarks import many, searching, starting
from benchmarks.measuring import Result, peak

SCREENS = 20
"""How far down the list is scrolled."""


def run(count: int) -> list[Result]:
    """Open, show and search in a process of its own, and ask what it held at most."""
    line = [sys.executable, "-m", "benchmarks.window_memory", str(many.kept(count))]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(line, stdout=subprocess.PIPE, env=surroundings, check=True, text=True)
    told = json.loads(done.stdout.splitlines()[-1])
    return [
        Result(
            f"Resident memory of the window with {count:,} visits, MB",
            f"{told['peak']:.0f} MB at most, after {told['typed']} keystrokes in its list and "
            f"{told['rows']:,} rows scrolled through",
            f"{told['home']:.0f} MB when its first page stood; an empty window "
            f"{told['empty']:.0f} MB",
            told["peak"],
            300,
        )
    ]


def window(folder: Path) -> dict[str, float]:
    """Do in the real window what people do in their lists."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    bare = QMainWindow()
    bare.show()
    app.processEvents()
    told = {"empty": peak()}
    bare.close()
    app, program, _ = starting.ours(time.perf_counter(), folder)
    told["home"] = peak()
    page = program.shell.show_page("visits")
    page.list.narrow_to(visits.Filter())
    table = page.list.table
    table.view.setFocus()
    for _ in range(SCREENS):
        table.view.scrollToBottom()
        app.processEvents()
        table.view.selectRow(table.rows.rowCount() - 1)
        app.processEvents()
    told["rows"] = table.rows.rowCount()
    typed = searching.keystrokes()
    for text in typed:
        table.filter.setText(text)
        starting.turn(app, lambda text=text: table.rows.text == text)
    told["typed"] = len(typed)
    told["peak"] = peak()
    return told


if __name__ == "__main__":
    print(json.dumps(window(Path(sys.argv[1]))), flush=True)
    os._exit(0)  # there is nothing to save
