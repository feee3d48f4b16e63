"""Search as one types in a million visits, beside LIKE over the same columns; and memory."""

from __future__ import annotations

import sys

from app import store
from app.records import visits
from app.store.database import database
from benchmarks import many
from benchmarks.measuring import Result, peak, percentile, seconds, shown

TYPED = (
    *("赵淑珍", "王建国", "欧阳", "䶮", "傅军", "zhaoshuzhen", "wjg", "zsz", "z", "抚养费"),
    *("宅基地过户", "承包地", "1380", "13806321234", "第999999次", "第500次", "王 抚养费"),
    *("zsz 宅基地", "工地 拖欠"),
)
LIKE = (
    "SELECT id FROM visit WHERE voided IS NULL AND (name LIKE ? OR facts LIKE ? OR advice LIKE ? "
    "OR phone LIKE ? OR handler_name LIKE ?) ORDER BY day DESC, row DESC LIMIT 50"
)


def keystrokes() -> list[str]:
    """Every text that stands in the box while one of the searches is typed."""
    return [word[: end + 1] for word in TYPED for end in range(len(word)) if word[end] != " "]


def run(count: int) -> list[Result]:
    """Every keystroke of the searches, and the words that LIKE can answer too."""
    store.open(many.kept(count), many.PASSWORD)
    for text in keystrokes()[:5]:
        visits.page(visits.Filter(text=text))
    ours = [seconds(lambda t=t: visits.page(visits.Filter(text=t))) for t in keystrokes()]
    # What LIKE can answer at all: no pinyin, and a whole word as it was meant.
    asked = [word for word in TYPED if not word.isascii() and " " not in word] + ["13806321234"]
    mine = [seconds(lambda t=t: visits.page(visits.Filter(text=t))) for t in asked]
    like = [
        seconds(lambda t=t: database.execute_sql(LIKE, [f"%{t}%"] * 5).fetchall()) for t in asked
    ]
    listing = [seconds(lambda: visits.page(visits.Filter())) for _ in range(20)]
    used = peak()
    rows = visits.count(visits.Filter())
    store.close(with_backup=False)
    slowest = max(zip(ours, keystrokes(), strict=True))
    return [
        Result(
            f"Search as one types in {rows:,} visits, 95th percentile in ms",
            f"{shown(percentile(ours, 0.95))} of {len(ours)} keystrokes",
            f"slowest {shown(slowest[0])} for {slowest[1]!r}; the list's first page "
            f"{shown(percentile(listing, 0.95))}",
            percentile(ours, 0.95) * 1000,
            50,
        ),
        Result(
            f"The {len(asked)} words that LIKE can answer too, one after the other",
            f"{shown(sum(mine))} (slowest {shown(max(mine))})",
            f"LIKE over the same columns {shown(sum(like))} (slowest {shown(max(like))})",
            sum(like) / sum(mine),
            100,
            more_is_better=True,
        ),
        Result(
            f"Resident memory with {rows:,} visits open and searched, MB (without the window)",
            f"{used:.0f} MB",
            "everything this process ever held",
            used,
            300,
        ),
    ]


if __name__ == "__main__":
    for each in run(int(sys.argv[1])):
        print(each.line())
