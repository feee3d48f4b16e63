"""Every page of a city's office of the size that the report tells of, until its first rows stand.

Each is opened in processes of its own, so that none finds what another has loaded: as whoever comes
in and goes straight there; for the first time once the window has stood for some seconds and has
loaded what its pages need; and once more. Beside it stands the plainest page that shows as many
rows: what a bare query gives, in a bare table of Qt.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app import store
from app.resources import resource
from app.store import Record, full_text, schema
from app.store.database import database
from benchmarks import many, starting
from benchmarks.measuring import Result, shown

ROUNDS = 2
STRAIGHT, RESTED = "straight", "rested"
SECONDS = 0.1
"""The first rows of a page stand within so long."""
BUILDS = Path(__file__).parent.parent / "app" / "commands" / "demo_network.py"
SOURCES = (BUILDS, full_text.__file__, str(resource("sample", "network.json")))


def run(_visits: int) -> list[Result]:
    """All pages, however many visits are asked for; of each the quickest of some rounds."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = kept()
    from ui import kinds
    from ui.pages import PAGES

    mine = (each for each in (*PAGES, *kinds.pages()) if "office" in each.kinds and not each.whole)
    return [_result(each.name, each.label, folder) for each in mine]


def _result(name: str, label: str, folder: Path) -> Result:
    def rounds(how: str) -> list[dict[str, float]]:
        return [starting.started("-m", "benchmarks.pages", name, how, last=str(folder))
                for _ in range(ROUNDS)]  # fmt: skip

    straight = min(each["first"] for each in rounds(STRAIGHT))
    rested = rounds(RESTED)
    first, again, bare = (
        min(each[which] for each in rested) for which in ("first", "again", "bare")
    )
    return Result(
        f"The page “{label}” at the size of the report, seconds until its first rows",
        f"{shown(first)}; {shown(straight)} for whoever goes straight there, and {shown(again)} "
        "when it is opened again",
        f"bare SQL of as many rows on a bare page of Qt {shown(bare)}: {first / bare:.1f} and "
        f"{again / bare:.1f} times as long",
        first,
        SECONDS,
    )


def kept() -> Path:
    """The folder of the office, made once for each shape of the database."""
    shape = hashlib.sha256()
    for source in (*sorted(schema.STEPS.glob("*.py")), *map(Path, SOURCES)):
        shape.update(source.read_bytes())
    folder = many.KEPT / f"network-{shape.hexdigest()[:8]}"
    if not store.exists(folder):
        making = folder.with_name(f"{folder.name}.part")
        shutil.rmtree(making, ignore_errors=True)
        # Not with this file: the pages shall find nothing loaded that they need.
        from app.commands import demo_network

        print(f"Making an office of the report's size, once, in {folder} …", flush=True)
        demo_network.build(making, many.PASSWORD)
        store.close(with_backup=False)
        making.rename(folder)
    return folder


# In a process of its own


class Seen:
    """When a list was drawn with rows in it."""

    def __init__(self, page: Any) -> None:
        from PySide6.QtCore import QEvent, QObject
        from PySide6.QtWidgets import QAbstractItemView

        self.at = 0.0
        seen = self

        class Watch(QObject):
            def eventFilter(self, viewport: Any, event: Any) -> bool:  # noqa: N802 - Qt's name
                if event.type() == QEvent.Type.Paint and viewport.parent().model().rowCount():
                    seen.at = seen.at or time.perf_counter()
                return False

        self.views = [each for each in page.findChildren(QAbstractItemView) if each.isVisible()]
        self._watch = Watch()
        for each in self.views:
            each.viewport().installEventFilter(self._watch)


def opened(app: Any, shell: Any, name: str) -> tuple[float, int]:
    """Seconds until the first rows of a page are drawn, and how many it has fetched.

    A list that stays empty, or none at all, has what it shows once nothing is under way.
    """
    from PySide6.QtCore import QEventLoop

    from ui import work

    start = time.perf_counter()
    seen = Seen(shell.show_page(name))
    app.processEvents()
    while not seen.at and work.busy():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    app.processEvents()
    took = (seen.at or time.perf_counter()) - start
    starting.turn(app, lambda: not work.busy())
    return took, sum(each.model().rowCount() for each in seen.views[:1])


def bare(app: Any, shell: Any, name: str, rows: int) -> float:
    """Seconds until a bare table stands in the same window, with as many rows of the same kind."""
    from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

    from ui.widgets.table import Table

    page = shell.pages[name]
    tables = [each for each in page.findChildren(Table) if each.isVisible()]
    record = tables[0].current() or tables[0].rows.record(0) if tables else None
    model: Any = type(record) if isinstance(record, Record) else None
    kind = model._meta.table_name if model is not None else "place"
    start = time.perf_counter()
    asked = f'SELECT * FROM "{kind}" WHERE voided IS NULL ORDER BY row DESC LIMIT ?'
    found: Sequence[Any] = database.execute_sql(asked, (rows,)).fetchall()
    table = QTableWidget(len(found), 6)
    for at, row in enumerate(found):
        for place, cell in enumerate(row[-6:]):
            table.setItem(at, place, QTableWidgetItem(str(cell or "")))
    shell.stack.addWidget(table)
    shell.stack.setCurrentWidget(table)
    app.processEvents()
    return time.perf_counter() - start


def main(name: str, how: str, asked: float, folder: Path) -> dict[str, float]:
    app, program, _told = starting.ours(asked, folder)
    shell = program.shell
    if how == RESTED:
        from ui import ahead

        for each in ahead.needed():
            ahead.load(each)
    other = "help" if name == "settings" else "settings"
    if name == "office":  # stands in front already
        shell.show_page(other)
        shell.forget_pages()
        shell.show_page(other)
        app.processEvents()
    first, _rows = opened(app, shell, name)
    rounds: list[float] = []
    rows = 0
    for _ in range(3):
        shell.show_page(other)
        app.processEvents()
        again, rows = opened(app, shell, name)
        rounds.append(again)
    return {"first": first, "again": min(rounds), "bare": bare(app, shell, name, rows)}


if __name__ == "__main__":
    page, way, at, kept_in = sys.argv[1:]
    print(json.dumps(main(page, way, float(at), Path(kept_in))), flush=True)
    os._exit(0)  # there is nothing to save
