"""What a sample room asks its office to certify."""

from __future__ import annotations

import datetime

from app.records import certificates
from app.records.certificates import preparing

_TERM = datetime.timedelta(days=3 * 365)


def ask(today: datetime.date) -> int:
    """Ask for everybody who serves as what certificates are for; how many were asked for."""
    term = {"since": today, "until": today + _TERM}
    asked = 0
    for role, kind, words, said in (
        ("deputy", "appointment", "聘期将满，请续聘", term),
        ("literate", "literate", "培训考核合格", {}),
        ("volunteer", "volunteer", "", {"since": today, "what": "法律咨询和普法宣传"}),
    ):
        lines = preparing.serving_as(role, kind)
        for line in lines:
            line.values.update(said)
        holders = [preparing.line_values(line) for line in lines]
        asked += len(certificates.ask(kind=kind, holders=holders, words=words)) if lines else 0
    return asked
