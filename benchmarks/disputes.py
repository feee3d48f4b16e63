"""The list of disputes and the page of one with forty sessions, in the real window.

Beside them stand the plainest programs that show the same: a bare query of the same rows put into a
bare table of Qt, LIKE over the same columns, and one page of text from bare queries.
"""

from __future__ import annotations

import datetime
import os
import statistics
import sys
import time
from collections.abc import Sequence
from functools import partial
from typing import Any

from app.records import cases
from app.records.cases.model import OF_CASE, Case
from app.store.database import database
from app.store.session import current
from benchmarks import many_disputes, starting
from benchmarks.measuring import Result, in_turn, percentile, seconds, shown

PAGE = 60
TYPED = (
    *("赵淑珍", "王建国", "李海涛", "欧阳", "䶮", "zhaoshuzhen", "wjg", "lht", "z", "第999件"),
    *("滴水檐", "排水沟", "医药费", "工钱", "一垄玉米", "店民调字第14号", "1380", "王 工钱"),
)
COLUMNS = ("number", "names", "title", "facts", "requests", "paper_number", "volume")
LIKE = (
    'SELECT * FROM "case" WHERE voided IS NULL AND ('
    + " OR ".join(f"{name} LIKE ?" for name in COLUMNS)
    + f") ORDER BY day DESC, row DESC LIMIT {PAGE}"
)
GOING = ("registered", "accepted", "investigating", "mediating", "agreed", "performing")


def run(visits: int) -> list[Result]:
    """A dispute for every twenty visits."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = many_disputes.kept(visits // 20)
    app, program, _told = starting.ours(time.perf_counter(), folder)
    page = program.shell.show_page("cases")
    app.processEvents()
    count = cases.count(cases.Filter())
    found = [
        *_listing(app, program.shell, page, count),
        *_due(count),
        *_searching(page, count),
        _one(app, program.shell, page),
    ]
    program.shell.may_close = None
    program.shell.close()
    return found


# The list


class Bare:
    """A bare table of Qt in a window as large as ours, filled with what a query gives."""

    def __init__(self, app: Any) -> None:
        from PySide6.QtWidgets import QTableWidget

        self.app = app
        self.table = QTableWidget(0, 6)
        self.table.resize(1366, 768)
        self.table.show()

    def show(self, rows: Sequence[Sequence[Any]]) -> None:
        from PySide6.QtWidgets import QTableWidgetItem

        self.table.setRowCount(len(rows))
        for at, row in enumerate(rows):
            for place, cell in enumerate(row):
                self.table.setItem(at, place, QTableWidgetItem(str(cell or "")))
        self.table.viewport().repaint()
        self.app.processEvents()


BARE = (
    "SELECT c.number, c.names, c.category, c.day, c.state, "
    '(SELECT max(s.next_day) FROM session s WHERE s."case" = c.id) FROM "case" c '
    f"WHERE c.voided IS NULL%s ORDER BY c.day DESC, c.row DESC LIMIT {PAGE} "
)


def _asked(condition: str, tail: str = "") -> list[Any]:
    return database.execute_sql(BARE % condition + tail).fetchall()


def _listing(app: Any, shell: Any, page: Any, count: int) -> list[Result]:
    bare = Bare(app)
    listed, rows = page.list, page.list.table.rows
    stages = ", ".join(f"'{each}'" for each in GOING)

    def reload() -> None:
        listed.reload()
        listed.table.view.viewport().repaint()
        app.processEvents()

    def ours(stage: str) -> None:
        listed.take_period(stage)
        listed.table.view.viewport().repaint()
        app.processEvents()

    ours("going")
    going = in_turn(reload, lambda: bare.show(_asked(f" AND c.state IN ({stages})")), 15)
    stage = in_turn(
        lambda: ours("mediating"), lambda: bare.show(_asked(" AND c.state = 'mediating'")), 15
    )
    ours("all")
    whole = in_turn(reload, lambda: bare.show(_asked("")), 15)
    deep = count // 2
    key = cases.page(cases.Filter(), None, deep)[-1][1]
    further = in_turn(lambda: rows.source("", key, PAGE), lambda: _asked("", f"OFFSET {deep}"), 15)
    bare.table.close()
    beside = "a bare SQL query of the same rows in a bare table of Qt"
    return [
        Result(
            f"The list of {count:,} disputes: {what}, with what is due next",
            shown(mine),
            f"{beside} {shown(theirs)}",
            mine / theirs,
            bound,
        )
        for what, (mine, theirs), bound in (
            ("opening it with those not over", going, 3.0),
            ("all of them", whole, 3.0),
            ("those at one stage", stage, 3.0),
        )
    ] + [
        Result(
            f"The next {PAGE} of {count:,} disputes, {deep:,} down the list",
            shown(further[0]),
            f"a bare SQL query of the same rows by OFFSET {shown(further[1])}",
            further[1] / further[0],
            1.0,
            more_is_better=True,
        )
    ]


def _due(count: int) -> list[Result]:
    """What is due within a week, as home and the list's filters ask for it."""
    until = current().today() + datetime.timedelta(days=7)

    def one_by_one() -> int:
        mine = (Case.origin == current().origin) & Case.voided.is_null()
        going = Case.select().where(mine & Case.state.not_in(["archived", "declined"]))
        return sum(any(due.day <= until for due in cases.due.of_case(case)) for case in going)

    mine, theirs = in_turn(lambda: cases.due.everything(until), one_by_one, 5)
    due = len({each.case.id for each in cases.due.everything(until) if each.case is not None})
    return [
        Result(
            f"What is due within a week in {count:,} disputes, {due:,} of them",
            f"{shown(mine)}, beside the window's thread",
            f"asking every open one as its own page does {shown(theirs)}",
            theirs / mine,
            1.25,
            more_is_better=True,
        )
    ]


