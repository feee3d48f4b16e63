"""The numbers of a year over many visits, beside the bare SQL that counts the same."""

from __future__ import annotations

import datetime
from typing import Any

from app import codes, store
from app.records.stats import Counted, Period, areas, sheets
from app.store.database import database
from benchmarks import many
from benchmarks.measuring import Result, in_turn, shown

YEAR = 2020
SPAN = (f"{YEAR}-01-01", f"{YEAR}-12-31")
PERIOD = Period(datetime.date(YEAR, 1, 1), datetime.date(YEAR, 12, 31))
SECONDS = 2.0
"""All numbers of the year stand within so long."""

COUNTED = (
    "SELECT coalesce(place, origin), substr(day, 1, 7), count(*){parts} FROM visit"
    " WHERE voided IS NULL AND day >= ? AND day <= ? GROUP BY 1, 2"
)
PROMISED = (
    "SELECT coalesce(place, origin), substr(follow_up, 1, 7), count(*), count(*) FILTER (WHERE"
    " EXISTS (SELECT 1 FROM visit f WHERE f.voided IS NULL AND f.follows = visit.id)) FROM visit"
    " WHERE voided IS NULL AND follow_up >= ? AND follow_up <= ? GROUP BY 1, 2"
)
REFERRED = (
    "SELECT coalesce(v.place, r.origin), substr(v.day, 1, 7), count(*) FROM referral r"
    " JOIN visit v ON r.visit = v.id WHERE r.voided IS NULL AND v.voided IS NULL"
    " AND v.day >= ? AND v.day <= ? GROUP BY 1, 2"
)
SPLIT = (("category", "matter"), ("mode", "visit_mode"), ("result", "visit_result"),
         ("age_band", "age_band"), ("satisfaction", "satisfaction"))  # fmt: skip


def run(visits: int) -> list[Result]:
    """A year of as many visits as are asked for in all."""
    store.open(many.kept(visits), many.PASSWORD)
    areas.of_places()  # as before anything is counted: who is where is known
    found = _ours()
    assert found.total[found.at["visits"]] == sum(row[2] for row in _bare()[0])
    ours, bare = in_turn(_ours, _bare)
    store.close(with_backup=False)
    number = found.total[found.at["visits"]]
    claim = f"The numbers of a year, {len(found.cells)} of them, among {visits:,} visits"
    what = f"{number:,} visits of the year in {shown(ours)}"
    return [
        Result(claim, what, f"bare SQL counts the same in {shown(bare)}", ours / bare, 1.2),
        Result(f"{claim}, seconds", what, "", ours, SECONDS),
    ]


def _ours() -> Counted:
    return Counted(sheets.sheet("visits"), PERIOD)


def _bare() -> list[list[Any]]:
    parts = "".join(f", count(*) FILTER (WHERE {each})" for each in _conditions())
    asked = (COUNTED.format(parts=parts), PROMISED, REFERRED)
    return [database.execute_sql(sql, SPAN).fetchall() for sql in asked]


def _conditions() -> list[str]:
    found = ["satisfaction IN ('good', 'fair')", "satisfaction IN ('good', 'fair', 'bad')"]
    for column, listed in SPLIT:
        every = codes.load(listed)
        for each in every.entries:
            under = ", ".join(f"'{code}'" for code in every.under(each.code))
            found.append(f"{column} IN ({under})")
        known = ", ".join(f"'{each.code}'" for each in every.entries)
        found.append(f"{column} IS NULL OR {column} NOT IN ({known})")
    for each in codes.load("group").entries:
        found.append(f"instr(groups, '\"{each.code}\"') > 0")
    return found
