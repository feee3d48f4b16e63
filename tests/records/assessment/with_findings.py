"""The sample table with two of the four points of the standards for what inspections found."""

from __future__ import annotations

import msgspec

from app.records import assessment
from app.records.assessment.tables import Findings, Indicator, Table
from app.records.data_files import Words


def with_findings(**rule) -> Table:
    """Read from a file, as an office would; each finding costs a point unless said otherwise."""
    [table] = assessment.bundled()
    cost = Indicator(
        name="findings",
        title=Words(zh="督导发现的问题按期整改", en="Findings put right in time"),
        points=2,
        how=Words(zh="每项扣1分", en="Each costs 1"),
        rule=Findings(**{"each": 1, **rule}),
    )
    others = (
        msgspec.structs.replace(each, points=2) if each.name == "standards" else each
        for each in table.indicators
    )
    changed = msgspec.structs.replace(table, indicators=(*others, cost))
    return assessment.read(assessment.spelled(changed).encode(), "sample.json")