def _searching(page: Any, count: int) -> list[Result]:
    typed = [word[: end + 1] for word in TYPED for end in range(len(word)) if word[end] != " "]
    source = page.list.table.rows.source
    for text in typed[:5]:
        source(text, None, PAGE)
    ours = [seconds(lambda t=t: source(t, None, PAGE)) for t in typed]
    # LIKE knows neither initials nor several words.
    asked = [text for text in TYPED if (" " not in text and not text.isascii()) or text.isdigit()]
    mine = [statistics.median(seconds(lambda t=t: source(t, None, PAGE)) for _ in range(3))
            for t in asked]  # fmt: skip
    like = [
        seconds(lambda t=t: database.execute_sql(LIKE, [f"%{t}%"] * len(COLUMNS)).fetchall())
        for t in asked
    ]
    slowest = max(zip(ours, typed, strict=True))
    most = percentile(ours, 0.95)
    usual = statistics.median(like)
    return [
        Result(
            f"Search as one types in {count:,} disputes (names, initials, number, words), 95th "
            "percentile",
            f"{shown(most)} of {len(ours)} keystrokes, each with what is due next of every row "
            f"(slowest {shown(slowest[0])} for {slowest[1]!r})",
            f"LIKE over the same columns for a whole word {shown(usual)} (median)",
            usual / most,
            2,
            more_is_better=True,
        ),
        Result(
            f"The {len(asked)} words that LIKE can answer too, one after the other",
            f"{shown(sum(mine))} (slowest {shown(max(mine))})",
            f"LIKE over the same columns of the disputes {shown(sum(like))} "
            f"(slowest {shown(max(like))})",
            sum(like) / sum(mine),
            3,
            more_is_better=True,
        ),
    ]


# One of them


class Labels:
    """A window as large as ours with three columns of bare labels."""

    def __init__(self, app: Any) -> None:
        from PySide6.QtWidgets import QScrollArea

        self.app = app
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.resize(1366, 768)
        self.area.show()

    def show(self, words: Sequence[str]) -> None:
        from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

        whole = QWidget()
        across = QHBoxLayout(whole)
        for third in range(3):
            down = QVBoxLayout()
            across.addLayout(down)
            for each in words[third::3]:
                label = QLabel(each)
                label.setWordWrap(True)
                down.addWidget(label)
        self.area.setWidget(whole)
        self.area.repaint()
        self.app.processEvents()


def _one(app: Any, shell: Any, page: Any) -> Result:
    from PySide6.QtWidgets import QLabel, QPushButton

    case = many_disputes.the_long_one()
    labels = Labels(app)

    other = next(each.id for each, _key in cases.page(cases.Filter()) if each.id != case.id)

    def show(dispute: str) -> None:
        page.show_id(dispute)
        shell.repaint()
        app.processEvents()

    show(case.id)
    parts = (*page.view.findChildren(QLabel), *page.view.findChildren(QPushButton))
    words = [each.text() for each in parts if each.isVisible() and each.text()]

    def bare() -> None:
        for model in (Case, *OF_CASE):
            column = "id" if model is Case else "case"
            database.execute_sql(
                f'SELECT * FROM "{model._meta.table_name}" WHERE "{column}" = ? AND voided IS NULL',
                (case.id,),
            ).fetchall()
        labels.show(words)

    # What stands there already is not shown again.
    mine, theirs = in_turn(partial(show, case.id), bare, 15, before=partial(show, other))
    labels.area.close()
    sessions = len(cases.parts.sessions(case))
    return Result(
        f"The page of one dispute with {sessions} sessions",
        shown(mine),
        f"the same {len(words)} words on bare labels of Qt, and the rows that hang on it by bare "
        f"SQL {shown(theirs)}",
        mine / theirs,
        4.0,
    )


if __name__ == "__main__":
    for each in run(int(sys.argv[1])):
        print(each.line())
