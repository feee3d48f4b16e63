"""服务确认单: who served a village in a month, for its signature and seal."""

from __future__ import annotations

import datetime

from app.documents.design import load
from app.documents.forms import form
from app.documents.forms.design import FormDesign, PageWords
from app.documents.forms.laid import LaidOutPaper, Printing
from app.documents.forms.slots import chinese
from app.fields import Hours
from app.figures import hours
from app.records import places
from app.records.network import service


class ServiceMonthDesign(FormDesign, frozen=True, kw_only=True):
    """`resources/forms/network/service_month.json`."""

    continued: str
    page: str
    month: str
    total: str
    response: str


def lay_out(place: str, month: datetime.date) -> LaidOutPaper:
    """The sheet of a place and the month of a day."""
    design = load("network/service_month", ServiceMonthDesign)
    found = service.of_month(month, place)
    rows: list[dict[str, str]] = []
    for each in found:
        known = service.span(each)
        took = service.response(each)
        work = "、".join(chinese("service_type", code) for code in each.types or ())
        said = design.response.format(minutes=took) if took is not None else ""
        rows.append({
            "day": each.day.isoformat() if each.day else "",
            "name": each.name or "",
            "begin": f"{each.begin:%H:%M}" if each.begin else "",
            "finish": f"{each.finish:%H:%M}" if each.finish else "",
            "hours": Hours().show(hours.minutes([known]) if known else None),
            "work": "　".join(filter(None, (work, each.work, said))),
        })  # fmt: skip
    totals = [
        design.total.format(name=each.name, days=each.days, hours=Hours().show(each.minutes))
        for each in service.totals(found)
    ]
    said_month = design.month.format(year=month.year, month=month.month)
    slots = {"place": places.short_address(place), "month": said_month, "services": rows,
             "totals": "；".join(totals)}  # fmt: skip
    words = PageWords(design.continued, design.page)
    return form.lay_out(design, slots, Printing(), words)
